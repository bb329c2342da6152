"""Rule files read into a ``Rulebook``, refusing with file and line whatever a reader could misread."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from dmtcheck import domain
from dmtcheck.condition import ALWAYS, Condition, as_written, decides, lines
from dmtcheck.condition_file import read_condition
from dmtcheck.dates import Window
from dmtcheck.errors import RulesError, did_you_mean, shown, unknown
from dmtcheck.profile import facts, plain_schema
from dmtcheck.rule import ARTICLE, BEFORE_EACH, Citation, Rule, reached
from dmtcheck.rulebook import Document, Files, Information, Rulebook, Sheet, Statement, digest
from dmtcheck.terms import CONFIDENCES, COVERAGES, DOCUMENT_KINDS, DRUGS, KINDS, POINTS, REVIEW_STATUSES, SEVERITIES, Drug, Point
from dmtcheck.yaml_nodes import Node, read

T = TypeVar("T", bound=str)
RULE_KEYS = ("title", "drugs", "kind", "severity", "status", "applies", "when", "fresh", "message", "when_unknown", "sources")
UNKNOWN_KEYS = ("title", "severity", "message")
CITATION_KEYS = ("document", "statements", "section", "confidence", "note")
DOCUMENT_KEYS = ("title", "publisher", "date", "url", "kind", "coverage", "limits", "statements")
STATEMENT_KEYS = ("id", "section", "says", "rules", "information", "not_encoded")
SHEET_KEYS = ("name", "ingredient", "information")
INFORMATION_KEYS = ("text", "sources")
RETIRED = "retired/"


class Fields:
    """The keys of one mapping: all known, in their fixed order, the required ones there."""

    def __init__(self, node: Node, keys: tuple[str, ...], required: tuple[str, ...]) -> None:
        self.node = node
        self.pairs = node.mapping()
        last = -1
        for name, (key, _) in self.pairs.items():
            if name not in keys:
                raise key.error(unknown("key", name, keys))
            if keys.index(name) < last:
                raise key.error(f'the key "{name}" comes too late; the order is {", ".join(keys)}')
            last = keys.index(name)
        for name in required:
            if name not in self.pairs:
                raise node.error(f'the key "{name}" is missing')

    def __contains__(self, name: str) -> bool:
        return name in self.pairs

    def __getitem__(self, name: str) -> Node:
        return self.pairs[name][1]

    def text(self, name: str) -> str:
        """Return a text, or nothing where the key is not there."""
        return self[name].text() if name in self else ""

    def one_of(self, name: str, known: tuple[T, ...]) -> T:
        """Return one word of a closed set."""
        return _one_of(self[name], known)

    def list(self, name: str, read_item: Callable[[Node], T]) -> tuple[T, ...]:
        """Return a list without doubles, empty where the key is not there."""
        if name not in self:
            return ()
        found = tuple(read_item(item) for item in self[name].items())
        if not found:
            raise self[name].error(f'"{name}" is empty')
        if len(set(found)) < len(found):
            raise self[name].error(f'"{name}" names something twice')
        return found


def _one_of(node: Node, known: tuple[T, ...]) -> T:
    found = next((word for word in known if word == node.value), None)
    if found is None:
        raise node.error(f"expected one of {', '.join(known)}, found {node.kind}{did_you_mean(str(node.value), known)}")
    return found


class Loader:
    """Reads one set of files, sources first, then rules, then drugs, and checks what they say of each other."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.facts = facts()
        self.nodes: dict[str, Node] = {}

    def rulebook(self) -> Rulebook:
        """Return everything the files say. Raises RulesError."""
        version = Fields(self._node("rulebook.yaml"), ("version",), ("version",)).text("version")
        self.documents = {name: self._document(name, node) for name, node in self._below("sources")}
        self.rules = [self._rule(name, node) for name, node in self._rule_nodes()]
        if not self.rules:
            raise RulesError("there is no rule in these files", file=os.path.dirname(next(iter(self.files.values()))[0]))
        self.rules.sort(key=lambda rule: rule.id)
        self._refuse_twins()
        sheets = {name: self._sheet(node) for name, node in self._below("drugs", (*DRUGS, "all"))}
        self._check_dispositions(sheets)
        return Rulebook(version, digest(self.files), tuple(self.rules), self.documents, sheets, self.facts, plain_schema())

    def _node(self, name: str) -> Node:
        if name not in self.files:
            raise RulesError(f'the file "{name}" is missing from the rules')
        path, data = self.files[name]
        return read(data, path)

    def _below(self, folder: str, known: tuple[str, ...] | None = None) -> Iterator[tuple[str, Node]]:
        for name in sorted(self.files):
            parts = PurePosixPath(name)
            if parts.parts[0] == folder:
                node = self._node(name)
                if len(parts.parts) != 2 or parts.suffix != ".yaml" or (known and parts.stem not in known):
                    expected = f", named after one of {', '.join(known)}" if known else ""
                    raise node.error(f"a file of {folder} lies directly in that folder and ends in .yaml{expected}; found {shown(name)}")
                yield parts.stem, node

    def _rule_nodes(self) -> Iterator[tuple[str, Node]]:
        for name in sorted(self.files):
            if name == "rulebook.yaml" or PurePosixPath(name).parts[0] in ("sources", "drugs"):
                continue
            node = self._node(name)
            parts = PurePosixPath(name.removeprefix(RETIRED))
            if len(parts.parts) != 2 or parts.parts[0] not in (*DRUGS, "all") or parts.suffix != ".yaml":
                raise node.error(f"a rule lies in a folder named after a drug, or in all, and ends in .yaml; found {shown(name)}")
            yield name.removesuffix(".yaml"), node

    def _rule(self, name: str, node: Node) -> Rule:
        fields = Fields(node, RULE_KEYS, ("title", "drugs", "kind", "severity", "status", "message", "sources"))
        id = name.removeprefix(RETIRED)
        drugs = fields.list("drugs", lambda item: _one_of(item, DRUGS))
        kind = fields.one_of("kind", KINDS)
        severity = fields.one_of("severity", SEVERITIES)
        status = fields.one_of("status", REVIEW_STATUSES)
        self._check_place(id, name, drugs, status, fields)
        applies = self._applies(fields)
        when = read_condition(fields["when"], self.facts) if "when" in fields else ALWAYS
        fresh = self._fresh(fields, when)
        self.nodes[id] = node
        if "when" in fields:
            self.nodes[id] = fields["when"]
            self._check_condition(when, fresh, fields["when"])
        unknown = self._unknown(fields, kind, applies)
        return Rule(
            id, fields.text("title"), drugs, kind, severity, status, applies, when, fresh, fields.text("message"),
            unknown.text("title") if unknown else "",
            unknown.one_of("severity", SEVERITIES) if unknown and "severity" in unknown else severity,
            unknown.text("message") if unknown else "",
            self._citations(fields),
        )  # fmt: skip

    def _check_place(self, id: str, name: str, drugs: tuple[Drug, ...], status: str, fields: Fields) -> None:
        folder = id.split("/", maxsplit=1)[0]
        if folder != "all" and drugs != (folder,):
            raise fields["drugs"].error(f'a rule in the folder "{folder}" is about {folder} alone; rules about several drugs lie in all')
        if list(drugs) != sorted(drugs):
            raise fields["drugs"].error("drugs are listed in alphabetical order")
        if (status == "retired") != name.startswith(RETIRED):
            raise fields["status"].error("retired rules, and only they, lie below retired, so that their ids are never used again")
        if id in self.nodes:
            raise fields.node.error(f'the id "{id}" is taken by a retired rule')

    def _fresh(self, fields: Fields, when: Condition) -> dict[str, Window]:
        read = {line.fact for line in lines(when)}
        windows = {}
        for name, (key, node) in fields["fresh"].mapping().items() if "fresh" in fields else ():
            if name not in read or not self.facts[name].dated:
                raise key.error(f'"{name}" is not a fact with a date that "when" reads')
            try:
                windows[name] = Window.parse(node.text())
            except ValueError as error:
                raise node.error(str(error)) from None
        return windows

    def _applies(self, fields: Fields) -> tuple[Point, ...]:
        points = fields.list("applies", lambda item: _one_of(item, POINTS)) or BEFORE_EACH
        if list(points) != sorted(points, key=POINTS.index):
            raise fields["applies"].error(f"points are listed in this order: {', '.join(POINTS)}")
        if "before_each" in points and {"before_first", "during"} & set(points):
            raise fields["applies"].error("before_each reaches everyone whom before_first and during reach; leave them out")
        return points

    def _unknown(self, fields: Fields, kind: str, applies: tuple[Point, ...]) -> Fields | None:
        if "when_unknown" not in fields:
            return None
        if "when" not in fields and {"before_first", "before_each"} & set(applies):
            raise fields["when_unknown"].error('a rule without "when" is never unknown before an infusion')
        if kind == "preference":
            raise fields["when_unknown"].error("a preference that is not known stays silent")
        return Fields(fields["when_unknown"], UNKNOWN_KEYS, ())

    def _check_condition(self, when: Condition, fresh: dict[str, Window], node: Node) -> None:
        judged = [
            Rule("", "", (), "precaution", "info", "draft", when=when, fresh=fresh).judge(known)
            for known in domain.profiles(self.facts, [when], fresh)
        ]
        truths = {one.truth for one in judged}
        if truths == {False}:
            raise node.error("this condition can never hold")
        if truths == {True}:
            raise node.error('this condition always holds; leave "when" out')
        for place, line in enumerate(lines(when)):
            rows = [[part.truth for part in one.lines()] for one in judged]
            if {row[place] for row in rows if decides(when, place, row)} != {True, False}:
                raise node.error(f'the line "{as_written(line)}" never decides anything; leave it out')

    def _citations(self, fields: Fields) -> tuple[Citation, ...]:
        found = tuple(self._citation(item) for item in fields["sources"].items())
        if not found:
            raise fields["sources"].error("a source is missing")
        return found

    def _citation(self, node: Node) -> Citation:
        fields = Fields(node, CITATION_KEYS, ("document", "section"))
        name = fields.text("document")
        if name not in self.documents:
            raise fields["document"].error(f"there is no source {shown(name)}{did_you_mean(name, self.documents)}")
        document = self.documents[name]
        statements = tuple(self._statement_id(item, document) for item in fields["statements"].items()) if "statements" in fields else ()
        if (document.kind == ARTICLE) == ("confidence" in fields):
            raise node.error('"confidence" is given for every source but an article')
        confidence = fields.one_of("confidence", CONFIDENCES) if "confidence" in fields else "verified"
        return Citation(name, statements, fields.text("section"), confidence, fields.text("note"))

    def _statement_id(self, node: Node, document: Document) -> int | str:
        found = next(
            (statement.id for statement in document.statements if statement.id == node.value and type(statement.id) is type(node.value)), None
        )
        if found is None:
            raise node.error(f'"{document.id}" has no such statement, found {node.kind}')
        return found

    def _refuse_twins(self) -> None:
        """Refuse two rules of one kind that raise the same, for one drug, on every profile."""
        for place, one in enumerate(self.rules):
            for other in self.rules[:place]:
                if one.kind != other.kind or not set(one.drugs) & set(other.drugs) or "retired" in (one.status, other.status):
                    continue
                if reached(one.applies).isdisjoint(reached(other.applies)):
                    continue
                if {line.fact for line in lines(one.when)} != {line.fact for line in lines(other.when)} or one.when == other.when == ALWAYS:
                    continue
                both = domain.profiles(self.facts, [one.when, other.when], other.fresh, one.fresh)
                if all(one.judge(known).truth == other.judge(known).truth for known in both):
                    raise self.nodes[one.id].error(f'this rule says the same as "{other.id}"')

    def _document(self, id: str, node: Node) -> Document:
        fields = Fields(node, DOCUMENT_KEYS, DOCUMENT_KEYS)
        statements = tuple(self._statement(item) for item in fields["statements"].items())
        ids = [statement.id for statement in statements]
        if len(set(ids)) < len(ids):
            raise fields["statements"].error("two statements have the same id")
        url = None if fields["url"].value is None else fields.text("url")
        if url and not url.startswith("https://"):
            raise fields["url"].error("an address begins with https://")
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fields.text("date")):
            raise fields["date"].error('expected a date such as "2026-11-22", "2026-11" or "2026"')
        kind = fields.one_of("kind", DOCUMENT_KINDS)
        coverage = fields.one_of("coverage", COVERAGES)
        date, limits = fields.text("date"), fields.text("limits")
        return Document(id, fields.text("title"), fields.text("publisher"), date, url, kind, coverage, limits, statements)

    def _statement(self, node: Node) -> Statement:
        fields = Fields(node, STATEMENT_KEYS, ("id", "section", "says"))
        id = fields["id"].value
        if isinstance(id, bool) or not isinstance(id, (int, str)):
            raise fields["id"].error(f"expected a number or a name, found {fields['id'].kind}")
        rules, information, why_not = fields.list("rules", Node.text), fields.list("information", Node.text), fields.text("not_encoded")
        if bool(why_not) == bool(rules or information):
            raise node.error('say what became of this statement: "rules" or "information" (or both), or "not_encoded" and why')
        self.nodes[f"{node.file}#{id}"] = node
        return Statement(id, fields.text("section"), fields.text("says"), rules, information, why_not)

    def _sheet(self, node: Node) -> Sheet:
        fields = Fields(node, SHEET_KEYS, SHEET_KEYS)
        ingredient = None if fields["ingredient"].value is None else fields.text("ingredient")
        information = {}
        for key, (_, item) in fields["information"].mapping().items():
            inner = Fields(item, INFORMATION_KEYS, INFORMATION_KEYS)
            information[key] = Information(inner.text("text"), self._citations(inner))
        return Sheet(PurePosixPath(node.file).stem, fields.text("name"), ingredient, information)

    def _check_dispositions(self, sheets: dict[str, Sheet]) -> None:
        rules = {rule.id for rule in self.rules}
        pieces = {f"{sheet.id}/{key}" for sheet in sheets.values() for key in sheet.information}
        for name, document in self.documents.items():
            file = self.files[f"sources/{name}.yaml"][0]
            for statement in document.statements:
                for target, known in ((statement.rules, rules), (statement.information, pieces)):
                    for id in target:
                        if id not in known:
                            raise self.nodes[f"{file}#{statement.id}"].error(f"there is no {shown(id)}{did_you_mean(id, known)}")
