"""The five forms of ``when``, read from YAML.

``fact: value``, ``fact: [one, of, these]``, ``fact: {at_least: n}``,
``any: [...]`` and ``all: [...]``; a list fact takes ``fact: {includes: value}``. Several lines of one mapping must all hold.
"""

from dmtcheck.condition import COMPARISONS, Condition, Join, Line
from dmtcheck.errors import did_you_mean, shown
from dmtcheck.facts import Fact, Facts
from dmtcheck.yaml_nodes import Node


def read_condition(node: Node, facts: Facts) -> Condition:
    """Return the condition that ``node`` writes down. Raises RulesError with file and line."""
    pairs = node.mapping()
    if not pairs:
        raise node.error("expected at least one line, found nothing")
    parts = tuple(_line(name, key, value, facts) for name, (key, value) in pairs.items())
    return parts[0] if len(parts) == 1 else Join("all", parts)


def _line(name: str, key: Node, value: Node, facts: Facts) -> Condition:
    if name in ("any", "all"):
        parts = tuple(read_condition(item, facts) for item in value.items())
        if len(parts) < 2:
            raise value.error(f'"{name}" joins two lines or more')
        return Join("any" if name == "any" else "all", parts)
    if name == "not":
        raise key.error('there is no "not": list the other values')
    if name not in facts:
        raise key.error(f"unknown fact {shown(name)}{did_you_mean(name, [*facts, 'any', 'all'])}")
    fact = facts[name]
    if not fact.in_conditions:
        raise key.error(f'a condition cannot read "{name}"; dates and lists are read through derived facts')
    if isinstance(value.value, dict):
        return _operator(fact, value)
    if fact.type == "list":
        raise value.error(f'"{name}" is a list; write {{includes: value}}')
    if isinstance(value.value, list):
        values = tuple(_value(fact, item) for item in value.items())
        if len(values) < 2 or len(set(values)) < len(values):
            raise value.error("a list of values holds two or more, each once")
        return Line(name, "is", values)
    return Line(name, "is", (_value(fact, value),))


def _operator(fact: Fact, node: Node) -> Line:
    pairs = node.mapping()
    known = ("includes",) if fact.type == "list" else tuple(COMPARISONS) if fact.type == "number" else ()
    if not known:
        raise node.error(f'"{fact.name}" takes a value or a list of values: {fact.expected}')
    if len(pairs) != 1:
        raise node.error(f"expected one of {', '.join(known)}; for a range, write two lines under all")
    ((name, (key, value)),) = pairs.items()
    if name not in known:
        raise key.error(f"unknown comparison {shown(name)}{did_you_mean(name, known)}, expected one of {', '.join(known)}")
    return Line(fact.name, name, (_value(fact, value),))  # type: ignore[arg-type]  # one of the known names


def _value(fact: Fact, node: Node) -> bool | int | float | str:
    value = node.value
    if fact.type == "yes_no" and isinstance(value, bool):
        return value
    if fact.type in ("choice", "list") and isinstance(value, str) and value in fact.values:
        return value
    number = fact.type == "number" and isinstance(value, (int, float)) and not isinstance(value, bool)
    if number and fact.low <= value <= fact.high and (float(value).is_integer() or not fact.whole):  # type: ignore[operator, arg-type]  # a number
        return value  # type: ignore[return-value]  # a number
    near = did_you_mean(value, fact.values) if isinstance(value, str) else ""
    expected = "one of " + ", ".join(fact.values) if fact.type == "list" else fact.expected
    raise node.error(f'"{fact.name}": expected {expected}, found {node.kind}{near}')
