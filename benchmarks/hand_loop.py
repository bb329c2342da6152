"""The rules written by hand as a loop in Python: one person after the other, one line of a rule after the other."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from hand_facts import BRANDS, GIVEN, HELD, INFUSED, LAST_DOSE, OURS, SINCE, TO_TEST, WORDS, dated, unit
from samples import AS_OF

from dmtcheck.condition import COMPARISONS, Condition, Line, all_of, any_of
from dmtcheck.facts import NEVER, NONE
from dmtcheck.rulebook import load


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    """Add to a profile what is derived from it."""
    for name, day in SINCE.items():
        if day in given:
            given[name] = NEVER if given[day] == NONE else (AS_OF - date.fromisoformat(given[day])).days / unit(name)
    for name, day in TO_TEST.items():
        if given.get(day) == NONE:
            given[name] = NEVER
        elif day in given and "jcv_antibody_date" in given:
            passed = (date.fromisoformat(given["jcv_antibody_date"]) - date.fromisoformat(given[day])).days
            given |= {name: passed / unit(name)} if passed >= 0 else {}
    if "breast_screen_date" in given:
        given["breast_screen_done"] = given["breast_screen_date"] != NONE
    if "therapies" in given:
        _courses(given, given["therapies"])
    if "lvef_percent" in given:
        given["lvef_margin_percent"] = given["lvef_percent"] - given.get("lvef_lower_limit_percent", 50)
    if "mitoxantrone_total_mg_per_m2" in given:
        given["mitoxantrone_total_with_next_dose"] = given["mitoxantrone_total_mg_per_m2"] + 12
    return given


def _courses(given: dict[str, Any], courses: list[dict[str, Any]]) -> None:
    had = {course["name"].lower(): course for course in courses}
    now = {name for name, course in had.items() if course.get("status") == "current"}
    for one in INFUSED:
        given[f"{one}_ever"] = any(name in had for name in HELD[one])
        given[f"{one}_now"] = any(name in now for name in GIVEN[one])
    given |= {f"{brand}_now": any(name in now for name in names) for brand, names in BRANDS.items()}
    given["another_ms_therapy_now"] = any(name not in OURS for name in now)
    for fact, one in LAST_DOSE.items():
        last = [day for name in HELD[one] if name in had and (day := had[name].get("last_dose") or had[name].get("stopped"))]
        if last or not given[f"{one}_ever"]:
            given[fact] = (AS_OF - date.fromisoformat(max(last))).days / unit(fact) if last else NEVER
    given.setdefault("failed_therapies", len({name for name, course in had.items() if course.get("outcome") == "inadequate_response"}))
    given.setdefault("mitoxantrone_total_mg_per_m2", sum(course.get("total_mg_per_m2", 0) for course in courses))


def _truth(condition: Condition, facts: Mapping[str, Any], fresh: Mapping[str, str]) -> bool | None:
    if not isinstance(condition, Line):
        truths = [_truth(part, facts, fresh) for part in condition.parts]
        return all_of(truths) if condition.how == "all" else any_of(truths)
    value = facts.get(condition.fact)
    if value is None:
        return None
    if condition.operator == "includes":
        truth = condition.values[0] in value
    elif condition.operator == "is":
        truth = value in condition.values
    else:
        truth = COMPARISONS[condition.operator](value, condition.values[0])  # type: ignore[arg-type]  # a number
    if not truth and condition.fact in fresh and facts.get(dated(condition.fact), "") < fresh[condition.fact]:
        return None
    return truth


def with_python(people: Path, out: Path) -> None:
    """Answer a file of NDJSON one person after the other."""
    words = {True: "flagged", None: "information_needed", False: "clear"}
    rules = [(rule.id, rule.when, {fact: window.before(AS_OF).isoformat() for fact, window in rule.fresh.items()}) for rule in load().active]
    said: dict[str, list[Any]] = {"id": [], **{name: [] for name, _, _ in rules}}
    with people.open(encoding="utf-8") as file:
        for line in file:
            facts = _facts(json.loads(line))
            said["id"].append(facts.get("id"))
            for name, when, fresh in rules:
                said[name].append(words[_truth(when, facts, fresh)])
    pl.DataFrame(said, schema={name: pl.String if name == "id" else pl.Enum(WORDS) for name in said}).write_parquet(out)
