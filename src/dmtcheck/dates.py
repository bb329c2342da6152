"""Calendar windows such as "6 months", counted back from the date of assessment."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple, Self

SAME_DAY: Final = "same day"
_WINDOW = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")


class Window(NamedTuple):
    """A span of calendar time. Months end on the same day of the month, or on its last day where that is missing."""

    number: int
    unit: Literal["day", "week", "month", "year"]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"6 months"`` or ``"same day"``. Raises ValueError on anything but a whole number of days, weeks, months or years."""
        if text == SAME_DAY:
            return cls(0, "day")
        match = _WINDOW.fullmatch(text)
        if not match:
            raise ValueError(f'"{text}" is not a time such as "6 months" or "{SAME_DAY}"')
        return cls(int(match[1]), match[2])  # type: ignore[arg-type]  # the pattern allows only these units

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}" if self.number else SAME_DAY

    @lru_cache(maxsize=512)  # noqa: B019  # a window is two plain values, and there are few of them
    def before(self, day: date) -> date:
        """Return the first day that still lies within this window when it ends on ``day``."""
        try:
            if self.unit in ("day", "week"):
                return day - timedelta(days=self.number * (7 if self.unit == "week" else 1))
            months = day.year * 12 + day.month - 1 - self.number * (12 if self.unit == "year" else 1)
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        except (OverflowError, ValueError):  # before the year 1
            return date.min


def day_of(text: str) -> date:
    """Return the day that a text such as "2026-11-22" names. Raises ValueError for any other spelling."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def days_between(earlier: date, later: date) -> int:
    """Return the days from ``earlier`` to ``later``."""
    return (later - earlier).days


def months_between(earlier: date, later: date) -> float:
    """Return the calendar months from ``earlier`` to ``later``; the days after the last full month are a part of one.

    From 22 May to 22 November it is 6, to 23 November a little more. Of a month that lacks the day, the last one counts.
    """
    months = later.year * 12 + later.month - earlier.year * 12 - earlier.month
    if Window(months, "month").before(later) < earlier:
        months -= 1
    rest = (Window(months, "month").before(later) - earlier).days
    return round(months + rest / 31, 2) if rest else months
