"""Which input is what: a profile, a FHIR Bundle, a QuestionnaireResponse, a bulk export."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dmtcheck import Checker, ProfileError
from dmtcheck.cli import cli
from dmtcheck.inputs import records

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 22)
PETRA = (ROOT / "examples" / "fhir" / "petra.json").read_bytes()
ANSWERS = json.dumps(
    {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "questionnaire": "urn:dmtcheck:questionnaire",
        "item": [{"linkId": "group.person", "item": [{"linkId": "active_infection", "answer": [{"valueBoolean": True}]}]}],
    }
).encode()


def typed(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *words, "--as-of", "2026-11-22"], input=given, standalone_mode=False)


def test_what_an_input_is_shows_by_its_resource_type(checker: Checker) -> None:
    assert records.read(checker, b'{"age": 34}', DAY).values["age"] == 34
    assert records.read(checker, PETRA, DAY).origins["jcv_antibody"]
    assert records.read(checker, ANSWERS, DAY).values["active_infection"] is True


def test_the_form_can_be_said(checker: Checker) -> None:
    with pytest.raises(ProfileError, match='unknown fact "resourceType"'):
        records.read(checker, b'{"resourceType": "Bundle"}', DAY, "profile")
    with pytest.raises(ProfileError, match='this is no FHIR resource: "resourceType" is missing'):
        records.read(checker, b'{"age": 34}', DAY, "fhir")
    assert records.read(checker, ANSWERS, DAY, "questionnaire-response").values["active_infection"] is True
    with pytest.raises(ProfileError):
        records.read(checker, PETRA, DAY, "questionnaire-response")


def test_a_profile_that_only_mentions_a_resource_type_is_a_profile(checker: Checker) -> None:
    with pytest.raises(ProfileError, match='unknown fact "resourceType"'):
        records.read(checker, b'{"resourceType": 1}', DAY)
    assert records.read(checker, b'{"id": "\\"resourceType\\""}', DAY).id == '"resourceType"'


def test_an_opened_input_can_be_added_to(checker: Checker) -> None:
    record = records.opened(checker, b'{"age": 34, "pregnant": null}', DAY)
    assert (record.profile, record.origins, record.notes) == ({"age": 34}, {}, ())
    assert records.opened(checker, PETRA, DAY).notes
    with pytest.raises(ProfileError, match="expected a number") as refused:
        records.opened(checker, b'{"age": "34"}', DAY)
    assert (refused.value.line, refused.value.column) == (1, 9)


def test_a_bulk_export_is_one_report_a_patient() -> None:
    done = typed(str(ROOT / "examples" / "fhir" / "bulk"), "--format", "json")
    assert [one["id"] for one in json.loads(done.stdout)] == ["quentin", "rosa", "sven"]
    lines = typed(str(ROOT / "examples" / "fhir" / "bulk"), "--format", "ndjson").stdout.splitlines()
    assert len(lines) == 3


def test_several_fhir_reports_are_an_array(tmp_path: Path) -> None:
    done = typed(str(ROOT / "examples" / "fhir" / "bulk"), "--format", "fhir", "--drug", "ocrevus")
    assert [one["resourceType"] for one in json.loads(done.stdout)] == ["Bundle"] * 3


def test_a_folder_read_as_profiles_is_no_bulk_export() -> None:
    done = typed(str(ROOT / "examples" / "fhir" / "bulk"), "--input-format", "profile")
    assert (done.return_value, "this folder holds no .json files" in done.stderr) == (2, True)


def test_records_come_through_standard_input() -> None:
    done = typed("-", "--format", "json", given=PETRA)
    report: Any = json.loads(done.stdout)
    assert report["id"] == "petra"
    assert report["origins"]["jcv_antibody"]
    assert {note["fact"] for note in report["data_quality"]} >= {None, "therapies"}


def test_many_resources_are_read_where_no_profile_may_be_so_long(checker: Checker) -> None:
    bundle = json.loads(PETRA)
    blank = {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/petra"}, "code": {"text": "x" * 200}}
    bundle["entry"] += [{"resource": {**blank, "id": f"x{number}"}} for number in range(30_000)]
    data = json.dumps(bundle).encode()
    assert len(data) > 8 * 1024 * 1024
    known = records.read(checker, data, DAY)
    assert any("30,0" in note.value for note in known.notes)
    with pytest.raises(ProfileError, match="larger than 8 MiB"):
        records.read(checker, b'{"id": "' + b"x" * (9 * 1024 * 1024) + b'"}', DAY)


def test_even_the_shortest_form_tells_that_something_was_not_used() -> None:
    assert "notes on what was not used, or not fully understood" in typed("-", "--quiet", given=PETRA).stdout
    one = typed("-", "--quiet", given=b'{"therapies": [{"name": "Tecfidra"}]}').stdout
    assert "  1 note on what was not used" in one
    assert "note" not in typed("-", "--quiet", given=b"{}").stdout
