"""What one request, statement, administration or dispense shows of a therapy."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dmtcheck.inputs.fhir.elements import Element, When, called, codings, element, elements, first_of, name, rows, status
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.inputs.fhir.findings import FUTURE, Findings
from dmtcheck.inputs.fhir.medications import medication

State = Literal["current", "stopped", "unknown", "given"]
_ORDERS: Final = frozenset(("order", "original-order", "reflex-order", "filler-order", "instance-order"))
_ADHERENCE: Final = {"taking": "active", "stopped": "stopped", "not-taking": "not-taken", "on-hold": "on-hold"}
_STATES: Final[dict[State, frozenset[str]]] = {
    "current": frozenset(("active",)),
    "stopped": frozenset(("stopped", "completed", "ended")),
    "unknown": frozenset(("on-hold", "unknown", "recorded")),
}
_JUDGED: Final = ("http://hl7.org/fhir/sid/icd-", "http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.9")  # systems whose codes name a disease


class Evidence(NamedTuple):
    """One piece of evidence.

    Attributes:
        state: what it says of the therapy; "given" where it shows only that it was given.
        on: the day it speaks of.
        start: when the therapy began at the latest.
        end: the day it ended.
        dose: whether it is one dose that was given.
        outcome: why it ended, or "".
        for_else: whether it was for something else than MS; None where that is not known.
        ref: where it stands.
    """

    state: State
    on: date | None
    start: When | None
    end: date | None
    dose: bool
    outcome: str
    for_else: bool | None
    ref: str


def collect(entries: Iterable[Entry], lookup: Lookup, found: Findings) -> dict[str, list[Evidence]]:
    """Return the evidence of each therapy; say what is not used, and why."""
    seen: dict[str, list[Evidence]] = {}
    for entry in entries:
        one = medication(entry, lookup)
        if one.problem:
            found.note("therapies", entry.ref, f"{name(one.called)}: {one.problem}" if one.called else one.problem)
        elif not one.therapy:
            found.unlisted("medication", one.called)
        else:
            shown = READ[entry.kind](entry, lookup, found)
            if isinstance(shown, str):
                found.note("therapies", entry.ref, f"{one.therapy}: {shown}")
            else:
                seen.setdefault(one.therapy, []).append(shown)
    return seen


def _request(entry: Entry, lookup: Lookup, found: Findings) -> Evidence | str:
    resource = entry.resource
    if resource.get("doNotPerform") is True:
        return "an order not to give it: not used"
    intent = status(resource.get("intent"))
    if intent and not intent & _ORDERS:
        return f"only a {name(', '.join(sorted(intent)))}, not an order: not used"
    return _told(entry, status(resource.get("status")), first_of(resource, "authoredOn", "dateWritten"), lookup, found)


def _statement(entry: Entry, lookup: Lookup, found: Findings) -> Evidence | str:
    resource = entry.resource
    if resource.get("wasNotTaken") is True or resource.get("taken") == "n":
        return "said not to have been taken: not used"
    said = status(resource.get("status"))
    if "recorded" in said:
        words = status(element(resource.get("adherence")).get("code"))
        said = frozenset(state for begins, state in _ADHERENCE.items() if any(word.startswith(begins) for word in words)) or said
    return _told(entry, said, first_of(resource, "dateAsserted", "effectiveDateTime"), lookup, found)


def _told(entry: Entry, said: frozenset[str], stamped: When | None, lookup: Lookup, found: Findings) -> Evidence | str:
    """Return what a request or statement tells, or why it is not used."""
    start, end = (first_of(entry.resource, f"effectivePeriod.{which}") for which in ("start", "end"))
    state = _state(said)
    if state is None:
        return f"its status is {name(', '.join(sorted(said)))}: not used"
    if _future(stamped, found) or _future(start, found):
        return FUTURE
    if _future(end, found):
        end = None
        if state == "stopped":
            found.note("therapies", entry.ref, f"its end is {FUTURE}")
    day = next((one.day for one in (end, stamped, start) if one and one.day), None)
    outcome = _outcome(entry, found) if state == "stopped" else ""
    return Evidence(state, day, start, end.day if end else None, False, outcome, _for_else(entry, lookup), entry.ref)


def _state(said: frozenset[str]) -> State | None:
    """Return what a status says of the therapy, or None where it says that it was never taken."""
    for state, words in _STATES.items():
        if said & words:
            return state
    return None if said else "unknown"


def _administration(entry: Entry, lookup: Lookup, found: Findings) -> Evidence | str:
    said = status(entry.resource.get("status"))
    if "completed" not in said or entry.resource.get("wasNotGiven") is True:
        return f"not a completed administration ({name(', '.join(sorted(said))) or 'no status'}): not used"
    paths = (
        "effectiveDateTime",
        "effectivePeriod.start",
        "occurenceDateTime",
        "occurrenceDateTime",
        "occurencePeriod.start",
        "effectiveTimeDateTime",
    )
    at = first_of(entry.resource, *paths)
    if _future(at, found):
        return FUTURE
    return Evidence("given", at.day if at else None, at, None, True, "", _for_else(entry, lookup), entry.ref)


def _dispense(entry: Entry, lookup: Lookup, found: Findings) -> Evidence | str:
    said = status(entry.resource.get("status"))
    if "completed" not in said:
        return f"not a completed dispense ({name(', '.join(sorted(said))) or 'no status'}): not used"
    at = first_of(entry.resource, "whenHandedOver", "whenPrepared")
    if _future(at, found):
        return FUTURE
    return Evidence("given", at.day if at else None, None, None, False, "", _for_else(entry, lookup), entry.ref)


READ: Final[dict[str, Callable[[Entry, Lookup, Findings], Evidence | str]]] = {
    "MedicationRequest": _request,
    "MedicationOrder": _request,
    "MedicationStatement": _statement,
    "MedicationUsage": _statement,
    "MedicationAdministration": _administration,
    "MedicationDispense": _dispense,
}


def _future(at: When | None, found: Findings) -> bool:
    return bool(at and at.first and found.as_of and at.first > found.as_of)


def _outcome(entry: Entry, found: Findings) -> str:
    """Return why a therapy was stopped, where a code says so and no other says otherwise."""
    given = [one for key in ("statusReason", "reasonEnded") for one in elements(entry.resource.get(key))]
    reasons = [element(one.get("concept")) or one for one in given]
    listed = rows("reasons", reasons)
    said = {row.value for row in listed}
    found.doubt(listed, "therapies", entry.ref)
    if reasons and len(said) != 1:
        problem = "reasons that disagree" if said else "a reason that is not in the code list"
        found.note("therapies", entry.ref, f"stopped for {problem} ({name(called(reasons))}): outcome left out")
    return said.pop() if len(said) == 1 else ""


def _for_else(entry: Entry, lookup: Lookup) -> bool | None:
    """Return whether it was for something else than MS; None where no code says for what."""
    resource = entry.resource
    concepts: list[Any] = [resource.get(key) for key in ("reasonCode", "reasonCodeableConcept", "reasonForUseCodeableConcept")]
    references = [one for key in ("reasonReference", "reasonForUseReference") for one in elements(resource.get(key))]
    for one in elements(resource.get("reason")):
        concepts.append(one.get("concept"))
        references += elements(one.get("reference"))
    targets = (lookup.find(reference, entry) for reference in references)
    concepts += [target.get("code") for target in targets if target is not None]
    return _judged([one for concept in concepts for one in elements(concept)])


def _judged(concepts: list[Element]) -> bool | None:
    if any(row.fact == "ms_type" for row in rows("conditions", concepts)):
        return False
    named = any("sclerosis" in one or "demyelin" in one for one in _texts(concepts))
    coded = any(one.code and one.system.startswith(_JUDGED) for one in codings(concepts))
    return True if coded and not named else None


def _texts(concepts: list[Element]) -> list[str]:
    return [str(one).casefold() for one in (*(each.get("text") for each in concepts), *(each.display for each in codings(concepts)))]
