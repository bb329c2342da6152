"""What a change of the rules would do: which rules changed, and who would be answered otherwise."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dmtcheck import domain
from dmtcheck.facts import Facts, Value, plain
from dmtcheck.known import Known
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook
from dmtcheck.terms import DRUGS, Drug, Kind, Outcome, Severity, Stage

What = Literal["added", "removed", "changed"]
_STANDING: Final[dict[Stage, Known]] = {
    "considered": Known(None, domain.AS_OF, (), {}, {}, DRUGS, dict.fromkeys(DRUGS, frozenset(("never",)))),
    "current": Known(None, domain.AS_OF, (), {}, {}, (), dict.fromkeys(DRUGS, frozenset(("current",)))),
    "stopped": Known(None, domain.AS_OF, (), {}, {}, (), dict.fromkeys(DRUGS, frozenset(("stopped",)))),
}


class Answer(NamedTuple):
    """What one rule raises for one drug."""

    outcome: Outcome
    kind: Kind
    severity: Severity


class Example(NamedTuple):
    """Someone who is answered otherwise: as few facts as can be. ``before`` or ``after`` is None where nothing is raised.

    Attributes:
        people: how many kinds of people change in this way.
        facts: what is known.
        taken: when results that age were taken, where this is not the day of assessment; None where they have no date.
    """

    people: int
    drug: Drug
    stage: Stage
    facts: dict[str, Value]
    taken: dict[str, date | None]
    before: Answer | None
    after: Answer | None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        facts = {name: plain(value) for name, value in self.facts.items()}
        answers = {name: answer and answer._asdict() for name, answer in (("before", self.before), ("after", self.after))}
        return {
            "people": self.people,
            "drug": self.drug,
            "stage": self.stage,
            "facts": facts,
            "taken": {name: day and day.isoformat() for name, day in self.taken.items()},
            **answers,
        }


class Change(NamedTuple):
    """One rule that is not as it was: the keys of its file that differ, how many kinds of people there are, and who changes."""

    rule: str
    what: What
    keys: tuple[str, ...]
    people: int
    examples: tuple[Example, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {**self._asdict(), "keys": list(self.keys), "examples": [example.to_dict() for example in self.examples]}


def differences(old: Rulebook, new: Rulebook) -> Iterator[Change]:
    """Yield every rule that was added, removed or changed between two rulebooks, by id."""
    before, after = ({rule.id: rule for rule in book.active} for book in (old, new))
    for id in sorted(before.keys() | after.keys()):
        was, now = before.get(id), after.get(id)
        if was != now:
            yield _change(id, was, now, new.facts)


def elsewhere(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Yield what else differs, which answers nobody otherwise: "sources/ocrevus-uspi: OCR-WP1", "drugs/ocrevus: dose"."""
    for folder, before, after in (("sources", _told(old), _told(new)), ("drugs", _sheets(old), _sheets(new))):
        for name in sorted(before.keys() | after.keys()):
            was, now = before.get(name, {}), after.get(name, {})
            keys = [key for key in dict.fromkeys((*was, *now)) if was.get(key) != now.get(key)]
            if keys:
                yield f"{folder}/{name}: {', '.join(keys)}"


def _told(book: Rulebook) -> dict[str, dict[str, Any]]:
    return {
        name: {**document._replace(statements=())._asdict(), **{str(one.id): one for one in document.statements}}
        for name, document in book.documents.items()
    }


def _sheets(book: Rulebook) -> dict[str, dict[str, Any]]:
    return {name: {"name": sheet.name, "ingredient": sheet.ingredient, **sheet.information} for name, sheet in book.sheets.items()}


def _change(id: str, was: Rule | None, now: Rule | None, facts: Facts) -> Change:
    both = [rule for rule in (was, now) if rule]
    what: What = "changed" if was and now else "removed" if was else "added"
    keys = tuple(key for key in Rule._fields if was and now and getattr(was, key) != getattr(now, key))
    found: dict[tuple[Answer | None, Answer | None], Example] = {}
    people = 0
    ages = {name for rule in both for name in rule.fresh}
    for known in domain.profiles(facts, [rule.when for rule in both], *[rule.fresh for rule in both], partial=True):
        truths = [rule and rule.judge(known).truth for rule in (was, now)]
        for drug in sorted({drug for rule in both for drug in rule.drugs}):
            for stage, standing in _STANDING.items():
                people += 1
                answers = tuple(_answer(rule, truth, drug, standing) for rule, truth in zip((was, now), truths, strict=True))
                if answers[0] != answers[1]:
                    _count(found, (answers[0], answers[1]), _example(known, drug, stage, (answers[0], answers[1]), ages))
    return Change(id, what, keys, people, tuple(found.values()))


def _count(found: dict[tuple[Answer | None, Answer | None], Example], pair: tuple[Answer | None, Answer | None], example: Example) -> None:
    seen = found.get(pair)
    smaller = example if seen is None or len(example.facts) < len(seen.facts) else seen
    found[pair] = smaller._replace(people=1 + (seen.people if seen else 0))


def _example(known: Known, drug: Drug, stage: Stage, pair: tuple[Answer | None, Answer | None], ages: set[str]) -> Example:
    taken = {name: known.dates.get(name) for name in known.values if name in ages and known.dates.get(name) != domain.AS_OF}
    return Example(1, drug, stage, dict(known.values), taken, *pair)


def _answer(rule: Rule | None, truth: bool | None, drug: Drug, standing: Known) -> Answer | None:
    if rule is None or drug not in rule.drugs or not standing.reaches(drug, rule.applies):
        return None
    outcome = rule.raises(truth)
    return Answer(outcome, rule.kind, rule.severity_of(outcome)) if outcome else None
