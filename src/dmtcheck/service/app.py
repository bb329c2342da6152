"""The application: its routes, and around them, from outside in, the watch, CORS, access and limits."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dmtcheck.checker import Checker, checker
from dmtcheck.errors import ProfileError
from dmtcheck.service import hooks, openapi, page
from dmtcheck.service.access import Access
from dmtcheck.service.answer import Problem, unreadable
from dmtcheck.service.api import JSON, Api
from dmtcheck.service.hooks.description import openapi_paths
from dmtcheck.service.limits import Limits
from dmtcheck.service.metrics import CONTENT_TYPE, Metrics
from dmtcheck.service.settings import Settings
from dmtcheck.service.watch import Watch
from dmtcheck.version import VERSION


def create(settings: Settings, today: Callable[[], date], now: Callable[[], float]) -> Starlette:
    """Return the service as an ASGI application.

    Args:
        settings: how it is run.
        today: the day that counts as the date of assessment where nothing names one.
        now: the time in seconds, for tokens and for how long an answer took.

    Raises:
        RulesError: where the rules cannot be read.
        EngineError: where the engine does not answer.
    """
    ours = checker(settings.rules)
    ours.check({})  # a service that cannot answer does not begin to listen
    metrics = Metrics()
    routes: list[BaseRoute] = [*Api(ours, today).routes(), *_own(ours, settings, metrics)]
    routes += hooks.routes(ours, settings, today, now, metrics.feedback) if settings.hooks else []
    routes += page.routes(ours, settings, today) if settings.page else []
    middleware = [Middleware(Watch, routes=routes, metrics=metrics, now=now)]
    if settings.cors_origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors_origins,
                allow_methods=("GET", "POST", "OPTIONS"),
                allow_headers=("authorization", "content-type"),
            )
        )
    if settings.tokens_sha256:
        middleware.append(Middleware(Access, tokens_sha256=settings.tokens_sha256, metrics=metrics))
    middleware.append(Middleware(Limits, settings=settings, metrics=metrics))
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=_handlers(ours, metrics))
    app.router.redirect_slashes = False
    return app


def _own(ours: Checker, settings: Settings, metrics: Metrics) -> list[Route]:
    book = ours.rulebook
    rules = {"version": book.version, "digest": book.digest, "total": len(book.active)}
    health = json.dumps({"status": "ok", "dmtcheck": VERSION, "rules": rules})
    description = json.dumps(openapi.document(settings, openapi_paths() if settings.hooks else {}), indent=2)

    async def healthz(_: Request) -> Response:
        return Response(health, media_type=JSON)

    async def openapi_json(_: Request) -> Response:
        return Response(description, media_type=JSON)

    async def numbers(_: Request) -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE)

    return [Route("/healthz", healthz), Route("/openapi.json", openapi_json), Route("/metrics", numbers)]


def _handlers(ours: Checker, metrics: Metrics) -> dict[Any, Any]:
    """Return what turns the errors of routes into problems; any other error is the watch's business."""

    async def problem(_: Request, error: Problem) -> Response:
        metrics.refused(error.reason)
        return error.response()

    async def profile(request: Request, error: ProfileError) -> Response:
        return await problem(request, unreadable(error, ours.rulebook.facts))

    async def routing(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return await problem(request, Problem(404, "path", "There is nothing at this path; /openapi.json lists what there is."))
        headers = dict(error.headers or {})
        if error.status_code == 405:
            allowed = ", ".join(sorted(headers["Allow"].split(", ")))
            return await problem(request, Problem(405, "method", f"This path answers only to {allowed}.", (("Allow", allowed),)))
        return await problem(request, Problem(error.status_code, "request", "The request cannot be read.", tuple(headers.items())))

    return {Problem: problem, ProfileError: profile, HTTPException: routing}
