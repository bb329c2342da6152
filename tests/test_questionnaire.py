"""The form and its answers: what it asks, that hiding a question hides nothing to raise, and that answers come back as the profile."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from people import person
from questionnaire_steps import items, respond

from dmtcheck import Checker, ProfileError, Rulebook
from dmtcheck.cli.questionnaire import questionnaire as command
from dmtcheck.condition import Join, Line
from dmtcheck.dates import Window
from dmtcheck.facts import Facts
from dmtcheck.inputs.questionnaire_response import read
from dmtcheck.notice import notice
from dmtcheck.outputs.questionnaire import questionnaire, render
from dmtcheck.rule import Rule
from dmtcheck.terms import DRUGS, Drug

CHOSEN: list[tuple[Drug, ...] | None] = [None, DRUGS, *[(drug,) for drug in DRUGS], ("lemtrada", "tysabri")]
PEOPLE = range(40)


@pytest.fixture(scope="module")
def facts(rulebook: Rulebook) -> Facts:
    return rulebook.facts


def by_link(form: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["linkId"]: item for item in items(form)}


# ---- the form


@pytest.mark.parametrize("drugs", CHOSEN)
def test_the_form_is_valid_and_the_same_each_time(rulebook: Rulebook, drugs: tuple[Drug, ...] | None) -> None:
    written = render(rulebook, drugs)
    assert written == render(rulebook, drugs) and written.isascii()
    Questionnaire.model_validate_json(written)


@pytest.mark.parametrize("drugs", CHOSEN)
def test_the_words_that_no_output_says_are_not_in_the_form(rulebook: Rulebook, drugs: tuple[Drug, ...] | None) -> None:
    assert not re.search(r"\b(eligible|safe|approved|recommended)\b", render(rulebook, drugs), re.IGNORECASE)


@pytest.mark.parametrize("drugs", CHOSEN)
def test_every_link_is_there_once_and_every_condition_asks_an_earlier_question(rulebook: Rulebook, drugs: tuple[Drug, ...] | None) -> None:
    form = questionnaire(rulebook, drugs)
    found = [item["linkId"] for item in items(form)]
    assert len(found) == len(set(found))
    links, order = by_link(form), list(rulebook.facts)
    for item in items(form):
        for when in item.get("enableWhen", ()):
            asked = links[when["question"]]
            assert order.index(when["question"]) < order.index(item["linkId"].removesuffix(".none"))
            if "answerCoding" in when:
                options = [one["valueCoding"] for one in asked["answerOption"]]
                assert when["answerCoding"] in [{"system": one["system"], "code": one["code"]} for one in options]
            assert asked["type"] in ("boolean", "choice") or when["operator"] == "exists"
        assert ("enableWhen" in item) == ("enableBehavior" in item)


def test_the_whole_form_asks_every_stated_fact_with_its_question(rulebook: Rulebook, facts: Facts) -> None:
    links = by_link(questionnaire(rulebook))
    for name, fact in facts.items():
        assert fact.uses or links[name]["text"] == fact.ask
    assert {f"therapies.{part.name}" for part in facts["therapies"].parts} < set(links)


def test_a_form_of_some_drugs_is_another_form(rulebook: Rulebook) -> None:
    urls = [questionnaire(rulebook, drugs)["url"] for drugs in CHOSEN]
    assert len(urls) == len(set(urls))
    assert urls[0] == "urn:dmtcheck:questionnaire" and urls[-1] == "urn:dmtcheck:questionnaire:lemtrada:tysabri"


def test_every_form_says_that_it_decides_nothing_and_whose_rules_it_asks_for(rulebook: Rulebook) -> None:
    form = questionnaire(rulebook, ["ocrevus"])
    assert "decides nothing" in form["description"]
    assert form["purpose"] == notice(rulebook, ["ocrevus"])
    assert (form["status"], form["experimental"], form["version"]) == ("draft", True, rulebook.version)


def test_each_kind_of_fact_has_its_kind_of_item(rulebook: Rulebook) -> None:
    links = by_link(questionnaire(rulebook))
    assert links["age"]["type"] == "decimal" and links["failed_therapies"]["type"] == "integer"
    assert links["ecg_date"]["type"] == "date" and links["ecg_date.none"]["type"] == "boolean"
    assert links["severe_reactions"]["repeats"] and links["severe_reactions.none"]["type"] == "boolean"
    assert links["id"] == {"linkId": "id", "text": "What is this profile called?", "type": "string", "maxLength": 200}
    assert links["therapies"]["type"] == "group" and links["therapies"]["repeats"] and links["therapies.name"]["required"]
    assert links["therapies.outcome"]["answerOption"][1]["valueCoding"] == {
        "system": "urn:dmtcheck:fact:therapies.outcome",
        "code": "inadequate_response",
        "display": "inadequate response",
    }


def test_a_number_has_limits_a_unit_and_a_code(rulebook: Rulebook) -> None:
    lvef = by_link(questionnaire(rulebook))["lvef_percent"]
    found = {one["url"].rpartition("/")[2]: one for one in lvef["extension"]}
    assert (found["minValue"]["valueDecimal"], found["maxValue"]["valueDecimal"]) == (0, 100)
    assert found["questionnaire-unit"]["valueCoding"]["code"] == "%"
    assert "10230-1" in [code["code"] for code in lvef["code"]]
    assert all(code["system"] == "http://loinc.org" for code in lvef["code"])


def test_no_answer_is_given_as_the_code_of_a_question(rulebook: Rulebook) -> None:
    assert [code["code"] for code in by_link(questionnaire(rulebook))["pregnant"]["code"]] == ["82810-3"]


def test_a_date_follows_its_result_and_waits_for_it(rulebook: Rulebook, facts: Facts) -> None:
    for group in questionnaire(rulebook)["item"]:
        links = [item["linkId"] for item in group["item"]]
        for item in group["item"]:
            if item["linkId"] in facts and facts[item["linkId"]].dated:
                dated = group["item"][links.index(item["linkId"]) + 1]
                assert dated["linkId"] == f"{item['linkId']}_date"
                assert dated["enableWhen"] == [{"question": item["linkId"], "operator": "exists", "answerBoolean": True}]


# ---- what waits for what


def waits(facts: Facts, *rules: Rule) -> dict[str, list[Any]]:
    form = questionnaire(Rulebook("1", "sha256:0", rules, {}, {}, facts, {}), DRUGS)
    values = {
        name: [when.get("answerBoolean", when.get("answerCoding", {}).get("code")) for when in item.get("enableWhen", ())]
        for name, item in by_link(form).items()
    }
    return {name: found for name, found in values.items() if found and not name.endswith("_date")}


def rule(id: str, *parts: Line | Join, **more: Any) -> Rule:
    return Rule(id, "t", ("ocrevus",), "precaution", "warning", "draft", when=Join("all", parts), **more)


SPMS = Line("ms_type", "is", ("spms",))
RRMS = Line("ms_type", "is", ("rrms",))
INACTIVE = Line("ms_activity", "is", ("not_active",))
HEART = Line("heart_disease", "is", (True,))


def test_the_answers_that_enable_a_question_are_those_of_every_rule_together(facts: Facts) -> None:
    assert waits(facts, rule("a", SPMS, INACTIVE)) == {"ms_activity": ["spms"]}
    assert waits(facts, rule("a", SPMS, INACTIVE), rule("b", RRMS, INACTIVE, HEART)) == {"ms_activity": ["rrms", "spms"], "heart_disease": ["rrms"]}


def test_a_question_that_one_rule_asks_in_any_case_waits_for_none(facts: Facts) -> None:
    assert waits(facts, rule("a", SPMS, INACTIVE), rule("b", INACTIVE)) == {}
    assert waits(facts, rule("a", Join("any", (SPMS, INACTIVE)), HEART)) == {}


def test_what_surrounds_a_choice_of_lines_holds_for_each_of_them(facts: Facts) -> None:
    assert waits(facts, rule("a", SPMS, Join("any", (INACTIVE, HEART)))) == {"ms_activity": ["spms"], "heart_disease": ["spms"]}


def test_a_derived_fact_hides_what_it_comes_from(facts: Facts) -> None:
    found = waits(facts, rule("a", HEART, Line("lvef_margin_percent", "below", (0,))))
    assert found == {"lvef_percent": [True], "lvef_lower_limit_percent": [True]}


def test_two_questions_never_wait_for_each_other(facts: Facts) -> None:
    assert waits(facts, rule("a", INACTIVE, SPMS, HEART)) == {"ms_activity": ["spms"], "heart_disease": ["spms"]}


def test_a_result_that_may_be_too_old_to_count_hides_nothing(facts: Facts) -> None:
    negative, past = Line("hbsag", "is", ("negative",)), Line("anti_hbc", "is", ("positive",))
    assert waits(facts, rule("a", negative, past)) == {"anti_hbc": ["negative"]}
    assert waits(facts, rule("a", negative, past, fresh={"hbsag": Window(6, "month")})) == {}


def test_what_a_profile_concludes_without_a_rule_is_asked_as_well(facts: Facts) -> None:
    def asked(fact: str, value: bool | int) -> set[str]:
        form = questionnaire(Rulebook("1", "sha256:0", [rule("a", Line(fact, "is", (value,)))], {}, {}, facts, {}), DRUGS)
        always = {"id", "as_of", "considering", "therapies", "therapies_complete"}
        return {item["linkId"] for group in form["item"] for item in group["item"] if "." not in item["linkId"]} - always

    tests = {"pregnancy_test", "pregnancy_test_date"}
    assert asked("could_become_pregnant", True) == {"could_become_pregnant", "pregnant", *tests}
    assert asked("pregnant", True) == {"could_become_pregnant", "pregnant", *tests}
    assert asked("planning_pregnancy", True) == {"planning_pregnancy", "could_become_pregnant"}
    assert asked("mitoxantrone_ever", True) == {"mitoxantrone_total_mg_per_m2", "cancer_history", "anthracycline_exposure"}
    assert asked("heart_disease", True) == {"heart_disease"}


def visible(form: Mapping[str, Any], profile: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a profile the form would show a question for."""
    links = by_link(form)
    seen: dict[str, Any] = {}
    for name, value in profile.items():  # in the order of the dictionary, so that what a question waits for comes first
        when = links[name].get("enableWhen", ()) if name in links else ()
        if name in links and (not when or any(_holds(one, seen) for one in when)):
            seen[name] = value
    return seen


def _holds(when: Mapping[str, Any], seen: Mapping[str, Any]) -> bool:
    if when["operator"] == "exists":
        return when["question"] in seen
    return bool(seen.get(when["question"], ...) == (when["answerBoolean"] if "answerBoolean" in when else when["answerCoding"]["code"]))


@pytest.mark.parametrize("seed", PEOPLE)
def test_what_the_form_does_not_ask_changes_nothing_but_what_is_still_to_find_out(checker: Checker, facts: Facts, seed: int) -> None:
    profile = person(Random(seed))
    profile = {name: profile[name] for name in facts if name in profile}
    for drugs in CHOSEN:
        form = questionnaire(checker.rulebook, drugs)
        chosen = drugs or DRUGS
        whole = raised(checker, profile, chosen)
        asked = raised(checker, {name: value for name, value in profile.items() if name in by_link(form)}, chosen)
        shown = raised(checker, visible(form, profile), chosen)
        assert whole == asked
        assert set(whole) <= set(shown)
        assert {place for place, outcome in shown.items() if outcome == "flagged"} <= {
            place for place, outcome in whole.items() if outcome == "flagged"
        }


def raised(checker: Checker, profile: Mapping[str, Any], drugs: tuple[Drug, ...]) -> dict[tuple[str, str], str]:
    report = checker.report(checker.read(profile, "2026-11-22").only(drugs))
    return {(drug, one.rule): one.outcome for drug, one in report.considerations}


# ---- the answers


@pytest.mark.parametrize("seed", PEOPLE)
def test_a_person_answers_the_form_and_comes_back(checker: Checker, facts: Facts, seed: int) -> None:
    profile = person(Random(seed))
    response = respond(questionnaire(checker.rulebook), profile, id="r-1")
    if not profile.get("id", "").startswith("\u202e"):  # a text that is not printable is none of FHIR
        QuestionnaireResponse.model_validate_json(json.dumps(_without_empty(response)))
    record = read(response, facts)
    assert record.profile == profile
    assert record.notes == () and record.ms_on_record == ("ms_type" in profile)
    assert record.origins == {name: (f"QuestionnaireResponse/r-1#{name}",) for name in profile}
    assert checker.read(record).values == checker.read(profile).values


def _without_empty(response: dict[str, Any]) -> dict[str, Any]:
    return {**response, "item": [group for group in response["item"] if group["item"]]}


def answers(*given: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(given), **more}


def answer(link: str, *values: Any, kind: str = "valueBoolean") -> dict[str, Any]:
    return {"linkId": link, "answer": [{kind: value} for value in values]}


def refused(facts: Facts, given: dict[str, Any]) -> str:
    with pytest.raises(ProfileError) as found:
        read(given, facts)
    return str(found.value)


def test_the_date_of_assessment_is_the_one_answered_or_else_the_one_given(facts: Facts) -> None:
    day = date(2026, 11, 22)
    assert read(answers(), facts, day).profile == {"as_of": "2026-11-22"}
    assert read(answers(answer("as_of", "2026-01-02", kind="valueDate")), facts, day).profile == {"as_of": "2026-01-02"}


def test_the_patient_names_the_profile_where_no_answer_does(facts: Facts) -> None:
    about = {"subject": {"reference": "Patient/p-1"}}
    assert read(answers(**about), facts).profile == {"id": "p-1"}
    record = read(answers(answer("id", "petra", kind="valueString"), id="r", **about), facts)
    assert record.profile == {"id": "petra"}
    assert record.origins == {"id": ("QuestionnaireResponse/r#id", "Patient/p-1")}
    for other in ("p-1", {"reference": "Group/1"}, {"reference": "Patient/"}, {"display": "somebody"}, None):
        assert read(answers(subject=other), facts).profile == {}


def test_an_answer_without_a_value_is_none(facts: Facts) -> None:
    aside = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}
    for item in ({"linkId": "pregnant"}, {"linkId": "pregnant", "answer": []}, {"linkId": "pregnant", "answer": [aside]}):
        assert read(answers(item), facts).profile == {}
    assert read(answers({"linkId": "therapies"}, {"linkId": "therapies", "item": []}), facts).profile == {}


def test_answers_may_stand_in_any_group_or_in_none(facts: Facts) -> None:
    inner = {"linkId": "group.chart", "item": [answer("pregnant", True)]}
    assert read(answers({"linkId": "group.person", "item": [inner]}, answer("depression", False)), facts).profile == {
        "depression": False,
        "pregnant": True,
    }


def test_a_code_without_a_system_is_one_of_the_question(facts: Facts) -> None:
    assert read(answers(answer("ms_type", {"code": "ppms"}, kind="valueCoding")), facts).profile == {"ms_type": "ppms"}


def test_a_date_without_its_result_is_not_used_and_told(facts: Facts) -> None:
    record = read(answers(answer("hiv_date", "2026-01-02", kind="valueDate")), facts)
    assert record.profile == {}
    assert [(note.fact, note.value) for note in record.notes] == [("hiv", "hiv_date")]


def test_there_was_one_is_not_an_answer_to_which(facts: Facts) -> None:
    record = read(answers(answer("skin_exam_date.none", False), answer("therapies.none", False)), facts)
    assert record.profile == {} and [note.value for note in record.notes] == ["therapies.none", "skin_exam_date.none"]
    given = answers(answer("skin_exam_date.none", False), answer("skin_exam_date", "2026-01-02", kind="valueDate"))
    assert read(given, facts).profile == {"skin_exam_date": "2026-01-02"}


def test_a_form_that_is_not_finished_or_another_one_is_read_with_a_note(facts: Facts) -> None:
    assert read(answers(status="in-progress"), facts).notes[0].problem.startswith("the form is still being filled in")
    assert "another form" in read(answers(questionnaire="http://example.org/form"), facts).notes[0].problem
    assert read(answers(questionnaire="urn:dmtcheck:questionnaire:ocrevus|2026.11", status="amended"), facts).notes == ()


def test_a_list_that_is_still_being_filled_in_may_lack_some(checker: Checker, facts: Facts) -> None:
    reaction = answer("severe_reactions", {"code": "sulfite"}, kind="valueCoding")
    assert read(answers(COURSE, reaction), facts).profile == {"therapies": [{"name": "Rebif"}], "severe_reactions": ["sulfite"]}
    record = read(answers(COURSE, reaction, status="in-progress"), facts)
    assert record.profile["therapies_complete"] is False and record.profile["severe_reactions_complete"] is False
    assert "alemtuzumab_ever" not in checker.read(record).values
    whole = read(answers(COURSE, answer("therapies_complete", True), status="in-progress"), facts)
    assert whole.profile["therapies_complete"] is True
    none = read(answers(answer("therapies.none", True), status="in-progress"), facts)
    assert none.profile == {"therapies": []}


COURSE = {"linkId": "therapies", "item": [answer("therapies.name", "Rebif", kind="valueString")]}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"resourceType": "Questionnaire"}, '"resourceType": expected QuestionnaireResponse, found "Questionnaire"'),
    ({}, '"resourceType": expected QuestionnaireResponse, found "None"'),
    (answers(status="stopped"), '"status": only answers that are completed, amended or in-progress are read, found "stopped"'),
    (answers(status=["completed"]), '"status": only answers'),
    (answers() | {"item": {}}, 'the form: "item" must be a list of objects'),
    (answers() | {"item": [None]}, 'the form: "item" must be a list of objects'),
    (answers({"linkId": "group.person", "item": 1}), '"group.person": "item" must be a list of objects'),
    (answers({"answer": []}), 'the form: an item without a "linkId"'),
    (answers(answer("agee", 1)), 'unknown linkId "agee", did you mean "age"?'),
    (answers(answer("age.none", True)), 'unknown linkId "age.none"'),
    (answers(answer("months_since_ecg", 1)), 'unknown linkId "months_since_ecg"'),
    (answers({"linkId": "age", "answer": "34"}), '"age": "answer" must be a list of objects'),
    (answers({"linkId": "age", "answer": [{"valueDecimal": 1, "item": []}]}), '"age": an answer holds one value and nothing else'),
    (answers({"linkId": "age", "item": []}), '"age": this question has no items of its own'),
    (answers(answer("age", 1, 2, kind="valueDecimal")), '"age": 2 answers, where one is allowed'),
    (answers(answer("pregnant", True), answer("pregnant", False)), '"pregnant": 2 answers, where one is allowed'),
    (answers(answer("age", 34, kind="valueInteger")), '"age": expected a valueDecimal, found "valueInteger"'),
    (answers(answer("age", True, kind="valueDecimal")), '"age": expected a number from 0 to 130, found "True"'),
    (answers(answer("age", float("nan"), kind="valueDecimal")), '"age": expected a number from 0 to 130, found "nan"'),
    (answers(answer("age", 10**400, kind="valueDecimal")), '"age": expected a number from 0 to 130, found "100'),
    (answers(answer("age", "34", kind="valueDecimal")), '"age": expected a number from 0 to 130, found "34"'),
    (answers(answer("weight_kg", 0, kind="valueDecimal")), '"weight_kg": expected a number above 0 to 500, found "0"'),
    (answers(answer("failed_therapies", 1.0, kind="valueInteger")), '"failed_therapies": expected a whole number from 0 to 30, found "1.0"'),
    (answers(answer("pregnant", "yes")), '"pregnant": expected true or false, found "yes"'),
    (answers(answer("id", " ", kind="valueString")), '"id": expected a text of up to 200 characters'),
    (answers(answer("id", "x" * 201, kind="valueString")), '"id": expected a text of up to 200 characters'),
    (answers(answer("ecg_date", "2026-02-30", kind="valueDate")), '"ecg_date": expected a full date such as 2026-11-22, found "2026-02-30"'),
    (answers(answer("ecg_date", "20260230", kind="valueDate")), '"ecg_date": expected a full date'),
    (answers(answer("ecg_date", 2026, kind="valueDate")), '"ecg_date": expected a full date'),
    (answers(answer("hiv", "positive", kind="valueCoding")), '"hiv": expected an object with a code'),
    (answers(answer("hiv", {"code": "reactive"}, kind="valueCoding")), '"hiv": expected one of positive, negative, found "reactive"'),
    (answers(answer("hiv", {"code": ["positive"]}, kind="valueCoding")), '"hiv": expected one of positive, negative'),
    (answers(answer("hiv", {"system": "http://snomed.info/sct", "code": "1"}, kind="valueCoding")), '"hiv": a code of another system, "http://snomed'),
    (answers(answer("severe_reactions", {"code": "x"}, kind="valueCoding")), '"severe_reactions": expected a list of ublituximab'),
    (answers(answer("ecg_date.none", 1)), '"ecg_date.none": expected true or false'),
    (answers(answer("ecg_date.none", True, True)), '"ecg_date.none": 2 answers'),
    (answers(answer("ecg_date.none", True), answer("ecg_date", "2026-01-02", kind="valueDate")), '"ecg_date.none" is yes, but "ecg_date" is answered'),
    (answers(answer("therapies.none", True), COURSE), '"therapies.none" is yes, but "therapies" is answered'),
    (answers({**COURSE, "answer": []}), '"therapies": a group has no answers of its own'),
    (answers({"linkId": "therapies", "item": [{"linkId": "name"}]}), '"therapies": unknown linkId "name"'),
    (answers({"linkId": "therapies", "item": [{"linkId": ["name"]}]}), '"therapies": an item without a "linkId"'),
    (answers({"linkId": "therapies", "item": [answer("therapies.infusions", 1, kind="valueInteger")]}), '"therapies.name": a therapy needs a name'),
]  # fmt: skip


@pytest.mark.parametrize(("given", "problem"), REFUSED, ids=[problem[:60] for _, problem in REFUSED])
def test_what_is_no_answer_is_refused_in_one_line_that_names_the_place(facts: Facts, given: dict[str, Any], problem: str) -> None:
    secret = answer("therapies_complete", True)
    if isinstance(given.get("item"), list):
        given = {**given, "item": [secret, *given["item"]]}
    found = refused(facts, given)
    assert found.startswith(problem) and "\n" not in found and "therapies_complete" not in found and len(found) < 200


def test_groups_may_be_nested_without_end(facts: Facts) -> None:
    group: dict[str, Any] = {"linkId": "group.x", "item": [answer("pregnant", True)]}
    for _ in range(5000):
        group = {"linkId": "group.x", "item": [group]}
    assert read(answers(group), facts).profile == {"pregnant": True}


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(inner, (*path, key))


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], new)
    return copy


def test_whatever_stands_anywhere_is_read_or_refused(checker: Checker, facts: Facts) -> None:
    profile = {"id": "p", "age": 34, "hiv": "negative", "severe_reactions": ["sulfite"], "ecg_date": "none", "therapies": [{"name": "Rebif"}]}
    whole = respond(questionnaire(checker.rulebook), profile, id="r", subject={"reference": "Patient/p"})
    for path in list(_places(whole))[1:]:
        new: Any
        for new in (None, True, 0, -1.5, "", "x", [], {}, [[]], [{}], {"a": None}):
            try:
                checker.read(read(_replaced(whole, path, new), facts))
            except ProfileError as error:
                assert "\n" not in str(error)


# ---- the command


def test_the_command_prints_the_form(rulebook: Rulebook) -> None:
    run = CliRunner().invoke
    assert run(command, []).output == render(rulebook)
    for drugs in combinations(("ocrevus", "tysabri"), 2):
        assert run(command, [word for drug in drugs for word in ("--drug", drug)]).output == render(rulebook, drugs)  # type: ignore[arg-type]  # they are drugs
    assert run(command, ["--drug", "ocrevis"]).exit_code == 2
