"""Columns as they were read, made into columns of the types of the data dictionary.

What a type cannot hold (a word outside a closed set, a date that is spelled in another way) marks its row as ``odd``;
whether a value is in its range is not asked here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple, NoReturn

import polars as pl
import pyarrow as pa
from pyarrow import compute

from dmtcheck.facts import NONE, Fact, Facts
from dmtcheck.screening.blocks import Mark

LINE: Final = "line"
ODD: Final = "odd"
_SPELLED: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Rows(NamedTuple):
    """A piece of a file, read into columns as far as possible.

    Attributes:
        line: number of the first line, or row, from 1.
        lines: how many there are.
        mark: how far the file was read for them.
        columns: what was read, with ``line``; the others are facts, perhaps not all.
        refused: the lines that are not among the columns.
        given: what the reader of single profiles is given for a line.
        byte: where a line begins in the uncompressed text; None where that means nothing.
        skipped: whether they were only counted.
    """

    line: int
    lines: int
    mark: Mark
    columns: pl.DataFrame
    refused: list[int]
    given: Callable[[int], bytes | Mapping[str, Any]]
    byte: Callable[[int], int | None]
    skipped: bool = False


def skipped(line: int, lines: int, mark: Mark) -> Rows:
    """Return rows that are only counted."""
    return Rows(line, lines, mark, pl.DataFrame(schema={LINE: pl.Int64}), [], _only_counted, _only_counted, skipped=True)


def _only_counted(line: int) -> NoReturn:
    raise LookupError(f"line {line} was only counted")


def stated(facts: Facts) -> list[Fact]:
    """Return the facts that a profile can state, in the order of the data dictionary."""
    return [fact for fact in facts.values() if not fact.uses]


def dated(table: pa.Table, facts: Sequence[Fact]) -> pa.Table:
    """Return the columns with text as dates, fast, where each is spelled YYYY-MM-DD; ``typed`` looks at the others.

    Of a day a further column says where there is none: it never happened.
    """
    for fact in facts:
        if fact.type not in ("date", "day") or fact.name not in table.column_names or not _is_plain_text(table[fact.name].type):
            continue
        text = table[fact.name]
        never = compute.equal(text, NONE)
        try:
            days = compute.if_else(never, None, text).cast(pa.date32()) if fact.type == "day" else text.cast(pa.date32())
        except pa.ArrowInvalid:
            continue
        table = table.set_column(table.column_names.index(fact.name), fact.name, days)
        if fact.type == "day":
            table = table.append_column(_never(fact), never.fill_null(False))
    return table


def _is_plain_text(type_: pa.DataType) -> bool:
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_))


def _never(fact: Fact) -> str:
    return f"{fact.name} {NONE}"


def typed(columns: pl.DataFrame, facts: Sequence[Fact], as_of: date | None = None) -> pl.DataFrame:
    """Return the typed frame of what was read. A profile without its own date is assessed on ``as_of``."""
    given = columns.schema
    raw = columns.with_columns(_present(fact, given.get(fact.name)) for fact in facts)
    schema = raw.schema
    lost = [where for fact in facts if (where := _lost(fact, schema[fact.name])) is not None]
    odd = pl.any_horizontal(pl.lit(False), *lost).fill_null(False).alias(ODD)
    frame = raw.select(pl.col(LINE).cast(pl.Int64), odd, *(column for fact in facts for column in _typed(fact, schema)))
    emptied = (rows for fact in facts if (rows := _emptied(fact, raw[fact.name], frame)) is not None)
    own = frame["as_of"]
    return frame.with_columns(reduce(or_, emptied, frame[ODD]), own if as_of is None else own.fill_null(pl.lit(as_of)))


def _present(fact: Fact, dtype: pl.DataType | None) -> pl.Expr:
    """Return the column of a fact; where there is none, or one without a type of its own, it holds nothing."""
    if dtype is None:
        return pl.lit(None, _unread(fact)).alias(fact.name)
    return pl.col(fact.name).cast(_unread(fact)) if dtype in (pl.Null, pl.List(pl.Null)) else pl.col(fact.name)


def _unread(fact: Fact) -> pl.DataType:
    match fact.type:
        case "list" | "drugs":
            return pl.List(pl.String)
        case "therapies":
            return pl.List(pl.Struct({part.name: _unread(part) for part in fact.parts}))
        case "yes_no":
            return pl.Boolean()
        case "number":
            return pl.Float64()
    return pl.String()


def _typed(fact: Fact, schema: pl.Schema) -> list[pl.Expr]:
    """Return the column of a fact; of a day also the one that says that it never happened."""
    dtype, raw, never = schema[fact.name], pl.col(fact.name), _never(fact)
    value = _value(fact, raw, dtype)
    if fact.type != "day":
        return [value]
    if dtype.is_temporal():
        return [value, pl.col(never) if never in schema else pl.lit(False).alias(never)]
    return [value, (raw.cast(pl.String) == NONE).fill_null(False).alias(never)]


def _value(fact: Fact, raw: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    match fact.type:
        case "yes_no":
            return raw
        case "number":
            return raw.cast(pl.Float64)
        case "choice":
            return raw.cast(pl.String).cast(pl.Enum(fact.values), strict=False)
        case "list" | "drugs":
            return raw.cast(pl.List(pl.String))
        case "date" | "day":
            return _date(raw, dtype)
        case "therapies":
            parts = _parts(fact, dtype)
            return raw.list.eval(pl.struct(_value(part, value, own).alias(part.name) for part, value, own in parts))
    return raw.cast(pl.String)


def _parts(fact: Fact, dtype: pl.DataType) -> list[tuple[Fact, pl.Expr, pl.DataType]]:
    """Return of each part of a therapy what was read, and its type."""
    struct = dtype.inner if isinstance(dtype, pl.List) else None
    read: dict[str, Any] = {field.name: field.dtype for field in struct.fields} if isinstance(struct, pl.Struct) else {}
    element = pl.element().struct
    return [
        (
            part,
            element.field(part.name) if part.name in read else pl.lit(None, _unread(part)),
            pl.Null() if part.name not in read else read[part.name],
        )
        for part in fact.parts
    ]


def _date(raw: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the dates of a column: of text only those that are spelled YYYY-MM-DD, of moments only midnights."""
    if dtype.is_temporal():
        day = raw.cast(pl.Date, strict=False)
        sure = raw.dt.time() == time() if isinstance(dtype, pl.Datetime) else pl.lit(True)
    else:
        text = raw.cast(pl.String)
        day, sure = text.str.to_date("%Y-%m-%d", strict=False), text.str.contains(_SPELLED)
    return pl.when(sure & day.is_between(date.min, date.max)).then(day)


def _lost(fact: Fact, dtype: pl.DataType) -> pl.Expr | None:
    """Return where the type of a fact holds less than was read; None where a look at what became empty tells it, or nothing can be lost."""
    raw = pl.col(fact.name)
    match fact.type:
        case "number" if fact.whole:
            return raw.cast(pl.Float64) != raw.cast(pl.Float64).floor()
        case "list" | "drugs":
            return raw.list.eval(pl.element().is_null()).list.any()
        case "therapies":
            return raw.list.eval(pl.any_horizontal(_lost_in_course(fact, dtype))).list.any()
    return None


def _lost_in_course(fact: Fact, dtype: pl.DataType) -> Iterator[pl.Expr]:
    yield pl.element().is_null()
    for part, read, own in _parts(fact, dtype):
        value = _value(part, read, own)
        if part.type in ("choice", "date"):
            yield read.is_not_null() & value.is_null()
        elif part.whole:
            yield value != value.floor()


def _emptied(fact: Fact, raw: pl.Series, frame: pl.DataFrame) -> pl.Series | None:
    """Return where the typed column of a fact is empty and what was read is not; None where that is so nowhere."""
    if fact.type not in ("choice", "date", "day"):
        return None
    value = frame[fact.name]
    never = frame[_never(fact)] if fact.type == "day" and not raw.dtype.is_temporal() else pl.repeat(False, frame.height, eager=True)
    if raw.null_count() == value.null_count() - never.sum():
        return None
    return raw.is_not_null() & value.is_null() & ~never
