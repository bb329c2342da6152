"""JSON read strictly: what is accepted is what the standard library reads, and what is refused is found at its place."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dmtcheck.errors import ProfileError
from dmtcheck.strict_json import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_VALUES, decode, place, read_object

settings.register_profile("reading", deadline=None)
quick = settings(settings.get_profile("reading"), max_examples=150)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
whole = st.integers(-(10 ** (MAX_DIGITS - 1)) + 1, 10**MAX_DIGITS - 1)
leaves = st.none() | st.booleans() | whole | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12)
objects = st.dictionaries(texts, values, max_size=5)
layouts = st.fixed_dictionaries({"indent": st.sampled_from([None, 0, 2, 7]), "ensure_ascii": st.booleans()})


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    lines = text[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1


def refused(text: str) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        read_object(text)
    return caught.value


def offset_of(error: ProfileError, text: str) -> int:
    assert error.line is not None and error.column is not None
    lines = text.split("\n")
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
    return sum(len(line) + 1 for line in lines[: error.line - 1]) + error.column - 1


# decode


@quick
@given(texts, st.booleans())
def test_utf_8_is_read_with_and_without_a_byte_order_mark(text: str, marked: bool) -> None:
    data = text.encode()
    if b"\0" in data or text.startswith("\ufeff"):
        return
    assert decode(b"\xef\xbb\xbf" * marked + data) == text


@quick
@given(st.binary(max_size=60))
@example(b"\xef\xbb\xbf\n\xff")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xef\xbb")
def test_bytes_are_decoded_or_refused_at_the_first_bad_one(data: bytes) -> None:
    try:
        text = decode(data)
    except ProfileError as error:
        if "UTF-16" in str(error):
            assert (error.line, error.column) == (1, 1)
            return
        body = data.removeprefix(b"\xef\xbb\xbf")
        good = max(size for size in range(len(body)) if is_utf_8_so_far(body[:size]))
        before = body[:good].decode()
        assert (error.line, error.column) == line_and_column(before, len(before))
    else:
        assert text == data.removeprefix(b"\xef\xbb\xbf").decode()


def is_utf_8_so_far(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_other_codings_are_refused_as_what_they_are(coding: str) -> None:
    with pytest.raises(ProfileError, match="UTF-16.*save it as UTF-8"):
        decode('{"id": "a"}'.encode(coding))


def test_as_many_bytes_as_allowed_are_decoded_and_one_more_is_refused() -> None:
    assert len(decode(b" " * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(ProfileError, match="larger than 8 MiB"):
        decode(b" " * (MAX_BYTES + 1))


# read_object


@quick
@given(objects, layouts)
def test_every_object_of_json_comes_back_as_it_was_written(written: dict[str, Any], layout: dict[str, Any]) -> None:
    text = json.dumps(written, **layout)
    read = read_object(text)
    assert read == written
    assert json.dumps(read, **layout) == text  # 1, 1.0 and true are equal, but not written alike


JSON_PIECES = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\n",
            '"',
            '"a"',
            '"b"',
            '"a":',
            "\\",
            "\\u",
            "d83d",
            "\\ud83d",
            "\\ude00",
            "\\n",
            "true",
            "null",
        ]
        + [
            "NaN",
            "Infinity",
            "-",
            "0",
            "1",
            "12",
            ".5",
            "e9",
            "1e999",
            "-Infinity",
            "x",
            "\x00",
            "\u00e9",
            "\ufeff",
            "\ud800",
            "9" * (MAX_DIGITS + 1),
        ]
    ),
    max_size=14,
).map("".join)


@settings(quick, max_examples=600)
@given(JSON_PIECES | JSON_PIECES.map(lambda text: '{"a":' + text + "}"))
@example('{"a":1e999x}')
@example('{"a":-Infinityx}')
@example('{"a":NaN0}')
@example('{"a":"\ud800"}')
def test_any_text_is_read_as_the_standard_library_reads_it_or_refused_inside_it(text: str) -> None:
    try:
        read = read_object(text)
    except ProfileError as error:
        offset_of(error, text)
        assert error.problem.isprintable()
    else:
        assert read == json.loads(text)
        json.dumps(read, allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "token",
    ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1.0e+400", "9" * (MAX_DIGITS + 1), "-" + "9" * MAX_DIGITS, "0." + "3" * 5000],
)
@pytest.mark.parametrize(
    "around",
    ['{"age": %s}', '{"x": 1,\n "age": %s, "y": "NaN"}', '{"age": [{"b": [0, %s]}]}', '{"e": ["1e999", {}], "age": %s', '{"age":%s,'],
)
def test_a_number_that_is_not_plain_and_finite_is_found(token: str, around: str) -> None:
    text = around % token
    error = refused(text)
    assert (error.line, error.column) == line_and_column(text, around.index("%"))
    assert '"age"' in error.problem


def test_a_number_in_a_list_without_a_key_is_found_too() -> None:
    assert str(refused("[0, NaN]")) == "1:5: the list: NaN is not a number"


@pytest.mark.parametrize("token", ["NaN", "1e999", "-Infinity", "9" * 5000])
def test_a_bad_number_alone_is_refused(token: str) -> None:
    assert (refused(token).line, refused(token).column) == (1, 1)


@pytest.mark.parametrize("token", ["9" * MAX_DIGITS, "1e308", "-0", "-0.0", "5e-324", "0.1e-400", "1E+2"])
def test_a_number_that_is_plain_and_finite_is_read(token: str) -> None:
    assert read_object(f'{{"age": {token}}}') == {"age": json.loads(token)}


@quick
@given(
    st.lists(st.sampled_from(["[", "k"]) | texts.filter(lambda key: key not in "az"), max_size=8),
    texts,
    texts.filter(lambda key: key not in "az"),
)
def test_a_key_that_stands_twice_is_found_at_any_depth(layers: list[str], earlier: str, key: str) -> None:
    """Around the object with the duplicate lie others in which the same key stands once."""
    first, second = json.dumps(key), json.dumps(key, ensure_ascii=False)
    text, offset = f"{{{first}: {json.dumps(earlier)},\n{second}: 1}}", len(first) + len(json.dumps(earlier)) + 5
    for layer in layers:
        before = '[0, {"k": 1},\n ' if layer == "[" else f'{{"a": {{"k": []}}, {json.dumps(layer)}: '
        text, offset = before + text + (', {"k": 2}]' if layer == "[" else ', "z": 1}'), offset + len(before)
    error = refused(text)
    assert (error.line, error.column) == line_and_column(text, offset)
    assert "stands twice" in error.problem


def test_the_first_of_several_faults_is_named() -> None:
    assert refused('{"a": 1, "a": NaN, "b": NaN}').column == 10
    assert refused('{"a": NaN, "b": 1, "b": 1}').column == 7


plain_pieces = st.sampled_from(
    [
        "a",
        "\u00e9",
        "\U0001f600",
        "\\n",
        "\\\\",
        '\\"',
        "\\u0041",
        "\\uD7ff",
        "\\ue000",
        "\\ud83d\\ude00",
        "\\uD83D\\uDE00",
        "\\\\ud800",
        "\\\\\\u0041",
    ]
)
lone = st.sampled_from(["\\ud800", "\\uDBFF", "\\udc00", "\\uDfFf"])


@quick
@given(
    st.lists(plain_pieces, max_size=6),
    lone,
    st.lists(plain_pieces | lone.filter(lambda half: half[3] in "89abAB"), max_size=6),
    st.booleans(),
)
@example([], "\\ud800", ["\\ud800"], False)
@example([], "\\ud800", ["a", "\\ud83d\\ude00"], False)
def test_half_a_character_is_found_wherever_it_stands(before: list[str], half: str, after: list[str], in_key: bool) -> None:
    start = '{"k": "' if not in_key else '{"k": [{"'
    text = start + "".join(before) + half + "".join(after) + ('"}' if not in_key else '": 1}]}')
    error = refused(text)
    assert "surrogate" in error.problem
    assert (error.line, error.column) == line_and_column(text, len(start + "".join(before)))


@quick
@given(st.lists(plain_pieces, max_size=8))
def test_whole_characters_in_escapes_are_read(pieces: list[str]) -> None:
    text = '{"k": "' + "".join(pieces) + '"}'
    assert read_object(text) == json.loads(text)


def test_half_a_character_that_is_not_even_escaped_is_refused() -> None:
    assert (refused('{"k": "\ud800"}').line, refused('{"k": "\ud800"}').column) == (1, 8)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", (1, 1), "empty"),
        (" \t\r\n", (1, 1), "empty"),
        ("\u00a0", (1, 1), "not valid JSON"),
        ("\ufeff{}", (1, 1), "not valid JSON"),
        ("[]", (1, 1), "found an array"),
        ('\n\n "a"', (3, 2), "found a text"),
        (" 1", (1, 2), "found a number"),
        ("-1.5", (1, 1), "found a number"),
        ("true", (1, 1), "found true or false"),
        ("null", (1, 1), "found null"),
        ("{", (1, 2), "property name|ends before"),
        ('{"a": 1', (1, 8), "ends before"),
        ('{"a": 1  \n', (1, 8), "ends before"),
        ('{"a"\n', (1, 5), "ends before"),
        ('{"a": "b', (1, 7), "unterminated string"),
        ('{"a": 1}}', (1, 9), "nothing else"),
        ('{"a": 1} {"a": 1}', (1, 10), "nothing else"),
        ("{} x", (1, 4), "nothing else"),
        ('{"a": tru}', (1, 7), "not valid JSON: expecting value"),
        ('{"a" 1}', (1, 6), "not valid JSON: expecting ':' delimiter"),
        ('{"a": "\\x"}', (1, 8), "escape"),
        ('{"a": "\t"}', (1, 8), "control character"),
    ],
)
def test_what_is_no_object_is_refused_at_its_place(text: str, place: tuple[int, int], words: str) -> None:
    error = refused(text)
    assert (error.line, error.column) == place
    assert any(word in error.problem for word in words.split("|")), error.problem


def test_a_comma_too_many_is_refused() -> None:
    assert refused('{"a": 1,}').line == 1
    assert refused('{"a": [1,]}').line == 1


def test_as_many_values_as_allowed_are_read_and_one_more_is_refused() -> None:
    assert len(read_object('{"a": [' + "1," * (MAX_VALUES - 1) + "1]}")["a"]) == MAX_VALUES  # type: ignore[arg-type]  # it is a list
    assert "more than 300,000 values" in refused('{"a": [' + "1," * MAX_VALUES + "1]}").problem


def test_as_deep_as_allowed_is_read_and_one_deeper_is_found() -> None:
    deep = MAX_DEPTH - 1
    assert read_object('{"a": "[[[", "b":' + "[" * deep + "]" * deep + "}")
    text = '{"a": "[[[", "b":\n' + "[" * (deep + 1) + "]" * (deep + 1) + "}"
    error = refused(text)
    assert (error.line, error.column) == line_and_column(text, text.rindex("["))
    assert "nested too deeply" in error.problem


@pytest.mark.parametrize("escape", ["", '"e": "\\u0041", '], ids=["plain", "with an escape"])
def test_any_depth_is_read_or_refused(escape: str) -> None:
    """Every depth up to the limit of Python's stack, wherever it lies from here."""
    for depth in [*range(700, 1010), 4999]:
        try:
            read_object(f'{{{escape}"a": {"[" * depth}{"]" * depth}}}')
        except ProfileError as error:
            assert "nested too deeply" in error.problem


# place


class Labels:
    """Gives every leaf and key of a document a text that stands nowhere else, and remembers the path of each."""

    def __init__(self) -> None:
        self.leaves: dict[tuple[str | int, ...], str] = {}
        self.keys: dict[tuple[str | int, ...], str] = {}

    def of(self, value: Any, path: tuple[str | int, ...] = ()) -> Any:
        if isinstance(value, dict):
            return {name: self.of(inner, (*path, name)) for name, inner in ((self.key(key, path), inner) for key, inner in value.items())}
        if isinstance(value, list):
            return [self.of(inner, (*path, place)) for place, inner in enumerate(value)]
        self.leaves[path] = f"leaf<{len(self.leaves)}>"
        return self.leaves[path]

    def key(self, key: str, path: tuple[str | int, ...]) -> str:
        name = f"{key}<key {len(self.keys)}>"
        self.keys[*path, name] = name
        return name


awkward = st.sampled_from(["", '"', "\\", '\\"', "{", "}]", ": ", ",", "\n", "\u2028", "\U0001f600", '": {"']) | texts
documents = st.dictionaries(
    awkward,
    st.recursive(st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(awkward, inner, max_size=4), max_leaves=12),
    max_size=4,
)


@quick
@given(documents, layouts)
def test_every_value_and_every_key_is_found(document: dict[str, Any], layout: dict[str, Any]) -> None:
    labels = Labels()
    text = json.dumps(labels.of(document), **layout)
    for path, leaf in labels.leaves.items():
        assert place(text, path) == line_and_column(text, text.index(f'"{leaf}"'))
    for path, key in labels.keys.items():
        written = json.dumps(key, ensure_ascii=layout["ensure_ascii"])
        offset = text.index(written)
        assert place(text, path, key=True) == line_and_column(text, offset)
        assert place(text, path) == line_and_column(text, offset + len(written) + 2)


def test_a_path_that_is_not_there_is_placed_at_its_nearest_parent() -> None:
    text = '\n{"a": [1, {"b": 2}], "c": {"b": 3}}'
    assert place(text, ("a", 1, "x")) == (2, 11)
    assert place(text, ("a", 1, "x"), key=True) == (2, 11)
    assert place(text, ("a", 7)) == (2, 7)
    assert place(text, ("c", "b")) == (2, 33)
    assert place(text, ("c", "b"), key=True) == (2, 28)
    assert place(text, ("nowhere",)) == (1, 1)
    assert place(text, ()) == (1, 1)


def test_numbers_and_words_are_placed_as_texts_are() -> None:
    text = '{"a":[-1.5e3,true,null,"x",[],{}],"b":false}'
    assert [place(text, ("a", n))[1] for n in range(6)] == [7, 14, 19, 24, 28, 31]
    assert place(text, ("b",)) == (1, 39)


def test_a_fault_is_found_after_numbers_that_are_none() -> None:
    error = refused('{"a": 1.5, "b": -1e5, "c": [true, null, "x"],\n "d": NaN}')
    assert (error.line, error.column) == (2, 7)
    assert '"d": NaN is not a number' in error.problem
