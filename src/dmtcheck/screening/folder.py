"""The folder that a screening run writes: every file in it is whole, one run at a time writes, and others' files are refused."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Lock
from typing import IO, Any, Final

from dmtcheck.errors import DmtcheckError, shown

RUN: Final = ".run"  # what a run needs to continue; gone when it is finished
LOCK: Final = f"{RUN}/lock"
PLAN: Final = f"{RUN}/plan.json"
MANIFEST: Final = "manifest.json"
SUMMARY: Final = "summary.json"
REJECTS: Final = "rejects.ndjson"
PROFILES: Final = "profiles"
CONSIDERATIONS: Final = "considerations"
OURS: Final = frozenset((RUN, MANIFEST, SUMMARY, REJECTS, PROFILES, CONSIDERATIONS))
_TEMPORARY: Final = ".tmp"


class Stopped(Exception):
    """The run was told to stop; what it was about to write is not written."""


class Folder:
    """The folder of one run. Names are relative to it, with slashes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock: int | None = None
        self._gate = Lock()
        self._stopped = False

    def at(self, name: str) -> str:
        """Return the path of a file in it."""
        return os.path.join(self.path, *name.split("/"))

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return os.path.exists(self.at(name))

    def enter(self) -> None:
        """Make the folder, or take it over from a run that was stopped. One that is finished is left as it is.

        Raises:
            DmtcheckError: where it cannot be written, holds other files, or another run is at work in it.
        """
        with self._writing_errors():
            os.makedirs(self.path, exist_ok=True)
            self._refuse_others_files()
            if self.holds(MANIFEST) and not self.holds(RUN):
                return
            os.makedirs(self.at(RUN), exist_ok=True)
            self._take_lock()
            for name in (PROFILES, CONSIDERATIONS, RUN, ""):
                self._sweep(name)

    def leave(self) -> None:
        """Let go of the lock."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def finish(self) -> None:
        """Remove what only an unfinished run needs."""
        with self._writing_errors():
            for name in sorted(os.listdir(self.at(RUN)), key="lock".__eq__):  # the lock last
                os.unlink(self.at(f"{RUN}/{name}"))
        with suppress(OSError):  # another run may have come to look
            os.rmdir(self.at(RUN))
        self.leave()

    def stop(self) -> None:
        """Let nothing more be written, and remove what is half written. Another thread may be writing."""
        with self._gate:
            self._stopped = True
            for name in (PROFILES, CONSIDERATIONS, RUN, ""):
                self._sweep(name)

    def refuse_lost(self, names: Iterable[str]) -> None:
        """Raise DmtcheckError for the first of these files that is not there."""
        for name in names:
            if not self.holds(name):
                raise DmtcheckError("this part of a finished run is gone; begin anew, in another folder", file=self.at(name))

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """Yield a file that has its name, and is on the disk, only when all of it is written.

        Raises:
            DmtcheckError: where it cannot be written.
            Stopped: where the run was told to stop.
        """
        head, tail = os.path.split(self.at(name))
        part = os.path.join(head, f".{tail}{_TEMPORARY}")
        with self._writing_errors():
            try:
                with self._open(head, part) as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                with self._gate:
                    self._refuse_stopped()
                    os.replace(part, self.at(name))
                _sync(head)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(part)
                raise

    def write_json(self, name: str, content: Mapping[str, Any], *, indent: int | None = None) -> None:
        """Write one JSON object."""
        with self.writing(name) as file:
            file.write(json.dumps(content, indent=indent, ensure_ascii=False).encode() + b"\n")

    def read_json(self, name: str) -> dict[str, Any]:
        """Return one of the JSON objects that runs write. Raises DmtcheckError where something else stands there."""
        try:
            with open(self.at(name), "rb") as file:
                content = json.loads(file.read())
        except OSError as error:
            raise DmtcheckError(f"cannot be read: {error.strerror}", file=self.at(name)) from None
        except ValueError:
            content = None
        if isinstance(content, dict):
            return content
        raise DmtcheckError("is not what a screening run has written; name another folder", file=self.at(name))

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with self._writing_errors(), suppress(FileNotFoundError):
            os.unlink(self.at(name))

    def names(self, name: str) -> list[str]:
        """Return what a folder in it holds, by name; nothing where there is none."""
        return sorted(os.listdir(self.at(name))) if self.holds(name) else []

    def _open(self, head: str, part: str) -> IO[bytes]:
        with self._gate:
            self._refuse_stopped()
            os.makedirs(head, exist_ok=True)
            return open(part, "wb")

    def _refuse_stopped(self) -> None:
        if self._stopped:
            raise Stopped

    def _refuse_others_files(self) -> None:
        found = [name for name in sorted(os.listdir(self.path)) if name == RUN or not name.startswith(".")]
        begun = RUN in found or MANIFEST in found
        others = [name for name in found if not begun or name not in OURS]
        if others:
            what = f"holds {shown(others[0])}, which no screening run has written" if begun else "holds other files"
            raise DmtcheckError(f"{what}; name a folder that is new or empty", file=self.path)

    def _take_lock(self) -> None:
        import fcntl

        try:
            self._lock = os.open(self.at(LOCK), os.O_RDWR | os.O_CREAT, 0o666)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = os.path.samestat(os.fstat(self._lock), os.stat(self.at(LOCK)))  # or another run has just finished, and removed it
        except (BlockingIOError, FileNotFoundError):
            alone = False
        if not alone:
            self.leave()
            raise DmtcheckError("another run is at work in this folder", file=self.path)

    def _sweep(self, name: str) -> None:
        """Remove what a run that was killed has half written."""
        for half in self.names(name):
            if half.startswith(".") and half.endswith(_TEMPORARY):
                self.remove(f"{name}/{half}" if name else half)

    @contextmanager
    def _writing_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DmtcheckError(f"cannot be written: {error.strerror}", file=self.path) from None


def _sync(folder: str) -> None:
    """Let the names in a folder outlast a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
