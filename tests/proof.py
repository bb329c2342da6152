"""The long form of the proof: random people without end, the engine against the oracle. ``make prove`` runs it."""

import argparse
import sys
import time
from random import Random
from typing import Any, NamedTuple

from people import person
from rule_files import oracle_truth, raw

from dmtcheck import Checker, domain, load_rulebook
from dmtcheck.condition import Truth, lines
from dmtcheck.known import Known


class Oracle:
    """The oracle over all rules, each read as plain YAML."""

    def __init__(self, checker: Checker) -> None:
        self.rules = [(raw(rule.id).get("when", {}), rule.fresh) for rule in checker.rulebook.active]

    def truths(self, known: Known) -> list[Truth]:
        return [oracle_truth(when, fresh, known) for when, fresh in self.rules]


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
    return [
        Difference(rule.id, profile, engine, expected)
        for rule, engine, expected in answers
        if engine is not expected or rule.judge(known).truth is not expected  # the report explains what the engine decided
    ]


def loses_knowledge(checker: Checker, random: Random, profile: dict[str, Any]) -> list[str]:
    """Take one fact out of a profile: an answer may only become unknown."""
    if not profile:
        return []
    less = dict(profile)
    gone = random.choice(list(less))
    del less[gone]
    less.pop(f"{gone}_date", None)
    before, after = checker.truths(checker.read(profile)), checker.truths(checker.read(less))
    rules = checker.rulebook.active
    return [rule.id for rule, was, became in zip(rules, before, after, strict=True) if became is not None and became is not was]


def exhaustive(checker: Checker) -> int:
    """Compare every kind of profile that each rule can tell apart. Returns how many; raises AssertionError."""
    count = 0
    for place, rule in enumerate(checker.rulebook.active):
        for known in domain.profiles(checker.rulebook.facts, [rule.when], rule.fresh, partial=True):
            expected = oracle_truth(raw(rule.id).get("when", {}), rule.fresh, known)
            assert checker.truths(known)[place] is expected is rule.judge(known).truth, f"{rule.id}: {known}"
            count += 1
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long to try random profiles")
    parser.add_argument("--seed", type=int, default=time.time_ns(), help="where the random profiles begin")
    options = parser.parse_args()
    checker = Checker(load_rulebook())
    oracle = Oracle(checker)
    print(f"{len(checker.rulebook.active)} rules, {sum(len(list(lines(rule.when))) for rule in checker.rulebook.active)} lines")
    print(f"{exhaustive(checker)} profiles cover the domain of every rule: no difference")
    random, count, end = Random(options.seed), 0, time.monotonic() + options.seconds
    shown = time.monotonic()
    while time.monotonic() < end:
        profile = person(random)
        found = differences(checker, oracle, profile)
        lost = loses_knowledge(checker, random, profile)
        count += 1
        if found or lost:
            print(f"\nseed {options.seed}: {found} {lost} {profile}")
            return 1
        if sys.stderr.isatty() and time.monotonic() - shown > 1:
            shown = time.monotonic()
            print(f"\r{count:,} random profiles, {end - shown:.0f} s left", end="", file=sys.stderr)
    print(f"\r{count:,} random profiles (seed {options.seed}): no difference, and less knowledge never cleared a rule")
    return 0


if __name__ == "__main__":
    sys.exit(main())
