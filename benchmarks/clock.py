"""Contenders timed side by side: every round runs each of them once, so that a busy machine slows all of them alike."""

import resource
from collections.abc import Callable, Mapping
from gc import collect, disable, enable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

MICRO: Final = 1e6
_STATM: Final = Path("/proc/self/statm")


def race(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each contender in every round. The one that goes first changes; one round before is not counted."""
    names = list(contenders)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            collect()
            disable()
            start = perf_counter()
            contenders[name]()
            spent = perf_counter() - start
            enable()
            if turn:
                seconds[name].append(spent)
    return seconds


def ratio(of: list[float], to: list[float]) -> float:
    """Return the median over all rounds of one time divided by another of the same round."""
    return median(one / other for one, other in zip(of, to, strict=True))


def table(title: str, seconds: Mapping[str, list[float]], against: str, each: int = 1, unit: float = MICRO) -> str:
    """Return least and median time of one piece of work, of which a round holds ``each``, and the ratio to ``against``."""
    width = max(map(len, (title, *seconds)))
    rows = [f"{title:{width}}  {'min':>8}  {'median':>8}  ratio"]
    for name, rounds in seconds.items():
        least, middle = (value / each * unit for value in (min(rounds), median(rounds)))
        rows.append(f"{name:{width}}  {least:8.1f}  {middle:8.1f}  {ratio(rounds, seconds[against]):5.2f}")
    return "\n".join(rows)


def resident() -> float:
    """Return the memory of this process in MB that is in use now."""
    return int(_STATM.read_text().split()[1]) * resource.getpagesize() / 1e6
