"""Bad input, end to end: exit code 2, one clear line that names the place, nothing else, in bounded time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SECRET = "Jane Roe 7421"  # a value of the profile that has nothing to do with the fault
SECONDS = 10  # two are meant; a busy machine and the measuring of coverage take their part
MEGABYTES = 200
MANY_BYTES = 8 * 1024 * 1024 - 200  # nearly as much as a profile may have

# A small process between this one and the command, so that the peak it reports is that of the command alone.
MEASURE = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
code = subprocess.run([sys.executable, "-m", "dmtcheck", *sys.argv[2:]], timeout=float(sys.argv[1])).returncode
print("\\x00%d" % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024), end="", file=sys.stderr)
sys.exit(code)
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str
    megabytes: int = 0


class Case(NamedTuple):
    """A faulty line of a profile, where the fault stands in it, and words that the error must have."""

    name: str
    line: str
    column: int
    words: tuple[str, ...]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("DMTCHECK", "NO_COLOR"))}


def run(folder: Path, *words: str | bytes, stdin: bytes = b"") -> Ended:
    done = subprocess.run(
        [sys.executable, "-m", "dmtcheck", *words], input=stdin, cwd=folder, env=environment(), capture_output=True, check=False, timeout=60
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def measured(folder: Path, *words: str) -> Ended:
    command = [sys.executable, "-I", "-S", "-c", MEASURE, str(SECONDS), *words]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False, timeout=3 * SECONDS)
    said, _, peak = done.stderr.decode().partition("\0")
    return Ended(done.returncode, done.stdout.decode(), said, int(peak or 0))


def one_line(ended: Ended) -> str:
    """Return the one line of error after checking all that holds for every fault of one file."""
    assert "Traceback" not in ended.err, ended.err[-2000:]
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.endswith("\n") and ended.err.count("\n") == 1, ended.err
    assert ended.err.removesuffix("\n").isprintable()
    assert len(ended.err) < 600
    assert SECRET not in ended.err
    return ended.err.removesuffix("\n")


LINES = [
    Case("unknown key", '"agee": 34', 1, ('unknown fact "agee"', 'did you mean "age"?')),
    Case("unknown key like no other", '"zzzzzz": 34', 1, ('unknown fact "zzzzzz"', "dmtcheck facts")),
    Case("derived fact", '"days_since_lemtrada": 3', 1, ('unknown fact "days_since_lemtrada"',)),
    Case("two unknown keys", '"foo": 1, "bar": 2', 1, ('unknown facts "foo", "bar"',)),
    Case("unknown key with an escape in it", '"a\\u001b[31m": 1', 1, ('unknown fact "a\\x1b[31m"',)),
    Case("duplicate key", '"age": 34, "age": 35', 12, ('the key "age" stands twice',)),
    Case("duplicate key, one escaped", '"age": 34, "\\u0061ge": 35', 12, ('the key "age" stands twice',)),
    Case("duplicate key inside", '"therapies": [{"name": "x", "name": "y"}]', 29, ('the key "name" stands twice',)),
    Case("text for a number", '"age": "34"', 8, ('"age"', "expected a number from 0 to 130", 'the text "34"')),
    Case("true for a number", '"age": true', 8, ('"age"', "expected a number", "found true")),
    Case("number for yes or no", '"pml_ever": 1', 13, ('"pml_ever"', "expected true or false", "found 1")),
    Case("text for yes or no", '"pml_ever": "yes"', 13, ('"pml_ever"', "expected true or false", '"yes"')),
    Case("object for a text", '"ms_type": {}', 12, ('"ms_type"', "expected one of cis, rrms", "an object")),
    Case("text for a list", '"considering": "ocrevus"', 16, ('"considering"', "expected a list", 'the text "ocrevus"')),
    Case("empty list of drugs", '"considering": []', 16, ('"considering"', "at least one of briumvi")),
    Case("unknown drug", '"considering": ["lemtrada", "ocrevis"]', 29, ('"considering"', "number 2", '"ocrevis"', 'did you mean "ocrevus"?')),
    Case("value outside the set", '"ms_type": "rrmss"', 12, ('"ms_type"', "expected one of cis", 'did you mean "rrms"?')),
    Case("value in other letters", '"ms_type": "RRMS"', 12, ('"ms_type"', 'did you mean "rrms"?')),
    Case("number outside its bounds", '"age": 131', 8, ('"age"', "from 0 to 130", "found 131")),
    Case("fraction for a count", '"failed_therapies": 1.5', 21, ('"failed_therapies"', "whole number", "1.5")),
    Case("NaN", '"age": NaN', 8, ('"age"', "NaN is not a number")),
    Case("Infinity", '"age": Infinity', 8, ('"age"', "Infinity is not a number")),
    Case("minus Infinity", '"age": -Infinity', 8, ('"age"', "-Infinity is not a number")),
    Case("1e999", '"age": 1e999', 8, ('"age"', "too large")),
    Case("1e999 in a list of an unknown shape", '"age": [[1, 1e999]]', 13, ('"age"', "too large")),
    Case("5,000 digits", f'"age": {"3" * 5000}', 8, ('"age"', "too long")),
    Case("5,000 digits after the point", f'"age": 3.{"3" * 5000}', 8, ('"age"', "too long")),
    Case("half a character", '"ms_type": "\\ud83d"', 13, ("surrogate",)),
    Case("half a character in a key", '"\\udc00": 1', 2, ("surrogate",)),
    Case("date without hyphens", '"as_of": "20261122"', 10, ('"as_of"', "a date such as 2026-11-22", '"20261122"')),
    Case("date as a number", '"as_of": 0', 10, ('"as_of"', "a date such as", "found 0")),
    Case("day that is not there", '"as_of": "2026-02-30"', 10, ('"as_of"', "a date such as", '"2026-02-30"')),
    Case("date without its fact", '"jcv_antibody_date": "2026-01-01"', 22, ('"jcv_antibody_date"', 'without "jcv_antibody"')),
    Case(
        "date in the future",
        '"as_of": "2026-11-22", "liver_tests": "normal", "liver_tests_date": "2026-11-23"',
        69,
        ('"liver_tests_date" is 2026-11-23', '"as_of", 2026-11-22'),
    ),
    Case(
        "dose in the future",
        '"as_of": "2026-11-22", "therapies": [{"name": "x", "last_dose": "2027-01-01"}]',
        65,
        ('"therapies", number 1, "last_dose"', '"as_of"'),
    ),
    Case(
        "day in the future",
        '"as_of": "2026-11-22", "brain_mri_date": "2026-11-23"',
        42,
        ('"brain_mri_date" is 2026-11-23', '"as_of", 2026-11-22'),
    ),
    Case("day that is none", '"brain_mri_date": "never"', 19, ('"brain_mri_date"', 'a date such as 2026-11-22, or "none"', '"never"')),
    Case("weight of nothing", '"weight_kg": 0', 14, ('"weight_kg"', "above 0 to 500", "found 0")),
    Case(
        "pregnancy against its test",
        '"pregnant": false, "pregnancy_test": "positive"',
        38,
        ('"pregnancy_test" is positive', '"pregnant" is false'),
    ),
    Case(
        "pregnancy that could not be",
        '"pregnant": true, "could_become_pregnant": false',
        44,
        ('"could_become_pregnant" is false', '"pregnant" is true'),
    ),
    Case(
        "immunosuppressant against the list",
        '"current_immunosuppressant": false, "therapies": [{"name": "azathioprine", "status": "current"}]',
        30,
        ('"current_immunosuppressant" is false', '"therapies" lists one'),
    ),
    Case("count against the list", '"failed_therapies": 2, "therapies": []', 21, ('"failed_therapies" is 2', '"therapies" lists 0')),
    Case("therapy without a name", '"therapies": [{"status": "current"}]', 15, ('"therapies"', '"name" is missing')),
    Case(
        "misspelt key of a therapy",
        '"therapies": [{"name": "x", "outcomes": "other"}]',
        29,
        ('"therapies"', 'unknown key "outcomes"', 'did you mean "outcome"?'),
    ),
    Case("empty name of a therapy", '"therapies": [{"name": " "}]', 24, ('"therapies", number 1, "name"', "1 to 200 characters")),
    Case("unknown outcome", '"therapies": [{"name": "x", "outcome": "failed"}]', 40, ('"outcome"', "expected one of responded", '"failed"')),
    Case("name without quotes", "age: 34", 1, ("not valid JSON", "property name")),
    Case("single quotes", "'age': 34", 1, ("not valid JSON",)),
    Case("comment", '"age": 34 // years', 11, ("not valid JSON",)),
    Case("number with a leading zero", '"age": 034', 9, ("not valid JSON",)),
    Case("line break in a text", '"ms_type": "rr\nms"', 15, ("not valid JSON", "control character")),
    Case("text after a number too large", '"age": 1e999x', 8, ('"age"',)),
    Case("text after NaN", '"age": NaNx', 8, ("NaN",)),
]


@pytest.mark.parametrize("case", LINES, ids=lambda case: case.name)
def test_a_faulty_line_is_named(case: Case, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(f'{{"id": "{SECRET}",\n{case.line}\n}}', "utf-8")
    error = one_line(run(tmp_path, "p.json"))
    assert error.startswith(f"dmtcheck: p.json:2:{case.column}: ")
    assert [word for word in case.words if word not in error] == []


WHOLE: list[tuple[str, bytes, str, str]] = [
    ("empty", b"", "1:1", "empty"),
    ("white space", b" \r\n\t", "1:1", "empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", "1:1", "empty"),
    ("array", b'\n [{"age": 34}]', "2:2", "expected one JSON object, found an array"),
    ("text", b'"age"', "1:1", "found a text"),
    ("number", b"34", "1:1", "found a number"),
    ("null", b"null", "1:1", "found null"),
    ("true", b"true", "1:1", "found true"),
    ("NaN alone", b"NaN", "1:1", "number"),
    ("truncated", b'{"age": 34,\n"ms_type": ', "2:11", "ends before the JSON object does"),
    ("truncated in a text", b'{"ms_type": "rr', "1:13", "unterminated string"),
    ("two values", b'{"age": 34}\n{"age": 35}', "2:1", "one profile and nothing else"),
    ("UTF-16", '{"age": 34}'.encode("utf-16"), "1:1", "UTF-8"),
    ("UTF-16 without a mark", '{"age": 34}'.encode("utf-16-le"), "1:1", "UTF-8"),
    ("UTF-32", '{"age": 34}'.encode("utf-32"), "1:1", "UTF-8"),
    ("Latin-1", '{"age": 34,\n"id": "Ren\u00e9"}'.encode("latin-1"), "2:11", "not UTF-8"),
    ("Latin-1 after a byte order mark", b"\xef\xbb\xbf" + '{"age": 34,\n"id": "Ren\u00e9"}'.encode("latin-1"), "2:11", "not UTF-8"),
    ("a surrogate in UTF-8", b'{"id": "\xed\xa0\x80"}', "1:9", "not UTF-8"),
    ("nested deeper than the validator reads", b'{"ms_type": ' + b"[" * 300 + b"]" * 300 + b"}", "1:112", "nested too deeply"),
    ("nested deeper than Python reads", b'{"ms_type": ' + b"[" * 3000 + b"]" * 3000 + b"}", "1:112", "nested too deeply"),
]


@pytest.mark.parametrize(("data", "place", "words"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_what_is_no_profile_at_all_is_named(data: bytes, place: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_bytes(data)
    error = one_line(run(tmp_path, "p.json"))
    assert error.startswith(f"dmtcheck: p.json:{place}: ")
    assert words in error


HEAVY: list[tuple[str, Callable[[], bytes], str]] = [
    ("100,000 brackets", lambda: b"[" * 100_000, "1:101: nested too deeply"),
    ("100,000 objects", lambda: b'{"a":' * 100_000, "nested too deeply"),
    ("a profile inside 9,999 brackets", lambda: b'{"age":' + b"[" * 4999 + b"]" * 4999 + b"}", "nested too deeply"),
    (
        "200,000 unknown keys",
        lambda: json.dumps({f"k{n}": n for n in range(200_000)}).encode(),
        '1:2: unknown facts "k0", "k1", "k2" and 199,997 more',
    ),
    (
        "200,000 keys and one twice",
        lambda: b"{" + b"".join(b'"k%d":0,' % n for n in range(200_000)) + b'"k0":1}',
        'the key "k0" stands twice',
    ),
    ("100 MB", lambda: b'{"id": "' + b"a" * 100_000_000 + b'"}', "larger than 8 MiB"),
    ("a text of 8 MB", lambda: b'{"id":"' + b"a" * MANY_BYTES + b'"}', '1:7: "id"'),
    ("a text of 4 million escapes", lambda: b'{"id":"' + b"\\n" * (MANY_BYTES // 2) + b'"}', '1:7: "id"'),
    ("a key of 8 MB", lambda: b'{"' + b"a" * MANY_BYTES + b'":1}', "1:2: unknown fact"),
    ("a text of 8 MB that does not end", lambda: b'{"id":"' + b"a" * MANY_BYTES, "1:7: not valid JSON"),
    ("half a character at the end of 8 MB", lambda: b'{"id":"' + b"\\u0041" * (MANY_BYTES // 6 - 1) + b'\\ud800"}', "surrogate"),
    ("8 million line breaks", lambda: b"{" + b"\n" * MANY_BYTES + b'"x":1}', ":1: unknown fact"),
    ("4 million numbers, then NaN", lambda: b'{"id":[' + b"0," * (MANY_BYTES // 2) + b"NaN]}", "more than 300,000 values"),
    ("299,999 numbers, then NaN", lambda: b'{"id":[' + b"0," * 299_998 + b"NaN]}", "NaN is not a number"),
    (
        "300,000 numbers, deep inside, then NaN",
        lambda: b'{"id":' + b"[" * 99 + b"0," * 299_998 + b"NaN" + b"]" * 99 + b"}",
        "NaN is not a number",
    ),
    (
        "299,999 drugs that are none",
        lambda: b'{"considering":[' + b'"x",' * 299_998 + b'"x"]}',
        '1:17: "considering", number 1',
    ),
    ("299,999 therapies that are none", lambda: b'{"therapies":[' + b"0," * 299_998 + b"0]}", '1:15: "therapies", number 1'),
    (
        "299,999 keys of a therapy",
        lambda: b'{"therapies":[{"name":"x",' + b",".join(b'"k%d":1' % n for n in range(299_999)) + b"}]}",
        '1:27: "therapies"',
    ),
]


@pytest.mark.parametrize(("make", "words"), [case[1:] for case in HEAVY], ids=[case[0] for case in HEAVY])
def test_much_bad_input_takes_little_time_and_memory(
    make: Callable[[], bytes], words: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    (tmp_path / "p.json").write_bytes(make())
    ended = measured(tmp_path, "p.json")
    record_property("megabytes", ended.megabytes)
    error = one_line(ended)
    assert error.startswith("dmtcheck: p.json:")
    assert words in error
    assert ended.megabytes < MEGABYTES


def test_standard_input_is_read_no_further_than_a_profile_may_be_long(tmp_path: Path) -> None:
    error = one_line(run(tmp_path, "-", stdin=b" " * 20_000_000))
    assert error == "dmtcheck: standard input: the input is larger than 8 MiB; a profile is one flat JSON object"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nope.json", "there is no such file"),
        ("chek", 'did you mean the command "check"?'),
        ("empty", "this folder holds no .json files"),
        ("good.json/p.json", "cannot be read"),
        ("n" * 300, "cannot be read"),
        ("caf\udce9.json", "there is no such file"),
        ("a\x1b[31m\u202e\nb.json", "there is no such file"),
        pytest.param("/proc/self/mem", "cannot be read", marks=pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="Linux only")),
    ],
    ids=[
        "not there",
        "a misspelt command",
        "a folder without profiles",
        "below a file",
        "a name too long",
        "bytes",
        "control characters",
        "unreadable",
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.json").write_text("{}")
    error = one_line(run(tmp_path, name))
    visible = name.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e").replace("\n", "\\n").replace("\udce9", "\\udce9")
    assert error.startswith(f"dmtcheck: {visible}: ")
    assert words in error


def test_standard_input_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with (tmp_path / "writable").open("wb") as target:
        done = subprocess.run(
            [sys.executable, "-m", "dmtcheck", "-"],
            stdin=target,
            capture_output=True,
            check=False,
            text=True,
            env=environment(),
            timeout=60,
        )
    assert "cannot be read" in one_line(Ended(done.returncode, done.stdout, done.stderr))


def test_standard_input_that_is_closed_is_named(tmp_path: Path) -> None:
    shell = 'exec "$0" -m dmtcheck - <&-'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable], cwd=tmp_path, capture_output=True, check=False, text=True, env=environment(), timeout=60
    )
    assert "standard input" in one_line(Ended(done.returncode, done.stdout, done.stderr))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("words", ["nowhere.json", "facts > /dev/full", "facts --wrong"])
def test_the_exit_code_says_what_nobody_can_be_told(tmp_path: Path, words: str) -> None:
    shell = f'exec "$0" -m dmtcheck {words} 2> /dev/full'
    done = subprocess.run(["sh", "-c", shell, sys.executable], cwd=tmp_path, check=False, stdout=subprocess.DEVNULL, env=environment(), timeout=60)
    assert done.returncode == 2


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two good profiles and, between them, bad ones."""
    (tmp_path / "a.json").write_text('{"id": "first", "considering": ["ocrevus"]}')
    (tmp_path / "b.json").write_text('{"id": "Jane Roe 7421", "agee": 34}')
    (tmp_path / "c.json").write_bytes(b"\xff\xfe")
    (tmp_path / "d.json").write_text('{"id": "last", "considering": ["ocrevus"]}')
    return tmp_path


@pytest.mark.parametrize(
    "named", [["a.json", "b.json", "c.json", "nope.json", "d.json"], ["."], ["a.json", ".", "d.json"]], ids=["files", "folder", "both"]
)
def test_one_bad_file_never_hides_the_others(named: list[str], files: Path) -> None:
    ended = run(files, *named, "--format", "ndjson")
    ids = [json.loads(line)["id"] for line in ended.out.splitlines()]
    assert ended.code == 2
    assert set(ids) == {"first", "last"}
    assert ended.err.count("\n") == 2 + ("nope.json" in named)
    assert 'b.json:1:25: unknown fact "agee", did you mean "age"?' in ended.err
    assert "c.json:1:1: the input is not UTF-8" in ended.err
    assert SECRET not in ended.err and "Traceback" not in ended.err


def test_the_good_among_several_are_still_one_array_of_json(files: Path) -> None:
    ended = run(files, "a.json", "b.json", "d.json", "--format", "json")
    assert [report["id"] for report in json.loads(ended.out)] == ["first", "last"]
    assert ended.code == 2


def test_nothing_but_bad_files_is_an_empty_array(files: Path) -> None:
    ended = run(files, "b.json", "c.json", "--format", "json")
    assert json.loads(ended.out) == []
    assert ended.code == 2


def test_a_bad_profile_writes_no_output_file(files: Path) -> None:
    one_line(run(files, "b.json", "--output", "report.txt"))
    assert not (files / "report.txt").exists()
    assert sorted(path.name for path in files.iterdir()) == ["a.json", "b.json", "c.json", "d.json"]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_bytes(b'\xef\xbb\xbf{"id": "marked"}')
    ended = run(tmp_path, "p.json", "--exit-zero", "--format", "ndjson")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["id"] == "marked"


HOSTILE = "a\u202eb\u2066c\x1b[31md\x07e\x00f\u200bg\x85h\r\n# i"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_control_and_bidi_characters_are_escaped(form: str, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"id": HOSTILE, "considering": ["ocrevus"], "therapies": [{"name": HOSTILE}]}))
    ended = run(tmp_path, "p.json", "--exit-zero", "--format", form)
    assert (ended.code, ended.err) == (0, "")
    assert all(character == "\n" or character.isprintable() for character in ended.out)
    assert ended.out.count("202e") == 2
    assert not any(line.startswith("# i") for line in ended.out.splitlines())


def test_markup_in_markdown_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"id": "<script>*[a](b)*|`c`", "considering": ["ocrevus"], "therapies": [{"name": "<b>&amp;"}]}))
    out = run(tmp_path, "p.json", "--exit-zero", "--format", "markdown").out
    assert "<script>" not in out and "<b>" not in out and "[a](b)" not in out


def test_an_option_that_is_wrong_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"id": SECRET}))
    assert 'did you mean "ocrevus"?' in one_line(run(tmp_path, "p.json", "--drug", "ocrevis"))
    assert "expected a date such as 2026-11-22" in one_line(run(tmp_path, "p.json", "--as-of", "20261122"))


RULE = """title: Frequent travel
drugs: [ocrevus]
kind: precaution
severity: info
status: draft
when:
  travels_often: true
message: Travels often.
sources:
  - {document: article, section: Introduction}
"""


@pytest.mark.parametrize(
    ("folder", "place", "words"),
    [
        ("nowhere", "nowhere", "is not there"),
        ("n" * 300, "n" * 300, ""),
        ("p.json", "p.json", "is not there"),
        ("empty", "empty", "holds no rules"),
        ("faulty", "faulty/ocrevus/mine.yaml:7:18", 'found the text "maybe"'),
        ("misspelt", "misspelt/ocrevus/mine.yaml:7:3", 'did you mean "travels_often"?'),
        ("clash", "clash/ocrevus/herpes.yaml", "ids may not clash"),
        ("bytes", "bytes/ocrevus/mine.yaml:1:1", "not UTF-8"),
        ("dangling", "dangling/ocrevus/mine.yaml", "cannot be read"),
    ],
    ids=[
        "not there",
        "a name too long",
        "a file",
        "empty",
        "a wrong value",
        "an unknown fact",
        "a clash of ids",
        "not UTF-8",
        "a link to nothing",
    ],
)
def test_a_folder_of_rules_with_a_fault_is_named(folder: str, place: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"id": SECRET}))
    (tmp_path / "empty").mkdir()
    for name, file, content in [
        ("faulty", "mine", RULE.replace("true", "maybe").encode()),
        ("misspelt", "mine", RULE.replace("travels_often", "travel_often").encode()),
        ("clash", "herpes", RULE.encode()),
        ("bytes", "mine", b"\xff"),
    ]:
        (tmp_path / name / "ocrevus").mkdir(parents=True)
        (tmp_path / name / "ocrevus" / f"{file}.yaml").write_bytes(content)
    (tmp_path / "dangling" / "ocrevus").mkdir(parents=True)
    (tmp_path / "dangling" / "ocrevus" / "mine.yaml").symlink_to(tmp_path / "gone")
    error = one_line(run(tmp_path, "p.json", "--rules", folder))
    assert error.startswith(f"dmtcheck: {place}: ")
    assert words in error


def test_a_good_folder_of_rules_is_used(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"travels_often": true}')
    (tmp_path / "mine" / "ocrevus").mkdir(parents=True)
    (tmp_path / "mine" / "ocrevus" / "travel.yaml").write_text(RULE)
    ended = run(tmp_path, "p.json", "--rules", "mine", "--exit-zero", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    (ocrevus,) = (assessment for assessment in json.loads(ended.out)["assessments"] if assessment["drug"] == "ocrevus")
    assert "ocrevus/travel" in [consideration["rule"] for consideration in ocrevus["considerations"]]
