"""A report as FHIR: valid, whole, the same each time, and nothing in it that a report does not say."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from people import person

from dmtcheck import Checker, Report, Rulebook
from dmtcheck.outputs.fhir import bundle, render
from dmtcheck.record import Note, Record

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples" / "profiles").glob("*.json"))
NEVER_SAID = re.compile(r"\b(eligible|safe|approved|recommended)\b", re.IGNORECASE)
PROFILES: list[dict[str, Any]] = [
    {},
    *[json.loads(path.read_text("utf-8")) for path in EXAMPLES],
    *[person(Random(seed)) for seed in range(5)],
]


@pytest.fixture(scope="module")
def reports(checker: Checker) -> list[Report]:
    return [checker.check(profile) for profile in PROFILES]


@cache
def made(report: Report) -> dict[str, Any]:
    return bundle(report)


def resources(report: Report, kind: str = "") -> list[dict[str, Any]]:
    return [entry["resource"] for entry in made(report)["entry"] if kind in ("", entry["resource"]["resourceType"])]


def told(resource: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the values of our own extensions of one name, part by part."""
    found = [one for one in resource.get("extension", ()) if one["url"] == f"urn:dmtcheck:{name}"]
    return [{part["url"]: _value(part) for part in one.get("extension", [one])} for one in found]


def _value(part: dict[str, Any]) -> Any:
    return next(value for key, value in part.items() if key.startswith("value"))


def walk(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(inner)


def test_every_report_is_valid_fhir(reports: list[Report]) -> None:
    for report in reports:
        assert Bundle.model_validate_json(render(report)).type == "collection"


def test_nothing_in_it_is_null_or_empty(reports: list[Report]) -> None:
    for report in reports:
        assert all(value not in (None, "", [], {}) for value in walk(made(report)))


def test_the_same_report_gives_the_same_bytes_and_another_one_other_ids(checker: Checker) -> None:
    profile = json.loads(EXAMPLES[0].read_text("utf-8"))
    written = render(checker.check(profile))
    assert written == render(checker.check(dict(reversed(profile.items())))) and written.isascii()
    ids = {resource["id"] for resource in resources(checker.check(profile))}
    for other in ({"id": "another"}, {"as_of": "2026-11-21"}, {"travels_often": False}, {"considering": ["ocrevus", "tysabri"]}):
        assert ids.isdisjoint(resource["id"] for resource in resources(checker.check({**profile, **other})))


def test_every_address_is_there_once_and_leads_to_its_resource(reports: list[Report]) -> None:
    for report in reports:
        entries = made(report)["entry"]
        addresses = {entry["fullUrl"]: entry["resource"]["id"] for entry in entries}
        assert len(addresses) == len(entries)
        assert all(address == f"urn:uuid:{id}" for address, id in addresses.items())
        for resource in resources(report):
            inside = {f"#{one['id']}" for one in resource["contained"]}
            named = {one["reference"] for one in walk(resource) if isinstance(one, dict) and "reference" in one and one is not resource}
            assert inside <= named <= inside | set(addresses)


def test_every_consideration_is_there_once_after_the_response_of_its_drug(reports: list[Report]) -> None:
    for report in reports:
        expected: list[tuple[str, ...]] = []
        for assessment in report.assessments:
            expected += [(assessment.drug,), *[(assessment.drug, one.rule, one.outcome) for one in assessment.considerations]]
        drug = ""
        found: list[tuple[str, ...]] = []
        for resource in resources(report):
            if resource["resourceType"] == "GuidanceResponse":
                drug = resource["reasonCode"][0]["coding"][0]["code"]
                found.append((drug,))
            else:
                outcome = {"final": "flagged", "preliminary": "information_needed"}[resource["status"]]
                found.append((drug, resource["code"]["coding"][0]["code"], outcome))
                assert resource["implicated"][0]["display"].lower() == drug
        assert found == expected


def test_a_response_names_its_issues_and_its_status(reports: list[Report]) -> None:
    for report in reports:
        issues = iter(resources(report, "DetectedIssue"))
        for assessment, response in zip(report.assessments, resources(report, "GuidanceResponse"), strict=True):
            parameters = next(one for one in response["contained"] if one["id"] == "result")["parameter"]
            codes = {one["name"]: one["valueCode"] for one in parameters if "valueCode" in one}
            assert codes == {"drug": assessment.drug, "stage": assessment.stage, "status": assessment.status}
            named = [one["valueReference"]["reference"] for one in parameters if one["name"] == "issue"]
            assert named == [f"urn:uuid:{next(issues)['id']}" for _ in assessment.considerations]


def test_every_missing_fact_is_what_the_response_requires(reports: list[Report]) -> None:
    for report in reports:
        for assessment, response in zip(report.assessments, resources(report, "GuidanceResponse"), strict=True):
            missing = {fact for one in assessment.considerations for fact in one.missing}
            required = response.get("dataRequirement", [])
            assert sorted(told(one, "fact")[0]["urn:dmtcheck:fact"] for one in required) == sorted(missing)
            status = "data-required" if assessment.status == "information_needed" else "data-requested" if missing else "success"
            assert response["status"] == status


def test_an_issue_says_what_its_consideration_says(reports: list[Report]) -> None:
    for report in reports:
        considerations = [one for _, one in report.considerations]
        for one, issue in zip(considerations, resources(report, "DetectedIssue"), strict=True):
            assert issue["detail"] == one.message and issue["code"]["text"].startswith(one.title)
            assert issue["severity"] == {"critical": "high", "warning": "moderate", "info": "low"}[one.severity]
            assert [found["fact"] for found in told(issue, "missing")] == list(one.missing)
            assert {found["fact"]: found.get("taken") for found in told(issue, "missing") if "tooOld" in found} == one.stale
            evidence = [found["code"][0]["coding"][0]["code"] for found in issue.get("evidence", ())]
            assert evidence == list(one.because)
            assert "draft rule" in issue["code"]["text"] and told(issue, "review") == [{"urn:dmtcheck:review": "draft"}]


def test_every_issue_has_sources_with_date_section_and_confidence(reports: list[Report]) -> None:
    for report in reports:
        documents = report.rulebook.documents
        for (drug, one), issue in zip(report.considerations, resources(report, "DetectedIssue"), strict=True):
            sources = told(issue, "source")
            assert sources and {source["document"] for source in sources} <= {citation.document for citation in one.definition.citations}
            assert any(drug in source["document"] for source in sources) or not any(drug in c.document for c in one.definition.citations)
            for source in sources:
                document = documents[source["document"]]
                assert (source["title"], source["date"]) == (document.title, document.date)
                assert source["section"] and source["confidence"] in ("verified", "unverified")
            urls = [source["url"] for source in sources if "url" in source]
            assert issue.get("reference") == (urls[0] if urls else None)


def test_a_rule_that_cites_the_label_of_another_drug_only_still_has_its_source(rulebook: Rulebook) -> None:
    rule = rulebook.by_id["ocrevus/active-infection"]
    borrowed = rule._replace(citations=rulebook.by_id["lemtrada/active-infection"].citations)
    book = Rulebook("1", "sha256:0", [borrowed], rulebook.documents, {}, rulebook.facts, rulebook.schema)
    (issue,) = resources(Checker(book).check({"considering": ["ocrevus"], "active_infection": True}), "DetectedIssue")
    assert [source["document"] for source in told(issue, "source")] == [citation.document for citation in borrowed.citations]
    assert issue["implicated"] == [{"display": "ocrevus"}]  # without a sheet, the drug has no other name


def test_every_response_carries_the_notice_and_what_was_not_understood(checker: Checker) -> None:
    profile = {"therapies": [{"name": "An unknown one"}, {"name": "Zunovo"}]}
    note = Note(None, "3 observations", "their codes are not in the code list")
    report = checker.check(Record(profile, {}, (note, Note("no_fact", "x", "y"))))
    for response in resources(report, "GuidanceResponse"):
        issues = next(one for one in response["contained"] if one["id"] == "messages")["issue"]
        assert issues[0] == {"severity": "information", "code": "informational", "diagnostics": report.notice}
        said = [issue["diagnostics"] for issue in issues if issue["severity"] == "warning"]
        assert said[0].startswith("MS therapies so far: An unknown one. ")
        assert said[-2:] == ["3 observations. their codes are not in the code list", "x. y"]
        assert len(said) == len(report.data_quality)


def test_the_words_that_no_report_says_are_nowhere(reports: list[Report]) -> None:
    for report in reports:
        assert not NEVER_SAID.search(render(report))


def test_a_note_tells_the_status_in_words(checker: Checker) -> None:
    response = resources(checker.check({"ms_type": "ppms", "considering": ["briumvi"]}), "GuidanceResponse")[0]
    assert response["note"][0]["text"].startswith("Briumvi: not indicated. Under consideration, before the first infusion. ")
    assert response["moduleUri"] == "urn:dmtcheck:rules:2026.11"
    device = response["contained"][0]
    assert [one["type"]["text"] for one in device["version"]] == ["program", "rules", "digest of the rules"]


# ---- whom it is about, and where it was read


def subjects(report: Report) -> list[dict[str, Any] | None]:
    return [resource.get("subject", resource.get("patient")) for resource in resources(report)]


def test_it_is_about_the_patient_the_facts_came_from_or_else_about_the_name_of_the_profile(checker: Checker) -> None:
    origins = {"jcv_antibody": ("Observation/1",), "age": ("Patient/p-1",)}
    profile = {"id": "petra", "age": 34, "jcv_antibody": "positive", "considering": ["ocrevus"]}
    assert subjects(checker.check(Record(profile, origins)))[0] == {"reference": "Patient/p-1"}
    for id, subject in (("petra", {"identifier": {"value": "petra"}}), ("a\x1b", {"identifier": {"value": "a\\x1b"}}), (" ", None), (None, None)):
        found = subjects(checker.check({**profile, "id": id}))
        assert found == [subject] * len(found)


def test_evidence_leads_to_the_records(checker: Checker) -> None:
    origins = {
        "jcv_antibody": ("Observation/jcv-1", "entry 7"),
        "active_infection": ("QuestionnaireResponse/r-1#active_infection",),
        "therapies": ("urn:uuid:1", "MedicationRequest/2"),
    }
    profile = {
        "as_of": "2026-11-22",
        "considering": ["ocrevus"],
        "jcv_antibody": "positive",
        "jcv_antibody_date": "2026-10-01",
        "active_infection": True,
        "therapies": [{"name": "Lemtrada", "status": "stopped"}],
        "heart_disease": True,
    }
    report = checker.check(Record(profile, origins))
    found = {part["code"][0]["coding"][0]["code"]: part for issue in resources(report, "DetectedIssue") for part in issue.get("evidence", ())}
    assert found["jcv_antibody"]["code"][0]["text"] == "anti-JC-virus antibody: positive (2026-10-01)"
    assert found["jcv_antibody"]["detail"] == [{"reference": "Observation/jcv-1"}, {"display": "entry 7"}]
    assert found["active_infection"]["detail"] == [{"reference": "QuestionnaireResponse/r-1", "display": "active_infection"}]
    assert found["alemtuzumab_ever"]["detail"] == [{"reference": "urn:uuid:1"}, {"reference": "MedicationRequest/2"}]
    Bundle.model_validate_json(render(report))
    assert all("identifiedDateTime" in issue for issue in resources(report, "DetectedIssue"))


def test_without_a_date_of_assessment_nothing_is_dated(checker: Checker) -> None:
    report = checker.check({})
    assert report.known.as_of is None
    assert not any({"identifiedDateTime", "occurrenceDateTime"} & resource.keys() for resource in resources(report))


# ---- what is asked for


def required(checker: Checker) -> dict[str, dict[str, Any]]:
    responses = resources(checker.check({}), "GuidanceResponse")
    return {told(one, "fact")[0]["urn:dmtcheck:fact"]: one for response in responses for one in response["dataRequirement"]}


def test_a_missing_test_is_asked_for_by_its_code(checker: Checker) -> None:
    found = required(checker)["jcv_antibody"]
    assert found["type"] == "Observation"
    assert found["codeFilter"] == [{"path": "code", "code": [{"system": "http://loinc.org", "code": "70173-0", "display": "JC virus antibody"}]}]
    assert told(found, "question")[0]["urn:dmtcheck:question"] == checker.rulebook.facts["jcv_antibody"].ask


def test_each_missing_fact_is_asked_for_where_it_may_be_found(checker: Checker) -> None:
    found = required(checker)
    kinds = {
        "therapies": "MedicationStatement",
        "severe_reactions": "AllergyIntolerance",
        "heart_disease": "Condition",
        "last_live_vaccine": "Immunization",
        "ecg_date": "Observation",
        "pregnant": "Observation",
        "vaccinations_complete": "QuestionnaireResponse",
    }
    assert {fact: found[fact]["type"] for fact in kinds} == kinds
    assert not any("codeFilter" in found[fact] for fact in ("therapies", "severe_reactions", "vaccinations_complete"))
    assert found["last_live_vaccine"]["codeFilter"][0]["path"] == "vaccineCode"


def test_a_code_that_stands_for_a_result_or_for_many_codes_is_not_asked_for(checker: Checker) -> None:
    for one in required(checker).values():
        codes = [(code["system"], code["code"]) for given in one.get("codeFilter", ()) for code in given["code"]]
        assert len(codes) == len(set(codes))
        assert not [code for system, code in codes if code.startswith("LA") or "icd" in system]


def test_a_code_that_was_not_verified_says_so(checker: Checker) -> None:
    codes = {code["code"]: code for code in required(checker)["lvef_percent"]["codeFilter"][0]["code"]}
    assert "extension" not in codes["10230-1"]
    assert told(codes["8806-2"], "confidence") == [{"urn:dmtcheck:confidence": "unverified"}]
