"""JSON read so that nothing can be misread: one object, UTF-8, no duplicate key, only finite numbers, bounded size.

Reading is the standard library's; only when something is wrong is the text walked again to say where.
"""

import json
import re
from collections.abc import Iterator
from typing import Final, NoReturn

from dmtcheck.errors import ProfileError, shown

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_CONTAINERS: Final = 10_000
MAX_DIGITS: Final = 40

Path = tuple[str | int, ...]


class _Refused(Exception):
    """A value that JSON parsers differ about; where it stands is found afterwards."""


def _refuse(_: object) -> NoReturn:
    raise _Refused


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= MAX_DIGITS else _refuse(digits)


def _decimal(digits: str) -> float:
    number = float(digits) if len(digits) <= MAX_DIGITS else _refuse(digits)
    return number if number - number == 0 else _refuse(digits)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _refuse(pairs)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_refuse)


def decode(data: bytes) -> str:
    """Return ``data`` as text. Raises ProfileError where it is not UTF-8 (a byte order mark is allowed) or too large."""
    if len(data) > MAX_BYTES:
        raise ProfileError(f"the input is larger than {MAX_BYTES // 1024 // 1024} MiB; a profile is one JSON object")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4096]:
        raise ProfileError("the input is not UTF-8 (it looks like UTF-16); save it as UTF-8", line=1, column=1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise _at("the input is not UTF-8 here; save it as UTF-8", before, len(before)) from None


def read_object(text: str) -> dict[str, object]:
    """Return the one JSON object that ``text`` holds.

    Raises:
        ProfileError: with line and column, for anything else.
    """
    if not text.strip(" \t\r\n"):
        raise ProfileError("the input is empty; expected one JSON object", line=1, column=1)
    _bound_containers(text)
    try:
        value = _DECODER.decode(text)
    except _Refused:
        raise _first_fault(text) from None
    except RecursionError:
        raise ProfileError("the input is nested too deeply; a profile is one flat JSON object", line=1, column=1) from None
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from None
    if not isinstance(value, dict):
        start = len(text) - len(text.lstrip(" \t\r\n"))
        kind = {list: "an array", str: "a text", bool: "true or false", type(None): "null"}.get(type(value), "a number")
        raise _at(f"expected one JSON object, found {kind}", text, start)
    if "\\u" in text:
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


def _bound_containers(text: str) -> None:
    if text.count("[") + text.count("{") > MAX_CONTAINERS:
        offset = next(m.start() for i, m in enumerate(re.finditer(r"[\[{]", text)) if i == MAX_CONTAINERS)
        raise _at(f"more than {MAX_CONTAINERS} brackets; a profile is one flat JSON object", text, offset)


def _syntax_error(text: str, error: json.JSONDecodeError) -> ProfileError:
    if error.msg == "Extra data":
        return _at("something follows the JSON object; expected one profile and nothing else", text, error.pos)
    if error.pos >= len(text.rstrip(" \t\r\n")):
        return _at("the input ends before the JSON object does", text, len(text.rstrip(" \t\r\n")))
    problem = error.msg[0].lower() + error.msg[1:]
    return _at(f"not valid JSON: {problem}", text, error.pos)


def _refuse_lone_surrogates(text: str, value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _at("half of a character (a lone surrogate) in a text", text, _lone_surrogate(text)) from None


def _lone_surrogate(text: str) -> int:
    high = -1  # where an escaped first half waits for its second half
    for escape in re.finditer(r"\\(?:u([0-9a-fA-F]{4})|.)", text):
        code = int(escape[1] or "0", 16)
        if high >= 0:
            if not (0xDC00 <= code < 0xE000 and escape.start() == high + 6):
                return high
            high = -1
        elif 0xDC00 <= code < 0xE000:
            return escape.start()
        elif 0xD800 <= code < 0xDC00:
            high = escape.start()
    return max(high, 0)


_PIECE = re.compile(r'[ \t\r\n]*("(?:[^"\\]|\\.)*"|[{}\[\],:]|[^ \t\r\n{}\[\],:"]+)')


def _members(text: str) -> Iterator[tuple[Path, int, int]]:
    """Yield path, offset of the key and offset of the value for every member and element, in the order of the text."""
    stack: list[str | int | None] = []
    path: list[str | int] = []
    key_offset, after_colon = 0, False
    for match in _PIECE.finditer(text):
        piece, start = match[1], match.start(1)
        if piece == ",":
            after_colon = False
            if isinstance(path[-1], int):
                path[-1] += 1
            continue
        if piece == ":":
            after_colon = True
            continue
        if piece in "]}":
            stack.pop()
            path.pop()
            continue
        in_object = bool(stack) and stack[-1] == "{"
        if in_object and not after_colon and piece[0] == '"':
            path[-1], key_offset = json.loads(piece), start
            continue
        if stack:
            yield tuple(path), key_offset if in_object else start, start
        after_colon = False
        if piece in "[{":
            stack.append(piece)
            path.append(0 if piece == "[" else "")


def _first_fault(text: str) -> ProfileError:
    """Return the first duplicate key or number that is not plain and finite, by walking the text again."""
    seen: set[Path] = set()
    for path, key_offset, value_offset in _members(text):
        if path in seen:
            return _at(f"the key {shown(path[-1])} stands twice", text, key_offset)
        seen.add(path)
        match = _PIECE.match(text, value_offset)
        piece = match[1] if match else ""
        if piece in ("NaN", "Infinity", "-Infinity"):
            return _at(f"{_fact(path)}: {piece} is not a number", text, value_offset)
        if piece[0] in "-0123456789" and (len(piece) > MAX_DIGITS or float(piece) - float(piece) != 0):
            return _at(f"{_fact(path)}: the number is too large or too long", text, value_offset)
    return ProfileError("the input holds a number that cannot be read", line=1, column=1)


def _fact(path: Path) -> str:
    return next((shown(part) for part in path if isinstance(part, str)), "the list")
