"""What is read of each kind of resource, and what is not: every principle, one by one."""

import json
from pathlib import Path
from typing import Any

import pytest
from fhir_steps import (
    TODAY,
    about,
    coded,
    condition,
    given,
    observation,
    patient,
    record,
    request,
    said,
    statement,
)

from dmtcheck.checker import Checker
from dmtcheck.inputs.fhir import read


def course(found: Any, name: Any = "Tecfidera") -> Any:
    (one,) = [each for each in found.profile["therapies"] if each["name"] == name]
    return {key: value for key, value in one.items() if key != "name"}


def test_nothing_on_record_says_nothing() -> None:
    found = record()
    assert set(found.profile) == {"id", "age", "as_of"}
    assert not found.ms_on_record


def test_every_fact_says_where_it_stands(checker: Checker) -> None:
    found = record(
        condition("ICD-10-CM G35.C1"),
        observation("LOINC 70173-0", "positive"),
        request("Tecfidera"),
        about("Immunization", status="completed", vaccineCode=coded("CVX 03"), occurrenceDateTime="2020-01-01"),
        about("AllergyIntolerance", code=coded("Tysabri"), criticality="high"),
    )
    assert set(found.profile) - set(found.origins) == {"as_of"}
    assert set(found.origins) <= set(found.profile)
    assert found.origins["jcv_antibody_date"] == ("Observation/o1",)
    checker.read(dict(found.profile), TODAY)


# MS


@pytest.mark.parametrize(
    ("code", "kind", "activity"),
    [
        ("ICD-10-CM G35", None, None),
        ("ICD-10-CM G35.A", "rrms", None),
        ("ICD-10-CM G35.B0", "ppms", None),
        ("ICD-10-CM G35.B1", "ppms", "active"),
        ("ICD-10-CM G35.B2", "ppms", "not_active"),
        ("ICD-10-CM G35.C0", "spms", None),
        ("ICD-10-CM G35.C1", "spms", "active"),
        ("ICD-10-CM G35.C2", "spms", "not_active"),
        ("ICD-10-CM G35.D", None, None),
        ("SNOMED 24700007", None, None),
        ("SNOMED 426373005", "rrms", None),
        ("SNOMED 425500002", "spms", None),
        ("SNOMED 428700003", "ppms", None),
        ("SNOMED 724778008", "prms", None),
        ("SNOMED 445967004", "cis", None),
    ],
)
def test_the_type_of_ms(code: Any, kind: Any, activity: Any) -> None:
    found = record(condition(code))
    assert found.ms_on_record
    assert (found.profile.get("ms_type"), found.profile.get("ms_activity")) == (kind, activity)
    assert bool(said(found, "not of which type")) is (kind is None)


def test_a_type_beside_none_counts_and_two_types_do_not() -> None:
    assert record(condition("ICD-10-CM G35"), condition("SNOMED 426373005")).profile["ms_type"] == "rrms"
    two = record(condition("ICD-10-CM G35.A"), condition("ICD-10-CM G35.C1"))
    assert two.ms_on_record
    assert not {"ms_type", "ms_activity"} & set(two.profile)
    assert said(two, "disagree (rrms, spms)")
    both = record(condition("ICD-10-CM G35.C1"), condition("ICD-10-CM G35.C2"))
    assert both.profile["ms_type"] == "spms"
    assert "ms_activity" not in both.profile


@pytest.mark.parametrize(
    ("clinical", "kind"), [("active", "rrms"), ("relapse", "rrms"), ("remission", "rrms"), ("resolved", None), ("inactive", None), (None, None)]
)
def test_the_type_is_taken_from_a_disease_that_is_there(clinical: Any, kind: Any) -> None:
    found = record(condition("ICD-10-CM G35.A", clinical))
    assert found.ms_on_record
    assert found.profile.get("ms_type") == kind


@pytest.mark.parametrize("word", ["unconfirmed", "provisional", "differential", "something"])
def test_a_suspicion_counts_for_pml_alone(word: Any) -> None:
    assert record(condition("ICD-10-CM A81.2", verification=word)).profile["pml_ever"] is True
    found = record(condition("ICD-10-CM G35.A", None, word), condition("ICD-10-CM I50.9", verification=word))
    assert not found.ms_on_record
    assert "heart_disease" not in found.profile
    assert said(found, "only suspected")


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("SNOMED 4740000", {"herpes_history", "active_infection"}),
        ("ICD-10-CM C50.911", {"cancer_history"}),
        ("ICD-10-CM Z85.3", {"cancer_history"}),
        ("ICD-10-CM C91.10", {"cancer_history", "immunocompromised"}),
        ("ICD-10-CM I42.0", {"heart_disease"}),
        ("ICD-10-CM I63.9", {"stroke_history"}),
        ("ICD-10-CM K70.30", {"liver_disease"}),
        ("ICD-10-CM E06.3", {"thyroid_disease", "autoimmune_disease"}),
        ("ICD-10-CM K50.90", {"inflammatory_bowel_disease", "autoimmune_disease"}),
        ("ICD-10-CM F32.A", {"depression"}),
        ("ICD-10-CM B20", {"hiv", "immunocompromised"}),
        ("ICD-10-CM A15.0", {"tuberculosis_screen", "active_infection"}),
        ("ICD-10-CM B16.9", {"liver_disease", "active_infection"}),
        ("SNOMED 866041003", {"breastfeeding"}),
        ("ICD-10-CM D69.3", {"autoimmune_disease", "bleeding_risk"}),
    ],
)
def test_what_a_condition_says(code: Any, facts: Any) -> None:
    found = record(condition(code))
    assert set(found.profile) - {"id", "age", "as_of"} == facts
    assert all(found.profile[fact] in (True, "positive") for fact in facts)
    assert record(condition(code, verification="refuted")).profile.keys() == {"id", "age", "as_of"}


@pytest.mark.parametrize(("clinical", "why"), [("resolved", "over"), (None, "not said to be active")])
def test_what_is_over_was(clinical: Any, why: Any) -> None:
    found = record(condition("SNOMED 4740000", clinical), condition("ICD-10-CM K70.30", clinical))
    assert found.profile["herpes_history"] is True
    assert not {"active_infection", "liver_disease"} & set(found.profile)
    assert len(said(found, why)) == 2


def test_a_condition_that_is_not_listed_is_named() -> None:
    found = record(condition("Bad\u202eback"), condition("SNOMED 1"), condition("Bad\u202eback"), about("Condition"))
    assert said(found, "4 conditions: not in the code list, not used: Bad\\u202eback, 1, without a name")


def test_pregnancy_only_while_it_can_last() -> None:
    onset = condition("SNOMED 77386006", onsetDateTime="2026-06-01")
    assert record(onset).profile["pregnant"] is True
    assert "pregnant" not in record(onset, as_of=None).profile
    for one in (onset | {"onsetDateTime": "2025-06-01"}, onset | {"onsetDateTime": "2026-06"}, condition("SNOMED 77386006")):
        found = record(one)
        assert "pregnant" not in found.profile
        assert said(found, "in the last 10 months")
    assert said(record(onset | {"onsetDateTime": "2026-12-01"}), "after the date of assessment")
    assert "pregnant" not in record(condition("SNOMED 77386006", "resolved", onsetDateTime="2026-06-01")).profile


def test_what_is_said_of_a_pregnancy() -> None:
    pregnant, not_pregnant = (observation("LOINC 82810-3", f"LOINC {code}") for code in ("LA15173-0", "LA26683-5"))
    assert record(pregnant).profile["pregnant"] is True
    not_now = not_pregnant | {"effectiveDateTime": "2026-11-15"}
    assert record(not_now).profile["pregnant"] is False
    assert record(observation("LOINC 82810-3", "SNOMED 60001007", "2026-11-22")).profile["pregnant"] is False
    assert said(record(not_pregnant | {"effectiveDateTime": "2026-11-14"}), "not of the last 7 days: ask again")
    for one in (
        not_pregnant | {"effectiveDateTime": "2025-01-01"},
        not_pregnant | {"effectiveDateTime": None},
        observation("LOINC 82810-3", "LOINC LA4489-6"),
    ):
        found = record(one)
        assert "pregnant" not in found.profile
        assert found.notes
    assert "pregnant" not in record(not_now, as_of=None).profile
    on_record = condition("SNOMED 77386006", onsetDateTime="2026-10-01")
    assert record(not_pregnant, on_record).profile["pregnant"] is True
    assert "pregnant" not in record(not_now, on_record).profile
    assert said(record(not_now, on_record), "results disagree: none used")


def test_not_pregnant_and_a_positive_test_clash(checker: Checker) -> None:
    no = observation("LOINC 82810-3", "LOINC LA26683-5", "2026-11-20")
    for day in ("2026-05-01", None):
        found = record(no, observation("LOINC 2118-8", "positive", day))
        assert not {"pregnant", "pregnancy_test", "pregnancy_test_date"} & set(found.profile)
        assert said(found, "neither used")
    earlier = record(no, observation("LOINC 2118-8", "positive", "2025-01-01"))
    assert (earlier.profile["pregnant"], earlier.profile["pregnancy_test"]) == (False, "positive")
    checker.read(dict(earlier.profile), TODAY)
    assert record(no, observation("LOINC 2118-8", "negative")).profile["pregnant"] is False


def test_breastfeeding_is_only_ever_said_to_be() -> None:
    assert record(observation("LOINC 63895-7", "SNOMED 866041003")).profile["breastfeeding"] is True
    assert record(observation("SNOMED 69840006", valueBoolean=True)).profile["breastfeeding"] is True
    no = observation("SNOMED 69840006", valueBoolean=False)
    yes = observation("SNOMED 69840006", valueBoolean=True)
    for one in (no, yes | {"status": "preliminary"}, yes | {"effectiveDateTime": "2024-01-01"}, yes | {"dataAbsentReason": {"text": "x"}}):
        found = record(one)
        assert "breastfeeding" not in found.profile
        assert found.notes


# Results


def test_the_newest_result_counts() -> None:
    found = record(observation("LOINC 22602-7", "positive", "2025-01-01"), observation("LOINC 19162-7", "negative", "2026-01-01"))
    assert (found.profile["vzv_antibody"], found.profile["vzv_antibody_date"]) == ("negative", "2026-01-01")
    assert found.origins["vzv_antibody"] == ("Observation/o2",)


@pytest.mark.parametrize(
    ("older", "newer", "fact"),
    [
        (observation("LOINC 70173-0", "negative", "2026-01-01"), observation("LOINC 70173-0", "equivocal"), "jcv_antibody"),
        (observation("LOINC 70173-0", "negative", "2026-01-01"), observation("LOINC 70173-0", 3.1), "jcv_antibody"),
        (observation("LOINC 70173-0", "negative"), observation("LOINC 70173-0", "equivocal", None), "jcv_antibody"),
        (observation("LOINC 70173-0", "negative", None), observation("LOINC 70173-0", "equivocal"), "jcv_antibody"),
        (observation("LOINC 751-8", (5, "10*3/uL"), "2026-01-01"), observation("LOINC 751-8", (500, "furlong")), "neutrophils_per_mm3"),
        (observation("LOINC 100977-8", (1, "{index}"), "2026-01-01"), observation("LOINC 100977-8", (500, "furlong")), "jcv_index"),
        (observation("LOINC 82810-3", "SNOMED 60001007", "2026-11-20"), observation("LOINC 82810-3", "who knows", "2026-11-21"), "pregnant"),
    ],
)
def test_an_older_no_does_not_count_where_the_newest_is_not_clear(older: Any, newer: Any, fact: Any) -> None:
    found = record(older, newer)
    assert not {fact, f"{fact}_date"} & set(found.profile)
    assert [note.value for note in said(found, "not older than the last that is clear")] == ["Observation/o2"]
    assert fact in record(older).profile


def test_an_older_concern_counts_where_the_newest_is_not_clear() -> None:
    for code, value in (("5196-1", "positive"), ("70173-0", "positive")):
        found = record(observation(f"LOINC {code}", value, "2026-01-01"), observation(f"LOINC {code}", "equivocal"))
        assert value in found.profile.values()
    pregnant = observation("LOINC 82810-3", "SNOMED 77386006", "2026-11-01")
    assert record(pregnant, observation("LOINC 82810-3", "who knows", "2026-11-21")).profile["pregnant"] is True
    flagged = observation("LOINC 1742-6", (90, "U/L"), "2026-01-01", interpretation=[coded("flag H")])
    assert record(flagged, observation("LOINC 1742-6", (20, "U/L"))).profile["liver_tests"] == "raised"


def test_a_result_that_is_not_clear_says_nothing_of_a_newer_one() -> None:
    clear = observation("LOINC 70173-0", "negative", "2026-09-01")
    none = observation("LOINC 70173-0", None, "2026-10-01", dataAbsentReason=coded("not done"))
    for other in (observation("LOINC 70173-0", "equivocal", "2026-01-01"), none):
        assert record(clear, other).profile["jcv_antibody"] == "negative"
    parts = observation("LOINC 70173-0", component=[{"code": coded("LOINC 70173-0"), "valueString": "negative"}])
    assert record(parts).profile["jcv_antibody"] == "negative"


def test_results_of_one_day_that_disagree_are_not_used() -> None:
    found = record(*[observation("LOINC 5196-1", value) for value in ("positive", "negative")], observation("LOINC 5196-1", "negative", "2020-01-01"))
    assert not {"hbsag", "hbsag_date"} & set(found.profile)
    assert said(found, "disagree: none used")


def test_a_result_without_a_date() -> None:
    alone = record(observation("LOINC 5196-1", "negative", None))
    assert (alone.profile["hbsag"], alone.profile.get("hbsag_date")) == ("negative", None)
    beside = record(
        observation("LOINC 5196-1", "negative"), observation("LOINC 5196-1", "positive", None), observation("LOINC 5196-1", "negative", None)
    )
    assert ("hbsag" in beside.profile, len(said(beside, "which is the newer is not known"))) == (False, 1)
    number = record(observation("LOINC 10230-1", (60, "%")), observation("LOINC 10230-1", (40, "%"), None))
    assert ("lvef_percent" in number.profile, len(said(number, "disagrees with the newest that has one, 2026-09-01"))) == (False, 1)
    both = record(*[observation("LOINC 5196-1", value, None) for value in ("positive", "negative")])
    assert "hbsag" not in both.profile


@pytest.mark.parametrize("code", ["70173-0", "13952-7", "56888-1", "71773-6"])
def test_once_positive_stays_positive(code: Any) -> None:
    found = record(
        observation(f"LOINC {code}", "positive", "2019-01-01"),
        observation(f"LOINC {code}", "positive", "2020-01-01"),
        observation(f"LOINC {code}", "negative", "2026-01-01"),
        observation(f"LOINC {code}", "positive", None),
    )
    (fact,) = {"jcv_antibody", "anti_hbc", "hiv", "tuberculosis_screen"} & set(found.profile)
    assert (found.profile[fact], found.profile[f"{fact}_date"]) == ("positive", "2020-01-01")
    assert said(found, "once positive counts as positive")
    assert record(observation(f"LOINC {code}", "negative")).profile[fact] == "negative"


def test_hiv_on_record_beside_a_negative_test() -> None:
    found = record(condition("ICD-10-CM B20"), observation("LOINC 56888-1", "negative"))
    assert found.profile["hiv"] == "positive"
    assert "hiv_date" not in found.profile


def test_hepatitis_b_beside_its_antigen() -> None:
    chronic = condition("ICD-10-CM B18.1", "resolved")
    clash = record(chronic, observation("LOINC 5196-1", "negative"))
    assert not {"hbsag", "hbsag_date"} & set(clash.profile)
    assert said(clash, "hepatitis B is on record: not used")
    assert said(record(chronic), "ask for the tests")
    assert record(chronic, observation("LOINC 5196-1", "positive")).profile["hbsag"] == "positive"
    assert "hbsag" not in record(condition("ICD-10-CM B18.1", verification="unconfirmed"), observation("LOINC 5196-1", "negative")).profile
    assert record(condition("ICD-10-CM B18.1", verification="refuted"), observation("LOINC 5196-1", "negative")).profile["hbsag"] == "negative"


@pytest.mark.parametrize(
    ("code", "value", "fact", "expected"),
    [
        ("751-8", (3.1, "10*3/uL"), "neutrophils_per_mm3", 3100),
        ("751-8", (3.1, "10*9/L"), "neutrophils_per_mm3", 3100),
        ("26499-4", (2900, "/uL"), "neutrophils_per_mm3", 2900),
        ("777-3", (150, "10*3/mm3"), "platelets_per_mm3", 150_000),
        ("29463-7", (154, "[lb_av]"), "weight_kg", 69.853225),
        ("29463-7", (70_000, "g"), "weight_kg", 70),
        ("10230-1", (55, "%"), "lvef_percent", 55),
        ("100977-8", (0.9, "1"), "jcv_index", 0.9),
        ("100977-8", 0.9, "jcv_index", 0.9),
    ],
)
def test_a_number_in_its_unit(code: Any, value: Any, fact: Any, expected: Any, checker: Checker) -> None:
    found = record(observation(f"LOINC {code}", value))
    assert found.profile[fact] == expected
    assert (f"{fact}_date" in found.profile) is (fact != "weight_kg")
    checker.read(dict(found.profile), TODAY)


@pytest.mark.parametrize(
    ("code", "value", "why"),
    [
        ("10230-1", (0.55, "%"), "cannot be true"),
        ("10230-1", 55, "no unit"),
        ("10230-1", (55, "mm[Hg]"), "not known"),
        ("10230-1", "55 %", "no number"),
        ("10230-1", None, "no number"),
        ("751-8", (-1, "/uL"), "cannot be true"),
        ("100977-8", (3, "g"), "not known"),
        ("100977-8", 7e13, "no number"),
    ],
)
def test_a_number_that_cannot_be_used(code: Any, value: Any, why: Any) -> None:
    found = record(observation(f"LOINC {code}", value))
    assert not {"lvef_percent", "neutrophils_per_mm3", "jcv_index"} & set(found.profile)
    assert said(found, why)


def test_a_unit_written_in_two_ways() -> None:
    value = {"value": 3.1, "unit": "10^3/uL"}
    assert record(observation("LOINC 751-8", valueQuantity=value)).profile["neutrophils_per_mm3"] == 3100
    assert "neutrophils_per_mm3" not in record(observation("LOINC 751-8", valueQuantity={"value": 3.1, "unit": "per field"})).profile
    clash = {"value": 3.1, "unit": "/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"}
    assert said(record(observation("LOINC 751-8", valueQuantity=clash)), "two ways that disagree")


def test_a_component_is_a_result_too() -> None:
    panel = observation("Hepatitis panel", component=[{"code": coded("LOINC 5196-1"), "valueString": "negative"}, {"code": coded("LOINC 13952-7")}])
    found = record(panel)
    assert (found.profile["hbsag"], found.origins["hbsag"]) == ("negative", ("Observation/o1",))
    assert "anti_hbc" not in found.profile


def flagged(code: Any, flag: Any, day: Any = "2026-09-01") -> Any:
    return observation(f"LOINC {code}", None, day, interpretation=[coded(f"flag {flag}")])


LIVER = ("1742-6", "1920-8", "6768-6", "1975-2")


def test_liver_tests_are_normal_only_together() -> None:
    normal = [flagged(code, "N", f"2026-09-0{number}") for number, code in enumerate(LIVER, 1)]
    found = record(*normal)
    assert (found.profile["liver_tests"], found.profile["liver_tests_date"]) == ("normal", "2026-09-01")
    assert len(found.origins["liver_tests"]) == 4
    missing = record(*normal[:3])
    assert "liver_tests" not in missing.profile
    assert said(missing, "normal only together with bilirubin")
    raised = record(*normal, flagged("1742-6", "HH", "2026-10-01"))
    assert (raised.profile["liver_tests"], raised.profile["liver_tests_date"]) == ("raised", "2026-10-01")
    undated = record(*normal[1:], flagged("1742-6", "L", None))
    assert (undated.profile["liver_tests"], undated.profile.get("liver_tests_date")) == ("normal", None)
    clash = record(*normal[1:], flagged("1742-6", "N"), flagged("1742-6", "L"))
    assert "liver_tests" not in clash.profile


def test_immunoglobulins_are_low_where_one_is() -> None:
    codes = ("2465-3", "2472-9", "2458-8")
    assert record(*[flagged(code, "N") for code in codes]).profile["immunoglobulins"] == "normal"
    assert record(flagged("2465-3", "L")).profile["immunoglobulins"] == "low"
    assert "immunoglobulins" not in record(flagged("2465-3", "N"), flagged("2472-9", "H")).profile


@pytest.mark.parametrize(
    ("value", "limits", "flag", "expected"),
    [
        (90, [{"high": {"value": 40, "unit": "U/L"}}], None, "raised"),
        (30, [{"low": {"value": 40, "unit": "U/L"}}], None, None),
        (30, [{"high": {"value": 40, "unit": "U/L"}}], "H", None),
        (30, [{"high": {"value": 40, "unit": "U/L"}}], "A", None),
        (90, [{"high": {"value": 40, "unit": "U/L"}}], "A", "raised"),
        (90, [{"high": {"value": 40, "unit": "ukat/L"}}], None, None),
        (90, [{"high": {"value": 40}}], None, None),
        (90, [], None, None),
        (90, [{"high": {"value": 40, "unit": "U/L"}}, {"high": {"value": 100, "unit": "U/L"}}], None, None),
        (90, [{"text": "below 40"}], None, None),
    ],
)
def test_the_limits_of_the_laboratory(value: Any, limits: Any, flag: Any, expected: Any) -> None:
    quantity: dict[str, Any] = {"valueQuantity": {"value": value, "unit": "U/L"}, "referenceRange": limits}
    found = record(observation("LOINC 1742-6", **quantity, interpretation=[coded(f"flag {flag}")] if flag else None))
    assert found.profile.get("liver_tests") == expected
    assert found.notes
    compared = quantity | {"valueQuantity": {"value": value, "unit": "U/L", "comparator": "<"}}
    assert "liver_tests" not in record(observation("LOINC 1742-6", **compared)).profile


def test_normal_and_low_by_the_limits_of_the_laboratory() -> None:
    def one(code: Any, value: Any, unit: Any = "g/L") -> Any:
        limits = {"low": {"value": 7, "unit": unit}, "high": {"value": 16, "unit": unit}}
        return observation(f"LOINC {code}", valueQuantity={"value": value, "unit": unit}, referenceRange=[limits])

    assert record(*[one(code, 9) for code in LIVER]).profile["liver_tests"] == "normal"
    assert record(one("2465-3", 3)).profile["immunoglobulins"] == "low"


def test_when_something_was_last_done() -> None:
    found = record(
        observation("LOINC 3016-3", (2, "mU/L"), "2026-04-01"),
        observation("LOINC 3016-3", (2, "mU/L"), "2026-05-01T10:00:00Z"),
        observation("LOINC 3016-3", (2, "mU/L"), "2026-06"),
        about("Procedure", status="completed", code=coded("SNOMED 29303009"), performedDateTime="2026-02-01"),
        about("DiagnosticReport", status="final", code=coded("LOINC 24590-2"), effectiveDateTime="2026-03-01"),
        about("ImagingStudy", status="available", procedureCode=[coded("SNOMED 816077007")], started="2026-03-02"),
        about("ImagingStudy", status="available", procedure=[{"concept": coded("SNOMED 816077007")}], started="2025-03-02"),
        about("DiagnosticReport", status="preliminary", code=coded("LOINC 24590-2"), effectiveDateTime="2026-07-01"),
        about("Procedure", status="completed", code=coded("SNOMED 1")),
    )
    days = {key: found.profile[key] for key in ("thyroid_test_date", "ecg_date", "brain_mri_date")}
    assert days == {"thyroid_test_date": "2026-05-01", "ecg_date": "2026-02-01", "brain_mri_date": "2026-03-02"}
    assert said(found, "does not say when")
    assert said(found, "1 Procedure: not in the code list, not used: 1")


# Therapies


def test_a_therapy_by_its_code_or_its_name() -> None:
    for medication in ("RxNorm 1373489", "Tecfidera 240 mg", "Dimethyl fumarate (TECFIDERA)"):
        assert course(record(request(medication))) == {"status": "current"}
    assert course(record(request("RxNorm 354770")), "natalizumab") == {"status": "current"}
    both = {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "354770"}], "text": "Tyruko"}
    assert course(record(request("x", medicationCodeableConcept=both)), "Tyruko") == {"status": "current"}
    assert record(request("Ocrevus Zunovo")).profile["therapies"][0]["name"] == "Ocrevus Zunovo"
    assert record(request("natalizumab-sztn")).profile["therapies"][0]["name"] == "natalizumab-sztn"
    newer = request("x", medication={"concept": coded("Kesimpta")})
    del newer["medicationCodeableConcept"]
    assert course(record(newer), "Kesimpta") == {"status": "current"}
    older = request("x", medication=coded("Kesimpta"))
    del older["medicationCodeableConcept"]
    assert course(record(older), "Kesimpta") == {"status": "current"}


@pytest.mark.parametrize(
    "medication", ["RxNorm 1658048", "Arzerra", "Skilarence 30 mg", "Cladribine 1 MG/ML Injection", "injectable cladribine", "Leustatin"]
)
def test_forms_for_other_diseases_are_no_therapy_of_ms(medication: Any) -> None:
    found = record(request(medication))
    assert "therapies" not in found.profile
    assert said(found, "no therapy of MS")


def test_campath_is_not_lemtrada() -> None:
    assert course(record(request("RxNorm 828265")), "Campath") == {"status": "current"}


@pytest.mark.parametrize("text", ["Tysabri and Ocrevus", "Ocrevus or Kesimpta", "Tysabri / Tyruko"])
def test_a_medication_with_two_names_is_neither(text: Any) -> None:
    found = record(request(text))
    assert "therapies" not in found.profile
    assert said(found, "more than one therapy")
    two = {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "603541"}], "text": "Ocrevus"}
    assert "therapies" not in record(request("x", medicationCodeableConcept=two)).profile


def test_a_medication_that_cannot_be_found_may_be_one_of_the_six() -> None:
    for medication in ({"reference": "Medication/7"}, {"reference": "#7"}, {"reference": "urn:uuid:7"}, {"identifier": {"value": "7"}}):
        one = about("MedicationRequest", status="active", intent="order", medicationReference=medication)
        assert said(record(one), "its medication is not in the record: it may be one of the six")
    nameless: list[dict[str, Any]] = [{}, {"medicationCodeableConcept": {}}, {"medication": {"concept": {}}}]
    for nothing in nameless:
        assert said(record(about("MedicationRequest", status="active", **nothing)), "neither a code nor a name")
    assert course(record(request("Ocrevus", medicationReference={"reference": "Medication/7"})), "Ocrevus") == {"status": "current"}
    shown = about("MedicationRequest", status="active", medicationReference={"reference": "Medication/7", "display": "Ocrevus 300 mg"})
    assert course(record(shown), "Ocrevus") == {"status": "current"}


def test_what_is_in_a_mixture() -> None:
    for held in ({"itemCodeableConcept": coded("natalizumab")}, {"item": {"concept": coded("natalizumab")}}):
        mixture = {"resourceType": "Medication", "id": "m", "ingredient": [held]}
        one = about("MedicationRequest", status="active", medicationReference={"reference": "Medication/m"})
        assert course(record(one, mixture), "natalizumab") == {"status": "current"}


def test_medications_that_are_not_listed_are_named_up_to_ten() -> None:
    found = record(*[request(f"Drug {number}") for number in range(12)], request("Drug 3", "cancelled"), request("x" * 80))
    (note,) = said(found, "not in the code list")
    assert note.value == "14 medications"
    assert note.problem.endswith("Drug 9 and 3 more")


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (request("Tecfidera", "cancelled"), "cancelled"),
        (request("Tecfidera", "draft"), "draft"),
        (request("Tecfidera", "entered-in-error"), "entered-in-error"),
        (request("Tecfidera", intent="proposal"), "only a proposal"),
        (request("Tecfidera", intent="plan"), "only a plan"),
        (request("Tecfidera", doNotPerform=True), "not to give it"),
        (request("Tecfidera", day="2026-12-01"), "after the date of assessment"),
        (statement("Tecfidera", "not-taken"), "not-taken"),
        (statement("Tecfidera", "intended"), "intended"),
        (statement("Tecfidera", wasNotTaken=True), "not to have been taken"),
        (statement("Tecfidera", taken="n"), "not to have been taken"),
        (statement("Tecfidera", "active", effectivePeriod={"start": "2027-01-01"}), "after the date of assessment"),
        (statement("Tecfidera", "recorded", adherence={"code": {"coding": [{"code": "not-taking"}]}}), "not-taken"),
        (given("Tecfidera", "2026-01-01", "not-done"), "not a completed administration"),
        (given("Tecfidera", "2026-01-01", wasNotGiven=True), "not a completed administration"),
        (given("Tecfidera", "2027-01-01"), "after the date of assessment"),
        (about("MedicationDispense", status="in-progress", medicationCodeableConcept=coded("Tecfidera")), "not a completed dispense"),
        (
            about("MedicationDispense", status="completed", medicationCodeableConcept=coded("Tecfidera"), whenHandedOver="2027-01-01"),
            "after the date",
        ),
    ],
)
def test_what_was_never_given_is_told_and_not_used(made: Any, why: Any) -> None:
    found = record(made)
    assert not {"therapies", "therapies_complete"} & set(found.profile)
    assert said(found, why)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (request("Tecfidera", "active"), "current"),
        (request("Tecfidera", "stopped"), "stopped"),
        (request("Tecfidera", "completed"), None),
        (request("Tecfidera", "completed", statusReason=coded("reason sintol")), "stopped"),
        (request("Tecfidera", "completed", statusReason=coded("Discontinued by the neurologist")), "stopped"),
        (request("Tecfidera", "on-hold"), None),
        (request("Tecfidera", None), None),
        (request("Tecfidera", intent=None), "current"),
        (statement("Tecfidera", "active"), "current"),
        (statement("Tecfidera", "unknown"), None),
        (statement("Tecfidera", "recorded"), None),
        (statement("Tecfidera", "recorded", adherence={"code": {"coding": [{"code": "taking-as-directed"}]}}), "current"),
        (statement("Tecfidera", "recorded", adherence={"code": {"coding": [{"code": "stopped"}]}}), "stopped"),
        (about("MedicationDispense", status="completed", medicationCodeableConcept=coded("Tecfidera"), whenHandedOver="2026-01-01"), None),
        (about("MedicationDispense", status="completed", medicationCodeableConcept=coded("Tecfidera")), None),
    ],
)
def test_whether_a_therapy_is_current(made: Any, expected: Any) -> None:
    found = record(made)
    assert course(found).get("status") == expected
    assert found.profile["therapies_complete"] is False


def test_the_newest_evidence_counts_where_the_order_is_certain() -> None:
    def status(*evidence: Any) -> Any:
        return course(record(*evidence)).get("status")

    assert status(request("Tecfidera", "active", "2025-01-01"), request("Tecfidera", "stopped", "2026-01-01")) == "stopped"
    assert status(request("Tecfidera", "active", "2026-01-01"), statement("Tecfidera", effectivePeriod={"end": "2025-01-01"})) == "current"
    for unsure in (request("Tecfidera", "stopped", "2025"), request("Tecfidera", "stopped", "2025-03-01"), statement("Tecfidera")):
        found = record(request("Tecfidera", "active", "2025-03-01"), unsure)
        assert "status" not in course(found)
        assert said(found, "current or stopped is not certain")
    assert status(request("Tecfidera", "stopped", "2025-01-01"), given("Tecfidera", "2026-01-01")) is None
    assert status(request("Tecfidera", "stopped", "2026-01-01"), given("Tecfidera", "2025-01-01")) == "stopped"


def test_what_was_given() -> None:
    found = record(*[given("Ocrevus", day) for day in ("2025-01-10", "2025-07-10", "2026-01-10")])
    assert course(found, "Ocrevus") == {"started": "2025-01-10", "last_dose": "2026-01-10", "infusions": 3}
    spell = given("Ocrevus", None, effectivePeriod={"start": "2025-01-10T08:00:00Z"})
    assert course(record(spell), "Ocrevus") == {"started": "2025-01-10", "last_dose": "2025-01-10", "infusions": 1}


def test_a_dose_of_no_certain_day_may_be_the_first_or_the_last() -> None:
    later = record(given("Ocrevus", "2025-01-10"), given("Ocrevus", "2026"))
    assert course(later, "Ocrevus") == {"started": "2025-01-10", "infusions": 2}
    assert said(later, "may be the last")
    earlier = record(given("Ocrevus", "2025-01-10"), given("Ocrevus", "2024"))
    assert course(earlier, "Ocrevus") == {"last_dose": "2025-01-10", "infusions": 2}
    assert said(earlier, "may be the earlier")
    assert course(record(given("Ocrevus", None)), "Ocrevus") == {"infusions": 1}
    assert course(record(given("Ocrevus", "x"), given("Ocrevus", "2024-01-01")), "Ocrevus") == {"infusions": 2}


def test_the_dates_of_a_statement() -> None:
    period = {"start": "2020-01-01", "end": "2022-01-01"}
    assert course(record(statement("Tecfidera", effectivePeriod=period))) == {"status": "stopped", "started": "2020-01-01", "stopped": "2022-01-01"}
    assert course(record(statement("Tecfidera", "active", effectivePeriod=period))) == {"started": "2020-01-01"}
    future = record(statement("Tecfidera", effectivePeriod={"start": "2020-01-01", "end": "2027-01-01"}))
    assert course(future) == {"status": "stopped", "started": "2020-01-01"}
    assert said(future, "its end is dated after")
    ongoing = statement("Tecfidera", "active", effectivePeriod={"start": "2020-01-01", "end": "2027-01-01"})
    assert course(record(ongoing)) == {"status": "current", "started": "2020-01-01"}


def test_dates_that_contradict_each_other_are_left_out(checker: Checker) -> None:
    found = record(statement("Tecfidera", effectivePeriod={"start": "2022-01-01", "end": "2020-01-01"}))
    assert course(found) == {"status": "stopped"}
    assert said(found, "both left out")
    checker.read(dict(found.profile), TODAY)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("SNOMED 58848006", "inadequate_response"),
        ("SNOMED 266721009", "inadequate_response"),
        ("reason sintol", "intolerance"),
        ("reason preg", "pregnancy"),
        ("reason sddi", "safety"),
        ("reason clarif", None),
        ("it did not work", None),
    ],
)
def test_why_it_was_stopped_only_by_a_code(reason: Any, outcome: Any) -> None:
    found = record(statement("Tecfidera", statusReason=[coded(reason)]))
    assert course(found).get("outcome") == outcome
    assert bool(said(found, "outcome left out")) is (outcome is None)
    assert bool(said(found, "tried, outcome not known: Tecfidera")) is (outcome is None)
    assert "outcome" not in course(record(statement("Tecfidera", "active", statusReason=[coded(reason)])))


def test_r5_tells_the_reason_with_the_adherence() -> None:
    stopped = {"code": {"coding": [{"code": "stopped"}]}}
    known = record(statement("Tecfidera", "recorded", adherence={**stopped, "reason": coded("reason preg")}))
    assert course(known, "Tecfidera") == {"status": "stopped", "outcome": "pregnancy"}
    other = record(statement("Tecfidera", "recorded", adherence={**stopped, "reason": coded("too far to travel")}))
    assert "outcome" not in course(other, "Tecfidera")
    assert said(other, "a reason that is not in the code list (too far to travel)")


def test_reasons_that_disagree() -> None:
    one = record(statement("Tecfidera", statusReason=[coded("reason preg"), coded("reason sintol")]))
    two = record(*[statement("Tecfidera", statusReason=[coded(f"reason {word}")]) for word in ("preg", "sintol")])
    for found in (one, two):
        assert course(found) == {"status": "stopped"}
        assert said(found, "disagree")


def test_what_it_was_for() -> None:
    leukemia, ms = coded("ICD-10-CM C91.10"), coded("ICD-10-CM G35.A")
    problem = condition("ICD-10-CM C91.10", id="leukemia")
    to_problem = {"reference": "Condition/leukemia"}
    for made in (
        request("Lemtrada", "stopped", reasonCode=[leukemia]),
        request("Lemtrada", "stopped", reasonReference=[to_problem]),
        request("Lemtrada", "stopped", reason=[{"concept": leukemia}]),
        request("Lemtrada", "stopped", reason=[{"reference": to_problem}]),
        given("Lemtrada", "2020-01-01", reasonCode=[leukemia]),
    ):
        assert course(record(made, problem), "Lemtrada")["outcome"] == "other"
    local = {"coding": [{"system": "urn:x", "code": "7"}]}
    sclerosis = {"coding": [{"system": "http://snomed.info/sct", "code": "1", "display": "Relapsing sclerosis of the brain"}]}
    for made in (
        request("Lemtrada", "stopped", reasonCode=[ms]),
        request("Lemtrada", "stopped", reasonCode=[local]),
        request("Lemtrada", "stopped", reasonCode=[sclerosis]),
        request("Lemtrada", "stopped", reasonReference=[{"reference": "Condition/8"}]),
    ):
        assert "outcome" not in course(record(made), "Lemtrada")
    mixed = record(request("Lemtrada", "stopped", reasonCode=[leukemia]), request("Lemtrada", "stopped", reasonCode=[ms]))
    assert "outcome" not in course(mixed, "Lemtrada")
    assert said(mixed, "some of it")


# Vaccines and allergies


def vaccine(code: Any, day: Any = "2026-01-01", status: Any = "completed", **more: Any) -> Any:
    return about("Immunization", status=status, vaccineCode=coded(code), occurrenceDateTime=day, **more)


def test_the_last_live_vaccine() -> None:
    found = record(vaccine("CVX 03", "2020-01-01"), vaccine("CVX 121", "2026-10-26"), vaccine("CVX 187", "2026-01-01"), vaccine("CVX 03", "2019"))
    assert (found.profile["last_live_vaccine"], found.origins["last_live_vaccine"]) == ("2026-10-26", ("Immunization/i2",))
    assert said(found, "1 vaccine: not in the code list, not used: 187")
    for other in (vaccine("CVX 03", "2026"), vaccine("CVX 03", None)):
        unsure = record(vaccine("CVX 03", "2020-01-01"), other)
        assert "last_live_vaccine" not in unsure.profile
        assert said(unsure, "which may be the last")
    for old, day in ((vaccine("CVX 03", "2026-10-25"), TODAY), (vaccine("CVX 03", "2020-01-01"), TODAY)):
        assert "last_live_vaccine" not in record(old, as_of=day).profile
        assert said(record(old, as_of=day), "whether there was a later one is not known")
    assert "last_live_vaccine" not in record(vaccine("CVX 03", "2020-01-01"), as_of=None).profile
    for never in (vaccine("CVX 03", status="not-done"), vaccine("CVX 03", wasNotGiven=True), vaccine("CVX 03", "2027-01-01")):
        assert "last_live_vaccine" not in record(never).profile
        assert record(never).notes


def allergy(substance: Any, **more: Any) -> Any:
    return about("AllergyIntolerance", code=coded(substance), **more)


def test_severe_reactions_only_where_they_are_said_to_be() -> None:
    severe = {"reaction": [{"severity": "severe"}]}
    found = record(allergy("Tysabri", **severe), allergy("Sodium metabisulfite", criticality="high"), allergy("RxNorm 7005", **severe))
    assert found.profile["severe_reactions"] == ["natalizumab", "sulfite", "mitoxantrone"]
    assert found.profile["severe_reactions_complete"] is False
    assert said(record(allergy("Tysabri")), "ask how severe")
    for word in ("refuted", "entered-in-error"):
        refuted = record(allergy("Tysabri", verificationStatus={"coding": [{"code": word}]}, **severe))
        assert not {"severe_reactions", "severe_reactions_complete"} & set(refuted.profile)
        assert said(refuted, "refuted or entered in error")
    others = record(allergy("Penicillin", **severe), allergy("Rebif", **severe))
    assert "severe_reactions" not in others.profile
    assert said(others, "2 allergies: not in the code list")
    inside = about("AllergyIntolerance", reaction=[{"substance": coded("Lemtrada"), "severity": "severe"}])
    assert record(inside).profile["severe_reactions"] == ["alemtuzumab"]


def test_the_same_words_are_said_once() -> None:
    assert len(said(record(*[condition("SNOMED 24700007")] * 3), "not of which type")) == 1


def test_a_large_record_is_read_in_seconds() -> None:
    many = [observation("LOINC 751-8", (3.1, "10*3/uL"), id=f"n{number}") for number in range(20_000)]
    found = read({"resourceType": "Bundle", "entry": [{"resource": one} for one in (patient(), *many)]}, TODAY)
    assert found.profile["neutrophils_per_mm3"] == 3100


def test_the_example_is_read(checker: Checker) -> None:
    whole = json.loads((Path(__file__).resolve().parents[1] / "examples" / "fhir" / "petra.json").read_text("utf-8"))
    found = read(whole, TODAY)
    assert found.ms_on_record
    assert course(found, "Copaxone") == {"status": "stopped", "outcome": "inadequate_response", "started": "2019-09-01", "stopped": "2021-11-30"}
    assert course(found, "Tecfidera") == {"status": "current"}
    assert said(found, "Vitamin D 1000 IU tablet")
    checker.read(dict(found.profile), TODAY)
