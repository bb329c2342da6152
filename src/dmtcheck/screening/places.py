"""The files to screen, and what each of them is."""

import os
import stat
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, NoReturn

from dmtcheck.errors import DmtcheckError

Kind = Literal["ndjson", "parquet"]
Compression = Literal["gzip", "zstd"]

ENDINGS: Final = (".parquet", *(kind + packed for kind in (".ndjson", ".jsonl", ".json") for packed in ("", ".gz", ".zst")))
_PARQUET: Final = b"PAR1"
_COMPRESSED: Final[tuple[tuple[bytes, str, Compression], ...]] = ((b"\x1f\x8b", ".gz", "gzip"), (b"\x28\xb5\x2f\xfd", ".zst", "zstd"))


class Place(NamedTuple):
    """One file of profiles: what its bytes are, and how many lie on the disk. What is not Parquet is NDJSON."""

    file: str
    kind: Kind
    compression: Compression | None
    bytes: int


def expand(profiles: Sequence[str]) -> list[Place]:
    """Return every file that ``profiles`` name, in their order; a folder means the files below it with a known ending, sorted.

    Raises:
        DmtcheckError: where one cannot be read, holds nothing to screen, or is named twice.
    """
    places: list[Place] = []
    seen: dict[tuple[int, int], str] = {}
    for file in (file for name in profiles for file in _files(name)):
        place, identity = _place(file)
        if identity in seen:
            raise DmtcheckError(f"this is the same file as {seen[identity]}; name each file once", file=file)
        seen[identity] = file
        places.append(place)
    return places


def _files(name: str) -> list[str]:
    if name == "-":
        raise DmtcheckError("standard input cannot be screened, because a run must be able to go on where it stopped; name files")
    return _below(name) if os.path.isdir(name) else [name]


def _below(folder: str) -> list[str]:
    """Return the files below a folder; what begins with "." or "_" belongs to the program that wrote the folder."""
    found: list[str] = []
    for where, folders, names in os.walk(folder, onerror=_unreadable, followlinks=True):
        if "_delta_log" in folders:
            raise DmtcheckError("this is a Delta table, whose folder also holds people who are no longer in it; export it first", file=where)
        folders[:] = [name for name in folders if name[0] not in "._"]
        found += [os.path.join(where, name) for name in names if name[0] not in "._" and name.lower().endswith(ENDINGS)]
    if not found:
        raise DmtcheckError("this folder holds no profiles: no .ndjson, .jsonl, .json (also .gz, .zst) and no .parquet file", file=folder)
    return sorted(found)


def _place(file: str) -> tuple[Place, tuple[int, int]]:
    """Return what a file is, and what tells it from every other."""
    try:
        file.encode("utf-8")
    except UnicodeEncodeError:
        raise DmtcheckError("the name of this file is not UTF-8; rename it", file=os.fsencode(file).decode("utf-8", "replace")) from None
    try:
        about = os.stat(file)
        if not stat.S_ISREG(about.st_mode):
            raise DmtcheckError("this is not a file on a disk, and a run must be able to go on where it stopped", file=file)
        with open(file, "rb") as opened:
            start = opened.read(4)
    except OSError as error:
        _unreadable(error, file)
    except ValueError as error:  # a name with a null character
        if isinstance(error, DmtcheckError):
            raise
        raise DmtcheckError(f"cannot be read: {error}", file=file) from None
    lower = file.lower()
    compression = next((packed for magic, ending, packed in _COMPRESSED if start.startswith(magic) or lower.endswith(ending)), None)
    kind: Kind = "parquet" if start == _PARQUET or lower.endswith(".parquet") else "ndjson"
    return Place(file, kind, compression, about.st_size), (about.st_dev, about.st_ino)


def _unreadable(error: OSError, file: str | None = None) -> NoReturn:
    problem = "there is no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
    raise DmtcheckError(problem, file=file or str(error.filename)) from None
