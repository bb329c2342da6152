"""Every example of an intake runs as its README says, against a real service, and does what it says."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from waiting import WAIT

from dmtcheck import check, load_rulebook
from dmtcheck.outputs.text import render

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples" / "intake"
README = (FOLDER / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^```sh\n(.+)\n```$", README, re.MULTILINE)
ADDRESS = "http://127.0.0.1:8000"
TOKEN = "correct horse"
ASKS = {name: fact.ask for name, fact in load_rulebook().facts.items()}
FORBIDDEN = re.compile(r"\b(eligible|safe|approved|recommended)\b", re.IGNORECASE)


@contextmanager
def running(*words: str) -> Iterator[str]:
    """Start a service in a process of its own; yield what it says once it listens."""
    with subprocess.Popen(words, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr is not None
            yield next(line for line in process.stderr if "http://" in line)
        finally:
            process.terminate()


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DMTCHECK")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return kept | {"PATH": path, "DMTCHECK_TOKEN": TOKEN, "DMTCHECK_AS_OF": "2026-11-22"} | more


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that asks for a token, as one does that others can reach; where it listens."""
    config = tmp_path_factory.mktemp("service") / "service.toml"
    config.write_text(f'tokens_sha256 = ["{sha256(TOKEN.encode()).hexdigest()}"]\n')
    with running(sys.executable, "-m", "dmtcheck", "serve", "--port", "0", "--quiet", "--config", str(config)) as said:
        yield where(said)


def where(said: str) -> str:
    """Return the address that a service says it listens at."""
    found = re.search(r"http://[\d.:]+", said)
    assert found
    return found[0]


def run(name: str, address: str = ADDRESS, folder: Path | None = None, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the command of the README that names a file, or skip where a program that it needs is missing."""
    command = next(line for line in COMMANDS if name in line).replace(ADDRESS, address)
    if folder:
        command = command.replace("reports.ndjson", str(folder / "reports.ndjson"))
    for program in needs(name):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    done = run_line(command, **more)
    assert not FORBIDDEN.search(done.stdout)
    return done


def run_line(command: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment(**more), check=False, capture_output=True, text=True, timeout=WAIT)


def needs(name: str) -> list[str]:
    """Return the programs that an example calls."""
    file = FOLDER / name
    if file.suffix == ".sh":
        return [program for program in ("curl", "jq") if re.search(rf"\b{program} -", file.read_text("utf-8"))]
    return ["node"] if file.suffix == ".mjs" else []


def test_the_readme_tells_of_every_example_and_how_to_run_it() -> None:
    files = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.suffix in (".sh", ".py", ".mjs")]
    assert len(files) == 6
    assert len(COMMANDS) == README.count("```sh") == 8
    for name in files:
        assert any((name if name != "mounted.py" else "mounted:app") in command for command in COMMANDS), name
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (FOLDER / target).exists(), target


def test_the_shell_script_asks_and_tells(address: str) -> None:
    done = run("shell.sh", address)
    assert (done.returncode, done.stderr) == (0, "")
    profile, bundle, question, mistake = [part.splitlines()[1:] for part in done.stdout.split("--- ")[1:]]
    assert profile[0] == "mitoxantrone: caution" and "  warning: LVEF more than a year old, after mitoxantrone" in profile
    assert ASKS["liver_tests"] in bundle
    assert question in [[ask] for ask in ASKS.values()] and question != [ASKS["hbsag"]]
    assert mistake[0].startswith('422, line 1, column 2: unknown fact "agee", did you mean "age"?')


def test_the_shell_script_says_why_it_was_not_answered(address: str) -> None:
    done = run("shell.sh", address, DMTCHECK_TOKEN="another")
    assert done.returncode != 0
    assert "A token is needed, and it must be a known one." in done.stderr


def asked_and_report(said: str) -> tuple[list[str], str]:
    place = said.index("lena, as of 2026-11-22")
    return said[:place].splitlines(), said[place:]


def test_the_client_asks_everything_that_could_matter_and_prints_the_summary(address: str) -> None:
    done = run("client.py", address)
    assert (done.returncode, done.stderr) == (0, "")
    asked, printed = asked_and_report(done.stdout)
    given = {**json.loads((FOLDER / "lena.json").read_text("utf-8")), **json.loads((FOLDER / "lena-answers.json").read_text("utf-8"))}
    report = check(given)
    assert printed == re.sub("\x1b\\[[0-9;]*m", "", render(report))
    assert "  raised for ocrevus: Herpes infection, ever" in asked, "found after the status was settled"
    answered = [line for line in asked if not line.startswith("  ")]
    assert len(answered) == len(set(answered))
    open_still = [question.ask for question in report.questions]
    assert sorted(line.removesuffix(" not known") for line in answered if line.endswith(" not known")) == sorted(open_still)


def test_the_client_in_javascript_says_the_same(address: str) -> None:
    done = run("client.mjs", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("client.py", address).stdout


@pytest.mark.parametrize("name", ["client.py", "client.mjs"])
def test_a_client_ends_with_one_line_where_it_is_not_let_in(name: str, address: str) -> None:
    done = run(name, address, DMTCHECK_TOKEN="another")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "401: A token is needed, and it must be a known one.\n"


@pytest.mark.parametrize("name", ["client.py", "client.mjs"])
def test_a_client_ends_with_one_line_where_nobody_listens(name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = f"http://127.0.0.1:{taken.getsockname()[1]}"
    done = run(name, free)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


def test_the_requests_of_cds_hooks_are_answered_as_they_say(address: str) -> None:
    done = run("cds-hooks/call.sh", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"^\d{3}$", done.stdout, re.MULTILINE) == ["200", "200", "200", "412", "200"]
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert len(answers[0]["services"]) == 3
    assert all(answer["cards"] for answer in answers[1:4])


def test_the_answers_to_a_form_are_read_like_a_profile() -> None:
    done = run("lena-form.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "lena, as of 2026-11-22" in done.stdout and "Active infection" in done.stdout
    form = json.loads((FOLDER / "lena-form.json").read_text("utf-8"))
    QuestionnaireResponse(**form)
    report = json.loads(run_line("dmtcheck examples/intake/lena-form.json --format json --exit-zero").stdout)
    assert report["data_quality"] == []
    assert not {"hbsag", "active_infection", "severe_reactions", "age", "ms_type"} & {question["fact"] for question in report["questions"]}


def test_the_terminal_asks_tells_why_and_ends_with_the_report() -> None:
    done = run("dmtcheck intake")
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "lena, as of 2026-11-22"), "1: something critical is open"
    assert "The answer could settle:" in done.stderr


def test_a_bulk_export_becomes_a_line_for_each_person(tmp_path: Path) -> None:
    done = run("bulk.sh", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    reports = [json.loads(line) for line in (tmp_path / "reports.ndjson").read_text("utf-8").splitlines()]
    assert [report["id"] for report in reports] == ["quentin", "rosa", "sven"]
    assert done.stdout.count("to get from the laboratory: ") == 3
    assert "rosa, 2026-11-22\n" in done.stdout


def bulk(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", str(FOLDER / "bulk.sh"), *words], env=environment(), check=False, capture_output=True, text=True, timeout=WAIT, cwd=ROOT
    )


def test_one_record_that_cannot_be_read_hides_none_of_the_others(tmp_path: Path) -> None:
    run("bulk.sh", folder=tmp_path)  # skips where jq is missing
    export = tmp_path / "export"
    shutil.copytree(ROOT / "examples" / "fhir" / "bulk", export)
    with (export / "Patient.ndjson").open("a", encoding="utf-8") as file:
        file.write('{"resourceType": "Patient", "id": "tom"\n')
    done = bulk(str(export), str(tmp_path / "reports.ndjson"))
    assert done.returncode == 2
    assert "Patient.ndjson:4" in done.stderr
    assert [line for line in done.stdout.splitlines() if line.endswith(", 2026-11-22")] == [
        f"{who}, 2026-11-22" for who in ("quentin", "rosa", "sven")
    ]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = bulk(str(tmp_path / "none"), str(tmp_path / "reports.ndjson"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path / 'none'}: there is no such folder\n"


def got(address: str, body: Any = None) -> tuple[int, str]:
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(address, data, {"Content-Type": "application/json"}), timeout=WAIT) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_every_door_opens_inside_another_application() -> None:
    pytest.importorskip("fastapi")
    command = next(line for line in COMMANDS if "mounted:app" in line)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    with running(sys.executable, "-m", *command.replace("8010", port).split()) as said:
        base = where(said)
        status, answer = got(f"{base}/appointments/gregor")
        assert status == 200 and ASKS["jcv_antibody"] in json.loads(answer)["laboratory"]
        assert got(f"{base}/appointments/nobody") == (404, '{"detail":"There is no appointment for this name."}')
        inner = f"{base}/dmtcheck"
        assert json.loads(got(f"{inner}/healthz")[1])["status"] == "ok"
        assert json.loads(got(f"{inner}/v1/check", {"considering": ["ocrevus"]})[1])["assessments"][0]["drug"] == "ocrevus"
        assert got(f"{inner}/v1/check", {"agee": 3})[0] == 422
        assert len(json.loads(got(f"{inner}/cds-services")[1])["services"]) == 3
        status, page = got(f"{inner}/")
        assert status == 200
        for place in re.findall(r'(?:href|src)="([^"#]+)"', page):
            assert not place.startswith("/"), "a page that is mounted elsewhere would not find it"
            assert got(f"{inner}/{place}")[0] == 200
        assert 'route="/v1/check",status="422"' in got(f"{inner}/metrics")[1]
