"""Which therapy of MS a medication is: by its code, else by a name in its text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from dmtcheck.inputs.fhir.elements import Element, called, codings, element, elements, rows, text
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.therapies import Therapy, recognise

_LOOK_UP: Final = "it may be one of the six infusions and must be looked up"
_UNFOUND: Final = f"its medication is not in the record: {_LOOK_UP}"
_NAMELESS: Final = f"its medication has neither a code nor a name: {_LOOK_UP}"
_SEVERAL: Final = f"its medication has names of more than one therapy, none used: {_LOOK_UP}"
_NOT_FOR_MS: Final = "a form that is no therapy of MS: not used"
# Products with the ingredient of a therapy of MS that are made for something else.
_ELSEWHERE: Final = re.compile(
    r"skilarence|arzerra|leustatin|litak|cladribine\b.*(?:inject|infus|intraven|solution|vial|mg/ml)|(?:inject|infus|intraven).*\bcladribine"
)


class Medication(NamedTuple):
    """What a resource calls its medication.

    Attributes:
        therapy: the name of the therapy that it is, or "".
        called: what the record calls it.
        problem: why no therapy is taken from it although it may be one; "" otherwise.
    """

    therapy: str = ""
    called: str = ""
    problem: str = ""


def medication(entry: Entry, lookup: Lookup) -> Medication:
    """Return the medication of a request, statement, administration or dispense, in any version of FHIR."""
    resource = entry.resource
    newer = element(resource.get("medication"))
    reference = element(resource.get("medicationReference")) or element(newer.get("reference"))
    if isinstance(newer.get("reference"), str):
        reference = newer
    concepts: list[Any] = [resource.get("medicationCodeableConcept"), newer.get("concept")]
    if "coding" in newer or "text" in newer:
        concepts.append(newer)
    if reference:
        target = lookup.find(reference, entry)
        if target is not None:
            concepts += _of_medication(target)
        elif not any(elements(one) for one in concepts):
            shown = text(reference.get("display"))
            return named({"text": shown}) if shown else Medication(problem=_UNFOUND)
    return named([one for concept in concepts for one in elements(concept)])


def _of_medication(target: Element) -> list[Any]:
    """Return what a Medication is called; where it has no code, what is in it."""
    if called(target.get("code")):
        return [target.get("code")]
    held = elements(target.get("ingredient"))
    return [one for each in held for one in (each.get("itemCodeableConcept"), element(each.get("item")).get("concept"))]


def named(concepts: object) -> Medication:
    """Return what CodeableConcepts call a medication."""
    shown = called(concepts)
    if not shown:
        return Medication(problem=_NAMELESS)
    coded = {row.value for row in rows("medications", concepts)}
    texts = [one for one in (*(text(each.get("text")) for each in elements(concepts)), *(each.display for each in codings(concepts))) if one]
    if "" in coded or any(_ELSEWHERE.search(one.casefold()) for one in texts):
        return Medication(called=shown, problem=_NOT_FOR_MS)
    found = list(dict.fromkeys(known for one in (*coded, *texts) if (known := recognise(one))))
    if not found:
        return Medication(called=shown, problem=_SEVERAL if any(_words_of_therapies(texts)) else "")
    chosen = _one(found)
    return Medication(therapy=chosen, called=shown) if chosen else Medication(called=shown, problem=_SEVERAL)


def _words_of_therapies(texts: Iterable[str]) -> Iterator[Therapy]:
    for one in texts:
        yield from (known for word in re.findall(r"[\w-]+", one) if (known := recognise(word)))


def _one(found: list[Therapy]) -> str:
    """Return the name that all of them mean: one ingredient, or one product of it; "" where they do not."""
    products = [one for one in found if one.brand]
    brands = {one.brand for one in products if not one.brand.casefold().startswith(one.ingredient)} or {one.brand for one in products}
    if len({one.ingredient for one in found}) > 1 or len(brands) > 1 or len({one.drug for one in products}) > 1:
        return ""
    return brands.pop() if brands else found[0].ingredient
