"""What may not be read over: a newer result that cannot be read, a test that speaks against a "no", a name that no list holds."""

from typing import Any

import pytest
from fhir_steps import TODAY, UCUM, about, bundle, coded, condition, observation, patient, record, said

from dmtcheck.inputs.fhir import hints, read, values

FACTS = {
    "70173-0": "jcv_antibody",
    "5196-1": "hbsag",
    "13952-7": "anti_hbc",
    "56888-1": "hiv",
    "71773-6": "tuberculosis_screen",
    "22602-7": "vzv_antibody",
    "751-8": "neutrophils_per_mm3",
    "10230-1": "lvef_percent",
    "2118-8": "pregnancy_test",
}


def lab(code: Any, value: Any = None, day: Any = "2026-11-01", **more: Any) -> Any:
    return observation(f"LOINC {code}", value, day, **more)


def concept(text: Any = None, **coding: Any) -> Any:
    return {"text": text, "coding": [coding]} if text else {"coding": [coding]}


def is_left_out(found: Any, fact: Any) -> Any:
    return not {fact, f"{fact}_date"} & set(found.profile) and any(note.fact == fact for note in found.notes)


# A newer result that cannot be read


QUANTITY = {"value": 40, "unit": "%", "system": UCUM, "code": "%"}
UNREADABLE = [
    ("56888-1", {"valueString": "REACTIVE - see confirmation"}),
    ("5196-1", {"valueString": "Reactive, confirmed"}),
    ("5196-1", {"valueBoolean": True}),
    ("5196-1", {"valueString": "Positive", "status": "preliminary"}),
    ("5196-1", {"valueString": "Positive", "status": None}),
    ("5196-1", {"valueString": "Positive", "modifierExtension": [{"url": "urn:x"}]}),
    ("5196-1", {"dataAbsentReason": concept(code="masked")}),
    ("70173-0", {"valueString": "POSITIVE (1.2)"}),
    ("70173-0", {"valueCodeableConcept": concept("Indeterminate")}),
    ("70173-0", {"valueString": "positive", "status": "unknown"}),
    ("70173-0", {"valueQuantity": {"value": 4, "comparator": ">"}}),
    ("71773-6", {"valueString": "Indeterminate"}),
    ("22602-7", {"valueString": "borderline"}),
    ("751-8", {"valueQuantity": {"value": 0.5, "comparator": "<", "unit": "10*3/uL", "system": UCUM, "code": "10*3/uL"}}),
    ("751-8", {"valueQuantity": {"value": 0.9, "unit": "10*3/uL"}, "status": "preliminary"}),
    ("751-8", {"valueQuantity": {"value": 0.01, "unit": "10*3/uL"}}),
    ("10230-1", {"valueString": "30-35%"}),
    ("10230-1", {"valueRange": {"low": QUANTITY, "high": QUANTITY}}),
    ("10230-1", {"valueQuantity": QUANTITY | {"value": 0.3}}),
    ("10230-1", {"valueQuantity": QUANTITY | {"comparator": "<"}}),
    ("10230-1", {"valueQuantity": {"value": 35}}),
]


def older(code: Any, day: Any = "2026-06-01") -> Any:
    numbers = {"751-8": (3.0, "10*3/uL"), "10230-1": (60, "%")}
    return lab(code, numbers.get(code, "positive" if code == "22602-7" else "negative"), day)


@pytest.mark.parametrize(("code", "newer"), UNREADABLE)
def test_an_older_result_does_not_stand_where_a_newer_one_cannot_be_read(code: Any, newer: Any) -> None:
    fact = FACTS[code]
    assert fact in record(older(code)).profile
    for before in (older(code), older(code, "2026-11-01"), older(code, None)):
        found = record(before, lab(code, **newer))
        assert is_left_out(found, fact)
        (note,) = said(found, "could not be used")
        assert (note.fact, note.value) == (fact, "Observation/o2")
        assert "Observation/o1" in note.problem
    assert is_left_out(record(older(code), lab(code, day=None, **newer)), fact)


@pytest.mark.parametrize(("code", "newer"), UNREADABLE)
def test_one_that_is_older_changes_nothing(code: Any, newer: Any) -> None:
    for day in ("2026-05-01", "2026-05", "2025"):
        found = record(older(code), lab(code, day=day, **newer))
        assert found.profile[FACTS[code]] == record(older(code)).profile[FACTS[code]]
        assert [note for note in found.notes if note.fact == FACTS[code]]


def test_the_level_of_a_test_that_cannot_be_read() -> None:
    normal = [lab(code, day="2026-06-01", interpretation=[coded("flag N")]) for code in ("1742-6", "1920-8", "6768-6", "1975-2")]
    assert record(*normal).profile["liver_tests"] == "normal"
    limits = {"valueQuantity": {"value": 300, "unit": "U/L"}, "referenceRange": [{"text": "below 40"}]}
    for newer in ({"interpretation": [{"text": "High"}]}, {"interpretation": [coded("flag A")]}, limits):
        assert is_left_out(record(*normal, lab("1742-6", (300, "U/L"), **newer)), "liver_tests")
    fine = [lab(code, day="2026-06-01", interpretation=[coded("flag N")]) for code in ("2465-3", "2472-9", "2458-8")]
    assert is_left_out(record(*fine, lab("2465-3", **limits)), "immunoglobulins")


@pytest.mark.parametrize("status", ["registered", "cancelled", "entered-in-error"])
def test_what_has_no_result_is_no_newer_result(status: Any) -> None:
    for code in ("5196-1", "10230-1"):
        found = record(older(code), lab(code, status=status))
        assert FACTS[code] in found.profile
        assert said(found, "not used")


def test_a_preliminary_result_that_says_the_same_changes_nothing() -> None:
    found = record(lab("5196-1", "negative"), lab("5196-1", "negative", status="preliminary"))
    assert (found.profile["hbsag"], found.origins["hbsag"]) == ("negative", ("Observation/o1",))
    assert "hbsag" not in record(lab("5196-1", "negative", status="preliminary")).profile
    preliminary = observation("LOINC 82810-3", "SNOMED 77386006", "2026-11-21", status="preliminary")
    assert is_left_out(record(observation("LOINC 82810-3", "SNOMED 60001007", "2026-11-20"), preliminary), "pregnant")


def test_a_result_of_tomorrow_puts_out_that_of_yesterday() -> None:
    for code in ("70173-0", "10230-1"):
        found = record(older(code), older(code, "2026-11-23"))
        assert is_left_out(found, FACTS[code])
        assert said(found, "dated after the date of assessment")
    once = record(lab("70173-0", "positive", "2020-01-01"), lab("70173-0", "negative", "2026-11-23"))
    assert once.profile["jcv_antibody"] == "positive"


def test_two_versions_of_which_neither_counts_put_out_what_is_older() -> None:
    versions = [lab("5196-1", value, id="x") for value in ("positive", "negative")]
    found = record(older("5196-1"), *versions)
    assert is_left_out(found, "hbsag")
    assert [note.fact for note in said(found, "there twice")] == ["hbsag"]
    many = record(*[lab("5196-1", "positive", id="x", meta={"lastUpdated": f"2026-01-{day}"}) for day in ("01", "03", "02")])
    assert many.profile["hbsag"] == "positive"


def test_what_is_put_aside_names_the_facts_it_is_about() -> None:
    def facts(resource: Any) -> Any:
        return {note.fact for note in said(record(resource | {"modifierExtension": [{"url": "urn:x"}]}), "modifierExtension")}

    assert facts(condition("ICD-10-CM B20")) == {"hiv", "immunocompromised"}
    assert facts(lab("21198-7")) == {"pregnancy_test", "pregnant"}
    assert facts(about("Immunization", vaccineCode=coded("CVX 03"))) == {"last_live_vaccine"}
    assert facts(about("AllergyIntolerance")) == {"severe_reactions"}
    assert facts(about("MedicationRequest")) == {"therapies"}
    assert facts(lab("8302-2")) == {None}
    unread = record(about("CarePlan", id="x"), about("CarePlan", id="x", status="active"))
    assert said(unread, "2 resources: of types that are not read")
    assert [note.fact for note in said(record(lab("5196-1", "negative", subject=None)), "whom it is about")] == ["hbsag"]


def test_a_medication_there_twice_is_not_followed_to() -> None:
    twice = [{"resourceType": "Medication", "id": "m", "code": {"text": name}} for name in ("Ocrevus", "Tysabri")]
    one = about("MedicationRequest", status="active", medicationReference={"reference": "Medication/m"})
    found = record(one, *twice)
    assert "therapies" not in found.profile
    assert said(found, "there twice")


def test_a_suspicion_puts_out_a_negative_test() -> None:
    for code, test in (("ICD-10-CM B20", "56888-1"), ("ICD-10-CM A15.0", "71773-6"), ("ICD-10-CM B18.1", "5196-1")):
        for word in ("provisional", "differential", "unconfirmed"):
            found = record(lab(test, "negative"), condition(code, verification=word))
            assert is_left_out(found, FACTS[test])
    hidden = condition("ICD-10-CM B20", modifierExtension=[{"url": "urn:x"}])
    assert is_left_out(record(lab("56888-1", "negative"), hidden), "hiv")
    earlier = record(lab("56888-1", "negative"), condition("ICD-10-CM B20", verification="provisional", recordedDate="2020-01-01"))
    assert earlier.profile["hiv"] == "negative"


# Dates that are not full dates


def test_a_number_without_a_full_date_may_be_the_newer() -> None:
    for day in ("2026", None, "yesterday"):
        assert is_left_out(record(lab("10230-1", (60, "%"), "2026-10-01"), lab("10230-1", (35, "%"), day)), "lvef_percent")
        same = record(lab("10230-1", (60, "%"), "2026-10-01"), lab("10230-1", (60, "%"), day))
        assert (same.profile["lvef_percent"], same.profile["lvef_percent_date"]) == (60, "2026-10-01")
    newer = record(lab("10230-1", (60, "%"), "2026-10-01"), lab("10230-1", (35, "%"), "2026-11"))
    assert (newer.profile["lvef_percent"], newer.profile.get("lvef_percent_date")) == (35, None)
    for day in ("2026-09", "2025"):
        certain = record(lab("10230-1", (60, "%"), "2026-10-01"), lab("10230-1", (35, "%"), day))
        assert certain.profile["lvef_percent"] == 60
    assert record(lab("10230-1", (60, "%"), "2026-10"), lab("10230-1", (35, "%"), "2025")).profile["lvef_percent"] == 60
    both = record(lab("10230-1", (60, "%"), "2026-10"), lab("10230-1", (35, "%"), "2026"))
    assert said(both, "results without a full date disagree: none used")
    assert record(older("10230-1", "2026-03"), lab("10230-1", "35?", "2020-01-01")).profile["lvef_percent"] == 60


def test_what_is_known_of_a_time_that_is_not_told() -> None:
    def beside(**more: Any) -> Any:
        return record(lab("10230-1", (60, "%"), "2026-10-01"), lab("10230-1", (35, "%"), None, **more)).profile.get("lvef_percent")

    assert beside(issued="2026-09-01T10:00:00Z") == 60
    assert beside(issued="2026-11-01T10:00:00Z") is None
    assert beside(effectivePeriod={"start": "2026-11-01"}) == 35
    assert beside(effectivePeriod={"start": "2026-01-01"}) is None
    started = record(lab("10230-1", (60, "%"), None, effectivePeriod={"start": "2026-10-01"}), older("10230-1", "2026-01-01"))
    assert started.profile["lvef_percent"] == 60
    assert "lvef_percent_date" not in started.profile


# What speaks against a "no"


def test_an_index_speaks_against_a_negative_antibody() -> None:
    for index in (lab("100977-8", (0.6, "{index}")), lab("100977-8", (0.6, "{index}"), None), lab("100977-8", "high")):
        for day in ("2026-06-01", "2026-11-01", None):
            found = record(lab("70173-0", "negative", day), index)
            assert is_left_out(found, "jcv_antibody")
            assert said(found, "ask which holds")
    earlier = record(lab("70173-0", "negative"), lab("100977-8", (0.1, "{index}"), "2026-06-01"))
    assert (earlier.profile["jcv_antibody"], earlier.profile["jcv_index"]) == ("negative", 0.1)
    assert record(lab("70173-0", "positive"), lab("100977-8", (0.6, "{index}"))).profile["jcv_antibody"] == "positive"


FLAGS = [concept("Positive"), coded("flag A"), coded("flag H"), concept(system="urn:lab", code="POS"), concept(system="urn:lab", code="X")]


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_beside_negative_is_not_read_over(flag: Any) -> None:
    assert is_left_out(record(lab("5196-1", "negative", interpretation=[flag])), "hbsag")
    assert is_left_out(record(lab("5196-1", "negative", interpretation=[coded("flag NEG"), flag])), "hbsag")


def test_flags_that_agree_with_negative() -> None:
    agreeing = [coded("flag NEG"), coded("flag N"), concept("Negative"), concept("normal"), concept(system="urn:lab", code="neg"), {"coding": []}]
    for flag in agreeing:
        assert record(lab("5196-1", "negative", interpretation=[flag])).profile["hbsag"] == "negative"
    assert record(lab("22602-7", "negative", interpretation=[coded("flag A")])).profile["vzv_antibody"] == "negative"


def test_a_display_that_contradicts_its_code() -> None:
    negative = coded("SNOMED 260385009")
    negative["coding"][0]["display"] = "Positive"
    assert "hbsag" not in record(lab("5196-1", valueCodeableConcept=negative)).profile
    assert record(lab("5196-1", "SNOMED 52101004")).profile["hbsag"] == "positive"


def test_an_antigen_that_once_was_positive() -> None:
    found = record(lab("5196-1", "positive", "2019-01-01"), lab("5196-1", "negative"), lab("13952-7", "negative"))
    assert is_left_out(found, "hbsag")
    assert is_left_out(found, "anti_hbc")
    on_record = record(condition("ICD-10-CM B18.1"), lab("13952-7", "negative"))
    assert is_left_out(on_record, "anti_hbc")
    assert record(condition("ICD-10-CM B18.1"), lab("13952-7", "positive")).profile["anti_hbc"] == "positive"


@pytest.mark.parametrize(
    ("code", "value", "beside", "facts"),
    [
        ("29615-2", (20000, "[IU]/mL"), "5196-1", {"hbsag"}),
        ("42595-9", None, "5196-1", {"hbsag"}),
        ("65633-0", "positive", "5196-1", {"hbsag"}),
        ("24113-3", "positive", "13952-7", {"anti_hbc"}),
        ("20447-9", (40, "{copies}/mL"), "56888-1", {"hiv"}),
        ("21198-7", (50000, "m[IU]/mL"), "2118-8", {"pregnancy_test"}),
    ],
)
def test_tests_that_only_cast_doubt(code: Any, value: Any, beside: Any, facts: Any) -> None:
    (fact,) = facts
    for day in ("2026-11-02", "2026-11-01", None, "2026"):
        found = record(lab(beside, "negative"), lab(code, value, day))
        assert is_left_out(found, fact)
        assert said(found, "ask which holds")
    for harmless in (lab(code, 3, "2026-10-31"), lab(code, "not detected"), lab(code, value, status="registered")):
        found = record(lab(beside, "negative"), harmless)
        assert found.profile[fact] == "negative"
        assert said(found, "it gives no value here, look at it")
    assert fact not in record(lab(code, value)).profile


def test_not_pregnant_does_not_stand_beside_what_shows_a_pregnancy() -> None:
    no = observation("LOINC 82810-3", "SNOMED 60001007", "2026-11-20")
    for shown in (lab("21198-7", (50000, "m[IU]/mL")), lab("11778-8", valueDateTime="2027-05-01"), lab("11778-8", None, None)):
        assert is_left_out(record(no, shown), "pregnant")
    assert record(no, lab("11778-8", None, "2020-01-01", valueDateTime="2020-07-01")).profile["pregnant"] is False


# Results without a listed code, and results inside others


def test_results_that_are_not_listed_are_named() -> None:
    numbers = [observation(f"Test {number}", 1) for number in range(12)]
    found = record(*numbers, observation("Last", "positive"), observation("Flagged", 3, interpretation=[coded("flag H")]), about("Procedure"))
    (note,) = said(found, "14 Observations")
    assert note.problem.startswith("not in the code list, not used: Last, Flagged, Test 0")
    assert said(found, "1 Procedure: not in the code list, not used: without a name")


def test_components_are_named_too() -> None:
    parts = [{"code": coded("LOINC 5196-1"), "valueString": "negative"}, {"code": coded("Something else"), "valueString": "x"}]
    assert said(record(observation("Panel", component=parts)), "1 Observation: not in the code list, not used: Something else")
    assert said(record(observation("Panel", 7, component=parts)), "2 Observations: not in the code list, not used: Panel, Something else")


@pytest.mark.parametrize(
    ("name", "beside", "fact"),
    [
        ("JC Virus Antibody", "70173-0", "jcv_antibody"),
        ("HBSAG", "5196-1", "hbsag"),
        ("Hepatitis B core total", "13952-7", "anti_hbc"),
        ("HIV 1/2 Ag/Ab", "56888-1", "hiv"),
    ],
)
def test_a_name_without_a_code_gives_no_value_but_casts_doubt(name: Any, beside: Any, fact: Any) -> None:
    found = record(lab(beside, "negative", "2026-06-01"), observation(name, "POSITIVE", "2026-11-01"))
    assert is_left_out(found, fact)
    assert fact not in record(observation(name, "POSITIVE")).profile
    assert record(lab(beside, "negative"), observation(name, "negative")).profile[fact] == "negative"
    assert is_left_out(record(lab(beside, "negative"), observation(name, "POSITIVE", "2019-06-01")), fact)
    assert record(lab(beside, "negative"), observation(name, 7, "2019-06-01")).profile[fact] == "negative"
    assert record(lab(beside, "negative"), about("Procedure", code=coded(name))).profile[fact] == "negative"


def test_other_names_that_cast_doubt() -> None:
    screen = lab("71773-6", "negative", "2026-06-01")
    assert is_left_out(record(screen, observation("T-SPOT.TB", "positive")), "tuberculosis_screen")
    assert record(screen, observation("QuantiFERON mitogen", 9)).profile["tuberculosis_screen"] == "negative"
    assert is_left_out(record(older("10230-1"), observation("LVEF (Simpson)", (30, "%"))), "lvef_percent")
    assert record(older("10230-1"), observation("LVEF (Simpson)")).profile["lvef_percent"] == 60
    assert record(older("10230-1"), observation("LVEF (Simpson)", (30, "%"), "2026-01-01")).profile["lvef_percent"] == 60


def test_the_antibody_of_a_vaccinated_person_casts_no_doubt() -> None:
    for name in ("Hepatitis B virus surface Ab", "anti-HBs", "Hepatitis B vaccination"):
        assert record(lab("5196-1", "negative", "2026-06-01"), observation(name, "positive")).profile["hbsag"] == "negative"


def report(**more: Any) -> Any:
    return about("DiagnosticReport", status="final", code=coded("LOINC 5196-1"), effectiveDateTime="2026-11-01") | more


def inside(value: Any = "Positive", **more: Any) -> Any:
    return {"resourceType": "Observation", "id": "o", "status": "final", "code": coded("LOINC 5196-1"), "valueString": value} | more


def test_observations_inside_a_report_are_read() -> None:
    found = record(report(code=coded("Hepatitis panel"), result=[{"reference": "#o"}], contained=[inside()]), older("5196-1"))
    assert (found.profile["hbsag"], found.profile["hbsag_date"]) == ("positive", "2026-11-01")
    assert found.origins["hbsag"] == ("DiagnosticReport/d1#o",)
    dated = record(report(code=coded("x"), contained=[inside(effectiveDateTime="2020-01-01")]), older("5196-1"))
    assert is_left_out(dated, "hbsag")
    nested = bundle(report(code=coded("x"), contained=[inside("Negative", subject={"reference": "Patient/p1"})]))
    assert read(bundle(patient(), nested), TODAY).profile["hbsag"] == "negative"
    elsewhere = record(about("CarePlan", contained=[inside("Negative"), {"resourceType": "Medication"}]))
    assert elsewhere.profile["hbsag"] == "negative"
    assert "hbsag_date" not in elsewhere.profile


def test_what_puts_out_a_report_puts_out_what_is_inside() -> None:
    wrong = record(report(status="entered-in-error", contained=[inside("Negative")]))
    assert "hbsag" not in wrong.profile
    assert said(wrong, "1 Observation: entered in error")
    assert "hbsag" not in record(report(modifierExtension=[{"url": "urn:x"}], contained=[inside("Negative")])).profile
    group = report(subject={"reference": "#g"}, contained=[inside("Negative"), {"resourceType": "Group", "id": "g"}])
    assert "hbsag" not in record(group).profile


def test_a_report_of_results_that_are_read_adds_nothing() -> None:
    result = {"result": [{"reference": "Observation/o1"}]}
    whole = record(lab("5196-1", "negative"), report(**result))
    assert whole.profile["hbsag"] == "negative"
    assert said(whole, "whose results are read on their own")
    assert record(lab("5196-1", "negative"), report(**result, conclusionCode=[coded("SNOMED 260385009")])).profile["hbsag"] == "negative"
    assert record(lab("5196-1", "negative"), report(conclusionCode=[coded("SNOMED 260385009")])).profile["hbsag"] == "negative"
    named = report(code=coded("Hepatitis B surface antigen"), **result)
    assert record(lab("5196-1", "negative"), named).profile["hbsag"] == "negative"
    assert record(older("10230-1"), report(code=coded("LOINC 10230-1"), **result, conclusion="abnormal")).profile["lvef_percent"] == 60


@pytest.mark.parametrize(
    "more",
    [
        {"conclusionCode": [coded("SNOMED 10828004")]},
        {"conclusionCode": [concept(system="http://snomed.info/sct", code="1")], "result": [{"reference": "Observation/o1"}]},
        {"conclusion": "Reactive; sent for confirmation", "result": [{"reference": "Observation/o1"}]},
        {"result": [{"reference": "Observation/elsewhere"}]},
        {"presentedForm": [{"contentType": "application/pdf"}]},
    ],
)
def test_a_report_that_says_more_than_its_results(more: Any) -> None:
    assert is_left_out(record(older("5196-1"), report(**more)), "hbsag")
    assert is_left_out(record(older("5196-1"), report(code=coded("HBsAg"), **more)), "hbsag")


def test_what_is_about_a_partner_or_a_child_is_not_used() -> None:
    for focus in ([{"reference": "RelatedPerson/partner"}], [{"display": "fetus"}]):
        found = record(lab("5196-1", "negative", focus=focus))
        assert "hbsag" not in found.profile
        assert [note.fact for note in said(found, "(focus)")] == ["hbsag"]
    assert record(lab("5196-1", "negative", focus=[{"reference": "Patient/p1"}])).profile["hbsag"] == "negative"
    assert said(record(observation("x", 1, focus=[{"display": "x"}])), "(focus)")


# Names that matter


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("PML due to natalizumab", "pml_ever"),
        ("Progressive multifocal leukoencephalopathy", "pml_ever"),
        ("Chronic hepatitis B", "hbsag"),
        ("Hepatitis C", None),
        ("HIV disease", "hiv"),
        ("Common variable immunodeficiency", "immunocompromised"),
        ("Breast carcinoma", "cancer_history"),
        ("Mammakarzinom", "cancer_history"),
        ("Cerebral infarction", None),
        ("Stroke", "stroke_history"),
        ("Latent tuberculosis", "tuberculosis_screen"),
        ("Anaphylaxis", "severe_reactions"),
        ("Pregnancy", "pregnant"),
        ("Heart failure", "heart_disease"),
        ("Reaction to Tysabri", "therapies"),
    ],
)
def test_a_condition_whose_name_matters_is_told_by_itself_and_first(name: Any, fact: Any) -> None:
    found = record(*[condition(f"Nothing {number}") for number in range(20)], condition(name))
    assert (found.notes[0].fact, found.notes[0].value) == (fact, f'condition "{name}"')
    assert said(found, "20 conditions: not in the code list")
    assert not {"pml_ever", "hiv", "cancer_history"} & set(found.profile)


def test_names_that_only_seem_to_matter() -> None:
    for name in ("Stroke volume", "Tumor necrosis factor", "A sprained ankle"):
        assert hints.hint("Observation", name) == (False, None)
    assert hints.hint("medication", "Pregnancy vitamins") == (False, None)
    assert hints.hint("allergy", "Rebif") == (False, None)
    assert hints.tests(["Heart failure"]) is None
    assert hints.tests(["Right ventricular ejection fraction"]) is None


# Vaccines


def vaccine(code: Any, day: Any) -> Any:
    return about("Immunization", status="completed", vaccineCode=code, occurrenceDateTime=day)


def test_a_live_vaccine_counts_only_where_it_can_raise() -> None:
    for later in (vaccine({"text": "YF-VAX"}, "2026-11-20"), vaccine(coded("CVX 03"), "2026"), vaccine(coded("CVX 150"), "2026-11-20")):
        assert record(vaccine(coded("CVX 3"), "2026-11-01"), later).profile["last_live_vaccine"] == "2026-11-01"
        found = record(vaccine(coded("CVX 03"), "2026-10-25"), later)
        assert "last_live_vaccine" not in found.profile
        assert said(found, "whether there was a later one is not known: ask")
    assert [note.fact for note in said(record(vaccine({"text": "YF-VAX"}, "2026-11-20")), "its name may matter")] == ["last_live_vaccine"]
    for code in ("56", "204", "317"):
        assert record(vaccine(coded(f"CVX {code}"), "2026-11-20")).profile["last_live_vaccine"] == "2026-11-20"
    local = vaccine({"coding": [{"system": "http://hl7.org/fhir/sid/ndc", "code": "49281-0915-01"}, {"code": "x"}]}, "2026-11-20")
    assert said(record(local), "1 vaccine: not in the code list, not used: 49281-0915-01")


# What was not done


def test_what_was_not_done_has_no_date() -> None:
    never = [
        lab("3016-3", dataAbsentReason=concept("hemolyzed")),
        lab("11524-6", "Not done"),
        about("Procedure", status="completed", notPerformed=True, code=coded("SNOMED 268400002"), performedDateTime="2026-11-10"),
        about("Procedure", status="completed", notDone=True, code=coded("SNOMED 816077007"), performedDateTime="2026-11-10"),
        about("Procedure", status="not-done", code=coded("SNOMED 816077007"), performedDateTime="2026-11-10"),
        lab("11524-6", None, "2026-11-23"),
    ]
    for one in never:
        found = record(one, lab("24590-2", None, "2026-01-01"), lab("11524-6", None, "2026-01-01"), lab("3016-3", (2, "mU/L"), "2026-01-01"))
        days = {found.profile[fact] for fact in ("thyroid_test_date", "ecg_date", "brain_mri_date")}
        assert days == {"2026-01-01"}
        assert said(found, "not used")


# Units, words and names


@pytest.mark.parametrize(
    "unit",
    ["G/l", "Gpt/L", "Gpt/l", "Thousand/uL", "x10E3/uL", "K/uL", "10*3/\u00b5L", "10^9/l", "10*3/\u03bcL", "10E9/L", "x10E9/L", "K/mcL"],
)
def test_thousands_in_every_way_they_are_written(unit: Any) -> None:
    assert record(lab("751-8", valueQuantity={"value": 3.1, "unit": unit})).profile["neutrophils_per_mm3"] == 3100


@pytest.mark.parametrize("unit", ["/\u00b5L", "cells/uL", "cells/mcL", "/ul", "cells/mm3"])
def test_single_cells_in_every_way_they_are_written(unit: Any) -> None:
    assert record(lab("751-8", valueQuantity={"value": 3100, "unit": unit})).profile["neutrophils_per_mm3"] == 3100


def test_numbers_of_neutrophils_that_cannot_be_true() -> None:
    for value in (3.1, 49, 50_001):
        assert "neutrophils_per_mm3" not in record(lab("751-8", (value, "/uL"))).profile


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, "positive") for word in ("positiv", "reaktiv", "Present")),
        *((word, "negative") for word in ("Non Reactive", "negativ", "nicht reaktiv", "not reactive")),
        *((word, None) for word in ("absent", "fraglich", "schwach positiv")),
    ],
)
def test_words_of_other_laboratories(word: Any, value: Any) -> None:
    assert record(lab("5196-1", word)).profile.get("hbsag") == value


def test_limits_of_a_treatment_are_no_normal_limits() -> None:
    def level(kind: Any) -> Any:
        limits = {"high": {"value": 500, "unit": "U/L"}} | ({"type": kind} if kind else {})
        return record(*[lab(code, (300, "U/L"), referenceRange=[limits]) for code in ("1742-6", "1920-8", "6768-6", "1975-2")])

    assert level(None).profile["liver_tests"] == level(concept(code="normal")).profile["liver_tests"] == "normal"
    assert is_left_out(level(concept(code="treatment")), "liver_tests")


def test_a_note_calls_a_result_by_its_name() -> None:
    assert said(record(lab("5196-1", "what")), "Hepatitis B surface antigen by immunoassay: it does not say")
    assert said(
        record(observation("x", "what", code=concept("HBs of ours", system="http://loinc.org", code="5196-1"))), "HBs of ours: it does not say"
    )


def test_what_only_seems_to_be_told() -> None:
    assert values.is_negative({"valueString": "negative"})
    assert not values.is_negative({"valueString": "negative", "dataAbsentReason": {"text": "x"}})
    assert not values.is_negative({"valueString": "x"})
    assert values.is_telling({"valueBoolean": True})
    assert not values.is_telling({"valueString": "negative"})


def test_a_long_list_of_places_is_cut() -> None:
    many = [lab("5196-1", ("positive", "negative")[number % 2], None, id=f"n{number}") for number in range(30)]
    (note,) = said(record(*many), "disagree: none used")
    assert note.value.endswith("Observation/n9 and 20 more")


def test_breastfeeding_is_read_from_what_is_final_and_past() -> None:
    yes = observation("SNOMED 69840006", valueBoolean=True)
    for one in (yes | {"effectiveDateTime": "2026-11-23"}, yes | {"modifierExtension": [{"url": "x"}]}, yes | {"status": "preliminary"}):
        found = record(one)
        assert "breastfeeding" not in found.profile
        assert said(found, "not used")


def test_a_pregnancy_whose_beginning_cannot_be_read() -> None:
    found = record(condition("SNOMED 77386006", onsetDateTime="in spring"))
    assert "pregnant" not in found.profile
    assert said(found, "its date cannot be read")
