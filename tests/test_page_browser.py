"""The intake page as people meet it: by keyboard, without scripts, on a phone, on paper, read aloud."""

import json
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright
from starlette.applications import Starlette

from dmtcheck.checker import checker
from dmtcheck.service.page import routes
from dmtcheck.service.settings import Settings

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed; the page is tested without a browser only")
PEOPLE = Path(__file__).parents[1] / "examples" / "profiles"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWS = {"Whole list": "The whole list", "What is missing": "What is missing", "Summary to print": "For the clinician"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A running server with the page, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(routes=routes(checker(), Settings(), lambda: date(2026, 11, 22)))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """Opens pages, and holds that each keeps to its own server and says nothing on the console."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self.said: list[str] = []
        self._contexts: list[Any] = []

    def __call__(self, *, to: str = "", **options: Any) -> Page:
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: None if "422" in message.text else self.said.append(message.text))  # a mistake in a form
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((self.address, "data:")) else self.said.append(request.url))
        page.on("dialog", lambda dialog: dialog.accept())
        answer = page.goto(self.address + to)
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        return page

    def with_person(self, name: str, **options: Any) -> Page:
        page = self(**options)
        page.set_input_files("#file", PEOPLE / f"{name}.json")
        page.get_by_role("button", name="Read the file").click()
        expect(page.get_by_role("heading", name="So far")).to_be_visible()
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    one = Visit(browser, address)
    yield one
    one.close()
    assert one.said == []


def go(page: Page, view: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=view).click()
    expect(page.get_by_role("heading", level=1, name=VIEWS[view])).to_be_visible()


def fact(page: Page) -> str:
    return page.locator("input[name=fact]").input_value()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.id || document.activeElement.innerText"))


def carried(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("#go input").input_value())
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_journey_by_keyboard(visit: Visit, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts)
    page.keyboard.press("Tab")
    if scripts:
        assert page.evaluate("document.activeElement.innerText") == "Skip to the content"
    page.get_by_label("Briumvi").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Begin").press("Enter")
    expect(page.get_by_role("heading", name="So far")).to_be_visible()
    asked = []
    for _ in range(60):
        if page.get_by_role("heading", name="No question is left").count():
            break
        asked.append(fact(page))
        expect(page.locator("main :focus")).to_have_count(1)  # the first choice of the question
        kind = page.locator(":focus").get_attribute("type")
        if kind == "radio":
            page.keyboard.press("ArrowDown")  # to "no" or "negative"
            page.keyboard.press("Enter")
        else:
            page.get_by_role("button", name=re.compile("Not known|Nothing newer")).press("Enter")
        expect(page.locator(f"input[name=fact][value={asked[-1]}]")).to_have_count(0)
    assert len(asked) > 8
    assert len(set(asked)) == len(asked)
    expect(page.get_by_role("heading", name="No question is left")).to_be_visible()
    page.get_by_role("button", name="Summary to print").last.press("Enter")
    expect(page.get_by_role("heading", level=1, name="For the clinician")).to_be_visible()
    assert page.title() == "Summary to print - dmtcheck intake"


@pytest.mark.parametrize("scripts", [True, False])
def test_an_error_takes_the_focus_and_leads_to_its_field(visit: Visit, scripts: bool) -> None:
    page = visit.with_person("nothing-known", java_script_enabled=scripts)
    go(page, "Whole list")
    page.get_by_label("Age").fill("old")
    page.locator("input[name=hbsag][value=positive]").check()
    page.get_by_role("button", name="Use these answers").click()
    expect(page.get_by_role("heading", name="This could not be used")).to_be_visible()
    assert page.title().startswith("Error: ")
    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors a").click()
    expect(page.get_by_label("Age")).to_be_focused()
    assert page.get_by_label("Age").input_value() == "old"
    assert page.locator("input[name=hbsag][value=positive]").is_checked()
    page.get_by_label("Age").fill("34")
    go(page, "What is missing")
    assert carried(page)["profile"]["age"] == 34
    assert carried(page)["profile"]["hbsag"] == "positive"


def test_an_incomplete_date_is_not_lost_in_silence(visit: Visit) -> None:
    page = visit.with_person("nothing-known")
    go(page, "What is missing")
    page.locator("button[name=ask][value=hbsag]").click()
    page.locator("input[name=hbsag][value=positive]").check()
    page.locator("#hbsag_date").press_sequentially("11")
    page.get_by_role("button", name="Answer", exact=True).click()
    assert fact(page) == "hbsag"  # the browser does not send a date that is not whole


def test_what_changed_is_said_aloud_and_back_takes_it_back(visit: Visit) -> None:
    page = visit.with_person("nothing-known")
    first = fact(page)
    page.get_by_role("button", name="Not known").click()
    expect(page.locator("#said")).to_contain_text("Nothing is raised or settled by it.")
    second = fact(page)
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#said")).to_contain_text("Raised")
    assert fact(page) != second
    page.get_by_role("button", name="Back").click()
    expect(page.locator(f"input[name=fact][value={second}]")).to_have_count(1)
    page.go_back()  # the browser's own Back shows the page before
    expect(page.locator(f"input[name=fact][value={second}]")).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(page.locator(f"input[name=fact][value={first}]")).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("heading", name="Begin with nothing")).to_be_visible()


def test_what_is_open_stays_open_while_answering(visit: Visit) -> None:
    page = visit.with_person("nothing-known")
    page.locator("#drug-ocrevus > summary").click()
    page.get_by_role("button", name="Not known").click()
    expect(page.get_by_role("heading", name="What the last answer changed")).to_be_visible()
    expect(page.locator("#drug-ocrevus")).to_have_attribute("open", "")
    assert page.locator("#drug-tysabri").get_attribute("open") is None
    line = page.locator("#drug-ocrevus .consideration").first
    line.locator("summary").click()
    expect(line.get_by_text("draft")).to_be_visible()


def test_a_file_can_be_dropped_anywhere(visit: Visit) -> None:
    page = visit()
    drop = """text => {
        const data = new DataTransfer();
        data.items.add(new File([text], '<script>x.json', {type: 'application/json'}));
        document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    }"""
    page.evaluate(drop, '{"agee": 1}')
    expect(page.locator("#errors")).to_contain_text('did you mean "age"?')
    page.evaluate(drop, (PEOPLE / "anna.json").read_text("utf-8"))
    expect(page.get_by_text("anna, as of 2026-11-22")).to_be_visible()
    page.evaluate(drop, "{}")  # beside the start, a file changes nothing
    expect(page.get_by_text("anna, as of 2026-11-22")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_profile_is_saved_and_loaded_again(visit: Visit, tmp_path: Path, scripts: bool) -> None:
    page = visit.with_person("gregor", java_script_enabled=scripts)
    page.get_by_role("button", name="Not known").click()
    expect(page.get_by_role("heading", name="What the last answer changed")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("navigation").get_by_role("button", name="Save the profile").click()
    assert download.value.suggested_filename == "gregor.json"
    download.value.save_as(tmp_path / "gregor.json")
    assert json.loads((tmp_path / "gregor.json").read_text("utf-8")) == json.loads((PEOPLE / "gregor.json").read_text("utf-8"))
    again = visit(java_script_enabled=scripts)
    again.set_input_files("#file", tmp_path / "gregor.json")
    again.get_by_role("button", name="Read the file").click()
    expect(again.get_by_text("gregor, as of 2026-11-22")).to_be_visible()


def test_therapies_are_entered_row_by_row(visit: Visit) -> None:
    page = visit.with_person("nothing-known", java_script_enabled=False)
    go(page, "What is missing")
    page.locator("button[name=ask][value=therapies]").click()
    page.locator("#therapies-0-name").fill("Tecfidera")
    page.locator("#therapies-0-status").select_option("stopped")
    page.get_by_role("button", name="Add a therapy").click()
    page.locator("#therapies-1-name").fill("Rebif")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#errors")).to_contain_text("say whether these are all of them")
    page.get_by_label("Yes, these are all").check()
    page.locator("#therapies-0-name").press("Enter")  # as good as the button
    expect(page.locator("#errors")).to_have_count(0)
    assert carried(page)["profile"]["therapies"] == [{"name": "Tecfidera", "status": "stopped"}, {"name": "Rebif"}]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_summary_of_a_typical_person_fits_one_page(visit: Visit, paper: str) -> None:
    page = visit.with_person("gregor")
    go(page, "Summary to print")
    pdf = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_text("It is not medical advice")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anyone(visit: Visit, scheme: str) -> None:
    found: list[str] = []
    options = {"resultTypes": ["violations"]} | ({"runOnly": ["color-contrast"]} if scheme == "dark" else {})  # all else is the same in both

    def look(page: Page) -> None:
        if page.locator("details").count() < 40:  # otherwise it takes minutes
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for one in Axe().run(page, options=options).response["violations"]:
            found.append(f"{page.title()}: {one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0].get('failureSummary', '')}")

    look(visit(color_scheme=scheme))
    for person in ("gregor", "nothing-known"):
        page = visit.with_person(person, color_scheme=scheme)
        look(page)
        if person == "nothing-known":
            page.get_by_role("button", name="Answer", exact=True).click()
            expect(page.locator("#errors")).to_be_visible()
            look(page)
        for view in VIEWS:
            go(page, view)
            look(page)
            if view == "Whole list":
                page.get_by_label("Age").fill("old")
                page.get_by_role("button", name="Use these answers").click()
                expect(page.locator("#errors")).to_be_visible()
                look(page)
                page.get_by_label("Age").fill("")
    refused = visit(color_scheme=scheme)
    refused.evaluate("""() => { const form = document.createElement('form'); form.method = 'post'; form.action = 'tests';
        document.querySelector('main').append(form); form.requestSubmit(); }""")
    expect(refused.get_by_role("heading", level=1, name="This is not possible")).to_be_visible()
    look(refused)
    assert ["400" in one for one in visit.said] == [True]  # the browser tells of the refusal
    visit.said.clear()
    assert found == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 450)])
def test_nothing_goes_sideways_on_a_phone_or_at_twice_the_size(visit: Visit, width: int, height: int) -> None:
    def look(page: Page) -> None:
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.title()

    size: Any = {"width": width, "height": height}
    look(visit(viewport=size))
    page = visit.with_person("emil", viewport=size)
    look(page)
    go(page, "What is missing")
    page.locator("button[name=ask]").first.click()
    expect(page.get_by_role("heading", name="So far")).to_be_visible()
    look(page)
    for view in VIEWS:
        go(page, view)
        look(page)


def test_a_service_that_is_gone_takes_nothing_along(visit: Visit) -> None:
    page = visit.with_person("nothing-known")
    page.context.set_offline(True)
    page.get_by_role("button", name="Not known").click()
    expect(page.get_by_text("The service did not answer. Nothing was changed; try again.")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Not known").click()
    expect(page.get_by_role("heading", name="What the last answer changed")).to_be_visible()
    assert any("ERR_INTERNET_DISCONNECTED" in one for one in visit.said)
    visit.said.clear()
