"""Make the pictures of the intake page in ``docs/images``, with an invented person of ``examples/profiles``: needs Chromium and Playwright."""

import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette

from dmtcheck.checker import checker
from dmtcheck.service.page import routes
from dmtcheck.service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PERSON = ROOT / "examples" / "profiles" / "gregor.json"
TODAY = date(2026, 11, 22)
WIDE = {"width": 1180, "height": 760}
PHONE = {"width": 390, "height": 780}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@contextmanager
def served() -> Iterator[str]:
    """Serve the page on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(routes=routes(checker(), Settings(), lambda: TODAY))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


def begun(browser: Browser, address: str, size: dict[str, int]) -> Page:
    """Return a page on which the person is read already."""
    options: dict[str, Any] = {"viewport": size, "color_scheme": "light", "reduced_motion": "reduce"}
    page = browser.new_context(**options).new_page()
    page.goto(address)
    page.set_input_files("#file", PERSON)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="So far").wait_for()
    return page


def ask(page: Page, fact: str) -> None:
    """Go to the question about a fact that is missing."""
    page.get_by_role("navigation").get_by_role("button", name="What is missing").click()
    page.locator(f"button[name=ask][value={fact}]").click()
    page.locator(f"input[name=fact][value={fact}]").wait_for(state="attached")


def take(browser: Browser, address: str) -> None:
    """Take every picture."""
    page = browser.new_page(viewport={"width": 1180, "height": 700}, color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.get_by_label("Ocrevus").check()
    page.screenshot(path=IMAGES / "intake-start.png")
    page = begun(browser, address, WIDE)
    page.locator("input[name=vaccinations_complete][value=yes]").check()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("heading", name="What the last answer changed").wait_for()
    ask(page, "jcv_antibody")
    page.locator("input[name=jcv_antibody][value=positive]").check()
    page.locator("#jcv_antibody_date").fill("2026-11-12")
    page.screenshot(path=IMAGES / "intake-question.png")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.locator("#ocrevus-ocrevus-pml-jc-virus > summary").click()
    page.evaluate("document.activeElement.blur()")
    page.locator("#drug-ocrevus").screenshot(path=IMAGES / "intake-report.png")
    page.get_by_role("navigation").get_by_role("button", name="Summary to print").click()
    page.locator(".sheet").wait_for()
    page.set_viewport_size({"width": 880, "height": 860})
    page.locator("main").screenshot(path=IMAGES / "intake-summary.png")
    page = begun(browser, address, PHONE)
    ask(page, "jcv_antibody")
    page.screenshot(path=IMAGES / "intake-phone.png")


def main() -> None:
    """Serve the page and take its pictures."""
    chromium = shutil.which("chromium") or sys.exit("chromium is not installed")
    IMAGES.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        take(browser, address)
        browser.close()
    for path in sorted(IMAGES.glob("intake-*.png")):
        print(path.relative_to(ROOT), f"{path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
