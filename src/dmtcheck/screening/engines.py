"""The engines that run steps on frames. Each is one class that compiles steps once and runs them on frame after frame."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

import narwhals.stable.v2 as nw
import polars as pl

from dmtcheck.screening.step import Step, put, stages

_HELD: Final = "held"  # the name that DuckDB knows a frame by
Run = Callable[[pl.DataFrame], pl.DataFrame]


class Engine(Protocol):
    """Runs steps."""

    def words(self, values: Sequence[str]) -> nw.dtypes.DType:
        """Return the type in which it holds words of a closed set."""

    def compiled(self, schema: pl.Schema, steps: Sequence[Step], carried: Sequence[str]) -> Run:
        """Return what puts a frame of this schema through steps, row for row. ``carried`` are columns to keep; the first numbers the rows."""


class Polars:
    """The engine that is used where no other is asked for: the plan is made once, and every frame is put through it."""

    def words(self, values: Sequence[str]) -> nw.dtypes.DType:
        """Return the type in which it holds words of a closed set."""
        return nw.Enum(list(values))

    def compiled(self, schema: pl.Schema, steps: Sequence[Step], carried: Sequence[str]) -> Run:
        """Return what puts a frame through steps. Making the plan costs a second, running it on a hundred thousand people a part of one."""
        from polars.io.plugins import register_io_source

        frames: list[pl.DataFrame] = []

        def source(  # pragma: no cover  # polars calls it in a thread of its own, where nothing is counted
            columns: list[str] | None, _filter: pl.Expr | None, _rows: int | None, _size: int | None
        ) -> Iterator[pl.DataFrame]:
            yield frames[0] if columns is None else frames[0].select(columns)

        plan = put(nw.from_native(register_io_source(source, schema=schema)), steps, carried).to_native()

        def run(frame: pl.DataFrame) -> pl.DataFrame:
            frames[:] = [frame]
            found: pl.DataFrame = plan.collect(optimizations=pl.QueryOptFlags.none())
            return found

        return run


class DuckDB:
    """DuckDB in this process: the same expressions as one query in SQL."""

    def __init__(self) -> None:
        import duckdb

        self._connection = duckdb.connect()

    def words(self, values: Sequence[str]) -> nw.dtypes.DType:
        """Return the type in which it holds words of a closed set."""
        return nw.String()

    def compiled(self, schema: pl.Schema, steps: Sequence[Step], carried: Sequence[str]) -> Run:
        """Return what puts a frame through steps."""
        queries: list[str] = []
        held = schema.to_frame().to_arrow()
        for stage in stages(steps):
            self._connection.register(_HELD, held)
            queries.append(put(nw.from_native(self._connection.table(_HELD)), stage, carried).to_native().sql_query())
            held = self._connection.sql(queries[-1]).to_arrow_table()

        def run(frame: pl.DataFrame) -> pl.DataFrame:
            held = frame.to_arrow()
            for query in queries:
                self._connection.register(_HELD, held)
                held = self._connection.sql(query).to_arrow_table()
            return pl.DataFrame(held).sort(carried[0])

        return run


class Spark:  # pragma: no cover  # make test-spark runs it
    """Spark in this process, or where ``SPARK_REMOTE`` says: only expressions and rows travel, nothing of ours need be there."""

    def __init__(self) -> None:
        from pyspark.sql import SparkSession

        self._session = SparkSession.builder.appName("dmtcheck").getOrCreate()

    def words(self, values: Sequence[str]) -> nw.dtypes.DType:
        """Return the type in which it holds words of a closed set."""
        return nw.String()

    def compiled(self, schema: pl.Schema, steps: Sequence[Step], carried: Sequence[str]) -> Run:
        """Return what puts a frame through steps."""

        def run(frame: pl.DataFrame) -> pl.DataFrame:
            given = self._session.createDataFrame(frame.cast({pl.Enum: pl.String}).to_arrow())
            found = put(nw.from_native(given), steps, carried).to_native().toArrow()
            return pl.DataFrame(found).sort(carried[0])

        return run


_ENGINES: Final[dict[str, Callable[[], Engine]]] = {"polars": Polars, "duckdb": DuckDB, "spark": Spark}
NAMES: Final = tuple(_ENGINES)


def engine(name: str) -> Engine:
    """Return an engine by its name, one of ``NAMES``. Raises ImportError where its package is not installed."""
    return _ENGINES[name]()
