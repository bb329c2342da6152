"""All rules, sources and drugs, read and checked: the one thing the rest of the project asks about clinical content."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, NoReturn

from dmtcheck.errors import RulesError
from dmtcheck.facts import Facts
from dmtcheck.reading import Reader
from dmtcheck.rule import Citation, Rule
from dmtcheck.terms import DRUGS, Coverage, DocumentKind, Drug, Point


class Statement(NamedTuple):
    """One thing a document says, in our own words, and what became of it.

    It is carried by rules, by information about a drug or by both, or it is not encoded, and why.
    """

    id: int | str
    section: str
    says: str
    rules: tuple[str, ...]
    information: tuple[str, ...]
    not_encoded: str


class Document(NamedTuple):
    """One cited document. ``date`` is ISO 8601 and may lack the day; ``limits`` says what it is silent about."""

    id: str
    title: str
    publisher: str
    date: str
    url: str | None
    kind: DocumentKind
    coverage: Coverage
    limits: str
    statements: tuple[Statement, ...]


class Information(NamedTuple):
    """A piece of information about a drug, with its sources."""

    text: str
    citations: tuple[Citation, ...]


class Sheet(NamedTuple):
    """What is told about a drug, apart from any person. ``ingredient`` is None for the sheet about all of them."""

    id: str
    name: str
    ingredient: str | None
    information: Mapping[str, Information]


class Rulebook:
    """Rules in the order of their ids, documents and drug sheets by id, and the data dictionary they speak of.

    Attributes:
        version: year and month of the clinical content.
        digest: "sha256:" and the digest of every file the content was read from.
        schema: the validator of a profile as plain data.
    """

    def __init__(
        self,
        version: str,
        digest: str,
        rules: Sequence[Rule],
        documents: Mapping[str, Document],
        sheets: Mapping[str, Sheet],
        facts: Facts,
        schema: dict[str, Any],
    ) -> None:
        self.version = version
        self.digest = digest
        self.rules = tuple(rules)
        self.documents = documents
        self.sheets = sheets
        self.facts = facts
        self.schema = schema

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are asked: all but the retired ones."""
        return tuple(rule for rule in self.rules if rule.status != "retired")

    @cached_property
    def asked(self) -> Mapping[Drug, tuple[tuple[tuple[Point, ...], tuple[int, ...]], ...]]:
        """For each drug, by the points of treatment they are about, the places of its rules in ``active``."""
        return {drug: tuple((points, self._places(drug, points)) for points in sorted(self.points)) for drug in DRUGS}

    def _places(self, drug: Drug, points: tuple[Point, ...]) -> tuple[int, ...]:
        return tuple(place for place, rule in enumerate(self.active) if drug in rule.drugs and rule.applies == points)

    def name_of(self, drug: Drug) -> str:
        """Return the name of a drug as its sheet writes it; without a sheet, its word."""
        return self.sheets[drug].name if drug in self.sheets else drug

    @cached_property
    def points(self) -> frozenset[tuple[Point, ...]]:
        """Every combination of points of treatment that an active rule is about."""
        return frozenset(rule.applies for rule in self.active)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Every rule by its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def reader(self) -> Reader:
        """What reads profiles against this data dictionary."""
        return Reader(self.facts, self.schema)


def built_in() -> str:
    """Return the folder of the rules that come with the package: in a checkout, or inside an installed wheel."""
    here = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(here, "rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(here)), "rules")


Folder = str | os.PathLike[str]
Files = Mapping[str, tuple[str, bytes]]  # the path inside its folder, with slashes: the path as it is, and the content


def read_files(folders: Sequence[Folder]) -> Files:
    """Return every rule file below the folders by its path inside its folder.

    Raises:
        RulesError: where a folder or file cannot be read, holds no rule file, or two folders hold one path.
    """
    found: dict[str, tuple[str, bytes]] = {}
    for folder in [os.fspath(one) for one in folders]:
        if not os.path.isdir(folder):
            raise RulesError("this folder of rules is not there", file=folder)
        walk = os.walk(folder, onerror=_unreadable, followlinks=True)
        paths = sorted(os.path.join(where, name) for where, _, names in walk for name in names if name.endswith((".yaml", ".yml")))
        if not paths:
            raise RulesError("this folder holds no rules (files ending in .yaml)", file=folder)
        for path in paths:
            name = path[len(folder) :].replace(os.sep, "/").lstrip("/")
            if name in found:
                raise RulesError(f"{found[name][0]} has the same path; ids may not clash", file=path)
            try:
                with open(path, "rb", buffering=0) as file:
                    found[name] = (path, file.readall())
            except OSError as error:
                _unreadable(error)
    return found


def _unreadable(error: OSError) -> NoReturn:
    raise RulesError(f"cannot be read: {error.strerror}", file=str(error.filename)) from None


def digest(files: Files) -> str:
    """Return the digest of all files: every path and every byte counts, their order does not."""
    import hashlib  # slow to load, and seldom needed: the digest is kept with the rulebook

    whole = hashlib.sha256()
    for name in sorted(files):
        content = files[name][1]
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return "sha256:" + whole.hexdigest()


def load(folders: Sequence[Folder] = ()) -> Rulebook:
    """Return the built-in rules together with those of ``folders``.

    The checked result for the built-in rules alone is kept beside the byte code and read back while nothing changed.

    Raises:
        RulesError: with file and line, for anything a reader could misread.
    """
    from dmtcheck import kept

    files = read_files([built_in(), *folders])
    if folders:
        return load_files(files)
    return kept.fetch(files) or kept.keep(files, load_files(files))


def load_files(files: Files) -> Rulebook:
    """Read and check rule files, without looking for a result kept from before. Raises RulesError."""
    from dmtcheck.loader import Loader  # reads YAML: only where nothing is kept

    return Loader(files).rulebook()
