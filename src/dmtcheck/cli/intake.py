"""``dmtcheck intake``: a conversation in the terminal, one question at a time.

What is asked and told goes to standard error, the report at the end to standard output.
"""

import json
import os
import sys
from collections.abc import Callable, Generator, Iterable
from datetime import date
from typing import Final

import click

from dmtcheck.checker import Checker, checker
from dmtcheck.cli.options import DRUG, Day, Name, rules_folders
from dmtcheck.cli.writing import target
from dmtcheck.conversation import Ask, Profile, conversation
from dmtcheck.errors import DmtcheckError, ProfileError, visible
from dmtcheck.inputs.files import STDIN, read
from dmtcheck.inputs.records import opened
from dmtcheck.intake import turn
from dmtcheck.outputs import text, words
from dmtcheck.outputs.conversation import following, question, raised, why
from dmtcheck.strict_json import decode
from dmtcheck.terms import SOURCES, Drug, Source

LONGEST: Final = 10_000  # bytes of an answer
_NOT_SAVED: Final = "Nothing was saved (--save FILE keeps the answers)."
_HELP: Final = """\
  yes, neg     an answer: a word, or its beginning where only one begins so
  Enter or ?   not known: what is open stays open, what is on record stays
  back         take the last answer back; again for the one before it
  why          what the answer could settle: rules, drugs, sources
  list         what is raised so far
  save FILE    write the profile so far (without FILE: where --save says)
  done         ask no more and print the report"""


@click.command()
@click.argument("profile", required=False, type=click.Path())
@click.option("--save", type=click.Path(), help="Write the profile to this file in the end, whole or not at all.")
@click.option("--drug", "drugs", type=DRUG, multiple=True, envvar="DMTCHECK_DRUG", help="Ask only about this drug. Repeatable.")
@click.option("--as-of", type=Day(), envvar="DMTCHECK_AS_OF", help="Date of assessment, where the profile names none. Default: today.")
@click.option("--who", type=Name(SOURCES, "source"), multiple=True, help="Ask only what these can answer. Repeatable. Default: all.")
@click.option("--all-questions", "everything", is_flag=True, help="Also ask what could change no status, only what is raised.")
@rules_folders
def intake(
    profile: str | None,
    save: str | None,
    drugs: tuple[Drug, ...],
    as_of: date | None,
    who: tuple[Source, ...],
    everything: bool,
    folders: tuple[str, ...],
) -> int:
    """Ask for what is not known, one question at a time, and tell what each answer raises.

    It begins with what PROFILE says, or with nothing, and ends when no answer
    that is left could change the status of a drug; then it prints the report.
    "help" tells what can be typed. Answers can also come from a file, one a
    line; what is asked goes to standard error, the report to standard output.

    \b
      dmtcheck intake --save anna.json
      dmtcheck intake anna.json --save anna.json --who laboratory

    Exit codes: as `dmtcheck check`; 130 where it was interrupted (Ctrl-C, or the
    input ends): what is known so far is then written where --save says.
    """
    if save and (os.path.isdir(save) or not os.path.isdir(os.path.dirname(save) or ".")):  # told before anything is asked
        raise DmtcheckError("cannot be written: there is no such folder, or it is one", file=save)
    ours, day = checker(folders), as_of or date.today()  # noqa: DTZ011  # the day where the user is
    given = _profile(ours, profile, day) if profile else {}
    skip = [fact.name for fact in ours.rulebook.facts.values() if who and fact.answered_by not in who]
    found = _Session(lambda: conversation(ours, given, day, drugs=drugs, skip=skip, everything=everything), save).run()
    report = turn(ours, found, as_of=day, drugs=drugs).report
    _tell([""] if save else [_NOT_SAVED, ""])
    try:
        _tell(text.render(report).splitlines(), err=False)
    finally:
        if save:
            _save(save, found)
            _tell(["", f"Saved: {visible(save)}"])
    return int(any(one.severity == "critical" for _, one in report.considerations))


def _profile(ours: Checker, place: str, day: date) -> Profile:
    """Return the facts that a file holds, and tell what of it is not used. Raises ProfileError."""
    if place == STDIN:
        raise click.UsageError("the answers come from standard input; name the file of the profile")
    try:
        record = opened(ours, read(place), day)
    except ProfileError as error:
        raise error.at(file=place) from None
    _tell(line for note in record.notes for line in text.paragraph(words.remark(note, ours.rulebook.facts), "  "))
    return record.profile


class _Session:
    """A conversation with the one who types. What is taken back is forgotten: the answers before it are given again."""

    def __init__(self, begin: Callable[[], Generator[Ask, str]], save: str | None) -> None:
        self._begin = begin
        self._save = save
        self._given: list[str] = []
        self._begin_again()

    def _begin_again(self) -> None:
        self._talk = self._begin()
        self._ask = next(self._talk)
        for said in self._given:
            self._ask = self._talk.send(said)

    def run(self) -> Profile:
        """Ask until the end, or until no more is wanted. Return what is known; interrupted, keep it."""
        _tell(question(self._ask))
        try:
            while (said := _typed().strip()).casefold() != "done" and (said or self._ask.fact):
                _tell(self._answer(said))
        except (KeyboardInterrupt, EOFError) as stopped:
            _tell([""])
            if isinstance(stopped, KeyboardInterrupt) or self._ask.fact:  # otherwise it had ended
                _tell([_saved(self._save, self._ask.profile) if self._save else _NOT_SAVED])
                raise click.Abort from None
        return self._ask.profile

    def _answer(self, said: str) -> Iterable[str]:
        """Return what is told of an answer or a command, and the next question."""
        command, _, rest = said.partition(" ")
        if command.casefold() == "save":
            return [_saved(rest.strip() or self._save, self._ask.profile), *question(self._ask)]
        if said.casefold() in _TOLD:
            return [*_TOLD[said.casefold()](self._ask), *question(self._ask)]
        if said.casefold() == "back":
            return self._back()
        if self._ask.fact is None:
            return question(self._ask)
        before, self._ask = self._ask, self._talk.send(said)
        if self._ask.problem:
            return text.paragraph(f"{self._ask.problem} (`help` tells what can be typed)", "  ")
        self._given.append(said)
        return following(before, self._ask)

    def _back(self) -> Iterable[str]:
        if not self._given:
            return ["  There is no answer to take back.", *question(self._ask)]
        self._given.pop()
        self._begin_again()
        return ["  Taken back.", *question(self._ask)]


def _typed() -> str:
    """Return the next line that can be read. Raises EOFError at the end of standard input."""
    while True:
        click.echo("> ", nl=False, err=True)
        line = sys.stdin.buffer.readline(LONGEST) if sys.stdin else b""
        if not line:
            raise EOFError
        whole = line
        while len(line) == LONGEST and not line.endswith(b"\n"):  # the rest of a line is no answer to the next question
            line = sys.stdin.buffer.readline(LONGEST)
        try:
            if line is not whole:
                raise ProfileError("the answer is too long")
            said = decode(whole)
        except ProfileError as error:
            _tell([f"  {error.problem}"])
            continue
        if not sys.stdin.isatty():
            _tell([visible(said.strip())])
        return said


_TOLD: Final[dict[str, Callable[[Ask], Iterable[str]]]] = {"why": why, "list": raised, "help": lambda _: _HELP.splitlines()}


def _saved(place: str | None, profile: Profile) -> str:
    """Save the profile. Return what became of it."""
    if not place:
        return "  Where to? save FILE"
    try:
        _save(place, profile)
    except DmtcheckError as error:
        return f"  {visible(str(error))}"
    return f"  Saved: {visible(place)}"


def _save(place: str, profile: Profile) -> None:
    """Write a profile whole or not at all. Raises DmtcheckError."""
    with target(place) as write:
        write(json.dumps(profile, indent=2, ensure_ascii=False) + "\n")


def _tell(lines: Iterable[str], *, err: bool = True) -> None:
    for line in lines:
        click.echo(line, err=err, color=False if os.environ.get("NO_COLOR") else None)
