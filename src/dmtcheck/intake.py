"""Intake as a conversation: what to ask next, and what an answer has changed. Everything is a function of the profile so far."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dmtcheck.consideration import Consideration, weighs
from dmtcheck.report import Assessment, Question, Report
from dmtcheck.terms import DRUG_STATUSES, Drug, DrugStatus, Outcome

if TYPE_CHECKING:
    from dmtcheck.checker import Checker


class Change(NamedTuple):
    """What one rule raises for one drug, before and after an answer; None where it raises nothing."""

    drug: Drug
    rule: str
    title: str
    before: Outcome | None
    after: Outcome | None


class Turn(NamedTuple):
    """Where a conversation stands after an answer.

    Attributes:
        report: what is said of the profile so far.
        question: what to ask next, or None where nothing that is left could change the status of a drug.
        changes: what the last answer raised, settled or opened.
        left: how many facts could still change the status of a drug, and were not asked for yet.
    """

    report: Report
    question: Question | None
    changes: list[Change]
    left: int


def turn(
    checker: "Checker",
    profile: Mapping[str, Any],
    asked: Collection[str] = (),
    *,
    before: Mapping[str, Any] | None = None,
    as_of: date | None = None,
) -> Turn:
    """Return where a conversation stands.

    Args:
        checker: the rules.
        profile: what is known so far.
        asked: facts that were asked for, answered or not known; they are not asked again, even where the answer settles nothing.
        before: the profile before the last answer, for what that answer changed.
        as_of: date of assessment, where the profile names none.

    Raises:
        ProfileError: where a profile cannot be read or contradicts itself.
    """
    report = checker.check(profile, as_of)
    changed = changes(checker.check(before, as_of), report) if before is not None else []
    waiting = list(_waiting(report, asked))
    return Turn(report, waiting[0] if waiting else None, changed, len(waiting))


def next_question(report: Report, not_known: Collection[str] = ()) -> Question | None:
    """Return the question whose answer settles most, of those that could change the status of a drug; None where there is none.

    Args:
        report: what is said of the profile so far.
        not_known: facts that were asked for and are not known; they are not asked again.
    """
    return next(_waiting(report, not_known), None)


def changes(before: Report, after: Report) -> list[Change]:
    """Return what is raised otherwise after an answer: raised, settled, or open where it was not. Drug by drug, as reported."""
    was, now = _raised(before), _raised(after)
    places = [*now, *(place for place in was if place not in now)]
    return [
        Change(*place, (now.get(place) or was[place]).title, _outcome(was.get(place)), _outcome(now.get(place)))
        for place in sorted(places, key=lambda place: place[0])
        if _outcome(was.get(place)) != _outcome(now.get(place))
    ]


def _waiting(report: Report, asked: Collection[str]) -> Iterator[Question]:
    """Yield the questions that could change the status of a drug and were not asked yet, the one that settles most first."""
    deciding = {fact for assessment in report.assessments for one in _deciding(assessment) for fact in one.missing}
    return (question for question in report.questions if question.fact in deciding and question.fact not in asked)


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
