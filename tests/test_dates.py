"""Calendar time between two days: whole months end on the same day of the month, or on its last where that is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dmtcheck.dates import Window, months_between


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2026-11-22", "2026-11-22", 0),
        ("2026-05-22", "2026-11-22", 6),
        ("2026-05-21", "2026-11-22", 6.03),
        ("2026-05-23", "2026-11-22", 5.97),
        ("2026-11-21", "2026-11-22", 0.03),
        ("2025-11-22", "2026-11-22", 12),
        ("2025-12-22", "2026-01-22", 1),
        ("2026-01-31", "2026-02-28", 0.9),  # counted back from the 28th, a month begins on the 28th
        ("2026-01-28", "2026-02-28", 1),
        ("2026-02-28", "2026-03-31", 1),  # a month before the 31st is the last day of February
        ("2026-02-27", "2026-03-31", 1.03),
        ("2026-02-28", "2026-03-28", 1),
        ("2024-02-29", "2024-03-31", 1),
        ("2024-02-28", "2024-03-31", 1.03),
        ("2023-02-28", "2024-02-29", 12),
        ("2024-02-29", "2025-02-28", 11.9),
        ("2024-02-29", "2025-03-01", 12.03),
        ("2020-02-29", "2024-02-29", 48),
        ("2020-02-28", "2024-02-29", 48.03),
        ("0001-01-01", "9999-12-31", 119987.97),
    ],
)
def test_months_from_one_day_to_another(earlier: str, later: str, months: float) -> None:
    assert months_between(day(earlier), day(later)) == months


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@settings(deadline=None)
@given(days, st.integers(0, 20_000), st.integers(1, 100))
def test_months_agree_with_a_window_of_months(earlier: date, passed: int, number: int) -> None:
    later = earlier + timedelta(passed)
    months = months_between(earlier, later)
    assert months >= 0
    assert (months <= number) is (earlier >= Window(number, "month").before(later))
    assert months_between(earlier - timedelta(1), later) >= months


@pytest.mark.parametrize("later", ["2024-02-29", "2024-03-31", "2025-02-28", "2026-11-22"])
def test_a_later_start_is_never_longer_ago(later: str) -> None:
    ago = [months_between(day(later) - timedelta(back), day(later)) for back in range(800)]
    assert ago == sorted(ago)
    assert [months for months in ago if months == int(months)] == list(range(len([months for months in ago if months == int(months)])))


def test_same_day_is_a_window_of_that_day_alone() -> None:
    window = Window.parse("same day")
    assert (window, str(window)) == (Window(0, "day"), "same day")
    assert window.before(day("2026-11-22")) == day("2026-11-22")
