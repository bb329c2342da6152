"""What the therapies of a profile add up to: what each name may mean, when the last dose was, sums and their contradictions."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from dmtcheck import ProfileError, Rulebook, courses
from dmtcheck.facts import NEVER, AtLeast, Interval
from dmtcheck.reading import Reader
from dmtcheck.therapies import possible_ingredients

TODAY = date(2026, 11, 22)
ABSENT: Any = None
NO_CANCER = {"cancer_history": False}


@pytest.fixture(scope="session")
def reader(rulebook: Rulebook) -> Reader:
    """What reads profiles."""
    return rulebook.reader


def course(name: str, status: str | None = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "status": status, **more}


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def values(reader: Reader, *therapies: dict[str, Any], as_of: Any = TODAY, **stated: Any) -> dict[str, Any]:
    return dict(reader.read_mapping({"therapies": list(therapies), **stated}, as_of).values)


# Which drugs a name may mean


@pytest.mark.parametrize(
    ("name", "drugs"),
    [
        ("Tysabri", {"tysabri"}),
        ("natalizumab", {"tyruko", "tysabri"}),
        ("Natalizumab 300 mg", {"tyruko", "tysabri"}),
        ("natalizumab-sztn", {"tyruko"}),
        ("natalizumb", {"tyruko", "tysabri"}),
        ("Tysabry", {"tyruko", "tysabri"}),
        ("Antegren", {"tysabri"}),
        ("Ocrevus, before that Tysabri", {"ocrevus", "tyruko", "tysabri"}),
        ("Ocrevus, before that Gilenya", {"ocrevus"}),
        ("Lemtrada or Campath", {"lemtrada"}),
        ("alemtuzumab", {"lemtrada"}),
        ("Campath", set()),
        ("Zunovo", set()),
        ("Ocrevus Zunovo", set()),
        ("ocrelizumab and hyaluronidase-ocsq", set()),
        ("ocrelizumab/hyaluronidase", set()),
        ("Ocrevus 920 mg", set()),
        ("Tysabri 150 mg, subcutaneous", set()),
        ("natalizumab s.c.", set()),
        ("ocrelizumab (Zunovo)", set()),
        ("ocrelizumab", {"ocrevus"}),
        ("Ocrevis", {"ocrevus"}),
        ("Novantron", {"mitoxantrone"}),
        ("Tecfidera", set()),
        ("Tecfidra", set()),
        ("something else", set()),
    ],
)
def test_a_name_adds_the_drugs_that_it_may_mean_to_those_assessed(reader: Reader, name: str, drugs: set[str]) -> None:
    known = reader.read_mapping({"considering": ["briumvi"], "therapies": [course(name, "stopped")]}, TODAY)
    assert set(known.drugs) == {"briumvi", *drugs}


@pytest.mark.parametrize(
    ("name", "ingredients"),
    [
        ("Tysabri", ("natalizumab",)),
        ("Antegren", ("natalizumab",)),
        ("Ocrevis", ("ocrelizumab",)),
        ("Ocrevus, before that Tysabri", ("ocrelizumab", "natalizumab")),
        ("Tysabri, before that Ocrevus", ("natalizumab", "ocrelizumab")),
        ("Tysabry then Tysabri", ("natalizumab",)),
        ("something else", ()),
    ],
)
def test_a_name_may_hold_several_ingredients(name: str, ingredients: tuple[str, ...]) -> None:
    assert possible_ingredients(name) == courses.course(course(name)).ingredients == ingredients


@pytest.mark.parametrize("name", ["Ocrevus, before that Tysabri", "Tysabri, before that Ocrevus"])
def test_a_name_that_holds_two_therapies_may_be_either(reader: Reader, name: str) -> None:
    known = reader.read_mapping({"therapies": [course(name, "current", last_dose="2026-10-22")]}, TODAY)
    maybe, never = {"current", "never"}, {"never"}
    assert known.unrecognised == (name,)
    assert {drug: set(states) for drug, states in known.states.items()} == {
        **dict.fromkeys(("briumvi", "lemtrada", "mitoxantrone"), never),
        **dict.fromkeys(("ocrevus", "tyruko", "tysabri"), maybe),
    }
    for held in ("natalizumab", "ocrelizumab"):
        assert f"{held}_now" not in known.values and f"{held}_ever" not in known.values
    for fact in ("months_since_natalizumab", "months_since_ocrevus"):
        assert known.values[fact] == Interval(1, NEVER)
    assert known.values["natalizumab_months"] == Interval(0, 600)
    assert "another_ms_therapy_now" not in known.values
    assert known.values["alemtuzumab_ever"] is known.values["ublituximab_now"] is False


# What is taken now


@pytest.mark.parametrize(
    ("therapies", "now"),
    [
        ([], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": False}),
        ([course("natalizumab", "current")], {"natalizumab": True, "tysabri": ABSENT, "tyruko": ABSENT, "other": False}),
        ([course("natalizumab", "stopped")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": False}),
        ([course("natalizumab")], {"natalizumab": ABSENT, "tysabri": ABSENT, "tyruko": ABSENT, "other": False}),
        ([course("Tysabri", "current")], {"natalizumab": True, "tysabri": True, "tyruko": False, "other": False}),
        ([course("Tysabri", "stopped"), course("Tyruko", "current")], {"natalizumab": True, "tysabri": False, "tyruko": True, "other": False}),
        ([course("Tysabri", "current"), course("Tysabri")], {"natalizumab": True, "tysabri": True, "tyruko": False, "other": False}),
        ([course("Tysabri", "stopped"), course("Tysabri")], {"natalizumab": ABSENT, "tysabri": ABSENT, "tyruko": False, "other": False}),
        ([course("Tysabry", "current")], {"natalizumab": ABSENT, "tysabri": ABSENT, "tyruko": ABSENT, "other": ABSENT}),
        ([course("Rebif", "current")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": True}),
        ([course("Rebif", "stopped")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": False}),
        ([course("Rebif")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": ABSENT}),
        ([course("something else", "current")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": True}),
        ([course("Antegren", "current")], {"natalizumab": True, "tysabri": True, "tyruko": False, "other": False}),
        ([course("Zunovo", "current")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": True}),
        ([course("Campath", "stopped")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": False}),
        ([course("Campath")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": ABSENT}),
        ([course("Ocrevus", "current"), course("Zunovo", "stopped")], {"natalizumab": False, "tysabri": False, "tyruko": False, "other": False}),
    ],
)
def test_what_is_taken_now(reader: Reader, therapies: list[dict[str, Any]], now: dict[str, bool | None]) -> None:
    for order in (therapies, therapies[::-1]):
        found = values(reader, *order)
        names = {"natalizumab": "natalizumab_now", "tysabri": "tysabri_now", "tyruko": "tyruko_now", "other": "another_ms_therapy_now"}
        assert {short: found.get(name, ABSENT) for short, name in names.items()} == now


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("Campath", "another_ms_therapy_now"),
        ("Lemtrada", "alemtuzumab_now"),
        ("alemtuzumab", "alemtuzumab_now"),
        ("Zunovo", "another_ms_therapy_now"),
        ("Ocrevus", "ocrelizumab_now"),
        ("ocrelizumab", "ocrelizumab_now"),
        ("Briumvi", "ublituximab_now"),
        ("mitoxantrone", "mitoxantrone_now"),
    ],
)
def test_what_is_taken_now_is_the_infusion_and_not_another_product_of_its_ingredient(reader: Reader, name: str, fact: str) -> None:
    facts = ("alemtuzumab_now", "ocrelizumab_now", "ublituximab_now", "mitoxantrone_now", "natalizumab_now", "another_ms_therapy_now")
    assert {one for one in facts if values(reader, course(name, "current"))[one]} == {fact}
    assert not any(values(reader, course(name, "stopped"))[one] for one in facts)


@pytest.mark.parametrize(
    ("names", "natalizumab", "mitoxantrone"),
    [
        ([], False, False),
        (["Rebif"], False, False),
        (["natalizumab"], True, False),
        (["Tyruko", "Novantrone"], True, True),
        (["Tysabry"], ABSENT, False),
        (["Tysabry", "Tysabri"], True, False),
        (["mitoxantron"], False, ABSENT),
    ],
)
def test_what_was_ever_taken(reader: Reader, names: list[str], natalizumab: bool | None, mitoxantrone: bool | None) -> None:
    found = values(reader, *(course(name) for name in names), **NO_CANCER)
    assert (found.get("natalizumab_ever"), found.get("mitoxantrone_ever")) == (natalizumab, mitoxantrone)
    found = values(reader, *(course(name) for name in names))  # mitoxantrone may have been given for cancer
    assert (found.get("natalizumab_ever"), found.get("mitoxantrone_ever")) == (natalizumab, mitoxantrone or ABSENT)


@pytest.mark.parametrize("status", ["current", "stopped", None])
@pytest.mark.parametrize(
    ("name", "ever"),
    [
        ("Lemtrada", {"alemtuzumab": True}),
        ("Campath", {"alemtuzumab": True}),
        ("Ocrevus", {"ocrelizumab": True}),
        ("Zunovo", {"ocrelizumab": True}),
        ("ocrelizumab", {"ocrelizumab": True}),
        ("Briumvi", {"ublituximab": True}),
        ("Rebif", {}),
        ("something else", {}),
        ("Ocrevis", {"ocrelizumab": ABSENT}),
        ("Lemtrada or Campath", {"alemtuzumab": ABSENT}),
        ("Ocrevus, before that Lemtrada", {"alemtuzumab": ABSENT, "ocrelizumab": ABSENT}),
    ],
)
def test_an_ingredient_was_ever_taken_under_whatever_brand(reader: Reader, name: str, ever: dict[str, bool | None], status: str | None) -> None:
    held = ("alemtuzumab", "ocrelizumab", "ublituximab")
    found = values(reader, course("Rebif"), course(name, status))
    assert {one: found.get(f"{one}_ever", ABSENT) for one in held} == {**dict.fromkeys(held, False), **ever}
    assert not {f"{one}_ever" for one in held} & {*reader.read_mapping({}, TODAY).values}


# The last dose


@pytest.mark.parametrize(
    ("therapies", "months"),
    [
        ([], NEVER),
        ([course("Rebif", "current")], NEVER),
        ([course("Tysabri", last_dose="2026-05-22")], 6),
        ([course("Tysabri", last_dose="2026-05-21")], 6.03),
        ([course("Tysabri", last_dose="2026-11-22")], 0),
        ([course("natalizumab", last_dose="2026-05-22")], 6),
        ([course("Tysabri", last_dose="2025-05-22"), course("Tyruko", last_dose="2026-05-22")], 6),
        ([course("Tysabri", stopped="2026-05-22")], Interval(6, NEVER)),
        ([course("Tysabri", started="2025-11-22", stopped="2026-05-22")], Interval(6, 12)),
        ([course("Tysabri", started="2025-11-22", last_dose="2026-03-22", stopped="2026-05-22")], 8),
        ([course("Tysabri", started="2025-11-22")], Interval(0, 12)),
        ([course("Tysabri")], Interval(0, NEVER)),
        ([course("Tysabri", last_dose="2026-05-22"), course("Tysabri")], Interval(0, 6)),
        ([course("Tysabri", last_dose="2026-05-22"), course("Tysabri", stopped="2026-04-22")], 6),
        ([course("Tysabry", last_dose="2026-05-22")], Interval(6, NEVER)),  # it may be something else
    ],
)
def test_months_since_the_last_natalizumab(reader: Reader, therapies: list[dict[str, Any]], months: Any) -> None:
    for order in (therapies, therapies[::-1]):
        assert values(reader, *order)["months_since_natalizumab"] == months
        without_a_date = values(reader, *order, as_of=None).get("months_since_natalizumab", ABSENT)
        assert without_a_date == (NEVER if months == NEVER else ABSENT)


@pytest.mark.parametrize(
    ("name", "fact", "passed"),
    [
        ("Lemtrada", "months_since_lemtrada", 12),
        ("Lemtrada", "days_since_lemtrada", 365),
        ("Briumvi", "months_since_briumvi", 12),
        ("Briumvi", "weeks_since_briumvi", 52.14),
        ("Ocrevus", "months_since_ocrevus", 12),
        ("mitoxantrone", "months_since_mitoxantrone", 12),
        ("Campath", "months_since_lemtrada", NEVER),
        ("Zunovo", "months_since_ocrevus", NEVER),
    ],
)
def test_time_since_the_last_dose_of_each_infusion(reader: Reader, name: str, fact: str, passed: float) -> None:
    assert values(reader, course(name, last_dose="2025-11-22"))[fact] == passed


def test_24_weeks_are_168_days(reader: Reader) -> None:
    assert values(reader, course("Briumvi", last_dose=ago(168)))["weeks_since_briumvi"] == 24
    assert values(reader, course("Briumvi", last_dose=ago(167)))["weeks_since_briumvi"] == 23.86


# Sums


@pytest.mark.parametrize(
    ("therapies", "months"),
    [
        ([], 0),
        ([course("Rebif", "current", started="2020-01-01")], 0),
        ([course("Tysabri", started="2024-11-22", last_dose="2026-11-22")], 24),
        ([course("Tysabri", started="2024-11-22", stopped="2026-11-22")], 24),
        ([course("Tysabri", "current", started="2024-11-22")], 24),
        ([course("Tysabri", "stopped", started="2024-11-22")], Interval(0, 600)),
        ([course("Tysabri", started="2024-11-22")], Interval(0, 600)),
        ([course("Tysabri", last_dose="2026-11-22")], Interval(0, 600)),
        ([course("Tysabri", started="2020-01-01", last_dose="2021-01-01"), course("Tyruko", started="2022-01-01", last_dose="2022-07-01")], 18),
        ([course("Tysabri", started="2020-01-01", last_dose="2021-01-01"), course("Tyruko")], Interval(12, 600)),
        ([course("Tysabry", started="2020-01-01", last_dose="2021-01-01")], Interval(0, 600)),  # how it was meant is not known
    ],
)
def test_months_on_natalizumab_add_up(reader: Reader, therapies: list[dict[str, Any]], months: Any) -> None:
    assert values(reader, *therapies)["natalizumab_months"] == months
    assert values(reader, *therapies[::-1])["natalizumab_months"] == months


def test_without_a_date_a_current_course_adds_up_to_no_one_knows_what(reader: Reader) -> None:
    assert values(reader, course("Tysabri", "current", started="2024-11-22"), as_of=None)["natalizumab_months"] == Interval(0, 600)


@pytest.mark.parametrize(
    ("therapies", "total"),
    [
        ([], 0),
        ([course("mitoxantrone", total_mg_per_m2=60)], 60),
        ([course("mitoxantrone", total_mg_per_m2=60), course("Novantrone", total_mg_per_m2=12.5)], 72.5),
        ([course("mitoxantrone", total_mg_per_m2=60), course("Novantrone")], Interval(60, 1000)),
        ([course("mitoxantron", total_mg_per_m2=60)], Interval(0, 1000)),
    ],
)
def test_the_lifetime_dose_of_mitoxantrone_adds_up(reader: Reader, therapies: list[dict[str, Any]], total: Any) -> None:
    for excluded in (NO_CANCER, {"anthracycline_exposure": False}, {"cancer_history": True, "anthracycline_exposure": False}):
        assert values(reader, *therapies, **excluded)["mitoxantrone_total_mg_per_m2"] == total
    least = total.low if isinstance(total, Interval) else total
    for possible in ({}, {"cancer_history": True}, {"anthracycline_exposure": True}, {"cancer_history": True, "anthracycline_exposure": True}):
        assert values(reader, *therapies, **possible)["mitoxantrone_total_mg_per_m2"] == Interval(least, 1000)


def test_the_most_that_can_be_given_needs_no_bounds(reader: Reader) -> None:
    assert values(reader, course("mitoxantrone", total_mg_per_m2=1000))["mitoxantrone_total_mg_per_m2"] == 1000


NATALIZUMAB = (course("Tysabri", started="2024-11-22", last_dose="2026-11-22"),)
MITOXANTRONE = (course("mitoxantrone", total_mg_per_m2=60),)


@pytest.mark.parametrize(
    ("therapies", "name", "agree", "contradict", "listed"),
    [
        (NATALIZUMAB, "natalizumab_months", {23: 24, 23.5: 24, 24: 24, 24.5: 24.5, 25: 25}, (0, 22.9, 25.1), "24 months of natalizumab"),
        ((), "natalizumab_months", {0: 0, 1: 1}, (1.1, 24), "0 months of natalizumab"),
        ((*NATALIZUMAB, course("Tyruko")), "natalizumab_months", {23: 24, 300: 300}, (22,), "24 to 600 months of natalizumab"),
        (
            MITOXANTRONE,
            "mitoxantrone_total_mg_per_m2",
            {59: 60, 60: 60, 61: 61, 140: 140, 1000: 1000},
            (0, 58.9),
            "60 to 1000 mg of mitoxantrone per square meter",
        ),
        ((), "mitoxantrone_total_mg_per_m2", {0: 0, 100: 100}, (), ""),  # it may have been given for another illness
        ((course("Rebif", outcome="inadequate_response"),), "failed_therapies", {1: 1}, (0, 2), "1 without enough response"),
    ],
)
def test_a_stated_sum_wins_where_it_is_not_the_lower_one_and_is_refused_where_it_does_not_agree(
    reader: Reader, therapies: tuple[dict[str, Any], ...], name: str, agree: dict[float, float], contradict: tuple[float, ...], listed: str
) -> None:
    for stated, taken in agree.items():
        assert values(reader, *therapies, **{name: stated})[name] == taken
    for stated in contradict:
        text = json.dumps({"as_of": "2026-11-22", "therapies": therapies, name: stated})
        with pytest.raises(ProfileError) as caught:
            reader.read_text(text)
        assert f'"{name}" is {stated}, but "therapies" lists {listed}' in caught.value.problem
        assert caught.value.column == text.rindex(" ") + 2


def test_the_dose_that_is_counted_is_named_alone_where_there_was_no_other(reader: Reader) -> None:
    with pytest.raises(ProfileError, match='"mitoxantrone_total_mg_per_m2" is 58, but "therapies" lists 60 mg of mitoxantrone per square meter'):
        values(reader, *MITOXANTRONE, mitoxantrone_total_mg_per_m2=58, **NO_CANCER)
    assert values(reader, *MITOXANTRONE, mitoxantrone_total_mg_per_m2=59, **NO_CANCER)["mitoxantrone_total_mg_per_m2"] == 60


# Immunosuppressants

AZATHIOPRINE, METHOTREXATE = "azathioprine", "methotrexate"


@pytest.mark.parametrize(
    ("therapies", "before", "now"),
    [
        ((), ABSENT, ABSENT),  # one may have been taken for another illness
        ((course("Rebif", "current"),), ABSENT, ABSENT),
        ((course(AZATHIOPRINE, "stopped"),), True, ABSENT),
        ((course(AZATHIOPRINE, "current"),), True, True),
        ((course(AZATHIOPRINE),), True, ABSENT),
        ((course(AZATHIOPRINE, "stopped"), course(METHOTREXATE, "current")), True, True),
        ((course("mitoxantrone", "stopped"),), True, ABSENT),
        ((course("cladribine", "stopped"),), True, ABSENT),
        ((course("Mavenclad", "current"),), True, True),
        ((course("rituximab", "stopped"),), True, ABSENT),
        ((course("rituximab", "current"),), True, True),
        ((course("ofatumumab", "current"), course("Ocrevus", "stopped")), ABSENT, ABSENT),
        ((course("azathioprin", "current"),), ABSENT, ABSENT),  # it may be something else
    ],
)
def test_immunosuppressants_among_the_therapies(reader: Reader, therapies: tuple[dict[str, Any], ...], before: bool | None, now: bool | None) -> None:
    found = values(reader, *therapies)
    assert (found.get("prior_immunosuppressant"), found.get("current_immunosuppressant")) == (before, now)


@pytest.mark.parametrize(
    ("status", "name"), [("stopped", "prior_immunosuppressant"), ("current", "current_immunosuppressant")], ids=["before", "now"]
)
def test_an_immunosuppressant_that_is_denied_and_listed_is_refused(reader: Reader, status: str, name: str) -> None:
    with pytest.raises(ProfileError, match=f'"{name}" is false, but "therapies" lists one') as caught:
        values(reader, course(AZATHIOPRINE, status), **{name: False})
    assert caught.value.path == (name,)
    assert values(reader, course(AZATHIOPRINE, status), **{name: True})[name] is True


@pytest.mark.parametrize(
    "therapies",
    [
        (course(AZATHIOPRINE, "stopped"), course(METHOTREXATE, "current")),
        (course(METHOTREXATE, "current"), course(AZATHIOPRINE, "stopped")),
        (course(AZATHIOPRINE, "current"), course(AZATHIOPRINE, "stopped")),
        (course(METHOTREXATE), course("Mavenclad", "stopped")),
    ],
)
def test_one_that_was_stopped_was_taken_before_whatever_stands_beside_it(reader: Reader, therapies: tuple[dict[str, Any], ...]) -> None:
    with pytest.raises(ProfileError, match='"prior_immunosuppressant" is false, but "therapies" lists one'):
        values(reader, *therapies, prior_immunosuppressant=False)
    if any(one["status"] == "current" for one in therapies):
        with pytest.raises(ProfileError, match='"current_immunosuppressant" is false, but "therapies" lists one'):
            values(reader, *therapies, current_immunosuppressant=False)


@pytest.mark.parametrize("therapy", [course("Rebif", "current"), course("azathioprin", "current"), course(AZATHIOPRINE)])
def test_what_is_no_certain_immunosuppressant_contradicts_nothing(reader: Reader, therapy: dict[str, Any]) -> None:
    assert values(reader, therapy, current_immunosuppressant=False)["current_immunosuppressant"] is False


def test_one_taken_now_was_perhaps_not_taken_before(reader: Reader) -> None:
    found = values(reader, course(AZATHIOPRINE, "current"), prior_immunosuppressant=False)
    assert (found["prior_immunosuppressant"], found["current_immunosuppressant"]) == (False, True)


# A list that may lack some

PARTIAL = {"therapies_complete": False}
HELD = ("alemtuzumab", "mitoxantrone", "natalizumab", "ocrelizumab", "ublituximab")


@pytest.mark.parametrize("therapies", [(), (course("Rebif", "stopped"),), (course("Rebif", "current", outcome="inadequate_response"),)])
def test_what_a_list_does_not_hold_is_not_known_where_it_may_lack_some(reader: Reader, therapies: tuple[dict[str, Any], ...]) -> None:
    found = values(reader, *therapies, **PARTIAL, **NO_CANCER)
    assert not {f"{held}_{when}" for held in HELD for when in ("ever", "now")} & {*found}
    assert not {"tysabri_now", "tyruko_now"} & {*found}
    assert found["natalizumab_months"] == Interval(0, 600)
    assert found["mitoxantrone_total_mg_per_m2"] == Interval(0, 1000)
    for fact in ("months_since_natalizumab", "months_since_ocrevus", "months_since_lemtrada", "days_since_lemtrada", "weeks_since_briumvi"):
        assert found[fact] == Interval(0, NEVER)
    whole = values(reader, *therapies, therapies_complete=True, **NO_CANCER)
    assert whole == values(reader, *therapies, **NO_CANCER) | {"therapies_complete": True}
    assert whole["natalizumab_ever"] is whole["ocrelizumab_now"] is False


@pytest.mark.parametrize(
    ("therapies", "failed"),
    [
        ((), Interval(0, 30)),
        ((course("Rebif", outcome="inadequate_response"),), Interval(1, 30)),
        ((course("Rebif", outcome="inadequate_response"), course("Tecfidera")), Interval(1, 30)),
        ((course("Rebif", outcome="responded"),), Interval(0, 30)),
    ],
)
def test_more_may_have_failed_than_a_list_holds_that_may_lack_some(reader: Reader, therapies: tuple[dict[str, Any], ...], failed: Interval) -> None:
    assert values(reader, *therapies, **PARTIAL)["failed_therapies"] == failed
    assert values(reader, *therapies, **PARTIAL, failed_therapies=7)["failed_therapies"] == 7


def test_fewer_failed_than_a_list_holds_contradicts_it_though_it_may_lack_some(reader: Reader) -> None:
    with pytest.raises(ProfileError, match='"failed_therapies" is 0, but "therapies" lists 1 to 30 without enough response'):
        values(reader, course("Rebif", outcome="inadequate_response"), **PARTIAL, failed_therapies=0)


def test_what_a_list_holds_is_sure_though_it_may_lack_some(reader: Reader) -> None:
    found = values(reader, course("Tysabri", "current", started="2024-11-22", last_dose="2026-10-22"), course("Lemtrada", "stopped"), **PARTIAL)
    assert found["natalizumab_ever"] is found["natalizumab_now"] is found["tysabri_now"] is found["alemtuzumab_ever"] is True
    assert found["natalizumab_months"] == Interval(24, 600)
    assert found["months_since_natalizumab"] == Interval(0, 1)  # a further course may have had a later dose
    assert "alemtuzumab_now" not in found  # a further course may be current
    assert "ocrelizumab_ever" not in found


def test_what_may_be_lacking_is_another_therapy_too(reader: Reader) -> None:
    assert values(reader, course("Rebif", "stopped"))["another_ms_therapy_now"] is False
    assert "another_ms_therapy_now" not in values(reader, course("Rebif", "stopped"), **PARTIAL)
    assert values(reader, course("Rebif", "current"), **PARTIAL)["another_ms_therapy_now"] is True


def test_no_further_drug_is_assessed_and_no_further_name_is_told_where_a_list_may_lack_some(reader: Reader) -> None:
    given = {"considering": ["briumvi"], "therapies": [course("Lemtrada", "stopped"), course("something else"), course("Zunovo")]}
    whole, partial = reader.read_mapping(given, TODAY), reader.read_mapping({**given, **PARTIAL}, TODAY)
    assert partial.drugs == whole.drugs == ("briumvi", "lemtrada")
    assert partial.unrecognised == whole.unrecognised == ("something else",)
    assert partial.outside == whole.outside
    assert [one.brand for one in partial.outside] == ["Zunovo"]


@pytest.mark.parametrize(
    ("therapies", "drug", "states", "stage"),
    [
        ((), "briumvi", {"never", "current", "stopped"}, "considered"),
        ((course("Briumvi", "current"),), "briumvi", {"current"}, "current"),
        ((course("Briumvi", "stopped"),), "briumvi", {"current", "stopped"}, "considered"),
        ((course("Lemtrada", "stopped"),), "lemtrada", {"current", "stopped"}, "stopped"),
    ],
)
def test_where_the_person_stands_with_a_drug_is_open_where_a_further_course_may_be_lacking(
    reader: Reader, therapies: tuple[dict[str, Any], ...], drug: Any, states: set[str], stage: str
) -> None:
    known = reader.read_mapping({"considering": ["briumvi"], "therapies": list(therapies), **PARTIAL}, TODAY)
    assert known.states[drug] == states
    assert known.stage(drug) == stage
    if len(states) == 3:
        assert known.reaches(drug, ["before_first"]) is True  # it is considered, and not surely current
        assert known.reaches(drug, ["during"]) is known.reaches(drug, ["after"]) is None
        assert known.points(drug) == ["before_first", "before_each"]


def test_immunosuppressants_are_those_that_are_listed(reader: Reader) -> None:
    for therapies, before in (((), ABSENT), ((course("azathioprine", "stopped"),), True)):
        assert values(reader, *therapies, **PARTIAL).get("prior_immunosuppressant") is before
    assert values(reader, **PARTIAL, prior_immunosuppressant=False)["prior_immunosuppressant"] is False


def test_a_list_of_reactions_that_may_lack_some_is_kept_as_such(reader: Reader) -> None:
    for members, whole, least in ((["sulfite"], False, True), (["sulfite"], True, False), (["sulfite"], None, False), ([], False, True)):
        found = reader.read_mapping({"severe_reactions": members, "severe_reactions_complete": whole}, TODAY).values["severe_reactions"]
        assert found == tuple(members)
        assert isinstance(found, AtLeast) is least
