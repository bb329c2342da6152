"""The words that text and Markdown share. Everything from outside is made visible before it is shown."""

from collections.abc import Sequence
from typing import Final

from dmtcheck.errors import visible
from dmtcheck.facts import Facts, Interval, Value
from dmtcheck.report import Assessment, Consideration, Report
from dmtcheck.rule import Citation
from dmtcheck.terms import DRUGS, Drug, DrugStatus, Stage

STATUS: Final[dict[DrugStatus, str]] = {
    "contraindicated": "contraindicated",
    "not_indicated": "not indicated",
    "information_needed": "information needed",
    "caution": "caution",
    "no_concern_found": "no concern found by these {checked} rules",
}
STAGE: Final[dict[Stage, str]] = {"considered": "under consideration", "current": "current therapy", "stopped": "stopped"}


def status(assessment: Assessment) -> str:
    """Return the status of a drug in words; the best one names how many rules found nothing."""
    return STATUS[assessment.status].format(checked=assessment.checked)


def counts(assessment: Assessment) -> str:
    """Return how the rules of a drug came out."""
    flagged, needed = assessment.came_out("flagged"), assessment.came_out("information_needed")
    return f"{assessment.checked} rules: {flagged} flagged, {needed} need{'s' if needed == 1 else ''} information, {assessment.checked - flagged - needed} clear"


def subject(report: Report) -> str:
    """Return whom the report is about and the date it holds for."""
    name = visible(report.known.id) if report.known.id else "Profile without id"
    return f"{name}, as of {report.known.as_of}" if report.known.as_of else f"{name}, no date of assessment: no dated result counts"


def rules_used(report: Report) -> str:
    """Return which rules were asked."""
    book = report.rulebook
    drafts = sum(rule.status == "draft" for rule in book.active)
    return f"rules {book.version}: {len(book.active)}, of which {drafts} are drafts"


def value(shown: Value) -> str:
    """Return the value of a fact in words."""
    if isinstance(shown, bool):
        return "yes" if shown else "no"
    if isinstance(shown, Interval):
        return f"{shown.low} to {shown.high}"
    if isinstance(shown, tuple):
        return ", ".join(map(str, shown)) or "none"
    return visible(str(shown)).replace("_", " ")


def because(consideration: Consideration, facts: Facts) -> str:
    """Return the facts a consideration rests on."""
    return "; ".join(f"{facts[fact].title}: {value(known)}" for fact, known in consideration.because.items())


def missing(consideration: Consideration, facts: Facts) -> str:
    """Return the facts that could still change the answer, and why one that has a value does not count."""
    return "; ".join(facts[fact].title + _stale(consideration, fact) for fact in consideration.missing)


def _stale(consideration: Consideration, fact: str) -> str:
    if fact not in consideration.stale:
        return ""
    taken = consideration.stale[fact]
    window = consideration.definition.fresh[fact]
    return f" (the result of {taken} is older than {window})" if taken else f" (the result has no date; it must be at most {window} old)"


def cited(consideration: Consideration, drug: Drug) -> list[Citation]:
    """Return the sources that speak of this drug; a rule about several drugs cites the label of each."""
    others = tuple(f"{other}-" for other in DRUGS if other != drug)
    return [citation for citation in consideration.definition.citations if not citation.document.startswith(others)]


def sources(citations: Sequence[Citation]) -> str:
    """Return sources in short; the notice names each document with title and date."""
    return "; ".join(dict.fromkeys(_source(citation) for citation in citations))


def _source(citation: Citation) -> str:
    return f"{citation.document}, {citation.section}" + (", unverified" if citation.confidence == "unverified" else "")


def notes(citations: Sequence[Citation]) -> list[str]:
    """Return what the sources say otherwise than each other, each note once, after the documents it is about."""
    about: dict[str, list[str]] = {}
    for citation in citations:
        if citation.note:
            about.setdefault(citation.note, []).append(citation.document)
    return [f"{', '.join(documents)}: {note}" for note, documents in about.items()]
