"""Rules with one thing changed: what a slip of the pen could do to a caution."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dmtcheck import domain
from dmtcheck.condition import ALWAYS, COMPARISONS, Condition, Join, Line
from dmtcheck.dates import Window
from dmtcheck.facts import Fact, Facts
from dmtcheck.rule import Rule, reached
from dmtcheck.terms import DRUGS, KINDS, POINTS, SEVERITIES


class Mutant(NamedTuple):
    change: str
    rule: Rule


def mutants(rule: Rule, facts: Facts) -> Iterator[Mutant]:
    """Yield every mutant of a rule that answers some profile otherwise."""
    for change, when in _conditions(rule.when, facts):
        mutant = rule._replace(when=when)
        if not _equivalent(rule, mutant, facts):
            yield Mutant(change, mutant)
    yield from _windows(rule)
    yield from _points(rule)
    for drug in DRUGS:
        drugs = tuple(sorted({*rule.drugs} ^ {drug}))
        yield Mutant(f"{'without' if drug in rule.drugs else 'with'} {drug}", rule._replace(drugs=drugs))
    for severity in SEVERITIES:
        if severity != rule.severity:
            yield Mutant(f"severity {severity}", rule._replace(severity=severity))
        if severity != rule.unknown_severity and _can_be_unknown(rule):
            yield Mutant(f"when unknown, severity {severity}", rule._replace(unknown_severity=severity))
    for kind in KINDS:
        if kind != rule.kind:
            yield Mutant(f"kind {kind}", rule._replace(kind=kind))


def _can_be_unknown(rule: Rule) -> bool:
    return rule.kind != "preference" and (rule.when != ALWAYS or "considered" not in reached(rule.applies))


def _points(rule: Rule) -> Iterator[Mutant]:
    seen = {reached(rule.applies)}
    for point in POINTS:
        points = tuple(one for one in POINTS if (one in rule.applies) is not (one == point))
        if points and reached(points) not in seen:
            seen.add(reached(points))
            yield Mutant(f"applies {', '.join(points)}", rule._replace(applies=points))


def _conditions(when: Condition, facts: Facts) -> Iterator[tuple[str, Condition]]:
    if isinstance(when, Line):
        yield from _lines(when, facts[when.fact])
        yield f"without the line about {when.fact}", ALWAYS
        return
    if len(when.parts) > 1:
        yield f"{'all' if when.how == 'any' else 'any'} in place of {when.how}", when._replace(how="all" if when.how == "any" else "any")
    for place, part in enumerate(when.parts):
        before, after = when.parts[:place], when.parts[place + 1 :]
        rest = before + after
        yield f"without part {place + 1}", rest[0] if len(rest) == 1 else Join(when.how, rest)
        for change, mutant in _conditions(part, facts):
            if mutant != ALWAYS:
                yield change, Join(when.how, (*before, mutant, *after))


def _lines(line: Line, fact: Fact) -> Iterator[tuple[str, Line]]:
    if line.operator == "is" and fact.type == "number":
        for step in (1, -1, 0.5, -0.5):
            yield f"{fact.name} {line.values[0] + step}", line._replace(values=(line.values[0] + step,))  # type: ignore[operator]  # a number
        return
    if line.operator == "is":
        domain_values: tuple[Any, ...] = (True, False) if fact.type == "yes_no" else fact.values
        others = [value for value in domain_values if value not in line.values]
        for value in line.values:
            if len(line.values) > 1:
                yield f"{fact.name} without {value}", line._replace(values=tuple(kept for kept in line.values if kept != value))
            for other in others:
                yield f"{fact.name} {other} for {value}", line._replace(values=tuple(other if kept == value else kept for kept in line.values))
        for other in others:
            yield f"{fact.name} with {other}", line._replace(values=(*line.values, other))
        return
    if line.operator == "includes":
        for other in fact.values:
            if other not in line.values:
                yield f"{fact.name} includes {other}", line._replace(values=(other,))
        return
    (bound,) = line.values
    assert isinstance(bound, (int, float))
    for operator in COMPARISONS:
        if operator != line.operator:
            yield f"{fact.name} {operator} {bound}", line._replace(operator=operator)  # type: ignore[arg-type]  # the names of the comparisons
    for step in (1, -1) if fact.whole else (1, -1, 0.5, -0.5):
        yield f"{fact.name} {line.operator} {bound + step}", line._replace(values=(bound + step,))


def _windows(rule: Rule) -> Iterator[Mutant]:
    for fact, window in rule.fresh.items():
        rest = {name: kept for name, kept in rule.fresh.items() if name != fact}
        yield Mutant(f"any age of {fact}", rule._replace(fresh=rest))
        for other in (window._replace(number=window.number + 1), window._replace(number=window.number - 1), Window(window.number, "week")):
            if window.number == other.number == 0:  # the same day, counted in weeks
                continue
            yield Mutant(f"{fact} within {other}", rule._replace(fresh={**rest, fact: other}))


def _equivalent(rule: Rule, mutant: Rule, facts: Facts) -> bool:
    profiles = domain.profiles(facts, [rule.when, mutant.when], rule.fresh, partial=True)
    return all(rule.judge(known).truth is mutant.judge(known).truth for known in profiles)
