"""Columns added to a frame of any engine, one step after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import narwhals.stable.v2 as nw

Frame = TypeVar("Frame", nw.DataFrame[Any], nw.LazyFrame[Any])


class Step(NamedTuple):
    """Columns that can be made at once, by their names. ``keep`` names what is needed afterwards, besides what is carried along; without it, everything is."""

    add: Mapping[str, nw.Expr]
    keep: Sequence[str] | None = None

    def selected(self, carried: Sequence[str]) -> dict[str, nw.Expr]:
        """Return the columns that are left after it, by their names."""
        return {name: self.add.get(name, nw.col(name)) for name in (*carried, *(self.keep or ()))}


def stages(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Yield the steps up to each at which columns are left out, as they are at the last: where an engine may well hold what it has so far."""
    stage: list[Step] = []
    for step in steps:
        stage.append(step)
        if step.keep is not None:
            yield stage
            stage = []


def put(frame: Frame, steps: Iterable[Step], carried: Sequence[str]) -> Frame:
    """Return a frame with the columns of each step added, and what is no longer needed left out."""
    for step in steps:
        frame = frame.with_columns(**step.add) if step.keep is None else frame.select(**step.selected(carried))
    return frame
