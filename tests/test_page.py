"""The intake page, form by form, without a browser."""

import asyncio
import base64
import hashlib
import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from dmtcheck.checker import checker
from dmtcheck.errors import ProfileError
from dmtcheck.record import Note, Record
from dmtcheck.service.page import routes, views
from dmtcheck.service.page.entered import entered, names, numbered, prefilled
from dmtcheck.service.page.forms import Form
from dmtcheck.service.page.shown import choice, news
from dmtcheck.service.page.so_far import SoFar, read
from dmtcheck.service.settings import Settings

CHECKER = checker()
FACTS = CHECKER.rulebook.facts
APP = Starlette(routes=routes(CHECKER, Settings(max_body=2_000_000), lambda: date(2026, 11, 22)))
PEOPLE = Path(__file__).parents[1] / "examples" / "profiles"
FORBIDDEN = re.compile(r"\b(eligible|eligibility|safe|safely|approved?|approval|recommend\w*)\b", re.IGNORECASE)
EVIL = '"><script>alert(1)</script>'


def ask(method: str, path: str, **kwargs: Any) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=APP), base_url="http://test") as client:
            return await client.request(method, path, **kwargs)

    return asyncio.run(send())


def post(path: str, fields: dict[str, Any] | None = None, **kwargs: Any) -> httpx.Response:
    return ask("POST", path, data=fields or {}, **kwargs)


def carried(page: httpx.Response) -> str:
    found = re.search(r'name="so_far" value="([^"]*)"', page.text)
    assert found, page.text[:2000]
    return html.unescape(found[1])


def profile(page: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(carried(page))["profile"]
    return found


def asks(page: httpx.Response) -> str:
    found = re.search(r'name="fact" value="([^"]*)"', page.text)
    return found[1] if found else ""


def so_far(**facts: Any) -> str:
    return SoFar.of({"as_of": "2026-11-22", **facts}).written()


def answer(state: str, fact: str, do: str = "answer", **fields: Any) -> httpx.Response:
    return post("/question", {"so_far": state, "fact": fact, "do": do, **fields})


def text(page: httpx.Response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


# The start


def test_the_start_shows_today_and_all_six() -> None:
    page = ask("GET", "/")
    assert page.status_code == 200
    assert 'value="2026-11-22"' in page.text
    assert page.text.count('name="considering"') == 6
    assert page.headers["cache-control"] == "no-store"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?! src)|<style| style=| on[a-z]+=", page.text)


def test_beginning_with_nothing_asks_the_first_question() -> None:
    page = post("/start", {"considering": ["ocrevus", "tysabri"], "as_of": "2026-11-01", "id": "p 7"})
    assert page.status_code == 200
    assert profile(page) == {"id": "p 7", "as_of": "2026-11-01", "considering": ["ocrevus", "tysabri"]}
    assert asks(page)
    assert "Assessed as of 2026-11-01, and today is 2026-11-22." in text(page)
    page = post("/question", {"so_far": carried(page), "do": "today"})
    assert profile(page)["as_of"] == "2026-11-22"
    assert "and today is" not in text(page)


def test_without_a_date_it_is_today() -> None:
    assert profile(post("/start", {"as_of": ""})) == {"as_of": "2026-11-22"}


def test_what_is_wrong_at_the_start_is_told_at_its_field() -> None:
    page = post("/start", {"as_of": "22.11.2026", "considering": "ocrevus", "id": "kept"})
    assert page.status_code == 422
    assert 'href="#as_of"' in page.text
    assert 'value="kept"' in page.text
    assert re.search(r'value="ocrevus"[^>]* checked', page.text)
    assert "<title>Error: Start" in page.text
    page = post("/start", {"id": "x" * 201})
    assert page.status_code == 422
    assert 'href="#id"' in page.text


def test_a_file_is_read_and_its_mistakes_are_told() -> None:
    page = ask("POST", "/start", files={"file": ("anna.json", (PEOPLE / "anna.json").read_bytes())})
    assert profile(page)["id"] == "anna"
    page = ask("POST", "/start", files={"file": (EVIL + ".json", b'{"agee": 34}')})
    assert page.status_code == 422
    assert "The file cannot be used" in text(page)
    assert 'The file cannot be used, line 1, column 2: unknown fact "agee", did you mean "age"?' in text(page)
    assert "<script>alert" not in page.text
    page = ask("POST", "/start", files={"file": ("none.json", b'{"age": null}')})
    assert profile(page) == {"as_of": "2026-11-22"}


def test_a_file_longer_than_memory_allows_is_not_spooled_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: pytest.fail("written to disk"))
    page = ask("POST", "/start", files={"file": ("long.json", b" " * 1_500_000 + b'{"age": 34}')})
    assert profile(page)["age"] == 34


def test_a_record_tells_where_its_facts_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record({"age": 34, "hbsag": "negative"}, {"hbsag": ("Observation/1" + EVIL,)}, (Note(None, "Condition/2", "not understood" + EVIL),))
    monkeypatch.setattr(views, "opened", lambda checker, data, today: record)
    page = ask("POST", "/start", files={"file": ("bundle.json", b"{}")})
    assert "Condition/2" in text(page).split("Not used, or not fully understood")[1]
    assert "hepatitis B surface antigen: negative" in text(page)
    assert "Observation/1" in text(page)
    assert "<script>alert" not in page.text
    again = answer(carried(page), "hbsag", hbsag="positive")
    assert json.loads(carried(again))["origins"] == {}  # it is no longer what the record said
    back = post("/question", {"so_far": carried(again), "do": "back"})
    assert json.loads(carried(back))["origins"] == {"hbsag": ["Observation/1" + EVIL]}
    assert profile(back)["hbsag"] == "negative"


def test_a_fhir_record_is_read() -> None:
    subject = {"reference": "Patient/p1"}
    jcv = {"coding": [{"system": "http://loinc.org", "code": "70173-0"}]}
    hbsag = {"coding": [{"system": "http://loinc.org", "code": "5196-1"}]}
    positive = {"coding": [{"system": "http://snomed.info/sct", "code": "10828004"}]}
    resources = [
        {"resourceType": "Patient", "id": "p1", "birthDate": "1990-05-01"},
        {"resourceType": "Observation", "id": "o1", "status": "final", "subject": subject, "code": jcv, "effectiveDateTime": "2026-10-01", "valueCodeableConcept": positive},
        {"resourceType": "Observation", "id": "o2", "status": "final", "subject": subject, "code": hbsag, "valueString": "odd"},
    ]  # fmt: skip
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}
    page = ask("POST", "/start", files={"file": ("b.json", json.dumps(bundle))})
    assert profile(page)["jcv_antibody"] == "positive"
    assert profile(page)["age"] == 36
    assert profile(page)["as_of"] == "2026-11-22"
    assert "anti-JC-virus antibody: positive Observation/o1 anti-JC-virus antibody date: 2026-10-01 Observation/o1" in text(page)
    assert "hepatitis B surface antigen: Observation/o2" in text(page).split("Not used, or not fully understood")[1]
    page = ask("POST", "/start", files={"file": ("b.json", b'{"resourceType": "Bundle", "entry": 3}')})
    assert page.status_code == 422
    assert "The file cannot be used" in text(page)


# One question at a time


def test_an_answer_is_kept_and_tells_what_it_changed() -> None:
    page = answer(so_far(considering=["ocrevus"]), "hbsag", hbsag="positive", hbsag_date="2026-11-01")
    assert page.status_code == 200
    assert profile(page)["hbsag"] == "positive"
    assert profile(page)["hbsag_date"] == "2026-11-01"
    assert "What the last answer changed hepatitis B surface antigen Raised" in text(page)
    assert "No longer open" in text(page)
    assert asks(page) != "hbsag"
    back = post("/question", {"so_far": carried(page), "do": "back"})
    assert profile(back) == {"as_of": "2026-11-22", "considering": ["ocrevus"]}
    assert post("/question", {"so_far": carried(back), "do": "back"}).status_code == 200  # there is nothing before it


def test_not_known_is_not_asked_again_and_clears_nothing_else() -> None:
    first = post("/start", {"considering": "briumvi"})
    page = answer(carried(first), asks(first), "not_known")
    assert asks(page) != asks(first)
    assert profile(page) == profile(first)
    assert "Nothing is raised or settled by it." in text(page)


def test_an_old_result_is_kept_where_there_is_no_newer_one() -> None:
    state = so_far(considering=["ocrevus"], jcv_antibody="positive", jcv_antibody_date="2020-01-01")
    page = post("/question", {"so_far": state, "ask": "jcv_antibody"})
    assert asks(page) == "jcv_antibody"
    assert "Nothing newer: keep this" in text(page)
    page = answer(state, "jcv_antibody", "keep")
    assert profile(page)["jcv_antibody"] == "positive"
    state = so_far(considering=["mitoxantrone"], lvef_percent=60, lvef_percent_date="2020-01-01")
    assert "The result of 2020-01-01 is too old to count." in text(post("/question", {"so_far": state, "ask": "lvef_percent"}))
    state = so_far(considering=["mitoxantrone"], lvef_percent=60)
    assert "The result that is there has no date." in text(post("/question", {"so_far": state, "ask": "lvef_percent"}))


@pytest.mark.parametrize(
    ("fact", "fields", "problem"),
    [
        ("age", {"age": ""}, "Give an answer"),
        ("age", {"age": "old"}, 'Age: expected a number from 0 to 130, found "old".'),
        ("hbsag", {"hbsag_date": "2026-01-01"}, "There is a date, but no result."),
        ("hbsag", {"hbsag": "positive", "hbsag_date": "2026-13-01"}, "Expected a date such as"),
        ("ecg_date", {"ecg_date": "2026-01-01", "ecg_date-never": "yes"}, "Choose either a date or never."),
        ("severe_reactions", {"severe_reactions": ["none", "sulfite"]}, "Severe allergic or infusion reactions: choose either none of these"),
        ("severe_reactions", {"severe_reactions": "sulfite"}, "Say whether these are all of them"),
        ("severe_reactions", {"severe_reactions": "none", "severe_reactions_complete": "no"}, "Name those that are known"),
        ("severe_reactions", {"severe_reactions_complete": "no"}, "Name those that are known"),
        ("therapies", {"therapies-0-status": "current"}, "Therapy 1: name it, or clear"),
        ("therapies", {"therapies-0-name": "Rebif", "therapies-0-started": "long ago"}, "Therapy 1, first dose: expected a date"),
        ("therapies", {"therapies-0-name": "Rebif", "therapies": "none"}, "Choose either no therapy so far"),
        ("therapies", {"therapies-0-name": "Rebif"}, "Say whether these are all of them"),
        ("therapies", {"therapies-0-name": "x" * 201, "therapies_complete": "yes"}, "201 characters|up to 200|1 to 200"),
        ("therapies", {"therapies-1-name": "Rebif", "therapies-1-started": "2999-01-01", "therapies_complete": "yes"}, "after the date of assessment|2999"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_at_its_field_and_kept(fact: str, fields: dict[str, Any], problem: str) -> None:
    page = answer(so_far(considering=["ocrevus"]), fact, **fields)
    assert page.status_code == 422, text(page)
    assert re.search(problem if "|" in problem else re.escape(problem), text(page), re.IGNORECASE), text(page)[:1500]
    assert asks(page) == fact
    assert profile(page) == {"as_of": "2026-11-22", "considering": ["ocrevus"]}
    target = re.search(r'<li><a href="#([^"]+)"', page.text)
    assert target
    assert f'id="{target[1]}"' in page.text


def test_an_answer_that_contradicts_another_changes_nothing() -> None:
    page = answer(so_far(pregnant=True), "could_become_pregnant", could_become_pregnant="no")
    assert page.status_code == 422
    assert '"could_become_pregnant" is false, but "pregnant" is true.' in text(page)
    assert profile(page) == {"as_of": "2026-11-22", "pregnant": True}


def test_therapies_are_rows_that_come_and_go() -> None:
    state = so_far(considering=["ocrevus"])
    page = answer(state, "therapies", "add", **{"therapies-0-name": EVIL})
    assert "Therapy 2" in text(page)
    assert "<script>alert" not in page.text
    page = answer(state, "therapies", "drop-0", **{"therapies-0-name": "Rebif", "therapies-1-name": "Aubagio"})
    assert "Therapy 2" not in text(page)
    assert 'value="Aubagio" ' in page.text.replace("\n", " ")
    fields = {
        "therapies-0-name": "",
        "therapies-2-name": "Rebif",
        "therapies-2-status": "stopped",
        "therapies-2-infusions": "3",
        "therapies_complete": "no",
    }
    page = answer(state, "therapies", **fields)
    assert profile(page)["therapies"] == [{"name": "Rebif", "status": "stopped", "infusions": 3}]
    assert profile(page)["therapies_complete"] is False
    none = answer(state, "therapies", therapies="none")
    assert profile(none)["therapies"] == []


def test_a_therapy_that_is_not_in_the_code_list_is_said_so() -> None:
    page = answer(so_far(considering=["ocrevus"]), "therapies", **{"therapies-0-name": EVIL, "therapies_complete": "yes"})
    assert "This therapy is not in the code list" in text(page)
    assert "<script>alert" not in page.text


def test_no_question_left_is_no_reassurance() -> None:
    page = post("/question", {"so_far": so_far(considering=["briumvi"], active_infection=True, therapies=[])})
    assert "No question is left that could change a status" in text(page)
    assert "stays open" in text(page)


def test_every_question_can_be_asked_and_left_open() -> None:
    state = so_far(considering=["briumvi"])
    for fact in FACTS.values():
        if not fact.uses:
            page = post("/question", {"so_far": state, "ask": fact.name})
            assert page.status_code == 200, fact.name
            assert asks(page) == fact.name
            page = answer(state, fact.name, "not_known")
            assert page.status_code == 200, fact.name


# The whole list


def test_the_whole_list_changes_only_what_was_changed() -> None:
    state = so_far(
        id="p",
        considering=["ocrevus"],
        age=34,
        therapies=[{"name": "Rebif", "status": None}],
        severe_reactions=["sulfite", "natalizumab"],
        ecg_date="none",
        hiv="negative",
    )
    page = post("/list", {"so_far": state})
    assert page.status_code == 200
    assert 'name="hbsag"' in page.text
    assert 'name="ecg_date-never" value="yes" checked' in page.text
    fields = sent(page)
    same = post("/list", {**fields, "do": "update"})
    assert json.loads(carried(same))["steps"] == []
    page = post("/list", {**fields, "do": "update", "hbsag": "positive", "age": "35", "considering": ["ocrevus", "tysabri"]})
    assert page.status_code == 200
    assert json.loads(carried(page))["steps"][0]["facts"] == ["considering", "age", "hbsag"]
    assert profile(page)["therapies"] == [{"name": "Rebif", "status": None}]
    assert "What the last answer changed infusions under consideration, age, hepatitis B surface antigen" in text(page)
    back = post("/question", {"so_far": carried(page), "do": "back"})
    assert profile(back) == json.loads(state)["profile"]


@pytest.mark.parametrize("person", sorted(PEOPLE.glob("*.json")), ids=lambda path: path.stem)
def test_the_list_loses_nothing_of_anybody(person: Path) -> None:
    page = ask("POST", "/start", files={"file": (person.name, person.read_bytes())})
    fields = sent(post("/list", {"so_far": carried(page)}))
    after = post("/list", {**fields, "do": "update", "id": "another"})
    assert after.status_code == 200, text(after)[:1000]
    assert profile(after) == {**profile(page), "id": "another"}


def test_errors_of_the_list_keep_every_entry() -> None:
    fields = sent(post("/list", {"so_far": so_far(considering=["ocrevus"])}))
    page = post("/list", {**fields, "do": "update", "age": "x", "hbsag": "positive", "as_of": ""})
    assert page.status_code == 422
    assert 'href="#age"' in page.text
    assert 'href="#as_of"' in page.text
    assert re.search(r'name="hbsag" value="positive"[^>]* checked', page.text)
    page = post("/list", {**fields, "do": "update", "could_become_pregnant": "no", "pregnant": "yes"})
    assert page.status_code == 422
    assert 'href="#could_become_pregnant"' in page.text
    page = post("/list", {**fields, "as_of": "x", "then": "tests"})
    assert page.status_code == 422


def test_a_row_can_be_added_to_the_list_without_losing_the_rest() -> None:
    fields = sent(post("/list", {"so_far": so_far()}))
    page = post("/list", {**fields, "do": "add", "age": "41", "therapies-0-name": "Rebif"})
    assert "Therapy 2" in text(page)
    assert 'value="41"' in page.text
    page = post("/list", {**fields, "do": "drop-0", "therapies-0-name": "Rebif"})
    assert 'value="Rebif" ' not in page.text.split("<datalist")[0]


@pytest.mark.parametrize(
    ("then", "title"),
    [("question", "dmtcheck intake"), ("tests", "What is missing"), ("summary", "Summary"), ("list", "Whole list"), ("save", '"age": 41')],
)
def test_going_elsewhere_takes_the_list_along(then: str, title: str) -> None:
    fields = sent(post("/list", {"so_far": so_far()}))
    page = post("/list", {**fields, "then": then, "age": "41"})
    assert page.status_code == 200
    assert title in page.text


# The other views


def test_what_is_missing_is_a_checklist_by_who() -> None:
    page = post("/tests", {"so_far": so_far(considering=["ocrevus", "tysabri"], jcv_antibody="negative", jcv_antibody_date="2020-01-01")})
    words = text(page)
    assert words.index("Get from the laboratory") < words.index("Look up in the chart") < words.index("Ask the person")
    assert "The result of 2020-01-01 is too old to count." in words
    assert "For all six" in text(post("/tests", {"so_far": so_far()}))


def test_nothing_missing_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dmtcheck.service.page.shown.missing", lambda report: [])
    assert "Nothing that these rules could still use." in text(post("/tests", {"so_far": so_far()}))


def test_the_summary_names_flags_openings_and_sources() -> None:
    page = ask("POST", "/start", files={"file": ("g.json", (PEOPLE / "gregor.json").read_bytes())})
    words = text(post("/summary", {"so_far": carried(page)}))
    assert "gregor, as of 2026-11-22" in words
    assert "LVEF more than a year old, after mitoxantrone: left ventricular ejection fraction: 58% (2024-03-11)" in words
    assert "mitoxantrone-uspi, Boxed warning" in words
    assert "Name, signature, date" in words
    assert "not medical advice" in words


def test_a_saved_profile_comes_back_as_it_was() -> None:
    page = ask("POST", "/start", files={"file": ("g.json", (PEOPLE / "gregor.json").read_bytes())})
    page = answer(carried(page), "depression", "not_known")
    saved = post("/save", {"so_far": carried(page)})
    assert saved.headers["content-disposition"] == 'attachment; filename="gregor.json"'
    assert saved.headers["content-type"] == "application/json"
    assert saved.headers["cache-control"] == "no-store"
    assert json.loads(saved.text) == json.loads((PEOPLE / "gregor.json").read_text("utf-8"))
    again = ask("POST", "/start", files={"file": ("g.json", saved.content)})
    assert profile(again) == profile(page)
    assert post("/save", {"so_far": so_far(id=EVIL)}).headers["content-disposition"] == 'attachment; filename="script-alert-1-script.json"'
    assert post("/save", {"so_far": so_far(id='/\\"')}).headers["content-disposition"] == 'attachment; filename="profile.json"'


def test_every_view_carries_the_notice_and_says_no_word_of_judgement() -> None:
    for person in sorted(PEOPLE.glob("*.json")):
        page = ask("POST", "/start", files={"file": (person.name, person.read_bytes())})
        state = carried(page)
        for shown in (ask("GET", "/"), page, *(post(f"/{view}", {"so_far": state}) for view in ("question", "list", "tests", "summary"))):
            assert "It is not medical advice" in text(shown)
            assert "drafts that no clinician has signed" in text(shown)
            assert not FORBIDDEN.search(text(shown)), FORBIDDEN.search(text(shown))
            assert not re.search(r"<script(?! src)|<style| style=| on[a-z]+=\"", shown.text)
            assert "<title>" in shown.text


def test_everything_from_outside_is_escaped() -> None:
    state = so_far(id=EVIL, therapies=[{"name": EVIL}])
    for view in ("question", "list", "tests", "summary"):
        page = post(f"/{view}", {"so_far": state})
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert ("\u202e" in post(f"/{view}", {"so_far": so_far(id="\u202ex")}).text) == (view == "list")  # only where it can be changed


# What is refused


@pytest.mark.parametrize(
    ("path", "fields", "status", "problem"),
    [
        ("/question", {"do": ""}, 400, "the input is empty"),
        ("/question", {"so_far": "[]"}, 400, "found an array"),
        ("/question", {"so_far": "{}"}, 400, "the form that the page gave it"),
        ("/question", {"so_far": '{"profile": {}, "profile": {}}'}, 400, "stands twice"),
        ("/question", {"so_far": '{"profile": {"agee": 1}}'}, 400, "unknown fact"),
        ("/question", {"so_far": '{"profile": {"age": "34"}}'}, 400, "expected a number"),
        ("/question", {"so_far": '{"profile": {}, "origins": {"agee": []}}'}, 400, "a fact that is not known"),
        ("/question", {"so_far": '{"profile": {}, "notes": [{"fact": "agee", "value": "", "problem": ""}]}'}, 400, "a fact that is not known"),
        ("/question", {"so_far": '{"profile": {}, "steps": [{"facts": ["agee"], "was": {}, "origins": {}}]}'}, 400, "a fact that is not known"),
        ("/question", {"so_far": '{"profile": {}, "steps": [{"facts": ["months_since_ecg"], "was": {}, "origins": {}}]}'}, 400, "a fact that is"),
        ("/question", {"so_far": '{"profile": {}, "steps": [{"facts": ["age"], "was": {}, "origins": {"x": []}}]}'}, 400, "a fact that is"),
        ("/question", {"so_far": '{"profile": {}, "steps": [{"facts": ["age"], "was": {"age": "x"}, "origins": {}}]}'}, 400, "expected a number"),
        ("/question", {"so_far": so_far(), "fact": "agee"}, 400, "a fact that is not known"),
        ("/question", {"so_far": so_far(), "ask": "months_since_ecg"}, 400, "a fact that is not known"),
        ("/question", {"so_far": so_far(), "fact": "age", "do": "explode"}, 400, "no such button"),
        ("/question", {"so_far": so_far(), "fact": "age", "do": "answer", "hbsag": "positive"}, 400, 'no field "hbsag"'),
        ("/question", {"so_far": so_far(), "fact": "age", "do": "answer", "age": ["1", "2"]}, 400, "more than once"),
        ("/question", {"so_far": [so_far(), so_far()]}, 400, "more than once"),
        ("/list", {"so_far": so_far(), "agee": "1"}, 400, 'no field "agee"'),
        ("/list", {"so_far": so_far(), "as_of": "2026-11-22", "then": "nowhere"}, 400, "no such button"),
        ("/tests", {"so_far": so_far(), "age": "1"}, 400, 'no field "age"'),
        ("/start", {"so_far": so_far()}, 400, 'no field "so_far"'),
        ("/save", {"so_far": "{"}, 400, "ends before"),
    ],
)  # fmt: skip
def test_what_the_page_did_not_send_is_refused_in_one_sentence(path: str, fields: dict[str, Any], status: int, problem: str) -> None:
    page = post(path, fields)
    assert page.status_code == status, text(page)
    assert problem in text(page)
    assert "This is not possible" in text(page)
    assert "not medical advice" in text(page)


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["", "answer", "add", "drop-0", "back", "age", "therapies", "none", "yes", so_far(), "{}", "[1]", "2026-11-22"]
)
NAMES = st.sampled_from(
    ["so_far", "do", "fact", "ask", "then", "age", "hbsag", "hbsag_date", "therapies", "therapies-0-name", "therapies-9999-name", "x"]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["start", "question", "list", "tests", "summary", "save"]), st.dictionaries(NAMES, st.lists(TEXTS, min_size=1, max_size=2)))
def test_whatever_is_sent_there_is_an_answer(path: str, fields: dict[str, list[str]]) -> None:
    for so_far_first in (fields, {**fields, "so_far": [so_far(considering=["ocrevus"])]}):
        assert post(f"/{path}", so_far_first).status_code in (200, 400, 415, 422)


def test_other_bodies_are_refused() -> None:
    assert ask("POST", "/question", content=b"{}", headers={"content-type": "application/json"}).status_code == 415
    assert ask("POST", "/question", content=b"x", headers={"content-type": "multipart/form-data"}).status_code == 400
    undefined = {"content-type": "multipart/form-data; boundary=b; charset=undefined"}
    body = b'--b\r\nContent-Disposition: form-data; name="so_far"\r\n\r\n\xff\r\n--b--\r\n'
    assert ask("POST", "/question", content=body, headers=undefined).status_code == 400
    assert ask("POST", "/start", files={"other": ("x.json", b"{}")}).status_code == 400
    assert ask("POST", "/start", files=[("file", ("x.json", b"{}")), ("file", ("y.json", b"{}"))]).status_code == 400
    assert post("/question", {"so_far": "x" * 2_100_000}).status_code == 400


def test_a_form_of_another_page_is_refused() -> None:
    for site in ("cross-site", "same-site"):
        assert post("/question", {"so_far": so_far()}, headers={"sec-fetch-site": site}).status_code == 403
    assert post("/question", {"so_far": so_far()}, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_who_opens_a_view_by_its_address_is_sent_to_the_start() -> None:
    page = ask("GET", "/summary")
    assert page.status_code == 303
    assert page.headers["location"] == "./"


def test_the_files_of_the_page_are_served_and_no_others() -> None:
    for file, kind in (("page.css", "text/css"), ("pico.min.css", "text/css"), ("page.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
        found = ask("GET", f"/static/{file}")
        assert found.status_code == 200
        assert found.headers["content-type"].startswith(kind)
        assert not FORBIDDEN.search(found.text)
    assert ask("GET", "/static/assets.lock.json").status_code == 404
    assert ask("GET", "/static/..%2fviews.py").status_code == 404


def test_what_others_made_is_as_the_lock_file_names_it() -> None:
    static = Path(views.__file__).parent / "static"
    for package in json.loads((static / "assets.lock.json").read_text("utf-8")).values():
        for file, one in package["files"].items():
            said = "sha512-" + base64.b64encode(hashlib.sha512((static / file).read_bytes()).digest()).decode()
            assert said == one["integrity"], file
        assert any("LICENSE" in file for file in package["files"])


# The parts


def test_an_answer_is_read_back_into_the_same_fields() -> None:
    said: dict[str, Any] = {
        "age": 34,
        "hiv": "positive",
        "hiv_date": "2026-01-01",
        "pregnant": False,
        "considering": ["ocrevus"],
        "ecg_date": "none",
        "severe_reactions": [],
        "brain_mri_date": "2026-02-02",
        "therapies": [{"name": "Rebif", "total_mg_per_m2": 10.5}],
        "therapies_complete": True,
    }
    for question in ("age", "hiv", "pregnant", "considering", "ecg_date", "severe_reactions", "brain_mri_date", "therapies", "weight_kg"):
        fact = FACTS[question]
        words = prefilled(fact, FACTS, said)
        assert set(words) <= names(fact, FACTS, Form(words))
        found = entered(fact, FACTS, Form(words), must=False)
        assert not found.errors
        assert found.values == {one: value for one, value in said.items() if one in found.values}
    assert prefilled(FACTS["therapies"], FACTS, {"therapies": [{"name": "x"}]})["therapies_complete"] == ("yes",)


def test_rows_are_counted_anew() -> None:
    form = Form({"therapies-4-name": ("b",), "therapies-1-name": ("a",), "therapies-2-name": (" ",), "x": ("y",)})
    assert numbered(form).fields == {"therapies-1-name": ("b",), "therapies-0-name": ("a",), "x": ("y",)}


def test_words_of_the_page() -> None:
    assert choice("rrms") == "Relapsing-remitting (RRMS)"
    assert choice("not_active") == "Not active"
    assert CHECKER.rulebook.name_of("ocrevus") == "Ocrevus"
    assert news([], CHECKER.rulebook) == []


def test_what_was_carried_is_read_back() -> None:
    state = SoFar.of({"age": 34, "pregnant": None}, Record({"age": 34}, {"age": ("Patient/1",)}, (Note("age", "x", "y"),)))
    assert read(state.written(), FACTS) == state
    assert state.back(FACTS) == state
    with pytest.raises(ProfileError):
        read("", FACTS)


def sent(page: httpx.Response) -> dict[str, Any]:
    """Return what a browser would send of the form of the whole list."""
    form = page.text[page.text.index('<form id="whole"') :]
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = {key: html.unescape(value) for key, value in re.findall(r'([a-z]+)="([^"]*)"', tag)}
        if attributes.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        fields.setdefault(attributes["name"], []).append(attributes.get("value", "on"))
    for field, options in re.findall(r'<select id="[^"]*" name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        fields[field] = [chosen[1] if chosen else ""]
    return fields
