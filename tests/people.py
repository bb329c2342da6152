"""Invented people: every fact drawn from its own domain, edges of the rules included, or left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from dmtcheck import load_rulebook
from dmtcheck.condition import lines
from dmtcheck.domain import AS_OF, points
from dmtcheck.facts import Fact
from dmtcheck.known import Known, known
from dmtcheck.profile import TherapyCourse
from dmtcheck.terms import DRUGS

NAMES = (
    "Tecfidera",
    "dimethyl fumarate",
    "Rebif",
    "Lemtrada",
    "alemtuzumab",
    "Campath",
    "Ocrevus",
    "Zunovo",
    "Tysabri",
    "Tecfidra",
    "Lemtrada (alemtuzumab)",
    "an unknown one",
)
DAYS = tuple(AS_OF - timedelta(days=days) for days in (0, 1, 3, 4, 91, 92, 93, 184, 185, 400, 9000))


@cache
def candidates() -> dict[str, tuple[Any, ...]]:
    """Return for each stated fact the values worth trying, as JSON holds them."""
    book = load_rulebook()
    asked = [line for rule in book.active for line in lines(rule.when)]
    return {fact.name: tuple(_candidates(fact, [line for line in asked if line.fact == fact.name])) for fact in book.facts.values() if not fact.asks}


def _candidates(fact: Fact, asked: list[Any]) -> Iterator[Any]:
    match fact.type:
        case "text":
            yield from ("p-1", "<b>", "\u202eevil\x1b[31m")
        case "date":
            yield from (AS_OF.isoformat(),) if fact.name == "as_of" else [day.isoformat() for day in DAYS]
        case "drugs":
            yield from ([drug] for drug in DRUGS)
            yield list(DRUGS)
        case "list":
            yield []
            yield from ([value] for value in fact.values)
            yield list(fact.values)
        case "number" | "count":
            yield from points(fact, asked)
            if not fact.whole:
                yield from (1e-05, 5e-324, 0.1 + 0.2, 49.99999999999999, 50.00000000000001, 17.999999999999996)
        case "therapies":
            yield []
        case _:
            yield from points(fact, asked)


def _course(random: Random) -> dict[str, Any]:
    course: dict[str, Any] = {"name": random.choice(NAMES)}
    if random.random() < 0.6:
        course["status"] = random.choice(("current", "stopped"))
    if random.random() < 0.6:
        course["outcome"] = random.choice(("responded", "inadequate_response", "inadequate_response", "intolerance", "safety", "other"))
    if random.random() < 0.4:
        course["last_dose"] = random.choice(DAYS).isoformat()
    if course.get("status") == "stopped" and random.random() < 0.4:
        course["stopped"] = max(random.choice(DAYS).isoformat(), course.get("last_dose", ""))
    return course


def person(random: Random) -> dict[str, Any]:
    """Return one random profile as JSON would hold it. Some know nearly everything, some nearly nothing."""
    share = random.choice((0.1, 0.5, 0.8, 0.95, 1.0))
    profile = {name: random.choice(values) for name, values in candidates().items() if random.random() < share}
    if "therapies" in profile:
        profile["therapies"] = [_course(random) for _ in range(random.randint(0, 4))]
        profile.pop("failed_therapies", None)
    for name in [name for name in profile if name.endswith("_date") and name.removesuffix("_date") not in profile]:
        del profile[name]
    return profile


def as_known(profile: dict[str, Any]) -> Known:
    """Return what a valid random profile says, without the reader in between."""
    stated: dict[str, Any] = {
        name: date.fromisoformat(value) if name == "as_of" or name.endswith("_date") else value for name, value in profile.items()
    }
    if "therapies" in stated:
        stated["therapies"] = [TherapyCourse.model_validate_json(_json(course)).model_dump(exclude_none=True) for course in stated["therapies"]]
    return known(stated)


def _json(course: dict[str, Any]) -> str:
    import json

    return json.dumps(course)


def people() -> st.SearchStrategy[dict[str, Any]]:
    """Return random profiles that hypothesis can shrink to fewer facts."""
    optional = {name: st.sampled_from(values) for name, values in candidates().items() if name not in ("failed_therapies", "therapies")}
    course = st.integers(0, 2**32).map(lambda seed: _course(Random(seed)))
    counted = st.one_of(
        st.just({}),
        st.fixed_dictionaries({"therapies": st.lists(course, max_size=4)}),
        st.fixed_dictionaries({"failed_therapies": st.integers(0, 30)}),
    )
    return st.builds(lambda facts, therapies: _dated({**facts, **therapies}), st.fixed_dictionaries({}, optional=optional), counted)


def _dated(profile: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in profile.items() if not name.endswith("_date") or name.removesuffix("_date") in profile}
