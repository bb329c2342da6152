"""Commands that tell about the clinical content: ``rules``, ``rule``, ``drug``, ``source``."""

from collections.abc import Callable, Iterable

import click

from dmtcheck.cli.options import DRUG, Name, rules_folders
from dmtcheck.errors import DmtcheckError, did_you_mean, shown
from dmtcheck.outputs import pages
from dmtcheck.rulebook import Rulebook, built_in, load
from dmtcheck.terms import KINDS, SEVERITIES

as_format = click.option(
    "--format", "format_", type=Name(("text", "json"), "format"), default="text", show_default=True, help="How the page is written."
)


def _completes(names: Callable[[Rulebook], Iterable[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes one of the names of the built-in rulebook."""
    return lambda _ctx, _param, incomplete: [name for name in names(load()) if name.startswith(incomplete)]


@click.group(invoke_without_command=True)
@click.option("--drug", type=DRUG, help="Only the rules of this drug.")
@click.option("--kind", type=Name(KINDS, "kind"), help="Only rules of this kind.")
@click.option("--severity", type=Name(SEVERITIES, "severity"), help="Only rules of this severity.")
@as_format
@rules_folders
@click.pass_context
def rules(ctx: click.Context, drug: str | None, kind: str | None, severity: str | None, format_: str, folders: tuple[str, ...]) -> None:
    """List the rules, or tell what a change of them would do.

    \b
      dmtcheck rules --drug ocrevus
      dmtcheck rules --severity critical --format json
      dmtcheck rules diff main rules
    """
    if ctx.invoked_subcommand:
        return
    book = load(folders)
    chosen = [
        rule
        for rule in book.rules
        if (not drug or drug in rule.drugs) and (not kind or rule.kind == kind) and (not severity or rule.severity == severity)
    ]
    click.echo(pages.as_json(pages.rules_form(chosen, book)) if format_ == "json" else pages.as_text(pages.rules_page(chosen)), nl=False)


@rules.command()
@click.argument("old")
@click.argument("new", default=built_in)
@as_format
def diff(old: str, new: str, format_: str) -> None:
    """Tell which rules differ between OLD and NEW, and who would be answered otherwise.

    Each is a folder of rules, whole with its sources, or a git revision of this
    checkout. NEW is the built-in rules unless named. Every kind of person that
    the changed rules can tell apart is tried, with facts missing and results too
    old among them; the smallest example of each change is shown. Rules that ask
    for facts which this version of dmtcheck does not have cannot be read.

    \b
      dmtcheck rules diff main
      dmtcheck rules diff old/rules new/rules --format json
    """
    from dmtcheck.difference import differences, elsewhere
    from dmtcheck.inputs.revisions import rulebook

    books = rulebook(old), rulebook(new)
    changes = list(differences(*books))
    if format_ == "json":
        click.echo(pages.as_json({"rules": [change.to_dict() for change in changes], "elsewhere": list(elsewhere(*books))}), nl=False)
    else:
        click.echo(pages.as_text(pages.changes_page(changes, *books)), nl=False)


@click.command()
@click.argument("id", shell_complete=_completes(lambda book: book.by_id))
@as_format
@rules_folders
def rule(id: str, format_: str, folders: tuple[str, ...]) -> None:
    """Explain one rule: when it is raised, what it says, and from which source.

    \b
      dmtcheck rule ocrevus/pml-jc-virus
    """
    book = load(folders)
    found = book.by_id[_known(id, book.by_id, "rule")]
    click.echo(pages.as_json(pages.rule_form(found, book)) if format_ == "json" else pages.as_text(pages.rule_page(found, book)), nl=False)


@click.command()
@click.argument("name", shell_complete=_completes(lambda book: book.sheets))
@as_format
@rules_folders
def drug(name: str, format_: str, folders: tuple[str, ...]) -> None:
    """Tell about a drug: what it is, what it is for, how it is given, its rules.

    The name "all" tells what holds for all six infusions.

    \b
      dmtcheck drug ocrevus
    """
    book = load(folders)
    sheet = book.sheets[_known(name.lower(), book.sheets, "drug")]
    own = [rule for rule in book.active if sheet.id in rule.drugs]
    click.echo(
        pages.as_json(pages.sheet_form(sheet, own, book)) if format_ == "json" else pages.as_text(pages.sheet_page(sheet, own, book)), nl=False
    )


@click.command()
@click.argument("document", shell_complete=_completes(lambda book: book.documents))
@as_format
@rules_folders
def source(document: str, format_: str, folders: tuple[str, ...]) -> None:
    """Print each statement of a source with what became of it.

    \b
      dmtcheck source article
    """
    book = load(folders)
    found = book.documents[_known(document, book.documents, "source")]
    click.echo(pages.as_json(pages.document_form(found)) if format_ == "json" else pages.as_text(pages.document_page(found)), nl=False)


def _known(name: str, known: Iterable[str], what: str) -> str:
    names = list(known)
    if name not in names:
        hint = did_you_mean(name, names) or ("" if what == "rule" else f", expected one of {', '.join(names)}")
        raise DmtcheckError(f"there is no {what} {shown(name)}{hint}" + (" (`dmtcheck rules` lists them)" if what == "rule" else ""))
    return name
