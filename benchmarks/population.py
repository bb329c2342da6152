"""Writes an invented population, as NDJSON or as Parquet by the ending of the file: the same people for the same numbers.

    python benchmarks/population.py --people 100000 --out people.ndjson
    python benchmarks/population.py --people 10000000 --bad 1000 --out people.ndjson
    python benchmarks/population.py --people 1000000 --out people.parquet

Up to 200,000 people differ; beyond that they come again under other ids. No profile names its own date: screen with --as-of 2026-11-22.
With --bad, so many lines are ones that must be rejected; ``<out>.bad.csv`` says which, and what is wrong with each.
"""

import argparse
import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, Final

import polars as pl
import pyarrow.parquet
from samples import AS_OF, NAMES, SEED, SUMS, _value

from dmtcheck.facts import Fact
from dmtcheck.rulebook import load
from dmtcheck.terms import DRUGS
from dmtcheck.therapies import table

DIFFERENT: Final = 200_000
GROUP: Final = 100_000  # rows of a Parquet row group
SHARE: Final = 0.35  # of the facts that are known of a person
TREATED: Final = 0.5  # people whose therapies are listed
DRAWN: Final = frozenset(("yes_no", "choice", "number", "list", "day", "drugs"))  # a result has its date beside it; the therapies come apart
PREGNANCY: Final = ("could_become_pregnant", "pregnant", "planning_pregnancy")
OUTCOMES: Final = ("responded", "inadequate_response", "inadequate_response", "intolerance", "safety", "other")
INFUSED: Final = tuple(name for name, row in table().items() if row.drug)
ALL: Final = (*NAMES, *table(), "Tecfidra", "IVIG")

# Lines that must be rejected, each by the kind of mistake; %d is the number of the person.
BAD: Final[Mapping[str, bytes]] = {
    "cut short": b'{"id":"p-%d","age":4',
    "unknown key": b'{"id":"p-%d","agee":40}',
    "key twice": b'{"id":"p-%d","age":40,"age":41}',
    "wrong type": b'{"id":"p-%d","age":"forty"}',
    "a number for an answer": b'{"id":"p-%d","pregnant":1}',
    "out of range": b'{"id":"p-%d","age":131}',
    "no number": b'{"id":"p-%d","age":NaN}',
    "a number without end": b'{"id":"p-%d","age":40.' + b"0" * 60 + b"}",
    "word outside the set": b'{"id":"p-%d","ms_type":"RRMS"}',
    "no such day": b'{"id":"p-%d","ecg_date":"2026-02-30"}',
    "day spelled otherwise": b'{"id":"p-%d","ecg_date":"22.11.2025"}',
    "in the future": b'{"id":"p-%d","ecg_date":"2031-01-01"}',
    "date without its result": b'{"id":"p-%d","hiv_date":"2026-01-01"}',
    "contradiction": b'{"id":"p-%d","could_become_pregnant":false,"pregnant":true}',
    "null in a list": b'{"id":"p-%d","severe_reactions":[null]}',
    "therapy without a name": b'{"id":"p-%d","therapies":[{"status":"current"}]}',
    "key twice in a therapy": b'{"id":"p-%d","therapies":[{"name":"Rebif","name":"Avonex"}]}',
    "not UTF-8": b'{"id":"p-%d\xff"}',
    "no object": b'["p-%d"]',
    "two on a line": b'{"id":"p-%d"}{"age":40}',
    "blank": b"",
}
# The same for a row of Parquet: the columns to overwrite.
BAD_ROWS: Final[Mapping[str, Mapping[str, Any]]] = {
    "out of range": {"age": 131.0},
    "word outside the set": {"ms_type": "RRMS"},
    "in the future": {"ecg_date": "2031-01-01"},
    "contradiction": {"could_become_pregnant": False, "pregnant": True},
}


def different(number: int, share: float) -> list[dict[str, Any]]:
    """Return so many profiles without id, none of which contradicts itself."""
    random = Random(SEED)
    facts = [fact for fact in load().facts.values() if fact.type in DRAWN and not fact.uses]
    return [_profile(facts, share, random) for _ in range(number)]


def _profile(facts: list[Fact], share: float, random: Random) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for fact in facts:
        if random.random() < share:
            given[fact.name] = _drawn_value(fact, random)
            if fact.dated and random.random() < 0.9:
                given[f"{fact.name}_date"] = _ago(random.randint(0, 400))
    if given.get("pregnancy_test") == "positive" or given.get("could_become_pregnant") is False:
        given = {name: value for name, value in given.items() if name not in PREGNANCY}
    if random.random() < TREATED:
        given = {name: value for name, value in given.items() if name not in SUMS}  # the courses add up to something else
        given["therapies"] = [_course(random) for _ in range(random.randint(1, 3))]
    return given


def _drawn_value(fact: Fact, random: Random) -> Any:
    if fact.type == "drugs":
        return random.sample(DRUGS, random.randint(1, 3))
    if fact.type == "number" and not fact.whole and fact.high <= 500:
        return round(random.uniform(max(fact.low, 0.1), fact.high), 1)
    value = _value(fact, random)
    return list(value) if isinstance(value, tuple) else value


def _ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


def _course(random: Random) -> dict[str, Any]:
    name = random.choice(INFUSED if random.random() < 0.4 else ALL)
    status = random.choice(("current", "stopped", None))
    began, dosed, ended = sorted(random.sample(range(1500), 3), reverse=True)
    course = {
        "name": name,
        "status": status,
        "outcome": random.choice(OUTCOMES) if random.random() < 0.6 else None,
        "started": _ago(began) if random.random() < 0.5 else None,
        "last_dose": _ago(dosed) if random.random() < 0.5 else None,
        "stopped": _ago(ended) if status == "stopped" and random.random() < 0.5 else None,
        "total_mg_per_m2": random.randint(1, 12) * 12 if _ingredient(name) == "mitoxantrone" and random.random() < 0.7 else None,
    }
    return {key: value for key, value in course.items() if value is not None}


@cache
def _ingredient(name: str) -> str:
    row = table().get(name)
    return row.ingredient if row else ""


def write_ndjson(out: Path, profiles: list[dict[str, Any]], people: int, bad: Mapping[int, str]) -> None:
    """Write one profile a line; those lines that ``bad`` names are of that kind."""
    rest = [json.dumps(profile, separators=(",", ":")).encode()[1:] for profile in profiles]
    rest = [b"," + one if one != b"}" else one for one in rest]
    with out.open("wb") as file:
        for first in range(0, people, len(rest)):
            last = min(first + len(rest), people)
            lines = [b'{"id":"p-%08d"%b\n' % (number, one) for number, one in zip(range(first + 1, last + 1), rest, strict=False)]
            for number in range(first + 1, last + 1) if bad else ():
                if number in bad:
                    line = BAD[bad[number]]
                    lines[number - first - 1] = (line % number if b"%d" in line else line) + b"\n"
            file.write(b"".join(lines))


def write_parquet(out: Path, profiles: list[dict[str, Any]], people: int, bad: Mapping[int, str]) -> None:
    """Write one profile a row, in the types that a database gives: dates as dates, days that may be "none" as text."""
    frame = typed(profiles)
    schema = frame.head(0).to_arrow(compat_level=pl.CompatLevel.oldest()).schema
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for first in range(0, people, frame.height):
            rows = min(frame.height, people - first)
            numbers = pl.int_range(first + 1, first + rows + 1, eager=True).cast(pl.String).str.zfill(8)
            part = frame.head(rows).with_columns(id=pl.lit("p-") + numbers)
            spoiled = {number - first - 1: kind for number, kind in bad.items() if first < number <= first + rows}
            if spoiled:
                part = part.with_columns(_spoiled(spoiled))
            writer.write_table(part.to_arrow(compat_level=pl.CompatLevel.oldest()), row_group_size=GROUP)


def _spoiled(kinds: Mapping[int, str]) -> Iterator[pl.Expr]:
    row = pl.int_range(pl.len())
    for name in {name for columns in BAD_ROWS.values() for name in columns}:
        value = pl.col(name)
        for kind, columns in BAD_ROWS.items():
            if name in columns:
                value = pl.when(row.is_in([one for one, found in kinds.items() if found == kind])).then(pl.lit(columns[name])).otherwise(value)
        yield value.alias(name)


def typed(profiles: list[dict[str, Any]]) -> pl.DataFrame:
    """Return profiles as columns, with an empty id."""
    facts = [fact for fact in load().facts.values() if not fact.uses]
    frame = pl.DataFrame(profiles, schema={fact.name: _column(fact) for fact in facts}, strict=False)
    course = next(fact for fact in facts if fact.type == "therapies")
    parts = [_dated(part, pl.element().struct.field(part.name)) for part in course.parts]
    return frame.with_columns(
        *[_dated(fact, pl.col(fact.name)) for fact in facts if fact.type == "date"], pl.col(course.name).list.eval(pl.struct(parts))
    )


def _dated(fact: Fact, raw: pl.Expr) -> pl.Expr:
    return raw.str.to_date("%Y-%m-%d") if fact.type == "date" else raw


def _column(fact: Fact) -> pl.DataType:
    types: dict[str, Callable[[], pl.DataType]] = {
        "yes_no": pl.Boolean,
        "number": pl.Int64 if fact.whole else pl.Float64,
        "list": lambda: pl.List(pl.String),
        "drugs": lambda: pl.List(pl.String),
        "therapies": lambda: pl.List(pl.Struct({part.name: _column(part) for part in fact.parts})),
    }
    return types.get(fact.type, pl.String)()


def spoil(people: int, number: int, kinds: Mapping[str, Any], key: Path) -> dict[int, str]:
    """Return which lines are to be bad and how, every kind as often, and write that down."""
    places = sorted(Random(SEED).sample(range(1, people + 1), number))
    bad = dict(zip(places, cycle(kinds), strict=False))
    if bad:
        with key.open("w", newline="") as file:
            csv.writer(file).writerows([("line", "kind"), *bad.items()])
    return bad


def main() -> None:
    """Write one population."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=SHARE, help="of the facts that are known of a person")
    parser.add_argument("--bad", type=int, default=0, help="lines that must be rejected")
    asked = parser.parse_args()
    is_parquet = asked.out.suffix == ".parquet"
    bad = spoil(asked.people, asked.bad, BAD_ROWS if is_parquet else BAD, asked.out.with_name(asked.out.name + ".bad.csv"))
    (write_parquet if is_parquet else write_ndjson)(asked.out, different(min(asked.people, DIFFERENT), asked.share), asked.people, bad)


if __name__ == "__main__":
    main()
