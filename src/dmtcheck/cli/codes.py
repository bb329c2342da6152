"""``dmtcheck codes``: the codes of records made elsewhere, and the fact that each stands for."""

from collections.abc import Iterable, Iterator

import click

from dmtcheck.cli.content import as_format
from dmtcheck.codes import Code, of_fact
from dmtcheck.codes import codes as every_code
from dmtcheck.errors import DmtcheckError, did_you_mean, shown
from dmtcheck.outputs import pages


@click.command()
@click.option("--fact", help="Only the codes of this fact.")
@as_format
def codes(fact: str | None, format_: str) -> None:
    """Print the codes that are read from FHIR, each with the fact it stands for.

    What was not seen in a code system or a published list is marked unverified.

    \b
      dmtcheck codes --fact jcv_antibody
      dmtcheck codes --format json
    """
    found = of_fact(fact) if fact else every_code()
    if not found:
        facts = dict.fromkeys(code.fact for code in every_code())
        raise DmtcheckError(f"no code stands for {shown(fact)}{did_you_mean(str(fact), facts) or ', expected one of ' + ', '.join(facts)}")
    click.echo(pages.as_json([code._asdict() for code in found]) if format_ == "json" else pages.as_text(_page(found)), nl=False)


def _page(found: Iterable[Code]) -> Iterator[str]:
    """Yield each code under its fact."""
    fact = ""
    count = 0
    for code in sorted(found, key=lambda code: code.fact):
        if code.fact != fact:
            fact = code.fact
            yield click.style(fact, bold=True)
        count += 1
        begins = " and all that begin so" if code.match == "prefix" else ""
        says = f" = {code.value}" if code.value else ""
        yield f"  {code.system} {code.code}{begins}: {code.display}{says} ({code.confidence})"
        if code.note:
            yield f"    {code.note}"
    yield f"{count} codes."
