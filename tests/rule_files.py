"""The rules as plain YAML, for the oracle; and a checker that asks the oracle instead of the engine."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import oracle
import yaml

from dmtcheck.condition import Condition, Line, Truth
from dmtcheck.dates import Window
from dmtcheck.facts import AtLeast, Facts, Interval
from dmtcheck.known import Known
from dmtcheck.report import Report, compose
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook, load

RULES = Path(__file__).resolve().parents[1] / "rules"


def raw(rule_id: str) -> dict[str, Any]:
    """Return a rule file as PyYAML reads it."""
    loaded: dict[str, Any] = yaml.safe_load((RULES / f"{rule_id}.yaml").read_text("utf-8"))
    return loaded


def written(condition: Condition) -> dict[str, Any]:
    """Return a condition as its YAML would be read."""
    if isinstance(condition, Line):
        values: Any = condition.values[0] if len(condition.values) == 1 else list(condition.values)
        return {condition.fact: values if condition.operator == "is" else {condition.operator: values}}
    return {condition.how: [written(part) for part in condition.parts]} if condition.parts else {}


def oracle_truth(when: Mapping[str, Any], fresh: Mapping[str, Window], known: Known, values: Mapping[str, Any] | None = None) -> Truth:
    """Return what the oracle says of a condition for one profile; ``values`` are its possible values, where they are at hand."""
    values = possible(known) if values is None else values
    return oracle.truth(when, values, lambda name: name not in fresh or known.is_fresh(name, fresh[name]))


def possible(known: Known) -> dict[str, Any]:
    """Return the values of a profile; where only bounds are known, both: what is above the one and below the other is open."""
    return {name: _bounds(name, value) if isinstance(value, Interval | AtLeast) else value for name, value in known.values.items()}


def _bounds(name: str, value: Interval | AtLeast) -> list[Any]:
    return list(value) if isinstance(value, Interval) else [value, _facts()[name].values]


@cache
def _facts() -> Facts:
    return load().facts


class OracleChecker:
    """Checks with the oracle: the rules may be mutants, for which an engine of durable-rules would be too costly."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._written = [(written(rule.when), rule.fresh, set(rule.drugs)) for rule in rulebook.active]

    def report(self, known: Known) -> Report:
        drugs = set(known.drugs)
        values = possible(known)
        truths = [oracle_truth(when, fresh, known, values) if asked & drugs else False for when, fresh, asked in self._written]
        return compose(self.rulebook, known, truths)


def with_rule(rulebook: Rulebook, rule: Rule) -> Rulebook:
    """Return the same rulebook with one rule in place of the one of its id."""
    rules = [rule if rule.id == other.id else other for other in rulebook.rules]
    changed = Rulebook(rulebook.version, rulebook.digest, rules, rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema)
    changed.__dict__["reader"] = rulebook.reader  # the facts are the same; making a reader is slow
    return changed
