"""The checked rulebook, kept beside the byte code of this package, so that a start does not parse it again.

It is to the rules what ``.pyc`` files are to modules: written where the folder allows it, named after a digest of all
it was made from (every rule file, size and time of every module of this package, the versions of Python and pydantic-core), and ignored
where that differs. No check is skipped: only a rulebook that passed every one is kept.
"""

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path

from pydantic_core import __version__ as pydantic_core_version

from dmtcheck.rulebook import Files, Rulebook, digest

_HERE = Path(__file__).resolve().parent
_PREFIX = f"rulebook.{sys.implementation.cache_tag}."


def fetch(files: Files) -> Rulebook | None:
    """Return the rulebook kept for exactly these files, or None."""
    try:
        kept = pickle.loads(_path(files).read_bytes())  # noqa: S301  # as trusted as the byte code beside it
    except Exception:  # noqa: BLE001  # absent, cut short, or of another make: it is only a copy
        return None
    return kept if isinstance(kept, Rulebook) and kept.digest == digest(files) else None


def keep(files: Files, rulebook: Rulebook) -> Rulebook:
    """Keep ``rulebook`` where this folder can be written, in place of what was kept before, and return it."""
    path = _path(files)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(pickle.dumps(rulebook))
        part.replace(path)
        for other in path.parent.glob(_PREFIX + "*"):
            if other != path:
                other.unlink()
    return rulebook


def _path(files: Files) -> Path:
    stamp = hashlib.sha256(f"{digest(files)} {sys.version} {pydantic_core_version}".encode())
    for entry in sorted(os.scandir(_HERE), key=lambda entry: entry.name):
        if entry.is_file():
            stamp.update(f"{entry.name} {entry.stat().st_size} {int(entry.stat().st_mtime)}".encode())
    return _HERE / "__pycache__" / f"{_PREFIX}{stamp.hexdigest()[:32]}"
