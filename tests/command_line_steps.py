"""The sentences of the feature about the command line: files, what is typed, what comes out."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from steps import RULE, Step

from dmtcheck.rulebook import built_in

COMMAND_LINE_STEPS: list[Step] = []


class Terminal:
    """A folder with files, and what the last command printed there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = -1
        self.out = self.err = ""

    def run(self, typed: str, stdin: str = "") -> None:
        words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", typed)]
        assert words[0] == "dmtcheck"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DMTCHECK")}
        done = subprocess.run(
            [sys.executable, "-m", "dmtcheck", *words[1:]],
            input=stdin,
            cwd=self.folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        COMMAND_LINE_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@_step("given", r"the file (?P<name>\S+) holds")
def file_holds(terminal: Terminal, name: str, docstring: str) -> None:
    path = terminal.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(docstring, encoding="utf-8")


@_step("given", r"the folder (?P<name>\S+) holds the rules")
def folder_of_rules(terminal: Terminal, name: str) -> None:
    shutil.copytree(built_in(), terminal.folder / name)


@_step("given", rf'the folder (?P<name>\S+) holds the rules, but {RULE} says "(?P<new>.+)" where it said "(?P<old>.+)"')
def folder_of_changed_rules(terminal: Terminal, name: str, rule: str, new: str, old: str) -> None:
    folder_of_rules(terminal, name)
    path = terminal.folder / name / f"{rule}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{rule} says it {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


@_step("when", r"I type (?P<typed>dmtcheck.*)")
def typed_is(terminal: Terminal, typed: str) -> None:
    terminal.run(typed)


@_step("when", r"I send this to (?P<typed>dmtcheck.*)")
def sent_to(terminal: Terminal, typed: str, docstring: str) -> None:
    terminal.run(typed, docstring)


@_step("then", r"the exit code is (?P<code>[012])")
def exit_code(terminal: Terminal, code: str) -> None:
    assert terminal.code == int(code), f"exit code {terminal.code}\n{terminal.out}\n{terminal.err}"


@_step("then", r'it prints "(?P<text>.+)"')
def prints(terminal: Terminal, text: str) -> None:
    assert text in terminal.out or text in " ".join(terminal.out.split()), terminal.out  # lines are wrapped


@_step("then", r'it does not print "(?P<text>.+)"')
def does_not_print(terminal: Terminal, text: str) -> None:
    assert text not in terminal.out + terminal.err, terminal.out + terminal.err


@_step("then", r"it prints nothing")
def prints_nothing(terminal: Terminal) -> None:
    assert terminal.out == "", terminal.out


@_step("then", r"it prints JSON about (?P<drugs>.+)")
def prints_json(terminal: Terminal, drugs: str) -> None:
    report = json.loads(terminal.out)
    assert [assessment["drug"] for assessment in report["assessments"]] == re.split(", | and ", drugs)


@_step("then", r"it prints (?P<number>\d+) lines of JSON")
def prints_lines(terminal: Terminal, number: str) -> None:
    assert len([json.loads(line) for line in terminal.out.splitlines()]) == int(number)


@_step("then", r'the one line of error says "(?P<text>.+)"')
def error_says(terminal: Terminal, text: str) -> None:
    lines = terminal.err.splitlines()
    assert len(lines) == 1, terminal.err
    assert text in lines[0], lines[0]


@_step("then", r"there is no error")
def no_error(terminal: Terminal) -> None:
    assert terminal.err == "", terminal.err


@_step("then", r"the file (?P<name>\S+) is there")
def file_is_there(terminal: Terminal, name: str) -> None:
    assert (terminal.folder / name).is_file()


@_step("then", r"the file (?P<name>\S+) is not there")
def file_is_not_there(terminal: Terminal, name: str) -> None:
    assert not (terminal.folder / name).exists()
