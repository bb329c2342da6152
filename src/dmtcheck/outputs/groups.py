"""What a reader needs first: the considerations of one drug in four groups, from what stops to what is good to know."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dmtcheck.consideration import Consideration
from dmtcheck.report import Assessment, Question, Report
from dmtcheck.terms import SOURCES, Point, Source

_STOPS: Final = "To settle first"
_WEIGH: Final = "To weigh, or to put right"
_KNOW: Final = "Monitoring and good to know"
_TO_DO: Final[dict[Point, str]] = {
    "before_first": "Before the first infusion: to find out",
    "before_each": "Before the next infusion: to find out",
    "during": "On treatment: to find out",
    "after": "After treatment: to find out",
}
_WHO: Final[dict[Source, str]] = {"person": "Ask the person", "chart": "Look up in the chart", "laboratory": "Get from the laboratory"}


class Group(NamedTuple):
    """Considerations under one heading, in the order of the report. A folded one is a line each; ``mark`` begins it."""

    heading: str
    considerations: list[Consideration]
    folded: bool
    mark: str


def groups(assessment: Assessment) -> Iterator[Group]:
    """Yield the groups that hold something."""
    to_do = _TO_DO[assessment.points[0]]
    held: dict[str, list[Consideration]] = {}
    for one in assessment.considerations:
        held.setdefault(_heading(one, to_do), []).append(one)
    for heading, folded, mark in ((_STOPS, False, "!"), (_WEIGH, False, "!"), (to_do, True, "[ ]"), (_KNOW, True, "-")):
        if heading in held:
            yield Group(heading, held[heading], folded, mark)


def _heading(one: Consideration, to_do: str) -> str:
    if one.outcome == "flagged" and (one.severity == "critical" or one.kind in ("contraindication", "indication")):
        return _STOPS
    if one.severity == "info" or (one.kind == "monitoring" and not one.missing and not one.because):
        return _KNOW
    return _WEIGH if one.outcome == "flagged" else to_do


def questions(report: Report) -> Iterator[tuple[str, list[Question]]]:
    """Yield who can answer, and the questions for them, each group in the order of the report."""
    for who in SOURCES:
        asked = [question for question in report.questions if question.answered_by == who]
        if asked:
            yield _WHO[who], asked
