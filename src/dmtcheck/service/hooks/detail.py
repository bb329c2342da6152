"""What a card tells in full, as Markdown without HTML. Everything from outside is escaped."""

from collections.abc import Iterator, Sequence
from typing import Final

from dmtcheck.consideration import Consideration
from dmtcheck.outputs import words
from dmtcheck.outputs.groups import groups, questions
from dmtcheck.outputs.markdown import escape
from dmtcheck.report import Assessment, Report

MOST_ORIGINS: Final = 5  # of one fact; the rest are counted


def of_drug(report: Report, remarks: Sequence[str]) -> str:
    """Return the detail of a card about the one drug of ``report``, after ``remarks``."""
    return "\n".join([*_drug(report, remarks), *_endings(report)])


def of_several(report: Report) -> str:
    """Return the detail of a card about all drugs of ``report``: a table, what is flagged, and what is asked."""
    return "\n".join([*_several(report), *_endings(report)])


def _drug(report: Report, remarks: Sequence[str]) -> Iterator[str]:
    (assessment,) = report.assessments
    standing = words.standing(assessment)
    yield f"**{assessment.drug.capitalize()}: {words.status(assessment)}.** {standing[0].upper()}{standing[1:]}. {words.counts(assessment)}."
    yield from ("", _dated(report))
    for remark in remarks:
        yield from ("", f"**{remark}**")
    for group in groups(assessment):
        yield from ("", f"### {group.heading}", "")
        for one in group.considerations:
            yield from [_line(report, assessment, one, group.mark)] if group.folded else _in_full(report, assessment, one)


def _several(report: Report) -> Iterator[str]:
    yield _dated(report)
    yield from ("", "| Drug | Where the person stands | Status | Rules |", "|---|---|---|---|")
    for assessment in report.assessments:
        status = f"{words.status(assessment)}{words.gravest(assessment)}"
        yield f"| {assessment.drug} | {words.standing(assessment)} | {status} | {words.counts(assessment)} |"
    for assessment in report.assessments:
        flagged = [one for one in assessment.considerations if one.outcome == "flagged" and one.severity != "info"]
        if flagged:
            yield from ("", f"### {assessment.drug.capitalize()}: flagged", "")
            for one in flagged:
                yield from _in_full(report, assessment, one)


def _dated(report: Report) -> str:
    return f"As of {report.known.as_of}; {words.rules_used(report)}."


def _in_full(report: Report, assessment: Assessment, one: Consideration) -> Iterator[str]:
    """Yield what is flagged, with all that it rests on."""
    yield f"- **{one.severity}: {one.title}** ({one.kind}). {one.message}"
    for fact, value in one.because.items():
        taken = f" ({one.taken[fact]})" if fact in one.taken else ""
        yield f"  - Known: {report.rulebook.facts[fact].title}: {words.measured(fact, value)}{taken}{_origins(report, fact)}"
    yield f"  - Rule: `{one.rule}` ({one.review})"
    for cited in words.cited(one, assessment.drug):
        document = report.rulebook.documents[cited.document]
        title = f"[{document.title}]({document.url})" if document.url else document.title
        unverified = ", unverified" if cited.confidence == "unverified" else ""
        yield f"  - Source: {title}, {document.date}, {cited.section}{unverified}" + (f". {cited.note}" if cited.note else "")


def _line(report: Report, assessment: Assessment, one: Consideration, mark: str) -> str:
    found = words.found(one, report.rulebook.facts)
    box = "- [ ]" if mark == "[ ]" else "-"
    sources = words.sources(words.cited(one, assessment.drug))
    return f"{box} {one.severity}: {one.title}{f': {found}' if found else ''} (`{one.rule}`, {one.review}; {sources})"


def _origins(report: Report, fact: str) -> str:
    """Return where in the records a fact stands, or those that it is derived from."""
    told = report.places_of(fact)
    more = f" and {len(told) - MOST_ORIGINS} more" if len(told) > MOST_ORIGINS else ""
    return f", from {', '.join(map(escape, told[:MOST_ORIGINS]))}{more}" if told else ""


def _endings(report: Report) -> Iterator[str]:
    yield from ("", "### Not used, or not fully understood", "")
    yield from (f"- {escape(note.value)}: {escape(note.problem)}" for note in report.data_quality)
    several = len(report.assessments) > 1
    for who, asked in questions(report):
        yield from ("", f"### {who}", "")
        yield from (f"- {question.ask}" + (f" ({', '.join(question.drugs)})" if several else "") for question in asked)
    yield from ("", "### About this card", "", report.notice)
