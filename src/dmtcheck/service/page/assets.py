"""The files that come with the page, held in memory; there is no way from an address to a path."""

import mimetypes
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

SERVED: Final = ("pico.min.css", "page.css", "page.js", "icon.svg")


def content() -> dict[str, tuple[bytes, str]]:
    """Return each file that is served, with its media type."""
    folder = files("dmtcheck.service.page") / "static"
    return {name: ((folder / name).read_bytes(), mimetypes.guess_type(name)[0] or "") for name in SERVED}


def answering() -> Callable[[Request], Awaitable[Response]]:
    """Return what answers requests for these files. It raises HTTPException where there is none of that name."""
    held = content()

    async def answer(request: Request) -> Response:
        found = held.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return Response(found[0], media_type=found[1], headers={"Cache-Control": "no-cache"})

    return answer
