"""Profiles and records from files, folders and standard input, each read no further than records may be long."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from dmtcheck.errors import ProfileError
from dmtcheck.strict_json import RECORDS

STDIN: Final = "-"


def expand(places: Sequence[str]) -> Iterator[str]:
    """Yield every file that ``places`` name: ``-`` is standard input, a folder means the ``.json`` files below it.

    A folder without any is yielded itself, so that reading it says so.
    """
    for place in places:
        if place != STDIN and os.path.isdir(place):
            found = (os.path.join(where, name) for where, _, names in os.walk(place) for name in names if name.lower().endswith(".json"))
            yield from sorted(found) or [place]
        else:
            yield place


def read(place: str) -> bytes:
    """Return the bytes of one file or of standard input, at most one more than records may have.

    Raises:
        ProfileError: where the file is not there or cannot be read.
    """
    try:
        if place == STDIN:
            if sys.stdin is None:
                raise ProfileError("standard input is closed")
            return sys.stdin.buffer.read(RECORDS.bytes + 1)
        with open(place, "rb") as file:
            return file.read(RECORDS.bytes + 1)
    except FileNotFoundError:
        raise ProfileError("there is no such file") from None
    except IsADirectoryError:
        raise ProfileError("this folder holds no .json files") from None
    except OSError as error:
        raise ProfileError(f"cannot be read: {error.strerror}") from None
    except ValueError as error:  # a name with a null character
        raise ProfileError(f"cannot be read: {error}") from None
