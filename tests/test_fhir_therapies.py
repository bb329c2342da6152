"""Medications, Conditions and what their words say, where a careless reading would clear a rule or raise what nobody has."""

from typing import Any

import pytest
from fhir_steps import TODAY, about, coded, condition, given, observation, record, request, said, statement

from dmtcheck import codes
from dmtcheck.checker import Checker
from dmtcheck.inputs.fhir import wording
from dmtcheck.inputs.fhir.medications import names_itself
from dmtcheck.therapies import begins, misspelt, recognise

WHO = "http://hl7.org/fhir/sid/icd-10"
GERMAN = "http://fhir.de/CodeSystem/bfarm/icd-10-gm"


def therapies(found: Any) -> list[str]:
    return [one["name"] for one in found.profile.get("therapies", ())]


def coding(system: str, code: str, display: str = "") -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code, **({"display": display} if display else {})}]}


def of(system: str, code: str, display: str = "", **more: Any) -> dict[str, Any]:
    return condition("x", code=coding(system, code, display), **more)


# Which medication it is


@pytest.mark.parametrize(
    "text",
    [
        "cetirizine 10 mg before Briumvi",
        "acetaminophen (premedication for Ocrevus infusion)",
        "methylprednisolone 100 mg premed before Lemtrada",
        "sodium chloride 0.9% 100 mL with natalizumab",
        "Ocrevus premedication: cetirizine",
    ],
)
def test_a_drug_that_is_named_in_passing_is_no_dose_of_it(text: str) -> None:
    found = record(given(text, "2026-11-21"))
    assert therapies(found) == []
    assert said(found, "but as if it were something else: not used, look it up")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lemtrada (alemtuzumab) 12 mg", "Lemtrada"),
        ("15 ML natalizumab 20 MG/ML Injection [Tysabri]", "Tysabri"),
        ("IV infusion of Ocrevus 300 mg", "Ocrevus"),
        ("Ocrevus with premedication", "Ocrevus"),
        ("Ocrevus Zunovo 920 mg-23,000 unit/23 mL", "Ocrevus Zunovo"),
        ("ocrelizumab 920 mg and hyaluronidase", "Ocrevus Zunovo"),
        ("Ocrevus 920 mg solution for injection s.c.", "Ocrevus Zunovo"),
        ("Tysabri 150 mg subcutaneous", "Tysabri subcutaneous"),
        ("natalizumab SC", "Tysabri subcutaneous"),
        ("Betaferon 250 µg", "Betaferon"),
        ("MabThera", "MabThera"),
        ("Truxima (rituximab-abbs)", "Truxima"),
        ("Imurek 50 mg", "Imurek"),
        ("Dimethylfumarat 240 mg", "Dimethylfumarat"),
        ("Glatirameracetat", "Glatirameracetat"),
    ],
)
def test_a_drug_that_is_named_itself(text: str, name: str) -> None:
    assert therapies(record(request(text))) == [name]


def test_the_way_it_is_given_tells_the_form() -> None:
    for route in (coding("http://snomed.info/sct", "34206005"), {"text": "Subcutaneous"}):
        assert therapies(record(request("Ocrevus", dosageInstruction=[{"route": route}]))) == ["Ocrevus Zunovo"]
        assert therapies(record(given("natalizumab", "2026-01-01", dosage={"route": route}))) == ["Tysabri subcutaneous"]
    vein = coding("http://snomed.info/sct", "47625008", "Intravenous route")
    assert therapies(record(request("Ocrevus", dosageInstruction=[{"route": vein}]))) == ["Ocrevus"]


def test_a_form_under_the_skin_is_none_of_the_infusions(checker: Checker) -> None:
    for name in ("Ocrevus 920 mg", "Tysabri s.c."):
        known = checker.read(record(condition("ICD-10-CM G35.A"), request(name)), TODAY)
        assert not {"ocrevus", "tysabri", "tyruko"} & {drug for drug, states in known.states.items() if "never" not in states}


@pytest.mark.parametrize("code", [("http://hl7.org/fhir/sid/ndc", "64406-008-01"), ("http://www.nlm.nih.gov/research/umls/rxnorm", "1876380")])
def test_a_code_without_a_name_may_be_one_of_the_six(code: Any) -> None:
    found = record(request("x", medicationCodeableConcept=coding(*code)))
    assert said(found, f"{code[1]}: only codes that are not in the code list, and no name: it may be one of the six")


@pytest.mark.parametrize(
    ("atc", "name"),
    [("L04AG03", "natalizumab"), ("L04AG08", "ocrelizumab"), ("L04AG06", "Lemtrada"), ("L04AG14", "Briumvi"), ("L01DB07", "mitoxantrone")],
)
def test_codes_of_atc(atc: str, name: str) -> None:
    found = record(request("x", medicationCodeableConcept=coding("urn:oid:2.16.840.1.113883.6.73", atc)))
    assert therapies(found) == [name]


def test_a_slip_of_the_pen_is_told_and_another_antibody_is_not() -> None:
    assert said(record(request("natalizumb 300 mg")), "much like natalizumab: not used, look it up")
    for other in ("tocilizumab", "vedolizumab", "bevacizumab", "eculizumab"):
        assert misspelt(other) == ()
        assert not said(record(request(other)), "much like")
    assert misspelt("Ocrevus") == ()


def test_a_longer_name_wins_over_the_name_in_it() -> None:
    zunovo = recognise("Ocrevus Zunovo 920 mg")
    assert zunovo is not None
    assert (zunovo.brand, zunovo.drug) == ("Ocrevus Zunovo", None)
    assert recognise("Ocrevus or Ocrevus Zunovo") is None
    assert begins("30 mg Tysabri")
    assert not begins("hold Tysabri")
    assert names_itself("Tysabri 300 mg")


def test_an_allergy_may_name_the_drug_anywhere() -> None:
    for reaction in (
        {"manifestation": [coding("http://snomed.info/sct", "39579001")]},
        {"manifestation": [{"concept": {"text": "Anaphylactic shock"}}]},
    ):
        found = record(about("AllergyIntolerance", code={"text": "Allergy to natalizumab"}, reaction=[reaction]))
        assert found.profile["severe_reactions"] == ["natalizumab"]


# Where the person stands with it


def test_an_order_that_was_carried_out_ends_no_therapy() -> None:
    orders = [request("Ocrevus", "completed", day) for day in ("2025-04-01", "2025-10-01", "2026-04-01", "2026-10-20")]
    found = record(*orders)
    assert found.profile["therapies"] == [{"name": "Ocrevus"}]
    assert said(found, "an order that is completed does not end a therapy")
    ended = record(*orders, statement("Ocrevus", "stopped", effectivePeriod={"end": "2026-11-01"}))
    assert ended.profile["therapies"][0]["status"] == "stopped"
    assert record(statement("Ocrevus", "completed")).profile["therapies"][0]["status"] == "stopped"


@pytest.mark.parametrize(
    "over",
    [
        {"effectivePeriod": {"end": "2021-01-03"}},
        {"dispenseRequest": {"validityPeriod": {"end": "2021"}}},
        {"dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"end": "2021-01-03"}}}}]},
    ],
)
def test_what_is_called_active_after_its_end_is_not_certain(over: Any) -> None:
    found = record(request("Tysabri", **over))
    assert "status" not in found.profile["therapies"][0]
    assert said(found, "called active, but its time ended")
    assert record(request("Tysabri", **over), as_of=None).profile["therapies"][0]["status"] == "current"


@pytest.mark.parametrize("taken", ["unk", "na"])
def test_not_said_whether_it_was_taken(taken: str) -> None:
    found = record(statement("Tysabri", "active", taken=taken))
    assert "status" not in found.profile["therapies"][0]
    assert said(found, "not said whether it was taken")


def test_a_dose_that_was_broken_off_is_a_dose() -> None:
    found = record(given("Tysabri", "2026-01-01", "stopped"))
    assert found.profile["therapies"] == [{"name": "Tysabri", "started": "2026-01-01", "last_dose": "2026-01-01", "infusions": 1}]
    assert said(found, "ask why it was stopped")


@pytest.mark.parametrize(
    ("drug", "reason", "other"),
    [
        ("Lemtrada", "ICD-10-CM C91.10", True),
        ("Lemtrada", "SNOMED 92814006", True),
        ("mitoxantrone", "ICD-10-CM C50.911", True),
        ("mitoxantrone", "ICD-10-CM C61", True),
        ("Tysabri", "ICD-10-CM K50.90", True),
        ("methotrexate", "ICD-10-CM M05.9", True),
        ("Tysabri", "ICD-10-CM M05.9", False),
        ("Lemtrada", "ICD-10-CM C50.911", False),
        ("Tecfidera", "ICD-10-CM Z79.899", False),
        ("mitoxantrone", "ICD-10-CM Z85.3", False),
        ("Gilenya", "ICD-10-CM H46.9", False),
    ],
)
def test_something_else_than_ms_only_where_the_drug_is_given_for_it(drug: str, reason: str, other: bool) -> None:
    found = record(request(drug, "stopped", reasonCode=[coded(reason)]))
    assert (found.profile["therapies"][0].get("outcome") == "other") is other


def test_a_stated_reason_to_stop_outweighs_what_it_was_for() -> None:
    found = record(statement("Tysabri", reasonCode=[coded("ICD-10-CM K50.90")], statusReason=[coded("reason sintol")]))
    assert found.profile["therapies"][0]["outcome"] == "intolerance"
    assert said(found, "why it was stopped is said as well, and counts")


# Conditions


@pytest.mark.parametrize("system", [WHO, "http://hl7.org/fhir/sid/icd-10-de", GERMAN, "http://fhir.de/CodeSystem/dimdi/icd-10-gm"])
def test_other_editions_of_icd_10_are_read_as_far_as_they_are_alike(system: str) -> None:
    found = record(of(system, "G35.1-"), of(system, "A81.2"), of(system, "C50.9"), of(system, "I63.9"), of(system, "B24"), of(system, "I64"))
    assert found.ms_on_record
    assert {"pml_ever", "cancer_history", "stroke_history", "hiv"} <= set(found.profile)
    assert "ms_type" not in found.profile
    assert len(said(found, "whose meaning is not verified")) == 7
    assert not codes.find("conditions", system, "G35.1A")
    assert not codes.find("conditions", system, "G99")


def test_how_sure_a_german_diagnosis_is() -> None:
    def marked(letter: str) -> Any:
        url = "http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit"
        code = {"system": GERMAN, "code": "G35.0", "extension": [{"url": url, "valueCoding": {"code": letter}}]}
        return record(condition("x", code={"coding": [code]}))

    assert marked("G").ms_on_record
    assert said(marked("A"), "refuted or entered in error")
    assert said(marked("V"), "only suspected")


def test_codes_of_icd_9() -> None:
    old = "http://hl7.org/fhir/sid/icd-9"
    found = record(of(old, "340"), of(old, "046.3"), of(old, "042"))
    assert found.ms_on_record
    assert (found.profile["pml_ever"], found.profile["hiv"]) == (True, "positive")


@pytest.mark.parametrize(
    "code",
    [
        {"text": "Multiple sclerosis"},
        {"text": "Encephalomyelitis disseminata"},
        coding("ICD-10-CM", "G35.A"),
        coding("", "G35", "MS"),
        coding("http://snomed.info/sct", "1", "Multiple sclerosis of the spinal cord"),
    ],
)
def test_ms_that_is_not_read_is_told_by_itself(code: Any) -> None:
    resource = condition("x", code=code)
    found = record(resource)
    assert not found.ms_on_record
    assert said(found, "names multiple sclerosis in a way that is not read")
    assert wording.suggests_ms(resource)
    for no in (resource | {"category": [{"text": "Family History"}]}, condition("x", verification="refuted", code=code)):
        assert not wording.suggests_ms(no)
        assert not said(record(no), "names multiple sclerosis")


def test_neuromyelitis_optica_is_asked_about() -> None:
    assert said(record(condition("ICD-10-CM G35.A"), condition("ICD-10-CM G36.0")), "neuromyelitis optica is no multiple sclerosis")


def test_what_is_not_listed_is_named_with_its_code_and_what_is_listed_by_its_words() -> None:
    found = record(of("urn:x", "77", "Sprain"), condition("ICD-10-CM C50.911", verification="provisional"))
    assert said(found, "77 Sprain")
    assert said(found, "Malignant neoplasm of breast: only suspected")


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        ("G35.A", "Primary progressive multiple sclerosis", None),
        ("G35", "Secondary progressive multiple sclerosis", None),
        ("G35.A", "Relapsing-remitting MS", "rrms"),
        ("G35.A", "MS", "rrms"),
    ],
)
def test_words_that_name_another_type_put_the_type_out(code: str, words: str, kind: Any) -> None:
    found = record(condition("x", code={**coded(f"ICD-10-CM {code}"), "text": words}))
    assert found.ms_on_record
    assert found.profile.get("ms_type") == kind
    assert bool(said(found, "the words name a type")) is (kind is None)


def test_what_has_an_end_on_record_is_over() -> None:
    for ended in (
        {"abatementDateTime": "2020-01-10"},
        {"abatementPeriod": {"end": "2020"}},
        {"abatementString": "last year"},
        {"abatementBoolean": True},
    ):
        found = record(condition("ICD-10-CM N39.0", **ended))
        assert "active_infection" not in found.profile
        assert said(found, "over")
    for going_on in ({"abatementDateTime": "2027-01-01"}, {"abatementBoolean": False}):
        assert record(condition("ICD-10-CM N39.0", **going_on)).profile["active_infection"] is True
    ms = record(condition("ICD-10-CM G35.A", abatementDateTime="2020-01-10"))
    assert (ms.ms_on_record, "ms_type" in ms.profile) == (True, False)


def test_the_family_is_not_the_person() -> None:
    for one in (
        condition("ICD-10-CM C50.911", category=[{"text": "Family History"}]),
        of("http://hl7.org/fhir/sid/icd-10-cm", "C50.911", "FH: breast"),
    ):
        found = record(one)
        assert "cancer_history" not in found.profile
        assert said(found, "of the family, not of the person: not used")


def test_breastfeeding_of_years_ago_is_asked_again() -> None:
    assert record(condition("SNOMED 69840006", onsetDateTime="2026-01-01")).profile["breastfeeding"] is True
    old = record(condition("SNOMED 69840006", onsetDateTime="2012"))
    assert "breastfeeding" not in old.profile
    assert said(old, "more than 24 months")


@pytest.mark.parametrize("code", ["ICD-10-CM Z3A.20", "ICD-10-CM O24.410", "ICD-10-CM O00.9", "ICD-10-CM O9A.11", "SNOMED 72892002"])
def test_more_codes_of_a_pregnancy(code: str) -> None:
    assert record(condition(code, onsetDateTime="2026-09-01")).profile["pregnant"] is True
    not_now = observation("LOINC 82810-3", "LOINC LA26683-5", "2026-11-20")
    assert record(not_now).profile["pregnant"] is False
    assert "pregnant" not in record(condition(code), not_now).profile


def test_a_possible_pregnancy_is_none_and_puts_a_no_out() -> None:
    possible = condition("SNOMED 102874004", onsetDateTime="2026-11-01")
    assert "pregnant" not in record(possible).profile
    assert "pregnant" not in record(possible, observation("LOINC 82810-3", "LOINC LA26683-5", "2026-10-31", id="p")).profile
    assert said(record(possible), "only possible: not used, ask")


def test_a_suspicion_puts_a_negative_test_out() -> None:
    test = observation("LOINC 56888-1", "negative", "2020-01-01")
    assert record(test).profile["hiv"] == "negative"
    assert "hiv" not in record(test, condition("ICD-10-CM B20", verification="provisional")).profile
    assert record(test, condition("ICD-10-CM B20", verification="refuted")).profile["hiv"] == "negative"


def test_hepatitis_b_by_other_codes_beside_a_negative_test() -> None:
    for code in ("66071002", "165806002"):
        assert "hbsag" not in record(condition(f"SNOMED {code}"), observation("LOINC 5196-1", "negative")).profile


@pytest.mark.parametrize("code", ["ICD-10-CM T80.52XA", "ICD-10-CM T78.2XXA", "ICD-10-CM T88.6XXA", "SNOMED 39579001"])
def test_an_anaphylaxis_to_something_is_asked_about(code: str) -> None:
    found = record(condition(code))
    assert "severe_reactions" not in found.profile
    assert said(found, "ask whether it was to one of the infusions")


@pytest.mark.parametrize("code", ["D68.51", "G45.4", "Z94.7", "D84.1", "F32.81", "O85"])
def test_what_a_prefix_held_too_much_of_is_not_listed(code: str) -> None:
    assert set(record(condition(f"ICD-10-CM {code}")).profile) == {"id", "age", "as_of"}


@pytest.mark.parametrize(
    ("code", "fact"),
    [
        ("D68.0", "bleeding_risk"),
        ("D69.6", "bleeding_risk"),
        ("G45.9", "stroke_history"),
        ("Z94.84", "immunocompromised"),
        ("D84.821", "immunocompromised"),
        ("F32.A", "depression"),
        ("A40.9", "active_infection"),
        ("D05.10", "cancer_history"),
        ("Z95.2", "heart_disease"),
        ("Q21.1", "heart_disease"),
    ],
)
def test_what_is_listed_now(code: str, fact: str) -> None:
    assert record(condition(f"ICD-10-CM {code}")).profile[fact] is True
