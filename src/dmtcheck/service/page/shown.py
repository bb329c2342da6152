"""What the templates show: fields of questions, what an answer changed, which tests are missing."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from dmtcheck.answers import choices, entries
from dmtcheck.condition import lines
from dmtcheck.facts import ABOUT, NONE, Fact, Facts
from dmtcheck.intake import Change
from dmtcheck.known import CONCLUDED, Known
from dmtcheck.outputs import words
from dmtcheck.outputs.groups import questions
from dmtcheck.report import Question, Report
from dmtcheck.rulebook import Rulebook
from dmtcheck.service.page.entered import NEVER, Words, rows
from dmtcheck.terms import DRUGS, SOURCES, Drug
from dmtcheck.therapies import table

WHO: Final = {"person": "The person can answer this.", "chart": "Look this up in the chart.", "laboratory": "This comes from the laboratory."}
_NAMES: Final = {
    "cis": "Clinically isolated syndrome (CIS)",
    "rrms": "Relapsing-remitting (RRMS)",
    "spms": "Secondary progressive (SPMS)",
    "prms": "Progressive-relapsing (PRMS)",
    "ppms": "Primary progressive (PPMS)",
    "inadequate_response": "Not enough response",
    "intolerance": "Not tolerated",
}
_KINDS: Final = {"yes_no": "radios", "choice": "radios", "list": "checks", "drugs": "checks", "date": "date", "day": "day"}


class Field(NamedTuple):
    """One field of a form: what it asks, what may be chosen, what stands in it, and what is wrong with that."""

    name: str
    kind: str
    label: str
    hint: str = ""
    unit: str = ""
    options: list[tuple[str, str]] = []
    words: tuple[str, ...] = ()
    never: bool = False
    error: str = ""
    rows: "list[list[Field]]" = []


class Asked(NamedTuple):
    """A question as a form shows it."""

    fact: Fact
    fields: list[Field]

    @property
    def error(self) -> bool:
        """Whether something in it is wrong."""
        return any(one.error or any(part.error for row in one.rows for part in row) for one in self.fields)


def asked(question: Fact, book: Rulebook, given: Words, errors: Mapping[str, str], *, spare: bool = True) -> Asked:
    """Return a question with its fields; of the therapies with an empty row, where there is none or a ``spare`` one is wanted."""
    return Asked(question, [_field(one, book, given, errors, spare=spare) for one in entries(question, book.facts)])


def _field(fact: Fact, book: Rulebook, given: Words, errors: Mapping[str, str], *, spare: bool) -> Field:
    if fact.type == "therapies":
        places = rows(given)
        places += [places[-1] + 1 if places else 0] if spare or not places else []
        parts = [[_part(part, f"{fact.name}-{place}-{part.name}", book, given, errors) for part in fact.parts] for place in places]
        return Field(fact.name, "therapies", fact.title, words=given.get(fact.name, ()), error=errors.get(fact.name, ""), rows=parts)
    return _part(fact, fact.name, book, given, errors)


def _part(fact: Fact, name: str, book: Rulebook, given: Words, errors: Mapping[str, str]) -> Field:
    companion = fact.type == "date" and fact.name not in ABOUT and name == fact.name
    return Field(
        name,
        _KINDS.get(fact.type, "text"),
        "Date of this result" if companion else fact.ask if fact.completes else fact.title[0].upper() + fact.title[1:],
        "Without a date, the result cannot count as recent." if companion else _hint(fact),
        words.measured(fact.name, "").strip(),
        _options(fact, book),
        given.get(name, ()),
        bool(given.get(name + NEVER)),
        errors.get(name, ""),
    )


def _hint(fact: Fact) -> str:
    if fact.name == "total_mg_per_m2":
        return "Of mitoxantrone only."
    return fact.expected[0].upper() + fact.expected[1:] + "." if fact.type == "number" else ""


def _options(fact: Fact, book: Rulebook) -> list[tuple[str, str]]:
    if fact.completes:
        return [("yes", "Yes, these are all"), ("no", "No, or that is not known")]
    if fact.type == "drugs":
        return [(drug, f"{book.name_of(drug)} ({book.sheets[drug].ingredient})" if drug in book.sheets else drug) for drug in DRUGS]
    options = [] if fact.type == "day" else [(value, choice(value)) for value in choices(fact)]
    return [*options, (NONE, "None of these")] if fact.type == "list" else options


def choice(value: str) -> str:
    """Return one of a closed set of values as it is shown."""
    return _NAMES.get(value, words.value(value)[0].upper() + words.value(value)[1:])


def therapy_names() -> list[str]:
    """Return the names of therapies that are known, to choose from."""
    return sorted({row.brand or row.ingredient for row in table().values()}, key=str.casefold)


def every_question(book: Rulebook, known: Known, profile: Mapping[str, Any]) -> list[tuple[str, list[Fact]]]:
    """Return who can answer, and all that they can be asked: what rules of the assessed drugs read, and what is known already."""
    facts = book.facts
    read = _read_by(book, known.drugs)
    wanted = [fact for fact in facts.values() if _is_asked(fact, facts) and (fact.name in read or fact.name in profile)]
    return [(WHO[who].rstrip("."), [fact for fact in wanted if fact.answered_by == who]) for who in SOURCES]


def _read_by(book: Rulebook, drugs: Iterable[Drug]) -> set[str]:
    assessed = set(drugs)
    read = {line.fact for rule in book.active if assessed & set(rule.drugs) for line in lines(rule.when)}
    read |= {used for fact in read for used in book.facts[fact].uses}
    return read | {"therapies"} | {one for fact in read for one in CONCLUDED.get(fact, ())}


def _is_asked(fact: Fact, facts: Facts) -> bool:
    """Whether a fact has a question of its own: it is stated, is not what an assessment is about, and goes with no other."""
    companion = fact.name.endswith("_date") and fact.name.removesuffix("_date") in facts
    return not (fact.uses or fact.completes or companion or fact.name in ABOUT)


class News(NamedTuple):
    """What an answer did, under one heading: titles, each with the names of its drugs."""

    heading: str
    titles: list[tuple[str, str]]


def news(changes: Iterable[Change], book: Rulebook) -> list[News]:
    """Return what changed by what it means, each rule once, its drugs after it."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {"Raised": {}, "Newly open": {}, "No longer raised": {}, "No longer open": {}}
    for one in changes:
        gone = "No longer raised" if one.before == "flagged" else "No longer open"
        heading = "Raised" if one.after == "flagged" else "Newly open" if one.after else gone
        found[heading].setdefault((one.rule, one.title), []).append(book.name_of(one.drug))
    return [News(heading, [(title, ", ".join(drugs)) for (_, title), drugs in ones.items()]) for heading, ones in found.items() if ones]


class Missing(NamedTuple):
    """One thing to order, look up or ask: the question, the result that does not count, and the rules it keeps open."""

    fact: Fact
    question: Question
    stale: str
    drugs: str
    titles: list[str]


def missing(report: Report) -> list[tuple[str, list[Missing]]]:
    """Return what is missing by who can find it out, the laboratory first."""
    return [(who, [missing_one(report, question) for question in asked]) for who, asked in reversed(list(questions(report)))]


def missing_one(report: Report, question: Question) -> Missing:
    """Return what one question is needed for."""
    waiting = [one for _, one in report.considerations if question.fact in one.missing]
    dates = [one.stale[question.fact] for one in waiting if question.fact in one.stale]
    stale = "" if not dates else f"The result of {dates[0]} is too old to count." if dates[0] else "The result that is there has no date."
    drugs = ", ".join(report.rulebook.name_of(drug) for drug in question.drugs)
    everyone = len(question.drugs) == len(DRUGS)
    titles = list(dict.fromkeys(one.title for one in waiting))
    return Missing(report.rulebook.facts[question.fact], question, stale, "all six" if everyone else drugs, titles)
