"""Answers in words: what each kind of fact takes, and that nothing is read which the profile would not take."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dmtcheck import Checker, ProfileError, load_rulebook
from dmtcheck.answers import NOT_KNOWN, answered, choices, course_of, entries, hint, value_of
from dmtcheck.facts import FactType

CHECKER = Checker(load_rulebook())
FACTS = CHECKER.rulebook.facts
STATED = [fact for fact in FACTS.values() if not fact.uses]
THERAPIES = FACTS["therapies"]
PARTS = {part.name: part for part in THERAPIES.parts}
TYPES: tuple[FactType, ...] = ("yes_no", "choice", "number", "list", "drugs", "date", "day", "text", "therapies")


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("hbsag", "positive", "positive"),
        ("hbsag", " NEG ", "negative"),
        ("ms_activity", "not active", "not_active"),
        ("ms_activity", "active", "active"),
        ("ms_type", "RRMS", "rrms"),
        ("pml_ever", "yes", True),
        ("pml_ever", "N", False),
        ("pml_ever", "true", True),
        ("pml_ever", "f", False),
        ("age", "34", 34),
        ("age", "34.5", 34.5),
        ("age", "+34", 34),
        ("age", "0", 0),
        ("failed_therapies", "2", 2),
        ("considering", "ocr, lem", ["ocrevus", "lemtrada"]),
        ("considering", "all", ["briumvi", "lemtrada", "mitoxantrone", "ocrevus", "tysabri", "tyruko"]),
        ("severe_reactions", "none", []),
        ("severe_reactions", "No", []),
        ("severe_reactions", "nat,sulf", ["natalizumab", "sulfite"]),
        ("hiv_date", "2026-11-22", "2026-11-22"),
        ("ecg_date", "never", "none"),
        ("ecg_date", "None", "none"),
        ("ecg_date", "2026-11-22", "2026-11-22"),
        ("id", " p-1 ", "p-1"),
    ],
)
def test_an_answer_is_read_as_it_is_meant(name: str, words: str, value: Any) -> None:
    found = value_of(FACTS[name], words)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("words", [*NOT_KNOWN, "  ", " Not Known "])
@pytest.mark.parametrize("fact", STATED, ids=lambda fact: fact.name)
def test_not_known_is_no_value_of_any_fact(fact: Any, words: str) -> None:
    assert value_of(fact, words) is None


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("hbsag", "yes", "one of positive, negative"),
        ("therapies", "Tysabri", "a list of up to 1,000 therapies, each with at least a name"),
        ("ms_type", "p", "one of cis, rrms, spms, prms, ppms"),
        ("ms_type", "no t", "one of cis, rrms, spms, prms, ppms"),
        ("pml_ever", "maybe", "yes or no"),
        ("pml_ever", "34", "yes or no"),
        ("age", "131", "a number from 0 to 130"),
        ("age", "-1", "a number from 0 to 130"),
        ("age", "nan", "a number from 0 to 130"),
        ("age", "inf", "a number from 0 to 130"),
        ("age", "34,5", "a number from 0 to 130"),
        ("age", "--3", "a number from 0 to 130"),
        ("age", "thirty", "a number from 0 to 130"),
        ("age", "9" * 5000, "a number from 0 to 130"),
        ("weight_kg", "0", "a number above 0 to 500"),
        ("failed_therapies", "2.0", "a whole number from 0 to 30"),
        ("severe_reactions", "natalizumab,", "a list of ublituximab"),
        ("severe_reactions", "none, natalizumab", "a list of ublituximab"),
        ("considering", "none", "a list with at least one of"),
        ("considering", "ty", "a list with at least one of"),
        ("hiv_date", "22.11.2026", "a date such as 2026-11-22"),
        ("hiv_date", "20261122", "a date such as 2026-11-22"),
        ("hiv_date", "none", "a date such as 2026-11-22"),
        ("ecg_date", "2026-02-30", 'a date such as 2026-11-22, or "none"'),
        ("id", "x" * 201, "a text of up to 200 characters"),
        ("id", "half \ud800", "a text of up to 200 characters"),
    ],
)
def test_what_is_no_answer_says_what_was_expected_and_nothing_else(name: str, words: str, expected: str) -> None:
    with pytest.raises(ProfileError) as caught:
        value_of(FACTS[name], words)
    assert caught.value.problem.startswith(f"expected {expected}")
    assert caught.value.path == (name,)
    assert caught.value.problem.isprintable()
    assert len(caught.value.problem) < 250


def test_every_type_of_fact_is_among_those_tried() -> None:
    assert {fact.type for fact in STATED} == set(TYPES)


def likely(name: str) -> st.SearchStrategy[str]:
    fact = FACTS[name]
    near = [*fact.values, *choices(fact), *(value[:2] for value in fact.values), str(fact.low), str(fact.high), "none", "all", "never", "2026-11-22"]
    one = st.one_of(st.sampled_from(near), st.text(max_size=12), st.floats().map(str), st.integers().map(str), st.dates().map(str))
    return st.one_of(one, st.lists(st.sampled_from(near), max_size=3).map(",".join), st.text(st.characters(), max_size=210))


CASES = st.sampled_from([fact.name for fact in STATED]).flatmap(lambda name: st.tuples(st.just(name), likely(name)))


@given(CASES)
@example(("id", "x" * 201))
@example(("id", "\ud800"))
@example(("age", "٣٤"))
def test_whatever_is_said_is_refused_in_one_line_or_taken_by_the_profile(case: tuple[str, str]) -> None:
    name, words = case
    try:
        value = value_of(FACTS[name], words)
    except ProfileError as error:
        assert str(error).isprintable()
        return
    base = name.removesuffix("_date") if FACTS[name].type == "date" else name
    beside = {base: value_of(FACTS[base], (FACTS[base].values or ("1",))[0])} if base in FACTS and base not in (name, "as_of") else {}
    CHECKER.read({**beside, name: value})


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.one_of(st.text(max_size=15), st.sampled_from(["Tysabri", "cur", "2020-01-01", "3"])) for name in PARTS}
    )
)
def test_a_therapy_is_refused_or_taken_by_the_profile(words: dict[str, str]) -> None:
    try:
        course = course_of(THERAPIES, words)
        CHECKER.read({"therapies": [course]})
    except ProfileError as error:
        assert str(error).isprintable()
    else:
        assert course["name"]


def test_a_therapy_holds_what_was_answered_and_nothing_else() -> None:
    words = {"name": " Tysabri ", "status": "st", "outcome": "?", "started": "2020-01-01", "infusions": "12", "total_mg_per_m2": ""}
    assert course_of(THERAPIES, words) == {"name": "Tysabri", "status": "stopped", "started": "2020-01-01", "infusions": 12}
    assert course_of(THERAPIES, {}) == {}


@pytest.mark.parametrize(("name", "words"), [("status", "maybe"), ("total_mg_per_m2", "1001"), ("name", "x" * 201), ("infusions", "1.5")])
def test_a_part_of_a_therapy_that_is_wrong_is_named(name: str, words: str) -> None:
    with pytest.raises(ProfileError) as caught:
        course_of(THERAPIES, {"name": "Tysabri", name: words})
    assert caught.value.path == (name,)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("age", ["age"]),
        ("hiv", ["hiv", "hiv_date"]),
        ("ecg_date", ["ecg_date"]),
        ("severe_reactions", ["severe_reactions", "severe_reactions_complete"]),
        ("therapies", ["therapies", "therapies_complete"]),
        ("considering", ["considering"]),
    ],
)
def test_one_question_asks_for_the_date_and_for_whether_a_list_is_whole(name: str, asked: list[str]) -> None:
    assert [one.name for one in entries(FACTS[name], FACTS)] == asked


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("pml_ever", ("yes", "no"), "yes, no"),
        ("ms_activity", ("active", "not_active"), "active, not active"),
        ("age", (), "a number from 0 to 130"),
        ("ecg_date", ("none",), 'a date such as 2026-11-22, or "none"'),
        ("hiv_date", (), "a date such as 2026-11-22"),
        ("id", (), "a name, or none"),
    ],
)
def test_what_can_be_answered_is_told(name: str, words: tuple[str, ...], told: str) -> None:
    assert choices(FACTS[name]) == words
    assert hint(FACTS[name]) == told


def test_of_a_list_several_can_be_answered() -> None:
    assert hint(FACTS["considering"]).endswith("tysabri, tyruko, with commas between, or all")
    assert hint(FACTS["severe_reactions"]).startswith("none, or one or more of ublituximab, ")


BEFORE: Mapping[str, Any] = {"age": 34, "hiv": "negative", "hiv_date": "2020-01-01", "therapies": [{"name": "Rebif"}], "therapies_complete": True}


@pytest.mark.parametrize(
    ("name", "values", "after"),
    [
        ("hiv", {"hiv": "positive", "hiv_date": None}, {"hiv": "positive"}),
        ("hiv", {"hiv": "positive", "age": 50}, {"hiv": "positive"}),
        ("hiv", {}, {}),
        ("therapies", {"therapies": []}, {"therapies": []}),
        ("therapies", {"therapies": [], "therapies_complete": None}, {"therapies": []}),
        ("therapies", {"therapies": [{"name": "x"}]}, {"therapies": [{"name": "x"}]}),
        ("therapies", {"therapies": [{"name": "x"}], "therapies_complete": True}, {"therapies": [{"name": "x"}], "therapies_complete": True}),
        ("therapies", {"therapies": [{"name": "x"}], "therapies_complete": None}, {"therapies": [{"name": "x"}], "therapies_complete": False}),
        ("therapies", {"therapies": None, "therapies_complete": None}, {}),
        ("severe_reactions", {"severe_reactions": ["sulfite"], "severe_reactions_complete": None}, {"severe_reactions": ["sulfite"], "severe_reactions_complete": False}),
    ],
)  # fmt: skip
def test_what_was_said_before_is_gone_and_a_list_not_known_to_be_whole_may_lack_some(
    name: str, values: dict[str, Any], after: dict[str, Any]
) -> None:
    asked = {one.name for one in entries(FACTS[name], FACTS)}
    kept = {fact: value for fact, value in BEFORE.items() if fact not in asked}
    assert answered(BEFORE, FACTS[name], FACTS, values) == kept | after
