"""The conversation so far, as the page carries it along in a hidden field: the server keeps nothing."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from dmtcheck.answers import answered, entries
from dmtcheck.errors import ProfileError
from dmtcheck.facts import Fact, Facts
from dmtcheck.record import Note, Record
from dmtcheck.strict_json import read_object

_STRICT = ConfigDict(strict=True, extra="forbid", frozen=True)
Origins = dict[str, list[str]]


class Step(BaseModel):
    """One answer: the facts it was about, what was said of them before, and where that came from."""

    model_config = _STRICT

    facts: list[str]
    was: dict[str, Any]
    origins: Origins


class Remark(BaseModel):
    """A note of the record that the profile was read from."""

    model_config = _STRICT

    fact: str | None
    value: str
    problem: str


class SoFar(BaseModel):
    """A profile, the answers that led to it, and what is known of the record it began from."""

    model_config = _STRICT

    profile: dict[str, Any]
    steps: list[Step] = []
    origins: Origins = {}
    notes: list[Remark] = []

    @classmethod
    def of(cls, profile: Mapping[str, Any], record: Record | None = None) -> Self:
        """Return the beginning of a conversation: what a file said, or what was chosen."""
        stated = {name: value for name, value in profile.items() if value is not None}
        if record is None:
            return cls(profile=stated)
        origins = {fact: list(places) for fact, places in record.origins.items()}
        return cls(profile=stated, origins=origins, notes=[Remark(**note.to_dict()) for note in record.notes])

    @property
    def asked(self) -> set[str]:
        """The facts that were asked for, answered or not known."""
        return {fact for step in self.steps for fact in step.facts}

    @property
    def record(self) -> Record:
        """What the checker reads."""
        origins = {fact: tuple(places) for fact, places in self.origins.items()}
        return Record(self.profile, origins, tuple(Note(one.fact, one.value, one.problem) for one in self.notes))

    def answered(self, questions: Collection[Fact], facts: Facts, values: Mapping[str, Any]) -> Self:
        """Return the conversation after one more step: what was said about these questions before is gone, but can be brought back."""
        names = _names(questions, facts)
        profile = self.profile
        for one in questions:
            profile = answered(profile, one, facts, values)
        changed = {name for name in names if profile.get(name) != self.profile.get(name)}
        step = Step(facts=[one.name for one in questions], was=_only(self.profile, names), origins=_only(self.origins, names))
        origins = {name: places for name, places in self.origins.items() if name not in changed}
        return self.model_copy(update={"profile": profile, "steps": [*self.steps, step], "origins": origins})

    def back(self, facts: Facts) -> Self:
        """Return the conversation before its last step; the same where there is none."""
        if not self.steps:
            return self
        *steps, last = self.steps
        names = _names([facts[name] for name in last.facts], facts)
        profile = {name: value for name, value in self.profile.items() if name not in names} | last.was
        return self.model_copy(update={"profile": profile, "steps": steps, "origins": {**self.origins, **last.origins}})

    def written(self) -> str:
        """Return the text that ``read`` reads."""
        return json.dumps(self.model_dump())


def read(text: str, facts: Facts) -> SoFar:
    """Return the conversation that the page carried along. Whether its profile can be read, the checker says.

    Raises:
        ProfileError: where the text is not what ``written`` wrote.
    """
    try:
        so_far = SoFar.model_validate(read_object(text))
    except ValidationError:
        raise ProfileError("it does not have the form that the page gave it") from None
    named = {*so_far.asked, *so_far.origins, *(note.fact for note in so_far.notes if note.fact)}
    named |= {name for step in so_far.steps for name in (*step.was, *step.origins)}
    if any(name not in facts or facts[name].uses for name in named):
        raise ProfileError("it names a fact that is not known")
    return so_far


def _names(questions: Iterable[Fact], facts: Facts) -> set[str]:
    return {one.name for question in questions for one in entries(question, facts)}


def _only(given: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name in names}
