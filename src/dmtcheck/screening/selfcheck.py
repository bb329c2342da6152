"""Before a run: every rule at its boundaries, on the very engine about to be used, against the reference."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from dmtcheck.condition import Truth
from dmtcheck.domain import AS_OF, profiles
from dmtcheck.errors import DmtcheckError
from dmtcheck.facts import NEVER, AtLeast, Facts, Interval, Value
from dmtcheck.known import Known
from dmtcheck.rulebook import Rulebook
from dmtcheck.screening.days import NEVER_BEGUN, Ago
from dmtcheck.screening.lowering import SINCE, truth
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.stated import taken_on
from dmtcheck.screening.typed import LINE


class SelfcheckError(DmtcheckError):
    """The engine answers otherwise than the reference: nothing must be answered by it."""


def selfcheck(screener: Screener, book: Rulebook) -> int:
    """Compare every rule at its boundaries, and return how many rows were compared.

    Raises:
        SelfcheckError: for the first rule that comes out otherwise.
    """
    asked = [(place, rule, known) for place, rule in enumerate(book.active) for known in profiles(book.facts, [rule.when], rule.fresh, partial=True)]
    decided = screener.decided(boundary_rows(screener, book.facts, [known for _, _, known in asked]))
    answers = {place: _truths(decided, place) for place in range(len(book.active))}
    for row, (place, rule, known) in enumerate(asked):
        found, expected = answers[place][row], rule.judge(known).truth
        if found is not expected:
            raise SelfcheckError(
                f"the engine calls {rule.id} {_WORDS[found]} at a boundary where the reference calls it {_WORDS[expected]}; nothing was screened"
            )
    return len(asked)


_WORDS = {True: "true", False: "false", None: "unknown"}


def _truths(decided: pl.DataFrame, place: int) -> list[Truth]:
    rails = zip(decided[truth(place, True)], decided[truth(place, False)], strict=True)
    return [True if holds and not fails else False if fails and not holds else None for holds, fails in rails]


def boundary_rows(screener: Screener, facts: Facts, people: Sequence[Known]) -> pl.DataFrame:
    """Return the frame of what is known that rules are decided in, for people of whom only values and dates are given, assessed on ``domain.AS_OF``."""
    lowering = screener.program.decided
    columns = [_column(name, facts, people) for name in lowering.reads]
    limits = [pl.lit(limit.before(AS_OF), pl.Date).alias(name) for limit, name in lowering.limits.items()]
    return pl.DataFrame([pl.Series(LINE, range(len(people)), pl.Int64), *columns]).with_columns(limits)


def _column(name: str, facts: Facts, people: Sequence[Known]) -> pl.Series:
    """Return one column: a fact, one bound of it, whether a list is complete, or when a result was taken."""
    fact, _, part = name.partition(" ")
    if name.endswith("_complete") and facts[name].completes:
        return pl.Series(name, [False if isinstance(known.values.get(facts[name].completes), AtLeast) else None for known in people], pl.Boolean)
    if fact not in facts or facts[fact].type == "date":
        results = [result for result in facts if taken_on(result) == name]
        return pl.Series(name, [next((known.dates[result] for result in results if result in known.dates), None) for known in people], pl.Date)
    values = [_bound(known.values.get(fact), part) for known in people]
    if fact in SINCE:
        return pl.Series(name, [None if value is None else _day(fact, float(value)) for value in values], pl.Date)
    types = {"yes_no": pl.Boolean(), "choice": pl.Enum(facts[fact].values), "number": pl.Float64(), "list": pl.List(pl.String)}
    return pl.Series(name, values, types[facts[fact].type], strict=False)


def _bound(value: Value | None, part: str) -> Any:
    if isinstance(value, Interval):
        return value.low if part == "low" else value.high
    return list(value) if isinstance(value, tuple) else value


@cache
def _day(fact: str, passed: float) -> date:
    """Return the first day since which no more has passed."""
    return NEVER_BEGUN if passed >= NEVER else Ago(SINCE[fact], passed, below=False).before(AS_OF)
