"""The command line from inside: what the features do not show."""

import io
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import pytest

from dmtcheck import ProfileError, Rulebook, cli
from dmtcheck.cli import main
from dmtcheck.cli.check import _progress
from dmtcheck.cli.options import DRUG
from dmtcheck.inputs.files import read


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str, stdin: str = "") -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["dmtcheck", *words])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    with pytest.raises(SystemExit) as stopped:
        main()
    out, err = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, out, err


Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    return lambda *words, stdin="": run(monkeypatch, capsys, *words, stdin=stdin)


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    path = tmp_path / "anna.json"
    path.write_text('{"id": "anna", "as_of": "2026-11-22", "considering": ["briumvi"]}')
    return path


def test_no_words_at_all_show_the_help(typed: Typed, anna: Path) -> None:
    code, out, err = typed()
    assert (code, out) == (2, "")
    assert "Usage: dmtcheck" in err


def test_several_in_json_are_an_array(typed: Typed, anna: Path, tmp_path: Path) -> None:
    assert [one["id"] for one in json.loads(typed(str(anna), str(anna), "--format", "json")[1])] == ["anna", "anna"]
    assert [one["id"] for one in json.loads(typed(str(tmp_path), "--format", "json")[1])] == ["anna"]
    code, out, _ = typed("nobody.json", "nobody2.json", "--format", "json")
    assert (code, json.loads(out)) == (2, [])


def test_several_in_text_and_markdown_name_their_file(typed: Typed, anna: Path) -> None:
    assert typed(str(anna), str(anna))[1].count(f"== {anna}") == 2
    assert typed(str(anna), str(anna), "--format", "markdown")[1].count("# Infusion treatments of MS: anna") == 2


def test_a_folder_without_profiles_is_named(typed: Typed, tmp_path: Path) -> None:
    code, out, err = typed(str(tmp_path))
    assert (code, out) == (2, "")
    assert "holds no .json files" in err


def test_color_is_only_for_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch, typed: Typed, anna: Path) -> None:
    assert "\x1b[" not in typed(str(anna))[1]
    monkeypatch.setattr("click._compat.isatty", lambda stream: True)
    assert "\x1b[" in typed(str(anna))[1]
    assert "\x1b[" not in typed(str(anna), "--no-color")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in typed(str(anna))[1]


def test_the_environment_sets_options(monkeypatch: pytest.MonkeyPatch, typed: Typed, anna: Path) -> None:
    monkeypatch.setenv("DMTCHECK_FORMAT", "json")
    monkeypatch.setenv("DMTCHECK_FAIL_ON", "never")
    code, out, _ = typed(str(anna))
    assert (code, json.loads(out)["id"]) == (0, "anna")
    monkeypatch.setenv("DMTCHECK_FORMAT", "nonsense")
    code, out, err = typed(str(anna))
    assert (code, out) == (2, "")
    assert "unknown format" in err


def test_the_date_has_one_spelling(typed: Typed, anna: Path) -> None:
    for spelled in ("20261122", "22.11.2026", "2026-02-30"):
        code, out, err = typed(str(anna), "--as-of", spelled)
        assert (code, out) == (2, "")
        assert "expected a date such as 2026-11-22" in err


def test_the_date_counts_where_the_profile_has_none(typed: Typed, anna: Path) -> None:
    assert typed("-", "--quiet", "--as-of", "2026-01-31", stdin="{}")[1].startswith("Profile without id, as of 2026-01-31\n")
    assert typed(str(anna), "--quiet", "--as-of", "2026-01-31")[1].startswith("anna, as of 2026-11-22\n")


def test_an_output_that_cannot_be_written_is_an_error(typed: Typed, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = typed(str(anna), "--output", str(tmp_path / "no" / "such" / "folder"))
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    taken = tmp_path / "taken"
    taken.mkdir()
    code, _, err = typed(str(anna), "--output", str(taken))
    assert code == 2
    assert "cannot be written" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anna.json", "taken"]


def test_an_output_file_is_as_readable_as_any_other(typed: Typed, anna: Path, tmp_path: Path) -> None:
    typed(str(anna), "--output", str(tmp_path / "report.txt"))
    plain = tmp_path / "plain"
    plain.touch()
    assert (tmp_path / "report.txt").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("words", [("rules",), ("rule", "ocrevus/herpes"), ("drug", "ocrevus"), ("source", "article"), ("facts",)])
def test_every_page_has_a_json_form(typed: Typed, words: tuple[str, ...]) -> None:
    assert json.loads(typed(*words, "--format", "json")[1])


def test_pages_can_be_narrowed_and_say_what_is_not_there(typed: Typed) -> None:
    assert {one["kind"] for one in json.loads(typed("rules", "--kind", "indication", "--severity", "warning", "--format", "json")[1])} == {
        "indication"
    }
    assert "always" in typed("rule", "mitoxantrone/heart-monitoring")[1]
    assert "stays silent" in typed("rule", "all/travels-often")[1]
    assert "any of these" in typed("rule", "ocrevus/ms-type")[1]
    assert 'there is no drug "zunovo", expected one of' in typed("drug", "zunovo")[2]
    assert "All six" in typed("drug", "all")[1]
    assert typed("drug", "OCREVUS")[0] == 0


def test_completion_knows_the_names(typed: Typed) -> None:
    environment = {**os.environ, "_DMTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": "dmtcheck --drug oc", "COMP_CWORD": "2"}
    done = subprocess.run([sys.executable, "-m", "dmtcheck"], env=environment, capture_output=True, text=True, check=False)
    assert "ocrevus" in done.stdout
    assert typed("completion", "tcsh")[0] == 2


def test_a_reader_that_has_seen_enough_is_no_error(monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(cli.cli, "main", closed)
    stdout = sys.stdout
    assert typed("facts")[0] == 0
    sys.stdout = stdout


def test_an_interrupt_says_so(monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupted)
    code, out, err = typed("facts")
    assert (code, out, err) == (130, "", "dmtcheck: interrupted\n")


def test_progress_is_shown_only_where_someone_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places: list[Any] = [(f"{number}.json", None) for number in range(60)]
    assert list(_progress(places, None)) == places

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    assert list(_progress(places, str(tmp_path / "out"))) == places
    assert "profiles" in shown.getvalue()


def test_an_engine_that_fails_is_told_and_nothing_is_printed(monkeypatch: pytest.MonkeyPatch, typed: Typed, anna: Path) -> None:
    from dmtcheck import engine

    monkeypatch.setattr(engine._durable, "assert_fact", lambda *_: (2, 0))
    monkeypatch.setattr("dmtcheck.cli.check.checker", __import__("dmtcheck.checker", fromlist=["checker"]).checker.__wrapped__)
    code, out, err = typed(str(anna))
    assert (code, out) == (2, "")
    assert "no answer" in err


def test_commands_are_all_there() -> None:
    context = click.Context(cli.cli)
    assert set(cli.cli.list_commands(context)) == set(cli.COMMANDS)
    assert cli.cli.get_command(context, "nothing") is None


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli.cli, "main", full)
    stdout = sys.stdout
    assert typed("facts") == (2, "", "dmtcheck: cannot be written: No space left on device\n")
    sys.stdout = stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_where_nothing_can_be_told_the_exit_code_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", buffering=1) as full:
        monkeypatch.setattr(sys, "argv", ["dmtcheck", "nowhere.json"])
        monkeypatch.setattr(sys, "stderr", full)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        with suppress(OSError):
            full.close()
    assert ended.value.code == 2


def test_a_source_shows_its_address(typed: Typed) -> None:
    assert "https://dailymed.nlm.nih.gov/" in typed("source", "ocrevus-uspi")[1]


def test_every_rule_is_explained_in_markdown_and_json_too(typed: Typed, anna: Path) -> None:
    assert "| `briumvi/adults-only` | not known | `age: {below: 18}` not known |" in typed(str(anna), "--explain", "--format", "markdown")[1]
    explained = json.loads(typed(str(anna), "--explain", "--format", "json")[1])["explanation"]
    assert {"rule": "briumvi/adults-only", "drugs": ["briumvi"], "truth": None, "lines": [{"line": "age: {below: 18}", "truth": None}]} in explained


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("facts",), "jcv_antibody  anti-JC-virus antibody"),
        (("rules",), "ocrevus/pml-jc-virus  precaution, warning, draft"),
        (("rule", "ocrevus/pml-jc-virus"), "only for 6 months"),
        (("drug", "ocrevus"), "What to Know"),
        (("source", "article"), "61 statements"),
        (("template",), '"as_of": null'),
        (("schema", "profile"), '"additionalProperties": false'),
        (("schema", "report"), '"title": "Report"'),
        (("completion", "zsh"), "#compdef dmtcheck"),
    ],
)
def test_every_page_is_printed(typed: Typed, words: tuple[str, ...], shown: str) -> None:
    code, out, err = typed(*words)
    assert (code, err) == (0, "")
    assert shown in out


QUIET = "anna, as of 2026-11-22\n  briumvi       information needed    under consideration\n"


def test_one_line_a_drug_where_little_is_wanted(typed: Typed, anna: Path) -> None:
    assert typed(str(anna), "--quiet")[1] == QUIET


def test_all_tells_everything_in_full(typed: Typed, anna: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folded, whole = typed(str(anna))[1], typed(str(anna), "--all")[1]
    assert len(whole.splitlines()) > len(folded.splitlines())
    assert "[ ]" in folded
    assert "[ ]" not in whole
    assert "- [ ]" in typed(str(anna), "--format", "markdown")[1]
    assert "- [ ]" not in typed(str(anna), "--format", "markdown", "--all")[1]
    for words in (("--format", "json"), ("--quiet",)):
        assert typed(str(anna), *words)[1] == typed(str(anna), *words, "--all")[1]
    monkeypatch.setenv("DMTCHECK_ALL", "1")
    assert typed(str(anna))[1] == whole


def test_facts_say_who_can_answer_and_what_they_are_derived_from(typed: Typed) -> None:
    facts = {one["fact"]: one for one in json.loads(typed("facts", "--format", "json")[1])}
    assert (facts["hiv"]["answered_by"], facts["age"]["answered_by"], facts["ms_type"]["answered_by"]) == ("laboratory", "person", "chart")
    assert facts["months_since_ecg"]["derived_from"] == ["ecg_date"]
    assert facts["ecg_date"]["derived_from"] is None
    assert facts["ecg_date"]["expected"] == 'a date such as 2026-11-22, or "none"'
    assert "(derived from ecg_date; never stated)" in typed("facts")[1]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("ocrevus/pml-jc-virus", "those who consider it or are on it, before every infusion"),
        ("lemtrada/ecg", "those who consider it, before the first infusion"),
        ("ocrevus/contraception-after", "those who have stopped it"),
        ("ocrevus/missed-dose", "those who are on it"),
    ],
)
def test_a_rule_says_for_whom_it_is_raised(typed: Typed, rule: str, words: str, rulebook: Rulebook) -> None:
    assert words in " ".join(typed("rule", rule)[1].split())
    assert json.loads(typed("rule", rule, "--format", "json")[1])["applies"] == list(rulebook.by_id[rule].applies)


def test_standard_input_is_read_or_said_to_be_closed(monkeypatch: pytest.MonkeyPatch, typed: Typed, tmp_path: Path) -> None:
    assert typed("-", "--quiet", stdin='{"id": "x"}')[1].startswith("x, as of")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ProfileError, match="closed"):
        read("-")
    with pytest.raises(ProfileError, match="holds no .json files"):
        read(str(tmp_path))
    with pytest.raises(ProfileError, match="null"):
        read("a\0b")
    with pytest.raises(ProfileError, match="cannot be read"):
        read(str(tmp_path / ("x" * 300)))


def test_names_are_completed() -> None:
    assert [item.value for item in DRUG.shell_complete(click.Context(cli.cli), click.Option(["--drug"]), "t")] == ["tyruko", "tysabri"]


def test_an_error_keeps_the_place_it_has() -> None:
    error = ProfileError("wrong", line=3, column=4).at(file="a.json", line=1, column=1).at(file="b.json")
    assert str(error) == "a.json:3:4: wrong"
    assert str(ProfileError("wrong")) == "wrong"


def test_a_bad_profile_alone_leaves_no_file(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"age": -1}')
    code, out, err = typed(str(tmp_path / "bad.json"), "--output", str(tmp_path / "report.txt"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["dmtcheck", "--version"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("dmtcheck", run_name="__main__")
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("dmtcheck, version ")


def test_an_output_that_is_an_input_is_refused(typed: Typed, anna: Path) -> None:
    before = anna.read_text()
    code, out, err = typed(str(anna), "--output", str(anna))
    assert (code, out) == (2, "")
    assert "is one of the profiles" in err
    assert anna.read_text() == before


def test_files_and_names_of_the_content_are_completed() -> None:
    assert "file" in [item.type for item in cli.cli.shell_complete(click.Context(cli.cli), "ann")]
    for name, begin, expected in (("rule", "ocrevus/pml-j", "ocrevus/pml-jc-virus"), ("drug", "oc", "ocrevus"), ("source", "art", "article")):
        command = cli.cli.get_command(click.Context(cli.cli), name)
        assert command is not None
        argument = next(one for one in command.params if isinstance(one, click.Argument))
        assert [item.value for item in argument.shell_complete(click.Context(command), begin)] == [expected]
