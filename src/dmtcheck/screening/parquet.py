"""Parquet in slices of rows. What no row can mend (an unknown column, a wrong type) is one error before anything is read.

A row group is read in slices of ``SLICE`` rows, and of each column only the pages that a slice needs are held. A file
with one giant row group costs time and no more memory, except that a run which goes on inside it decodes it again from
its beginning; skipped whole row groups cost nothing. The file is read once more for its digest, before its first row.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import pyarrow as pa
import pyarrow.parquet

from dmtcheck.errors import DmtcheckError
from dmtcheck.facts import Fact
from dmtcheck.screening.blocks import Mark
from dmtcheck.screening.places import Place
from dmtcheck.screening.tables import refuse_columns, rows_of
from dmtcheck.screening.typed import Rows, skipped

SLICE: Final = 32_768
_BUFFER: Final = 1024 * 1024


def rows(place: Place, facts: list[Fact], skip: int = 0) -> Iterator[Rows]:
    """Yield a file in slices; of the first ``skip`` only how many rows they have.

    Raises:
        DmtcheckError: where the file cannot be read, or a column is no fact or cannot hold its values.
    """
    with _opened(place, facts) as file:
        with open(place.file, "rb") as whole:
            digest = hashlib.file_digest(whole, "sha256").hexdigest()
        yield from _rows(file, place, facts, digest, skip)


def refuse(place: Place, facts: list[Fact]) -> None:
    """Raise DmtcheckError where a file cannot be read, or a column is no fact or cannot hold its values."""
    with _opened(place, facts):
        pass


@contextmanager
def _opened(place: Place, facts: list[Fact]) -> Iterator[pyarrow.parquet.ParquetFile]:
    try:
        with pyarrow.parquet.ParquetFile(place.file, buffer_size=_BUFFER) as file:
            refuse_columns(file.schema_arrow, facts, place.file)
            yield file
    except FileNotFoundError:
        _unreadable("there is no such file", place)
    except (pa.ArrowException, OSError) as error:
        _unreadable(f"cannot be read as Parquet: {str(error).splitlines()[0]}", place)


def _unreadable(problem: str, place: Place) -> NoReturn:
    raise DmtcheckError(problem, file=place.file) from None


def _rows(file: pyarrow.parquet.ParquetFile, place: Place, facts: list[Fact], digest: str, skip: int) -> Iterator[Rows]:
    done, number, total = 0, 0, file.metadata.num_rows
    if not total:
        yield rows_of(file.schema_arrow.empty_table(), 0, facts, Mark(place.bytes, digest))
    for group in range(file.num_row_groups):
        held = file.metadata.row_group(group).num_rows
        pieces = -(-held // SLICE)
        read = None if number + pieces <= skip else _slices(file, group)
        for piece in range(pieces):
            lines = min(SLICE, held - piece * SLICE)
            mark = Mark(place.bytes * (done + lines) // total, digest)
            table = read and next(read)
            yield skipped(done + 1, lines, mark) if table is None or number < skip else rows_of(table, done, facts, mark)
            done, number = done + lines, number + 1


def _slices(file: pyarrow.parquet.ParquetFile, group: int) -> Iterator[pa.Table]:
    """Yield a row group in tables of exactly ``SLICE`` rows, the last one shorter."""
    rest = file.schema_arrow.empty_table()
    for batch in file.iter_batches(batch_size=SLICE, row_groups=[group]):
        rest = pa.concat_tables([rest, pa.Table.from_batches([batch])])
        while rest.num_rows >= SLICE:
            yield rest[:SLICE]
            rest = rest[SLICE:]
    yield rest
