"""What the service says when it cannot do what was asked: one sentence as ``application/problem+json``."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from starlette.responses import Response
from starlette.types import Receive, Send

from dmtcheck.errors import ProfileError
from dmtcheck.facts import Facts

TITLES: Final = {
    400: "Bad request",
    401: "Unauthorized",
    404: "Not found",
    405: "Method not allowed",
    408: "Request timeout",
    413: "Content too large",
    415: "Unsupported media type",
    422: "Unprocessable content",
    500: "Internal server error",
    503: "Service unavailable",
}
PROBLEM_JSON: Final = "application/problem+json"
LINGER: Final = 1.0  # seconds for which the rest of a refused body is thrown away, so that the client comes to read the answer


class Problem(Exception):
    """A request that is not answered.

    Attributes:
        status: of HTTP.
        reason: in one word, for the metrics.
        detail: one sentence that holds nothing of a profile but what it is about.
        headers: further headers; a name may stand twice.
        place: fact, line and column, where they are known.
    """

    def __init__(
        self, status: int, reason: str, detail: str, headers: Sequence[tuple[str, str]] = (), place: Mapping[str, str | int] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.reason = reason
        self.detail = detail
        self.headers = headers
        self.place = place or {}

    def response(self) -> Response:
        """Return it as an answer."""
        form: dict[str, Any] = {
            "type": "about:blank",
            "title": TITLES.get(self.status, "Refused"),
            "status": self.status,
            "detail": self.detail,
            **self.place,
        }
        response = Response(json.dumps(form), self.status, media_type=PROBLEM_JSON)
        for name, value in self.headers:
            response.headers.append(name, value)
        return response


def unreadable(error: ProfileError, facts: Facts) -> Problem:
    """Return what is told of a profile that cannot be read."""
    fact = next((str(part) for part in error.path if part in facts), None)
    place: dict[str, str | int | None] = {"fact": fact, "line": error.line, "column": error.column}
    return Problem(422, "profile", error.problem, place={name: value for name, value in place.items() if value is not None})


async def refuse(problem: Problem, receive: Receive, send: Send) -> None:
    """Answer a request whose body was not read to its end, and close the connection."""
    response = problem.response()
    headers = [*response.raw_headers, (b"connection", b"close")]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": response.body, "more_body": True})
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER):
            while (await receive()).get("more_body"):
                pass
    await send({"type": "http.response.body", "body": b"", "more_body": False})
