"""The questions about one person as a FHIR R4 Questionnaire: everything a profile can say, or what the rules of some drugs can use.

Each question is a fact, and its ``linkId`` the name of the fact. Where "there is none" is an answer (a day, a list), a
yes-or-no item ``<fact>.none`` takes it. Nothing answered is not known.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from dmtcheck import codes
from dmtcheck.condition import Condition, Line
from dmtcheck.facts import ABOUT, DATE_SUFFIX, NONE, Fact, Facts
from dmtcheck.known import CONCLUDED
from dmtcheck.notice import notice
from dmtcheck.outputs.fhir import LOINC, OURS, coding, filled
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook
from dmtcheck.terms import DRUGS, Drug

URL: Final = f"{OURS}questionnaire"
_GROUPS: Final = {
    "about": "About this assessment",
    "person": "For the person to answer",
    "chart": "From the chart",
    "laboratory": "From the laboratory",
}
_ITEM_TYPES: Final = {
    "yes_no": "boolean",
    "choice": "choice",
    "list": "choice",
    "drugs": "choice",
    "date": "date",
    "day": "date",
    "text": "string",
    "therapies": "group",
}
_NONE_TEXTS: Final = {"day": "There never was one", "list": "None of these", "therapies": "There has been none"}
_UNITS: Final = {"_percent": "%", "_kg": "kg", "_mg_per_m2": "mg/m2", "_per_mm3": "/mm3", "_months": "mo"}  # UCUM
_WORDS: Final = {
    "cis": "clinically isolated syndrome",
    "rrms": "relapsing-remitting MS",
    "spms": "secondary progressive MS",
    "prms": "progressive-relapsing MS",
    "ppms": "primary progressive MS",
}
Beside = Mapping[str, frozenset[bool | int | float | str]]  # facts and the values that they must have


def render(rulebook: Rulebook, drugs: Collection[Drug] | None = None) -> str:
    """Return the Questionnaire as indented JSON, all of it ASCII."""
    return json.dumps(questionnaire(rulebook, drugs), indent=2) + "\n"


def questionnaire(rulebook: Rulebook, drugs: Collection[Drug] | None = None) -> dict[str, Any]:
    """Return the Questionnaire about everything a profile can say; with ``drugs``, only what their rules can use."""
    chosen = [drug for drug in DRUGS if drugs is None or drug in drugs]
    rules = [rule for rule in rulebook.active if not set(chosen).isdisjoint(rule.drugs)]
    name = "" if drugs is None else "".join(f"-{drug}" for drug in chosen)
    facts = {fact: one for fact, one in rulebook.facts.items() if not one.uses}
    enabling = _enabling(rulebook.facts, rules)
    groups: dict[str, list[dict[str, Any]]] = {group: [] for group in _GROUPS}
    for fact in facts if drugs is None else _asked(rulebook.facts, rules):
        groups[_group(facts[fact], facts)] += _items(facts[fact], facts, enabling)
    return {
        "resourceType": "Questionnaire",
        "id": f"dmtcheck{name}",
        "url": URL + name.replace("-", ":"),
        "version": rulebook.version,
        "name": "Dmtcheck" + "".join(drug.capitalize() for drug in chosen if name),
        "title": "Facts about one person with multiple sclerosis, for dmtcheck",
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "description": "The answers are checked by rules; the form decides nothing. A question may stay open: not known is never taken for no.",
        "purpose": notice(rulebook, chosen),
        "item": [{"linkId": f"group.{group}", "text": _GROUPS[group], "type": "group", "item": items} for group, items in groups.items() if items],
    }


# ---- which questions, and when


def _asked(facts: Facts, rules: Sequence[Rule]) -> list[str]:
    """Return the facts that can matter to these rules. The therapies always do: they tell who is at which point of treatment."""
    read = {name for rule in rules for name, _ in _read(rule.when, facts)} | {*ABOUT, "therapies"}
    return [name for name, fact in facts.items() if not fact.uses and (name in read or _companion_of(name, facts) in read)]


def _companion_of(name: str, facts: Facts) -> str:
    """Return the fact of which ``name`` tells the date, or whether it is all; none for a fact that stands for itself."""
    return name.removesuffix(DATE_SUFFIX) if facts[name].type == "date" and name.endswith(DATE_SUFFIX) else facts[name].completes


def _read(condition: Condition, facts: Facts, beside: Beside | None = None) -> Iterator[tuple[str, Beside]]:
    """Yield each stated fact that a condition reads, with what must hold beside it for its answer to matter."""
    beside = beside or {}
    if isinstance(condition, Line):
        for name in facts[condition.fact].uses or (condition.fact,):
            yield from ((read, beside) for read in (name, *CONCLUDED.get(name, ())))
        return
    for part in condition.parts:
        others = [other for other in condition.parts if other is not part and isinstance(other, Line) and other.operator == "is"]
        needed = {other.fact: frozenset(other.values) for other in others} if condition.how == "all" else {}
        yield from _read(part, facts, {**beside, **needed})


def _enabling(facts: Facts, rules: Sequence[Rule]) -> dict[str, list[dict[str, Any]]]:
    """Return for each fact that matters only beside another one the answers that make it matter, as ``enableWhen``.

    The other fact stands earlier in the dictionary, so that no two questions wait for each other. A result that may be
    too old to count cannot hide a question.
    """
    found: dict[str, list[Beside]] = {}
    for rule in rules:
        for name, beside in _read(rule.when, facts):
            found.setdefault(name, []).append({other: values for other, values in beside.items() if other not in rule.fresh})
    enabling: dict[str, list[dict[str, Any]]] = {}
    for name, places in found.items():
        earlier = [other for other in list(facts)[: list(facts).index(name)] if not facts[other].uses and facts[other].type in ("yes_no", "choice")]
        shared = [other for other in earlier if all(other in place for place in places)]
        if shared and facts[name].in_conditions:
            enabling[name] = _when(facts[shared[0]], frozenset().union(*[place[shared[0]] for place in places]))
    return enabling


def _when(fact: Fact, values: Collection[object]) -> list[dict[str, Any]]:
    answers = [value for value in fact.values or (True, False) if value in values]
    return [{"question": fact.name, "operator": "=", **_answer(fact.name, value)} for value in answers]


def _answer(link: str, value: bool | str) -> dict[str, Any]:
    return {"answerBoolean": value} if isinstance(value, bool) else {"answerCoding": {"system": f"{OURS}fact:{link}", "code": value}}


# ---- one question


def _group(fact: Fact, facts: Facts) -> str:
    if fact.name in ABOUT:
        return "about"
    return facts[_companion_of(fact.name, facts) or fact.name].answered_by


def _items(fact: Fact, facts: Facts, enabling: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Yield the item of a fact, and beside it the one that says that there is none."""
    when = enabling.get(fact.name, [])
    if fact.type == "date" and _companion_of(fact.name, facts):
        when = [{"question": fact.name.removesuffix(DATE_SUFFIX), "operator": "exists", "answerBoolean": True}]
    enabled = {"enableWhen": when, "enableBehavior": "any"} if when else {}
    yield {**_item(fact, fact.name), **enabled}
    if fact.type in _NONE_TEXTS:
        yield {"linkId": f"{fact.name}.{NONE}", "text": f"{_NONE_TEXTS[fact.type]}: {fact.title}", "type": "boolean", **enabled}


def _item(fact: Fact, link: str) -> dict[str, Any]:
    number = "integer" if fact.whole else "decimal"
    options = [{"valueCoding": _option(link, value)} for value in fact.values] if _ITEM_TYPES.get(fact.type) == "choice" else []
    return filled(
        {
            "extension": list(_limits(fact, number)) if fact.type == "number" else [],
            "linkId": link,
            "code": [coding(code) for code in codes.of_fact(link) if code.system == LOINC and not code.value],
            "text": fact.ask,
            "type": _ITEM_TYPES.get(fact.type, number),
            "required": True if link == "therapies.name" else None,
            "repeats": True if fact.type in ("list", "drugs", "therapies") else None,
            "maxLength": int(fact.high) if fact.type == "text" else None,
            "answerOption": options,
            "item": [_item(part, f"{link}.{part.name}") for part in fact.parts],
        }
    )


def _option(link: str, value: str) -> dict[str, str]:
    return {"system": f"{OURS}fact:{link}", "code": value, "display": _WORDS.get(value, value.replace("_", " "))}


def _limits(fact: Fact, number: str) -> Iterator[dict[str, Any]]:
    standard = "http://hl7.org/fhir/StructureDefinition/"
    yield {"url": f"{standard}minValue", f"value{number.capitalize()}": fact.low}
    yield {"url": f"{standard}maxValue", f"value{number.capitalize()}": fact.high}
    unit = next((unit for ending, unit in _UNITS.items() if fact.name.endswith(ending)), "")
    if unit:
        yield {"url": f"{standard}questionnaire-unit", "valueCoding": {"system": "http://unitsofmeasure.org", "code": unit, "display": unit}}
