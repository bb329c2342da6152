"""What a report says, and in which order."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from people import people
from rule_files import raw, with_rule

from dmtcheck import Checker, Profile, Rulebook, check, load_rulebook
from dmtcheck.outputs import FORMATS, renderer
from dmtcheck.outputs.markdown import escape
from dmtcheck.outputs.schemas import NAMES, schema
from dmtcheck.terms import DRUGS, OUTCOMES, SEVERITIES

REPORTS = jsonschema.Draft202012Validator(schema("report"))
CHECKER = Checker(load_rulebook())
EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "profiles").glob("*.json"))
EVIL = "\x1b[35m\u202e<b>**x**</b>|`a`\n# y"


def test_the_shape_is_the_contract() -> None:
    report = check({"id": "p-001", "as_of": "2026-11-22", "considering": ["ocrevus"], "jcv_antibody": "positive"}).to_dict()
    assert list(report) == ["schema", "dmtcheck", "rules", "id", "as_of", "assessments", "questions", "data_quality", "notice"]
    (assessment,) = report["assessments"]
    assert list(assessment) == ["drug", "stage", "status", "rules", "considerations"]
    assert assessment["rules"] == {"checked": 8, "flagged": 1, "information_needed": 7, "clear": 0}
    found = next(one for one in assessment["considerations"] if one["rule"] == "ocrevus/pml-jc-virus")
    assert found["outcome"] == "flagged"
    assert found["because"] == {"jcv_antibody": "positive"}
    assert found["missing"] == []
    assert found["review"] == "draft"
    assert {"document", "title", "date", "section", "url"} <= set(found["sources"][0])


@settings(max_examples=100, deadline=None)
@given(people())
def test_every_report_validates_and_is_ordered(profile: dict[str, Any]) -> None:
    report = CHECKER.check(profile).to_dict()
    REPORTS.validate(report)
    assert [one["drug"] for one in report["assessments"]] == sorted(profile.get("considering", DRUGS))
    for assessment in report["assessments"]:
        order = [(SEVERITIES.index(one["severity"]), OUTCOMES.index(one["outcome"]), one["rule"]) for one in assessment["considerations"]]
        assert order == sorted(order)
        counts = assessment["rules"]
        assert counts["checked"] == counts["flagged"] + counts["information_needed"] + counts["clear"]


@settings(max_examples=100, deadline=None)
@given(people())
def test_what_is_in_a_report_is_shown_in_every_format_and_nothing_from_outside_can_disturb_it(profile: dict[str, Any]) -> None:
    report = CHECKER.check({**profile, "id": EVIL})
    for format_ in FORMATS:
        shown = renderer(format_)(report)
        assert "\x1b[35m" not in shown
        assert "\u202e" not in shown
        for _, consideration in report.considerations:
            assert consideration.rule in shown
    assert "<b>" not in renderer("markdown")(report)
    assert json.loads(renderer("json")(report)) == json.loads(renderer("ndjson")(report)) == report.to_dict()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_text_fits_a_terminal_of_80_columns(path: Path) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", renderer("text")(CHECKER.check(path.read_text("utf-8"), explain=True)))
    assert max(len(line) for line in plain.splitlines()) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_every_rule_file_validates_against_the_schema_of_rules(rulebook: Rulebook) -> None:
    validator = jsonschema.Draft202012Validator(schema("rule"))
    for rule in rulebook.rules:
        validator.validate(raw(rule.id))


def test_markdown_from_outside_is_shown_as_it_is() -> None:
    assert escape("a|b*c<d>") == r"a\|b\*c&lt;d&gt;"
    assert escape("<&>") == "&lt;&amp;&gt;"


def test_an_old_result_is_missing_and_says_since_when() -> None:
    profile = {"as_of": "2026-11-22", "considering": ["ocrevus"], "jcv_antibody": "negative", "jcv_antibody_date": "2025-01-10"}
    found = next(one for one in check(profile)["ocrevus"].considerations if one.rule == "ocrevus/pml-jc-virus")
    assert found.missing == ("jcv_antibody",)
    assert found.stale == {"jcv_antibody": "2025-01-10"}
    assert found.because == {"jcv_antibody": "negative"}
    undated = check({"considering": ["ocrevus"], "jcv_antibody": "negative", "as_of": "2026-11-22"})
    assert [one.stale for one in undated["ocrevus"].considerations if one.rule == "ocrevus/pml-jc-virus"] == [{"jcv_antibody": None}]


def test_a_count_that_is_known_in_part_is_shown_in_part() -> None:
    therapies = [{"name": "Rebif", "outcome": "inadequate_response"}, {"name": "Copaxone"}]
    report = check({"considering": ["lemtrada"], "therapies": therapies})
    found = next(one for one in report["lemtrada"].considerations if one.rule == "lemtrada/two-failed-therapies")
    assert found.to_dict(report.rulebook.documents)["because"] == {"failed_therapies": {"at_least": 1, "at_most": 2}}
    assert "therapies without enough response: 1 to 2" in renderer("text")(report)


def test_a_derived_fact_is_asked_for_as_the_fact_it_comes_from() -> None:
    assert "therapies" in [question.fact for question in check({"considering": ["lemtrada"]}).questions]


def test_therapies_that_are_not_recognised_are_told() -> None:
    report = check({"therapies": [{"name": "Tecfidra"}, {"name": "Tecfidera"}, {"name": "Tecfidra"}]})
    assert [one["value"] for one in report.data_quality] == ["Tecfidra"]
    assert all("Tecfidra" in renderer(format_)(report) for format_ in FORMATS)


def test_the_stage_says_where_the_person_stands() -> None:
    therapies = [{"name": "Tysabri", "status": "current"}, {"name": "Lemtrada", "status": "stopped"}]
    report = check({"therapies": therapies})
    assert {one.drug: one.stage for one in report.assessments} == dict.fromkeys(DRUGS, "considered") | {"tysabri": "current", "lemtrada": "stopped"}
    assert check({"therapies": therapies, "considering": ["lemtrada"]})["lemtrada"].stage == "considered"


def test_the_notice_says_what_this_is_not(rulebook: Rulebook) -> None:
    notice = check({}).notice
    assert "not medical advice" in notice
    assert f"{len(rulebook.rules)} of {len(rulebook.rules)} rules are drafts" in notice
    assert "pregnancy" in notice
    assert "2023-11-30" in notice


def test_the_best_status_names_how_many_rules_found_nothing() -> None:
    everything = {"as_of": "2026-11-22", "age": 40, "ms_type": "rrms", "active_infection": False, "severe_reactions": [], "considering": ["briumvi"]}
    report = check(everything)
    assert report["briumvi"].status == "no_concern_found"
    assert "no concern found by these 4 rules" in renderer("text")(report)
    assert "Nothing that these rules could still use" in renderer("text")(report)
    assert "Nothing that these rules could still use" in renderer("markdown")(report)


def test_python_reads_a_dictionary_a_profile_text_and_bytes_alike() -> None:
    expected = check({"ms_type": "ppms", "as_of": "2026-11-22"}).to_dict()
    for same in (
        Profile.model_validate_json('{"ms_type": "ppms", "as_of": "2026-11-22"}'),
        '{"ms_type": "ppms", "as_of": "2026-11-22"}',
        b'\xef\xbb\xbf{"ms_type": "ppms", "as_of": "2026-11-22"}',
    ):
        assert check(same).to_dict() == expected


def test_a_drug_that_was_not_assessed_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        check({"considering": ["ocrevus"]})["tysabri"]


def test_anything_else_is_refused() -> None:
    with pytest.raises(ValueError, match="found a int"):
        check(5)  # type: ignore[arg-type]  # that is the point


def test_the_package_has_no_other_names() -> None:
    import dmtcheck

    assert all(getattr(dmtcheck, name) for name in dmtcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute"):
        _ = dmtcheck.nothing


@pytest.mark.parametrize("as_of", ["2026-11-22", date(2026, 11, 22)])
def test_the_date_may_be_a_date_or_its_text(as_of: Any) -> None:
    assert check({}, as_of=as_of).to_dict()["as_of"] == "2026-11-22"


@pytest.mark.parametrize("as_of", ["2026-13-01", "20261122", 5, datetime(2026, 11, 22, 3)])
def test_a_date_that_is_none_is_refused(as_of: Any) -> None:
    with pytest.raises(ValueError, match="as_of: expected a date"):
        check({}, as_of=as_of)


def test_a_rule_without_words_for_the_unknown_never_states_what_is_not_known(rulebook: Rulebook) -> None:
    rule = rulebook.by_id["ocrevus/herpes"]._replace(unknown_title="", unknown_message="")
    report = Checker(with_rule(rulebook, rule)).check({"considering": ["ocrevus"]})
    found = next(one for one in report["ocrevus"].considerations if one.rule == "ocrevus/herpes")
    assert found.title == f"Not known: {rule.title}"
    assert found.message.startswith("Whether this applies is not known. Has there ever been a herpes infection")


def test_for_one_drug_the_label_of_another_is_not_shown() -> None:
    shown = {drug: renderer("text")(check({"considering": [drug], "jcv_antibody": "positive"})) for drug in ("tyruko", "tysabri")}
    assert "tyruko-uspi" in shown["tyruko"]
    assert "tysabri-uspi" not in shown["tyruko"]
    assert "tyruko-uspi" not in shown["tysabri"]
