"""Make the pages about the clinical content: docs/rules.md, docs/facts.md and docs/sources.md.

python tools/pages.py            write them
python tools/pages.py --check    write nothing; exit with 1 where a page is not current
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from dmtcheck import Rulebook, load_rulebook
from dmtcheck.condition import lines
from dmtcheck.facts import Facts
from dmtcheck.outputs import pages
from dmtcheck.terms import DRUGS

ROOT = Path(__file__).resolve().parents[1]
MADE = "*Made from {} by `make docs`; change that, not this page.*"
Form = dict[str, Any]


WORDS: Final = {"above": "above", "at_least": "at least", "below": "below", "at_most": "at most"}


def rules_page(book: Rulebook) -> Iterator[str]:
    """Yield docs/rules.md: the rules of each drug, then every rule in full."""
    yield from ("# The rules", "", MADE.format("`rules/`"), "")
    yield f"{len(book.rules)} rules, version {book.version}. How to check one: [REVIEW.md](../REVIEW.md). The words: [glossary](glossary.md)."
    for drug in DRUGS:
        yield from ("", f"**{book.sheets[drug].name}**", "")
        yield from (f"- {_rule_link(rule.id)}: {rule.title} ({rule.kind}, {rule.severity})" for rule in book.rules if drug in rule.drugs)
    for form in pages.rules_form(book.rules, book):
        yield from ("", f"## {form['rule']}", "", f"**{form['title']}**", "")
        yield f"{form['kind'].capitalize()}, {form['severity']}, {form['status']}; for {', '.join(form['drugs'])}."
        yield from (
            "",
            f"Raised for {'; '.join(pages.WHOM[point] for point in form['applies'])}, when",
            "",
            *_condition(form["when"], book.facts),
            "",
        )
        yield from (f"A result for {book.facts[fact].title} clears this rule for {age} only.\n" for fact, age in form["fresh"].items())
        yield f"> {form['message']}"
        yield from ("", *_unknown(form), "", "Sources", "", *(_source(cited) for cited in form["sources"]))


def _condition(form: Form, facts: Facts, indent: str = "") -> Iterator[str]:
    """Yield a condition as a nested list."""
    if form == {"all": []}:
        yield f"{indent}- always: it has no condition"
        return
    ((name, asked),) = form.items()
    if name in ("any", "all"):
        yield f"{indent}- {'at least one' if name == 'any' else 'each'} of these holds:"
        for part in asked:
            yield from _condition(part, facts, indent + "  ")
    else:
        yield f"{indent}- {facts[name].title} (`{name}`): {_asked(asked)}"


def _asked(asked: Any) -> str:
    if isinstance(asked, dict):
        ((operator, value),) = asked.items()
        return f"{WORDS.get(operator, operator)} {value}"
    if isinstance(asked, bool):
        return "yes" if asked else "no"
    return " or ".join(asked) if isinstance(asked, list) else str(asked)


def _unknown(form: Form) -> Iterator[str]:
    unknown = form["when_unknown"]
    if unknown:
        yield from (f"When not known: *{unknown['title']}* ({unknown['severity']})", "", f"> {unknown['message']}")
    else:
        yield "When not known: silent." if form["kind"] == "preference" else "There is nothing that could be unknown."


def _source(cited: Form) -> str:
    statements = f", statement {', '.join(map(str, cited['statements']))}" if cited["statements"] else ""
    note = f". {cited['note']}" if cited["note"] else ""
    return f"- [{cited['title']}](sources.md#{cited['document']}) ({cited['date']}), {cited['section']}{statements}; {cited['confidence']}{note}"


def facts_page(book: Rulebook) -> Iterator[str]:
    """Yield docs/facts.md: the data dictionary, with the rules that read each fact."""
    yield from (
        "# The facts of a profile",
        "",
        MADE.format("`src/dmtcheck/profile.py` and `rules/`"),
        "",
        "Every fact is optional; absent and null both mean not known. Behind each question stands who can answer it.",
        "",
    )
    yield from ("| Fact | Title and question | Values | Read by |", "|---|---|---|---|")
    for form in pages.facts_form(book.facts):
        readers = [_rule_link(rule.id) for rule in book.rules if any(line.fact == form["fact"] for line in lines(rule.when))]
        derived = f"; worked out from {', '.join(f'`{name}`' for name in form['derived_from'])}, never stated" if form["derived_from"] else ""
        asked = "" if form["derived_from"] else f" {form['ask']} *({form['answered_by']})*"
        yield f"| `{form['fact']}` | **{form['title']}**.{asked} | {form['expected']}{derived} | {', '.join(readers)} |"


def sources_page(book: Rulebook) -> Iterator[str]:
    """Yield docs/sources.md: every document, each of its statements with what became of it."""
    yield from ("# The sources", "", MADE.format("`rules/sources/`"), "", "Statements are in our own words.", "")
    yield from (f"- [{document.title}](#{name}), {document.date}" for name, document in book.documents.items())
    for name, document in book.documents.items():
        yield from ("", f"## {name}", "", f"**{document.title}**", "")
        address = f" [Address]({document.url})." if document.url else ""
        yield f"{document.publisher}, {document.date}; {document.kind}, coverage {document.coverage}.{address}"
        yield from ("", document.limits, "", "| No. | Section | Says | What became of it |", "|---|---|---|---|")
        for statement in document.statements:
            carried = [*map(_rule_link, statement.rules), *(f"information `{piece}`" for piece in statement.information)]
            became = ", ".join(carried) or f"not encoded: {statement.not_encoded}"
            yield f"| {statement.id} | {statement.section} | {statement.says} | {became} |"


def _rule_link(rule: str) -> str:
    return f"[{rule}](rules.md#{rule.replace('/', '')})"


def made(book: Rulebook) -> dict[str, str]:
    """Return the text of every page by its name."""
    found = {"rules.md": rules_page(book), "facts.md": facts_page(book), "sources.md": sources_page(book)}
    return {name: "\n".join(page) + "\n" for name, page in found.items()}


def main(arguments: Sequence[str] | None = None, docs: Path = ROOT / "docs") -> int:
    """Write the pages, or say which are not current. Returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is not current")
    check = parser.parse_args(arguments).check
    code = 0
    for name, text in made(load_rulebook()).items():
        path = docs / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        code = 1 if check else 0
        print(f"{path.name} is not current; `make docs` writes it" if check else f"{path.name} written")
        if not check:
            path.write_text(text, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
