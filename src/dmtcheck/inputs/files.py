"""Profiles from files, folders and standard input, each read no further than a profile may be long."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from dmtcheck.errors import ProfileError
from dmtcheck.strict_json import MAX_BYTES

STDIN: Final = "-"


def expand(places: Sequence[str]) -> Iterator[str]:
    """Yield every file that ``places`` name: ``-`` is standard input, a folder means the ``.json`` files below it.

    A folder without any is yielded itself, so that reading it says so.
    """
    for place in places:
        if place != STDIN and Path(place).is_dir():
            yield from [str(path) for path in sorted(Path(place).rglob("*.json"))] or [place]
        else:
            yield place


def read(place: str) -> bytes:
    """Return the bytes of one file or of standard input, at most one more than a profile may have.

    Raises:
        ProfileError: where the file is not there or cannot be read.
    """
    if place == STDIN:
        return _bounded(sys.stdin.buffer)
    try:
        with Path(place).open("rb") as file:
            return _bounded(file)
    except FileNotFoundError:
        raise ProfileError("there is no such file") from None
    except IsADirectoryError:
        raise ProfileError("this folder holds no .json files") from None
    except OSError as error:
        raise ProfileError(f"the file cannot be read: {error.strerror}") from None


def _bounded(file: BinaryIO) -> bytes:
    return file.read(MAX_BYTES + 1)
