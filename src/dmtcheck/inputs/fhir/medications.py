"""Which therapy of MS a medication is: by its code, else by a name in its text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from dmtcheck.courses import INFUSED
from dmtcheck.inputs.fhir.elements import Element, called, codings, element, elements, rows, text
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.therapies import Therapy, begins, in_form, is_under_the_skin, misspelt, recognise

_LOOK_UP: Final = "it may be one of the six infusions and must be looked up"
_UNFOUND: Final = f"its medication is not in the record: {_LOOK_UP}"
_NAMELESS: Final = f"its medication has neither a code nor a name: {_LOOK_UP}"
_SEVERAL: Final = f"its medication has names of more than one therapy, none used: {_LOOK_UP}"
_CODES_ONLY: Final = f"only codes that are not in the code list, and no name: {_LOOK_UP}"
_NOT_FOR_MS: Final = "a form that is no therapy of MS: not used"
# Products with the ingredient of a therapy of MS that are made for something else.
_ELSEWHERE: Final = re.compile(
    r"skilarence|arzerra|leustatin|litak|cladribine\b.*(?:inject|infus|intraven|solution|vial|mg/ml)|(?:inject|infus|intraven).*\bcladribine"
)
_WORD: Final = re.compile(r"[^\W\d_]{3}")
# "Premedication for Ocrevus" is not Ocrevus; "Ocrevus with premedication" is.
_BESIDE: Final = re.compile(r"(?<!with )\bpre-?med")
_ROUTE: Final = ("http://snomed.info/sct", "34206005")  # under the skin


class Medication(NamedTuple):
    """What a resource calls its medication.

    Attributes:
        therapy: the name of the therapy that it is, or "".
        called: what the record calls it.
        problem: why no therapy is taken from it although it may be one; "" otherwise.
        may_be_one: whether it may be one of the six infusions all the same.
    """

    therapy: str = ""
    called: str = ""
    problem: str = ""
    may_be_one: bool = False


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
            return _given(entry, {"text": shown}) if shown else Medication(problem=_UNFOUND, may_be_one=True)
    found = _given(entry, [one for concept in concepts for one in elements(concept)])
    return found._replace(may_be_one=bool(reference)) if found.problem == _NAMELESS else found


def _given(entry: Entry, concepts: object) -> Medication:
    """Return the same as ``named``, with the way it is given."""
    found = named(concepts, itself=True)
    doses = [*elements(entry.resource.get("dosageInstruction")), *elements(entry.resource.get("dosage"))]
    routes = [one for dose in doses for one in elements(dose.get("route"))]
    listed = codings(routes)
    shown = (*(one.display for one in listed), *(text(one.get("text")) for one in routes))
    under = any((one.system, one.code) == _ROUTE for one in listed) or any(is_under_the_skin(one) for one in shown)
    therapy = recognise(f"{found.therapy}, under the skin") if under and found.therapy else None
    return found._replace(therapy=therapy.brand or therapy.ingredient) if therapy else found


def _of_medication(target: Element) -> list[Any]:
    """Return what a Medication is called; where it has no code, what is in it."""
    if called(target.get("code")):
        return [target.get("code")]
    held = elements(target.get("ingredient"))
    return [one for each in held for one in (each.get("itemCodeableConcept"), element(each.get("item")).get("concept"))]


def named(concepts: object, *, itself: bool = False) -> Medication:
    """Return what CodeableConcepts call a medication.

    Args:
        concepts: one or several.
        itself: whether a text must name the medication itself, and not only in passing, as "premedication for Ocrevus" does.
    """
    shown = called(concepts)
    if not shown:
        return Medication(problem=_NAMELESS)
    coded = {row.value for row in rows("medications", concepts)}
    texts = [one for one in (*(text(each.get("text")) for each in elements(concepts)), *(each.display for each in codings(concepts))) if one]
    if "" in coded or any(_ELSEWHERE.search(one.casefold()) for one in texts):
        return Medication(called=shown, problem=_NOT_FOR_MS)
    said = [one for one in texts if not itself or names_itself(one)]
    skin = next((one for one in texts if is_under_the_skin(one)), "")
    found = list(dict.fromkeys(in_form(known, skin) for one in (*coded, *said) if (known := recognise(one))))
    if not found:
        return _unclear(shown, texts)
    chosen = _one(found)
    return Medication(therapy=chosen, called=shown) if chosen else _several(shown, found)


def names_itself(text: str) -> bool:
    """Whether a text names a medication itself: no other word stands before the name."""
    return begins(text) and not _BESIDE.search(text.casefold())


def _unclear(shown: str, texts: list[str]) -> Medication:
    """Return what is known of a medication of which no therapy is certain."""
    if not any(_WORD.search(one) for one in texts):
        return Medication(called=shown, problem=_CODES_ONLY, may_be_one=True)
    passing = [known for one in texts if (known := recognise(one))]
    if passing:
        which = ", ".join(dict.fromkeys(one.brand or one.ingredient for one in passing))
        return Medication(called=shown, problem=f"names {which}, but as if it were something else: not used, look it up", may_be_one=_of_six(passing))
    words = list(_words_of_therapies(texts))
    if words:
        return _several(shown, words)
    near = list(dict.fromkeys(one for each in texts for one in misspelt(each)))
    if not near:
        return Medication(called=shown)
    said = f"its name is not known, but much like {' or '.join(near)}: not used, look it up"
    return Medication(called=shown, problem=said, may_be_one=not set(near).isdisjoint(INFUSED))


def _several(shown: str, found: Iterable[Therapy]) -> Medication:
    return Medication(called=shown, problem=_SEVERAL, may_be_one=_of_six(found))


def _of_six(found: Iterable[Therapy]) -> bool:
    return any(one.ingredient in INFUSED for one in found)


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
