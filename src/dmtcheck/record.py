"""What was read of one person from records made elsewhere: a profile, where each fact came from, and what was not used."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Note(NamedTuple):
    """Something that was not used, or not fully understood.

    Attributes:
        fact: the fact that it may be about, or None.
        value: where it stands, such as "Observation/jcv-1", or what was said.
        problem: what is wrong with it, in plain words.
    """

    fact: str | None
    value: str
    problem: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self._asdict()


class Record(NamedTuple):
    """One person as a record tells.

    Attributes:
        profile: the facts, in the shape of a profile's JSON.
        origins: for each of these facts, where it stands: references such as "Observation/jcv-1".
        notes: what was not used, or not fully understood.
        ms_on_record: whether the record says that the person has multiple sclerosis.
    """

    profile: Mapping[str, Any]
    origins: Mapping[str, tuple[str, ...]] = {}  # never written to
    notes: tuple[Note, ...] = ()
    ms_on_record: bool = False
