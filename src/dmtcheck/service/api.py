"""The interface for programs: check a profile, ask what to ask next, read the rules and the facts."""

import asyncio
import json
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, Final, NamedTuple

from click import unstyle
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dmtcheck.checker import Checker
from dmtcheck.dates import day_of
from dmtcheck.errors import ProfileError, did_you_mean, shown
from dmtcheck.inputs import records
from dmtcheck.intake import changes, next_question
from dmtcheck.outputs import FORMATS, pages, renderer
from dmtcheck.report import Question, Report
from dmtcheck.service.answer import Problem
from dmtcheck.strict_json import decode, place, read_object
from dmtcheck.terms import DRUGS
from dmtcheck.version import VERSION

JSON: Final = "application/json"
ACCEPTED: Final = (JSON, "application/fhir+json")
_MEDIA: Final = {"json": JSON, "markdown": "text/markdown", "text": "text/plain", "fhir": "application/fhir+json"}
MEDIA: Final = {name: media for name, media in _MEDIA.items() if name in FORMATS}
PARAMETERS: Final = ("drug", "as_of", "explain", "format")
MEMBERS: Final = ("profile", "not_known", "before", "everything")
THREADS: Final = 4  # the engine serves one at a time; more would only wait


class Asked(NamedTuple):
    """What the query of a request asks for."""

    drugs: tuple[str, ...]
    as_of: date | None
    explain: bool
    format: str


def asked(request: Request) -> Asked:
    """Return what the query asks for. Raises Problem for a parameter or value that is not known."""
    given = _query(request, PARAMETERS)
    drugs = tuple([_one_of("drug", drug, DRUGS) for drug in given.get("drug", ())])
    single = {name: _single(name, values) for name, values in given.items() if name != "drug"}
    explain = _one_of("explain", single.get("explain", "false"), ("true", "false")) == "true"
    return Asked(drugs, _day(single["as_of"]) if "as_of" in single else None, explain, _one_of("format", single.get("format", "json"), MEDIA))


def _query(request: Request, known: Collection[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise Problem(400, "query", f"Unknown query parameter {shown(name)}{did_you_mean(name, known) or '.'}")
        given.setdefault(name, []).append(value)
    return given


def _single(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise Problem(400, "query", f"The query parameter {name} stands twice.")
    return values[0]


def _one_of(name: str, value: str, known: Collection[str]) -> str:
    if value not in known:
        raise Problem(400, "query", f"The query parameter {name} is {shown(value)}, expected one of {', '.join(known)}.")
    return value


def _day(value: str) -> date:
    try:
        return day_of(value)
    except ValueError:
        raise Problem(400, "query", f"The query parameter as_of is {shown(value)}, expected a date such as 2026-11-22.") from None


class Api:
    """The interface over one rulebook. Checks run in threads of their own, so that a long one holds up no other request."""

    def __init__(self, checker: Checker, today: Callable[[], date]) -> None:
        self._checker = checker
        self._today = today
        self._threads = ThreadPoolExecutor(THREADS, "dmtcheck")  # one whose time is over keeps its thread until it ends: never more than these
        book = checker.rulebook
        self._pages = {"rules": pages.as_json(pages.rules_form(book.rules, book)), "facts": pages.as_json(pages.facts_form(book.facts))}
        self._tag = f'"{book.digest}-{VERSION}"'

    def routes(self) -> list[Route]:
        """Return the routes of the interface."""
        return [
            Route("/v1/check", self._check, methods=["POST"]),
            Route("/v1/next-question", self._next_question, methods=["POST"]),
            Route("/v1/rules", self._page("rules")),
            Route("/v1/facts", self._page("facts")),
        ]

    async def _check(self, request: Request) -> Response:
        want = asked(request)
        _expect_json(request, ACCEPTED)
        body = await request.body()
        return Response(await self._in_thread(lambda: self._checked(body, want)), media_type=MEDIA[want.format])

    async def _next_question(self, request: Request) -> Response:
        _query(request, ())
        _expect_json(request, (JSON,))
        body = await request.body()
        return Response(await self._in_thread(lambda: self._questioned(body)), media_type=JSON)

    def _page(self, name: str) -> Callable[[Request], Any]:
        async def page(request: Request) -> Response:
            _query(request, ())
            headers = {"ETag": self._tag, "Cache-Control": "private, no-cache"}
            seen = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
            if seen & {self._tag, "*"}:
                return Response(status_code=304, headers=headers)
            return Response(self._pages[name], headers=headers, media_type=JSON)

        return page

    async def _in_thread(self, work: Callable[[], str]) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _checked(self, body: bytes, want: Asked) -> str:
        known = records.read(self._checker, body, want.as_of or self._today())
        report = self._checker.report(known.only(want.drugs) if want.drugs else known, explain=want.explain)
        return unstyle(renderer(want.format)(report))

    def _questioned(self, body: bytes) -> str:
        text = decode(body)
        given = read_object(text)
        try:
            return self._answered(given)
        except ProfileError as error:
            line, column = place(text, error.path, key=error.at_key)
            raise error.at(line=line, column=column) from None

    def _answered(self, given: dict[str, object]) -> str:
        for key in given:
            if key not in MEMBERS:
                raise ProfileError(f"unknown key {shown(key)}{did_you_mean(key, MEMBERS)}", (key,), at_key=True)
        if "profile" not in given:
            raise ProfileError('"profile" is missing')
        report = self._report(given, "profile")
        everything = given.get("everything", False)
        if not isinstance(everything, bool):
            raise ProfileError('"everything": expected true or false', ("everything",))
        question = next_question(report, self._not_known(given.get("not_known", [])), everything=everything)
        before = self._report(given, "before") if "before" in given else report
        form = {
            "question": self._question(question) if question else None,
            "changes": [change._asdict() for change in changes(before, report)],
            "assessments": [{"drug": one.drug, "status": one.status} for one in report.assessments],
        }
        return json.dumps(form, indent=2) + "\n"

    def _report(self, given: dict[str, object], member: str) -> Report:
        profile = given[member]
        if not isinstance(profile, dict):
            raise ProfileError(f'"{member}": expected a profile, which is an object', (member,))
        try:
            return self._checker.check(profile, self._today())
        except ProfileError as error:
            error.path = (member, *error.path)
            raise

    def _not_known(self, names: object) -> list[str]:
        if not isinstance(names, list):
            raise ProfileError('"not_known": expected a list of facts', ("not_known",))
        facts = [name for name, fact in self._checker.rulebook.facts.items() if not fact.uses]
        for number, name in enumerate(names):
            if name not in facts:
                hint = f"unknown fact {shown(name)}{did_you_mean(name, facts)}" if isinstance(name, str) else "expected the name of a fact"
                raise ProfileError(f'"not_known", number {number + 1}: {hint}', ("not_known", number))
        return names

    def _question(self, question: Question) -> dict[str, Any]:
        fact = self._checker.rulebook.facts[question.fact]
        low, high = (fact.low, fact.high) if fact.type == "number" else (None, None)
        return {**question.to_dict(), "type": fact.type, "values": list(fact.values), "low": low, "high": high, "dated": fact.dated}


def _expect_json(request: Request, accepted: tuple[str, ...]) -> None:
    media, *parameters = [part.strip().lower() for part in request.headers.get("content-type", "").split(";")]
    other = [one for one in parameters if one.startswith("charset=") and one.removeprefix("charset=").strip('"') != "utf-8"]
    if media not in accepted or other:
        raise Problem(415, "media_type", f"The body must be sent as {' or '.join(accepted)}, in UTF-8.")
