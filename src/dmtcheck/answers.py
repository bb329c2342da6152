"""Answers as people give them, in words, read into the values of a profile: "yes", "34", "2026-11-22", "not known"."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from dmtcheck.dates import day_of
from dmtcheck.errors import ProfileError, shown
from dmtcheck.facts import DATE_SUFFIX, NONE, Fact, Facts

NOT_KNOWN: Final = ("", "?", "not known", "unknown")
_YES_NO: Final = {"yes": True, "no": False, "true": True, "false": False}


def entries(fact: Fact, facts: Facts) -> tuple[Fact, ...]:
    """Return what one question asks for: the fact, when it was found where it has a date, and whether a list is whole."""
    names = (fact.name + DATE_SUFFIX,) if fact.dated else ()
    return (fact, *(facts[name] for name in names), *(one for one in facts.values() if one.completes == fact.name))


def choices(fact: Fact) -> tuple[str, ...]:
    """Return the closed set of words that answer a question; none where any number, date or text may."""
    return ("yes", "no") if fact.type == "yes_no" else fact.values


def hint(fact: Fact) -> str:
    """Return what can be answered, in words."""
    if fact.type in ("list", "drugs"):
        several = f"one or more of {', '.join(fact.values)}, with commas between"
        return f"none, or {several}" if fact.type == "list" else f"{several}, or all"
    if fact.type == "text":
        return "a name, or none"
    return ", ".join(choices(fact)).replace("_", " ") if fact.type in ("yes_no", "choice") else fact.expected


def value_of(fact: Fact, words: str) -> Any:
    """Return what one answer in words says, as JSON holds it; None where it is not known.

    Raises:
        ProfileError: where the words are no answer to the question; says what was expected.
    """
    plain = words.strip()
    if plain.casefold() in NOT_KNOWN:
        return None
    try:
        return _READ[fact.type](fact, plain)
    except ValueError:
        expected = "yes or no" if fact.type == "yes_no" else fact.expected
        raise ProfileError(f"expected {expected}, found {shown(plain)}", (fact.name,)) from None


def course_of(fact: Fact, words: Mapping[str, str]) -> dict[str, Any]:
    """Return one therapy from an answer to each of the parts of ``therapies``. Raises ProfileError."""
    given = {part.name: value_of(part, words.get(part.name, "")) for part in fact.parts}
    return {name: value for name, value in given.items() if value is not None}


def answered(profile: Mapping[str, Any], fact: Fact, facts: Facts, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the profile with the entries of one question as answered: what was said before about them is gone.

    A list of which it was asked, and is not known, whether it is whole may lack some.
    """
    asked = entries(fact, facts)
    kept = {name: value for name, value in profile.items() if name not in {one.name for one in asked}}
    partial = {one.name: False for one in asked if one.completes and one.name in values and values.get(fact.name)}
    return kept | partial | {one.name: values[one.name] for one in asked if values.get(one.name) is not None}


def _one_of(names: Sequence[str], plain: str) -> str:
    """Return the name that is meant: spelled out, or the only one that begins so."""
    key = plain.casefold().replace(" ", "_")
    begun = [name for name in names if name == key] or [name for name in names if name.startswith(key)]
    (name,) = begun  # ValueError where there is none, or more than one
    return name


def _several(fact: Fact, plain: str) -> list[str]:
    if plain.casefold() in ((NONE, "no") if fact.type == "list" else ("all",)):
        return [] if fact.type == "list" else list(fact.values)
    return [_one_of(fact.values, word.strip()) for word in plain.split(",")]


def _number(fact: Fact, plain: str) -> float:
    number = int(plain) if plain.lstrip("+-").isdecimal() else float(plain)
    if fact.whole and not isinstance(number, int):
        raise ValueError(plain)
    if not fact.low <= number <= fact.high or (fact.above and number == fact.low):  # nor is what is not a number
        raise ValueError(plain)
    return number


def _date(_: Fact, plain: str) -> str:
    return day_of(plain).isoformat()


def _text(fact: Fact, plain: str) -> str:
    if len(plain.encode("utf-8").decode()) > fact.high:  # half of a character is no text
        raise ValueError(plain)
    return plain


def _therapies(_: Fact, plain: str) -> list[Any]:
    raise ValueError(plain)  # one answer cannot say them all: ``course_of`` reads each


_READ: Final[dict[str, Callable[[Fact, str], Any]]] = {
    "yes_no": lambda _, plain: _YES_NO[_one_of(tuple(_YES_NO), plain)],
    "choice": lambda fact, plain: _one_of(fact.values, plain),
    "number": _number,
    "list": _several,
    "drugs": _several,
    "date": _date,
    "day": lambda fact, plain: NONE if plain.casefold() in (NONE, "never") else _date(fact, plain),
    "text": _text,
    "therapies": _therapies,
}
