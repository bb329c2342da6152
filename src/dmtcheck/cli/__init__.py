"""The command line. Commands are imported when they are called, so that each pays only for what it uses."""

import sys
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from dmtcheck.errors import DmtcheckError, visible
from dmtcheck.version import VERSION

# Command: the module of this package that holds it.
COMMANDS: Final = {
    "check": "check",
    "screen": "screen",
    "intake": "intake",
    "serve": "serve",
    "rules": "content",
    "rule": "content",
    "drug": "content",
    "source": "content",
    "facts": "dictionary",
    "codes": "codes",
    "questionnaire": "questionnaire",
    "template": "dictionary",
    "schema": "dictionary",
    "completion": "completion",
}


class Commands(click.Group):
    """A group whose first word may be left out: what is not a command is a profile to check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, the everyday one first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Return commands that begin so, and files: a profile needs no command."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the word ``check`` where it was left out."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}, no_args_is_help=True)
@click.version_option(VERSION, prog_name="dmtcheck")
def cli() -> None:
    """Considerations to raise about six infusion treatments of multiple sclerosis.

    What is flagged, what must still be found out, why, and from which source:
    a list to go through with a clinician.

    \b
      dmtcheck profile.json            check one profile (the word "check" may be left out)
      dmtcheck -                       read the profile from standard input
      dmtcheck a.json b.json folder/   several; one bad file never hides the others
      dmtcheck --drug ocrevus --format json profile.json
      dmtcheck template > me.json      an empty profile to fill in

    It decides nothing: every rule is a draft until a clinician has signed it.

    Exit codes: 0 done; 1 something at or above --fail-on; 2 input, usage or
    rules error.
    """


def main() -> NoReturn:
    """Run the command line. Every error is one line on standard error; the exit code is 0, 1 or 2 (130 where interrupted)."""
    try:
        code = cli.main(prog_name="dmtcheck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        code = _told(error.format_message(), 2)
    except click.ClickException as error:
        code = _told(f"dmtcheck: {visible(error.format_message())}", 2)
    except DmtcheckError as error:
        code = _told(f"dmtcheck: {visible(str(error))}", 2)
    except (click.Abort, KeyboardInterrupt):
        code = _told("dmtcheck: interrupted", 130)
    except BrokenPipeError:  # the reader has seen enough
        sys.stdout = None  # nothing may be flushed into the closed pipe at exit
        code = 0
    except OSError as error:  # a full disk, a closed output
        code = _told(f"dmtcheck: cannot be written: {error.strerror}", 2)
        sys.stdout = None
    sys.exit(code if isinstance(code, int) else 0)


def _told(problem: str, code: int) -> int:
    """Tell a problem on standard error, and return the exit code, which says it also where nothing can be told."""
    try:
        click.echo(problem, err=True)
    except OSError:
        sys.stderr = None
    return code
