"""Files of profiles as typed batches, with what columns cannot take answered for by the reader of single profiles."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import polars as pl

from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.facts import Fact
from dmtcheck.known import Known
from dmtcheck.screening import ndjson, parquet
from dmtcheck.screening.blocks import Mark, blocks
from dmtcheck.screening.places import Place
from dmtcheck.screening.typed import Rows, skipped, stated, typed


class Reject(NamedTuple):
    """One line that cannot be read: where it begins in the uncompressed text (of a row of Parquet nowhere), and why."""

    file: str
    line: int
    byte: int | None
    reason: str


class Batch(NamedTuple):
    """Some lines, or rows, of one file: each is in ``frame``, in ``rejects`` or in ``accepted``.

    Attributes:
        file: where they stand.
        line: number of the first, from 1.
        lines: how many there are.
        mark: how far the file was read for them; a restart compares it.
        frame: the typed frame.
        rejects: what cannot be read at all.
        accepted: what only the reader of single profiles understands.
        skipped: whether they were only counted; the frame is empty then.
        read: what the profile of one line says, read as a single one; raises ProfileError.
        byte: where a line begins in the uncompressed text; of a row of Parquet nowhere.
    """

    file: str
    line: int
    lines: int
    mark: Mark
    frame: pl.DataFrame
    rejects: list[Reject]
    accepted: list[tuple[int, Known]]
    skipped: bool
    read: Callable[[int], Known]
    byte: Callable[[int], int | None]

    def alone(self, lines: Iterable[int]) -> tuple[list[tuple[int, Known]], list[Reject]]:
        """Return what some of its lines say, each read as a single profile, and those that cannot be read."""
        accepted: list[tuple[int, Known]] = []
        rejects: list[Reject] = []
        for line in lines:
            try:
                accepted.append((line, self.read(line)))
            except ProfileError as error:
                reason = f"column {error.column}: {error.problem}" if error.column else error.problem
                rejects.append(Reject(self.file, line, self.byte(line), reason))
        return accepted, rejects


def refuse_unreadable(places: Iterable[Place], checker: Checker) -> None:
    """Raise DmtcheckError for the first file that cannot be answered as a whole, before any is: a column of it is no fact."""
    for place in places:
        if place.kind == "parquet":
            parquet.refuse(place, stated(checker.rulebook.facts))


def batches(place: Place, checker: Checker, as_of: date | None = None, skip: int = 0) -> Iterator[Batch]:
    """Yield a file in batches, always cut in the same way and never none at all; the next one is read meanwhile.

    Args:
        place: the file.
        checker: whose facts and reader these are.
        as_of: date of assessment, where a profile names none.
        skip: so many batches at the beginning are only counted.

    Raises:
        DmtcheckError: where the file cannot be read to its end, or its columns are not facts.
    """
    facts = stated(checker.rulebook.facts)
    pieces = parquet.rows(place, facts, skip) if place.kind == "parquet" else _lines(place, facts, skip)
    read = partial(checker.read, as_of=as_of)
    made = (batch_of(place.file, piece, facts, as_of, read) for piece in pieces)
    with ThreadPoolExecutor(1) as reader:
        following = reader.submit(next, made, None)
        while (batch := following.result()) is not None:
            following = reader.submit(next, made, None)
            yield batch


def _lines(place: Place, facts: list[Fact], skip: int) -> Iterator[Rows]:
    columns = ndjson.schema(facts)
    for number, block in enumerate(blocks(place)):
        yield skipped(block.line, block.lines, block.mark) if number < skip else ndjson.rows(block, columns, facts)


def batch_of(file: str, rows: Rows, facts: list[Fact], as_of: date | None, single: Callable[[Any], Known]) -> Batch:
    """Return rows as a batch: typed, and what could not be read into columns read as single profiles by ``single``."""

    def read(line: int) -> Known:
        return single(rows.given(line))

    batch = Batch(file, rows.line, rows.lines, rows.mark, typed(rows.columns, facts, as_of), [], [], rows.skipped, read, rows.byte)
    accepted, rejects = batch.alone(rows.refused)
    return batch._replace(accepted=accepted, rejects=rejects)
