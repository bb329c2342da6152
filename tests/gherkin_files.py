"""The features as the reference compiler reads them: every scenario, every row of every table of examples."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from steps import STEPS, Checks, Step, World

FEATURES = Path(__file__).resolve().parents[1] / "features"


class Sentence(NamedTuple):
    text: str
    keyword: str
    table: list[list[str]] | None
    docstring: str | None


class Case(NamedTuple):
    """One compiled scenario: its file, its name, its tags and its sentences."""

    file: str
    name: str
    tags: tuple[str, ...]
    sentences: tuple[Sentence, ...]


def parse(text: str) -> dict[str, Any]:
    """Return the syntax tree of a feature. Raises the parser's error."""
    tree: Any = Parser().parse(text)
    found: dict[str, Any] = tree
    return found


def cases(text: str, file: str) -> list[Case]:
    """Return the compiled scenarios of one feature."""
    document: Any = {**parse(text), "uri": file}
    found = []
    for pickle in Compiler().compile(document):
        sentences = tuple(_sentence(step) for step in pickle["steps"])
        found.append(Case(file, pickle["name"], tuple(tag["name"][1:] for tag in pickle["tags"]), sentences))
    return found


# The features that are not about the rules of a drug.
OTHER_VOCABULARIES = {"cds_hooks.feature", "command_line.feature", "fhir.feature", "intake.feature", "questionnaire.feature", "screening.feature"}


@cache
def all_cases() -> list[Case]:
    """Return the compiled scenarios of every feature that speaks of rules."""
    return [
        case
        for path in sorted(FEATURES.glob("*.feature"))
        if path.name not in OTHER_VOCABULARIES
        for case in cases(path.read_text("utf-8"), path.name)
    ]


def _sentence(step: Any) -> Sentence:
    argument = step.get("argument", {})
    table = [[cell["value"] for cell in row["cells"]] for row in argument["dataTable"]["rows"]] if "dataTable" in argument else None
    keyword = {"Context": "given", "Action": "when", "Outcome": "then"}.get(step["type"], "unknown")
    return Sentence(step["text"], keyword, table, argument.get("docString", {}).get("content"))


def definitions(sentence: Sentence, steps: list[Step] = STEPS) -> list[tuple[Step, re.Match[str]]]:
    """Return every definition that matches a sentence."""
    return _definitions(sentence.keyword, sentence.text) if steps is STEPS else _matching(sentence.keyword, sentence.text, steps)


@cache
def _definitions(keyword: str, text: str) -> list[tuple[Step, re.Match[str]]]:
    return _matching(keyword, text, STEPS)


def _matching(keyword: str, text: str, steps: list[Step]) -> list[tuple[Step, re.Match[str]]]:
    matches = ((step, re.fullmatch(step.pattern, text)) for step in steps if step.keyword == keyword)
    return [(step, match) for step, match in matches if match]


def play(case: Case, checker: Checks) -> World:
    """Run a scenario against a checker. Raises AssertionError where it fails."""
    world = World(checker)
    for sentence in case.sentences:
        ((step, match),) = definitions(sentence)
        table = {} if sentence.table is None else {"datatable": sentence.table}
        step.function(world, **match.groupdict(), **table)
    return world
