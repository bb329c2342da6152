"""Numbers for Prometheus: how many requests, how fast, how many refused. Nothing of what was asked or answered."""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client keeps the numbers of several workers there
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The numbers of one application."""

    def __init__(self) -> None:
        own = self._registry = CollectorRegistry()
        self._requests = Counter("dmtcheck_requests", "Requests answered", ("route", "method", "status"), registry=own)
        self._seconds = Histogram("dmtcheck_request_seconds", "Seconds from request to answer", ("route",), registry=own, buckets=BUCKETS)
        self._in_flight = Gauge("dmtcheck_requests_in_flight", "Requests being answered", registry=own, multiprocess_mode="livesum")
        self._refusals = Counter("dmtcheck_refusals", "Requests refused", ("reason",), registry=own)
        self._feedback = Counter("dmtcheck_feedback", "What became of cards", ("service", "outcome"), registry=own)

    def began(self) -> None:
        """Count a request that is being answered."""
        self._in_flight.inc()

    def ended(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._in_flight.dec()
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def refused(self, reason: str) -> None:
        """Count a refusal."""
        self._refusals.labels(reason).inc()

    def feedback(self, service: str, outcome: str) -> None:
        """Count what became of a card."""
        self._feedback.labels(service, outcome).inc()

    def text(self) -> bytes:
        """Return all numbers: of this worker, or of all workers where they share a folder."""
        registry = self._registry
        if FOLDER in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # prometheus_client has no hints here
        return generate_latest(registry)
