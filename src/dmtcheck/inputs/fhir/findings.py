"""What has been found of one person so far: facts, where each stands, results to be weighed, and notes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from dmtcheck.codes import Code
from dmtcheck.inputs.fhir.elements import UNDATED, When, name
from dmtcheck.inputs.fhir.hints import hint
from dmtcheck.record import Note, Record

NAMED: Final = 10  # names that a note lists before it counts the rest
FUTURE: Final = "dated after the date of assessment: not used"
UNCLEAR: Final = "unclear"  # in place of the value of a result that is there but could not be read
_UNLISTED: Final = "not in the code list, not used"


class Result(NamedTuple):
    """One result: its value or ``UNCLEAR``, when it was taken, where it stands, and whether it is final."""

    value: Any
    at: When
    ref: str
    final: bool = True

    @property
    def usable(self) -> bool:
        """Whether its value may count."""
        return self.final and self.value != UNCLEAR

    def may_follow(self, day: date | None) -> bool:
        """Whether it may be as new as a day, or newer. Where one of them is not known it may."""
        return self.at.last is None or day is None or self.at.last >= day


class Findings:
    """Collects facts, origins and notes. ``results`` waits until all are there: the newest counts; ``against`` says what speaks against a "no"."""

    def __init__(self, as_of: date | None) -> None:
        self.as_of = as_of
        self.profile: dict[str, Any] = {} if as_of is None else {"as_of": as_of.isoformat()}
        self.results: dict[str, list[Result]] = {}
        self.against: dict[str, list[Result]] = {}
        self.ms_on_record = False
        self.hepatitis_b: list[str] = []
        self._origins: dict[str, dict[str, None]] = {}
        self._notes: dict[Note, None] = {}
        self._unlisted: dict[str, Counter[str]] = {}
        self._first: dict[str, dict[str, None]] = {}
        self._telling: dict[Note, None] = {}
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

    def result(self, key: str, value: Any, at: date | When | None, ref: str, *, final: bool = True) -> None:
        """Put in a result of which the newest will count; ``UNCLEAR`` for one that may say otherwise than an older one, but could not be read."""
        when = at if isinstance(at, When) else When(at, at)
        self.results.setdefault(key, []).append(Result(value, when, ref, final))

    def speak_against(self, facts: Iterable[str], at: When | None, ref: str, why: str) -> None:
        """Put in what speaks against a "no" or "negative" that is not newer. It never gives a value."""
        for fact in facts:
            self.against.setdefault(fact, []).append(Result(why, at or UNDATED, ref))

    def suspect(self, rows: Iterable[Code], at: When | None, ref: str) -> None:
        """Put in that an infection is suspected: it gives no value, but puts out a negative test that is not newer."""
        for row in rows:
            if row.fact == "hbsag":
                self.hepatitis_b.append(ref)
            elif row.value == "positive":
                self.result(row.fact, UNCLEAR, at, ref)

    def note(self, fact: str | None, value: str, problem: str) -> None:
        """Say what was not used, or not understood; the same is said once."""
        self._notes[Note(fact, value, problem)] = None

    def doubt(self, rows: Iterable[Code], fact: str, ref: str) -> None:
        """Say which of the codes that a fact was read by are not verified."""
        for row in rows:
            if row.confidence == "unverified":
                self.note(fact, ref, f"read by code {row.code} ({row.display}), whose meaning is not verified: check it")

    def unlisted(self, kind: str, called: str, *, first: bool = False) -> None:
        """Tell of something of which no code is listed: by itself where its name holds a word that matters, else in a list; in that, ``first``."""
        shown = name(called) or "without a name"
        matters, fact = hint(kind, called)
        if matters:
            self._telling[Note(fact, f'{kind} "{shown}"', f"{_UNLISTED}, but its name may matter: look at it")] = None
            return
        self._unlisted.setdefault(kind, Counter())[shown] += 1
        if first:
            self._first.setdefault(kind, {})[shown] = None

    def count(self, what: str, problem: str, number: int = 1) -> None:
        """Count what only its number is told of."""
        self._counted[what, problem] += number

    def is_ahead(self, at: When | None) -> bool:
        """Whether what is dated so comes after the date of assessment."""
        return at is not None and at.first is not None and self.as_of is not None and at.first > self.as_of

    def usable(self, fact: str | None, ref: str, at: When | None) -> tuple[bool, date | None]:
        """Return whether what is dated so may be used, and its day where that is certain; says what is not."""
        if at is None:
            return True, None
        if at.first is None:
            self.note(fact, ref, "its date cannot be read: used without a date")
        elif self.is_ahead(at):
            self.note(fact, ref, FUTURE)
            return False, None
        elif at.day is None:
            self.note(fact, ref, "its date is not a full date: used without a date")
        return True, at.day

    def record(self) -> Record:
        """Return what was found, with the notes that count."""
        for kind, names in self._unlisted.items():
            self.note(None, _many(names.total(), kind), listed(_UNLISTED, list(dict.fromkeys((*self._first.get(kind, ()), *names)))))
        for (what, problem), count in self._counted.items():
            self.note(None, _many(count, what), problem)
        return Record(self.profile, {fact: tuple(refs) for fact, refs in self._origins.items()}, (*self._telling, *self._notes), self.ms_on_record)


def _many(count: int, what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{count:,} {what}" if count == 1 else f"{count:,} {first.removesuffix('y') + 'ie' if first.endswith('y') else first}s {rest}".rstrip()


def listed(problem: str, names: Sequence[str]) -> str:
    """Return a problem with the names it is about, at most ten of them."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return f"{problem}: {', '.join(names[:NAMED])}{more}"
