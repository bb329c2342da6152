"""One profile in, one report out: the same for Python, the command line and everything built on them."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dmtcheck.condition import Truth
from dmtcheck.dates import day_of
from dmtcheck.engine import Engine
from dmtcheck.errors import ProfileError, shown
from dmtcheck.known import Known
from dmtcheck.record import Record
from dmtcheck.report import Report, compose
from dmtcheck.rulebook import Folder, Rulebook, load
from dmtcheck.strict_json import decode

if TYPE_CHECKING:
    from dmtcheck.profile import Profile

    Given = Mapping[str, Any] | Profile | Record | str | bytes


class Checker:
    """Checks profiles against one rulebook. Make it once and keep it; safe to call from threads and after a fork."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._engine = Engine(rulebook.active, rulebook.facts)

    def read(self, profile: "Given", as_of: date | str | None = None) -> Known:
        """Return what a profile says. Raises ProfileError where it cannot be read."""
        reader = self.rulebook.reader
        as_of = date_of_assessment(as_of)
        if isinstance(profile, Record):
            return reader.read_mapping(profile.profile, as_of)._replace(origins=profile.origins, notes=profile.notes)
        if isinstance(profile, bytes):
            profile = decode(profile)
        if isinstance(profile, str):
            return reader.read_text(profile, as_of)
        if isinstance(profile, Mapping):
            return reader.read_mapping(profile, as_of)
        from dmtcheck.profile import Profile  # heavy, and with one of its kind at hand, imported already

        if isinstance(profile, Profile):
            return reader.read_model(profile, as_of)
        raise ProfileError(f"expected a dictionary, a Profile or JSON text, found a {type(profile).__name__}")

    def truths(self, known: Known) -> list[Truth]:
        """Return the truth of each active rule. Raises EngineError where the engine fails."""
        return self._engine.truths(known)

    def report(self, known: Known, *, explain: bool = False) -> Report:
        """Return the report on what is known."""
        return compose(self.rulebook, known, self.truths(known), explain=explain)

    def check(self, profile: "Given", as_of: date | str | None = None, *, explain: bool = False) -> Report:
        """Read a profile and return its report. Raises ProfileError or EngineError."""
        return self.report(self.read(profile, as_of), explain=explain)


def date_of_assessment(as_of: date | str | None) -> date | None:
    """Return the date that a caller gives, as a date or as text such as "2026-11-22". Raises ProfileError for anything else."""
    if as_of is None or type(as_of) is date:
        return as_of
    try:
        return day_of(as_of if isinstance(as_of, str) else "")
    except ValueError:
        raise ProfileError(f"as_of: expected a date such as 2026-11-22, found {shown(as_of)}") from None


@cache
def checker(folders: tuple[str, ...] = ()) -> Checker:
    """Return the checker for the built-in rules and those of ``folders``, made once. Raises RulesError."""
    return Checker(load(folders))


def check(profile: "Given", as_of: date | str | None = None, *, rules: Sequence[Folder] = (), explain: bool = False) -> Report:
    """Check one profile and return its report.

    Args:
        profile: a dictionary, a ``Profile``, a ``Record`` of another kind of input, or JSON as text or bytes. Every fact is optional; null is not known.
        as_of: date of assessment (a date, or text such as "2026-11-22"), where the profile names none. Without either, no dated result counts as fresh.
        rules: folders of further rules.
        explain: also say of every rule how each of its lines was answered.

    Raises:
        ProfileError: where the profile cannot be read or contradicts itself.
        RulesError: where a rule cannot be read.
    """
    return checker(tuple([os.fspath(folder) for folder in rules])).check(profile, as_of, explain=explain)
