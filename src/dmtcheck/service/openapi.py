"""The description of the service as OpenAPI 3.1, made from the same schemas and words as the service itself."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from dmtcheck.facts import FactType
from dmtcheck.outputs.schemas import schema
from dmtcheck.service.answer import PROBLEM_JSON, TITLES
from dmtcheck.service.api import ACCEPTED, JSON, MEDIA, MEMBERS
from dmtcheck.service.settings import Settings
from dmtcheck.terms import DRUG_STATUSES, DRUGS, OUTCOMES
from dmtcheck.version import VERSION

PROFILE: Final = {"as_of": "2026-11-22", "considering": ["ocrevus"], "age": 41, "ms_type": "ppms", "active_infection": False}
EVERYWHERE: Final = (400, 401, 405, 408, 413, 415, 500, 503)
_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_NUMBER_OR_NULL: Final = {"type": ["number", "null"]}


def document(settings: Settings, paths: Mapping[str, Any]) -> dict[str, Any]:
    """Return the whole description; ``paths`` are those of the CDS Hooks."""
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "dmtcheck",
            "version": VERSION,
            "summary": "Considerations to raise with a clinician about infusion treatments of multiple sclerosis.",
            "description": "It decides nothing and stores nothing. What is not known stays not known: it is never taken for no.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": settings.base_url or "./"}],
        "paths": {**_paths(), **paths},
        "components": {"schemas": _schemas(), "responses": {f"problem-{status}": _problem(status) for status in TITLES}},
    }
    if settings.tokens_sha256:
        described["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}, "basic": {"type": "http", "scheme": "basic"}}
        described["security"] = [{"bearer": []}, {"basic": []}]
    return described


def _paths() -> dict[str, Any]:
    check = _operation("check", "Check one profile.", {"200": _checked()}, more=(422,), parameters=_parameters())
    check["requestBody"] = _body(_ref("Profile"), PROFILE, ACCEPTED)
    ask = _operation("nextQuestion", "What to ask next, and what the last answer changed.", {"200": _json(_ref("Next"))}, more=(422,))
    ask["requestBody"] = _body(_ref("Asked"), {"profile": PROFILE, "not_known": ["hbsag"]}, (JSON,))
    unchanged = {"304": {"description": "The same as the one whose ETag was sent."}}
    rules = _operation("rules", "Every rule, with its sources.", {"200": _json(_list(_ref("Rule"))), **unchanged}, parameters=[_TAG])
    facts = _operation("facts", "Every fact that a profile may hold.", {"200": _json(_list(_ref("Fact"))), **unchanged}, parameters=[_TAG])
    health = _operation("health", "Whether the service answers.", {"200": _json(_ref("Health"))})
    this = _operation("openapi", "This description.", {"200": _json({"type": "object"})})
    metrics = _operation("metrics", "Numbers for Prometheus.", {"200": _content("Numbers.", {"text/plain": {"schema": _TEXT}})})
    return {
        "/v1/check": {"post": check},
        "/v1/next-question": {"post": ask},
        "/v1/rules": {"get": rules},
        "/v1/facts": {"get": facts},
        "/healthz": {"get": {**health, "security": []}},
        "/openapi.json": {"get": {**this, "security": []}},
        "/metrics": {"get": metrics},
    }


_TAG: Final = {"name": "If-None-Match", "in": "header", "description": "The ETag of the last answer.", "schema": _TEXT}


def _parameters() -> list[dict[str, Any]]:
    drugs = {"type": "array", "items": {"enum": list(DRUGS)}}
    return [
        {"name": "drug", "in": "query", "description": "Assess only this drug; may stand several times.", "schema": drugs},
        {"name": "as_of", "in": "query", "description": "Date of assessment, where the profile names none. Default: today.", "schema": _DAY},
        {"name": "explain", "in": "query", "description": "Add every rule, with how each of its lines was answered.", "schema": _yes_no()},
        {"name": "format", "in": "query", "description": "How the report is written.", "schema": {"enum": list(MEDIA), "default": "json"}},
    ]


_DAY: Final = {"type": "string", "format": "date"}


def _yes_no() -> dict[str, Any]:
    return {"type": "boolean", "default": False}


def _operation(
    name: str, summary: str, answers: dict[str, Any], more: tuple[int, ...] = (), parameters: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    problems = {str(status): {"$ref": f"#/components/responses/problem-{status}"} for status in (*EVERYWHERE, *more)}
    operation: dict[str, Any] = {"operationId": name, "summary": summary, "responses": dict(sorted({**answers, **problems}.items()))}
    return {**operation, "parameters": list(parameters)} if parameters else operation


def _content(description: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": content}


def _json(form: dict[str, Any]) -> dict[str, Any]:
    return _content("The answer.", {JSON: {"schema": form}})


def _checked() -> dict[str, Any]:
    forms = {"json": _ref("Report"), "fhir": {"type": "object"}}
    return _content("The report.", {media: {"schema": forms.get(name, _TEXT)} for name, media in MEDIA.items()})


def _body(form: dict[str, Any], example: dict[str, Any], accepted: Sequence[str]) -> dict[str, Any]:
    other = {media: {"schema": {"type": "object"}} for media in accepted[1:]}
    return {"required": True, "content": {accepted[0]: {"schema": form, "examples": {"invented": {"value": example}}}, **other}}


def _problem(status: int) -> dict[str, Any]:
    return _content(f"{TITLES[status]}.", {PROBLEM_JSON: {"schema": _ref("Problem")}})


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(form: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": form}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _schemas() -> dict[str, Any]:
    """Return every form by its name; what a schema defines for itself becomes a form of its own."""
    forms: dict[str, Any] = {}
    for name, own in (("Profile", "profile"), ("Report", "report")):
        found = _moved(schema(own))
        forms |= found.pop("$defs", {})
        forms[name] = {key: value for key, value in found.items() if key != "$schema"}
    rules = forms["Report"]["properties"]["rules"]
    return {
        **forms,
        "Asked": _object({"profile": _ref("Profile"), "not_known": _TEXTS, "before": _ref("Profile"), "everything": _yes_no()}, MEMBERS[1:]),
        "Next": _next(forms["Report"]),
        "Rule": _rule(forms["Report"]),
        "Fact": _object({**dict.fromkeys(("fact", "title", "ask", "type", "expected", "answered_by"), _TEXT), "derived_from": _or_null(_TEXTS)}),
        "Health": _object({"status": {"const": "ok"}, "dmtcheck": _TEXT, "rules": rules}),
        "Problem": _object({"type": {"const": "about:blank"}, **_SAID, **_PLACE}, tuple(_PLACE)),
    }


_SAID: Final = {"title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT}
_PLACE: Final = {"fact": _TEXT, "line": {"type": "integer"}, "column": {"type": "integer"}}


def _next(report: Mapping[str, Any]) -> dict[str, Any]:
    question = report["properties"]["questions"]["items"]["properties"]
    answer = {
        "type": {"enum": list(get_args(FactType))},
        "values": _TEXTS,
        "low": _NUMBER_OR_NULL,
        "high": _NUMBER_OR_NULL,
        "dated": {"type": "boolean"},
    }
    outcome = {"enum": [*OUTCOMES, None]}
    change = _object({"drug": {"enum": list(DRUGS)}, "rule": _TEXT, "title": _TEXT, "before": outcome, "after": outcome})
    assessed = _object({"drug": {"enum": list(DRUGS)}, "status": {"enum": list(DRUG_STATUSES)}})
    return _object({"question": _or_null(_object({**question, **answer})), "changes": _list(change), "assessments": _list(assessed)})


def _rule(report: Mapping[str, Any]) -> dict[str, Any]:
    one = report["properties"]["assessments"]["items"]["properties"]["considerations"]["items"]["properties"]
    unknown = _object({"title": _TEXT, "severity": one["severity"], "message": _TEXT})
    return _object(
        {
            "rule": _TEXT,
            "title": _TEXT,
            "drugs": _list({"enum": list(DRUGS)}),
            "kind": one["kind"],
            "severity": one["severity"],
            "status": one["review"],
            "applies": report["properties"]["assessments"]["items"]["properties"]["points"],
            "when": {"type": "object"},
            "fresh": {"type": "object", "additionalProperties": _TEXT},
            "message": _TEXT,
            "when_unknown": _or_null(unknown),
            "sources": one["sources"],
        }
    )


def _or_null(form: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [form, {"type": "null"}]}


def _moved(form: Any) -> Any:
    """Return a schema whose references point to where its definitions will stand."""
    if isinstance(form, dict):
        return {key: value.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _moved(value) for key, value in form.items()}
    return [_moved(one) for one in form] if isinstance(form, list) else form
