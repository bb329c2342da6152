"""What the documentation says is true: its commands, outputs, snippets, links and names, and the pages made from the rules."""

import ast
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import guard
import jsonschema
import pytest
from click.testing import CliRunner
from gherkin_files import cases, play

from dmtcheck import Checker, Rulebook
from dmtcheck.cli import cli
from dmtcheck.outputs import FORMATS
from dmtcheck.outputs.schemas import schema
from dmtcheck.rulebook import load_files, read_files
from dmtcheck.terms import DRUGS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MADE = ("rules.md", "facts.md", "sources.md")
EXAMPLES = sorted((ROOT / "examples" / "profiles").glob("*.json"))
AS_OF = "2026-11-22"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUNS = re.compile(r"(\.venv/bin/)?dmtcheck\b|python examples/|.*\| *(\.venv/bin/)?dmtcheck\b")
FORBIDDEN = re.compile(r"\b(eligible|eligibility|safe|safely|approved|recommended|recommends?)\b", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.*})-])/(work|root|tmp|home|Users)\b")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("DMTCHECK")}


class Block(NamedTuple):
    """A fenced block of a page, and the output printed right below it, if any."""

    page: str
    language: str
    text: str
    output: str | None


def blocks(language: str) -> list[Block]:
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        fences = list(FENCE.finditer(text))
        for fence, after in zip(fences, [*fences[1:], None], strict=False):
            printed = after is not None and after[1] == "text" and not text[fence.end() : after.start()].strip()
            if fence[1] == language:
                found.append(Block(page.name, language, fence[2], after[2] if after and printed else None))
    return found


def commands() -> list[tuple[str, str | None]]:
    """Return the lines that can run here, each with its printed output; make, pip, docker and the like are left out by ``RUNS``."""
    found = []
    for block in blocks("sh"):
        lines = [line for line in block.text.splitlines() if RUNS.match(line)]
        assert block.output is None or len(lines) == 1, f"{block.page}: an output belongs to one command"
        found += [(line, block.output) for line in lines]
    return found


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("line", "output"), commands())
def test_every_command_runs_as_written_and_prints_what_the_page_prints(line: str, output: str | None) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), ENVIRONMENT["PATH"]])
    done = subprocess.run(
        ["sh", "-c", line.replace(".venv/bin/", "")],
        cwd=ROOT,
        env=ENVIRONMENT | {"PATH": path},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if output is not None:
        assert done.stdout + done.stderr == output
    else:
        assert (done.returncode in (0, 1), done.stderr) == (True, "")
        assert done.stdout


def test_the_readme_shows_a_real_run_and_a_mistake() -> None:
    assert sum(output is not None for _, output in commands()) >= 2


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.page)
def test_every_snippet_of_python_runs_and_prints_what_the_page_prints(block: Block) -> None:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(block.text, block.page, "exec"), {"__name__": "snippet"})
    assert block.output is None or printed.getvalue() == block.output


@pytest.mark.parametrize("block", blocks("yaml"), ids=lambda block: block.page)
def test_every_condition_shown_is_one(block: Block, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    rule = tmp_path / "rules" / "ocrevus" / "herpes.yaml"
    rule.write_text(rule.read_text("utf-8").replace("when:\n  herpes_history: true\n", block.text), encoding="utf-8")
    assert block.text in rule.read_text("utf-8")
    load_files(read_files([tmp_path / "rules"]))


@cache
def answered(profile: Path, format: str) -> str:
    """Return what the command prints about an example."""
    words = ["check", str(profile), "--format", format, "--as-of", AS_OF]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.exception is None
    assert done.return_value in (0, 1)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("profile", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_answered_in_every_format(profile: Path, format: str) -> None:
    text = answered(profile, format)
    assert not FORBIDDEN.search(text)
    assert len(text.splitlines()) == 1 or format != "ndjson"
    considered = json.loads(profile.read_text("utf-8")).get("considering", DRUGS)
    assert all(drug in text.lower() for drug in considered)


def validate(document: Any, name: str) -> None:
    jsonschema.Draft202012Validator(printed_schema(name), format_checker=jsonschema.FormatChecker()).validate(document)


@cache
def printed_schema(name: str) -> dict[str, Any]:
    printed: dict[str, Any] = json.loads(CliRunner().invoke(cli, ["schema", name], standalone_mode=False).stdout)
    assert printed == json.loads(json.dumps(schema(name)))
    return printed


@pytest.mark.parametrize("profile", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_and_its_report_fit_their_schemas(profile: Path) -> None:
    validate(json.loads(profile.read_text("utf-8")), "profile")
    validate(json.loads(answered(profile, "json")), "report")
    assert json.loads(answered(profile, "ndjson")) == json.loads(answered(profile, "json"))


def test_two_processes_write_the_same_bytes() -> None:
    words = [sys.executable, "-m", "dmtcheck", str(EXAMPLES[0]), "--format", "json"]
    runs = [subprocess.run(words, env=ENVIRONMENT | {"PYTHONHASHSEED": seed}, check=False, capture_output=True).stdout for seed in "12"]
    assert runs[0] and runs[0] == runs[1]


def test_the_pages_made_from_the_rules_are_current() -> None:
    assert tool("pages").main(["--check"]) == 0, "make docs writes them"


def test_a_page_that_is_not_current_is_found_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = tool("pages")
    assert pages.main([], tmp_path) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(MADE)
    with (tmp_path / "facts.md").open("a", encoding="utf-8") as file:
        file.write("by hand\n")
    capsys.readouterr()
    assert pages.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "facts.md is not current; `make docs` writes it\n"
    assert "by hand" in (tmp_path / "facts.md").read_text("utf-8")
    assert pages.main([], tmp_path) == 0
    assert pages.main(["--check"], tmp_path) == 0


def test_the_pages_show_every_rule_fact_and_statement(rulebook: Rulebook) -> None:
    made = tool("pages").made(rulebook)
    assert all(f"\n## {rule.id}\n" in made["rules.md"] and rule.message in made["rules.md"] for rule in rulebook.rules)
    assert all(f"\n| `{fact}` |" in made["facts.md"] for fact in rulebook.facts)
    assert all(f"\n| {statement.id} | " in made["sources.md"] for document in rulebook.documents.values() for statement in document.statements)
    rows = [line for name in ("facts.md", "sources.md") for line in made[name].splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {5}, "a | in a text would break a table"


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", page.read_text("utf-8"))):
        if target.startswith("https://"):
            continue
        place, _, anchor = target.partition("#")
        file = (page.parent / place).resolve() if place else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in MADE], ids=lambda path: path.name)
def test_every_file_and_test_that_a_page_names_is_there(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    tests = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for name in re.findall(r"`(test_\w+)`", text):
        assert f"def {name}(" in tests, name
    for name in re.findall(r"`((?:src|tests|tools|docs|features|rules|examples|benchmarks|locks)/[\w./-]*)`", text):
        assert (ROOT / name).exists() or name == "rules/retired/" or "my-caution" in name, name


def test_the_code_map_names_every_module_and_no_other() -> None:
    section = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("\n## Code map\n")[1].split("\n## ")[0]
    package = ROOT / "src" / "dmtcheck"
    modules = [path.relative_to(package).as_posix() for path in package.rglob("*.py")]
    assert sorted(re.findall(r"^\| `([\w/]+\.py)` \|", section, re.MULTILINE)) == sorted(modules)


def test_the_import_contracts_that_the_architecture_names_are_there() -> None:
    contracts = re.findall(r'^name = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    text = " ".join((ROOT / "ARCHITECTURE.md").read_text("utf-8").split())
    assert set(re.findall(r'[Cc]ontract "([^"]+)"', text)) <= set(contracts)


def test_only_the_command_line_asks_for_the_day() -> None:
    package = ROOT / "src" / "dmtcheck"
    for path in package.rglob("*.py"):
        names = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
        assert path.parent.name == "cli" or not names & {"today", "now", "utcnow", "fromtimestamp"}, path


def test_the_readme_counts_the_rules(rulebook: Rulebook) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"All {len(rulebook.active)} rules are drafts" in readme
    assert all(rule.status == "draft" for rule in rulebook.active)
    assert f"the {len(rulebook.documents['article'].statements)} statements" in readme


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 220


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the clinical content, to scaffold in."""
    for folder in ("rules", "features"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize("name", ["ocrevus/my-caution", "all/my-caution"])
def test_a_scaffolded_rule_loads_and_its_scenarios_pass(name: str, checkout: Path) -> None:
    written = tool("new_rule").scaffold(checkout, name)
    book = load_files(read_files([checkout / "rules"]))
    assert book.by_id[name].status == "draft"
    assert [path.stem for path in written[1:]] == list(book.by_id[name].drugs)
    checker = Checker(book)
    for path in written[1:]:
        text = path.read_text("utf-8")
        assert list(guard.problems(text, path.name)) == []
        own = [case for case in cases(text, path.name) if name in case.tags]
        assert len(own) == 3
        for case in own:
            play(case, checker)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ocrevus", "is not a name"),
        ("ocrevuss/my-caution", "is not a name"),
        ("ocrevus/My-Caution", "is not a name"),
        ("ocrevus/my_caution", "is not a name"),
        ("ocrevus/my-caution.yaml", "is not a name"),
        ("ocrevus/../my-caution", "is not a name"),
        ("ocrevus/my-caution\n", "is not a name"),
        ("retired/my-caution", "is not a name"),
        ("ocrevus/herpes", "is there already"),
        ("ocrevus/withdrawn", "is there already"),
    ],
)
def test_a_name_that_is_bad_or_taken_is_refused_and_nothing_is_written(name: str, words: str, checkout: Path) -> None:
    (checkout / "rules" / "retired" / "ocrevus").mkdir(parents=True)
    (checkout / "rules" / "retired" / "ocrevus" / "withdrawn.yaml").write_text("title: Withdrawn\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in checkout.rglob("*") if path.is_file()}
    with pytest.raises(SystemExit, match=words):
        tool("new_rule").scaffold(checkout, name)
    assert {path: path.read_bytes() for path in checkout.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("path", sorted((ROOT / "rules").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_rule_gives_leave(path: Path) -> None:
    assert not FORBIDDEN.search(path.read_text("utf-8"))


def kept_files() -> list[Path]:
    """Return the text files of the project: not what is hidden, built or installed."""
    left_out = ("build", "dist", "htmlcov", "venv", "__pycache__")
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in left_out and not name.endswith(".egg-info")]
        found += [Path(folder, name) for name in names if not name.startswith(".coverage")]
    return found


def test_no_file_names_a_place_of_one_machine() -> None:
    for path in kept_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            assert not MACHINE.search(line), f"{path.relative_to(ROOT)}:{number}: {line}"


def test_the_locks_name_no_registry() -> None:
    locks = sorted((ROOT / "locks").glob("*.txt"))
    assert locks
    for path in locks:
        text = path.read_text("utf-8")
        assert "://" not in text and "--index" not in text and "--extra-index" not in text and " @ " not in text, path.name
        assert all(re.match(r"[A-Za-z0-9._-]+==\S+|    --hash=sha256:|#|$", line) for line in text.splitlines()), path.name
