"""A profile read strictly from JSON text, a dictionary or a ``Profile``, into what is known.

All three go through one validator, made from the lines of ``profile.Profile``.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaValidator, ValidationError

from dmtcheck.errors import ProfileError, did_you_mean, named, shown
from dmtcheck.facts import Facts
from dmtcheck.known import Known, known
from dmtcheck.strict_json import Path, place, read_object

if TYPE_CHECKING:
    from dmtcheck.profile import Profile

SHORT = 4  # shorter values resemble each other without meaning the same: RIS is not CIS
NAMED = 3  # how many unknown facts an error names before it counts the rest


class Reader:
    """Reads profiles against one data dictionary. ``schema`` is its validator as plain data."""

    def __init__(self, facts: Facts, schema: dict[str, Any]) -> None:
        self.facts = facts
        self.schema = schema

    @cached_property
    def _validator(self) -> SchemaValidator:
        return SchemaValidator(self.schema)

    def read_text(self, text: str, as_of: date | None = None) -> Known:
        """Read one JSON object. Raises ProfileError with line, column and fact."""
        given = read_object(text)
        try:
            return known(self._validate(given, text), as_of)
        except ProfileError as error:
            line, column = place(text, error.path, key=error.at_key)
            raise error.at(line=line, column=column) from None

    def read_mapping(self, given: Mapping[str, Any], as_of: date | None = None) -> Known:
        """Read a dictionary of the same shape as the JSON (dates may be ``datetime.date``). Raises ProfileError."""
        try:
            text = _ENCODER.encode(dict(given))
        except (TypeError, ValueError, RecursionError) as error:
            raise ProfileError(f"the profile cannot be written as JSON: {error}") from None
        return known(self._validate(dict(given), text), as_of)

    def read_model(self, profile: "Profile", as_of: date | None = None) -> Known:
        """Read a ``Profile``, which is valid already."""
        return known(profile.model_dump(exclude_none=True), as_of)

    def _validate(self, given: dict[str, Any], text: str) -> dict[str, Any]:
        unknown = [str(key) for key in given if key not in self.facts or self.facts[key].uses]
        if unknown:
            stated = [name for name, fact in self.facts.items() if not fact.uses]
            raise ProfileError(f"{_unknown('fact', unknown, stated)} (`dmtcheck facts` lists all facts)", (unknown[0],), at_key=True)
        if given.get("therapies"):
            self._refuse_unknown_keys(given["therapies"])
        try:
            valid: dict[str, Any] = self._validator.validate_json(text.encode("utf-8"))
        except ValidationError as error:
            raise self._invalid(given, error) from None
        for path, value in _dates(valid):
            spelled = _value_at(given, path)
            if isinstance(spelled, str) and spelled != value.isoformat():  # pydantic also reads a number of seconds
                raise ProfileError(f"{named(path)}: expected a date such as 2026-11-22, found {shown(spelled)}", path)
        return valid

    def _refuse_unknown_keys(self, therapies: Any) -> None:
        known = list(self._schema_at(("therapies", 0))["fields"])
        for index, course in enumerate(therapies if isinstance(therapies, (list, tuple)) else ()):
            unknown = [str(key) for key in course if key not in known] if isinstance(course, dict) else []
            if unknown:
                path = ("therapies", index, unknown[0])
                raise ProfileError(f"{named(path[:2])}: {_unknown('key', unknown, known)}", path, at_key=True)

    def _invalid(self, given: dict[str, Any], error: ValidationError) -> ProfileError:
        first, *others = error.errors(include_url=False, include_context=False)
        path = self._place(first["loc"])
        if not path:  # of a dictionary; JSON text was read before
            half = "hex escape" in first["msg"]
            return ProfileError("half of a character (a lone surrogate) in a text" if half else "nested too deeply; a profile is one flat object")
        more = len({self._place(other["loc"]) for other in others} - {path})
        tail = f" (and {more} more problem{'s' if more > 1 else ''})" if more else ""
        if first["type"] == "missing":
            return ProfileError(f'{named(path[:-1])}: "{path[-1]}" is missing{tail}', path[:-1])
        found = _value_at(given, path)
        return ProfileError(f"{named(path)}: expected {self._expected(path)}, found {_found(found)}{self._nearest(path, found)}{tail}", path)

    def _place(self, loc: tuple[str | int, ...]) -> Path:
        """Return where a problem lies; a day is told twice, as what it is not: a date, and a word."""
        return loc[:1] if loc and self.facts[str(loc[0])].type == "day" else loc

    def _schema_at(self, path: Path) -> dict[str, Any]:
        schema = self.schema
        for part in path:
            schema = schema["items_schema"] if isinstance(part, int) else schema["fields"][part]["schema"]
            schema = schema["schema"] if schema["type"] == "nullable" else schema
        return schema

    def _expected(self, path: Path) -> str:
        if len(path) == 1:
            return self.facts[str(path[0])].expected
        schema = self._schema_at(path)
        match schema["type"]:
            case "literal":
                return "one of " + ", ".join(schema["expected"])
            case "int":
                return f"a whole number from {schema['ge']} to {schema['le']}"
            case "float":
                return f"a number from {schema['ge']} to {schema['le']}"
            case "date":
                return "a date such as 2026-11-22"
            case "str":
                return f"a text of 1 to {schema['max_length']} characters"
        return "an object with at least a name"

    def _nearest(self, path: Path, found: Any) -> str:
        expected = self._schema_at(path).get("expected")
        return did_you_mean(found, expected) if expected and isinstance(found, str) and len(found) >= SHORT else ""


def _iso(value: object) -> str:
    if type(value) is date:
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} is not a value of a profile")


_ENCODER = json.JSONEncoder(default=_iso)


def _dates(valid: dict[str, Any]) -> list[tuple[Path, date]]:
    found: list[tuple[Path, date]] = [((name,), value) for name, value in valid.items() if type(value) is date]
    for index, course in enumerate(valid.get("therapies") or ()):
        found += [(("therapies", index, name), value) for name, value in course.items() if type(value) is date]
    return found


def _value_at(given: Any, path: Path) -> Any:
    for part in path:
        given = given[part]
    return given


def _unknown(what: str, names: list[str], known: list[str]) -> str:
    if len(names) == 1:
        return f"unknown {what} {shown(names[0])}{did_you_mean(names[0], known)}"
    hints = [did_you_mean(name, known).removeprefix(", ") for name in names[:NAMED]]
    first = ", ".join(shown(name) + (f" ({hint})" if hint else "") for name, hint in zip(names, hints, strict=False))
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return f"unknown {what}s {first}{more}"


def _found(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return str(value)[:40]
    if isinstance(value, str):
        return "the text " + shown(value)
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value):,}" if value else "an empty list"
    return "an object" if isinstance(value, dict) else f"a {type(value).__name__}"
