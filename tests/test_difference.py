"""What a change of the rules would do: which rules changed, and who would be answered otherwise."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import test_loader
from test_cli import Typed, typed

from dmtcheck import Rulebook, RulesError, domain
from dmtcheck.condition import ALWAYS, Join, Line
from dmtcheck.dates import Window
from dmtcheck.difference import Answer, Change, Example, differences
from dmtcheck.inputs import revisions
from dmtcheck.rule import Rule

__all__ = ["typed"]  # a fixture of the command line
DEPRESSION = Line("depression", "is", (True,))
RULE = Rule("ocrevus/depression", "Depression", ("ocrevus",), "precaution", "warning", "draft", when=DEPRESSION)
FLAGGED = Answer("flagged", "precaution", "warning")
UNKNOWN = Answer("information_needed", "precaution", "info")


def book(rulebook: Rulebook, *rules: Rule) -> Rulebook:
    return Rulebook("1", "sha256:0", rules, rulebook.documents, rulebook.sheets, rulebook.facts, rulebook.schema)


def between(rulebook: Rulebook, was: Rule | None, now: Rule | None) -> list[Change]:
    return list(differences(book(rulebook, *([was] if was else [])), book(rulebook, *([now] if now else []))))


def test_the_same_rules_do_not_differ(rulebook: Rulebook) -> None:
    assert between(rulebook, RULE, RULE) == []
    assert list(differences(rulebook, rulebook)) == []


def test_a_rule_that_is_added_answers_those_it_is_about(rulebook: Rulebook) -> None:
    (change,) = between(rulebook, None, RULE)
    assert (change.rule, change.what, change.keys) == ("ocrevus/depression", "added", ())
    assert change.people == 9  # depressed, not, or not known; one who considers it, has it, or had it
    assert change.examples == (
        Example(2, "ocrevus", "considered", {"depression": True}, {}, None, FLAGGED),
        Example(2, "ocrevus", "considered", {}, {}, None, UNKNOWN),
    )


def test_a_rule_that_is_removed_or_retired_answers_nobody(rulebook: Rulebook) -> None:
    (removed,) = between(rulebook, RULE, None)
    (retired,) = between(rulebook, RULE, RULE._replace(status="retired"))
    assert removed == retired
    assert removed.what == "removed"
    assert [(example.before, example.after) for example in removed.examples] == [(FLAGGED, None), (UNKNOWN, None)]


def test_other_words_answer_nobody_otherwise(rulebook: Rulebook) -> None:
    (change,) = between(rulebook, RULE, RULE._replace(title="Low mood", message="Raise it.", unknown_message="Ask."))
    assert (change.what, change.keys, change.examples) == ("changed", ("title", "message", "unknown_message"), ())
    assert change.people == 9


@pytest.mark.parametrize(
    ("changed", "key", "examples"),
    [
        ({"severity": "critical"}, "severity", {(2, "depression", "warning", "critical")}),
        ({"unknown_severity": "warning"}, "unknown_severity", {(2, "", "info", "warning")}),
        ({"kind": "preference"}, "kind", {(2, "depression", "warning", "warning"), (2, "", "info", None)}),
        ({"applies": ("before_first",)}, "applies", {(1, "depression", "warning", None), (1, "", "info", None)}),
        ({"applies": ("before_each", "after")}, "applies", {(1, "depression", None, "warning"), (1, "", None, "info")}),
        ({"drugs": ("ocrevus", "tysabri")}, "drugs", {(2, "depression", None, "warning"), (2, "", None, "info")}),
        ({"when": ALWAYS}, "when", {(2, "depression", None, "warning"), (2, "", "info", "warning")}),
    ],
)
def test_what_differs_is_named_with_the_smallest_example(
    rulebook: Rulebook, changed: dict[str, Any], key: str, examples: set[tuple[int, str, str | None, str | None]]
) -> None:
    (change,) = between(rulebook, RULE, RULE._replace(**changed))
    assert (change.what, change.keys) == ("changed", (key,))
    assert {
        (one.people, ",".join(one.facts), one.before and one.before.severity, one.after and one.after.severity) for one in change.examples
    } == examples


def test_an_example_has_as_few_facts_as_can_be(rulebook: Rulebook) -> None:
    both = Join("any", (DEPRESSION, Line("heart_disease", "is", (True,))))
    (change,) = between(rulebook, RULE, RULE._replace(when=both))
    assert {(one.before, one.after): set(one.facts) for one in change.examples} == {
        (UNKNOWN, FLAGGED): {"heart_disease"},
        (None, FLAGGED): {"depression", "heart_disease"},
        (None, UNKNOWN): {"depression"},
    }


def test_a_result_that_is_too_old_is_named(rulebook: Rulebook) -> None:
    old = RULE._replace(when=Line("liver_tests", "is", ("raised",)))
    (change,) = between(rulebook, old, old._replace(fresh={"liver_tests": Window(6, "month")}))
    (example,) = change.examples
    assert change.keys == ("fresh",)
    assert (example.facts, example.before, example.after) == ({"liver_tests": "normal"}, None, UNKNOWN)
    assert example.people == 4  # too old or without a date; one who considers it or has it
    assert example.taken == {"liver_tests": None}


@pytest.mark.parametrize(("was", "now", "answers"), [(6, 12, (UNKNOWN, None)), (12, 6, (None, UNKNOWN))])
def test_a_change_of_a_window_changes_those_whose_result_lies_between(
    rulebook: Rulebook, was: int, now: int, answers: tuple[Answer | None, Answer | None]
) -> None:
    tested = RULE._replace(when=Line("liver_tests", "is", ("raised",)))
    windows = ({"liver_tests": Window(months, "month")} for months in (was, now))
    (change,) = between(rulebook, *(tested._replace(fresh=fresh) for fresh in windows))
    (example,) = change.examples
    assert (change.keys, example.facts, (example.before, example.after)) == (("fresh",), {"liver_tests": "normal"}, answers)
    assert example.people == 4  # a day too old for the shorter window, or just not for the longer; one who considers it or has it
    assert example.taken == {"liver_tests": date(2026, 5, 21)}
    assert example.to_dict()["taken"] == {"liver_tests": "2026-05-21"}


def test_a_result_of_the_day_of_assessment_needs_no_date(rulebook: Rulebook) -> None:
    tested = RULE._replace(when=Line("liver_tests", "is", ("raised",)), fresh={"liver_tests": Window(6, "month")})
    (change,) = between(rulebook, tested, tested._replace(severity="critical"))
    assert [(one.facts, one.taken) for one in change.examples] == [({"liver_tests": "raised"}, {})]


def test_another_word_for_the_same_window_changes_nobody(rulebook: Rulebook) -> None:
    tested = RULE._replace(when=Line("liver_tests", "is", ("raised",)))
    windows = (Window(7, "day"), Window(1, "week"))
    (change,) = between(rulebook, *(tested._replace(fresh={"liver_tests": window}) for window in windows))
    assert (change.keys, change.examples) == (("fresh",), ())


def test_every_window_is_tried_at_its_edge_and_a_day_later(rulebook: Rulebook) -> None:
    def taken(*fresh: dict[str, Window], partial: bool) -> set[date | None]:
        found = domain.profiles(rulebook.facts, [Line("liver_tests", "is", ("raised",))], *fresh, partial=partial)
        return {known.dates.get("liver_tests") for known in found if known.values.get("liver_tests") == "raised"}

    half, whole = {"liver_tests": Window(6, "month")}, {"liver_tests": Window(1, "year")}
    of_half, of_whole = {date(2026, 5, 22), date(2026, 5, 21)}, {date(2025, 11, 22), date(2025, 11, 21)}
    assert taken(half, whole, partial=True) == {domain.AS_OF, None, *of_half, *of_whole}
    assert taken({}, half, partial=True) == {domain.AS_OF, None, *of_half}
    assert taken(half, whole, partial=False) == {domain.AS_OF}
    assert taken({}, {"depression": Window(1, "day")}, partial=True) == taken(partial=True) == {None}


def test_rules_are_compared_by_id(rulebook: Rulebook) -> None:
    changes = between(rulebook, RULE._replace(id="ocrevus/b"), RULE._replace(id="ocrevus/a"))
    assert [(change.rule, change.what) for change in changes] == [("ocrevus/a", "added"), ("ocrevus/b", "removed")]


def test_a_change_is_plain_data(rulebook: Rulebook) -> None:
    (change,) = between(rulebook, RULE, RULE._replace(when=Line("failed_therapies", "above", (2,))))
    form = json.loads(json.dumps(change.to_dict()))
    assert list(form) == ["rule", "what", "keys", "people", "examples"]
    assert {tuple(one) for one in form["examples"]} == {("people", "drug", "stage", "facts", "taken", "before", "after")}
    assert {"outcome": "flagged", "kind": "precaution", "severity": "warning"} in [one["after"] for one in form["examples"]]
    assert None in [one["before"] for one in form["examples"]] + [one["after"] for one in form["examples"]]


# On the command line


def folder(path: Path, **changed: str) -> str:
    """Write the small folder of rules of the loader's tests, with some of them changed."""
    for name, (_, data) in test_loader.files(**changed).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return str(path)


GRAVER = {test_loader.RULE: test_loader.INFECTION.replace("severity: warning", "severity: critical")}
FEWER = {test_loader.RULE: test_loader.INFECTION.replace("active_infection: true", "active_infection: true\n  age: {above: 60}")}


def test_two_folders_are_compared_as_text(typed: Typed, tmp_path: Path) -> None:
    code, out, err = typed("rules", "diff", folder(tmp_path / "old"), folder(tmp_path / "new", **GRAVER))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Rules 1.0 (2) -> 1.0 (2)",
        "",
        "changed ocrevus/infection (severity)",
        "  2 of 9 kinds of people are answered otherwise.",
        "    2 such as ocrevus, under consideration; active infection: yes",
        "      was flagged (precaution, warning); is flagged (precaution, critical)",
        "",
        "Rules: 1 changed, 0 added, 0 removed.",
        "Changed elsewhere, which answers nobody otherwise: nothing.",
    ]


def test_who_is_no_longer_answered_is_shown(typed: Typed, tmp_path: Path) -> None:
    out = " ".join(typed("rules", "diff", folder(tmp_path / "old"), folder(tmp_path / "new", **FEWER))[1].split())
    assert "was flagged (precaution, warning); is silent" in out
    assert "was information needed (precaution, info); is silent" in out
    assert "nothing known" not in out  # who nothing is known about is answered as before


def test_nothing_known_and_too_old_are_told(typed: Typed, tmp_path: Path) -> None:
    without = test_loader.ANTIBODY.replace("fresh:\n  jcv_antibody: 6 months\n", "")
    old = folder(tmp_path / "old", **{test_loader.ALL: without})
    assert "nothing known" in typed("rules", "diff", old, folder(tmp_path / "none", **GRAVER_UNKNOWN))[1]
    aged = folder(tmp_path / "aged", **{test_loader.ALL: test_loader.ANTIBODY.replace("6 months", "1 year")})
    out = " ".join(typed("rules", "diff", folder(tmp_path / "new"), aged)[1].split())
    assert "anti-JC-virus antibody: negative (2026-05-21)" in out
    assert "kinds of people are answered otherwise" in out and " 0 of " not in out
    assert "was information needed" in " ".join(typed("rules", "diff", folder(tmp_path / "new"), old)[1].split())


GRAVER_UNKNOWN = {test_loader.RULE: test_loader.INFECTION.replace("  severity: info", "  severity: warning")}


def test_two_folders_are_compared_as_json(typed: Typed, tmp_path: Path) -> None:
    words = ("rules", "diff", folder(tmp_path / "old"), folder(tmp_path / "new", **GRAVER), "--format", "json")
    found = json.loads(typed(*words)[1])
    (change,) = found["rules"]
    assert found["elsewhere"] == []
    assert (change["rule"], change["keys"], change["people"]) == ("ocrevus/infection", ["severity"], 9)
    assert change["examples"][0]["facts"] == {"active_infection": True}
    assert json.loads(typed(*words[:3], words[2], "--format", "json")[1]) == {"rules": [], "elsewhere": []}


def test_other_words_and_other_documents_are_shown(typed: Typed, tmp_path: Path) -> None:
    changed = {
        test_loader.RULE: test_loader.INFECTION.replace("raise it", "treat it"),
        "sources/story.yaml": test_loader.STORY.replace("Infections matter", "Infections do matter").replace("A magazine", "A journal"),
        "drugs/ocrevus.yaml": test_loader.SHEET.replace("It acts on", "It binds"),
    }
    words = ("rules", "diff", folder(tmp_path / "old"), folder(tmp_path / "new", **changed))
    out = " ".join(typed(*words)[1].split())
    assert "changed ocrevus/infection (message) 0 of 9 kinds of people are answered otherwise." in out
    assert "message was: There is an infection; raise it. message is: There is an infection; treat it." in out
    assert "Rules: 1 changed, 0 added, 0 removed." in out
    assert "sources/story: publisher, 1; drugs/ocrevus: class." in out
    assert json.loads(typed(*words, "--format", "json")[1])["elsewhere"] == ["sources/story: publisher, 1", "drugs/ocrevus: class"]


def test_without_a_new_one_the_built_in_rules_are_meant(typed: Typed, tmp_path: Path, rulebook: Rulebook) -> None:
    code, out, _ = typed("rules", "diff", folder(tmp_path / "old"))
    assert code == 0
    assert f"({len(rulebook.active)})" in out.splitlines()[0]
    assert f"Rules: 0 changed, {len(rulebook.active)} added, 2 removed." in out.splitlines()


@pytest.mark.parametrize("name", ["no such revision", "--help-me", "-x", "", "HEAD:src", "\x1b[31m"])
def test_a_name_that_is_neither_folder_nor_revision_is_one_line(typed: Typed, name: str) -> None:
    code, out, err = typed("rules", "diff", "--", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "neither a folder of rules nor a git revision of this checkout" in err
    assert err.removesuffix("\n").isprintable()


def test_a_folder_with_a_fault_is_named(typed: Typed, tmp_path: Path) -> None:
    bad = folder(tmp_path / "bad", **{test_loader.RULE: test_loader.INFECTION.replace("warning", "grave")})
    code, out, err = typed("rules", "diff", bad)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{bad}/ocrevus/infection.yaml:4:11: expected one of critical, warning, info" in err


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose rules were changed once; the rules lie in a folder of it, as those of this project do."""
    home = tmp_path / "checkout"

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(home), "-c", "user.name=x", "-c", "user.email=x@example.org", *words], check=True, capture_output=True)

    home.mkdir()
    git("init", "--initial-branch=main")
    (home / "README.yaml").write_text("not a rule\n")
    folder(home / "rules")
    (home / "rules" / "notes.txt").write_text("not a rule\n")
    for words in (("add", "."), ("commit", "-m", "first", "--no-gpg-sign"), ("tag", "first")):
        git(*words)
    folder(home / "rules", **GRAVER)
    git("commit", "-am", "second", "--no-gpg-sign")
    monkeypatch.setattr(revisions, "built_in", lambda: str(home / "rules"))
    return home


@pytest.mark.parametrize("name", ["first", "HEAD~1", "main~1"])
def test_a_revision_is_read_from_git(checkout: Path, typed: Typed, name: str) -> None:
    was, now = revisions.rulebook(name), revisions.rulebook("HEAD")
    assert [len(book.active) for book in (was, now)] == [2, 2]
    assert (was.by_id["ocrevus/infection"].severity, now.by_id["ocrevus/infection"].severity) == ("warning", "critical")
    assert was.digest != now.digest == revisions.rulebook(str(checkout / "rules")).digest
    out = typed("rules", "diff", name, "HEAD")[1]
    assert "changed ocrevus/infection (severity)" in out
    assert "\nRules: 1 changed, 0 added, 0 removed.\n" in out


def test_a_fault_in_a_revision_names_the_revision(checkout: Path) -> None:
    folder(checkout / "rules", **{test_loader.RULE: test_loader.INFECTION.replace("warning", "grave")})
    words = ["git", "-C", str(checkout), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*words, "commit", "-am", "bad", "--no-gpg-sign"], check=True, capture_output=True)
    with pytest.raises(RulesError) as caught:
        revisions.rulebook("main")
    assert (caught.value.file, caught.value.line) == ("main:ocrevus/infection.yaml", 4)


def test_outside_a_checkout_or_without_git_there_are_no_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "built_in", lambda: str(tmp_path))
    with pytest.raises(RulesError, match="neither a folder of rules nor a git revision"):
        revisions.rulebook("HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RulesError, match="neither a folder of rules nor a git revision"):
        revisions.rulebook("HEAD")
