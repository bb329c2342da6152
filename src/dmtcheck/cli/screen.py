"""``dmtcheck screen``: whole populations in, counts and columns out."""

import os
import signal
import sys
from datetime import UTC, date, datetime
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import click

from dmtcheck.cli import options
from dmtcheck.cli.options import DRUG, Day, Name, rules_folders
from dmtcheck.errors import DmtcheckError, shown
from dmtcheck.screening.plan import LIBRARIES, PACKAGES, Asked, Shard
from dmtcheck.terms import DRUGS

if TYPE_CHECKING:
    from dmtcheck.screening.run import Run

REDRAWN: Final = 0.2  # seconds between two looks at how far it is
GRACE: Final = 0.3  # seconds that what is being done has to end when told to stop
INTERRUPTED: Final = 130
UNITS: Final = ("B", "KB", "MB", "GB", "TB")


class ShardOf(click.ParamType[Shard]):
    """A share such as 2/8: the second of eight."""

    name = "i/n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """Return the share. Fails on any other spelling."""
        place, _, number = str(value).partition("/")
        if not (place.isdecimal() and number.isdecimal() and 1 <= int(place) <= int(number)):
            self.fail("expected a share such as 2/8, the second of eight", param, ctx)
        return Shard(int(place), int(number))


@click.command()
@click.argument("profiles", nargs=-1, required=True, type=click.Path())
@click.option(
    "--out", "folder", required=True, type=click.Path(), envvar="DMTCHECK_OUT", help="The folder to write: new, empty, or of this same run."
)
@click.option("--long", is_flag=True, envvar="DMTCHECK_LONG", help="Write also a row for each consideration.")
@click.option("--summary", is_flag=True, envvar="DMTCHECK_SUMMARY", help="Write only counts, and what was rejected.")
@click.option("--drug", "drugs", type=DRUG, multiple=True, envvar="DMTCHECK_DRUG", help="Assess only this drug. Repeatable.")
@click.option(
    "--as-of", type=Day(), envvar="DMTCHECK_AS_OF", help="Date of assessment, where a profile names none. Default: the day the run is begun."
)
@options.fail_on
@options.exit_zero
@click.option("--engine", type=Name(tuple(PACKAGES), "engine"), default="polars", show_default=True, envvar="DMTCHECK_ENGINE", help="What computes.")
@click.option(
    "--shard", type=ShardOf(), default="1/1", envvar="DMTCHECK_SHARD", help="Take every n-th part, beginning with the i-th: a share of the work."
)
@click.option("--no-color", is_flag=True, expose_value=False, help="Accepted as everywhere; this output has no color.")
@rules_folders
def screen(
    profiles: tuple[str, ...],
    folder: str,
    long: bool,
    summary: bool,
    drugs: tuple[str, ...],
    as_of: date | None,
    fail_on: str,
    exit_zero: bool,
    engine: str,
    shard: Shard,
    folders: tuple[str, ...],
) -> int:
    """Check everyone in files of profiles.

    PROFILES are files with one profile a line (NDJSON; also .gz and .zst),
    Parquet files with one profile a row, or folders of them.

    \b
    The folder then holds
      profiles/*.parquet        a row a person: each drug, each rule
      considerations/*.parquet  with --long: a row each thing raised
      summary.json              counts by drug, status, severity and rule
      rejects.ndjson            each line that was rejected, and why
      manifest.json             rules, versions, inputs; written last

    \b
      dmtcheck screen people.ndjson --out monday
      dmtcheck screen export/ --out monday --drug ocrevus --summary
      dmtcheck screen people.parquet --out share-2 --shard 2/8

    A run that was stopped, however, continues with the same command. A share
    (--shard) reads every input, answers its own parts alone, and needs a
    folder of its own; the counts of all shares add up.

    Exit codes: 0 done; 1 something at or above --fail-on; 2 lines were rejected,
    or input, usage or rules error; 130 stopped.
    """
    _refuse_missing(engine)
    if long and summary:
        raise click.UsageError("--summary writes no rows: leave out --long, or --summary")
    _refuse_inside(folder, profiles)
    from dmtcheck.checker import checker
    from dmtcheck.outputs.totals import render
    from dmtcheck.screening.places import expand
    from dmtcheck.screening.run import Run
    from dmtcheck.screening.totals import raised

    today = date.today()  # noqa: DTZ011  # the day where the user is
    asked = Asked(today, as_of, tuple(drug for drug in DRUGS if drug in drugs), engine, long, summary, shard)
    run = Run(checker(folders), expand(profiles), folder, asked)
    if not _work(run):
        return INTERRUPTED
    counted = run.summary()
    if run.finished:
        click.echo(f"dmtcheck: {folder} is finished already; this is its summary", err=True)
    click.echo(render(counted), nl=False)
    if counted["profiles"]["rejected"]:
        return 2
    return 1 if raised(counted, options.failing(fail_on)) and not exit_zero else 0


def _refuse_missing(engine: str) -> None:
    if any(find_spec(package) is None for package in (*LIBRARIES, PACKAGES[engine])):
        extra = "screen" if engine == "polars" else engine
        raise DmtcheckError(f"screening needs more packages: pip install 'dmtcheck[{extra}]'")


def _refuse_inside(folder: str, profiles: tuple[str, ...]) -> None:
    """Refuse to write where the next run would read."""
    out = os.path.realpath(folder)
    for place in profiles:
        if os.path.isdir(place) and os.path.commonpath((os.path.realpath(place), out)) == os.path.realpath(place):
            raise click.UsageError(f"--out {folder} lies in {place}, which is read; name a folder outside of it")


def _work(run: "Run") -> bool:
    """Let a run do its work, beside a thread that shows how far it is and hears Ctrl-C at once. Return whether it came to its end."""
    failed: list[BaseException] = []
    worker = Thread(target=_do, args=(run, failed), daemon=True)
    worker.start()
    progress = Progress()
    try:
        while worker.is_alive():
            worker.join(REDRAWN)
            progress.show(run)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        run.stop()
        progress.clear()
        click.echo(f"dmtcheck: stopped; {_so_far(run)}", err=True)
        worker.join(GRACE)
        if worker.is_alive():  # nothing that computes can be told to end, and nothing that it has is needed
            _end_here()
        return False
    progress.clear()
    if failed:
        expected = isinstance(failed[0], (DmtcheckError, OSError))
        unforeseen = DmtcheckError(f"an error of this program: {type(failed[0]).__name__}: {shown(failed[0], 200)}; what was done is kept")
        raise failed[0] if expected else unforeseen from failed[0]
    return True


def _do(run: "Run", failed: list[BaseException]) -> None:
    try:
        for _ in run.work():
            pass
    except BaseException as error:  # noqa: BLE001  # raised again in the thread of the command
        failed.append(error)


def _end_here() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


def _so_far(run: "Run") -> str:
    if not run.step.parts:
        return "no part is done yet. Start again with the same command."
    return f"{run.step.parts:,} of about {run.step.about:,} parts are done. Continue with the same command."


class Progress:
    """One line on the terminal, written again and again: how much is read, how fast, how long it will take. Nothing where nobody looks on."""

    def __init__(self) -> None:
        self._begun = datetime.now(UTC)
        self._first: int | None = None  # bytes that were read before this start
        self._shown = sys.stderr.isatty()

    def show(self, run: "Run") -> None:
        """Write the line."""
        if not self._shown:
            return
        step = run.step
        if self._first is None:
            self._first = step.read
        seconds = (datetime.now(UTC) - self._begun).total_seconds()
        share = step.read / step.total if step.total else 1
        read = step.read - self._first
        left = f", {_duration(seconds * (step.total - step.read) / read)} left" if read else ""
        rate = f", {step.lines / seconds:,.0f} people a second" if step.lines and seconds else ""
        click.echo(f"\r\x1b[K{share:4.0%} of {_size(step.total)}{rate}{left}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _size(count: int) -> str:
    power = min((len(str(count)) - 1) // 3, len(UNITS) - 1)
    return f"{count / 1000**power:.1f} {UNITS[power]}"
