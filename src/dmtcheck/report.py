"""What is told about one profile: for each drug its considerations, then what to ask next. One shape for every output."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from dmtcheck.condition import Judged, Truth, as_written
from dmtcheck.facts import Facts, Value, asked_as, plain
from dmtcheck.known import Known
from dmtcheck.notice import notice
from dmtcheck.rule import Citation, Rule
from dmtcheck.rulebook import Document, Rulebook
from dmtcheck.terms import DRUG_STATUSES, OUTCOMES, SEVERITIES, Drug, DrugStatus, Kind, Outcome, ReviewStatus, Severity, Stage
from dmtcheck.version import VERSION

SCHEMA: Final = 1
_DECIDING: Final = ("contraindication", "indication", "requirement")


class Consideration:
    """One thing to raise: a rule that holds, or one that could hold for all that is known.

    What it rests on is worked out when it is first asked for: a status needs none of it.

    Attributes:
        weighs: the status that this alone would give to a drug.
    """

    def __init__(self, item: "_Item", known: Known, facts: Facts) -> None:
        self.definition = item.rule
        self.outcome = item.outcome
        self.weighs = item.weighs
        self._known = known
        self._facts = facts

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
        return {fact: values[fact] for fact in self._judged.grounds if fact in values}

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that could still change the answer; for a derived fact, the one that it comes from."""
        return tuple(dict.fromkeys([asked_as(self._facts, fact) for fact in self._judged.open]))

    @property
    def stale(self) -> dict[str, str | None]:
        """When a missing fact that has a value was taken (None: no date), because it is too old to count."""
        old = [fact for fact in self._judged.open if fact in self.definition.fresh and fact in self._known.values]
        taken = {fact: self._known.dates.get(fact) for fact in old}
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
            "missing": list(self.missing),
            "stale": self.stale,
            "review": self.review,
            "sources": [source(citation, documents[citation.document]) for citation in self.definition.citations],
        }


class Assessment(NamedTuple):
    """One drug: where the person stands with it, its status, and its considerations, worst first.

    ``checked`` counts the rules asked: flagged, information needed and clear. A preference that is not known is not asked.
    """

    drug: Drug
    stage: Stage
    status: DrugStatus
    considerations: tuple[Consideration, ...]
    checked: int

    def came_out(self, outcome: Outcome) -> int:
        """Return how many rules came out so."""
        return sum(consideration.outcome == outcome for consideration in self.considerations)

    def to_dict(self, documents: Mapping[str, Document]) -> dict[str, Any]:
        """Return the JSON form."""
        flagged, needed = self.came_out("flagged"), self.came_out("information_needed")
        counts = {"checked": self.checked, "flagged": flagged, "information_needed": needed, "clear": self.checked - flagged - needed}
        considerations = [consideration.to_dict(documents) for consideration in self.considerations]
        return {"drug": self.drug, "stage": self.stage, "status": self.status, "rules": counts, "considerations": considerations}


class Question(NamedTuple):
    """A missing fact, and the drugs and rules that its answer could settle."""

    fact: str
    ask: str
    drugs: tuple[Drug, ...]
    rules: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"fact": self.fact, "ask": self.ask, "drugs": list(self.drugs), "rules": list(self.rules)}


class Report:
    """Everything that is told about one profile. The same profile, rules and date give the same report.

    ``report["ocrevus"]`` is the assessment of one drug. ``explanation`` is filled in where it was asked for.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        known: Known,
        assessments: tuple[Assessment, ...],
        explanation: tuple[tuple[Rule, Judged], ...] | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.known = known
        self.assessments = assessments
        self.explanation = explanation

    def __getitem__(self, drug: str) -> Assessment:
        """Return the assessment of ``drug``. Raises KeyError where it was not assessed."""
        for assessment in self.assessments:
            if assessment.drug == drug:
                return assessment
        raise KeyError(drug)

    @property
    def considerations(self) -> Iterator[tuple[Drug, Consideration]]:
        """Every consideration with its drug, drug by drug."""
        return ((assessment.drug, consideration) for assessment in self.assessments for consideration in assessment.considerations)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Each missing fact once, first the one whose answer could settle most: critical before warning before info."""
        open_pairs: dict[str, list[tuple[Drug, Consideration]]] = {}
        for drug, consideration in self.considerations:
            for fact in consideration.missing:
                open_pairs.setdefault(fact, []).append((drug, consideration))
        facts = self.rulebook.facts
        names = list(facts)

        def weight(item: tuple[str, list[tuple[Drug, Consideration]]]) -> tuple[int, ...]:
            counts = [-sum(consideration.severity == severity for _, consideration in item[1]) for severity in SEVERITIES]
            return (*counts, names.index(item[0]))

        return tuple(
            Question(
                fact,
                facts[fact].ask,
                tuple(sorted({drug for drug, _ in pairs})),
                tuple(sorted({consideration.rule for _, consideration in pairs})),
            )
            for fact, pairs in sorted(open_pairs.items(), key=weight)
        )

    @property
    def data_quality(self) -> list[dict[str, str]]:
        """What was kept and counted, but could not be fully understood."""
        problem = "This therapy is not in the code list; it is counted as a therapy of its own, unless its name resembles one."
        return [{"fact": "therapies", "value": name, "problem": problem} for name in self.known.unrecognised]

    @property
    def notice(self) -> str:
        """What this report is not, who has signed the rules, and how old the sources are."""
        return notice(self.rulebook)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form (see ``dmtcheck schema report``)."""
        book = self.rulebook
        form: dict[str, Any] = {
            "schema": SCHEMA,
            "dmtcheck": VERSION,
            "rules": {"version": book.version, "digest": book.digest, "total": len(book.active)},
            "id": self.known.id,
            "as_of": self.known.as_of.isoformat() if self.known.as_of else None,
            "assessments": [assessment.to_dict(book.documents) for assessment in self.assessments],
            "questions": [question.to_dict() for question in self.questions],
            "data_quality": self.data_quality,
            "notice": self.notice,
        }
        if self.explanation is not None:
            form["explanation"] = [_explained(rule, judged) for rule, judged in self.explanation]
        return form


def compose(rulebook: Rulebook, known: Known, truths: Sequence[Truth], *, explain: bool = False) -> Report:
    """Return the report on one profile from the truth of each active rule, in their order."""
    facts = rulebook.facts
    raised: dict[Drug, list[Consideration]] = {drug: [] for drug in known.drugs}
    for item in _agenda(rulebook):
        if truths[item.place] is item.truth:
            consideration = Consideration(item, known, facts)
            for drug in item.rule.drugs:
                if drug in raised:
                    raised[drug].append(consideration)
    assessments = tuple([_assess(rulebook, known, drug, considerations, truths) for drug, considerations in raised.items()])
    explanation = tuple((rule, rule.judge(known)) for rule in rulebook.active if set(rule.drugs) & set(known.drugs)) if explain else None
    return Report(rulebook, known, assessments, explanation)


class _Item(NamedTuple):
    place: int
    truth: Truth
    rule: Rule
    outcome: Outcome
    weighs: DrugStatus


@lru_cache(maxsize=16)
def _agenda(rulebook: Rulebook) -> tuple[_Item, ...]:
    """Return all that can be raised, in its order: graver first, flagged first, then by id. An unknown preference is not."""
    items = [_Item(place, True, rule, "flagged", _weighs(rule, "flagged")) for place, rule in enumerate(rulebook.active)]
    for place, rule in enumerate(rulebook.active):
        if rule.kind != "preference":
            items.append(_Item(place, None, rule, "information_needed", _weighs(rule, "information_needed")))
    return tuple(sorted(items, key=lambda item: (SEVERITIES.index(item.rule.severity_of(item.outcome)), OUTCOMES.index(item.outcome), item.rule.id)))


def _weighs(rule: Rule, outcome: Outcome) -> DrugStatus:
    """Return what one consideration makes of a drug; the worst of them is its status."""
    if outcome == "flagged" and rule.kind == "contraindication":
        return "contraindicated"
    if outcome == "flagged" and rule.kind == "indication":
        return "not_indicated"
    severity = rule.severity_of(outcome)
    if outcome == "information_needed" and (rule.kind in _DECIDING or severity == "critical"):
        return "information_needed"
    return "no_concern_found" if severity == "info" else "caution"


def _assess(rulebook: Rulebook, known: Known, drug: Drug, considerations: Sequence[Consideration], truths: Sequence[Truth]) -> Assessment:
    clear = [truths[place] for place in rulebook.of_drug[drug]].count(False)
    said = {consideration.weighs for consideration in considerations}
    status = next((status for status in DRUG_STATUSES if status in said), DRUG_STATUSES[-1])
    return Assessment(drug, known.stages[drug], status, tuple(considerations), len(considerations) + clear)


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


def _explained(rule: Rule, judged: Judged) -> dict[str, Any]:
    lines = [{"line": as_written(one.condition), "truth": one.truth} for one in judged.lines()]
    return {"rule": rule.id, "drugs": list(rule.drugs), "truth": judged.truth, "lines": lines}
