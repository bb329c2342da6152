"""``dmtcheck check``: profiles in, considerations out."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

import click

from dmtcheck.checker import checker
from dmtcheck.cli import options
from dmtcheck.cli.options import DRUG, Day, Name, rules_folders
from dmtcheck.cli.writing import target
from dmtcheck.errors import ProfileError, did_you_mean, visible
from dmtcheck.inputs.files import STDIN
from dmtcheck.inputs.records import FORMS, Form, Person, people
from dmtcheck.outputs import FORMATS, renderer
from dmtcheck.report import Report

ARRAYS: Final = ("json", "fhir")  # several in one of these formats are an array
MANY: Final = 50  # from so many profiles on, progress is shown on a terminal


@click.command()
@click.argument("profiles", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format",
    "format_",
    type=Name(FORMATS, "format"),
    default="text",
    show_default=True,
    envvar="DMTCHECK_FORMAT",
    help="How the report is written.",
)
@click.option(
    "--input-format",
    "form",
    type=Name(FORMS, "input format"),
    default="auto",
    show_default=True,
    envvar="DMTCHECK_INPUT_FORMAT",
    help="What the input is. auto tells a profile from FHIR by its resourceType.",
)
@click.option("--output", "-o", type=click.Path(), envvar="DMTCHECK_OUTPUT", help="Write to this file, whole or not at all.")
@click.option("--drug", "drugs", type=DRUG, multiple=True, envvar="DMTCHECK_DRUG", help="Assess only this drug. Repeatable.")
@click.option("--as-of", type=Day(), envvar="DMTCHECK_AS_OF", help="Date of assessment, where the profile names none. Default: today.")
@options.fail_on
@options.exit_zero
@click.option("--explain", is_flag=True, envvar="DMTCHECK_EXPLAIN", help="Add every rule, with how each of its lines was answered.")
@click.option("--all", "everything", is_flag=True, envvar="DMTCHECK_ALL", help="Tell everything in full: fold nothing (text and markdown).")
@click.option("--quiet", "-q", is_flag=True, envvar="DMTCHECK_QUIET", help="Print only the status of each drug (text only).")
@click.option("--no-color", is_flag=True, envvar="DMTCHECK_NO_COLOR", help="Print without color, as with NO_COLOR.")
@rules_folders
def check(
    profiles: tuple[str, ...],
    format_: str,
    form: Form,
    output: str | None,
    drugs: tuple[str, ...],
    as_of: date | None,
    fail_on: str,
    exit_zero: bool,
    explain: bool,
    everything: bool,
    quiet: bool,
    no_color: bool,
    folders: tuple[str, ...],
) -> int:
    """Check one or more profiles, or FHIR records.

    "-" is standard input, a folder means every .json file below it, or every
    Patient of a FHIR bulk export (NDJSON). The word "check" may be left out.

    \b
      dmtcheck profile.json
      dmtcheck bundle.json --format fhir
      echo '{"ms_type": "ppms"}' | dmtcheck - --drug ocrevus
      dmtcheck folder/ --format ndjson --output reports.ndjson
      dmtcheck profile.json --explain --no-color | less
    """
    raised = 0
    several = len(profiles) > 1 or os.path.isdir(profiles[0])
    render = _renderer(format_, quiet, everything, several)
    ours = checker(folders)
    persons = list(people(ours, profiles, as_of or date.today(), form))  # noqa: DTZ011  # the day where the user is
    if output and os.path.exists(output) and any(os.path.exists(place) and os.path.samefile(place, output) for place, _ in persons):
        raise click.UsageError(f"{output} is one of the profiles; write to another file")
    failed = False
    with target(output, no_color) as write:
        for place, read in _progress(persons, output):
            try:
                known = read()
                report = ours.report(known.only(drugs) if drugs else known, explain=explain)
            except ProfileError as error:
                failed = True
                click.echo(f"dmtcheck: {visible(str(error.at(file=_name(place))))}{_command_meant(place, error)}", err=True)
                continue
            raised += _reaches(report, fail_on)
            write(render(report, place))
        if several and format_ in ARRAYS:
            write(render(None, ""))
        if failed and not several:
            raise click.exceptions.Exit(2)
    return 2 if failed else 1 if raised and not exit_zero else 0


def _reaches(report: Report, fail_on: str) -> bool:
    """Whether anything, flagged or not known, is at or above the given severity."""
    failing = options.failing(fail_on)
    return any(consideration.severity in failing for _, consideration in report.considerations)


def _renderer(format_: str, quiet: bool, everything: bool, several: bool) -> "Callable[[Report | None, str], str]":
    """Return what writes one report; several as JSON objects are an array, several in text are headed by their file."""
    render = renderer(format_, everything=everything)
    if quiet and format_ == "text":
        from dmtcheck.outputs.text import render_quiet as render
    opened = False

    def one(report: Report | None, place: str) -> str:
        nonlocal opened
        if several and format_ in ARRAYS:
            start, opened = ("[\n" if not opened else ",\n"), True
            if report is None:
                return "\n]\n" if start == ",\n" else "[]\n"
            return start + render(report).rstrip("\n")
        assert report is not None
        heading = f"== {visible(_name(place))}\n" if several and format_ == "text" else ""
        return heading + render(report) + ("\n" if heading else "")

    return one


def _progress(persons: list[Person], output: str | None) -> Iterator[Person]:
    """Yield every person; with many of them, show how far it is where nothing else is written to the terminal."""
    if len(persons) < MANY or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        yield from persons
        return
    with click.progressbar(persons, label="profiles", file=sys.stderr) as bar:
        yield from bar


def _name(place: str) -> str:
    return "standard input" if place == STDIN else place


def _command_meant(place: str, error: ProfileError) -> str:
    from dmtcheck.cli import COMMANDS

    return did_you_mean(place, COMMANDS).replace("did you mean", "did you mean the command") if "no such file" in error.problem else ""
