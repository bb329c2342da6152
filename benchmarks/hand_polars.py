"""The rules written by hand in polars."""

from pathlib import Path

import polars as pl
from hand_facts import BRANDS, GIVEN, HELD, INFUSED, LAST_DOSE, OURS, SINCE, TO_TEST, WORDS, dated, stated, unit
from samples import AS_OF

from dmtcheck.condition import COMPARISONS, Condition, Line
from dmtcheck.dates import Window
from dmtcheck.facts import NEVER, NONE, Fact
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook, load


def _line(line: Line, window: Window | None) -> pl.Expr:
    fact = pl.col(line.fact)
    if line.operator == "includes":
        said = fact.list.contains(line.values[0])
    elif line.operator == "is":
        said = fact if line.values[0] is True else ~fact if line.values[0] is False else pl.any_horizontal([fact == value for value in line.values])
    else:
        said = COMPARISONS[line.operator](fact, line.values[0])  # type: ignore[arg-type]  # an expression compares as a number does
    if window is None:
        return said
    return said | pl.when(pl.col(dated(line.fact)) >= window.before(AS_OF)).then(False)


def _condition(condition: Condition, rule: Rule) -> pl.Expr:
    if isinstance(condition, Line):
        return _line(condition, rule.fresh.get(condition.fact))
    parts = [_condition(part, rule) for part in condition.parts]
    joined = parts[0] if parts else pl.lit(True)
    for part in parts[1:]:
        joined = joined & part if condition.how == "all" else joined | part
    return joined


def _type(fact: Fact) -> pl.DataType:
    if fact.type == "therapies":
        return pl.List(pl.Struct({part.name: _type(part) for part in fact.parts}))
    types = {"yes_no": pl.Boolean(), "number": pl.Float64(), "list": pl.List(pl.String), "drugs": pl.List(pl.String)}
    return types.get(fact.type, pl.String())


def _passed(later: pl.Expr, earlier: pl.Expr, name: str) -> pl.Expr:
    return (later - earlier).dt.total_days() / unit(name)


def _day(name: str) -> pl.Expr:
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


def _courses() -> list[pl.Expr]:
    """Return what the therapies say, a flag or a day for each course."""
    course = pl.element().struct.field
    name, current = course("name").str.to_lowercase(), course("status") == "current"
    found = {
        "tysabri_now": current & name.is_in(BRANDS["tysabri"]),
        "tyruko_now": current & name.is_in(BRANDS["tyruko"]),
        "another_ms_therapy_now": current & ~name.is_in(OURS),
    }
    for one in INFUSED:
        found[f"{one}_ever"] = name.is_in(HELD[one])
        found[f"{one}_now"] = current & name.is_in(GIVEN[one])
    last = pl.coalesce(course("last_dose"), course("stopped")).str.to_date("%Y-%m-%d", strict=False)
    return [
        *[pl.col("therapies").list.eval(expression).list.any().alias(fact) for fact, expression in found.items()],
        *[pl.col("therapies").list.eval(pl.when(name.is_in(HELD[one])).then(last)).list.max().alias(f"last {one}") for one in INFUSED],
        pl.coalesce("mitoxantrone_total_mg_per_m2", pl.col("therapies").list.eval(course("total_mg_per_m2")).list.sum()),
        pl.coalesce("failed_therapies", pl.col("therapies").list.eval(name.filter(course("outcome") == "inadequate_response")).list.n_unique()).alias(
            "failed_therapies"
        ),
    ]


def _derived(book: Rulebook) -> list[pl.Expr]:
    found = {
        "lvef_margin_percent": pl.col("lvef_percent") - pl.col("lvef_lower_limit_percent").fill_null(50),
        "mitoxantrone_total_with_next_dose": pl.col("mitoxantrone_total_mg_per_m2") + 12,
        "breast_screen_done": pl.col("breast_screen_date") != NONE,
    }
    as_of = pl.lit(AS_OF)
    for name, day in SINCE.items():
        passed = _passed(as_of, _day(day), name)
        found[name] = pl.when(pl.col(day) == NONE).then(float(NEVER)).otherwise(passed)
    for name, day in TO_TEST.items():
        passed = _passed(_day("jcv_antibody_date"), _day(day), name)
        found[name] = pl.when(pl.col(day) == NONE).then(float(NEVER)).when(passed >= 0).then(passed)
    for name, one in LAST_DOSE.items():
        found[name] = pl.when(pl.col(f"{one}_ever")).then(_passed(as_of, pl.col(f"last {one}"), name)).when(~pl.col(f"{one}_ever")).then(float(NEVER))
    dates = [_day(fact.name).alias(fact.name) for fact in stated(book) if fact.type == "date" and fact.name != "as_of"]
    return [*dates, *[expression.alias(name) for name, expression in found.items()]]


def frame(book: Rulebook, people: Path) -> pl.LazyFrame:
    """Return the answers, a column of words a rule."""
    words = pl.Enum(WORDS)
    clear, needed, flagged = (pl.lit(word, dtype=words) for word in WORDS)
    known = pl.scan_ndjson(people, schema={fact.name: _type(fact) for fact in stated(book)})
    known = known.with_columns(_courses()).with_columns(_derived(book))
    decided = known.select("id", *[_condition(rule.when, rule).alias(rule.id) for rule in book.active])
    said = [pl.when(rule.id).then(flagged).when(pl.col(rule.id).is_null()).then(needed).otherwise(clear).alias(rule.id) for rule in book.active]
    return decided.select("id", *said)


def with_polars(people: Path, out: Path) -> None:
    """Answer a file of NDJSON in polars."""
    frame(load(), people).sink_parquet(out)
