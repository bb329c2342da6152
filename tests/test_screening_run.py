"""A screening run: killed at any moment it continues, and nothing is lost. The answers are made up here; those of the engines are tested elsewhere."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest
from people import person

from dmtcheck import Checker, DmtcheckError, ProfileError, Rulebook
from dmtcheck.known import Known
from dmtcheck.screening import answered, batch, blocks, done, folder, run
from dmtcheck.screening.answers import WORDS
from dmtcheck.screening.folder import Stopped
from dmtcheck.screening.places import Place, expand
from dmtcheck.screening.plan import Asked, Shard
from dmtcheck.screening.run import Run, Step
from dmtcheck.terms import DRUG_STATUSES, DRUGS, OUTCOMES

DAY = date(2026, 11, 22)
BLOCK = 500  # bytes: about six lines


def row(book: Rulebook, name: str | None) -> dict[str, Any]:
    """Return answers that depend on the id alone, as an engine and the single path both would give them."""
    bits = Random(name).getrandbits(4096)
    statuses = (None, *DRUG_STATUSES)
    found: dict[str, Any] = {"refused": (name or "").startswith("refused")}
    found |= {drug: statuses[(bits >> 3 * place & 7) % len(statuses)] for place, drug in enumerate(DRUGS)}
    found |= {rule.id: None for rule in book.active}
    for place, (drug, rule) in enumerate(pairs(book)):
        said = bits >> 18 + 3 * place & 7 if found[drug] else 7
        for number, word in enumerate(WORDS):
            found[f"{word}:{drug}:{rule}"] = number == said
        worst = [word for word in WORDS if word in (found[rule], [*WORDS, *[None] * 5][said])]
        found[rule] = worst[0] if worst else None
    return found


@cache
def pairs(book: Rulebook) -> list[tuple[str, str]]:
    return [(drug, rule.id) for rule in book.active for drug in rule.drugs]


class MadeUp:
    """An engine that makes up its answers."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def answers(self, typed: pl.DataFrame) -> pl.DataFrame:
        columns = row(self.book, "")
        rules = {rule.id for rule in self.book.active}
        schema: dict[str, Any] = {
            name: pl.Enum(DRUG_STATUSES) if name in DRUGS else pl.Enum(list(WORDS)) if name in rules else pl.Boolean() for name in columns
        }
        return pl.DataFrame([row(self.book, name) for name in typed["id"]], schema=schema)


def make_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs make up their answers, and read in small blocks."""

    def single(checker: Checker, known: Known, drugs: tuple[str, ...]) -> dict[str, Any]:
        return {**row(checker.rulebook, known.id), "refused": False}

    monkeypatch.setattr(run, "Screener", lambda engine, book, drugs: MadeUp(book))
    monkeypatch.setattr(run, "selfcheck", lambda screener, book: 0)
    monkeypatch.setattr(answered, "single", SimpleNamespace(answer=single))
    monkeypatch.setattr(blocks, "BLOCK", BLOCK)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    make_up(monkeypatch)


@pytest.fixture(scope="module")
def checker(rulebook: Rulebook) -> Checker:
    """Few rules, to be quick: some of one drug, some of several, one of them a preference."""
    chosen = ("all/depression", "all/travels-often", "briumvi/active-infection", "ocrevus/age", "ocrevus/herpes", "tyruko/rems-program")
    book = Rulebook(
        rulebook.version,
        rulebook.digest,
        [rulebook.by_id[name] for name in chosen],
        rulebook.documents,
        rulebook.sheets,
        rulebook.facts,
        rulebook.schema,
    )
    return Checker(book)


def line(number: int) -> str:
    match number % 34:  # further down, nothing is bad by itself
        case 3:
            return '{"id": "bad", "age": "old"}'
        case 5:
            return json.dumps({"id": f"odd {number}", "pregnant": True, "could_become_pregnant": True}) + " "
        case 7 | 24:
            return json.dumps({"id": f"refused {number}", "age": 40})  # by the engine, not by the single path
        case 8 | 25:
            return json.dumps({"id": f"refused {number}", "could_become_pregnant": False, "pregnant": True})  # by both
        case 9:
            return ""
        case _:
            return json.dumps({"id": f"person {number}", "age": number % 90, "ms_type": "rrms"})


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Three files of different length; one is empty."""
    made = tmp_path / "people"
    made.mkdir()
    for name, lines in (("a.ndjson", 40), ("b.ndjson", 0), ("c.ndjson", 23)):
        (made / name).write_text("".join(line(number) + "\n" for number in range(lines)))
    return made


def start(checker: Checker, people: Path, out: Path, **asked: Any) -> Run:
    return Run(checker, expand([str(people)]), str(out), Asked(DAY)._replace(**asked))


def whole(checker: Checker, people: Path, out: Path, **asked: Any) -> dict[str, Any]:
    """Run to the end; return what the folder holds, Parquet by value."""
    list(start(checker, people, out, **asked).work())
    return content(out)


def content(out: Path) -> dict[str, Any]:
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): pl.read_parquet(path).to_dicts() if path.suffix == ".parquet" else path.read_bytes() for path in files}


def test_every_line_is_answered_or_rejected(checker: Checker, people: Path, tmp_path: Path) -> None:
    run = start(checker, people, tmp_path / "out", long=True)
    steps = list(run.work())
    assert len(steps) > 6
    assert [step.read for step in steps] == sorted(step.read for step in steps)
    assert [step.parts for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].lines == 63
    assert (run.step.read, run.step.about) == (run.step.total, len(steps))
    held = content(tmp_path / "out")
    assert {name.split("/")[0] for name in held} == {"considerations", "manifest.json", "profiles", "rejects.ndjson", "summary.json"}
    rows = [one for name, found in held.items() if name.startswith("profiles") for one in found]
    rejects = [json.loads(one) for one in held["rejects.ndjson"].splitlines()]
    files = [str(people / name) for name in ("a.ndjson", "c.ndjson")]
    expected = [(file, number + 1) for file, lines in zip(files, (40, 23), strict=True) for number in range(lines)]
    refused = [place for place in expected if (place[1] - 1) % 34 in (3, 8, 9, 25)]
    assert [(one["file"], one["line"]) for one in rejects] == refused
    assert [(one["file"], one["line"]) for one in rows] == [place for place in expected if place not in refused]
    assert set(rejects[0]) == {"file", "line", "byte", "reason"}
    summary = run.summary()
    assert summary["profiles"] == {"read": 63, "answered": 63 - len(refused), "rejected": len(refused)}
    manifest = json.loads(held["manifest.json"])
    assert [one["lines"] for one in manifest["inputs"]] == [40, 0, 23]
    assert sum(part["lines"] for part in manifest["parts"]) == 63
    assert manifest["profiles"] == summary["profiles"]
    assert manifest["as_of"] == "2026-11-22"


def test_rows_say_what_the_answers_say(checker: Checker, people: Path, tmp_path: Path) -> None:
    held = whole(checker, people, tmp_path / "out", long=True)
    long = [one for name, found in held.items() if name.startswith("considerations") for one in found]
    book = checker.rulebook
    for one in [one for name, found in held.items() if name.startswith("profiles") for one in found]:
        said = row(book, one["id"])
        assert list(one)[:9] == ["id", "file", "line", *DRUGS]
        assert {drug: one[drug] for drug in DRUGS} == {drug: said[drug] for drug in DRUGS}
        raised = [each for each in long if (each["file"], each["line"]) == (one["file"], one["line"])]
        for rule in book.active:
            words = [word for word in WORDS if any(said[f"{word}:{drug}:{rule.id}"] for drug in rule.drugs)]
            assert one[rule.id] == (words[0] if words else None)
        expected = {
            (drug, rule.id, outcome, rule.kind, rule.severity_of(outcome))
            for rule in book.active
            for drug in rule.drugs
            for outcome in OUTCOMES
            if said[f"{outcome}:{drug}:{rule.id}"]
        }
        assert {tuple(each[key] for key in ("drug", "rule", "outcome", "kind", "severity")) for each in raised} == expected
        assert len(raised) == len(expected)
        assert {each["id"] for each in raised} <= {one["id"]}
        assert [each["drug"] for each in raised] == sorted(each["drug"] for each in raised)
    assert [(one["file"], one["line"]) for one in long] == sorted((one["file"], one["line"]) for one in long)


def test_with_the_summary_alone_nothing_is_lost(checker: Checker, people: Path, tmp_path: Path) -> None:
    rows, counts = whole(checker, people, tmp_path / "rows"), whole(checker, people, tmp_path / "counts", summary_only=True)
    assert set(counts) == {"manifest.json", "rejects.ndjson", "summary.json"}
    assert counts["summary.json"] == rows["summary.json"]
    assert counts["rejects.ndjson"] == rows["rejects.ndjson"]


class Killed(BaseException):
    """The process is gone."""


class Mortal:
    """The operating system for a process that is killed before its ``life``-th change of the disk: after that, nothing is done any more."""

    def __init__(self, life: int) -> None:
        self.life = life

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        return self.mortal(found) if name in ("fsync", "makedirs", "replace", "rmdir", "unlink") else found

    def mortal(self, change: Any) -> Any:
        def changed(*words: Any, **named: Any) -> Any:
            self.life -= 1
            if self.life < 0:
                raise Killed
            return change(*words, **named)

        return changed


def dying(monkeypatch: pytest.MonkeyPatch, life: int) -> pytest.MonkeyPatch:
    mortal = Mortal(life)
    monkeypatch.setattr(folder, "os", mortal)
    monkeypatch.setattr(folder, "open", mortal.mortal(open), raising=False)
    return monkeypatch


@pytest.fixture
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each input once, for tests that run again and again."""

    @cache
    def read(place: Place, checker: Checker, as_of: date, skip: int) -> list[batch.Batch]:
        return list(batch.batches(place, checker, as_of, skip))

    monkeypatch.setattr(run, "batches", read)


@pytest.mark.usefixtures("_read_once")
def test_a_run_that_is_killed_at_any_moment_continues(checker: Checker, tmp_path: Path) -> None:
    """Every change of the disk is a moment to die before; and then a second time on the way, at another."""
    people = tmp_path / "people"
    people.mkdir()
    for name in ("a.ndjson", "b.ndjson"):
        (people / name).write_text("".join(line(number) + "\n" for number in (0, 3)))
    undisturbed = whole(checker, people, tmp_path / "undisturbed", long=True)
    assert sum(name.startswith("profiles") for name in undisturbed) == 2
    for life in range(200):
        out = tmp_path / "out"
        deaths = 0
        for again in (life, life // 3):
            with pytest.MonkeyPatch.context() as patched:
                dying(patched, again)
                try:
                    list(start(checker, people, out, long=True).work())
                except Killed:
                    deaths += 1
            _close_locks(out)
        if out.exists():
            assert all(part in undisturbed for part in content(out) if "tmp" not in part and ".run" not in part)
        assert whole(checker, people, out, long=True) == undisturbed
        assert sorted(os.listdir(out)) == ["considerations", "manifest.json", "profiles", "rejects.ndjson", "summary.json"]
        shutil.rmtree(out)
        if not deaths:
            break
    assert 40 < life < 199


def _close_locks(out: Path) -> None:
    """What the system does when a process ends."""
    for name in os.listdir("/proc/self/fd"):
        if os.path.realpath(f"/proc/self/fd/{name}").startswith(str(out)):
            os.close(int(name))


def stopped(checker: Checker, people: Path, out: Path, after: int, **asked: Any) -> Run:
    run = start(checker, people, out, **asked)
    work = run.work()
    for _ in range(after):
        next(work)
    work.close()
    return run


@pytest.mark.usefixtures("_read_once")
def test_only_what_is_left_is_done(checker: Checker, people: Path, tmp_path: Path) -> None:
    undisturbed = whole(checker, people, tmp_path / "undisturbed")
    total = sum(name.startswith("profiles") for name in undisturbed)
    for after in range(1, total):
        out = tmp_path / f"out-{after}"
        assert stopped(checker, people, out, after).step.parts == after
        steps = list(start(checker, people, out).work())
        assert [step.parts for step in steps] == list(range(after + 1, total + 1))
        assert content(out) == undisturbed


@pytest.mark.usefixtures("_read_once")
def test_a_part_that_was_lost_is_done_again(checker: Checker, people: Path, tmp_path: Path) -> None:
    undisturbed = whole(checker, people, tmp_path / "undisturbed")
    total = sum(name.startswith("profiles") for name in undisturbed)
    for number, harm in ((2, Path.unlink), (0, Path.unlink), (total - 1, lambda path: path.write_bytes(b""))):
        out = tmp_path / f"out-{number}"
        stopped(checker, people, out, total)
        harm(out / "profiles" / f"part-0000{number}.parquet")
        assert len(list(start(checker, people, out).work())) == total - number
        assert content(out) == undisturbed


def test_the_day_on_which_a_run_was_begun_holds(checker: Checker, people: Path, tmp_path: Path) -> None:
    stopped(checker, people, tmp_path / "out", 2)
    list(start(checker, people, tmp_path / "out", begun=date(2026, 11, 23)).work())
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["as_of"] == "2026-11-22"
    again = start(checker, people, tmp_path / "out", begun=date(2026, 11, 24))
    assert again.finished
    assert list(again.work()) == []
    assert again.summary()["as_of"] == "2026-11-22"


def test_another_command_overwrites_nothing(checker: Checker, people: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "unfinished", tmp_path / "finished"):
        stopped(checker, people, out, 3)
    list(start(checker, people, tmp_path / "finished").work())
    for out in (tmp_path / "unfinished", tmp_path / "finished"):
        before = content(out)
        for _ in range(2):  # the lock is free again
            with pytest.raises(DmtcheckError, match="--drug: was not given, is now ocrevus"):
                start(checker, people, out, drugs=("ocrevus",))
        assert content(out) == before


def test_a_folder_that_somebody_put_a_file_in_is_refused(checker: Checker, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(checker, people, out, 3)
    (out / "profiles" / "mine.parquet").touch()
    with pytest.raises(DmtcheckError, match='holds "profiles/mine.parquet", which no screening run has written'):
        list(start(checker, people, out).work())


def swap(path: Path) -> None:
    """Change a file without changing its size."""
    path.write_bytes(path.read_bytes().replace(b"rrms", b"ppms", 1))


def test_inputs_that_have_changed_are_refused(checker: Checker, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(checker, people, out, 3)
    swap(people / "a.ndjson")  # in a part that is done
    with pytest.raises(DmtcheckError, match=r"a.ndjson: has changed since this run was begun"):
        list(start(checker, people, out).work())
    out = tmp_path / "other"
    total = len(list(start(checker, people, out).work()))
    swap(people / "a.ndjson")
    with pytest.raises(DmtcheckError, match=r"a.ndjson: has changed"):
        list(start(checker, people, out).work())
    out = tmp_path / "third"
    stopped(checker, people, out, total - 1)
    swap(people / "a.ndjson")  # a file that is done
    with pytest.raises(DmtcheckError, match=r"a.ndjson: has changed"):
        list(start(checker, people, out).work())
    (people / "a.ndjson").unlink()
    places = expand([str(people)])
    (people / "c.ndjson").unlink()
    with pytest.raises(DmtcheckError, match=r"a.ndjson: cannot be read: No such file"):
        done.refuse_changed([{"file": str(people / "a.ndjson"), "bytes": 3, "sha256": ""}])
    with pytest.raises(DmtcheckError, match="no such file"):
        list(Run(checker, places[-1:], str(tmp_path / "fourth"), Asked(DAY)).work())


def test_an_input_that_grows_while_it_is_read_is_refused(checker: Checker, people: Path, tmp_path: Path) -> None:
    run = start(checker, people, tmp_path / "out")
    with (people / "a.ndjson").open("a") as file:
        file.write("{}\n")
    with pytest.raises(DmtcheckError, match=r"a.ndjson: has changed"):
        list(run.work())


def test_a_part_that_loses_a_line_stops_the_run(checker: Checker, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.batches

    def losing(*given: Any) -> Iterator[Any]:
        for one in real(*given):
            yield one._replace(frame=one.frame[1:])

    monkeypatch.setattr(run, "batches", losing)
    with pytest.raises(DmtcheckError, match=r"\d+ lines were read, but \d answered and \d rejected; the run stops, for nothing may be lost"):
        list(start(checker, people, tmp_path / "out").work())


def test_shares_make_up_the_whole(checker: Checker, people: Path, tmp_path: Path) -> None:
    undisturbed = whole(checker, people, tmp_path / "whole")
    rows, counts = [], []
    for place in (1, 2, 3):
        out = tmp_path / f"share-{place}"
        stopped(checker, people, out, 1, shard=Shard(place, 3))
        share = whole(checker, people, out, shard=Shard(place, 3))
        rows += [one for name, found in share.items() if name.startswith("profiles") for one in found]
        counts.append(json.loads(share["summary.json"]))
    expected = [one for name, found in undisturbed.items() if name.startswith("profiles") for one in found]
    assert sorted((one["file"], one["line"]) for one in rows) == [(one["file"], one["line"]) for one in expected]
    added = [sum(count["rules"]["all/depression"]["flagged"] for count in counts), sum(count["profiles"]["read"] for count in counts)]
    summary = json.loads(undisturbed["summary.json"])
    assert added == [summary["rules"]["all/depression"]["flagged"], 63]


def test_a_run_that_is_told_to_stop_ends_between_two_files(checker: Checker, people: Path, tmp_path: Path) -> None:
    run = start(checker, people, tmp_path / "out")
    work = run.work()
    next(work)
    stopper = threading.Thread(target=run.stop)
    stopper.start()
    stopper.join()
    with pytest.raises(Stopped):
        next(work)
    assert not [name for name in content(tmp_path / "out") if "tmp" in name]
    assert whole(checker, people, tmp_path / "out") == whole(checker, people, tmp_path / "undisturbed")


def test_rows_of_parquet_are_parts_too(checker: Checker, tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.mkdir()
    frame = pl.DataFrame({"id": [f"person {number}" for number in range(30)], "age": list(range(30))})
    frame.write_parquet(people / "a.parquet", row_group_size=10)
    frame[:0].write_parquet(people / "b.parquet")
    run = start(checker, people, tmp_path / "out")
    steps = list(run.work())
    assert [(step.lines, step.read) for step in steps] == sorted((step.lines, step.read) for step in steps)
    assert (run.step.lines, run.step.read) == (30, run.step.total)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert [one["lines"] for one in manifest["inputs"]] == [30, 0]
    swap_last = (people / "a.parquet").read_bytes()
    (people / "a.parquet").write_bytes(swap_last[:10] + bytes([swap_last[10] ^ 1]) + swap_last[11:])
    with pytest.raises(DmtcheckError, match=r"a.parquet: has changed"):
        list(start(checker, people, tmp_path / "out").work())


def test_everyone_is_answered_as_one_profile_is(rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made up here: real rules, the real engine, and the bad lines among the good."""
    monkeypatch.undo()
    random, ours = Random(11), Checker(rulebook)
    lines = [json.dumps(person(random)) if number % 9 else line(number) for number in range(90)]
    people = tmp_path / "people.ndjson"
    people.write_text("".join(one + "\n" for one in lines))
    held = whole(ours, people, tmp_path / "out", long=True, drugs=())
    (wide,), (long,) = ([found for name, found in held.items() if name.startswith(folder)] for folder in ("profiles", "considerations"))
    rejects = {one["line"] for one in map(json.loads, held["rejects.ndjson"].splitlines())}
    rows = {one["line"]: one for one in wide}
    for number, text in enumerate(lines, 1):
        try:
            report = ours.check(text, DAY)
        except ProfileError:
            assert number in rejects
            continue
        assert rows[number]["id"] == report.known.id
        assert {drug: rows[number][drug] for drug in DRUGS} == dict.fromkeys(DRUGS) | {one.drug: one.status for one in report.assessments}
        told = [(drug, one.rule, one.outcome, one.kind, one.severity) for drug, one in report.considerations]
        assert [tuple(one[key] for key in ("drug", "rule", "outcome", "kind", "severity")) for one in long if one["line"] == number] == told
    assert len(rows) + len(rejects) == len(lines)


def test_how_far_a_run_is() -> None:
    assert Step(0, 0, 0, 0).about == 0
    assert Step(12, 40, 100, 7).about == 30


def test_a_finished_run_whose_part_is_gone_is_not_called_finished(checker: Checker, people: Path, tmp_path: Path) -> None:
    whole(checker, people, tmp_path / "out")
    (tmp_path / "out" / "profiles" / "part-00001.parquet").unlink()
    with pytest.raises(DmtcheckError, match="part-00001.parquet: this part of a finished run is gone; begin anew, in another folder"):
        list(start(checker, people, tmp_path / "out").work())
