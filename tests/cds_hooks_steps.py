"""The sentences of the feature about CDS Hooks: what is on record, what is done in the chart, and which cards come back."""

import asyncio
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
from starlette.applications import Starlette
from steps import Step

from dmtcheck import Checker
from dmtcheck.service.hooks import routes
from dmtcheck.service.hooks.feedback import Count
from dmtcheck.service.settings import Settings

CDS_HOOKS_STEPS: list[Step] = []
TODAY = date(2026, 11, 22)
NOW = 1_795_305_600.0
INSTANCE = "0b4d1c9e-55aa-4b53-8a44-6f3f2f4f8c11"
SYSTEMS = {
    "ICD-10-CM": "http://hl7.org/fhir/sid/icd-10-cm",
    "LOINC": "http://loinc.org",
    "RxNorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "SNOMED": "http://snomed.info/sct",
}
RESULTS = {"positive": "10828004", "negative": "260385009"}
HOOKS = {"opened": "patient-view", "selected": "order-select", "signed": "order-sign"}


def concept(system: str, code: str, text: str = "") -> dict[str, Any]:
    return {"coding": [{"system": SYSTEMS[system], "code": code}], **({"text": text} if text else {})}


def about(patient: str) -> dict[str, Any]:
    return {"reference": f"Patient/{patient}"}


def patient(id: str = "petra") -> dict[str, Any]:
    return {"resourceType": "Patient", "id": id, "birthDate": "1990-05-01", "gender": "female"}


def condition(code: str, id: str = "c1", of: str = "petra") -> dict[str, Any]:
    status = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
    sure = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]}
    held = {"resourceType": "Condition", "id": id, "code": concept("ICD-10-CM", code), "subject": about(of)}
    return {**held, "clinicalStatus": status, "verificationStatus": sure}


def result(code: str, said: str, day: str, id: str = "o1", of: str = "petra") -> dict[str, Any]:
    held = {"resourceType": "Observation", "id": id, "status": "final", "code": concept("LOINC", code), "subject": about(of)}
    return {**held, "valueCodeableConcept": concept("SNOMED", RESULTS[said]), "effectiveDateTime": day}


def order(text: str, id: str = "draft-1", status: str = "draft", of: str = "petra") -> dict[str, Any]:
    """An order as clients really send it before it is signed: without intent."""
    held = {"resourceType": "MedicationRequest", "id": id, "status": status, "subject": about(of)}
    return {**held, "medicationCodeableConcept": {"text": text}}


def bundle(*resources: Any, **more: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources], **more}


def prefetch(*conditions: Any, **more: Any) -> dict[str, Any]:
    return {"patient": patient(), "conditions": bundle(*(conditions or (condition("G35.A"),))), "medications": bundle(), **more}


def request(hook: str, orders: Any = (), /, **more: Any) -> dict[str, Any]:
    """A whole call of one hook; ``more`` replaces its fields."""
    context: dict[str, Any] = {"userId": "Practitioner/anna", "patientId": "petra"}
    if hook != "patient-view":
        context["draftOrders"] = {"resourceType": "Bundle", "entry": [{"resource": one} for one in orders]}
    if hook == "order-select":
        context["selections"] = [f"{one['resourceType']}/{one['id']}" for one in orders]
    return {"hook": hook, "hookInstance": INSTANCE, "context": context, "prefetch": prefetch(), **more}


class Answer:
    """What came back."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.text = response.text

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def cards(self) -> list[dict[str, Any]]:
        assert self.status == 200, self.text
        found: list[dict[str, Any]] = self.json["cards"]
        return found

    @property
    def problem(self) -> str:
        form = self.json
        assert form["resourceType"] == "OperationOutcome", form
        said: str = form["issue"][0]["diagnostics"]
        return said


class Chart:
    """A client of CDS Hooks: what is on record of one patient, and the last answer to it."""

    def __init__(
        self,
        checker: Checker,
        settings: Settings | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        count: Count | None = None,
        now: Callable[[], float] = lambda: NOW,
    ) -> None:
        self.app = Starlette(routes=[*routes(checker, settings or Settings(), lambda: TODAY, now, count, transport)])
        self.prefetch: dict[str, Any] = {"patient": patient(), "conditions": bundle(), "medications": bundle(), "labs": bundle()}
        self.answer: Answer | None = None

    def send(self, method: str, path: str, body: Any = None, headers: Any = None) -> Answer:
        """Send one request; bytes go as they are, anything else as JSON."""
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()

        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
                return await client.request(method, path, content=content, headers=headers)

        self.answer = Answer(asyncio.run(sent()))
        return self.answer

    def call(self, hook: str, body: Any, headers: Any = None) -> Answer:
        return self.send("POST", f"/cds-services/dmtcheck-{hook}", body, headers)

    @property
    def last(self) -> Answer:
        assert self.answer, "nothing was done in the chart"
        return self.answer


def _step(keyword: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(function: Callable[..., None]) -> Callable[..., None]:
        CDS_HOOKS_STEPS.append(Step(keyword, pattern, function))
        return function

    return register


@_step("given", r"a patient with relapsing-remitting MS on record")
def with_ms(chart: Chart) -> None:
    chart.prefetch["conditions"]["entry"].append({"resource": condition("G35.A")})


@_step("given", r"a patient without MS on record")
def without_ms(chart: Chart) -> None:
    chart.prefetch["conditions"]["entry"].append({"resource": condition("I10")})


@_step("given", r"the record also holds")
def record_holds(chart: Chart, datatable: list[list[str]]) -> None:
    assert datatable[0] == ["kind", "code", "says", "date"]
    for number, (kind, code, says, day) in enumerate(datatable[1:]):
        if kind == "condition":
            chart.prefetch["conditions"]["entry"].append({"resource": condition(code, f"condition-{number}")})
        elif kind == "result":
            chart.prefetch["labs"]["entry"].append({"resource": result(code, says, day, f"result-{number}")})
        else:
            assert kind == "medication"
            chart.prefetch["medications"]["entry"].append({"resource": {**order(code, f"medication-{number}", says), "intent": "order"}})


@_step("given", r"the client (?P<what>does not send|could not read) the (?P<key>\w+)")
def not_sent(chart: Chart, what: str, key: str) -> None:
    del chart.prefetch[key]
    if what == "could not read":
        chart.prefetch[key] = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}


@_step("given", r"the client says that there are no (?P<key>\w+)")
def said_to_be_none(chart: Chart, key: str) -> None:
    chart.prefetch[key] = None


@_step("given", r"the client sends the Patient of another person")
def another_person(chart: Chart) -> None:
    chart.prefetch["patient"] = patient("somebody-else")


@_step("when", r"the chart is opened")
def chart_is_opened(chart: Chart) -> None:
    chart.call("patient-view", request("patient-view", prefetch=chart.prefetch))


@_step("when", r'an order of "(?P<text>[^"]+)" is (?P<done>selected|signed)')
def is_ordered(chart: Chart, text: str, done: str) -> None:
    chart.call(HOOKS[done], request(HOOKS[done], [order(text)], prefetch=chart.prefetch))


@_step("when", r'an order of "(?P<text>[^"]+)" is selected beside an earlier draft of "(?P<other>[^"]+)"')
def is_ordered_beside(chart: Chart, text: str, other: str) -> None:
    body = request("order-select", [order(text), order(other, "draft-2")], prefetch=chart.prefetch)
    body["context"]["selections"] = ["MedicationRequest/draft-1"]
    chart.call("order-select", body)


@_step("when", r"the clinician overrides a card because (?P<code>[a-z-]+)")
def card_is_overridden(chart: Chart, code: str) -> None:
    reason = {"reason": {"system": "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes", "code": code}}
    one = {"card": INSTANCE, "outcome": "overridden", "overrideReason": reason, "outcomeTimestamp": "2026-11-22T10:00:00Z"}
    chart.send("POST", "/cds-services/dmtcheck-order-sign/feedback", {"feedback": [one]})


@_step("then", r"there is no card")
def no_card(chart: Chart) -> None:
    assert chart.last.cards == []


@_step("then", r"the cards are about (?P<topics>.+)")
def cards_about(chart: Chart, topics: str) -> None:
    assert [card["source"]["topic"]["display"] for card in chart.last.cards] == re.split(", | and ", topics)


@_step("then", r"the card about (?P<topic>.+) is (?P<indicator>critical|warning|info)")
def card_is(chart: Chart, topic: str, indicator: str) -> None:
    assert _card(chart, topic)["indicator"] == indicator


@_step("then", r'the card about (?P<topic>.+) is summed up as "(?P<text>[^"]+)"')
def card_is_summed_up(chart: Chart, topic: str, text: str) -> None:
    assert _card(chart, topic)["summary"] == text


@_step("then", r'the card about (?P<topic>.+) (?P<does>says|does not say) "(?P<text>[^"]+)"')
def card_says(chart: Chart, topic: str, does: str, text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", _card(chart, topic)["detail"])  # as Markdown shows it
    assert (text in shown) == (does == "says"), shown


@_step("then", r'the card about (?P<topic>.+) offers "(?P<label>[^"]+)"')
def card_offers(chart: Chart, topic: str, label: str) -> None:
    assert label in [one["label"] for one in _card(chart, topic).get("suggestions", ())]


@_step("then", r'the call is refused with (?P<status>\d{3}): "(?P<text>[^"]+)"')
def call_is_refused(chart: Chart, status: str, text: str) -> None:
    assert chart.last.status == int(status), chart.last.text
    assert text in chart.last.problem, chart.last.problem


@_step("then", r"the feedback is taken and nothing comes back")
def feedback_is_taken(chart: Chart) -> None:
    assert chart.last.status == 200, chart.last.text
    assert chart.last.json == {}


def _card(chart: Chart, topic: str) -> dict[str, Any]:
    (found,) = [card for card in chart.last.cards if card["source"]["topic"]["display"] == topic]
    return found
