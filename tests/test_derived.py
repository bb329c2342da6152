"""Facts computed from stated ones: each at its boundary, and unknown wherever what it comes from is."""

from datetime import date
from typing import Any

import pytest

from dmtcheck import Checker, Rulebook
from dmtcheck.derived import DERIVED
from dmtcheck.facts import NEVER, Interval, asked_as, plain
from dmtcheck.reading import Reader

TODAY = date(2026, 11, 22)
ABSENT: Any = None


@pytest.fixture(scope="session")
def reader(rulebook: Rulebook) -> Reader:
    """What reads profiles."""
    return rulebook.reader


def value(reader: Reader, fact: str, given: dict[str, Any], as_of: date | None = TODAY) -> Any:
    return reader.read_mapping(given, as_of).values.get(fact, ABSENT)


@pytest.mark.parametrize(
    ("given", "margin"),
    [
        ({}, ABSENT),
        ({"lvef_lower_limit_percent": 55}, ABSENT),
        ({"lvef_percent": 50}, 0),
        ({"lvef_percent": 49.5}, -0.5),
        ({"lvef_percent": 55, "lvef_lower_limit_percent": 55}, 0),
        ({"lvef_percent": 54, "lvef_lower_limit_percent": 55}, -1),
        ({"lvef_percent": 0, "lvef_lower_limit_percent": 70}, -70),
        ({"lvef_percent": 100, "lvef_lower_limit_percent": 30}, 70),
    ],
)
def test_the_lvef_is_measured_against_the_limit_of_its_laboratory_or_50(reader: Reader, given: dict[str, Any], margin: float | None) -> None:
    assert value(reader, "lvef_margin_percent", given) == margin
    assert value(reader, "lvef_margin_percent", given, None) == margin


def test_the_margin_is_as_old_as_the_lvef(reader: Reader) -> None:
    known = reader.read_mapping({"lvef_percent": 60, "lvef_percent_date": "2026-01-01"}, TODAY)
    assert known.dates == {"lvef_percent": date(2026, 1, 1), "lvef_margin_percent": date(2026, 1, 1)}
    assert reader.read_mapping({"lvef_percent": 60}, TODAY).dates == {}


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({}, ABSENT),
        ({"mitoxantrone_total_mg_per_m2": 128}, 140),
        ({"mitoxantrone_total_mg_per_m2": 128.5}, 140.5),
        ({"therapies": []}, Interval(12, 1012)),  # it may have been given for cancer
        ({"therapies": [], "cancer_history": False}, 12),
        ({"therapies": [{"name": "mitoxantrone", "total_mg_per_m2": 60}]}, Interval(72, 1012)),
        ({"therapies": [{"name": "mitoxantrone", "total_mg_per_m2": 60}], "anthracycline_exposure": False}, 72),
        ({"therapies": [{"name": "mitoxantrone", "total_mg_per_m2": 60}, {"name": "mitoxantrone"}]}, Interval(72, 1012)),
    ],
)
def test_the_next_dose_of_mitoxantrone_adds_12(reader: Reader, given: dict[str, Any], total: Any) -> None:
    assert value(reader, "mitoxantrone_total_with_next_dose", given) == total


@pytest.mark.parametrize(
    ("given", "natalizumab", "mitoxantrone"),
    [
        ({}, ABSENT, ABSENT),
        ({"natalizumab_months": 0, "mitoxantrone_total_mg_per_m2": 0}, False, False),
        ({"natalizumab_months": 0.5, "mitoxantrone_total_mg_per_m2": 12}, True, True),
        ({"therapies": []}, False, ABSENT),
        ({"therapies": [], "cancer_history": True}, False, ABSENT),
        ({"therapies": [], "cancer_history": False}, False, False),
        ({"therapies": [], "anthracycline_exposure": False}, False, False),
        ({"therapies": [], "mitoxantrone_total_mg_per_m2": 0}, False, False),
        ({"therapies": [], "mitoxantrone_total_mg_per_m2": 12}, False, True),  # given for another illness
        ({"therapies": [{"name": "Tysabri"}, {"name": "mitoxantrone"}]}, True, True),
        ({"therapies": [{"name": "Tysabri"}], "natalizumab_months": 0}, True, ABSENT),
        ({"therapies": [{"name": "Tysabri"}], "natalizumab_months": 0, "cancer_history": False}, True, False),
        ({"therapies": [{"name": "mitoxantrone", "total_mg_per_m2": 0}], "mitoxantrone_total_mg_per_m2": 0}, False, True),
        ({"therapies": [{"name": "Tysabry"}, {"name": "mitoxantron"}]}, ABSENT, ABSENT),
    ],
)
def test_what_was_ever_given_is_told_by_the_therapies_or_by_the_sum(
    reader: Reader, given: dict[str, Any], natalizumab: bool | None, mitoxantrone: bool | None
) -> None:
    assert value(reader, "natalizumab_ever", given) is natalizumab
    assert value(reader, "mitoxantrone_ever", given) is mitoxantrone


RESULTS = [
    ("months_since_lvef", {"lvef_percent": 60}, "lvef_percent_date"),
    ("months_since_platelet_count", {"platelets_per_mm3": 1}, "platelets_per_mm3_date"),
]
DAYS = [
    ("months_since_ecg", "ecg_date"),
    ("months_since_brain_mri", "brain_mri_date"),
    ("months_since_skin_exam", "skin_exam_date"),
    ("months_since_thyroid_test", "thyroid_test_date"),
    ("months_since_hpv_screen", "hpv_screen_date"),
]
PASSED = [("2026-11-22", 0), ("2026-05-22", 6), ("2026-05-21", 6.03), ("2025-11-22", 12), ("2025-11-21", 12.03)]


@pytest.mark.parametrize(("fact", "beside", "name"), [*RESULTS, *((fact, {}, name) for fact, name in DAYS)])
def test_months_since_something_are_counted_to_the_day(reader: Reader, fact: str, beside: dict[str, Any], name: str) -> None:
    for taken, months in PASSED:
        assert value(reader, fact, {**beside, name: taken}) == months
        assert value(reader, fact, {**beside, name: taken}, None) is ABSENT
    assert value(reader, fact, beside) is ABSENT


@pytest.mark.parametrize(("fact", "name"), DAYS)
def test_what_never_happened_is_longer_ago_than_any_life(reader: Reader, fact: str, name: str) -> None:
    assert value(reader, fact, {name: "none"}) == value(reader, fact, {name: "none"}, None) == NEVER
    assert plain(NEVER) == "never"


@pytest.mark.parametrize(("given", "done"), [({}, ABSENT), ({"breast_screen_date": "none"}, False), ({"breast_screen_date": "1999-01-01"}, True)])
def test_a_breast_screen_was_done_or_not(reader: Reader, given: dict[str, Any], done: bool | None) -> None:
    assert value(reader, "breast_screen_done", given) is value(reader, "breast_screen_done", given, None) is done


@pytest.mark.parametrize(
    ("vaccine", "days"), [("2026-11-22", 0), ("2026-10-26", 27), ("2026-10-25", 28), ("2026-10-11", 42), ("none", NEVER), (None, ABSENT)]
)
def test_days_since_a_live_vaccine(reader: Reader, vaccine: str | None, days: int | None) -> None:
    assert value(reader, "days_since_live_vaccine", {"last_live_vaccine": vaccine}) == days


TESTED = {"jcv_antibody": "negative", "jcv_antibody_date": "2026-11-01"}


@pytest.mark.parametrize(
    ("given", "days", "months"),
    [
        ({**TESTED, "last_plasma_exchange": "2026-11-01", "last_immunoglobulin": "2026-11-01"}, 0, 0),
        ({**TESTED, "last_plasma_exchange": "2026-10-18", "last_immunoglobulin": "2026-05-01"}, 14, 6),
        ({**TESTED, "last_plasma_exchange": "2026-10-17", "last_immunoglobulin": "2026-04-30"}, 15, 6.03),
        ({**TESTED, "last_plasma_exchange": "none", "last_immunoglobulin": "none"}, NEVER, NEVER),
        ({**TESTED, "last_plasma_exchange": "2026-11-02", "last_immunoglobulin": "2026-11-02"}, ABSENT, ABSENT),  # an earlier one is not known
        (TESTED, ABSENT, ABSENT),
        ({"jcv_antibody": "negative", "last_plasma_exchange": "2026-10-18", "last_immunoglobulin": "2026-05-01"}, ABSENT, ABSENT),
        ({"jcv_antibody": "negative", "last_plasma_exchange": "none", "last_immunoglobulin": "none"}, NEVER, NEVER),
        ({"last_plasma_exchange": "none", "last_immunoglobulin": "none"}, NEVER, NEVER),
    ],
)
def test_from_plasma_exchange_or_immunoglobulin_to_the_jc_virus_test(
    reader: Reader, given: dict[str, Any], days: int | None, months: float | None
) -> None:
    for as_of in (TODAY, None):
        assert value(reader, "days_from_plasma_exchange_to_jcv_test", given, as_of) == days
        assert value(reader, "months_from_immunoglobulin_to_jcv_test", given, as_of) == months


@pytest.mark.parametrize("fact", DERIVED, ids=lambda fact: fact.name)
def test_nothing_known_derives_nothing_and_the_question_is_one_that_a_profile_can_answer(rulebook: Rulebook, fact: Any) -> None:
    assert value(rulebook.reader, fact.name, {}) is ABSENT
    asked = asked_as(rulebook.facts, fact.name, {})
    assert not rulebook.facts[asked].uses and rulebook.facts[asked].ask
    assert set(fact.uses) <= set(rulebook.facts)


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({}, "jcv_antibody"),
        ({"jcv_antibody": "negative"}, "last_plasma_exchange"),
        ({"last_plasma_exchange": "none"}, "jcv_antibody"),
        ({"jcv_antibody": "negative", "last_plasma_exchange": "2026-01-01"}, "jcv_antibody"),  # its date is missing
    ],
)
def test_a_derived_fact_is_asked_for_as_the_first_of_its_sources_that_is_not_known(rulebook: Rulebook, known: dict[str, Any], asked: str) -> None:
    assert asked_as(rulebook.facts, "days_from_plasma_exchange_to_jcv_test", known) == asked


def test_every_derived_fact_is_kept_within_its_bounds(checker: Checker) -> None:
    from random import Random

    from people import person

    facts = checker.rulebook.facts
    for seed in range(300):
        for name, found in checker.read(person(Random(seed))).values.items():
            if facts[name].type == "number":
                ends = found if isinstance(found, Interval) else (found, found)
                assert all(facts[name].low <= end <= facts[name].high for end in ends), f"{name}: {found}"  # type: ignore[operator]  # numbers
            assert facts[name].bounded or not isinstance(found, Interval), name
