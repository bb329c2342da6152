"""A report as Markdown, for a record, a ticket or a message. Everything from outside is escaped."""

import re
from collections.abc import Iterator

from dmtcheck.condition import as_written
from dmtcheck.consideration import Consideration
from dmtcheck.errors import visible
from dmtcheck.outputs import words
from dmtcheck.outputs.groups import groups, questions
from dmtcheck.report import Report
from dmtcheck.terms import Drug

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@])")


def escape(text: str) -> str:
    """Return text from outside so that Markdown and HTML show it as it is."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")


def render(report: Report, *, everything: bool = False) -> str:
    """Return the report; with ``everything``, nothing is folded."""
    return "\n".join(_lines(report, everything)) + "\n"


def _lines(report: Report, everything: bool) -> Iterator[str]:
    name = escape(report.known.id) if report.known.id else "Profile without id"
    yield f"# Infusion treatments of MS: {name}"
    yield ""
    yield f"As of {report.known.as_of or 'no date: no dated result counts'}; {words.rules_used(report)}."
    yield ""
    yield "| Drug | Where the person stands | Status | Rules |"
    yield "|---|---|---|---|"
    for assessment in report.assessments:
        yield f"| {assessment.drug} | {words.standing(assessment)} | {words.status(assessment)}{words.gravest(assessment)} | {words.counts(assessment)} |"
    for assessment in report.assessments:
        yield ""
        yield f"## {assessment.drug.capitalize()}: {words.status(assessment)}"
        for group in groups(assessment):
            yield from ("", f"### {group.heading}", "")
            for consideration in group.considerations:
                if group.folded and not everything:
                    yield _folded(report, group.mark, consideration)
                else:
                    yield from _consideration(report, assessment.drug, consideration)
    yield from _endings(report)


def _folded(report: Report, mark: str, consideration: Consideration) -> str:
    found = words.found(consideration, report.rulebook.facts)
    box = "- [ ]" if mark == "[ ]" else "-"
    return f"{box} {consideration.severity}: {consideration.title}{f': {found}' if found else ''} (`{consideration.rule}`)"


def _consideration(report: Report, drug: Drug, consideration: Consideration) -> Iterator[str]:
    outcome = "flagged" if consideration.outcome == "flagged" else "information needed"
    facts = report.rulebook.facts
    yield f"#### {consideration.title}"
    yield ""
    yield f"**{consideration.severity}**, {consideration.kind}, {outcome}"
    yield ""
    yield consideration.message
    yield ""
    if consideration.because:
        yield f"- Known: {escape(words.because(consideration, facts))}"
    if consideration.missing:
        yield f"- Missing: {words.missing(consideration, facts)}"
    yield f"- Rule: `{consideration.rule}` ({consideration.review})"
    for cited in words.cited(consideration, drug):
        document = report.rulebook.documents[cited.document]
        title = f"[{document.title}]({document.url})" if document.url else document.title
        unverified = ", unverified" if cited.confidence == "unverified" else ""
        yield f"- Source: {title}, {document.date}, {cited.section}{unverified}" + (f". {cited.note}" if cited.note else "")
    yield ""


def _endings(report: Report) -> Iterator[str]:
    if report.data_quality:
        yield from ("", "## Not used, or not fully understood", "")
        for note in report.data_quality:
            yield f"- {escape(words.remark(note, report.rulebook.facts))}"
    yield from ("", "## What to ask next", "")
    for who, asked in questions(report):
        yield from (f"### {who}", "")
        yield from (f"- {question.ask} (`{question.fact}`; {', '.join(question.drugs)})" for question in asked)
        yield ""
    if not report.questions:
        yield "Nothing that these rules could still use."
    if report.explanation is not None:
        yield from ("", "## Every rule and each of its lines", "", "| Rule | Truth | Lines |", "|---|---|---|")
        for rule, judged in report.explanation:
            lines = "; ".join(f"`{as_written(one.condition)}` {words.TRUTH[one.truth]}" for one in judged.lines())
            yield f"| `{rule.id}` | {words.TRUTH[judged.truth]} | {lines} |"
    yield from ("", "## About this report", "", report.notice)
