"""Frames of a data team: taken and returned in their own kind, answered as one by one."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
import pytest
from screened import crowd, read

import dmtcheck
from dmtcheck import Checker, DmtcheckError
from dmtcheck.domain import AS_OF
from dmtcheck.screening import lazy
from dmtcheck.screening.single import answer
from dmtcheck.screening.typed import stated
from dmtcheck.terms import DRUGS

ODD: list[dict[str, Any]] = [
    {"id": "plain", "ms_type": "ppms", "age": 40, "therapies": [{"name": "Ocrevus", "status": "current"}]},
    {"id": "word", "ms_type": "pprs"},
    {"id": "range", "age": 300},
    {"id": "fraction", "failed_therapies": 1.5},
    {"id": "future", "jcv_antibody": "negative", "jcv_antibody_date": date(2027, 1, 1)},
    {"id": "alone", "jcv_antibody_date": date(2026, 1, 1)},
    {"id": "day", "ecg_date": "2026-02-30"},
    {"id": "spelled", "ecg_date": "yesterday"},
    {"id": "never", "ecg_date": "none"},
    {"id": "pregnant", "could_become_pregnant": False, "pregnant": True},
    {"id": "course", "therapies": [{"name": " ", "status": None}]},
    {"id": "list", "considering": ["ocrevus", "ocrelizumab"]},
    {"id": "none considered", "considering": []},
    {"id": "x" * 201},
]


def typed(profiles: list[dict[str, Any]], checker: Checker) -> pl.DataFrame:
    """Return profiles as a data team would hold them: dates are dates, days that may be none are text."""
    kinds = {"yes_no": pl.Boolean, "number": pl.Float64, "date": pl.Date, "list": pl.List(pl.String), "drugs": pl.List(pl.String)}

    def dtype(fact: Any) -> Any:
        parts = pl.List(pl.Struct({part.name: dtype(part) for part in fact.parts}))
        return parts if fact.type == "therapies" else kinds.get(fact.type, pl.String)

    def value(fact: Any, given: Any) -> Any:
        if fact.type == "date" and isinstance(given, str):
            return date.fromisoformat(given)
        if fact.type == "therapies" and given is not None:
            return [{part.name: value(part, one.get(part.name)) for part in fact.parts} for one in given]
        return given

    facts = stated(checker.rulebook.facts)
    rows = [{fact.name: value(fact, profile.get(fact.name)) for fact in facts} for profile in profiles]
    return pl.DataFrame(rows, schema={fact.name: dtype(fact) for fact in facts}, strict=False)


KINDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.connect().from_arrow(frame.to_arrow()),
}


def back(found: Any) -> pl.DataFrame:
    return pl.DataFrame(nw.from_native(found).lazy().collect("polars").to_native())


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_is_answered_in_its_own_kind_as_one_by_one(kind: str, checker: Checker) -> None:
    people = [{**one, "id": str(number)} for number, one in enumerate(crowd(Random(11), 150))]
    given = KINDS[kind](typed([*people, *ODD], checker).with_columns(key=pl.int_range(pl.len())))
    found = dmtcheck.screen(given, AS_OF, keep=["key"])
    assert type(found) is type(given)
    rows = back(found).sort("key").to_dicts()
    assert [row["id"] for row in rows] == [one["id"] for one in (*people, *ODD)]
    for profile, row in zip(people, rows, strict=False):
        known = read(checker, profile)
        assert (row["problem"] is None) is (known is not None), profile
        expected = answer(checker, known) if known else {}
        told = [*DRUGS, *(rule.id for rule in checker.rulebook.active)]
        assert {name: row[name] for name in told} == {name: expected.get(name) for name in told}, profile
    odd = rows[len(people) :]
    assert {row["id"] for row in odd if row["problem"] is None} == {"plain", "never"}
    for row in odd:  # what cannot be read is told, and nothing else is said of it
        fact = {"x" * 201: "id", "list": "considering", "none considered": "considering"}.get(row["id"])
        assert fact is None or row["problem"].replace('"', "").startswith(fact)
        assert row["problem"] is None or not any(row[name] for name in row if name not in ("id", "key", "problem"))


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
def test_a_few_columns_are_enough(kind: str, checker: Checker) -> None:
    frame = pl.DataFrame({"ms_type": ["ppms"], "therapies": [[{"name": "Ocrevus"}]]})
    row = back(dmtcheck.screen(KINDS[kind](frame), drugs=["ocrevus"])).to_dicts()[0]
    expected = answer(checker, checker.read({"ms_type": "ppms", "therapies": [{"name": "Ocrevus"}]}), ("ocrevus",))
    assert {name: expected[name] for name in row if name != "problem"} == {name: value for name, value in row.items() if name != "problem"}
    assert (row["problem"], row["briumvi"]) == (None, None)


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
def test_without_therapies_and_with_many_dates_of_assessment(kind: str, checker: Checker) -> None:
    days = [date(2026, 11, 22), date(2027, 2, 28), None]
    frame = pl.DataFrame({"as_of": days, "brain_mri_date": [date(2026, 5, 1)] * 3, "key": [1, 2, 3]})
    rows = back(dmtcheck.screen(KINDS[kind](frame), keep=["key"])).sort("key").to_dicts()
    for day, row in zip(days, rows, strict=True):
        expected = answer(checker, checker.read({"brain_mri_date": "2026-05-01"}, day))
        assert [name for name in expected if name in row and expected[name] != row[name]] == []


def test_more_therapies_than_fit_are_told_where_expressions_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy, "MOST_SLOTS", 2)  # as many as are allowed make an expression that takes half a minute
    frame = pl.DataFrame({"therapies": [[{"name": "Rebif"}] * 3, [{"name": "Rebif"}] * 2]})
    rows = back(dmtcheck.screen(KINDS["duckdb"](frame), AS_OF)).to_dicts()
    assert [row["problem"] for row in rows] == [lazy.MANY, None]
    assert [row["problem"] for row in back(dmtcheck.screen(frame, AS_OF)).to_dicts()] == [None, None]


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ({"agee": [1]}, 'unknown .* "agee", did you mean "age"'),
        ({"age": ["40"]}, '"age"'),
        ({"pregnant": [1]}, '"pregnant"'),
        ({"as_of": ["2026-11-22x"]}, "as_of"),
    ],
)
def test_columns_that_cannot_be_meant_are_one_error(kind: str, frame: Any, words: str) -> None:
    if kind == "polars" and "as_of" in frame:
        pytest.skip("text in memory is read as dates, row by row")
    with pytest.raises(DmtcheckError, match=words):
        dmtcheck.screen(KINDS[kind](pl.DataFrame(frame)))


def test_nobody_is_answered_with_nothing() -> None:
    found = dmtcheck.screen(pl.DataFrame({"age": pl.Series([], dtype=pl.Int64)}), AS_OF)
    assert found.height == 0
    assert found.columns[:7] == ["problem", *DRUGS]
    assert dmtcheck.screen(pa.table({"age": [None]}), AS_OF).num_rows == 1
