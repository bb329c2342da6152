"""The conversation in the terminal: what the features do not show."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from waiting import until

from dmtcheck import Checker, check
from dmtcheck.cli import cli
from dmtcheck.cli import intake as module
from dmtcheck.cli.intake import LONGEST
from dmtcheck.intake import turn
from dmtcheck.outputs import conversation as shown
from dmtcheck.outputs import text

FORBIDDEN = re.compile(r"\b(eligible|safe|approved|recommended)\b", re.IGNORECASE)
AS_OF = ("--as-of", "2026-11-22")
BRIUMVI = {"id": "anna", "considering": ["briumvi"]}


def typed(*words: str, stdin: str | bytes = "") -> Result:
    result = CliRunner().invoke(cli, ["intake", *AS_OF, *words], input=stdin, standalone_mode=False)
    assert not FORBIDDEN.search(result.output)
    assert all(len(line) <= 80 for line in result.stderr.splitlines() if not line.startswith("> ") and "/" not in line)
    return result


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    return written(tmp_path / "anna.json", BRIUMVI)


def written(path: Path, profile: dict[str, Any]) -> Path:
    path.write_text(json.dumps(profile), encoding="utf-8")
    return path


def test_what_is_asked_goes_to_standard_error_and_the_report_to_standard_output(anna: Path) -> None:
    result = typed(str(anna), stdin="pos\n2026-11-01\n\n")
    assert result.stdout == typed(str(anna), stdin="pos\n2026-11-01\n").stdout  # the end of the input ends it as well
    assert result.stdout.startswith("anna, as of 2026-11-22\n(rules ")
    assert "> " not in result.stdout
    assert "Hepatitis B surface antigen positive" in result.stdout
    assert "\n> pos\n" in result.stderr
    assert result.return_value == 1
    assert result.stderr.endswith("Nothing was saved (--save FILE keeps the answers).\n\n")


def test_without_anything_critical_it_is_done(tmp_path: Path) -> None:
    known = {
        **BRIUMVI,
        "age": 34,
        "active_infection": False,
        "severe_reactions": [],
        "hbsag": "negative",
        "pml_ever": False,
        "pregnant": False,
        "breastfeeding": False,
        "ms_type": "rrms",
    }
    assert not [one for _, one in check(known, "2026-11-22").considerations if one.severity == "critical"]
    assert typed(str(written(tmp_path / "known.json", known)), stdin="done\n").return_value == 0


def test_it_begins_with_nothing_too_and_may_be_about_one_drug() -> None:
    result = typed(stdin="ocr, briu\ndone\n")
    assert "BRIUMVI: information needed" in result.stdout
    assert "OCREVUS: information needed" in result.stdout
    alone = typed("--drug", "ocrevus", stdin="done\n")
    assert "BRIUMVI" not in alone.stdout
    assert "Which infusions" not in alone.stderr
    assert "TYRUKO: " in typed(stdin="\ndone\n").stdout  # Enter: all six
    assert "TYRUKO: " in typed(stdin="all\ndone\n").stdout


def test_only_some_can_be_asked_or_everything(anna: Path) -> None:
    assert typed(str(anna), "--who", "person", stdin="done\n").stderr.count("Ask the person") == 1
    asked = [typed(str(anna), *more, stdin="?\n" * 100).stderr.count(" left. ") for more in ((), ("--who", "person"), ("--all-questions",))]
    assert asked[1] < asked[0] < asked[2]
    assert typed(str(anna), "--who", "laboratory", "--who", "person", stdin="?\n" * 100).stderr.count(" left. ") < asked[0]


def test_a_mistake_in_what_it_begins_with_is_one_line(anna: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"age": -1}')
    for words, problem in (
        ([str(bad)], 'bad.json:1:9: "age": expected a number from 0 to 130'),
        ([str(tmp_path / "none.json")], "there is no such file"),
        (["-"], "the answers come from standard input"),
        ([str(anna), "--save", str(tmp_path / "no" / "folder.json")], "there is no such folder"),
        ([str(anna), "--save", str(tmp_path)], "cannot be written"),
        ([str(anna), "--who", "nurse"], "unknown source"),
    ):
        result = typed(*words)
        assert result.stdout == result.stderr == ""
        error = result.exception
        assert problem in (error.format_message() if isinstance(error, click.ClickException) else str(error))


def test_the_commands(anna: Path, tmp_path: Path) -> None:
    other = tmp_path / "other name.json"
    told = typed(str(anna), stdin=f"help\nWHY\nList\nsave\nneg\n?\nsave {other}\nsave {tmp_path}\nback\nback\nback\ndone\n").stderr
    assert "  back         take the last answer back" in told
    assert "    critical: Hepatitis B screening not known (briumvi)\n      briumvi/hepatitis-b (draft). Sources: briumvi-uspi, 4;" in told
    assert "anna, as of 2026-11-22\n  briumvi       information needed    under consideration\n" in told
    assert "What is open, and what is good to know, stands in the report." in told
    assert "  Where to? save FILE" in told
    assert f"Saved: {other}" in told
    assert json.loads(other.read_text("utf-8")) == {**BRIUMVI, "hbsag": "negative"}
    assert f"{tmp_path}: cannot be written: Is a directory" in told
    assert [told.count("Taken back."), told.count("There is no answer to take back.")] == [2, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anna.json", "other name.json"]


def test_when_it_has_ended_it_still_can_be_taken_back_or_asked(anna: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    told = typed(str(anna), "--save", str(saved), stdin="pos\n\nwhy\nwhatever\nback\nback\nneg\n2026-11-01\ndone\n").stderr
    assert "  No rule waits for it.\n" in told
    assert told.count("No question is left that could change the status") == 3
    assert json.loads(saved.read_text("utf-8")) == {**BRIUMVI, "hbsag": "negative", "hbsag_date": "2026-11-01"}
    assert told.endswith(f"Saved: {saved}\n")


def test_what_was_on_record_stays_and_what_was_not_known_is_not_saved(tmp_path: Path) -> None:
    record = {**BRIUMVI, "hbsag": None, "travels_often": True}
    anna = written(tmp_path / "anna.json", record)
    typed(str(anna), "--save", str(anna), stdin="?\nno\ndone\n")
    assert json.loads(anna.read_text("utf-8")) == {**BRIUMVI, "travels_often": True, "active_infection": False}


@pytest.mark.parametrize("given", ["neg\n", "neg\n2026-11-01", "neg\n2026-11-01\n"])
def test_the_end_of_the_input_keeps_what_is_known_so_far(anna: Path, tmp_path: Path, given: str) -> None:
    saved = tmp_path / "saved.json"
    result = typed(str(anna), "--save", str(saved), stdin=given)
    assert isinstance(result.exception, click.Abort)
    assert result.stdout == ""
    assert json.loads(saved.read_text("utf-8")) == {**BRIUMVI, "hbsag": "negative"} | ({"hbsag_date": "2026-11-01"} if "2026" in given else {})
    assert result.stderr.endswith(f"\n  Saved: {saved}\n")
    assert "Nothing was saved" in typed(str(anna), stdin=given).stderr


def test_a_report_that_nobody_reads_to_the_end_is_saved_all_the_same(anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> str:
        raise BrokenPipeError

    monkeypatch.setattr(text, "render", closed)
    saved = tmp_path / "saved.json"
    assert isinstance(typed(str(anna), "--save", str(saved), stdin="neg\n\ndone\n").exception, BrokenPipeError)
    assert json.loads(saved.read_text("utf-8"))["hbsag"] == "negative"


def test_a_file_is_written_whole_or_not_at_all(anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = anna.read_text("utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = typed(str(anna), "--save", str(anna), stdin="neg\n\nsave\ndone\n")
    assert f"{anna}: cannot be written: No space left on device" in " ".join(result.stderr.split())
    assert str(result.exception) == f"{anna}: cannot be written: No space left on device"
    assert "BRIUMVI" in result.stdout
    assert anna.read_text("utf-8") == before
    assert [path.name for path in tmp_path.iterdir()] == ["anna.json"]


def test_a_file_that_cannot_even_be_begun_is_told(anna: Path, tmp_path: Path) -> None:
    told = typed(str(anna), stdin=f"save {tmp_path}/no/such.json\ndone\n").stderr
    assert "cannot be written: No such file or directory" in " ".join(told.split())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"caf\xe9", "is not UTF-8"),
        (b"x" * (LONGEST - 1) + b"yes", "the answer is too long"),
        (b"x" * (3 * LONGEST) + b"positive", "the answer is too long"),
        (b"x" * (LONGEST - 1), "expected one of positive, negative"),
        (b"\x1b[31mred", '"\\x1b[31mred"'),
        ("\u202eevil".encode(), '"\\u202eevil"'),
    ],
)
def test_what_cannot_be_read_is_asked_again(anna: Path, line: bytes, problem: str) -> None:
    result = typed(str(anna), stdin=line + b"\npos\n\ndone\n")
    assert problem in " ".join(result.stderr.split())
    assert "\x1b" not in result.stderr and "\u202e" not in result.stderr
    assert "BRIUMVI: contraindicated" in result.stdout


def test_an_endless_line_ends_with_the_input(anna: Path) -> None:
    assert isinstance(typed(str(anna), stdin=b"x" * (2 * LONGEST)).exception, click.Abort)


def test_a_closed_standard_input_is_an_end(anna: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(EOFError):
        module._typed()


def test_what_a_result_on_record_lacks_is_told(tmp_path: Path) -> None:
    stale = {"considering": ["tysabri"], "jcv_antibody": "negative", "jcv_antibody_date": "2025-01-10"}
    told = typed(str(written(tmp_path / "stale.json", stale)), "--who", "laboratory", stdin="why\ndone\n").stderr
    assert "On record: negative (2025-01-10). That does not settle everything (`why`" in told
    assert "(the result of 2025-01-10 is older than 6 months)" in " ".join(told.split())
    del stale["jcv_antibody_date"]
    assert "On record: negative (no date)" in typed(str(written(tmp_path / "stale.json", stale)), "--who", "laboratory", stdin="done\n").stderr
    listed = {"considering": ["ocrevus"], "severe_reactions": ["sulfite"], "severe_reactions_complete": False}
    told = typed(str(written(tmp_path / "list.json", listed)), "--who", "person", stdin="no\ndone\n").stderr
    assert "On record: sulfite. That does not settle everything" in told
    assert "On record: 34" not in told


def test_names_of_therapies_are_told_as_they_are_understood(tmp_path: Path) -> None:
    record = {"considering": ["ocrevus"], "ms_type": "rrms", "pml_ever": False, "therapies": [{"name": "Rebif"}], "therapies_complete": False}
    path = written(tmp_path / "record.json", record)
    names = "cur\nresp\nCampath\n\n\n\n\n\nTysabry\n\n\n\n\n\nmy \x1b[31mdrug\n\n\nTecfidera\nst\n\nno more\nyes\ndone\n"
    result = typed(str(path), "--all-questions", "--who", "chart", stdin=names)
    told = " ".join(result.stderr.split())
    assert "Campath: alemtuzumab. Same ingredient for blood cancers; it is not Lemtrada." in told
    assert "Tysabry is not in the list of names; it may be natalizumab. It counts as it is; `back` to write it otherwise." in told
    assert "my \\x1b[31mdrug is not in the list of names. It counts as it is" in told
    assert "Tecfidera: dimethyl fumarate. 9 left. Tecfidera: Is it current or stopped?" in told
    assert "So far: Rebif, Campath, Tysabry, my \\x1b[31mdrug, Tecfidera. 9 left. Are these all" in told


def test_drugs_are_named_or_all(tmp_path: Path) -> None:
    path = written(tmp_path / "record.json", {"considering": ["briumvi", "ocrevus"]})
    told = typed(str(path), stdin="pos\n\nlist\ndone\n").stderr
    assert "raised, critical: Hepatitis B surface antigen positive (" in told
    assert "! critical: Hepatitis B surface antigen positive (" in told


def test_the_gravest_change_is_told_first_and_many_are_counted(checker: Checker) -> None:
    lines = list(shown._changed(turn(checker, {"therapies": []}, before={})))
    assert re.fullmatch(r"  and \d+ more \(`list` tells what is raised\)", lines[-1])
    changed = list(shown._changed(turn(checker, {"active_infection": True, "pml_ever": True}, before={})))
    assert [line.split(":")[0] for line in changed if not line.startswith("      ")][:2] == ["  raised, critical"] * 2
    assert list(shown._changed(turn(checker, {}, before={}))) == ["  nothing raised, nothing settled"]
    opened = shown._changed(turn(checker, {"considering": ["ocrevus"]}, before={"considering": ["ocrevus"], "pml_ever": False}))
    assert list(opened) == ["  open, critical: PML not ruled out (ocrevus)"]


def test_a_terminal_shows_itself_what_is_typed(anna: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    assert "> done" not in typed(str(anna), stdin="done\n").stderr


def in_a_terminal(path: Path, typing: list[bytes], environment: dict[str, str], stop: int | None = None) -> tuple[int, str]:
    """Return the exit code and everything shown on a real terminal while each line is typed at a prompt."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "dmtcheck", "intake", str(path), *AS_OF, "--save", str(path)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DMTCHECK", "NO_COLOR"))}
    process = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=clean | environment, start_new_session=True)
    os.close(theirs)
    shown = b""
    for line in [*typing, None]:
        while not shown.endswith(b"> ") and line is not None:
            assert select.select([ours], [], [], 30)[0], shown.decode()
            shown += os.read(ours, 65536)
        if line is not None:
            os.write(ours, line)
            shown += b" "
    if stop is not None:
        while not shown.endswith(b"> "):
            shown += os.read(ours, 65536)
        until(lambda: sleeps(process.pid))  # between the prompt and the reading of it, Python notices a signal only at the next line
        process.send_signal(stop)
    shown += rest(ours)
    return process.wait(30), shown.decode()


def sleeps(pid: int) -> bool:
    """Whether a process waits for something, as far as the system tells."""
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "S"


def rest(terminal: int) -> bytes:
    """Return what is still shown, until the other side is closed."""
    shown = b""
    while select.select([terminal], [], [], 30)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # so Linux tells the end
            break
        if not more:
            break
        shown += more
    os.close(terminal)
    return shown


def test_in_a_real_terminal(anna: Path) -> None:
    code, shown = in_a_terminal(anna, [b"maybe\n", b"pos\n", b"back\n", b"neg\n", b"2026-11-01\n", b"done\n"], {"TERM": "xterm"})
    assert code == 1
    assert "\x1b[1m" in shown
    assert shown.count("> neg") == 0  # what is typed is shown by the terminal alone
    assert "Taken back." in shown
    assert json.loads(anna.read_text("utf-8")) == {**BRIUMVI, "hbsag": "negative", "hbsag_date": "2026-11-01"}


def test_in_a_terminal_without_color(anna: Path) -> None:
    assert "\x1b[" not in in_a_terminal(anna, [b"done\n"], {"NO_COLOR": "1", "TERM": "xterm"})[1]


@pytest.mark.parametrize(("typing", "stop"), [([b"neg\n"], signal.SIGINT), ([b"neg\n", b"\x04"], None)], ids=["Ctrl-C", "Ctrl-D"])
def test_interrupted_in_a_terminal_it_keeps_what_is_known(anna: Path, typing: list[bytes], stop: int | None) -> None:
    code, shown = in_a_terminal(anna, typing, {"NO_COLOR": "1"}, stop)
    assert code == 130
    assert "Saved: " in shown
    assert "dmtcheck: interrupted" in shown
    assert "Traceback" not in shown
    assert json.loads(anna.read_text("utf-8")) == {**BRIUMVI, "hbsag": "negative"}
