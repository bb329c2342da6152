"""The folder of a screening run: files that are whole, one run at a time, and nobody else's files."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest

from dmtcheck import DmtcheckError, Rulebook
from dmtcheck.outputs.totals import render
from dmtcheck.screening.answers import WORDS
from dmtcheck.screening.folder import Folder, Stopped
from dmtcheck.screening.places import Place
from dmtcheck.screening.plan import Asked, Shard, plan, settled
from dmtcheck.screening.totals import Tally, raised
from dmtcheck.terms import DRUG_STATUSES, DRUGS

DAY = date(2026, 11, 22)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_file_has_its_name_only_when_it_is_whole(out: Path) -> None:
    folder = Folder(str(out))
    folder.enter()
    with folder.writing("profiles/a") as file:
        file.write(b"half")
        assert os.listdir(out / "profiles") == [".a.tmp"]
    assert os.listdir(out / "profiles") == ["a"]
    with pytest.raises(KeyError), folder.writing("profiles/b"):
        raise KeyError
    assert os.listdir(out / "profiles") == ["a"]
    folder.remove("profiles/a")
    folder.remove("profiles/a")
    assert os.listdir(out / "profiles") == []


def test_what_a_killed_run_left_half_written_is_swept(out: Path) -> None:
    (out / ".run").mkdir(parents=True)
    (out / "profiles").mkdir()
    for name in (".x.tmp", "profiles/.y.tmp", ".run/.z.tmp", "profiles/.mine"):
        (out / name).touch()
    Folder(str(out)).enter()
    assert sorted(os.listdir(out)) == [".run", "profiles"]
    assert os.listdir(out / "profiles") == [".mine"]
    assert os.listdir(out / ".run") == ["lock"]


def test_a_run_that_is_told_to_stop_writes_nothing_more(out: Path) -> None:
    folder = Folder(str(out))
    folder.enter()
    with pytest.raises(Stopped), folder.writing("b") as file:
        file.write(b"half")
        folder.stop()
        assert sorted(os.listdir(out)) == [".run"]
    with pytest.raises(Stopped), folder.writing("c"):
        pass
    assert sorted(os.listdir(out)) == [".run"]


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (["mine.txt"], "holds other files; name a folder that is new or empty"),
        ([".run/plan.json", "mine.txt"], 'holds "mine.txt", which no screening run has written'),
        (["manifest.json", "mine.txt"], 'holds "mine.txt", which no screening run has written'),
    ],
)
def test_a_folder_with_other_files_is_refused(out: Path, names: list[str], problem: str) -> None:
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).touch()
    with pytest.raises(DmtcheckError, match=problem):
        Folder(str(out)).enter()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DmtcheckError, match="file: cannot be written: File exists"):
        Folder(str(tmp_path / "file")).enter()


def test_a_finished_folder_is_left_as_it_is(out: Path) -> None:
    out.mkdir()
    (out / "manifest.json").write_text("{}")
    Folder(str(out)).enter()
    assert os.listdir(out) == ["manifest.json"]


def test_one_run_at_a_time(out: Path) -> None:
    first, second = Folder(str(out)), Folder(str(out))
    first.enter()
    with pytest.raises(DmtcheckError, match="another run is at work in this folder"):
        second.enter()
    first.leave()
    first.leave()
    second.enter()
    second.finish()
    assert os.listdir(out) == []


def test_a_run_in_another_process_is_seen(out: Path) -> None:
    Folder(str(out)).enter()
    program = "import sys; from dmtcheck.screening.folder import Folder; Folder(sys.argv[1]).enter()"
    done = subprocess.run([sys.executable, "-c", program, str(out)], capture_output=True, text=True, check=False)
    assert "another run is at work in this folder" in done.stderr


def test_a_lock_that_was_just_removed_is_no_lock(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening the lock and taking it, the run that had it may finish and remove it."""
    import fcntl

    take = fcntl.flock

    def late(file: int, how: int) -> None:
        (out / ".run" / "lock").unlink()
        take(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(DmtcheckError, match="another run"):
        Folder(str(out)).enter()


def test_a_run_that_comes_to_look_while_another_finishes_hinders_nobody(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(str(out))
    folder.enter()
    unlink = os.unlink

    def followed(path: str) -> None:
        unlink(path)
        Path(path).touch()

    monkeypatch.setattr(os, "unlink", followed)
    folder.finish()
    assert os.listdir(out / ".run") == ["lock"]


@pytest.mark.parametrize("content", ["", "[]", "{", "\udcff"])
def test_what_no_run_has_written_is_not_read(out: Path, content: str) -> None:
    out.mkdir()
    (out / "manifest.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(DmtcheckError, match="is not what a screening run has written"):
        Folder(str(out)).read_json("manifest.json")
    with pytest.raises(DmtcheckError, match=r"summary.json: cannot be read"):
        Folder(str(out)).read_json("summary.json")


PLACES = [Place("a.ndjson", "ndjson", None, 10), Place("b.ndjson", "ndjson", None, 20)]


@pytest.mark.parametrize(
    ("changed", "places", "problem"),
    [
        ({"drugs": ("ocrevus",)}, PLACES, "--drug: was not given, is now ocrevus"),
        ({"as_of": date(2026, 1, 1)}, PLACES, "--as-of: was 2026-11-22, is now 2026-01-01"),
        ({"long": True}, PLACES, "--long: was not given, is now given"),
        ({"summary_only": True}, PLACES, "--summary: was not given, is now given"),
        ({"engine": "duckdb"}, PLACES, "the engine: was polars [0-9.]+, is now duckdb"),
        ({"shard": Shard(2, 3)}, PLACES, "--shard: was 1/1, is now 2/3"),
        ({}, PLACES[:1], "the inputs: b.ndjson is left out"),
        ({}, PLACES[::-1], "the inputs: they are in another order"),
        ({}, [*PLACES, Place("c.ndjson", "ndjson", None, 1)], "the inputs: c.ndjson is new"),
        (
            {},
            [PLACES[0], PLACES[1]._replace(bytes=2000)],
            "the inputs: b.ndjson had 20 bytes, has now 2,000; give the same again, or name another folder",
        ),
    ],
)
def test_a_run_continues_with_the_same_command_only(rulebook: Rulebook, changed: dict[str, object], places: list[Place], problem: str) -> None:
    asked = Asked(DAY)
    begun = json.loads(json.dumps(plan(asked, rulebook, PLACES)))
    other = asked._replace(**changed)  # type: ignore[arg-type]
    with pytest.raises(DmtcheckError, match=f"^out: {problem}"):
        settled(begun, plan(other, rulebook, places), other, "out")


def test_other_rules_and_a_plan_of_another_time_are_named(rulebook: Rulebook) -> None:
    now = plan(Asked(DAY), rulebook, PLACES)
    with pytest.raises(DmtcheckError, match="the rules: was 2020.01 x 1, is now"):
        settled({**now, "rules": {"version": "2020.01", "digest": "x", "total": 1}}, now, Asked(DAY), "out")
    with pytest.raises(DmtcheckError, match="the layout of the folder: was None, is now 1"):
        settled({}, now, Asked(DAY), "out")


def test_the_day_of_a_run_is_the_day_on_which_it_was_begun(rulebook: Rulebook) -> None:
    begun = plan(Asked(DAY), rulebook, PLACES)
    tomorrow = Asked(date(2026, 11, 23))
    assert settled(begun, plan(tomorrow, rulebook, PLACES), tomorrow, "out") == begun


def test_every_part_falls_to_one_share() -> None:
    shares = [Shard(place, 3) for place in (1, 2, 3)]
    for file in range(5):
        for batch in range(7):
            assert [share.has(file, batch) for share in shares].count(True) == 1
    assert Shard().has(3, 4)


def answers(rulebook: Rulebook, random: Random, people: int, chosen: Sequence[str]) -> pl.DataFrame:
    """Return answers of any shape that an engine gives about the drugs that are chosen."""
    rows = []
    for _ in range(people):
        row: dict[str, object] = {"refused": False, **dict.fromkeys(rule.id for rule in rulebook.active)}
        for drug in DRUGS:
            row[drug] = random.choice((None, *DRUG_STATUSES)) if drug in chosen else None
            for rule in rulebook.active:
                if drug in rule.drugs:
                    said = random.choice((*WORDS, "")) if row[drug] else ""
                    said = "" if said == "information_needed" and not rule.raises(None) else said
                    row |= {f"{word}:{drug}:{rule.id}": word == said for word in WORDS}
                    row[rule.id] = next((word for word in WORDS if word in (said, row[rule.id])), None)
        rows.append(row)
    words: dict[str, pl.Enum] = {**{drug: pl.Enum(DRUG_STATUSES) for drug in DRUGS}, **{rule.id: pl.Enum(WORDS) for rule in rulebook.active}}
    return pl.DataFrame(rows, schema_overrides=words, infer_schema_length=None)


@pytest.mark.parametrize("drugs", [(), ("ocrevus",), ("tyruko", "tysabri")])
def test_what_is_counted_is_what_is_there(rulebook: Rulebook, drugs: tuple[str, ...]) -> None:
    chosen = drugs or DRUGS
    frame = answers(rulebook, Random(7), 60, chosen)
    tally = Tally(rulebook, drugs)
    halves = tally.of(frame[:20]) + tally.of(frame[20:]) + Counter(read=60, answered=60)
    summary = tally.summary(halves, "2026-11-22")
    assert summary == tally.summary(tally.of(frame) + Counter(read=60, answered=60), "2026-11-22")
    rows = frame.to_dicts()
    assert list(summary["drugs"]) == sorted(chosen)
    for drug, counted in summary["drugs"].items():
        assert counted["assessed"] == sum(row[drug] is not None for row in rows) == sum(counted["statuses"].values())
        assert counted["statuses"] == {status: sum(row[drug] == status for row in rows) for status in DRUG_STATUSES}
    for name, counted in summary["rules"].items():
        rule = rulebook.by_id[name]
        of_rule = [[word for word in WORDS if any(row[f"{word}:{drug}:{name}"] for drug in rule.drugs if drug in chosen)] for row in rows]
        worst = Counter(said[0] for said in of_rule if said)
        assert (counted["flagged"], counted["information_needed"], counted["clear"]) == tuple(worst[word] for word in WORDS)
        for drug, came in counted["drugs"].items():
            assert list(came.values()) == [sum(row[f"{word}:{drug}:{name}"] for row in rows) for word in WORDS]
    for place, group in [("any", summary), *summary["drugs"].items()]:
        for severity, outcomes in group["severities"].items():
            for outcome, counted in outcomes.items():
                here = [
                    f"{outcome}:{drug}:{rule.id}"
                    for rule in rulebook.active
                    if rule.severity_of(outcome) == severity
                    for drug in rule.drugs
                    if drug in chosen and place in ("any", drug)
                ]
                assert counted["considerations"] == sum(row[name] for row in rows for name in here)
                assert counted["persons"] == sum(any(row[name] for name in here) for row in rows)
    assert raised(summary, ("critical",))
    assert not raised(summary, ())


def test_the_table_fits_a_terminal_and_ranks_no_drug(rulebook: Rulebook) -> None:
    tally = Tally(rulebook, ())
    counts = tally.of(answers(rulebook, Random(1), 40, DRUGS))
    counts = Counter({name: count * 1_000_000 for name, count in counts.items()})
    text = render(tally.summary(counts + Counter(read=41_000_000, answered=40_000_000, rejected=1_000_000), "2026-11-22"))
    assert text.startswith("41,000,000 lines: 40,000,000 answered, 1,000,000 rejected (rejects.ndjson)\n")
    assert max(map(len, text.splitlines())) <= 80
    named = [line.split(":")[0].lower() for line in text.splitlines() if line.endswith("people assessed")]
    assert named == sorted(DRUGS)
    assert not any(word in text.lower() for word in ("eligible", "safe ", "approved", "recommended"))


def test_nobody_at_all_is_a_table_too(rulebook: Rulebook) -> None:
    tally = Tally(rulebook, ("ocrevus",))
    text = render(tally.summary(tally.of(answers(rulebook, Random(1), 1, DRUGS)[:0]) + Counter(read=1, rejected=1), "2026-11-22"))
    assert text.startswith("1 line: 0 answered, 1 rejected (rejects.ndjson)\n")
    assert "OCREVUS: 0 people assessed\n\n" in text
