"""Screening beside the same rules written by hand, a plain loop and the path of single profiles; and its memory.

    python benchmarks/screen.py                             # 100,000 people, 3 rounds
    python benchmarks/screen.py --people 1000000 --rounds 5
    python benchmarks/screen.py --memory                    # peak memory at 200 thousand, 1 and 2 million people
    python benchmarks/screen.py --memory --huge             # and at 10 million
    python benchmarks/screen.py --json numbers.json --plot speed.svg
    python benchmarks/screen.py --from numbers.json --plot speed.svg

Every contender is a process of its own, as a user would start it, once with few people and once with all of them: what is between the two
is what people cost, without the start. Rates and ratios are of that; fewer than 100,000 people tell nothing. The slow ones get a fiftieth.
CPU time and peak memory are what the system counted for the process; on a shared machine, CPU time is the steadier figure.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from clock import race, ratio

HERE: Final = Path(__file__).resolve().parent
AS_OF: Final = "2026-11-22"
FEW: Final = 100  # people of whom a process has nearly nothing but its start
SLOW: Final = 50
PARQUET: Final = 5  # times as many people, where nothing has to be parsed
MEMORY: Final = (200_000, 1_000_000, 2_000_000)
HUGE: Final = 10_000_000
AIM: Final = 500  # MB
OURS: Final = "dmtcheck screen: NDJSON to wide"
SINGLE: Final = """
import json, sys
from dmtcheck.checker import checker
ours = checker()
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        ours.check(json.loads(line), sys.argv[2])
"""


class Contender(NamedTuple):
    """One way to answer a file: the command but for the files, the kind of file, and how many times as many people it gets."""

    command: Callable[[Path, Path], list[str]]
    ending: str = "ndjson"
    share: float = 1


def _screen(*options: str) -> Callable[[Path, Path], list[str]]:
    return lambda people, out: [sys.executable, "-m", "dmtcheck", "screen", str(people), "--out", str(out), "--as-of", AS_OF, "--exit-zero", *options]


def _by_hand(name: str) -> Callable[[Path, Path], list[str]]:
    return lambda people, out: [sys.executable, str(HERE / "by_hand.py"), name, str(people), str(out)]


CONTENDERS: Final[Mapping[str, Contender]] = {
    OURS: Contender(_screen()),
    "DuckDB SQL by hand, words as ENUM": Contender(_by_hand("duckdb")),
    "DuckDB SQL by hand, words as text": Contender(_by_hand("duckdb-text")),
    "polars by hand": Contender(_by_hand("polars")),
    "plain Python loop": Contender(_by_hand("python"), share=1 / SLOW),
    "single path, Checker.check": Contender(lambda people, _: [sys.executable, "-c", SINGLE, str(people), AS_OF], share=1 / SLOW),
    "dmtcheck screen: NDJSON to summary": Contender(_screen("--summary")),
    "dmtcheck screen: Parquet to wide": Contender(_screen(), "parquet", PARQUET),
    "dmtcheck screen: Parquet to summary": Contender(_screen("--summary"), "parquet", PARQUET),
}


class Used(NamedTuple):
    """What a process used: seconds of the processor, and most memory in MB."""

    cpu: float
    memory: float


def run(command: list[str]) -> Used:
    """Run a process to its end, in silence. Exits where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command[:4])} ...: {said.read().decode()[-2000:]}")
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def population(folder: Path, people: int, ending: str) -> Path:
    """Return a file of so many people, written where it is not there yet."""
    file = _file(folder, people, ending)
    if not file.exists():
        run([sys.executable, str(HERE / "population.py"), "--people", str(people), "--out", str(file)])
    return file


def _file(folder: Path, people: int, ending: str) -> Path:
    return folder / f"people-{people}.{ending}"


class Race:
    """All contenders in turn; their processes are the only ones that this starts."""

    def __init__(self, folder: Path, people: int) -> None:
        self._folder = folder
        self._used: dict[str, list[Used]] = {}
        self.people = {name: round(people * one.share) for name, one in CONTENDERS.items()}

    def times(self, rounds: int) -> dict[str, dict[str, Any]]:
        """Return what was measured of each contender."""
        turns = {key: partial(self._turn, key, *key) for name in CONTENDERS for key in ((name, FEW), (name, self.people[name]))}
        seconds = race(turns, rounds)
        return {name: self._figures(name, seconds) for name in CONTENDERS}

    def _turn(self, key: tuple[str, int], name: str, people: int) -> None:
        one = CONTENDERS[name]
        file = population(self._folder, people, one.ending)
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            self._used.setdefault(key, []).append(run(one.command(file, Path(folder, "out"))))

    def _figures(self, name: str, seconds: Mapping[tuple[str, int], list[float]]) -> dict[str, Any]:
        few, all = (name, FEW), (name, self.people[name])
        ours = (OURS, FEW), (OURS, self.people[OURS])
        cpu = {key: [used.cpu for used in self._used[key][1:]] for key in (few, all, *ours)}
        return {
            "people": self.people[name],
            "seconds": median(seconds[all]),
            "start": median(seconds[few]),
            "cpu_seconds": median(cpu[all]),
            "per_second": 1 / median(_each(seconds, few, all)),
            "time_ratio": ratio(_each(seconds, few, all), _each(seconds, *ours)),
            "cpu_ratio": ratio(_each(cpu, few, all), _each(cpu, *ours)),
            "memory_mb": max(used.memory for used in self._used[all]),
        }


def _each(seconds: Mapping[tuple[str, int], list[float]], few: tuple[str, int], all: tuple[str, int]) -> list[float]:
    """Return in each round what one person cost beyond the start as it is in the middle of all rounds; at least a hundredth of the whole."""
    start = median(seconds[few])
    return [max(whole - start, whole / 100) / (all[1] - few[1]) for whole in seconds[all]]


def memory(folder: Path, sizes: tuple[int, ...]) -> dict[str, dict[str, float]]:
    """Return the peak memory of screening NDJSON and Parquet by the number of people, in MB."""
    found: dict[str, dict[str, float]] = {}
    for people in sizes:
        for name, ending in (("NDJSON", "ndjson"), ("Parquet", "parquet")):
            made = not (file := _file(folder, people, ending)).exists()
            population(folder, people, ending)
            with tempfile.TemporaryDirectory(dir=folder) as out:
                used = run(_screen()(file, Path(out, "out")))
            found.setdefault(name, {})[str(people)] = used.memory
            print(f"{name:8} {people:>11,} people: {used.memory:6.0f} MB at most, {used.cpu:7.1f} s of CPU", flush=True)
            if made:
                file.unlink()
    return found


def table(times: Mapping[str, Mapping[str, Any]]) -> str:
    """Return what was measured as a table, with time and CPU time per person against ours."""
    width = max(map(len, times))
    rows = [f"{'':{width}}  {'people':>9}  {'s':>6}  {'start s':>7}  {'CPU s':>6}  {'people/s':>9}  {'time':>6}  {'CPU':>6}  {'peak MB':>7}"]
    for name, one in times.items():
        rows.append(
            f"{name:{width}}  {one['people']:>9,}  {one['seconds']:6.1f}  {one['start']:7.1f}  {one['cpu_seconds']:6.1f}  {one['per_second']:9,.0f}"
            f"  {one['time_ratio']:6.2f}  {one['cpu_ratio']:6.2f}  {one['memory_mb']:7.0f}"
        )
    return "\n".join(rows)


def plot(numbers: Mapping[str, Any], file: Path) -> None:
    """Draw the rate by contender, and the peak memory by number of people."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "dmtcheck", "font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
    from matplotlib import pyplot as plt

    figure, (rates, peaks) = plt.subplots(1, 2, figsize=(11, 4), width_ratios=(3, 2), layout="constrained")
    _draw_rates(rates, {name: one["per_second"] for name, one in numbers["times"].items()})
    _draw_peaks(peaks, numbers.get("memory", {}))
    figure.savefig(file, metadata={"Date": None})


# Of Okabe and Ito, which people see apart whatever their sight for color; everything is labelled as well.
BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#767676"


def _draw_rates(axes: Any, rates: Mapping[str, float]) -> None:
    names = sorted(rates, key=lambda name: rates[name])
    bars = axes.barh(names, [rates[name] for name in names], color=[BLUE if name.startswith("dmtcheck") else GREY for name in names])
    axes.bar_label(bars, [f"{rates[name]:,.0f}" for name in names], padding=3)
    axes.set_title("People a second, without the start", loc="left")
    axes.set_xlim(0, max(rates.values()) * 1.12)
    axes.spines.bottom.set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xticks([])


def _draw_peaks(axes: Any, peaks: Mapping[str, Mapping[str, float]]) -> None:
    last = max((int(people) / 1e6 for found in peaks.values() for people in found), default=1)
    for (name, found), color, marker in zip(peaks.items(), (BLUE, ORANGE), "os", strict=False):
        people, most = [int(one) / 1e6 for one in found], list(found.values())
        axes.plot(people, most, color=color, marker=marker)
        axes.annotate(f"{name}\n{most[-1]:.0f} MB", (people[-1], most[-1]), (8, 0), textcoords="offset points", va="center", color=color)
    axes.axhline(AIM, color=GREY, linestyle="--", linewidth=1)
    axes.annotate(f"aim: under {AIM} MB", (0, AIM), (4, 4), textcoords="offset points", color=GREY)
    axes.set_title("Peak memory, MB", loc="left")
    axes.set(
        xlabel="million people", xlim=(0, last * 1.3), ylim=(0, max([AIM, *(most for found in peaks.values() for most in found.values())]) * 1.15)
    )


def main() -> None:
    """Measure what is asked for, print it, and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="0: no race")
    parser.add_argument("--memory", action="store_true", help="peak memory at 200 thousand, 1 and 2 million people")
    parser.add_argument("--huge", action="store_true", help="with --memory: also at 10 million people (about 10 GB on the disk)")
    parser.add_argument("--folder", type=Path, help="keep the populations of the race here, and use those that are there")
    parser.add_argument("--json", type=Path, help="add the numbers to this file")
    parser.add_argument("--from", dest="taken", type=Path, help="measure nothing; draw these numbers")
    parser.add_argument("--plot", type=Path, help="draw an SVG (needs matplotlib)")
    asked = parser.parse_args()
    numbers = json.loads(asked.taken.read_text()) if asked.taken else _measure(asked)
    if asked.json:
        kept = json.loads(asked.json.read_text()) if asked.json.exists() else {}
        asked.json.write_text(json.dumps(kept | numbers, indent=2) + "\n")
    if asked.plot:
        plot(numbers, asked.plot)


def _measure(asked: argparse.Namespace) -> dict[str, Any]:
    numbers: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        if asked.rounds:
            times = Race(folder, asked.people).times(asked.rounds)
            print(
                f"{asked.rounds} interleaved rounds; time and CPU: per person beyond the start, against the first row\n\n{table(times)}\n", flush=True
            )
            numbers |= {"rounds": asked.rounds, "times": times}
        if asked.memory:
            numbers["memory"] = memory(folder, MEMORY + (HUGE,) * asked.huge)
    return numbers


if __name__ == "__main__":
    main()
