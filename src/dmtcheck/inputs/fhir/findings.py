"""What has been found of one person so far: facts, where each stands, results to be weighed, and notes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from dmtcheck.codes import Code
from dmtcheck.inputs.fhir.elements import When, name
from dmtcheck.record import Note, Record

NAMED: Final = 10  # names that a note lists before it counts the rest
FUTURE: Final = "dated after the date of assessment: not used"


class Result(NamedTuple):
    """One usable result: its value, the day it was taken where that is known, and where it stands."""

    value: Any
    day: date | None
    ref: str


class Findings:
    """Collects facts, origins and notes. ``results`` waits until all are there: the newest counts."""

    def __init__(self, as_of: date | None) -> None:
        self.as_of = as_of
        self.profile: dict[str, Any] = {} if as_of is None else {"as_of": as_of.isoformat()}
        self.results: dict[str, list[Result]] = {}
        self.ms_on_record = False
        self.hepatitis_b: list[str] = []
        self._origins: dict[str, dict[str, None]] = {}
        self._notes: dict[Note, None] = {}
        self._unlisted: dict[str, Counter[str]] = {}
        self._counted: Counter[tuple[str, str]] = Counter()

    def state(self, fact: str, value: Any, refs: Iterable[str]) -> None:
        """Put in a fact, with where it stands; a second time adds where else."""
        self.profile[fact] = value
        self._origins.setdefault(fact, {}).update(dict.fromkeys(refs))

    def drop(self, fact: str) -> None:
        """Take a fact out again, with its date."""
        for each in (fact, f"{fact}_date"):
            self.profile.pop(each, None)
            self._origins.pop(each, None)

    def refs(self, fact: str) -> tuple[str, ...]:
        """Return where a fact stands."""
        return tuple(self._origins.get(fact, ()))

    def result(self, key: str, value: Any, day: date | None, ref: str) -> None:
        """Put in a result of which the newest will count."""
        self.results.setdefault(key, []).append(Result(value, day, ref))

    def note(self, fact: str | None, value: str, problem: str) -> None:
        """Say what was not used, or not understood; the same is said once."""
        self._notes[Note(fact, value, problem)] = None

    def doubt(self, rows: Iterable[Code], fact: str, ref: str) -> None:
        """Say which of the codes that a fact was read by are not verified."""
        for row in rows:
            if row.confidence == "unverified":
                self.note(fact, ref, f"read by code {row.code} ({row.display}), whose meaning is not verified: check it")

    def unlisted(self, kind: str, called: str) -> None:
        """Count something of which no code is listed."""
        self._unlisted.setdefault(kind, Counter())[name(called) or "without a name"] += 1

    def count(self, what: str, problem: str, number: int = 1) -> None:
        """Count what only its number is told of."""
        self._counted[what, problem] += number

    def usable(self, fact: str | None, ref: str, at: When | None) -> tuple[bool, date | None]:
        """Return whether what is dated so may be used, and its day where that is certain; says what is not."""
        if at is None:
            return True, None
        if at.first is None:
            self.note(fact, ref, "its date cannot be read: used without a date")
        elif self.as_of and at.first > self.as_of:
            self.note(fact, ref, FUTURE)
            return False, None
        elif at.day is None:
            self.note(fact, ref, "its date is not a full date: used without a date")
        return True, at.day

    def record(self) -> Record:
        """Return what was found, with the notes that count."""
        for kind, names in self._unlisted.items():
            self.note(None, _many(names.total(), kind), listed("not in the code list, not used", list(names)))
        for (what, problem), count in self._counted.items():
            self.note(None, _many(count, what), problem)
        return Record(self.profile, {fact: tuple(refs) for fact, refs in self._origins.items()}, tuple(self._notes), self.ms_on_record)


def _many(count: int, what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{count:,} {what}" if count == 1 else f"{count:,} {first.removesuffix('y') + 'ie' if first.endswith('y') else first}s {rest}".rstrip()


def listed(problem: str, names: Sequence[str]) -> str:
    """Return a problem with the names it is about, at most ten of them."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return f"{problem}: {', '.join(names[:NAMED])}{more}"
