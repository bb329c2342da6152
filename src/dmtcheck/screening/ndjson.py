"""A block of NDJSON read into columns, strictly: what is not certain is left to the reader of single profiles.

The parser of columns takes more than JSON lines are (several objects on a line, blank lines, one object over two lines,
text that is not UTF-8, numbers of any length) and fails badly on a ``null`` between objects; so a block is looked at before.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

import polars as pl
import pyarrow as pa
import pyarrow.json

from dmtcheck.facts import Fact
from dmtcheck.screening.blocks import Block
from dmtcheck.screening.typed import LINE, Rows, dated
from dmtcheck.strict_json import MAX_DIGITS, PROFILE

FEW: Final = 8  # so many lines are rather read one by one than cut into ever smaller pieces
PIECES: Final = 16
_BREAK: Final = re.compile(rb"\}[ \t\r]*+(\n[ \t\r]*+\{|n)")  # between two lines that hold an object each, or before a null that follows one
_START: Final = re.compile(rb"[ \t\r]*+\{")
_END: Final = re.compile(rb"\}[ \t\r]*+\n?\Z")
_IN_A_NUMBER: Final = bytes(ord("0" if chr(byte) in "0123456789.+-eE" else "_") for byte in range(256))
_EVERY: Final = 5  # looking at every fifth byte is enough to find what is as long as a number must not be
_TOO_LONG: Final = b"0" * ((MAX_DIGITS + 1) // _EVERY)
_LONG_NUMBER: Final = re.compile(rb"[:,\[][ \t\r\n]*+(?:-[0-9]|[0-9][0-9.+eE-])[0-9.+eE-]{%d}" % (MAX_DIGITS - 1))
_THREADED: Final = 1024 * 1024  # bytes from which on threads help


def schema(facts: Sequence[Fact]) -> pa.Schema:
    """Return the columns that a line of NDJSON may fill; dates and words are text until they are typed."""
    return pa.schema([(fact.name, _type(fact)) for fact in facts])


def _type(fact: Fact) -> pa.DataType:
    match fact.type:
        case "yes_no":
            return pa.bool_()
        case "number":
            return pa.int64() if fact.whole else pa.float64()
        case "list" | "drugs":
            return pa.list_(pa.string())
        case "therapies":
            return pa.list_(pa.struct([(part.name, _type(part)) for part in fact.parts]))
    return pa.string()


def rows(block: Block, columns: pa.Schema, facts: Sequence[Fact]) -> Rows:
    """Return the profiles of a block as columns, and the lines that these do not hold."""
    lines = _Lines(block)
    tables = [_numbered(columns.empty_table(), block.line)]
    refused: list[int] = []
    if block.is_too_long:
        refused.append(block.line)
    else:
        _take(lines, (0, block.lines), columns, tables, refused)
    frame = pl.DataFrame(dated(pa.concat_tables(tables).combine_chunks(), facts))
    return Rows(block.line, block.lines, block.mark, frame, refused, lines.given, lines.byte)


def _numbered(table: pa.Table, first: int) -> pa.Table:
    return table.append_column(LINE, pl.int_range(first, first + table.num_rows, eager=True).to_arrow())


class _Lines:
    """The lines of a block, cut only where one of them is asked for."""

    def __init__(self, block: Block) -> None:
        self.block = block

    @cached_property
    def all(self) -> list[bytes]:
        return self.block.data.removesuffix(b"\n").split(b"\n")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.all), initial=self.block.byte))

    def data(self, low: int, high: int) -> bytes:
        return self.block.data if high - low == self.block.lines else b"\n".join(self.all[low:high])

    def given(self, line: int) -> bytes:
        """Return one line; of one that is too long, which is not held, as many bytes as are refused for their number."""
        return bytes(PROFILE.bytes + 1) if self.block.is_too_long else self.all[line - self.block.line]

    def byte(self, line: int) -> int:
        return self._starts[line - self.block.line]


def _take(lines: _Lines, span: tuple[int, int], columns: pa.Schema, tables: list[pa.Table], refused: list[int]) -> None:
    """Read some lines into ``tables``; where these do not take all of them, read ever smaller pieces, down to what is ``refused``."""
    low, high = span
    first = lines.block.line
    table = _table(lines.data(low, high), high - low, columns)
    if table is not None:
        tables.append(_numbered(table, first + low))
    elif high - low <= FEW:
        refused.extend(range(first + low, first + high))
    else:
        step = max(FEW, -(-(high - low) // PIECES))
        for at in range(low, high, step):
            _take(lines, (at, min(at + step, high)), columns, tables, refused)


def _table(data: bytes, lines: int, columns: pa.Schema) -> pa.Table | None:
    """Return the columns of some lines where each is certainly one plain profile."""
    if not _is_plain(data, lines):
        return None
    large = len(data) > _THREADED
    try:
        table = pyarrow.json.read_json(
            pa.BufferReader(data),
            read_options=pyarrow.json.ReadOptions(use_threads=large, block_size=2 * _THREADED),
            parse_options=pyarrow.json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error"),
            memory_pool=pa.system_memory_pool(),
        )
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == lines else None


def _is_plain(data: bytes, lines: int) -> bool:
    """Whether each line begins and ends as an object does, in UTF-8, and none is so long, or holds so long a number, that it may be refused."""
    if not _START.match(data) or not _END.search(data, len(data) - 64) or b"\0" in data or _has_lone_returns(data):
        return False
    breaks = _BREAK.findall(data)
    if len(breaks) != lines - 1 or b"n" in breaks or _may_hold_a_long_line(data):
        return False
    if _TOO_LONG in data[::_EVERY].translate(_IN_A_NUMBER) and _LONG_NUMBER.search(data):
        return False
    return data.isascii() or _is_utf8(data)


def _has_lone_returns(data: bytes) -> bool:
    """Whether there is a carriage return that ends no line: the parser of columns would end one there."""
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _may_hold_a_long_line(data: bytes) -> bool:
    """Whether there is a stretch without an end of line that only a line with too many values needs."""
    half = PROFILE.values // 2
    return any(data.find(b"\n", at, at + half) < 0 for at in range(0, len(data) - half + 1, half))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
