"""The interface for programs: what it answers, what it refuses, and that its description holds."""

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings, strategies
from openapi_spec_validator import validate
from test_service_calls import JSON, Answer, call, is_problem, post, service

from dmtcheck import Rulebook, check, next_question
from dmtcheck.cli import cli
from dmtcheck.outputs import pages
from dmtcheck.service import Settings, create
from dmtcheck.service.api import MEDIA

PEOPLE = Path(__file__).resolve().parents[1] / "examples" / "profiles"
GREGOR = (PEOPLE / "gregor.json").read_bytes()
APP = service()
DESCRIBED = call(APP, "GET", "/openapi.json").json
BRIUMVI: dict[str, Any] = {"as_of": "2026-11-22", "considering": ["briumvi"], "therapies": []}


def printed(*words: str) -> bytes:
    done = CliRunner().invoke(cli, ["check", str(PEOPLE / "gregor.json"), *words], standalone_mode=False)
    assert done.exception is None
    return done.stdout_bytes


@cache
def validator(form: str) -> Any:
    return jsonschema.Draft202012Validator({**json.loads(form), "components": DESCRIBED["components"]}, format_checker=jsonschema.FormatChecker())


def fits(found: Answer, path: str, method: str = "post") -> bool:
    """Hold an answer against what the description says of it."""
    responses = DESCRIBED["paths"][path][method]["responses"]
    described = responses[str(found.status)]
    if "$ref" in described:
        described = DESCRIBED["components"]["responses"][described["$ref"].rpartition("/")[2]]
    media = (found.header("content-type") or "").partition(";")[0]
    if "json" in media:
        validator(json.dumps(described["content"][media]["schema"])).validate(found.json)
    return media in described.get("content", {"": None})


@pytest.mark.parametrize("name", [format for format in MEDIA if format != "fhir"])
def test_a_report_is_the_same_as_on_the_command_line(name: str) -> None:
    found = post(APP, f"/v1/check?format={name}", GREGOR)
    assert (found.status, found.body) == (200, printed("--format", name))
    assert (found.header("content-type") or "").startswith(MEDIA[name])
    assert fits(found, "/v1/check")


def test_json_is_the_format_where_none_is_named_and_nothing_is_known_of_nobody() -> None:
    found = post(APP, "/v1/check", {})
    assert len(found.json["assessments"]) == 6
    assert found.json["as_of"] == "2026-11-22"  # the day that was handed in
    assert fits(found, "/v1/check")


def test_the_query_chooses_drugs_day_and_explanation() -> None:
    found = post(APP, "/v1/check?drug=tysabri&drug=ocrevus&as_of=2026-11-23&explain=true", {"age": 40})
    assert [one["drug"] for one in found.json["assessments"]] == ["ocrevus", "tysabri"]
    assert found.json["as_of"] == "2026-11-23"
    assert found.json["explanation"]
    assert fits(found, "/v1/check")
    assert post(APP, "/v1/check?as_of=2026-11-23", GREGOR).json["as_of"] == "2026-11-22"  # the profile's own day counts
    assert "explanation" not in post(APP, "/v1/check?explain=false", {}).json


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("drugs=ocrevus", 'Unknown query parameter "drugs", did you mean "drug"?'),
        ("marker=1", 'Unknown query parameter "marker".'),
        ("drug=ocrevis", 'drug is "ocrevis", expected one of briumvi, '),
        ("drug=", 'drug is "", expected one of'),
        ("format=xml", 'format is "xml", expected one of json, '),
        ("format=json&format=text", "format stands twice"),
        ("explain=yes", 'explain is "yes", expected one of true, false'),
        ("as_of=20261122", 'as_of is "20261122", expected a date such as 2026-11-22'),
        ("as_of=2026-02-30", 'as_of is "2026-02-30", expected a date'),
        ("as_of=%ff", "expected a date"),
    ],
)
def test_a_query_that_is_not_known_is_named(query: str, words: str) -> None:
    found = post(APP, f"/v1/check?{query}", {})
    assert is_problem(found, 400, words)
    assert fits(found, "/v1/check")


@pytest.mark.parametrize(
    ("path", "media"), [("/v1/check", None), ("/v1/check", "text/plain"), ("/v1/check", "application/json; charset=latin-1"),
    ("/v1/next-question", "application/fhir+json")]
)  # fmt: skip
def test_only_json_in_utf_8_is_taken(path: str, media: str | None) -> None:
    found = call(APP, "POST", path, "{}", {"content-type": media} if media else {})
    assert is_problem(found, 415, "must be sent as application/json")
    assert fits(found, path)


def test_media_types_may_be_written_in_several_ways() -> None:
    for media in ("application/json", "Application/JSON; charset=UTF-8", 'application/fhir+json;charset="utf-8"'):
        assert call(APP, "POST", "/v1/check", "{}", {"content-type": media}).status == 200


def test_a_mistake_in_a_profile_tells_its_place_and_nothing_else_of_the_person() -> None:
    found = post(APP, "/v1/check", '{"id": "anna-muster",\n "age": "forty"}')
    assert is_problem(found, 422, "expected a number from 0 to 130")
    assert (found.json["fact"], found.json["line"], found.json["column"]) == ("age", 2, 9)
    assert b"anna" not in found.body
    assert fits(found, "/v1/check")
    found = post(APP, "/v1/check", '{"agee": 3}')
    assert is_problem(found, 422, 'did you mean "age"')
    assert "fact" not in found.json
    assert is_problem(post(APP, "/v1/check", b"\xff"), 422, "not UTF-8")
    assert is_problem(post(APP, "/v1/check", ""), 422, "empty")


def test_the_next_question_is_the_one_of_the_library() -> None:
    found = post(APP, "/v1/next-question", {"profile": BRIUMVI})
    question = next_question(check(BRIUMVI))
    assert question is not None
    assert found.json["question"] == {
        **question.to_dict(),
        "type": "choice",
        "values": ["positive", "negative"],
        "low": None,
        "high": None,
        "dated": True,
    }
    assert found.json["assessments"] == [{"drug": "briumvi", "status": "information_needed"}]
    assert found.json["changes"] == []
    assert fits(found, "/v1/next-question")


def test_what_is_not_known_is_not_asked_again_until_nothing_is_left_to_ask() -> None:
    asked: list[str] = []
    types = set()
    while question := post(APP, "/v1/next-question", {"profile": {"considering": ["mitoxantrone"]}, "not_known": asked}).json["question"]:
        asked.append(question["fact"])
        types.add(question["type"])
        assert (question["low"] is None) == (question["type"] != "number")
    assert len(asked) == len(set(asked)) > 5
    assert {"number", "choice", "yes_no"} <= types
    assert fits(post(APP, "/v1/next-question", {"profile": {}, "not_known": ["age"]}), "/v1/next-question")


def test_an_answer_tells_what_it_changed() -> None:
    found = post(APP, "/v1/next-question", {"before": BRIUMVI, "profile": {**BRIUMVI, "hbsag": "positive"}})
    changed = {one["rule"]: (one["before"], one["after"]) for one in found.json["changes"]}
    assert changed["briumvi/hepatitis-b"] == ("information_needed", "flagged")
    assert found.json["assessments"] == [{"drug": "briumvi", "status": "contraindicated"}]
    assert fits(found, "/v1/next-question")


def test_everything_also_asks_what_could_change_no_status() -> None:
    ended = {"profile": {**BRIUMVI, "active_infection": True}}
    assert post(APP, "/v1/next-question", ended).json["question"] is None
    assert post(APP, "/v1/next-question", {**ended, "everything": True}).json["question"]["fact"]


@pytest.mark.parametrize(
    ("body", "words", "place"),
    [
        ("{}", '"profile" is missing', (None, 1, 1)),
        ('{"profile": []}', '"profile": expected a profile, which is an object', (None, 1, 13)),
        ('{"profile": {}, "beforee": {}}', 'unknown key "beforee", did you mean "before"?', (None, 1, 17)),
        ('{"profile": {}, "everything": 1}', '"everything": expected true or false', (None, 1, 31)),
        ('{"profile": {},\n "before": null}', '"before": expected a profile', (None, 2, 12)),
        ('{"profile": {"id": "anna", "age": "x"}}', '"age": expected a number', ("age", 1, 35)),
        ('{"profile": {"agee": 1}}', 'unknown fact "agee"', (None, 1, 14)),
        ('{"profile": {"therapies": [{"nam": "x"}]}}', 'unknown key "nam"', ("therapies", 1, 29)),
        ('{"profile": {}, "before": {"pregnancy_test": "positive", "pregnant": false}}', '"pregnancy_test" is positive', ("pregnancy_test", 1, 46)),
        ('{"profile": {}, "not_known": "age"}', '"not_known": expected a list of facts', (None, 1, 30)),
        ('{"profile": {}, "not_known": ["age", "hbsagg"]}', '"not_known", number 2: unknown fact "hbsagg", did you mean "hbsag"?', (None, 1, 38)),
        ('{"profile": {}, "not_known": [1]}', '"not_known", number 1: expected the name of a fact', (None, 1, 31)),
        ('{"profile": {}, "not_known": ["months_since_ecg"]}', "unknown fact", (None, 1, 31)),
        ('{"profile": {}, "profile": {}}', '"profile" stands twice', (None, 1, 17)),
        ("[]", "expected one JSON object", (None, 1, 1)),
    ],
)
def test_a_mistake_in_a_question_tells_its_place(body: str, words: str, place: tuple[str | None, int, int]) -> None:
    found = post(APP, "/v1/next-question", body)
    assert is_problem(found, 422, words)
    assert (found.json.get("fact"), found.json["line"], found.json["column"]) == place
    assert b"anna" not in found.body
    assert fits(found, "/v1/next-question")


def test_a_question_has_no_query() -> None:
    assert is_problem(post(APP, "/v1/next-question?drug=ocrevus", {"profile": {}}), 400, 'Unknown query parameter "drug"')


def test_rules_and_facts_are_the_pages_and_need_not_be_sent_twice(rulebook: Rulebook) -> None:
    forms = {"rules": pages.rules_form(rulebook.rules, rulebook), "facts": pages.facts_form(rulebook.facts)}
    for name, form in forms.items():
        found = call(APP, "GET", f"/v1/{name}")
        assert found.json == json.loads(json.dumps(form))
        assert found.header("cache-control") == "private, no-cache"
        assert fits(found, f"/v1/{name}", "get")
        tag = found.header("etag")
        assert tag is not None and rulebook.digest in tag
        for sent in (tag, f'"other", W/{tag}', "*"):
            again = call(APP, "GET", f"/v1/{name}", headers={"if-none-match": sent})
            assert (again.status, again.body, again.header("etag")) == (304, b"", tag)
        assert call(APP, "GET", f"/v1/{name}", headers={"if-none-match": '"other"'}).status == 200
        assert is_problem(call(APP, "GET", f"/v1/{name}?drug=ocrevus"), 400, "Unknown query parameter")


def test_the_description_is_valid_and_names_every_route() -> None:
    validate(DESCRIBED)
    assert set(DESCRIBED["paths"]) == {getattr(one, "path", None) for one in APP.routes}
    assert DESCRIBED["servers"] == [{"url": "./"}] and "security" not in DESCRIBED
    for path in ("/healthz", "/openapi.json"):
        assert fits(call(APP, "GET", path), path, "get")
    assert fits(call(APP, "GET", "/metrics"), "/metrics", "get")
    examples = [form["post"]["requestBody"]["content"]["application/json"] for form in DESCRIBED["paths"].values() if "post" in form]
    for form in examples:
        value = form["examples"]["invented"]["value"]
        jsonschema.Draft202012Validator({**form["schema"], "components": DESCRIBED["components"]}).validate(value)
    assert post(APP, "/v1/check", examples[0]["examples"]["invented"]["value"]).status == 200
    assert post(APP, "/v1/next-question", examples[1]["examples"]["invented"]["value"]).status == 200
    guarded = call(
        service(Settings(hooks=False, page=False, tokens_sha256=("0" * 64,), base_url="https://d.example.org")), "GET", "/openapi.json"
    ).json
    validate(guarded)
    assert guarded["servers"] == [{"url": "https://d.example.org"}]
    assert guarded["security"] == [{"bearer": []}, {"basic": []}]


def test_nothing_that_is_said_gives_leave() -> None:
    text = json.dumps(DESCRIBED).lower()
    assert not any(word in text for word in ("eligible", " safe", "approved", "recommended"))


@settings(max_examples=150, deadline=None)
@given(body=strategies.binary(max_size=200) | strategies.text(max_size=200).map(str.encode))
def test_any_bytes_are_answered_or_refused(body: bytes) -> None:
    for path in ("/v1/check", "/v1/next-question"):
        assert 200 <= post(APP, path, body).status < 500


_VALUES = strategies.recursive(
    strategies.none() | strategies.booleans() | strategies.integers() | strategies.floats() | strategies.text(max_size=10),
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_FACTS = strategies.sampled_from(sorted(fact["fact"] for fact in call(APP, "GET", "/v1/facts").json))
_PROFILES = strategies.dictionaries(_FACTS, _VALUES, max_size=4)


@settings(max_examples=60, deadline=None)
@given(profile=_PROFILES, before=_PROFILES, not_known=_VALUES)
def test_any_values_are_answered_or_refused(profile: dict[str, Any], before: dict[str, Any], not_known: Any) -> None:
    for path, body in (("/v1/check", profile), ("/v1/next-question", {"profile": profile, "before": before, "not_known": not_known})):
        found = post(APP, path, json.dumps(body))
        assert 200 <= found.status < 500
        assert fits(found, path)


TOKEN = "correct horse"  # noqa: S105
GUARDED = Settings(hooks=False, page=False, tokens_sha256=(sha256(b"another").hexdigest(), sha256(TOKEN.encode()).hexdigest()))


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (None, 401),
        (f"Bearer {TOKEN}", 200),
        (f"bearer   {TOKEN} ", 200),
        ("Bearer wrong", 401),
        ("Bearer", 401),
        ("Basic YW5uYTpjb3JyZWN0IGhvcnNl", 200),  # anna:correct horse
        ("Basic OmNvcnJlY3QgaG9yc2U=", 200),  # :correct horse
        ("Basic Y29ycmVjdCBob3JzZQ==", 401),  # no colon
        ("Basic !", 401),
        ("Basic \xe4", 401),
        (f"Digest {TOKEN}", 401),
    ],
)
def test_a_token_opens_the_doors(authorization: str | None, status: int) -> None:
    app = create(GUARDED, lambda: date(2026, 11, 22), lambda: 0.0)
    headers = {**JSON, **({"authorization": authorization} if authorization else {})}
    for method, path in (("POST", "/v1/check"), ("GET", "/v1/rules"), ("GET", "/metrics")):
        found = call(app, method, path, "{}" if method == "POST" else "", headers)
        assert found.status == status
        if status == 401:
            assert is_problem(found, 401, "A token is needed")
            challenges = [value for name, value in found.headers if name == "www-authenticate"]
            assert [one.split()[0] for one in challenges] == ["Bearer", "Basic"]
            assert found.header("connection") == "close"
            assert TOKEN.encode() not in found.body
    for path in ("/healthz", "/openapi.json"):
        assert call(app, "GET", path, headers=headers).status == 200
    assert call(app, "GET", "/nothing", headers=headers).status == (404 if status == 200 else 401)


def test_hooks_have_tokens_of_their_own() -> None:
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    async def hello(_: Any) -> Any:
        return PlainTextResponse("hello")

    app = service(GUARDED)
    for path in ("/cds-services", "/cds-services/{id}", "/cds-services-and-more"):
        app.routes.append(Route(path, hello))
        watched: Any = app.user_middleware[0].kwargs["routes"]
        watched.append(Route(path, hello))
    assert [call(app, "GET", path).status for path in ("/cds-services", "/cds-services/one", "/cds-services-and-more")] == [200, 200, 401]


def test_browsers_of_other_origins_may_call_only_where_it_is_set() -> None:
    ask = {
        "origin": "https://ehr.example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    assert call(APP, "OPTIONS", "/v1/check", headers=ask).header("access-control-allow-origin") is None
    app = service(Settings(hooks=False, page=False, cors_origins=("https://ehr.example.org",), tokens_sha256=GUARDED.tokens_sha256))
    found = call(app, "OPTIONS", "/v1/check", headers=ask)
    assert (found.status, found.header("access-control-allow-origin")) == (200, "https://ehr.example.org")
    allowed = (found.header("access-control-allow-headers") or "").lower()
    assert "authorization" in allowed and "content-type" in allowed
    assert found.header("access-control-allow-methods") == "GET, POST, OPTIONS"
    assert call(app, "OPTIONS", "/v1/check", headers={**ask, "origin": "https://other.example.org"}).status == 400
    refused = call(app, "POST", "/v1/check", "{}", {**JSON, "origin": "https://ehr.example.org"})
    assert (refused.status, refused.header("access-control-allow-origin")) == (401, "https://ehr.example.org")  # a page can read why
