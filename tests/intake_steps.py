"""The sentences of the feature about the conversation: what is on record, what is typed, what is asked and told."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from steps import DRUG, Step, spoken

from dmtcheck import load_rulebook
from dmtcheck.cli import cli
from dmtcheck.facts import Fact

INTAKE_STEPS: list[Step] = []
TABLE = ["fact", "value"]


class Intake:
    """What is typed into ``dmtcheck intake``, all of it at once, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self.saved = folder / "saved.json"
        self.record = folder / "record.json"
        self.profile: dict[str, Any] = {}
        self.words = ["intake", str(self.record), "--save", str(self.saved)]
        self.typed: list[str] = []

    def fact(self, title: str) -> Fact:
        found = [fact for fact in load_rulebook().facts.values() if fact.title == title]
        assert found, f'no fact is called "{title}"'
        return found[0]

    def run(self) -> Result:
        self.record.write_text(json.dumps(self.profile), encoding="utf-8")
        self.saved.unlink(missing_ok=True)
        result = CliRunner().invoke(cli, self.words, input="".join(f"{line}\n" for line in self.typed), standalone_mode=False)
        assert result.exception is None or type(result.exception).__name__ == "Abort", result.exception
        return result

    def transcript(self) -> str:
        """What was asked and told, up to the last prompt."""
        return "\n" + self.run().stderr.rpartition("\n> ")[0]

    def told(self) -> str:
        return " ".join(self.transcript().split())

    def since_the_last_answer(self) -> str:
        return " ".join(self.transcript().rpartition(f"\n> {self.typed[-1]}\n")[2].split())

    def asked(self) -> str:
        """What is asked now."""
        return " ".join(self.transcript().rpartition("\n\n")[2].split())

    def result(self) -> dict[str, Any]:
        self.run()
        found: dict[str, Any] = json.loads(self.saved.read_text("utf-8"))
        return found


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        INTAKE_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@_step("given", r"an intake on (?P<day>\d{4}-\d{2}-\d{2})(?: for (?P<drugs>.+))?")
def an_intake(intake: Intake, day: str, drugs: str | None) -> None:
    intake.words += ["--as-of", day]
    if drugs:
        intake.profile["considering"] = re.split(r", | and ", drugs)


@_step("given", r"only what the (?P<who>person|chart|laboratory) can answer is asked")
def only_asked(intake: Intake, who: str) -> None:
    intake.words += ["--who", who]


@_step("given", r"on record is")
def on_record(intake: Intake, datatable: list[list[str]]) -> None:
    assert datatable[0] == TABLE
    for title, said in datatable[1:]:
        fact = intake.fact(title)
        intake.profile[fact.name] = spoken(fact, said)


@_step("given", r"on record is the therapy (?P<name>\S+), (?P<status>current|stopped)")
def therapy_on_record(intake: Intake, name: str, status: str) -> None:
    intake.profile.setdefault("therapies", []).append({"name": name, "status": status})


@_step("when", r'I type "(?P<words>[^"]*)"')
def answered(intake: Intake, words: str) -> None:
    intake.typed.append(words)


@_step("when", r"I press Enter, because it is not known")
def not_known(intake: Intake) -> None:
    intake.typed.append("")


@_step("when", r"I press Enter until no question is left")
def nothing_known(intake: Intake) -> None:
    for _ in range(100):
        if intake.asked().startswith("No question is left"):
            return
        intake.typed.append("?")
    raise AssertionError("it never ends")


@_step("when", r"I type, one after the other")
def several_answers(intake: Intake, datatable: list[list[str]]) -> None:
    intake.typed += [answer for (answer,) in datatable]


@_step("when", r"I ask (?P<command>why|for the list|for help)")
def asked_for(intake: Intake, command: str) -> None:
    intake.typed.append(command.removeprefix("for ").removeprefix("the "))


@_step("when", r"I take the last answer back")
def taken_back(intake: Intake) -> None:
    intake.typed.append("back")


@_step("when", r"I stop the intake")
def stopped(intake: Intake) -> None:
    intake.typed.append("done")


@_step("then", r'I am asked "(?P<question>[^"]+)"')
def it_asks(intake: Intake, question: str) -> None:
    assert question in intake.asked(), intake.asked()


@_step("then", r"(?P<number>\d+) questions? (?:is|are) left")
def are_left(intake: Intake, number: str) -> None:
    assert f"{number} left. " in intake.asked(), intake.asked()


@_step("then", r'I can answer "(?P<words>.+)"')
def it_expects(intake: Intake, words: str) -> None:
    assert words in intake.asked(), intake.asked()


@_step("then", r'I am told "(?P<words>.+)"')
def it_tells(intake: Intake, words: str) -> None:
    assert words in intake.since_the_last_answer(), intake.since_the_last_answer()


@_step("then", r'I am not told "(?P<words>.+)"')
def it_does_not_tell(intake: Intake, words: str) -> None:
    assert words not in intake.told(), intake.told()


@_step("then", r"no question is left")
def none_left(intake: Intake) -> None:
    assert intake.asked().startswith("No question is left"), intake.asked()


@_step("then", rf"the printed report says that {DRUG} is (?P<status>[a-z ]+)")
def report_says(intake: Intake, drug: str, status: str) -> None:
    printed = " ".join(intake.run().stdout.split())
    assert f"{drug} {status} " in printed, printed


@_step("then", r'the printed report says "(?P<words>.+)"')
def report_holds(intake: Intake, words: str) -> None:
    printed = " ".join(intake.run().stdout.split())
    assert words in printed, printed


@_step("then", r"the saved profile says")
def saved_says(intake: Intake, datatable: list[list[str]]) -> None:
    assert datatable[0] == TABLE
    saved = intake.result()
    assert saved == {**intake.profile, **{intake.fact(title).name: spoken(intake.fact(title), said) for title, said in datatable[1:]}}


@_step("then", r"the saved profile is what was on record")
def saved_unchanged(intake: Intake) -> None:
    assert intake.result() == intake.profile


@_step("then", r"the saved therapies are (?P<names>.+), (?P<whole>all of them|perhaps not all)")
def saved_therapies(intake: Intake, names: str, whole: str) -> None:
    saved = intake.result()
    assert [one["name"] for one in saved["therapies"]] == re.split(r", | and ", names)
    assert saved["therapies_complete"] is (whole == "all of them")
