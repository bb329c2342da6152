"""The therapies of a profile put together in columns: what ``dmtcheck.courses`` says of one person, for all at once.

First each course by itself says what it is evidence of; then the evidence of one person is put together, by whoever holds the frame: whether
any course shows it, the latest day, the sum, the number of different therapies; then conclusions are drawn from what was put together.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import zip_longest
from typing import Final, NamedTuple

import narwhals.stable.v2 as nw

from dmtcheck.courses import INFUSED, MOST_FAILED, MOST_MITOXANTRONE, MOST_MONTHS, SINCE, State
from dmtcheck.screening.days import NEVER_BEGUN, months_between
from dmtcheck.screening.meanings import KINDS
from dmtcheck.screening.step import Step
from dmtcheck.terms import DRUGS

NO: Final = nw.lit(False)  # a constant
# Where a person may stand with a drug, as the bits of one number; the next bit says that it is considered.
STATES: Final[dict[State, int]] = {"current": 1, "stopped": 2, "never": 4}
CONSIDERED: Final = 8
_ANY_STATE: Final = CONSIDERED - 1
OTHER: Final = "another MS therapy"


class Evidence(NamedTuple):
    """A column of each course, and how those of one person are put together: ``any``, ``latest``, ``sum`` or ``different``.

    Of ``different``, ``what`` says whether a course counts, and ``key`` names the column whose different values are counted.
    """

    name: str
    how: str
    what: nw.Expr
    key: str = ""


def some(parts: Iterable[nw.Expr]) -> nw.Expr:
    """Whether one of the parts holds; of none, no."""
    found = list(parts)
    while len(found) > 1:  # a tree of few levels: of many, engines run out of depth
        found = [one | other for one, other in zip_longest(found[::2], found[1::2], fillvalue=NO)]
    return found[0] if found else NO


def sure(expression: nw.Expr) -> nw.Expr:
    """Whether something is known to hold."""
    return expression.fill_null(False)  # a value


def read(at: str) -> list[Step]:
    """Return the columns by which a course is read. ``at`` is what its columns begin with."""
    bits, status, stopped = nw.col(f"{at}bits"), nw.col(f"{at}status"), nw.col(f"{at}stopped")
    until = nw.when(nw.col(f"{at}current")).then(nw.col("as_of")).otherwise(nw.col(f"{at}last"))
    return [
        Step(
            {
                **{f"{at}{kind}": bits // (1 << place) % 2 == 1 for place, kind in enumerate(KINDS)},
                f"{at}current": sure(status == "current"),
                f"{at}ended": sure(status == "stopped") | (status.is_null() & ~stopped.is_null()),
                f"{at}last": nw.coalesce(f"{at}last_dose", f"{at}stopped"),
                f"{at}begun": nw.coalesce(f"{at}last_dose", f"{at}started"),
            }
        ),
        Step({f"{at}months": months_between(nw.col(f"{at}started"), until)}),
    ]


def evidence(at: str) -> Iterator[Evidence]:
    """Yield everything that a course is evidence of."""

    def is_a(kind: str) -> nw.Expr:
        return nw.col(f"{at}{kind}")

    yield from _standings(at)
    for held in INFUSED:
        yield Evidence(f"{held} given", "any", is_a(f"holds_{held}"))
        yield Evidence(f"{held} known", "any", is_a(f"holds_{held}") & is_a("known"))
    for drug in DRUGS:
        yield Evidence(f"{drug} had", "any", is_a(f"may_be_{drug}"))
    for state in ("known", "current", "ended"):
        yield Evidence(f"immunosuppressant {state}", "any", is_a("immunosuppressant") & is_a(state))
    for given in _infusions():
        is_it = some(is_a(kind) for kind in KINDS if kind in (f"may_be_{given}", f"holds_{given}"))
        surely = is_it & is_a("known") if given == "natalizumab" else is_it & is_a("known") & is_a("one_drug")
        yield Evidence(f"{given} perhaps", "any", is_it)
        yield Evidence(f"{given} last perhaps", "latest", nw.when(is_it).then(nw.coalesce(f"{at}last", "as_of")))
        yield Evidence(f"{given} last surely", "latest", nw.when(surely).then(is_a("begun")))
    for fact, held, amount, most in (
        ("natalizumab_months", "natalizumab", is_a("months"), MOST_MONTHS),
        ("mitoxantrone_total_mg_per_m2", "mitoxantrone", is_a("total_mg_per_m2"), MOST_MITOXANTRONE),
    ):
        known = is_a(f"holds_{held}") & is_a("known") & ~amount.is_null()
        yield Evidence(f"{fact} at least", "sum", nw.when(known).then(amount).otherwise(nw.lit(0.0)))
        perhaps = nw.when(is_a(f"holds_{held}")).then(nw.lit(float(most))).otherwise(nw.lit(0.0))
        yield Evidence(f"{fact} at most", "sum", nw.when(known).then(amount).otherwise(perhaps))
    bad = sure(is_a("outcome") == "inadequate_response")
    yield Evidence("failed_therapies at least", "different", is_a("one_ingredient") & bad, f"{at}near")
    yield Evidence("failed_therapies at most", "different", bad | is_a("outcome").is_null(), f"{at}same")


def _infusions() -> list[str]:
    """Return what the time since its last dose is a fact of."""
    return list(dict.fromkeys(drug for _, drug, _ in SINCE))


def _standings(at: str) -> Iterator[Evidence]:
    """Yield where a course leaves the person with an ingredient, a drug and the other therapies: what counts, and what surely is one."""

    def is_a(kind: str) -> nw.Expr:
        return nw.col(f"{at}{kind}")

    standings = {
        **{held: (is_a(f"holds_{held}") & is_a("infusion"), is_a("known")) for held in INFUSED},
        **{f"drug {drug}": (is_a(f"may_be_{drug}"), is_a("known") & is_a("one_drug")) for drug in DRUGS},
        OTHER: (~(is_a("known") & is_a("infusion")), ~is_a("infusion")),
    }
    for name, (counts, surely) in standings.items():
        yield Evidence(f"{name} surely current", "any", counts & surely & is_a("current"))
        yield Evidence(f"{name} perhaps current", "any", counts & ~is_a("ended"))
        yield Evidence(f"{name} perhaps stopped", "any", counts & ~is_a("current"))
        yield Evidence(f"{name} begun", "any", counts & surely)


def concluded() -> Iterator[tuple[str, nw.Expr]]:
    """Yield every fact that the therapies alone make known, and the bounds of what they add up to, from the evidence put together.

    Where ``further`` holds, the list may lack any number of courses of anything.
    """
    listed, further = nw.col("listed"), nw.col("further")
    for held in INFUSED:
        yield f"{held}_now", _now(held)
        known, given = nw.col(f"{held} known"), nw.col(f"{held} given") | further
        yield f"{held} ever", nw.when(listed & (known | ~given)).then(known)
    for drug in ("tysabri", "tyruko"):
        yield f"{drug}_now", _now(f"drug {drug}")
    yield "another_ms_therapy_now", _now(OTHER)
    for drug in DRUGS:
        code = reduce(
            lambda total, part: total + part,
            [nw.when(may_be).then(nw.lit(STATES[state])).otherwise(nw.lit(0)) for state, may_be in _states(f"drug {drug}").items()],
        )
        yield f"{drug} states", nw.when(listed).then(code).otherwise(nw.lit(_ANY_STATE)).cast(nw.Int8)
    for drug in _infusions():
        perhaps = nw.col(f"{drug} perhaps") | further
        known = listed & (~nw.col("as_of").is_null() | ~perhaps)
        low = nw.when(further).then(nw.col("as_of")).otherwise(nw.coalesce(nw.col(f"{drug} last perhaps"), nw.lit(NEVER_BEGUN)))
        high = nw.coalesce(nw.col(f"{drug} last surely"), nw.lit(NEVER_BEGUN))
        for fact in (fact for fact, one, _ in SINCE if one == drug):
            yield f"{fact} low", nw.when(known).then(low)
            yield f"{fact} high", nw.when(known).then(high)
    for fact, most in (("failed_therapies", MOST_FAILED), ("natalizumab_months", MOST_MONTHS), ("mitoxantrone_total_mg_per_m2", MOST_MITOXANTRONE)):
        low, high = (nw.col(f"{fact} at {bound}").cast(nw.Float64) for bound in ("least", "most"))
        for bound, counted in (("low", low), ("high", nw.when(further).then(nw.lit(float(most))).otherwise(high))):
            total = counted if fact == "failed_therapies" else nw.min_horizontal(counted, nw.lit(float(most)))
            yield f"{fact} counted {bound}", nw.when(listed).then(total.round(2) if fact == "natalizumab_months" else total)


def _states(name: str) -> dict[State, nw.Expr]:
    """Return where the person may stand: a course that surely is current outweighs the others."""
    further, surely = nw.col("further"), nw.col(f"{name} surely current")
    return {
        "current": nw.col(f"{name} perhaps current") | further,
        "stopped": (nw.col(f"{name} perhaps stopped") | further) & ~surely,
        "never": ~nw.col(f"{name} begun"),
    }


def _now(name: str) -> nw.Expr:
    current, surely = nw.col(f"{name} perhaps current") | nw.col("further"), nw.col(f"{name} surely current")
    return nw.when(nw.col("listed") & (surely | ~current)).then(surely)
