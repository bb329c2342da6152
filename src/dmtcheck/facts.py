"""The data dictionary: what is known about each fact, apart from the values of any one person.

It is made from the lines of ``profile.Profile`` and holds only plain data, so that it can be kept beside the rules
and read back without building the model again.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dmtcheck.terms import Source

FactType = Literal["yes_no", "choice", "number", "list", "drugs", "date", "day", "text", "therapies"]

# What a condition can ask about; the others carry dates, names or free text.
CONDITION_TYPES: Final = ("yes_no", "choice", "number", "list")
DATE_SUFFIX: Final = "_date"
NONE: Final = "none"  # the day of something that never happened
ABOUT: Final = ("id", "as_of", "considering")  # what an assessment is about: said at its beginning, and never asked for
NEVER: Final = 1_000_000  # days or months since something that never happened: more than any life


class Interval(NamedTuple):
    """A number of which only the bounds are known: at least ``low``, at most ``high``."""

    low: float
    high: float


class AtLeast(tuple[str, ...]):
    """A list that may lack some: what it holds is sure, what it does not hold is not known."""

    __slots__ = ()


Value = bool | int | float | str | tuple[str, ...] | Interval | date


class Fact(NamedTuple):
    """One fact of a profile.

    Attributes:
        name: key in JSON; the unit is part of it.
        title: the words a clinician uses for it; the vocabulary of the features.
        ask: the question whose answer gives it.
        type: what its values are.
        values: the closed set, for a choice or a list.
        low, high: the limits of a number, both included.
        above: whether ``low`` itself is left out.
        whole: whether the number has no fraction.
        bounded: whether perhaps only bounds of the number are known.
        dated: whether ``<name>_date`` says when the result was taken.
        answered_by: who can answer the question.
        uses: the facts that this one is derived from; none where a profile states it.
        completes: the list of which this one says whether it lacks any; no rule reads it.
        parts: of a fact whose values are objects, what each of them holds.
    """

    name: str
    title: str
    ask: str
    type: FactType
    values: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    above: bool = False
    whole: bool = False
    bounded: bool = False
    dated: bool = False
    answered_by: Source = "chart"
    uses: tuple[str, ...] = ()
    completes: str = ""
    parts: "tuple[Fact, ...]" = ()

    @property
    def in_conditions(self) -> bool:
        """Whether a rule can read it."""
        return self.type in CONDITION_TYPES and not self.completes

    @property
    def expected(self) -> str:
        """What a value must be, in words, for an error or a table."""
        if self.type == "number":
            return f"a {'whole ' if self.whole else ''}number {'above' if self.above else 'from'} {self.low:.12g} to {self.high:.12g}"
        return {
            "yes_no": "true or false",
            "choice": "one of " + ", ".join(self.values),
            "list": "a list of " + ", ".join(self.values),
            "drugs": "a list with at least one of " + ", ".join(self.values),
            "date": "a date such as 2026-11-22",
            "day": 'a date such as 2026-11-22, or "none"',
            "text": f"a text of up to {self.high:g} characters",
            "therapies": "a list of up to 1,000 therapies, each with at least a name",
        }[self.type]


Facts = Mapping[str, Fact]


def asked_as(facts: Facts, name: str, values: Mapping[str, Value]) -> str:
    """Return the fact to ask for when ``name`` is missing or too old: itself, or the first of its sources that is not known."""
    uses = facts[name].uses
    if not uses:
        return name
    unknown = (used for used in uses if isinstance(values.get(used), Interval | None) and name not in values)
    return next(unknown, uses[0])


def plain(value: Value) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Interval):
        return {"at_least": value.low, "at_most": None if value.high >= NEVER else value.high}
    if isinstance(value, date):
        return value.isoformat()
    if value == NEVER:
        return "never"
    return list(value) if isinstance(value, tuple) else value
