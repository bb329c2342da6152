"""Intake as a conversation: what to ask next, and what an answer has changed. Everything is a function of the profile so far."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dmtcheck.consideration import Consideration, weighs
from dmtcheck.report import Assessment, Question, Report
from dmtcheck.terms import DRUG_STATUSES, Drug, DrugStatus, Outcome

if TYPE_CHECKING:
    from dmtcheck.checker import Checker, Given

# The therapies, and what they add up to.
_ADDED_UP: Final = frozenset(
    (
        "therapies",
        "failed_therapies",
        "natalizumab_months",
        "mitoxantrone_total_mg_per_m2",
        "prior_immunosuppressant",
        "current_immunosuppressant",
    )
)


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
        left: how many questions are left to ask, this one among them.
    """

    report: Report
    question: Question | None
    changes: list[Change]
    left: int


def turn(
    checker: "Checker",
    profile: "Given",
    asked: Collection[str] = (),
    *,
    before: "Given | None" = None,
    as_of: date | None = None,
    drugs: Collection[Drug] = (),
    everything: bool = False,
) -> Turn:
    """Return where a conversation stands.

    Args:
        checker: the rules.
        profile: what is known so far.
        asked: facts that were asked for, answered or not known; they are not asked again, even where the answer settles nothing.
        before: the profile before the last answer, for what that answer changed.
        as_of: date of assessment, where the profile names none.
        drugs: the only drugs to assess, where any are named.
        everything: also ask what could change no status, only what is raised.

    Raises:
        ProfileError: where a profile cannot be read or contradicts itself.
    """
    report = _report(checker, profile, as_of, drugs)
    changed = changes(_report(checker, before, as_of, drugs), report) if before is not None else []
    waiting = list(_waiting(report, asked, everything=everything))
    return Turn(report, waiting[0] if waiting else None, changed, len(waiting))


def next_question(report: Report, not_known: Collection[str] = (), *, everything: bool = False) -> Question | None:
    """Return the question whose answer settles most, of those that could change the status of a drug; None where there is none.

    Args:
        report: what is said of the profile so far.
        not_known: facts that were asked for and are not known; they are not asked again.
        everything: also ask what could change no status, only what is raised.
    """
    return next(_waiting(report, not_known, everything=everything), None)


def changes(before: Report, after: Report) -> list[Change]:
    """Return what is raised otherwise after an answer: raised, settled, or open where it was not. Drug by drug, as reported."""
    was, now = _raised(before), _raised(after)
    places = [*now, *(place for place in was if place not in now)]
    return [
        Change(*place, (now.get(place) or was[place]).title, _outcome(was.get(place)), _outcome(now.get(place)))
        for place in sorted(places, key=lambda place: place[0])
        if _outcome(was.get(place)) != _outcome(now.get(place))
    ]


def _report(checker: "Checker", profile: "Given", as_of: date | None, drugs: Collection[Drug]) -> Report:
    known = checker.read(profile, as_of)
    return checker.report(known.only(drugs) if drugs else known)


def _waiting(report: Report, asked: Collection[str], *, everything: bool = False) -> Iterator[Question]:
    """Yield the questions that could change the status of a drug and were not asked yet, the one that settles most first."""
    deciding = {fact for assessment in report.assessments for one in _deciding(assessment) for fact in one.missing}
    if not _ADDED_UP.isdisjoint(deciding.intersection(asked)):  # one of them was asked for and is not known: another may tell it
        deciding |= _ADDED_UP
    return (question for question in report.questions if (everything or question.fact in deciding) and question.fact not in asked)


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
