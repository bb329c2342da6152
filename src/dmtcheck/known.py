"""What is known about one person on one date: the values of the facts, stated and derived, and how old they are."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from dmtcheck.dates import Window
from dmtcheck.errors import ProfileError, named
from dmtcheck.facts import DATE_SUFFIX, Interval, Value
from dmtcheck.terms import DRUGS, Drug, Stage
from dmtcheck.therapies import ingredient, nearest_ingredient, recognise

STROKE_WINDOW: Final = Window(3, "day")  # article, statement 47


class Known(NamedTuple):
    """One profile, read and checked.

    Attributes:
        id: the profile's own name, echoed and never interpreted.
        as_of: date of assessment; None means that no dated result counts as fresh.
        drugs: the drugs to assess, alphabetical.
        values: each known fact; a fact that is not known is absent. A count may be an interval.
        dates: when a dated result was taken.
        stages: where the person stands with each drug.
        unrecognised: names of therapies that are not in the code list, in their order.
    """

    id: str | None
    as_of: date | None
    drugs: tuple[Drug, ...]
    values: Mapping[str, Value]
    dates: Mapping[str, date]
    stages: Mapping[Drug, Stage]
    unrecognised: tuple[str, ...] = ()

    def is_fresh(self, fact: str, window: Window) -> bool:
        """Whether the result of ``fact`` was taken within ``window`` before the date of assessment."""
        taken = self.dates.get(fact)
        return self.as_of is not None and taken is not None and taken >= window.before(self.as_of)

    def only(self, drugs: Iterable[str]) -> "Known":
        """Return the same, with just ``drugs`` to assess, whatever the profile is considering."""
        chosen = tuple(drug for drug in DRUGS if drug in drugs)
        return self._replace(drugs=chosen)


def known(stated: Mapping[str, Any], as_of: date | None = None) -> Known:
    """Return what ``stated`` (valid values of a profile, nulls allowed) says on its own date, or on ``as_of`` without one.

    Raises:
        ProfileError: where two facts contradict each other; names both.
    """
    day: date | None = stated.get("as_of") or as_of
    values, dates = _values(stated, day)
    therapies = stated.get("therapies")
    considering = stated.get("considering")
    drugs = tuple(drug for drug in DRUGS if considering is None or drug in considering)
    if therapies is None:
        return Known(stated.get("id"), day, drugs, values, dates, dict.fromkeys(DRUGS, "considered"))
    for index, course in enumerate(therapies):
        for name in ("started", "stopped", "last_dose"):
            _refuse_future(course.get(name), day, "therapies", index, name)
        _refuse_contradiction(course, index)
    values["failed_therapies"] = _failed(therapies, values.get("failed_therapies"))
    recent = _lemtrada_within_3_days(therapies, day)
    if recent is not None:
        values["lemtrada_within_3_days"] = recent
    stages = {drug: _stage(drug, therapies, asked=drug in (considering or ())) for drug in DRUGS}
    unrecognised = {ingredient(course["name"]): course["name"] for course in reversed(therapies) if not recognise(course["name"])}
    return Known(stated.get("id"), day, drugs, values, dates, stages, tuple(reversed(unrecognised.values())))


def _values(stated: Mapping[str, Any], day: date | None) -> tuple[dict[str, Value], dict[str, date]]:
    """Return the values that a condition may read, and when the dated ones were taken."""
    values: dict[str, Value] = {}
    dates: dict[str, date] = {}
    for name, value in stated.items():
        if value is None or name in ("id", "as_of", "considering", "therapies"):
            continue
        if name.endswith(DATE_SUFFIX):
            _refuse_future(value, day, name)
            dates[name.removesuffix(DATE_SUFFIX)] = value
        elif type(value) is float and value.is_integer():
            values[name] = int(value)
        else:
            values[name] = tuple(value) if type(value) is list else value
    for name in dates:
        if name not in values:
            raise ProfileError(f'"{name}{DATE_SUFFIX}" is given without "{name}"', (name + DATE_SUFFIX,))
    return values, dates


def _refuse_future(day: date | None, as_of: date | None, *path: str | int) -> None:
    if day is not None and as_of is not None and day > as_of:
        raise ProfileError(f'{named(path)} is {day}, after the date of assessment "as_of", {as_of}', path)


def _failed(therapies: list[dict[str, Any]], stated: Any) -> Value:
    """Count the different therapies without enough response.

    An outcome that is not known may be one; a name that is not known may be another spelling of one already counted.
    """
    low = sum("inadequate_response" in seen for seen in _outcomes(therapies, nearest_ingredient))
    high = sum(None in seen or "inadequate_response" in seen for seen in _outcomes(therapies, ingredient))
    if stated is None:
        return low if low == high else Interval(low, high)
    if not low <= stated <= high:
        counted = str(low) if low == high else f"{low} to {high}"
        raise ProfileError(f'"failed_therapies" is {stated}, but "therapies" lists {counted} without enough response', ("failed_therapies",))
    return int(stated)


def _outcomes(therapies: list[dict[str, Any]], same: Callable[[str], str]) -> Collection[set[str | None]]:
    outcomes: dict[str, set[str | None]] = {}
    for course in therapies:
        outcomes.setdefault(same(course["name"]), set()).add(course.get("outcome"))
    return outcomes.values()


def _lemtrada_within_3_days(therapies: list[dict[str, Any]], as_of: date | None) -> bool | None:
    """Whether Lemtrada was given within 3 days before ``as_of``. Without a last dose, the day it was stopped bounds it.

    A name that is not known, but resembles it, may be Lemtrada.
    """
    answers: set[bool | None] = {False}
    for course in therapies:
        product = recognise(course["name"])
        if (product.drug != "lemtrada") if product else (nearest_ingredient(course["name"]) != "alemtuzumab"):
            continue
        bound = course.get("last_dose") or course.get("stopped")
        if as_of is None or bound is None:
            answers.add(None)
        elif bound < STROKE_WINDOW.before(as_of):
            answers.add(False)
        else:
            answers.add(True if product and course.get("last_dose") else None)
    return True if True in answers else None if None in answers else False


def _refuse_contradiction(course: Mapping[str, Any], index: int) -> None:
    """Refuse dates of one therapy that cannot all be true."""
    for earlier, later in (("started", "stopped"), ("started", "last_dose"), ("last_dose", "stopped")):
        first, second = course.get(earlier), course.get(later)
        if first and second and first > second:
            problem = f'"therapies", number {index + 1}: "{earlier}", {first}, is after "{later}", {second}'
            raise ProfileError(problem, ("therapies", index, earlier))
    if course.get("status") == "current" and course.get("stopped"):
        raise ProfileError(
            f'"therapies", number {index + 1}: "status" is current, but "stopped" is {course["stopped"]}', ("therapies", index, "status")
        )


def _stage(drug: Drug, therapies: list[dict[str, Any]], *, asked: bool) -> Stage:
    """Return where the person stands with ``drug``; one that was stopped is considered again where it is asked about."""
    products = ((recognise(course["name"]), course.get("status") or ("stopped" if course.get("stopped") else None)) for course in therapies)
    statuses = {status for product, status in products if product is not None and product.drug == drug}
    if "current" in statuses:
        return "current"
    return "stopped" if "stopped" in statuses and not asked else "considered"
