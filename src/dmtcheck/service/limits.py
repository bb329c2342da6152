"""What a request may cost: how large it is, how long it takes to come and to be answered, how many there are at once."""

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dmtcheck.service.answer import Problem, refuse
from dmtcheck.service.metrics import Metrics
from dmtcheck.service.settings import Settings
from dmtcheck.service.watch import ROUTE

RETRY: Final = (("Retry-After", "1"),)
ALWAYS: Final = ("/healthz", "/metrics")  # answered also when everything else must wait


class Limits:
    """Reads the whole body before anything is done with it; what is over a limit is refused at once."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection of ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        counts = scope[ROUTE] not in ALWAYS
        try:
            self._look(Headers(scope=scope), counts=counts)
            self._running += counts
            try:
                await self._serve(scope, receive, send)
            finally:
                self._running -= counts
        except Problem as problem:  # by now its place is free for another
            self._metrics.refused(problem.reason)
            await refuse(problem, receive, send)

    def _look(self, headers: Headers, *, counts: bool) -> None:
        """Raise Problem for what can be refused by its headers alone."""
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise Problem(415, "encoding", "The body is compressed; send it as it is, without Content-Encoding.")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            raise Problem(400, "length", "Content-Length is not a number of bytes.")
        if len(length) > 18 or int(length) > self._settings.max_body:
            raise self._too_large()
        if counts and self._running >= self._settings.at_once:
            raise Problem(503, "busy", "Too many requests at once; try again in a second.", RETRY)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body and have it answered. Raises Problem where the body cannot be read."""
        body = await self._body(receive)
        if body is None:
            self._metrics.refused("disconnected")
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self._settings.seconds_to_answer) as limit:
                await self._app(scope, _again(body, receive), sending)
        except TimeoutError:
            if not limit.expired():
                raise
            self._metrics.refused("slow_answer")
            if not started:
                late = Problem(503, "slow_answer", "Answering took too long; try again later.", RETRY)
                await late.response()(scope, receive, send)

    async def _body(self, receive: Receive) -> bytes | None:
        """Return the body, or None where the client went away. Raises Problem where it is too large or too slow."""
        body = bytearray()
        try:
            async with asyncio.timeout(self._settings.seconds_to_read):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    body += message.get("body", b"")
                    if len(body) > self._settings.max_body:
                        raise self._too_large()
                    if not message.get("more_body"):
                        return bytes(body)
        except TimeoutError:
            raise Problem(408, "slow_body", f"The body took longer than {self._settings.seconds_to_read:g} seconds to come.") from None

    def _too_large(self) -> Problem:
        return Problem(413, "too_large", f"The body is larger than {self._settings.max_body:,} bytes.")


def _again(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body that was read as one message, and then whatever else comes."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return messages.pop() if messages else await receive()

    return received
