"""What a request may cost: size, time and number, with the messages of a server made by hand."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from test_service_calls import ALONE, JSON, Answer, call, calling, is_problem, post, service
from waiting import until

from dmtcheck.service import api
from dmtcheck.service.settings import Settings

SMALL = replace(ALONE, max_body=100)


def chunk(data: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": data, "more_body": more}


def send(settings: Settings, messages: list[dict[str, Any]], headers: dict[str, str] | None = None) -> Answer | None:
    app = service(settings)
    return asyncio.run(calling(app, "POST", "/v1/check", messages, JSON | (headers or {})))


def test_a_body_may_come_in_pieces() -> None:
    found = send(SMALL, [chunk(b"{", more=True), chunk(b"", more=True), chunk(b"}", more=False)])
    assert found is not None and found.status == 200


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    for length in ("101", "9" * 30):
        found = send(SMALL, [chunk(b"{}", more=False)], {"content-length": length})
        assert found is not None and is_problem(found, 413, "larger than 100 bytes")
        assert found.header("connection") == "close"
    found = send(SMALL, [chunk(b"{}", more=False)], {"content-length": "100"})
    assert found is not None and found.status == 200


def test_a_body_that_grows_too_large_is_not_read_on() -> None:
    found = send(SMALL, [chunk(b" " * 60, more=True), chunk(b" " * 60, more=True), chunk(b" " * 60, more=True), chunk(b" ", more=False)])
    assert found is not None and is_problem(found, 413, "larger than 100 bytes")


def test_a_client_that_goes_on_sending_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dmtcheck.service.answer.LINGER", 0.01)
    found = send(SMALL, [chunk(b" " * 101, more=True)])
    assert found is not None and found.status == 413


@pytest.mark.parametrize("length", ["-1", "ten", "", "1.0", "\xb2"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    found = send(SMALL, [chunk(b"{}", more=False)], {"content-length": length})
    assert found is not None and is_problem(found, 400, "Content-Length")


def test_a_compressed_body_is_refused() -> None:
    found = send(SMALL, [chunk(b"{}", more=False)], {"content-encoding": "gzip"})
    assert found is not None and is_problem(found, 415, "compressed")
    found = send(SMALL, [chunk(b"{}", more=False)], {"content-encoding": "Identity"})
    assert found is not None and found.status == 200


def test_a_slow_body_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dmtcheck.service.answer.LINGER", 0.01)
    found = send(replace(ALONE, seconds_to_read=0.05), [chunk(b"{", more=True)])
    assert found is not None and is_problem(found, 408, "longer than 0.05 seconds")
    assert found.header("connection") == "close"


def test_a_client_that_goes_away_gets_no_answer_and_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    app = service()
    messages = [chunk(b"{", more=True), {"type": "http.disconnect"}]
    with caplog.at_level("INFO", "dmtcheck.service"):
        assert asyncio.run(calling(app, "POST", "/v1/check", messages, JSON)) is None
    assert [record.getMessage() for record in caplog.records] == ["POST /v1/check 499 0 ms"]
    assert 'dmtcheck_refusals_total{reason="disconnected"} 1.0' in call(app, "GET", "/metrics").body.decode()


def test_a_client_that_was_refused_takes_no_place() -> None:
    app = service(replace(SMALL, at_once=1))

    async def run() -> list[Any]:
        refused = asyncio.create_task(calling(app, "POST", "/v1/check", [chunk(b" " * 101, more=True)], JSON))
        await asyncio.sleep(0.1)  # its connection is still being closed
        assert not refused.done()
        return [await calling(app, "POST", "/v1/check", [chunk(b"{}", more=False)], JSON), await refused]

    assert [one.status for one in asyncio.run(run())] == [200, 413]


def slow(app: Any, answer: Any) -> None:
    app.router.routes.append(Route("/slow", answer))


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    app = service(replace(ALONE, seconds_to_answer=0.05))

    async def never(_: Request) -> Response:
        await asyncio.sleep(3600)
        raise AssertionError

    slow(app, never)
    found = call(app, "GET", "/slow")
    assert is_problem(found, 503, "too long")
    assert found.header("retry-after") == "1"
    assert 'dmtcheck_refusals_total{reason="slow_answer"} 1.0' in call(app, "GET", "/metrics").body.decode()


def test_an_answer_that_stops_in_the_middle_is_given_up() -> None:
    app = service(replace(ALONE, seconds_to_answer=0.05))

    class Half(Response):
        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await asyncio.sleep(3600)

    async def half(_: Request) -> Response:
        return Half()

    slow(app, half)
    found = call(app, "GET", "/slow")
    assert (found.status, found.body) == (200, b"")


def test_a_time_that_ran_out_elsewhere_is_a_failure() -> None:
    app = service()

    async def inner(_: Request) -> Response:
        raise TimeoutError

    slow(app, inner)
    assert call(app, "GET", "/slow").status == 500


def test_only_so_many_are_answered_at_once() -> None:
    app = service(replace(ALONE, at_once=2))
    come = asyncio.Event()
    end = asyncio.Event()

    async def waits(_: Request) -> Response:
        come.set()
        await end.wait()
        return PlainTextResponse("done")

    slow(app, waits)

    async def run() -> tuple[list[Any], list[Any]]:
        held = [asyncio.create_task(calling(app, "GET", "/slow", [chunk(b"", more=False)], {})) for _ in range(2)]
        await come.wait()
        asked = [("GET", "/slow"), ("GET", "/healthz"), ("GET", "/metrics"), ("POST", "/v1/check")]
        busy = [await calling(app, method, path, [chunk(b"{}", more=False)], JSON) for method, path in asked]
        end.set()
        return busy, [await one for one in held]

    (refused, health, metrics, check), held = asyncio.run(run())
    assert is_problem(refused, 503, "Too many requests") and refused.header("retry-after") == "1"
    assert (health.status, metrics.status, check.status) == (200, 200, 503)
    assert [one.status for one in held] == [200, 200]
    assert post(app, "/v1/check", "{}").status == 200  # their places are free again


def test_checks_hold_up_no_other_request_and_take_no_more_threads_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    go = Event()

    class One(ThreadPoolExecutor):
        def __init__(self, threads: int, name: str) -> None:
            super().__init__(1, name)

    monkeypatch.setattr(api, "ThreadPoolExecutor", One)
    app = service(replace(ALONE, seconds_to_answer=0.1))
    monkeypatch.setattr(api, "renderer", lambda name: lambda report: str(go.wait(5)))

    async def run() -> list[Any]:
        checks = [asyncio.create_task(calling(app, "POST", "/v1/check", [chunk(b"{}", more=False)], JSON)) for _ in range(3)]
        await asyncio.sleep(0.02)
        health = await calling(app, "GET", "/healthz", [chunk(b"", more=False)], {})
        return [health, *[await one for one in checks]]

    assert [one.status for one in asyncio.run(run())] == [200, 503, 503, 503]
    go.set()
    until(lambda: post(app, "/v1/check", "{}").body == b"True")
