"""The tokens that were used, so that none is used twice: shared by several workers through one file. It holds no more than a digest of each."""

import sqlite3
import weakref
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Final

from dmtcheck.service.hooks.refused import Refused

_WAIT: Final = 2.0  # seconds for another worker to be done

_TABLE: Final = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS seen (digest BLOB PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_until ON seen (until);
"""


class Seen:
    """What was seen, and until when it matters. ``path`` is a file, or ":memory:"."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = Lock()

    def first(self, name: str, until: float, now: float) -> bool:
        """Whether ``name`` is seen for the first time. It is remembered until then, in seconds of the same clock as ``now``.

        Raises:
            Refused: where that cannot be found out.
        """
        digest = sha256(name.encode("utf-8", "surrogatepass")).digest()
        try:
            with self._lock:
                self._table.execute("DELETE FROM seen WHERE until < ?", (now,))
                return self._table.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (digest, until)).rowcount == 1
        except sqlite3.Error:
            raise Refused(503, "transient", "Whether the token was used before cannot be found out now.", {"Retry-After": "1"}) from None

    @cached_property
    def _table(self) -> sqlite3.Connection:
        """The store, opened when it is first needed: a process must not inherit it."""
        store = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            store.executescript(_TABLE)
        except sqlite3.Error:
            store.close()
            raise
        weakref.finalize(self, store.close)
        return store
