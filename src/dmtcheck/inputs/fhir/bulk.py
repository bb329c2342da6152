"""A folder of NDJSON files from a bulk export: one person after the other, never the whole export in memory.

A first pass notes where each line of a person lies; a second reads them, person by person.
"""

import os
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any, Final

from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir import KINDS, gather
from dmtcheck.inputs.fhir.elements import element, text
from dmtcheck.record import Note, Record
from dmtcheck.strict_json import MAX_BYTES, decode, read_object

_ENDING: Final = ".ndjson"
_BITS: Final = 44  # of a place, for the offset in its file; the rest is the number of the file


def is_bulk(folder: str) -> bool:
    """Whether a path is a folder that holds NDJSON files."""
    try:
        return bool(_files(folder))
    except (OSError, ValueError):  # no folder, or one that may not be read
        return False


def people(folder: str, as_of: date | None) -> Iterator[tuple[str, Callable[[], Record]]]:
    """Yield the place and the reader of each person, in order of the id; before them, of each line that cannot be read.

    A reader raises ProfileError where the person's lines, or the line, cannot be read.

    Raises:
        ProfileError: where a file cannot be read.
    """
    export = _Export(folder, as_of)
    for place, error in export.damaged:
        yield place, _raising(error)
    for id in sorted({*export.patients, *export.about}):
        yield (os.path.join(folder, f"Patient/{id}"), export.reader(id))


def _files(folder: str) -> list[str]:
    return sorted(path for name in os.listdir(folder) if name.lower().endswith(_ENDING) and os.path.isfile(path := os.path.join(folder, name)))


def _raising(error: ProfileError) -> Callable[[], Record]:
    def reader() -> Record:
        raise error

    return reader


class _Export:
    """Where the lines of each person lie."""

    def __init__(self, folder: str, as_of: date | None) -> None:
        self.as_of = as_of
        self.files = _files(folder)
        self.folder = folder
        self.patients: dict[str, array[int]] = {}
        self.about: dict[str, array[int]] = {}
        self.medications: dict[str, int] = {}
        self.damaged: list[tuple[str, ProfileError]] = []
        self.nobody: dict[str, int] = {}
        for number, path in enumerate(self.files):
            for line, offset, given in self._lines(path):
                if isinstance(given, ProfileError):
                    self.damaged.append((f"{path}:{line}", given))
                else:
                    self._index(given, number << _BITS | offset)

    def _lines(self, path: str) -> Iterator[tuple[int, int, dict[str, Any] | ProfileError]]:
        """Yield number, offset and object of each line that is not empty, or what is wrong with it."""
        try:
            with open(path, "rb") as file:
                number = offset = 0
                while data := _line(file):
                    number += 1
                    if data.strip():
                        yield number, offset, _object(data, path, number)
                    offset = file.tell()
        except OSError as error:
            raise ProfileError(f"cannot be read: {error.strerror}").at(file=path) from None

    def _index(self, given: dict[str, Any], place: int) -> None:
        kind, id = text(given.get("resourceType")), text(given.get("id"))
        if kind == "Patient":
            self.patients.setdefault(id, array("q")).append(place)
        elif kind == "Medication":
            self.medications[id] = place
        else:
            whom = _whom(given)
            if whom:
                self.about.setdefault(whom, array("q")).append(place)
            elif kind in KINDS:
                self.nobody[kind] = self.nobody.get(kind, 0) + 1

    def reader(self, id: str) -> Callable[[], Record]:
        """Return what reads one person."""
        return lambda: self._read(id)

    def _read(self, id: str) -> Record:
        if id not in self.patients:
            raise ProfileError("resources are about this person, but the export holds no Patient of this id")
        resources = [self._at(place) for place in (*self.patients[id], *self.about.get(id, ()))]
        needed = {one.rsplit("/", 1)[-1] for given in resources for one in _medications(given)}
        resources += [self._at(self.medications[one]) for one in sorted(needed) if one in self.medications]
        record = gather(resources, None, self.as_of)
        return record._replace(notes=(*record.notes, *self._notes()))

    def _at(self, place: int) -> dict[str, Any]:
        """Return the object at a place. Raises ProfileError where the file is no longer the same."""
        path = self.files[place >> _BITS]
        try:
            with open(path, "rb") as file:
                file.seek(place & ((1 << _BITS) - 1))
                return read_object(decode(file.readline(MAX_BYTES + 1)))
        except (OSError, ProfileError):
            raise ProfileError("changed while it was read").at(file=path) from None

    def _notes(self) -> Iterator[Note]:
        """Yield what of the export may have been about this person as well."""
        if self.damaged:
            yield Note(None, self.folder, f"{len(self.damaged)} lines of the export cannot be read; they may be about this person")
        for kind, count in sorted(self.nobody.items()):
            yield Note(None, self.folder, f"{count} {kind} of the export do not say whom they are about: not used")


def _line(file: IO[bytes]) -> bytes:
    """Return the next line, cut where it is longer than any that is read."""
    data = file.readline(MAX_BYTES + 1)
    rest = data
    while rest and not rest.endswith(b"\n"):
        rest = file.readline(MAX_BYTES + 1)
    return data


def _object(data: bytes, path: str, line: int) -> dict[str, Any] | ProfileError:
    try:
        given = read_object(decode(data))
    except ProfileError:
        return ProfileError("this line is not one JSON object that can be read", line=line).at(file=path)
    missing = "" if text(given.get("resourceType")) else "resourceType"
    if given.get("resourceType") == "Patient" and not text(given.get("id")):
        missing = "id"
    return ProfileError(f'this line has no "{missing}"', line=line).at(file=path) if missing else given


def _whom(given: dict[str, Any]) -> str:
    """Return the id of the Patient that a resource refers to, or ""."""
    for key in ("subject", "patient"):
        way = text(element(given.get(key)).get("reference")).split("/_history/", maxsplit=1)[0].split("/")
        if len(way) > 1 and way[-2] == "Patient":
            return way[-1]
        if way[0].startswith("urn:uuid:"):
            return way[0].removeprefix("urn:uuid:")
    return ""


def _medications(given: dict[str, Any]) -> Iterator[str]:
    """Yield the references to a Medication."""
    newer = element(given.get("medication"))
    for one in (element(given.get("medicationReference")), element(newer.get("reference")), newer):
        if isinstance(one.get("reference"), str):
            yield text(one["reference"])
