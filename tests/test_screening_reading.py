"""Files to screen: which there are, and how they are cut into blocks and batches."""

import gzip
import hashlib
import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from dmtcheck.checker import checker
from dmtcheck.errors import DmtcheckError, ProfileError
from dmtcheck.screening import blocks as blocks_module
from dmtcheck.screening.batch import Batch, Reject, batches
from dmtcheck.screening.blocks import Block, blocks
from dmtcheck.screening.places import Place, expand
from dmtcheck.strict_json import PROFILE

CHECKER = checker()
AS_OF = date(2026, 11, 22)
LINES = [b'{"id": "p-%d"}\n' % number for number in range(2_000)]
TEXT = b"".join(LINES)


def zstd(data: bytes) -> bytes:
    return pa.Codec("zstd").compress(data).to_pybytes()  # type: ignore[no-any-return]


def written(tmp_path: Path, data: bytes, name: str = "people.ndjson") -> str:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return str(file)


def only(tmp_path: Path, data: bytes, name: str = "people.ndjson") -> Place:
    (place,) = expand([written(tmp_path, data, name)])
    return place


def problem(profiles: list[str]) -> str:
    with pytest.raises(DmtcheckError) as caught:
        expand(profiles)
    return str(caught.value)


# Places


def test_files_are_told_by_their_bytes_and_their_names(tmp_path: Path) -> None:
    given = {
        "a.ndjson": (b"{}\n", "ndjson", None),
        "b.txt": (b"", "ndjson", None),
        "c.parquet": (b"x", "parquet", None),
        "d": (b"PAR1", "parquet", None),
        "e.jsonl.gz": (b"", "ndjson", "gzip"),
        "f.ZST": (b"{}", "ndjson", "zstd"),
        "g": (gzip.compress(b"{}"), "ndjson", "gzip"),
        "h": (zstd(b"{}"), "ndjson", "zstd"),
    }
    files = [written(tmp_path, data, name) for name, (data, _, _) in given.items()]
    assert expand(files) == [Place(file, kind, packed, len(data)) for file, (data, kind, packed) in zip(files, given.values(), strict=True)]  # type: ignore[arg-type]


def test_a_folder_means_the_known_files_below_it_sorted(tmp_path: Path) -> None:
    names = ["b.ndjson", "a/z.jsonl", "a/b.JSON.gz", "c.parquet", "d.ndjson.zst"]
    others = ["notes.txt", "a/data.csv", ".hidden.ndjson", "_part.parquet", "_temporary/0.parquet", ".cache/a.ndjson"]
    for name in (*names, *others):
        written(tmp_path, b"", name)
    assert [place.file for place in expand([str(tmp_path)])] == sorted(str(tmp_path / name) for name in names)


def test_what_cannot_be_screened_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, b"{}", "a.ndjson")
    assert problem(["-"]).startswith("standard input cannot be screened")
    assert problem([str(tmp_path / "none")]) == f"{tmp_path / 'none'}: there is no such file"
    assert "cannot be read: " in problem(["a\0b"])
    assert "this is the same file as" in problem([file, file])
    os.link(file, tmp_path / "b.ndjson")
    assert problem([str(tmp_path)]) == f"{tmp_path / 'b.ndjson'}: this is the same file as {file}; name each file once"
    os.mkfifo(tmp_path / "pipe")
    assert "this is not a file on a disk" in problem([str(tmp_path / "pipe")])
    empty = tmp_path / "empty"
    empty.mkdir()
    assert problem([str(empty)]).startswith(f"{empty}: this folder holds no profiles")
    written(tmp_path, b"", "table/_delta_log/0.json")
    assert "this is a Delta table" in problem([str(tmp_path / "table")])

    def closed(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    assert problem([str(empty)]) == f"{empty}: cannot be read: Permission denied"


# Blocks


def cut(place: Place) -> list[Block]:
    found = list(blocks(place))
    line, byte = 1, found[0].byte
    for block in found:
        assert (block.line, block.byte) == (line, byte)
        assert block.lines == block.data.count(b"\n") + (bool(block.data) and not block.data.endswith(b"\n")) or block.is_too_long
        line, byte = line + block.lines, byte + len(block.data)
    with open(place.file, "rb") as file:
        assert found[-1].mark == (place.bytes, hashlib.sha256(file.read()).hexdigest())
    return found


@pytest.mark.parametrize("size", [1, 7, 100, 4096, 100_000])
@pytest.mark.parametrize("end", [b"", b"{}"])
def test_blocks_are_whole_lines_and_all_of_them(tmp_path: Path, size: int, end: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", size)
    text = b"".join(LINES[:300]) + end
    for data, name in ((text, "a.ndjson"), (gzip.compress(text), "a.gz"), (zstd(text), "a.zst")):
        found = cut(only(tmp_path, data, name))
        assert b"".join(block.data for block in found) == text


def test_members_that_follow_each_other_are_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 10_000)
    for pack, name in ((gzip.compress, "a.gz"), (zstd, "a.zst")):
        for parts in ((TEXT[:5], TEXT[5:]), (TEXT[:10_000], b"", TEXT[10_000:]), (b"", TEXT), tuple(LINES[:50])):
            assert b"".join(block.data for block in cut(only(tmp_path, b"".join(map(pack, parts)), name))) == b"".join(parts)


def test_a_compressed_file_that_is_cut_off_or_damaged_is_an_error_that_names_it(tmp_path: Path) -> None:
    for packed, name in ((gzip.compress(TEXT), "a.gz"), (zstd(TEXT), "a.zst")):
        damaged = (
            packed[:-1],
            packed[:-9],
            packed[: len(packed) // 2],
            packed[:3],
            b"",
            packed + packed[:-2],
            packed + packed[:1],
            packed + b"x",
            TEXT,
        )
        for data in damaged:
            place = only(tmp_path, data, name)
            with pytest.raises(DmtcheckError) as caught:
                list(blocks(place))
            text = str(caught.value)
            assert text.startswith(f"{place.file}: cannot be read to its end as {place.compression}; the file may be cut off or damaged: ")


def test_a_file_that_is_no_text_is_one_error(tmp_path: Path) -> None:
    for data, expected in (("{}".encode("utf-16"), "it looks like UTF-16"), (gzip.compress(b"PAR1...."), "compressed Parquet")):
        with pytest.raises(DmtcheckError, match=expected):
            list(blocks(only(tmp_path, data)))


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    place = only(tmp_path, b"{}")
    os.remove(place.file)
    with pytest.raises(DmtcheckError, match="there is no such file"):
        list(blocks(place))
    os.mkdir(place.file)
    with pytest.raises(DmtcheckError, match="cannot be read to its end: Is a directory"):
        list(blocks(place))


def test_an_empty_file_is_one_block_without_lines(tmp_path: Path) -> None:
    for data in (b"", b"\xef\xbb\xbf"):
        (block,) = cut(only(tmp_path, data))
        assert (block.lines, block.data, block.is_too_long) == (0, b"", False)
        (batch,) = batches(only(tmp_path, data), CHECKER)
        assert (batch.lines, batch.frame.height, batch.rejects, batch.accepted) == (0, 0, [], [])


def test_a_byte_order_mark_begins_no_line(tmp_path: Path) -> None:
    (block,) = blocks(only(tmp_path, b'\xef\xbb\xbf{"id": "a"}\n'))
    assert (block.byte, block.data) == (3, b'{"id": "a"}\n')
    (batch,) = batches(only(tmp_path, b'\xef\xbb\xbf{"id": "a"}\n[]\n'), CHECKER)
    assert [(reject.line, reject.byte) for reject in batch.rejects] == [(2, 15)] or [line for line, _ in batch.accepted] == [1]
    assert batch.byte(2) == 15


def test_a_line_that_is_too_long_is_one_reject_and_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 1024 * 1024)
    long = b'{"id": "' + b"x" * (PROFILE.bytes + 3 * 1024 * 1024) + b'"}'
    reason = "the input is larger than 8 MiB; a profile is one flat JSON object"
    for text in (long, long + b"\n", b"{}\n" + long + b"\n{}\n{}", b"{}\n" + long + b"\n" + long):
        file = only(tmp_path, text)
        assert max(len(block.data) for block in blocks(file)) <= PROFILE.bytes + 1024 * 1024
        read = list(batches(file, CHECKER))
        rejects = [reject for batch in read for reject in batch.rejects]
        lines = text.removesuffix(b"\n").split(b"\n")
        assert sum(batch.lines for batch in read) == len(lines)
        assert sum(batch.frame.height + len(batch.accepted) for batch in read) == lines.count(b"{}")
        starts = [text.index(long)] if lines.count(long) == 1 else [3, 4 + len(long)]
        assert rejects == [Reject(file.file, text[:start].count(b"\n") + 1, start, reason) for start in starts]
    longest = b'{"id": "a"' + b" " * (PROFILE.bytes - 11) + b"}"
    (batch,) = batches(only(tmp_path, longest + b"\n"), CHECKER)
    assert batch.accepted[0][1].id == "a"


# Batches


def test_a_restart_counts_what_is_done_and_reads_the_rest_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 5_000)
    place = only(tmp_path, gzip.compress(TEXT + b"[]\n" + TEXT))
    whole = list(batches(place, CHECKER, AS_OF))
    assert len(whole) > 10
    for skip in (0, 1, 7, len(whole)):
        again = list(batches(place, CHECKER, AS_OF, skip))
        assert [(b.line, b.lines, b.mark) for b in again] == [(b.line, b.lines, b.mark) for b in whole]
        assert [b.skipped for b in again] == [True] * skip + [False] * (len(whole) - skip)
        for before, after in zip(whole[skip:], again[skip:], strict=True):
            assert after.frame.equals(before.frame)
            assert after.rejects == before.rejects
        for one in again[:skip]:
            assert (one.frame.height, one.frame.schema, one.rejects, one.accepted) == (0, whole[0].frame.schema, [], [])
            with pytest.raises(LookupError):
                one.read(one.line)


def test_a_file_that_has_changed_has_another_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 5_000)
    before = [block.mark for block in blocks(only(tmp_path, TEXT))]
    after = [block.mark for block in blocks(only(tmp_path, TEXT[:12_000] + b"7" + TEXT[12_001:]))]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] + [False] * (len(before) - 1)


def test_an_error_in_the_middle_comes_after_the_batches_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 5_000)
    read: list[Batch] = []
    with pytest.raises(DmtcheckError, match="the file may be cut off or damaged"):
        for batch in batches(only(tmp_path, gzip.compress(TEXT)[:-1]), CHECKER):
            read.append(batch)
    assert 0 < sum(batch.lines for batch in read) < len(LINES)


def test_reading_may_stop_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK", 5_000)
    read = batches(only(tmp_path, TEXT), CHECKER)
    assert next(read).line == 1
    read.close()  # type: ignore[attr-defined]


def test_a_row_that_only_the_engine_refuses_is_rejected_as_it_is_alone(tmp_path: Path) -> None:
    place = only(tmp_path, b'{}\n{"age": 900}\n')
    (batch,) = batches(place, CHECKER)
    assert (batch.frame.height, batch.read(1).values) == (2, {})
    with pytest.raises(ProfileError):
        batch.read(2)
    reason = 'column 9: "age": expected a number from 0 to 130, found 900'
    assert batch.alone([2]) == ([], [Reject(place.file, 2, 3, reason)])


def test_a_reject_says_where_and_why(tmp_path: Path) -> None:
    place = only(tmp_path, b'{}\n\n{"agee": 41}\n')
    (batch,) = batches(place, CHECKER)
    assert batch.rejects == [
        Reject(place.file, 2, 3, "column 1: the input is empty; expected one JSON object"),
        Reject(place.file, 3, 4, 'column 2: unknown fact "agee", did you mean "age"? (`dmtcheck facts` lists all facts)'),
    ]


def test_a_folder_that_is_linked_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.ndjson").write_text("{}\n", "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
    assert [place.file for place in expand([str(tmp_path / "in")])] == [str(tmp_path / "in" / "linked" / "b.ndjson")]


def test_a_name_that_is_not_utf_8_is_one_error(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.ndjson")
    Path(file).write_text("{}\n", "utf-8")
    with pytest.raises(DmtcheckError, match="the name of this file is not UTF-8; rename it"):
        expand([file])
