"""Pages made from templates: everything from outside is escaped, and nothing may run or load that is not the page's own."""

from collections.abc import Callable, Collection
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from dmtcheck.errors import visible
from dmtcheck.notice import notice
from dmtcheck.outputs import groups, words
from dmtcheck.rulebook import Rulebook
from dmtcheck.service.page import shown

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
CARRIED: Final = "so_far"  # the hidden field


def renderer(book: Rulebook) -> Callable[..., Response]:
    """Return what makes a page of a template, a status of HTTP, the drugs that its notice is about, and what the template shows."""
    loader = PackageLoader("dmtcheck.service.page")
    templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    templates.filters["visible"] = visible
    templates.globals.update(words=words, groups=groups.groups, shown=shown, book=book, carried=CARRIED, drafts=_drafts(book))

    def page(template: str, status: int, *, drugs: Collection[Any], **context: Any) -> Response:
        context = {"errors": {}, "so_far": None, **context, "notice": notice(book, drugs)}
        return Response(templates.get_template(f"{template}.html").render(context), status, HEADERS, "text/html")

    return page


def _drafts(book: Rulebook) -> str:
    drafts = sum(rule.status == "draft" for rule in book.active)
    return f"{drafts} of {len(book.active)} rules are drafts that no clinician has signed." if drafts else ""
