"""The rules written by hand in SQL, for DuckDB."""

from pathlib import Path
from typing import Any

from hand_facts import BRANDS, GIVEN, HELD, INFUSED, LAST_DOSE, OURS, SINCE, TO_TEST, WORDS, dated, stated, unit
from samples import AS_OF

from dmtcheck.condition import Condition, Line
from dmtcheck.dates import Window
from dmtcheck.facts import NEVER, NONE, Fact
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook, load


def _quoted(value: Any) -> str:
    return str(value).lower() if isinstance(value, (bool, int, float)) else f"'{value}'"


def _listed(values: Any) -> str:
    return "(" + ", ".join(map(_quoted, values)) + ")"


def _line(line: Line, window: Window | None) -> str:
    signs = {"above": ">", "at_least": ">=", "below": "<", "at_most": "<="}
    if line.operator == "includes":
        said = f"list_contains({line.fact}, {_quoted(line.values[0])})"
    elif line.operator == "is":
        said = line.fact if line.values[0] is True else f"NOT {line.fact}" if line.values[0] is False else f"{line.fact} IN {_listed(line.values)}"
    else:
        said = f"{line.fact} {signs[line.operator]} {line.values[0]}"
    # An old result may flag and never clears: false only where it is fresh, otherwise null.
    return f"({said} OR CASE WHEN {dated(line.fact)} >= DATE '{window.before(AS_OF)}' THEN false END)" if window else f"({said})"


def _condition(condition: Condition, rule: Rule) -> str:
    if isinstance(condition, Line):
        return _line(condition, rule.fresh.get(condition.fact))
    parts = [_condition(part, rule) for part in condition.parts]
    return "(" + {"all": " AND ", "any": " OR "}[condition.how].join(parts) + ")" if parts else "true"


def _type(fact: Fact) -> str:
    if fact.type == "therapies":
        return "STRUCT(" + ", ".join(f"{part.name} {_type(part)}" for part in fact.parts) + ")[]"
    types = {"yes_no": "BOOLEAN", "number": "BIGINT" if fact.whole else "DOUBLE", "list": "VARCHAR[]", "drugs": "VARCHAR[]", "date": "DATE"}
    return types.get(fact.type, "VARCHAR")


def _derived() -> dict[str, str]:
    def has(test: str) -> str:
        return f"len(list_filter(therapies, lambda t: {test})) > 0"

    as_of, current = f"DATE '{AS_OF}'", "t.status = 'current'"
    found = {
        "lvef_margin_percent": "lvef_percent - coalesce(lvef_lower_limit_percent, 50)",
        "mitoxantrone_total_with_next_dose": "mitoxantrone_total_mg_per_m2 + 12",
        "breast_screen_done": "breast_screen_date <> 'none'",
        "tysabri_now": has(f"{current} AND lower(t.name) IN {_listed(BRANDS['tysabri'])}"),
        "tyruko_now": has(f"{current} AND lower(t.name) IN {_listed(BRANDS['tyruko'])}"),
        "another_ms_therapy_now": has(f"{current} AND lower(t.name) NOT IN {_listed(OURS)}"),
    }
    for one in INFUSED:
        found[f"{one}_ever"] = has(f"lower(t.name) IN {_listed(HELD[one])}")
        found[f"{one}_now"] = has(f"{current} AND lower(t.name) IN {_listed(GIVEN[one])}")
    for name, day in SINCE.items():
        found[name] = f"date_diff('day', {day}, {as_of}) / {unit(name)}"
        if not day.endswith(("percent_date", "mm3_date")):
            found[name] = f"CASE WHEN {day} = '{NONE}' THEN {NEVER} ELSE date_diff('day', TRY_CAST({day} AS DATE), {as_of}) / {unit(name)} END"
    for name, day in TO_TEST.items():
        passed = f"date_diff('day', TRY_CAST({day} AS DATE), jcv_antibody_date) / {unit(name)}"
        found[name] = f"CASE WHEN {day} = '{NONE}' THEN {NEVER} WHEN {passed} >= 0 THEN {passed} END"
    for name, one in LAST_DOSE.items():
        given = f"list_filter(therapies, lambda t: lower(t.name) IN {_listed(HELD[one])})"
        last = f"list_max(list_transform({given}, lambda t: coalesce(t.last_dose, t.stopped)))"
        found[name] = f"CASE WHEN len({given}) = 0 THEN {NEVER} ELSE date_diff('day', {last}, {as_of}) / {unit(name)} END"
    return found


def sql(book: Rulebook, people: Path, word: str) -> str:
    """Return the query: what is stated, what is derived, what each rule says, in words of this type."""
    columns = ", ".join(f"{fact.name}: '{_type(fact)}'" for fact in stated(book))
    read = f"read_json('{people}', format='newline_delimited', columns={{{columns}}})"
    # What is stated outweighs what the therapies add up to.
    total = "list_sum(list_transform(therapies, lambda t: t.total_mg_per_m2))"
    failed = "len(list_distinct(list_transform(list_filter(therapies, lambda t: t.outcome = 'inadequate_response'), lambda t: lower(t.name))))"
    sums = (
        f"coalesce(mitoxantrone_total_mg_per_m2, {total}) AS mitoxantrone_total_mg_per_m2, coalesce(failed_therapies, {failed}) AS failed_therapies"
    )
    derived = ", ".join(f"{expression} AS {name}" for name, expression in _derived().items())
    decided = ", ".join(f'{_condition(rule.when, rule)} AS "{rule.id}"' for rule in book.active)
    clear, needed, flagged = (f"'{one}'::{word}" for one in WORDS)
    said = ", ".join(
        f"""CASE WHEN "{rule.id}" THEN {flagged} WHEN "{rule.id}" IS NULL THEN {needed} ELSE {clear} END AS "{rule.id}\"""" for rule in book.active
    )
    return f"""
        WITH stated AS (SELECT * REPLACE ({sums.replace(" AS failed", "::DOUBLE AS failed")}) FROM {read}),
             known AS (SELECT *, {derived} FROM stated),
             decided AS (SELECT id, {decided} FROM known)
        SELECT id, {said} FROM decided"""


def with_duckdb(people: Path, out: Path, word: str = "word") -> None:
    """Answer a file of NDJSON in DuckDB, with words as an ENUM."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"CREATE TYPE word AS ENUM {WORDS}")
        connection.execute(f"COPY ({sql(load(), people, word)}) TO '{out}' (FORMAT parquet)")


def with_duckdb_text(people: Path, out: Path) -> None:
    """Answer the same with words as text, which is what one writes first and takes twice as long."""
    with_duckdb(people, out, "VARCHAR")
