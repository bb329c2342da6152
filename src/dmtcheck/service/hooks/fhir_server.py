"""Reading from the client's FHIR server: only one that the operator has listed, no redirects, bounded in time and size."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

import anyio
import anyio.to_thread
import httpx

from dmtcheck.errors import ProfileError
from dmtcheck.service.settings import is_loopback
from dmtcheck.strict_json import decode, read_object

SECONDS_EACH: Final = 2.0
SECONDS_IN_ALL: Final = 4.0
AT_ONCE: Final = 4
MOST_BYTES: Final = 4 * 1024 * 1024  # of one answer
MOST_BYTES_IN_ALL: Final = 16 * 1024 * 1024
_PORTS: Final = {"https": 443, "http": 80}
_MISLEADING: Final = re.compile(r"[^\x21-\x7e]|[\\@#]|//|/\.{1,2}(?:/|$)|%(?:2e|2f|5c)", re.IGNORECASE)


class Unreadable(Exception):
    """Something that could not be read; its text says why, without saying anything of a patient."""


class Place(NamedTuple):
    """An address that can be read in one way only. Addresses of one place may be written differently."""

    scheme: str
    host: str
    port: int
    path: str

    def holds(self, other: "Place") -> bool:
        """Whether ``other`` is this place or lies below it."""
        return self[:3] == other[:3] and (other.path == self.path or other.path.startswith(self.path + "/"))

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def place(address: str) -> Place | None:
    """Return where an address without query leads, or None where it may not be used: misleading, or neither https nor on this machine."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or parts.query or _MISLEADING.search(address.partition("://")[2]):
        return None
    if scheme == "http" and not is_loopback(host):
        return None
    return Place(scheme, host, _PORTS[scheme] if port is None else port, parts.path.rstrip("/"))


class FhirServer:
    """A FHIR server that may be read, with the client's own access to it."""

    def __init__(self, base: Place, client: httpx.AsyncClient) -> None:
        self._base = base
        self._client = client
        self._left = MOST_BYTES_IN_ALL
        self._turn = anyio.Semaphore(AT_ONCE)

    async def read(self, address: str) -> dict[str, Any]:
        """Return what stands at an address below the server's own. Raises Unreadable."""
        whole = self._resolve(address)
        async with self._turn:
            try:
                with anyio.fail_after(SECONDS_EACH):
                    data = await self._bytes(whole)
            except (TimeoutError, httpx.TimeoutException):
                raise Unreadable("the FHIR server did not answer in time") from None
            except httpx.HTTPError:
                raise Unreadable("the FHIR server could not be reached") from None
        try:
            return await anyio.to_thread.run_sync(lambda: read_object(decode(data)))
        except ProfileError:
            raise Unreadable("the FHIR server answered what is not a JSON object") from None

    def _resolve(self, address: str) -> str:
        """Return an address in full; a link to the next page may be anything, and only one on this server is followed."""
        try:
            bare, _, query = urljoin(f"{self._base}/", address).partition("?")
        except ValueError:
            bare = query = ""
        at = place(bare)
        if at is None or not self._base.holds(at) or re.search(r"[^\x21-\x7e]|#", query):
            raise Unreadable("the next page is not on the FHIR server")
        return f"{at}?{query.replace('|', '%7C')}" if query else str(at)

    async def _bytes(self, address: str) -> bytes:
        async with self._client.stream("GET", address) as answer:
            if answer.status_code != httpx.codes.OK:
                raise Unreadable(f"the FHIR server answered {answer.status_code}")
            if answer.headers.get("content-encoding", "identity") != "identity":
                raise Unreadable("the FHIR server answered in a coding that was not asked for")
            data = bytearray()
            async for piece in answer.aiter_raw():
                data += piece
                self._left -= len(piece)
                if len(data) > MOST_BYTES or self._left < 0:
                    raise Unreadable("the FHIR server answered too much")
            return bytes(data)


@asynccontextmanager
async def connect(
    address: str | None, token: str | None, hosts: Iterable[str], transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[FhirServer | str]:
    """Yield the FHIR server at ``address``, or why it is not read, where it is none of ``hosts`` or below one of them."""
    if address is None:
        yield "nothing that can be used was sent along, and no fhirServer was named"
        return
    base = place(address)
    if base is None or not any(host.holds(base) for host in map(place, hosts) if host):
        yield "nothing that can be used was sent along, and this service may not read from the fhirServer named"
        return
    headers = {"Accept": "application/fhir+json", "Accept-Encoding": "identity", "User-Agent": "dmtcheck"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    async with httpx.AsyncClient(headers=headers, timeout=SECONDS_EACH, trust_env=False, transport=transport) as client:
        yield FhirServer(base, client)
