"""``dmtcheck questionnaire``: the questions about one person as a FHIR form."""

from typing import cast

import click

from dmtcheck.cli.options import DRUG, rules_folders
from dmtcheck.rulebook import load
from dmtcheck.terms import Drug


@click.command()
@click.option("--drug", "drugs", type=DRUG, multiple=True, help="Ask only what the rules of this drug can use. Repeatable.")
@rules_folders
def questionnaire(drugs: tuple[str, ...], folders: tuple[str, ...]) -> None:
    """Print the questions about one person as a FHIR Questionnaire (R4).

    \b
      dmtcheck questionnaire > form.json
      dmtcheck questionnaire --drug ocrevus
    """
    from dmtcheck.outputs.questionnaire import render  # reads the codes: only where they are printed

    click.echo(render(load(folders), cast("tuple[Drug, ...]", drugs) or None), nl=False)
