"""What a rule asks of a profile: lines joined by "all" and "any", with Kleene's three truth values.

True, False, and None for unknown. A fact that is missing, or a result too old to clear a rule, is unknown; unknown
never becomes "no". There is no "not": values are closed sets, so the others can be listed.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from dmtcheck.dates import Window
from dmtcheck.facts import AtLeast, Interval, Value
from dmtcheck.known import Known

Truth = bool | None
Operator = Literal["is", "includes", "above", "at_least", "below", "at_most"]
Fresh = Mapping[str, Window]

COMPARISONS: Final[dict[str, Callable[[float, float], bool]]] = {
    "above": lambda value, bound: value > bound,
    "at_least": lambda value, bound: value >= bound,
    "below": lambda value, bound: value < bound,
    "at_most": lambda value, bound: value <= bound,
}


class Line(NamedTuple):
    """One question about one fact: is it one of ``values``, or does it compare so with the one value."""

    fact: str
    operator: Operator
    values: tuple[bool | int | float | str, ...]

    def holds(self, value: Value) -> Truth:
        """Whether a known value answers this line. Unknown for a number of which the bounds do not decide, and for what a list may lack."""
        if not isinstance(value, Interval):
            return self._holds(value) or (None if isinstance(value, AtLeast) else False)
        if self.operator == "is" and value.low < value.high:
            return None if any(value.low <= one <= value.high for one in self.values) else False  # type: ignore[operator]  # numbers
        ends = {self._holds(value.low), self._holds(value.high)}
        return ends.pop() if len(ends) == 1 else None

    def _holds(self, value: Value) -> bool:
        if self.operator == "includes":
            return isinstance(value, tuple) and self.values[0] in value
        if self.operator == "is":
            return value in self.values
        return COMPARISONS[self.operator](value, self.values[0])  # type: ignore[arg-type]  # the loader allows numbers only


class Join(NamedTuple):
    """Every part must hold, or at least one."""

    how: Literal["all", "any"]
    parts: "tuple[Condition, ...]"


Condition = Line | Join
ALWAYS: Final = Join("all", ())


def as_written(condition: Condition) -> str:
    """Return a line as it reads in the rule file. Raises AssertionError for anything but a line."""
    assert isinstance(condition, Line)
    values = [str(value).lower() if isinstance(value, bool) else str(value) for value in condition.values]
    if condition.operator == "is":
        return f"{condition.fact}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}"
    return f"{condition.fact}: {{{condition.operator}: {values[0]}}}"


def all_of(truths: list[Truth]) -> Truth:
    """False where one is false, otherwise unknown where one is unknown, otherwise true."""
    return False if False in truths else None if None in truths else True


def any_of(truths: list[Truth]) -> Truth:
    """True where one is true, otherwise unknown where one is unknown, otherwise false."""
    return True if True in truths else None if None in truths else False


def lines(condition: Condition) -> Iterator[Line]:
    """Yield every line of a condition, in reading order."""
    if isinstance(condition, Line):
        yield condition
    else:
        for part in condition.parts:
            yield from lines(part)


def join(condition: Condition, truths: Iterator[Truth]) -> Truth:
    """Return the truth of ``condition`` when its lines, in reading order, have these truths."""
    if isinstance(condition, Line):
        return next(truths)
    parts = [join(part, truths) for part in condition.parts]
    return all_of(parts) if condition.how == "all" else any_of(parts)


def decides(condition: Condition, place: int, truths: list[Truth]) -> bool:
    """Whether the line at ``place``, in reading order, decides the answer while the other lines have these truths."""
    held, failed = (join(condition, iter([*truths[:place], forced, *truths[place + 1 :]])) for forced in (True, False))
    return held is not failed


class Judged(NamedTuple):
    """A condition with its truth for one profile, and that of each of its parts.

    Attributes:
        grounds: the facts this truth rests on: those that decided it, or every one that was asked while it is open.
        open: the facts that are not known (or not fresh) and could still change the answer.
    """

    condition: Condition
    truth: Truth
    grounds: tuple[str, ...]
    open: tuple[str, ...]
    parts: "tuple[Judged, ...]" = ()

    def lines(self) -> "Iterator[Judged]":
        """Yield every judged line, in reading order."""
        if isinstance(self.condition, Line):
            yield self
        for part in self.parts:
            yield from part.lines()


def judge(condition: Condition, known: Known, fresh: Fresh) -> Judged:
    """Return the truth of ``condition`` and its parts. ``fresh`` says how old a result may be and still clear."""
    if isinstance(condition, Line):
        truth = _line(condition, known, fresh)
        asked = (condition.fact,)
        return Judged(condition, truth, asked, asked if truth is None else ())
    parts = tuple([judge(part, known, fresh) for part in condition.parts])
    truths = [part.truth for part in parts]
    truth = all_of(truths) if condition.how == "all" else any_of(truths)
    grounds = tuple([fact for part in parts if truth is None or part.truth is truth for fact in part.grounds])
    left = tuple([fact for part in parts for fact in part.open]) if truth is None else ()
    return Judged(condition, truth, grounds, left, parts)


def _line(line: Line, known: Known, fresh: Fresh) -> Truth:
    value = known.values.get(line.fact)
    if value is None:
        return None
    truth = line.holds(value)
    if truth is False and line.fact in fresh and not known.is_fresh(line.fact, fresh[line.fact]):
        return None  # an old result may raise a consideration, but never clears one
    return truth
