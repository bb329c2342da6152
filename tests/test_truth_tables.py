"""One set of tables for everything that joins truths: the conditions, the engine, the oracle."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from rule_files import oracle_truth, written

from dmtcheck.condition import Join, Line, Truth, decides, join
from dmtcheck.engine import Engine
from dmtcheck.known import Known
from dmtcheck.profile import facts
from dmtcheck.rule import Rule

TABLES: dict[str, list[list[Any]]] = yaml.safe_load(Path(__file__).with_name("truth_tables.yaml").read_text("utf-8"))
CELLS = [(how, *(None if cell == "unknown" else cell for cell in row)) for how, rows in TABLES.items() for row in rows]
FACTS = facts()
ONE, OTHER = Line("heart_disease", "is", (True,)), Line("depression", "is", (True,))
ENGINES = {how: Engine([Rule("a/b", "", (), "precaution", "info", "draft", when=Join(how, (ONE, OTHER)))], FACTS) for how in ("all", "any")}


def person(one: Truth, other: Truth) -> Known:
    values = {name: truth for name, truth in (("heart_disease", one), ("depression", other)) if truth is not None}
    return Known(None, None, (), values, {})


def test_the_tables_have_every_cell() -> None:
    assert len(set(CELLS)) == 18


@pytest.mark.parametrize(("how", "one", "other", "expected"), CELLS)
def test_conditions_engine_and_oracle_join_as_the_tables_say(how: Any, one: Truth, other: Truth, expected: Truth) -> None:
    condition = Join(how, (ONE, OTHER))
    assert join(condition, iter([one, other])) is expected
    assert ENGINES[how].truths(person(one, other)) == [expected]
    assert oracle_truth(written(condition), {}, person(one, other)) is expected


@pytest.mark.parametrize(
    ("how", "other", "decided"), [("all", True, True), ("all", False, False), ("all", None, True), ("any", False, True), ("any", True, False)]
)
def test_a_line_decides_only_where_the_others_leave_it_to_it(how: Any, other: Truth, decided: bool) -> None:
    assert decides(Join(how, (ONE, OTHER)), 0, [None, other]) is decided
