"""A report as text for a terminal of 80 columns: statuses, considerations worst first, what to ask next."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from click import style

from dmtcheck.condition import as_written
from dmtcheck.consideration import Consideration
from dmtcheck.outputs import words
from dmtcheck.outputs.groups import groups, questions
from dmtcheck.report import Assessment, Report
from dmtcheck.terms import Drug, DrugStatus, Severity

WIDTH: Final = 80
_STATUS_COLOR: Final[dict[DrugStatus, str]] = {
    "contraindicated": "red",
    "not_indicated": "red",
    "information_needed": "yellow",
    "caution": "yellow",
    "no_concern_found": "cyan",
}
_SEVERITY_COLOR: Final[dict[Severity, str]] = {"critical": "red", "warning": "yellow", "info": "cyan"}


def render(report: Report, *, everything: bool = False) -> str:
    """Return the report; with ``everything``, nothing is folded. Colors are taken out where the output is no terminal."""
    return "\n".join(_lines(report, everything)) + "\n"


def render_quiet(report: Report) -> str:
    """Return the status of each drug, a line each, and how much was not used or not understood."""
    count = len(report.data_quality)
    notes = [f"  {count} note{'s' if count > 1 else ''} on what was not used, or not fully understood"] if count else []
    return "\n".join([words.subject(report), *_overview(report), *notes]) + "\n"


def paragraph(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Return ``text`` wrapped to the width, its first line after ``first``, the others after ``indent``."""
    return wrap(text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent, break_on_hyphens=False)


def _lines(report: Report, everything: bool) -> Iterator[str]:
    yield style(words.subject(report), bold=True)
    yield f"({words.rules_used(report)})"
    yield ""
    yield from _overview(report)
    for assessment in report.assessments:
        yield ""
        yield from _drug(report, assessment, everything)
    if report.data_quality:
        yield ""
        yield style("NOT USED, OR NOT FULLY UNDERSTOOD", bold=True)
        for note in report.data_quality:
            yield from paragraph(words.remark(note, report.rulebook.facts), "  ")
    yield from _questions(report)
    if report.explanation is not None:
        yield from _explanation(report)
    yield ""
    yield style("ABOUT THIS REPORT", bold=True)
    yield from paragraph(report.notice, "  ")


def _overview(report: Report) -> Iterator[str]:
    for assessment in report.assessments:
        status = style(f"{words.status(assessment):<20}", fg=_STATUS_COLOR[assessment.status], bold=True)
        yield f"  {assessment.drug:<14}{status}  {words.STAGE[assessment.stage]}{words.gravest(assessment)}"


def _drug(report: Report, assessment: Assessment, everything: bool) -> Iterator[str]:
    name = report.rulebook.name_of(assessment.drug).upper()
    yield style(f"{name}: {words.status(assessment)}", fg=_STATUS_COLOR[assessment.status], bold=True)
    yield from paragraph(f"{words.standing(assessment).capitalize()}. {words.counts(assessment)}.", "  ")
    for group in groups(assessment):
        yield ""
        yield style(f"  {group.heading}", bold=True)
        for consideration in group.considerations:
            if group.folded and not everything:
                yield from _folded(report, group.mark, consideration)
            else:
                yield from _consideration(report, assessment.drug, consideration, everything)


def _folded(report: Report, mark: str, consideration: Consideration) -> Iterator[str]:
    """Yield a consideration as one line: its title, what speaks for it, and the rule that tells the rest."""
    grave = f"{consideration.severity}: " if consideration.severity == "critical" else ""
    found = words.found(consideration, report.rulebook.facts)
    text = f"{grave}{consideration.title}{f': {found}' if found else ''} ({consideration.rule})"
    for line in paragraph(text, " " * (len(mark) + 5), f"    {mark} "):
        yield style(line, fg=_SEVERITY_COLOR[consideration.severity] if grave else None)


def _consideration(report: Report, drug: Drug, consideration: Consideration, everything: bool) -> Iterator[str]:
    mark = "!" if consideration.outcome == "flagged" else "?"
    outcome = consideration.kind if consideration.outcome == "flagged" else f"{consideration.kind}, information needed"
    heading = f"{mark} {consideration.severity}: {consideration.title} ({outcome})"
    yield ""
    for line in paragraph(heading, "    ", "  "):
        yield style(line, fg=_SEVERITY_COLOR[consideration.severity])
    yield from paragraph(consideration.message, "    ")
    facts = report.rulebook.facts
    if consideration.because:
        yield from paragraph(f"Known: {words.because(consideration, facts)}", "      ", "    ")
    if consideration.missing:
        yield from paragraph(f"Missing: {words.missing(consideration, facts)}", "      ", "    ")
    cited = words.cited(consideration, drug)
    remarks = words.notes(cited) if everything else []
    for text in (f"{consideration.rule} ({consideration.review}). Sources: {words.sources(cited)}", *remarks):
        for line in paragraph(text, "      ", "    "):
            yield style(line, dim=True)


def _questions(report: Report) -> Iterator[str]:
    yield ""
    yield style("WHAT TO ASK NEXT", bold=True)
    if not report.questions:
        yield "  Nothing that these rules could still use."
    for who, asked in questions(report):
        yield style(f"  {who}", bold=True)
        for question in asked:
            yield from paragraph(f"{question.ask} ({words.about(question, report)})", "      ", "    - ")


def _explanation(report: Report) -> Iterator[str]:
    yield ""
    yield style("EVERY RULE AND EACH OF ITS LINES", bold=True)
    for rule, judged in report.explanation or ():
        yield f"  {rule.id}: {words.TRUTH[judged.truth]}"
        for one in judged.lines():
            yield f"      {as_written(one.condition)}  -> {words.TRUTH[one.truth]}"
