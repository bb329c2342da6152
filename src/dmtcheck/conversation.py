"""A conversation in words: what is asked, answer by answer, until nothing that is left could change a status."""

from collections.abc import Callable, Collection, Generator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from dmtcheck.answers import answered, entries, value_of
from dmtcheck.checker import Checker
from dmtcheck.courses import INFUSED
from dmtcheck.errors import ProfileError
from dmtcheck.facts import NONE, Fact, Facts
from dmtcheck.intake import Turn, turn
from dmtcheck.terms import Drug
from dmtcheck.therapies import possible_ingredients

NO_MORE: Final = (NONE, "no", "no more")  # instead of the name of a therapy
Profile = Mapping[str, Any]


class Ask(NamedTuple):
    """One thing that a conversation asks for; nothing more where it has ended.

    Attributes:
        profile: what is known so far.
        turn: where the conversation stands.
        fact: the fact that the question is about.
        entry: what is asked of it: itself, its date, whether a list is whole, or a part of a therapy.
        course: the therapy that is asked about.
        problem: why the last answer was no answer; the same is asked again.
    """

    profile: Profile
    turn: Turn
    fact: Fact | None = None
    entry: Fact | None = None
    course: Mapping[str, Any] | None = None
    problem: str = ""


def conversation(
    checker: Checker,
    profile: Profile,
    as_of: date | None = None,
    *,
    drugs: Collection[Drug] = (),
    skip: Collection[str] = (),
    everything: bool = False,
) -> Generator[Ask, str]:
    """Yield what is asked and take the answer to it in words; at the end, yield where it ended. The same answers lead to the same place.

    What is not known leaves the profile as it was. ``skip`` names facts that are not asked; for the others see ``turn``.

    Raises:
        ProfileError: where the profile that it starts from cannot be read or contradicts itself.
    """
    stands = partial(turn, checker, as_of=as_of, drugs=drugs, everything=everything)
    talk = _Talk(checker.rulebook.facts, partial(checker.read, as_of=as_of))
    asked = list(skip)
    now = stands(profile, asked)
    if not drugs and profile.get("considering") is None:
        considering = talk.facts["considering"]
        profile = yield from talk.fact(Ask(profile, now, considering), considering)
        now = stands(profile, asked)
    while now.question:
        fact = talk.facts[now.question.fact]
        asked.append(fact.name)
        after = yield from (talk.therapies if fact.type == "therapies" else talk.fact)(Ask(profile, now, fact), fact)
        profile, now = after, stands(after, asked, before=profile)
    yield Ask(profile, now)


class _Talk(NamedTuple):
    """How one question is asked. ``reads`` refuses a profile that contradicts itself."""

    facts: Facts
    reads: Callable[[Profile], object]

    def entry(self, ask: Ask, makes: Callable[[Any], Profile]) -> Generator[Ask, str, Any]:
        """Ask until the answer can be read, and until what it ``makes`` of the profile holds no contradiction. Return its value."""
        assert ask.entry is not None
        while True:
            words = yield ask
            try:
                value = value_of(ask.entry, words)
                self.reads(makes(value))
                return value
            except ProfileError as error:
                ask = ask._replace(problem=error.problem)

    def fact(self, ask: Ask, fact: Fact) -> Generator[Ask, str, Profile]:
        """Ask for a fact, its date and whether a list is whole. Return the profile."""
        parts = entries(fact, self.facts)
        values: dict[str, Any] = {part.name: None for part in parts}
        makes = partial(answered, ask.profile, fact, self.facts)
        for part in parts:
            values[part.name] = yield from self.entry(ask._replace(entry=part), partial(_put, makes, values, part.name))
            if values[fact.name] is None:
                return ask.profile
            ask = ask._replace(profile=makes(values))
            if values[fact.name] == []:  # none are all
                break
        return ask.profile

    def therapies(self, ask: Ask, fact: Fact) -> Generator[Ask, str, Profile]:
        """Ask for what is missing of the therapies on record, for further ones, and whether these are all. Return the profile."""
        listed = [dict(one) for one in ask.profile.get(fact.name) or ()]
        for place in range(len(listed)):
            yield from self.course(ask, fact, listed, place, lambda courses: {**ask.profile, fact.name: [*courses]})
        ask = ask._replace(profile={**ask.profile, fact.name: listed}) if listed else ask
        _, whole = entries(fact, self.facts)
        before, known = ask.profile, len(listed)
        makes = partial(_listed, before, fact, self.facts, whole)
        name = yield from self.further(ask, fact, listed, makes)
        if not listed:
            return before if name is None else makes([], None)
        if len(listed) == known and before.get(whole.name) is not False:
            return before
        complete = yield from self.entry(ask._replace(profile=makes(listed), entry=whole), partial(makes, listed))
        return makes(listed, complete)

    def further(
        self, ask: Ask, fact: Fact, listed: list[dict[str, Any]], makes: Callable[[list[dict[str, Any]]], Profile]
    ) -> Generator[Ask, str, Any]:
        """Ask for one therapy after the other, and put them to those that are ``listed``. Return what was said when there was no more."""
        before = ask.profile
        while True:
            name = yield from self.entry(
                ask._replace(entry=fact.parts[0]),
                lambda name: before if name is None else makes(listed if _ends(name) else [*listed, {"name": name}]),
            )
            if _ends(name):
                return name
            listed.append({"name": name})
            yield from self.course(ask, fact, listed, len(listed) - 1, makes)
            ask = ask._replace(profile=makes(listed))

    def course(
        self, ask: Ask, fact: Fact, listed: list[dict[str, Any]], place: int, makes: Callable[[list[dict[str, Any]]], Profile]
    ) -> Generator[Ask, str, None]:
        """Ask for what is missing of one therapy and could matter."""
        for part in fact.parts:
            one = listed[place]
            if one.get(part.name) is None and _matters(part.name, one):
                made = partial(_put, lambda course: makes([*listed[:place], course, *listed[place + 1 :]]), one, part.name)
                value = yield from self.entry(ask._replace(profile=makes(listed), entry=part, course=one), made)
                listed[place] = one if value is None else {**one, part.name: value}


def _put(makes: Callable[[dict[str, Any]], Profile], values: Mapping[str, Any], name: str, value: object) -> Profile:
    return makes({**values, name: value})


def _listed(profile: Profile, fact: Fact, facts: Facts, whole: Fact, courses: list[dict[str, Any]], complete: bool | None = None) -> Profile:
    return answered(profile, fact, facts, {fact.name: [*courses], whole.name: complete})


def _ends(name: str | None) -> bool:
    return name is None or name.casefold() in NO_MORE


def _matters(part: str, course: Mapping[str, Any]) -> bool:
    """Whether a rule could use this part of a therapy: when it was given, only of one that may hold an infused ingredient."""
    held = possible_ingredients(course["name"])
    if part == "total_mg_per_m2":
        return "mitoxantrone" in held
    if part == "stopped" and course.get("status") == "current":
        return False
    return part in ("status", "outcome") or (part in ("started", "stopped", "last_dose") and not set(INFUSED).isdisjoint(held))
