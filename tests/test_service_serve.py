"""``dmtcheck serve``: a real server in a process of its own, how it starts and ends, and what it tells."""

import asyncio
import http.client
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
import pytest
import uvicorn
from click.testing import CliRunner
from uvicorn.supervisors import Multiprocess
from waiting import WAIT, until

from dmtcheck import DmtcheckError
from dmtcheck.cli import serve as module
from dmtcheck.cli.serve import OneLine, application, serve
from dmtcheck.service import Settings, connections

PEOPLE = Path(__file__).resolve().parents[1] / "examples" / "profiles"
GREGOR = (PEOPLE / "gregor.json").read_bytes()
COMMAND = "from dmtcheck import cli; cli.COMMANDS['serve'] = 'serve'; cli.main()"
JSON = {"Content-Type": "application/json"}
ALONE = "hooks = false\npage = false\n"
DIGEST = sha256(b"correct horse").hexdigest()


class Server:
    """A running service: its port, its process, and what it has said so far."""

    def __init__(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        self.process = process
        self._said = said
        self.port = int(self.until(r"dmtcheck: http://127\.0\.0\.1:(\d+); ")[1])

    @property
    def said(self) -> str:
        return self._said.read_text()

    def until(self, pattern: str) -> re.Match[str]:
        """Return where it has said this. Waits for it."""
        until(lambda: re.search(pattern, self.said) or self.process.poll() is not None)
        found = re.search(pattern, self.said)
        assert found, self.said
        return found

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        try:
            connection.request(method, path, body, headers or (JSON if body is not None else {}), encode_chunked=not isinstance(body, bytes | None))
            response = connection.getresponse()
            return response.status, response, response.read()
        finally:
            connection.close()

    def open(self, sent: bytes) -> socket.socket:
        """Return a connection on which something was sent already."""
        opened = socket.create_connection(("127.0.0.1", self.port), timeout=WAIT)
        opened.sendall(sent)
        return opened

    def begin(self) -> socket.socket:
        """Return a connection on which a profile of two bytes is being read, and the first has been sent."""
        opened = self.open(head("/v1/check", "Content-Length: 2", "Expect: 100-continue"))
        assert opened.recv(65536).startswith(b"HTTP/1.1 100 ")
        opened.sendall(b"{")
        return opened

    @property
    def listens(self) -> bool:
        try:
            self.open(b"").close()
        except OSError:
            return False
        return True

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(WAIT)


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("DMTCHECK", "PROMETHEUS"))} | more


@contextmanager
def serving(folder: Path, settings: str = "", *words: str, **more: str) -> Iterator[Server]:
    (folder / "service.toml").write_text(ALONE + settings)
    typed = [sys.executable, "-c", COMMAND, "serve", "--port", "0", "--config", str(folder / "service.toml"), *words]
    with (folder / "said").open("wb") as said, subprocess.Popen(typed, env=environment(**more), stderr=said, stdout=said) as process:
        try:
            yield Server(process, folder / "said")
        finally:
            if process.poll() is None:
                process.kill()


def head(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: here", "Content-Type: application/json", *headers, "", ""]).encode()


def everything(opened: socket.socket) -> bytes:
    """Return all that comes until the other side closes."""
    with opened:
        return b"".join(iter(lambda: opened.recv(65536), b""))


def test_it_starts_answers_and_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert server.said.startswith("dmtcheck: http://127.0.0.1:") and server.said.endswith("stores nothing\n")
        status, response, body = server.ask("POST", "/v1/check?drug=ocrevus", GREGOR)
        assert (status, json.loads(body)["id"]) == (200, "gregor")
        assert response.getheader("server") is None
        status, _, told = server.ask("GET", "/v1/anna-muster")
        assert status == 404
        assert server.end() == 0
        lines = server.said.splitlines()[1:]
        assert len(lines) == 2
        assert re.fullmatch(r"\S+ POST /v1/check 200 \d+ ms", lines[0]) and re.fullmatch(r"\S+ GET other 404 \d+ ms", lines[1])


def test_an_interrupt_ends_it_too_and_quiet_says_nothing_of_requests(tmp_path: Path) -> None:
    with serving(tmp_path, "", "--quiet") as server:
        assert server.ask("POST", "/v1/check", b"{}")[0] == 200
        assert server.end(signal.SIGINT) == 0
        assert len(server.said.splitlines()) == 1


def test_what_was_begun_is_answered_before_it_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        opened = server.begin()
        server.process.send_signal(signal.SIGTERM)
        until(lambda: not server.listens)
        opened.sendall(b"}")
        assert b" 200 OK" in everything(opened)
        assert server.process.wait(WAIT) == 0


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        typed = [sys.executable, "-c", COMMAND, "serve", "--port", port]
        (tmp_path / "service.toml").write_text(ALONE)
        more = {"DMTCHECK_SERVE_CONFIG": str(tmp_path / "service.toml")}
        done = subprocess.run(typed, env=environment(**more), check=False, capture_output=True, text=True, timeout=WAIT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"dmtcheck: cannot listen at 127.0.0.1, port {port}: Address already in use\n"


def test_slow_large_and_too_many_are_refused_and_it_goes_on(tmp_path: Path) -> None:
    with serving(tmp_path, "seconds_to_read = 5\nat_once = 1\n") as server:
        held = server.begin()
        server_is_busy = [server.ask("POST", "/v1/check", b"{}") for _ in range(3)]
        assert [status for status, _, _ in server_is_busy] == [503] * 3
        assert server_is_busy[0][1].getheader("retry-after") == "1"
        assert server.ask("GET", "/healthz")[0] == 200
        slow = everything(held)
        assert b" 408 " in slow and b"connection: close" in slow
        large = b" " * (8 * 1024 * 1024 + 1)
        for body in (large, iter([large[:1_000_000]] * 9)):
            status, response, told = server.ask("POST", "/v1/check", body, JSON)
            assert (status, response.getheader("content-type")) == (413, "application/problem+json")
            assert "8,388,608 bytes" in json.loads(told)["detail"]
        assert server.ask("POST", "/v1/check", iter([b"{", b"}"]), JSON)[0] == 200
        with server.open(head("/v1/check", "Content-Length: 2") + b"{"):
            pass  # the client goes away in the middle
        server.until(r"POST /v1/check 499")
        assert b" 400 " in everything(server.open(b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"))
        assert server.ask("POST", "/v1/check", b"{}")[0] == 200
        assert server.end() == 0


MARKER = "annamuster"


def test_nothing_of_a_profile_is_said_anywhere(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        told = [
            server.ask("POST", path, json.dumps(body).encode(), {**JSON, "X-Name": MARKER, "User-Agent": MARKER})[2].decode()
            for path, body in [
                (f"/v1/{MARKER}", {}),
                (f"/v1/check?{MARKER}=1", {}),
                (f"/v1/check?drug={MARKER}", {}),
                ("/v1/check", {MARKER: 1}),
                ("/v1/check", {"ms_type": MARKER}),
                ("/v1/check", {"id": MARKER, "age": 900}),
                ("/v1/check", {"id": MARKER}),
                ("/v1/check", {"therapies": [{"name": MARKER}], "age": "x"}),
                ("/v1/next-question", {"profile": {"id": MARKER, "age": "x"}}),
            ]
        ]
        told += [server.ask(f"{MARKER.upper()}", "/v1/check")[2].decode(), everything(server.open(f"{MARKER}\r\n\r\n".encode())).decode()]
        assert [MARKER in body.lower() for body in told] == [False, True, True, True, True, False, True, False, False, False, False]
        assert json.loads(told[6])["id"] == MARKER  # the report, and nothing else, names the person
        metrics = server.ask("GET", "/metrics")[2].decode()
        assert server.end() == 0
        assert MARKER not in server.said.lower() and MARKER not in metrics.lower()
        assert "Traceback" not in server.said


def test_two_workers_share_a_port_and_where_it_is_wanted_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "numbers").mkdir()
    with serving(tmp_path, "", "--workers", "2", PROMETHEUS_MULTIPROC_DIR=str(tmp_path / "numbers")) as server:
        assert "; 2 workers; stores nothing" in server.said
        for _ in range(10):
            assert server.ask("POST", "/v1/check", b"{}")[0] == 200
        numbers = server.ask("GET", "/metrics")[2].decode()
        assert 'dmtcheck_requests_total{method="POST",route="/v1/check",status="200"} 10.0' in numbers
        assert "dmtcheck_requests_in_flight 1.0" in numbers
        assert server.end() == 0


# From here on inside this process: what can be seen without a server.


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs the command up to where it would serve; returns the configuration of uvicorn that it would serve with."""
    monkeypatch.setenv(module.CONFIG, "")
    (tmp_path / "service.toml").write_text(ALONE)
    ran: list[Any] = []

    def run(served: uvicorn.Config, listening: socket.socket) -> int:
        ran.append(served)
        listening.close()
        return 0

    monkeypatch.setattr(module, "_run", run)
    monkeypatch.setattr(uvicorn.Config, "configure_logging", lambda self: None)

    def type_(*words: str, settings: str = "") -> tuple[Any, str]:
        (tmp_path / "service.toml").write_text(ALONE + settings)
        done = CliRunner().invoke(serve, ["--port", "0", "--config", str(tmp_path / "service.toml"), *words], standalone_mode=False)
        if isinstance(done.exception, click.ClickException):
            return None, done.exception.format_message()
        if done.exception:
            return None, str(done.exception)
        assert done.return_value == 0
        return ran.pop(), done.stderr

    return type_


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "example.org"])
@pytest.mark.parametrize("settings", [Settings(), Settings(hooks=False), Settings(tokens_sha256=(DIGEST,))])
def test_an_open_door_is_not_shown_to_other_machines(host: str, settings: Settings) -> None:
    with pytest.raises(click.UsageError) as refused:
        module._refuse_open_doors(settings, host, False)
    said = refused.value.format_message()
    assert said.startswith(f"other machines can reach {host}, and not every door asks for a token: set tokens_sha256")
    assert "--i-know" in said and "\n" not in said
    module._refuse_open_doors(settings, host, True)
    module._refuse_open_doors(settings, "127.0.0.1", False)


def test_it_is_refused_before_anything_listens(typed: Any) -> None:
    served, said = typed("--host", "0.0.0.0")
    assert served is None and said.startswith("other machines can reach 0.0.0.0")


def test_a_guarded_service_may_be_reached_and_so_may_an_open_one_where_somebody_knows(typed: Any) -> None:
    served, said = typed("--host", "0.0.0.0", settings=f'tokens_sha256 = ["{DIGEST}"]\n')
    assert served is not None and "http://0.0.0.0:" in said and DIGEST not in said
    served, said = typed("--host", "0.0.0.0", "--i-know")
    assert served is not None
    assert not (served.proxy_headers or served.server_header or served.access_log)
    assert served.http is connections.Connection


def test_an_address_of_the_newer_kind_is_told_in_brackets(typed: Any) -> None:
    served, said = typed("--host", "::1")
    assert served is None or "http://[::1]:" in said  # not every machine has one


def test_an_address_that_is_none_is_one_line(typed: Any) -> None:
    served, said = typed("--host", "127.0.0.256", "--i-know")
    assert served is None and said.startswith("cannot listen at 127.0.0.256")


def test_a_port_that_is_taken_is_not_shared() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(DmtcheckError, match="port [0-9]+: Address already in use"):
        module._listen("127.0.0.1", taken.getsockname()[1])


def test_answers_are_sent_without_delay() -> None:
    with module._listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_mistakes_show_before_anything_listens(typed: Any, tmp_path: Path) -> None:
    assert 'unknown key "at_ones", did you mean "at_once"?' in typed(settings="at_ones = 3\n")[1]
    assert "this folder of rules is not there" in typed(settings='rules = ["nowhere"]\n')[1]


def test_several_workers_must_share_the_tokens_they_have_seen(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text('{"keys": []}')
    settings = '[[issuers]]\niss = "https://ehr.example.org"\njwks = "keys.json"\n'
    (tmp_path / "service.toml").write_text(settings)
    done = CliRunner().invoke(serve, ["--workers", "2", "--config", str(tmp_path / "service.toml")], standalone_mode=False)
    assert isinstance(done.exception, click.UsageError)
    assert "several workers need jti_store" in done.exception.format_message()


def test_without_its_packages_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = CliRunner().invoke(serve, [], standalone_mode=False)
    assert isinstance(done.exception, DmtcheckError)
    assert str(done.exception) == 'serving needs more packages: pip install "dmtcheck[serve]"'


def test_settings_are_built_in_where_no_file_is_named(monkeypatch: pytest.MonkeyPatch, typed: Any) -> None:
    found: list[Any] = []
    monkeypatch.setattr("dmtcheck.service.create", lambda settings, today, now: found.append((settings, today(), now())))
    done = CliRunner().invoke(serve, ["--port", "0"], standalone_mode=False)
    assert done.exception is None
    application()
    assert [settings.hooks for settings, _, _ in found] == [True, True]
    assert abs(found[0][2] - time.time()) < WAIT


def test_a_worker_finds_its_settings_and_ends_where_they_are_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "service.toml"
    monkeypatch.setenv(module.CONFIG, str(path))
    path.write_text(ALONE)
    assert application() is not None
    path.write_text("at_once = 0")
    with pytest.raises(SystemExit) as ended:
        application()
    assert ended.value.code == module.CANNOT_START
    assert capsys.readouterr().err.startswith(f'dmtcheck: {path}: "at_once": expected a whole number')


def test_workers_that_cannot_start_are_told_by_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended:
        exitcode = 0

    handlers = {one: signal.getsignal(one) for one in signal.valid_signals() if one not in (signal.SIGKILL, signal.SIGSTOP)}
    try:
        for code, expected in ((0, 0), (module.CANNOT_START, 2)):
            Ended.exitcode = code
            monkeypatch.setattr(Multiprocess, "run", lambda self: self.processes.append(Ended()))
            listening = socket.socket()
            assert module._run(uvicorn.Config("none:none", workers=2, log_config=None), listening) == expected
            assert listening.fileno() == -1
    finally:
        for one, handler in handlers.items():
            if handler is not None:
                signal.signal(one, handler)


def test_one_worker_serves_in_this_process_and_ends_with_nothing_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: sockets[0].close())
    handlers = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        assert module._run(uvicorn.Config("none:none", log_config=None), socket.socket()) == 0
        with pytest.raises(SystemExit) as ended:
            signal.raise_signal(signal.SIGTERM)
        assert ended.value.code == 0
    finally:
        for one, handler in handlers.items():
            signal.signal(one, handler)


def test_what_others_log_is_told_without_its_words() -> None:
    def line(name: str, error: BaseException | None) -> str:
        info = (type(error), error, None) if error else None
        return OneLine().format(logging.LogRecord(name, logging.ERROR, "", 0, "said %s", (MARKER,), info)).partition(" ")[2]

    assert line("dmtcheck.service", None) == f"said {MARKER}"
    assert line("uvicorn.error", ValueError(MARKER)) == "uvicorn.error ERROR ValueError"
    assert line("asyncio", None) == "asyncio ERROR"
    quiet, loud = module._logging(True), module._logging(False)
    assert (quiet["loggers"][module.OURS]["level"], loud["loggers"][module.OURS]["level"]) == ("ERROR", "INFO")


def test_a_head_that_does_not_come_closes_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SECONDS", 1.5)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(2.5)  # longer than a head may take
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    async def run() -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        place = listening.getsockname()
        server = uvicorn.Server(uvicorn.Config(app, http=connections.Connection, lifespan="off", ws="none", log_config=None))
        serving = asyncio.create_task(server.serve(sockets=[listening]))

        async def told(*pieces: bytes, pause: float = 0.0) -> bytes:
            reader, writer = await asyncio.open_connection(*place)
            for piece in pieces:
                writer.write(piece)
                await asyncio.sleep(pause)
            found = await reader.read()
            writer.close()
            await writer.wait_closed()
            return found

        whole = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
        last = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        answers = await asyncio.gather(
            told(),
            told(b"GET / HTTP/1.1\r\n"),
            told(whole, b"GET / HTTP/1.1\r\n", b"Host: a\r\n", pause=0.5),
            told(whole, b"GET / HT", pause=3.5),
            told(whole, last[:9], last[9:], pause=0.5),
            told(whole, b"", last[:9], last[9:], pause=3.5),
        )
        assert [answer.count(b"200 OK") for answer in answers] == [0, 0, 1, 1, 2, 1]
        assert answers[0] == answers[1] == b""
        server.should_exit = True
        await serving

    asyncio.run(run())
