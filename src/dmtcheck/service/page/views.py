"""The views of the page: each takes the form that was sent and returns a page, or a file to save."""

import json
import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dmtcheck.answers import entries
from dmtcheck.checker import Checker
from dmtcheck.errors import ProfileError
from dmtcheck.facts import ABOUT, Fact
from dmtcheck.inputs.records import opened
from dmtcheck.intake import Turn, turn
from dmtcheck.service.page import assets, forms, shown, so_far
from dmtcheck.service.page.entered import Words, entered, names, numbered, prefilled
from dmtcheck.service.page.forms import Form, Refused
from dmtcheck.service.page.rendering import CARRIED, HEADERS, renderer
from dmtcheck.service.page.so_far import SoFar
from dmtcheck.service.settings import Settings
from dmtcheck.terms import DRUGS

View = Callable[[Form], Response]


class Page:
    """The intake page over one checker. It keeps nothing between two requests."""

    def __init__(self, checker: Checker, settings: Settings, today: Callable[[], date]) -> None:
        self._checker = checker
        self._book = checker.rulebook
        self._facts = checker.rulebook.facts
        self._most = settings.max_body
        self._today = today
        self._page = renderer(checker.rulebook)

    def routes(self) -> list[BaseRoute]:
        """Return the addresses of the page. All but the first answer to forms; who opens one by itself is sent to the start."""

        async def start(_: Request) -> Response:
            return self._begin(200)

        views = {
            "start": self._start,
            "question": self._question,
            "list": self._list,
            "tests": self._tests,
            "summary": self._summary,
            "save": self._save,
        }
        own: list[BaseRoute] = [Route("/", start, methods=["GET"]), Route("/static/{name}", assets.answering(), methods=["GET"])]
        return own + [Route(f"/{path}", self._answering(view), methods=["GET", "POST"]) for path, view in views.items()]

    def _answering(self, view: View) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if request.method != "POST":
                return RedirectResponse("./", 303, HEADERS)
            try:
                form = await forms.read(request, self._most)
                return await run_in_threadpool(view, form)
            except Refused as refused:
                return self._page("refused", refused.status, problem=refused.problem, drugs=DRUGS)

        return answer

    # The start

    def _begin(self, status: int, given: Words | None = None, errors: Mapping[str, str] | None = None) -> Response:
        given = {"as_of": (self._today().isoformat(),), **(given or {})}
        fields = [field for name in ABOUT for field in shown.asked(self._facts[name], self._book, given, errors or {}).fields]
        return self._page("start", status, drugs=DRUGS, fields={field.name: field for field in fields}, errors=errors or {})

    def _start(self, form: Form) -> Response:
        form.only(ABOUT)
        if form.file is not None:
            return self._from_file(form.file)
        values, errors = self._entered([self._facts[name] for name in ABOUT], form, must=False)
        values.setdefault("as_of", self._today().isoformat())
        state = SoFar.of(values)
        errors = errors or self._contradictions(state, ABOUT)
        return self._begin(422, form.fields, errors) if errors else self._ask(state)

    def _from_file(self, data: bytes) -> Response:
        try:
            record = opened(self._checker, data, self._today())
        except ProfileError as error:
            place = f", line {error.line}, column {error.column}" if error.line else ""
            return self._begin(422, errors={"file": f"The file cannot be used{place}: {error.problem}"})
        return self._ask(SoFar.of({"as_of": self._today().isoformat(), **record.profile}, record))

    # One question at a time

    def _question(self, form: Form) -> Response:
        state = self._carried(form)
        do = form.one("do")
        fact = self._fact(form.one("fact") or form.one("ask"))
        form.only({CARRIED, "do", "fact", "ask", *(names(fact, self._facts, form) if fact else ())})
        if do == "back":
            return self._ask(state.back(self._facts))
        if do == "today":
            return self._ask(state.answered([self._facts["as_of"]], self._facts, {"as_of": self._today().isoformat()}))
        if fact is None or not do:
            return self._ask(state, fact)
        if do in ("not_known", "keep"):
            return self._ask(state.answered([fact], self._facts, state.profile if do == "keep" else {}))
        if do == "answer":
            return self._answer(state, fact, numbered(form))
        row = re.fullmatch(r"drop-(\d{1,4})", do)
        if do != "add" and not row:
            raise Refused("There is no such button in this form.")
        return self._ask(state, fact, numbered(form, without=int(row[1]) if row else None).fields, spare=not row)

    def _answer(self, state: SoFar, fact: Fact, form: Form) -> Response:
        values, errors = self._entered([fact], form, must=True)
        after = state.answered([fact], self._facts, values)
        errors = errors or self._contradictions(after, form.fields)
        return self._ask(state, fact, form.fields, errors, spare=False) if errors else self._ask(after)

    def _ask(
        self, state: SoFar, fact: Fact | None = None, given: Words | None = None, errors: Mapping[str, str] | None = None, *, spare: bool = False
    ) -> Response:
        """Return the page with one question: ``fact``, or what is to be asked next."""
        now = self._turn(state)
        waiting = {question.fact: question for question in now.report.questions}
        fact = fact or (self._facts[now.question.fact] if now.question else None)
        asked = None
        if fact:
            asked = shown.asked(
                fact, self._book, given if given is not None else prefilled(fact, self._facts, state.profile), errors or {}, spare=spare
            )
        return self._page(
            "question",
            422 if errors else 200,
            **self._told(state, now),
            asked=asked,
            has_value=fact is not None and any(one.name in state.profile for one in entries(fact, self._facts)),
            why=shown.missing_one(now.report, waiting[fact.name]) if fact and fact.name in waiting else None,
            news=shown.news(now.changes, self._book),
            last=[self._facts[name].title for name in state.steps[-1].facts] if state.steps else [],
            left=now.left,
            errors=errors or {},
        )

    # The whole list

    def _list(self, form: Form) -> Response:
        state = self._carried(form)
        questions = self._listed(state)
        every = [fact for _, facts in questions for fact in facts]
        form.only({CARRIED, "do", "then", *(name for fact in every for name in names(fact, self._facts, form))})
        do = form.one("do")
        if not do and not form.one("then"):
            return self._whole(state, {})
        form, row = numbered(form), re.fullmatch(r"drop-(\d{1,4})", do)
        if do == "add" or row:
            return self._whole(state, form.fields if not row else numbered(form, without=int(row[1])).fields, spare=not row)
        values, errors = self._entered(every, form, must=False)
        errors |= {} if "as_of" in values or "as_of" in errors else {"as_of": "Date of assessment: give one."}
        changed = [fact for fact in every if prefilled(fact, self._facts, values) != prefilled(fact, self._facts, state.profile)]
        after = state.answered(changed, self._facts, values) if changed else state
        errors = errors or self._contradictions(after, {one.name for fact in every for one in entries(fact, self._facts)})
        return self._whole(state, form.fields, errors) if errors else self._then(form.one("then"), after)

    def _then(self, view: str, state: SoFar) -> Response:
        found: dict[str, Callable[[SoFar], Response]] = {
            "": self._ask, "question": self._ask, "tests": self._show_tests, "summary": self._show_summary, "save": self._file, "list": lambda one: self._whole(one, {})
        }  # fmt: skip
        if view not in found:
            raise Refused("There is no such button in this form.")
        return found[view](state)

    def _listed(self, state: SoFar) -> list[tuple[str, list[Fact]]]:
        known = self._turn(state).report.known
        return [("About this assessment", [self._facts[name] for name in ABOUT]), *shown.every_question(self._book, known, state.profile)]

    def _whole(self, state: SoFar, given: Words, errors: Mapping[str, str] | None = None, *, spare: bool = False) -> Response:
        sections = [
            (
                who,
                [
                    shown.asked(fact, self._book, given or prefilled(fact, self._facts, state.profile), errors or {}, spare=spare)
                    for fact in facts
                ],
            )
            for who, facts in self._listed(state)
        ]  # fmt: skip
        return self._page("list", 422 if errors else 200, **self._told(state, self._turn(state)), sections=sections, errors=errors or {})

    # What is missing, what is told, what is saved

    def _tests(self, form: Form) -> Response:
        return self._show_tests(self._carried(form, alone=True))

    def _show_tests(self, state: SoFar) -> Response:
        now = self._turn(state)
        return self._page("tests", 200, **self._told(state, now), missing=shown.missing(now.report))

    def _summary(self, form: Form) -> Response:
        return self._show_summary(self._carried(form, alone=True))

    def _show_summary(self, state: SoFar) -> Response:
        return self._page("summary", 200, **self._told(state, self._turn(state)))

    def _save(self, form: Form) -> Response:
        return self._file(self._carried(form, alone=True))

    def _file(self, state: SoFar) -> Response:
        self._turn(state)
        name = re.sub(r"[^0-9A-Za-z_-]+", "-", str(state.profile.get("id") or "")).strip("-")[:60] or "profile"
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}.json"'}
        return Response(json.dumps(state.profile, indent=2) + "\n", 200, headers, "application/json")

    # What they share

    def _carried(self, form: Form, *, alone: bool = False) -> SoFar:
        """Return the conversation that the form carries; ``alone``, where it carries nothing else. Raises Refused."""
        if alone:
            form.only({CARRIED})
        try:
            state = so_far.read(form.one(CARRIED), self._facts)
            self._checker.read(state.record)
            self._checker.read(state.back(self._facts).record)
        except ProfileError as error:
            raise Refused(f"What this page carried along cannot be used: {error.problem}") from None
        return state

    def _turn(self, state: SoFar) -> Turn:
        record = state.record
        before = state.back(self._facts).record if state.steps else None
        return turn(self._checker, record, state.asked, before=before)

    def _told(self, state: SoFar, now: Turn) -> dict[str, Any]:
        """Return what every view of a conversation shows."""
        known = now.report.known
        return {"so_far": state, "report": now.report, "drugs": known.drugs, "today": self._today() if known.as_of != self._today() else None}

    def _fact(self, name: str) -> Fact | None:
        fact = self._facts.get(name)
        if name and (fact is None or fact.uses):
            raise Refused("This form asks for a fact that is not known.")
        return fact

    def _entered(self, questions: Collection[Fact], form: Form, *, must: bool) -> tuple[dict[str, Any], dict[str, str]]:
        values: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for question in questions:
            found = entered(question, self._facts, form, must=must)
            values |= found.values
            errors |= found.errors
        return values, errors

    def _contradictions(self, state: SoFar, fields: Collection[str]) -> dict[str, str]:
        """Return what is wrong with the answers taken together, at the field it is about, where that is in the form."""
        try:
            self._checker.read(state.record)
        except ProfileError as error:
            field = "-".join(str(part) for part in error.path)
            place = next((one for one in (field, str(error.path[0]) if error.path else "") if one in fields), "")
            return {place: error.problem[0].upper() + error.problem[1:] + "."}
        return {}
