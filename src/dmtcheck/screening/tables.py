"""An Arrow table read as profiles: what no row can mend (an unknown column, a wrong type) is one error before anything is read."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

import polars as pl
import pyarrow as pa
from pyarrow import types

from dmtcheck.errors import DmtcheckError, did_you_mean, shown
from dmtcheck.facts import Fact
from dmtcheck.screening.blocks import Mark
from dmtcheck.screening.typed import LINE, Rows, dated

_BEYOND: Final = "a day beyond the calendar"
_MIDNIGHT: Final = re.compile(r" 00:00:00(\.0+)?$")


def rows_of(table: pa.Table, done: int, facts: Sequence[Fact], mark: Mark) -> Rows:
    """Return the rows of a table that follow on ``done`` others."""
    table.validate(full=True)  # text that is not UTF-8 must not get further
    table = _without_seconds(table)
    first = done + 1
    columns = pl.DataFrame(dated(table, facts)).with_columns(pl.int_range(first, first + table.num_rows).alias(LINE))
    return Rows(first, table.num_rows, mark, columns, [], _Given(table, facts, first).row, _nowhere)


def _without_seconds(table: pa.Table) -> pa.Table:
    """Return a table whose moments are at least counted in milliseconds: polars would count on past the end of a number, to another day."""
    for place, field in enumerate(table.schema):
        if (type_ := _milliseconds(field.type)) != field.type:
            try:
                table = table.set_column(place, field.name, table[field.name].cast(type_))
            except pa.ArrowInvalid:
                raise DmtcheckError(f'column "{field.name}": it holds {_BEYOND}') from None
    return table


def _milliseconds(type_: pa.DataType) -> pa.DataType:
    if types.is_timestamp(type_) and type_.unit == "s":
        return pa.timestamp("ms", type_.tz)
    if types.is_list(type_) or types.is_large_list(type_):
        listed = pa.large_list if types.is_large_list(type_) else pa.list_
        return listed(type_.value_field.with_type(_milliseconds(type_.value_type)))
    if types.is_struct(type_):
        return pa.struct([field.with_type(_milliseconds(field.type)) for field in type_.fields])
    return type_


def _nowhere(line: int) -> None:
    """Say that a row begins at no byte."""


class _Given:
    """Rows as their JSON would be read: dates as text, whole numbers without a fraction."""

    def __init__(self, table: pa.Table, facts: Sequence[Fact], first: int) -> None:
        self._table = table
        self._facts = {fact.name: fact for fact in facts}
        self._first = first

    @cached_property
    def _columns(self) -> tuple[pl.DataFrame, pl.Schema]:
        columns = pl.DataFrame(self._table)
        return columns.with_columns(_spelled(pl.col(name), dtype).alias(name) for name, dtype in columns.schema.items()), columns.schema

    def row(self, number: int) -> dict[str, Any]:
        columns, schema = self._columns
        values = columns.row(number - self._first, named=True)
        return {name: _as_json(self._facts[name], value, schema[name]) for name, value in values.items()}


def _spelled(column: pl.Expr, dtype: Any) -> pl.Expr:
    """Return a column with text for its dates: neither Python nor polars can spell all that a column can hold."""
    if isinstance(dtype, pl.List):
        return column.list.eval(_spelled(pl.element(), dtype.inner))
    if isinstance(dtype, pl.Struct):
        parts = [_spelled(column.struct.field(field.name), field.dtype).alias(field.name) for field in dtype.fields]
        return pl.when(column.is_not_null()).then(pl.struct(parts))
    if not dtype.is_temporal():
        return column
    within = column.cast(pl.Date, strict=False).is_between(date.min, date.max)
    return pl.when(within).then(column).cast(pl.String).fill_null(pl.when(column.is_not_null()).then(pl.lit(_BEYOND)))


def _as_json(fact: Fact, value: Any, dtype: Any) -> Any:
    if isinstance(value, str) and dtype.is_temporal():
        return _MIDNIGHT.sub("", value)
    if isinstance(value, (float, Decimal)):
        number = float(value)
        return int(number) if fact.whole and number.is_integer() else number
    if fact.type == "therapies" and value:
        parts = [(part, field.dtype) for field in dtype.inner.fields for part in fact.parts if part.name == field.name]
        return [course and {part.name: _as_json(part, course[part.name], own) for part, own in parts} for course in value]
    return value


def refuse_columns(schema: pa.Schema, facts: Sequence[Fact], file: str | None = None) -> None:
    """Raise DmtcheckError where a column is no fact, stands twice, or cannot hold the values of its fact."""
    known = {fact.name: fact for fact in facts}
    for name in schema.names:
        if name not in known:
            raise DmtcheckError(f"unknown column {shown(name)}{did_you_mean(name, known)} (`dmtcheck facts` lists all facts)", file=file)
        if schema.names.count(name) > 1:
            raise DmtcheckError(f"the column {shown(name)} stands twice", file=file)
        _refuse_type(known[name], schema.field(name).type, f'column "{name}"', file)


def _refuse_type(fact: Fact, type_: pa.DataType, where: str, file: str | None) -> None:
    listed = types.is_list(type_) or types.is_large_list(type_)
    if fact.type == "therapies" and listed and types.is_struct(type_.value_type):
        parts = {part.name: part for part in fact.parts}
        for field in type_.value_type.fields:
            if field.name not in parts:
                raise DmtcheckError(f"{where}: unknown key {shown(field.name)}{did_you_mean(field.name, parts)}", file=file)
            _refuse_type(parts[field.name], field.type, f'{where}, "{field.name}"', file)
    elif not types.is_null(type_) and not _fits(fact, type_.value_type if listed else type_, listed=listed):
        hint = "; a float of fewer than 64 bits holds another number than was written" if types.is_floating(type_) and fact.type == "number" else ""
        raise DmtcheckError(f"{where}: expected {fact.expected}, found the type {type_}{hint}", file=file)


def _fits(fact: Fact, type_: pa.DataType, *, listed: bool) -> bool:
    """Whether a type can hold the values of a fact, or the members of a list."""
    if fact.type in ("list", "drugs", "therapies"):
        return listed and (types.is_null(type_) or (fact.type != "therapies" and _is_text(type_)))
    if listed:
        return False
    match fact.type:
        case "yes_no":
            return bool(types.is_boolean(type_))
        case "number":
            return bool(types.is_integer(type_) or types.is_float64(type_) or types.is_decimal128(type_))
        case "date" | "day":
            return bool(types.is_date(type_) or _is_text(type_) or (types.is_timestamp(type_) and type_.tz is None))
    return _is_text(type_)


def _is_text(type_: pa.DataType) -> bool:
    plain = type_.value_type if types.is_dictionary(type_) else type_
    return bool(types.is_string(plain) or types.is_large_string(plain) or types.is_string_view(plain))
