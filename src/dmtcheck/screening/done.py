"""What is done of a run, as its folder tells: kept part after part, taken up again, written up at the end."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from dmtcheck.errors import DmtcheckError, shown
from dmtcheck.screening.folder import CONSIDERATIONS, MANIFEST, PROFILES, REJECTS, RUN, SUMMARY, Folder
from dmtcheck.screening.plan import Plan
from dmtcheck.screening.totals import Counts

Kept = Mapping[str, Any]
_CHUNK: Final = 1 << 20
_NAME: Final = re.compile(r"(part|input)-(\d{5,})\.(?:parquet|ndjson|json)")


class Done:
    """The parts and the inputs that are done, and their counts.

    Attributes:
        counts: of all parts together.
        parts: each part in short: its input, lines and rows.
        inputs: each input that is done: file, bytes, lines, sha256.
        last: the last part, where its input is not done yet.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.counts: Counts = Counter()
        self.parts: list[dict[str, Any]] = []
        self.inputs: list[dict[str, Any]] = []
        self.last: Kept | None = None

    def take_up(self) -> None:
        """Take up what is done; remove what is not.

        Raises:
            DmtcheckError: where an input has changed since.
        """
        while (kept := self._kept(kept_of(len(self.parts)))) and self._is_whole(kept):
            while len(self.inputs) < kept["input"]:
                self._add_input(self._folder.read_json(input_of(len(self.inputs))))
            self._add(kept)
        while (one := self._kept(input_of(len(self.inputs)))) and one["parts"] <= len(self.parts):
            self._add_input(one)
        for folder in (PROFILES, CONSIDERATIONS, RUN):
            self._remove_undone(folder)
        refuse_changed(self.inputs)

    def add_part(self, kept: Kept) -> None:
        """Keep a part, all of whose files are written: with this it is done."""
        self._folder.write_json(kept_of(len(self.parts)), kept)
        self._add(kept)

    def add_input(self, file: str, lines: int, read: Kept) -> None:
        """Keep an input all of which is done; ``read`` is how many bytes it has, and their digest."""
        one = {"file": file, **read, "lines": lines, "parts": len(self.parts)}
        self._folder.write_json(input_of(len(self.inputs)), one)
        self._add_input(one)

    def write_up(self, plan: Plan, summary: Mapping[str, Any]) -> None:
        """Write what tells of the whole run, the manifest last: with it the run is done."""
        with self._folder.writing(REJECTS) as file:
            for name in (rejects_of(part["part"]) for part in self.parts if part["rejected"]):
                with open(self._folder.at(name), "rb") as rejected:
                    shutil.copyfileobj(rejected, file, _CHUNK)
        self._folder.write_json(SUMMARY, summary, indent=2)
        told = {**plan, "profiles": summary["profiles"], "inputs": self.inputs, "parts": self.parts}
        self._folder.write_json(MANIFEST, told, indent=2)

    def _add(self, kept: Kept) -> None:
        counts: Counts = Counter(kept["counts"])
        self.counts += counts
        lines = {"lines": counts["read"], "answered": counts["answered"], "rejected": counts["rejected"]}
        self.parts.append({"part": len(self.parts), "input": kept["input"], **lines, "rows": kept["rows"]})
        self.last = kept

    def _kept(self, name: str) -> Kept | None:
        return self._folder.read_json(name) if self._folder.holds(name) else None

    def _add_input(self, one: Kept) -> None:
        self.inputs.append({key: one[key] for key in ("file", "bytes", "sha256", "lines")})
        self.last = None

    def _is_whole(self, kept: Kept) -> bool:
        """Whether all files of a part are there: after a power failure, one may be lost."""
        return all(self._folder.holds(name) and os.path.getsize(self._folder.at(name)) == size for name, size in kept["sizes"].items())

    def _remove_undone(self, folder: str) -> None:
        done = {"part": len(self.parts), "input": len(self.inputs)}
        for name in self._folder.names(folder):
            found = _NAME.fullmatch(name)
            if found and int(found[2]) >= done[found[1]]:
                self._folder.remove(f"{folder}/{name}")
            elif not found and folder != RUN and not name.startswith("."):
                problem = f"holds {shown(f'{folder}/{name}')}, which no screening run has written; name another folder"
                raise DmtcheckError(problem, file=self._folder.path)


def refuse_changed(inputs: Sequence[Kept]) -> None:
    """Refuse inputs that are not what they were. Raises DmtcheckError."""
    for one in inputs:
        if _digest(one["file"], one["bytes"]) != one["sha256"]:
            raise changed(one["file"])


def changed(file: str) -> DmtcheckError:
    """Return the error of an input that is not what it was."""
    return DmtcheckError("has changed since this run was begun; begin anew, in another folder", file=file)


def part_of(folder: str, number: int) -> str:
    """Return the file of a part that holds its rows."""
    return f"{folder}/part-{number:05}.parquet"


def rejects_of(number: int) -> str:
    """Return the file that holds what was rejected of a part."""
    return f"{RUN}/part-{number:05}.ndjson"


def kept_of(number: int) -> str:
    """Return the file that tells of a part that it is done."""
    return f"{RUN}/part-{number:05}.json"


def input_of(number: int) -> str:
    """Return the file that tells of an input that it is done."""
    return f"{RUN}/input-{number:05}.json"


def _digest(file: str, size: int) -> str:
    """Return the digest of the first ``size`` bytes of a file; of one that is shorter, of all it has."""
    found = sha256()
    try:
        with open(file, "rb") as opened:
            while size and (read := opened.read(min(size, _CHUNK))):
                found.update(read)
                size -= len(read)
    except OSError as error:
        raise DmtcheckError(f"cannot be read: {error.strerror}", file=file) from None
    return found.hexdigest()
