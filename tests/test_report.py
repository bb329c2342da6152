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
from dmtcheck.condition import ALWAYS, Condition, Join, Line
from dmtcheck.consideration import Consideration
from dmtcheck.dates import Window
from dmtcheck.outputs import FORMATS, renderer
from dmtcheck.outputs.markdown import escape
from dmtcheck.outputs.schemas import NAMES, schema
from dmtcheck.rule import Rule
from dmtcheck.terms import DRUGS, OUTCOMES, SEVERITIES

REPORTS = jsonschema.Draft202012Validator(schema("report"))
CHECKER = Checker(load_rulebook())
EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "profiles").glob("*.json"))
EVIL = "\x1b[35m\u202e<b>**x**</b>|`a`\n# y"


DEPRESSION = Rule("ocrevus/depression", "Depression", ("ocrevus",), "precaution", "warning", "draft", when=Line("depression", "is", (True,)))


def of_one(rulebook: Rulebook, *rules: Rule) -> Checker:
    """Return a checker for these rules alone."""
    return Checker(Rulebook(rulebook.version, rulebook.digest, rules, rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema))


def shown(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_the_shape_is_the_contract() -> None:
    report = check({"id": "p-001", "as_of": "2026-11-22", "considering": ["ocrevus"], "jcv_antibody": "positive"}).to_dict()
    assert list(report) == ["schema", "dmtcheck", "rules", "id", "as_of", "assessments", "questions", "origins", "data_quality", "notice"]
    (assessment,) = report["assessments"]
    assert list(assessment) == ["drug", "stage", "points", "status", "rules", "considerations"]
    assert (assessment["stage"], assessment["points"]) == ("considered", ["before_first", "before_each"])
    assert list(assessment["rules"]) == ["checked", "flagged", "information_needed", "clear"]
    assert list(report["questions"][0]) == ["fact", "ask", "answered_by", "drugs", "rules"]
    found = next(one for one in assessment["considerations"] if one["rule"] == "ocrevus/pml-jc-virus")
    assert found["outcome"] == "flagged"
    assert found["because"] == {"jcv_antibody": "positive"}
    assert found["missing"] == []
    assert found["review"] == "draft"
    assert {"document", "title", "date", "section", "url"} <= set(found["sources"][0])


@settings(max_examples=40, deadline=None)
@given(people())
def test_every_report_validates_and_is_ordered(profile: dict[str, Any]) -> None:
    report = CHECKER.check(profile).to_dict()
    REPORTS.validate(report)
    drugs = [one["drug"] for one in report["assessments"]]
    assert drugs == sorted(drugs)
    assert {*profile.get("considering", DRUGS)} <= {*drugs}
    for assessment in report["assessments"]:
        order = [(SEVERITIES.index(one["severity"]), OUTCOMES.index(one["outcome"]), one["rule"]) for one in assessment["considerations"]]
        assert order == sorted(order)
        counts = assessment["rules"]
        assert counts["checked"] == counts["flagged"] + counts["information_needed"] + counts["clear"]


@settings(max_examples=40, deadline=None)
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
    assert "therapies without enough response: 1 to 2" in renderer("text", everything=True)(report)


def test_a_derived_fact_is_asked_for_as_the_fact_it_comes_from() -> None:
    assert "therapies" in [question.fact for question in check({"considering": ["lemtrada"]}).questions]


def test_therapies_that_are_not_recognised_are_told() -> None:
    report = check({"therapies": [{"name": "Tecfidra"}, {"name": "Tecfidera"}, {"name": "Tecfidra"}]})
    assert [one.value for one in report.data_quality] == ["Tecfidra"]
    assert all("Tecfidra" in renderer(format_)(report) for format_ in FORMATS)


def test_products_of_the_same_ingredient_that_the_rules_do_not_cover_are_told_with_their_note() -> None:
    names = ("Zunovo", "Tecfidra", "Campath", "Lemtrada", "Ocrevus", "natalizumab", "Zunovo", "Rebif")
    report = check({"therapies": [{"name": name} for name in names]})
    told = {one.value: one.problem for one in report.data_quality}
    assert [one.value for one in report.data_quality] == ["Tecfidra", "Zunovo", "Campath"]
    assert told["Zunovo"] == "Given under the skin; it is not Ocrevus; these rules do not cover it."
    assert told["Campath"] == "Same ingredient for blood cancers; it is not Lemtrada; these rules do not cover it."
    assert all("it is not Ocrevus" in " ".join(renderer(format_)(report).split()) for format_ in FORMATS)


def test_the_stage_says_where_the_person_stands() -> None:
    therapies = [{"name": "Tysabri", "status": "current"}, {"name": "Lemtrada", "status": "stopped"}]
    report = check({"therapies": therapies})
    assert {one.drug: one.stage for one in report.assessments} == dict.fromkeys(DRUGS, "considered") | {"tysabri": "current", "lemtrada": "stopped"}
    assert check({"therapies": therapies, "considering": ["lemtrada"]})["lemtrada"].stage == "considered"
    assert re.search("(?m)^  tysabri       information needed    current therapy$", shown(renderer("text")(report)))
    assert "Current therapy, before the next infusion and on treatment." in shown(renderer("text")(report))


def test_the_notice_says_what_this_is_not(rulebook: Rulebook) -> None:
    notice = check({}).notice
    assert "not medical advice" in notice
    assert f"{len(rulebook.rules)} of {len(rulebook.rules)} rules are drafts" in notice
    assert "no complete current label was read for any drug" in notice
    assert "2023-11-30" in notice


def test_the_best_status_names_how_many_rules_found_nothing(rulebook: Rulebook) -> None:
    own = of_one(rulebook, DEPRESSION, DEPRESSION._replace(id="ocrevus/infection", when=Line("active_infection", "is", (True,))))
    report = own.check({"depression": False, "active_infection": False, "considering": ["ocrevus"]})
    assert report["ocrevus"].status == "no_concern_found"
    assert report["ocrevus"].checked == 2
    assert "no concern found by these 2 rules" in renderer("text")(report)
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


# Rules about one point of treatment

STOPPED, CURRENT = [{"name": "Ocrevus", "status": "stopped"}], [{"name": "Ocrevus", "status": "current"}]
ON_OR_OFF, MAYBE = [{"name": "Ocrevus"}], [{"name": "Ocrevis", "status": "stopped"}]
SAID = {"message": "Raised.", "unknown_message": "Find out."}


def raised(checker: Checker, **given: Any) -> Consideration | None:
    found = checker.check({"considering": ["ocrevus"], **given}, "2026-11-22")["ocrevus"]
    assert found.checked == len(found.considerations) + (not found.considerations and found.checked)
    return found.considerations[0] if found.considerations else None


@pytest.mark.parametrize(
    ("when", "depression", "therapies", "outcome", "missing"),
    [
        (ALWAYS, None, None, "information_needed", ("therapies",)),
        (ALWAYS, None, [], None, ()),
        (ALWAYS, None, STOPPED, "flagged", ()),
        (ALWAYS, None, CURRENT, None, ()),
        (ALWAYS, None, ON_OR_OFF, "information_needed", ("therapies",)),
        (ALWAYS, None, MAYBE, "information_needed", ("therapies",)),
        (DEPRESSION.when, None, None, "information_needed", ("therapies", "depression")),
        (DEPRESSION.when, True, None, "information_needed", ("therapies",)),
        (DEPRESSION.when, False, None, None, ()),
        (DEPRESSION.when, None, [], None, ()),
        (DEPRESSION.when, None, STOPPED, "information_needed", ("depression",)),
        (DEPRESSION.when, True, STOPPED, "flagged", ()),
        (DEPRESSION.when, False, STOPPED, None, ()),
    ],
)
def test_a_rule_for_after_treatment_waits_for_the_therapies(
    rulebook: Rulebook, when: Condition, depression: bool | None, therapies: list[Any] | None, outcome: str | None, missing: tuple[str, ...]
) -> None:
    checker = of_one(rulebook, DEPRESSION._replace(applies=("after",), when=when))
    found = raised(checker, depression=depression, therapies=therapies)
    assert (found and found.outcome) == outcome
    assert not found or found.missing == missing


@pytest.mark.parametrize(
    ("applies", "therapies", "considering", "outcome"),
    [
        (("before_first",), [], ["ocrevus"], "flagged"),
        (("before_first",), None, ["ocrevus"], "flagged"),
        (("before_first",), CURRENT, ["ocrevus"], None),
        (("before_first",), STOPPED, ["tysabri"], None),
        (("before_each",), CURRENT, ["tysabri"], "flagged"),
        (("before_each",), STOPPED, ["tysabri"], None),
        (("before_each",), ON_OR_OFF, ["tysabri"], "information_needed"),
        (("during",), CURRENT, ["tysabri"], "flagged"),
        (("during",), [], ["ocrevus"], None),
        (("during", "after"), ON_OR_OFF, ["tysabri"], "flagged"),
        (("during", "after"), MAYBE, ["tysabri"], "information_needed"),
        (("after",), STOPPED, ["tysabri"], "flagged"),
    ],
)
def test_a_rule_is_raised_only_at_its_points_of_treatment(
    rulebook: Rulebook, applies: Any, therapies: Any, considering: list[str], outcome: str | None
) -> None:
    checker = of_one(rulebook, DEPRESSION._replace(applies=applies, when=ALWAYS))
    found = raised(checker, therapies=therapies, considering=considering)
    assert (found and found.outcome) == outcome


def test_a_rule_about_another_point_is_not_counted_as_asked(rulebook: Rulebook) -> None:
    checker = of_one(rulebook, DEPRESSION, DEPRESSION._replace(id="ocrevus/after", applies=("after",)))
    assert checker.check({"depression": False, "therapies": []})["ocrevus"].checked == 1
    assert checker.check({"depression": False, "therapies": STOPPED})["ocrevus"].checked == 2
    assert checker.check({"depression": False})["ocrevus"].checked == 2


def test_a_preference_at_an_unknown_point_stays_silent(rulebook: Rulebook) -> None:
    checker = of_one(rulebook, DEPRESSION._replace(kind="preference", applies=("during",)))
    assert raised(checker, depression=True) is None
    assert raised(checker, depression=True, therapies=CURRENT) is not None


# What a consideration rests on

LVEF = DEPRESSION._replace(id="ocrevus/lvef", when=Line("lvef_margin_percent", "below", (0,)), fresh={"lvef_margin_percent": Window(0, "day")})


def test_beside_a_derived_fact_stand_those_it_comes_from(rulebook: Rulebook) -> None:
    checker = of_one(rulebook, LVEF)
    found = raised(checker, lvef_percent=52, lvef_lower_limit_percent=55)
    assert found
    assert found.because == {"lvef_margin_percent": -3, "lvef_percent": 52, "lvef_lower_limit_percent": 55}
    text = shown(renderer("text", everything=True)(checker.check({"lvef_percent": 52, "lvef_lower_limit_percent": 55, "considering": ["ocrevus"]})))
    assert re.search("Known: left ventricular ejection fraction: 52.{0,10}; lower limit of normal of that", " ".join(text.split()))
    assert "above the lower limit" not in text


def test_a_derived_fact_that_is_too_old_is_told_as_the_one_it_comes_from(rulebook: Rulebook) -> None:
    checker = of_one(rulebook, LVEF)
    given = {"considering": ["ocrevus"], "lvef_percent": 60, "as_of": "2026-11-22"}
    for day, words in (
        ("2026-11-21", "(the result of 2026-11-21 is not of the same day)"),
        (None, "(the result has no date; it must be of the same day)"),
    ):
        dated = {**given, "lvef_percent_date": day}
        found = raised(checker, **dated)
        assert found
        assert (found.outcome, found.missing, found.stale) == ("information_needed", ("lvef_percent",), {"lvef_percent": day})
        for everything in (False, True):
            assert words in " ".join(shown(renderer("text", everything=everything)(checker.check(dated))).split())
    assert raised(checker, **given, lvef_percent_date="2026-11-22") is None


def test_an_old_result_says_how_old_it_may_be(rulebook: Rulebook) -> None:
    checker = of_one(rulebook, DEPRESSION._replace(when=Line("jcv_antibody", "is", ("positive",)), fresh={"jcv_antibody": Window(6, "month")}))
    for day, words in (
        ("2026-01-01", "(the result of 2026-01-01 is older than 6 months)"),
        (None, "(the result has no date; it must be at most 6 months old)"),
    ):
        given = {"considering": ["ocrevus"], "as_of": "2026-11-22", "jcv_antibody": "negative", "jcv_antibody_date": day}
        assert words in " ".join(shown(renderer("text")(checker.check(given))).split())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"last_live_vaccine": "none"}, "last live vaccine: none"),
        ({"last_live_vaccine": "2026-01-01"}, "last live vaccine: 2026-01-01"),
        ({"therapies": [{"name": "Ocrevus", "started": "2025-11-22", "status": "stopped"}]}, "Ocrevus infusion: 0 to 12"),
        ({"therapies": [{"name": "Ocrevus", "status": "stopped"}]}, "Ocrevus infusion: 0 or more"),
        ({"therapies": []}, "Ocrevus infusion: never"),
        ({"severe_reactions": []}, "infusion reactions: none"),
        ({"severe_reactions": ["sulfite"]}, "infusion reactions: sulfite"),
        ({"heart_disease": False}, "heart disease, now or before: no"),
    ],
)
def test_every_kind_of_value_has_words(rulebook: Rulebook, given: dict[str, Any], words: str) -> None:
    lines = (
        Line("days_since_live_vaccine", "at_most", (1_000_000,)),
        Line("months_since_ocrevus", "at_least", (0,)),
        Line("severe_reactions", "includes", ("sulfite",)),
        Line("heart_disease", "is", (True,)),
        Line("depression", "is", (True,)),
    )
    report = of_one(rulebook, DEPRESSION._replace(when=Join("all", lines))).check({"considering": ["ocrevus"], **given, "as_of": "2026-11-22"})
    if report["ocrevus"].considerations:
        assert words in " ".join(shown(renderer("text", everything=True)(report)).split())
    else:
        report = of_one(rulebook, DEPRESSION._replace(when=Join("any", lines))).check({"considering": ["ocrevus"], **given, "as_of": "2026-11-22"})
        assert words in " ".join(shown(renderer("text", everything=True)(report)).split())
