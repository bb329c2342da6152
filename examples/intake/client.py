"""An intake over HTTP with Python's standard library: it asks for one fact after the other and tells what each answer raises.

First comes what could change the status of a drug; then, out of the report, what could still raise or settle a consideration.
The answers come from a file, as a person and a chart would give them. Run it beside `dmtcheck serve`:

    python examples/intake/client.py http://127.0.0.1:8000 examples/intake/lena.json examples/intake/lena-answers.json
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen


def post(address: str, body: Any) -> str:
    """Send JSON and return what is answered; end with the one sentence that says what is wrong."""
    headers = {"Content-Type": "application/json"}
    if token := os.environ.get("DMTCHECK_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    request = Request(address, json.dumps(body).encode(), headers)  # noqa: S310  # the address is the user's own
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310  # as above
            return str(answer.read().decode())
    except HTTPError as error:
        sys.exit(f"{error.code}: {json.load(error)['detail']}")
    except URLError as error:
        sys.exit(f"no answer from {address}: {error.reason}")


def next_question(address: str, profile: dict[str, Any], asked: list[str], before: dict[str, Any]) -> dict[str, Any] | None:
    """Tell what the last answer raised. Returns what to ask next, or None where nothing is left."""
    now = json.loads(post(f"{address}/v1/next-question", {"profile": profile, "not_known": asked, "before": before}))
    for change in now["changes"]:
        if change["after"] == "flagged":
            print(f"  raised for {change['drug']}: {change['title']}")
    if now["question"] is None:  # no status can change any more, but what is raised can
        report = json.loads(post(f"{address}/v1/check", profile))
        return next((question for question in report["questions"] if question["fact"] not in asked), None)
    question: dict[str, Any] = now["question"]
    return question


def intake(address: str, profile: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """Ask as long as there is something to ask. Returns the profile with what was answered."""
    asked: list[str] = []
    before = profile
    while question := next_question(address, profile, asked, before):
        fact = question["fact"]
        asked.append(fact)  # answered or not: it is not asked again
        given = {name: answers[name] for name in (fact, f"{fact}_date") if name in answers}
        print(question["ask"], json.dumps(given[fact]) if fact in given else "not known")
        before, profile = profile, {**profile, **given}
    return profile


def main() -> None:
    """Take the address of the service, the file of a profile and the file of the answers."""
    address, profile, answers = sys.argv[1], *(json.loads(Path(name).read_text("utf-8")) for name in sys.argv[2:4])
    print(post(f"{address}/v1/check?format=text", intake(address, profile, answers)), end="")


if __name__ == "__main__":
    main()
