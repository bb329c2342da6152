"""The words that text and Markdown share. Everything from outside is made visible before it is shown."""

from collections.abc import Sequence
from typing import Final

from dmtcheck.condition import Truth
from dmtcheck.consideration import Consideration
from dmtcheck.errors import visible
from dmtcheck.facts import NEVER, Facts, Interval, Value
from dmtcheck.record import Note
from dmtcheck.report import Assessment, Question, Report
from dmtcheck.rule import Citation
from dmtcheck.terms import DRUGS, Drug, DrugStatus, Point, Stage

STATUS: Final[dict[DrugStatus, str]] = {
    "contraindicated": "contraindicated",
    "not_indicated": "not indicated",
    "information_needed": "information needed",
    "caution": "caution",
    "no_concern_found": "no concern found by these {checked} rules",
}
TRUTH: Final[dict[Truth, str]] = {True: "holds", False: "does not hold", None: "not known"}
STAGE: Final[dict[Stage, str]] = {"considered": "under consideration", "current": "current therapy", "stopped": "stopped"}
POINT: Final[dict[Point, str]] = {
    "before_first": "before the first infusion",
    "before_each": "before the next infusion",
    "during": "on treatment",
    "after": "after treatment",
}


def status(assessment: Assessment) -> str:
    """Return the status of a drug in words; the best one names how many rules found nothing."""
    said = STATUS[assessment.status].format(checked=assessment.checked)
    return said.replace("these 1 rules", "this 1 rule")


def standing(assessment: Assessment) -> str:
    """Return where the person stands with a drug, and for which point of treatment it is assessed."""
    points = [point for point in assessment.points if not (point == "before_each" and "before_first" in assessment.points)]
    return f"{STAGE[assessment.stage]}, {' and '.join(POINT[point] for point in points)}"


def gravest(assessment: Assessment) -> str:
    """Return how many critical considerations are flagged, where there are any."""
    count = sum(one.outcome == "flagged" and one.severity == "critical" for one in assessment.considerations)
    return f", {count} critical" if count else ""


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


_UNITS: Final = {"_percent": "%", "_kg": " kg", "_mg_per_m2": " mg/m2", "_per_mm3": " per mm3"}


def measured(fact: str, shown: Value) -> str:
    """Return the value of a fact in words, with the unit that its name holds."""
    unit = next((unit for ending, unit in _UNITS.items() if fact.endswith(ending)), "")
    return value(shown) + unit


def value(shown: Value) -> str:
    """Return the value of a fact in words."""
    if isinstance(shown, bool):
        return "yes" if shown else "no"
    if isinstance(shown, Interval):
        return f"{shown.low:g} to {shown.high:g}" if shown.high < NEVER else f"{shown.low:g} or more"
    if shown == NEVER:
        return "never"
    if isinstance(shown, tuple):
        return ", ".join(map(str, shown)) or "none"
    return visible(str(shown)).replace("_", " ")


def because(consideration: Consideration, facts: Facts, *, plain_yes: bool = True) -> str:
    """Return the facts a consideration rests on; without ``plain_yes``, no yes or no, which its title tells."""
    rests = consideration.because
    shown = [fact for fact in rests if not any(used in rests for used in facts[fact].uses)]  # a derived fact is told by what it comes from
    shown = [fact for fact in shown if plain_yes or not isinstance(rests[fact], bool)]
    taken, origins = consideration.taken, consideration.origins
    whence = {fact: ", ".join([*([taken[fact]] if fact in taken else []), *map(visible, origins.get(fact, ()))]) for fact in shown}
    return "; ".join(f"{facts[fact].title}: {measured(fact, rests[fact])}{f' ({whence[fact]})' if whence[fact] else ''}" for fact in shown)


def remark(note: Note, facts: Facts) -> str:
    """Return what was not used, or not fully understood, and why."""
    about = f"{facts[note.fact].title}: " if note.fact else ""
    said = f"{about}{visible(note.value)}: {visible(note.problem)}"
    return said if said.endswith(".") else f"{said}."


def missing(consideration: Consideration, facts: Facts) -> str:
    """Return the facts that could still change the answer, and why one that has a value does not count."""
    return "; ".join(facts[fact].title + _stale(consideration, fact, facts) for fact in consideration.missing)


def found(consideration: Consideration, facts: Facts) -> str:
    """Return in short what a consideration rests on, or why a result that is there does not count."""
    stale = [f"{facts[fact].title}{_stale(consideration, fact, facts)}" for fact in consideration.missing if fact in consideration.stale]
    return "; ".join(stale) if consideration.missing else because(consideration, facts, plain_yes=False)


def about(question: Question, report: Report) -> str:
    """Return the fact a question is about, and the drugs where these are not all that are assessed."""
    everyone = len(question.drugs) == len(report.assessments)
    return question.fact if everyone else f"{question.fact}; {', '.join(question.drugs)}"


def _stale(consideration: Consideration, fact: str, facts: Facts) -> str:
    if fact not in consideration.stale:
        return ""
    taken = consideration.stale[fact]
    window = next(window for name, window in consideration.definition.fresh.items() if fact in (name, *facts[name].uses))
    if window.number == 0:
        return f" (the result of {taken} is not of the same day)" if taken else " (the result has no date; it must be of the same day)"
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
