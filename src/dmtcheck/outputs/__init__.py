"""How a report looks. Every output renders the same ``Report``; nothing else in the project knows how anything looks."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from dmtcheck.report import Report

FORMATS: Final = ("text", "json", "markdown", "ndjson")


def renderer(format: str) -> Callable[[Report], str]:
    """Return the function that renders a report in one of ``FORMATS``."""
    if format == "text":
        from dmtcheck.outputs.text import render

        return render
    module, function = {"json": ("as_json", "render"), "ndjson": ("as_json", "render_line"), "markdown": ("markdown", "render")}[format]
    found: Callable[[Report], str] = getattr(import_module(f"dmtcheck.outputs.{module}"), function)
    return found
