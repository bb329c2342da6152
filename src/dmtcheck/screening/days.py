"""Days in columns of any engine.

How long ago something was is asked only against a limit: "more than 6 months". So no time is computed: each limit becomes a day, found once
for each date of assessment with the functions that count the time for one person, and columns of days are compared with it. Between two
days of one person nothing is fixed, and the time is computed in whole numbers of years, months and days.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

import narwhals.stable.v2 as nw

from dmtcheck.dates import Window

NEVER_BEGUN: Final = date(1000, 1, 1)  # the day of what never happened: before every limit; not every engine can spell an earlier year
_FIRST: Final = NEVER_BEGUN + timedelta(days=1)
Counted = Callable[[date, date], float]


class Ago(NamedTuple):
    """A limit of time: the first day from which at most ``most`` has passed until the date of assessment, or less than that (``below``)."""

    counted: Counted
    most: float
    below: bool

    def before(self, as_of: date | None) -> date:
        """Return that day. Without a date of assessment only what never happened lies before it."""
        low, high = _FIRST.toordinal(), min(as_of.toordinal() + 1, date.max.toordinal()) if as_of else 0
        while low < high and as_of:
            middle = (low + high) // 2
            passed = self.counted(date.fromordinal(middle), as_of)
            low, high = (low, middle) if (passed < self.most if self.below else passed <= self.most) else (middle + 1, high)
        return date.fromordinal(low)


class Within(NamedTuple):
    """The first day that still lies in a window before the date of assessment; none without one."""

    window: Window

    def before(self, as_of: date | None) -> date | None:
        """Return that day."""
        return self.window.before(as_of) if as_of else None


Limit = Ago | Within


def days_between(earlier: nw.Expr, later: nw.Expr) -> nw.Expr:
    """Return the days from one day to another."""
    return _number(later) - _number(earlier)


def months_between(earlier: nw.Expr, later: nw.Expr) -> nw.Expr:
    """Return the calendar months from one day to another, as ``dmtcheck.dates.months_between`` counts them."""
    begun, day, until = _month(earlier), _day(earlier), _day(later)
    whole = until >= day  # otherwise the last month is not full
    last = last_day(begun)
    rest = nw.when(whole).then(nw.min_horizontal(until, last) - day).otherwise(last - day + nw.min_horizontal(until, last_day(begun + 1)))
    months = _month(later) - begun - nw.when(whole).then(nw.lit(0)).otherwise(nw.lit(1))
    return (months.cast(nw.Float64) + rest.cast(nw.Float64) / 31).round(2)


def _month(day: nw.Expr) -> nw.Expr:
    """Return the months since the beginning of the year 0."""
    return day.dt.year().cast(nw.Int32) * 12 + day.dt.month().cast(nw.Int32) - 1


def _day(day: nw.Expr) -> nw.Expr:
    return day.dt.day().cast(nw.Int32)


def last_day(months: nw.Expr) -> nw.Expr:
    """Return the last day of a month, of months counted from the year 0."""
    month, year = months % 12, months // 12
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = nw.when(leap).then(nw.lit(29)).otherwise(nw.lit(28))
    return nw.when(month == 1).then(short).when(month.is_in([3, 5, 8, 10])).then(nw.lit(30)).otherwise(nw.lit(31))


def _number(day: nw.Expr) -> nw.Expr:
    """Return the days since a fixed one: years that begin in March end with the leap day."""
    months = _month(day) - 2
    year, month = months // 12, months % 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (month * 306 + 5) // 10 + _day(day)
