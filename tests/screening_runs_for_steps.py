"""Files of people, and what a command that screens them prints and leaves: run in this process, killed in one of its own, or with something broken."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from functools import cache
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

import polars as pl

from dmtcheck import load_rulebook
from dmtcheck.cli import main, screen
from dmtcheck.screening.engines import Polars, Run
from dmtcheck.screening.lowering import truth

# A process that is killed while it writes its n-th file: all of that file is written but its name.
KILLED = """
import os, signal, sys
from dmtcheck.cli import main
left, replace = int(sys.argv.pop(1)), os.replace
def replaced(*words):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*words)
os.replace = replaced
main()
"""


class Ran(NamedTuple):
    """What a command printed, how it ended, and the files that there are then."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]


class Population:
    """The files where the command is typed, and what came of the last command."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.broken = ""
        self.ran = Ran(-1, "", "", {})
        self.before: dict[str, bytes] = {}

    def run(self, typed: str) -> None:
        self.before = self.files
        named = {name: content for name, content in self.files.items() if _is_named(name, typed)}
        self.ran = ran(typed, frozenset(named.items()), self.broken)
        self.files = {name: content for name, content in self.files.items() if name not in named} | self.ran.files

    def lines(self, file: str) -> list[bytes]:
        return self.files[file].splitlines()

    def rows(self, folder: str, kind: str = "profiles") -> list[dict[str, Any]]:
        """Return the rows of a table of parts."""
        names = sorted(name for name in self.files if name.startswith(f"{folder}/{kind}/"))
        assert names, f"{folder} holds no {kind}"
        return [row for name in names for row in pl.read_parquet(BytesIO(self.files[name])).to_dicts()]

    def person(self, folder: str, name: str) -> dict[str, Any]:
        (found,) = (row for row in self.rows(folder) if row["id"] == name)
        return found

    def rejected(self, folder: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines(f"{folder}/rejects.ndjson")]

    def read(self, folder: str, file: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files[f"{folder}/{file}"])
        return found


@cache
def ran(typed: str, files: frozenset[tuple[str, bytes]], broken: str) -> Ran:
    """Type a command where these files are; what comes of it once comes of it again."""
    with TemporaryDirectory() as folder, chdir(folder):
        for name, content in files:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        code, out, err = _killed(typed, broken) if broken.isdecimal() else _typed(typed, broken)
        return Ran(code, out, err, {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()})


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DMTCHECK")}


def _killed(typed: str, at: str) -> tuple[int, str, str]:
    words = [sys.executable, "-c", KILLED, at, *typed.split()[1:]]
    done = subprocess.run(words, env=_environment(), check=False, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def _typed(typed: str, broken: str) -> tuple[int, str, str]:
    out, err, code = StringIO(), StringIO(), 0
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, _environment(), clear=True))
        stack.enter_context(patch.object(sys, "argv", typed.split()))
        for change in _changes(broken):
            stack.enter_context(change)
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return code, out.getvalue(), err.getvalue()


def _changes(broken: str) -> Iterator[Any]:
    kind, _, name = broken.partition(" ")
    if kind == "without":
        yield patch.object(screen, "find_spec", lambda package: None if package == name else find_spec(package))
    elif kind == "wrong":
        place = [rule.id for rule in load_rulebook().active].index(name)
        compiled = Polars.compiled
        yield patch.object(Polars, "compiled", lambda *words: _swapped(compiled(*words), truth(place, True), truth(place, False)))


def _swapped(run: Run, holds: str, fails: str) -> Run:
    """Return what takes one rule the other way round."""

    def swapped(frame: pl.DataFrame) -> pl.DataFrame:
        found = run(frame)
        return found.rename({holds: fails, fails: holds}) if holds in found.columns else found

    return swapped


def _is_named(file: str, typed: str) -> bool:
    """Whether a command names a file, or a folder that holds it."""
    return any(file == word or file.startswith(f"{word}/") for word in typed.split())
