"""What one request, statement, administration or dispense shows of a therapy."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dmtcheck.inputs.fhir.elements import Element, When, called, codings, element, elements, first_of, name, rows, status
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.inputs.fhir.findings import FUTURE, Findings
from dmtcheck.inputs.fhir.medications import medication
from dmtcheck.therapies import ingredient

State = Literal["current", "stopped", "unknown", "given"]
_ORDERS: Final = frozenset(("order", "original-order", "reflex-order", "filler-order", "instance-order"))
_ADHERENCE: Final = {"taking": "active", "stopped": "stopped", "not-taking": "not-taken", "on-hold": "on-hold"}
_STATES: Final[dict[State, frozenset[str]]] = {
    "current": frozenset(("active",)),
    "stopped": frozenset(("stopped", "completed", "ended")),
    "unknown": frozenset(("on-hold", "unknown", "recorded")),
}
_ENDED: Final = re.compile(r"\b(?:stopp?(?:ed)?|discontinued|changed|switched)\b")
_BLOOD_CANCER: Final = frozenset(("cancer_history", "immunocompromised"))  # what the codes of leukemia and lymphoma say together
_CANCER: Final = frozenset(("cancer_history",))
_BOWEL: Final = frozenset(("inflammatory_bowel_disease",))
_AUTOIMMUNE: Final = frozenset(("autoimmune_disease",))
# What else than MS an ingredient is given for, as the facts that a code of the disease gives.
_OTHER_USES: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "alemtuzumab": (_BLOOD_CANCER,),
    "azathioprine": (_AUTOIMMUNE, _BOWEL),
    "cladribine": (_BLOOD_CANCER,),
    "cyclophosphamide": (_CANCER, _AUTOIMMUNE),
    "methotrexate": (_CANCER, _AUTOIMMUNE, _BOWEL),
    "mitoxantrone": (_CANCER,),
    "mycophenolate": (_AUTOIMMUNE,),
    "natalizumab": (_BOWEL,),
    "ofatumumab": (_BLOOD_CANCER,),
    "ozanimod": (_BOWEL,),
    "rituximab": (_BLOOD_CANCER, _AUTOIMMUNE),
}


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
            shown = READ[entry.kind](entry, found)
            if isinstance(shown, str):
                found.note("therapies", entry.ref, f"{one.therapy}: {shown}")
            else:
                seen.setdefault(one.therapy, []).append(shown._replace(for_else=_for_else(entry, one.therapy, lookup)))
    return seen


def _request(entry: Entry, found: Findings) -> Evidence | str:
    resource = entry.resource
    if resource.get("doNotPerform") is True:
        return "an order not to give it: not used"
    intent = status(resource.get("intent"))
    if intent and not intent & _ORDERS:
        return f"only a {name(', '.join(sorted(intent)))}, not an order: not used"
    said = status(resource.get("status"))
    if "completed" in said and not _says_ended(resource):  # the order was carried out; the therapy may go on with the next
        said = frozenset(("unknown",))
    return _told(entry, said, first_of(resource, "authoredOn", "dateWritten"), found)


def _says_ended(resource: Element) -> bool:
    reasons = elements(resource.get("statusReason"))
    return bool(rows("reasons", reasons)) or any(_ENDED.search(one) for one in _texts(reasons))


def _statement(entry: Entry, found: Findings) -> Evidence | str:
    resource = entry.resource
    if resource.get("wasNotTaken") is True or resource.get("taken") == "n":
        return "said not to have been taken: not used"
    said = status(resource.get("status"))
    if "recorded" in said:
        words = status(element(resource.get("adherence")).get("code"))
        said = frozenset(state for begins, state in _ADHERENCE.items() if any(word.startswith(begins) for word in words)) or said
    if resource.get("taken") in ("unk", "na"):
        found.note("therapies", entry.ref, "not said whether it was taken: its status is not used")
        said = frozenset(("unknown",))
    return _told(entry, said, first_of(resource, "dateAsserted", "effectiveDateTime"), found)


def _told(entry: Entry, said: frozenset[str], stamped: When | None, found: Findings) -> Evidence | str:
    """Return what a request or statement tells, or why it is not used."""
    start, end = (first_of(entry.resource, f"effectivePeriod.{which}") for which in ("start", "end"))
    state = _state(said)
    if state is None:
        return f"its status is {name(', '.join(sorted(said)))}: not used"
    if found.is_ahead(stamped) or found.is_ahead(start):
        return FUTURE
    if found.is_ahead(end):
        end = None
        if state == "stopped":
            found.note("therapies", entry.ref, f"its end is {FUTURE}")
    if state == "current" and _over(entry.resource, found):
        state = "unknown"
        found.note("therapies", entry.ref, "called active, but its time ended before the date of assessment: whether it is current is not certain")
    day = next((one.day for one in (end, stamped, start) if one and one.day), None)
    outcome = _outcome(entry, found) if state == "stopped" else ""
    return Evidence(state, day, start, end.day if end else None, False, outcome, None, entry.ref)


def _over(resource: Element, found: Findings) -> bool:
    """Whether the time that a request or statement is for has passed."""
    supply = element(resource.get("dispenseRequest"))
    doses = [*elements(resource.get("dosageInstruction")), *elements(resource.get("dosage"))]
    bounds = [element(element(dose.get("timing")).get("repeat")) for dose in doses]
    ends = [first_of(resource, "effectivePeriod.end"), first_of(supply, "validityPeriod.end"), *(first_of(one, "boundsPeriod.end") for one in bounds)]
    last = max((one.last for one in ends if one and one.last), default=None)
    return bool(last and found.as_of and last < found.as_of)


def _state(said: frozenset[str]) -> State | None:
    """Return what a status says of the therapy, or None where it says that it was never taken."""
    for state, words in _STATES.items():
        if said & words:
            return state
    return None if said else "unknown"


def _administration(entry: Entry, found: Findings) -> Evidence | str:
    said = status(entry.resource.get("status"))
    if not said & {"completed", "stopped"} or entry.resource.get("wasNotGiven") is True:
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
    if found.is_ahead(at):
        return FUTURE
    if "stopped" in said:
        found.note("therapies", entry.ref, "a dose that was begun and stopped before its end: it counts as a dose; ask why it was stopped")
    return Evidence("given", at.day if at else None, at, None, True, "", None, entry.ref)


def _dispense(entry: Entry, found: Findings) -> Evidence | str:
    said = status(entry.resource.get("status"))
    if "completed" not in said:
        return f"not a completed dispense ({name(', '.join(sorted(said))) or 'no status'}): not used"
    at = first_of(entry.resource, "whenHandedOver", "whenPrepared")
    if found.is_ahead(at):
        return FUTURE
    return Evidence("given", at.day if at else None, None, None, False, "", None, entry.ref)


READ: Final[dict[str, Callable[[Entry, Findings], Evidence | str]]] = {
    "MedicationRequest": _request,
    "MedicationOrder": _request,
    "MedicationStatement": _statement,
    "MedicationUsage": _statement,
    "MedicationAdministration": _administration,
    "MedicationDispense": _dispense,
}


def _outcome(entry: Entry, found: Findings) -> str:
    """Return why a therapy was stopped, where a code says so and no other says otherwise."""
    resource = entry.resource
    places = (resource.get("statusReason"), resource.get("reasonEnded"), element(resource.get("adherence")).get("reason"))
    given = [one for place in places for one in elements(place)]
    reasons = [element(one.get("concept")) or one for one in given]
    listed = rows("reasons", reasons)
    said = {row.value for row in listed}
    found.doubt(listed, "therapies", entry.ref)
    if reasons and len(said) != 1:
        problem = "reasons that disagree" if said else "a reason that is not in the code list"
        found.note("therapies", entry.ref, f"stopped for {problem} ({name(called(reasons))}): outcome left out")
    return said.pop() if len(said) == 1 else ""


def _for_else(entry: Entry, therapy: str, lookup: Lookup) -> bool | None:
    """Return whether it was for something else than MS that it is given for; None where no code says for what."""
    resource = entry.resource
    concepts: list[Any] = [resource.get(key) for key in ("reasonCode", "reasonCodeableConcept", "reasonForUseCodeableConcept")]
    references = [one for key in ("reasonReference", "reasonForUseReference") for one in elements(resource.get(key))]
    for one in elements(resource.get("reason")):
        concepts.append(one.get("concept"))
        references += elements(one.get("reference"))
    targets = (lookup.find(reference, entry) for reference in references)
    concepts += [target.get("code") for target in targets if target is not None]
    return _judged([one for concept in concepts for one in elements(concept)], ingredient(therapy))


def _judged(concepts: list[Element], held: str) -> bool | None:
    said = [frozenset(row.fact for row in rows("conditions", one) if row.code[0] not in "RZ") for one in concepts]  # R: a sign, Z: a circumstance
    if any("ms_type" in facts for facts in said):
        return False
    named = any("sclerosis" in one or "demyelin" in one for one in _texts(concepts))
    other = any(use <= facts for facts in said for use in _OTHER_USES.get(held, ()))
    return True if other and not named else None


def _texts(concepts: list[Element]) -> list[str]:
    return [str(one).casefold() for one in (*(each.get("text") for each in concepts), *(each.display for each in codings(concepts)))]
