"""Days in columns: every limit and every span is that of the functions that count for one person."""

from datetime import date, timedelta
from random import Random

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from dmtcheck import courses, dates, derived
from dmtcheck.dates import Window
from dmtcheck.screening import days
from dmtcheck.screening.days import NEVER_BEGUN, Ago, Counted, Within

COUNTED = {counted for _, _, counted in (*courses.SINCE, *derived.SINCE)}
AS_OF = (date(2026, 11, 22), date(2024, 2, 29), date(2026, 3, 31), date(2025, 3, 1), date(2026, 12, 31))


@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("below", [True, False])
def test_a_limit_divides_the_days_as_counting_does(counted: Counted, below: bool, as_of: date) -> None:
    for most in (0, 1, 2.5, 3, 6, 12, 24, 48):
        first = Ago(counted, most, below).before(as_of)
        for ago in range(1600):
            day = as_of - timedelta(days=ago)
            passed = counted(day, as_of)
            assert (day >= first) is (passed < most if below else passed <= most), (day, most)


def test_what_never_happened_lies_before_every_limit_and_without_a_date_nothing_else_does() -> None:
    limit = Ago(dates.months_between, 12, below=False)
    assert NEVER_BEGUN < limit.before(date(1001, 1, 1))
    assert limit.before(None) == NEVER_BEGUN + timedelta(days=1)
    assert Ago(dates.days_between, 0, below=True).before(date.max) == date.max


def test_a_window_ends_on_the_day_it_ends_for_one_person() -> None:
    assert Within(Window(6, "month")).before(date(2026, 8, 31)) == date(2026, 2, 28)
    assert Within(Window(6, "month")).before(None) is None


def spans(random: Random) -> list[tuple[date, date]]:
    edges = [
        date(year, month, day)
        for year in (2023, 2024)
        for month in (1, 2, 3, 4, 12)
        for day in (1, 27, 28, 29, 30, 31)
        if day <= 28
        or (month, day) in {(1, 29), (1, 30), (1, 31), (3, 29), (3, 30), (3, 31), (4, 29), (4, 30), (12, 29), (12, 30), (12, 31)}
        or ((year, month, day) == (2024, 2, 29))
    ]
    some = [date.fromordinal(random.randint(date(1990, 1, 1).toordinal(), date(2040, 1, 1).toordinal())) for _ in range(300)]
    return [(one, other) for one in edges for other in edges if one <= other] + [
        (min(pair), max(pair)) for pair in zip(some, reversed(some), strict=True)
    ]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_time_between_two_days_is_what_is_counted_for_one_person(engine: str) -> None:
    pairs = spans(Random(5))
    frame = pl.DataFrame(pairs, schema={"earlier": pl.Date, "later": pl.Date}, orient="row")
    native = frame if engine == "polars" else duckdb.connect().from_arrow(frame.to_arrow())
    earlier, later = nw.col("earlier"), nw.col("later")
    found = nw.from_native(native).with_columns(months=days.months_between(earlier, later), days=days.days_between(earlier, later)).lazy().collect()
    got = sorted(zip(found["earlier"], found["later"], found["months"], found["days"], strict=True))
    assert got == sorted((one, other, dates.months_between(one, other), dates.days_between(one, other)) for one, other in pairs)


def test_the_more_time_has_passed_the_earlier_the_day() -> None:
    """What makes a limit of time a limit of days."""
    for as_of in AS_OF:
        for counted in COUNTED:
            passed = [counted(as_of - timedelta(days=ago), as_of) for ago in range(3000)]
            assert passed == sorted(passed)
