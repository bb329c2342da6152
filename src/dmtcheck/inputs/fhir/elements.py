"""The elements of FHIR, read from data of any shape: what is not as it should be is not there."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final, NamedTuple

from dmtcheck.codes import Code, Place, find
from dmtcheck.errors import visible

Element = Mapping[str, Any]
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.*)?)?)?", re.DOTALL)
_MOST: Final = 1e12  # no number of a record is larger
_LONGEST: Final = 60  # letters of a name that a note shows


class Coding(NamedTuple):
    """One code as it stands in a record."""

    system: str
    code: str
    display: str


class When(NamedTuple):
    """A date as it stands in a record: from ``first`` to ``last``, the same day where it is a full one; None where it cannot be read."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day, where it is a full date."""
        return self.first if self.first == self.last else None


UNDATED: Final = When(None, None)


def text(value: object) -> str:
    """Return a text without invisible characters and white space around it, or ""."""
    if not isinstance(value, str):
        return ""
    return value.strip() if value.isascii() else value.translate(_INVISIBLE).strip()


def name(value: str) -> str:
    """Return a name from a record as a note shows it."""
    plain = visible(" ".join(value.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 3] + "..."


def element(value: object) -> Element:
    """Return an object, or an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def elements(value: object) -> list[Element]:
    """Return the objects of a list; of a single object, that one."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Mapping)]


def codings(concept: object) -> list[Coding]:
    """Return the codes of one or several CodeableConcepts, or of a single Coding."""
    found = []
    for one in elements(concept):
        listed = elements(one.get("coding")) if "coding" in one else [one]
        found += [Coding(text(each.get("system")), text(each.get("code")), text(each.get("display"))) for each in listed]
    return found


def rows(place: Place, concept: object) -> list[Code]:
    """Return what the codes of a CodeableConcept say, each once."""
    return list(dict.fromkeys(row for one in codings(concept) for row in find(place, one.system, one.code)))


def names(concept: object) -> list[str]:
    """Return the texts and displays of one or several CodeableConcepts."""
    texts = [text(one.get("text")) for one in elements(concept)]
    return [each for each in (*texts, *(one.display for one in codings(concept))) if each]


def called(concept: object) -> str:
    """Return the name of a CodeableConcept: its text, else the first display, else a code."""
    return next((each for each in (*names(concept), *(one.code for one in codings(concept))) if each), "")


def status(value: object) -> frozenset[str]:
    """Return the words of a status: a plain text, as in older versions, or the codes of a CodeableConcept."""
    if isinstance(value, str):
        return frozenset((text(value).lower(),)) - {""}
    return frozenset(word.lower() for one in elements(value) for word in (*(c.code for c in codings(one)), text(one.get("text"))) if word)


def when(value: object) -> When | None:
    """Return a date or the date part of a time, as written; None where there is nothing."""
    if value is None:
        return None
    match = _DATE.fullmatch(text(value))
    if not match:
        return When(None, None)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        return When(first, first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1]))
    except ValueError:
        return When(None, None)


def first_of(resource: Element, *paths: str) -> When | None:
    """Return the first date that stands under one of ``paths``, such as "effectivePeriod.end"."""
    for path in paths:
        outer, _, inner = path.partition(".")
        value = element(resource.get(outer)).get(inner) if inner else resource.get(outer)
        if isinstance(value, str):
            return when(value)
    return None


def number(value: object) -> float | None:
    """Return a finite number of a size that a record may hold."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) < _MOST and isfinite(value) else None


def parts(resource: Element) -> Iterator[Element]:
    """Yield an Observation and its components, each of which has a code and a value of its own."""
    yield resource
    yield from elements(resource.get("component"))
