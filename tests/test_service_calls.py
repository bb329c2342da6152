"""The service as a whole, called without a network: what every answer has, and what happens when something fails."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Host, Route

from dmtcheck import Checker
from dmtcheck.engine import EngineError
from dmtcheck.service import Settings, create
from dmtcheck.service.metrics import Metrics
from dmtcheck.service.watch import OTHER, route

TODAY = date(2026, 11, 22)
ALONE = Settings(hooks=False, page=False)
JSON = {"content-type": "application/json"}


class Answer(NamedTuple):
    """What came back; ``headers`` are in the order in which they came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str | None:
        return dict(self.headers).get(name)


def service(settings: Settings = ALONE, now: Callable[[], float] = lambda: 0.0) -> Starlette:
    return create(settings, lambda: TODAY, now)


def scope(method: str, target: str, headers: dict[str, str]) -> dict[str, Any]:
    path, _, query = target.partition("?")
    pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": pairs, "root_path": "", "scheme": "http"}


async def calling(app: Any, method: str, target: str, messages: Iterable[dict[str, Any]], headers: dict[str, str]) -> Answer | None:
    """Return the answer to one request whose body comes in ``messages``; afterwards nothing comes any more. None: there was no answer."""
    coming, sent = iter(messages), []

    async def receive() -> dict[str, Any]:
        for message in coming:
            return message
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope(method, target, headers), receive, send)
    if not sent:
        return None
    pairs = [(name.decode(), value.decode("latin-1")) for name, value in sent[0]["headers"]]
    return Answer(sent[0]["status"], pairs, b"".join(message["body"] for message in sent[1:]))


def call(app: Any, method: str, target: str, body: bytes | str = b"", headers: dict[str, str] | None = None) -> Answer:
    data = body.encode() if isinstance(body, str) else body
    found = asyncio.run(calling(app, method, target, [{"type": "http.request", "body": data}], headers or {}))
    assert found is not None
    return found


def post(app: Any, target: str, body: bytes | str | dict[str, Any]) -> Answer:
    return call(app, "POST", target, json.dumps(body) if isinstance(body, dict) else body, JSON)


def is_problem(found: Answer, status: int, words: str) -> bool:
    """Whether an answer is a problem of that status whose detail holds these words."""
    form = found.json
    assert found.header("content-type") == "application/problem+json"
    assert (found.status, form["status"], form["type"]) == (status, status, "about:blank")
    assert form["title"] and set(form) <= {"type", "title", "status", "detail", "fact", "line", "column"}
    assert "\n" not in form["detail"]
    return words in form["detail"]


def test_every_answer_carries_the_headers_that_keep_it_private() -> None:
    app = service()
    for found in (call(app, "GET", "/healthz"), call(app, "GET", "/nothing"), post(app, "/v1/check", "{}"), post(app, "/v1/check", "[]")):
        assert found.header("x-content-type-options") == "nosniff"
        assert found.header("cache-control") == "no-store"
        assert found.header("referrer-policy") == "no-referrer"
        assert found.header("cross-origin-resource-policy") == "same-origin"
        assert "default-src 'none'" in (found.header("content-security-policy") or "")
        assert found.header("server") is None


def test_a_path_that_is_not_there_is_not_repeated() -> None:
    found = call(service(), "GET", "/v1/anna-muster")
    assert is_problem(found, 404, "/openapi.json lists")
    assert b"anna" not in found.body
    assert call(service(), "POST", "/v1/check/", "{}", JSON).status == 404


def test_another_method_names_the_one_that_is_answered() -> None:
    found = call(service(), "GET", "/v1/check")
    assert is_problem(found, 405, "POST")
    assert found.header("allow") == "POST"
    assert call(service(), "DELETE", "/healthz").header("allow") == "GET, HEAD"


def test_health_tells_the_versions(checker: Checker) -> None:
    book = checker.rulebook
    found = call(service(), "GET", "/healthz")
    assert found.json == {
        "status": "ok",
        "dmtcheck": "0.1.0",
        "rules": {"version": book.version, "digest": book.digest, "total": len(book.active)},
    }


def test_a_failure_is_told_and_logged_without_what_was_sent(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    app = service()

    def fail(*_: object, **__: object) -> None:
        raise EngineError("MARKER")

    monkeypatch.setattr(Checker, "report", fail)
    with caplog.at_level(logging.INFO, "dmtcheck.service"):
        found = post(app, "/v1/check", {"id": "MARKER"})
    assert is_problem(found, 500, "there is no answer")
    assert [record.getMessage() for record in caplog.records] == ["EngineError", "POST /v1/check 500 0 ms"]
    assert b"MARKER" not in found.body + call(app, "GET", "/metrics").body
    assert "MARKER" not in caplog.text


def test_a_failure_in_the_middle_of_an_answer_ends_it() -> None:
    async def half(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
        raise RuntimeError

    async def routed(request: Any) -> Any:
        return half

    app = service()
    app.router.routes.append(Route("/half", routed))
    found = call(app, "GET", "/half")
    assert (found.status, found.body) == (200, b"half")


def test_a_part_that_is_plugged_in_may_refuse_in_its_own_way() -> None:
    async def refuse(request: Any) -> Any:
        raise HTTPException(403, "MARKER")

    app = service()
    app.router.routes.append(Route("/refused", refuse))
    found = call(app, "GET", "/refused")
    assert is_problem(found, 403, "cannot be read")
    assert b"MARKER" not in found.body


def test_the_engine_must_answer_before_the_service_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise EngineError("no answer")

    monkeypatch.setattr(Checker, "report", fail)
    with pytest.raises(EngineError):
        service()


def test_metrics_count_routes_and_never_paths_methods_or_statuses_of_drugs() -> None:
    times = iter(range(100))
    app = service(now=lambda: float(next(times)))
    call(app, "GET", "/anna-muster")
    call(app, "ANNA", "/healthz")
    post(app, "/v1/check?drug=ocrevus", {"id": "anna", "pml_ever": True})
    text = call(app, "GET", "/metrics").body.decode()
    assert 'dmtcheck_requests_total{method="POST",route="/v1/check",status="200"} 1.0' in text
    assert 'dmtcheck_requests_total{method="GET",route="other",status="404"} 1.0' in text
    assert 'dmtcheck_requests_total{method="other",route="/healthz",status="405"} 1.0' in text
    assert 'dmtcheck_request_seconds_sum{route="/v1/check"} 1.0' in text
    assert 'dmtcheck_refusals_total{reason="path"} 1.0' in text
    assert "dmtcheck_requests_in_flight 1.0" in text
    assert "anna" not in text.lower() and "ocrevus" not in text and "contraindicated" not in text
    assert "route=" not in call(service(), "GET", "/metrics").body.decode()  # each application counts for itself


def test_what_became_of_cards_is_counted() -> None:
    metrics = Metrics()
    metrics.feedback("dmtcheck-order-sign", "accepted")
    assert b'dmtcheck_feedback_total{outcome="accepted",service="dmtcheck-order-sign"} 1.0' in metrics.text()


def test_workers_may_share_their_numbers(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    assert call(service(), "GET", "/metrics").status == 200


def test_a_route_is_found_as_the_router_finds_it() -> None:
    async def nothing(request: Any) -> Any:
        raise AssertionError

    routes = [Route("/a/{name}", nothing, methods=["GET"]), Route("/a/b", nothing, methods=["POST"]), Route("/{name}/b", nothing, methods=["PUT"])]
    asked = {method: route(routes, scope(method, "/a/b", {})) for method in ("GET", "POST", "PUT", "DELETE")}
    assert asked == {"GET": "/a/{name}", "POST": "/a/b", "PUT": "/{name}/b", "DELETE": "/a/{name}"}
    assert route([Host("example.org", app=Starlette())], scope("GET", "/a", {"host": "example.org"})) == OTHER


def test_it_can_be_mounted_in_another_application() -> None:
    from starlette.routing import Mount

    outer = Starlette(routes=[Mount("/dmt", app=service(Settings(hooks=False, page=False, tokens_sha256=("0" * 64,))))])
    assert call(outer, "GET", "/dmt/healthz").status == 200
    assert call(outer, "GET", "/dmt/v1/rules").status == 401


def test_what_is_not_http_goes_through(caplog: pytest.LogCaptureFixture) -> None:
    app = service(Settings(hooks=False, page=False, tokens_sha256=("0" * 64,)))
    sent: list[str] = []

    async def run() -> None:
        came = iter(["lifespan.startup", "lifespan.shutdown"])

        async def receive() -> dict[str, str]:
            return {"type": next(came)}

        async def send(message: Any) -> None:
            sent.append(message["type"])

        await app({"type": "lifespan", "state": {}}, receive, send)

    asyncio.run(run())
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert not caplog.records


def test_parts_are_plugged_in_where_they_are_wanted() -> None:
    paths = {getattr(one, "path", None) for one in service().routes}
    assert paths == {"/v1/check", "/v1/next-question", "/v1/rules", "/v1/facts", "/healthz", "/openapi.json", "/metrics"}
    assert paths <= {getattr(one, "path", None) for one in service(Settings()).routes}
