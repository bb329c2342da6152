"""What is known about one person on one date: the values of the facts, stated and derived, how old they are, and where the person stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from dmtcheck import courses, derived
from dmtcheck.courses import ANY_STATE, MOST_MITOXANTRONE, Course, State
from dmtcheck.dates import Window, months_between
from dmtcheck.errors import ProfileError, named
from dmtcheck.facts import ABOUT, DATE_SUFFIX, AtLeast, Interval, Value
from dmtcheck.record import Note
from dmtcheck.terms import DRUGS, POINTS, Drug, Point, Stage
from dmtcheck.therapies import Therapy

_DAYS: Final = frozenset(used for fact in derived.DERIVED for used in fact.uses if used.endswith(DATE_SUFFIX))  # facts of their own
LONGEST_PREGNANCY: Final = 10  # months; an older positive test was of another one
# What ``known`` concludes from other facts, without a rule: these are read wherever the conclusion is.
CONCLUDED: Final[Mapping[str, tuple[str, ...]]] = {
    "could_become_pregnant": ("pregnant", "pregnancy_test"),
    "pregnant": ("could_become_pregnant", "pregnancy_test"),
    "planning_pregnancy": ("could_become_pregnant",),
    "mitoxantrone_total_mg_per_m2": ("cancer_history", "anthracycline_exposure"),
}
ROUNDED: Final = 1  # months or mg per square meter by which a stated sum may differ from one that was added up


class Known(NamedTuple):
    """One profile, read and checked.

    Attributes:
        id: the profile's own name, echoed and never interpreted.
        as_of: date of assessment; None means that no dated result counts as fresh.
        drugs: the drugs to assess, alphabetical: those considered, and those that the person has, had or may have had.
        values: each known fact; a fact that is not known is absent. Of a number perhaps only the bounds are known.
        dates: when a dated result was taken.
        considering: the drugs that the profile names as considered; None where it names none, and all are.
        states: where the person may stand with each drug; any way where the therapies are not known.
        listed: the same by the therapies that are listed, whatever others there may be: what a stage is told by.
        unrecognised: names of therapies that are not in the code list, in their order.
        outside: therapies that share an ingredient with the six infusions and are none of them.
        origins: where a fact stands in the records that it was read from.
        notes: what of these records was not used, or not fully understood.
    """

    id: str | None
    as_of: date | None
    drugs: tuple[Drug, ...]
    values: Mapping[str, Value]
    dates: Mapping[str, date]
    considering: tuple[Drug, ...] | None = None
    states: Mapping[Drug, frozenset[State]] = {}  # never written to
    unrecognised: tuple[str, ...] = ()
    outside: tuple[Therapy, ...] = ()
    listed: Mapping[Drug, frozenset[State]] = {}  # never written to
    origins: Mapping[str, tuple[str, ...]] = {}  # never written to
    notes: tuple[Note, ...] = ()

    def is_fresh(self, fact: str, window: Window) -> bool:
        """Whether the result of ``fact`` was taken within ``window`` before the date of assessment."""
        taken = self.dates.get(fact)
        return self.as_of is not None and taken is not None and taken >= window.before(self.as_of)

    def only(self, drugs: Iterable[str]) -> "Known":
        """Return the same, with just ``drugs`` assessed; one that would not be assessed otherwise counts as considered."""
        chosen = tuple(drug for drug in DRUGS if drug in drugs)
        asked = self.considering and (*self.considering, *(drug for drug in chosen if drug not in self.drugs))
        return self._replace(drugs=chosen, considering=asked)

    def stage(self, drug: Drug) -> Stage:
        """Return where the person stands with ``drug``; one that was stopped is considered again where the profile names it."""
        states = self.listed.get(drug, ANY_STATE)
        if states == {"current"}:
            return "current"
        if self._is_considered(drug):
            return "stopped" if states == {"stopped"} and self.considering is None else "considered"
        return "current" if "current" in states else "stopped"

    def reaches(self, drug: Drug, points: Iterable[Point]) -> bool | None:
        """Return whether the person is, with ``drug``, at one of ``points``; None where the therapies do not tell.

        A drug that is considered is one to be begun, unless it surely is current already.
        """
        return reaches(self.states.get(drug, ANY_STATE), self._is_considered(drug), tuple(points))

    def points(self, drug: Drug) -> list[Point]:
        """Return the points at which the person is with ``drug``; where none is sure, those at which they may be."""
        at = {point: self.reaches(drug, (point,)) for point in POINTS}
        return [point for point in POINTS if at[point]] or [point for point in POINTS if at[point] is None]

    def _is_considered(self, drug: Drug) -> bool:
        return self.considering is None or drug in self.considering


@lru_cache(maxsize=1024)
def reaches(states: frozenset[State], considered: bool, points: tuple[Point, ...]) -> bool | None:
    """Return whether a person who may stand so with a drug is at one of ``points``; None where that is not known."""
    found = {any(_is_at(point, states, state, considered) for point in points) for state in states}
    return found.pop() if len(found) == 1 else None


def _is_at(point: Point, states: frozenset[State], state: State, considered: bool) -> bool:
    if point == "before_first":
        return considered and states != {"current"}
    return (point == "before_each" and considered) or state == ("stopped" if point == "after" else "current")


def known(stated: Mapping[str, Any], as_of: date | None = None) -> Known:
    """Return what ``stated`` (valid values of a profile, nulls allowed) says on its own date, or on ``as_of`` without one.

    Raises:
        ProfileError: where two facts contradict each other; names both.
    """
    day: date | None = stated.get("as_of") or as_of
    values, dates = _stated(stated, day)
    considering = stated.get("considering")
    considered = tuple(drug for drug in DRUGS if considering is None or drug in considering)
    _settle_pregnancy(values, dates, day)
    given = stated.get("therapies")
    if given is None:
        _derive(values, dates, day)
        return Known(stated.get("id"), day, considered, values, dates, None if considering is None else considered)
    for index, one in enumerate(given):
        for name in ("started", "stopped", "last_dose"):
            _refuse_future(one.get(name), day, "therapies", index, name)
        _refuse_contradiction(one, index)
    found = [courses.course(one) for one in given]
    possible = [*found, courses.FURTHER] if stated.get("therapies_complete") is False else found
    _settle_sums(values, possible, day)
    _settle_immunosuppressants(values, courses.immunosuppressants(found))
    values |= courses.derive(possible, day)
    _derive(values, dates, day)
    had = courses.infusions(found)
    drugs = tuple(drug for drug in DRUGS if drug in considered or drug in had)
    states = {drug: courses.states(drug, possible) for drug in DRUGS}
    return Known(
        stated.get("id"),
        day,
        drugs,
        values,
        dates,
        None if considering is None else considered,
        states,
        courses.unrecognised(found),
        courses.outside(found),
        states if possible is found else {drug: courses.states(drug, found) for drug in DRUGS},
    )


def _stated(stated: Mapping[str, Any], day: date | None) -> tuple[dict[str, Value], dict[str, date]]:
    """Return the stated values that say something about the person, and when the dated ones were taken."""
    values: dict[str, Value] = {}
    dates: dict[str, date] = {}
    for name, value in stated.items():
        if value is None or name in (*ABOUT, "therapies"):
            continue
        if type(value) is date:
            _refuse_future(value, day, name)
        if name.endswith(DATE_SUFFIX) and name not in _DAYS:
            dates[name.removesuffix(DATE_SUFFIX)] = value
        elif type(value) is float and value.is_integer():
            values[name] = int(value)
        else:
            values[name] = _members(name, value, stated) if type(value) is list else value
    for name in dates:
        if name not in values:
            raise ProfileError(f'"{name}{DATE_SUFFIX}" is given without "{name}"', (name + DATE_SUFFIX,))
    return values, dates


def _members(name: str, members: list[str], stated: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a list of which the profile may say that it lacks some."""
    return AtLeast(members) if stated.get(f"{name}_complete") is False else tuple(members)


def _derive(values: dict[str, Value], dates: dict[str, date], day: date | None) -> None:
    values |= list(derived.derive(values, dates, day))
    if "lvef_percent" in dates:
        dates["lvef_margin_percent"] = dates["lvef_percent"]


def _settle_pregnancy(values: dict[str, Value], dates: Mapping[str, date], day: date | None) -> None:
    """Let a pregnancy, a positive test and "could not become pregnant" say what follows from them; refuse what contradicts them.

    A positive test from before a pregnancy could have begun may raise one, but contradicts nobody who says that there is none.
    """
    taken = dates.get("pregnancy_test")
    past = taken is not None and day is not None and months_between(taken, day) > LONGEST_PREGNANCY
    positive = values.get("pregnancy_test") == "positive"
    if positive and not past and values.get("pregnant") is False:
        raise ProfileError('"pregnancy_test" is positive, but "pregnant" is false', ("pregnancy_test",))
    if values.get("could_become_pregnant") is False:
        contradicted = [name for name in ("pregnant", "planning_pregnancy") if values.get(name) is True]
        if contradicted or (positive and not past):
            other = f'"{contradicted[0]}" is true' if contradicted else '"pregnancy_test" is positive'
            raise ProfileError(f'"could_become_pregnant" is false, but {other}', ("could_become_pregnant",))
        values["pregnant"] = values["planning_pregnancy"] = False
    if positive:
        values.setdefault("pregnant", True)
    if values.get("pregnant") is True:
        values.setdefault("could_become_pregnant", True)


def _settle_immunosuppressants(values: dict[str, Value], taken: Collection[frozenset[State]]) -> None:
    """Let the therapies say that there is or was an immunosuppressant, and refuse what contradicts them."""
    for name, state in (("prior_immunosuppressant", "stopped"), ("current_immunosuppressant", "current")):
        if {state} in taken and values.get(name) is False:
            raise ProfileError(f'"{name}" is false, but "therapies" lists one', (name,))
    if taken:
        values.setdefault("prior_immunosuppressant", True)
    if {"current"} in taken:
        values.setdefault("current_immunosuppressant", True)


def _settle_sums(values: dict[str, Value], found: Sequence[Course], day: date | None) -> None:
    """Let the therapies say what they add up to, and refuse a stated sum that contradicts them."""
    _settle(values, "failed_therapies", courses.failed(found), "without enough response")
    _settle(values, "natalizumab_months", courses.natalizumab_months(found, day), "months of natalizumab", ROUNDED)
    total = courses.mitoxantrone_total(found)
    # What was given for cancer is not among the therapies of MS: a stated sum may be higher, and without one the sum is a least.
    if False not in (values.get("cancer_history"), values.get("anthracycline_exposure")):
        total = Interval(total.low, MOST_MITOXANTRONE)
    _settle(values, "mitoxantrone_total_mg_per_m2", total, "mg of mitoxantrone per square meter", ROUNDED, most=MOST_MITOXANTRONE)


def _settle(values: dict[str, Value], name: str, counted: Interval, what: str, rounded: float = 0, most: float = 0) -> None:
    low, high = counted
    stated = values.get(name)
    if stated is None:
        values[name] = courses.exact(low, high)
    elif isinstance(stated, (int, float)) and not low - rounded <= stated <= max(high + rounded, most):
        listed = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        raise ProfileError(f'"{name}" is {stated}, but "therapies" lists {listed} {what}', (name,))
    else:
        values[name] = max(stated, courses.exact(low, low))  # the stated one may be rounded down


def _refuse_future(day: object, as_of: date | None, *path: str | int) -> None:
    if isinstance(day, date) and as_of is not None and day > as_of:
        raise ProfileError(f'{named(path)} is {day}, after the date of assessment "as_of", {as_of}', path)


def _refuse_contradiction(given: Mapping[str, Any], index: int) -> None:
    """Refuse dates of one therapy that cannot all be true."""
    for earlier, later in (("started", "stopped"), ("started", "last_dose"), ("last_dose", "stopped")):
        first, second = given.get(earlier), given.get(later)
        if first and second and first > second:
            problem = f'"therapies", number {index + 1}: "{earlier}", {first}, is after "{later}", {second}'
            raise ProfileError(problem, ("therapies", index, earlier))
    if given.get("status") == "current" and given.get("stopped"):
        raise ProfileError(
            f'"therapies", number {index + 1}: "status" is current, but "stopped" is {given["stopped"]}', ("therapies", index, "status")
        )
