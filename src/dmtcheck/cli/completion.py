"""``dmtcheck completion``: what makes the shell complete commands, options and names."""

import click

from dmtcheck.cli.options import Name


@click.command()
@click.argument("shell", type=Name(("bash", "zsh", "fish"), "shell"))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
      eval "$(dmtcheck completion bash)"                 # in ~/.bashrc
      eval "$(dmtcheck completion zsh)"                  # in ~/.zshrc
      dmtcheck completion fish > ~/.config/fish/completions/dmtcheck.fish
    """
    from click.shell_completion import get_completion_class

    from dmtcheck.cli import cli

    found = get_completion_class(shell)
    assert found is not None  # the three shells that click knows
    click.echo(found(cli, {}, "dmtcheck", "_DMTCHECK_COMPLETE").source())
