"""FHIR resources made in few words, and the sentences of the feature about reading them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from steps import Step

from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import read
from dmtcheck.record import Record

FHIR_STEPS: list[Step] = []
TODAY = date(2026, 11, 22)
ICD, SNOMED, LOINC = "http://hl7.org/fhir/sid/icd-10-cm", "http://snomed.info/sct", "http://loinc.org"
RXNORM, CVX, UCUM = "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/cvx", "http://unitsofmeasure.org"
FLAG = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
SYSTEMS = {"ICD-10-CM": ICD, "SNOMED": SNOMED, "LOINC": LOINC, "RxNorm": RXNORM, "CVX": CVX, "flag": FLAG}
SYSTEMS["reason"] = "http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason"

Resource = dict[str, Any]


def coded(said: str) -> Resource:
    """Return a CodeableConcept of words such as "LOINC 70173-0", or of a text."""
    system, _, code = said.partition(" ")
    return {"coding": [{"system": SYSTEMS[system], "code": code}]} if system in SYSTEMS else {"text": said}


def patient(**more: Any) -> Resource:
    return {"resourceType": "Patient", "id": "p1", "birthDate": "1990-05-01"} | more


def about(kind: str, **more: Any) -> Resource:
    return {"resourceType": kind, "id": f"{kind[0].lower()}1", "subject": {"reference": "Patient/p1"}} | more


def condition(code: str, /, clinical: str | None = "active", verification: str | None = "confirmed", **more: Any) -> Resource:
    said = {"clinicalStatus": clinical, "verificationStatus": verification}
    status = {key: {"coding": [{"system": "http://terminology.hl7.org", "code": word}]} for key, word in said.items() if word}
    return about("Condition", code=coded(code), **status) | more


def observation(code: str, /, value: Any = None, day: str | None = "2026-09-01", **more: Any) -> Resource:
    """Return a final result: a text as valueString, a number as valueQuantity, a coded one as valueCodeableConcept."""
    made = about("Observation", status="final", code=coded(code))
    made |= {"effectiveDateTime": day} if day else {}
    if isinstance(value, str) and value.split(" ")[0] in SYSTEMS:
        made["valueCodeableConcept"] = coded(value)
    elif isinstance(value, str):
        made["valueString"] = value
    elif isinstance(value, tuple):
        made["valueQuantity"] = {"value": value[0], "unit": value[1], "system": UCUM, "code": value[1]}
    elif value is not None:
        made["valueQuantity"] = {"value": value}
    return made | more


def request(medication: str, /, status: str | None = "active", day: str = "2025-03-01", **more: Any) -> Resource:
    return about("MedicationRequest", status=status, intent="order", medicationCodeableConcept=coded(medication), authoredOn=day) | more


def statement(medication: str, /, status: str = "stopped", **more: Any) -> Resource:
    return about("MedicationStatement", status=status, medicationCodeableConcept=coded(medication)) | more


def given(medication: str, /, day: str | None, status: str = "completed", **more: Any) -> Resource:
    made = about("MedicationAdministration", status=status, medicationCodeableConcept=coded(medication), effectiveDateTime=day)
    return {key: value for key, value in made.items() if value is not None} | more


def bundle(*resources: Any, **more: Any) -> Resource:
    """Return a collection; resources that share a type get ids of their own."""
    counted: dict[str, int] = {}
    entries = []
    for resource in resources:
        if isinstance(resource, dict) and resource.get("resourceType") != "Patient" and str(resource.get("id", "x1")).endswith("1"):
            kind = resource["resourceType"]
            counted[kind] = counted.get(kind, 0) + 1
            entries.append({"resource": resource | {"id": f"{kind[0].lower()}{counted[kind]}"}})
        else:
            entries.append({"resource": resource})
    return {"resourceType": "Bundle", "type": "collection", "entry": entries} | more


def said(found: Any, text: Any) -> Any:
    """Return the notes of a record that hold a text."""
    return [note for note in found.notes if text in f"{note.value}: {note.problem}"]


def record(*resources: Any, as_of: date | None = TODAY, **more: Any) -> Record:
    """Return what a Bundle with a Patient and these resources says."""
    return read(bundle(patient(), *resources, **more), as_of)


@dataclass
class Reading:
    """One scenario: the resources told so far, then what is read of them."""

    checker: Checker
    resources: list[Any] = field(default_factory=list)
    record: Record | None = None
    problem: str = ""

    def of(self) -> Record:
        assert self.record is not None, self.problem
        return self.record

    def course(self, name: str) -> dict[str, Any]:
        found = [one for one in self.of().profile.get("therapies", ()) if one["name"] == name]
        assert len(found) == 1, self.of()
        course: dict[str, Any] = found[0]
        return course


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        FHIR_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@_step("given", r"a FHIR bundle of a person born (?P<born>\S+)")
def empty_bundle(reading: Reading, born: str) -> None:
    reading.resources = [patient(birthDate=born)]


@_step("given", r"a FHIR bundle of a person born (?P<born>\S+) with")
def bundle_with(reading: Reading, born: str, datatable: list[list[str]]) -> None:
    empty_bundle(reading, born)
    assert datatable[0] == ["resource", "code", "value", "date"]
    for kind, code, value, day in datatable[1:]:
        reading.resources.append(_resource(kind, code, value, day))


def _resource(kind: str, code: str, value: str, day: str) -> Resource:
    if kind == "Condition":
        return condition(code, value or None, **({"onsetDateTime": day} if day else {}))
    if kind == "Observation":
        number, _, unit = value.partition(" ")
        amount = (float(number), unit) if number.replace(".", "", 1).isdigit() else value
        return observation(code, amount, day or None)
    if kind == "Immunization":
        return about(kind, status=value, vaccineCode=coded(code), patient={"reference": "Patient/p1"}, occurrenceDateTime=day)
    if kind == "AllergyIntolerance":
        return about(kind, code=coded(code), reaction=[{"severity": value}] if value else [])
    made = {"MedicationRequest": request, "MedicationStatement": statement}
    return given(code, day, value) if kind == "MedicationAdministration" else made[kind](code, value, **({"authoredOn": day} if day else {}))


@_step("given", r"the same bundle also holds")
def also_holds(reading: Reading, docstring: str) -> None:
    reading.resources.append(json.loads(docstring))


@_step("given", r"the therapy (?P<name>\S+) was stopped, for the reason (?P<reason>.+)")
def stopped_because(reading: Reading, name: str, reason: str) -> None:
    reading.resources.append(statement(name, statusReason=[coded(reason)]))


@_step("when", r"the bundle is read on (?P<day>\S+)")
def bundle_is_read(reading: Reading, day: str) -> None:
    try:
        reading.record = read(bundle(*reading.resources), date.fromisoformat(day))
    except ProfileError as error:
        reading.problem = str(error)
    else:
        reading.checker.read(dict(reading.record.profile), date.fromisoformat(day))


@_step("then", r"the record says")
def record_says(reading: Reading, datatable: list[list[str]]) -> None:
    assert datatable[0] == ["fact", "value"]
    found = {fact: _shown(reading.of().profile.get(fact)) for fact, _ in datatable[1:]}
    assert found == dict(datatable[1:]), reading.of()


def _shown(value: object) -> str:
    words = {True: "yes", False: "no", None: "not known"}
    if value is None or isinstance(value, bool):
        return words[value]
    return ", ".join(value) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else str(value)


@_step("then", r"the record does not say (?P<fact>\w+)")
def record_is_silent(reading: Reading, fact: str) -> None:
    assert fact not in reading.of().profile, reading.of()


@_step("then", r'the record (?:also )?notes "(?P<text>[^"]+)"')
def record_notes(reading: Reading, text: str) -> None:
    assert [note for note in reading.of().notes if text in f"{note.value} {note.problem}"], reading.of().notes


@_step("then", r"(?P<fact>\w+) was read from (?P<refs>.+)")
def was_read_from(reading: Reading, fact: str, refs: str) -> None:
    assert ", ".join(reading.of().origins[fact]) == refs


@_step("then", r"multiple sclerosis is (?P<said>not )?on record")
def ms_on_record(reading: Reading, said: str | None) -> None:
    assert reading.of().ms_on_record is not bool(said)


@_step("then", r'the course of (?P<name>\S+) says "(?P<said>[^"]*)"')
def course_says(reading: Reading, name: str, said: str) -> None:
    assert ", ".join(f"{key} {value}" for key, value in reading.course(name).items() if key != "name") == said, reading.of()


@_step("then", r'the bundle is refused: "(?P<text>[^"]+)"')
def bundle_is_refused(reading: Reading, text: str) -> None:
    assert reading.record is None
    assert text in reading.problem, reading.problem
