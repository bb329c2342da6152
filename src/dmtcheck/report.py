"""What is told about one profile: for each drug its considerations, then what to ask next. One shape for every output."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from dmtcheck.condition import Judged, Truth, as_written
from dmtcheck.consideration import Consideration, weighs
from dmtcheck.known import Known
from dmtcheck.notice import notice
from dmtcheck.record import Note
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Document, Rulebook
from dmtcheck.terms import DRUG_STATUSES, OUTCOMES, SEVERITIES, Drug, DrugStatus, Outcome, Point, Source, Stage
from dmtcheck.version import VERSION

SCHEMA: Final = 1


class Assessment(NamedTuple):
    """One drug: where the person stands with it, its status, and its considerations, worst first.

    ``checked`` counts the rules asked: flagged, information needed and clear. A rule about another point of treatment, and a
    preference that is not known, are not asked.
    """

    drug: Drug
    stage: Stage
    points: tuple[Point, ...]
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
        return {
            "drug": self.drug,
            "stage": self.stage,
            "points": list(self.points),
            "status": self.status,
            "rules": counts,
            "considerations": considerations,
        }


class Question(NamedTuple):
    """A missing fact, and the drugs and rules that its answer could settle."""

    fact: str
    ask: str
    answered_by: Source
    drugs: tuple[Drug, ...]
    rules: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"fact": self.fact, "ask": self.ask, "answered_by": self.answered_by, "drugs": list(self.drugs), "rules": list(self.rules)}


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
                facts[fact].answered_by,
                tuple(sorted({drug for drug, _ in pairs})),
                tuple(sorted({consideration.rule for _, consideration in pairs})),
            )
            for fact, pairs in sorted(open_pairs.items(), key=weight)
        )

    def places_of(self, fact: str) -> list[str]:
        """Return where in the records a fact stands, or those that it is derived from, each place once."""
        origins = self.known.origins
        return list(dict.fromkeys(place for name in (fact, *self.rulebook.facts[fact].uses) for place in origins.get(name, ())))

    @property
    def data_quality(self) -> list[Note]:
        """What was kept and counted, but could not be fully understood, and what of the records was not used."""
        problem = (
            "This therapy is not in the code list, so whether it is one of the six infusions is not known: check the name. "
            "It is counted as a therapy of its own, unless the name resembles one."
        )
        outside = [Note("therapies", one.brand, f"{one.note}; these rules do not cover it.") for one in self.known.outside]
        return [*[Note("therapies", name, problem) for name in self.known.unrecognised], *outside, *self.known.notes]

    @property
    def notice(self) -> str:
        """What this report is not, who has signed the rules, and how old the sources are."""
        return notice(self.rulebook, self.known.drugs)

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
            "origins": {fact: list(places) for fact, places in self.known.origins.items()},
            "data_quality": [note.to_dict() for note in self.data_quality],
            "notice": self.notice,
        }
        if self.explanation is not None:
            form["explanation"] = [_explained(rule, judged) for rule, judged in self.explanation]
        return form


def compose(rulebook: Rulebook, known: Known, truths: Sequence[Truth], *, explain: bool = False) -> Report:
    """Return the report on one profile from the truth of each active rule, in their order."""
    facts = rulebook.facts
    raised: dict[Drug, list[Consideration]] = {drug: [] for drug in known.drugs}
    said: dict[Drug, set[DrugStatus]] = {drug: set() for drug in known.drugs}
    reached = {drug: {points: known.reaches(drug, points) for points in rulebook.points} for drug in known.drugs}
    for item in _agenda(rulebook):
        truth = truths[item.place]
        if truth is False or (truth is None and item.truth):
            continue
        made: dict[Truth, Consideration] = {}  # drugs share what is the same for them
        for drug in item.rule.drugs:
            applies = reached[drug][item.rule.applies] if drug in raised else False
            if applies is not False and (applies and truth) is item.truth:
                one = made.get(applies) or made.setdefault(applies, Consideration(item.rule, item.outcome, known, facts, applies=applies))
                raised[drug].append(one)
                said[drug].add(item.weighs)
    assessments = tuple([_assess(rulebook, known, drug, raised[drug], said[drug], truths, reached[drug]) for drug in known.drugs])
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
    items = []
    for place, rule in enumerate(rulebook.active):
        for truth in (True, None):
            outcome = rule.raises(truth)
            if outcome:
                items.append(_Item(place, truth, rule, outcome, weighs(rule, outcome)))
    return tuple(sorted(items, key=lambda item: (SEVERITIES.index(item.rule.severity_of(item.outcome)), OUTCOMES.index(item.outcome), item.rule.id)))


def _assess(
    rulebook: Rulebook,
    known: Known,
    drug: Drug,
    considerations: Sequence[Consideration],
    said: Collection[DrugStatus],
    truths: Sequence[Truth],
    reached: Mapping[tuple[Point, ...], Truth],
) -> Assessment:
    asked = [place for points, places in rulebook.asked[drug] if reached[points] is not False for place in places]
    clear = [truths[place] for place in asked].count(False)
    status = next((status for status in DRUG_STATUSES if status in said), DRUG_STATUSES[-1])
    return Assessment(drug, known.stage(drug), tuple(known.points(drug)), status, tuple(considerations), len(considerations) + clear)


def _explained(rule: Rule, judged: Judged) -> dict[str, Any]:
    lines = [{"line": as_written(one.condition), "truth": one.truth} for one in judged.lines()]
    return {"rule": rule.id, "drugs": list(rule.drugs), "truth": judged.truth, "lines": lines}
