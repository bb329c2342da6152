"""``dmtcheck serve``: the service over HTTP."""

import logging
import os
import socket
import sys
from datetime import UTC, date, datetime
from signal import SIGINT, SIGTERM, signal
from typing import TYPE_CHECKING, Any, Final

import click

from dmtcheck.errors import DmtcheckError, visible

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from dmtcheck.service import Settings

CONFIG: Final = "DMTCHECK_SERVE_CONFIG"  # how the settings reach the workers
OURS: Final = "dmtcheck.service"
SECONDS_TO_END: Final = 10  # for requests that are being answered when the service is told to stop
CANNOT_START: Final = 3  # with which a worker ends, and by which uvicorn knows not to start it again
MOST_WORKERS: Final = 64
BACKLOG: Final = 2048


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="DMTCHECK_SERVE_HOST", help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, envvar="DMTCHECK_SERVE_PORT", help="Port to listen at; 0: any."
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    show_default=True,
    envvar="DMTCHECK_SERVE_WORKERS",
    help="How many processes answer.",
)
@click.option("--config", type=click.Path(), envvar=CONFIG, help="Settings, a TOML file.")
@click.option("--i-know", is_flag=True, help="Listen for other machines although not every door asks for a token.")
@click.option("--quiet", "-q", is_flag=True, envvar="DMTCHECK_SERVE_QUIET", help="Log failures only, not each request.")
def serve(host: str, port: int, workers: int, config: str | None, i_know: bool, quiet: bool) -> int:
    """Serve checks over HTTP, for programs, electronic records and browsers.

    It stores nothing. Without settings it can be reached only from this
    machine: docs/deployment.md shows how to open it to others.

    \b
      dmtcheck serve
      dmtcheck serve --config service.toml --workers 2
    """
    try:
        import uvicorn  # noqa: F401  # to see that it is there

        from dmtcheck.service import Settings, create, read
    except ModuleNotFoundError:
        raise DmtcheckError('serving needs more packages: pip install "dmtcheck[serve]"') from None
    settings = read(config) if config else Settings()
    _refuse_open_doors(settings, host, i_know)
    _refuse_split_store(settings, workers)
    create(settings, date.today, _now)  # a mistake in the rules or the settings shows before anything listens
    _hand_on(config)
    listening = _listen(host, port)
    _announce(settings, listening, workers)
    return _run(_uvicorn(workers, quiet), listening)


def application() -> "ASGIApp":
    """Return the service of one worker, which finds its settings where ``serve`` left them."""
    from dmtcheck.service import Settings, create, read

    try:
        config = os.environ.get(CONFIG)
        return create(read(config) if config else Settings(), date.today, _now)
    except DmtcheckError as error:
        click.echo(f"dmtcheck: {visible(str(error))}", err=True)
        sys.exit(CANNOT_START)


def _uvicorn(workers: int, quiet: bool) -> "uvicorn.Config":
    import uvicorn

    from dmtcheck.service.connections import Connection

    return uvicorn.Config(
        "dmtcheck.cli.serve:application",
        factory=True,
        http=Connection,
        ws="none",
        lifespan="on",
        workers=workers,
        log_config=_logging(quiet),
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=SECONDS_TO_END,
    )


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _refuse_open_doors(settings: "Settings", host: str, i_know: bool) -> None:
    from dmtcheck.service.settings import is_loopback

    if not (is_loopback(host) or settings.is_guarded or i_know):
        raise click.UsageError(
            f"other machines can reach {host}, and not every door asks for a token: "
            "set tokens_sha256, and issuers or hooks = false, in --config, or give --i-know"
        )


def _refuse_split_store(settings: "Settings", workers: int) -> None:
    from dmtcheck.service.settings import IN_MEMORY

    if workers > 1 and settings.hooks and settings.issuers and settings.jti_store == IN_MEMORY:
        raise click.UsageError("several workers need jti_store in --config, a file in which they share the tokens they have seen")


def _hand_on(config: str | None) -> None:
    """Leave the settings where the workers find them."""
    os.environ.pop(CONFIG, None)
    if config:
        os.environ[CONFIG] = os.path.abspath(config)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, kind, protocol)  # with its protocol named: only then does asyncio send without delay
    except OSError as error:
        raise DmtcheckError(f"cannot listen at {host}: {error.strerror}") from None
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise DmtcheckError(f"cannot listen at {host}, port {port}: {error.strerror}") from None
    listening.set_inheritable(True)
    return listening


def _announce(settings: "Settings", listening: socket.socket, workers: int) -> None:
    from dmtcheck.checker import checker

    host, port = listening.getsockname()[:2]
    book = checker(settings.rules).rulebook
    address = f"[{host}]" if ":" in host else host
    processes = f"; {workers} workers" if workers > 1 else ""
    click.echo(f"dmtcheck: http://{address}:{port}; rules {book.version}, {len(book.active)} of them{processes}; stores nothing", err=True)


def _run(served: "uvicorn.Config", listening: socket.socket) -> int:
    """Serve until told to stop; then end with 0, once what was begun is answered."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    if served.workers > 1:
        many = Multiprocess(served, sockets=[listening])
        with listening:
            many.run()
        return 2 if any(one.exitcode == CANNOT_START for one in many.processes) else 0
    for ending in (SIGINT, SIGTERM):
        signal(ending, _end)  # uvicorn raises it once more when all is answered
    uvicorn.Server(served).run(sockets=[listening])
    return 0


def _end(_signal: int, _frame: object) -> None:
    sys.exit(0)


class OneLine(logging.Formatter):
    """A line with the time. Of what others log only the kind is told, and the type of an exception: messages may hold what was sent."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        if record.name == OURS:
            return f"{when} {record.getMessage()}"
        kind = record.exc_info[0] if record.exc_info else None
        return f"{when} {record.name} {record.levelname}{' ' + kind.__name__ if kind else ''}"


def _logging(quiet: bool) -> dict[str, Any]:
    """Return how all processes log: to standard error, requests by us alone, failures from everywhere."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": OneLine}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {OURS: {"level": "ERROR" if quiet else "INFO"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
    }
