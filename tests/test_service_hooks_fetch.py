"""Reading what a call lacks from the client's FHIR server: only where it is listed, whatever the server does, and never in silence."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from cds_hooks_steps import Chart, about, bundle, condition, order, patient, prefetch, request, result
from hypothesis import given, settings
from hypothesis import strategies as st
from test_service_hooks import ANYTHING

from dmtcheck import Checker
from dmtcheck.service.hooks import collected, fhir_server
from dmtcheck.service.hooks.discovery import PREFETCH
from dmtcheck.service.hooks.fhir_server import FhirServer, Unreadable, connect, place
from dmtcheck.service.settings import Settings

SERVER = "https://ehr.example.org/fhir"
LISTED = Settings(fhir_hosts=(SERVER,))
ACCESS = {"fhirServer": SERVER, "fhirAuthorization": {"access_token": "t0k.en", "token_type": "Bearer"}}
Answers = Callable[[httpx.Request], Any]


class Server(httpx.AsyncBaseTransport):
    """A FHIR server of one patient. ``said`` may answer some addresses otherwise: with a response, JSON, or None."""

    def __init__(self, said: Answers = lambda _: None) -> None:
        self.said = said
        self.asked: list[str] = []
        self.headers: list[httpx.Headers] = []
        self.at_once = self.most_at_once = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        self.headers.append(request.headers)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await anyio.lowlevel.checkpoint()
        try:
            said = self.said(request)
            if asyncio.iscoroutine(said):
                said = await said
        finally:
            self.at_once -= 1
        said = self.held(request.url) if said is None else said
        return said if isinstance(said, httpx.Response) else httpx.Response(200, stream=httpx.ByteStream(json.dumps(said).encode()))

    def held(self, url: httpx.URL) -> Any:
        if url.path == "/fhir/Patient/petra":
            return patient()
        return bundle(condition("G35.A")) if url.path == "/fhir/Condition" else bundle()


def opened(checker: Checker, server: Server, settings: Settings = LISTED, sent: Any = None, **more: Any) -> Any:
    chart = Chart(checker, settings, server)
    return chart.call("patient-view", request("patient-view", **{**ACCESS, "prefetch": sent or {}, **more}))


def detail(answer: Any) -> str:
    return str(answer.cards[-1]["detail"]).replace("\\", "")


def raw(content: bytes, headers: Any = None) -> httpx.Response:
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))


def only(kind: str, said: Any) -> Answers:
    return lambda request: said if request.url.path == f"/fhir/{kind}" else None


def test_all_that_is_lacking_is_read_with_the_clients_access(checker: Checker) -> None:
    server = Server()
    answer = opened(checker, server)
    assert answer.cards
    assert "Not all of this" not in detail(answer)
    templates = [template.replace("{{context.patientId}}", "petra").replace("|", "%7C") for template in PREFETCH.values()]
    assert sorted(url.replace("https://ehr.example.org/fhir/", "") for url in server.asked) == sorted(templates)
    for headers in server.headers:
        assert headers["authorization"] == "Bearer t0k.en"
        assert headers["accept"] == "application/fhir+json"
        assert headers["accept-encoding"] == "identity"
    assert server.most_at_once <= fhir_server.AT_ONCE


def test_only_what_is_lacking_is_read(checker: Checker) -> None:
    server = Server()
    opened(checker, server, sent={**prefetch(), "labs": None, "pregnancy": {"resourceType": "OperationOutcome"}})
    assert sorted(httpx.URL(url).path for url in server.asked) == [
        "/fhir/AllergyIntolerance",
        "/fhir/Immunization",
        "/fhir/MedicationAdministration",
        "/fhir/MedicationStatement",
        "/fhir/Observation",
    ]


def test_without_access_the_server_is_asked_without(checker: Checker) -> None:
    server = Server()
    opened(checker, server, fhirAuthorization=None)
    assert all("authorization" not in headers for headers in server.headers)


def test_what_was_sent_in_another_form_is_read_again(checker: Checker) -> None:
    server = Server()
    sent = {"patient": bundle(), "conditions": [condition("G35.A")], "labs": {"resourceType": "Bundle", "entry": {}}, "allergies": {}}
    assert opened(checker, server, sent=sent).cards
    assert len(server.asked) == 10


def test_one_resource_is_taken_for_a_search_with_one_result(checker: Checker) -> None:
    answer = Chart(checker).call("patient-view", request("patient-view", prefetch={**prefetch(), "conditions": condition("G35.A")}))
    assert answer.cards


@pytest.mark.parametrize(
    "server",
    [
        "https://ehr.example.org/fhirother",
        "https://ehr.example.org/",
        "https://ehr.example.org:8443/fhir",
        "http://ehr.example.org/fhir",
        "https://ehr.example.org.evil.example/fhir",
        "https://evil.example/https://ehr.example.org/fhir",
        "https://ehr.example.org@evil.example/fhir",
        "https://user@ehr.example.org/fhir",
        "https://ehr.example.org/fhir/../admin",
        "https://ehr.example.org/fhir/%2e%2e/admin",
        "https://ehr.example.org/fhir/./x",
        "https://ehr.example.org\\@evil.example/fhir",
        "https://ehr.example.org/fhir?x=y",
        "https://ehr.example.org/fhir#x",
        "https://ehr.example.org./fhir",
        "https://ehr.example.org:99999/fhir",
        "https://[::1/fhir",
        "https:///fhir",
    ],
)
def test_a_server_that_is_not_listed_is_never_asked(checker: Checker, server: str) -> None:
    nobody = Server()
    answer = opened(checker, nobody, fhirServer=server)
    assert (answer.status, nobody.asked) == (412, [])
    answer = opened(checker, nobody, fhirServer=server, sent=prefetch())
    assert nobody.asked == []
    assert (
        "- statements, labs, measurements, administrations, pregnancy, immunizations, allergies: Not all of this is here: nothing that can be used was sent along"
        in detail(answer)
    )


@pytest.mark.parametrize("server", [SERVER, SERVER + "/", "HTTPS://EHR.example.org:443/fhir", SERVER + "/tenant"])
def test_a_listed_server_may_be_written_otherwise_or_be_a_part_of_one(checker: Checker, server: str) -> None:
    reached = Server()
    opened(checker, reached, fhirServer=server)
    assert len(reached.asked) == 10


@pytest.mark.parametrize(
    ("address", "usable"),
    [
        ("http://127.0.0.1:8080/fhir", True),
        ("http://localhost/fhir", True),
        ("http://[::1]:80/fhir", True),
        ("http://10.0.0.1/fhir", False),
        ("ftp://127.0.0.1/fhir", False),
        ("https://ehr.example.org//fhir", False),
    ],
)
def test_without_encryption_only_this_machine_is_asked(address: str, usable: bool) -> None:
    assert (place(address) is not None) == usable
    assert str(place("http://[::1]/fhir/")) == "http://[::1]:80/fhir"


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404, 410, 500])
def test_what_the_server_refuses_is_told(checker: Checker, status: int) -> None:
    refusing = Server(only("Observation", httpx.Response(status, headers={"location": "https://evil.example/"})))
    answer = opened(checker, refusing)
    assert f"- labs, measurements, pregnancy: Not all of this is here: the FHIR server answered {status}." in detail(answer)
    assert not any("evil" in url for url in refusing.asked)


@pytest.mark.parametrize("kind", ["Condition", "Patient/petra"])
@pytest.mark.parametrize(
    "said",
    [httpx.Response(403), {"resourceType": "OperationOutcome"}, {"resourceType": "Bundle", "entry": 7}, {"resourceType": "Observation"}],
)
def test_without_what_is_required_the_call_is_refused(checker: Checker, kind: str, said: Any) -> None:
    assert opened(checker, Server(only(kind, said))).status == 412


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (raw(b"<html>"), "the FHIR server answered what is not a JSON object"),
        (raw(b"{}", headers={"content-encoding": "br"}), "the FHIR server answered in a coding that was not asked for"),
        (raw(b" " * (fhir_server.MOST_BYTES + 1)), "the FHIR server answered too much"),
        ({"resourceType": "Patient"}, "it is another kind of FHIR resource"),
        ({"resourceType": "Bundle", "entry": "x"}, "its entries are not a list"),
        (bundle(None), "some entries hold no resource"),
        (bundle({"resourceType": "OperationOutcome", "issue": [{"severity": "error"}]}), "the FHIR server met an error while it searched"),
        (bundle({"resourceType": "OperationOutcome"}), "the FHIR server met an error while it searched"),
        (bundle(total=7), "it holds fewer entries than were found"),
    ],
)
def test_what_the_server_answers_wrongly_is_told(checker: Checker, said: Any, problem: str) -> None:
    assert f"- immunizations: Not all of this is here: {problem}." in detail(opened(checker, Server(only("Immunization", said))))


def test_a_hint_of_the_server_is_no_error(checker: Checker) -> None:
    hint = bundle({"resourceType": "OperationOutcome", "issue": [{"severity": "information"}]}, total=1)
    assert "Not all of this" not in detail(opened(checker, Server(only("Immunization", hint))))


def test_a_server_that_cannot_be_reached_is_told(checker: Checker) -> None:
    def broken(request: httpx.Request) -> Any:
        if request.url.path == "/fhir/Immunization":
            raise httpx.ConnectError("refused")
        return None

    assert "- immunizations: Not all of this is here: the FHIR server could not be reached." in detail(opened(checker, Server(broken)))


def test_a_server_that_is_too_slow_is_not_waited_for(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir_server, "SECONDS_EACH", 0.05)

    async def never() -> None:
        await anyio.sleep(60)

    slow = Server(lambda request: never() if request.url.path == "/fhir/Immunization" else None)
    assert "- immunizations: Not all of this is here: the FHIR server did not answer in time." in detail(opened(checker, slow))


def test_all_reading_together_has_its_time_and_what_was_read_by_then_counts(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir_server, "SECONDS_IN_ALL", 2.0)
    next_page = {"link": [{"relation": "next", "url": f"{SERVER}/Observation?page=2"}]}

    async def never() -> None:
        await anyio.sleep(60)

    def said(request: httpx.Request) -> Any:
        if request.url.params.get("page"):
            return never()
        known = bundle(result("70173-0", "positive", "2026-10-01"), **next_page)
        return known if "category" in request.url.params else None

    told = detail(opened(checker, Server(said)))
    assert "anti-JC-virus antibody: positive (2026-10-01), from Observation/o1" in told
    assert "- labs: Not all of this is here: the FHIR server did not answer in time." in told


def test_what_was_not_even_begun_in_time_is_not_taken_for_nothing(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir_server, "SECONDS_IN_ALL", 0)
    assert opened(checker, Server(), sent={"patient": patient()}).status == 412
    told = detail(opened(checker, Server(), sent=prefetch()))
    assert (
        "- statements, labs, measurements, administrations, pregnancy, immunizations, allergies: Not all of this is here: the FHIR server did not answer in time."
        in told
    )


def test_pages_that_hold_fewer_than_were_found_are_told(checker: Checker) -> None:
    second = bundle(result("70173-0", "positive", "2026-10-01", "o2"), total=3)
    first = bundle(result("70173-0", "positive", "2026-10-01"), link=[{"relation": "next", "url": f"{SERVER}/Observation?page=2"}], total=3)
    paged = Server(lambda request: second if request.url.params.get("page") else first if "category" in request.url.params else None)
    assert "- labs: Not all of this is here: it holds fewer entries than were found." in detail(opened(checker, paged))


def test_every_page_is_read(checker: Checker) -> None:
    def said(request: httpx.Request) -> Any:
        if request.url.path != "/fhir/Condition":
            return None
        number = int(request.url.params.get("page", "1"))
        links = [{"relation": "self"}, "x", {"relation": "next", "url": f"Condition?page={number + 1}"}] if number < 3 else "none"
        return bundle(condition("G35.A" if number == 3 else "I10", f"c{number}"), link=links, total=3)

    server = Server(said)
    answer = opened(checker, server)
    assert answer.cards
    assert "Not all of this" not in detail(answer)
    assert sum("/Condition" in url for url in server.asked) == 3


def test_pages_after_those_that_were_sent_along_are_read(checker: Checker) -> None:
    paged = bundle(condition("I10", "c0"), link=[{"relation": "next", "url": f"{SERVER}/Condition?page=2"}])
    server = Server()
    assert opened(checker, server, sent={**prefetch(), "conditions": paged}).cards
    assert f"{SERVER.replace('.org', '.org:443')}/Condition?page=2".replace(":443", "") in server.asked


def test_pages_that_never_end_are_left(checker: Checker) -> None:
    endless = bundle(condition("G35.A"), link=[{"relation": "next", "url": f"{SERVER}/Condition?page=next"}])
    server = Server(only("Condition", endless))
    assert "- conditions: Not all of this is here: only its first 10 pages were read." in detail(opened(checker, server))
    assert sum("/Condition" in url for url in server.asked) == collected.MOST_PAGES


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/fhir?page=2",
        "https://ehr.example.org/other?page=2",
        "//evil.example/fhir",
        "https://ehr.example.org/fhir/../x",
        "http://[",
        7,
        "",
    ],
)
def test_a_next_page_elsewhere_is_not_followed_and_told(checker: Checker, url: Any) -> None:
    server = Server(only("Condition", bundle(condition("G35.A"), link=[{"relation": "next", "url": url}])))
    told = detail(opened(checker, server))
    assert "- conditions: Not all of this is here: the next page is not on the FHIR server." in told
    assert all(one.startswith(SERVER) for one in server.asked)


def test_conditions_that_are_not_whole_never_say_that_there_is_no_ms(checker: Checker) -> None:
    more = {"link": [{"relation": "next", "url": "https://evil.example/"}]}
    answer = opened(checker, Server(only("Condition", bundle(condition("I10"), **more))))
    assert (answer.status, answer.problem) == (412, "The conditions cannot be had in full, so whether there is multiple sclerosis is not known.")
    for sent in (bundle(condition("I10"), **more), bundle(condition("I10"), total=2), bundle(condition("I10"), None)):
        assert Chart(checker).call("patient-view", request("patient-view", prefetch={**prefetch(), "conditions": sent})).status == 412


def test_another_patient_of_the_server_is_refused(checker: Checker) -> None:
    answer = opened(checker, Server(only("Patient/petra", patient("otto"))))
    assert (answer.status, answer.problem) == (412, "The patient cannot be had: the FHIR server answered with another patient.")
    answer = opened(checker, Server(only("Observation", bundle(result("70173-0", "positive", "2026-10-01", of="otto")))))
    assert (answer.status, answer.problem) == (412, 'What was read from the FHIR server under "labs" holds data of another person.')
    answer = opened(checker, Server(only("Condition", bundle(condition("G35.A"), patient("otto")))))
    assert answer.status == 412
    assert answer.problem.startswith("What was read of the patient cannot be used: there are two different Patients")


def test_more_than_all_answers_together_may_hold_is_not_read(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir_server, "MOST_BYTES_IN_ALL", 10)
    assert opened(checker, Server()).status == 412


def test_a_medication_that_is_only_referred_to_is_read(checker: Checker) -> None:
    ordered = {**order("x"), "medicationReference": {"reference": "Medication/oc"}}
    del ordered["medicationCodeableConcept"]
    earlier = {**ordered, "id": "m1", "status": "active", "intent": "order", "medicationReference": {"reference": "Medication/ty"}}
    names = {"oc": "Ocrevus 300 mg", "ty": "Tysabri 300 mg"}

    def said(request: httpx.Request) -> Any:
        kind, id = request.url.path.split("/")[-2:]
        return {"resourceType": "Medication", "id": id, "code": {"text": names[id]}} if kind == "Medication" else None

    server = Server(said)
    chart = Chart(checker, LISTED, server)
    body = request("order-sign", [ordered], **ACCESS, prefetch={**prefetch(), "medications": bundle(earlier)})
    (card,) = chart.call("order-sign", body).cards
    assert card["source"]["topic"]["code"] == "ocrevus"
    assert sorted(url.rpartition("/")[2] for url in server.asked if "/Medication/" in url) == ["oc", "ty"]
    (card,) = chart.call("order-sign", {**body, "fhirServer": "https://other.example.org"}).cards
    assert card["summary"] == "MS infusions: the medication of an order could not be read"


def test_a_medication_that_is_there_is_not_read_again(checker: Checker) -> None:
    there = {"resourceType": "Medication", "id": "oc", "code": {"text": "Ocrevus"}}
    ordered = {"resourceType": "MedicationRequest", "id": "d", "medication": {"reference": {"reference": "Medication/oc"}}, "subject": about("petra")}
    server = Server()
    answer = Chart(checker, LISTED, server).call("order-sign", request("order-sign", [ordered, there], **ACCESS))
    assert [card["source"]["topic"]["code"] for card in answer.cards] == ["ocrevus"]
    assert not any("/Medication/" in url for url in server.asked)


@settings(max_examples=60, deadline=None)
@given(said=ANYTHING, at=st.sampled_from(["Patient/petra", "Condition", "Observation", "MedicationRequest"]), listed=st.booleans())
def test_whatever_a_server_answers_is_used_or_told(checker: Checker, said: Any, at: str, listed: bool) -> None:
    answer = opened(checker, Server(only(at, bundle(said) if listed else {"answer": said})))
    assert answer.status in (200, 412), answer.text


def test_an_address_that_is_no_address_is_not_read() -> None:
    async def read() -> None:
        async with connect(SERVER, None, [SERVER, "nonsense"], Server()) as server:
            assert isinstance(server, FhirServer)
            await server.read("Patient?x=ü")

    with pytest.raises(Unreadable, match="not on the FHIR server"):
        asyncio.run(read())
