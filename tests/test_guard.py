"""Each way in which a feature could pass silently is made red."""

import re
from pathlib import Path
from typing import Any, cast

import guard
import pytest
from steps import STEPS, Step

GOOD = """
Feature: Good
  Scenario: One
    Given a person about whom nothing is known
    When ocrevus is considered
    Then ocrevus is information needed
"""
OUTLINE = """
Feature: Outline
  Scenario Outline: One
    Given a person about whom nothing is known
    When <drug> is considered
    Then <drug> is information needed
    {examples}
"""


def found(text: str, steps: list[Step] = STEPS) -> str:
    return "\n".join(guard.problems(text, "x.feature", steps))


def test_a_good_feature_has_no_problem() -> None:
    assert found(GOOD) == ""
    assert found(OUTLINE.format(examples="Examples:\n      | drug |\n      | ocrevus |")) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD + GOOD.split("\n", 2)[2], 'two scenarios are called "One"'),
        (OUTLINE.format(examples="Examples:\n      | drug |"), "an empty table of examples"),
        (OUTLINE.format(examples=""), "has no table of examples"),
        (OUTLINE.format(examples="Examples:\n      | name |\n      | ocrevus |"), "has no column <drug>"),
        (OUTLINE.format(examples="Examples:\n      | drug | more |\n      | ocrevus | x |"), "never uses the column <more>"),
        (GOOD.replace("When ocrevus", "When <drug>").replace("Then ocrevus is", "Then ocrevus is"), "a <placeholder> that nothing fills"),
        (GOOD.replace("    Then ocrevus is information needed\n", ""), '"One" asserts nothing'),
        (GOOD.replace("considered", "considered\n      | fact | value |\n      | age | 3 |"), "disagree about a table"),
        (GOOD.replace("Given a person about whom nothing is known", "Given the profile says"), "disagree about a table"),
        (GOOD.replace("considered", 'considered\n      """\n      text\n      """'), "disagree about a text"),
        (GOOD.replace("ocrevus is considered", "ocrevus is Considered"), "0 definitions match"),
        (GOOD.replace("  Scenario:", "  @skip\n  Scenario:"), "is tagged @skip"),
        (GOOD.replace("Feature:", "@xfail\nFeature:", 1), "is tagged @xfail"),
        ("", "there is no feature in it"),
    ],
)
def test_what_would_pass_silently_is_found(text: str, problem: str) -> None:
    assert problem in found(text)


def test_a_tag_of_a_rule_block_and_of_examples_is_seen() -> None:
    tagged = "Feature: F\n  @skip\n  Rule: R\n" + re.sub("^", "  ", GOOD.split("\n", 2)[2], flags=re.MULTILINE)
    assert "is tagged @skip" in found(tagged)
    assert "is tagged @wip" in found(OUTLINE.format(examples="@wip\n    Examples:\n      | drug |\n      | ocrevus |"))


def test_a_sentence_with_two_definitions_is_found() -> None:
    twice = [*STEPS, Step("when", r"ocrevus is considered", STEPS[0].function)]
    assert '2 definitions match "ocrevus is considered"' in found(GOOD, twice)


async def never_awaited(world: Any) -> None:
    assert world


def without_assertion(world: Any) -> None:
    world.fact("age")


def returning(world: Any) -> bool:
    assert world
    return False


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (Step("given", "x", cast(Any, never_awaited)), "never awaited"),
        (Step("then", "x", without_assertion), "asserts nothing"),
        (Step("then", "x", cast(Any, returning)), "returns something"),
        (Step("then", "(?i)x", STEPS[-1].function), "upper from lower case"),
    ],
)
def test_a_definition_that_cannot_fail_is_found(step: Step, problem: str) -> None:
    assert any(problem in finding for finding in guard.step_problems([step]))


def test_a_feature_that_nothing_collects_is_found(tmp_path: Path) -> None:
    features = tmp_path / "features"
    (tmp_path / "elsewhere").mkdir()
    features.mkdir()
    (features / "good.feature").write_text(GOOD)
    assert list(guard.stray_features(tmp_path, features)) == []
    (tmp_path / "elsewhere" / "lost.feature").write_text(GOOD)
    (features / "old.features").write_text(GOOD)
    assert sorted(Path(line.split()[0]).name for line in guard.stray_features(tmp_path, features)) == ["lost.feature", "old.features"]


def run_pytest(pytester: pytest.Pytester, feature: str) -> pytest.RunResult:
    """Run the project's own conftest on a folder with one feature."""
    tests = Path(__file__).parent
    for name in ("conftest.py", "guard.py", "gherkin_files.py", "test_features.py", *(path.name for path in tests.glob("*steps.py"))):
        pytester.mkdir("tests") if not (pytester.path / "tests").exists() else None
        (pytester.path / "tests" / name).write_text((tests / name).read_text("utf-8"))
    pytester.mkdir("features")
    (pytester.path / "features" / "one.feature").write_text(feature)
    return pytester.runpytest_subprocess("--strict-markers", "tests", "-p", "no:randomly")


def test_a_tag_that_names_no_rule_stops_the_run(pytester: pytest.Pytester) -> None:
    run_pytest(pytester, GOOD.replace("  Scenario:", "  @ocrevus/no-such-rule\n  Scenario:")).stdout.fnmatch_lines(["*ocrevus/no-such-rule*"])


def test_a_tag_that_names_a_rule_runs(pytester: pytest.Pytester) -> None:
    run_pytest(pytester, GOOD.replace("  Scenario:", "  @ocrevus/herpes\n  Scenario:")).assert_outcomes(passed=1)


def test_a_problem_stops_the_run_before_it_begins(pytester: pytest.Pytester) -> None:
    result = run_pytest(pytester, GOOD.replace("    Then ocrevus is information needed\n", ""))
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*features that would pass silently*"])


def test_a_scenario_that_is_not_collected_stops_the_run(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("")
    (pytester.path / "conftest.py").write_text("def pytest_collection_modifyitems(items):\n    del items[0]\n", encoding="utf-8")
    result = run_pytest(pytester, GOOD)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*0 scenarios were collected, but the features hold 1*"])
