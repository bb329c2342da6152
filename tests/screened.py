"""People screened by an engine, to be compared with the path of single profiles."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
from people import candidates, person

from dmtcheck import Checker, ProfileError
from dmtcheck.domain import AS_OF
from dmtcheck.known import Known
from dmtcheck.screening.batch import batches
from dmtcheck.screening.engines import engine
from dmtcheck.screening.places import expand
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.single import answer
from dmtcheck.terms import Drug


def crowd(random: Random, number: int) -> list[dict[str, Any]]:
    """Return people, a third of whom say things that may contradict each other, are dated otherwise or lack some therapies."""
    return [_odd(person(random), random) if place % 3 == 0 else person(random) for place in range(number)]


def _odd(profile: dict[str, Any], random: Random) -> dict[str, Any]:
    names = [name for name in candidates() if name != "therapies"]
    for name in random.sample(names, 3):
        profile[name] = random.choice(candidates()[name])
    if random.random() < 0.5:
        profile["therapies_complete"] = random.random() < 0.5
        profile["severe_reactions_complete"] = random.random() < 0.5
    if random.random() < 0.5:
        profile["as_of"] = random.choice(("2026-11-22", "2026-11-23", "2028-02-29", "2027-03-31"))
    return profile


@cache
def screener(name: str, drugs: tuple[Drug, ...] = ()) -> Screener:
    """Return a screener with the built-in rules; making its plan costs seconds."""
    from dmtcheck import load_rulebook

    return Screener(engine(name), load_rulebook(), drugs)


def typed(profiles: Iterable[dict[str, Any]], checker: Checker, folder: Path, as_of: date | None = AS_OF) -> pl.DataFrame:
    """Return the typed frame of profiles, each of which is a line that can be typed."""
    file = folder / "people.ndjson"
    file.write_text("".join(json.dumps(profile) + "\n" for profile in profiles), "utf-8")
    (place,) = expand([str(file)])
    frames = [batch.frame for batch in batches(place, checker, as_of)]
    return pl.concat(frames)


def read(checker: Checker, profile: dict[str, Any], as_of: date | None = AS_OF) -> Known | None:
    """Return what a profile says, or None where it cannot be read."""
    try:
        return checker.read(json.dumps(profile), as_of)
    except ProfileError:
        return None


def differences(
    found: pl.DataFrame, profiles: list[dict[str, Any]], checker: Checker, drugs: tuple[Drug, ...] = (), as_of: date | None = AS_OF
) -> list[Any]:
    """Return where answers differ from those of the path of single profiles: who is refused, statuses, and how each rule comes out for each drug."""
    wrong: list[Any] = []
    for profile, row in zip(profiles, found.to_dicts(), strict=True):
        known = read(checker, profile, as_of)
        expected = {"refused": True} if known is None else answer(checker, known, drugs)
        different = {name: (value, row[name]) for name, value in expected.items() if row[name] != value}
        if different:
            wrong.append((profile, dict(list(different.items())[:5])))
    return wrong
