"""What must hold of every record, said a second time and in another way than the reader does it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from fuzz.mutations import everything

from dmtcheck.codes import PLACES, find, table
from dmtcheck.errors import ProfileError, visible
from dmtcheck.inputs.fhir import KINDS
from dmtcheck.inputs.fhir.elements import text
from dmtcheck.record import Record

MEDICATIONS = ("MedicationRequest", "MedicationOrder", "MedicationStatement", "MedicationUsage", "MedicationAdministration", "MedicationDispense")
COUNTED = {"Condition": "condition", "Immunization": "vaccine", "AllergyIntolerance": "allergy", **dict.fromkeys(MEDICATIONS, "medication")}
MS_CODES = {row.code.replace(".", "") for row in table("conditions") if row.fact == "ms_type"}
SYSTEMS_OF_MS = re.compile(r"icd-10|icd-9|snomed\.info/sct|2\.16\.840\.1\.113883\.6\.(?:90|3|103|96)$")
NEGATIVE = {"negative", "neg", "non-reactive", "nonreactive", "not detected"}
_SUFFIX = re.compile(r"_(?:date|complete)$")
_NUMBER = re.compile(r"([0-9,]+) (\w+)")
_NAMED = re.compile(r'\w+ "(.+?)(?:\.\.\.)?"', re.DOTALL)  # what a note calls something that is in no list

Resource = dict[str, Any]


def resources(given: Any, inner: bool = True) -> Iterator[tuple[Resource, str, str]]:
    """Yield the resources of a Bundle, and of the Bundles in it, with what each may be called."""
    for number, entry in enumerate(given.get("entry") or (), 1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            kind = text(resource.get("resourceType"))
            if kind == "Bundle" and inner:
                yield from resources(resource, inner=False)
            else:
                ref = f"{kind}/{text(resource.get('id'))}" if text(resource.get("id")) else text(entry.get("fullUrl")) or f"entry {number}"
                yield resource, kind, visible(ref)[:200]


def problems(given: Any, record: Record, checker: Any) -> Iterator[str]:
    """Yield what does not hold of the record that was read from a Bundle."""
    there: dict[str, list[Resource]] = {}
    for resource, _, ref in resources(given):
        there.setdefault(ref, []).append(resource)
    try:
        checker.read(record, record.profile.get("as_of"))
    except ProfileError as error:
        yield f"its profile cannot be read: {error}"
    if set(record.profile) - {"as_of"} != set(record.origins):
        yield f"facts without an origin, or the other way round: {sorted(set(record.profile) ^ set(record.origins))}"
    if (record.ms_on_record or {"ms_type", "ms_activity"} & set(record.profile)) and not has_ms(given):
        yield "MS on record, and no Condition with a code of it"
    for fact, refs in record.origins.items():
        yield from _without_origin(fact, record.profile[fact], refs, there)
    yield from _silent(given, record)


def has_ms(given: Any) -> bool:
    """Whether a Condition holds a code of MS, in a system that has one."""
    for resource, kind, _ in resources(given):
        for one in everything(resource.get("code")) if kind == "Condition" else ():
            if isinstance(one, dict) and SYSTEMS_OF_MS.search(text(one.get("system")).rstrip("/")):
                plain = text(one.get("code")).upper().replace(".", "")
                if any(plain.startswith(code) for code in MS_CODES):
                    return True
    return False


def facts_of(resource: Resource) -> set[str]:
    """Return every fact that a code in a resource stands for."""
    return {row.fact for one in everything(resource) if isinstance(one, dict) and one.get("code") for place in PLACES for row in _found(place, one)}


def _found(place: Any, coding: Resource) -> Any:
    return find(place, text(coding.get("system")), text(coding.get("code")))


def _without_origin(fact: str, value: Any, refs: tuple[str, ...], there: dict[str, list[Resource]]) -> Iterator[str]:
    if fact == "id":
        return  # perhaps only a reference names the person
    for ref in refs:
        if ref not in there:
            yield f"{fact} is said to come from {ref}, which is not there"
        elif not any(_carries(fact, one) for one in there[ref]):
            yield f"{fact} is said to come from {ref}, which says nothing of it"
    held = [one for ref in refs for one in there.get(ref, ())]
    if not refs:
        yield f"{fact} has no origin"
    if value == "negative" and not any(_says_negative(one) for one in held):
        yield f"{fact} is negative, and nothing in {', '.join(refs)} says so"


def _carries(fact: str, resource: Resource) -> bool:
    kind, base = text(resource.get("resourceType")), _SUFFIX.sub("", fact)
    special = {"age": ("Patient",), "therapies": MEDICATIONS, "severe_reactions": ("AllergyIntolerance",)}
    return kind in special[base] if base in special else bool({base, fact} & facts_of(resource))


def _says_negative(resource: Resource) -> bool:
    for one in everything(resource):
        if isinstance(one, str) and text(one).casefold() in NEGATIVE:
            return True
        if isinstance(one, dict) and any(row.value == "negative" for row in _found("answers", one)):
            return True
    return False


def _silent(given: Any, record: Record) -> Iterator[str]:
    """Yield what is of a type that is read and of which nothing is said: not that it was used, not that it was not."""
    told = {ref for refs in record.origins.values() for ref in refs}
    values = " , ".join(note.value for note in record.notes)
    told |= {part for note in record.notes for part in (note.value, *re.split(r", |: ", note.value))}
    about = {_SUFFIX.sub("", fact) for fact in (*record.profile, *(note.fact for note in record.notes if note.fact))}
    about |= {"ms_type", "ms_activity"} if record.ms_on_record else set()
    seen = {(ref, kind): resource for resource, kind, ref in resources(given) if kind in KINDS}
    names = [match[1] for note in record.notes if (match := _NAMED.fullmatch(note.value))]
    untold: Counter[str] = Counter()
    for (ref, kind), resource in seen.items():
        if (
            ref not in told
            and ref not in values
            and not {_SUFFIX.sub("", fact) for fact in facts_of(resource)} & about
            and not _is_called(names, resource)
        ):
            untold[kind] += 1
    counted: Counter[str] = Counter()
    for note in record.notes:
        if match := _NUMBER.match(note.value):
            counted[match[2].lower().removesuffix("s").removesuffix("ie").removesuffix("y")] += int(match[1].replace(",", ""))
    for kind, number in untold.items():
        said = sum(counted[one] for one in {one.lower().removesuffix("y") for one in (kind, COUNTED.get(kind, kind))})
        if number > said:
            yield f"silent about {number - said} of type {kind}"


def _is_called(names: list[str], resource: Resource) -> bool:
    texts = [visible(" ".join(text(one).split())) for one in everything(resource) if isinstance(one, str)] if names else []
    return any(name in one or (len(one) > 3 and one in name) for name in names for one in texts)


def refusal_problems(given: Any, error: ProfileError) -> Iterator[str]:
    """Yield what is wrong with how something was refused: more than one line, or somebody's name or birth date in it."""
    said = str(error)
    if not said or "\n" in said or "Traceback" in said:
        yield f"refused in other than one line: {json.dumps(said)}"
    for one in everything(given):
        for key in ("family", "birthDate", "div", "valueString") if isinstance(one, dict) else ():
            value = one.get(key)
            if isinstance(value, str) and len(value) > 3 and value in said:
                yield f"refused with a value of the person: {key}"
