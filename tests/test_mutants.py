"""A slip of the pen in any rule makes a scenario fail, and each line of each rule is seen to decide."""

from collections.abc import Iterator

import pytest
from gherkin_files import all_cases, play
from mutants import mutants
from rule_files import OracleChecker
from survivors import cases_about, killed

from dmtcheck import Rulebook, load_rulebook
from dmtcheck.condition import decides, lines
from dmtcheck.known import Known

RULES = {rule.id: rule for rule in load_rulebook().active}


@pytest.mark.parametrize("rule_id", RULES)
def test_every_mutant_of_a_rule_fails_a_scenario(rule_id: str, rulebook: Rulebook) -> None:
    survivors = [mutant for mutant in mutants(RULES[rule_id], rulebook.facts) if not killed(mutant, rulebook)]
    assert not survivors, "\n".join(f"add a scenario to {rule_id} that fails with: {mutant.change}" for mutant in survivors)


def test_the_rules_themselves_pass_every_scenario_with_the_oracle(rulebook: Rulebook) -> None:
    checker = OracleChecker(rulebook)
    for case in all_cases():
        play(case, checker)


def answered(rule_id: str, rulebook: Rulebook) -> Iterator[Known]:
    """Yield the profiles for which a scenario asserts something about the rule."""
    checker = OracleChecker(rulebook)
    for case in cases_about(rule_id)[0]:
        world = play(case, checker)
        if rule_id in world.asserted and world.known:
            yield world.known


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES.values() if list(lines(rule.when))])
def test_each_line_decides_in_a_scenario_as_true_as_false_and_as_missing(rule_id: str, rulebook: Rulebook) -> None:
    rule = RULES[rule_id]
    seen = set()
    for known in answered(rule_id, rulebook):
        truths = [one.truth for one in rule.judge(known).lines()]
        seen |= {(place, truth) for place, truth in enumerate(truths) if decides(rule.when, place, truths)}
    wanted = {(place, truth) for place in range(len(list(lines(rule.when)))) for truth in (True, False, None)}
    assert seen == wanted, f"no scenario of {rule_id} in which a line decides so: {sorted(wanted - seen, key=str)}"


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_is_shown_flagged_not_flagged_and_not_known_for_each_of_its_drugs(rule_id: str) -> None:
    rule = RULES[rule_id]
    wanted = {"flagged"} | ({"not flagged", "needs information"} if list(lines(rule.when)) else set())
    if rule.kind == "preference":
        wanted -= {"needs information"}
    for drug in rule.drugs:
        own = [case for case in all_cases() if case.file == f"{drug}.feature" and rule_id in case.tags]
        texts = [sentence.text for case in own for sentence in case.sentences if sentence.text.startswith(rule_id + " ")]
        shown = {
            word
            for word in ("flagged", "not flagged", "needs information")
            for text in texts
            if f" is {word}" in text or f" {word}" in text[:80] and word.startswith("needs")
        }
        assert wanted <= shown, f"{drug}.feature lacks for {rule_id}: {wanted - shown}"
