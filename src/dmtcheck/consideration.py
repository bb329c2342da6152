"""One thing to raise about one person and drug: what it says, what it rests on, what is missing, and from which source."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from dmtcheck.condition import Judged, Truth
from dmtcheck.facts import Facts, Value, asked_as, plain
from dmtcheck.known import Known
from dmtcheck.rule import Citation, Rule
from dmtcheck.rulebook import Document
from dmtcheck.terms import DrugStatus, Kind, Outcome, ReviewStatus, Severity

_DECIDING: Final = ("contraindication", "indication", "requirement")


class Consideration:
    """One thing to raise: a rule that holds, or one that could hold for all that is known.

    What it rests on is worked out when it is first asked for: a status needs none of it.

    Attributes:
        definition: the rule.
        outcome: whether it holds, or is not known. ``applies`` is None where it is not known whether the person is at its point of treatment.
    """

    def __init__(self, rule: Rule, outcome: Outcome, known: Known, facts: Facts, *, applies: Truth = True) -> None:
        self.definition = rule
        self.outcome = outcome
        self._known = known
        self._facts = facts
        self._applies = applies

    @property
    def rule(self) -> str:
        """Id of the rule; ``definition`` is the rule itself."""
        return self.definition.id

    @cached_property
    def _judged(self) -> Judged:
        return self.definition.judge(self._known)

    @property
    def because(self) -> dict[str, Value]:
        """The facts, with values, that make the rule hold; of an open rule, what is known so far."""
        values = self._known.values
        rests = [name for fact in self._judged.grounds for name in (fact, *self._facts[fact].uses)]
        return {name: values[name] for name in rests if name in values}

    @property
    def taken(self) -> dict[str, str]:
        """When the results among these facts were taken."""
        return {name: self._known.dates[name].isoformat() for name in self.because if name in self._known.dates}

    @property
    def origins(self) -> dict[str, tuple[str, ...]]:
        """Where these facts stand in the records that they were read from; a derived fact stands where those it uses stand.

        Of one derived from the therapies, that would be the records of all of them: the report names these.
        """
        origins = self._known.origins
        places = {
            name: origins.get(name) or tuple(place for used in self._facts[name].uses if used != "therapies" for place in origins.get(used, ()))
            for name in self.because
        }
        return {name: found for name, found in places.items() if found}

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that could still change the answer; for a derived fact, the one that it comes from."""
        whether = [] if self._applies else ["therapies"]
        return tuple(dict.fromkeys([*whether, *[asked_as(self._facts, fact, self._known.values) for fact in self._judged.open]]))

    @property
    def stale(self) -> dict[str, str | None]:
        """When a missing fact that has a value was taken (None: no date), because it is too old to count."""
        old = [fact for fact in self._judged.open if fact in self.definition.fresh and fact in self._known.values]
        taken = {asked_as(self._facts, fact, self._known.values): self._known.dates.get(fact) for fact in old}
        return {fact: day.isoformat() if day else None for fact, day in taken.items()}

    @property
    def kind(self) -> Kind:
        """Kind of the rule."""
        return self.definition.kind

    @property
    def severity(self) -> Severity:
        """How grave it is, in this outcome."""
        return self.definition.severity_of(self.outcome)

    @property
    def title(self) -> str:
        """What it is about."""
        if self.outcome == "flagged":
            return self.definition.title
        return self.definition.unknown_title or f"Not known: {self.definition.title}"

    @property
    def message(self) -> str:
        """What to raise with a clinician, or what to find out."""
        if self.outcome == "flagged":
            return self.definition.message
        asks = " ".join(self._facts[fact].ask for fact in self.missing)
        return self.definition.unknown_message or f"Whether this applies is not known. {asks}"

    @property
    def review(self) -> ReviewStatus:
        """Whether a clinician has signed the rule."""
        return self.definition.status

    def to_dict(self, documents: Mapping[str, Document]) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "rule": self.rule,
            "outcome": self.outcome,
            "kind": self.kind,
            "severity": self.severity,
            "title": self.title,
            "message": self.message,
            "because": {fact: plain(value) for fact, value in self.because.items()},
            "taken": self.taken,
            "missing": list(self.missing),
            "stale": self.stale,
            "review": self.review,
            "sources": [source(citation, documents[citation.document]) for citation in self.definition.citations],
        }


def weighs(rule: Rule, outcome: Outcome) -> DrugStatus:
    """Return what one consideration makes of a drug; the worst of all is its status."""
    if outcome == "flagged" and rule.kind == "contraindication":
        return "contraindicated"
    if outcome == "flagged" and rule.kind == "indication":
        return "not_indicated"
    severity = rule.severity_of(outcome)
    if outcome == "information_needed" and (rule.kind in _DECIDING or severity == "critical"):
        return "information_needed"
    return "no_concern_found" if severity == "info" else "caution"


def source(citation: Citation, document: Document) -> dict[str, Any]:
    """Return the JSON form of a source."""
    return {
        "document": document.id,
        "title": document.title,
        "date": document.date,
        "section": citation.section,
        "statements": list(citation.statements),
        "url": document.url,
        "confidence": citation.confidence,
        "note": citation.note or None,
    }
