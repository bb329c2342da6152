"""CDS Hooks: cards about MS infusions where a clinician opens a chart, or selects or signs an order. Nothing is stored."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

import anyio.to_thread
import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dmtcheck.checker import Checker
from dmtcheck.engine import EngineError
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import gather
from dmtcheck.inputs.fhir.wording import suggests_ms
from dmtcheck.service.hooks import cards, feedback
from dmtcheck.service.hooks.call import Call, body, read
from dmtcheck.service.hooks.collected import Collected, collect
from dmtcheck.service.hooks.discovery import SERVICES, Service, discovery
from dmtcheck.service.hooks.orders import ordered
from dmtcheck.service.hooks.refused import Refused, invalid, lacking
from dmtcheck.service.hooks.seen import Seen
from dmtcheck.service.hooks.tokens import Tokens
from dmtcheck.service.settings import Settings

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(
    checker: Checker,
    settings: Settings,
    today: Callable[[], date],
    now: Callable[[], float],
    count: feedback.Count | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> list[Route]:
    """Return the routes of CDS Hooks.

    Args:
        checker: what answers.
        settings: who may call, and which FHIR servers may be read.
        today: tells the date of assessment.
        now: tells the time in seconds since 1970, for the tokens.
        count: is told the service and the outcome of each feedback.
        transport: how FHIR servers are reached; another one for tests.

    Raises:
        DmtcheckError: where the keys of an issuer cannot be read.
    """
    tokens = Tokens(settings.issuers, settings.base_url, settings.clock_skew, Seen(settings.jti_store), now)

    answer = partial(_answer_call, checker, settings, today, transport)
    return [
        Route("/cds-services", _guarded(_discover, tokens, ""), methods=["GET"]),
        Route("/cds-services/{id}", _guarded(answer, tokens, "/{id}"), methods=["POST"]),
        Route("/cds-services/{id}/feedback", _guarded(partial(_take_feedback, count), tokens, "/{id}/feedback"), methods=["POST"]),
    ]


async def _discover(_: Request) -> Response:
    return JSONResponse(discovery())


async def _answer_call(
    checker: Checker, settings: Settings, today: Callable[[], date], transport: httpx.AsyncBaseTransport | None, request: Request
) -> Response:
    service = _service(request)
    given = await anyio.to_thread.run_sync(body, await request.body())
    return JSONResponse({"cards": await _cards(checker, settings, service, read(given, service), today(), transport)})


async def _take_feedback(count: feedback.Count | None, request: Request) -> Response:
    service = _service(request)
    feedback.take(body(await request.body()), service.id, count)
    return JSONResponse({})


def _guarded(endpoint: Endpoint, tokens: Tokens, path: str) -> Endpoint:
    """Return ``endpoint`` behind the check of tokens, with every refusal told as the standard asks."""

    async def answer(request: Request) -> Response:
        try:
            address = "/cds-services" + path.format(**request.path_params)
            await anyio.to_thread.run_sync(tokens.check, request.headers.get("authorization"), address)
            return await endpoint(request)
        except Refused as refused:
            return refused.response()
        except EngineError:
            return Refused(503, "exception", "The rules could not be asked now; nothing was checked.").response()

    return answer


def _service(request: Request) -> Service:
    service = SERVICES.get(request.path_params["id"])
    if service is None:
        raise Refused(404, "not-found", "There is no such service; GET /cds-services lists them.")
    return service


async def _cards(
    checker: Checker, settings: Settings, service: Service, call: Call, as_of: date, transport: httpx.AsyncBaseTransport | None
) -> list[cards.Card]:
    """Return the cards for a call. An order of another drug is not looked into, and needs no data."""
    if service.orders:
        first = await anyio.to_thread.run_sync(ordered, call)
        if first.is_nothing:
            return []
    collected = await collect(call, settings.fhir_hosts, transport)
    return await anyio.to_thread.run_sync(_answer, checker, settings, service, call, as_of, collected)


def _answer(checker: Checker, settings: Settings, service: Service, call: Call, as_of: date, collected: Collected) -> list[cards.Card]:
    try:
        record = gather([collected.bundle], collected.patient, as_of)
        if not record.ms_on_record:
            return _without_ms(service, call, collected)
        record = record._replace(notes=(*collected.notes, *record.notes))
        if not service.orders:
            return cards.of_patient(call, checker.report(checker.read(record, as_of)), settings.base_url)
        found = ordered(call, collected.entries)
        made = cards.beside(call, found)
        if found.drugs:
            known = checker.read(record._replace(profile={**record.profile, "considering": list(found.drugs)}), as_of).only(found.drugs)
            made = [*cards.of_orders(call, checker.report(known), found.brand_unknown, settings.base_url), *made]
        return made
    except ProfileError as error:
        problem = str(error).rstrip(".")
        if collected.fetched:
            raise lacking(f"What was read of the patient cannot be used: {problem}.") from None
        raise invalid(f"What was sent along cannot be used: {problem}.") from None


def _without_ms(service: Service, call: Call, collected: Collected) -> list[cards.Card]:
    """Return the cards for somebody of whom no MS could be read. Raises Refused where it could stand in what is lacking."""
    found = ordered(call, collected.entries) if service.orders else None
    if found and (found.for_ms or any(entry.kind == "Condition" and suggests_ms(entry.resource) for entry in collected.entries)):
        return [*([cards.ms_unclear(call, found.drugs)] if found.drugs else []), *cards.beside(call, found)]
    if collected.conditions_whole:
        return []
    raise lacking("The conditions cannot be had in full, so whether there is multiple sclerosis is not known.")
