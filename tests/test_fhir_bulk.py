"""A bulk export: one person after the other, a damaged line never hides the others."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir_steps import TODAY, about, coded, condition, observation, patient, said

from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import bulk

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "fhir" / "bulk"


def whose(id: Any, one: Any) -> Any:
    return one | {"subject": {"reference": f"Patient/{id}"}}


def write(folder: Any, **files: Any) -> Any:
    for name, lines in files.items():
        text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
        (folder / f"{name}.ndjson").write_text(text, encoding="utf-8")
    return str(folder)


def answers(folder: Any, as_of: Any = TODAY) -> Any:
    found: dict[Any, Any] = {}
    for place, reader in bulk.people(folder, as_of):
        try:
            found[place.removeprefix(folder + "/")] = reader()
        except ProfileError as error:
            found[place.removeprefix(folder + "/")] = str(error).removeprefix(folder + "/")
    return found


def test_a_folder_of_ndjson_is_an_export(tmp_path: Path) -> None:
    assert not bulk.is_bulk(str(tmp_path))
    (tmp_path / "inner.ndjson").mkdir()
    assert not bulk.is_bulk(str(tmp_path))
    assert not bulk.is_bulk(str(tmp_path / "none"))
    assert not bulk.is_bulk("\0")
    assert bulk.is_bulk(write(tmp_path, x=[]))


def test_the_example(checker: Checker) -> None:
    found = answers(str(EXAMPLES))
    assert list(found) == ["Patient/quentin", "Patient/rosa", "Patient/sven"]
    for one in found.values():
        assert one.ms_on_record
        checker.read(dict(one.profile), TODAY)
    assert found["Patient/rosa"].profile["therapies"] == [{"name": "Mayzent", "status": "stopped", "outcome": "intolerance"}]


def test_each_line_says_what_it_is_and_whose(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        anything=[
            whose("b", condition("ICD-10-CM G35.A")),
            "",
            patient(id="b"),
            patient(id="a"),
            whose("a", observation("LOINC 70173-0", "positive")),
            {"resourceType": "Practitioner", "id": "x"},
            about("Condition", code=coded("ICD-10-CM A81.2"), subject={"reference": "https://s.example/fhir/Patient/a/_history/1"}),
        ],
        other=[whose("c", condition("ICD-10-CM G35.A")), patient(id="c"), condition("ICD-10-CM G35.B", id="c2", subject={"reference": "urn:uuid:c"})],
    )
    found = answers(folder)
    assert list(found) == ["Patient/a", "Patient/b", "Patient/c"]
    assert (found["Patient/a"].profile["jcv_antibody"], found["Patient/a"].profile["pml_ever"]) == ("positive", True)
    assert not found["Patient/a"].ms_on_record
    assert found["Patient/b"].ms_on_record
    assert said(found["Patient/c"], "Condition/c1, Condition/c2: these disagree")


def test_a_medication_of_its_own_file(tmp_path: Path) -> None:
    order = {"status": "active", "intent": "order"}
    folder = write(
        tmp_path,
        Patient=[patient()],
        Medication=[
            {"resourceType": "Medication", "id": "m1", "code": coded("Ocrevus")},
            {"resourceType": "Medication", "id": "m2", "code": coded("Tysabri")},
        ],
        MedicationRequest=[
            about("MedicationRequest", **order, medicationReference={"reference": "Medication/m1"}),
            about("MedicationRequest", **order, id="m9", medication={"reference": {"reference": "Medication/none"}}),
        ],
    )
    (found,) = answers(folder).values()
    assert found.profile["therapies"] == [{"name": "Ocrevus", "status": "current"}]
    assert said(found, "must be looked up")


@pytest.mark.parametrize("line", ["{", "7", '{"a": 1, "a": 2}', '{"secret": "x"}', '{"resourceType": 7}', '{"resourceType": "Patient"}', "\ud800"])
def test_a_damaged_line_is_one_error_and_hides_nobody(tmp_path: Path, line: Any) -> None:
    folder = write(tmp_path, Patient=[patient()])
    (tmp_path / "Z.ndjson").write_bytes(b"\n" + line.encode("utf-8", "surrogatepass") + b"\n")
    found = answers(folder)
    assert list(found) == ["Z.ndjson:2", "Patient/p1"]
    assert found["Z.ndjson:2"].startswith("Z.ndjson:2: this line ")
    assert "secret" not in found["Z.ndjson:2"]
    assert said(found["Patient/p1"], "1 lines of the export cannot be read")


def test_a_line_that_is_too_long_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MAX_BYTES", 200)
    folder = write(tmp_path, A=[patient(name=[{"text": "x" * 1000}]), patient(id="b")])
    assert list(answers(folder)) == ["A.ndjson:1", "Patient/b"]


def test_what_is_about_nobody_who_is_there(tmp_path: Path) -> None:
    nobody = condition("x", subject={"display": "Ada"})
    folder = write(tmp_path, A=[patient(), whose("gone", condition("x")), nobody, nobody])
    found = answers(folder)
    assert found["Patient/gone"] == "resources are about this person, but the export holds no Patient of this id"
    assert said(found["Patient/p1"], "2 Condition of the export do not say whom they are about")


def test_two_people_under_one_id(tmp_path: Path) -> None:
    folder = write(
        tmp_path, A=[patient(), *[condition("x", subject={"reference": f"https://{server}.example/Patient/p1"}) for server in "ab"], patient(id="b")]
    )
    found = answers(folder)
    assert "about another person" in found["Patient/p1"]
    assert found["Patient/b"].profile["id"] == "b"


def test_a_file_that_changes_or_cannot_be_read(tmp_path: Path) -> None:
    folder = write(tmp_path, A=[patient()])
    ((_, reader),) = bulk.people(folder, date(2026, 1, 1))
    (tmp_path / "A.ndjson").write_text("changed", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"A\.ndjson: changed while it was read"):
        reader()
    (tmp_path / "A.ndjson").unlink()
    with pytest.raises(ProfileError, match="changed while it was read"):
        reader()


def test_a_file_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, A=[patient()])
    monkeypatch.setattr(bulk, "_files", lambda _: [f"{folder}/gone.ndjson"])
    with pytest.raises(ProfileError, match=r"gone\.ndjson: cannot be read"):
        list(bulk.people(folder, None))
