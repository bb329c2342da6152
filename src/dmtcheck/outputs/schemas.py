"""JSON Schemas of what goes in and out: a profile, a report, a rule file."""

from collections.abc import Sequence
from typing import Any, Final

from dmtcheck.condition import COMPARISONS
from dmtcheck.facts import Fact, Facts
from dmtcheck.profile import Profile, facts
from dmtcheck.terms import CONFIDENCES, DRUG_STATUSES, DRUGS, KINDS, OUTCOMES, POINTS, REVIEW_STATUSES, SEVERITIES, SOURCES, STAGES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
NAMES: Final = ("profile", "report", "rule")
_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_COUNT: Final = {"type": "integer", "minimum": 0}


def schema(name: str) -> dict[str, Any]:
    """Return one of the schemas of ``NAMES``."""
    return {"profile": _profile, "report": _report, "rule": _rule}[name]()


def _profile() -> dict[str, Any]:
    return {"$schema": DIALECT, **Profile.model_json_schema()}


def _one_of(words: Sequence[str]) -> dict[str, Any]:
    return {"enum": list(words)}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _report() -> dict[str, Any]:
    source = _object(
        {
            "document": _TEXT,
            "title": _TEXT,
            "date": _TEXT,
            "section": _TEXT,
            "statements": _array({"type": ["integer", "string"]}),
            "url": _or_null(_TEXT),
            "confidence": _one_of(CONFIDENCES),
            "note": _or_null(_TEXT),
        }
    )
    consideration = _object(
        {
            "rule": _TEXT,
            "outcome": _one_of(OUTCOMES),
            "kind": _one_of(KINDS),
            "severity": _one_of(SEVERITIES),
            "title": _TEXT,
            "message": _TEXT,
            "because": {"type": "object"},
            "taken": {"type": "object", "additionalProperties": {"type": "string", "format": "date"}},
            "missing": _TEXTS,
            "stale": {"type": "object", "additionalProperties": _or_null({"type": "string", "format": "date"})},
            "review": _one_of(REVIEW_STATUSES),
            "sources": {**_array(source), "minItems": 1},
        }
    )
    counts = _object(dict.fromkeys(("checked", "flagged", "information_needed", "clear"), _COUNT))
    assessment = _object(
        {
            "drug": _one_of(DRUGS),
            "stage": _one_of(STAGES),
            "points": _array(_one_of(POINTS)),
            "status": _one_of(DRUG_STATUSES),
            "rules": counts,
            "considerations": _array(consideration),
        }
    )
    explained = _object(
        {
            "rule": _TEXT,
            "drugs": _array(_one_of(DRUGS)),
            "truth": {"type": ["boolean", "null"]},
            "lines": _array(_object({"line": _TEXT, "truth": {"type": ["boolean", "null"]}})),
        }
    )
    report = _object(
        {
            "schema": {"const": 1},
            "dmtcheck": _TEXT,
            "rules": _object({"version": _TEXT, "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}, "total": _COUNT}),
            "id": _or_null(_TEXT),
            "as_of": _or_null({"type": "string", "format": "date"}),
            "assessments": _array(assessment),
            "questions": _array(
                _object({"fact": _TEXT, "ask": _TEXT, "answered_by": _one_of(SOURCES), "drugs": _array(_one_of(DRUGS)), "rules": _TEXTS})
            ),
            "origins": {"type": "object", "additionalProperties": {**_TEXTS, "minItems": 1}},
            "data_quality": _array(_object({"fact": _or_null(_TEXT), "value": _TEXT, "problem": _TEXT})),
            "notice": _TEXT,
            "explanation": _array(explained),
        },
        optional=("explanation",),
    )
    return {"$schema": DIALECT, "title": "Report", **report}


def _rule() -> dict[str, Any]:
    dictionary = facts()
    citation = _object(
        {
            "document": _TEXT,
            "statements": _array({"type": ["integer", "string"]}),
            "section": _TEXT,
            "confidence": _one_of(CONFIDENCES),
            "note": _TEXT,
        },
        optional=("statements", "confidence", "note"),
    )
    when_unknown = _object({"title": _TEXT, "severity": _one_of(SEVERITIES), "message": _TEXT}, optional=("title", "severity", "message"))
    dated = {
        name: {"type": "string", "pattern": "^(same day|[1-9][0-9]* (day|week|month|year)s?)$"} for name, fact in dictionary.items() if fact.dated
    }
    rule = _object(
        {
            "title": _TEXT,
            "drugs": {"type": "array", "items": _one_of(DRUGS), "minItems": 1, "uniqueItems": True},
            "kind": _one_of(KINDS),
            "severity": _one_of(SEVERITIES),
            "status": _one_of(REVIEW_STATUSES),
            "applies": {"type": "array", "items": _one_of(POINTS), "minItems": 1, "uniqueItems": True},
            "when": {"$ref": "#/$defs/condition"},
            "fresh": _object(dated, optional=tuple(dated)),
            "message": _TEXT,
            "when_unknown": when_unknown,
            "sources": {**_array(citation), "minItems": 1},
        },
        optional=("applies", "when", "fresh", "when_unknown"),
    )
    return {"$schema": DIALECT, "title": "Rule", **rule, "$defs": {"condition": _condition(dictionary)}}


def _condition(dictionary: Facts) -> dict[str, Any]:
    joined = {**_array({"$ref": "#/$defs/condition"}), "minItems": 2}
    lines = {name: _line(fact) for name, fact in dictionary.items() if fact.in_conditions}
    return {"type": "object", "properties": {"any": joined, "all": joined, **lines}, "minProperties": 1, "additionalProperties": False}


def _line(fact: Fact) -> dict[str, Any]:
    if fact.type == "yes_no":
        return {"type": "boolean"}
    if fact.type == "choice":
        value: dict[str, Any] = _one_of(fact.values)
        return {"anyOf": [value, {**_array(value), "minItems": 2, "uniqueItems": True}]}
    if fact.type == "list":
        return _object({"includes": _one_of(fact.values)})
    number = {"type": "integer" if fact.whole else "number", "minimum": fact.low, "maximum": fact.high}
    compared = {
        "type": "object",
        "properties": dict.fromkeys(COMPARISONS, number),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    return {"anyOf": [number, compared]}
