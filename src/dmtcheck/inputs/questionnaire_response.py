"""Answers to our Questionnaire, a FHIR R4 QuestionnaireResponse, read back into a profile.

An answer is used whether or not the rules made its question one to ask: an answer never makes less known. Only what the
form itself ties together is not: a date without its result.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from dmtcheck.dates import day_of
from dmtcheck.errors import ProfileError, did_you_mean, shown
from dmtcheck.facts import DATE_SUFFIX, NONE, Fact, Facts
from dmtcheck.record import Note, Record

_FORM: Final = "urn:dmtcheck:questionnaire"
_GROUP: Final = "group."
_USED: Final = ("completed", "amended", "in-progress")
_ASIDE: Final = ("id", "extension")
_VALUES: Final = {
    "yes_no": "valueBoolean",
    "choice": "valueCoding",
    "list": "valueCoding",
    "drugs": "valueCoding",
    "date": "valueDate",
    "day": "valueDate",
    "text": "valueString",
}
_NONE_OF: Final = ("day", "list", "therapies")  # "there is none" is an answer of its own

Item = Mapping[str, Any]
Given = list[tuple[str, Any]]  # what one question was answered with: the kind of each value, and the value
Answers = dict[str, Given]  # by linkId


def read(given: Mapping[str, Any], facts: Facts, as_of: date | None = None) -> Record:
    """Return what a QuestionnaireResponse tells.

    Args:
        given: the resource.
        facts: the data dictionary.
        as_of: date of assessment, where no answer tells it.

    Raises:
        ProfileError: where it is no such resource, was withdrawn, or an answer is none; names the linkId.
    """
    notes = list(_about(given))
    questions = {name: fact for name, fact in facts.items() if not fact.uses}
    profile, remarks = _answered_facts(given, questions)
    notes += [*remarks, *_without_result(profile, questions)]
    if given["status"] == "in-progress":
        _leave_open(profile, questions)
    where = f"QuestionnaireResponse/{given['id']}" if given.get("id") and isinstance(given["id"], str) else ""
    origins: dict[str, tuple[str, ...]] = {name: (f"{where}#{name}",) for name in profile if where}
    _identify(given, profile, origins)
    if as_of:
        profile.setdefault("as_of", as_of.isoformat())
    return Record(profile, origins, tuple(notes), "ms_type" in profile)


def _answered_facts(given: Item, questions: Facts) -> tuple[dict[str, Any], list[Note]]:
    answers, courses = _collected(given, questions)
    profile: dict[str, Any] = {}
    notes: list[Note] = []
    for name, fact in questions.items():
        value = courses if fact.type == "therapies" and courses else _value(fact, name, answers.get(name, []))
        value, remarks = _or_none(fact, value, answers.get(f"{name}.{NONE}", []))
        notes += remarks
        if value is not None:
            profile[name] = value
    return profile, notes


def _leave_open(profile: dict[str, Any], questions: Facts) -> None:
    """Let a list that is still being filled in lack some, unless an answer says that it is whole."""
    for fact in questions.values():
        if profile.get(fact.completes):
            profile.setdefault(fact.name, False)


def _about(given: Item) -> Iterator[Note]:
    if given.get("resourceType") != "QuestionnaireResponse":
        raise ProfileError(f'"resourceType": expected QuestionnaireResponse, found {shown(given.get("resourceType"))}')
    status = given.get("status")
    if status not in _USED:
        raise ProfileError(f'"status": only answers that are {", ".join(_USED[:-1])} or {_USED[-1]} are read, found {shown(status)}')
    if status == "in-progress":
        yield Note(None, "QuestionnaireResponse", "the form is still being filled in; what is not answered yet is not known")
    form = given.get("questionnaire")
    if form is not None and not str(form).startswith(_FORM):
        yield Note(None, "QuestionnaireResponse", f"it names another form than {_FORM}; each answer was read by its linkId")


def _identify(given: Item, profile: dict[str, Any], origins: dict[str, tuple[str, ...]]) -> None:
    """Let the Patient whom the form is about name the profile, where no answer does."""
    subject = given.get("subject")
    place = subject.get("reference") if isinstance(subject, Mapping) else None
    if isinstance(place, str) and place.startswith("Patient/") and place != "Patient/":
        profile.setdefault("id", place.removeprefix("Patient/"))
        origins["id"] = (*origins.get("id", ()), place)


# ---- the items of the form


def _collected(given: Item, questions: Facts) -> tuple[Answers, list[dict[str, Any]]]:
    """Return the values answered, by linkId, and the therapies. A group, or a question that the form does not have, is refused."""
    known = {*questions, *[f"{name}.{NONE}" for name, fact in questions.items() if fact.type in _NONE_OF]}
    answers: Answers = {}
    courses: list[dict[str, Any]] = []
    for link, item in _items(given):
        if link not in known:
            raise ProfileError(f"unknown linkId {shown(link)}{did_you_mean(link, known)}")
        fact = questions.get(link)
        if fact and fact.type == "therapies":
            courses += _course(fact, item)
        elif found := _answered(link, item):
            answers.setdefault(link, []).extend(found)
    return answers, courses


def _items(given: Item) -> Iterator[tuple[str, Item]]:
    """Yield every question that is there with its linkId, whatever group it stands in."""
    waiting = [("the form", given)]
    while waiting:
        place, group = waiting.pop()
        for item in _listed(group, "item", place):
            link = _link(item, place)
            if link.startswith(_GROUP):
                waiting.append((shown(link), item))
            else:
                yield link, item


def _link(item: Item, place: str) -> str:
    link = item.get("linkId")
    if not isinstance(link, str):
        raise ProfileError(f'{place}: an item without a "linkId"')
    return link


def _listed(parent: Item, key: str, place: str) -> list[Any]:
    found = parent.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise ProfileError(f'{place}: "{key}" must be a list of objects')
    return found


def _answered(link: str, item: Item) -> Given:
    """Return what an item was answered with: the kind of each value, and the value. An answer without a value is none."""
    if "item" in item:
        raise ProfileError(f'"{link}": this question has no items of its own')
    found: Given = []
    for answer in _listed(item, "answer", f'"{link}"'):
        values = [(kind, value) for kind, value in answer.items() if kind not in _ASIDE and not kind.startswith("_")]
        if len(values) > 1:
            raise ProfileError(f'"{link}": an answer holds one value and nothing else')
        found += values
    return found


def _course(fact: Fact, item: Item) -> list[dict[str, Any]]:
    """Return one therapy, or none where nothing was answered about it."""
    parts = {f"{fact.name}.{part.name}": part for part in fact.parts}
    answers: Answers = {}
    if "answer" in item:
        raise ProfileError(f'"{fact.name}": a group has no answers of its own')
    for one in _listed(item, "item", f'"{fact.name}"'):
        link = _link(one, f'"{fact.name}"')
        if link not in parts:
            raise ProfileError(f'"{fact.name}": unknown linkId {shown(link)}{did_you_mean(link, parts)}')
        answers.setdefault(link, []).extend(_answered(link, one))
    found = {part.name: _value(part, link, answers.get(link, [])) for link, part in parts.items()}
    course = {name: value for name, value in found.items() if value is not None}
    if course and "name" not in course:
        raise ProfileError(f'"{fact.name}.name": a therapy needs a name')
    return [course] if course else []


# ---- one value


def _value(fact: Fact, link: str, given: Given) -> Any:
    """Return what the answers to one question say; None where there are none."""
    if not given:
        return None
    if len(given) > 1 and fact.type not in ("list", "drugs"):
        raise ProfileError(f'"{link}": {len(given)} answers, where one is allowed')
    values = [_one(fact, link, kind, value) for kind, value in given]
    return values if fact.type in ("list", "drugs") else values[0]


def _one(fact: Fact, link: str, kind: str, value: Any) -> Any:
    expected = _VALUES.get(fact.type, "valueInteger" if fact.whole else "valueDecimal")
    if kind != expected:
        raise ProfileError(f'"{link}": expected a {expected}, found {shown(kind)}')
    if expected == "valueCoding":
        value = _code(link, value)
    if not _fits(fact, value):
        raise ProfileError(
            f'"{link}": expected {"a full date such as 2026-11-22" if expected == "valueDate" else fact.expected}, found {shown(value)}'
        )
    return value


def _code(link: str, value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise ProfileError(f'"{link}": expected an object with a code')
    if value.get("system", f"urn:dmtcheck:fact:{link}") != f"urn:dmtcheck:fact:{link}":
        raise ProfileError(f'"{link}": a code of another system, {shown(value["system"])}')
    return value.get("code")


def _fits(fact: Fact, value: Any) -> bool:
    match fact.type:
        case "yes_no":
            return isinstance(value, bool)
        case "choice" | "list" | "drugs":
            return isinstance(value, str) and value in fact.values
        case "text":
            return isinstance(value, str) and value.strip() != "" and len(value) <= fact.high
        case "date" | "day":
            return isinstance(value, str) and _is_full(value)
    number = isinstance(value, int if fact.whole else (int, float)) and not isinstance(value, bool)
    return number and fact.low <= value <= fact.high and not (fact.above and value == fact.low)


def _is_full(written: str) -> bool:
    try:
        day_of(written)
    except ValueError:
        return False
    return True


def _or_none(fact: Fact, value: Any, given: Given) -> tuple[Any, list[Note]]:
    """Return the value of a fact, after what was answered to "is there none?". "No" alone says that there was one, and not which."""
    link = f"{fact.name}.{NONE}"
    none = _value(fact._replace(type="yes_no"), link, given)
    if none and value is not None:
        raise ProfileError(f'"{link}" is yes, but "{fact.name}" is answered')
    if none:
        return (NONE if fact.type == "day" else []), []
    if none is False and value is None:
        return None, [Note(fact.name, link, "there was one, but it is not told which or when: not known")]
    return value, []


def _without_result(profile: dict[str, Any], questions: Facts) -> Iterator[Note]:
    """Take out each date whose result is not answered, and say so."""
    for name in [name for name, fact in questions.items() if fact.dated and name not in profile]:
        dated = name + DATE_SUFFIX
        if profile.pop(dated, None):
            yield Note(name, dated, "a date without its result: not used")
