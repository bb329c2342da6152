"""Binds the sentences to pytest-bdd, makes every rule id a marker, and refuses to start where a feature could pass silently."""

import sys
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

ROOT = Path(__file__).resolve().parents[1]
pytest_plugins = ["pytester"]
sys.path[:0] = [str(Path(__file__).parent)]

import guard  # noqa: E402  # the folder of tests is not a package
from cds_hooks_steps import CDS_HOOKS_STEPS, Chart  # noqa: E402
from command_line_steps import COMMAND_LINE_STEPS, Terminal  # noqa: E402
from fhir_steps import FHIR_STEPS, Reading  # noqa: E402
from gherkin_files import FEATURES, OTHER_VOCABULARIES, cases  # noqa: E402
from intake_steps import INTAKE_STEPS, Intake  # noqa: E402
from questionnaire_steps import QUESTIONNAIRE_STEPS, Form  # noqa: E402
from screening_runs_for_steps import Population  # noqa: E402
from screening_steps import SCREENING_STEPS  # noqa: E402
from steps import STEPS, Step, World  # noqa: E402

from dmtcheck import Checker, Rulebook, load_rulebook  # noqa: E402

# The sentences of each feature that is not about the rules of a drug.
VOCABULARIES: dict[str, list[Step]] = {
    "cds_hooks.feature": CDS_HOOKS_STEPS,
    "command_line.feature": COMMAND_LINE_STEPS,
    "fhir.feature": FHIR_STEPS,
    "intake.feature": INTAKE_STEPS,
    "questionnaire.feature": QUESTIONNAIRE_STEPS,
    "screening.feature": SCREENING_STEPS,
}
assert OTHER_VOCABULARIES == set(VOCABULARIES)
ALL_STEPS = [*STEPS, *(step for steps in VOCABULARIES.values() for step in steps)]

for _step in ALL_STEPS:
    {"given": given, "when": when, "then": then}[_step.keyword](parsers.re(_step.pattern))(_step.function)


def pytest_configure(config: pytest.Config) -> None:
    """Register every rule id as a marker, so that a tag that names no rule fails, and hold the guard over every feature."""
    for rule in load_rulebook().rules:
        config.addinivalue_line("markers", f"{rule.id}: {rule.title}")
    found = [*guard.step_problems(ALL_STEPS), *guard.stray_features(ROOT, FEATURES)]
    for path in sorted(FEATURES.glob("*.feature")):
        found += guard.problems(path.read_text("utf-8"), path.name, steps_of(path.name))
    if found:
        raise pytest.UsageError("features that would pass silently:\n  " + "\n  ".join(found))


def steps_of(file: str) -> list[Step]:
    """Return the sentences that a feature may use."""
    return VOCABULARIES.get(file, STEPS)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Compare the number of collected scenarios with the number that the reference compiler finds."""
    collected = sum(item.path.name == "test_features.py" for item in items)
    chosen = config.option.keyword or config.option.markexpr or any("::" in argument for argument in config.args)
    if chosen or not any("test_features" in argument or Path(argument).is_dir() for argument in config.args):
        return
    compiled = sum(len(cases(path.read_text("utf-8"), path.name)) for path in FEATURES.glob("*.feature"))
    if collected != compiled:
        raise pytest.UsageError(f"{collected} scenarios were collected, but the features hold {compiled}")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The built-in rules, read from their files."""
    return load_rulebook()


@pytest.fixture(scope="session")
def checker(rulebook: Rulebook) -> Checker:
    """The real checker."""
    return Checker(rulebook)


@pytest.fixture
def world(checker: Checker) -> World:
    """One scenario about rules."""
    return World(checker)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """One scenario about the command line."""
    return Terminal(tmp_path)


@pytest.fixture
def form(checker: Checker) -> Form:
    """One scenario about a questionnaire."""
    return Form(checker)


@pytest.fixture
def reading(checker: Checker) -> Reading:
    """One scenario about FHIR resources."""
    return Reading(checker)


@pytest.fixture
def chart(checker: Checker) -> Chart:
    """One scenario about CDS Hooks."""
    return Chart(checker)


@pytest.fixture
def population() -> Population:
    """One scenario about whole populations."""
    return Population()


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """One conversation in the terminal."""
    return Intake(tmp_path)
