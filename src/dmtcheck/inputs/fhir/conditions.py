"""Conditions: the type of MS, and what else the person has or had. A Condition says that something is; none says that it is not."""

from collections.abc import Iterable
from typing import Final

from dmtcheck.codes import Code
from dmtcheck.dates import months_between
from dmtcheck.inputs.fhir.elements import called, first_of, name, rows, status
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.findings import Findings
from dmtcheck.known import LONGEST_PREGNANCY

NOW: Final = frozenset(("active", "recurrence", "relapse"))
PAST: Final = frozenset(("inactive", "remission", "resolved"))
NEVER: Final = frozenset(("refuted", "entered-in-error"))
_MS: Final = frozenset(("ms_type", "ms_activity"))
_SUSPECTED: Final = frozenset(("pml_ever", "hbsag"))  # what even a suspicion says something of
# What stays true of a person once it was.
_EVER: Final = frozenset(
    ("pml_ever", "herpes_history", "cancer_history", "heart_disease", "stroke_history", "depression", "hiv", "tuberculosis_screen", "hbsag")
)


def read(entries: Iterable[Entry], found: Findings) -> None:
    """Put in what the Conditions say."""
    of_ms: list[tuple[Entry, list[Code]]] = []
    for entry in entries:
        said = rows("conditions", entry.resource.get("code"))
        if not said:
            found.unlisted("condition", called(entry.resource.get("code")))
            continue
        used, problem = _sure(entry, said)
        if not used:
            found.note(said[0].fact, entry.ref, f"{name(called(entry.resource.get('code')))}: {problem}")
        if any(row.fact == "ms_type" for row in used):
            of_ms.append((entry, used))
        for row in used:
            found.doubt((row,), row.fact, entry.ref)
            if row.fact not in _MS:
                _one(row, entry, found)
    _ms(of_ms, found)


def _sure(entry: Entry, said: list[Code]) -> tuple[list[Code], str]:
    """Return what of a Condition may be used, or why nothing is. A suspicion counts for PML alone, and beside a hepatitis B test."""
    sure = status(entry.resource.get("verificationStatus"))
    if sure & NEVER:
        return [], "refuted or entered in error: not used"
    if sure and "confirmed" not in sure:
        return [row for row in said if row.fact in _SUSPECTED], "only suspected, not confirmed: not used"
    return said, ""


def _one(row: Code, entry: Entry, found: Findings) -> None:
    """Put in one fact, where the Condition says enough of when."""
    clinical = status(entry.resource.get("clinicalStatus"))
    ref, what = entry.ref, name(called(entry.resource.get("code")))
    if row.fact == "hbsag":
        found.hepatitis_b.append(ref)
    elif row.fact in _EVER:
        if row.value == "positive":
            found.result(row.fact, row.value, None, ref)
        else:
            found.state(row.fact, True, (ref,))
    elif not clinical & NOW:
        said = "over" if clinical & PAST else "not said to be active"
        found.note(row.fact, ref, f"{what}: {said}; whether it is so now is not known")
    elif row.fact == "pregnant":
        _pregnant(entry, found)
    else:
        found.state(row.fact, True, (ref,))


def _pregnant(entry: Entry, found: Findings) -> None:
    began = first_of(entry.resource, "onsetDateTime", "onsetPeriod.start", "recordedDate", "assertedDate", "dateRecorded")
    usable, day = found.usable("pregnant", entry.ref, began)
    if not usable:
        return
    if day is None or found.as_of is None or months_between(day, found.as_of) > LONGEST_PREGNANCY:
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
    activities: dict[str, list[str]] = {}
    for entry, said in of_ms:
        clinical = status(entry.resource.get("clinicalStatus"))
        if not clinical & (NOW | {"remission"}):
            state = "resolved or inactive" if clinical & PAST else "not said to be active"
            found.note("ms_type", entry.ref, f"multiple sclerosis, {state}: it counts as on record, but its type is not taken from here")
            continue
        for row in said:
            if row.fact == "ms_type" and row.value:
                types.setdefault(row.value, []).append(entry.ref)
            elif row.fact == "ms_activity" and clinical & NOW:
                activities.setdefault(row.value, []).append(entry.ref)
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
