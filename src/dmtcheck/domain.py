"""Every kind of profile that a condition can tell apart: a few dozen to a few hundred, made from its own lines.

The loader decides with it whether a condition can hold, can fail and needs each of its lines; the proof in ``tests``
runs engines over it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from typing import Final

from dmtcheck.condition import Condition, Fresh, Line, lines
from dmtcheck.dates import Window
from dmtcheck.facts import AtLeast, Fact, Facts, Interval, Value
from dmtcheck.known import Known

AS_OF: Final = date(2026, 11, 22)


def points(fact: Fact, asked: Iterable[Line]) -> list[Value]:
    """Return one value of ``fact`` for each answer that the lines about it can give, and the edges of each."""
    if fact.type == "yes_no":
        return [True, False]
    if fact.type == "choice":
        return list(fact.values)
    mentioned = sorted({value for line in asked for value in line.values}, key=str)
    if fact.type == "list":
        return [chosen for size in range(len(mentioned) + 1) for chosen in combinations([str(value) for value in mentioned], size)]
    bounds = sorted({float(value) for value in mentioned})
    step = 1.0 if fact.whole else 0.5
    low = fact.low + step if fact.above else fact.low
    near = {edge for bound in bounds for edge in (bound - step, bound, bound + step)} | {low, fact.high}
    if not fact.whole:
        near |= {(one + other) / 2 for one, other in pairwise(bounds)}
    return [int(edge) if float(edge).is_integer() else edge for edge in sorted(near) if low <= edge <= fact.high]


def profiles(facts: Facts, conditions: Iterable[Condition], *fresh: Fresh, partial: bool = False) -> Iterator[Known]:
    """Yield a profile for every combination of points; with ``partial`` also with facts missing, half known, or at the edge of being too old."""
    asked: dict[str, list[Line]] = {}
    for condition in conditions:
        for line in lines(condition):
            asked.setdefault(line.fact, []).append(line)
    choices = [list(_choices(facts[name], about, [windows[name] for windows in fresh if name in windows], partial)) for name, about in asked.items()]
    for chosen in product(*choices):
        given = {name: pair for name, pair in zip(asked, chosen, strict=True) if pair is not None}
        values = {name: value for name, (value, _) in given.items()}
        dates = {name: taken for name, (_, taken) in given.items() if taken is not None}
        yield Known(None, AS_OF, (), values, dates)


def _choices(fact: Fact, asked: list[Line], windows: list[Window], partial: bool) -> Iterator[tuple[Value, date | None] | None]:
    values = points(fact, asked)
    for value in values:
        yield value, AS_OF if windows else None
        if windows and partial:
            yield value, None
            yield from ((value, day) for day in _edges(windows))
    if partial:
        yield None
        if fact.bounded:
            for low, high in combinations(values, 2):
                yield Interval(low, high), None  # type: ignore[arg-type]  # numbers
        if fact.type == "list":
            for value in values:
                yield AtLeast(value), None  # type: ignore[arg-type]  # a list


def _edges(windows: list[Window]) -> list[date]:
    """Return the last day that still counts in each window, and the day before it."""
    last = {window.before(AS_OF) for window in windows}
    days = last | {day - timedelta(days=1) for day in last if day > date.min}
    return sorted(days - {AS_OF}, reverse=True)
