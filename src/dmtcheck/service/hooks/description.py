"""What the description of the service (OpenAPI) says of CDS Hooks."""

from typing import Any, Final

from dmtcheck.service.answer import PROBLEM_JSON, TITLES
from dmtcheck.service.api import JSON
from dmtcheck.service.hooks.discovery import PREFETCH, SERVICES, Service
from dmtcheck.terms import SEVERITIES

_OURS: Final = ("400", "401", "404", "412", "503")  # told as an OperationOutcome
_ANY: Final = ("400", "404", "405", "408", "413", "415", "500", "503")  # told before the hooks are asked, or where nobody answers
_TITLES: Final = {**{str(status): title for status, title in TITLES.items()}, "412": "Precondition failed"}
_TEXT: Final = {"type": "string", "minLength": 1}
_WORDS: Final = {"type": "string", "pattern": r"\S"}
_ADDRESS: Final = {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[!-~]{1,2000}$"}
_OBJECT: Final = {"type": "object"}
_PATIENT: Final = {"type": "string", "pattern": "^(Patient/)?[A-Za-z0-9._-]{1,64}$"}


def openapi_paths() -> dict[str, Any]:
    """Return the paths of CDS Hooks. Their tokens are those of the standard, never those that open the rest of the service."""
    id = {"name": "id", "in": "path", "required": True, "schema": {"enum": list(SERVICES)}, "example": "dmtcheck-patient-view"}
    discovery = _operation("discovery", "CDS Hooks: the services there are.", _object({"services": _list(_service())}))
    call = _operation("call", "CDS Hooks: the cards for one call.", _object({"cards": _list(_card())}), _call(), ("404", "412"))
    feedback = _operation("feedback", "CDS Hooks: what became of cards; it is not kept.", _object({}), _feedback(), ("404",))
    return {
        "/cds-services": {"get": discovery},
        "/cds-services/{id}": {"parameters": [id], "post": call},
        "/cds-services/{id}/feedback": {"parameters": [id], "post": feedback},
    }


def _operation(name: str, summary: str, answer: dict[str, Any], body: dict[str, Any] | None = None, more: tuple[str, ...] = ()) -> dict[str, Any]:
    statuses = sorted({*_OURS, *_ANY} - {"404", "412"} | set(more))
    answers = {"200": {"description": "The answer.", "content": {JSON: {"schema": answer}}}, **{status: _refusal(status) for status in statuses}}
    operation = {
        "operationId": f"cdsHooks{name.capitalize()}",
        "summary": summary,
        "description": "Where issuers are set, it asks for a token as CDS Hooks describes it.",
        "security": [],
        "responses": answers,
    }
    return {**operation, "requestBody": {"required": True, "content": {JSON: body}}} if body else operation


def _refusal(status: str) -> dict[str, Any]:
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}} if status in _ANY else {}
    return {"description": f"{_TITLES[status]}.", "content": {**content, **({JSON: {"schema": _outcome()}} if status in _OURS else {})}}


def _outcome() -> dict[str, Any]:
    issue = _object({"severity": {"const": "error"}, "code": _TEXT, "diagnostics": _TEXT})
    return _object({"resourceType": {"const": "OperationOutcome"}, "issue": _list(issue)})


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {**_open(properties, optional), "additionalProperties": False}


def _open(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return an object that may hold more: a client may send what is not known here."""
    return {"type": "object", "properties": properties, "required": [name for name in properties if name not in optional]}


def _list(form: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": form}


def _or_null(form: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [form, {"type": "null"}]}


def _service() -> dict[str, Any]:
    texts = dict.fromkeys(("title", "description", "usageRequirements", "version", "hookVersion"), _TEXT)
    prefetch = _object(dict.fromkeys(PREFETCH, _TEXT))
    return _object({"hook": {"enum": [service.hook for service in SERVICES.values()]}, "id": {"enum": list(SERVICES)}, **texts, "prefetch": prefetch})


def _call() -> dict[str, Any]:
    example = {
        "hook": "patient-view",
        "hookInstance": "3f0c7a52-8a3e-4f0e-9b58-0d5d3c1f7a01",
        "context": {"userId": "Practitioner/ida-brandt", "patientId": "mara-quill"},
        "prefetch": {"patient": {"resourceType": "Patient", "id": "mara-quill"}, "conditions": {"resourceType": "Bundle", "type": "searchset"}},
    }
    return {"schema": {"oneOf": [_call_of(service) for service in SERVICES.values()]}, "examples": {"invented": {"value": example}}}


def _call_of(service: Service) -> dict[str, Any]:
    drafts = _open({"entry": _or_null(_list(_open({"resource": _OBJECT})))}, ("entry",))
    more = {"draftOrders": drafts} if service.orders else {}
    more |= {"selections": _list({"type": "string"})} if service.hook == "order-select" else {}
    access = _or_null(_open({"access_token": {"type": "string", "pattern": "^[!-~]{1,16384}$"}}))
    optional = {"prefetch": _or_null(_OBJECT), "fhirServer": _or_null(_ADDRESS), "fhirAuthorization": access}
    context = _open({"patientId": _PATIENT, "userId": _WORDS, **more})
    return _open({"hook": {"const": service.hook}, "hookInstance": _uuid(), "context": context, **optional}, tuple(optional))


def _card() -> dict[str, Any]:
    topic = _object(dict.fromkeys(("system", "code", "display"), _TEXT))
    action = _object({"type": {"const": "create"}, "description": _TEXT, "resource": _OBJECT})
    suggestion = _object({"label": _TEXT, "uuid": _uuid(), "actions": _list(action)})
    link = _object({"label": _TEXT, "url": _TEXT, "type": {"const": "absolute"}})
    return _object(
        {
            "uuid": _uuid(),
            "summary": {**_TEXT, "maxLength": 139},
            "indicator": {"enum": list(SEVERITIES)},
            "detail": _TEXT,
            "source": _object({"label": _TEXT, "topic": topic}),
            "overrideReasons": _list(topic),
            "suggestions": _list(suggestion),
            "selectionBehavior": {"const": "any"},
            "links": _list(link),
        },
        ("suggestions", "selectionBehavior", "links"),
    )


def _uuid() -> dict[str, Any]:
    return {"type": "string", "format": "uuid"}


def _feedback() -> dict[str, Any]:
    coded = _open({"code": _WORDS})
    reason = {"anyOf": [_open({"reason": coded}), _open({"userComment": _WORDS})]}
    always = {"card": _WORDS, "outcomeTimestamp": {"type": "string", "format": "date-time"}, "overrideReason": _or_null(reason)}
    taken = {"outcome": {"const": "accepted"}, "acceptedSuggestions": {**_list(_open({"id": _WORDS})), "minItems": 1}}
    one = {"oneOf": [_open({**always, **how}, ("overrideReason",)) for how in (taken, {"outcome": {"const": "overridden"}})]}
    example = {"card": "b3611187-458d-5132-bc19-ef2a8bb434df", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T10:05:00Z"}
    form = _open({"feedback": {**_list(one), "minItems": 1}})
    return {"schema": form, "examples": {"invented": {"value": {"feedback": [example]}}}}
