"""The fields of a question: their names, what a profile puts into them, and what an answer in them says."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from dmtcheck.answers import entries, value_of
from dmtcheck.errors import ProfileError
from dmtcheck.facts import NONE, Fact, Facts
from dmtcheck.service.page.forms import Form

NEVER: Final = "-never"  # ends the name of the box beside a date: it never happened
LISTED: Final = ("list", "therapies")  # facts that may be an empty list, which is an answer
_ROW: Final = re.compile(r"therapies-(\d{1,4})-([a-z0-9_]+)")
Words = Mapping[str, tuple[str, ...]]


class Entered(NamedTuple):
    """What was answered: the values by fact, and by field what is wrong with it."""

    values: dict[str, Any]
    errors: dict[str, str]


class _Wrong(Exception):
    """An answer that cannot be used, for one reason."""


def names(question: Fact, facts: Facts, form: Form) -> set[str]:
    """Return the names of all fields that a form may hold for a question."""
    found = {name for one in entries(question, facts) for name in (one.name, *([one.name + NEVER] if one.type == "day" else []))}
    if question.type == "therapies":
        parts = {part.name for part in question.parts}
        found |= {name for name in form.fields if (row := _ROW.fullmatch(name)) and row[2] in parts}
    return found


def prefilled(question: Fact, facts: Facts, profile: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the words that a profile puts into the fields of a question."""
    found: dict[str, tuple[str, ...]] = {}
    for one in entries(question, facts):
        value = profile.get(one.name)
        if one.completes and value is None and profile.get(one.completes):
            found[one.name] = ("yes",)  # a profile that does not say otherwise names all of them
        elif one.type == "therapies":
            found |= {
                f"therapies-{i}-{part}": (str(said),) for i, course in enumerate(value or ()) for part, said in course.items() if said is not None
            }
            found |= {one.name: (NONE,)} if value == [] else {}
        elif one.type == "day" and value == NONE:
            found[one.name + NEVER] = ("yes",)
        elif isinstance(value, list):
            found[one.name] = tuple(sorted(value)) or (NONE,)
        elif value is not None:
            found[one.name] = (("no", "yes")[value] if isinstance(value, bool) else str(value),)
    return found


def rows(words: Words) -> list[int]:
    """Return the places of the therapies that the fields hold."""
    return sorted({int(row[1]) for name in words if (row := _ROW.fullmatch(name))})


def numbered(form: Form, *, without: int | None = None) -> Form:
    """Return the form with its therapies counted from 0: empty ones and the one at ``without`` left out."""
    full = {int(row[1]) for name, words in form.fields.items() if (row := _ROW.fullmatch(name)) and any(word.strip() for word in words)}
    places = {old: new for new, old in enumerate(sorted(full - {without}))}
    fields: dict[str, tuple[str, ...]] = {}
    for name, words in form.fields.items():
        row = _ROW.fullmatch(name)
        if not row:
            fields[name] = words
        elif int(row[1]) in places:
            fields[f"therapies-{places[int(row[1])]}-{row[2]}"] = words
    return form._replace(fields=fields)


def entered(question: Fact, facts: Facts, form: Form, *, must: bool) -> Entered:
    """Return what the fields of a question say; where it ``must`` be answered, an empty one is an error."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for one in entries(question, facts):
        try:
            values[one.name] = _courses(one, form, errors) if one.type == "therapies" else value_of(one, _words(one, form))
        except ProfileError as error:
            errors[one.name] = _sentence(one.title, error.problem)
        except _Wrong as wrong:
            errors[one.name] = _sentence(one.title, str(wrong))
    if not errors:
        errors |= {name: _sentence(facts[name].title, problem) for name, problem in _lacking(question, facts, values, must=must)}
    return Entered({name: value for name, value in values.items() if value is not None}, errors)


def _lacking(question: Fact, facts: Facts, values: Mapping[str, Any], *, must: bool) -> Iterator[tuple[str, str]]:
    """Yield what an answer lacks to be one; of two things about one field the later tells more."""
    main = values[question.name]
    if must and main is None:
        yield question.name, "give an answer, or press the button that says it is not known"
    for one in entries(question, facts)[1:]:
        if main is None and values[one.name] is not None and not one.completes:
            yield question.name, "there is a date, but no result"
        if main and one.completes and values[one.name] is None:
            yield one.name, "say whether these are all of them; no also means that it is not known"
        if not main and one.completes and values[one.name] is False and (must or main is not None):
            yield question.name, "name those that are known, or leave the question open"


def _words(fact: Fact, form: Form) -> str:
    """Return the words that answer one fact."""
    if fact.type in ("list", "drugs"):
        chosen = form.many(fact.name)
        if NONE in chosen and len(chosen) > 1:
            raise _Wrong("choose either none of these, or those that apply")
        return ",".join(chosen)
    words = form.one(fact.name)
    if fact.type == "day" and form.one(fact.name + NEVER):
        if words:
            raise _Wrong("choose either a date or never")
        return NONE
    return words


def _courses(fact: Fact, form: Form, errors: dict[str, str]) -> list[dict[str, Any]] | None:
    """Return the therapies that the rows of a form hold, or an empty list where there were none. What is wrong goes to ``errors``."""
    found = [_course(fact, form, place, errors) for place in rows(form.fields)]
    if form.one(fact.name) and found:
        raise _Wrong("choose either no therapy so far, or name those that were")
    return found if found or form.one(fact.name) else None


def _course(fact: Fact, form: Form, place: int, errors: dict[str, str]) -> dict[str, Any]:
    course: dict[str, Any] = {}
    for part in fact.parts:
        field = f"{fact.name}-{place}-{part.name}"
        try:
            course[part.name] = value_of(part, form.one(field))
        except ProfileError as error:
            errors[field] = _sentence(f"therapy {place + 1}, {part.title}", error.problem)
    if course.get("name", "") is None:
        errors[f"{fact.name}-{place}-name"] = _sentence(f"therapy {place + 1}", "name it, or clear its other fields")
    return {name: value for name, value in course.items() if value is not None}


def _sentence(title: str, problem: str) -> str:
    """Return what is wrong, after the words for what it is about."""
    return f"{title[0].upper()}{title[1:]}: {problem}."
