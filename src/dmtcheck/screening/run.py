"""A screening run: batch after batch answered and written, to be killed at any moment and continued."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from dmtcheck.checker import Checker
from dmtcheck.screening.batch import batches, refuse_unreadable
from dmtcheck.screening.done import Done, changed, refuse_changed
from dmtcheck.screening.engines import engine
from dmtcheck.screening.folder import MANIFEST, PLAN, RUN, SUMMARY, Folder
from dmtcheck.screening.parts import Parts
from dmtcheck.screening.places import Place
from dmtcheck.screening.plan import Asked, plan, settled
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.selfcheck import selfcheck


class Step(NamedTuple):
    """How far a run is: parts done, bytes of the inputs read, of how many, and lines since it was started or continued."""

    parts: int
    read: int
    total: int
    lines: int

    @property
    def about(self) -> int:
        """About how many parts there will be."""
        return round(self.parts * self.total / self.read) if self.read else self.parts


class Run:
    """One run in its folder, from the start or from where it was stopped.

    Attributes:
        plan: what it does.
        finished: whether the folder holds a finished run of the same command already.
        step: how far it is.

    Raises:
        DmtcheckError: where the folder holds something else, or another run is at work in it.
    """

    def __init__(self, checker: Checker, places: Sequence[Place], folder: str, asked: Asked) -> None:
        refuse_unreadable(places, checker)
        now = plan(asked, checker.rulebook, places)
        self._checker = checker
        self._places = places
        self._folder = Folder(folder)
        self._folder.enter()
        try:
            self.finished = self._folder.holds(MANIFEST)
            begun = MANIFEST if self.finished else PLAN if self._folder.holds(PLAN) else None
            self.plan = settled(self._folder.read_json(begun), now, asked, folder) if begun else now
        except BaseException:
            self._folder.leave()
            raise
        self._asked = asked._replace(as_of=date.fromisoformat(self.plan["as_of"]))
        self._done = Done(self._folder)
        self.step = Step(0, 0, sum(place.bytes for place in places), 0)

    def work(self) -> Generator[Step]:
        """Do what is left to do, and yield after each part; of a finished run, only see that the inputs are still the same.

        Raises:
            DmtcheckError: where the engine answers otherwise than the reference, an input cannot be read or has changed, or nothing can be written.
        """
        try:
            if self.finished:
                manifest = self._folder.read_json(MANIFEST)
                self._folder.refuse_lost(name for part in manifest["parts"] for name in part["rows"])
                refuse_changed(manifest["inputs"])
            else:
                yield from self._parts()
            if self._folder.holds(RUN):
                self._folder.finish()
        finally:
            self._folder.leave()

    def summary(self) -> dict[str, Any]:
        """Return the summary of a run that is finished."""
        return self._folder.read_json(SUMMARY)

    def stop(self) -> None:
        """Drop what is being done, and let nothing more be written."""
        self._folder.stop()

    def _parts(self) -> Iterator[Step]:
        self._done.take_up()
        book = self._checker.rulebook
        screener = Screener(engine(self._asked.engine), book, self._asked.drugs)
        selfcheck(screener, book)
        if not self._folder.holds(PLAN):
            self._folder.write_json(PLAN, self.plan, indent=2)
        parts = Parts(self._folder, self._checker, screener, self._asked)
        for index in range(len(self._done.inputs), len(self._places)):
            yield from self._input(index, parts)
        self._done.write_up(self.plan, parts.tally.summary(self._done.counts, self.plan["as_of"]))

    def _input(self, index: int, parts: Parts) -> Iterator[Step]:
        place, last = self._places[index], self._done.last
        skip = last["batch"] + 1 if last else 0
        before, lines, ahead = sum(one["bytes"] for one in self._done.inputs), 0, 0
        for number, batch in enumerate(batches(place, self._checker, self._asked.as_of, skip)):
            read = batch.mark._asdict()
            lines += batch.lines
            if last and number == last["batch"] and read != last["read"]:
                raise changed(place.file)
            if number >= skip and self._asked.shard.has(index, number):
                self._done.add_part({"input": index, "batch": number, "read": read, **parts.write(len(self._done.parts), batch)})
                # A file is read one batch ahead of the one that is answered.
                far = place.bytes * lines // rows if (rows := _rows(place)) else ahead or batch.mark.bytes // 2
                self.step = Step(len(self._done.parts), before + far, self.step.total, self.step.lines + batch.lines)
                yield self.step
            ahead = batch.mark.bytes
        self.step = self.step._replace(read=before + place.bytes)
        if read["bytes"] != place.bytes:
            raise changed(place.file)
        self._done.add_input(place.file, lines, read)


@lru_cache(maxsize=1)
def _rows(place: Place) -> int:
    """Return how many rows a Parquet file has, of which nobody knows where in it they lie; of other files none."""
    return int(pl.scan_parquet(place.file).select(pl.len()).collect().item()) if place.kind == "parquet" else 0
