"""JSON read so that nothing can be misread: one object, UTF-8, no duplicate key, only finite numbers, bounded size.

Reading is the standard library's; only when something is wrong is the text walked again to say where.
"""

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Final, NamedTuple, NoReturn

from dmtcheck.errors import ProfileError, shown

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_VALUES: Final = 300_000
MAX_DEPTH: Final = 100
MAX_DIGITS: Final = 40
BOM: Final = b"\xef\xbb\xbf"

Path = tuple[str | int, ...]


class Limits(NamedTuple):
    """How much is read: time and memory stay bounded."""

    bytes: int
    values: int
    kind: str


PROFILE: Final = Limits(MAX_BYTES, MAX_VALUES, "a profile is one flat JSON object")
RECORDS: Final = Limits(256 * 1024 * 1024, 20_000_000, "these are more records than one person has")


class _Refused(Exception):
    """A value that JSON parsers differ about; where it stands is found afterwards."""


def _refuse(_: object) -> NoReturn:
    raise _Refused


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= MAX_DIGITS else _refuse(digits)


def _decimal(digits: str) -> float:
    number = float(digits) if len(digits) <= MAX_DIGITS else _refuse(digits)
    return number if isfinite(number) else _refuse(digits)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _refuse(pairs)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_refuse)


def decode(data: bytes, limits: Limits = PROFILE) -> str:
    """Return ``data`` as text. Raises ProfileError where it is not UTF-8 (a byte order mark is allowed) or too large."""
    if len(data) > limits.bytes:
        raise ProfileError(f"the input is larger than {limits.bytes // 1024 // 1024} MiB; {limits.kind}")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4096]:
        raise ProfileError("the input is not UTF-8 (it looks like UTF-16); save it as UTF-8", line=1, column=1)
    data = data.removeprefix(BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _at("the input is not UTF-8 here; save it as UTF-8", before, len(before)) from None


def read_object(text: str, limits: Limits = PROFILE) -> dict[str, object]:
    """Return the one JSON object that ``text`` holds.

    Raises:
        ProfileError: with line and column, for anything else.
    """
    if not text.strip(" \t\r\n"):
        raise ProfileError("the input is empty; expected one JSON object", line=1, column=1)
    _refuse_too_much(text, limits)
    try:
        value = _DECODER.decode(text)
    except _Refused:
        raise _first_fault(text) from None
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from None
    if not isinstance(value, dict):
        start = len(text) - len(text.lstrip(" \t\r\n"))
        kind = {list: "an array", str: "a text", bool: "true or false", type(None): "null"}.get(type(value), "a number")
        raise _at(f"expected one JSON object, found {kind}", text, start)
    _refuse_lone_surrogates(text, value)
    return value


def place(text: str, path: Path, *, key: bool = False) -> tuple[int, int]:
    """Return line and column of the value at ``path`` in valid JSON (or of its key), or of its nearest parent."""
    best, offset = -1, 0
    for where, key_offset, value_offset in _members(text):
        depth = len(where)
        if depth > best and where == path[:depth]:
            best, offset = depth, key_offset if key and depth == len(path) else value_offset
            if depth == len(path):
                break
    return _line_column(text, offset)


def _at(problem: str, text: str, offset: int) -> ProfileError:
    line, column = _line_column(text, offset)
    return ProfileError(problem, line=line, column=column)


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _refuse_too_much(text: str, limits: Limits) -> None:
    """Refuse what no profile holds before anything is built from it: time and memory stay bounded."""
    if text.count("[") + text.count("{") > MAX_DEPTH:  # only then can it be nested so deeply
        depth = 0
        for piece in _PIECE.finditer(text):
            mark = piece["mark"]
            depth += 1 if mark in ("[", "{") else -1 if mark in ("]", "}") else 0
            if depth > MAX_DEPTH:
                raise _at("nested too deeply; a profile is one flat JSON object", text, piece.start("mark"))
    if text.count(",") >= limits.values:
        raise ProfileError(f"more than {limits.values:,} values; {limits.kind}", line=1, column=1)


def _syntax_error(text: str, error: json.JSONDecodeError) -> ProfileError:
    if error.msg == "Extra data":
        return _at("something follows the JSON object; expected one profile and nothing else", text, error.pos)
    if error.pos >= len(text.rstrip(" \t\r\n")):
        return _at("the input ends before the JSON object does", text, len(text.rstrip(" \t\r\n")))
    problem = error.msg[0].lower() + error.msg[1:]
    return _at(f"not valid JSON: {problem}", text, error.pos)


def _refuse_lone_surrogates(text: str, value: object) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _half_a_character(text, error.start) from None
    if "\\u" in text:
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise _half_a_character(text, _lone_escape(text)) from None


def _half_a_character(text: str, offset: int) -> ProfileError:
    paths = [path for path, key_offset, _ in _members(text[: offset + 1]) if key_offset <= offset]
    fact = shown(paths[-1][0]) if paths else "the profile"
    return _at(f"{fact}: half of a character (a lone surrogate) in a text", text, offset)


_SURROGATE = re.compile(r"(?<!\\)(?:\\\\)*+\\u([dD][89a-fA-F][0-9a-fA-F]{2})")


def _lone_escape(text: str) -> int:
    high = -1  # where an escaped first half waits for its second half, which must follow at once
    for escape in _SURROGATE.finditer(text):
        start, second = escape.start(1) - 2, int(escape[1], 16) >= 0xDC00
        if high >= 0 and not (second and start == high + 6):
            return high
        if high < 0 and second:
            return start
        high = -1 if second else start
    return high


_PIECE = re.compile(
    r"""[ \t\r\n]*+(?:(?P<key>"(?:[^"\\]++|\\.)*+")[ \t\r\n]*+:|(?P<mark>[{}\[\],])|(?P<value>"(?:[^"\\]++|\\.)*+"|[^ \t\r\n{}\[\],:"]++))"""
)


def _members(text: str) -> Iterator[tuple[Path, int, int]]:
    """Yield path, offset of the key and offset of the value for every member and element, in the order of the text."""
    path: list[str | int] = []
    key_offset = 0
    for piece in _PIECE.finditer(text):
        mark = piece["mark"]
        if piece["key"]:
            path[-1], key_offset = _key(piece["key"]), piece.start("key")
        elif mark == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
        elif mark in ("]", "}"):
            path.pop()
        else:
            start = piece.start("mark") if mark else piece.start("value")
            if path:
                yield tuple(path), key_offset if isinstance(path[-1], str) else start, start
            if mark:
                path.append(0 if mark == "[" else "")


def _first_fault(text: str) -> ProfileError:
    """Return the first duplicate key or number that is not plain and finite, by walking the text again."""
    seen: list[set[str]] = []  # the keys of every object that is open, innermost last
    fact = ""
    for piece in _PIECE.finditer(text):
        if piece["key"]:
            key = _key(piece["key"])
            if key in seen[-1]:
                return _at(f"the key {shown(key)} stands twice", text, piece.start("key"))
            seen[-1].add(key)
            fact = key if len(seen) == 1 else fact
        elif piece["value"]:
            problem = _unreadable(piece["value"])
            if problem:
                return _at(f"{shown(fact) if fact else 'the list'}: {problem}", text, piece.start("value"))
        elif piece["mark"] == "{":
            seen.append(set())
        elif piece["mark"] == "}":
            seen.pop()
    raise AssertionError("what was refused is not found again")  # pragma: no cover  # the decoder refuses nothing else


def _key(written: str) -> str:
    return json.loads(written) if "\\" in written else written[1:-1]


_WORD = re.compile(r"NaN|-?Infinity")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


def _unreadable(value: str) -> str:
    if value[0] in '"tfn' or (value.isdigit() and len(value) <= MAX_DIGITS):
        return ""
    word = _WORD.match(value)
    if word:
        return f"{word[0]} is not a number"
    number = _NUMBER.match(value)
    if number and (len(number[0]) > MAX_DIGITS or not isfinite(float(number[0]))):
        return "the number is too large or too long"
    return ""
