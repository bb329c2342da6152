"""How many rails a ruleset of durable-rules should hold: time of a check, time and memory to build, and memory over many checks.

    python benchmarks/arrangement.py [rounds] [checks]

Rails that are equal are one rail in every arrangement, as the engine does it; only the size of a ruleset varies.
"""

import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import Final

from clock import race, ratio, resident
from samples import profiles, rulebooks

from dmtcheck.checker import Checker
from dmtcheck.engine import RAILS_A_RULESET, Engine
from dmtcheck.known import Known
from dmtcheck.rulebook import Rulebook

ROUNDS: Final = 40
CHECKS: Final = 100_000
SIZES: Final = (10, 15, 20, 30, 45, 60)
BUILDS: Final = 10


def build(book: Rulebook, size: int) -> tuple[Engine, float, float]:
    """Return an engine with rulesets of ``size`` rails, the median seconds to build one and the MB that each has taken."""
    seconds, before = [], resident()
    for _ in range(BUILDS):
        start = perf_counter()
        engine = Engine(book.active, book.facts, size)
        seconds.append(perf_counter() - start)
    return engine, median(seconds), (resident() - before) / BUILDS


def arrange(title: str, book: Rulebook, read: Sequence[Known], rounds: int) -> None:
    """Print one row for each size, all timed in the same rounds, and the ratio to the size in use."""
    sizes = sorted({*SIZES, RAILS_A_RULESET})
    built = {size: build(book, size) for size in sizes}
    same = built[RAILS_A_RULESET][0]
    for size, (engine, _, _) in built.items():
        if any(engine.truths(known) != same.truths(known) for known in read):
            sys.exit(f"rulesets of {size} rails answer otherwise: nothing is timed")
    runs = {str(size): (lambda engine=engine: [engine.truths(known) for known in read]) for size, (engine, _, _) in built.items()}
    seconds = race(runs, rounds)
    print(f"{title}\n rails a ruleset     min  median  ratio  build ms  MB an engine")
    for size, (_, spent, taken) in built.items():
        times = seconds[str(size)]
        least, middle = (value / len(read) * 1e6 for value in (min(times), median(times)))
        against = ratio(times, seconds[str(RAILS_A_RULESET)])
        mark = "  in use" if size == RAILS_A_RULESET else ""
        print(f"{size:16}{least:8.1f}{middle:8.1f}{against:7.2f}{spent * 1e3:10.1f}{taken:14.2f}{mark}")
    print()


def flat(book: Rulebook, read: Sequence[Known], checks: int) -> str:
    """Return the memory of the process before and after many checks by one engine."""
    engine = Engine(book.active, book.facts)
    marks = []
    for part in (checks // 20, checks // 2, checks - checks // 2):  # the first part lets caches and buffers fill
        for number in range(part):
            engine.truths(read[number % len(read)])
        marks.append(resident())
    first, half, last = marks
    return f"{first:.1f} MB before, {half:.1f} half way, {last:.1f} after {checks:,} checks"


def main() -> None:
    """Print a table for each rulebook, then the memory over many checks."""
    given = [int(argument) for argument in sys.argv[1:]]
    rounds, checks = (*given, *(ROUNDS, CHECKS)[len(given) :])
    print(f"microseconds a profile; {rounds} interleaved rounds; build: median and mean of {BUILDS} engines\n")
    for title, book in rulebooks().items():
        checker = Checker(book)
        read = [checker.read(profile) for profile in profiles(book.facts)]
        arrange(title, book, read, rounds)
        print(f"memory, {title}: {flat(book, read, checks)}\n")


if __name__ == "__main__":
    main()
