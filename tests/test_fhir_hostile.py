"""Data of any shape in any place: never a crash, never a fact that no resource carries, never a profile that cannot be read."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fhir_steps import TODAY, about, bundle, coded, condition, given, observation, patient, record, request, statement
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import gather, read

LEAF = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-01-01", "Patient/p1", "#m", "10**9", 10**400])
)
KEYS = st.sampled_from(
    "resourceType id subject patient reference coding system code display text value unit status entry resource fullUrl contained "
    "medicationReference medicationCodeableConcept effectiveDateTime clinicalStatus component interpretation valueQuantity start end".split()
)
JSON = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=4), max_leaves=12)

WHOLE = bundle(
    patient(link=[{"type": "refer"}], identifier=[{"system": "urn:x", "value": "7"}]),
    observation("LOINC 70173-0", "positive", component=[{"code": coded("LOINC 5196-1"), "valueString": "negative"}]),
    observation("LOINC 1742-6", (90, "U/L"), referenceRange=[{"high": {"value": 40, "unit": "U/L"}}], interpretation=[coded("flag H")]),
    observation("LOINC 10230-1", (55, "%")),
    condition("ICD-10-CM I50.9", onsetDateTime="2020-01-01"),
    condition("SNOMED 77386006", recordedDate="2026-10-01"),
    request(
        "Ocrevus", reasonReference=[{"reference": "Condition/c1"}], contained=[{"resourceType": "Medication", "id": "m", "code": coded("Ocrevus")}]
    ),
    statement("Tecfidera", effectivePeriod={"start": "2020-01-01", "end": "2021-01-01"}, statusReason=[coded("reason preg")]),
    given("Ocrevus", "2026-01-01"),
    about("Immunization", status="completed", vaccineCode=coded("CVX 03"), occurrenceDateTime="2020-01-01"),
    about("AllergyIntolerance", code=coded("Tysabri"), reaction=[{"severity": "severe"}]),
    about("CarePlan"),
    link=[{"relation": "self"}],
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in members:
        yield from paths(inner, (*path, key))


PLACES = [path for path in paths(WHOLE) if path and path != ("resourceType",)]


def put(path: Any, value: Any) -> Any:
    made = copy.deepcopy(WHOLE)
    inside = made
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return made


# No Condition of MS is in it: whatever stands wherever, unless it carries a code of MS, there is none on record.
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(path=st.sampled_from(PLACES), value=JSON, as_of=st.sampled_from([TODAY, None]))
def test_anything_anywhere_is_read_or_refused(checker: Checker, path: Any, value: Any, as_of: Any) -> None:
    try:
        found = read(put(path, value), as_of)
    except ProfileError as error:
        assert str(error)
        return
    assert not found.ms_on_record
    assert "ms_type" not in found.profile
    assert set(found.profile) - {"as_of"} == set(found.origins)
    checker.read(dict(found.profile), as_of)


@settings(max_examples=200, deadline=None)
@for_all(resources=st.lists(JSON, max_size=4), person=JSON)
def test_anything_given_is_read_or_refused(resources: Any, person: Any) -> None:
    try:
        found = gather(resources, person, TODAY)
    except ProfileError as error:
        assert str(error)
    else:
        assert set(found.profile) <= {"as_of", "id", "age"}


@pytest.mark.parametrize("kind", sorted({entry["resource"]["resourceType"] for entry in WHOLE["entry"]} - {"Patient"}))
def test_each_resource_of_every_wrong_shape(kind: Any) -> None:
    one = next(entry["resource"] for entry in WHOLE["entry"] if entry["resource"]["resourceType"] == kind)
    for path in paths(one):
        values: list[Any] = [None, True, 7, "x", [], {}, [[]], [{}], {"coding": [7, {"code": 7}]}]
        for value in values:
            made = copy.deepcopy(one)
            inside = made
            for key in path[:-1]:
                inside = inside[key]
            if path and path[0] not in ("resourceType", "subject"):
                inside[path[-1]] = value
                assert not record(made).ms_on_record


def test_what_is_nested_very_deeply_is_no_crash() -> None:
    deep: dict[str, Any] = {"x": None}
    shallow: dict[str, Any] = {"x": None}
    for _ in range(20_000):
        deep = {"x": deep}
        shallow = {"x": shallow}
    found = record(observation("LOINC 5196-1", "negative", id="x", note=deep), observation("LOINC 5196-1", "negative", id="x", note=shallow))
    assert "hbsag" not in found.profile
    for nested in (deep, shallow):  # taken apart step by step, as tearing it down at once would be too deep as well
        inside = nested
        while inside:
            inside = inside.pop("x")


def test_texts_that_a_terminal_could_misread_are_made_visible() -> None:
    found = record(condition("\x1b[31mred\ud800"), patient(), as_of=date(2026, 1, 1))
    assert "\\x1b[31mred\\ud800" in found.notes[0].problem + found.notes[-1].problem
    strange = read(bundle(patient(id="p\u202e1\ud800")), TODAY)
    assert strange.profile["id"] == "p\\u202e1\\ud800"
    assert len(read(bundle(patient(id="x" * 999)), TODAY).profile["id"]) == 200
