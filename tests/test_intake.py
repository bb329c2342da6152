"""Intake as a conversation: what is asked, when it ends, and what an answer changes."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from people import person

from dmtcheck import Checker, ProfileError, changes, check, load_rulebook, next_question
from dmtcheck.conversation import Ask, conversation
from dmtcheck.facts import DATE_SUFFIX
from dmtcheck.intake import turn
from dmtcheck.terms import DRUG_STATUSES

CHECKER = Checker(load_rulebook())
BRIUMVI: dict[str, Any] = {"as_of": "2026-11-22", "considering": ["briumvi"], "therapies": []}


def test_the_question_that_settles_most_comes_first_and_is_not_asked_again() -> None:
    report = check(BRIUMVI)
    first = next_question(report)
    assert first == report.questions[0]
    later = next_question(report, not_known=[report.questions[0].fact])
    assert later == report.questions[1]


def test_nothing_is_asked_once_nothing_can_get_worse() -> None:
    report = check({**BRIUMVI, "active_infection": True})
    assert report["briumvi"].status == "contraindicated"
    assert report.questions
    assert next_question(report) is None


def test_what_could_only_be_mentioned_is_not_asked() -> None:
    report = check({**BRIUMVI, "ms_type": "ppms", "active_infection": False})
    asked: list[str] = []
    while question := next_question(report, asked):
        asked.append(question.fact)
    assert "hbsag" in asked  # could still rule it out
    assert "herpes_history" not in asked  # is information only
    assert "age" not in asked  # it is outside the use already


def test_an_answer_tells_what_it_raised_and_settled() -> None:
    before = check({**BRIUMVI, "recurrent_infections": False})
    raised = changes(before, check({**BRIUMVI, "recurrent_infections": False, "hbsag": "positive"}))
    assert [(one.rule, one.before, one.after) for one in raised] == [
        ("briumvi/hepatitis-b", "information_needed", "flagged"),
        ("briumvi/hepatitis-b-past", "information_needed", None),
    ]
    assert raised[0].title == "Hepatitis B surface antigen positive"
    assert changes(before, before) == []
    (opened,) = changes(check({**BRIUMVI, "liver_disease": False}), check(BRIUMVI))
    assert (opened.rule, opened.before, opened.after) == ("briumvi/liver-disease", None, "information_needed")


def test_where_it_ends_no_answer_that_flags_more_makes_a_status_worse() -> None:
    """What is left open weighs no more than what is known already."""
    random = Random(4)
    for _ in range(200):
        report = CHECKER.check(person(random))
        if next_question(report):
            continue
        for assessment in report.assessments:
            for one in assessment.considerations:
                if one.outcome == "information_needed":
                    alone = "contraindicated" if one.kind == "contraindication" else "not_indicated" if one.kind == "indication" else None
                    assert alone is None or DRUG_STATUSES.index(assessment.status) <= DRUG_STATUSES.index(alone)


# A turn


def test_a_turn_tells_what_is_asked_next_how_much_is_left_and_what_the_answer_changed() -> None:
    first = turn(CHECKER, BRIUMVI)
    assert first.question == next_question(first.report)
    assert first.changes == []
    after = {**BRIUMVI, "recurrent_infections": False, "hbsag": "positive"}
    second = turn(CHECKER, after, ["hbsag"], before=BRIUMVI)
    assert [one.rule for one in second.changes if one.after == "flagged"] == ["briumvi/hepatitis-b"]
    assert (second.question, second.left) == (None, 0)  # it is contraindicated already


def test_every_fact_that_was_asked_is_one_less() -> None:
    asked: list[str] = []
    now = turn(CHECKER, BRIUMVI)
    while now.question:
        asked.append(now.question.fact)
        later = turn(CHECKER, BRIUMVI, asked)
        assert later.left == now.left - 1
        now = later
    assert len(asked) == len(set(asked)) == turn(CHECKER, BRIUMVI).left


def test_only_the_drugs_that_are_named_are_asked_about() -> None:
    now = turn(CHECKER, {"as_of": "2026-11-22"}, drugs=["ocrevus"])
    assert [assessment.drug for assessment in now.report.assessments] == ["ocrevus"]
    assert now.question is not None and now.question.drugs == ("ocrevus",)
    assert turn(CHECKER, {}, before={}, drugs=["ocrevus"]).changes == []


def test_what_could_change_no_status_is_asked_only_where_everything_is() -> None:
    settled = {**BRIUMVI, "active_infection": True}
    assert turn(CHECKER, settled).question is None
    now = turn(CHECKER, settled, everything=True)
    assert now.question == now.report.questions[0]
    assert now.left == len(now.report.questions)
    assert turn(CHECKER, settled, ["hbsag"], everything=True).left == now.left - 1


def test_what_the_therapies_add_up_to_can_be_told_by_either() -> None:
    profile = {"as_of": "2026-11-22", "considering": ["tysabri"]}
    known = {fact.name for fact in CHECKER.rulebook.facts.values()} - {"natalizumab_months", "therapies"}
    assert turn(CHECKER, profile, known - {"therapies"}).left > 0
    one = turn(CHECKER, profile, [*known, "natalizumab_months"]).question
    assert one is not None and one.fact == "therapies"


# A conversation


def words(value: Any) -> str:
    """Return a value as somebody types it."""
    if value is None:
        return "?"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (", ".join(value) or "none") if isinstance(value, list) else str(value)


def said(ask: Ask, full: dict[str, Any]) -> str:
    """Return what somebody says who knows all that ``full`` holds."""
    assert ask.fact is not None and ask.entry is not None
    value = full.get(ask.entry.name)
    if ask.fact.type != "therapies":
        return "?" if value == [] and full.get(f"{ask.fact.name}_complete") is False else words(value)
    if ask.entry.completes:
        return words(full.get(ask.entry.name, True))
    listed, place = full.get("therapies"), len(ask.profile.get("therapies", []))
    if listed is None or (listed == [] and full.get("therapies_complete") is False):
        return "?"
    if ask.entry.name == "name":
        return listed[place]["name"] if place < len(listed) else "no more"
    return words(listed[place - 1].get(ask.entry.name))


def talked(start: dict[str, Any], full: dict[str, Any], most: int = 300) -> tuple[Ask, list[str]]:
    """Return where a conversation ends that is answered from ``full``, and the facts it asked for."""
    talk = conversation(CHECKER, start)
    asked: list[str] = []
    ask = next(talk)
    while ask.fact:
        assert len(asked) < most
        asked.append(ask.fact.name)
        ask = talk.send(said(ask, full))
        assert not ask.problem
    return ask, list(dict.fromkeys(asked))


@pytest.mark.parametrize("seed", range(40))
def test_a_conversation_ends_with_the_statuses_of_all_that_is_known(seed: int) -> None:
    full = {"considering": ["ocrevus", "tysabri"], **person(Random(seed))}
    for name in ("therapies", "severe_reactions"):
        full.setdefault(f"{name}_complete", True)  # a profile that does not say so means it
    whole = CHECKER.check(full)
    end, asked = talked({name: full[name] for name in ("as_of", "considering") if name in full}, full)
    assert len(asked) == len(set(asked))
    for assessment in end.turn.report.assessments:
        assert assessment.drug not in whole.known.drugs or assessment.status == whole[assessment.drug].status
    told = {name for name in end.profile if name.removesuffix(DATE_SUFFIX) in asked or name in asked}
    assert {name: end.profile[name] for name in told - {"therapies"}} == {name: full[name] for name in told - {"therapies"}}


@pytest.mark.parametrize("seed", range(12))
def test_with_nothing_known_a_conversation_ends_and_leaves_the_profile_as_it_was(seed: int) -> None:
    start = {name: value for name, value in person(Random(seed)).items() if seed % 2 or name == "as_of"}
    end, asked = talked(start, {})
    assert end.profile == start
    assert len(asked) <= len(CHECKER.rulebook.facts)


def test_everything_can_be_asked() -> None:
    talk = conversation(CHECKER, BRIUMVI, everything=True)
    ask, asked = next(talk), set()
    while ask.fact:
        asked.add(ask.fact.name)
        ask = talk.send("")
    assert asked == {question.fact for question in check(BRIUMVI).questions}


def answers(start: dict[str, Any], *given: str, skip: Sequence[str] = (), drugs: Sequence[Any] = (), everything: bool = False) -> list[Ask]:
    """Return everything that is asked while these answers are given."""
    talk = conversation(CHECKER, start, skip=skip, drugs=drugs, everything=everything)
    return [next(talk), *(talk.send(one) for one in given)]


def only(*names: str) -> list[str]:
    """Return every fact but these: nothing else is asked."""
    return [name for name in CHECKER.rulebook.facts if name not in names]


def test_the_infusions_are_asked_first_where_nothing_names_them() -> None:
    first, then = answers({}, "ocr, tys")
    assert first.fact is not None and first.fact.name == "considering"
    assert then.profile == {"considering": ["ocrevus", "tysabri"]}
    assert [assessment.drug for assessment in then.turn.report.assessments] == ["ocrevus", "tysabri"]
    assert then.turn.changes == []
    for named in (answers({}, "")[-1], answers({"considering": None}, "all")[-1]):
        assert len(named.turn.report.assessments) == 6
    assert answers({"considering": ["ocrevus"]})[0].fact != first.fact
    assert answers({}, drugs=["ocrevus"])[0].fact != first.fact


def test_a_dated_result_is_asked_for_its_date_and_an_undated_one_stays_undated() -> None:
    lvef = {"as_of": "2026-11-22", "considering": ["mitoxantrone"]}
    first, day, end = answers(lvef, "60", "2026-11-01", skip=only("lvef_percent"))
    assert first.entry is not None and day.entry is not None
    assert (first.entry.name, day.entry.name) == ("lvef_percent", "lvef_percent_date")
    assert day.profile == {**lvef, "lvef_percent": 60}
    assert (end.fact, end.profile) == (None, {**lvef, "lvef_percent": 60, "lvef_percent_date": "2026-11-01"})
    assert [one.after for one in end.turn.changes if one.rule == "mitoxantrone/lvef"] == [None]
    assert answers(lvef, "60", "?", skip=only("lvef_percent"))[-1].profile == {**lvef, "lvef_percent": 60}


def test_a_newer_result_takes_the_place_of_an_older_one_and_not_known_leaves_it() -> None:
    old = {"as_of": "2026-11-22", "considering": ["mitoxantrone"], "lvef_percent": 60, "lvef_percent_date": "2024-01-01"}
    assert answers(old, "?", skip=only("lvef_percent"))[-1].profile == old
    newer = answers(old, "55", "", skip=only("lvef_percent"))[-1].profile
    assert newer == {"as_of": "2026-11-22", "considering": ["mitoxantrone"], "lvef_percent": 55}


def test_what_is_no_answer_or_contradicts_another_is_asked_again_and_changes_nothing() -> None:
    start = {"as_of": "2026-11-22", "considering": ["mitoxantrone"], "planning_pregnancy": True}
    first, wrong, against, end = answers(start, "maybe", "no", "yes", skip=only("could_become_pregnant"))
    assert wrong.problem == 'expected yes or no, found "maybe"'
    assert against.problem == '"could_become_pregnant" is false, but "planning_pregnancy" is true'
    assert first.profile == wrong.profile == against.profile == start
    assert (end.fact, end.problem, end.profile) == (None, "", {**start, "could_become_pregnant": True})


def test_a_date_that_is_still_to_come_is_asked_again() -> None:
    start = {"as_of": "2026-11-22", "considering": ["mitoxantrone"]}
    *_, future, past = answers(start, "60", "2027-01-01", "2026-01-01", skip=only("lvef_percent"))
    assert "after the date of assessment" in future.problem
    assert future.entry is not None and future.entry.name == "lvef_percent_date"
    assert past.fact is None


def test_a_list_is_asked_whether_it_is_whole_but_where_there_is_none() -> None:
    start = {"as_of": "2026-11-22", "considering": ["ocrevus"]}
    end = answers(start, "none", skip=only("severe_reactions"))[-1]
    assert (end.fact, end.profile) == (None, {**start, "severe_reactions": []})
    for answer, whole in (("yes", True), ("no", False), ("?", False)):
        _, asked, end = answers(start, "nat", answer, skip=only("severe_reactions"))
        assert asked.entry is not None and asked.entry.name == "severe_reactions_complete"
        assert asked.profile["severe_reactions_complete"] is False  # as long as nobody says so, it may lack some
        assert end.profile == {**start, "severe_reactions": ["natalizumab"], "severe_reactions_complete": whole}


def test_a_profile_that_contradicts_itself_is_no_start() -> None:
    with pytest.raises(ProfileError):
        next(conversation(CHECKER, {"considering": ["ocrevus"], "pregnant": True, "could_become_pregnant": False}))


# Therapies

ONE: dict[str, Any] = {"as_of": "2026-11-22", "considering": ["lemtrada"]}


def entered(start: dict[str, Any], *given: str) -> tuple[list[str], dict[str, Any]]:
    """Return which parts were asked for while these answers about therapies are given, and the profile in the end."""
    asked = answers(start, *given, skip=only("therapies"), everything=True)
    assert not any(ask.problem for ask in asked)
    assert asked[-1].fact is None
    return [ask.entry.name for ask in asked if ask.entry], dict(asked[-1].profile)


def test_therapies_are_asked_part_by_part_until_there_are_no_more() -> None:
    parts, profile = entered(
        ONE,
        "Tysabri",
        "st",
        "inad",
        "2020-01-01",
        "2021-01-01",
        "?",
        "Tecfidera",
        "cur",
        "resp",
        "mitoxantrone",
        "",
        "",
        "",
        "",
        "",
        "60",
        "no more",
        "yes",
    )
    tysabri, tecfidera = ["name", "status", "outcome", "started", "stopped", "last_dose"], ["name", "status", "outcome"]
    assert parts == [*tysabri, *tecfidera, *tysabri, "total_mg_per_m2", "name", "therapies_complete"]
    assert profile == {
        **ONE,
        "therapies": [
            {"name": "Tysabri", "status": "stopped", "outcome": "inadequate_response", "started": "2020-01-01", "stopped": "2021-01-01"},
            {"name": "Tecfidera", "status": "current", "outcome": "responded"},
            {"name": "mitoxantrone", "total_mg_per_m2": 60},
        ],
        "therapies_complete": True,
    }


def test_of_a_current_therapy_it_is_not_asked_when_it_was_stopped() -> None:
    assert entered(ONE, "Tyruko", "current", "", "", "", "", "no")[0] == [
        "name",
        "status",
        "outcome",
        "started",
        "last_dose",
        "name",
        "therapies_complete",
    ]


@pytest.mark.parametrize("none", ["none", "No", "no more"])
def test_that_there_was_none_is_an_answer_and_not_known_is_none(none: str) -> None:
    assert entered(ONE, none) == (["name"], {**ONE, "therapies": []})
    assert entered(ONE, "") == (["name"], ONE)
    assert entered(ONE, "?")[1] == ONE


@pytest.mark.parametrize(("answer", "whole"), [("yes", True), ("no", False), ("", False)])
def test_therapies_not_known_to_be_all_may_lack_some(answer: str, whole: bool) -> None:
    assert entered(ONE, "Rebif", "st", "", "", answer)[1]["therapies_complete"] is whole


def test_as_long_as_they_are_being_listed_they_may_lack_some() -> None:
    asked = answers(ONE, "Rebif", "st", "", "Avonex", "st", skip=only("therapies"))
    assert [len(ask.profile.get("therapies", [])) for ask in asked] == [0, 1, 1, 1, 2, 2]
    assert {ask.profile.get("therapies_complete") for ask in asked[1:]} == {False}
    assert [ask.course and ask.course["name"] for ask in asked] == [None, "Rebif", "Rebif", None, "Avonex", "Avonex"]


def test_what_is_missing_of_those_on_record_is_asked_first_and_nothing_is_lost() -> None:
    start = {
        **ONE,
        "therapies": [{"name": "Rebif", "status": "stopped"}, {"name": "Lemtrada", "status": "stopped", "outcome": "other", "started": "2020-01-01"}],
    }
    parts, profile = entered(start, "inad", "", "2021-02-02", "")
    assert parts == ["outcome", "stopped", "last_dose", "name"]
    assert profile["therapies"] == [{**start["therapies"][0], "outcome": "inadequate_response"}, {**start["therapies"][1], "last_dose": "2021-02-02"}]
    assert "therapies_complete" not in profile
    assert entered(start, "", "", "", "")[1] == start
    parts, profile = entered(start, "", "", "", "Avonex", "", "", "", "yes")
    assert parts[-1] == "therapies_complete"
    assert [one["name"] for one in profile["therapies"]] == ["Rebif", "Lemtrada", "Avonex"]


def test_a_list_that_may_lack_some_is_asked_for_the_rest() -> None:
    start = {**ONE, "therapies": [{"name": "Rebif", "status": "stopped", "outcome": "other"}], "therapies_complete": False}
    assert entered(start, "", "yes") == (["name", "therapies_complete"], {**start, "therapies_complete": True})
    assert entered(start, "", "")[1] == start


def test_therapies_that_contradict_another_answer_are_asked_again() -> None:
    start = {**ONE, "current_immunosuppressant": False, "failed_therapies": 2}
    asked = answers(start, "azathioprine", "current", "stopped", "", "", "yes", "", skip=only("therapies"))
    problems = [ask.problem for ask in asked]
    assert '"current_immunosuppressant" is false, but "therapies" lists one' in problems[2]
    assert '"failed_therapies" is 2' in problems[6]
    assert asked[-1].fact is None and asked[-1].profile["therapies_complete"] is False
    assert '"failed_therapies" is 2' in answers(start, "none", skip=only("therapies"))[-1].problem
    assert answers(start, "", skip=only("therapies"))[-1].profile == start


def test_a_therapy_whose_dates_contradict_each_other_is_asked_again() -> None:
    wrong, right = answers(ONE, "Tysabri", "st", "", "2022-01-01", "2021-01-01", "2023-01-01", skip=only("therapies"))[-2:]
    assert '"started", 2022-01-01, is after "stopped", 2021-01-01' in wrong.problem
    assert right.problem == ""
    assert right.entry is not None and right.entry.name == "last_dose"
