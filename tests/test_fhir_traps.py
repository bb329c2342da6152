"""What real records do to a reader: each trap met in third-party data, by its number, and what a Bundle may look like."""

from datetime import date
from typing import Any, cast

import pytest
from fhir_steps import (
    ICD,
    LOINC,
    SNOMED,
    TODAY,
    UCUM,
    about,
    bundle,
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

from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import gather, is_fhir, read


def test_trap_1_a_code_without_its_system_means_nothing() -> None:
    race = {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race", "extension": [{"valueCoding": {"code": "2106-3"}}]}
    bare = observation("x", "positive", code={"coding": [{"code": "2106-3"}, {"system": "urn:oid:2.16.840.1.113883.6.238", "code": "2118-8"}]})
    found = read(bundle(patient(extension=[race]), bare), TODAY)
    assert "pregnancy_test" not in found.profile
    assert said(found, "1 Observation: not in the code list, not used: 2106-3")


@pytest.mark.parametrize("system", ["urn:oid:2.16.840.1.113883.6.1", "http://loinc.org/", "https://loinc.org", " http://loinc.org\u200b"])
def test_a_system_may_be_written_in_several_ways(system: Any) -> None:
    code = {"coding": [{"system": system, "code": "70173-0"}]}
    assert record(observation("x", "positive", code=code)).profile["jcv_antibody"] == "positive"


def test_an_edition_of_snomed_is_snomed_and_icd_is_read_without_its_dot() -> None:
    edition = {"coding": [{"system": "http://snomed.info/sct/731000124108", "code": "426373005"}]}
    assert record(condition("x", code=edition)).profile["ms_type"] == "rrms"
    assert record(condition("ICD-10-CM g35a")).profile["ms_type"] == "rrms"
    assert record(condition("ICD-10-CM G35.A")).profile["ms_type"] == "rrms"


def test_trap_2_an_impossible_number_is_no_value() -> None:
    found = record(observation("LOINC 751-8", (3000, "10*3/uL")))
    assert "neutrophils_per_mm3" not in found.profile
    assert said(found, "its value cannot be true in its unit")


def test_trap_3_a_medication_is_found_behind_its_reference() -> None:
    lemtrada = {"resourceType": "Medication", "id": "m", "code": coded("RxNorm 1594660")}
    inside = about("MedicationRequest", status="active", intent="order", medicationReference={"reference": "#m"}, contained=[lemtrada])
    beside = about("MedicationRequest", status="active", intent="order", medicationReference={"reference": "Medication/m"})
    newer = about("MedicationRequest", status="active", intent="order", medication={"reference": {"reference": "Medication/m"}})
    older = about("MedicationRequest", status="active", intent="order", medication={"reference": "Medication/m/_history/2"})
    for resources in ([inside], [beside, lemtrada], [newer, lemtrada], [older, lemtrada]):
        assert record(*resources).profile["therapies"] == [{"name": "Lemtrada", "status": "current"}]


def test_trap_3_by_an_address_too() -> None:
    made = bundle(patient(), about("MedicationRequest", status="active", medicationReference={"reference": "urn:uuid:7"}))
    made["entry"].append({"fullUrl": "urn:uuid:7", "resource": {"resourceType": "Medication", "code": {"text": "Ocrevus"}}})
    assert read(made, TODAY).profile["therapies"][0]["name"] == "Ocrevus"
    server = "https://a.example/fhir"
    made["entry"][1] = {
        "fullUrl": f"{server}/MedicationRequest/1",
        "resource": about("MedicationRequest", status="active", medicationReference={"reference": "Medication/7"}),
    }
    made["entry"][2] = {"fullUrl": f"{server}/Medication/7", "resource": {"resourceType": "Medication", "id": "7", "code": {"text": "Ocrevus"}}}
    assert read(made, TODAY).profile["therapies"][0]["name"] == "Ocrevus"


def test_trap_4_ms_with_an_old_status_is_on_record_but_gives_no_type() -> None:
    code = {"coding": [{"system": SNOMED, "code": "24700007"}, {"system": ICD, "code": "G35"}, {"system": "urn:x", "code": "MS"}]}
    found = record(about("Condition", code=code, clinicalStatus="resolved", verificationStatus="confirmed"))
    assert found.ms_on_record
    assert "ms_type" not in found.profile
    assert said(found, "multiple sclerosis, resolved or inactive")


@pytest.mark.parametrize("word", ["refuted", "entered-in-error"])
def test_trap_4_ms_that_was_refuted_is_not_on_record(word: Any) -> None:
    found = record(condition("ICD-10-CM G35.A", verification=word))
    assert not found.ms_on_record
    assert "ms_type" not in found.profile
    assert said(found, "no multiple sclerosis on record")


def test_trap_5_lemtrada_for_leukemia_is_exposure_and_no_failed_therapy() -> None:
    found = record(request("RxNorm 1594660", "stopped", reasonCode=[coded("ICD-10-CM C91.10")]))
    assert found.profile["therapies"] == [{"name": "Lemtrada", "status": "stopped", "outcome": "other"}]
    assert said(found, "given for something else than MS")


@pytest.mark.parametrize("status", ["preliminary", "registered", "cancelled", "unknown", None])
def test_trap_6_a_result_that_is_not_final_does_not_count(status: Any) -> None:
    found = record(observation("LOINC 70173-0", "negative", status=status))
    assert "jcv_antibody" not in found.profile
    assert said(found, "not final: not used")


def test_trap_6_what_was_entered_in_error_is_counted_only() -> None:
    found = record(*[observation("LOINC 70173-0", "negative", status="entered-in-error")] * 2)
    assert [note.value for note in said(found, "entered in error")] == ["2 Observations"]


def test_trap_6_a_reason_for_no_value_is_no_value() -> None:
    found = record(observation("LOINC 70173-0", "negative", dataAbsentReason={"text": "x"}))
    assert "jcv_antibody" not in found.profile
    assert said(found, "there is no value")


@pytest.mark.parametrize("value", ["Reactive", " POS\u200b", "detected", "SNOMED 10828004", "LOINC LA6576-8"])
def test_trap_6_positive_in_every_way_it_is_written(value: Any) -> None:
    assert record(observation("LOINC 5196-1", value)).profile["hbsag"] == "positive"


@pytest.mark.parametrize("value", ["Non-Reactive", "nonreactive", "NEG", "not detected", "SNOMED 260385009", "LOINC LA6577-6"])
def test_trap_6_negative_in_every_way_it_is_written(value: Any) -> None:
    assert record(observation("LOINC 5196-1", value)).profile["hbsag"] == "negative"


@pytest.mark.parametrize("flag", ["POS", "RR"])
def test_trap_6_an_interpretation_may_say_it(flag: Any) -> None:
    one = observation("LOINC 5196-1", 3.1, interpretation=[coded(f"flag {flag}")])
    assert record(one).profile["hbsag"] == "positive"
    assert record(one | {"interpretation": coded(f"flag {flag}")}).profile["hbsag"] == "positive"


@pytest.mark.parametrize("value", [3.1, "equivocal", "Borderline", "0.2", "positive after repeat", "no result", None])
def test_trap_6_what_is_not_clear_is_not_used(value: Any) -> None:
    found = record(observation("LOINC 5196-1", value))
    assert "hbsag" not in found.profile
    assert said(found, "positive or negative")


@pytest.mark.parametrize(("value", "flag"), [("positive", "NEG"), ("equivocal", "POS"), ("not reactive", "POS"), ("weakly positive", "POS")])
def test_trap_6_a_result_that_contradicts_itself_is_not_used(value: Any, flag: Any) -> None:
    assert "hbsag" not in record(observation("LOINC 5196-1", value, interpretation=[coded(f"flag {flag}")])).profile


def test_r_of_microbes_does_not_mean_reactive() -> None:
    assert "hbsag" not in record(observation("LOINC 5196-1", None, interpretation=[coded("flag R")])).profile


def test_trap_6_a_comparator_is_no_value() -> None:
    value = {"value": 2, "comparator": "<", "unit": "%", "system": UCUM, "code": "%"}
    for code in ("LOINC 10230-1", "LOINC 100977-8"):
        found = record(observation(code, valueQuantity=value))
        assert not {"lvef_percent", "jcv_index"} & set(found.profile)
        assert said(found, "above or below a number")


def test_trap_7_invisible_characters_and_other_names_change_nothing() -> None:
    code = {
        "coding": [
            {"system": LOINC, "code": "\u200b1742-6", "display": "ALT (Elevated)"},
            {"system": LOINC, "code": "1742-6", "display": "\u200bALT"},
        ]
    }
    assert record(observation("x", code=code, interpretation=[coded("flag H")])).profile["liver_tests"] == "raised"


def test_trap_8_a_bundle_without_type_and_entries_without_a_resource() -> None:
    made = bundle(patient(), condition("ICD-10-CM G35.A"))
    del made["type"]
    made["entry"] += [{"fullUrl": "urn:uuid:1"}, {"response": {"status": "201"}}]
    found = read(made, TODAY)
    assert found.ms_on_record
    assert said(found, "2 entries without a resource: nothing to read")


def test_trap_8_references_by_address() -> None:
    made: dict[str, Any] = {
        "resourceType": "Bundle",
        "entry": [{"fullUrl": "urn:uuid:a", "resource": {"resourceType": "Patient", "birthDate": "1990-05-01"}}],
    }
    made["entry"].append({"resource": condition("ICD-10-CM G35.A", subject={"reference": "urn:uuid:a"})})
    found = read(made, TODAY)
    assert found.ms_on_record
    assert "id" not in found.profile


def test_trap_8_a_page_of_several_and_a_problem_of_the_server_are_told() -> None:
    found = record(
        {"resourceType": "OperationOutcome", "issue": []},
        type="searchset",
        link=[{"relation": "next", "url": "https://a.example"}, {"relation": "self"}],
    )
    assert said(found, "one page of several")
    assert said(found, "the server reports a problem")


def test_trap_9_dates_alone_are_no_failure() -> None:
    found = record(
        statement("RxNorm 1594663", "active", effectiveDateTime="2026-03-01", dateAsserted="2026-02-01", dosage=[{"route": {"text": "oral"}}])
    )
    assert found.profile["therapies"] == [{"name": "Lemtrada", "status": "current"}]


@pytest.mark.parametrize(
    ("born", "age"), [("1990-05-01", 36), ("1990-11-23", 35), ("1975", None), ("1975-03", 51), ("1975-11", None), ("x", None), ("2027-01-01", None)]
)
def test_trap_10_an_age_only_where_it_is_certain(born: Any, age: Any) -> None:
    found = read(patient(birthDate=born), TODAY)
    assert found.profile.get("age") == age
    assert bool(said(found, "age is not known")) is (age is None)


def test_a_year_is_enough_on_the_last_day_of_a_year_and_the_29th_of_february_is_a_day() -> None:
    assert read(patient(birthDate="1975"), date(2026, 12, 31)).profile["age"] == 51
    assert read(patient(birthDate="2000-02-29"), date(2026, 2, 28)).profile["age"] == 25
    assert read(patient(birthDate="2000-02-29"), date(2026, 3, 1)).profile["age"] == 26
    assert read(patient(birthDate="2000-02-29"), date(2024, 2, 29)).profile["age"] == 24


def test_without_a_date_of_assessment_there_is_no_age() -> None:
    found = read(patient(), None)
    assert found.profile == {"id": "p1"}
    assert said(found, "without a date of assessment")


def test_trap_10_a_result_of_no_certain_day_keeps_no_date() -> None:
    for day in ("2026-03", "2026", "2026-13-40", "yesterday"):
        found = record(observation("LOINC 70173-0", "positive", day))
        assert found.profile["jcv_antibody"] == "positive"
        assert "jcv_antibody_date" not in found.profile
        assert said(found, "used without a date")


def test_a_time_counts_as_the_day_that_is_written() -> None:
    found = record(observation("LOINC 70173-0", "positive", "2026-03-01T23:30:00-05:00"))
    assert found.profile["jcv_antibody_date"] == "2026-03-01"
    assert "jcv_antibody_date" not in record(observation("LOINC 70173-0", "positive", None, issued="2026-03-01T00:00:00Z")).profile
    period = {"effectivePeriod": {"start": "2026-01-01", "end": "2026-01-02"}}
    assert record(observation("LOINC 70173-0", "positive", None, **period)).profile["jcv_antibody_date"] == "2026-01-02"


def test_a_result_from_the_future_is_not_used() -> None:
    found = record(observation("LOINC 70173-0", "negative", "2026-12-01"), observation("LOINC 70173-0", "negative", "2027"))
    assert "jcv_antibody" not in found.profile
    assert len(said(found, "dated after the date of assessment")) == 2


# Whose record it is


def test_only_a_bundle_or_a_patient_is_read() -> None:
    assert is_fhir({"resourceType": "Bundle"})
    assert not is_fhir({"age": 3})
    assert not is_fhir({"resourceType": 3})
    with pytest.raises(ProfileError, match='expected a Bundle or a Patient, found "Observation"'):
        read({"resourceType": "Observation"})


@pytest.mark.parametrize(
    ("made", "text"),
    [
        ({"entry": {}}, '"entry": expected a list'),
        ({"entry": [7]}, "entry 1: expected an object"),
        ({"entry": [{"resource": 7}]}, 'entry 1: "resource" is not an object'),
        ({"entry": [{"resource": {"resourceType": 7}}]}, 'entry 1: "resource" is not an object'),
        ({"entry": []}, "there is no Patient in it"),
        ({"entry": [{"resource": {"resourceType": "Practitioner"}}]}, "there is no Patient in it"),
        ({}, "there is no Patient in it"),
    ],
)
def test_a_damaged_bundle_is_an_error(made: Any, text: Any) -> None:
    with pytest.raises(ProfileError, match=text):
        read({"resourceType": "Bundle"} | made, TODAY)


def test_two_patients_are_an_error_that_names_the_places() -> None:
    with pytest.raises(ProfileError, match="two different Patients, entry 1 and entry 3"):
        read(bundle(patient(), condition("x"), patient(id="secret")), TODAY)
    assert read(bundle(patient(), patient()), TODAY).profile["id"] == "p1"
    made = bundle(patient(), patient())
    for entry, server in zip(made["entry"], "ab", strict=True):
        entry["fullUrl"] = f"https://{server}.example/fhir/Patient/p1"
    with pytest.raises(ProfileError, match="two different Patients"):
        read(made, TODAY)


@pytest.mark.parametrize(
    "reference", ["Patient/p2", "https://b.example/fhir/Patient/p1", "https://a.example/fhir/Patient/p2", "urn:uuid:9", "Patient/p2/_history/1"]
)
def test_a_resource_about_somebody_else_is_an_error(reference: Any) -> None:
    made = bundle(patient(), condition("ICD-10-CM G35.A", subject={"reference": reference}))
    made["entry"][0]["fullUrl"] = "https://a.example/fhir/Patient/p1"
    with pytest.raises(ProfileError, match="entry 2: this Condition is about another person"):
        read(made, TODAY)
    unread = bundle(patient(), about("CarePlan", subject={"reference": "Patient/p2"}))
    with pytest.raises(ProfileError, match="about another person"):
        read(unread, TODAY)


def test_a_relative_reference_means_the_server_of_its_own_entry() -> None:
    made = bundle(patient(), condition("ICD-10-CM G35.A"))
    made["entry"][0]["fullUrl"] = "https://a.example/fhir/Patient/p1"
    made["entry"][1]["fullUrl"] = "https://b.example/fhir/Condition/c1"
    with pytest.raises(ProfileError, match="about another person"):
        read(made, TODAY)
    made["entry"][1]["fullUrl"] = "https://a.example/fhir/Condition/c1"
    assert read(made, TODAY).ms_on_record


@pytest.mark.parametrize(
    "reference", ["Patient/p1", "https://a.example/fhir/Patient/p1", "https://a.example/fhir/Patient/p1/_history/3", "urn:uuid:p1"]
)
def test_every_way_to_name_the_patient(reference: Any) -> None:
    made = bundle(patient(), condition("ICD-10-CM G35.A", subject={"reference": reference}))
    assert read(made, TODAY).ms_on_record
    made["entry"][0]["fullUrl"] = "https://a.example/fhir/Patient/p1"
    assert read(made, TODAY).ms_on_record


def test_the_first_server_named_is_the_server() -> None:
    with pytest.raises(ProfileError, match="about another person"):
        record(*[condition("ICD-10-CM G35.A", subject={"reference": f"https://{server}.example/Patient/p1"}) for server in "ab"])


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (None, "does not say whom it is about"),
        ({"reference": 7}, "does not say whom it is about"),
        ({"display": "Ada"}, "does not say whom it is about"),
        ({"reference": "Group/1"}, "not about a person"),
        ({"reference": "https://a.example/Device/1"}, "not about a person"),
        ({"reference": "#g"}, "not about a person"),
        ({"reference": "#q"}, "cannot be followed"),
        ({"reference": "#nothing"}, "cannot be followed"),
        ({"reference": "p1"}, "cannot be followed"),
        ({"reference": "Patient?identifier=1"}, "cannot be followed"),
        ({"identifier": {"system": "urn:x", "value": "8"}}, "cannot be followed"),
    ],
)
def test_a_resource_of_which_nobody_knows_whose_it_is_is_not_used(subject: Any, text: Any) -> None:
    inside = [{"resourceType": "Group", "id": "g"}, {"resourceType": "Patient", "id": "q"}]
    found = record(condition("ICD-10-CM G35.A", subject=subject, contained=inside))
    assert not found.ms_on_record
    assert said(found, text)


def test_a_patient_inside_or_an_identifier_of_the_patient() -> None:
    number = {"system": "urn:x", "value": "7"}
    person = patient(identifier=[number, {"value": "9"}])
    inside = {"resourceType": "Patient", "id": "q", "identifier": [number]}
    for subject, contained in (
        ({"reference": "#q"}, [inside]),
        ({"identifier": number}, []),
        ({"reference": "#p1"}, [{"resourceType": "Patient", "id": "p1"}]),
    ):
        assert read(bundle(person, condition("ICD-10-CM G35.A", subject=subject, contained=contained)), TODAY).ms_on_record


def test_older_resources_name_a_patient() -> None:
    one = condition("ICD-10-CM G35.A", patient={"reference": "Patient/p1"})
    del one["subject"]
    assert record(one).ms_on_record


def test_without_a_patient_the_resources_must_agree() -> None:
    found = read(bundle(condition("ICD-10-CM G35.A"), observation("LOINC 70173-0", "positive")), TODAY)
    assert found.profile["id"] == "p1"
    assert found.origins["id"] == ("Patient/p1",)
    assert said(found, "there is no Patient among the resources")
    with pytest.raises(ProfileError, match="entry 2: this Observation is about another person"):
        read(bundle(condition("ICD-10-CM G35.A"), observation("LOINC 70173-0", "positive", subject={"reference": "Patient/p2"})), TODAY)
    unnamed = read(bundle(condition("ICD-10-CM G35.A", subject={"reference": "urn:uuid:7"})), TODAY)
    assert "id" not in unnamed.profile
    assert said(read(bundle(condition("ICD-10-CM G35.A"), condition("x", subject={"reference": "#a"})), TODAY), "cannot be followed")


def test_a_patient_without_an_id_can_be_told_from_nobody() -> None:
    found = read(bundle({"resourceType": "Patient"}, condition("ICD-10-CM G35.A")), TODAY)
    assert not found.ms_on_record
    assert said(found, "who has no id")
    assert said(found, "there is no birth date")


def test_gather_takes_what_was_fetched() -> None:
    searched = bundle(condition("ICD-10-CM G35.A"), type="searchset")
    found = gather([None, searched, observation("LOINC 70173-0", "positive")], patient(), TODAY)
    assert (found.ms_on_record, found.profile["age"], found.profile["jcv_antibody"]) == (True, 36, "positive")
    assert gather([patient(), searched], None, TODAY).profile["age"] == 36
    assert gather([], None, TODAY).profile == {"as_of": "2026-11-22"}
    with pytest.raises(ProfileError, match="resource 1: this Condition is about another person"):
        gather([condition("x", subject={"reference": "Patient/p2"})], patient(), TODAY)
    with pytest.raises(ProfileError, match="resource 1: expected an object"):
        gather([cast("Any", 7)], patient(), TODAY)
    with pytest.raises(ProfileError, match="what is given as the Patient is not one"):
        gather([], {"resourceType": "Observation"}, TODAY)
    with pytest.raises(ProfileError, match="two different Patients, the Patient given and resource 1"):
        gather([patient(id="p2")], patient(), TODAY)


def test_a_bundle_inside_a_bundle_is_opened_once() -> None:
    assert record(bundle(condition("ICD-10-CM G35.A"))).ms_on_record
    found = record(bundle(bundle(condition("ICD-10-CM G35.A"))))
    assert not found.ms_on_record
    assert said(found, "not read")


def test_what_is_unusual_about_a_patient_is_told() -> None:
    for more in ({"deceasedBoolean": True}, {"deceasedDateTime": "2026-01-01"}):
        assert said(read(patient(**more), TODAY), "has died")
    assert said(read(patient(active=False), TODAY), "no longer in use")
    assert said(read(patient(link=[{"type": "replaced-by"}]), TODAY), "replaced by another")
    assert not read(patient(active=True, deceasedBoolean=False, link=[{"type": "seealso"}]), TODAY).notes[:-1]


def test_of_two_versions_the_newer_counts_and_otherwise_none() -> None:
    def versions(*days: Any, **more: Any) -> Any:
        values = ("positive", "negative", "positive")
        made = [observation("LOINC 5196-1", value, id="x", meta={"lastUpdated": day}) for value, day in zip(values, days, strict=False)]
        return record(*made, **more)

    assert versions("2026-01-01T01:00:00Z", "2026-02-01T01:00:00Z").profile["hbsag"] == "negative"
    assert versions("2026-02-01", "2026-01-01").profile["hbsag"] == "positive"
    unsure = versions("2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z", None)
    assert "hbsag" not in unsure.profile
    assert said(unsure, "there twice")
    assert versions("", "", type="history").profile["hbsag"] == "positive"
    assert record(*[given("Ocrevus", "2026-01-01", id="x")] * 2).profile["therapies"][0]["infusions"] == 1


def test_what_was_deleted_is_not_used_in_an_earlier_version() -> None:
    made = bundle(patient(), {"resourceType": "Observation", "id": "gone"}, observation("LOINC 5196-1", "positive", id="gone"), type="history")
    made["entry"][1] = {"request": {"method": "DELETE", "url": "Observation/gone"}}
    found = read(made, TODAY)
    assert "hbsag" not in found.profile
    assert said(found, "1 Observation: deleted: not used")


def test_what_is_not_read_is_counted() -> None:
    found = record(about("CarePlan"), about("CarePlan"), {"resourceType": "Practitioner"}, *[{"resourceType": f"Type{n}"} for n in range(11)])
    assert said(found, "14 resources: of types that are not read: CarePlan (2), Practitioner (1)")
    assert said(found, "and 3 more")


def test_an_extension_that_may_change_the_meaning_is_not_read_over() -> None:
    found = record(condition("ICD-10-CM G35.A", modifierExtension=[{"url": "urn:x"}]))
    assert not found.ms_on_record
    assert said(found, "modifierExtension")


def test_a_resource_without_an_id_is_called_by_its_address_or_its_place() -> None:
    made = bundle(patient())
    made["entry"] += [
        {"fullUrl": "urn:uuid:9", "resource": condition("ICD-10-CM A81.2") | {"id": None}},
        {"resource": condition("ICD-10-CM G35.A") | {"id": None}},
    ]
    found = read(made, TODAY)
    assert (found.origins["pml_ever"], found.origins["ms_type"]) == (("urn:uuid:9",), ("entry 3",))


def test_codes_of_a_kind_are_needed_for_a_medication() -> None:
    assert "therapies" not in record(request("x", medicationCodeableConcept={"coding": [{"code": "1594663"}]})).profile
    assert record(request(f"RxNorm {1594663}")).profile["therapies"][0]["name"] == "Lemtrada"
