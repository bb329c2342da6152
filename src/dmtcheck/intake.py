"""Intake as a conversation: what to ask next, and what an answer has changed. Everything is a function of the profile so far."""

from collections.abc import Collection
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
    asked = {fact for assessment in report.assessments for one in assessment.considerations if _counts(assessment, one) for fact in one.missing}
    return next((question for question in report.questions if question.fact in asked and question.fact not in not_known), None)


def changes(before: Report, after: Report) -> list[Change]:
    """Return what is raised otherwise after an answer: raised, settled, or open where it was not. Drug by drug, as reported."""
    was, now = _raised(before), _raised(after)
    places = [*now, *(place for place in was if place not in now)]
    return [
        Change(*place, (now.get(place) or was[place]).title, _outcome(was.get(place)), _outcome(now.get(place)))
        for place in sorted(places, key=lambda place: (place[0], places.index(place)))
        if _outcome(was.get(place)) != _outcome(now.get(place))
    ]


def _counts(assessment: Assessment, one: Consideration) -> bool:
    """Whether an answer could change the status of the drug: make it worse, or better where nothing else holds it there."""
    if one.outcome == "flagged":
        return False
    worst = _worst([weighs(other.definition, "flagged") for other in assessment.considerations if other.outcome == "flagged"])
    if _rank(weighs(one.definition, "flagged")) < _rank(assessment.status):
        return True
    return _rank(weighs(one.definition, "information_needed")) == _rank(assessment.status) < _rank(worst)


def _worst(statuses: Collection[DrugStatus]) -> DrugStatus:
    return min(statuses, key=_rank, default=DRUG_STATUSES[-1])


def _rank(status: DrugStatus) -> int:
    return DRUG_STATUSES.index(status)


def _raised(report: Report) -> dict[tuple[Drug, str], Consideration]:
    return {(drug, one.rule): one for drug, one in report.considerations}


def _outcome(one: Consideration | None) -> Outcome | None:
    return one.outcome if one else None
