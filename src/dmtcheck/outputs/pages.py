"""Pages about the clinical content itself: the rules, one rule, a drug, a source, the facts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from click import style

from dmtcheck.condition import Condition, Line, as_written
from dmtcheck.consideration import source
from dmtcheck.difference import Answer, Change, elsewhere
from dmtcheck.facts import Fact
from dmtcheck.outputs.text import paragraph
from dmtcheck.outputs.words import STAGE, measured
from dmtcheck.rule import Citation, Rule
from dmtcheck.rulebook import Document, Rulebook, Sheet, Statement
from dmtcheck.terms import Point

_WORDS: Final = ("title", "message", "unknown_title", "unknown_message")
WHOM: Final[dict[Point, str]] = {
    "before_first": "those who consider it, before the first infusion",
    "before_each": "those who consider it or are on it, before every infusion",
    "during": "those who are on it",
    "after": "those who have stopped it",
}


def as_json(form: Any) -> str:
    """Return the JSON form of a page."""
    return json.dumps(form, indent=2) + "\n"


def as_text(lines: Iterator[str]) -> str:
    """Return the text form of a page."""
    return "\n".join(lines) + "\n"


def rules_form(rules: Sequence[Rule], book: Rulebook) -> list[dict[str, Any]]:
    """Return rules as plain data."""
    return [rule_form(rule, book) for rule in rules]


def rule_form(rule: Rule, book: Rulebook) -> dict[str, Any]:
    """Return one rule as plain data."""
    form: dict[str, Any] = {
        "rule": rule.id,
        "title": rule.title,
        "drugs": list(rule.drugs),
        "kind": rule.kind,
        "severity": rule.severity,
        "status": rule.status,
        "applies": list(rule.applies),
        "when": _condition_form(rule.when),
        "fresh": {fact: str(window) for fact, window in rule.fresh.items()},
        "message": rule.message,
        "when_unknown": {
            "title": rule.unknown_title or rule.title,
            "severity": rule.unknown_severity,
            "message": rule.unknown_message or rule.message,
        },
        "sources": [source(citation, book.documents[citation.document]) for citation in rule.citations],
    }
    if rule.kind == "preference" or (not isinstance(rule.when, Line) and not rule.when.parts):
        form["when_unknown"] = None
    return form


def _condition_form(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Line):
        one: Any = condition.values[0] if len(condition.values) == 1 else list(condition.values)
        return {condition.fact: one if condition.operator == "is" else {condition.operator: one}}
    return {condition.how: [_condition_form(part) for part in condition.parts]}


def rules_page(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield a line for each rule and one for what it raises."""
    for rule in rules:
        yield style(rule.id, bold=True) + f"  {rule.kind}, {rule.severity}, {rule.status}"
        yield from paragraph(f"{rule.title} ({', '.join(rule.drugs)})", "    ")
    yield f"{len(rules)} rules. `dmtcheck rule ID` explains one."


def rule_page(rule: Rule, book: Rulebook) -> Iterator[str]:
    """Yield everything about one rule."""
    yield style(f"{rule.id}: {rule.title}", bold=True)
    yield f"{rule.kind}, {rule.severity}; status {rule.status}; for {', '.join(rule.drugs)}"
    yield ""
    yield style("Raised for whom", bold=True)
    yield from paragraph("; ".join(WHOM[point] for point in rule.applies), "  ")
    yield ""
    yield style("Raised when", bold=True)
    yield from _condition_lines(rule.when, "  ") if isinstance(rule.when, Line) or rule.when.parts else ["  always"]
    for fact, window in rule.fresh.items():
        yield from paragraph(f"A result for {fact} clears this rule only for {window}; an older or undated one may still raise it.", "  ")
    yield ""
    yield style("What it raises", bold=True)
    yield from paragraph(rule.message, "  ")
    if rule.unknown_message:
        yield ""
        yield style(f"When not known ({rule.unknown_severity}): {rule.unknown_title or rule.title}", bold=True)
        yield from paragraph(rule.unknown_message, "  ")
    elif rule.kind == "preference":
        yield from paragraph("When not known, it stays silent.", "  ")
    yield ""
    yield style("Sources", bold=True)
    for citation in rule.citations:
        yield from _source(citation, book)


def _condition_lines(condition: Condition, indent: str) -> Iterator[str]:
    if isinstance(condition, Line):
        yield indent + as_written(condition)
    else:
        yield f"{indent}{condition.how} of these:"
        for part in condition.parts:
            yield from _condition_lines(part, indent + "  ")


def _source(citation: Citation, book: Rulebook) -> Iterator[str]:
    document = book.documents[citation.document]
    statements = f", statement{'s' if len(citation.statements) > 1 else ''} {', '.join(map(str, citation.statements))}" if citation.statements else ""
    yield from paragraph(f"{document.title} ({document.date}), {citation.section}{statements}; {citation.confidence}", "    ", "  ")
    if citation.note:
        yield from paragraph(citation.note, "    ")


def sheet_form(sheet: Sheet, rules: Sequence[Rule], book: Rulebook) -> dict[str, Any]:
    """Return what is told about a drug as plain data."""
    information = {
        key: {"text": piece.text, "sources": [source(citation, book.documents[citation.document]) for citation in piece.citations]}
        for key, piece in sheet.information.items()
    }
    return {"drug": sheet.id, "name": sheet.name, "ingredient": sheet.ingredient, "information": information, "rules": [rule.id for rule in rules]}


def sheet_page(sheet: Sheet, rules: Sequence[Rule], book: Rulebook) -> Iterator[str]:
    """Yield what is told about a drug, then its rules."""
    yield style(sheet.name + (f" ({sheet.ingredient})" if sheet.ingredient else ""), bold=True)
    for key, piece in sheet.information.items():
        yield ""
        yield style(key.replace("_", " ").capitalize(), bold=True)
        yield from paragraph(piece.text, "  ")
        for citation in piece.citations:
            document = book.documents[citation.document]
            unverified = ", unverified" if citation.confidence == "unverified" else ""
            for line in paragraph(f"{document.title} ({document.date}), {citation.section}{unverified}", "      ", "    "):
                yield style(line, dim=True)
    if rules:
        yield ""
        yield style("Rules", bold=True)
        for rule in rules:
            yield from paragraph(f"{rule.id}: {rule.title} ({rule.kind}, {rule.severity})", "    ", "  ")


def document_form(document: Document) -> dict[str, Any]:
    """Return a source, each of its statements with what became of it, as plain data."""
    return {**document._asdict(), "statements": [statement._asdict() for statement in document.statements]}


def document_page(document: Document) -> Iterator[str]:
    """Yield a source: each of its statements with what became of it."""
    yield style(document.title, bold=True)
    yield f"{document.publisher}, {document.date}; {document.kind}, {document.coverage}"
    if document.url:
        yield document.url
    yield from paragraph(document.limits)
    for statement in document.statements:
        yield ""
        yield from paragraph(statement.says, "      ", f"{statement.id!s:>4}  ")
        yield from paragraph(f"-> {became(statement)}", "         ", "      ")
    became_rules = sum(bool(statement.rules) for statement in document.statements)
    became_information = sum(bool(statement.information) for statement in document.statements)
    left_out = sum(bool(statement.not_encoded) for statement in document.statements)
    yield ""
    total = len(document.statements)
    yield from paragraph(f"{total} statements: {became_rules} in rules, {became_information} in drug information, {left_out} not encoded.")


def became(statement: Statement) -> str:
    """Return what became of a statement, in words."""
    if statement.not_encoded:
        return f"not encoded: {statement.not_encoded}"
    carriers = (("rule", statement.rules), ("information", statement.information))
    return "; ".join(f"{what} {', '.join(ids)}" for what, ids in carriers if ids)


def facts_form(facts: Mapping[str, Fact]) -> list[dict[str, Any]]:
    """Return the data dictionary as plain data."""
    return [
        {
            "fact": fact.name,
            "title": fact.title,
            "ask": fact.ask,
            "type": fact.type,
            "expected": fact.expected,
            "answered_by": fact.answered_by,
            "derived_from": list(fact.uses) or None,
        }
        for fact in facts.values()
    ]


def facts_page(facts: Mapping[str, Fact]) -> Iterator[str]:
    """Yield the data dictionary."""
    for fact in facts.values():
        yield style(fact.name, bold=True) + f"  {fact.title}"
        derived = f" (derived from {', '.join(fact.uses)}; never stated)" if fact.uses else ""
        yield from paragraph(fact.expected + derived, "    ")
        yield from paragraph(f"{fact.ask} (ask: {fact.answered_by})", "    ") if fact.ask else []
    yield from paragraph("Every fact is optional; absent and null both mean not known.")


def changes_page(changes: Sequence[Change], old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Yield what a change of the rules would do: every rule that differs, with the smallest examples."""
    yield style(f"Rules {old.version} ({len(old.active)}) -> {new.version} ({len(new.active)})", bold=True)
    for change in changes:
        yield ""
        keys = f" ({', '.join(change.keys)})" if change.keys else ""
        yield style(f"{change.what} {change.rule}", bold=True) + keys
        otherwise = sum(example.people for example in change.examples)
        yield from paragraph(f"{otherwise:,} of {change.people:,} kinds of people are answered otherwise.", "  ")
        for key in [key for key in change.keys if key in _WORDS]:
            yield from paragraph(f"{key} was: {getattr(old.by_id[change.rule], key)}", "      ", "    ")
            yield from paragraph(f"{key} is: {getattr(new.by_id[change.rule], key)}", "      ", "    ")
        for example in change.examples:
            dates = {name: f" ({day or 'no date'})" for name, day in example.taken.items()}
            told = (f"{new.facts[name].title}: {measured(name, said)}{dates.get(name, '')}" for name, said in example.facts.items())
            known = "; ".join(told) or "nothing known"
            yield from paragraph(f"{example.people:,} such as {example.drug}, {STAGE[example.stage]}; {known}", "      ", "    ")
            yield from paragraph(f"was {_answered(example.before)}; is {_answered(example.after)}", "        ", "      ")
    counts = [sum(change.what == what for change in changes) for what in ("changed", "added", "removed")]
    yield ""
    yield "Rules: {} changed, {} added, {} removed.".format(*counts)
    yield from paragraph(f"Changed elsewhere, which answers nobody otherwise: {'; '.join(elsewhere(old, new)) or 'nothing'}.")


def _answered(answer: Answer | None) -> str:
    return f"{answer.outcome.replace('_', ' ')} ({answer.kind}, {answer.severity})" if answer else "silent"
