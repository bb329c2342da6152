"""The two rails of a condition: when it is certainly true, and when it is certainly false.

Both are two-valued and hold only positive tests of values that are there, so that an engine without a third truth
value can run them and a value that is missing satisfies neither. Where neither rail holds, the answer is unknown.
This is the one lowering from conditions to engines; engines only compile what it returns.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dmtcheck.condition import Condition, Fresh, Line
from dmtcheck.dates import Window
from dmtcheck.facts import AtLeast, Fact, Facts, Interval
from dmtcheck.known import Known

Plain = bool | int | float | str
Test = Literal["==", "<", "<=", ">", ">="]
_TRUE: dict[str, Test] = {"above": ">", "at_least": ">=", "below": "<", "at_most": "<="}
_FALSE: dict[str, Test] = {"above": "<=", "at_least": "<", "below": ">=", "at_most": ">"}


class Key(NamedTuple):
    """What a test reads: a fact, one bound of a number or one member of a list, as it is or only while it is fresh."""

    fact: str
    part: str = ""
    window: Window | None = None

    def of(self, known: Known) -> Plain | None:
        """Return the value that this key reads from a profile, or None where there is none."""
        value = known.values.get(self.fact)
        if value is None or (self.window and not known.is_fresh(self.fact, self.window)):
            return None
        if self.part == "low":
            return value.low if isinstance(value, Interval) else value  # type: ignore[return-value]  # a number
        if self.part == "high":
            return value.high if isinstance(value, Interval) else value  # type: ignore[return-value]  # a number
        if isinstance(value, tuple):
            return self.part in value or (None if isinstance(value, AtLeast) else False)
        return value  # type: ignore[return-value]  # no condition reads a date

    def __str__(self) -> str:
        return self.fact + (f".{self.part}" if self.part else "") + (f"@{self.window}" if self.window else "")


class Term(NamedTuple):
    """One positive, two-valued test."""

    key: Key
    test: Test
    value: Plain


class Branch(NamedTuple):
    """Every part holds (of none: always), or at least one (of none: never)."""

    how: Literal["all", "any"]
    parts: "tuple[Rail, ...]"


Rail = Term | Branch


def certainly(truth: bool, condition: Condition, facts: Facts, fresh: Fresh) -> Rail:
    """Return the rail that holds exactly where ``condition`` is certainly true, or certainly false.

    Only the rail of falsehood demands fresh results: an old one may raise a consideration, but never clears one.
    """
    if isinstance(condition, Line):
        window = None if truth else fresh.get(condition.fact)
        return _line(truth, condition, facts[condition.fact], window)
    parts = tuple(certainly(truth, part, facts, fresh) for part in condition.parts)
    return Branch("all" if (condition.how == "all") is truth else "any", parts)


def ways(rail: Rail) -> Iterator[Rail]:
    """Yield the alternatives of a rail: it holds where one of them does. Rules share them, so engines run fewer."""
    if isinstance(rail, Branch) and rail.how == "any":
        for part in rail.parts:
            yield from ways(part)
    else:
        yield rail


def keys(rail: Rail) -> Iterator[Key]:
    """Yield every key that a rail reads."""
    if isinstance(rail, Term):
        yield rail.key
    else:
        for part in rail.parts:
            yield from keys(part)


def _line(truth: bool, line: Line, fact: Fact, window: Window | None) -> Rail:
    if line.operator == "includes":
        return Term(Key(fact.name, str(line.values[0]), window), "==", truth)
    if line.operator == "is":
        if fact.type == "number":
            parts = tuple(_equals(truth, fact, value, window) for value in line.values)
            return Branch("any" if truth else "all", parts)
        domain: tuple[Plain, ...] = (True, False) if fact.type == "yes_no" else fact.values
        return Branch("any", tuple(Term(Key(fact.name, "", window), "==", value) for value in domain if (value in line.values) is truth))
    return _compares((_TRUE if truth else _FALSE)[line.operator], fact, line.values[0], window)


def _equals(truth: bool, fact: Fact, value: Plain, window: Window | None) -> Rail:
    tests: tuple[Test, Test] = (">=", "<=") if truth else (">", "<")
    parts = tuple(_compares(test, fact, value, window) for test in tests)
    return Branch("all" if truth else "any", parts)


def _compares(test: Test, fact: Fact, value: Plain, window: Window | None) -> Term:
    """Compare a number; where perhaps only bounds are known, the one that makes the comparison certain."""
    bound = ("low" if test in (">", ">=") else "high") if fact.bounded else ""
    return Term(Key(fact.name, bound, window), test, value)
