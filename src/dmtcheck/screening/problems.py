"""What makes a profile one that cannot be read, in columns: the limits of each fact, and facts that contradict each other.

Words and days that no typed column can hold are seen to where they are typed.
"""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add
from typing import Final

import narwhals.stable.v2 as nw

from dmtcheck.dates import months_between
from dmtcheck.facts import ABOUT, DATE_SUFFIX, Fact, Facts
from dmtcheck.known import LONGEST_PREGNANCY, ROUNDED
from dmtcheck.screening.days import Ago
from dmtcheck.screening.taken import NO, some, sure

# A sum that is stated: by how much it may differ from what was added up, as ``dmtcheck.known`` settles it.
SUMS: Final = {"failed_therapies": 0, "natalizumab_months": ROUNDED, "mitoxantrone_total_mg_per_m2": ROUNDED}
Problem = tuple[str, nw.Expr]
EARLIEST: Final = date(1200, 1, 1)  # of assessment: what never happened counts as a day, which must lie before every other


# The day before which a positive test was of an earlier pregnancy.
PREGNANCY: Final = Ago(months_between, LONGEST_PREGNANCY, below=False)


def problems(facts: Facts, *, typed: bool) -> Iterator[Problem]:
    """Yield each thing that can be wrong: in words, and where it holds. Words of closed sets need no look where they are ``typed`` as such."""
    for fact in facts.values():
        if not fact.uses:
            yield from ((f"{fact.name}: {words}", holds) for words, holds in _limits(fact, nw.col(fact.name), typed))
    yield f"as_of: before the year {EARLIEST.year}", nw.col("as_of") < EARLIEST
    for fact in facts.values():
        if fact.type in ("date", "day") and fact.name not in ABOUT:
            yield f"{fact.name}: it is after the date of assessment", nw.col(fact.name) > nw.col("as_of")
        if fact.dated and not fact.uses:
            given = ~nw.col(fact.name + DATE_SUFFIX).is_null() & nw.col(fact.name).is_null()
            yield f"{fact.name}{DATE_SUFFIX}: it is given without {fact.name}", given
    yield "therapies: one of them cannot be read", nw.col("therapies wrong")
    yield from _contradictions()


def of_course(therapies: Fact, at: str, *, typed: bool) -> nw.Expr:
    """Return whether anything is wrong in a course. ``at`` is what its columns begin with."""
    wrong = [nw.col(f"{at}unreadable")]
    for part in therapies.parts:
        if part.type != "text":
            wrong += [holds for _, holds in _limits(part, nw.col(f"{at}{part.name}"), typed)]
        if part.type == "date":
            wrong.append(nw.col(f"{at}{part.name}") > nw.col("as_of"))
    for earlier, later in (("started", "stopped"), ("started", "last_dose"), ("last_dose", "stopped")):
        wrong.append(nw.col(f"{at}{earlier}") > nw.col(f"{at}{later}"))
    wrong.append(nw.col(f"{at}current") & ~nw.col(f"{at}stopped").is_null())
    return some(sure(one) for one in wrong)


def is_true(name: str) -> nw.Expr:
    """Whether a fact is known to be so."""
    return sure(nw.col(name))


def is_false(name: str) -> nw.Expr:
    """Whether a fact is known not to be so."""
    return sure(~nw.col(name))


def is_positive(test: str) -> nw.Expr:
    """Whether a test is known to be positive."""
    return sure(nw.col(test) == "positive")


def _limits(fact: Fact, value: nw.Expr, typed: bool) -> Iterator[Problem]:
    match fact.type:
        case "number":
            yield f"expected {fact.expected}", _outside(fact, value)
        case "choice" if not typed:
            yield f"expected {fact.expected}", ~value.is_in(fact.values) & ~value.is_null()
        case "list" | "drugs":
            known = reduce(add, [value.list.contains(member).cast(nw.Int32) for member in fact.values])
            empty = value.list.len() == 0 if fact.type == "drugs" else NO
            yield f"expected {fact.expected}", (value.list.unique().list.len() != known) | empty
        case "text":
            yield f"expected {fact.expected}", value.str.len_chars() > int(fact.high)


def _outside(fact: Fact, value: nw.Expr) -> nw.Expr:
    low = value <= fact.low if fact.above else value < fact.low
    outside = low | (value > fact.high) | ~value.is_finite()
    return outside | (value % 1 != 0) if fact.whole else outside


def _contradictions() -> Iterator[Problem]:
    past = sure(nw.col("pregnancy_test_date") < nw.col("limit of pregnancy"))
    positive = is_positive("pregnancy_test") & ~past
    yield "pregnancy_test is positive, but pregnant is false", positive & is_false("pregnant")
    begun = some([is_true("pregnant"), is_true("planning_pregnancy"), positive])
    yield "could_become_pregnant is false, which another fact contradicts", is_false("could_become_pregnant") & begun
    for fact, state in (("prior_immunosuppressant", "ended"), ("current_immunosuppressant", "current")):
        yield f"{fact} is false, but therapies list one", is_false(fact) & nw.col(f"immunosuppressant {state}")
    for fact, rounded in SUMS.items():
        stated, low, high = nw.col(fact), nw.col(f"{fact} counted low"), nw.col(f"{fact} counted high")
        beyond = NO if fact == "mitoxantrone_total_mg_per_m2" else stated > high + rounded  # more may have been given for cancer
        yield f"{fact}: therapies list another number", (stated < low - rounded) | beyond
