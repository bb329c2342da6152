"""The sentences of the features. One registry serves pytest-bdd and the runner that mutants must fail.

A new rule never needs a new sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from dmtcheck.consideration import Consideration
from dmtcheck.facts import Fact
from dmtcheck.known import Known
from dmtcheck.profile import TherapyCourse
from dmtcheck.report import Report
from dmtcheck.rulebook import Rulebook
from dmtcheck.terms import DRUGS, KINDS

RULE = r"(?P<rule>[a-z0-9-]+/[a-z0-9-]+)"
DRUG = rf"(?P<drug>{'|'.join(DRUGS)})"
TITLE = r'"(?P<title>[^"]+)"'
TITLES = r'(?P<titles>"[^"]+"(?: and "[^"]+")*)'


class Checks(Protocol):
    """What the sentences check with: the real checker, or one with a mutant among its rules."""

    rulebook: Rulebook

    def report(self, known: Known) -> Report: ...


@dataclass
class World:
    """One scenario: the profile as told so far, then the report on one drug."""

    checker: Checks
    profile: dict[str, Any] = field(default_factory=dict)
    drug: str = ""
    known: Known | None = None
    report: Report | None = None
    rule: str = ""
    asserted: list[str] = field(default_factory=list)

    def fact(self, title: str) -> Fact:
        found = [fact for fact in self.checker.rulebook.facts.values() if fact.title == title]
        assert found, f'no fact is called "{title}"'
        return found[0]

    def consideration(self, rule: str) -> Consideration | None:
        """The consideration of a rule for the drug considered. The rule must be one of that drug's."""
        assert self.report is not None, "no drug was considered"
        known = self.checker.rulebook.by_id.get(rule)
        assert known, f"there is no rule {rule}"
        assert self.drug in known.drugs, f"{rule} is not a rule of {self.drug}"
        self.rule = rule
        self.asserted.append(rule)
        assert self.drug in self.report.known.drugs, f"{self.drug} is not assessed"
        return next((found for found in self.report[self.drug].considerations if found.rule == rule), None)

    def raised(self, outcome: str, rule: str, severity: str | None) -> Consideration:
        found = self.consideration(rule)
        assert found, f"{rule} is silent"
        assert found.outcome == outcome, f"{rule} is {found.outcome}"
        assert severity is None or found.severity == severity, f"{rule} is {found.severity}"
        return found

    def last(self) -> Consideration:
        found = self.consideration(self.rule)
        assert found, f"{self.rule} is silent"
        return found


class Step(NamedTuple):
    keyword: str
    pattern: str
    function: Callable[..., None]


STEPS: list[Step] = []


def step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@step("given", "a person about whom nothing is known")
def nothing_known(world: World) -> None:
    world.profile = {}


@step("given", r"the assessment is dated (?P<day>\d{4}-\d{2}-\d{2})")
def dated(world: World, day: str) -> None:
    world.profile["as_of"] = day


@step("given", "the profile says")
def profile_says(world: World, datatable: list[list[str]]) -> None:
    assert datatable[0] == ["fact", "value"], 'the table is headed "fact" and "value"'
    for title, said in datatable[1:]:
        fact = world.fact(title)
        assert fact.name not in world.profile, f'"{title}" is said twice'
        if said != "unknown":
            world.profile[fact.name] = spoken(fact, said)
    for name, fact in world.checker.rulebook.facts.items():
        if fact.dated and name not in world.profile:
            world.profile.pop(f"{name}_date", None)  # a result that is not known has no date


@step("given", "the therapies so far are")
def therapies_so_far(world: World, datatable: list[list[str]]) -> None:
    header = [{"therapy": "name"}.get(word, word.replace(" ", "_")) for word in datatable[0]]
    assert set(header) <= set(TherapyCourse.model_fields), f"unknown columns {datatable[0]}"
    rows = [dict(zip(header, row, strict=True)) for row in datatable[1:]]
    world.profile["therapies"] = [{name: _of_course(name, said) for name, said in row.items() if said not in ("", "unknown")} for row in rows]


@step("when", rf"{DRUG} is considered")
def considered(world: World, drug: str) -> None:
    assess(world, drug, [drug])


@step("when", rf"another infusion than {DRUG} is considered")
def another_considered(world: World, drug: str) -> None:
    assess(world, drug, [next(other for other in DRUGS if other != drug)])


def assess(world: World, drug: str, considering: list[str]) -> None:
    world.drug = drug
    world.known = world.checker.rulebook.reader.read_mapping({**world.profile, "considering": considering})
    world.report = world.checker.report(world.known)


@step("then", rf"{RULE} is flagged(?: as (?:(?:an? )?(?P<kind>{'|'.join(KINDS)}), )?(?P<severity>critical|warning|info))?")
def is_flagged(world: World, rule: str, kind: str | None, severity: str | None) -> None:
    found = world.raised("flagged", rule, severity)
    assert kind is None or found.kind == kind, f"{rule} is a {found.kind}"


@step("then", rf"{RULE} needs information(?: as (?P<severity>critical|warning|info))?")
def needs_information(world: World, rule: str, severity: str | None) -> None:
    world.raised("information_needed", rule, severity)


@step("then", rf"{RULE} is not flagged")
def is_not_flagged(world: World, rule: str) -> None:
    found = world.consideration(rule)
    assert found is None, f"{rule} is {found.outcome}"


@step("then", rf"it asks for {TITLES}")
def asks_for(world: World, titles: str) -> None:
    found = {world.checker.rulebook.facts[fact].title for fact in world.last().missing}
    assert found == set(re.findall('"([^"]+)"', titles)), f"it asks for {found}"


@step("then", rf"it rests on {TITLES}")
def rests_on(world: World, titles: str) -> None:
    found = {world.checker.rulebook.facts[fact].title for fact in world.last().because}
    assert found == set(re.findall('"([^"]+)"', titles)), f"it rests on {found}"


@step("then", rf"it says that {TITLE} is too old, from (?P<day>\d{{4}}-\d{{2}}-\d{{2}})")
def too_old(world: World, title: str, day: str) -> None:
    assert world.last().stale[world.fact(title).name] == date.fromisoformat(day).isoformat()


@step("then", rf"it says that {TITLE} has no date")
def without_date(world: World, title: str) -> None:
    assert world.last().stale[world.fact(title).name] is None


@step("then", rf"{DRUG} is (?P<status>contraindicated|not indicated|information needed|caution|no concern found)")
def has_status(world: World, drug: str, status: str) -> None:
    assert world.report is not None, "no drug was considered"
    assert world.report[drug].status == status.replace(" ", "_"), f"{drug} is {world.report[drug].status}"


@step("then", rf"nothing is asked about {TITLE}")
def not_asked(world: World, title: str) -> None:
    assert world.report is not None, "no drug was considered"
    assert world.fact(title).name not in [question.fact for question in world.report.questions]


@step("then", rf"the first question is about {TITLE}")
def first_question(world: World, title: str) -> None:
    assert world.report is not None, "no drug was considered"
    assert world.report.questions[0].fact == world.fact(title).name, f"it is about {world.report.questions[0].fact}"


@step("then", rf"{DRUG} is (?P<stage>not assessed|assessed as (?:considered|current|stopped))")
def is_assessed_as(world: World, drug: str, stage: str) -> None:
    """From here on the sentences speak of this drug."""
    assert world.report is not None, "no drug was considered"
    stages: dict[str, str] = {one.drug: f"assessed as {one.stage}" for one in world.report.assessments}
    assert stages.get(drug, "not assessed") == stage, f"{drug} is {stages.get(drug, 'not assessed')}"
    world.drug = drug


def spoken(fact: Fact, said: str) -> Any:
    """Return the value of a fact as a clinician writes it."""
    match fact.type:
        case "yes_no":
            return {"yes": True, "no": False}[said]
        case "choice":
            return said.lower().replace(" ", "_")
        case "number":
            return float(said) if "." in said else int(said)
        case "list":
            return [] if said == "none" else said.split(", ")
    return said


def _of_course(name: str, said: str) -> Any:
    """Return a value of one therapy as a clinician writes it."""
    if name in ("status", "outcome"):
        return said.replace(" ", "_")
    return float(said) if name == "total_mg_per_m2" else int(said) if name == "infusions" else said
