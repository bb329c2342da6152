"""NDJSON in columns: of every line the same verdict as of one profile alone."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from people import person

from dmtcheck.checker import checker
from dmtcheck.errors import ProfileError
from dmtcheck.facts import Fact
from dmtcheck.known import Known
from dmtcheck.screening import blocks as blocks_module
from dmtcheck.screening import ndjson
from dmtcheck.screening.batch import Batch, batches
from dmtcheck.screening.places import expand
from dmtcheck.screening.typed import stated

CHECKER = checker()
FACTS = stated(CHECKER.rulebook.facts)
AS_OF = date(2026, 11, 22)


def alone(given: Any, as_of: date | None = AS_OF) -> Known | str:
    """What the reader of single profiles says: what is known, or the problem."""
    try:
        return CHECKER.read(given, as_of)
    except ProfileError as error:
        return error.problem


def as_profile(row: dict[str, Any]) -> dict[str, Any]:
    """The profile that a row of the typed frame stands for."""
    profile: dict[str, Any] = {fact.name: "none" if row.get(f"{fact.name} none") else number(fact, row[fact.name]) for fact in FACTS}
    if profile["therapies"]:
        parts = next(fact.parts for fact in FACTS if fact.name == "therapies")
        profile["therapies"] = [{part.name: number(part, course[part.name]) for part in parts} for course in profile["therapies"]]
    return profile


def number(fact: Fact, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if fact.whole and value is not None and value == value // 1 else value


def screened(tmp_path: Path, data: bytes, as_of: date | None = AS_OF) -> list[Batch]:
    file = tmp_path / "people.ndjson"
    file.write_bytes(data)
    return list(batches(expand([str(file)])[0], CHECKER, as_of))


def assert_same_verdicts(tmp_path: Path, data: bytes, as_of: date | None = AS_OF) -> Counter[str]:
    """Every line is answered or rejected, once, as it is alone. Returns how many went which way."""
    lines = data.split(b"\n")
    lines = lines[:-1] if not lines[-1] else lines
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    ways: Counter[str] = Counter()
    seen: list[int] = []
    for batch in screened(tmp_path, data, as_of):
        for reject in batch.rejects:
            expected = alone(lines[reject.line - 1], as_of)
            assert isinstance(expected, str), lines[reject.line - 1]
            assert reject.reason.endswith(expected)
            assert reject.byte == starts[reject.line - 1]
        for line, found in batch.accepted:
            assert found == alone(lines[line - 1], as_of)
        for row in batch.frame.rows(named=True):
            line = lines[row["line"] - 1]
            expected = alone(line, as_of)
            ways["odd"] += row["odd"]
            if not row["odd"]:
                again = alone(as_profile(row), as_of)
                assert again == expected if isinstance(expected, Known) else isinstance(again, str), (line, again, expected)
            try:
                assert batch.read(row["line"]) == expected
            except ProfileError as error:
                assert error.problem == expected
        ways.update(rejected=len(batch.rejects), accepted=len(batch.accepted), columns=batch.frame.height)
        covered = [*(r.line for r in batch.rejects), *(line for line, _ in batch.accepted), *batch.frame["line"]]
        assert len(covered) == batch.lines
        assert sorted(covered) == list(range(batch.line, batch.line + batch.lines))
        seen += sorted(covered)
    assert seen == list(range(1, len(lines) + 1))
    return ways


def good(count: int, seed: int = 1) -> list[bytes]:
    random = Random(seed)
    return [json.dumps(person(random), ensure_ascii=random.random() < 0.5).encode() for _ in range(count)]


BAD = [
    b"",
    b"   ",
    b"null",
    b"[1]",
    b'"x"',
    b"1",
    b"true",
    b"{}{}",
    b"{} null",
    b"{}\rnull",
    b"{}null{}",
    b"{}]",
    b"{",
    b"}",
    b'{"age": 41',
    b'{"age": NaN}',
    b'{"age": -Infinity}',
    b'{"failed_therapies": NaN}',
    b'{"age": 1e400}',
    b'{"age": 40.' + b"0" * 38 + b"}",
    b'{"age": 4' + b"0" * 40 + b"}",
    b'{"age": -' + b"0." + b"0" * 38 + b"}",
    b'{"age": 041}',
    b'{"age": +41}',
    b'{"age": 41.}',
    b'{"age": "41"}',
    b'{"age": true}',
    b'{"failed_therapies": 2.0}',
    b'{"failed_therapies": 2e0}',
    b'{"failed_therapies": 99999999999999999999}',
    b'{"pregnant": 1}',
    b'{"pregnant": "true"}',
    b'{"id": 7}',
    b'{"id": "\xff"}',
    b'{"id": "\\ud800"}',
    b'{"id": "\\udc00"}',
    b'{"id": "a\0b"}',
    b'{"id": "a\tb"}',
    b'{"id": "a\rb"}',
    b'{"age": 41}\x0c',
    b'{"age": 41}\xc2\xa0',
    b'{"age": 41}\0',
    b'{"age": 41, "age": 42}',
    b'{"age": null, "age": 42}',
    b'{"\\u0061ge": 41, "age": 42}',
    b'{"therapies": [{"name": "Rebif", "name": "Copaxone"}]}',
    b'{"therapies": [{"name": "Rebif", "dose": 1}]}',
    b'{"therapies": [null]}',
    b'{"therapies": [{"status": "current"}]}',
    b'{"therapies": [{"name": "Rebif", "status": "past"}]}',
    b'{"therapies": [{"name": "Rebif", "started": "2024-1-1"}]}',
    b'{"therapies": [{"name": "Rebif", "infusions": 2.0}]}',
    b'{"therapies": {}}',
    b'{"severe_reactions": [null]}',
    b'{"severe_reactions": ["peanuts"]}',
    b'{"severe_reactions": "none"}',
    b'{"severe_reactions": [' + b",".join([b'"sulfite"'] * 300_001) + b"]}",
    b'{"considering": []}',
    b'{"considering": [["tysabri"]]}',
    b'{"agee": 41}',
    b'{"": 41}',
    b'{"lvef_margin_percent": 3}',
    b'{"ms_type": "RRMS"}',
    b'{"ms_type": ""}',
    b'{"ecg_date": "never"}',
    b'{"ecg_date": "2024-02-30"}',
    b'{"as_of": "none"}',
    b'{"as_of": "0000-01-01"}',
    b'{"as_of": "+2024-1-02"}',
    b'{"as_of": "2024-01-02T00:00:00"}',
    b'{"as_of": 20240102}',
    b'{"hiv": "negative", "hiv_date": "2999-01-01"}',
    b'{"hiv_date": "2024-01-01"}',
    b"{'age': 41}",
    b'{"age": 41,}',
    b'{"age": 41}//',
    b'{"a\0ge": 41}',
    b"[" * 200 + b"]" * 200,
    b'{"age": ' + b"[" * 200 + b"]" * 200 + b"}",
]
WELL = [
    b"{}",
    b"  {} \r",
    b"\xef\xbb\xbf{}",
    b'{"age":\r41}',
    b'{"age": 41e0}',
    b'{"age": -0}',
    b'{"age": 5e-324, "weight_kg": 0.1}',
    b'{"age": ' + b"0.1" + b"0" * 37 + b"}",
    b'{"id": "1.2.840.113619.2.55.3.604688119.868.1234567890.1234567"}',
    b'{"id": "\\ud83d\\ude00 \xf0\x9f\x98\x80 \\u0000"}',
    b'{"id": "} null {"}',
    b'{"id": null, "therapies": null, "ecg_date": null, "severe_reactions": null}',
    b'{"\\u0061ge": 41}',
    b'{"ecg_date": "none"}',
    b'{"as_of": "0001-01-01"}',
    b'{"severe_reactions": [], "therapies": []}',
    b'{"age": 41' + b" " * 200_000 + b"}",
    b'{"age": 41' + b" " * 400_000 + b"}",
]


@pytest.mark.parametrize("line", BAD, ids=[repr(line[:40]) for line in BAD])
def test_a_bad_line_is_refused_as_it_is_alone_and_no_other_is_lost(tmp_path: Path, line: bytes) -> None:
    assert isinstance(alone(line), str)
    assert_same_verdicts(tmp_path, line)
    lines = good(40)
    ways = assert_same_verdicts(tmp_path, b"\n".join([*lines[:20], line, *lines[20:]]) + b"\n")
    assert ways["columns"] >= 30


@pytest.mark.parametrize("line", WELL, ids=[repr(line[:40]) for line in WELL])
def test_an_unusual_line_is_read_as_it_is_alone(tmp_path: Path, line: bytes) -> None:
    assert isinstance(alone(line), Known)
    for data in (line, line + b"\n", b"\n".join([*good(20), line, *good(20, 2)])):
        assert assert_same_verdicts(tmp_path, data)["rejected"] == 0


def test_good_lines_all_go_through_columns(tmp_path: Path) -> None:
    for end in (b"\n", b"\r\n", b" \r\n  "):
        ways = assert_same_verdicts(tmp_path, end.join(good(300)) + b"\n")
        assert ways == {"columns": 300, "odd": 0, "rejected": 0, "accepted": 0}


def test_without_a_date_of_assessment_there_is_none(tmp_path: Path) -> None:
    assert_same_verdicts(tmp_path, b'{"age": 41}\n{"as_of": "2024-01-01"}\n', as_of=None)
    (batch,) = screened(tmp_path, b'{"age": 41}\n{"as_of": "2024-01-01"}\n', as_of=None)
    assert batch.frame["as_of"].to_list() == [None, date(2024, 1, 1)]
    (batch,) = screened(tmp_path, b'{"age": 41}\n{"as_of": "2024-01-01"}\n')
    assert batch.frame["as_of"].to_list() == [AS_OF, date(2024, 1, 1)]


@pytest.mark.parametrize(
    "two", [b'{"age":\n41}', b"{}{}\n", b"{}{}\n\n", b'{"therapies": [{"name": "a"}\n{"name": "b"}]}', b'{"age": 41\n}{}', b"{}\n\n{}\n{}{}"]
)
def test_objects_that_are_not_one_a_line_are_never_joined(tmp_path: Path, two: bytes) -> None:
    assert_same_verdicts(tmp_path, two)
    assert_same_verdicts(tmp_path, b"\n".join([*good(30), two, *good(30)]))


def test_a_null_where_the_parser_would_begin_anew_does_not_end_the_program(tmp_path: Path) -> None:
    """The parser of columns takes pieces of 2 MiB, cut at any end of a line, and fails badly on a null that comes first."""
    filler = b'{"id": "x"' + b" " * 1000 + b"}\n"
    almost = filler * (2 * 1024 * 1024 // len(filler))
    for odd in (b'{"id": "abc\rnull"}', b'{"age":\rnull}', b"{}\rnull"):
        for space in range(0, 2 * len(filler), 97):
            block = blocks_module.Block(1, 0, almost + b" " * space + odd, almost.count(b"\n") + 1, blocks_module.Mark(0, ""))
            assert not ndjson._is_plain(block.data, block.lines)
    (batch,) = screened(tmp_path, almost + b'{"age":\rnull}' + b" " * 3000 + b"\n" + filler)
    assert (batch.frame.height + len(batch.accepted), batch.rejects) == (batch.lines, [])


SCRAPS = [
    *(bytes([byte]) for byte in b'{}[]",:\\ \t\r\n\x0c\0\xff\xc3\x8919.-+eE'),
    b"null",
    b"NaN",
    b"true",
    b'"age"',
    b"\xc3\xa9",
    b"\\ud800",
    b"0" * 41,
    b"{}",
    b'"x":',
]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    41,
    2.0,
    1e300,
    "",
    "none",
    "2024-01-01",
    "2024-1-1",
    "positive",
    [],
    [None],
    ["sulfite"],
    {},
    [{}],
    [{"name": "Rebif"}],
    "x" * 300,
    float("nan"),
]


def mutated(random: Random, line: bytes) -> bytes:
    way = random.randrange(5)
    if way < 3:
        at, cut = random.randrange(len(line) + 1), random.choice((0, 0, 1, 1, 5))
        return line[:at] + (random.choice(SCRAPS) if way else b"") + line[at + (cut or not way) :]
    profile = json.loads(line)
    name = random.choice([*profile, random.choice(FACTS).name, "agee"])
    if way == 3:
        return json.dumps(profile | {name: random.choice(VALUES)}).encode()
    courses = [course for course in profile.get("therapies") or [profile] if isinstance(course, dict)] or [profile]
    random.choice(courses)[random.choice(("name", "status", "started", "infusions", "dose"))] = random.choice(VALUES)
    return json.dumps(profile).encode()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_broken_the_verdict_on_every_line_is_that_on_the_line_alone(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    monkeypatch.setattr(blocks_module, "BLOCK", random.choice((20_000, 100_000, 16 * 1024 * 1024)))
    share = random.choice((0.02, 0.2, 1.0))
    lines = [mutated(random, line) if random.random() < share else line for line in good(150, seed)]
    ways = assert_same_verdicts(tmp_path, random.choice((b"\n", b"\r\n")).join(lines))
    assert ways["columns"] if share < 1 else ways["rejected"]


def test_the_frame_has_the_columns_and_types_that_are_agreed(tmp_path: Path) -> None:
    (batch,) = screened(
        tmp_path, b'{"ecg_date": "none", "skin_exam_date": "2024-01-02", "therapies": [{"name": "Rebif", "infusions": 2}], "age": 41}'
    )
    row = batch.frame.row(0, named=True)
    assert (row["line"], row["odd"], row["age"], row["as_of"]) == (1, False, 41.0, AS_OF)
    assert (row["ecg_date"], row["ecg_date none"], row["skin_exam_date"], row["skin_exam_date none"]) == (None, True, date(2024, 1, 2), False)
    assert (row["hpv_screen_date"], row["hpv_screen_date none"]) == (None, False)
    assert row["therapies"] == [
        dict.fromkeys(("status", "outcome", "started", "stopped", "last_dose", "total_mg_per_m2")) | {"name": "Rebif", "infusions": 2.0}
    ]
    schema = batch.frame.schema
    plain: dict[str, Any] = {
        "yes_no": pl.Boolean,
        "number": pl.Float64,
        "list": pl.List(pl.String),
        "drugs": pl.List(pl.String),
        "date": pl.Date,
        "day": pl.Date,
        "text": pl.String,
    }
    names = ["line", "odd"]
    for fact in FACTS:
        names += [fact.name, f"{fact.name} none"] if fact.type == "day" else [fact.name]
        if fact.type == "choice":
            assert schema[fact.name] == pl.Enum(fact.values)
        elif fact.type == "therapies":
            parts = {part.name: pl.Enum(part.values) if part.type == "choice" else plain[part.type] for part in fact.parts}
            assert schema[fact.name] == pl.List(pl.Struct(parts))
        else:
            assert schema[fact.name] == plain[fact.type]
    assert list(schema) == names
    assert [schema["line"], schema["odd"]] == [pl.Int64, pl.Boolean]
    for other in (b"", b"\n", b'{"as_of": "2024-1-1", "ecg_date": "x"}'):
        assert screened(tmp_path, other)[0].frame.schema == schema


def test_what_a_type_cannot_hold_makes_its_row_odd(tmp_path: Path) -> None:
    lines = (
        b'{"ms_type": "RRMS"}',
        b'{"as_of": "2024-1-1"}',
        b'{"ecg_date": "2024-1-1"}',
        b'{"severe_reactions": [null]}',
        b'{"considering": ["tysabri", null]}',
        b'{"therapies": [null]}',
        b'{"therapies": [{"name": "Rebif", "status": "past"}]}',
        b'{"therapies": [{"name": "Rebif", "started": "1.1.2024"}]}',
    )
    plain = (b'{"age": 900, "severe_reactions": ["x"], "therapies": [{}], "ecg_date": "none", "as_of": "2024-01-01", "ms_type": "rrms"}', b"{}")
    (batch,) = screened(tmp_path, b"\n".join((*lines, *plain, b"")))
    assert batch.frame["odd"].to_list() == [True] * len(lines) + [False] * len(plain)
    assert batch.frame["as_of"][-2] == date(2024, 1, 1)


@pytest.mark.parametrize("digits", [b"0." + b"1" * 39, b"-0." + b"1" * 38, b"1" * 41, b"1e-" + b"0" * 37 + b"2"])
def test_a_number_that_is_too_long_is_found_wherever_it_stands(digits: bytes) -> None:
    for space in range(12):
        line = b'{"age":' + b" " * space + digits + b"}"
        assert isinstance(alone(line), str)
        assert not ndjson._is_plain(line, 1)
        assert ndjson._is_plain(line.replace(digits, digits[:-1]), 1)
