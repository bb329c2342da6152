"""Profiles and records from files, folders and standard input, each read no further than records may be long."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Final

from dmtcheck.errors import ProfileError
from dmtcheck.strict_json import PROFILE, RECORDS

STDIN: Final = "-"
NEAR_THE_START: Final = 65_536  # bytes within which a FHIR resource names its type


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
    """Return the bytes of one file or of standard input, at most one more than what it is may have.

    Raises:
        ProfileError: where the file is not there or cannot be read.
    """
    try:
        if place == STDIN:
            if sys.stdin is None:
                raise ProfileError("standard input is closed")
            return _whole(sys.stdin.buffer)
        with open(place, "rb") as file:
            return _whole(file)
    except FileNotFoundError:
        raise ProfileError("there is no such file") from None
    except IsADirectoryError:
        raise ProfileError("this folder holds no .json files") from None
    except OSError as error:
        raise ProfileError(f"cannot be read: {error.strerror}") from None
    except ValueError as error:  # a name with a null character
        raise ProfileError(f"cannot be read: {error}") from None


def is_record(data: bytes) -> bool:
    """Whether an input looks like a FHIR resource rather than a profile."""
    return b'"resourceType"' in data[:NEAR_THE_START]


def _whole(file: IO[bytes]) -> bytes:
    start = file.read(PROFILE.bytes + 1)
    return start + file.read(RECORDS.bytes - PROFILE.bytes) if is_record(start) else start
