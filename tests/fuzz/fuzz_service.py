"""Starts the service and sends it what nobody should send: by its own description (schemathesis), and calls of CDS Hooks and records, changed."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import httpx
from fuzz.mutations import changed, mutated, places, put
from jsonschema import Draft202012Validator

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BIN = Path(sys.executable).parent
FORBIDDEN = re.compile(r"\b(?:eligible|eligibility|safe|safely|approved|recommended|recommends?)\b", re.IGNORECASE)
EXPECTED = re.compile(r"^dmtcheck: http|uvicorn\.error WARNING$")  # its first line, and requests that are no HTTP
LONGEST = 5.0  # seconds for one answer
MOST_TOLD = 40
# A schema cannot say that two facts contradict each other, nor which hook belongs to which service or that data is lacking.
CONFIG = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "304", "422"]

[[operations]]
include-operation-id = "cdsHooksCall"
checks.positive_data_acceptance.enabled = false
"""
STRANGE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe{\x00}\x00",
    b"\xef\xbb\xbf{}",
    b'{"a":1,"a":2}',
    b"[" * 5000,
    b'{"a":' * 5000,
    b'{"x":NaN}',
    b"\x00" * 99,
]
HEADERS: list[dict[str, str]] = [
    {"content-type": "text/plain"},
    {"content-encoding": "gzip"},
    {"content-type": "application/json; charset=latin-1"},
    {"authorization": "Bearer x.y.z"},
    {"authorization": "Basic ==="},
    {"content-type": ""},
]


class Service:
    """The running service, what it says of itself, and what was found wrong with it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.Client(base_url=address, timeout=20, trust_env=False)
        self.description = self.client.get("/openapi.json").json()
        self.counted: Counter[str] = Counter()
        self.problems: dict[str, str] = {}

    def send(self, path: str, template: str, body: bytes, headers: dict[str, str], where: str) -> httpx.Response | None:
        """Send one body; take down whatever the description does not announce."""
        began = time.monotonic()
        try:
            answer = self.client.post(path, content=body, headers={"content-type": "application/json", **headers})
        except httpx.HTTPError as error:
            self._problem(f"{template}: {type(error).__name__}", where)
            return None
        self.counted[f"{answer.status_code} at {template}"] += 1
        if time.monotonic() - began > LONGEST:
            self._problem(f"{template}: slower than {LONGEST} seconds", where)
        for problem in self._problems(answer, template):
            self._problem(f"{template}: {answer.status_code}: {problem}", where)
        return answer

    def _problem(self, what: str, where: str) -> None:
        self.problems.setdefault(what, where)

    def _problems(self, answer: httpx.Response, template: str) -> Iterator[str]:
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            yield "a failure"
        if FORBIDDEN.search(answer.text):
            yield "a word that must never be said"
        if template not in self.description["paths"]:
            yield from () if template.startswith("/cds-services") else ("a path that is not described",)
            return
        described = self.description["paths"][template]["post"]["responses"].get(str(answer.status_code))
        if described and "$ref" in described:
            described = self.description["components"]["responses"][described["$ref"].rsplit("/", 1)[-1]]
        media = answer.headers.get("content-type", "").split(";")[0]
        if not described or media not in described["content"]:
            yield f"not described: {media}"
        elif media.endswith("json"):
            schema = {**described["content"][media]["schema"], "components": self.description["components"]}
            error = next(Draft202012Validator(schema).iter_errors(answer.json()), None)
            if error:
                yield f"not as described, at {error.json_path}: {error.message[:200]}"


@contextmanager
def served() -> Iterator[tuple[str, Path]]:
    """Run the service; yield its address, and the file to which it logs failures."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("w") as written:
            process = subprocess.Popen([BIN / "dmtcheck", "serve", "--port", "0", "--quiet"], stderr=written, stdout=written)
        try:
            yield _address(log, process), log
        finally:
            process.terminate()
            process.wait(20)


def _address(log: Path, process: "subprocess.Popen[bytes]") -> str:
    for _ in range(300):
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8")):
            address = found[0]
            try:
                httpx.get(f"{address}/healthz", trust_env=False, timeout=20)
            except httpx.ConnectError:
                pass
            else:
                return address
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"the service does not start: {log.read_text('utf-8')}")


def by_description(address: str, seconds: int, seed: int) -> bool:
    """Let schemathesis run for a while. Whether it found nothing wrong."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "schemathesis.toml"
        config.write_text(CONFIG, encoding="utf-8")
        command = [
            str(BIN / "schemathesis"),
            "--config-file",
            str(config),
            "run",
            f"{address}/openapi.json",
            "--max-time",
            str(seconds),
            "--seed",
            str(seed),
        ]
        return subprocess.run([*command, "--continue-on-failure", "--warnings", "off"], cwd=folder, check=False).returncode == 0


def changed_calls(service: Service, random: Random, until: float) -> None:
    """Send calls of CDS Hooks, feedback and records, each changed somewhere, until the time is over."""
    calls = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((EXAMPLES / "intake" / "cds-hooks").glob("*.json"))}
    record = json.loads((EXAMPLES / "fhir" / "petra.json").read_text("utf-8"))
    for name, call in calls.items():
        answer = _call(service, name, call, {}, name)
        if answer is None or answer.status_code != (412 if name == "without-conditions" else 200):
            service.problems[f"{name}: the example itself is not answered as it should be"] = name
        somebody_else(service, name, call)
    turn = 0
    while time.monotonic() < until:
        turn += 1
        headers = random.choice(HEADERS) if random.random() < 0.05 else {}
        name = random.choice([*calls, "record"])
        whole = record if name == "record" else calls[name]
        try:
            body: Any = mutated(whole, random, times=random.choice([1, 1, 2, 4])) if random.random() < 0.97 else random.choice(STRANGE)
            if name == "record":
                _record(service, body, headers, random, f"{name}, change {turn}")
            else:
                _call(service, name, body, headers, f"{name}, change {turn}")
        except RecursionError:  # nested too deeply to be written by the sender
            service.counted["not sent"] += 1


def _call(service: Service, name: str, body: Any, headers: dict[str, str], where: str) -> httpx.Response | None:
    id = "order-sign" if name in ("without-conditions", "feedback") else name
    more = "/feedback" if name == "feedback" else ""
    return service.send(f"/cds-services/dmtcheck-{id}{more}", f"/cds-services/{{id}}{more}", _bytes(body), headers, where)


def _record(service: Service, body: Any, headers: dict[str, str], random: Random, where: str) -> None:
    query = random.choice(["", "?format=fhir", "?format=markdown", "?format=text", "?explain=true", "?drug=ocrevus", "?as_of=2013-01-01"])
    service.send(f"/v1/check{query}", "/v1/check", _bytes(body), {"content-type": "application/fhir+json", **headers}, where)


def _bytes(body: Any) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def somebody_else(service: Service, name: str, call: dict[str, Any]) -> None:
    """Whatever of a call is made somebody else's, there must be no card."""
    chosen = call.get("context", {}).get("selections")
    for path, _ in places(call):
        ignored = chosen is not None and path[1:2] == ("draftOrders",) and path[3:4] != (0,)
        if path[-1] == "reference" and path[-2] in ("subject", "patient") and not ignored:
            answer = _call(service, name, put(call, path, "Patient/somebody-else"), {}, name)
            if answer is None or answer.status_code not in (400, 412):
                service.problems[f"{name}: answered with somebody else's data at {path}"] = name
    for path in [path for path, _ in places(call) if path in (("prefetch", "patient"), ("prefetch", "conditions"))]:
        answer = _call(service, name, changed(call, path, lambda holder, key: holder.__delitem__(key)), {}, name)
        if answer is None or answer.status_code != httpx.codes.PRECONDITION_FAILED:
            service.problems[f"{name}: answered without {path[-1]}"] = name


def main() -> int:
    """Run all of it and tell what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=int(os.environ.get("SECONDS", "120")), help="time in all (default 120, or SECONDS)")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with served() as (address, log):
        service = Service(address)
        began = time.monotonic()
        good = by_description(address, max(10, given.seconds * 2 // 3), given.seed)
        changed_calls(service, Random(given.seed), max(began + given.seconds, time.monotonic() + 5))
        service.client.close()
        failures = [line for line in log.read_text("utf-8").splitlines() if not EXPECTED.search(line)]
    print(", ".join(f"{number:,} × {what}" for what, number in sorted(service.counted.items())))  # noqa: RUF001  # times
    for what, where in list(service.problems.items())[:MOST_TOLD]:
        print(f"  {where}: {what}")
    for line in failures[:MOST_TOLD]:
        print(f"  the service logged: {line}")
    return 0 if good and not service.problems and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
