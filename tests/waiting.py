"""Waiting for what another process or thread does, for as long as a busy machine may need."""

import time
from collections.abc import Callable

WAIT = 60  # seconds


def until(so: Callable[[], object]) -> None:
    """Return as soon as something is so. Fails when the time is over."""
    end = time.monotonic() + WAIT
    while not so():
        assert time.monotonic() < end, f"not within {WAIT} seconds"
        time.sleep(0.02)
