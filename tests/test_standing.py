"""Where the person stands with each drug, at which points of treatment that is, and what a pregnancy test says."""

from datetime import date
from typing import Any

import pytest

from dmtcheck import Checker, ProfileError, Rulebook
from dmtcheck.reading import Reader
from dmtcheck.terms import DRUGS, POINTS


@pytest.fixture(scope="session")
def reader(rulebook: Rulebook) -> Reader:
    """What reads profiles."""
    return rulebook.reader


THERAPIES: dict[str, list[dict[str, Any]] | None] = {
    "never": [],
    "current": [{"name": "Tysabri", "status": "current"}],
    "stopped": [{"name": "Tysabri", "status": "stopped"}],
    "current or stopped": [{"name": "Tysabri"}],
    "never or current": [{"name": "natalizumab", "status": "current"}],
    "never or stopped": [{"name": "natalizumab", "status": "stopped"}],
    "any": [{"name": "natalizumab"}],
    "unknown": None,
}
NAMED, NOT_NAMED, NONE_NAMED = ["tysabri"], ["ocrevus"], None
YES, NO, MAYBE = True, False, None
TABLE: list[tuple[str, list[str] | None, str, tuple[bool | None, ...], list[str]]] = [
    ("never", NAMED, "considered", (YES, YES, NO, NO), ["before_first", "before_each"]),
    ("never", NONE_NAMED, "considered", (YES, YES, NO, NO), ["before_first", "before_each"]),
    ("current", NAMED, "current", (NO, YES, YES, NO), ["before_each", "during"]),
    ("current", NOT_NAMED, "current", (NO, YES, YES, NO), ["before_each", "during"]),
    ("current", NONE_NAMED, "current", (NO, YES, YES, NO), ["before_each", "during"]),
    ("stopped", NAMED, "considered", (YES, YES, NO, YES), ["before_first", "before_each", "after"]),
    ("stopped", NOT_NAMED, "stopped", (NO, NO, NO, YES), ["after"]),
    ("stopped", NONE_NAMED, "stopped", (YES, YES, NO, YES), ["before_first", "before_each", "after"]),
    ("current or stopped", NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
    ("current or stopped", NOT_NAMED, "current", (NO, MAYBE, MAYBE, MAYBE), ["before_each", "during", "after"]),
    ("current or stopped", NONE_NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
    ("never or current", NAMED, "considered", (YES, YES, MAYBE, NO), ["before_first", "before_each"]),
    ("never or current", NOT_NAMED, "current", (NO, MAYBE, MAYBE, NO), ["before_each", "during"]),
    ("never or current", NONE_NAMED, "considered", (YES, YES, MAYBE, NO), ["before_first", "before_each"]),
    ("never or stopped", NAMED, "considered", (YES, YES, NO, MAYBE), ["before_first", "before_each"]),
    ("never or stopped", NOT_NAMED, "stopped", (NO, NO, NO, MAYBE), ["after"]),
    ("never or stopped", NONE_NAMED, "considered", (YES, YES, NO, MAYBE), ["before_first", "before_each"]),
    ("any", NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
    ("any", NOT_NAMED, "current", (NO, MAYBE, MAYBE, MAYBE), ["before_each", "during", "after"]),
    ("any", NONE_NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
    ("unknown", NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
    ("unknown", NONE_NAMED, "considered", (YES, YES, MAYBE, MAYBE), ["before_first", "before_each"]),
]


@pytest.mark.parametrize(("therapies", "considering", "stage", "reached", "points"), TABLE)
def test_where_the_person_stands_with_tysabri(
    reader: Reader, therapies: str, considering: list[str] | None, stage: str, reached: tuple[bool | None, ...], points: list[str]
) -> None:
    known = reader.read_mapping({"therapies": THERAPIES[therapies], "considering": considering})
    assert "tysabri" in known.drugs
    assert known.stage("tysabri") == stage
    assert tuple(known.reaches("tysabri", (point,)) for point in POINTS) == reached
    assert known.points("tysabri") == points


@pytest.mark.parametrize("therapies", ["never", "unknown"])
def test_what_is_neither_considered_nor_listed_is_not_assessed(reader: Reader, therapies: str) -> None:
    assert reader.read_mapping({"therapies": THERAPIES[therapies], "considering": NOT_NAMED}).drugs == ("ocrevus",)


@pytest.mark.parametrize(
    ("therapies", "points", "reached"),
    [
        ("unknown", ("during", "before_first"), YES),
        ("unknown", ("during", "after"), MAYBE),
        ("never", ("during", "after"), NO),
        ("stopped", ("during", "after"), YES),
        ("current", ("before_first", "after"), NO),
        ("current or stopped", ("during", "after"), YES),  # whichever it is
        ("current or stopped", ("before_first", "after"), YES),
        ("never or stopped", ("during", "after"), MAYBE),
        ("any", ("during", "after"), MAYBE),
        ("never", (), NO),
    ],
)
def test_one_of_several_points_is_enough(reader: Reader, therapies: str, points: tuple[Any, ...], reached: bool | None) -> None:
    assert reader.read_mapping({"therapies": THERAPIES[therapies], "considering": NAMED}).reaches("tysabri", points) is reached


@pytest.mark.parametrize("name", ["Ocrevus Zunovo", "Zunovo", "Campath", "Tecfidera", "Kesimpta", "no such drug"])
@pytest.mark.parametrize("status", ["current", "stopped", None])
def test_what_is_none_of_the_six_says_that_none_of_them_was_given(name: str, status: str | None, reader: Reader) -> None:
    known = reader.read_mapping({"therapies": [{"name": name, "status": status}]})
    assert set(known.states.values()) == {frozenset(("never",))}
    assert {known.stage(drug) for drug in DRUGS} == {"considered"}


@pytest.mark.parametrize(
    ("name", "drug"),
    [
        ("Ocrevus", "ocrevus"),
        ("ocrelizumab", "ocrevus"),
        ("Tysabri", "tysabri"),
        ("Tyruko", "tyruko"),
        ("natalizumab-sztn", "tyruko"),
        ("Lemtrada", "lemtrada"),
        ("alemtuzumab", "lemtrada"),
        ("mitoxantrone", "mitoxantrone"),
        ("Novantrone", "mitoxantrone"),
        ("Briumvi", "briumvi"),
        ("ublituximab-xiiy", "briumvi"),
    ],
)
def test_courses_of_one_drug_are_put_together(name: str, drug: Any, reader: Reader) -> None:
    def states(*statuses: str | None) -> set[str]:
        known = reader.read_mapping({"therapies": [{"name": name, "status": status} for status in statuses]})
        assert {state for other, found in known.states.items() if other != drug for state in found} == {"never"}
        return set(known.states[drug])

    assert states() == {"never"}
    assert states("current") == states("stopped", "current") == states("current", "stopped", None) == {"current"}
    assert states("stopped") == states("stopped", "stopped") == {"stopped"}
    assert states(None) == states("stopped", None) == {"current", "stopped"}


def test_a_day_on_which_it_was_stopped_says_that_it_was(reader: Reader) -> None:
    known = reader.read_mapping({"therapies": [{"name": "Tysabri", "stopped": "2020-01-01"}]})
    assert known.states["tysabri"] == {"stopped"}


def test_a_stopped_drug_is_assessed_whatever_is_considered(checker: Checker) -> None:
    for considering in (["ocrevus"], ["briumvi", "tyruko"]):
        report = checker.check({"considering": considering, "therapies": THERAPIES["stopped"]}, "2026-11-22")
        assert [one.drug for one in report.assessments] == sorted([*considering, "tysabri"])
        assert report["tysabri"].points == ("after",)
        assert all("after" in one.definition.applies for one in report["tysabri"].considerations)


def test_only_some_drugs_are_assessed_where_they_stand(reader: Reader) -> None:
    known = reader.read_mapping({"considering": ["ocrevus"], "therapies": [*(THERAPIES["current"] or []), {"name": "Lemtrada", "status": "stopped"}]})
    assert known.only(["tysabri"]).drugs == ("tysabri",)
    assert known.only(["tysabri"]).considering == known.only(["lemtrada"]).considering == ("ocrevus",)
    assert known.only(["tysabri"]).stage("tysabri") == "current"
    assert (known.only(["lemtrada"]).stage("lemtrada"), known.only(["lemtrada"]).points("lemtrada")) == ("stopped", ["after"])
    assert known.only(["ocrevus"]).stage("ocrevus") == "considered"
    assert known.only(["tysabri", "ocrevus", "no such drug"]).drugs == ("ocrevus", "tysabri")


def test_a_drug_that_would_not_be_assessed_counts_as_considered_when_asked_for(reader: Reader) -> None:
    known = reader.read_mapping({"considering": ["ocrevus"], "therapies": [{"name": "Lemtrada", "status": "stopped"}]})
    asked = known.only(["briumvi", "lemtrada"])
    assert (asked.drugs, {*(asked.considering or ())}) == (("briumvi", "lemtrada"), {"briumvi", "ocrevus"})
    assert (asked.stage("briumvi"), asked.points("briumvi")) == ("considered", ["before_first", "before_each"])
    assert asked.stage("lemtrada") == "stopped"


def test_where_all_are_considered_a_choice_among_them_changes_nothing_else(reader: Reader) -> None:
    known = reader.read_mapping({"therapies": [{"name": "Lemtrada", "status": "stopped"}]})
    assert known.only(["lemtrada"]) == known._replace(drugs=("lemtrada",))
    assert known.only(["lemtrada"]).points("lemtrada") == known.points("lemtrada") == ["before_first", "before_each", "after"]


# Pregnancy


@pytest.mark.parametrize(
    ("given", "pregnant"),
    [
        ({}, None),
        ({"pregnancy_test": "negative"}, None),
        ({"pregnancy_test": "positive"}, True),
        ({"pregnancy_test": "positive", "pregnant": True}, True),
        ({"pregnancy_test": "negative", "pregnant": True}, True),  # a test may be old
        ({"could_become_pregnant": True}, None),
        ({"could_become_pregnant": False}, False),
        ({"could_become_pregnant": False, "pregnant": False}, False),
        ({"could_become_pregnant": False, "pregnancy_test": "negative"}, False),
        ({"could_become_pregnant": True, "pregnant": True}, True),
    ],
)
def test_what_is_said_about_a_pregnancy_says_whether_there_is_one(reader: Reader, given: dict[str, Any], pregnant: bool | None) -> None:
    assert reader.read_mapping(given).values.get("pregnant") is pregnant


@pytest.mark.parametrize(
    ("given", "possible"),
    [
        ({}, None),
        ({"pregnant": True}, True),
        ({"pregnancy_test": "positive"}, True),
        ({"pregnant": False}, None),
        ({"pregnancy_test": "negative"}, None),
        ({"planning_pregnancy": True}, None),
    ],
)
def test_who_is_pregnant_could_become_pregnant(reader: Reader, given: dict[str, Any], possible: bool | None) -> None:
    assert reader.read_mapping(given).values.get("could_become_pregnant") is possible


POSITIVE = {"pregnancy_test": "positive"}
RECENT, PAST = ({**POSITIVE, "pregnancy_test_date": day} for day in ("2026-01-22", "2026-01-21"))  # 10 months, and a day more
NOW = date(2026, 11, 22)


def test_a_positive_test_of_any_age_raises_a_pregnancy_that_nobody_denies(reader: Reader) -> None:
    for given in (RECENT, POSITIVE, PAST):
        assert reader.read_mapping(given, NOW).values == {**POSITIVE, "pregnant": True, "could_become_pregnant": True}


@pytest.mark.parametrize("beside", [{"pregnant": False}, {"could_become_pregnant": False}])
def test_a_positive_test_older_than_a_pregnancy_contradicts_nothing(reader: Reader, beside: dict[str, Any]) -> None:
    assert reader.read_mapping({**PAST, **beside}, NOW).values["pregnant"] is False
    with pytest.raises(ProfileError, match='"pregnancy_test" is positive'):
        reader.read_mapping({**RECENT, **beside}, NOW)


def test_a_pregnancy_that_is_stated_does_not_hang_on_an_old_test(reader: Reader) -> None:
    assert reader.read_mapping({**PAST, "pregnant": True}, NOW).values["could_become_pregnant"] is True
    with pytest.raises(ProfileError, match='"could_become_pregnant" is false, but "pregnant" is true'):
        reader.read_mapping({**PAST, "pregnant": True, "could_become_pregnant": False}, NOW)


@pytest.mark.parametrize(("possible", "planned"), [(True, None), (False, False), (None, None)])
def test_who_could_not_become_pregnant_plans_no_pregnancy(reader: Reader, possible: bool | None, planned: bool | None) -> None:
    assert reader.read_mapping({"could_become_pregnant": possible}).values.get("planning_pregnancy") is planned
    assert reader.read_mapping({"could_become_pregnant": possible, "planning_pregnancy": False}).values["planning_pregnancy"] is False


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"pregnancy_test": "positive", "pregnant": False}, '"pregnancy_test" is positive, but "pregnant" is false'),
        ({"could_become_pregnant": False, "pregnant": True}, '"could_become_pregnant" is false, but "pregnant" is true'),
        ({"could_become_pregnant": False, "planning_pregnancy": True}, '"could_become_pregnant" is false, but "planning_pregnancy" is true'),
        ({"could_become_pregnant": False, "pregnancy_test": "positive"}, '"could_become_pregnant" is false, but "pregnancy_test" is positive'),
    ],
)
def test_what_contradicts_itself_about_a_pregnancy_is_refused_naming_both(reader: Reader, given: dict[str, Any], words: str) -> None:
    with pytest.raises(ProfileError, match=words):
        reader.read_mapping(given)
