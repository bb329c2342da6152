"""One person from any input that is understood: a profile, a FHIR Bundle, or the answers to a FHIR Questionnaire."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, Literal, get_args

from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.inputs import files
from dmtcheck.known import Known
from dmtcheck.record import Record
from dmtcheck.strict_json import RECORDS, decode, read_object

Form = Literal["auto", "profile", "fhir", "questionnaire-response"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

Person = tuple[str, Callable[[], Known]]


def people(checker: Checker, places: Sequence[str], as_of: date | None = None, form: Form = "auto") -> Iterator[Person]:
    """Yield the name of every person that ``places`` hold, and what reads what is known of them. Raises ProfileError where it is read.

    A folder that holds the NDJSON files of a FHIR bulk export is as many people as it has Patients.
    """
    for place in places:
        if place != files.STDIN and os.path.isdir(place) and form in ("auto", "fhir"):
            from dmtcheck.inputs.fhir import bulk  # only where a folder is read

            if bulk.is_bulk(place):
                yield from ((name, _reads(checker, one, as_of)) for name, one in bulk.people(place, as_of))
                continue
        yield from ((name, partial(_read_place, checker, name, as_of, form)) for name in files.expand([place]))


def read(checker: Checker, data: bytes, as_of: date | None = None, form: Form = "auto") -> Known:
    """Return what one input says. Raises ProfileError."""
    record = record_of(checker, data, as_of, form)
    return checker.read(decode(data) if record is None else record, as_of)


def opened(checker: Checker, data: bytes, as_of: date | None = None) -> Record:
    """Return one input as a record that can be added to: of a profile, the profile itself. Raises ProfileError where it cannot be checked."""
    record = record_of(checker, data, as_of)
    if record is None:
        text = decode(data)
        checker.read(text, as_of)
        return Record({name: value for name, value in read_object(text).items() if value is not None})
    checker.read(record, as_of)
    return record


def record_of(checker: Checker, data: bytes, as_of: date | None = None, form: Form = "auto") -> Record | None:
    """Return what a FHIR input says of one person; None where the input is a profile. Raises ProfileError."""
    if form == "profile" or (form == "auto" and not files.is_record(data)):
        return None
    given = read_object(decode(data, RECORDS), RECORDS)
    if form == "auto" and not isinstance(given.get("resourceType"), str):
        return None
    if form == "questionnaire-response" or (form == "auto" and given.get("resourceType") == "QuestionnaireResponse"):
        from dmtcheck.inputs import questionnaire_response  # only where it is asked for

        return questionnaire_response.read(given, checker.rulebook.facts, as_of)
    from dmtcheck.inputs import fhir  # only where it is asked for

    if not fhir.is_fhir(given):
        raise ProfileError('this is no FHIR resource: "resourceType" is missing', line=1, column=1)
    return fhir.read(given, as_of)


def _reads(checker: Checker, one: Callable[[], Record], as_of: date | None) -> Callable[[], Known]:
    return lambda: checker.read(one(), as_of)


def _read_place(checker: Checker, place: str, as_of: date | None, form: Form) -> Known:
    return read(checker, files.read(place), as_of, form)
