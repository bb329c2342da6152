"""The checked rulebook, kept beside the byte code of this package, so that a start does not parse it again.

It is to the rules what ``.pyc`` files are to modules: written where the folder allows it, named after a checksum of all
it was made from (every byte of every rule file, size and time of every module of this package, the versions of Python
and pydantic-core), and ignored where that differs. No check is skipped: only a rulebook that passed every one is kept.
"""

import os
import pickle
import sys
from contextlib import suppress
from zlib import adler32, crc32

from pydantic_core import __version__ as pydantic_core_version

from dmtcheck.rulebook import Files, Rulebook

_HERE = os.path.dirname(os.path.realpath(__file__))
_PREFIX = f"rulebook.{sys.implementation.cache_tag}."


def fetch(files: Files) -> Rulebook | None:
    """Return the rulebook kept for exactly these files, or None."""
    path = _path(files)
    try:
        with open(path, "rb") as file:
            made_for, kept = pickle.load(file)  # noqa: S301  # as trusted as the byte code beside it
    except Exception:  # noqa: BLE001  # absent, cut short, or of another make: it is only a copy
        return None
    return kept if made_for == os.path.basename(path) and isinstance(kept, Rulebook) else None


def keep(files: Files, rulebook: Rulebook) -> Rulebook:
    """Keep ``rulebook`` where this folder can be written, in place of what was kept before, and return it."""
    path = _path(files)
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            pickle.dump((os.path.basename(path), rulebook), file)
        os.replace(part, path)
        for entry in os.scandir(os.path.dirname(path)):
            if entry.name.startswith(_PREFIX) and entry.name != os.path.basename(path):
                os.unlink(entry.path)
    except OSError:  # a folder that cannot be written, a full disk: the next start reads the rules again
        with suppress(OSError):
            os.unlink(part)
    return rulebook


def _path(files: Files) -> str:
    made_from = [f"{sys.version} {pydantic_core_version}".encode()]
    for name in sorted(files):
        made_from += [f"{name} {len(files[name][1])} ".encode(), files[name][1]]
    for entry in sorted(os.scandir(_HERE), key=lambda entry: entry.name):
        if entry.is_file():
            made_from.append(f"{entry.name} {entry.stat().st_size} {int(entry.stat().st_mtime)}".encode())
    whole = b"".join(made_from)
    return os.path.join(_HERE, "__pycache__", f"{_PREFIX}{len(whole)}-{crc32(whole):08x}{adler32(whole):08x}")
