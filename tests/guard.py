"""What would make a feature pass silently, found before anything runs. Each finding is one line.

pytest-bdd itself would let all of these through.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin_files import cases, definitions, parse
from steps import STEPS, Step

BANNED_TAGS = ("skip", "xfail", "ignore", "wip")


def problems(text: str, file: str, steps: list[Step] = STEPS) -> Iterator[str]:
    """Yield what is wrong with one feature."""
    feature = parse(text).get("feature")
    if not feature:
        yield f"{file}: there is no feature in it"
        return
    names: set[str] = set()
    for scenario, tags in _scenarios(feature):
        name = scenario["name"]
        if name in names:
            yield f'{file}: two scenarios are called "{name}"; only the last would run'
        names.add(name)
        yield from (f'{file}: "{name}" is tagged @{tag}' for tag in tags if tag.lower().startswith(BANNED_TAGS))
        yield from _outline(scenario, file)
    for case in cases(text, file):
        keywords = [sentence.keyword for sentence in case.sentences]
        if "then" not in keywords:
            yield f'{file}: "{case.name}" asserts nothing'
        for sentence in case.sentences:
            yield from (f"{file}: {finding}" for finding in _sentence(sentence, steps))


def _scenarios(node: dict[str, Any], tags: tuple[str, ...] = ()) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    own = (*tags, *(tag["name"][1:] for tag in node.get("tags", ())))
    for child in node["children"]:
        if "rule" in child:
            yield from _scenarios(child["rule"], own)
        elif "scenario" in child:
            scenario = child["scenario"]
            examples = tuple(tag["name"][1:] for table in scenario["examples"] for tag in table["tags"])
            yield scenario, (*own, *(tag["name"][1:] for tag in scenario["tags"]), *examples)


def _outline(scenario: dict[str, Any], file: str) -> Iterator[str]:
    written = _texts(scenario)
    placeholders = set(re.findall(r"<([^<>]+)>", " ".join(written)))
    tables = scenario["examples"]
    if scenario["keyword"].strip() in ("Scenario Outline", "Scenario Template") and not tables:
        yield f'{file}: "{scenario["name"]}" has no table of examples'
    for table in tables:
        columns = {cell["value"] for cell in table.get("tableHeader", {}).get("cells", ())}
        if not table.get("tableBody"):
            yield f'{file}: "{scenario["name"]}" has an empty table of examples'
        yield from (f'{file}: "{scenario["name"]}" has no column <{name}>' for name in sorted(placeholders - columns))
        yield from (f'{file}: "{scenario["name"]}" never uses the column <{name}>' for name in sorted(columns - placeholders))
    if placeholders and not tables:
        yield f'{file}: "{scenario["name"]}" has a <placeholder> that nothing fills'


def _texts(scenario: dict[str, Any]) -> list[str]:
    texts = [scenario["name"]]
    for step in scenario["steps"]:
        texts.append(step["text"])
        texts += [cell["value"] for row in step.get("dataTable", {}).get("rows", ()) for cell in row["cells"]]
        texts.append(step.get("docString", {}).get("content", ""))
    return texts


def _sentence(sentence: Any, steps: list[Step]) -> Iterator[str]:
    found = definitions(sentence, steps)
    if len(found) != 1:
        yield f'{len(found)} definitions match "{sentence.text}"'
    for step, _ in found:
        takes = inspect.signature(step.function).parameters
        if (sentence.table is not None) != ("datatable" in takes):
            yield f'"{sentence.text}" and its definition disagree about a table'
        if (sentence.docstring is not None) != ("docstring" in takes):
            yield f'"{sentence.text}" and its definition disagree about a text'


def step_problems(steps: list[Step] = STEPS) -> Iterator[str]:
    """Yield what is wrong with the definitions themselves."""
    for step in steps:
        name = step.function.__name__
        if inspect.iscoroutinefunction(step.function):
            yield f"{name} is never awaited"
        if step.keyword == "then" and not _asserts(step):
            yield f"{name} asserts nothing"
        if step.keyword == "then" and inspect.signature(step.function).return_annotation not in (None, "None"):
            yield f"{name} returns something, which nobody looks at"
        if re.compile(step.pattern).flags & re.IGNORECASE:
            yield f"{name} does not tell upper from lower case"


def _asserts(step: Step) -> bool:
    tree = ast.parse(textwrap.dedent(inspect.getsource(step.function)))
    calls = {node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    return "raised" in calls or any(isinstance(node, ast.Assert) for node in ast.walk(tree))


def stray_features(root: Path, collected: Path) -> Iterator[str]:
    """Yield feature files that nothing collects: outside the folder, or with another ending."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if not path.is_file() or any(part.startswith(".") or part in ("build", "dist", "node_modules") for part in parts):
            continue
        if path.suffix == ".feature" and path.parent != collected:
            yield f"{path} lies outside {collected}"
        if path.parent == collected and path.suffix != ".feature":
            yield f"{path} does not end in .feature"
