"""Therapies of MS: all evidence of one therapy merged into one course. What the evidence does not settle is left out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from dmtcheck.inputs.fhir.evidence import Evidence
from dmtcheck.inputs.fhir.findings import Findings, listed

_UNSURE: Final = "whether it is current or stopped is not certain (an order that is completed does not end a therapy): left out"
_MOST: Final = 1000  # infusions, and therapies, that a profile holds


def put(evidence: dict[str, list[Evidence]], found: Findings) -> None:
    """Put in one course for each therapy of which there is evidence. The list is never known to be complete."""
    if not evidence:
        return
    therapies = [_course(name, seen, found) for name, seen in evidence.items()]
    refs = [one.ref for seen in evidence.values() for one in seen]
    found.state("therapies", therapies, refs)
    found.state("therapies_complete", False, refs)
    unknown = [course["name"] for course in therapies if course.get("status") == "stopped" and "outcome" not in course]
    if unknown:
        found.note("therapies", listed("tried, outcome not known", unknown), "the record does not say why it was stopped")


def _course(name: str, seen: Sequence[Evidence], found: Findings) -> dict[str, Any]:
    """Return one course, as far as its evidence agrees."""
    course: dict[str, Any] = {"name": name}
    status = _status(name, seen, found)
    if status:
        course["status"] = status
    outcome = _outcome(name, seen, status, found)
    if outcome:
        course["outcome"] = outcome
    given = [one for one in seen if one.dose]
    dates = {
        "started": _started(name, seen, found),
        "stopped": max((one.end for one in seen if one.end and one.state == "stopped"), default=None) if status == "stopped" else None,
        "last_dose": _last(name, given, found),
    }
    course |= {key: day.isoformat() for key, day in _possible(name, dates, found).items()}
    if given:
        course["infusions"] = min(len(given), _MOST)
    return course


def _status(name: str, seen: Sequence[Evidence], found: Findings) -> str:
    """Return "current" or "stopped", or "" where the evidence does not say, or says both and not in which order."""
    told = [one for one in seen if one.state != "given"]
    states = {one.state for one in told}
    days = [one.on for one in told]
    if len(states) > 1:
        last = max((day for day in days if day), default=None)
        states = {one.state for one in told if one.on == last} if last and all(days) else {"unknown"}
    state = states.pop() if len(states) == 1 else "unknown"
    later = max((one.on for one in seen if one.state == "given" and one.on), default=None)
    ended = max((day for day in days if day), default=None)
    if state == "stopped" and later and ended and later > ended:
        state = "unknown"
    if state == "unknown" and told:
        found.note("therapies", f"{name}: {_refs(told)}", _UNSURE)
    return state if state in ("current", "stopped") else ""


def _outcome(name: str, seen: Sequence[Evidence], status: str, found: Findings) -> str:
    """Return why it ended, where a code says so; "other" where all of it was for something else than MS."""
    reasons = {one.outcome for one in seen if one.outcome}
    for_else = {one.for_else for one in seen}
    if True in for_else and reasons:  # what is said of its end outweighs what is said of its beginning
        found.note("therapies", f"{name}: {_refs(seen)}", "said to be for something else than MS; why it was stopped is said as well, and counts")
    elif for_else == {True}:
        found.note("therapies", f"{name}: {_refs(seen)}", "given for something else than MS: an exposure, not a therapy of MS that failed")
        return "other"
    elif True in for_else:
        found.note("therapies", f"{name}: {_refs(seen)}", "some of it was given for something else than MS: outcome left out")
        return ""
    if len(reasons) > 1:
        found.note("therapies", f"{name}: {_refs(seen)}", f"the reasons why it was stopped disagree ({', '.join(sorted(reasons))}): left out")
    return reasons.pop() if len(reasons) == 1 and status == "stopped" else ""


def _started(name: str, seen: Sequence[Evidence], found: Findings) -> date | None:
    """Return the first day, unless a date that is not a full one may be earlier."""
    days = [one.start.day for one in seen if one.start and one.start.day]
    vague = [one for one in seen if one.start and not one.start.day]
    if not days:
        return None
    if any(one.start is None or one.start.first is None or one.start.first < min(days) for one in vague):
        found.note("therapies", f"{name}: {_refs(vague)}", "a date that is not a full one may be the earlier: the start is left out")
        return None
    return min(days)


def _last(name: str, given: Sequence[Evidence], found: Findings) -> date | None:
    """Return the day of the last dose, unless one without a full date may be later."""
    last = max((one.on for one in given if one.on), default=None)
    vague = [one for one in given if not one.on and not (last and one.start and one.start.last and one.start.last <= last)]
    if vague:
        found.note("therapies", f"{name}: {_refs(vague)}", "a dose without a full date may be the last: the last dose is left out")
        return None
    return last


def _possible(name: str, dates: dict[str, date | None], found: Findings) -> dict[str, date]:
    """Return the dates that are known, without those that contradict each other."""
    known = {key: day for key, day in dates.items() if day}
    for earlier, later in (("started", "stopped"), ("started", "last_dose"), ("last_dose", "stopped")):
        first, second = known.get(earlier), known.get(later)
        if first and second and first > second:
            found.note("therapies", name, f'"{earlier}", {first}, is after "{later}", {second}: both left out')
            del known[earlier], known[later]
    return known


def _refs(seen: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(one.ref for one in seen))
