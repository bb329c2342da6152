"""Options and arguments that several commands share."""

from datetime import date
from typing import Any, Final

import click

from dmtcheck.dates import day_of
from dmtcheck.errors import did_you_mean, shown
from dmtcheck.terms import DRUGS


class Name(click.ParamType[str]):
    """One of a closed set of names; an error suggests the nearest."""

    name = "name"

    def __init__(self, known: tuple[str, ...], what: str) -> None:
        self.known = known
        self.what = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name in lower case. Fails on any other."""
        if str(value).lower() in self.known:
            return str(value).lower()
        return self.fail(
            f"unknown {self.what} {shown(value)}{did_you_mean(str(value), self.known) or ', expected one of ' + ', '.join(self.known)}", param, ctx
        )

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the closed set, as help shows it."""
        return "[" + "|".join(self.known) + "]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Return the names that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.known if name.startswith(incomplete)]


class Day(click.ParamType[date]):
    """A date such as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date. Fails on any other spelling."""
        try:
            return day_of(value)
        except ValueError:
            return self.fail(f"expected a date such as 2026-11-22, found {shown(value)}", param, ctx)


DRUG: Final = Name(DRUGS, "drug")
rules_folders = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(),
    envvar="DMTCHECK_RULES",
    help="A folder of further rules, in the same format. Repeatable.",
)
