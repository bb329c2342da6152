"""The sentences of the feature about whole populations: files of people, a run over them, and the folder that it leaves."""

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
from screening_runs_for_steps import Population, ran
from steps import RULE, Step

from dmtcheck import load_rulebook
from dmtcheck.terms import DRUGS

SCREENING_STEPS: list[Step] = []
ROOT = Path(__file__).resolve().parents[1]
FOLDER = r"(?P<folder>[\w-]+)"
FOLDERS = r"(?P<folders>[\w-]+(?:, [\w-]+)* and [\w-]+)"
FILE = r"(?P<file>[\w./-]+\.\w+)"
DAY = r"(?P<day>\d{4}-\d{2}-\d{2})"


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        SCREENING_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@_step("given", rf"{FILE} holds")
def holds(population: Population, file: str, docstring: str) -> None:
    population.files = {**population.files, file: docstring.encode() + b"\n"}


@_step("given", rf"{FILE} is empty")
def is_empty(population: Population, file: str) -> None:
    population.files = {**population.files, file: b""}


@_step("given", rf"{FILE} is the example (?P<example>\S+)")
def is_the_example(population: Population, file: str, example: str) -> None:
    population.files = {**population.files, file: (ROOT / "examples" / "screening" / example).read_bytes()}


@_step("given", rf"{FILE} is compressed to (?P<packed>\S+)")
def is_compressed(population: Population, file: str, packed: str) -> None:
    zstd = pa.BufferOutputStream()
    with pa.CompressedOutputStream(zstd, "zstd") as stream:
        stream.write(population.files[file])
    content = gzip.compress(population.files[file]) if packed.endswith(".gz") else zstd.getvalue().to_pybytes()
    population.files = {**population.files, packed: content}


@_step("given", rf'{FILE} is kept as (?P<table>\S+\.parquet)(?:, with "(?P<fact>\w+)" called "(?P<name>\w+)")?')
def is_kept_as(population: Population, file: str, table: str, fact: str | None, name: str | None) -> None:
    columns = pl.read_ndjson(population.files[file], infer_schema_length=None).rename({fact: name} if fact and name else {})
    content = BytesIO()
    columns.write_parquet(content)
    population.files = {**population.files, table: content.getvalue()}


@_step("given", rf"{FILE} is spread over (?P<number>\d+) files in the folder {FOLDER}")
def is_spread(population: Population, file: str, number: str, folder: str) -> None:
    lines, many = population.files[file].splitlines(keepends=True), int(number)
    assert len(lines) >= many
    parts = {f"{folder}/{place + 1}.ndjson": b"".join(lines[place::many]) for place in range(many)}
    population.files = {name: content for name, content in {**population.files, **parts}.items() if name != file}


@_step("given", r"(?P<package>\w+) is not installed")
def is_not_installed(population: Population, package: str) -> None:
    population.broken = f"without {package}"


@_step("given", rf"the engine takes {RULE} the wrong way round")
def wrong_way_round(population: Population, rule: str) -> None:
    population.broken = f"wrong {rule}"


@_step("when", r"I run (?P<typed>dmtcheck screen .+?)(?:, and it is killed while it writes file (?P<at>\d+))?")
def run(population: Population, typed: str, at: str | None) -> None:
    population.broken = at or population.broken
    population.run(typed)
    population.broken = "" if at else population.broken
    assert not at or population.ran.code == -9, population.ran


@_step("when", rf"{FILE} is changed")
def is_changed(population: Population, file: str) -> None:
    population.files = {**population.files, file: population.files[file].replace(b"rrms", b"spms")}
    assert population.files[file] != population.before[file]


@_step("then", r"it ends with (?P<code>[012])")
def ends_with(population: Population, code: str) -> None:
    assert population.ran.code == int(code), population.ran


@_step("then", r'it tells "(?P<text>.+)"')
def tells(population: Population, text: str) -> None:
    assert text in " ".join(population.ran.out.split()), population.ran.out  # lines are wrapped


@_step("then", r'it says in one line "(?P<text>.+)"')
def one_line(population: Population, text: str) -> None:
    assert population.ran.err.count("\n") == 1 and text in population.ran.err, population.ran.err


@_step("then", r'it complains in one line "(?P<text>.+)", and tells nothing else')
def complains(population: Population, text: str) -> None:
    assert population.ran.out == "" and population.ran.code == 2, population.ran
    assert population.ran.err.count("\n") == 1 and text in population.ran.err, population.ran.err


@_step("then", rf"nothing is written in {FOLDER}")
def nothing_written(population: Population, folder: str) -> None:
    found = [name for name in population.files if name.startswith(f"{folder}/") and name != f"{folder}/.run/lock"]
    assert not found, found


@_step("then", rf"{FOLDER} has answered nobody")
def answered_nobody(population: Population, folder: str) -> None:
    assert not {"profiles", "summary.json", "manifest.json"} & {name.split("/")[0] for name in _in(population.files, folder)}


@_step("then", rf"no table in {FOLDER} is cut off")
def none_cut_off(population: Population, folder: str) -> None:
    tables = [name for name in _in(population.files, folder) if name.endswith(".parquet")]
    assert tables and all(pl.read_parquet(BytesIO(population.files[f"{folder}/{name}"])).height for name in tables), tables


@_step("then", rf"nothing has changed in {FOLDER}")
def nothing_changed(population: Population, folder: str) -> None:
    assert _in(population.before, folder)
    assert _in(population.files, folder) == _in(population.before, folder)


@_step("then", rf"{FOLDER} holds (?P<names>.+) and nothing else")
def holds_only(population: Population, folder: str, names: str) -> None:
    assert {name.split("/")[0] for name in _in(population.files, folder)} == set(_listed(names))


@_step("then", rf"{FOLDER} holds what (?P<other>[\w-]+) holds")
def the_same_folder(population: Population, folder: str, other: str) -> None:
    assert _in(population.files, folder)
    assert _in(population.files, folder) == _in(population.files, other)


@_step("then", rf"{FOLDER} answers everyone as (?P<other>[\w-]+) does")
def the_same_answers(population: Population, folder: str, other: str) -> None:
    own, others = ([_without(row, "file") for row in population.rows(name)] for name in (folder, other))
    assert own and own == others


@_step("then", rf"in {FOLDER} each of the (?P<number>\d+) files is answered alike")
def files_alike(population: Population, folder: str, number: str) -> None:
    rows = population.rows(folder)
    files = list(dict.fromkeys(row["file"] for row in rows))
    found = [[_without(row, "file") for row in rows if row["file"] == file] for file in files]
    assert len(found) == int(number)
    assert all(one == found[0] for one in found)


@_step("then", rf"everyone in {FILE} is answered in {FOLDER} as dmtcheck check answers them on {DAY}")
def as_one_by_one(population: Population, file: str, folder: str, day: str) -> None:
    alone = {f"one/{number:04}.json": line for number, line in enumerate(population.lines(file), 1)}
    checked = ran(f"dmtcheck check one --format ndjson --exit-zero --as-of {day}", frozenset(alone.items()), "")
    assert checked.code == 0, checked.err
    reports = [json.loads(line) for line in checked.out.splitlines()]
    statuses = [{found["drug"]: found["status"] for found in report["assessments"]} for report in reports]
    assert [{drug: row[drug] for drug in DRUGS if row[drug]} for row in population.rows(folder)] == statuses
    raised = [
        (line, found["drug"], *[one[part] for part in ("rule", "outcome", "kind", "severity")])
        for line, report in enumerate(reports, 1)
        for found in report["assessments"]
        for one in found["considerations"]
    ]
    parts = ("line", "drug", "rule", "outcome", "kind", "severity")
    assert sorted(raised) == sorted(tuple(row[part] for part in parts) for row in population.rows(folder, "considerations"))


@_step("then", rf"in {FOLDER} a person has")
def a_person_has(population: Population, folder: str, datatable: list[list[str]]) -> None:
    assert datatable[0] == ["person", "column", "says"]
    for name, column, said in datatable[1:]:
        found = population.person(folder, name)[column]
        assert said == ("nothing" if found is None else str(found)), (name, column, found)


@_step("then", rf"{FOLDER} has a row for each of (?P<ids>.+)")
def has_rows(population: Population, folder: str, ids: str) -> None:
    assert [row["id"] for row in population.rows(folder)] == _listed(ids)


@_step("then", rf"{FOLDERS} together have a row for each of (?P<ids>.+)")
def have_rows_together(population: Population, folders: str, ids: str) -> None:
    found = [row["id"] for folder in _listed(folders) for row in population.rows(folder)]
    assert sorted(found) == sorted(_listed(ids))


@_step("then", rf"{FOLDER} raises")
def raises(population: Population, folder: str, datatable: list[list[str]]) -> None:
    columns = datatable[0]
    found = [[row[column] for column in columns] for row in population.rows(folder, "considerations")]
    missing = [row for row in datatable[1:] if row not in found]
    assert not missing, missing


@_step("then", rf"{FOLDER} counts")
def counts(population: Population, folder: str, datatable: list[list[str]]) -> None:
    for *path, number in datatable:
        found: Any = population.read(folder, "summary.json")
        for key in " / ".join(path).split(" / "):
            found = found[key]
        assert found == int(number), (path, found)


@_step("then", rf"in {FOLDER} (?P<read>\d+) lines were read, (?P<answered>\d+) answered and (?P<rejected>\d+) rejected")
def adds_up(population: Population, folder: str, read: str, answered: str, rejected: str) -> None:
    told = {"read": int(read), "answered": int(answered), "rejected": int(rejected)}
    manifest = population.read(folder, "manifest.json")
    assert told == population.read(folder, "summary.json")["profiles"] == manifest["profiles"]
    assert told["read"] == told["answered"] + told["rejected"] == sum(one["lines"] for one in manifest["inputs"])
    assert (len(population.rows(folder)), len(population.rejected(folder))) == (told["answered"], told["rejected"])


@_step("then", rf"the counts of {FOLDERS} add up to those of (?P<whole>[\w-]+)")
def shares_add_up(population: Population, folders: str, whole: str) -> None:
    shares = [_numbers(population.read(folder, "summary.json")) for folder in _listed(folders)]
    total = _numbers(population.read(whole, "summary.json"))
    assert any(total.values())
    assert {name: sum(share[name] for share in shares) for name in total} == total


@_step("then", rf"line (?P<line>\d+) of {FILE} is rejected in {FOLDER}: (?P<reason>.+)")
def line_is_rejected(population: Population, line: str, file: str, folder: str, reason: str) -> None:
    (one,) = (one for one in population.rejected(folder) if (one["file"], one["line"]) == (file, int(line)))
    assert reason in one["reason"], one
    begins = population.files[file][one["byte"] :]
    assert begins.split(b"\n")[0] == population.lines(file)[int(line) - 1]


@_step("then", rf"row (?P<row>\d+) of {FILE} is rejected in {FOLDER}: (?P<reason>.+)")
def row_is_rejected(population: Population, row: str, file: str, folder: str, reason: str) -> None:
    (one,) = population.rejected(folder)
    assert (one["file"], one["line"], one["byte"]) == (file, int(row), None)
    assert reason in one["reason"], one


@_step("then", rf'rejects.ndjson in {FOLDER} does not hold "(?P<text>.+)"')
def rejects_do_not_hold(population: Population, folder: str, text: str) -> None:
    assert population.rejected(folder)
    assert text not in population.files[f"{folder}/rejects.ndjson"].decode()


@_step("then", rf"rejects.ndjson in {FOLDER} is what docs/screening.md shows")
def rejects_are_shown(population: Population, folder: str) -> None:
    shown = population.files[f"{folder}/rejects.ndjson"].decode()
    assert f"```json\n{shown}```\n" in (ROOT / "docs" / "screening.md").read_text("utf-8"), shown


@_step("then", rf"the manifest of {FOLDER} vouches for {FILE}")
def vouches_for(population: Population, folder: str, file: str) -> None:
    manifest, book = population.read(folder, "manifest.json"), load_rulebook()
    assert (manifest["rules"]["digest"], manifest["rules"]["version"]) == (book.digest, book.version)
    (one,) = (one for one in manifest["inputs"] if one["file"] == file)
    assert (one["sha256"], one["bytes"]) == (sha256(population.files[file]).hexdigest(), len(population.files[file]))


def _listed(names: str) -> list[str]:
    return names.replace(" and ", ", ").split(", ")


def _in(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {name.removeprefix(f"{folder}/"): content for name, content in files.items() if name.startswith(f"{folder}/")}


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column != name}


def _numbers(summary: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], int]:
    """Return every count of people or considerations in a summary."""
    if isinstance(summary, int) and path[-1] not in ("schema", "total", "rules"):
        return {path: summary}
    if not isinstance(summary, dict):
        return {}
    return {place: number for key, value in summary.items() for place, number in _numbers(value, (*path, key)).items()}
