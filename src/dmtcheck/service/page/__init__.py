"""The intake page: what a coordinator or nurse uses with the person beside them. It works without JavaScript and stores nothing."""

from collections.abc import Callable
from datetime import date

from starlette.routing import BaseRoute

from dmtcheck.checker import Checker
from dmtcheck.service.page.views import Page
from dmtcheck.service.settings import Settings


def routes(checker: Checker, settings: Settings, today: Callable[[], date]) -> list[BaseRoute]:
    """Return the routes of the page; ``today`` is the date of assessment where none is chosen."""
    return Page(checker, settings, today).routes()
