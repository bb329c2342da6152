"""dmtcheck beside zen-engine, the oracle of the tests and hand-written Python: the same rules, profiles and answers.

    python benchmarks/engines.py [rounds]

Every contender must agree on every profile before anything is timed. Nothing is asserted about time.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from clock import race, table
from contenders import oracle, python, zen_created, zen_expression, zen_facts, zen_loader
from samples import PROFILES, profiles, rulebooks

from dmtcheck.checker import Checker
from dmtcheck.condition import Truth
from dmtcheck.engine import Engine
from dmtcheck.known import Known
from dmtcheck.report import Report, compose
from dmtcheck.rulebook import Rulebook

ROUNDS: Final = 40
OURS: Final = "dmtcheck engine"
API: Final = "check(dict)"
T = TypeVar("T")


def over(work: Callable[[T], object], items: Sequence[T]) -> Callable[[], object]:
    """Return what does the work on every item."""

    def run() -> None:
        for item in items:
            work(item)

    return run


def engines(book: Rulebook, read: Sequence[Known]) -> dict[str, Callable[[Known], Sequence[Truth]]]:
    """Return every engine that starts from what is known, as ours does; none may keep anything from one profile to the next."""
    rules, facts = book.active, book.facts
    given, expression = zen_facts(rules, facts), zen_expression(rules, facts)
    loaded, created = zen_loader(rules, facts), zen_created(rules, facts)
    contenders: dict[str, Callable[[Known], Sequence[Truth]]] = {
        OURS: Engine(rules, facts).truths,
        "zen-engine, expression": lambda known: expression(given(known)),
        "zen-engine, decision by loader": lambda known: loaded(given(known)),
        "zen-engine, create_decision": lambda known: created(given(known)),
        "oracle of the tests": oracle(rules),
        "hand-written Python": python(rules, facts),
    }
    for name, answer in contenders.items():
        agree(name, answer, contenders[OURS], read)
    return contenders


def agree(name: str, answer: Callable[[Known], Sequence[Truth]], ours: Callable[[Known], Sequence[Truth]], read: Sequence[Known]) -> None:
    """Stop where a contender answers one rule of one profile otherwise; true is not 1 here."""
    for number, known in enumerate(read):
        theirs, expected = list(answer(known)), ours(known)
        if len(theirs) != len(expected) or any(one is not other for one, other in zip(theirs, expected, strict=True)):
            sys.exit(f"{name} and {OURS} disagree on profile {number}: nothing is timed")


def compare(title: str, book: Rulebook, read: Sequence[Known], rounds: int) -> None:
    """Time the engines; zen-engine also on facts that lie ready, which is the least it can take."""
    contenders: dict[str, Callable[[], object]] = {name: over(answer, read) for name, answer in engines(book, read).items()}
    expression, given = zen_expression(book.active, book.facts), zen_facts(book.active, book.facts)
    contenders["(zen-engine, expression, facts ready)"] = over(expression, [given(known) for known in read])
    print(table(f"{title}: engine", race(contenders, rounds), OURS, len(read)), end="\n\n")


def split(title: str, book: Rulebook, given: Sequence[dict[str, Any]], rounds: int) -> None:
    """Time one check through Python, whole and by its parts, and the JSON form of its report."""
    checker = Checker(book)
    read = [checker.read(profile) for profile in given]
    pairs = [(known, checker.truths(known)) for known in read]
    reports = [compose(book, known, truths) for known, truths in pairs]
    contenders = {
        API: over(checker.check, given),
        "  read": over(checker.read, given),
        "  truths": over(checker.truths, read),
        "  compose": over(lambda pair: compose(book, *pair), pairs),
        "to_dict": over(lambda report: Report(book, report.known, report.assessments).to_dict(), reports),
        "check(dict).to_dict()": over(lambda profile: checker.check(profile).to_dict(), given),
    }
    print(table(f"{title}: Python API", race(contenders, rounds), API, len(given)), end="\n\n")


def main() -> None:
    """Print one table of engines and one of the Python API for each rulebook."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"microseconds a profile; {PROFILES} profiles, {rounds} interleaved rounds; ratio: median of each round's\n")
    for title, book in rulebooks().items():
        given = profiles(book.facts)
        checker = Checker(book)
        compare(title, book, [checker.read(profile) for profile in given], rounds)
        split(title, book, given, rounds)


if __name__ == "__main__":
    main()
