"""The outermost layer: counts and logs each request, adds the headers of every answer, and is the last resort when something fails."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dmtcheck.service.answer import Problem
from dmtcheck.service.metrics import Metrics

ROUTE: Final = "dmtcheck.route"  # where in the scope the route is found: never the path, which may hold a name
OTHER: Final = "other"
METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
GONE: Final = 499  # the client went away before there was an answer
HEADERS: Final = {
    b"x-content-type-options": b"nosniff",
    b"cache-control": b"no-store",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
}
logger = logging.getLogger("dmtcheck.service")


class Watch:
    """Knows of a request its method, route, status and time, and tells nothing else."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute], metrics: Metrics, now: Callable[[], float]) -> None:
        self._app = app
        self._routes = routes
        self._metrics = metrics
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection of ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[ROUTE] = route(self._routes, scope)
        began, status = self._now(), GONE

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": _completed(message.get("headers", ()))}
            await send(message)

        self._metrics.began()
        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001  # its message may hold something of a profile: only its type is told
            logger.error("%s", type(error).__name__)  # noqa: TRY400  # nor its traceback
            self._metrics.refused("failure")
            if status == GONE:
                await Problem(500, "failure", "The service failed; there is no answer.").response()(scope, receive, watched)
        finally:
            self._ended(scope, status, max(0.0, self._now() - began))

    def _ended(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else OTHER
        self._metrics.ended(scope[ROUTE], method, status, seconds)
        logger.info("%s %s %d %.0f ms", method, scope[ROUTE], status, seconds * 1000)


def route(routes: Sequence[BaseRoute], scope: Scope) -> str:
    """Return the route of a request as it is written, such as "/cds-services/{id}"; "other" where there is none."""
    found = OTHER
    for one in routes:
        match = one.matches(scope)[0]
        if match is Match.FULL:
            return str(getattr(one, "path", OTHER))
        if match is Match.PARTIAL and found == OTHER:  # another method; the router looks on as well
            found = str(getattr(one, "path", OTHER))
    return found


def _completed(headers: Sequence[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _ in headers}
    return [*headers, *((name, value) for name, value in HEADERS.items() if name not in given)]
