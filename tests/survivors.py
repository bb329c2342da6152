"""Whether a mutant of a rule makes a scenario fail."""

from functools import cache

from gherkin_files import Case, all_cases, play
from mutants import Mutant
from rule_files import OracleChecker, with_rule

from dmtcheck import Rulebook


@cache
def cases_about(rule_id: str) -> tuple[list[Case], list[Case]]:
    """Return the scenarios that name a rule, and all others."""
    names = [any(rule_id in sentence.text.split() for sentence in case.sentences) for case in all_cases()]
    named, others = ([case for case, about in zip(all_cases(), names, strict=True) if about is wanted] for wanted in (True, False))
    return named, others


@cache
def blocks() -> set[tuple[str, str]]:
    """Return the drugs and rules that have a block of their own in the feature of the drug."""
    return {(case.file.removesuffix(".feature"), tag) for case in all_cases() for tag in case.tags}


def killed(mutant: Mutant, rulebook: Rulebook) -> bool:
    """Whether some scenario fails, or a drug lacks its block for the rule."""
    if not {(drug, mutant.rule.id) for drug in mutant.rule.drugs} <= blocks():
        return True
    checker = OracleChecker(with_rule(rulebook, mutant.rule))
    named, others = cases_about(mutant.rule.id)
    return any(fails(case, checker) for case in (*named, *others))


def fails(case: Case, checker: OracleChecker) -> bool:
    try:
        play(case, checker)
    except AssertionError:
        return True
    return False
