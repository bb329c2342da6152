"""What a reader sees first: four groups of considerations, folded and whole, and questions by who can answer them."""

import re
from typing import Any

import pytest

from dmtcheck import Checker, Rulebook
from dmtcheck.condition import ALWAYS, Condition, Line
from dmtcheck.outputs import FORMATS, renderer
from dmtcheck.outputs.groups import _KNOW, _STOPS, _TO_DO, _WEIGH, groups, questions
from dmtcheck.report import Report
from dmtcheck.rule import Citation, Rule
from dmtcheck.terms import DRUGS, KINDS, SEVERITIES, Drug

STOPS, WEIGH, FIND_OUT, KNOW = _STOPS, _WEIGH, _TO_DO["before_first"], _KNOW
HOLDS, OPEN = Line("depression", "is", (True,)), Line("hiv", "is", ("positive",))
RULE = Rule("ocrevus/a", "A title", ("ocrevus",), "precaution", "warning", "draft", message="A message.", unknown_message="Find it out.")


def report(rulebook: Rulebook, *rules: Rule, **given: Any) -> Report:
    book = Rulebook("1", "sha256:0", rules, rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema)
    return Checker(book).check({"considering": ["ocrevus"], "depression": True, **given}, "2026-11-22")


def headings(report: Report, drug: Drug = "ocrevus") -> dict[str, list[str]]:
    return {group.heading: [one.rule for one in group.considerations] for group in groups(report[drug])}


def shown(report: Report, format: str = "text", *, everything: bool = False) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", renderer(format, everything=everything)(report))


@pytest.mark.parametrize(
    ("kind", "severity", "when", "heading"),
    [
        ("contraindication", "critical", HOLDS, STOPS),
        ("contraindication", "warning", HOLDS, STOPS),
        ("contraindication", "info", HOLDS, STOPS),
        ("indication", "warning", HOLDS, STOPS),
        ("indication", "info", HOLDS, STOPS),
        ("precaution", "critical", HOLDS, STOPS),
        ("requirement", "critical", HOLDS, STOPS),
        ("monitoring", "critical", ALWAYS, STOPS),
        ("precaution", "warning", HOLDS, WEIGH),
        ("precaution", "warning", ALWAYS, WEIGH),
        ("requirement", "warning", HOLDS, WEIGH),
        ("monitoring", "warning", HOLDS, WEIGH),
        ("contraindication", "critical", OPEN, FIND_OUT),
        ("indication", "warning", OPEN, FIND_OUT),
        ("precaution", "critical", OPEN, FIND_OUT),
        ("monitoring", "warning", OPEN, FIND_OUT),
        ("monitoring", "warning", ALWAYS, KNOW),
        ("precaution", "info", HOLDS, KNOW),
        ("requirement", "info", OPEN, KNOW),
        ("preference", "info", HOLDS, KNOW),
    ],
)
def test_what_stops_comes_first_then_what_is_weighed_then_what_is_found_out(
    rulebook: Rulebook, kind: Any, severity: Any, when: Any, heading: str
) -> None:
    rule = RULE._replace(kind=kind, severity=severity, unknown_severity=severity, when=when)
    assert headings(report(rulebook, rule)) == {heading: ["ocrevus/a"]}


def test_every_consideration_is_in_one_group_in_the_order_of_the_report(rulebook: Rulebook) -> None:
    conditions: tuple[Condition, ...] = (HOLDS, OPEN, ALWAYS)
    rules = [
        RULE._replace(id=f"ocrevus/{kind}-{severity}-{place}", kind=kind, severity=severity, unknown_severity=severity, when=when)
        for kind in KINDS
        for severity in SEVERITIES
        for place, when in enumerate(conditions)
    ]
    found = report(rulebook, *rules)
    order = [one.rule for one in found["ocrevus"].considerations]
    grouped = headings(found)
    assert list(grouped) == [STOPS, WEIGH, FIND_OUT, KNOW]
    assert sorted(rule for held in grouped.values() for rule in held) == sorted(order)
    assert all(held == sorted(held, key=order.index) for held in grouped.values())


@pytest.mark.parametrize(
    ("therapies", "considering", "heading"),
    [
        ([], "ocrevus", "Before the first infusion"),
        (None, "ocrevus", "Before the first infusion"),
        ([{"name": "Ocrevus", "status": "current"}], "tysabri", "Before the next infusion"),
        ([{"name": "Ocrevus", "status": "stopped"}], "tysabri", "After treatment"),
        ([{"name": "Ocrevus"}], "tysabri", "Before the next infusion"),
    ],
)
def test_what_is_to_find_out_says_before_what(rulebook: Rulebook, therapies: Any, considering: str, heading: str) -> None:
    rule = RULE._replace(applies=("before_each", "after"), when=OPEN, unknown_severity="warning")
    (found,) = headings(report(rulebook, rule, therapies=therapies, considering=[considering]))
    assert found.startswith(f"{heading}: ")


@pytest.mark.parametrize(
    ("changed", "folded"),
    [
        ({"kind": "contraindication", "when": HOLDS}, False),
        ({"kind": "precaution", "when": HOLDS}, False),
        ({"kind": "requirement", "when": HOLDS}, False),
        ({"severity": "info", "when": HOLDS}, True),
        ({"kind": "monitoring"}, True),
        ({"kind": "contraindication", "when": OPEN, "unknown_severity": "critical"}, True),
    ],
)
def test_only_what_is_to_find_out_or_to_know_is_folded_and_all_unfolds_it(rulebook: Rulebook, changed: dict[str, Any], folded: bool) -> None:
    found = report(rulebook, RULE._replace(**{"message": "Words in full.", "unknown_message": "Words in full.", **changed}))
    for format in ("text", "markdown"):
        assert ("Words in full." not in shown(found, format)) is folded
        assert "Words in full." in shown(found, format, everything=True)
        assert "ocrevus/a" in shown(found, format)


def test_what_is_folded_is_a_line_with_what_speaks_for_it(rulebook: Rulebook) -> None:
    graver = RULE._replace(kind="requirement", severity="critical", unknown_severity="critical", when=OPEN)
    known = RULE._replace(id="ocrevus/b", severity="info", when=Line("age", "above", (60,)))
    to_know = RULE._replace(id="ocrevus/c", severity="info", when=HOLDS)
    found = report(rulebook, graver, known, to_know, age=70)
    text = shown(found).splitlines()
    assert "    [ ] critical: Not known: A title (ocrevus/a)" in text
    assert "    - A title: age: 70 (ocrevus/b)" in text
    assert "    - A title (ocrevus/c)" in text  # its title tells what holds
    markdown = shown(found, "markdown").splitlines()
    assert "- [ ] critical: Not known: A title (`ocrevus/a`)" in markdown
    assert "- info: A title: age: 70 (`ocrevus/b`)" in markdown
    assert "- info: A title (`ocrevus/c`)" in markdown


def test_what_the_sources_say_otherwise_is_told_only_with_everything(rulebook: Rulebook) -> None:
    cited = RULE._replace(citations=(Citation("article", (), "Introduction", "verified", "A remark."), Citation("article", (), "The end")))
    found = report(rulebook, cited)
    assert "article: A remark." not in shown(found)
    assert "article: A remark." in shown(found, everything=True)
    assert "Sources: article, Introduction; article, The end" in shown(found)


def test_the_same_report_says_the_same_folded_or_not_to_a_machine(rulebook: Rulebook) -> None:
    found = report(rulebook, RULE)
    for format in ("json", "ndjson"):
        assert renderer(format)(found) == renderer(format, everything=True)(found)


def test_questions_are_grouped_by_who_can_answer_them(rulebook: Rulebook) -> None:
    facts = ("age", "herpes_history", "pml_ever", "hiv")
    lines = {name: Line(name, "above", (60,)) if name == "age" else Line(name, "is", ("positive",) if name == "hiv" else (True,)) for name in facts}
    rules = [RULE._replace(id=f"ocrevus/{name}", when=line) for name, line in lines.items()]
    found = report(rulebook, *rules)
    assert {who: [question.fact for question in asked] for who, asked in questions(found)} == {
        "Ask the person": ["age", "herpes_history"],
        "Look up in the chart": ["pml_ever"],
        "Get from the laboratory": ["hiv"],
    }
    for format, mark in (("text", "  {}"), ("markdown", "### {}")):
        lines_shown = shown(found, format).splitlines()
        places = [lines_shown.index(mark.format(who)) for who in ("Ask the person", "Look up in the chart", "Get from the laboratory")]
        assert places == sorted(places)


def test_who_has_nothing_to_answer_is_not_asked(rulebook: Rulebook) -> None:
    found = report(rulebook, RULE._replace(when=OPEN))
    assert [who for who, _ in questions(found)] == ["Get from the laboratory"]
    assert "Ask the person" not in shown(found)


def test_a_question_names_the_drugs_where_these_are_not_all(rulebook: Rulebook) -> None:
    found = report(rulebook, RULE._replace(when=OPEN), considering=list(DRUGS))
    assert "(hiv; ocrevus)" in " ".join(shown(found).split())
    assert "(hiv)" in " ".join(shown(report(rulebook, RULE._replace(when=OPEN))).split())


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_every_rule_that_is_raised_whether_folded_or_not(checker: Checker, format: str) -> None:
    found = checker.check({"therapies": [{"name": "Tysabri", "status": "stopped"}]}, "2026-11-22")
    for everything in (False, True):
        text = shown(found, format, everything=everything)
        assert [one.rule for _, one in found.considerations if one.rule not in text] == []
