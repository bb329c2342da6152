"""``dmtcheck screen`` from inside: what it prints, how it ends, and that it can be stopped and killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_cli import run as type_in
from test_screening_run import content, line, make_up
from waiting import until

from dmtcheck import DmtcheckError
from dmtcheck.cli import screen
from dmtcheck.cli.screen import Progress, _duration, _size
from dmtcheck.screening import run as module
from dmtcheck.screening.batch import batches

TESTS = str(Path(__file__).parent)
# The command with made-up answers; ``slow`` is how many seconds each part takes.
PROGRAM = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
import pytest, test_screening_run as tests
from dmtcheck.cli import main
slow, patch = float(sys.argv.pop(1)), pytest.MonkeyPatch()
tests.make_up(patch)
answers = tests.MadeUp.answers
patch.setattr(tests.MadeUp, "answers", lambda self, typed: (time.sleep(slow), answers(self, typed))[1])
main()
"""


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    make_up(monkeypatch)


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "people.ndjson"
    path.write_text("".join(line(number) + "\n" for number in range(40)))
    return path


@pytest.fixture
def good(people: Path) -> Path:
    path = people.with_name("good.ndjson")
    path.write_text('{"id": "a"}\n{"id": "b"}\n')
    return path


Ran = tuple[int, str, str]


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> Ran:
    return type_in(monkeypatch, capsys, "screen", *words)


def test_a_run_prints_its_summary(people: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(monkeypatch, capsys, str(people), "--out", "out", "--as-of", "2026-11-22")
    assert (code, err) == (2, "")
    assert out.startswith("40 lines: 35 answered, 5 rejected (rejects.ndjson)\nRules ")
    assert "as of 2026-11-22 where a profile names no day" in out
    before = content(people.parent / "out")
    again = typed(monkeypatch, capsys, str(people), "--out", "out")
    assert again == (2, out, "dmtcheck: out is finished already; this is its summary\n")
    assert content(people.parent / "out") == before
    code, out, err = typed(monkeypatch, capsys, str(people), "--out", "out", "--long")
    assert (code, out) == (2, "")
    assert err == "dmtcheck: out: --long: was not given, is now given; give the same again, or name another folder\n"


def test_the_exit_code_says_what_was_found(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out")[0] == 1
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--exit-zero")[0] == 0
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--fail-on", "never")[0] == 0


@pytest.mark.parametrize("share", ["0/2", "3/2", "2", "a/b", "1/", "-1/2"])
def test_a_share_that_is_none_is_refused(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], share: str) -> None:
    code, _, err = typed(monkeypatch, capsys, "good.ndjson", "--out", "out", f"--shard={share}")
    assert code == 2
    assert "expected a share such as 2/8, the second of eight" in err


def test_a_share_is_answered(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--shard", "2/2")[1].startswith("0 lines: 0 answered, 0 rejected\n")


def test_rows_cannot_be_asked_for_and_not(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--long", "--summary")
    assert (code, err) == (2, "dmtcheck: --summary writes no rows: leave out --long, or --summary\n")


def test_nothing_is_written_where_the_next_run_would_read(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = typed(monkeypatch, capsys, ".", "--out", "out")
    assert (code, err) == (2, "dmtcheck: --out out lies in ., which is read; name a folder outside of it\n")
    Path("in").mkdir()
    good.rename("in/good.ndjson")
    assert typed(monkeypatch, capsys, "in", "--out", "in-2026")[0] == 1


@pytest.mark.parametrize(
    ("engine", "missing", "extra"), [("polars", "pyarrow", "screen"), ("duckdb", "duckdb", "duckdb"), ("spark", "pyspark", "spark")]
)
def test_what_is_not_installed_says_what_to_install(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], engine: str, missing: str, extra: str
) -> None:
    monkeypatch.setattr(screen, "find_spec", lambda name: None if name == missing else name)
    code, _, err = typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--engine", engine)
    assert (code, err) == (2, f"dmtcheck: screening needs more packages: pip install 'dmtcheck[{extra}]'\n")


def test_the_help_needs_nothing_that_may_be_missing() -> None:
    program = "import sys; from dmtcheck.cli.screen import screen; assert not {'polars', 'pyarrow', 'narwhals'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_error_in_the_middle_is_one_line(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def harm(*_: Any) -> None:
        raise DmtcheckError("the engine answers otherwise than the reference")

    monkeypatch.setattr(module, "selfcheck", harm)
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out") == (2, "", "dmtcheck: the engine answers otherwise than the reference\n")


def test_what_nobody_foresaw_is_one_line_too(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def harm(*_: Any) -> None:
        raise KeyError("unforeseen")

    monkeypatch.setattr(module, "selfcheck", harm)
    told = "dmtcheck: an error of this program: KeyError: \"'unforeseen'\"; what was done is kept\n"
    assert typed(monkeypatch, capsys, "good.ndjson", "--out", "out") == (2, "", told)


def dawdling(*words: Any) -> Iterator[Any]:
    for number, one in enumerate(batches(*words)):
        time.sleep(0.3 * number)
        yield one


class Interrupted(Progress):
    """Somebody types Ctrl-C while parts are done."""

    def show(self, run: Any) -> None:
        if run.step.parts:
            raise KeyboardInterrupt


@pytest.mark.parametrize("slow", [False, True])
def test_being_stopped_says_how_to_continue(people: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], slow: bool) -> None:
    """What computes on in spite of it is left alone, and the process ends."""
    ended: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(screen, "Progress", Interrupted)
    monkeypatch.setattr(screen, "REDRAWN", 0.001)
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(screen, "GRACE", 0.0 if slow else 60)
    monkeypatch.setattr(module, "batches", dawdling)
    code, out, err = typed(monkeypatch, capsys, str(people), "--out", "out")
    assert (code, out) == (130, "")
    assert "dmtcheck: stopped; 1 of about " in err
    assert err.endswith(" parts are done. Continue with the same command.\n")
    assert ended == ([130] if slow else [])
    until(lambda: not [name for name in os.listdir("out/profiles") if "tmp" in name])


def test_being_stopped_at_once_says_so_too() -> None:
    assert screen._so_far(SimpleNamespace(step=SimpleNamespace(parts=0))) == "no part is done yet. Start again with the same command."  # type: ignore[arg-type]


def test_progress_is_one_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal:
        step = module.Step(2, 200, 1000, 5)

    silent = Progress()
    silent.show(Terminal)  # type: ignore[arg-type]
    silent.clear()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    seen = Progress()
    seen.show(Terminal)  # type: ignore[arg-type]
    seen._begun -= timedelta(seconds=100)
    Terminal.step = module.Step(4, 400, 1000, 5000)
    seen.show(Terminal)  # type: ignore[arg-type]
    seen.clear()
    shown = capsys.readouterr().err.split("\r\x1b[K")
    assert shown[1].startswith(" 20% of 1.0 KB, ")
    assert shown[2] == " 40% of 1.0 KB, 50 people a second, 5:00 left"
    assert shown[3] == ""
    Progress().show(SimpleNamespace(step=module.Step(0, 0, 0, 0)))  # type: ignore[arg-type]
    assert "100% of 0.0 B" in capsys.readouterr().err


def test_times_and_sizes_are_short() -> None:
    assert [_duration(seconds) for seconds in (0, 59.6, 3599, 7325)] == ["0:00", "1:00", "59:59", "2:02:05"]
    assert [_size(count) for count in (0, 999, 1000, 16_500_000, 10**16)] == ["0.0 B", "999.0 B", "1.0 KB", "16.5 MB", "10000.0 TB"]


def begin(slow: float, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, TESTS, str(slow), "screen", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    until(lambda: path.exists() or process.poll() is not None)


def test_ctrl_c_stops_within_a_second(people: Path) -> None:
    process = begin(20, "people.ndjson", "--out", "out")
    wait_for(Path("out/.run/plan.json"), process)
    time.sleep(0.5)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert time.monotonic() - asked < 10  # and not the 20 of its part; the second is meant for a machine that does nothing else
    assert (err, out, process.returncode) == ("dmtcheck: stopped; no part is done yet. Start again with the same command.\n", "", 130)


def test_a_process_that_is_killed_again_and_again_comes_to_the_same_end(people: Path) -> None:
    words = ("people.ndjson", "--long", "--as-of", "2026-11-22")
    begin(0, *words, "--out", "undisturbed").communicate()
    undisturbed = content(Path("undisturbed"))
    total = len(json.loads(undisturbed["manifest.json"])["parts"])
    assert total > 3
    codes = []
    for number in range(total - 1):
        process = begin(0.05, *words, "--out", "out")
        wait_for(Path(f"out/.run/part-0000{number}.json"), process)
        time.sleep(0.02 * number)
        process.kill()
        process.communicate()
        codes.append(process.returncode)
    assert codes[0] == -signal.SIGKILL  # a machine that does other things too may let a later one come to its end
    out, err = begin(0, *words, "--out", "out").communicate()
    assert (out.splitlines()[0], err) == ("40 lines: 35 answered, 5 rejected (rejects.ndjson)", "")
    assert content(Path("out")) == undisturbed


def test_today_is_the_day_where_none_is_named(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, capsys, "good.ndjson", "--out", "out", "--summary", "--drug", "ocrevus")
    manifest = json.loads(Path("out/manifest.json").read_text())
    assert manifest["as_of"] in (date.today().isoformat(), (date.today() - timedelta(days=1)).isoformat())
    assert (manifest["drugs"], manifest["summary_only"], sorted(os.listdir("out"))) == (
        ["ocrevus"],
        True,
        ["manifest.json", "rejects.ndjson", "summary.json"],
    )
