"""Other ways to answer the same rules: each takes what is known and returns True, False or None for every rule.

Hand-written Python and zen-engine get the same text, made once a rulebook from the two rails of each rule. Neither has a
third truth value that serves, so each rule is "null where its one fact is missing, else its rail", or, where it reads
more than one fact, "true, else false, else null" over both rails. Fresh results, bounds of counts and members of lists
are worked out beforehand for both, in generated Python; zen-engine cannot know them, and this is the fastest way we found.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import zen

from dmtcheck.condition import Condition, Line, Truth
from dmtcheck.facts import Facts, Interval
from dmtcheck.known import Known
from dmtcheck.rails import Key, Plain, Rail, Term, certainly, keys
from dmtcheck.rule import Rule

Answer = Callable[[Known], Sequence[Truth]]
ORACLE: Final = Path(__file__).resolve().parents[1] / "tests" / "oracle.py"


class Language(NamedTuple):
    """How a language writes what Python and zen-engine write differently."""

    words: Mapping[Any, str]
    missing: str
    choice: Callable[[str, str, str], str]

    def literal(self, value: Plain) -> str:
        """Write a value; numbers and texts of closed sets read alike in both."""
        return self.words[value] if isinstance(value, bool) else repr(value)


PYTHON: Final = Language({True: "True", False: "False", None: "None"}, "is None", lambda test, yes, no: f"({yes} if {test} else {no})")
ZEN: Final = Language({True: "true", False: "false", None: "null"}, "== null", lambda test, yes, no: f"({test} ? {yes} : {no})")


class Written:
    """Rules written out as one list expression over names, and the Python that reads those names from a profile."""

    def __init__(self, rules: Sequence[Rule], facts: Facts) -> None:
        self.rails = [tuple(certainly(truth, rule.when, facts, rule.fresh) for truth in (True, False)) for rule in rules]
        found = sorted({key for both in self.rails for rail in both for key in keys(rail)}, key=str)
        self.names = {key: f"k{number}" for number, key in enumerate(found)}
        self.windows = {f"w{number}": key.window for number, key in enumerate(found)}

    def truths(self, language: Language) -> str:
        """Return the list of the truths of all rules."""
        return "[" + ", ".join(self._truth(true, false, language) for true, false in self.rails) + "]"

    def _truth(self, true: Rail, false: Rail, language: Language) -> str:
        holds, unknown = self._rail(true, language), language.words[None]
        read = {*keys(true), *keys(false)}
        if len(read) == 1:
            return language.choice(f"{self.names[read.pop()]} {language.missing}", unknown, holds)
        fails = language.choice(self._rail(false, language), language.words[False], unknown)
        return language.choice(holds, language.words[True], fails)

    def _rail(self, rail: Rail, language: Language) -> str:
        if not isinstance(rail, Term):
            parts = [self._rail(part, language) for part in rail.parts]
            return "(" + {"all": " and ", "any": " or "}[rail.how].join(parts) + ")" if parts else language.words[rail.how == "all"]
        name, value = self.names[rail.key], language.literal(rail.value)
        if rail.test == "==":
            return f"({name} {'is' if language is PYTHON and isinstance(rail.value, bool) else '=='} {value})"
        missing = f"{name} {language.missing}"
        return "(" + language.choice(missing, language.words[False], f"{name} {rail.test} {value}") + ")"

    def reads(self) -> dict[str, str]:
        """Return for each name the Python that reads it; ``get`` and ``fresh`` ask the profile."""
        return {name: _read(key, f"w{number}") for number, (key, name) in enumerate(self.names.items())}

    def compiled(self, head: str, body: str) -> Any:
        """Return the function ``answer`` of one profile with this body; ``head`` are its first lines."""
        lines = ["def answer(known):", " get, fresh = known.values.get, known.is_fresh", *head.splitlines(), f" return {body}"]
        space: dict[str, Any] = {"Interval": Interval, **self.windows}
        exec("\n".join(lines), space)  # noqa: S102  # written above, from checked rules only
        return space["answer"]


def _read(key: Key, window: str) -> str:
    value = f'get("{key.fact}")'
    if key.part in ("low", "high"):
        value = f"(v.{key.part} if type(v := {value}) is Interval else v)"
    elif key.part:
        value = f'(None if (v := {value}) is None else "{key.part}" in v)'
    return f'({value} if fresh("{key.fact}", {window}) else None)' if key.window else value


def python(rules: Sequence[Rule], facts: Facts) -> Answer:
    """Plain Python as a patient person would write it: each fact read once, then one conditional a rule."""
    written = Written(rules, facts)
    answer: Answer = written.compiled("\n".join(f" {name} = {read}" for name, read in written.reads().items()), written.truths(PYTHON))
    return answer


def zen_facts(rules: Sequence[Rule], facts: Facts) -> Callable[[Known], dict[str, Plain | None]]:
    """What zen-engine is given of a profile, null where a fact is missing; leaving those out takes it about as long."""
    written = Written(rules, facts)
    members = ", ".join(f'"{name}": {read}' for name, read in written.reads().items())
    answer: Callable[[Known], dict[str, Plain | None]] = written.compiled("", f"{{{members}}}")
    return answer


def zen_expression(rules: Sequence[Rule], facts: Facts) -> Callable[[dict[str, Plain | None]], list[Truth]]:
    """All rules in one compiled expression, without a decision around it: the fastest arrangement of zen-engine."""
    evaluate: Callable[[dict[str, Plain | None]], list[Truth]] = zen.compile_expression(Written(rules, facts).truths(ZEN)).evaluate
    return evaluate


def _decision(expression: str) -> dict[str, Any]:
    content = {"expressions": [{"id": "1", "key": "truths", "value": expression}]}
    kinds: dict[str, dict[str, Any]] = {"inputNode": {}, "expressionNode": content, "outputNode": {}}
    nodes = [{"id": kind, "type": kind, "name": kind, "position": {"x": 0, "y": 0}, "content": inner} for kind, inner in kinds.items()]
    edges = [{"id": two, "type": "edge", "sourceId": one, "targetId": two} for one, two in pairwise(kinds)]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def zen_loader(rules: Sequence[Rule], facts: Facts) -> Callable[[dict[str, Plain | None]], list[Truth]]:
    """A decision of one expression node that holds the same expression, kept compiled by the static loader."""
    decision = _decision(Written(rules, facts).truths(ZEN))
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": decision}}})
    return lambda given: engine.evaluate("rules", given)["result"]["truths"]


def zen_created(rules: Sequence[Rule], facts: Facts) -> Callable[[dict[str, Plain | None]], list[Truth]]:
    """The same decision made by ``create_decision``, which is the first thing one tries and several times slower."""
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(_decision(Written(rules, facts).truths(ZEN)))))
    return lambda given: decision.evaluate(given)["result"]["truths"]


def oracle(rules: Sequence[Rule]) -> Answer:
    """The independent evaluator of the tests, over conditions in the form a rule file has."""
    spec = spec_from_file_location("oracle", ORACLE)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    asked = [(_as_file(rule.when), rule.fresh) for rule in rules]

    def answer(known: Known) -> list[Truth]:
        values = {name: list(v) if isinstance(v, Interval) else v for name, v in known.values.items()}
        return [module.truth(when, values, lambda name, f=fresh: name not in f or known.is_fresh(name, f[name])) for when, fresh in asked]

    return answer


def _as_file(condition: Condition) -> dict[str, Any]:
    if not isinstance(condition, Line):
        return {condition.how: [_as_file(part) for part in condition.parts]} if condition.parts else {}
    if condition.operator == "is":
        return {condition.fact: condition.values[0] if len(condition.values) == 1 else list(condition.values)}
    return {condition.fact: {condition.operator: condition.values[0]}}
