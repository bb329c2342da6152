"""Screening as a function of a frame, for a data team's own notebooks and jobs."""

import os
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa

from dmtcheck.checker import Checker, checker, date_of_assessment
from dmtcheck.errors import DmtcheckError, did_you_mean, shown, unknown
from dmtcheck.facts import Fact
from dmtcheck.rulebook import Folder, Rulebook
from dmtcheck.screening import lazy
from dmtcheck.screening.answered import answered
from dmtcheck.screening.answers import wide
from dmtcheck.screening.batch import batch_of
from dmtcheck.screening.blocks import Mark
from dmtcheck.screening.engines import DuckDB, Engine, Polars, Spark
from dmtcheck.screening.program import PROBLEM, REFUSED, Program
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.selfcheck import selfcheck
from dmtcheck.screening.step import put
from dmtcheck.screening.tables import refuse_columns, rows_of
from dmtcheck.screening.typed import LINE, stated
from dmtcheck.terms import DRUGS, Drug

_SLICE: Final = 131_072  # rows answered at once
Native = TypeVar("Native")


def screen(
    frame: Native,
    as_of: date | str | None = None,
    *,
    drugs: Sequence[str] = (),
    rules: Sequence[Folder] = (),
    keep: Sequence[str] = (),
) -> Native:
    """Check everyone in a frame, one profile a row.

    Args:
        frame: of polars, pandas, pyarrow, DuckDB or PySpark; a column for each fact that is known of anybody, named as in ``dmtcheck facts``.
            Dates are dates; a day that may be "none" may be text. What is held elsewhere (DuckDB, PySpark) is answered there, by expressions alone.
        as_of: date of assessment where a profile names none. Without either, no dated result counts as fresh.
        drugs: all that is assessed; of none, what each profile considers, and what the person has or had.
        rules: folders of further rules.
        keep: columns of your own that are no facts, such as a key; ``id`` is always kept.

    Returns:
        A frame of the same kind: ``id`` and the columns to keep, ``problem`` (why a row cannot be read; null where it is answered), the status of
        each drug, and how each rule comes out: "flagged", "information_needed" or "clear"; null where it says nothing about the person.
        The rows of frames in memory keep their order.

    Raises:
        DmtcheckError: where a column is no fact or cannot hold its values, or the engine answers otherwise than the reference.
        RulesError: where a rule cannot be read.
    """
    given: Any = nw.from_native(frame)
    ours = checker(tuple(os.fspath(folder) for folder in rules))
    chosen, kept = _drugs(drugs), _kept(keep, given.collect_schema().names(), ours.rulebook)
    on = date_of_assessment(as_of)
    if not isinstance(given, nw.LazyFrame):
        answers = _held(nw.maybe_reset_index(given).to_arrow(), ours, on, chosen, kept)
        found: Any = nw.DataFrame.from_arrow(answers, backend=given.implementation).to_native()
        if (index := nw.maybe_get_index(given)) is not None:  # of pandas: by it, rows find each other
            found.index = index
        return found  # type: ignore[no-any-return]  # of the same kind
    if given.implementation.is_polars():
        return _held(given.collect().to_arrow(), ours, on, chosen, kept).lazy()  # type: ignore[return-value]  # of the same kind
    return _elsewhere(given, ours, on, chosen, kept).to_native()  # type: ignore[no-any-return]  # of the same kind


def _drugs(drugs: Sequence[str]) -> tuple[Drug, ...]:
    for drug in drugs:
        if drug not in DRUGS:
            raise DmtcheckError(unknown("drug", drug, DRUGS))
    return tuple(drug for drug in DRUGS if drug in drugs)


def _kept(keep: Sequence[str], columns: Sequence[str], book: Rulebook) -> tuple[str, ...]:
    for name in keep:
        if name not in columns:
            raise DmtcheckError(f"there is no column {shown(name)} to keep{did_you_mean(name, columns)}")
        if name in (PROBLEM, *wide(book)):
            raise DmtcheckError(f"the column {shown(name)} cannot be kept: the result has one of this name")
    return tuple(dict.fromkeys((*(name for name in columns if name == "id"), *keep)))


def _held(table: pa.Table, ours: Checker, as_of: date | None, drugs: tuple[Drug, ...], keep: Sequence[str]) -> pl.DataFrame:
    """Answer a table in memory: by polars, and one by one whom columns cannot take for certain."""
    facts = stated(ours.rulebook.facts)
    names = {fact.name for fact in facts}
    profiles = table.select([name for name in table.column_names if name in names or name not in keep])
    if not profiles.num_columns:  # nothing is known of anybody: a table without columns has forgotten how many they are
        profiles = pa.table({"id": pa.nulls(table.num_rows)})
    refuse_columns(profiles.schema, facts)
    screener = _screener(Polars, ours, drugs)
    starts = range(0, max(profiles.num_rows, 1), _SLICE)
    try:
        found = pl.concat([_slice(profiles.slice(start, _SLICE), facts, screener, ours, as_of, drugs) for start in starts])
    except pa.ArrowInvalid as error:
        raise DmtcheckError(f"the table cannot be read: {str(error).splitlines()[0]}") from None
    return pl.concat([pl.DataFrame(table.select(list(keep))), found], how="horizontal")


def _slice(table: pa.Table, facts: list[Fact], screener: Screener, ours: Checker, as_of: date | None, drugs: tuple[Drug, ...]) -> pl.DataFrame:
    rows = rows_of(table, 0, facts, Mark(0, ""))
    people, rejects = answered(batch_of("", rows, facts, as_of, lambda given: ours.read(given, as_of)), screener, ours, drugs)
    told = people.select(LINE, *wide(ours.rulebook))
    problems = pl.DataFrame([(one.line, one.reason) for one in rejects], schema={LINE: pl.Int64, PROBLEM: pl.String}, orient="row")
    every = pl.DataFrame({LINE: range(1, table.num_rows + 1)}, schema={LINE: pl.Int64})
    return every.join(problems, on=LINE, how="left", maintain_order="left").join(told, on=LINE, how="left", maintain_order="left").drop(LINE)


def _elsewhere(frame: nw.LazyFrame[Any], ours: Checker, as_of: date | None, drugs: tuple[Drug, ...], keep: Sequence[str]) -> nw.LazyFrame[Any]:
    """Answer a frame where its rows are."""
    book = ours.rulebook
    engine = _screener(Spark if frame.implementation.is_spark_like() else DuckDB, ours, drugs).engine
    program = Program(book, drugs, engine.words, typed=False)
    typed = lazy.laid_out(frame, program, stated(book.facts), keep, as_of)
    answers = put(typed, program.steps, (*map(lazy.kept, keep), lazy.ODD, PROBLEM, REFUSED))
    answered_for = nw.col(lazy.ODD).is_null() & ~nw.col(REFUSED)
    return answers.select(
        *(nw.col(lazy.kept(name)).alias(name) for name in keep),
        nw.coalesce(lazy.ODD, PROBLEM).alias(PROBLEM),
        **{name: nw.when(answered_for).then(nw.col(name)) for name in wide(book)},
    )


@cache
def _screener(engine: type[Engine], ours: Checker, drugs: tuple[Drug, ...]) -> Screener:
    """Return a screener whose engine has been checked against the reference."""
    screener = Screener(engine(), ours.rulebook, drugs)
    selfcheck(screener, ours.rulebook)
    return screener
