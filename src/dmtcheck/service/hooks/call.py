"""One call of a service, read: who the patient is, what is ordered, what was sent along. Unknown fields are left alone."""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir.elements import text
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.service.hooks.discovery import Service
from dmtcheck.service.hooks.refused import invalid
from dmtcheck.strict_json import decode, read_object

_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")  # FHIR's own, and the underscore that some servers use
_TOKEN: Final = re.compile(r"[\x21-\x7e]{1,16384}")
_ADDRESS: Final = re.compile(r"https?://[\x21-\x7e]{1,2000}", re.IGNORECASE)


class Call(NamedTuple):
    """One call.

    Attributes:
        instance: tells this call from all others.
        patient: id of the patient in the client's FHIR server.
        prefetch: what was sent along; a key that is absent was not, null says that there is nothing.
        server, token: the client's FHIR server and the access to it.
        drafts: the entries of the bundle of draft orders.
        selections: of order-select, the orders being selected.
    """

    instance: UUID
    patient: str
    prefetch: Mapping[str, Any]
    server: str | None
    token: str | None
    drafts: tuple[Entry, ...]
    selections: frozenset[str] | None


def body(data: bytes) -> dict[str, Any]:
    """Return the one JSON object of a request. Raises Refused."""
    try:
        return read_object(decode(data))
    except ProfileError as error:
        place = f" (line {error.line}, column {error.column})" if error.line else ""
        raise invalid(f"The body is not one JSON object that can be read{place}.") from None


def read(given: Mapping[str, Any], service: Service) -> Call:
    """Return a call of ``service``. Raises Refused, naming the field, where the standard asks for another."""
    if _text(given, "hook") != service.hook:
        raise invalid(f'"hook" must be "{service.hook}" for this service.')
    context = _object(given, "context")
    if context is None:
        raise invalid('"context" is missing.')
    patient = _text(context, "patientId", "context.").removeprefix("Patient/")
    if not _ID.fullmatch(patient):
        raise invalid('"context.patientId" must be the id of a FHIR resource.')
    _text(context, "userId", "context.")
    drafts = _drafts(context) if service.orders else ()
    selections = _selections(context) if service.hook == "order-select" else None
    server, token = _access(given)
    return Call(_instance(given), patient, _object(given, "prefetch") or {}, server, token, drafts, selections)


def _instance(given: Mapping[str, Any]) -> UUID:
    try:
        return UUID(_text(given, "hookInstance"))
    except ValueError:
        raise invalid('"hookInstance" must be a UUID.') from None


def _access(given: Mapping[str, Any]) -> tuple[str | None, str | None]:
    server = None if given.get("fhirServer") is None else _text(given, "fhirServer")
    if server is not None and not _ADDRESS.fullmatch(server):
        raise invalid('"fhirServer" must be an absolute http or https address.')
    granted = _object(given, "fhirAuthorization")
    if granted is None:
        return server, None
    if server is None:
        raise invalid('"fhirAuthorization" is given without "fhirServer" (cds-r-1).')
    token = _text(granted, "access_token", "fhirAuthorization.")
    if not _TOKEN.fullmatch(token):
        raise invalid('"fhirAuthorization.access_token" must be one word of printable characters.')
    return server, token


def _drafts(context: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Return the draft orders; a bundle without type, which real clients send, is one too."""
    bundle = _object(context, "draftOrders", "context.")
    if bundle is None:
        raise invalid('"context.draftOrders" is missing.')
    entries = bundle.get("entry")
    if entries is None:
        return ()
    if bundle.get("resourceType", "Bundle") != "Bundle" or not isinstance(entries, list):
        raise invalid('"context.draftOrders" must be a FHIR Bundle.')
    held = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("resource"), dict)]
    if len(held) != len(entries):
        raise invalid('"context.draftOrders" has an entry without a resource.')
    return tuple(Entry(entry["resource"], number, text(entry.get("fullUrl"))) for number, entry in enumerate(held, 1))


def _selections(context: Mapping[str, Any]) -> frozenset[str]:
    chosen = context.get("selections")
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        raise invalid('"context.selections" must be a list of ids.')
    return frozenset(chosen)


def _object(given: Mapping[str, Any], name: str, within: str = "") -> dict[str, Any] | None:
    """Return an object, or None where it is absent or null."""
    value = given.get(name)
    if value is None or isinstance(value, dict):
        return value
    raise invalid(f'"{within}{name}" must be an object.')


def _text(given: Mapping[str, Any], name: str, within: str = "") -> str:
    value = given.get(name)
    if isinstance(value, str) and value.strip():
        return value
    raise invalid(f'"{within}{name}" must be a text that is not empty.')
