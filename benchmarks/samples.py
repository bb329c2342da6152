"""What every contender is asked: two rulebooks and a fixed set of invented profiles, the same in every run."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from dmtcheck.facts import Fact, Facts, Value
from dmtcheck.rulebook import Rulebook, load

SEED: Final = 20261122
AS_OF: Final = date(2026, 11, 22)
RULES: Final = 100
PROFILES: Final = 200
NAMES: Final = ("Lemtrada", "Ocrevus", "Tysabri", "Tecfidera", "Copaxone", "Avonex", "Gilenya", "a trial drug")
# What therapies add up to, and could contradict.
SUMS: Final = ("failed_therapies", "natalizumab_months", "mitoxantrone_total_mg_per_m2", "prior_immunosuppressant", "current_immunosuppressant")
OUTCOMES: Final = ("responded", "inadequate_response", "intolerance", None)


def rulebooks() -> dict[str, Rulebook]:
    """Return the built-in rules, and 100 of them drawn by lot."""
    book = load()
    drawn = sorted(Random(SEED).sample(book.active, RULES), key=lambda rule: rule.id)
    some = Rulebook("0", "sha256:0", drawn, book.documents, book.sheets, book.facts, book.schema)
    return {f"{len(one.active)} rules": one for one in (book, some)}


def profiles(facts: Facts) -> list[dict[str, Any]]:
    """Return profiles as dictionaries: every third knows every fact, the others a share of them between none and all."""
    random = Random(SEED)
    return [_profile(facts, 1.0 if number % 3 == 0 else random.random(), random) for number in range(PROFILES)]


def _profile(facts: Facts, share: float, random: Random) -> dict[str, Any]:
    given: dict[str, Any] = {"as_of": AS_OF.isoformat()}
    for fact in facts.values():
        if not (fact.in_conditions or fact.type == "day") or fact.uses or fact.name in SUMS or random.random() > share:
            continue
        value = _value(fact, random)
        given[fact.name] = list(value) if isinstance(value, tuple) else value
        if fact.dated and random.random() < 0.9:
            given[f"{fact.name}_date"] = _day(random, 400)
    if given.get("pregnancy_test") == "positive" or given.get("could_become_pregnant") is False:
        for name in ("could_become_pregnant", "pregnant", "planning_pregnancy"):  # nothing may contradict the test
            given.pop(name, None)
    if random.random() < share:
        given["therapies"] = [_course(name, random) for name in random.sample(NAMES, random.randint(1, 3))]
    return given


def _value(fact: Fact, random: Random) -> Value:
    if fact.type == "yes_no":
        return random.random() < 0.3
    if fact.type == "choice":
        return random.choice(fact.values)
    if fact.type == "list":
        return tuple(value for value in fact.values if random.random() < 0.2)
    if fact.type == "day":
        return _day(random, 400) if random.random() < 0.8 else "none"
    return random.randint(int(fact.low) + fact.above, int(fact.high))


def _day(random: Random, most: int) -> str:
    return (AS_OF - timedelta(days=random.randint(0, most))).isoformat()


def _course(name: str, random: Random) -> dict[str, Any]:
    course: dict[str, Any] = {"name": name, "status": "stopped", "outcome": random.choice(OUTCOMES)}
    if random.random() < 0.7:
        course["last_dose"] = _day(random, 60)
    return course
