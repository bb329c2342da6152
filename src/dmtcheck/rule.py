"""A rule, and where it comes from."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from dmtcheck.condition import ALWAYS, Condition, Fresh, Judged, Truth, judge
from dmtcheck.known import Known
from dmtcheck.terms import Confidence, Drug, Kind, Outcome, Point, ReviewStatus, Severity, Stage

ARTICLE: Final = "article"
BEFORE_EACH: Final[tuple[Point, ...]] = ("before_each",)


# Who is reached at each point of treatment.
_REACHED: Final[dict[Point, frozenset[Stage]]] = {
    "before_first": frozenset(("considered",)),
    "before_each": frozenset(("considered", "current")),
    "during": frozenset(("current",)),
    "after": frozenset(("stopped",)),
}


def reached(points: Iterable[Point]) -> frozenset[Stage]:
    """Return who is at one of these points of treatment."""
    return frozenset(stage for point in points for stage in _REACHED[point])


class Citation(NamedTuple):
    """What one document says for a rule or a piece of information.

    Attributes:
        document: id of the document, the name of its file in ``rules/sources``.
        statements: the numbered statements of it that are meant.
        section: heading or number of the section.
        confidence: whether the text was read and found to say so.
        note: where this document differs from the others.
    """

    document: str
    statements: tuple[int | str, ...]
    section: str
    confidence: Confidence = "verified"
    note: str = ""


class Rule(NamedTuple):
    """One caution: when its condition holds, its message is raised for each of its drugs.

    Attributes:
        id: its path below ``rules``, without the ending; never reused.
        applies: the points of treatment that it is about; before every infusion where the file names none.
        when: the condition; ``ALWAYS`` where the file gives none.
        fresh: how old a result may be and still clear the rule.
        unknown_title, unknown_severity, unknown_message: what is raised instead where the answer is unknown.
    """

    id: str
    title: str
    drugs: tuple[Drug, ...]
    kind: Kind
    severity: Severity
    status: ReviewStatus
    applies: tuple[Point, ...] = BEFORE_EACH
    when: Condition = ALWAYS
    fresh: Fresh = {}  # never written to
    message: str = ""
    unknown_title: str = ""
    unknown_severity: Severity = "info"
    unknown_message: str = ""
    citations: tuple[Citation, ...] = ()

    def judge(self, known: Known) -> Judged:
        """Return the truth of the condition and of each of its lines for one profile."""
        return judge(self.when, known, self.fresh)

    def raises(self, truth: Truth) -> Outcome | None:
        """Return what comes of the truth of the condition: nothing where it is false, or a preference is not known."""
        if truth:
            return "flagged"
        return "information_needed" if truth is None and self.kind != "preference" else None

    def severity_of(self, outcome: Outcome) -> Severity:
        """Return how grave it is, flagged or not known."""
        return self.severity if outcome == "flagged" else self.unknown_severity

    @property
    def unverified(self) -> bool:
        """Whether one of its sources was not read in full."""
        return any(citation.confidence == "unverified" for citation in self.citations)
