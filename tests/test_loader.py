"""Rule files: everything a reader could misread is refused with file, line and column; what is good says what it says."""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dmtcheck import Checker, RulesError, load_rulebook
from dmtcheck.condition import ALWAYS, Condition, Join, Line
from dmtcheck.dates import Window
from dmtcheck.rule import Citation, Rule
from dmtcheck.rulebook import Files, Rulebook, Statement, built_in, digest, load_files, read_files

HERE = "\u00b6"  # in a faulty file, where the error must point; taken out before it is read

INFECTION = """title: Active infection
drugs: [ocrevus]
kind: precaution
severity: warning
status: draft
when:
  active_infection: true
message: >
  There is an infection;
  raise it.
when_unknown:
  title: Infection not ruled out
  severity: info
  message: Ask about infections.
sources:
  - {document: story, statements: [1], section: Intro}
"""
ANTIBODY = """title: JC virus antibodies
drugs: [tyruko, tysabri]
kind: requirement
severity: critical
status: reviewed
when:
  jcv_antibody: positive
fresh:
  jcv_antibody: 6 months
message: The test is positive.
sources:
  - {document: leaflet, statements: [L-1], section: "5.1", confidence: unverified, note: Read in a copy.}
"""
OLD = """title: An earlier rule
drugs: [ocrevus]
kind: monitoring
severity: info
status: retired
when:
  depression: true
message: It was asked once.
sources:
  - {document: story, section: Intro}
"""
STORY = """title: A story
publisher: A magazine
date: "2024-01"
url: null
kind: article
coverage: complete
limits: It is silent about the rest.
statements:
  - id: 1
    section: Intro
    says: Infections matter.
    rules: [ocrevus/infection]
  - id: 2
    section: Intro
    says: It is an infusion.
    information: [ocrevus/class]
  - id: 3
    section: Intro
    says: People differ.
    not_encoded: It is no fact about a drug.
"""
LEAFLET = """title: A leaflet
publisher: A maker
date: "2025"
url: "https://example.org/leaflet"
kind: label
coverage: partial
limits: Only one page was read.
statements:
  - id: L-1
    section: "5.1"
    says: A test is needed.
    rules: [all/antibody]
    information: [ocrevus/class]
"""
SHEET = """name: Ocrevus
ingredient: ocrelizumab
information:
  class:
    text: It acts on CD20.
    sources:
      - {document: story, statements: [2], section: Intro}
"""
GOOD = {
    "rulebook.yaml": 'version: "1.0"\n',
    "sources/story.yaml": STORY,
    "sources/leaflet.yaml": LEAFLET,
    "drugs/ocrevus.yaml": SHEET,
    "ocrevus/infection.yaml": INFECTION,
    "all/antibody.yaml": ANTIBODY,
    "retired/ocrevus/old.yaml": OLD,
}


def files(**changed: str | bytes) -> Files:
    """Return the good files with some of them changed or added; keys are paths."""
    texts: dict[str, str | bytes] = {**GOOD, **changed}
    return {name: (f"rules/{name}", text.encode() if isinstance(text, str) else text) for name, text in texts.items()}


def refused(name: str, text: str | bytes, **others: str) -> str:
    """Load with ``text`` as the file ``name``, check that the error points to the mark in it, and return what it says."""
    with pytest.raises(RulesError) as caught:
        if isinstance(text, str):
            load_files(files(**others, **{name: text.replace(HERE, "")}))
        else:
            load_files(files(**others, **{name: text}))
    error = caught.value
    assert error.file == f"rules/{name}"
    assert error.problem.isprintable() and "Node(" not in error.problem
    if isinstance(text, str) and HERE in text:
        before = text[: text.index(HERE)].split("\n")
        assert (error.line, error.column) == (len(before), len(before[-1]) + 1), error
    return error.problem


def edited(name: str, old: str, new: str) -> str:
    text = GOOD[name]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return text.replace(old, new)


def with_when(when: str) -> str:
    lines = "\n".join("  " + line for line in when.split("\n"))
    return edited("ocrevus/infection.yaml", "  active_infection: true", lines)


def condition(when: str) -> Condition:
    return load_files(files(**{"ocrevus/infection.yaml": with_when(when)})).by_id["ocrevus/infection"].when


# The good


def test_a_good_folder_says_what_it_says() -> None:
    book = load_files(files())
    assert book.version == "1.0"
    assert [rule.id for rule in book.rules] == ["all/antibody", "ocrevus/infection", "ocrevus/old"]
    assert [rule.id for rule in book.active] == ["all/antibody", "ocrevus/infection"]
    antibody, infection, _ = book.rules
    assert infection == Rule(
        id="ocrevus/infection",
        title="Active infection",
        drugs=("ocrevus",),
        kind="precaution",
        severity="warning",
        status="draft",
        when=Line("active_infection", "is", (True,)),
        message="There is an infection; raise it.",
        unknown_title="Infection not ruled out",
        unknown_severity="info",
        unknown_message="Ask about infections.",
        citations=(Citation("story", (1,), "Intro", "verified", ""),),
    )
    assert (infection.severity_of("flagged"), infection.severity_of("information_needed")) == ("warning", "info")
    assert (antibody.fresh, antibody.unknown_severity, antibody.unverified) == ({"jcv_antibody": Window(6, "month")}, "critical", True)
    assert antibody.citations == (Citation("leaflet", ("L-1",), "5.1", "unverified", "Read in a copy."),)
    assert [rule.id for rule in book.active if "tysabri" in rule.drugs] == ["all/antibody"]
    story, leaflet = book.documents["story"], book.documents["leaflet"]
    assert (story.kind, story.coverage, story.date, story.url) == ("article", "complete", "2024-01", None)
    assert (leaflet.url, leaflet.limits) == ("https://example.org/leaflet", "Only one page was read.")
    assert story.statements[2] == Statement(3, "Intro", "People differ.", (), (), "It is no fact about a drug.")
    assert leaflet.statements[0] == Statement("L-1", "5.1", "A test is needed.", ("all/antibody",), ("ocrevus/class",), "")
    assert book.sheets["ocrevus"].information["class"] == ("It acts on CD20.", (Citation("story", (2,), "Intro"),))
    assert book.digest == digest(files())


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("ms_type: ppms", Line("ms_type", "is", ("ppms",))),
        ("pml_ever: false", Line("pml_ever", "is", (False,))),
        ("ms_type: [rrms, 'spms']", Line("ms_type", "is", ("rrms", "spms"))),
        ("ms_type:\n- rrms\n- cis", Line("ms_type", "is", ("rrms", "cis"))),
        ("age: {above: 60}", Line("age", "above", (60,))),
        ("age: {at_least: 60.5}", Line("age", "at_least", (60.5,))),
        ("lvef_percent:\n  below: 50", Line("lvef_percent", "below", (50,))),
        ("failed_therapies: {at_most: 2}", Line("failed_therapies", "at_most", (2,))),
        ("failed_therapies: 2", Line("failed_therapies", "is", (2,))),
        ("failed_therapies: [2, 3]", Line("failed_therapies", "is", (2, 3))),
        ("severe_reactions: {includes: sulfite}", Line("severe_reactions", "includes", ("sulfite",))),
        ("lvef_margin_percent: {below: -10}", Line("lvef_margin_percent", "below", (-10,))),
        ("days_since_lemtrada: {at_most: 3}", Line("days_since_lemtrada", "at_most", (3,))),
        ("natalizumab_now: true", Line("natalizumab_now", "is", (True,))),
        ("pml_ever: true\nms_type: rrms", Join("all", (Line("pml_ever", "is", (True,)), Line("ms_type", "is", ("rrms",))))),
        ("any:\n- pml_ever: true\n- ms_type: rrms", Join("any", (Line("pml_ever", "is", (True,)), Line("ms_type", "is", ("rrms",))))),
        ("all:\n- age: {above: 10}\n- age: {below: 20}", Join("all", (Line("age", "above", (10,)), Line("age", "below", (20,))))),
        (
            "pml_ever: true\nany:\n- {age: {above: 10}, depression: true}\n- any: [{ms_type: cis}, {worsening: true}]",
            Join(
                "all",
                (
                    Line("pml_ever", "is", (True,)),
                    Join(
                        "any",
                        (
                            Join("all", (Line("age", "above", (10,)), Line("depression", "is", (True,)))),
                            Join("any", (Line("ms_type", "is", ("cis",)), Line("worsening", "is", (True,)))),
                        ),
                    ),
                ),
            ),
        ),
    ],
)
def test_each_form_of_a_condition_is_read(when: str, expected: Condition) -> None:
    assert condition(when) == expected


def test_a_rule_without_a_condition_always_applies() -> None:
    text = INFECTION[: INFECTION.index("when:")] + "message: Always.\n" + INFECTION[INFECTION.index("sources:") :]
    rule = load_files(files(**{"ocrevus/infection.yaml": text})).by_id["ocrevus/infection"]
    assert (rule.when, rule.unknown_severity, rule.unknown_title) == (ALWAYS, "warning", "")


ALWAYS_RAISED = INFECTION.replace("when:\n  active_infection: true\n", "")


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("", ("before_each",)),
        ("applies: [before_each]\n", ("before_each",)),
        ("applies: [before_first]\n", ("before_first",)),
        ("applies: [before_first, during, after]\n", ("before_first", "during", "after")),
        ("applies: [before_each, after]\n", ("before_each", "after")),
    ],
)
def test_a_rule_says_at_which_points_of_treatment_it_applies(written: str, points: tuple[str, ...]) -> None:
    book = load_files(files(**{"ocrevus/infection.yaml": INFECTION.replace("when:\n", f"{written}when:\n", 1)}))
    assert book.by_id["ocrevus/infection"].applies == points
    assert book.points == {points, ("before_each",)}


@pytest.mark.parametrize("points", ["during", "after", "during, after"])
def test_without_when_it_may_be_unknown_whether_one_is_on_treatment_or_after_it(points: str) -> None:
    text = ALWAYS_RAISED.replace("message: >", f"applies: [{points}]\nmessage: >", 1)
    rule = load_files(files(**{"ocrevus/infection.yaml": text})).by_id["ocrevus/infection"]
    assert (rule.when, rule.unknown_title) == (ALWAYS, "Infection not ruled out")


@pytest.mark.parametrize("points", ["", "before_first", "before_each", "before_first, during", "before_each, after"])
def test_without_when_it_is_never_unknown_before_an_infusion(points: str) -> None:
    text = ALWAYS_RAISED.replace("message: >", f"applies: [{points}]\nmessage: >", 1) if points else ALWAYS_RAISED
    problem = refused("ocrevus/infection.yaml", text.replace("when_unknown:\n  ", f"when_unknown:\n  {HERE}"))
    assert 'a rule without "when" is never unknown before an infusion' in problem


@pytest.mark.parametrize("bounds", [("50", "50.5"), ("50.1", "50.3"), ("50", "50.001"), ("0", "0.1"), ("129.9", "130")])
def test_a_narrow_range_can_hold(bounds: tuple[str, str]) -> None:
    fact = "age" if bounds[1] == "130" else "lvef_percent"
    assert isinstance(condition(f"all:\n- {fact}: {{above: {bounds[0]}}}\n- {fact}: {{below: {bounds[1]}}}"), Join)


def test_two_rules_that_differ_between_close_thresholds_are_no_twins() -> None:
    one, other = (with_when(f"lvef_percent: {{{comparison}}}") for comparison in ("above: 50", "at_least: 50.25"))
    assert len(load_files(files(**{"ocrevus/infection.yaml": one, "ocrevus/other.yaml": other})).active) == 3


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("version: '1'", "1"),
        ("version: 2026-11 a", "2026-11 a"),
        ("\ufeffversion: x", "x"),
        ("# a comment\nversion: x # another\n", "x"),
        ("---\nversion: x\n...\n", "x"),
        ("version: |\n  a\n  b\n", "a b"),
        ("{version: x}", "x"),
        ('"version": "no"', "no"),
        ("version: 'true'", "true"),
        ("version: nothing", "nothing"),
        ("version: 1.2.3", "1.2.3"),
        ("version: é", "é"),
    ],
)
def test_yaml_that_can_be_read_one_way_only_is_read(text: str, version: str) -> None:
    assert load_files(files(**{"rulebook.yaml": text})).version == version


# The faulty: the mark shows where

RULE, ALL, SOURCE, LABEL = "ocrevus/infection.yaml", "all/antibody.yaml", "sources/story.yaml", "sources/leaflet.yaml"
DRUG, BOOK = "drugs/ocrevus.yaml", "rulebook.yaml"
FIRST = "id: 1\n    section: Intro\n    says: Infections matter.\n"
SECOND = "id: 2\n    section: Intro\n    says: It is an infusion.\n"
THIRD = "id: 3\n    section: Intro\n    says: People differ.\n"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("\u00b6activ_infection: true", ['unknown fact "activ_infection"', 'did you mean "active_infection"?']),
        ("\u00b6zzz: true", ['unknown fact "zzz"']),
        ("\u00b6ani: [a, b]", ['unknown fact "ani"', 'did you mean "any"?']),
        ("\u00b6not: {pml_ever: true}", ['there is no "not"']),
        ("\u00b6as_of: 2026-11-22 x", ['a condition cannot read "as_of"', "derived facts"]),
        ("\u00b6jcv_antibody_date: x", ['a condition cannot read "jcv_antibody_date"']),
        ("\u00b6therapies: []", ['a condition cannot read "therapies"']),
        ("\u00b6considering: {includes: ocrevus}", ['a condition cannot read "considering"']),
        ("\u00b6id: x", ['a condition cannot read "id"']),
        ("\u00b6brain_mri_date: none", ['a condition cannot read "brain_mri_date"', "derived facts"]),
        ("months_since_lvef: {above: \u00b6-1}", ["expected a number from 0 to 1000000", "the number -1"]),
        ("ms_type: \u00b6rrmss", ['"ms_type": expected one of cis', 'the text "rrmss"', 'did you mean "rrms"?']),
        ("ms_type: \u00b6RRMS", ['did you mean "rrms"?']),
        ("ms_type: \u00b6true", ["found true"]),
        ("ms_type: \u00b6null", ["found nothing"]),
        ("ms_type: [rrms, \u00b6rms]", ['"ms_type"', '"rms"']),
        ("pml_ever: \u00b6'true'", ["expected true or false", 'the text "true"']),
        ("pml_ever: \u00b61", ["expected true or false", "the number 1"]),
        ("pml_ever: [true, \u00b61]", ["the number 1"]),
        ("age: {above: \u00b6true}", ["expected a number from 0 to 130", "found true"]),
        ("age: {above: \u00b6'5'}", ["expected a number", 'the text "5"']),
        ("age: {above: \u00b6131}", ["from 0 to 130", "the number 131"]),
        ("age: {above: \u00b6-1}", ["the number -1"]),
        ("age: {above: \u00b6[1]}", ["found a list"]),
        ("age: {above: \u00b699999999999999999999}", ["read differently"]),
        ("failed_therapies: {below: \u00b61.5}", ["expected a whole number from 0 to 30", "the number 1.5"]),
        ("failed_therapies: \u00b631", ["from 0 to 30"]),
        ("\u00b6{}", ["expected at least one line"]),
        ("\u00b6[pml_ever]", ["expected keys with values, found a list"]),
        ("any:\n  \u00b6- pml_ever: true", ['"any" joins two lines or more']),
        ("all: \u00b6[]", ['"all" joins two lines or more']),
        ("any: \u00b6{pml_ever: true}", ["expected a list, found keys with values"]),
        ("any:\n- pml_ever: true\n- \u00b6depression", ["expected keys with values"]),
        ("any:\n- pml_ever: true\n- \u00b6{}", ["expected at least one line"]),
        ("age: \u00b6{above: 10, below: 20}", ["expected one of above", "two lines under all"]),
        ("age: \u00b6{}", ["expected one of above"]),
        ("age: {\u00b6abov: 10}", ['unknown comparison "abov"', 'did you mean "above"?']),
        ("age: {\u00b6includes: 10}", ['unknown comparison "includes"']),
        ("ms_type: \u00b6{includes: rrms}", ['"ms_type" takes a value or a list of values']),
        ("pml_ever: \u00b6{is: true}", ['"pml_ever" takes a value']),
        ("severe_reactions: \u00b6sulfite", ['"severe_reactions" is a list', "{includes: value}"]),
        ("severe_reactions: \u00b6[sulfite, natalizumab]", ['"severe_reactions" is a list']),
        ("severe_reactions: {\u00b6above: sulfite}", ['unknown comparison "above"', "includes"]),
        ("severe_reactions: {includes: \u00b6sulfit}", ["expected one of ublituximab", 'did you mean "sulfite"?']),
        ("severe_reactions: {includes: \u00b6[sulfite]}", ["found a list"]),
        ("ms_type: \u00b6[]", ["two or more, each once"]),
        ("ms_type: \u00b6[rrms]", ["two or more, each once"]),
        ("ms_type: \u00b6[rrms, cis, rrms]", ["two or more, each once"]),
        ("\u00b6all:\n- ms_type: rrms\n- ms_type: cis", ["can never hold"]),
        ("\u00b6age: {below: 0}", ["can never hold"]),
        ("\u00b6all:\n- age: {above: 20}\n- age: {at_most: 20}", ["can never hold"]),
        ("\u00b6all:\n- failed_therapies: {above: 2}\n- failed_therapies: {below: 3}", ["can never hold"]),
        ("\u00b6age: {at_least: 0}", ["always holds", 'leave "when" out']),
        ("\u00b6ms_type: [cis, rrms, spms, prms, ppms]", ["always holds"]),
        ("\u00b6any:\n- pml_ever: true\n- pml_ever: false", ["always holds"]),
        ("\u00b6any:\n- ms_type: rrms\n- ms_type: [rrms, cis]", ["never decides anything"]),
        ("\u00b6all:\n- age: {above: 20}\n- age: {above: 30}", ["never decides anything"]),
        ("\u00b6any:\n- pml_ever: true\n- all: [{pml_ever: true}, {depression: true}]", ["never decides"]),
        ("\u00b6any:\n- pml_ever: true\n- pml_ever: true", ["never decides"]),
        ("pml_ever: true\n\u00b6pml_ever: false", ['the key "pml_ever" stands twice']),
        ("pml_ever: \u00b6no", ['"no" is read differently']),
        ("\u00b6no: true", ['"no" is read differently']),
        ("age: {above: \u00b64.10}", ['"4.10" is read differently']),
        ("age: {above: \u00b6012}", ['"012" is read differently']),
        ("age: {above: \u00b61e1}", ['"1e1" is read differently']),
        ("age: {above: \u00b61_0}", ['"1_0" is read differently']),
        ("pml_ever: \u00b6~", ['"~" is read differently']),
        ("pml_ever:\u00b6", ["a value is missing"]),
        ("pml_ever: \u00b6&x true", ["anchors and aliases"]),
        ("pml_ever: \u00b6*x", ["anchors and aliases"]),
        ("pml_ever: \u00b6!!bool true", ["tags"]),
        ("pml_ever: \u00b6!<x> true", ["tags"]),
        ("pml_ever: \u00b6! true", ["tags"]),
    ],
)
def test_a_faulty_condition_is_refused(when: str, words: Sequence[str]) -> None:
    problem = refused(RULE, with_when(when))
    assert [word for word in words if word not in problem] == [], problem


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (RULE, "severity: warning", "\u00b6severty: warning", ['unknown key "severty"', 'did you mean "severity"?']),
        (RULE, "severity: warning", "\u00b6zzz: warning", ['unknown key "zzz"', "expected one of title, drugs"]),
        (RULE, "status: draft", "status: draft\n\u00b6severity: info", ['"severity" stands twice']),
        (
            RULE,
            "severity: warning\nstatus: draft",
            "status: draft\n\u00b6severity: warning",
            ['"severity" comes too late', "title, drugs, kind"],
        ),
        (RULE, "title: Active infection\n", "\u00b6", ['"title" is missing']),
        (RULE, "title: Active infection\ndrugs: [ocrevus]\n", "\u00b6drugs: [ocrevus]\n", ['"title" is missing']),
        (RULE, "title: Active infection", "title: Active infection\nextra", ["not valid YAML"]),
        (RULE, "Active infection", "\u00b6''", ["expected a text, found nothing"]),
        (RULE, "Active infection", "\u00b6'  '", ["expected a text, found nothing"]),
        (RULE, "Active infection", "\u00b63", ["expected a text, found the number 3"]),
        (RULE, "Active infection", "\u00b6[a]", ["expected a text, found a list"]),
        (RULE, "Active infection", "\u00b6{a: b}", ["expected a text, found keys with values"]),
        (RULE, "Active infection", "\u00b6true", ["expected a text, found true"]),
        (RULE, "Active infection", "\u00b6false", ["expected a text, found false"]),
        (RULE, "Active infection", "\u00b6null", ["expected a text, found nothing"]),
        (RULE, "[ocrevus]", "\u00b6ocrevus", ["expected a list"]),
        (RULE, "[ocrevus]", "\u00b6[]", ['"drugs" is empty']),
        (RULE, "[ocrevus]", "[\u00b6ocrevis]", ["expected one of briumvi", 'did you mean "ocrevus"?']),
        (RULE, "[ocrevus]", "[\u00b61]", ["found the number 1"]),
        (RULE, "[ocrevus]", "[\u00b6[ocrevus]]", ["found a list"]),
        (RULE, "[ocrevus]", "\u00b6[ocrevus, ocrevus]", ['"drugs" names something twice']),
        (RULE, "[ocrevus]", "\u00b6[ocrevus, tysabri]", ['in the folder "ocrevus" is about ocrevus alone']),
        (RULE, "[ocrevus]", "\u00b6[tysabri]", ['in the folder "ocrevus" is about ocrevus alone']),
        (ALL, "[tyruko, tysabri]", "\u00b6[tysabri, tyruko]", ["alphabetical order"]),
        (RULE, "precaution", "\u00b6precautions", ["expected one of indication", 'did you mean "precaution"?']),
        (RULE, "severity: warning", "severity: \u00b6high", ["expected one of critical, warning, info"]),
        (RULE, "severity: warning", "severity: \u00b6null", ["found nothing"]),
        (RULE, "draft", "\u00b6signed", ["expected one of draft, reviewed, retired"]),
        (RULE, "draft", "\u00b6retired", ["retired rules, and only they, lie below retired"]),
        (RULE, "  severity: info", "  \u00b6kind: info", ['unknown key "kind"', "expected one of title, severity, message"]),
        (RULE, "  severity: info", "  severity: \u00b6low", ["expected one of critical"]),
        (RULE, "kind: precaution", "kind: preference", ["a preference that is not known stays silent"]),
        (RULE, "when:\n  active_infection: true\n", "", ['without "when" is never unknown']),
        (RULE, "when:\n", "applies: [\u00b6before]\nwhen:\n", ["expected one of before_first, before_each, during, after"]),
        (RULE, "when:\n", "applies: \u00b6after\nwhen:\n", ["expected a list"]),
        (RULE, "when:\n", "applies: \u00b6[]\nwhen:\n", ['"applies" is empty']),
        (RULE, "when:\n", "applies: \u00b6[after, after]\nwhen:\n", ['"applies" names something twice']),
        (RULE, "when:\n", "applies: \u00b6[after, during]\nwhen:\n", ["in this order: before_first, before_each, during, after"]),
        (RULE, "when:\n", "applies: \u00b6[before_first, before_each]\nwhen:\n", ["before_each reaches everyone"]),
        (RULE, "when:\n", "applies: \u00b6[before_each, during]\nwhen:\n", ["before_each reaches everyone"]),
        (RULE, "status: draft", "applies: [after]\n\u00b6status: draft", ['"status" comes too late']),
        (RULE, "document: story", "document: \u00b6stori", ['there is no source "stori"', 'did you mean "story"?']),
        (RULE, "document: story", "document: \u00b6null", ["expected a text"]),
        (RULE, "statements: [1]", "statements: [1, \u00b694]", ['"story" has no such statement, found the number 94']),
        (RULE, "statements: [1]", "statements: [\u00b6'1']", ['"story" has no such statement']),
        (RULE, "statements: [1]", "statements: [\u00b6true]", ['"story" has no such statement']),
        (RULE, "statements: [1]", "statements: [\u00b6[1]]", ['"story" has no such statement']),
        (RULE, "statements: [1]", "statements: \u00b61", ["expected a list"]),
        (
            RULE,
            "{document: story, statements: [1], section: Intro}",
            "\u00b6{document: story, section: Intro, confidence: verified}",
            ['"confidence" is given for every source but an article'],
        ),
        (ALL, ", confidence: unverified", "", ['"confidence" is given for every source but an article']),
        (ALL, "confidence: unverified", "confidence: \u00b6sure", ["expected one of verified, unverified"]),
        (RULE, ", section: Intro", "", ['"section" is missing']),
        (RULE, ", section: Intro", ", \u00b6sektion: Intro", ['unknown key "sektion"', 'did you mean "section"?']),
        (RULE, "  - {document: story, statements: [1], section: Intro}", "  \u00b6[]", ["a source is missing"]),
        (RULE, "  - {document: story, statements: [1], section: Intro}", "  - \u00b6story", ["expected keys with values"]),
        (ALL, "  jcv_antibody: 6 months", "  \u00b6liver_tests: 6 months", ['"liver_tests" is not a fact with a date that "when" reads']),
        (ALL, "  jcv_antibody: 6 months", "  \u00b6zzz: 6 months", ['"zzz" is not a fact with a date']),
        (
            ALL,
            "  jcv_antibody: positive\nfresh:\n  jcv_antibody: 6",
            "  depression: true\nfresh:\n  \u00b6depression: 6",
            ['"depression" is not a fact with a date'],
        ),
        (ALL, "6 months", "\u00b66 moons", ['"6 moons" is not a time such as "6 months"']),
        (ALL, "6 months", "\u00b6sameday", ['is not a time such as "6 months" or "same day"']),
        (ALL, "6 months", "\u00b66", ["expected a text, found the number 6"]),
        (ALL, "\n  jcv_antibody: 6 months", " \u00b66 months", ["expected keys with values"]),
        (SOURCE, "title: A story\n", "", ['"title" is missing']),
        (SOURCE, "publisher: A magazine\n", "", ['"publisher" is missing']),
        (SOURCE, "url: null", "url: \u00b6javascript:1", ["begins with https://"]),
        (SOURCE, 'date: "2024-01"', "date: \u00b6yesterday", ["expected a date such as"]),
        (SOURCE, "publisher: A magazine", 'publisher: \u00b6"A \\u202emagazine"', ["an invisible character"]),
        (SOURCE, "kind: article", "kind: \u00b6magazine", ["expected one of article, label"]),
        (SOURCE, "complete", "\u00b6whole", ["expected one of complete, partial"]),
        (SOURCE, "url: null", "url: \u00b63", ["expected a text"]),
        (SOURCE, '"2024-01"', "\u00b62024", ["expected a text, found the number 2024"]),
        (SOURCE, "id: 2", "id: 1", ["two statements have the same id"]),
        (SOURCE, "id: 2", "id: \u00b6true", ["expected a number or a name, found true"]),
        (SOURCE, "id: 2", "id: \u00b61.5", ["expected a number or a name, found the number 1.5"]),
        (SOURCE, "id: 2", "id: \u00b6null", ["expected a number or a name, found nothing"]),
        (SOURCE, "id: 2", "id: \u00b6[a]", ["expected a number or a name, found a list"]),
        (SOURCE, "  - id: 3", "  - id: 3\n    \u00b6zzz: 1", ['unknown key "zzz"']),
        (SOURCE, FIRST + "    rules: [ocrevus/infection]", HERE + FIRST, ["say what became of this statement"]),
        (SOURCE, THIRD, HERE + THIRD + "    rules: [ocrevus/infection]\n", ["say what became of this statement"]),
        (
            SOURCE,
            FIRST + "    rules: [ocrevus/infection]",
            HERE + FIRST + "    rules: [ocrevus/infektion]",
            ['there is no "ocrevus/infektion"', 'did you mean "ocrevus/infection"?'],
        ),
        (
            SOURCE,
            SECOND + "    information: [ocrevus/class]",
            HERE + SECOND + "    information: [ocrevus/clas]",
            ['there is no "ocrevus/clas"', 'did you mean "ocrevus/class"?'],
        ),
        (SOURCE, "information: [ocrevus/class]", "information: \u00b6[]", ['"information" is empty']),
        (SOURCE, "information: [ocrevus/class]", "information: \u00b6[ocrevus/class, ocrevus/class]", ["names something twice"]),
        (DRUG, "name: Ocrevus\n", "", ['"name" is missing']),
        (DRUG, "    text: It acts on CD20.\n", "", ['"text" is missing']),
        (DRUG, "statements: [2]", "statements: [\u00b69]", ["has no such statement, found the number 9"]),
        (DRUG, "ocrelizumab", "\u00b63", ["expected a text"]),
        (BOOK, '"1.0"', "\u00b61.5", ["expected a text, found the number 1.5"]),
        (BOOK, "version", "\u00b6versio", ['unknown key "versio"', 'did you mean "version"?']),
    ],
)
def test_a_faulty_line_is_refused(name: str, old: str, new: str, words: Sequence[str]) -> None:
    problem = refused(name, edited(name, old, new))
    assert [word for word in words if word not in problem] == [], problem


SURPRISES = [
    "y",
    "Y",
    "yes",
    "Yes",
    "n",
    "NO",
    "on",
    "Off",
    "True",
    "TRUE",
    "False",
    "Null",
    "NULL",
    "~",
    "0123",
    "-012",
    "00",
    "0x1F",
    "0o17",
    "0b11",
]
SURPRISES += [
    "1_000",
    "12:30",
    "190:20:30",
    "1:30.5",
    ".5",
    "5.",
    "4.10",
    "0.0",
    "1.0",
    "1e3",
    "1E3",
    "-1e+3",
    "1.5e3",
    "+1.0",
    ".inf",
    "-.Inf",
    ".NaN",
    "=",
    "<<",
]
SURPRISES += ["+1", "99999999999999999999", "2025-08-01", "2025-08-01 10:00:00", "0.10000000000000001"]


@pytest.mark.parametrize("word", SURPRISES)
def test_a_word_that_readers_differ_about_is_refused_as_value_and_as_key(word: str) -> None:
    assert "is read differently by different readers" in refused(BOOK, f"version: {HERE}{word}")
    assert "is read differently by different readers" in refused(BOOK, f"{HERE}{word}: x")


@pytest.mark.parametrize("word", SURPRISES)
def test_in_quotes_it_is_a_text(word: str) -> None:
    assert load_files(files(**{BOOK: f"version: '{word}'"})).version == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u00b6", "the file is empty"),
        ("\u00b6# only a comment\n", "the file is empty"),
        ("---\n\u00b6", "a value is missing"),
        ("\u00b6null", "expected keys with values, found nothing"),
        ("\u00b6[a]", "expected keys with values, found a list"),
        ("\u00b6word", 'expected keys with values, found the text "word"'),
        ("\u00b6{}", '"version" is missing'),
        ("version: x\n\u00b6---\nversion: y", "a second document begins here"),
        ("version: x\n\u00b6version: y", "stands twice"),
        ("\u00b6\tversion: x", "not valid YAML"),
        ("version:\n\u00b6\tx: y", "not valid YAML"),
        ("version: \u00b6&a x", "anchors and aliases"),
        ("\u00b6&a version: x", "anchors and aliases"),
        ("version: \u00b6*a", "anchors and aliases"),
        ("\u00b6*a : x", "anchors and aliases"),
        ("\u00b6&a {version: x}", "anchors and aliases"),
        ("version: \u00b6&a [x]", "anchors and aliases"),
        ("version: \u00b6!!str x", "tags"),
        ("version: \u00b6!x {}", "tags"),
        ("version: \u00b6!!python/object/apply:os.system [id]", "tags"),
        ("\u00b6!!map {version: x}", "tags"),
        ("\u00b61: x", "expected a key, found the number 1"),
        ("\u00b6true: x", "expected a key, found true"),
        ("\u00b6null: x", "expected a key, found nothing"),
        ("? \u00b6[a]\n: x", "expected a key, found a list"),
        ("? \u00b6{a: b}\n: x", "expected a key, found keys with values"),
        ("version: \u00b6@x", "not valid YAML"),
        ("version: a: b", "not valid YAML"),
        ("version: 'x", "not valid YAML"),
        ('version: "\\q"', "not valid YAML"),
        ("%FOO\n---\nversion: x", "not valid YAML"),
        ("version: \x01", "not valid YAML"),
        ("version: " + "[" * 20 + "\u00b6[" + "]" * 21, "nested too deeply"),
        ("version: " + "{a: " * 19 + "{\u00b6a: {a: 1}" + "}" * 20, "nested too deeply"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_good_yaml_is_refused(text: str, words: str) -> None:
    assert words in refused(BOOK, text)


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"\xff", 1), (b"version: x\n# \xe9t\xe9\n", 2), (b"\xef\xbb\xbfversion: x\n\xff", 2), ("version: x".encode("utf-16"), 1)],
)
def test_a_file_that_is_not_utf_8_is_refused(data: bytes, line: int) -> None:
    with pytest.raises(RulesError, match="not UTF-8") as caught:
        load_files(files(**{BOOK: data}))
    assert (caught.value.file, caught.value.line) == ("rules/rulebook.yaml", line)


# Rules beside each other


def test_a_twin_is_refused() -> None:
    twin = edited(RULE, "Active infection", "Another title").replace("when:\n  ", f"when:\n  {HERE}")
    assert 'says the same as "ocrevus/infection"' in refused("ocrevus/twin.yaml", twin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ms_type: [rrms, cis]", "ms_type: [cis, rrms]"),
        ("ms_type: [rrms, cis]", "any: [{ms_type: cis}, {ms_type: rrms}]"),
        ("failed_therapies: {below: 2}", "failed_therapies: {at_most: 1}"),
        ("failed_therapies: {below: 2}", "failed_therapies: [0, 1]"),
        ("age: {below: 18}\npml_ever: true", "pml_ever: true\nage: {below: 18}"),
    ],
)
def test_twins_in_other_words_are_refused(one: str, other: str) -> None:
    marked = with_when(other).replace("when:\n  ", f"when:\n  {HERE}")
    assert 'says the same as "ocrevus/infection"' in refused("ocrevus/other.yaml", marked, **{RULE: with_when(one)})


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("before_first", "during", False),
        ("before_first", "after", False),
        ("before_each", "after", False),
        ("before_first, after", "during", False),
        ("before_first", "before_each", True),
        ("before_each", "during", True),
        ("during", "during, after", True),
        ("before_first, after", "during, after", True),
    ],
)
def test_rules_are_twins_only_where_they_reach_the_same_people(one: str, other: str, meet: bool) -> None:
    def at(points: str, title: str) -> str:
        return edited(RULE, "when:\n", f"applies: [{points}]\nwhen:\n").replace("Active infection", title)

    for first, second in ((one, other), (other, one)):
        files_ = files(**{RULE: at(first, "One"), "ocrevus/other.yaml": at(second, "Other")})
        if meet:
            with pytest.raises(RulesError, match='says the same as "ocrevus/infection"'):
                load_files(files_)
        else:
            assert [rule.id for rule in load_files(files_).active] == ["all/antibody", "ocrevus/infection", "ocrevus/other"]


def test_what_differs_in_kind_drug_or_answer_is_no_twin() -> None:
    others = {
        "ocrevus/kind.yaml": edited(RULE, "precaution", "contraindication"),
        "tysabri/drug.yaml": edited(RULE, "[ocrevus]", "[tysabri]"),
        "ocrevus/answer.yaml": with_when("active_infection: false"),
        "ocrevus/always.yaml": INFECTION[: INFECTION.index("when:")] + "message: A.\n" + INFECTION[INFECTION.index("sources:") :],
        "ocrevus/always-too.yaml": INFECTION[: INFECTION.index("when:")] + "message: B.\n" + INFECTION[INFECTION.index("sources:") :],
    }
    assert len(load_files(files(**others)).active) == 7


def test_a_rule_for_several_drugs_is_a_twin_where_they_meet() -> None:
    both = edited(RULE, "[ocrevus]", "[ocrevus, tysabri]").replace("when:\n  ", f"when:\n  {HERE}")
    others = {"all/both.yaml": both.replace(HERE, "")}
    with pytest.raises(RulesError, match='says the same as "all/both"') as caught:
        load_files(files(**others))
    assert caught.value.file == "rules/ocrevus/infection.yaml"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mine.yaml", 'found "mine.yaml"'),
        ("zz/mine.yaml", 'found "zz/mine.yaml"'),
        ("ocrevus/deep/mine.yaml", 'found "ocrevus/deep/mine.yaml"'),
        ("Ocrevus/mine.yaml", 'found "Ocrevus/mine.yaml"'),
        ("retired/mine.yaml", 'found "retired/mine.yaml"'),
        ("ocrevus/mine.yml", "and ends in .yaml"),
    ],
)
def test_a_rule_in_the_wrong_place_is_refused(name: str, words: str) -> None:
    assert words in refused(name, HERE + INFECTION)


def test_a_retired_rule_lies_below_retired_and_says_so() -> None:
    wrong = OLD.replace("status: retired", f"status: {HERE}draft")
    assert "retired rules, and only they" in refused("retired/ocrevus/old.yaml", wrong)


@pytest.mark.parametrize("drug", ["ocrevus", "tysabri"])
def test_the_id_of_a_retired_rule_is_never_used_again(drug: str) -> None:
    old, new = (text.replace("ocrevus", drug) for text in (OLD, with_when("pml_ever: true")))
    with pytest.raises(RulesError, match=f'the id "{drug}/old" is taken by a retired rule'):
        load_files(files(**{f"retired/{drug}/old.yaml": old, f"{drug}/old.yaml": new}))


def test_a_rule_may_say_again_what_a_retired_one_said() -> None:
    again = OLD.replace("status: retired", "status: draft").replace("It was asked once.", "It is asked in better words.")
    assert "ocrevus/new" in load_files(files(**{"ocrevus/new.yaml": again})).by_id


@pytest.mark.parametrize("name", ["sources/more/story.yaml", "sources/story.yml", "drugs/zz/ocrevus.yaml", "drugs/ocrevus.yml"])
def test_a_second_source_or_drug_of_one_name_is_refused(name: str) -> None:
    text = {"story": STORY, "ocrevus": SHEET}[Path(name).stem]
    with pytest.raises(RulesError):
        load_files(files(**{name: text.replace("A story", "Another").replace("name: Ocrevus", "name: Another")}))


@pytest.mark.parametrize("name", ["sources/more/mine.yaml", "sources/mine.yml"])
def test_a_source_in_the_wrong_place_is_refused_or_read(name: str) -> None:
    try:
        assert "mine" in load_files(files(**{name: STORY})).documents
    except RulesError as error:
        assert error.file == f"rules/{name}"


def test_a_folder_without_rules_is_refused() -> None:
    bare = {name: entry for name, entry in files().items() if name.split("/")[0] in ("sources", "drugs", "rulebook.yaml")}
    with pytest.raises(RulesError, match="there is no rule"):
        load_files(bare)


@pytest.mark.parametrize("name", ["rulebook.yaml", "sources/story.yaml", "drugs/ocrevus.yaml", "ocrevus/infection.yaml"])
def test_a_missing_file_is_noticed(name: str) -> None:
    with pytest.raises(RulesError, match=Path(name).stem if name != "drugs/ocrevus.yaml" else "ocrevus/class"):
        load_files({other: entry for other, entry in files().items() if other != name})


# Folders


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built-in rules."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(built_in(), folder)
    return folder


def test_the_built_in_rules_are_whole(copied: Path, rulebook: Rulebook) -> None:
    book = load_files(read_files([copied]))
    assert (book.version, book.digest, book.rules) == (rulebook.version, rulebook.digest, rulebook.rules)
    assert (book.documents, book.sheets, book.facts, book.schema) == (rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema)


def test_one_wrong_word_in_the_built_in_rules_is_named(copied: Path) -> None:
    good = read_files([copied])
    path, data = good["ocrevus/herpes.yaml"]
    with pytest.raises(RulesError, match='unknown fact "herpes_histori", did you mean "herpes_history"?') as caught:
        load_files({**good, "ocrevus/herpes.yaml": (path, data.replace(b"herpes_history", b"herpes_histori"))})
    assert caught.value.file == str(path)
    assert Path(path).read_text().split("\n")[(caught.value.line or 0) - 1].strip() == "herpes_history: true"


def folder_of(path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's folder with a rule and a source of its own."""
    rule = (
        edited(ALL, "document: leaflet", "document: our-leaflet")
        .replace("jcv_antibody: positive", "liver_tests: raised")
        .replace("jcv_antibody:", "liver_tests:")
    )
    source = edited(LABEL, "rules: [all/antibody]\n    information: [ocrevus/class]", "rules: [all/our-liver-tests]")
    return folder_of(tmp_path / "mine", **{"all/our-liver-tests.yaml": rule, "sources/our-leaflet.yaml": source})


def test_a_folder_of_ones_own_adds_to_the_built_in_rules(mine: Path, rulebook: Rulebook) -> None:
    book = load_rulebook([mine])
    assert {rule.id for rule in book.rules} == {rule.id for rule in rulebook.rules} | {"all/our-liver-tests"}
    assert set(book.documents) == set(rulebook.documents) | {"our-leaflet"}
    assert [book.by_id[rule.id] for rule in rulebook.rules] == list(rulebook.rules)
    assert book.digest != rulebook.digest
    given: dict[str, Any] = {"liver_tests": "raised", "considering": ["tysabri"]}
    raised = {consideration.rule for _, consideration in Checker(book).check(given, date(2026, 11, 22)).considerations}
    assert raised == {consideration.rule for _, consideration in Checker(rulebook).check(given, date(2026, 11, 22)).considerations} | {
        "all/our-liver-tests"
    }


def test_several_folders_are_read(mine: Path, tmp_path: Path, rulebook: Rulebook) -> None:
    other = folder_of(
        tmp_path / "other",
        **{"ocrevus/our-travel.yaml": with_when("travels_often: true").replace("document: story, statements: [1]", "document: article")},
    )
    assert len(load_rulebook([mine, other]).rules) == len(rulebook.rules) + 2
    assert load_rulebook([mine, other]).digest == load_rulebook([other, mine]).digest


def test_a_faulty_folder_of_ones_own_is_named(mine: Path) -> None:
    path = mine / "all" / "our-liver-tests.yaml"
    path.write_text(path.read_text().replace("raised", "high"))
    with pytest.raises(RulesError, match='found the text "high"') as caught:
        load_rulebook([mine])
    assert (caught.value.file, caught.value.line) == (str(path), 7)


def test_ids_may_not_clash(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{"ocrevus/herpes.yaml": INFECTION})
    with pytest.raises(RulesError, match="has the same path; ids may not clash") as caught:
        load_rulebook([folder])
    assert caught.value.file == str(folder / "ocrevus" / "herpes.yaml")
    assert str(Path(built_in(), "ocrevus", "herpes.yaml")) in caught.value.problem


def test_a_folder_that_is_not_there_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").touch()
    (tmp_path / "empty" / "ocrevus").mkdir(parents=True)
    (tmp_path / "empty" / "ocrevus" / "notes.txt").touch()
    for name, words in [("nowhere", "not there"), ("file.yaml", "not there"), ("empty", "holds no rules")]:
        with pytest.raises(RulesError, match=words) as caught:
            read_files([tmp_path / name])
        assert caught.value.file == str(tmp_path / name)


def test_a_folder_with_a_name_too_long_is_named() -> None:
    with pytest.raises(RulesError):
        read_files([Path("n" * 300)])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone")
    with pytest.raises(RulesError, match="cannot be read: No such file") as caught:
        read_files([tmp_path])
    assert caught.value.file == str(tmp_path / "a.yaml")


def test_a_folder_inside_that_cannot_be_listed_is_not_passed_over(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root every folder can be listed, so the refusal of the system is played."""
    listed = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("/all"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(RulesError):
        read_files([mine])


def test_a_linked_folder_inside_is_not_passed_over(mine: Path, tmp_path: Path) -> None:
    (mine / "all").rename(tmp_path / "elsewhere")
    (mine / "all").symlink_to(tmp_path / "elsewhere")
    assert "all/our-liver-tests.yaml" in read_files([mine])


def test_a_digest_counts_every_path_and_byte_but_no_order() -> None:
    good = files()
    assert digest(dict(reversed(list(good.items())))) == digest(good)
    digests = {
        digest(good),
        digest(files(**{RULE: INFECTION + "\n"})),
        digest({**good, "zz": ("", b"")}),
        digest({name: good[name] for name in list(good)[1:]}),
    }
    moved = {("all/other.yaml" if name == ALL else name): entry for name, entry in good.items()}
    assert len(digests | {digest(moved)}) == 5
    assert digest({"a": ("", b"b")}) != digest({"ab": ("", b"")})
    assert digest({"a": ("x", b"b")}) == digest({"a": ("y", b"b")})
