"""The data dictionary: what is known about each fact, apart from the values of any one person.

It is made from the lines of ``profile.Profile`` and holds only plain data, so that it can be kept beside the rules
and read back without building the model again.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

FactType = Literal["yes_no", "choice", "number", "count", "list", "drugs", "date", "text", "therapies"]

# What a condition can ask about; the others carry dates, names or free text.
CONDITION_TYPES: Final = ("yes_no", "choice", "number", "count", "list")
DATE_SUFFIX: Final = "_date"


class Interval(NamedTuple):
    """A count of which only the bounds are known: at least ``low``, at most ``high``."""

    low: int
    high: int


Value = bool | int | float | str | tuple[str, ...] | Interval


class Fact(NamedTuple):
    """One fact of a profile.

    Attributes:
        name: key in JSON; the unit is part of it.
        title: the words a clinician uses for it; the vocabulary of the features.
        ask: the question whose answer gives it.
        type: what its values are.
        values: the closed set, for a choice or a list.
        low, high: the bounds, both included, for a number or a count.
        whole: whether the number has no fraction.
        dated: whether ``<name>_date`` says when the result was taken.
        asks: the fact to ask for when this one is derived, otherwise its own name.
    """

    name: str
    title: str
    ask: str
    type: FactType
    values: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    whole: bool = False
    dated: bool = False
    asks: str = ""

    @property
    def in_conditions(self) -> bool:
        """Whether a rule can read it."""
        return self.type in CONDITION_TYPES

    @property
    def expected(self) -> str:
        """What a value must be, in words, for an error or a table."""
        if self.type in ("number", "count"):
            return f"a {'whole ' if self.whole else ''}number from {self.low:g} to {self.high:g}"
        return {
            "yes_no": "true or false",
            "choice": "one of " + ", ".join(self.values),
            "list": "a list of " + ", ".join(self.values),
            "drugs": "a list with at least one of " + ", ".join(self.values),
            "date": "a date such as 2026-11-22",
            "text": f"a text of up to {self.high:g} characters",
            "therapies": "a list of up to 1,000 therapies, each with at least a name",
        }[self.type]


Facts = Mapping[str, Fact]


def asked_as(facts: Facts, name: str) -> str:
    """Return the fact to ask a person for when ``name`` is missing: itself, or what it is derived from."""
    return facts[name].asks or name


def plain(value: Value) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Interval):
        return {"at_least": value.low, "at_most": value.high}
    return list(value) if isinstance(value, tuple) else value
