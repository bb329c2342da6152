"""The Patient: age, and what else of the person a reader should know."""

from calendar import isleap
from datetime import date
from typing import Final

from dmtcheck.errors import visible
from dmtcheck.inputs.fhir.elements import When, elements, text, when
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.findings import Findings

_OLDEST: Final = 130
_LONGEST_ID: Final = 200


def read(patient: Entry, found: Findings) -> None:
    """Put in the age, and say what is unusual about the Patient."""
    resource, ref = patient.resource, patient.ref
    if resource.get("deceasedBoolean") is True or isinstance(resource.get("deceasedDateTime"), str):
        found.note(None, ref, "the record says that the person has died")
    if resource.get("active") is False:
        found.note(None, ref, "this record of the person is no longer in use")
    if any(text(link.get("type")) == "replaced-by" for link in elements(resource.get("link"))):
        found.note(None, ref, "this record was replaced by another of the same person, which may hold more")
    born = when(resource.get("birthDate"))
    problem = _age(born, patient, found)
    if problem:
        found.note("age", ref, problem)


def put_id(id: str, ref: str, found: Findings) -> None:
    """Put in the id of the Patient, as far as a profile can hold it."""
    if id:
        found.state("id", visible(id)[:_LONGEST_ID], (ref,))


def _age(born: When | None, patient: Entry, found: Findings) -> str:
    """Put in the age and return "", or return why it is not known."""
    if born is None:
        return "there is no birth date: the age is not known"
    if born.first is None or born.last is None:
        return "the birth date cannot be read: the age is not known"
    if found.as_of is None:
        return "without a date of assessment the age is not known"
    oldest, youngest = _years(born.first, found.as_of), _years(born.last, found.as_of)
    if youngest < 0 or oldest > _OLDEST:
        return "the birth date cannot be true on the date of assessment: the age is not known"
    if oldest != youngest:
        return "the birth date is not a full date and the age depends on the rest: the age is not known"
    found.state("age", oldest, (patient.ref,))
    return ""


def _years(born: date, day: date) -> int:
    """Return the completed years; born on 29 February, a year is completed on 1 March where there is no such day."""
    month, of_month = (3, 1) if (born.month, born.day) == (2, 29) and not isleap(day.year) else (born.month, born.day)
    return day.year - born.year - ((day.month, day.day) < (month, of_month))
