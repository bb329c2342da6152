"""CDS Hooks, point by point: each point of the standard that a service can be held to, with its numbers in the Inferno list cds-hooks_2.0."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import openapi_spec_validator
import pytest
from cds_hooks_steps import INSTANCE, NOW, SYSTEMS, TODAY, Chart, about, bundle, condition, order, patient, prefetch, request, result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dmtcheck import Checker
from dmtcheck.engine import EngineError
from dmtcheck.service import create, openapi
from dmtcheck.service.hooks.description import openapi_paths
from dmtcheck.service.hooks.discovery import PREFETCH, SERVICES
from dmtcheck.service.hooks.fhir_server import place
from dmtcheck.service.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "intake" / "cds-hooks"
HOOKS = ("patient-view", "order-select", "order-sign")
FORBIDDEN = re.compile(r"\b(eligible|eligibility|safe|safely|approved|recommended|recommends?)\b", re.IGNORECASE)
FEEDBACK = {"card": INSTANCE, "outcome": "overridden", "outcomeTimestamp": "2026-11-22T10:00:00Z"}


@pytest.fixture
def chart(checker: Checker) -> Chart:
    return Chart(checker)


def rich() -> dict[str, Any]:
    """A person with much on record, so that every part of a card is there."""
    given_before = {**order("Lemtrada", "m1", "completed"), "intent": "order"}
    given_now = {**order("Tysabri", "m2", "active"), "intent": "order"}
    strange = {**order("Wonder <b>drug</b> | *x*", "m3", "active"), "intent": "order"}
    held = prefetch(condition("G35.A"), condition("B20", "hiv"), labs=bundle(result("70173-0", "positive", "2026-10-01", "jcv-1")))
    return {**held, "medications": bundle(given_before, given_now, strange)}


def call(chart: Chart, hook: str, **more: Any) -> Any:
    return chart.call(hook, request(hook, [order("Lemtrada 12 mg")] if hook != "patient-view" else (), **{"prefetch": rich(), **more}))


def all_cards(chart: Chart) -> list[dict[str, Any]]:
    return [card for hook in HOOKS for card in call(chart, hook).cards]


def inside(value: Any) -> Any:
    """Yield a JSON value and all that it holds."""
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(one)


def test_point_01_cds_hooks_2_0_004_discovery_lists_the_services(chart: Chart) -> None:
    answer = chart.send("GET", "/cds-services")
    assert answer.status == 200
    assert [one["id"] for one in answer.json["services"]] == ["dmtcheck-patient-view", "dmtcheck-order-select", "dmtcheck-order-sign"]


def test_point_02_cds_hooks_2_0_007_each_service_has_what_is_required_and_what_helps(chart: Chart) -> None:
    for one in chart.send("GET", "/cds-services").json["services"]:
        for name in ("hook", "id", "title", "description", "usageRequirements"):
            assert isinstance(one[name], str)
            assert one[name]
        assert all(isinstance(template, str) for template in one["prefetch"].values())
        assert (one["version"], one["hookVersion"]) == ("3.0.0", "1.0")


@pytest.mark.parametrize("hook", HOOKS)
def test_point_03_cds_hooks_2_0_016_a_call_gives_an_object_with_cards(chart: Chart, hook: str) -> None:
    assert call(chart, hook).cards
    nothing = call(chart, hook, prefetch=prefetch(condition("I10")))
    assert nothing.status == 200
    assert nothing.json == {"cards": []}


def test_point_04_cds_hooks_2_0_003_nothing_is_null_or_empty(checker: Checker) -> None:
    for chart in (Chart(checker), Chart(checker, Settings(base_url="https://dmt.example.org"))):
        for card in all_cards(chart):
            assert all(one not in (None, "", [], {}) for one in inside(card))
        assert all(one not in (None, "", [], {}) for one in inside(chart.send("GET", "/cds-services").json))
        assert all(one not in (None, "", [], {}) for one in inside(chart.send("POST", "/cds-services/none", {}).json))


def test_point_05_cds_hooks_2_0_083_the_summary_is_short_and_one_line(chart: Chart) -> None:
    for card in all_cards(chart):
        assert 0 < len(card["summary"]) < 140
        assert "\n" not in card["summary"]


def test_point_06_cds_hooks_2_0_087_the_indicator_tells_what_is_gravest(chart: Chart) -> None:
    cards = all_cards(chart)
    assert {card["indicator"] for card in cards} <= {"info", "warning", "critical"}
    assert {card["indicator"] for card in cards if card["source"]["topic"]["code"] == "lemtrada"} == {"critical"}  # HIV is flagged
    (only_unknown,) = chart.call("order-sign", request("order-sign", [order("Briumvi")])).cards
    assert "critical: Hepatitis B" in only_unknown["detail"]
    assert only_unknown["indicator"] == "warning"


def test_point_07_cds_hooks_2_0_090_the_source_has_a_label_and_a_coded_topic(chart: Chart) -> None:
    for card in all_cards(chart):
        assert set(card["source"]) == {"label", "topic"}  # there is no address of this project to point to
        assert card["source"]["label"] == "dmtcheck"
        assert set(card["source"]["topic"]) == {"code", "system", "display"}


def test_point_08_cds_hooks_2_0_085_the_detail_is_markdown_in_which_nothing_from_outside_has_a_meaning(chart: Chart) -> None:
    for card in all_cards(chart):
        assert not re.search(r"<[a-zA-Z/!]", card["detail"])
        assert "Wonder &lt;b&gt;drug&lt;/b&gt; \\| \\*x\\*" in card["detail"]


def test_point_09_cds_hooks_2_0_080_cards_and_suggestions_have_ids_that_are_the_same_for_the_same_call(chart: Chart) -> None:
    cards = call(chart, "patient-view").cards
    ids = [UUID(one["uuid"]) for card in cards for one in (card, *card.get("suggestions", ()))]
    assert len(set(ids)) == len(ids) >= 4
    assert call(chart, "patient-view").cards == cards
    other = call(chart, "patient-view", hookInstance=str(UUID(int=7))).cards
    assert {card["uuid"] for card in cards}.isdisjoint(card["uuid"] for card in other)


def test_point_10_cds_hooks_2_0_093_suggestions_say_how_they_may_be_chosen_and_none_is_put_before_another(chart: Chart) -> None:
    offering = [card for card in all_cards(chart) if "suggestions" in card]
    assert offering
    for card in offering:
        assert card["selectionBehavior"] == "any"
        assert 1 <= len(card["suggestions"]) <= 3
        assert all("isRecommended" not in one for one in inside(card) if isinstance(one, dict))
    assert all("selectionBehavior" not in card for card in all_cards(chart) if "suggestions" not in card)


def test_point_11_cds_hooks_2_0_127_a_suggestion_creates_a_whole_draft_of_an_order_of_a_missing_test(chart: Chart) -> None:
    from fhir.resources.R4B.servicerequest import ServiceRequest

    (card,) = call(chart, "order-sign").cards
    assert card["suggestions"][0]["label"].startswith("Order: ")
    for suggestion in card["suggestions"]:
        (action,) = suggestion["actions"]
        assert (action["type"], action["description"]) == ("create", f"Draft an order: {suggestion['label'].removeprefix('Order: ')}")
        held: Any = ServiceRequest.model_validate(action["resource"])
        assert (held.status, held.intent, held.subject.reference) == ("draft", "proposal", "Patient/petra")
        assert held.code.coding[0].system == "http://loinc.org"


def test_point_12_cds_hooks_2_0_098_override_reasons_are_hl7s_with_their_words(chart: Chart) -> None:
    for card in all_cards(chart):
        assert len(card["overrideReasons"]) == 6
        for reason in card["overrideReasons"]:
            assert set(reason) == {"system", "code", "display"}
            assert reason["system"] == "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"


def test_point_13_cds_hooks_2_0_138_links_are_absolute_and_tell_nothing_of_the_patient(checker: Checker) -> None:
    assert all("links" not in card for card in all_cards(Chart(checker)))
    for card in all_cards(Chart(checker, Settings(base_url="https://dmt.example.org/clinic"))):
        assert card["links"] == [{"label": "Open the questions in dmtcheck", "url": "https://dmt.example.org/clinic/", "type": "absolute"}]


@pytest.mark.parametrize("key", ["patient", "conditions"])
def test_point_14_cds_hooks_2_0_054_412_when_required_data_cannot_be_had(chart: Chart, key: Any) -> None:
    without = {name: value for name, value in rich().items() if name != key}
    for hook in HOOKS:
        answer = call(chart, hook, prefetch=without)
        assert answer.status == 412
        assert answer.problem
    chart.call("patient-view", {name: value for name, value in request("patient-view").items() if name != "prefetch"})
    assert chart.last.status == 412


def test_point_15_cds_hooks_2_0_052_null_says_that_there_is_nothing_and_an_outcome_that_it_could_not_be_read(chart: Chart) -> None:
    failed = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}
    assert call(chart, "patient-view", prefetch={**rich(), "conditions": None}).cards == []
    assert call(chart, "patient-view", prefetch={**rich(), "conditions": failed}).status == 412
    assert call(chart, "patient-view", prefetch={**rich(), "patient": None}).status == 412
    (card,) = call(chart, "order-sign", prefetch={**rich(), "medications": failed, "labs": None}).cards
    assert "- medications: Not all of this is here\\: the client could not read it\\." in card["detail"]
    assert "labs" not in card["detail"]
    paged = bundle(result("70173-0", "positive", "2026-10-01"), link=[{"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}])
    (card,) = call(chart, "order-sign", prefetch={**rich(), "labs": paged}).cards
    assert "- labs: Not all of this is here\\: only its first page was sent along\\." in card["detail"]


def test_point_16_cds_hooks_2_0_055_prefetch_asks_for_nothing_but_the_id_of_the_patient() -> None:
    for template in PREFETCH.values():
        assert re.findall(r"\{\{(.*?)\}\}", template) == ["context.patientId"]


def test_point_17_cds_hooks_2_0_058_prefetch_searches_are_simple() -> None:
    assert PREFETCH["patient"] == "Patient/{{context.patientId}}"
    for key, template in PREFETCH.items():
        if key != "patient":
            assert re.fullmatch(r"[A-Z][A-Za-z]+\?patient=\{\{context\.patientId\}\}(&(category|code)=[\w:/.|,-]+)?", template)


def test_point_18_cds_hooks_2_0_027_a_call_with_its_data_waits_for_nobody(checker: Checker) -> None:
    def unreachable(_: httpx.Request) -> httpx.Response:
        raise AssertionError("nothing is to be read")

    whole = {**rich(), **{key: None for key in PREFETCH if key not in rich()}}
    chart = Chart(checker, Settings(fhir_hosts=("https://ehr.example.org/fhir",)), httpx.MockTransport(unreachable))
    assert call(chart, "patient-view", prefetch=whole, fhirServer="https://ehr.example.org/fhir").cards


def test_point_19_cds_hooks_2_0_148_feedback_is_taken_again_and_again_and_not_kept(checker: Checker) -> None:
    counted: list[tuple[str, str]] = []
    chart = Chart(checker, count=lambda *what: counted.append(what))
    reason = {"reason": {"code": "patient-refuses", "system": "urn:x"}, "userComment": "later"}
    taken = {**FEEDBACK, "outcome": "accepted", "acceptedSuggestions": [{"id": INSTANCE}]}
    for one in (FEEDBACK, FEEDBACK, {**FEEDBACK, "overrideReason": reason}, {**FEEDBACK, "overrideReason": {"userComment": "no"}}, taken):
        assert chart.send("POST", "/cds-services/dmtcheck-order-sign/feedback", {"feedback": [one]}).json == {}
        assert chart.last.status == 200
    assert counted == [("dmtcheck-order-sign", "overridden")] * 4 + [("dmtcheck-order-sign", "accepted")]
    uncounted = Chart(checker).send("POST", "/cds-services/dmtcheck-order-sign/feedback", {"feedback": [FEEDBACK]})
    assert (uncounted.status, uncounted.json) == (200, {})


@pytest.mark.parametrize(
    "changed",
    [
        {"card": ""},
        {"card": 7},
        {"outcome": "ignored"},
        {"outcome": ["accepted"]},
        {"outcome": "accepted"},
        {"outcome": "accepted", "acceptedSuggestions": []},
        {"outcome": "accepted", "acceptedSuggestions": [{}]},
        {"outcome": "accepted", "acceptedSuggestions": "x"},
        {"overrideReason": {}},
        {"overrideReason": "no"},
        {"overrideReason": {"reason": "patient-refuses"}},
        {"overrideReason": {"reason": {"system": "urn:x"}}},
        {"overrideReason": {"reason": {"code": "x"}, "userComment": 7}},
        {"outcomeTimestamp": None},
        {"outcomeTimestamp": "2026-11-22"},
        {"outcomeTimestamp": "2026-11-22T10:00:00"},
        {"outcomeTimestamp": "yesterdayT"},
    ],
)
def test_point_19_feedback_of_another_shape_is_refused(chart: Chart, changed: Any) -> None:
    answer = chart.send("POST", "/cds-services/dmtcheck-order-sign/feedback", {"feedback": [FEEDBACK, {**FEEDBACK, **changed}]})
    assert answer.status == 400
    assert answer.problem.startswith('"feedback", number 2: "')


@pytest.mark.parametrize("given_feedback", [{}, {"feedback": []}, {"feedback": {}}, {"feedback": ["x"]}])
def test_point_19_feedback_is_a_list(chart: Chart, given_feedback: Any) -> None:
    assert chart.send("POST", "/cds-services/dmtcheck-order-sign/feedback", given_feedback).status == 400
    assert chart.send("POST", "/cds-services/other/feedback", {"feedback": [FEEDBACK]}).status == 404


def test_point_21_cds_hooks_2_0_208_a_browser_may_ask_before_it_calls() -> None:
    app = create(Settings(cors_origins=("https://ehr.example.org",), page=False), lambda: TODAY, lambda: NOW)
    asks = {
        "origin": "https://ehr.example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }

    async def sent(origin: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as client:
            return await client.options("/cds-services/dmtcheck-order-sign", headers={**asks, "origin": origin})

    answer = asyncio.run(sent("https://ehr.example.org"))
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "https://ehr.example.org"
    assert {"authorization", "content-type"} <= set(answer.headers["access-control-allow-headers"].lower().replace(" ", "").split(","))
    assert "access-control-allow-origin" not in asyncio.run(sent("https://evil.example")).headers


def test_point_22_cds_hooks_2_0_168_no_patients_server_is_read_without_encryption() -> None:
    assert place("http://ehr.example.org/fhir") is None
    assert place("http://127.0.0.1:8080/fhir") is not None


def test_point_23_cds_hooks_2_0_210_every_hook_has_a_service_of_its_own() -> None:
    assert len(SERVICES) == len({service.hook for service in SERVICES.values()}) == 3


def test_point_24_cds_hooks_2_0_214_unknown_fields_and_extensions_are_let_be(chart: Chart) -> None:
    more: dict[str, Any] = {"extension": {"org.example": {"a": []}}, "later": None}
    body = request("order-sign", [{**order("Lemtrada"), "later": [None]}], prefetch=rich())
    expected = chart.call("order-sign", body).cards
    assert chart.call("order-sign", {**body, **more, "context": {**body["context"], **more}}).cards == expected
    assert chart.send("POST", "/cds-services/dmtcheck-order-sign/feedback", {"feedback": [{**FEEDBACK, **more}], **more}).status == 200


def test_none_of_the_words_that_would_decide_are_said(checker: Checker) -> None:
    chart = Chart(checker, Settings(base_url="https://dmt.example.org"))
    told = [json.dumps(all_cards(chart)), chart.send("GET", "/cds-services").text]
    assert not [found for text in told for found in FORBIDDEN.findall(text)]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"hook": "order-sign"}, '"hook" must be "patient-view" for this service.'),
        ({"hook": None}, '"hook" must be a text that is not empty.'),
        ({"hookInstance": "1234"}, '"hookInstance" must be a UUID.'),
        ({"hookInstance": None}, '"hookInstance" must be a text that is not empty.'),
        ({"context": None}, '"context" is missing.'),
        ({"context": []}, '"context" must be an object.'),
        ({"context": {"userId": "Practitioner/1"}}, '"context.patientId" must be a text that is not empty.'),
        ({"context": {"userId": "Practitioner/1", "patientId": "a/../b"}}, '"context.patientId" must be the id of a FHIR resource.'),
        ({"context": {"patientId": "petra"}}, '"context.userId" must be a text that is not empty.'),
        ({"prefetch": []}, '"prefetch" must be an object.'),
        ({"fhirServer": "ehr.example.org"}, '"fhirServer" must be an absolute http or https address.'),
        ({"fhirServer": 7}, '"fhirServer" must be a text that is not empty.'),
        ({"fhirAuthorization": {"access_token": "x"}}, '"fhirAuthorization" is given without "fhirServer" (cds-r-1).'),
        ({"fhirServer": "https://a.example.org", "fhirAuthorization": {}}, '"fhirAuthorization.access_token" must be a text that is not empty.'),
        (
            {"fhirServer": "https://a.example.org", "fhirAuthorization": {"access_token": "x\r\ny"}},
            '"fhirAuthorization.access_token" must be one word of printable characters.',
        ),
    ],
)
def test_a_call_that_is_not_as_the_standard_asks_is_refused_by_the_name_of_the_field(chart: Chart, changed: Any, problem: str) -> None:
    answer = chart.call("patient-view", request("patient-view", **changed))
    assert (answer.status, answer.problem) == (400, problem)


@pytest.mark.parametrize(
    ("hook", "changed", "problem"),
    [
        ("order-sign", {"draftOrders": None}, '"context.draftOrders" is missing.'),
        ("order-sign", {"draftOrders": {"resourceType": "MedicationRequest", "entry": []}}, '"context.draftOrders" must be a FHIR Bundle.'),
        ("order-sign", {"draftOrders": {"entry": {}}}, '"context.draftOrders" must be a FHIR Bundle.'),
        ("order-sign", {"draftOrders": {"entry": [{}]}}, '"context.draftOrders" has an entry without a resource.'),
        ("order-select", {"selections": None}, '"context.selections" must be a list of ids.'),
        ("order-select", {"selections": [7]}, '"context.selections" must be a list of ids.'),
    ],
)
def test_a_context_that_is_not_as_the_hook_asks_is_refused(chart: Chart, hook: str, changed: Any, problem: str) -> None:
    body = request(hook, [order("Ocrevus")])
    answer = chart.call(hook, {**body, "context": {**body["context"], **changed}})
    assert (answer.status, answer.problem) == (400, problem)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"hook": 1, "hook": 2}', b"\xff\xfe", b'{"a": NaN}', b"[" * 1000, b"9" * 9_000_000], ids=range(8)
)
def test_a_body_that_is_not_json_is_refused_and_not_repeated(chart: Chart, body: Any) -> None:
    answer = chart.call("patient-view", body)
    assert answer.status == 400
    assert answer.problem.startswith("The body is not one JSON object that can be read")


def test_an_unknown_service_is_not_found(chart: Chart) -> None:
    answer = chart.send("POST", "/cds-services/other", request("patient-view"))
    assert (answer.status, answer.json["issue"][0]["code"]) == (404, "not-found")


@pytest.mark.parametrize("id", ["somebody-else", None, ["petra"]])
def test_the_patient_of_another_person_is_refused(chart: Chart, id: Any) -> None:
    answer = call(chart, "patient-view", prefetch={**rich(), "patient": {**patient(), "id": id}})
    assert (answer.status, answer.problem) == (400, 'The prefetched patient is another than "context.patientId" names.')


def test_what_belongs_to_another_person_is_refused(chart: Chart) -> None:
    answer = call(chart, "patient-view", prefetch={**rich(), "labs": bundle(result("70173-0", "positive", "2026-10-01", of="otto"))})
    assert (answer.status, answer.problem) == (400, 'What was sent along under "labs" holds data of another person.')


def test_the_patient_may_be_named_with_the_kind_of_resource(chart: Chart) -> None:
    body = request("patient-view", prefetch=rich())
    expected = chart.call("patient-view", body).cards
    assert chart.call("patient-view", {**body, "context": {"userId": "Practitioner/1", "patientId": "Patient/petra"}}).cards == expected


def test_at_opening_there_is_a_card_for_each_drug_given_and_one_for_the_others(chart: Chart) -> None:
    cards = call(chart, "patient-view").cards
    assert [card["source"]["topic"]["code"] for card in cards] == ["lemtrada", "tysabri", "overview"]
    assert cards[-1]["summary"] == "MS infusions: what to raise and to find out"
    for drug in ("briumvi", "mitoxantrone", "ocrevus", "tyruko"):
        assert f"| {drug} | under consideration" in cards[-1]["detail"]
    assert "| tysabri |" not in cards[-1]["detail"]


def test_a_fact_is_told_with_its_date_and_where_it_stands(chart: Chart) -> None:
    (card,) = chart.call("order-sign", request("order-sign", [order("Ocrevus")], prefetch=rich())).cards
    assert "  - Known: anti-JC-virus antibody: positive (2026-10-01), from Observation/jcv\\-1" in card["detail"]
    assert ", unverified" in card["detail"]
    assert "(draft)" in card["detail"]
    assert "not medical advice" in card["detail"]


def test_a_failing_engine_is_not_silent(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = Chart(checker)
    monkeypatch.setattr(Checker, "truths", lambda *_: (_ for _ in ()).throw(EngineError("lost")))
    answer = call(chart, "patient-view")
    assert answer.status == 503
    assert "lost" not in answer.text


@pytest.mark.parametrize(
    ("name", "hook", "status"),
    [
        ("patient-view", "patient-view", 200),
        ("order-select", "order-select", 200),
        ("order-sign", "order-sign", 200),
        ("without-conditions", "order-sign", 412),
        ("feedback", "order-sign/feedback", 200),
    ],
)
def test_the_examples_are_answered_as_their_script_says(chart: Chart, name: str, hook: str, status: int) -> None:
    answer = chart.call(hook, (EXAMPLES / f"{name}.json").read_bytes())
    assert answer.status == status, answer.text
    if name == "order-sign":
        (feedback,) = json.loads((EXAMPLES / "feedback.json").read_text("utf-8"))["feedback"]
        assert [card["uuid"] for card in answer.cards] == [feedback["card"]]
        assert feedback["overrideReason"]["reason"] in answer.cards[0]["overrideReasons"]
        assert f"{name}.json" in (EXAMPLES / "call.sh").read_text("utf-8")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["Patient/petra", "petra", "Bundle", "Ocrevus", "G35.A"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["resourceType", "id", "entry", "resource", "code", "reference"]), inner)
    ),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path, *(place for key in keys for place in places(value[key], (*path, key)))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_anywhere_in_a_call_is_answered_or_refused(checker: Checker, data: st.DataObject) -> None:
    hook = data.draw(st.sampled_from(HOOKS))
    coded = {**order("x"), "medicationCodeableConcept": {"coding": [{"system": SYSTEMS["RxNorm"], "code": "354770", "display": "natalizumab"}]}}
    referring = {**coded, "id": "d3", "medicationReference": {"reference": "Medication/m"}, "subject": about("petra")}
    body = request(hook, [order("Ocrevus"), coded, referring] if hook != "patient-view" else (), prefetch=rich())
    path = data.draw(st.sampled_from(places(body)[1:]))
    holder = body
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = data.draw(ANYTHING)
    answer = Chart(checker).call(hook, body)
    assert answer.status in (200, 400, 412), answer.text
    assert answer.json.keys() in ({"cards"}, {"resourceType", "issue"})


def test_calls_and_answers_are_as_the_description_says(chart: Chart) -> None:
    description = openapi.document(Settings(), openapi_paths())
    openapi_spec_validator.validate(description)

    def fits(schema: Any, value: Any) -> bool:
        return bool(Draft202012Validator({**schema, "components": description["components"]}).is_valid(value))

    post = description["paths"]["/cds-services/{id}"]["post"]
    for hook in HOOKS:
        asked = json.loads((EXAMPLES / f"{hook}.json").read_text("utf-8"))
        whole = post["requestBody"]["content"]["application/json"]["schema"]
        assert fits(whole, asked)
        assert not fits(whole, {**asked, "context": {}})
        assert fits(post["responses"]["200"]["content"]["application/json"]["schema"], {"cards": call(chart, hook).cards})
    refused = chart.call("order-sign", json.loads((EXAMPLES / "without-conditions.json").read_text("utf-8")))
    assert fits(post["responses"][str(refused.status)]["content"]["application/json"]["schema"], refused.json)
    services = description["paths"]["/cds-services"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert fits(services, chart.send("GET", "/cds-services").json)
    feedback = description["paths"]["/cds-services/{id}/feedback"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert fits(feedback, json.loads((EXAMPLES / "feedback.json").read_text("utf-8")))
    assert fits(feedback, {"feedback": [FEEDBACK]})
    assert not fits(feedback, {"feedback": [{**FEEDBACK, "outcome": "accepted"}]})
