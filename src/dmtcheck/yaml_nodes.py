"""YAML read so that it means what it looks like: with line and column, and without the surprises of YAML 1.1.

Refused: anchors, aliases, tags, several documents, duplicate keys, and every plain word or number that one reader
takes for text and another for something else (``no``, ``4.10``, ``012``, ``1e3``, ``~``).
"""

import re
from typing import Final, NamedTuple

import yaml

from dmtcheck.errors import RulesError, shown

Scalar = str | int | float | bool | None
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURPRISES: Final = re.compile(
    r"(?i:y|yes|n|no|on|off|~|true|false|null)"  # booleans and nulls in all their spellings
    r"|[-+]?(?:0[0-9_]+|0x[0-9a-f_]+|0o[0-7]+|0b[01_]+)"  # octal and the like
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # numbers of base 60
    r"|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|\+[0-9]+|-?[0-9]{16,}"  # a sign or so many digits that a number may become text
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t]+[0-9:.Zz+-]+)*"  # dates
    r"|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:e[-+]?[0-9]+)?|[-+]?[0-9]+e[-+]?[0-9]+"
    r"|[-+]?\.(?:inf|nan)|\.inf|\.nan|=|<<|",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{0,14}[1-9]")


class Node(NamedTuple):
    """A value of a YAML file and where it begins. A mapping holds pairs of nodes by key."""

    value: "Scalar | list[Node] | dict[str, tuple[Node, Node]]"
    line: int
    column: int
    file: str

    def error(self, problem: str) -> RulesError:
        """Return the error that names this place."""
        return RulesError(problem, file=self.file, line=self.line, column=self.column)

    def mapping(self) -> "dict[str, tuple[Node, Node]]":
        """Return the pairs of a mapping. Raises RulesError on anything else."""
        if not isinstance(self.value, dict):
            raise self.error(f"expected keys with values, found {self.kind}")
        return self.value

    def items(self) -> "list[Node]":
        """Return the items of a list. Raises RulesError on anything else."""
        if not isinstance(self.value, list):
            raise self.error(f"expected a list, found {self.kind}")
        return self.value

    def text(self) -> str:
        """Return the text of one line. Raises RulesError on anything else, or where it is empty."""
        if not isinstance(self.value, str):
            raise self.error(f"expected a text, found {self.kind}")
        if not self.value.strip():
            raise self.error("expected a text, found nothing")
        if not self.value.replace("\n", " ").isprintable():
            raise self.error("an invisible character in a text")
        return " ".join(self.value.split())

    @property
    def kind(self) -> str:
        """What this is, in words."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, (int, float)):
            return f"the number {self.value}"
        if isinstance(self.value, str):
            return f"the text {shown(self.value)}"
        return "a list" if isinstance(self.value, list) else "keys with values" if isinstance(self.value, dict) else "nothing"


def read(data: bytes, file: str) -> Node:
    """Return the one document that ``data`` holds.

    Raises:
        RulesError: with file, line and column.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _Reader(data.decode("utf-8"), file).document()
    except UnicodeDecodeError as error:
        raise RulesError("not UTF-8", file=file, line=data[: error.start].count(b"\n") + 1, column=1) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RulesError(f"not valid YAML: {error.problem}", file=file, line=place[0], column=place[1]) from None
    except yaml.reader.ReaderError as error:
        raise RulesError(f"not valid YAML: {error.reason}", file=file, line=1, column=1) from None


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.events = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node:
        next(self.events)  # the stream begins
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise RulesError("the file is empty", file=self.file, line=1, column=1)
        node = self._node(next(self.events), 0)
        next(self.events)  # the document ends
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._at(event, "").error("a second document begins here; expected one")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._at(event, "")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise place.error("anchors and aliases (& and *) are not read; write the value out")
        if getattr(event, "tag", None) is not None:
            raise place.error("tags (!) are not read")
        if depth > 20:
            raise place.error("nested too deeply")
        if isinstance(event, yaml.ScalarEvent):
            return self._at(event, _plain(event.value, place) if event.implicit[0] and not event.style else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._at(event, self._items(depth))
        return self._at(event, self._pairs(depth))

    def _items(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _pairs(self, depth: int) -> dict[str, tuple[Node, Node]]:
        pairs: dict[str, tuple[Node, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key.value, str):
                raise key.error(f"expected a key, found {key.kind}")
            if key.value in pairs:
                raise key.error(f"the key {shown(key.value)} stands twice")
            pairs[key.value] = (key, self._node(next(self.events), depth + 1))
        return pairs

    def _at(self, event: yaml.Event, value: "Scalar | list[Node] | dict[str, tuple[Node, Node]]") -> Node:
        mark = event.start_mark
        assert mark is not None  # only events made by hand have none
        return Node(value, mark.line + 1, mark.column + 1, self.file)


def _plain(text: str, place: Node) -> Scalar:
    if text in ("true", "false"):
        return text == "true"
    if text == "null":
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if not text:
        raise place.error("a value is missing here")
    if _SURPRISES.fullmatch(text):
        raise place.error(f"{shown(text)} is read differently by different readers; write it in quotes, or as true, false, null or a plain number")
    return text
