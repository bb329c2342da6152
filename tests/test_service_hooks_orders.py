"""Which of the six infusions an order is of, however little of FHIR it holds, and the cards that follow."""

from typing import Any

import pytest
from cds_hooks_steps import Chart, about, bundle, concept, condition, order, patient, prefetch, request

from dmtcheck import Checker
from dmtcheck.service.hooks.discovery import SERVICES
from dmtcheck.terms import DRUGS


@pytest.fixture
def chart(checker: Checker) -> Chart:
    return Chart(checker)


def of(**medication: Any) -> dict[str, Any]:
    return {"resourceType": "MedicationRequest", "id": "d1", "subject": about("petra"), **medication}


def topics(chart: Chart, *orders: Any, hook: str = "order-sign") -> list[str]:
    return [card["source"]["topic"]["code"] for card in chart.call(hook, request(hook, orders)).cards]


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
@pytest.mark.parametrize("name", ["Briumvi 150 mg", "LEMTRADA", "mitoxantrone 20 mg/10 ml", "Ocrevus", "Tyruko 300 mg", "Tysabri (natalizumab)"])
def test_each_of_the_six_is_recognised_and_nothing_else_is_spoken_of(chart: Chart, hook: str, name: str) -> None:
    (drug,) = (drug for drug in DRUGS if drug in name.lower())
    (card,) = chart.call(hook, request(hook, [order(name)])).cards
    assert card["source"]["topic"]["code"] == drug
    assert card["summary"].startswith(drug.capitalize() + ": ")
    assert not [other for other in DRUGS if other != drug and f"**{other.capitalize()}" in card["detail"]]


@pytest.mark.parametrize(
    "name",
    ["Lisinopril 10 mg", "Tecfidera", "Campath", "Kesimpta", "Skilarence"],
)
def test_an_order_of_another_drug_has_no_card_and_needs_no_data(chart: Chart, name: str) -> None:
    for hook in ("order-select", "order-sign"):
        assert chart.call(hook, request(hook, [order(name)], prefetch=None)).json == {"cards": []}


@pytest.mark.parametrize(
    "medication",
    [
        {"medicationCodeableConcept": concept("RxNorm", "1876366")},
        {"medicationCodeableConcept": {"coding": {"display": "Ocrevus"}, "text": "Ocrevus"}},
        {"medication": {"concept": {"text": "Ocrevus"}}},
        {"medication": {"reference": {"reference": "#m"}}, "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Ocrevus"}}]},
        {"medicationReference": {"reference": "#m"}, "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Ocrevus"}}]},
        {"medicationReference": {"display": "Ocrevus 300 mg"}},
        {"medicationCodeableConcept": {"text": "Ocrevus"}, "category": {"text": "an object"}, "status": 7, "intent": [], "dosageInstruction": "x"},
        {"medicationCodeableConcept": {"text": "Ocrevus"}, "subject": {}, "id": None},
        {"medicationCodeableConcept": {"text": "Ocrevus"}, "resourceType": "MedicationOrder", "subject": None, "patient": about("petra")},
    ],
)
def test_a_draft_is_read_in_whatever_shape_its_medication_is_told(chart: Chart, medication: Any) -> None:
    assert topics(chart, of(**medication)) == ["ocrevus"]


@pytest.mark.parametrize(
    "draft",
    [
        of(),
        of(medicationCodeableConcept={}),
        of(medicationCodeableConcept=None),
        of(medicationCodeableConcept={"coding": []}),
        {"resourceType": "ServiceRequest"},
    ],
)
def test_an_order_before_a_choice_has_no_card(chart: Chart, draft: Any) -> None:
    assert topics(chart, draft) == []


def test_a_medication_beside_the_order_is_found(chart: Chart) -> None:
    body = request("order-sign", [of(medicationReference={"reference": "urn:uuid:1"})])
    beside = {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Medication", "code": {"text": "Ocrevus"}}}
    body["context"]["draftOrders"]["entry"].append(beside)
    assert [card["source"]["topic"]["code"] for card in chart.call("order-sign", body).cards] == ["ocrevus"]


@pytest.mark.parametrize("name", ["natalizumab", "natalizumab 300 mg", "natalizumab (Tysabri or Tyruko)", "Tysabri/Tyruko"])
def test_natalizumab_without_a_brand_may_be_either(chart: Chart, name: str) -> None:
    cards = chart.call("order-sign", request("order-sign", [order(name)])).cards
    assert [card["source"]["topic"]["code"] for card in cards] == ["tyruko", "tysabri"]
    if name.startswith("natalizumab "[: len(name)]) and "(" not in name:
        assert [card["summary"].partition(":")[0] for card in cards] == [
            "Tysabri or Tyruko (brand not named), if Tyruko",
            "Tysabri or Tyruko (brand not named), if Tysabri",
        ]
        assert all("**The order names natalizumab and no brand" in card["detail"] for card in cards)


def test_natalizumab_beside_a_brand_leaves_the_other_open(chart: Chart) -> None:
    cards = chart.call("order-sign", request("order-sign", [order("natalizumab"), order("Tysabri", "d2")])).cards
    assert [card["summary"].partition(":")[0] for card in cards] == ["Tysabri or Tyruko (brand not named), if Tyruko", "Tysabri"]


def test_only_what_is_selected_is_spoken_of(chart: Chart) -> None:
    body = request("order-select", [order("Ocrevus"), order("Lemtrada", "d2"), order("Briumvi", "d3")])
    body["context"]["draftOrders"]["entry"][2]["fullUrl"] = "urn:uuid:3"
    for selections, expected in (
        (["MedicationRequest/draft-1"], ["ocrevus"]),
        (["d2"], ["lemtrada"]),
        (["urn:uuid:3"], ["briumvi"]),
        (["MedicationRequest/other", "ServiceRequest/d2"], []),
        ([], []),
    ):
        body["context"]["selections"] = selections
        assert [card["source"]["topic"]["code"] for card in chart.call("order-select", body).cards] == expected


def test_every_order_that_is_signed_is_spoken_of(chart: Chart) -> None:
    assert topics(chart, order("Ocrevus"), order("Lisinopril", "d2"), order("Lemtrada", "d3")) == ["lemtrada", "ocrevus"]


@pytest.mark.parametrize("more", [{"status": "cancelled"}, {"status": "entered-in-error"}, {"doNotPerform": True}])
def test_what_is_not_to_be_done_is_no_order(chart: Chart, more: Any) -> None:
    assert topics(chart, {**order("Ocrevus"), **more}) == []


def test_no_orders_at_all(chart: Chart) -> None:
    body = request("order-sign")
    for drafts in ({}, {"resourceType": "Bundle"}, {"resourceType": "Bundle", "entry": []}):
        body["context"]["draftOrders"] = drafts
        assert chart.call("order-sign", body).cards == []


def test_an_order_for_another_patient_is_refused(chart: Chart) -> None:
    for subject in ("Patient/otto", "https://ehr.example.org/fhir/Patient/otto"):
        answer = chart.call("order-sign", request("order-sign", [{**order("Ocrevus"), "subject": {"reference": subject}}]))
        assert (answer.status, "another patient" in answer.problem) == (400, True)


@pytest.mark.parametrize("orders", [1, 2])
def test_a_medication_that_is_nowhere_is_told_to_somebody_with_ms_only(chart: Chart, orders: int) -> None:
    drafts = [of(medicationReference={"reference": f"Medication/{number}"}, id=f"d{number}") for number in range(orders)]
    (card,) = chart.call("order-sign", request("order-sign", drafts)).cards
    assert card["indicator"] == "warning"
    assert card["summary"] == f"MS infusions: the medication of {'an order' if orders == 1 else '2 orders'} could not be read"
    assert chart.call("order-sign", request("order-sign", drafts, prefetch=prefetch(condition("I10")))).cards == []
    assert topics(chart, *drafts, {**order("Ocrevus"), "id": "d9"}) == ["ocrevus", "unreadable"]


def test_a_medication_with_names_that_cannot_be_told_apart_is_told(chart: Chart) -> None:
    codings = [{"display": "Tysabri"}, {"display": "Lemtrada"}]
    assert topics(chart, of(medicationCodeableConcept={"text": "MS infusion", "coding": codings})) == ["unreadable"]


def test_without_ms_on_record_an_order_has_no_card(chart: Chart) -> None:
    assert chart.call("order-sign", request("order-sign", [order("Ocrevus")], prefetch=prefetch(condition("I10")))).cards == []


def test_a_drug_given_now_is_looked_at_for_its_next_infusion(chart: Chart) -> None:
    held = {**prefetch(), "medications": bundle({**order("Tysabri", "m1", "active"), "intent": "order"})}
    (card,) = chart.call("order-sign", request("order-sign", [order("Tysabri")], prefetch=held)).cards
    assert card["summary"].endswith(" before the next infusion")
    assert "Current therapy" in card["detail"]


def test_a_drug_about_which_there_is_nothing_to_say_has_no_card(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    from dmtcheck.service.hooks import cards

    monkeypatch.setattr(cards, "_raises", lambda _: False)
    for hook in ("patient-view", "order-sign"):
        assert Chart(checker).call(hook, request(hook, [order("Ocrevus")] if hook == "order-sign" else ())).cards == []


def test_many_places_of_one_fact_are_counted(chart: Chart) -> None:
    same = [{**condition("B20", f"hiv-{number}")} for number in range(7)]
    (card,) = chart.call("order-sign", request("order-sign", [order("Lemtrada")], prefetch=prefetch(condition("G35.A"), *same))).cards
    assert "Condition/hiv\\-4 and 2 more" in card["detail"]


def test_a_record_that_contradicts_itself_is_refused_in_one_sentence(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> None:
    from dmtcheck.record import Record
    from dmtcheck.service import hooks

    broken = Record({"jcv_antibody_date": "2026-01-01"}, ms_on_record=True)
    monkeypatch.setattr(hooks, "gather", lambda *_: broken)
    answer = chart.call("patient-view", request("patient-view", prefetch={**prefetch(), "patient": patient()}))
    assert (answer.status, answer.problem) == (400, 'What was sent along cannot be used: "jcv_antibody_date" is given without "jcv_antibody".')


def test_every_service_is_about_its_hook() -> None:
    assert all(id == f"dmtcheck-{service.hook}" for id, service in SERVICES.items())


def sent(*conditions: Any) -> dict[str, Any]:
    return {"prefetch": prefetch(*conditions)}


UNSURE = {"coding": [{"code": "provisional"}]}


@pytest.mark.parametrize(
    "said",
    [
        {**condition("G35.A"), "verificationStatus": UNSURE},
        {**condition("G35.A"), "code": {"text": "Encephalomyelitis disseminata"}},
        {**condition("G35.A"), "code": {"coding": [{"system": "ICD-10-CM", "code": "G35.A"}]}},
        {**condition("G35.A"), "subject": {}},
        {**condition("G35.A"), "modifierExtension": [{"url": "urn:x"}]},
    ],
)
def test_ms_that_could_not_be_read_is_told_where_one_of_the_six_is_ordered(chart: Chart, said: Any) -> None:
    (card,) = chart.call("order-sign", request("order-sign", [order("Tysabri 300 mg")], **sent(said))).cards
    assert (card["source"]["topic"]["code"], card["indicator"]) == ("ms-unclear", "warning")
    assert card["summary"] == "Tysabri: multiple sclerosis could not be read from the record; nothing was checked"
    assert chart.call("order-sign", request("order-sign", [order("Lisinopril")], **sent(said))).cards == []
    assert chart.call("patient-view", request("patient-view", **sent(said))).cards == []
    nowhere = of(medicationReference={"reference": "Medication/7"})
    assert [one["source"]["topic"]["code"] for one in chart.call("order-sign", request("order-sign", [nowhere], **sent(said))).cards] == [
        "unreadable"
    ]


def test_an_order_that_says_it_is_for_ms_is_told(chart: Chart) -> None:
    for reason in ({"reasonCode": [concept("ICD-10-CM", "G35")]}, {"reason": [{"concept": {"text": "Multiple sclerosis"}}]}):
        (card,) = chart.call("order-sign", request("order-sign", [{**order("Ocrevus"), **reason}], **sent(condition("I10")))).cards
        assert card["source"]["topic"]["code"] == "ms-unclear"


def test_ms_that_was_refuted_or_is_of_the_family_suggests_none(chart: Chart) -> None:
    for more in ({"verificationStatus": {"coding": [{"code": "refuted"}]}}, {"category": [{"text": "Family history"}]}):
        assert chart.call("order-sign", request("order-sign", [order("Ocrevus")], **sent({**condition("G35.A"), **more}))).cards == []


NDC = {"coding": [{"system": "http://hl7.org/fhir/sid/ndc", "code": "64406-008-01"}]}


@pytest.mark.parametrize(
    "medication",
    [
        {"medicationCodeableConcept": NDC},
        {"medicationCodeableConcept": {"text": "natalizumb 300 mg"}},
        {"medicationCodeableConcept": {"text": "cetirizine before Briumvi"}},
        {"medicationReference": {"reference": "#m"}, "contained": [{"resourceType": "Medication", "id": "m", "code": NDC}]},
        {"medicationReference": {"reference": "#m"}, "contained": [{"resourceType": "Medication", "id": "m"}]},
        {"medicationReference": {"identifier": {"system": "x", "value": "64406-008-01"}}},
    ],
)
def test_an_order_that_may_be_one_of_the_six_is_told(chart: Chart, medication: Any) -> None:
    (card,) = chart.call("order-sign", request("order-sign", [of(**medication)])).cards
    assert (card["source"]["topic"]["code"], card["indicator"]) == ("unreadable", "warning")


def test_codes_of_atc_are_read_in_orders(chart: Chart) -> None:
    atc = {"coding": [{"system": "http://www.whocc.no/atc", "code": "L04AG03"}]}
    assert topics(chart, of(medicationCodeableConcept=atc)) == ["tyruko", "tysabri"]


@pytest.mark.parametrize(
    ("code", "drugs"),
    [
        ({"text": "Tysabri infusion"}, ["tysabri"]),
        ({"coding": [{"system": "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "code": "J2350"}]}, ["ocrevus"]),
        ({"coding": [{"system": "urn:oid:2.16.840.1.113883.6.285", "code": "J0202"}]}, ["lemtrada"]),
        ({"concept": {"text": "Infusion of Briumvi"}}, ["briumvi"]),
        ({"text": "Tysabri: JC virus antibody index"}, []),
        ({"text": "MRI of the brain before Tysabri"}, []),
        ({"coding": [{"system": "http://loinc.org", "code": "70173-0"}]}, []),
        ({"text": "tocilizumb infusion"}, []),
    ],
)
def test_an_infusion_may_be_ordered_as_a_service(chart: Chart, code: Any, drugs: list[str]) -> None:
    service = {"resourceType": "ServiceRequest", "id": "s1", "status": "draft", "subject": about("petra"), "code": code}
    assert topics(chart, service) == drugs


@pytest.mark.parametrize("name", ["Ocrevus Zunovo", "OCREVUS ZUNOVO (ocrelizumab and hyaluronidase-ocsq)", "Ocrevus Zunovo 920 mg-23,000 unit/23 mL"])
def test_a_form_under_the_skin_is_told_not_to_be_covered(chart: Chart, name: str) -> None:
    (card,) = chart.call("order-sign", request("order-sign", [order(name)])).cards
    assert (card["source"]["topic"]["code"], card["indicator"]) == ("under-the-skin", "info")
    assert card["summary"].startswith("Ocrevus Zunovo: a form under the skin")
    assert chart.call("order-sign", request("order-sign", [order(name)], **sent(condition("I10")))).cards == []


def test_tests_are_offered_for_a_drug_that_is_given_or_ordered_only(chart: Chart) -> None:
    (overview,) = chart.call("patient-view", request("patient-view")).cards
    assert "suggestions" not in overview
    (card,) = chart.call("order-sign", request("order-sign", [order("Tysabri")])).cards
    assert card["suggestions"]


def test_what_was_not_looked_at_is_told(chart: Chart) -> None:
    (card,) = chart.call("order-sign", request("order-sign", [order("Tysabri")])).cards
    assert "procedures, reports, images, dispenses: Not looked at\\: they are not asked for\\." in card["detail"]
    assert "measurements, administrations" in card["detail"]
