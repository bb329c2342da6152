"""A report as JSON: one object, or one line of NDJSON. The same report gives the same bytes, all of them ASCII."""

import json

from dmtcheck.report import Report


def render(report: Report) -> str:
    """Return the report as one indented JSON object."""
    return json.dumps(report.to_dict(), indent=2) + "\n"


def render_line(report: Report) -> str:
    """Return the report as one line of NDJSON."""
    return json.dumps(report.to_dict(), separators=(",", ":")) + "\n"
