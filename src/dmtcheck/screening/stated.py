"""What is known about each person, in columns: what ``dmtcheck.known`` and ``dmtcheck.derived`` say of one, for all at once.

Each step adds columns that the next one reads. A fact that is not known is null; of a number of which perhaps only bounds are known,
``<fact> low`` and ``<fact> high`` are. A fact that says how long ago something was holds the day instead, ``NEVER_BEGUN`` for what never was.
"""

from collections.abc import Iterator

import narwhals.stable.v2 as nw

from dmtcheck.courses import MOST_MITOXANTRONE
from dmtcheck.derived import LVEF_LIMIT, MITOXANTRONE_DOSE, SINCE
from dmtcheck.facts import DATE_SUFFIX, NEVER, Facts
from dmtcheck.screening import taken
from dmtcheck.screening.days import NEVER_BEGUN, days_between, months_between
from dmtcheck.screening.problems import SUMS, Problem, is_false, is_positive
from dmtcheck.screening.step import Step
from dmtcheck.screening.taken import NO, some, sure

Column = tuple[str, nw.Expr]  # its name, and what it holds


def steps(facts: Facts, problems: list[Problem]) -> list[Step]:
    """Return the columns that make a typed frame, its therapies put together, a frame of what is known; ``refused`` where one of the problems holds."""
    listed = sure(nw.col("therapies listed"))
    further = listed & sure(~nw.col("therapies_complete"))
    refused = some(sure(holds) for _, holds in problems)
    return [
        Step({"listed": listed, "further": further}),
        Step(dict(taken.concluded())),
        Step({**dict(_settled()), "refused": refused}),
        Step({**dict(_amounts()), **dict(_ages(facts))}),
    ]


def taken_on(fact: str) -> str:
    """Return the column that says when a result was taken."""
    return ("lvef_percent" if fact == "lvef_margin_percent" else fact) + DATE_SUFFIX


def _settled() -> Iterator[Column]:
    """Yield what the facts of a profile say of each other, as ``dmtcheck.known`` settles it."""
    never, positive = is_false("could_become_pregnant"), is_positive("pregnancy_test")
    pregnant = nw.when(never).then(NO).otherwise(nw.coalesce(nw.col("pregnant"), nw.when(positive).then(~NO)))
    yield "pregnant", pregnant
    yield "planning_pregnancy", nw.when(never).then(NO).otherwise(nw.col("planning_pregnancy"))
    yield "could_become_pregnant", nw.coalesce(nw.col("could_become_pregnant"), nw.when(pregnant).then(~NO))
    yield "prior_immunosuppressant", nw.coalesce(nw.col("prior_immunosuppressant"), nw.when(nw.col("immunosuppressant known")).then(~NO))
    yield "current_immunosuppressant", nw.coalesce(nw.col("current_immunosuppressant"), nw.when(nw.col("immunosuppressant current")).then(~NO))
    for name in SUMS:
        low, stated = nw.col(f"{name} counted low"), nw.col(name)
        exact = nw.when(nw.col("listed")).then(nw.max_horizontal(stated, low.cast(nw.Float64))).otherwise(stated)
        yield f"{name} low", nw.when(~stated.is_null()).then(exact).otherwise(low.cast(nw.Float64))
        yield f"{name} high", nw.when(~stated.is_null()).then(exact).otherwise(_most(name).cast(nw.Float64))


def _most(name: str) -> nw.Expr:
    """Return the most that the therapies can add up to. What was given for cancer is not among those of MS, so there may be more."""
    high = nw.col(f"{name} counted high")
    if name != "mitoxantrone_total_mg_per_m2":
        return high
    none = is_false("cancer_history") | is_false("anthracycline_exposure")
    return nw.when(none | ~nw.col("listed")).then(high).otherwise(nw.lit(float(MOST_MITOXANTRONE)))


def _amounts() -> Iterator[Column]:
    limit = nw.col("lvef_lower_limit_percent").fill_null(float(LVEF_LIMIT))
    yield "lvef_margin_percent", (nw.col("lvef_percent") - limit)
    for bound in ("low", "high"):
        yield f"mitoxantrone_total_with_next_dose {bound}", (nw.col(f"mitoxantrone_total_mg_per_m2 {bound}") + MITOXANTRONE_DOSE)
    for held in ("alemtuzumab", "ocrelizumab", "ublituximab"):
        yield f"{held}_ever", nw.col(f"{held} ever")
    for held, amount in (("natalizumab", "natalizumab_months"), ("mitoxantrone", "mitoxantrone_total_mg_per_m2")):
        low, high = nw.col(f"{amount} low"), nw.col(f"{amount} high")
        known = nw.when(low == high).then(low > 0)
        yield f"{held}_ever", nw.when(sure(nw.col(f"{held} ever"))).then(~NO).otherwise(known)
    done = nw.when(nw.col("breast_screen_date none")).then(NO).when(~nw.col("breast_screen_date").is_null()).then(~NO)
    yield "breast_screen_done", done


def _ages(facts: Facts) -> Iterator[Column]:
    """Yield the day of everything of which a fact says how long ago it was, and the time between two of a person's days."""
    for fact, base, _ in SINCE:
        if facts[base].dated:
            yield fact, nw.when(~nw.col("as_of").is_null()).then(nw.col(taken_on(base)))
        else:
            yield fact, nw.when(nw.col(f"{base} none")).then(nw.lit(NEVER_BEGUN)).when(~nw.col("as_of").is_null()).then(nw.col(base))
    tested = nw.col(taken_on("jcv_antibody"))
    for fact, base, counted in (
        ("days_from_plasma_exchange_to_jcv_test", "last_plasma_exchange", days_between),
        ("months_from_immunoglobulin_to_jcv_test", "last_immunoglobulin", months_between),
    ):
        passed = nw.when(nw.col(base) <= tested).then(counted(nw.col(base), tested).cast(nw.Float64))
        yield fact, nw.when(nw.col(f"{base} none")).then(nw.lit(float(NEVER))).otherwise(passed)
