"""Columns answer as the path of single profiles does: at the boundaries of every rule, and for random people, on polars and on DuckDB."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from people import DAYS, NAMES
from screened import crowd, differences, read, screener, typed

from dmtcheck import Checker
from dmtcheck.domain import AS_OF
from dmtcheck.facts import NEVER, AtLeast, Interval
from dmtcheck.screening import lowering
from dmtcheck.screening.days import NEVER_BEGUN
from dmtcheck.screening.engines import NAMES as ENGINES
from dmtcheck.screening.engines import engine
from dmtcheck.screening.lowering import SINCE
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.selfcheck import SelfcheckError, selfcheck
from dmtcheck.screening.single import answer
from dmtcheck.screening.step import put
from dmtcheck.screening.together import Together
from dmtcheck.terms import Drug

HERE = [name for name in ENGINES if name != "spark"]  # which `make test-spark` asks
PEOPLE = {"polars": 3000, "duckdb": 600}


@pytest.mark.parametrize("name", HERE)
def test_every_rule_comes_out_at_its_boundaries_as_the_reference_says(name: str, checker: Checker) -> None:
    assert selfcheck(screener(name), checker.rulebook) > 4000


@pytest.mark.parametrize("name", HERE)
def test_random_people_are_answered_as_one_by_one(name: str, checker: Checker, tmp_path: Path) -> None:
    people = crowd(Random(2026), PEOPLE[name])
    found = screener(name).answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker) == []
    assert len(people) / 50 < found["refused"].sum() < len(people) / 2  # both kinds of people are among them


@pytest.mark.parametrize("drugs", [("ocrevus",), ("lemtrada", "tyruko")])
def test_some_drugs_only_are_assessed_as_one_by_one(drugs: tuple[Drug, ...], checker: Checker, tmp_path: Path) -> None:
    people = crowd(Random(3), 400)
    found = screener("polars", drugs).answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker, drugs) == []


def test_without_a_date_of_assessment_nothing_dated_counts_as_fresh(checker: Checker, tmp_path: Path) -> None:
    people = [{name: value for name, value in one.items() if name != "as_of"} for one in crowd(Random(4), 400)]
    found = screener("polars").answers(typed(people, checker, tmp_path, None))
    assert differences(found, people, checker, as_of=None) == []


def test_long_lists_of_therapies_are_put_together_as_one_by_one(checker: Checker, tmp_path: Path) -> None:
    random = Random(6)
    people = []
    for _ in range(500):
        courses: list[dict[str, Any]] = [
            {"name": random.choice(NAMES), "outcome": random.choice(("inadequate_response", "other"))} for _ in range(random.randint(0, 40))
        ]
        for one in courses:
            one.update({"last_dose": random.choice(DAYS).isoformat()} if random.random() < 0.5 else {})
            one.update({"started": "1990-01-31", "total_mg_per_m2": 20.1} if random.random() < 0.5 else {})
        people.append({"therapies": courses, "therapies_complete": random.random() < 0.8})
    found = screener("polars").answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker) == []


def test_every_fact_is_known_in_columns_as_for_one_person(checker: Checker, tmp_path: Path) -> None:
    """Derived facts too: ages of tests, counts of therapies, sums and their bounds."""
    people = crowd(Random(7), 1500)
    program = screener("polars").program
    steps = [step._replace(keep=None) for step in program.known]
    frame = put(nw.from_native(Together(program).of(typed(people, checker, tmp_path))), steps, ()).to_native()
    facts = [fact for fact in checker.rulebook.facts.values() if fact.in_conditions]
    seen = set()
    for profile, row in zip(people, frame.to_dicts(), strict=True):
        known = read(checker, profile)
        assert row["refused"] is (known is None), profile
        if known is None:
            continue
        for fact in facts:
            value = known.values.get(fact.name)
            bounds = [f"{fact.name} low", f"{fact.name} high"] if fact.bounded else [fact.name]
            found = [_number(fact.name, row[name], known.as_of) for name in bounds]
            assert found == _bounds(value, len(bounds)), (fact.name, profile)
            seen |= {fact.name} if value is not None else set()
    assert seen == {fact.name for fact in facts}


def _number(fact: str, value: Any, as_of: date | None) -> Any:
    if fact in SINCE and isinstance(value, date):
        return NEVER if value == NEVER_BEGUN or as_of is None else SINCE[fact](value, as_of)
    return value


def _bounds(value: Any, count: int) -> Any:
    if isinstance(value, Interval):
        return [value.low, value.high]
    return [list(value) if isinstance(value, (tuple, AtLeast)) else value] * count


def test_an_engine_that_answers_otherwise_is_refused(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lowering._TESTS, ">=", lambda value, bound: value > bound)
    with pytest.raises(SelfcheckError, match=r"the engine calls \S+ (true|false|unknown) at a boundary .* nothing was screened"):
        selfcheck(Screener(engine("polars"), checker.rulebook), checker.rulebook)


def test_a_row_of_single_answers_is_the_report(checker: Checker) -> None:
    known = checker.read({"ms_type": "ppms", "considering": ["ocrevus", "lemtrada"]}, AS_OF)
    row = answer(checker, known)
    report = checker.report(known)
    assert {drug: row[drug] for drug in ("briumvi", "ocrevus")} == {"briumvi": None, "ocrevus": report["ocrevus"].status}
    assert (
        sum(value for name, value in row.items() if name.startswith("clear:lemtrada:"))
        == report["lemtrada"].to_dict(checker.rulebook.documents)["rules"]["clear"]
    )


def test_many_dates_of_assessment_stand_beside_each_other(checker: Checker, tmp_path: Path) -> None:
    random = Random(8)
    days = [AS_OF + timedelta(days=number) for number in range(200)]
    people = [{**one, "as_of": random.choice(days).isoformat()} for one in crowd(random, 400)]
    found = screener("polars").answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker) == []
    assert isinstance(found, pl.DataFrame)


def test_doses_are_added_as_for_one_person(checker: Checker, tmp_path: Path) -> None:
    """One after the other: of many, the last digit of a sum depends on the order, and the lifetime dose on the last digit."""
    random = Random(9)
    none = {"cancer_history": False, "anthracycline_exposure": False}
    people = []
    for _ in range(300):
        doses = [round(random.uniform(7, 14), 2) for _ in range(random.randint(8, 14))]
        rest = round(140 - sum(doses), 2)
        people.append({**none, "therapies": [{"name": "mitoxantrone", "total_mg_per_m2": dose} for dose in (*doses, rest) if dose > 0]})
    found = screener("polars").answers(typed(people, checker, tmp_path))
    assert differences(found, people, checker) == []
