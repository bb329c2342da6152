"""The therapies of a typed polars frame put together: each course read once, and the evidence of one person joined in one pass."""

from functools import reduce
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl

from dmtcheck.screening.engines import Polars, Run
from dmtcheck.screening.meanings import Meaning, Meanings
from dmtcheck.screening.program import Program
from dmtcheck.screening.step import Step
from dmtcheck.screening.taken import Evidence, read

_NO_DAY: Final = -(2**31)  # no day is so early
_KEY: Final = 32  # bits of what a name means
_BITS: Final = 62  # of one whole number, for as many pieces of evidence that are there or not


class Together:
    """Puts therapies together for one program. What names mean is kept from frame to frame."""

    def __init__(self, program: Program) -> None:
        self._program = program
        shown = program.evidence("")
        self._others = [one for one in shown if one.how != "any"]
        any_of = [one for one in shown if one.how == "any"]
        self._packed = {f"packed {start}": any_of[start : start + _BITS] for start in range(0, len(any_of), _BITS)}
        self._meanings = Meanings()
        self._run: Run | None = None

    def of(self, typed: pl.DataFrame) -> pl.DataFrame:
        """Return a typed frame with the evidence of its therapies, and the limits on its dates of assessment, instead of the therapies."""
        therapies = typed["therapies"]
        counts = therapies.list.len().fill_null(0)
        joiner = _Joiner(counts.to_numpy().astype(np.int64))
        given = _named(therapies.filter(counts > 0).explode().struct.unnest(), self._meanings)
        courses = self._read(given.with_columns(typed["as_of"].gather(joiner.whose)))
        joined = [joiner.join(one, courses).alias(one.name) for one in self._others]
        joined += [one for name, packed in self._packed.items() for one in joiner.unpack(courses[name], packed)]
        listed = (~therapies.is_null()).alias("therapies listed")
        return typed.drop("therapies").with_columns(listed, *joined, *_limits(typed["as_of"], self._program))

    def _read(self, courses: pl.DataFrame) -> pl.DataFrame:
        if self._run is None:
            shown = {one.name: one.what for one in self._others} | {name: _pack(packed) for name, packed in self._packed.items()}
            self._run = Polars().compiled(courses.schema, [*read(""), Step(shown, [*shown, *{one.key for one in self._others if one.key}])], ())
        return self._run(courses)


def _pack(shown: list[Evidence]) -> nw.Expr:
    """Return what a course shows as the bits of one number: bits of many courses are joined at once."""
    return reduce(add, [nw.when(one.what).then(nw.lit(1 << bit)).otherwise(nw.lit(0)) for bit, one in enumerate(shown)]).cast(nw.Int64)


def _named(given: pl.DataFrame, meanings: Meanings) -> pl.DataFrame:
    """Return courses with what their names mean instead of the names."""
    names = given["name"].fill_null("")
    means = meanings.of(names.unique())
    parts = (pl.Series([getattr(one, part) for one in means.values()], dtype=pl.Int32) for part in Meaning._fields)
    return given.drop("name").with_columns(
        names.replace_strict(list(means), values, return_dtype=pl.Int32).cast(pl.Int32).alias(part)
        for part, values in zip(Meaning._fields, parts, strict=True)
    )


class _Joiner:
    """Joins columns of courses, which stand in the order of the people they belong to, into columns of people."""

    def __init__(self, counts: "np.ndarray[Any, Any]") -> None:
        self._people = len(counts)
        self._some = counts > 0
        self._first = (counts.cumsum() - counts)[self._some]
        self.whose = np.repeat(np.arange(self._people), counts)

    def join(self, one: Evidence, courses: pl.DataFrame) -> pl.Series:
        """Return a piece of evidence for each person."""
        column = courses[one.name]
        match one.how:
            case "sum":
                total = np.zeros(self._people)
                np.add.at(total, self.whose, column.to_numpy())  # one after the other, as for one person: the last digit may decide
                return pl.Series(total)
            case "latest":
                days = self._reduce(np.maximum, column.to_physical().fill_null(_NO_DAY), np.int32, none=_NO_DAY)
                return days.set(days == _NO_DAY, None).cast(pl.Date)
        both = self.whose << _KEY | courses[one.key].to_numpy()  # the person and the key as one number
        return pl.Series(np.bincount(np.unique(both[column.to_numpy()]) >> _KEY, minlength=self._people))

    def unpack(self, column: pl.Series, packed: list[Evidence]) -> list[pl.Series]:
        """Return whether any course of a person shows each piece of evidence that is packed into a column."""
        found = self._reduce(np.bitwise_or, column, np.int64).to_numpy()
        return [pl.Series(one.name, found & (1 << bit) != 0) for bit, one in enumerate(packed)]

    def _reduce(self, by: "np.ufunc", column: pl.Series, dtype: Any, none: int = 0) -> pl.Series:
        found = np.full(self._people, none, dtype=dtype)
        if len(column):
            found[self._some] = by.reduceat(column.to_numpy(), self._first)
        return pl.Series(found)


def _limits(as_of: pl.Series, program: Program) -> list[pl.Expr]:
    days = as_of.unique()
    found = {day: program.limits_on(day) for day in days}
    if len(found) == 1:
        return [pl.lit(limit, dtype=pl.Date).alias(name) for name, limit in next(iter(found.values())).items()]
    return [
        pl.col("as_of").replace_strict(days, pl.Series([on[name] for on in found.values()], dtype=pl.Date)).alias(name)
        for name in program.limits.values()
    ]
