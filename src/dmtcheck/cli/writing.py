"""What a command writes: to standard output, or to a file that appears only when all is written."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import click

from dmtcheck.errors import DmtcheckError


@contextmanager
def target(output: str | None, no_color: bool = False) -> Iterator[Callable[[str], None]]:
    """Yield what writes: to standard output, or to a file that appears only when all is written."""
    color = False if no_color or os.environ.get("NO_COLOR") else None
    if output is None:
        yield lambda text: click.echo(text, nl=False, color=color)
        return
    import tempfile  # only where a file is written

    try:
        folder, name = os.path.split(output)
        part: IO[str] = tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder or ".", prefix=f".{name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise DmtcheckError(f"cannot be written: {error.strerror}", file=output) from None
    try:
        with part:
            yield lambda text: click.echo(text, file=part, nl=False, color=False)
        os.chmod(part.name, 0o666 & ~_umask())
        os.replace(part.name, output)
    except OSError as error:
        os.unlink(part.name)
        raise DmtcheckError(f"cannot be written: {error.strerror}", file=output) from None
    except BaseException:
        os.unlink(part.name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
