"""The engine against the oracle, and what must hold for every profile."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import SUMS, as_known, candidates, consistent, people, person
from proof import Oracle, differences, exhaustive, loses_knowledge

from dmtcheck import Checker, load_rulebook
from dmtcheck.condition import Truth, all_of
from dmtcheck.domain import profiles
from dmtcheck.facts import Interval
from dmtcheck.known import Known
from dmtcheck.rule import Rule
from dmtcheck.terms import DRUG_STATUSES

CHECKER = Checker(load_rulebook())
ORACLE = Oracle(CHECKER)
RULES = CHECKER.rulebook.active
MANY = settings(max_examples=300, deadline=None)
WHOLE = settings(max_examples=80, deadline=None)  # of whole reports, which are long


def test_every_kind_of_profile_that_a_rule_tells_apart_is_answered_as_the_oracle_answers() -> None:
    assert exhaustive(CHECKER) > 100


def test_the_oracle_reads_the_fresh_windows_that_the_files_hold() -> None:
    from rule_files import raw

    for rule in RULES:
        assert {fact: str(window) for fact, window in rule.fresh.items()} == raw(rule.id).get("fresh", {})


def test_random_people_are_answered_as_the_oracle_answers() -> None:
    random = Random(20261122)
    for _ in range(3000):
        assert differences(CHECKER, ORACLE, person(random)) == []


@MANY
@given(people())
def test_people_that_shrink_are_answered_as_the_oracle_answers(profile: dict[str, Any]) -> None:
    assert differences(CHECKER, ORACLE, profile) == []


@MANY
@given(people())
def test_the_report_explains_what_the_engine_decided(profile: dict[str, Any]) -> None:
    known = CHECKER.read(profile)
    assert [rule.judge(known).truth for rule in RULES] == CHECKER.truths(known)


@MANY
@given(people(), people())
def test_an_answer_does_not_depend_on_who_came_before(one: dict[str, Any], other: dict[str, Any]) -> None:
    first = CHECKER.truths(CHECKER.read(one))
    assert CHECKER.truths(CHECKER.read(one)) == first
    CHECKER.truths(CHECKER.read(other))
    assert CHECKER.truths(CHECKER.read(one)) == first


@MANY
@given(people(), st.randoms(use_true_random=False))
def test_less_knowledge_never_clears_and_never_flags(profile: dict[str, Any], random: Random) -> None:
    assert loses_knowledge(CHECKER, random, profile) == []


@MANY
@given(people(), st.data())
def test_filling_in_a_missing_fact_only_settles(profile: dict[str, Any], data: st.DataObject) -> None:
    known = as_known(profile)
    left = [question.fact for question in CHECKER.report(known).questions if question.fact not in {"therapies", *SUMS, *profile}]
    if left:
        fact = data.draw(st.sampled_from(left))
        more = {**profile, fact: data.draw(st.sampled_from(candidates()[fact]))}
        if consistent(more) == more:
            for before, after in zip(CHECKER.truths(known), CHECKER.truths(as_known(more)), strict=True):
                assert before is None or after is before


@MANY
@given(people())
def test_a_report_never_says_less_than_its_rules(profile: dict[str, Any]) -> None:
    known = CHECKER.read(profile)
    truths = dict(zip((rule.id for rule in RULES), CHECKER.truths(known), strict=True))
    report = CHECKER.report(known)
    for assessment in report.assessments:
        raised = {one.rule: one.outcome for one in assessment.considerations}
        for rule in RULES:
            if assessment.drug in rule.drugs:
                truth = all_of([known.reaches(assessment.drug, rule.applies), truths[rule.id]])
                assert raised.get(rule.id) == (None if rule.kind == "preference" and truth is None else OUTCOME[truth])
        assert assessment.status in DRUG_STATUSES
        if assessment.status == "no_concern_found":
            assert all(one.severity == "info" for one in assessment.considerations)
    asked = {question.fact for question in report.questions}
    assert asked == {fact for _, one in report.considerations for fact in one.missing}


@MANY
@given(people(), st.data())
def test_to_know_less_never_takes_a_consideration_off_a_drug_that_is_still_assessed(profile: dict[str, Any], data: st.DataObject) -> None:
    """It may only become one that needs information.

    Some facts are apart. Where the lower limit of the LVEF is not given it is 50, and a list lacks none, as the data
    dictionary says. And the therapies say where the person stands: without them a drug may be no longer assessed, or be taken for one to be begun;
    the test below says what may change.
    """
    droppable = sorted({*profile} - {"lvef_lower_limit_percent", "therapies", "therapies_complete", "severe_reactions_complete", "considering"})
    if not droppable:
        return
    gone = data.draw(st.sampled_from(droppable))
    less = consistent({name: value for name, value in profile.items() if name != gone})
    before, after = CHECKER.check(profile), CHECKER.check(less)
    for assessment in after.assessments:
        kept = {one.rule: one.outcome for one in assessment.considerations}
        for one in before[assessment.drug].considerations:
            preference = one.kind == "preference" and gone in one.because
            assert preference or one.rule in kept, f"{one.rule} vanished with {gone}"
            assert preference or one.outcome == "flagged" or kept[one.rule] == "information_needed", f"{one.rule} without {gone}"


@MANY
@given(people())
def test_without_the_therapies_nothing_vanishes_but_what_depends_on_standing(profile: dict[str, Any]) -> None:
    """What is considered by name stays assessed. A rule is no longer raised only where it is one for those who stopped, or were on treatment."""
    less = {name: value for name, value in profile.items() if name != "therapies"}
    before, after = CHECKER.check(profile), CHECKER.check(less)
    for assessment in after.assessments:
        kept = {one.rule for one in assessment.considerations}
        for one in before[assessment.drug].considerations:
            reached = after.known.reaches(assessment.drug, one.definition.applies)
            assert one.rule in kept or reached is False or one.kind == "preference", f"{one.rule} vanished with the therapies"


OUTCOME: dict[Truth, str | None] = {True: "flagged", None: "information_needed", False: None}


@pytest.mark.parametrize("place", range(len(RULES)), ids=[rule.id for rule in RULES])
def test_missing_names_exactly_the_facts_that_could_still_change_the_answer(place: int) -> None:
    rule, facts = RULES[place], CHECKER.rulebook.facts
    everyone = list(profiles(facts, [rule.when], rule.fresh, partial=True))
    for known in everyone:
        if rule.judge(known).truth is not None:
            continue
        listed = set(rule.judge(known).open)
        could = set()
        for other in everyone:
            changed = {
                name
                for name in {*known.values, *other.values}
                if known.values.get(name) != other.values.get(name) or known.dates.get(name) != other.dates.get(name)
            }
            if rule.judge(other).truth is not None and all(_may_become(rule, known, other, name) for name in changed):
                could |= {name for name in changed if _needed(rule, known, other, name)}
        assert listed == could, f"{known.values}: lists {listed}, but {could} could change the answer"


def _may_become(rule: Rule, known: Known, other: Known, name: str) -> bool:
    """Whether to learn more could make the fact what it is in ``other``: unknown, known within bounds, or too old to clear."""
    if name not in other.values:
        return False
    was, became = known.values.get(name), other.values[name]
    if isinstance(was, Interval):
        low, high = became if isinstance(became, Interval) else (became, became)
        return was.low <= low and high <= was.high  # type: ignore[operator]  # numbers
    return was is None or any(line.truth is None for line in rule.judge(known).lines() if name in line.grounds)


def _needed(rule: Rule, known: Known, other: Known, name: str) -> bool:
    """Whether the answer of ``other`` is lost when ``name`` is as it was in ``known``."""
    values = {fact: value for fact, value in other.values.items() if fact != name} | ({name: known.values[name]} if name in known.values else {})
    dates = {fact: day for fact, day in other.dates.items() if fact != name} | ({name: known.dates[name]} if name in known.dates else {})
    return rule.judge(other._replace(values=values, dates=dates)).truth is not rule.judge(other).truth


@WHOLE
@given(people(), st.randoms(use_true_random=False))
def test_order_of_keys_white_space_and_a_fact_that_no_rule_reads_change_nothing(profile: dict[str, Any], random: Random) -> None:
    profile = {**profile, "as_of": "2026-11-22"}
    plain = json.dumps(CHECKER.check(json.dumps(profile)).to_dict())
    shuffled = random.sample(list(profile.items()), len(profile))
    assert json.dumps(CHECKER.check(json.dumps(dict(shuffled), indent=random.randint(0, 7))).to_dict()) == plain
    named = CHECKER.check({**profile, "id": "somebody else"}).to_dict()
    assert {**named, "id": profile.get("id")} == json.loads(plain)


@WHOLE
@given(people())
def test_null_is_the_same_as_absent(profile: dict[str, Any]) -> None:
    nulls = {fact.name: None for fact in CHECKER.rulebook.facts.values() if not fact.uses}
    assert CHECKER.check({**nulls, **profile}).to_dict() == CHECKER.check(profile).to_dict()


@WHOLE
@given(people())
def test_one_drug_is_assessed_alone_as_it_is_among_all(profile: dict[str, Any]) -> None:
    everything = {name: value for name, value in profile.items() if name not in ("considering", "therapies")}
    together = CHECKER.check(everything)
    for assessment in together.assessments:
        alone = CHECKER.check({**everything, "considering": [assessment.drug]})
        documents = CHECKER.rulebook.documents
        assert alone[assessment.drug].to_dict(documents) == assessment.to_dict(documents)


def test_the_order_of_rules_changes_nothing(rulebook: Any) -> None:
    from dmtcheck import Rulebook

    turned = Rulebook(rulebook.version, rulebook.digest, rulebook.rules[::-1], rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema)
    random, other = Random(7), Checker(turned)
    for _ in range(200):
        profile = person(random)
        assert other.check(profile).to_dict() == CHECKER.check(profile).to_dict()
