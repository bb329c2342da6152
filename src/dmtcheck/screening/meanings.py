"""What the names of therapies mean, as whole numbers that every engine can carry: worked out once for each different name."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from dmtcheck.courses import INFUSED, course
from dmtcheck.terms import DRUGS
from dmtcheck.therapies import ingredient, nearest_ingredient

LONGEST_NAME: Final = 200  # characters, as in a profile

# What a course may be, one bit each.
KINDS: Final = (
    "known",  # its name is in the list of therapies
    *(f"holds_{held}" for held in INFUSED),
    *(f"may_be_{drug}" for drug in DRUGS),
    "infusion",  # it may be one of the six
    "one_drug",
    "one_ingredient",  # at most one
    "immunosuppressant",
    "unreadable",  # no name of a therapy can be spelled so
)
_BIT: Final = {kind: 1 << place for place, kind in enumerate(KINDS)}


class Meaning(NamedTuple):
    """What one name means.

    Attributes:
        bits: the sum of its kinds.
        same: a number that two names share where they are one therapy.
        near: the same, with a name that is not known taken for the one it resembles most.
    """

    bits: int
    same: int
    near: int


class Meanings:
    """The meanings of the names that were met so far."""

    def __init__(self) -> None:
        self._found: dict[str, Meaning] = {}
        self._numbers: dict[str, int] = {}

    def of(self, names: Iterable[str]) -> dict[str, Meaning]:
        """Return what each of ``names`` means."""
        return {name: self._found.get(name) or self._found.setdefault(name, self._read(name)) for name in names}

    def _read(self, name: str) -> Meaning:
        if not re.search(r"\S", name) or len(name) > LONGEST_NAME:
            return Meaning(_BIT["unreadable"], 0, 0)
        one = course({"name": name})
        kinds = [
            *(["known"] if one.therapy else []),
            *(f"holds_{held}" for held in INFUSED if held in one.ingredients),
            *(f"may_be_{drug}" for drug in one.drugs),
            *(["infusion"] if one.drugs else []),
            *(["one_drug"] if len(one.drugs) == 1 else []),
            *(["one_ingredient"] if len(one.ingredients) < 2 else []),
            *(["immunosuppressant"] if one.therapy and one.therapy.immunosuppressant else []),
        ]
        return Meaning(sum(_BIT[kind] for kind in kinds), self._number(ingredient(name)), self._number(nearest_ingredient(name)))

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)
