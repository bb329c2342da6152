"""Connections that do not wait forever for the head of a request."""

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS: Final = 10.0


class Connection(H11Protocol):
    """Closes where a head has not come whole in time; uvicorn by itself waits without end."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn declares it
        """Begin to wait."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(SECONDS, self.transport.close)

    def data_received(self, data: bytes) -> None:
        """Stop waiting once the head is there; begin again with the next one."""
        super().data_received(data)
        waits = not self._is_answering()
        if self._deadline is not None and not waits:
            self._deadline.cancel()
            self._deadline = None
        elif self._deadline is None and waits:
            self._deadline = self.loop.call_later(SECONDS, self.transport.close)

    def _is_answering(self) -> bool:
        cycle: object = self.cycle  # None before the first request, whatever uvicorn declares
        return cycle is not None and not self.cycle.response_complete

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline."""
        super().connection_lost(exc)
        if self._deadline is not None:
            self._deadline.cancel()
