"""The service under load, beside a bare Starlette application that answers as many bytes; and a soak, with the memory of the workers.

    python benchmarks/service.py [--seconds 5] [--connections 16] [--clients 1]
    python benchmarks/service.py --soak 100000 [--workers 2]

Servers are uvicorn as `dmtcheck serve` starts it. The client is ours, in processes of its own, with connections kept open; on a machine
with two cores it takes its share of them, so read the figures beside those of the bare application. Nothing is asserted about time.
Memory is read from /proc, so Linux.
"""

import argparse
import asyncio
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Final

PROFILE: Final = (Path(__file__).resolve().parents[1] / "examples" / "profiles" / "gregor.json").read_bytes()
SERVE: Final = "from dmtcheck import cli; cli.COMMANDS['serve'] = 'serve'; cli.main()"
# The bare application is started as ours is: uvicorn's own command would let its answers wait for acknowledgements with several workers.
BARE: Final = """
import sys, uvicorn
from dmtcheck.cli import serve
from dmtcheck.service.connections import Connection
listening = serve._listen("127.0.0.1", 0)
print(f"http://127.0.0.1:{listening.getsockname()[1]}", file=sys.stderr, flush=True)
plain = {"log_config": None, "access_log": False, "proxy_headers": False, "server_header": False, "ws": "none", "lifespan": "on"}
serve._run(uvicorn.Config("service:constant", factory=True, http=Connection, workers=int(sys.argv[1]), **plain), listening)
"""
SIZE: Final = "DMTCHECK_BENCHMARK_BYTES"
SAMPLES: Final = 10  # of memory, in a soak
STARTED: Final = re.compile(rb"http://127\.0\.0\.1:(\d+)")


def constant():
    """Return the bare application: one route, which reads the body and answers the same bytes each time."""
    from starlette.applications import Starlette
    from starlette.responses import Response
    from starlette.routing import Route

    answer = b"x" * int(os.environ[SIZE])

    async def same(request):
        await request.body()
        return Response(answer, media_type="application/json")

    return Starlette(routes=[Route("/constant", same, methods=["POST"])])


@contextmanager
def running(words: list[str], environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Start a server; yield its port and the id of its process. Stops it in the end."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, *words], env=os.environ | environment, stderr=said)
        try:
            while not (found := STARTED.search(_all(said))):
                if process.poll() is not None:
                    sys.exit(_all(said).decode())
                time.sleep(0.05)
            yield int(found[1]), process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _all(file) -> bytes:
    return os.pread(file.fileno(), 1_000_000, 0)


@contextmanager
def service(workers: int) -> Iterator[tuple[int, int]]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "service.toml").write_text("hooks = false\npage = false\n")
        words = ["-c", SERVE, "serve", "--port", "0", "--quiet", "--workers", str(workers), "--config", f"{folder}/service.toml"]
        with running(words, {}) as place:
            asyncio.run(ready(place[0]))
            yield place


@contextmanager
def bare(workers: int, size: int) -> Iterator[tuple[int, int]]:
    with running(["-c", BARE, str(workers)], {SIZE: str(size), "PYTHONPATH": str(Path(__file__).parent)}) as place:
        asyncio.run(ready(place[0]))
        yield place


async def ready(port: int) -> None:
    """Wait until the server answers anything: it listens before its workers have started."""
    await Connection(port).ask(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")


class Connection:
    """One connection, kept open."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams = None

    async def ask(self, request: bytes) -> tuple[int, int]:
        """Return status and size of the answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head)[1])
        await reader.readexactly(length)
        return int(head[9:12]), length


async def _load(port: int, request: bytes, connections: int, seconds: float, most: int) -> tuple[list[float], dict[int, int]]:
    times: list[float] = []
    statuses: dict[int, int] = {}
    end = time.perf_counter() + seconds
    left = most

    async def one() -> None:
        nonlocal left
        connection = Connection(port)
        while left > 0 and (start := time.perf_counter()) < end:
            left -= 1
            status, _ = await connection.ask(request)
            times.append(time.perf_counter() - start)
            statuses[status] = statuses.get(status, 0) + 1

    await asyncio.gather(*(one() for _ in range(connections)))
    return times, statuses


def load(port: int, request: bytes, connections: int, seconds: float, most: int = sys.maxsize) -> tuple[list[float], dict[int, int]]:
    """Ask over so many connections until the time is over or enough was asked; return seconds of each and how often each status came."""
    return asyncio.run(_load(port, request, connections, seconds, most))


def asking(method: str, path: str, body: bytes = b"") -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def measured(place: tuple[int, int], request: bytes, options: argparse.Namespace) -> str:
    """Return the cells of one row."""
    load(place[0], request, options.connections, 0.5)  # nothing is counted of it
    with ProcessPoolExecutor(options.clients) as clients:
        each = options.connections // options.clients
        began = time.perf_counter()
        parts = [clients.submit(load, place[0], request, each, options.seconds) for _ in range(options.clients)]
        found = [part.result() for part in parts]
        spent = time.perf_counter() - began
    times = [one for part, _ in found for one in part]
    wrong = sum(count for _, statuses in found for status, count in statuses.items() if status != 200)
    cuts = quantiles(times, n=100)
    return f"{cuts[49] * 1e3:.2f} | {cuts[98] * 1e3:.2f} | {len(times) / spent:,.0f} | {wrong}"


def compare(options: argparse.Namespace) -> None:
    check = asking("POST", "/v1/check", PROFILE)
    with service(1) as (port, _):
        _, size = asyncio.run(Connection(port).ask(check))
    print(
        f"{options.connections} connections from {options.clients} client process(es), {options.seconds:g} seconds each; an answer: {size:,} bytes\n"
    )
    print("| workers | what | p50 ms | p99 ms | requests/s | not 200 |\n|--:|---|--:|--:|--:|--:|")
    for workers in (1, 2):
        with bare(workers, size) as place:
            print(f"| {workers} | bare Starlette, constant | {measured(place, asking('POST', '/constant', PROFILE), options)} |", flush=True)
        with service(workers) as place:
            print(f"| {workers} | GET /healthz | {measured(place, asking('GET', '/healthz'), options)} |", flush=True)
            print(f"| {workers} | POST /v1/check | {measured(place, check, options)} |", flush=True)


def resident(process: int) -> list[float]:
    """Return the MB in use of a server process and of its workers."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 for one in (process, *children)]


def soak(options: argparse.Namespace) -> None:
    check = asking("POST", "/v1/check", PROFILE)
    step = max(1, options.soak // SAMPLES)
    with service(options.workers) as (port, process):
        time.sleep(2)  # all workers have started
        load(port, check, options.connections, 60, 200)
        print("| requests | MB of each process | not 200 | requests/s |\n|--:|---|--:|--:|")
        print(f"| 0 | {', '.join(f'{one:.1f}' for one in resident(process))} | | |", flush=True)
        for done in range(step, options.soak + 1, step):
            began = time.perf_counter()
            _, statuses = load(port, check, options.connections, 3600, step)
            wrong = sum(count for status, count in statuses.items() if status != 200)
            memory = ", ".join(f"{one:.1f}" for one in resident(process))
            print(f"| {done:,} | {memory} | {wrong} | {step / (time.perf_counter() - began):,.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--soak", type=int, metavar="REQUESTS")
    options = parser.parse_args()
    if options.soak:
        soak(options)
    else:
        compare(options)


if __name__ == "__main__":
    main()
