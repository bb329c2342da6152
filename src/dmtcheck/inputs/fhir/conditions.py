"""Conditions: the type of MS, and what else the person has or had. A Condition says that something is; none says that it is not."""

from collections.abc import Iterable
from typing import Final

from dmtcheck.codes import Code
from dmtcheck.dates import months_between
from dmtcheck.inputs.fhir import wording
from dmtcheck.inputs.fhir.elements import Element, called, codings, element, elements, first_of, name, rows, status, text
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.findings import Findings
from dmtcheck.inputs.fhir.wording import NEVER
from dmtcheck.known import LONGEST_PREGNANCY

NOW: Final = frozenset(("active", "recurrence", "relapse"))
PAST: Final = frozenset(("inactive", "remission", "resolved"))
BREASTFEEDING: Final = 24  # months for which a Condition says so; ours
_MS: Final = frozenset(("ms_type", "ms_activity"))
_GERMAN: Final = "icd-10-gm-diagnosesicherheit"  # with a code of ICD-10-GM: A excluded, V suspected, Z past, G certain
_GERMAN_SAID: Final = {"A": "refuted", "V": "provisional"}
_SUSPECTED: Final = frozenset(("pml_ever", "hbsag"))  # what even a suspicion says something of
_BEGAN: Final = ("onsetDateTime", "onsetPeriod.start", "recordedDate", "assertedDate", "dateRecorded")
# What stays true of a person once it was.
_EVER: Final = frozenset(
    ("pml_ever", "herpes_history", "cancer_history", "heart_disease", "stroke_history", "depression", "hiv", "tuberculosis_screen", "hbsag")
)


def read(entries: Iterable[Entry], found: Findings) -> None:
    """Put in what the Conditions say."""
    of_ms: list[tuple[Entry, list[Code]]] = []
    for entry in entries:
        said = rows("conditions", entry.resource.get("code"))
        if said and wording.is_of_family(entry.resource):
            found.note(said[0].fact, entry.ref, f"{_called(entry, said)}: of the family, not of the person: not used")
            continue
        if not said:
            _unlisted(entry, found)
            continue
        used = _used(entry, said, found)
        if any(row.fact == "ms_type" for row in used):
            of_ms.append((entry, used))
    _ms(of_ms, found)


def _called(entry: Entry, said: list[Code]) -> str:
    """Return what a Condition is called: by its own words, with its code where that is not listed, else by the words of the list."""
    code = entry.resource.get("code")
    shown, coded = called(code), next((one.code for one in codings(code) if one.code), "")
    if said:
        return name(shown if shown != coded else said[0].display)
    return shown if shown == coded or not coded else f"{coded} {shown}"


def _unlisted(entry: Entry, found: Findings) -> None:
    """Tell of a Condition of which no code is listed; by itself where its words bear on whether it is MS."""
    shown, sure = _called(entry, []), status(entry.resource.get("verificationStatus"))
    problem = "" if sure & NEVER or wording.is_of_family(entry.resource) else wording.apart(entry.resource.get("code"))
    if problem:
        found.note("ms_type", entry.ref, f"{name(shown)}: {problem}")
    else:
        found.unlisted("condition", shown)


def _used(entry: Entry, said: list[Code], found: Findings) -> list[Code]:
    """Put in what a Condition says beside MS; return what of it counts."""
    used, problem = _sure(entry, said)
    if len(used) < len(said) and not problem.startswith("refuted"):
        found.suspect(said, first_of(entry.resource, *_BEGAN), entry.ref)
    if not used:
        found.note(said[0].fact, entry.ref, f"{_called(entry, said)}: {problem}")
    for row in used:
        found.doubt((row,), row.fact, entry.ref)
        if row.fact not in _MS:
            _one(row, entry, _called(entry, said), found)
    return used


def _sure(entry: Entry, said: list[Code]) -> tuple[list[Code], str]:
    """Return what of a Condition may be used, or why nothing is. A suspicion counts for PML alone, and beside a hepatitis B test."""
    sure = status(entry.resource.get("verificationStatus")) | _german(entry.resource)
    if sure & NEVER:
        return [], "refuted or entered in error: not used"
    if sure and ("confirmed" not in sure or "provisional" in sure):
        return [row for row in said if row.fact in _SUSPECTED], "only suspected, not confirmed: not used"
    return said, ""


def _german(resource: Element) -> frozenset[str]:
    """Return how sure a diagnosis is that is coded as in Germany."""
    extensions = (each for one in elements(element(resource.get("code")).get("coding")) for each in elements(one.get("extension")))
    letters = (text(element(one.get("valueCoding")).get("code")) for one in extensions if text(one.get("url")).endswith(_GERMAN))
    return frozenset(_GERMAN_SAID[letter] for letter in letters if letter in _GERMAN_SAID)


def _clinical(entry: Entry, found: Findings) -> frozenset[str]:
    """Return the clinical status. What has an end on record is over, though it may still be called active."""
    ends = {key: value for key, value in entry.resource.items() if str(key).startswith("abatement") and value not in (None, False)}
    end = first_of(ends, "abatementDateTime", "abatementDate", "abatementPeriod.end", "abatement")
    return frozenset(("resolved",)) if ends and not found.is_ahead(end) else status(entry.resource.get("clinicalStatus"))


def _one(row: Code, entry: Entry, what: str, found: Findings) -> None:
    """Put in one fact, where the Condition says enough of when."""
    clinical, ref = _clinical(entry, found), entry.ref
    if row.fact == "hbsag":
        found.hepatitis_b.append(ref)
    elif row.fact == "severe_reactions":
        found.note(row.fact, ref, f"{what}: to what is not said: ask whether it was to one of the infusions")
    elif row.fact in _EVER:
        if row.value == "positive":
            found.result(row.fact, row.value, None, ref)
        else:
            found.state(row.fact, True, (ref,))
    elif not clinical & NOW:
        said = "over" if clinical & PAST else "not said to be active"
        found.note(row.fact, ref, f"{what}: {said}; whether it is so now is not known")
    elif row.fact == "pregnant":
        _pregnant(row, entry, found)
    elif row.fact == "breastfeeding" and _is_old(entry, found):
        found.note(row.fact, ref, f"{what}: on record for more than {BREASTFEEDING} months: not used, ask")
    else:
        found.state(row.fact, True, (ref,))


def _is_old(entry: Entry, found: Findings) -> bool:
    began = first_of(entry.resource, *_BEGAN)
    return bool(began and began.last and found.as_of and months_between(began.last, found.as_of) > BREASTFEEDING)


def _pregnant(row: Code, entry: Entry, found: Findings) -> None:
    usable, day = found.usable("pregnant", entry.ref, first_of(entry.resource, *_BEGAN))
    if not usable:
        return
    if not row.value or day is None:  # it may be so: that she is not can no longer be said
        found.speak_against(("pregnant",), None, entry.ref, "a pregnancy that may be of now is on record")
    if not row.value:
        found.note("pregnant", entry.ref, "a pregnancy that is only possible: not used, ask")
    elif day is None or found.as_of is None or months_between(day, found.as_of) > LONGEST_PREGNANCY:
        found.note("pregnant", entry.ref, f"a pregnancy not known to have begun in the last {LONGEST_PREGNANCY} months: not used")
    else:
        found.result("pregnant", True, day, entry.ref)


def _ms(of_ms: list[tuple[Entry, list[Code]]], found: Findings) -> None:
    """Say whether MS is on record, and of which type."""
    if not of_ms:
        found.note(None, "Condition", "no multiple sclerosis on record")
        return
    found.ms_on_record = True
    types: dict[str, list[str]] = {}
    named: dict[str, list[str]] = {}
    activities: dict[str, list[str]] = {}
    for entry, said in of_ms:
        clinical = _clinical(entry, found)
        if not clinical & (NOW | {"remission"}):
            state = "resolved or inactive" if clinical & PAST else "not said to be active"
            found.note("ms_type", entry.ref, f"multiple sclerosis, {state}: it counts as on record, but its type is not taken from here")
            continue
        for value in sorted(wording.types(entry.resource.get("code"))):
            named.setdefault(value, []).append(entry.ref)
        for row in said:
            if row.fact == "ms_type" and row.value:
                types.setdefault(row.value, []).append(entry.ref)
            elif row.fact == "ms_activity" and clinical & NOW:
                activities.setdefault(row.value, []).append(entry.ref)
    _typed(types, named, activities, found)


def _typed(types: dict[str, list[str]], named: dict[str, list[str]], activities: dict[str, list[str]], found: Findings) -> None:
    """Put in the type that the codes give, unless the words name another."""
    others = {value: refs for value, refs in named.items() if value not in types}
    if others:
        where = ", ".join(dict.fromkeys(ref for refs in others.values() for ref in refs))
        found.note("ms_type", where, f"the words name a type ({', '.join(others)}) that no code gives: the type is not used, ask")
        return
    _agreed("ms_type", types, found)
    if len(types) == 1:
        _agreed("ms_activity", activities, found)


def _agreed(fact: str, said: dict[str, list[str]], found: Findings) -> None:
    if len(said) == 1:
        ((value, refs),) = said.items()
        found.state(fact, value, refs)
    elif said:
        found.note(fact, ", ".join(ref for refs in said.values() for ref in refs), f"these disagree ({', '.join(said)}): not used")
    elif fact == "ms_type":
        found.note(fact, "Condition", "multiple sclerosis is on record, but not of which type")
