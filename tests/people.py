"""Invented people: every fact drawn from its own domain, edges of the rules included, or left out."""

import re
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
    "azathioprine",
    "Lemtrada",
    "alemtuzumab",
    "Campath",
    "Briumvi",
    "mitoxantrone",
    "Novantron",
    "Ocrevus",
    "Zunovo",
    "Tysabri",
    "Tyruko",
    "natalizumab",
    "Tecfidra",
    "Lemtrada (alemtuzumab)",
    "an unknown one",
)
AGO = (0, 1, 3, 4, 13, 14, 27, 28, 41, 42, 91, 92, 93, 150, 168, 169, 181, 184, 185, 364, 365, 366, 400, 1460, 1461, 1462, 9000)
DAYS = tuple(AS_OF - timedelta(days=days) for days in AGO)


@cache
def candidates() -> dict[str, tuple[Any, ...]]:
    """Return for each stated fact the values worth trying, as JSON holds them."""
    book = load_rulebook()
    asked = [line for rule in book.active for line in lines(rule.when)]
    return {fact.name: tuple(_candidates(fact, [line for line in asked if line.fact == fact.name])) for fact in book.facts.values() if not fact.uses}


def _candidates(fact: Fact, asked: list[Any]) -> Iterator[Any]:
    match fact.type:
        case "text":
            yield from ("p-1", "<b>", "\u202eevil\x1b[31m")
        case "date":
            yield from (AS_OF.isoformat(),) if fact.name == "as_of" else [day.isoformat() for day in DAYS]
        case "day":
            yield from ("none", *[day.isoformat() for day in DAYS])
        case "drugs":
            yield from ([drug] for drug in DRUGS)
            yield list(DRUGS)
        case "list":
            yield []
            yield from ([value] for value in fact.values)
            yield list(fact.values)
        case "number":
            yield from points(fact, asked)
            if not fact.whole:
                edges = (1e-05, 5e-324, 0.1 + 0.2, 49.99999999999999, 50.00000000000001, 17.999999999999996)
                yield from (edge for edge in edges if fact.low < edge < fact.high)
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
    if random.random() < 0.4:
        ends = [course[end] for end in ("last_dose", "stopped") if end in course]
        course["started"] = min(random.choice(DAYS).isoformat(), *ends, AS_OF.isoformat())
    if random.random() < 0.3:
        course["total_mg_per_m2"] = random.choice((12, 60, 72, 127.5, 128, 139.5, 140))
    return course


# Days that are facts of their own, and no companions of a result.
ALONE = frozenset(fact.name for fact in load_rulebook().facts.values() if fact.type == "day")
# What therapies add up to, and could contradict.
SUMS = ("failed_therapies", "natalizumab_months", "mitoxantrone_total_mg_per_m2", "prior_immunosuppressant", "current_immunosuppressant")


def consistent(profile: dict[str, Any]) -> dict[str, Any]:
    """Return a profile without what its other facts contradict."""
    gone = {name for name in profile if name.endswith("_date") and name not in ALONE and name.removesuffix("_date") not in profile}
    if "therapies" in profile:
        gone |= {*SUMS}
    if profile.get("could_become_pregnant") is False:
        gone |= {
            name
            for name in ("pregnant", "planning_pregnancy", "pregnancy_test", "pregnancy_test_date")
            if profile.get(name) not in (False, "negative")
        }
    elif profile.get("pregnancy_test") == "positive" and profile.get("pregnant") is False:
        gone |= {"pregnancy_test", "pregnancy_test_date"}
    if "pregnancy_test" in gone:
        gone |= {"pregnancy_test_date"}
    return {name: value for name, value in profile.items() if name not in gone}


def person(random: Random) -> dict[str, Any]:
    """Return one random profile as JSON would hold it. Some know nearly everything, some nearly nothing."""
    share = random.choice((0.1, 0.5, 0.8, 0.95, 1.0))
    profile = {name: random.choice(values) for name, values in candidates().items() if random.random() < share}
    if "therapies" in profile:
        profile["therapies"] = [_course(random) for _ in range(random.randint(0, 4))]
    return consistent(profile)


def as_known(profile: dict[str, Any]) -> Known:
    """Return what a valid random profile says, without the reader in between."""
    stated: dict[str, Any] = {
        name: date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
        for name, value in profile.items()
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
    return st.builds(lambda facts, therapies: consistent({**facts, **therapies}), st.fixed_dictionaries({}, optional=optional), counted)
