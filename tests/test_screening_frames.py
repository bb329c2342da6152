"""Frames of a data team: taken and returned in their own kind, answered as one by one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from screened import crowd, read

import dmtcheck
from dmtcheck import Checker, DmtcheckError
from dmtcheck.domain import AS_OF
from dmtcheck.screening import lazy, tables
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
    assert found.height == dmtcheck.screen(pl.DataFrame(), AS_OF).height == 0
    assert found.columns[:7] == ["problem", *DRUGS]
    assert dmtcheck.screen(pa.table({"age": [None]}), AS_OF).num_rows == 1


def test_threads_do_not_answer_for_each_other() -> None:
    frames = {"negative": pl.DataFrame({"hbsag": ["negative"] * 2000}), "positive": pl.DataFrame({"hbsag": ["positive"] * 2000})}
    with ThreadPoolExecutor(4) as threads:
        asked = [(test, threads.submit(dmtcheck.screen, frames[test], AS_OF, drugs=["ocrevus"])) for test in [*frames] * 8]
    assert {(test, status) for test, one in asked for status in one.result()["ocrevus"]} == {
        ("negative", "information_needed"),
        ("positive", "contraindicated"),
    }


@pytest.mark.parametrize("kind", ["polars", "duckdb"])
def test_a_fact_that_is_kept_is_read_as_well_and_comes_back_as_it_was(kind: str) -> None:
    frame = pl.DataFrame(
        {"hbsag": ["positive"], "pregnant": [None], "pregnancy_test": ["positive"], "odd": [3], "listed": [7]},
        schema_overrides={"pregnant": pl.Boolean},
    )
    row = back(dmtcheck.screen(KINDS[kind](frame), AS_OF, drugs=["ocrevus"], keep=["hbsag", "pregnant", "odd", "listed"])).to_dicts()[0]
    assert row["ocrevus"] == "contraindicated"
    assert {name: row[name] for name in ("hbsag", "pregnant", "odd", "listed")} == {"hbsag": "positive", "pregnant": None, "odd": 3, "listed": 7}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"drugs": ["tysabry"]}, 'unknown drug "tysabry", did you mean "tysabri"'),
        ({"keep": ["ke"]}, 'there is no column "ke" to keep, did you mean "key"'),
        ({"keep": ["ocrevus"]}, 'the column "ocrevus" cannot be kept: the result has one of this name'),
    ],
)
def test_a_question_that_cannot_be_meant_is_one_error(options: dict[str, Any], words: str) -> None:
    with pytest.raises(DmtcheckError, match=words):
        dmtcheck.screen(pl.DataFrame({"age": [40], "key": [1], "ocrevus": [1]}), **options)


def test_pandas_keeps_its_index() -> None:
    people = pd.DataFrame({"id": ["a", "b", "c"], "age": [40.0, 300.0, 50.0]}, index=[7, 5, 9])
    found = dmtcheck.screen(people[people["age"] > 45], AS_OF)
    assert list(found.index) == [5, 9]
    assert [bool(problem) for problem in found["problem"].notna()] == [True, False]


def test_a_float_of_32_bits_is_refused_for_it_is_another_number() -> None:
    for frame in (
        pl.DataFrame({"age": [40.1]}, schema={"age": pl.Float32}),
        KINDS["duckdb"](pl.DataFrame({"age": [40.1]}, schema={"age": pl.Float32})),
    ):
        with pytest.raises(DmtcheckError, match='"age"'):
            dmtcheck.screen(frame, AS_OF)


def test_days_beyond_the_calendar_are_told_and_harm_nobody_else() -> None:
    beyond = pl.Series("ecg_date", [0, 2**31 - 1, None], dtype=pl.Int32).cast(pl.Date)
    courses = pl.Series("therapies", [[{"name": "Rebif", "started": 0}], [], [{"name": "Rebif", "started": 2**31 - 1}]]).cast(
        pl.List(pl.Struct({"name": pl.String, "started": pl.Date}))
    )
    found = dmtcheck.screen(pl.DataFrame([beyond, courses]), AS_OF)
    assert [problem is None for problem in found["problem"]] == [True, False, False]


@pytest.mark.parametrize(
    ("unit", "far"), [("s", 2**43), ("s", -(2**43)), ("s", 2**62), ("s", -(2**62)), ("ms", 2**62), ("ms", -(2**62)), ("us", 2**62), ("us", -(2**62))]
)
def test_moments_however_far_away_are_no_days(unit: str, far: int) -> None:
    moments = pa.array([0, far, None], pa.timestamp(unit))
    courses = pa.StructArray.from_arrays([pa.array(["Rebif"] * 3), moments], ["name", "started"])
    for column in ({"ecg_date": moments}, {"therapies": pa.ListArray.from_arrays([0, 1, 2, 3], courses)}):
        table = pa.table(column)
        if unit == "s" and abs(far) > 2**60:  # polars counts no seconds, and no whole number holds so many milliseconds
            with pytest.raises(DmtcheckError, match=f'column "{next(iter(column))}".*beyond the calendar'):
                dmtcheck.screen(table, AS_OF)
        else:
            assert [problem is None for problem in dmtcheck.screen(table, AS_OF)["problem"].to_pylist()] == [True, False, True]


def test_a_table_without_whole_seconds_is_not_copied() -> None:
    course = {"name": "Rebif", "started": date(2026, 1, 1)}
    people = pl.DataFrame({"id": ["a"], "severe_reactions": [["natalizumab"]], "therapies": [[course]]})
    for table in (people.to_arrow(), people.to_arrow(compat_level=pl.CompatLevel.oldest()), pa.table({"considering": [["ocrevus"]]})):
        assert tables._without_seconds(table) is table


def test_a_table_that_is_damaged_is_one_error() -> None:
    damaged = pa.table({"id": pa.array([b"\xff"]).view(pa.string())})
    with pytest.raises(DmtcheckError, match="cannot be read"):
        dmtcheck.screen(damaged, AS_OF)


@pytest.mark.parametrize("value", ["NULL", "'\"none\"'", "'\"2026-01-01\"'"])
def test_a_text_of_another_kind_is_told_where_expressions_answer(value: str) -> None:
    people: Any = duckdb.sql(f"SELECT {value}::JSON AS ecg_date")
    ((problem, *_),) = dmtcheck.screen(people, AS_OF).fetchall()
    assert (problem is None) == (value == "NULL")


@pytest.mark.parametrize("key", ["last_doze", "name"])
def test_a_key_of_a_therapy_that_is_none_is_one_error_where_expressions_answer(key: str) -> None:
    course = {"last_dose": date(2026, 1, 1)} if key == "name" else {"name": "Rebif", key: date(2026, 1, 1)}
    with pytest.raises(DmtcheckError, match="therapies"):
        dmtcheck.screen(KINDS["duckdb"](pl.DataFrame({"therapies": [[course]]})), AS_OF)


def test_who_was_not_in_a_table_when_it_was_asked_is_told(checker: Checker) -> None:
    table = duckdb.connect()
    table.execute("CREATE TABLE people (id VARCHAR, as_of DATE, therapies STRUCT(name VARCHAR)[])")
    table.execute("INSERT INTO people VALUES ('a', '2026-11-22', [{'name': 'Rebif'}])")
    found = dmtcheck.screen(table.table("people"))
    table.execute(
        "INSERT INTO people VALUES ('b', '2026-11-22', [{'name': 'Tysabri'}]), ('c', '2027-01-01', []), ('d', '2026-11-22', [{'name': 'Rebif'}, {'name': 'Tysabri'}])"
    )
    assert {row["id"] for row in back(found).to_dicts() if row["problem"] is None} == {"a"}
