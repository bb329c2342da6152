"""The long form of the proof: random people without end, the engine against the oracle. ``make prove`` runs it."""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import Any, NamedTuple

from gherkin_files import all_cases
from mutants import mutants
from people import consistent, person
from rule_files import oracle_truth, possible, raw
from survivors import killed

from dmtcheck import Checker, domain, load_rulebook
from dmtcheck.condition import Truth, lines
from dmtcheck.known import Known


class Oracle:
    """The oracle over all rules, each read as plain YAML."""

    def __init__(self, checker: Checker) -> None:
        self.rules = [(raw(rule.id).get("when", {}), rule.fresh) for rule in checker.rulebook.active]

    def truths(self, known: Known) -> list[Truth]:
        values = possible(known)
        return [oracle_truth(when, fresh, known, values) for when, fresh in self.rules]


class Difference(NamedTuple):
    """A profile that the engine and the oracle answer otherwise."""

    rule: str
    profile: dict[str, Any]
    engine: Truth
    oracle: Truth


def differences(checker: Checker, oracle: Oracle, profile: dict[str, Any]) -> list[Difference]:
    """Compare one profile, through the whole reader."""
    known = checker.read(profile)
    answers = zip(checker.rulebook.active, checker.truths(known), oracle.truths(known), strict=True)
    return [Difference(rule.id, profile, engine, expected) for rule, engine, expected in answers if engine is not expected]


def loses_knowledge(checker: Checker, random: Random, profile: dict[str, Any]) -> list[str]:
    """Take one fact out of a profile: an answer may only become unknown."""
    if not profile:
        return []
    less = dict(profile)
    gone = random.choice(list(less))
    if gone == "lvef_lower_limit_percent" or gone.endswith(("therapies_complete", "reactions_complete")):  # where these are not given the
        return []  # limit is 50, and the list lacks none: the data dictionary says so
    del less[gone]
    less = consistent(less)
    before, after = checker.truths(checker.read(profile)), checker.truths(checker.read(less))
    rules = checker.rulebook.active
    return [rule.id for rule, was, became in zip(rules, before, after, strict=True) if became is not None and became is not was]


def exhaustive(checker: Checker) -> int:
    """Compare every kind of profile that each rule can tell apart. Returns how many; raises AssertionError."""
    count = 0
    for place, rule in enumerate(checker.rulebook.active):
        when = raw(rule.id).get("when", {})
        for known in domain.profiles(checker.rulebook.facts, [rule.when], rule.fresh, partial=True):
            expected = oracle_truth(when, rule.fresh, known)
            assert checker.truths(known)[place] is expected is rule.judge(known).truth, f"{rule.id}: {known}"
            count += 1
    return count


def run(seed: int, seconds: float) -> tuple[int, str]:
    """Try random profiles for some seconds. Returns how many, and what went wrong with the last of them, if anything."""
    checker = Checker(load_rulebook())
    oracle, random = Oracle(checker), Random(seed)
    count, end, shown = 0, time.monotonic() + seconds, time.monotonic()
    while time.monotonic() < end:
        profile = person(random)
        count += 1
        wrong = differences(checker, oracle, profile) or loses_knowledge(checker, random, profile)
        if wrong:
            return count, f"seed {seed}: {wrong} {profile}"
        if sys.stderr.isatty() and time.monotonic() - shown > 1:
            shown = time.monotonic()
            print(f"\r{count:,} random profiles in this process, {end - shown:.0f} s left ", end="", file=sys.stderr)
    return count, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long to try random profiles")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="in how many processes")
    parser.add_argument("--seed", type=int, default=time.time_ns(), help="where the random profiles begin")
    options = parser.parse_args()
    checker = Checker(load_rulebook())
    rules = checker.rulebook.active
    made = [mutant for rule in rules for mutant in mutants(rule, checker.rulebook.facts)]
    survivors = [mutant for mutant in made if not killed(mutant, checker.rulebook)]
    print(f"{len(rules)} rules, {sum(len(list(lines(rule.when))) for rule in rules)} lines")
    print(f"{len(all_cases())} scenarios; {len(made) - len(survivors)} of {len(made)} mutants of the rules fail one of them")
    print(f"{exhaustive(checker)} profiles cover the domain of every rule: no difference", flush=True)
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        ran = list(pool.map(run, range(options.seed, options.seed + options.jobs), [options.seconds] * options.jobs))
    wrong = [found for _, found in ran if found]
    total = f"{sum(count for count, _ in ran):,} random profiles (seeds from {options.seed})"
    print("\n".join(wrong) if wrong else f"\r{total}: no difference, and less knowledge never cleared a rule")
    return 1 if wrong or survivors else 0


if __name__ == "__main__":
    sys.exit(main())
