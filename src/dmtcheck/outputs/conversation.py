"""A conversation as lines for a terminal: questions, what an answer changed, what it could settle."""

from collections.abc import Callable, Iterator
from typing import Final

import click

from dmtcheck.answers import hint
from dmtcheck.consideration import Consideration
from dmtcheck.conversation import Ask
from dmtcheck.errors import visible
from dmtcheck.facts import DATE_SUFFIX, Fact
from dmtcheck.intake import Turn
from dmtcheck.outputs import text, words
from dmtcheck.report import Report
from dmtcheck.terms import SEVERITIES, Drug, Outcome, Source
from dmtcheck.therapies import possible_ingredients, recognise

SHOWN: Final = 6  # lines about what an answer changed
_WHO: Final[dict[Source, str]] = {"person": "Ask the person", "chart": "Look it up in the chart", "laboratory": "Get it from the laboratory"}
_CHANGED: Final[dict[Outcome | None, str]] = {"flagged": "raised", "information_needed": "open", None: "settled"}  # the gravest first


def following(before: Ask, ask: Ask) -> Iterator[str]:
    """Yield what the last answer changed, how the name of a therapy is understood, and the next question."""
    if ask.turn is not before.turn and before.fact and before.fact.name != "considering":
        yield from _changed(ask.turn)
    if ask.course and ask.course is not before.course and len(ask.course) == 1:
        yield from text.paragraph(_understood(ask.course["name"]), "    ", "  ")
    yield from question(ask)


def question(ask: Ask) -> Iterator[str]:
    """Yield what is asked, who can answer it and how; or that nothing is left to ask."""
    yield ""
    if ask.fact is None or ask.entry is None:
        ended = "No question is left that could change the status of a drug and was not asked here. What is not known stays open"
        yield from text.paragraph(f"{ended}: the report names {len(ask.turn.report.questions)} open questions.")
        yield "  Enter: the report"
        return
    yield from text.paragraph(_recorded(ask, ask.fact))
    of = f"{visible(ask.course['name'])}: " if ask.course else ""
    for line in text.paragraph(f"{ask.turn.left} left. {of}{ask.entry.ask}"):
        yield click.style(line, bold=True)
    without = "all six" if ask.entry.type == "drugs" else "no more" if ask.entry.type == "text" and ask.profile.get(ask.fact.name) else "not known"
    yield from text.paragraph(f"{_WHO[ask.fact.answered_by]}: {hint(ask.entry)}; Enter: {without}", "  ")


def _recorded(ask: Ask, fact: Fact) -> str:
    """Return what is on record about the fact that is asked for, as far as a question begins with it."""
    value = ask.profile.get(fact.name)
    if fact.type == "therapies" and value and ask.course is None:
        return f"So far: {', '.join(visible(one['name']) for one in value)}."
    if value is None or ask.entry is not fact:
        return ""
    taken = f" ({ask.profile.get(fact.name + DATE_SUFFIX, 'no date')})" if fact.dated else ""
    shown = words.measured(fact.name, tuple(value) if isinstance(value, list) else value)
    return f"On record: {shown}{taken}. That does not settle everything (`why` tells)."


def _understood(name: str) -> str:
    found = recognise(name)
    if found:
        return f"{visible(name)}: {found.ingredient}{f'. {found.note}' if found.note else ''}."
    near = " or ".join(possible_ingredients(name))
    return f"{visible(name)} is not in the list of names{f'; it may be {near}' if near else ''}. It counts as it is; `back` to write it otherwise."


def _changed(now: Turn) -> Iterator[str]:
    """Yield what the last answer raised, opened or settled: the gravest first, rule by rule."""
    rules, grouped = now.report.rulebook.by_id, dict[tuple[int, int, str], list[Drug]]()
    for one in now.changes:
        severity = rules[one.rule].severity_of(one.after or one.before or "flagged")
        said = f"{_CHANGED[one.after]}{f', {severity}' if one.after else ''}: {one.title.removeprefix('Not known: ')}"
        grouped.setdefault((list(_CHANGED).index(one.after), SEVERITIES.index(severity), said), []).append(one.drug)
    lines = [f"{place[-1]} ({_drugs(drugs, now.report)})" for place, drugs in sorted(grouped.items())]
    for line in lines[:SHOWN] or ["nothing raised, nothing settled"]:
        yield from text.paragraph(line, "      ", "  ")
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more (`list` tells what is raised)"


def _drugs(drugs: list[Drug], report: Report) -> str:
    return "all" if len(drugs) == len(report.assessments) > 1 else ", ".join(drugs)


def _by_rule(report: Report, wanted: Callable[[Consideration], bool]) -> list[tuple[Consideration, str]]:
    """Return the considerations that are wanted, each rule once with its drugs, the gravest first."""
    found: dict[str, list[tuple[Drug, Consideration]]] = {}
    for drug, one in report.considerations:
        if wanted(one):
            found.setdefault(one.rule, []).append((drug, one))
    rules = [(same[0][1], _drugs([drug for drug, _ in same], report)) for same in found.values()]
    return sorted(rules, key=lambda rule: SEVERITIES.index(rule[0].severity))


def why(ask: Ask) -> Iterator[str]:
    """Yield what the answer could settle: rules, drugs, sources."""
    report, fact = ask.turn.report, ask.fact
    settles = _by_rule(report, lambda one: fact is not None and fact.name in one.missing)
    yield "  The answer could settle:" if settles else "  No rule waits for it."
    for one, drugs in settles:
        yield from text.paragraph(f"{one.severity}: {one.title} ({drugs})", "      ", "    ")
        if one.stale:
            yield from text.paragraph(f"Missing: {words.missing(one, report.rulebook.facts)}", "        ", "      ")
        yield from text.paragraph(f"{one.rule} ({one.review}). Sources: {words.sources(one.definition.citations)}", "        ", "      ")


def raised(ask: Ask) -> Iterator[str]:
    """Yield what is raised so far."""
    yield from text.render_quiet(ask.turn.report).splitlines()
    for one, drugs in _by_rule(ask.turn.report, lambda one: one.outcome == "flagged" and one.severity != "info"):
        yield from text.paragraph(f"{one.severity}: {one.title} ({drugs})", "      ", "  ! ")
    yield "  What is open, and what is good to know, stands in the report."
