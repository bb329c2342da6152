"""The sentences of the feature about the form: what it asks, how it is answered, what is read of the answers."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from steps import DRUG, Step

from dmtcheck import Checker, ProfileError
from dmtcheck.inputs.questionnaire_response import read
from dmtcheck.outputs.questionnaire import URL, questionnaire
from dmtcheck.record import Record

QUESTIONNAIRE_STEPS: list[Step] = []
KINDS = {
    "boolean": "valueBoolean",
    "choice": "valueCoding",
    "decimal": "valueDecimal",
    "integer": "valueInteger",
    "date": "valueDate",
    "string": "valueString",
}


def items(form: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every question of a form, those of one therapy among them."""
    for item in form.get("item", ()):
        yield item
        yield from items(item)


def respond(form: Mapping[str, Any], profile: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return the form answered with the facts of a profile."""
    answered = {name: value for name, value in profile.items() if value is not None}
    for item in items(form):
        base = item["linkId"].removesuffix(".none")
        if base != item["linkId"] and answered.get(base) in ("none", []):
            del answered[base]
            answered[item["linkId"]] = True
    groups = [{"linkId": group["linkId"], "item": list(_answered(group, answered))} for group in form["item"]]
    return {"resourceType": "QuestionnaireResponse", "questionnaire": URL, "status": "completed", "item": groups, **more}


def _answered(group: Mapping[str, Any], profile: Mapping[str, Any], prefix: str = "") -> Iterator[dict[str, Any]]:
    for item in group["item"]:
        link = item["linkId"]
        value = profile.get(link.removeprefix(prefix))
        if value is None:
            continue
        if item["type"] == "group":
            yield from ({"linkId": link, "item": list(_answered(item, course, f"{link}."))} for course in value)
        else:
            yield {"linkId": link, "answer": [{KINDS[item["type"]]: _coded(item, one)} for one in (value if isinstance(value, list) else [value])]}


def _coded(item: Mapping[str, Any], value: Any) -> Any:
    return {"system": f"urn:dmtcheck:fact:{item['linkId']}", "code": value} if item["type"] == "choice" else value


class Form:
    """One scenario: a form, the answers given to it, and what was read of them."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self.form = questionnaire(checker.rulebook)
        self.answers: dict[str, Any] = {}
        self.status = "completed"
        self.record: Record | None = None
        self.problem = ""

    def item(self, link: str) -> dict[str, Any]:
        return next(item for item in items(self.form) if item["linkId"] == link)

    def links(self) -> set[str]:
        return {item["linkId"] for item in items(self.form)}

    def profile(self) -> Mapping[str, Any]:
        assert self.record is not None, f"nothing was read: {self.problem}"
        return self.record.profile


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        QUESTIONNAIRE_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


def _value(words: str) -> Any:
    """Return an answer as JSON holds it: a table writes yes, 34, rrms, or a list such as [briumvi, ocrevus]."""
    if words in ("yes", "no"):
        return words == "yes"
    if words.startswith("["):
        return words.strip("[]").split(", ")
    return json.loads(words) if words.replace(".", "").isdigit() else words


@_step("given", r"the form about everything")
def whole_form(form: Form) -> None:
    form.form = questionnaire(form.checker.rulebook)


@_step("given", rf"the form about {DRUG} alone")
def form_about(form: Form, drug: Any) -> None:
    form.form = questionnaire(form.checker.rulebook, (drug,))


@_step("given", r"it is answered with")
def answered_with(form: Form, datatable: list[list[str]]) -> None:
    form.answers |= {link: _value(words) for link, words in datatable}


@_step("given", r"a therapy is told")
def therapy_is_told(form: Form, datatable: list[list[str]]) -> None:
    form.answers.setdefault("therapies", []).append({part: _value(words) for part, words in datatable})


@_step("given", r"its status is (?P<status>\S+)")
def status_is(form: Form, status: str) -> None:
    form.status = status


@_step("when", r"the answers are read")
def answers_are_read(form: Form) -> None:
    response = respond(form.form, form.answers, status=form.status, id="form-1")
    try:
        form.record = read(response, form.checker.rulebook.facts)
    except ProfileError as error:
        form.problem = str(error)


@_step("then", r'it asks "(?P<text>[^"]+)"')
def it_asks(form: Form, text: str) -> None:
    assert text in [item["text"] for item in items(form.form)]


@_step("then", r'it does not ask for "(?P<link>\S+)"')
def it_does_not_ask(form: Form, link: str) -> None:
    assert link in form.checker.rulebook.facts
    assert link not in form.links()


@_step("then", r'"(?P<link>\S+)" is asked only where "(?P<other>\S+)" is answered with (?P<words>.+)')
def asked_only_where(form: Form, link: str, other: str, words: str) -> None:
    when = form.item(link)["enableWhen"]
    assert {one["question"] for one in when} == {other}
    assert ", ".join(_said(one) for one in when) == words


def _said(when: Mapping[str, Any]) -> str:
    coded = when.get("answerCoding")
    return str(coded["code"]) if coded else "yes" if when["answerBoolean"] else "no"


@_step("then", r'"(?P<link>\S+)" is asked of everybody')
def asked_of_everybody(form: Form, link: str) -> None:
    assert "enableWhen" not in form.item(link)


@_step("then", r"the profile is")
def profile_is(form: Form, datatable: list[list[str]]) -> None:
    assert form.profile() == {fact: _value(words) for fact, words in datatable}


@_step("then", r'the profile says nothing about "(?P<fact>\S+)"')
def profile_is_silent(form: Form, fact: str) -> None:
    assert fact in form.checker.rulebook.facts
    assert fact not in form.profile()


@_step("then", r'the profile says that "(?P<fact>\S+)" is an empty list')
def profile_says_none(form: Form, fact: str) -> None:
    assert form.profile()[fact] == []


@_step("then", r"the profile lists the therapies (?P<names>.+)")
def profile_lists(form: Form, names: str) -> None:
    assert [course["name"] for course in form.profile()["therapies"]] == names.split(" and ")


@_step("then", r'a note says "(?P<text>[^"]+)"')
def note_says(form: Form, text: str) -> None:
    assert form.record is not None
    assert [note for note in form.record.notes if text in note.problem], form.record.notes


@_step("then", r'"(?P<fact>\S+)" comes from (?P<place>\S+)')
def comes_from(form: Form, fact: str, place: str) -> None:
    assert form.record is not None
    assert form.record.origins[fact] == (place,)


@_step("then", r'they are refused: "(?P<text>.+)"')
def they_are_refused(form: Form, text: str) -> None:
    assert form.record is None
    assert form.problem.replace('"', "'") == text
