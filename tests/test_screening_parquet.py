"""Parquet: the same people give the same frame as from NDJSON, and a column that cannot be right is one error."""

import hashlib
import json
import os
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from people import person
from pyarrow import parquet as pq
from test_screening_lines import AS_OF, CHECKER, FACTS, alone, as_profile

from dmtcheck.errors import DmtcheckError, ProfileError
from dmtcheck.known import Known
from dmtcheck.screening import ndjson, parquet
from dmtcheck.screening.batch import Batch, Reject, batches, refuse_unreadable
from dmtcheck.screening.places import expand

SCHEMA = ndjson.schema(FACTS)


def screened(tmp_path: Path, table: pa.Table, skip: int = 0, **options: Any) -> list[Batch]:
    file = str(tmp_path / "people.parquet")
    pq.write_table(table, file, **options)
    return list(batches(expand([file])[0], CHECKER, AS_OF, skip))


def column(tmp_path: Path, name: str, values: Any, type_: pa.DataType | None = None) -> Batch:
    (batch,) = screened(tmp_path, pa.table({name: pa.array(values, type_)}))
    return batch


def crowd(count: int, seed: int = 1) -> list[dict[str, Any]]:
    random = Random(seed)
    return [person(random) for _ in range(count)]


def natural(type_: pa.DataType, name: str) -> pa.DataType:
    """The type in which a data team might keep a column."""
    if pa.types.is_list(type_) and pa.types.is_struct(type_.value_type):
        return pa.large_list(pa.struct([(field.name, natural(field.type, field.name)) for field in type_.value_type.fields]))
    if pa.types.is_list(type_):
        return pa.list_(pa.large_string())
    if name in DATES:
        return DATES[name]
    return pa.dictionary(pa.int32(), pa.string()) if name in ("ms_type", "hbsag", "hiv") else type_


DATES = {"as_of": pa.timestamp("us"), "hiv_date": pa.date64(), "started": pa.date32(), "stopped": pa.timestamp("ns")} | {
    fact.name: pa.date32() for fact in FACTS if fact.type == "date" and fact.name not in ("as_of", "hiv_date", "hbsag_date")
}


def test_the_same_people_give_the_same_frame_from_both(tmp_path: Path) -> None:
    people = crowd(400)
    lines = tmp_path / "people.ndjson"
    lines.write_text("".join(json.dumps(one) + "\n" for one in people))
    (expected,) = batches(expand([str(lines)])[0], CHECKER, AS_OF)
    assert expected.frame.height == 400
    plain = pa.Table.from_pylist(people, SCHEMA)
    for table in (plain, plain.cast(pa.schema([(field.name, natural(field.type, field.name)) for field in SCHEMA]))):
        (batch,) = screened(tmp_path, table)
        assert batch.frame.equals(expected.frame)
        for line, one in enumerate(people, 1):
            assert batch.read(line) == CHECKER.read(one, AS_OF)
        assert (batch.rejects, batch.accepted, batch.byte(1)) == ([], [], None)


def test_only_some_columns_in_any_order(tmp_path: Path) -> None:
    (batch,) = screened(tmp_path, pa.table({"age": [41], "id": ["a"], "therapies": [[{"status": "current", "name": "Rebif"}]]}))
    assert (
        alone(as_profile(batch.frame.row(0, named=True)))
        == batch.read(1)
        == alone({"id": "a", "age": 41, "therapies": [{"name": "Rebif", "status": "current"}]})
    )


ODD = {
    "ms_type": (["rrms", "RRMS", None, ""], None, [False, True, False, True]),
    "hiv": (["negative", "?"], pa.dictionary(pa.int8(), pa.string()), [False, True]),
    "as_of": (["2024-01-01", "2024-1-1", "0000-01-01", "2024-02-30", None], None, [False, True, True, True, False]),
    "ecg_date": (["none", "2024-01-01", "never", None], None, [False, False, True, False]),
    "hpv_screen_date": ([date(2024, 1, 1), None], pa.date32(), [False, False]),
    "skin_exam_date": ([datetime(2024, 1, 1), datetime(2024, 1, 1, 12), None], pa.timestamp("ns"), [False, True, False]),
    "brain_mri_date": ([10_000_000, 19_000, -800_000], pa.int32(), [True, False, True]),
    "failed_therapies": ([1.0, 1.5, None, float("nan")], None, [False, True, False, False]),
    "age": ([Decimal("41.5"), None], None, [False, False]),
    "severe_reactions": ([["sulfite"], [None], [], None, ["x", None]], None, [False, True, False, False, True]),
    "considering": ([[], None], pa.list_(pa.null()), [False, False]),
    "therapies": (
        [
            [{"name": "Rebif", "started": "2024-01-01", "status": None, "infusions": 2.0}],
            [None],
            [{"name": "Rebif", "started": "1.1.2024"}],
            [{"name": "Rebif", "status": "past"}],
            [{"name": "Rebif", "infusions": 2.5}],
            [],
            None,
        ],
        None,
        [False, True, True, True, True, False, False],
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_a_type_cannot_hold_is_odd_and_every_row_is_read_as_it_is_alone(tmp_path: Path, name: str) -> None:
    values, type_, odd = ODD[name]
    array = pa.array(values, type_)
    batch = column(tmp_path, name, array.cast(pa.date32()) if name == "brain_mri_date" else array)
    assert batch.frame["odd"].to_list() == odd
    for row in batch.frame.rows(named=True):
        try:
            found: Known | None = batch.read(row["line"])
        except ProfileError:
            found = None
        assert found is None or not row["odd"]
        again = alone(as_profile(row))
        assert row["odd"] or (again if isinstance(again, Known) else None) == found


def test_a_row_that_is_refused_is_rejected_by_its_number(tmp_path: Path) -> None:
    batch = column(tmp_path, "age", [41, 900], pa.int16())
    with pytest.raises(ProfileError):
        batch.read(2)
    assert batch.alone([2]) == ([], [Reject(batch.file, 2, None, '"age": expected a number from 0 to 130, found 900')])


def test_columns_without_a_type_say_nothing(tmp_path: Path) -> None:
    for fact in FACTS:
        batch = column(tmp_path, fact.name, [None, None], pa.null())
        assert batch.frame["odd"].to_list() == [False, False]
        assert batch.read(1).values == {}
    struct = pa.list_(pa.struct([("name", pa.null()), ("started", pa.null()), ("infusions", pa.null())]))
    assert column(tmp_path, "therapies", [[], None], struct).frame["therapies"].to_list() == [[], None]


WRONG = [
    ("agee", pa.int64(), 'unknown column "agee", did you mean "age"? (`dmtcheck facts` lists all facts)'),
    ("lvef_margin_percent", pa.float64(), 'unknown column "lvef_margin_percent"'),
    ("age", pa.string(), 'column "age": expected a number from 0 to 130, found the type string'),
    ("age", pa.list_(pa.int64()), 'column "age": expected a number from 0 to 130, found the type list<element: int64>'),
    ("pregnant", pa.int8(), 'column "pregnant": expected true or false, found the type int8'),
    ("pregnant", pa.string(), 'column "pregnant": expected true or false'),
    ("ms_type", pa.int64(), 'column "ms_type": expected one of cis'),
    ("ms_type", pa.dictionary(pa.int32(), pa.int64()), 'column "ms_type": expected one of cis'),
    ("id", pa.binary(), 'column "id": expected a text'),
    ("id", pa.int64(), 'column "id": expected a text'),
    ("as_of", pa.timestamp("us", "UTC"), 'column "as_of": expected a date such as 2026-11-22, found the type timestamp[us, tz=UTC]'),
    ("ecg_date", pa.int32(), 'column "ecg_date": expected a date such as'),
    ("considering", pa.string(), 'column "considering": expected a list'),
    ("severe_reactions", pa.list_(pa.int64()), 'column "severe_reactions": expected a list'),
    ("therapies", pa.string(), 'column "therapies": expected a list of up to 1,000 therapies'),
    ("therapies", pa.list_(pa.string()), 'column "therapies": expected a list of up to 1,000 therapies'),
    ("therapies", pa.list_(pa.struct([("nam", pa.string())])), 'column "therapies": unknown key "nam", did you mean "name"?'),
    (
        "therapies",
        pa.list_(pa.struct([("started", pa.int64())])),
        'column "therapies", "started": expected a date such as 2026-11-22, found the type int64',
    ),
    ("therapies", pa.list_(pa.struct([("name", pa.list_(pa.string()))])), 'column "therapies", "name": expected'),
]


@pytest.mark.parametrize(("name", "type_", "expected"), WRONG, ids=[f"{name}-{type_}" for name, type_, _ in WRONG])
def test_a_column_that_cannot_be_right_is_one_error(tmp_path: Path, name: str, type_: pa.DataType, expected: str) -> None:
    with pytest.raises(DmtcheckError) as caught:
        screened(tmp_path, pa.table({"id": ["a"], name: pa.nulls(1, type_)}) if name != "id" else pa.table({name: pa.nulls(1, type_)}))
    assert caught.value.problem.startswith(expected)
    assert caught.value.file == str(tmp_path / "people.parquet")


def test_a_column_that_stands_twice_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(DmtcheckError, match='the column "age" stands twice'):
        screened(tmp_path, pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["age", "age"]))


def test_text_that_is_not_utf8_is_one_error(tmp_path: Path) -> None:
    bad = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"], pa.binary()).buffers())
    with pytest.raises(DmtcheckError, match="cannot be read as Parquet: .*UTF8"):
        screened(tmp_path, pa.table({"id": bad}))


def test_a_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    table = pa.table({"age": list(range(1000))})
    file = tmp_path / "people.parquet"
    pq.write_table(table, file)
    whole = file.read_bytes()
    for data in (b"", b"{}\n", whole[:-1], whole[: len(whole) // 2], b"PAR1" + b"\0" * 100 + whole[-400:]):
        file.write_bytes(data)
        with pytest.raises(DmtcheckError) as caught:
            list(batches(expand([str(file)])[0], CHECKER))
        assert str(caught.value).startswith(f"{file}: cannot be read as Parquet: ")
        assert "\n" not in str(caught.value)
    place = expand([str(file)])[0]
    os.remove(file)
    with pytest.raises(DmtcheckError, match="there is no such file"):
        list(batches(place, CHECKER))


def test_slices_cover_every_row_of_every_row_group_and_a_restart_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "SLICE", 40)
    table = pa.table({"id": [f"p-{row}" for row in range(1, 331)]})
    whole = screened(tmp_path, table, row_group_size=100)
    assert [batch.lines for batch in whole] == [40, 40, 20] * 3 + [30]
    assert [batch.line for batch in whole] == [1, 41, 81, 101, 141, 181, 201, 241, 281, 301]
    rows = [row for batch in whole for row in batch.frame.select("line", "id").rows()]
    assert rows == [(row, f"p-{row}") for row in range(1, 331)]
    data = (tmp_path / "people.parquet").read_bytes()
    assert {batch.mark.sha256 for batch in whole} == {hashlib.sha256(data).hexdigest()}
    assert whole[-1].mark.bytes == len(data)
    for skip in (1, 3, 4, 9, 10):
        again = screened(tmp_path, table, skip, row_group_size=100)
        assert [(b.line, b.lines, b.mark, b.skipped) for b in again] == [(b.line, b.lines, b.mark, at < skip) for at, b in enumerate(whole)]
        assert all(after.frame.equals(before.frame) for before, after in zip(whole[skip:], again[skip:], strict=True))


def test_a_file_without_rows_is_one_batch_without_rows(tmp_path: Path) -> None:
    (batch,) = screened(tmp_path, pa.table({"age": pa.array([], pa.int64())}))
    assert (batch.lines, batch.frame.height, batch.skipped) == (0, 0, False)


def test_a_column_that_is_no_fact_stops_a_run_before_any_file_is_answered(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text("{}\n", "utf-8")
    pq.write_table(pa.table({"agee": [1]}), tmp_path / "b.parquet")
    places = expand([str(tmp_path)])
    with pytest.raises(DmtcheckError, match='b.parquet: unknown column "agee"'):
        refuse_unreadable(places, CHECKER)
