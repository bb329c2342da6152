"""Commands that tell what a profile holds: ``facts``, ``template``, ``schema``."""

import json

import click

from dmtcheck.cli.content import as_format
from dmtcheck.cli.options import Name
from dmtcheck.outputs import pages
from dmtcheck.rulebook import load


@click.command()
@as_format
def facts(format_: str) -> None:
    """Print the data dictionary: every fact, its values, its question."""
    known = load().facts
    click.echo(pages.as_json(pages.facts_form(known)) if format_ == "json" else pages.as_text(pages.facts_page(known)), nl=False)


@click.command()
def template() -> None:
    """Print an empty profile: every fact, not known.

    \b
      dmtcheck template > me.json
    """
    click.echo(json.dumps({fact.name: None for fact in load().facts.values() if not fact.uses}, indent=2))


@click.command()
@click.argument("name", type=Name(("profile", "report", "rule"), "schema"))
def schema(name: str) -> None:
    """Print the JSON Schema of a profile, a report or a rule file."""
    from dmtcheck.outputs.schemas import schema as schema_of  # builds the model of a profile

    click.echo(json.dumps(schema_of(name), indent=2))
