"""Observations, and the reports and studies that show when something was done: each gives results, of which the newest will count."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from dmtcheck.codes import Code
from dmtcheck.dates import days_between, months_between
from dmtcheck.inputs.fhir import hints, values
from dmtcheck.inputs.fhir.elements import UNDATED, Element, When, called, element, elements, first_of, name, names, parts, rows, status, text
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.inputs.fhir.findings import FUTURE, UNCLEAR, Findings
from dmtcheck.known import LONGEST_PREGNANCY

NOT_PREGNANT: Final = 7  # days for which "not pregnant" holds; ours
_FINAL: Final = {
    "Observation": frozenset(("final", "amended", "corrected")),
    "DiagnosticReport": frozenset(("final", "amended", "corrected", "appended")),
    "Procedure": frozenset(("completed",)),
    "ImagingStudy": frozenset(("available",)),
}
READ: Final = tuple(_FINAL)  # the types of resources that are read here
_NO_RESULT: Final = frozenset(("cancelled", "registered"))  # what has no result, or none yet
_DOUBT: Final = "doubt"  # codes that give no fact, but speak against one that says "no"
_QUALITATIVE: Final = frozenset(("jcv_antibody", "hbsag", "anti_hbc", "hiv", "tuberculosis_screen", "vzv_antibody", "pregnancy_test"))
_STAYS: Final = frozenset(("jcv_antibody", "hbsag", "anti_hbc", "hiv", "tuberculosis_screen"))  # of which an older positive says something too
_UNFLAGGED: Final = "vzv_antibody"  # of which "negative" is itself what a laboratory flags
_PANELS: Final = {"liver_tests": "high", "immunoglobulins": "low"}  # and the limit without which nothing is normal
_DAYS: Final = frozenset(("thyroid_test_date", "ecg_date", "brain_mri_date"))
_TAKEN: Final = (
    *("effectiveDateTime", "effectivePeriod.end", "effectiveInstant", "performedDateTime", "performedPeriod.end"),
    *("occurrenceDateTime", "occurrencePeriod.end", "started"),
)


def read(entries: Iterable[Entry], lookup: Lookup, found: Findings) -> None:
    """Put in what Observations, DiagnosticReports, Procedures and ImagingStudies say."""
    for entry in entries:
        if "entered-in-error" in status(entry.resource.get("status")):
            found.count(entry.kind, "entered in error: not used")
        elif _about_another(entry.resource):
            found.note(next(iter(facts(entry)), None), entry.ref, "it is about somebody or something else than the person (focus): not used")
        else:
            for holder in parts(entry.resource):
                _read(entry, holder, lookup, found)


def facts(entry: Entry) -> list[str]:
    """Return the facts that the codes of a resource are of."""
    said = [row for holder in parts(entry.resource) for row in rows("observations", _code(holder))]
    return list(dict.fromkeys(fact for row in said for fact in (row.value.split() if row.fact == _DOUBT else (row.fact,))))


def _about_another(resource: Element) -> bool:
    own = {text(element(resource.get(key)).get("reference")) for key in ("subject", "patient")} - {""}
    return any(text(one.get("reference")) not in own for one in elements(resource.get("focus")))


def _read(entry: Entry, holder: Element, lookup: Lookup, found: Findings) -> None:
    """Put in what an Observation, or one of its components, says."""
    said = rows("observations", _code(holder))
    asked = _breastfeeds(entry, holder, found)
    for row in said:
        if row.fact == _DOUBT:
            _speak_against(row.value.split(), row.display, entry, holder, found)
        else:
            _one(row, entry, holder, lookup, found)
    if not (said or asked):
        _unlisted(entry, holder, lookup, found)


def _code(holder: Element) -> object:
    """Return what was observed or done: a study may list several procedures."""
    return holder.get("code") or [element(one.get("concept")) or one for one in elements(holder.get("procedureCode") or holder.get("procedure"))]


def _named(holder: Element, row: Code) -> str:
    return name(next(iter(names(_code(holder))), row.display))


def _one(row: Code, entry: Entry, holder: Element, lookup: Lookup, found: Findings) -> None:
    """Put in one result, or say why it is not used."""
    stands = status(entry.resource.get("status"))
    final = bool(stands & _FINAL[entry.kind])
    if not final:
        said = name(", ".join(sorted(stands))) or "not given"
        found.note(row.fact, entry.ref, f"{_named(holder, row)}: its status is {said}, not final: not used")
    at = _when(entry)
    if row.fact == "jcv_index":
        found.speak_against(("jcv_antibody",), at, entry.ref, "an index was reported after the negative test or with it")
    if row.fact not in _DAYS:
        if not (stands & _NO_RESULT or _is_only_a_report(row, entry, holder, lookup, found)):
            _valued(row, entry, holder, at, found)
    elif final and not entry.problem:
        _done(row, entry, holder, at, found)


def _valued(row: Code, entry: Entry, holder: Element, at: When, found: Findings) -> None:
    """Put in the value of a result; one that cannot be read stands against an older one."""
    key = f"{row.fact}/{row.value}" if row.fact in _PANELS else row.fact
    try:
        value = _value(row, entry, holder, at, found)
    except values.Unclear as unclear:
        if not entry.problem:  # which is told already
            found.note(row.fact, entry.ref, f"{_named(holder, row)}: {unclear}: not used")
        if not values.absent(holder) or values.hidden(holder):
            found.result(key, UNCLEAR, at, entry.ref)
        return
    final = bool(status(entry.resource.get("status")) & _FINAL[entry.kind])
    found.doubt((row, *values.answers(holder)), row.fact, entry.ref)
    if final and at == UNDATED and first_of(entry.resource, *_TAKEN):
        found.note(row.fact, entry.ref, "its date cannot be read: used without a date")
    _put(key, value, at, entry, found, final=final)


def _put(key: str, value: Any, at: When, entry: Entry, found: Findings, *, final: bool) -> None:
    if value is False and not (at.day and found.as_of and days_between(at.day, found.as_of) <= NOT_PREGNANT):
        found.note(key, entry.ref, f"not pregnant, but not of the last {NOT_PREGNANT} days: ask again")
    elif key == "pregnant" and final:
        _recent(key, value, at.day, entry, found)
    else:
        found.result(key, value, at, entry.ref, final=final)


def _when(entry: Entry) -> When:
    """Return when a result was taken. It was reported later; where only a beginning is told, not before that."""
    taken = first_of(entry.resource, *_TAKEN)
    if taken:
        return taken
    began, issued = (first_of(entry.resource, path) or UNDATED for path in ("effectivePeriod.start", "issued"))
    return When(began.first, issued.last)


def _done(row: Code, entry: Entry, holder: Element, at: When, found: Findings) -> None:
    """Put in the day on which something was done."""
    problem = ""
    if values.absent(holder) or True in (entry.resource.get("notPerformed"), entry.resource.get("notDone")):
        problem = "said not to have been done, or to have no result: not used"
    elif found.is_ahead(at):
        problem = FUTURE
    elif at.day is None:
        problem = "without a full date it does not say when: not used"
    else:
        found.result(row.fact, at.day.isoformat(), at, entry.ref)
    if problem:
        found.note(row.fact, entry.ref, f"{_named(holder, row)}: {problem}")


def _is_only_a_report(row: Code, entry: Entry, holder: Element, lookup: Lookup, found: Findings) -> bool:
    """Whether a report says no more than its results, which are read on their own."""
    if entry.kind != "DiagnosticReport":
        return False
    told = row.fact in _QUALITATIVE and values.is_telling(_conclusion(holder))
    if told or not (_is_whole(entry, lookup) or values.is_negative({"valueCodeableConcept": holder.get("conclusionCode")})):
        return False
    found.note(row.fact, entry.ref, f"{_named(holder, row)}: a report, whose results are read on their own")
    return True


def _conclusion(report: Element) -> Element:
    """Return what a report concludes, as a result says it: a code that does not say negative is a flag."""
    return {"valueString": report.get("conclusion"), "interpretation": report.get("conclusionCode") or report.get("codedDiagnosis")}


def _is_whole(entry: Entry, lookup: Lookup) -> bool:
    """Whether all results that a report or a panel refers to are in the record."""
    results = [*elements(entry.resource.get("result")), *elements(entry.resource.get("hasMember"))]
    valued = any(key.startswith("value") for key in entry.resource)
    return bool(results) and not valued and all(lookup.find(one, entry) is not None for one in results)


def _value(row: Code, entry: Entry, holder: Element, at: When, found: Findings) -> object:
    """Return what a result says. Raises Unclear."""
    if entry.problem:
        raise values.Unclear(entry.problem)
    if found.is_ahead(at):
        raise values.Unclear(FUTURE.removesuffix(": not used"))
    if values.absent(holder):
        raise values.Unclear("there is no value, and a reason why")
    if row.fact in _QUALITATIVE:
        return values.qualitative(holder, flags=row.fact != _UNFLAGGED)
    if row.fact in _PANELS:
        return values.level(holder, _PANELS[row.fact])
    if row.fact == "pregnant":
        said = {one.value for one in rows("answers", holder.get("valueCodeableConcept")) if one.fact == "pregnant"}
        if len(said) != 1:
            raise values.Unclear("it does not say whether the person is pregnant")
        return said == {"true"}
    return values.quantity(holder, row)


def _recent(fact: str, value: object, day: date | None, entry: Entry, found: Findings) -> None:
    """Put in what holds only for the time of a pregnancy, where it is known to be of that time."""
    if day is None or found.as_of is None or months_between(day, found.as_of) > LONGEST_PREGNANCY:
        found.note(fact, entry.ref, f"not known to be of the last {LONGEST_PREGNANCY} months: not used")
    else:
        found.result(fact, value, day, entry.ref)


def _speak_against(of: Sequence[str], called: str, entry: Entry, holder: Element, found: Findings) -> None:
    """Put in what gives no fact, but speaks against a "no": one that is not newer, or any where it seems positive and that stays so."""
    found.note(of[0], entry.ref, f"{called}: it gives no value here, look at it")
    if not (status(entry.resource.get("status")) & _NO_RESULT or values.absent(holder) or values.is_negative(holder)):
        at = UNDATED if of[0] in _STAYS and values.is_telling(holder) else _when(entry)
        found.speak_against(of, at, entry.ref, f"{called} speaks against it, or may")


def _unlisted(entry: Entry, holder: Element, lookup: Lookup, found: Findings) -> None:
    """Name what no code is listed of, and let it cast doubt where its name is that of a test."""
    valued = any(key.startswith("value") for key in holder)
    if holder is entry.resource and elements(holder.get("component")) and not valued:
        return  # its components are told
    code, telling = _code(holder), values.is_telling(holder) or values.is_telling(_conclusion(holder))
    found.unlisted(entry.kind, called(code), first=telling)
    fact = hints.tests(names(code)) if entry.kind in ("Observation", "DiagnosticReport") else None
    if fact is None or (_is_whole(entry, lookup) and not telling):
        return
    if fact not in _QUALITATIVE:
        if valued:
            found.result(fact, UNCLEAR, _when(entry), entry.ref)
    elif telling or fact != "tuberculosis_screen":  # the parts of that test are numbers, beside its result
        _speak_against((fact,), name(called(code)), entry, holder, found)


def _breastfeeds(entry: Entry, holder: Element, found: Findings) -> bool:
    """Put in that the person breastfeeds, where an Observation says so. Return whether it was about that."""
    answered = any(row.fact == "breastfeeding" for row in rows("conditions", holder.get("valueCodeableConcept")))
    asked = any(row.fact == "breastfeeding" for row in rows("conditions", holder.get("code")))
    if (answered or (asked and holder.get("valueBoolean") is True)) and not values.absent(holder):
        at = first_of(entry.resource, *_TAKEN)
        if entry.problem or not status(entry.resource.get("status")) & _FINAL[entry.kind]:
            found.note("breastfeeding", entry.ref, "its status is not final: not used")
        elif found.is_ahead(at):
            found.note("breastfeeding", entry.ref, FUTURE)
        else:
            _recent("breastfeeding", True, at.day if at else None, entry, found)
    elif asked:
        found.note("breastfeeding", entry.ref, "it does not say that the person breastfeeds: not used")
    return answered or asked
