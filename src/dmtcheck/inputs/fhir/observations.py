"""Observations, and the reports and studies that show when something was done: each gives results, of which the newest will count."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from dmtcheck.codes import Code
from dmtcheck.dates import days_between, months_between
from dmtcheck.inputs.fhir import values
from dmtcheck.inputs.fhir.elements import Element, called, element, elements, first_of, name, parts, rows, status
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.findings import Findings
from dmtcheck.known import LONGEST_PREGNANCY

NOT_PREGNANT: Final = 7  # days for which "not pregnant" holds; ours
_FINAL: Final = {
    "Observation": frozenset(("final", "amended", "corrected")),
    "DiagnosticReport": frozenset(("final", "amended", "corrected", "appended")),
    "Procedure": frozenset(("completed",)),
    "ImagingStudy": frozenset(("available",)),
}
READ: Final = tuple(_FINAL)  # the types of resources that are read here
_QUALITATIVE: Final = frozenset(("jcv_antibody", "hbsag", "anti_hbc", "hiv", "tuberculosis_screen", "vzv_antibody", "pregnancy_test"))
_PANELS: Final = {"liver_tests": "high", "immunoglobulins": "low"}  # and the limit without which nothing is normal
_DAYS: Final = frozenset(("thyroid_test_date", "ecg_date", "brain_mri_date"))
_TAKEN: Final = (
    *("effectiveDateTime", "effectivePeriod.end", "effectiveInstant", "performedDateTime", "performedPeriod.end"),
    *("occurrenceDateTime", "occurrencePeriod.end", "started"),
)


def read(entries: Iterable[Entry], found: Findings) -> None:
    """Put in what Observations, DiagnosticReports, Procedures and ImagingStudies say."""
    for entry in entries:
        used = False
        for holder in parts(entry.resource):
            said = rows("observations", _code(holder))
            used = _breastfeeds(entry, holder, found) or bool(said) or used
            for row in said:
                _one(row, entry, holder, found)
        if not used:
            found.count(entry.kind, "with codes that are not in the code list: not used")


def _code(holder: Element) -> object:
    """Return what was observed or done: a study may list several procedures."""
    return holder.get("code") or [element(one.get("concept")) or one for one in elements(holder.get("procedureCode") or holder.get("procedure"))]


def _named(holder: Element) -> str:
    return name(called(_code(holder)))


def _one(row: Code, entry: Entry, holder: Element, found: Findings) -> None:
    """Put in one result, or say why it is not used."""
    usable, day = _usable(row.fact, entry, found)
    if not usable:
        return
    if row.fact in _DAYS:
        if day:
            found.result(row.fact, day.isoformat(), day, entry.ref)
        else:
            found.note(row.fact, entry.ref, f"{_named(holder)}: without a full date it does not say when: not used")
        return
    try:
        if values.absent(holder):
            raise values.Unclear("there is no value, and a reason why")
        value, key = _value(row, holder)
    except values.Unclear as unclear:
        found.note(row.fact, entry.ref, f"{_named(holder)}: {unclear}: not used")
        return
    found.doubt((row, *values.answers(holder)), row.fact, entry.ref)
    if value is False and not (day and found.as_of and days_between(day, found.as_of) <= NOT_PREGNANT):
        found.note(key, entry.ref, f"not pregnant, but not of the last {NOT_PREGNANT} days: ask again")
    elif key == "pregnant":
        _recent(key, value, day, entry, found)
    else:
        found.result(key, value, day, entry.ref)


def _usable(fact: str, entry: Entry, found: Findings) -> tuple[bool, date | None]:
    """Return whether the status and the date of a result let it count, and its day where that is certain."""
    said = status(entry.resource.get("status"))
    if "entered-in-error" in said:
        found.count(entry.kind, "entered in error: not used")
    elif not said & _FINAL.get(entry.kind, frozenset()):
        found.note(fact, entry.ref, f"its status is {name(', '.join(sorted(said))) or 'not given'}, not final: not used")
    else:
        return found.usable(fact, entry.ref, first_of(entry.resource, *_TAKEN))
    return False, None


def _value(row: Code, holder: Element) -> tuple[object, str]:
    """Return what a result says, and under which name it waits. Raises Unclear."""
    if row.fact in _QUALITATIVE:
        return values.qualitative(holder), row.fact
    if row.fact in _PANELS:
        return values.level(holder, _PANELS[row.fact]), f"{row.fact}/{row.value}"
    if row.fact == "pregnant":
        said = {one.value for one in rows("answers", holder.get("valueCodeableConcept")) if one.fact == "pregnant"}
        if len(said) != 1:
            raise values.Unclear("it does not say whether the person is pregnant")
        return said == {"true"}, row.fact
    return values.quantity(holder, row), row.fact


def _recent(fact: str, value: object, day: date | None, entry: Entry, found: Findings) -> None:
    """Put in what holds only for the time of a pregnancy, where it is known to be of that time."""
    if day is None or found.as_of is None or months_between(day, found.as_of) > LONGEST_PREGNANCY:
        found.note(fact, entry.ref, f"not known to be of the last {LONGEST_PREGNANCY} months: not used")
    else:
        found.result(fact, value, day, entry.ref)


def _breastfeeds(entry: Entry, holder: Element, found: Findings) -> bool:
    """Put in that the person breastfeeds, where an Observation says so. Return whether it was about that."""
    answered = any(row.fact == "breastfeeding" for row in rows("conditions", holder.get("valueCodeableConcept")))
    asked = any(row.fact == "breastfeeding" for row in rows("conditions", holder.get("code")))
    if (answered or (asked and holder.get("valueBoolean") is True)) and not values.absent(holder):
        usable, day = _usable("breastfeeding", entry, found)
        if usable:
            _recent("breastfeeding", True, day, entry, found)
    elif asked:
        found.note("breastfeeding", entry.ref, "it does not say that the person breastfeeds: not used")
    return answered or asked
