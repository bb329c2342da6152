"""How a report looks. Every output renders the same ``Report``; nothing else in the project knows how anything looks."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Final

from dmtcheck.report import Report

FORMATS: Final = ("text", "json", "markdown", "ndjson", "fhir")


def renderer(format: str, *, everything: bool = False) -> Callable[[Report], str]:
    """Return the function that renders a report in one of ``FORMATS``; with ``everything``, it folds nothing."""
    module, function = {
        "text": ("text", "render"),
        "json": ("as_json", "render"),
        "ndjson": ("as_json", "render_line"),
        "markdown": ("markdown", "render"),
        "fhir": ("fhir", "render"),
    }[format]
    found: Callable[..., str] = getattr(import_module(f"dmtcheck.outputs.{module}"), function)
    return partial(found, everything=True) if everything and module in ("text", "markdown") else found
