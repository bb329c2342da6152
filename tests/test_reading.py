"""What a profile says: every fact within its bounds, three ways of giving it, dates, and what is counted from therapies."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import consistent

from dmtcheck import Checker, Profile, ProfileError, Rulebook, load_rulebook
from dmtcheck.condition import Line, Truth
from dmtcheck.dates import Window
from dmtcheck.facts import NEVER, Fact, Interval, Value
from dmtcheck.known import Known
from dmtcheck.reading import Reader
from dmtcheck.terms import DRUGS
from dmtcheck.therapies import ingredient, recognise, table

TODAY = date(2026, 11, 22)
FACTS = load_rulebook().facts
STATED = {name: fact for name, fact in FACTS.items() if not fact.uses}
DATES = {f"{name}_date": name for name, fact in STATED.items() if fact.dated}
NOT_KEPT_AS_VALUES = ("id", "as_of", "considering", "therapies")


@pytest.fixture(scope="session")
def reader(rulebook: Rulebook) -> Reader:
    """What reads profiles."""
    return rulebook.reader


def beside(name: str) -> dict[str, Any]:
    """Return what must be given for ``name`` to be read."""
    fact = STATED.get(DATES.get(name, ""))
    return {fact.name: fact.values[0] if fact.values else fact.low} if fact else {}


def implied(name: str, value: Any) -> dict[str, Value]:
    """Return what a fact says about another one that can be stated too."""
    said: dict[str, tuple[Any, dict[str, Value]]] = {
        "could_become_pregnant": (False, {"pregnant": False, "planning_pregnancy": False}),
        "pregnancy_test": ("positive", {"pregnant": True, "could_become_pregnant": True}),
        "pregnant": (True, {"could_become_pregnant": True}),
    }
    return said[name][1] if name in said and said[name][0] == value else {}


def stated(known: Known) -> dict[str, Value]:
    return {name: value for name, value in known.values.items() if name in STATED}


def good_values(fact: Fact) -> list[Any]:
    match fact.type:
        case "yes_no":
            return [True, False]
        case "choice":
            return list(fact.values)
        case "number" if fact.whole:
            return [int(fact.low), int(fact.low) + 1, int(fact.high)]
        case "number":
            return [*([] if fact.above else [fact.low]), fact.low + 0.125, int(fact.high), float(fact.high)]
        case "list":
            return [[], *([value] for value in fact.values), list(fact.values), [fact.values[0]] * 2]
        case "drugs":
            return [*([value] for value in fact.values), list(fact.values)]
        case "date":
            return GOOD_DAYS
        case "day":
            return ["none", *GOOD_DAYS]
        case "text":
            return ["", "x", "\u00e9" * int(fact.high), "\U0001f600" * int(fact.high)]
        case "therapies":
            course: dict[str, Any] = {
                "name": "x",
                "status": "stopped",
                "outcome": "other",
                "started": "2020-01-01",
                "stopped": "2021-01-01",
                "last_dose": "2020-12-01",
            }
            bounds: list[dict[str, Any]] = [{"infusions": 0, "total_mg_per_m2": 0}, {"infusions": 1000, "total_mg_per_m2": 1000.0}]
            return [
                [],
                [{"name": "x" * 200}],
                [course],
                *([{**course, **bound}] for bound in bounds),
                [dict.fromkeys(course) | {"name": "x"}],
            ]


GOOD_DAYS = ["2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31"]


def bad_values(fact: Fact) -> list[Any]:
    never: list[Any] = [{}, {"a": 1}, [None], [[]], "surely not"]
    match fact.type:
        case "yes_no":
            return [*never, [], 0, 1, 0.0, "true", "yes", ""]
        case "choice":
            return [*never, [], True, 0, "", fact.values[0].upper(), fact.values[0] + " ", [fact.values[0]]]
        case "number" if fact.whole:
            return [*never, [], True, "1", fact.low - 1, int(fact.high) + 1, 1.5, 1.0, 10**30]
        case "number":
            edges = [fact.low - 1, fact.low - 0.001, fact.high + 1, fact.high + 0.001, *([fact.low] if fact.above else [])]
            return [*never, [], True, False, "34", "", *edges, 1e300, 10**39]
        case "list":
            return [*never, True, 0, fact.values[0], [*fact.values, "x"], [fact.values[0].upper()], [1], [True]]
        case "drugs":
            return [*never, [], True, fact.values[0], [fact.values[0].capitalize()], ["ocrelizumab"]]
        case "date":
            return [*never, [], *BAD_DAYS]
        case "day":
            return [*never, [], ["none"], "None", "never", " none", *BAD_DAYS]
        case "text":
            return [{}, [], ["x"], True, 1, 1.5, "x" * (int(fact.high) + 1)]
        case "therapies":
            return [
                *never,
                True,
                0,
                {"name": "x"},
                ["x"],
                [{}],
                [{"name": None}],
                [{"name": ""}],
                [{"name": "\t "}],
                [{"name": "x" * 201}],
                [{"name": 1}],
                [{"Name": "x"}],
                *([{"name": "x", **bad}] for bad in BAD_MEMBERS),
            ]
    raise AssertionError(fact.type)


BAD_DAYS = [
    True,
    0,
    1,
    20261122,
    0.0,
    1.7e9,
    "",
    "0",
    "1",
    "20261122",
    "2026-11-22T00:00:00",
    "2026-11-22 00:00",
    "22.11.2026",
    "2026-02-30",
    "2026-11-2",
    "26-11-22",
    " 2026-11-22",
    "2026-W47-7",
    "-2026-11-22",
    "1.5",
    "1e9",
]

BAD_MEMBERS: list[dict[str, Any]] = [
    {"status": "ended"},
    {"status": True},
    {"outcome": "failed"},
    {"outcome": ["other"]},
    {"infusions": -1},
    {"infusions": 1001},
    {"infusions": 1.5},
    {"infusions": "3"},
    {"infusions": True},
    {"total_mg_per_m2": -0.1},
    {"total_mg_per_m2": 1000.1},
    {"total_mg_per_m2": "3"},
    {"started": "2026"},
    {"stopped": 0},
    {"last_dose": "20261122"},
    {"last_dose": "2026-11-22T00:00"},
    {"unknown": None},
]


def kept(value: Any) -> Any:
    """Return a value as Known holds it."""
    if isinstance(value, str) and value[:4].isdigit():
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize("name", STATED)
def test_every_fact_is_read_at_its_bounds(name: str, reader: Reader) -> None:
    for value in good_values(STATED[name]):
        given = {**beside(name), name: value}
        known = reader.read_text(json.dumps(given))
        assert known == reader.read_mapping(given)
        if name in DATES:
            assert known.dates[DATES[name]] == kept(value)
            assert set(known.dates) & set(STATED) == {DATES[name]}
        elif name not in NOT_KEPT_AS_VALUES:
            assert stated(known) == {name: kept(value), **implied(name, value)}
            assert type(known.values[name]) is (int if value == int(value) else float) if isinstance(value, float) else type(kept(value))
    assert reader.read_text(json.dumps({"id": "x"})).id == "x"


@pytest.mark.parametrize("name", STATED)
def test_every_fact_is_refused_beyond_its_bounds(name: str, reader: Reader) -> None:
    for value in bad_values(STATED[name]):
        given = {**beside(name), name: value}
        text = json.dumps(given, indent=1)
        with pytest.raises(ProfileError) as in_text:
            reader.read_text(text)
        with pytest.raises(ProfileError) as in_mapping:
            reader.read_mapping(given)
        assert in_text.value.problem == in_mapping.value.problem
        assert f'"{name}"' in in_text.value.problem, value
        assert in_text.value.path[0] == name
        assert "  " not in in_text.value.problem and in_text.value.problem.isprintable()
        line = text.split("\n")[(in_text.value.line or 0) - 1]
        assert line.lstrip().startswith(f'"{name}"') or isinstance(value, list), value


@pytest.mark.parametrize("name", STATED)
def test_null_means_absent(name: str, reader: Reader) -> None:
    assert reader.read_text(json.dumps({name: None})) == reader.read_text("{}")
    assert reader.read_mapping({name: None}) == reader.read_mapping({})


def test_nothing_said_is_nothing_known(reader: Reader) -> None:
    known = reader.read_text("{}")
    assert known == Known(None, None, DRUGS, {}, {}, None, {}, ())


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.uses])
def test_a_derived_fact_cannot_be_stated(name: str, reader: Reader) -> None:
    with pytest.raises(ProfileError, match=f'unknown fact "{name}"'):
        reader.read_mapping({name: True})


@pytest.mark.parametrize("name", [name for name, fact in STATED.items() if fact.dated])
def test_a_date_needs_its_fact(name: str, reader: Reader) -> None:
    for value in ({}, {name: None}):
        with pytest.raises(ProfileError, match=f'"{name}_date" is given without "{name}"'):
            reader.read_mapping({**value, f"{name}_date": "2020-01-01"})


@pytest.mark.parametrize("name", [name for name, fact in STATED.items() if fact.dated])
@pytest.mark.parametrize("said", [True, False], ids=["in the profile", "from outside"])
def test_a_result_from_the_future_is_refused_naming_both(name: str, said: bool, reader: Reader) -> None:
    given = {**beside(f"{name}_date"), **({"as_of": "2026-11-22"} if said else {})}
    assert reader.read_mapping({**given, f"{name}_date": "2026-11-22"}, None if said else TODAY).dates[name] == TODAY
    with pytest.raises(ProfileError, match=f'"{name}_date" is 2026-11-23, after .*"as_of", 2026-11-22'):
        reader.read_mapping({**given, f"{name}_date": "2026-11-23"}, None if said else TODAY)


@pytest.mark.parametrize("name", [name for name, fact in STATED.items() if fact.type == "day"])
def test_a_day_is_a_fact_of_its_own_and_lies_not_in_the_future(name: str, reader: Reader) -> None:
    assert reader.read_mapping({name: "2026-11-22"}, TODAY).values[name] == TODAY
    assert reader.read_mapping({name: "none"}, TODAY).values[name] == "none"
    assert reader.read_mapping({name: "2026-11-23"}).values[name] == date(2026, 11, 23)
    with pytest.raises(ProfileError, match=f'"{name}" is 2026-11-23, after .*"as_of", 2026-11-22'):
        reader.read_mapping({name: "2026-11-23"}, TODAY)


@pytest.mark.parametrize("member", ["started", "stopped", "last_dose"])
def test_a_therapy_in_the_future_is_refused_naming_both(member: str, reader: Reader) -> None:
    given = {"as_of": "2026-11-22", "therapies": [{"name": "x"}, {"name": "y", member: "2026-11-23"}]}
    with pytest.raises(ProfileError, match=f'"therapies", number 2, "{member}" is 2026-11-23, after .*"as_of", 2026-11-22') as caught:
        reader.read_text(json.dumps(given))
    assert caught.value.column == json.dumps(given).index('"2026-11-23"') + 1
    reader.read_mapping({**given, "as_of": "2026-11-23"})
    reader.read_mapping({"therapies": given["therapies"]})


def test_the_date_of_the_profile_wins_over_the_one_from_outside(reader: Reader) -> None:
    assert reader.read_mapping({"as_of": "2026-01-01"}, TODAY).as_of == date(2026, 1, 1)
    assert reader.read_mapping({}, TODAY).as_of == TODAY
    assert reader.read_mapping({"as_of": None}, TODAY).as_of == TODAY
    assert reader.read_mapping({}).as_of is None


def test_drugs_under_consideration_are_alphabetical_and_once(reader: Reader) -> None:
    assert reader.read_mapping({"considering": ["tysabri", "briumvi", "tysabri"]}).drugs == ("briumvi", "tysabri")
    assert reader.read_mapping({"considering": None}).drugs == DRUGS


# One profile, given in three ways

days = st.dates(date(1990, 1, 1), date(2025, 12, 31))
members: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from(["current", "stopped", None]),
    "outcome": st.sampled_from(["responded", "inadequate_response", "intolerance", "safety", "pregnancy", "access", "other", None]),
    "started": days,
    "stopped": days | st.none(),
    "last_dose": days,
    "infusions": st.integers(0, 1000),
    "total_mg_per_m2": st.floats(0, 1000) | st.integers(0, 1000),
}
names = st.sampled_from([row.brand or row.ingredient for row in table().values()]) | st.text(min_size=1, max_size=20).filter(str.strip)
courses = st.fixed_dictionaries({"name": names}, optional=members)


def domain(fact: Fact) -> st.SearchStrategy[Any]:
    match fact.type:
        case "yes_no":
            return st.booleans()
        case "choice":
            return st.sampled_from(fact.values)
        case "number" if fact.whole:
            return st.integers(int(fact.low), int(fact.high))
        case "number":
            return st.integers(int(fact.low) + fact.above, int(fact.high)) | st.floats(fact.low, fact.high, exclude_min=fact.above)
        case "list":
            return st.lists(st.sampled_from(fact.values), max_size=4)
        case "drugs":
            return st.lists(st.sampled_from(fact.values), min_size=1, max_size=4)
        case "date":
            return days
        case "day":
            return days | st.just("none")
        case "text":
            return st.text(max_size=int(fact.high))
        case "therapies":
            return st.lists(courses.map(one_date), max_size=4)


def one_date(course: dict[str, Any]) -> dict[str, Any]:
    """Leave a course one date, so that none contradicts another."""
    dates = [name for name in ("started", "stopped", "last_dose") if course.get(name)]
    gone = {*dates[1:], *(("status",) if course.get("stopped") else ())}
    return {name: value for name, value in course.items() if name not in gone}


def whole(profile: dict[str, Any]) -> dict[str, Any]:
    """Take out what contradicts the rest, nulls apart."""
    said = consistent({name: value for name, value in profile.items() if value is not None})
    kept = {name: value for name, value in profile.items() if value is None or name in said}
    return {**kept, "as_of": date(2026, 1, 1)} if kept.get("as_of") else kept


profiles = st.fixed_dictionaries({}, optional={name: domain(fact) | st.none() for name, fact in STATED.items()}).map(whole)


@settings(deadline=None, max_examples=100)
@given(profile=profiles, as_of=st.sampled_from([None, TODAY]), indent=st.sampled_from([None, 0, 3]))
def test_a_dictionary_a_model_and_text_say_the_same(reader: Reader, profile: dict[str, Any], as_of: date | None, indent: int | None) -> None:
    text = json.dumps(profile, default=date.isoformat, indent=indent)
    known = reader.read_text(text, as_of)
    assert reader.read_mapping(profile, as_of) == known
    assert reader.read_mapping(json.loads(text), as_of) == known
    assert reader.read_model(Profile(**profile), as_of) == known
    assert reader.read_model(Profile.model_validate_json(text), as_of) == known
    assert reader.read_text(json.dumps({name: value for name, value in json.loads(text).items() if value is not None}), as_of) == known
    assert reader.read_text(json.dumps(dict(reversed(json.loads(text).items()))), as_of) == known
    said = {name: value for name, value in profile.items() if value is not None and name not in NOT_KEPT_AS_VALUES}
    assert {name: kept(value) for name, value in said.items() if name not in DATES}.items() <= known.values.items()
    assert {name: day for name, day in known.dates.items() if name in STATED} == {DATES[name]: day for name, day in said.items() if name in DATES}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({1: 2}, 'unknown fact "1"'),
        ({None: 2}, 'unknown fact "None"'),
        ({(1,): 2}, "cannot be written as JSON"),
        ({"age": 10**5000}, "cannot be written as JSON"),
        ({"age": 10**100}, '"age": expected a number from 0 to 130, found 1000'),
        ({"age": float("nan")}, '"age": expected a number from 0 to 130, found nan'),
        ({"lvef_percent": float("inf")}, '"lvef_percent": expected a number from 0 to 100, found inf'),
        ({"id": object()}, "a object is not a value of a profile"),
        ({"as_of": datetime(2026, 1, 1)}, "a datetime is not a value of a profile"),
        ({"considering": {"ocrevus"}}, "a set is not a value of a profile"),
        ({"considering": ("ocrevis",)}, 'did you mean "ocrevus"'),
        ({"age": (1,)}, '"age": expected a number from 0 to 130, found a list'),
        ({"age": TODAY}, '"age": expected a number from 0 to 130, found a date'),
        ({"therapies": [{"name": "x", 1: 2}]}, 'unknown key "1"'),
        ({"therapies": [{"name": "x", "last_dose": TODAY}, {}]}, '"therapies".*"name" is missing'),
        ({"therapies": [{"name": "x"}, {"name": "y", "status": 1, "outcome": 2}]}, 'number 2, "(status|outcome)".*and 1 more problem'),
        ({"id": "\ud800"}, "surrogate|half of a character"),
        ({"\ud800": "x"}, 'unknown fact ".ud800"'),
    ],
)
def test_a_dictionary_that_json_could_not_hold_is_refused(given: dict[Any, Any], words: str, reader: Reader) -> None:
    with pytest.raises(ProfileError, match=words) as caught:
        reader.read_mapping(given)
    assert caught.value.line is None


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"ms_type": "ris"}, ""),
        ({"ms_type": "ci"}, ""),
        ({"ms_type": "rms"}, ""),
        ({"ms_type": "rrmz"}, ', did you mean "rrms"?'),
        ({"ms_type": "RRMS"}, ', did you mean "rrms"?'),
        ({"jcv_antibody": "positiv"}, ', did you mean "positive"?'),
    ],
)
def test_a_value_of_fewer_than_four_letters_is_taken_for_no_other_one(given: dict[str, str], meant: str, reader: Reader) -> None:
    with pytest.raises(ProfileError) as caught:
        reader.read_text(json.dumps(given))
    assert caught.value.problem.endswith(f'"{next(iter(given.values()))}"{meant}')


@pytest.mark.parametrize("depth", [150, 199, 201, 300, 900, 5000])
def test_a_dictionary_of_any_depth_is_refused(depth: int, reader: Reader) -> None:
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    with pytest.raises(ProfileError):
        reader.read_mapping({"id": inner})


@pytest.mark.parametrize("depth", [150, 199, 201, 300, 900])
def test_text_of_any_depth_is_refused_at_its_place(depth: int, reader: Reader) -> None:
    with pytest.raises(ProfileError) as caught:
        reader.read_text(f'{{"id":\n {"[" * depth}{"]" * depth}}}')
    assert (caught.value.line, caught.value.column) == (2, 101)


def test_text_with_half_a_character_is_refused(reader: Reader) -> None:
    with pytest.raises(ProfileError):
        reader.read_text('{"id": "\ud800"}')


def test_dates_may_be_dates(reader: Reader) -> None:
    given: Mapping[str, Any] = {"as_of": TODAY, "therapies": ({"name": "Lemtrada", "last_dose": TODAY},)}
    assert reader.read_mapping(given).values["days_since_lemtrada"] == 0


@pytest.mark.parametrize("given", [None, 1, ["ocrevus"], {"ocrevus"}, bytearray(b"{}"), TODAY])
def test_what_is_no_profile_is_refused(given: Any, checker: Checker) -> None:
    with pytest.raises(ProfileError, match=f"expected a dictionary, a Profile or JSON text, found a {type(given).__name__}"):
        checker.read(given)


def test_every_kind_of_profile_is_read(checker: Checker) -> None:
    assert checker.read(b'\xef\xbb\xbf{"age": 34}') == checker.read('{"age": 34}') == checker.read({"age": 34.0}) == checker.read(Profile(age=34))


def test_unknown_facts_are_named_up_to_three_and_the_rest_counted(reader: Reader) -> None:
    def problem(count: int) -> str:
        with pytest.raises(ProfileError) as caught:
            reader.read_mapping({f"zz{n}": n for n in range(count)})
        return caught.value.problem.removesuffix(" (`dmtcheck facts` lists all facts)")

    assert problem(1) == 'unknown fact "zz0"'
    assert problem(3) == 'unknown facts "zz0", "zz1", "zz2"'
    assert problem(4) == 'unknown facts "zz0", "zz1", "zz2" and 1 more'
    assert problem(1234) == 'unknown facts "zz0", "zz1", "zz2" and 1,231 more'


# Therapies


def course(name: str, outcome: str | None = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "outcome": outcome, **more}


FAILED = "inadequate_response"


@pytest.mark.parametrize(
    ("therapies", "count"),
    [
        ([], 0),
        ([course("Tecfidera", FAILED)], 1),
        ([course("Tecfidera", FAILED), course("Gilenya", FAILED)], 2),
        ([course("Tecfidera", FAILED), course("dimethyl fumarate", FAILED)], 1),
        ([course("Avonex", FAILED), course("Rebif", FAILED)], 1),
        ([course("Avonex", FAILED), course("Betaseron", FAILED)], 2),
        ([course("Avonex", FAILED), course("Plegridy", FAILED)], 2),
        ([course("Lemtrada", FAILED), course("Campath", FAILED)], 1),
        ([course("Ocrevus", FAILED), course("Zunovo", FAILED), course("OCRELIZUMAB", FAILED)], 1),
        ([course("Tysabri", FAILED), course("Tyruko", FAILED)], 1),
        ([course("  tecfidera\n", FAILED), course("TECFIDERA", FAILED)], 1),
        ([course("Tecfidera", "intolerance"), course("Gilenya", "safety"), course("Aubagio", "pregnancy")], 0),
        ([course("Tecfidera", "access"), course("Gilenya", "other"), course("Aubagio", "responded")], 0),
        ([course("Tecfidera", FAILED), course("Tecfidera", "intolerance")], 1),
        ([course("Tecfidera", FAILED), course("Tecfidera")], 1),
        ([course("Tecfidera", "intolerance"), course("Tecfidera")], Interval(0, 1)),
        ([course("Tecfidera")], Interval(0, 1)),
        ([course("Tecfidera"), course("dimethyl fumarate")], Interval(0, 1)),
        ([course("Tecfidera"), course("Gilenya")], Interval(0, 2)),
        ([course("Tecfidera", FAILED), course("Gilenya")], Interval(1, 2)),
        ([course("Tecfidera", FAILED), course("Gilenya", FAILED), course("Aubagio")], Interval(2, 3)),
        ([course("Tecfidera", status="current")], Interval(0, 1)),
        ([course("Nothing known", FAILED), course("nothing  KNOWN", FAILED)], 1),
        ([course("Nothing known", FAILED), course("Nothing else", FAILED)], 2),
    ],
)
def test_therapies_without_enough_response_are_counted(therapies: list[dict[str, Any]], count: int | Interval, reader: Reader) -> None:
    assert reader.read_mapping({"therapies": therapies}).values["failed_therapies"] == count
    assert reader.read_mapping({"therapies": therapies[::-1]}).values["failed_therapies"] == count


@pytest.mark.parametrize(
    ("therapies", "agree", "counted"),
    [
        ([], {0}, "0"),
        ([course("Tecfidera", FAILED)], {1}, "1"),
        ([course("Tecfidera", FAILED), course("Gilenya")], {1, 2}, "1 to 2"),
        ([course("Tecfidera", "intolerance")], {0}, "0"),
    ],
)
def test_a_stated_count_must_agree_with_the_therapies(therapies: list[dict[str, Any]], agree: set[int], counted: str, reader: Reader) -> None:
    for stated in range(4):
        given = {"therapies": therapies, "failed_therapies": stated}
        if stated in agree:
            assert reader.read_mapping(given).values["failed_therapies"] == stated
            continue
        with pytest.raises(ProfileError, match=f'"failed_therapies" is {stated}, but "therapies" lists {counted} without enough response') as caught:
            reader.read_text(json.dumps(given))
        assert caught.value.column == json.dumps(given).rindex(" ") + 2


def test_a_stated_count_alone_is_kept(reader: Reader) -> None:
    assert reader.read_mapping({"failed_therapies": 30}).values == {"failed_therapies": 30}
    assert reader.read_mapping({"failed_therapies": 2, "therapies": None}).values == {"failed_therapies": 2}


def test_names_that_are_not_recognised_are_kept_and_reported_once(checker: Checker) -> None:
    names = ["Tecfidera", "Zanubrutinib", "Ocrevus", "Zanubrutinib", "Evobrutinib"]
    known = checker.read({"therapies": [course(name, FAILED) for name in names]})
    assert known.unrecognised == ("Zanubrutinib", "Evobrutinib")
    assert known.values["failed_therapies"] == 4
    quality = checker.report(known).to_dict()["data_quality"]
    assert [(remark["fact"], remark["value"]) for remark in quality] == [("therapies", "Zanubrutinib"), ("therapies", "Evobrutinib")]
    assert checker.check({"therapies": [course("Tecfidera")]}).data_quality == []


def test_a_name_that_is_not_recognised_is_reported_once_however_it_is_spelled(reader: Reader) -> None:
    assert reader.read_mapping({"therapies": [course("Zanubrutinib"), course(" zanubrutinib")]}).unrecognised == ("Zanubrutinib",)


def test_the_code_list_is_whole() -> None:
    rows = list(table().values())
    assert len(rows) > 40
    assert {row.drug for row in rows} == {*DRUGS, None}
    assert {row.confidence for row in rows} == {"verified", "unverified"}
    assert all(row.ingredient and row.rxnorm.isdigit() for row in rows if row.confidence == "verified")
    assert len({row.rxnorm for row in rows if row.rxnorm}) >= len({row.ingredient for row in rows if row.rxnorm})
    for row in rows:
        assert recognise(row.brand or row.ingredient) is row
        assert recognise(f" {(row.brand or row.ingredient).upper()} ") is row
        assert ingredient(row.brand or row.ingredient) == row.ingredient
    assert recognise("no such drug") is None


# Lemtrada within 3 days


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def within_3_days(known: Known) -> Truth:
    """Whether a dose of Lemtrada was surely, surely not, or perhaps given within the last 3 days."""
    value = known.values.get("days_since_lemtrada")
    return None if value is None else Line("days_since_lemtrada", "at_most", (3,)).holds(value)


@pytest.mark.parametrize("name", ["Lemtrada", "alemtuzumab", " LEMTRADA "])
@pytest.mark.parametrize(
    ("courses", "answer"),
    [
        ([{"last_dose": ago(0)}], True),
        ([{"last_dose": ago(1)}], True),
        ([{"last_dose": ago(3)}], True),
        ([{"last_dose": ago(4)}], False),
        ([{"last_dose": ago(400)}], False),
        ([{"stopped": ago(0)}], None),
        ([{"stopped": ago(3)}], None),
        ([{"stopped": ago(4)}], False),
        ([{"stopped": ago(0), "last_dose": ago(4)}], False),
        ([{"stopped": ago(0), "last_dose": ago(3)}], True),
        ([{}], None),
        ([{"started": ago(10)}], None),
        ([{"last_dose": ago(4)}, {}], None),
        ([{"last_dose": ago(3)}, {}], True),
        ([{"last_dose": ago(4)}, {"last_dose": ago(3)}], True),
        ([{"last_dose": ago(4)}, {"stopped": ago(5)}], False),
    ],
)
def test_lemtrada_within_3_days(name: str, courses: list[dict[str, str]], answer: bool | None, reader: Reader) -> None:
    for order in (courses, courses[::-1]):
        given = {
            "therapies": [
                course("Campath", last_dose=ago(0)),
                *({"name": name, **dates} for dates in order),
                course("Gilenya", last_dose=ago(0)),
            ]
        }
        assert within_3_days(reader.read_mapping(given, TODAY)) is answer
        assert within_3_days(reader.read_mapping({**given, "as_of": ago(0)})) is answer
        assert within_3_days(reader.read_mapping(given)) is None


@pytest.mark.parametrize("therapies", [[], [course("Tecfidera")], [course("Campath", last_dose=ago(0))]])
def test_without_lemtrada_there_was_none_within_3_days(therapies: list[dict[str, Any]], reader: Reader) -> None:
    assert within_3_days(reader.read_mapping({"therapies": therapies})) is False
    assert reader.read_mapping({"therapies": therapies}, TODAY).values["days_since_lemtrada"] == NEVER


def test_without_therapies_it_is_not_known(reader: Reader) -> None:
    assert "days_since_lemtrada" not in reader.read_mapping({"therapies": None}, TODAY).values


# Windows


@pytest.mark.parametrize(
    ("window", "day", "first"),
    [
        ("1 day", "2026-11-22", "2026-11-21"),
        ("3 days", "2026-03-02", "2026-02-27"),
        ("3 days", "2024-03-02", "2024-02-28"),
        ("2 weeks", "2026-01-05", "2025-12-22"),
        ("1 month", "2026-03-31", "2026-02-28"),
        ("1 month", "2024-03-31", "2024-02-29"),
        ("1 month", "2026-01-15", "2025-12-15"),
        ("6 months", "2026-08-31", "2026-02-28"),
        ("6 months", "2026-11-22", "2026-05-22"),
        ("12 months", "2024-02-29", "2023-02-28"),
        ("1 year", "2024-02-29", "2023-02-28"),
        ("4 years", "2024-02-29", "2020-02-29"),
        ("100 years", "2000-02-29", "1900-02-28"),
        ("2025 years", "2026-11-22", "0001-11-22"),
        ("2026 years", "2026-11-22", "0001-01-01"),
        ("9999 years", "2026-11-22", "0001-01-01"),
        ("9999 months", "2026-11-22", "1193-08-22"),
        ("9999 weeks", "0150-01-01", "0001-01-01"),
        ("1 day", "0001-01-01", "0001-01-01"),
        ("1 month", "0001-01-31", "0001-01-01"),
        ("same day", "2026-11-22", "2026-11-22"),
        ("same day", "0001-01-01", "0001-01-01"),
    ],
)
def test_a_window_reaches_back(window: str, day: str, first: str) -> None:
    assert Window.parse(window).before(date.fromisoformat(day)) == date.fromisoformat(first)


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["day", "week", "month", "year"]), st.dates())
def test_a_window_ends_no_later_than_its_day_and_a_longer_one_begins_no_later(number: int, unit: Any, day: date) -> None:
    window = Window(number, unit)
    assert window.before(day) < day or day == date.min or window.before(day) == date.min
    assert number == 9999 or Window(number + 1, unit).before(day) <= window.before(day)
    assert Window.parse(str(window)) == window


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6",
        "months",
        "0 months",
        "0 days",
        "Same day",
        "same days",
        "1 same day",
        "-1 days",
        "06 months",
        "1.5 years",
        "6months",
        "6  months",
        " 6 months",
        "6 months ",
        "6 Months",
        "10000 days",
        "6 hours",
        "six months",
        "6 monthss",
        "\u0666 months",
        "6 months\n",
    ],
)
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time such as"):
        Window.parse(text)


def test_a_window_says_itself() -> None:
    texts = ("1 day", "1 days", "2 week", "3 months", "same day")
    assert [str(Window.parse(text)) for text in texts] == ["1 day", "1 day", "2 weeks", "3 months", "same day"]


@pytest.mark.parametrize(
    ("taken", "as_of", "fresh"),
    [
        ("2026-11-22", "2026-11-22", True),
        ("2026-05-22", "2026-11-22", True),
        ("2026-05-21", "2026-11-22", False),
        ("2026-02-28", "2026-08-31", True),
        ("2026-02-27", "2026-08-31", False),
        ("2024-02-29", "2024-08-31", True),
        ("2024-02-28", "2024-08-31", False),
        (None, "2026-11-22", False),
        ("2026-11-22", None, False),
        (None, None, False),
    ],
)
def test_a_result_is_fresh_to_the_day(taken: str | None, as_of: str | None, fresh: bool, reader: Reader) -> None:
    given = {"jcv_antibody": "negative", "jcv_antibody_date": taken, "as_of": as_of}
    assert reader.read_mapping(given).is_fresh("jcv_antibody", Window(6, "month")) is fresh
    assert reader.read_text(json.dumps(given)).is_fresh("liver_tests", Window(6, "month")) is False


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"started": "2026-11-01", "stopped": "2025-01-01"}, '"started", 2026-11-01, is after "stopped", 2025-01-01'),
        ({"started": "2026-11-01", "last_dose": "2025-01-01"}, '"started", 2026-11-01, is after "last_dose", 2025-01-01'),
        ({"last_dose": "2026-11-01", "stopped": "2025-01-01"}, '"last_dose", 2026-11-01, is after "stopped", 2025-01-01'),
        ({"status": "current", "stopped": "2025-01-01"}, '"status" is current, but "stopped" is 2025-01-01'),
    ],
)
def test_dates_of_a_therapy_that_contradict_each_other_name_both(reader: Reader, dates: dict[str, str], words: str) -> None:
    with pytest.raises(ProfileError) as caught:
        reader.read_text(json.dumps({"therapies": [{"name": "x"}, {"name": "Lemtrada", **dates}]}))
    assert f'"therapies", number 2: {words}' in str(caught.value)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    "name", ["Lemtrada (alemtuzumab)", "Lemtrada\u00ae", "alemtuzumab (Lemtrada)", "Lemtrada 12 mg", "LEMTRADA", "lemtrda", "alemtuzumab-xyz"]
)
def test_another_spelling_of_lemtrada_never_clears_the_days_after_a_dose(reader: Reader, name: str) -> None:
    known = reader.read_mapping({"as_of": TODAY, "therapies": [course(name, last_dose=TODAY)]})
    assert within_3_days(known) is not False


@pytest.mark.parametrize(
    "name",
    ["Tecfidera 240 mg", "Tecfidera (dimethyl fumarate)", "dimethyl-fumarate", "dimethylfumarate", "DMF", "tecfidera\u00ae", "Tecfidara", "Tecfidra"],
)
def test_another_spelling_of_a_failed_therapy_is_no_certain_second_failure(reader: Reader, name: str) -> None:
    failed = [course("Tecfidera", outcome="inadequate_response"), course(name, outcome="inadequate_response")]
    assert reader.read_mapping({"therapies": failed}).values["failed_therapies"] in (1, Interval(1, 2))


def test_names_that_hold_two_things_mean_neither() -> None:
    assert recognise("Avonex or Copaxone") is None
    assert recognise("Lemtrada or Campath") is None
    assert getattr(recognise("ocrelizumab (Zunovo)"), "drug", "") is None
    assert getattr(recognise("Tysabri (natalizumab)"), "drug", "") == "tysabri"
    assert recognise("\u00ae") is None
