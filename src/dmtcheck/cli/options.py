"""Options and arguments that several commands share."""

from datetime import date
from typing import Any, Final

import click

from dmtcheck.dates import day_of
from dmtcheck.errors import shown, unknown
from dmtcheck.terms import DRUGS, SEVERITIES, Severity


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
        return self.fail(unknown(self.what, str(value), self.known), param, ctx)

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
fail_on = click.option(
    "--fail-on",
    type=Name(("never", *reversed(SEVERITIES)), "severity"),
    default="critical",
    show_default=True,
    envvar="DMTCHECK_FAIL_ON",
    help="Exit with 1 where something is raised at or above this severity.",
)
exit_zero = click.option("--exit-zero", is_flag=True, envvar="DMTCHECK_EXIT_ZERO", help="Exit with 0 instead of 1.")
rules_folders = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(),
    envvar="DMTCHECK_RULES",
    help="A folder of further rules, in the same format. Repeatable.",
)


def failing(fail_on: str) -> tuple[Severity, ...]:
    """Return the severities at or above the one that ``--fail-on`` names; of ``never``, none."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
