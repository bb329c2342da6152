"""Intake as a conversation: what is asked, when it ends, and what an answer changes."""

from random import Random
from typing import Any

from people import person

from dmtcheck import Checker, changes, check, load_rulebook, next_question
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
