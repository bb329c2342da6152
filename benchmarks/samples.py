"""What every contender is asked: two rulebooks and a fixed set of invented profiles, the same in every run."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from random import Random
from typing import Any, Final

from dmtcheck import domain
from dmtcheck.condition import COMPARISONS, Condition, Join, Line, lines
from dmtcheck.dates import Window
from dmtcheck.facts import Fact, Facts, Value
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook, load

SEED: Final = 20261122
AS_OF: Final = date(2026, 11, 22)
RULES: Final = 100
PROFILES: Final = 200
NAMES: Final = ("Lemtrada", "Ocrevus", "Tysabri", "Tecfidera", "Copaxone", "Avonex", "Gilenya", "a trial drug")
OUTCOMES: Final = ("responded", "inadequate_response", "intolerance", None)


def rulebooks() -> dict[str, Rulebook]:
    """Return the built-in rules, and the same filled up to 100 with generated ones."""
    built_in = load()
    made = islice(_generated(built_in, Random(SEED)), RULES - len(built_in.active))
    rules = sorted((*built_in.active, *made), key=lambda rule: rule.id)
    many = Rulebook("0", "sha256:0", rules, built_in.documents, built_in.sheets, built_in.facts, built_in.schema)
    return {f"{len(book.active)} rules, {kind}": book for kind, book in (("built in", built_in), ("synthetic", many))}


def _generated(book: Rulebook, random: Random) -> Iterator[Rule]:
    """Yield rules no two of which are alike and none of which always answers the same; all but the condition is real."""
    seen = {(rule.when, tuple(rule.fresh.items())) for rule in book.active}
    models = [rule for rule in book.active if list(lines(rule.when))]
    for number in count():
        when = _condition(book.facts, random)
        fresh = {line.fact: Window(6, "month") for line in lines(when) if book.facts[line.fact].dated and random.random() < 0.5}
        rule = models[number % len(models)]._replace(id=f"synthetic/{number:04d}", when=when, fresh=fresh)
        truths = {rule.judge(known).truth for known in domain.profiles(book.facts, [when], fresh)}
        if truths == {True, False} and (when, tuple(fresh.items())) not in seen:
            seen.add((when, tuple(fresh.items())))
            yield rule


def _condition(facts: Facts, random: Random) -> Condition:
    """Return one line, two joined lines, or the shape "this, or that while also that"."""
    asked = random.sample([fact for fact in facts.values() if fact.in_conditions], 3)
    first, second, third = (_line(fact, random) for fact in asked)
    shape = random.random()
    if shape < 0.6:
        return first
    if shape < 0.85:
        return Join("all" if random.random() < 0.5 else "any", (first, second))
    return Join("any", (first, Join("all", (second, third))))


def _line(fact: Fact, random: Random) -> Line:
    if fact.type == "yes_no":
        return Line(fact.name, "is", (random.random() < 0.5,))
    if fact.type == "choice":
        chosen = random.sample(fact.values, random.randint(1, len(fact.values) - 1))
        return Line(fact.name, "is", tuple(value for value in fact.values if value in chosen))
    if fact.type == "list":
        return Line(fact.name, "includes", (random.choice(fact.values),))
    bound = random.randint(1, 4) if fact.type == "count" else random.randint(int(fact.low) + 1, int(fact.high) - 1)
    return Line(fact.name, random.choice(list(COMPARISONS)), (bound,))  # type: ignore[arg-type]  # the keys are operators


def profiles(facts: Facts) -> list[dict[str, Any]]:
    """Return profiles as dictionaries: every third knows every fact, the others a share of them between none and all."""
    random = Random(SEED)
    return [_profile(facts, 1.0 if number % 3 == 0 else random.random(), random) for number in range(PROFILES)]


def _profile(facts: Facts, share: float, random: Random) -> dict[str, Any]:
    given: dict[str, Any] = {"as_of": AS_OF.isoformat()}
    for fact in facts.values():
        if not fact.in_conditions or fact.asks or random.random() > share:
            continue
        value = _value(fact, random)
        given[fact.name] = list(value) if isinstance(value, tuple) else value
        if fact.dated and random.random() < 0.9:
            given[f"{fact.name}_date"] = (AS_OF - timedelta(days=random.randint(1, 400))).isoformat()
    if random.random() < share / 2:
        given.pop("failed_therapies", None)  # counted instead, where an outcome is not known as an interval
        given["therapies"] = [_course(name, random) for name in random.sample(NAMES, random.randint(1, 3))]
    return given


def _value(fact: Fact, random: Random) -> Value:
    if fact.type == "yes_no":
        return random.random() < 0.3
    if fact.type == "choice":
        return random.choice(fact.values)
    if fact.type == "list":
        return tuple(value for value in fact.values if random.random() < 0.2)
    return random.randint(0, 4) if fact.type == "count" else random.randint(int(fact.low), int(fact.high))


def _course(name: str, random: Random) -> dict[str, Any]:
    course: dict[str, Any] = {"name": name, "status": "stopped", "outcome": random.choice(OUTCOMES)}
    if random.random() < 0.7:
        course["last_dose"] = (AS_OF - timedelta(days=random.randint(0, 60))).isoformat()
    return course
