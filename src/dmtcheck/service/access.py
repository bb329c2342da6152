"""Who may come in: a token opens the interface, the page and the metrics. CDS Hooks have signed tokens of their own."""

import hmac
from base64 import b64decode
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dmtcheck.service.answer import Problem, refuse
from dmtcheck.service.metrics import Metrics
from dmtcheck.service.watch import ROUTE

OPEN: Final = ("/healthz", "/openapi.json")
HOOKS: Final = "/cds-services"
# A line for each: browsers read one challenge a line, and ask for a password where one of them is Basic.
CHALLENGES: Final = (("WWW-Authenticate", 'Bearer realm="dmtcheck"'), ("WWW-Authenticate", 'Basic realm="dmtcheck", charset="UTF-8"'))


class Access:
    """Lets a request through where its route is open or its token is one of those whose SHA-256 is given."""

    def __init__(self, app: ASGIApp, tokens_sha256: tuple[str, ...], metrics: Metrics) -> None:
        self._app = app
        self._tokens = tokens_sha256
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection of ASGI."""
        if scope["type"] != "http" or self._is_open(scope[ROUTE]) or self._knows(Headers(scope=scope).get("authorization", "")):
            await self._app(scope, receive, send)
            return
        self._metrics.refused("access")
        await refuse(Problem(401, "access", "A token is needed, and it must be a known one.", CHALLENGES), receive, send)

    def _is_open(self, route: str) -> bool:
        return route in OPEN or route == HOOKS or route.startswith(HOOKS + "/")

    def _knows(self, authorization: str) -> bool:
        digest = sha256(_token(authorization)).hexdigest()
        return True in [hmac.compare_digest(digest, one) for one in self._tokens]  # all are compared, so that time tells nothing


def _token(authorization: str) -> bytes:
    """Return the token of a Bearer header, or the password of a Basic one; nothing where there is none."""
    scheme, _, given = authorization.strip().partition(" ")
    if scheme.lower() == "bearer":
        return given.strip().encode("latin-1")
    if scheme.lower() == "basic":
        try:
            return b64decode(given.strip(), validate=True).partition(b":")[2]
        except ValueError:
            return b""
    return b""
