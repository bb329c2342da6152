"""Intake as a conversation: what to ask next, and what an answer has changed. Everything is a function of the profile so far."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dmtcheck.consideration import Consideration, weighs
from dmtcheck.report import Assessment, Question, Report
from dmtcheck.terms import DRUG_STATUSES, Drug, DrugStatus, Outcome


class Change(NamedTuple):
    """What one rule raises for one drug, before and after an answer; None where it raises nothing."""

    drug: Drug
    rule: str
    title: str
    before: Outcome | None
    after: Outcome | None


def next_question(report: Report, not_known: Collection[str] = ()) -> Question | None:
    """Return the question whose answer settles most, of those that could change the status of a drug; None where there is none.

    Args:
        report: what is said of the profile so far.
        not_known: facts that were asked for and are not known; they are not asked again.
    """
    asked = {fact for assessment in report.assessments for one in _deciding(assessment) for fact in one.missing}
    return next((question for question in report.questions if question.fact in asked and question.fact not in not_known), None)


def changes(before: Report, after: Report) -> list[Change]:
    """Return what is raised otherwise after an answer: raised, settled, or open where it was not. Drug by drug, as reported."""
    was, now = _raised(before), _raised(after)
    places = [*now, *(place for place in was if place not in now)]
    return [
        Change(*place, (now.get(place) or was[place]).title, _outcome(was.get(place)), _outcome(now.get(place)))
        for place in sorted(places, key=lambda place: place[0])
        if _outcome(was.get(place)) != _outcome(now.get(place))
    ]


def _deciding(assessment: Assessment) -> Iterator[Consideration]:
    """Yield what is open and could change the status of the drug: make it worse, or better where nothing else holds it there."""
    status = _rank(assessment.status)
    held = any(_rank(weighs(one.definition, "flagged")) <= status for one in assessment.considerations if one.outcome == "flagged")
    for one in assessment.considerations:
        if one.outcome == "information_needed":
            worse = _rank(weighs(one.definition, "flagged")) < status
            if worse or (not held and _rank(weighs(one.definition, "information_needed")) == status < len(DRUG_STATUSES) - 1):
                yield one


def _rank(status: DrugStatus) -> int:
    return DRUG_STATUSES.index(status)


def _raised(report: Report) -> dict[tuple[Drug, str], Consideration]:
    return {(drug, one.rule): one for drug, one in report.considerations}


def _outcome(one: Consideration | None) -> Outcome | None:
    return one.outcome if one else None
