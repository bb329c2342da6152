"""The therapies of a profile, put together: what each name may mean, where the person stands with each infusion, and what adds up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dmtcheck.dates import days_between, months_between
from dmtcheck.facts import NEVER, Interval, Value
from dmtcheck.terms import DRUGS, Drug
from dmtcheck.therapies import Therapy, ingredient, nearest_ingredient, possible_ingredients, recognise, table

State = Literal["never", "current", "stopped"]
ANY_STATE: Final[frozenset[State]] = frozenset(("never", "current", "stopped"))
INFUSED: Final = ("alemtuzumab", "mitoxantrone", "natalizumab", "ocrelizumab", "ublituximab")
MOST_MONTHS: Final = 600  # of natalizumab, in a lifetime
MOST_MITOXANTRONE: Final = 1000  # mg per square meter, in a lifetime
MOST_FAILED: Final = 30  # therapies

# Time since the last dose: the fact, the drug or ingredient, and how the time is counted.
SINCE: Final[tuple[tuple[str, str, Callable[[date, date], float]], ...]] = (
    ("months_since_briumvi", "briumvi", months_between),
    ("months_since_lemtrada", "lemtrada", months_between),
    ("months_since_mitoxantrone", "mitoxantrone", months_between),
    ("months_since_natalizumab", "natalizumab", months_between),
    ("months_since_ocrevus", "ocrevus", months_between),
    ("days_since_lemtrada", "lemtrada", days_between),
    ("weeks_since_briumvi", "briumvi", lambda earlier, later: round(days_between(earlier, later) / 7, 2)),
)


class Course(NamedTuple):
    """One therapy as far as its name and dates tell.

    Attributes:
        therapy: the row of the code list that its name means, or None.
        ingredients: what it holds; of a name that is not known, all that it may hold.
        drugs: the infusions it may be; two for natalizumab without a brand.
        states: where the person may stand with it.
    """

    given: Mapping[str, Any]
    therapy: Therapy | None
    ingredients: tuple[str, ...]
    drugs: frozenset[Drug]
    states: frozenset[State]

    @property
    def last(self) -> date | None:
        """The day of the last dose, or the day it was stopped where only that is known."""
        return self.given.get("last_dose") or self.given.get("stopped")

    def states_as(self, surely: bool) -> frozenset[State]:
        """Return its states as one thing that it surely is, or only may be."""
        return self.states if surely else self.states | {"never"}


def course(given: Mapping[str, Any]) -> Course:
    """Return what one entry of ``therapies`` means."""
    therapy = recognise(given["name"])
    held = possible_ingredients(given["name"])
    product = therapy and (therapy.brand or therapy.drug)
    drugs: Iterable[Drug | None] = (therapy.drug,) if therapy and product else (row.drug for row in table().values() if row.ingredient in held)
    status: State | None = given.get("status") or ("stopped" if given.get("stopped") else None)
    states: frozenset[State] = frozenset((status,)) if status else frozenset(("current", "stopped"))
    return Course(given, therapy, held, frozenset(drug for drug in drugs if drug), states)


# What a list that may lack some may lack: any number of courses, of anything.
FURTHER: Final = Course({}, None, INFUSED, frozenset(DRUGS), frozenset(("current", "stopped")))


def derive(courses: Sequence[Course], as_of: date | None) -> Iterator[tuple[str, Value]]:
    """Yield every fact that the therapies alone make known."""
    for held in INFUSED:
        given = [one for one in courses if held in one.ingredients]
        yield from _now(f"{held}_now", _together([one.states_as(one.therapy is not None) for one in given if one.drugs]))
        if any(one.therapy for one in given):
            yield f"{held}_ever", True
        elif not given and held not in ("natalizumab", "mitoxantrone"):  # of these, what was given in all tells
            yield f"{held}_ever", False
    yield from _now("tysabri_now", states("tysabri", courses))
    yield from _now("tyruko_now", states("tyruko", courses))
    others = [one.states_as(not one.drugs) for one in courses if not (one.therapy and one.drugs)]
    yield from _now("another_ms_therapy_now", _together(others))
    for name, drug, passed in SINCE:
        given = [one for one in courses if drug in one.drugs or drug in one.ingredients]
        if not given:
            yield name, NEVER
        elif as_of:
            yield name, _since(given, drug, passed, as_of)


def exact(low: float, high: float) -> Value:
    """Return the number between two bounds where they meet, otherwise the bounds."""
    low, high = (int(bound) if float(bound).is_integer() else bound for bound in (low, high))
    return low if low == high else Interval(low, high)


def states(drug: Drug, courses: Iterable[Course]) -> frozenset[State]:
    """Return where the person may stand with ``drug``: a current course outweighs one that was stopped."""
    found = [one.states_as(one.therapy is not None and len(one.drugs) == 1) for one in courses if drug in one.drugs]
    return _together(found)


def _together(found: Collection[frozenset[State]]) -> frozenset[State]:
    if {"current"} in found:
        return frozenset(("current",))
    possible: set[State] = {state for one in found for state in one} - {"never"}
    return frozenset(possible | {"never"}) if all("never" in one for one in found) else frozenset(possible)


def _now(name: str, possible: frozenset[State]) -> Iterator[tuple[str, Value]]:
    if possible == {"current"} or "current" not in possible:
        yield name, possible == {"current"}


def _since(courses: Iterable[Course], drug: str, passed: Callable[[date, date], float], as_of: date) -> Value:
    """Return how long ago the last dose was. What only may be the drug, or has no last dose, bounds it."""
    low, high = float(NEVER), float(NEVER)
    for one in courses:
        dosed = one.given.get("last_dose")
        low = min(low, passed(one.last, as_of) if one.last else 0)
        if one.therapy is not None and (len(one.drugs) == 1 or drug == "natalizumab"):
            begun = dosed or one.given.get("started")
            high = min(high, passed(begun, as_of) if begun else NEVER)
    return exact(low, high)


def failed(courses: Sequence[Course]) -> Interval:
    """Count the different therapies without enough response.

    An outcome that is not known may be one; a name that is not known may be another spelling of one already counted.
    """
    clear = [one for one in courses if len(one.ingredients) < 2]  # a name that holds two may be one that is counted already
    low = sum("inadequate_response" in seen for seen in _outcomes(clear, nearest_ingredient))
    high = sum(None in seen or "inadequate_response" in seen for seen in _outcomes(courses, ingredient))
    return Interval(low, MOST_FAILED if FURTHER in courses else high)


def _outcomes(courses: Iterable[Course], same: Callable[[str], str]) -> Collection[set[str | None]]:
    outcomes: dict[str, set[str | None]] = {}
    for one in courses:
        if one is not FURTHER:
            outcomes.setdefault(same(one.given["name"]), set()).add(one.given.get("outcome"))
    return outcomes.values()


def natalizumab_months(courses: Iterable[Course], as_of: date | None) -> Interval:
    """Add up the months of every course of natalizumab, both brands together: to its last infusion, or to now where it is current."""

    def months(one: Course) -> float | None:
        begun = one.given.get("started")
        end = as_of if one.states == {"current"} else one.last
        return months_between(begun, end) if begun and end else None

    low, high = _total(courses, "natalizumab", months, MOST_MONTHS)
    return Interval(round(low, 2), round(high, 2))


def mitoxantrone_total(courses: Iterable[Course]) -> Interval:
    """Add up the doses of every course of mitoxantrone."""
    return _total(courses, "mitoxantrone", lambda one: one.given.get("total_mg_per_m2"), MOST_MITOXANTRONE)


def _total(courses: Iterable[Course], held: str, amount: Callable[[Course], float | None], most: float) -> Interval:
    """Add up what was given of an ingredient. A course that only may hold it adds nothing for sure; one of unknown amount may be all."""
    low = high = 0.0
    for one in courses:
        if held in one.ingredients:
            known = amount(one)
            low += known or 0 if one.therapy else 0
            high += most if known is None or not one.therapy else known
    return Interval(min(low, most), min(high, most))


def immunosuppressants(courses: Iterable[Course]) -> list[frozenset[State]]:
    """Return where the person stands with each immunosuppressant among the therapies."""
    return [one.states for one in courses if one.therapy and one.therapy.immunosuppressant]


def outside(courses: Iterable[Course]) -> tuple[Therapy, ...]:
    """Return the therapies that share an ingredient with the infusions and are none of them, each once."""
    found = {one.therapy: None for one in courses if one.therapy and not one.drugs and one.therapy.ingredient in INFUSED}
    return tuple(found)


def unrecognised(courses: Sequence[Course]) -> tuple[str, ...]:
    """Return the names that are not in the code list, each once, in their order."""
    names = {ingredient(one.given["name"]): one.given["name"] for one in reversed(courses) if not one.therapy}
    return tuple(reversed(names.values()))


def infusions(courses: Iterable[Course]) -> tuple[Drug, ...]:
    """Return the infusions that the person has, had, or may have had."""
    had = {drug for one in courses for drug in one.drugs}
    return tuple(drug for drug in DRUGS if drug in had)
