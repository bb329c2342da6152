"""The counts of a population as text of 80 columns: statuses of each drug, what is raised most often, what is most often to be found out."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dmtcheck.outputs.text import paragraph
from dmtcheck.terms import DRUG_STATUSES, OUTCOMES, SEVERITIES, DrugStatus, Outcome

MOST: Final = 5  # rules shown of each drug and outcome
Summary = Mapping[str, Any]

_STATUS_HEADS: Final[dict[DrugStatus, tuple[str, str]]] = {
    "contraindicated": ("contra-", "indicated"),
    "not_indicated": ("not", "indicated"),
    "information_needed": ("information", "needed"),
    "caution": ("", "caution"),
    "no_concern_found": ("no concern", "found*"),
}
_HEADINGS: Final = {"flagged": "Flagged most often", "information_needed": "To be found out most often"}
_OUTCOMES: Final[dict[Outcome, str]] = {"flagged": "flagged", "information_needed": "information needed"}
_NAME: Final = 13  # columns of a name, and of each number
_CELLS: Final = (11, 11, 11, 12, 11, 11)


def render(summary: Summary) -> str:
    """Return the counts as text. Everything counts people; drugs stand in the order of the alphabet."""
    return "\n".join(_lines(summary)) + "\n"


def lines_read(summary: Summary) -> str:
    """Return how many lines were read, and what became of them."""
    read, answered, rejected = (summary["profiles"][word] for word in ("read", "answered", "rejected"))
    where = " (rejects.ndjson)" if rejected else ""
    return f"{_many(read, 'line')}: {answered:,} answered, {rejected:,} rejected{where}"


def _lines(summary: Summary) -> Iterator[str]:
    book = summary["rulebook"]
    yield lines_read(summary)
    yield from paragraph(
        f"Rules {book['version']}, {book['total']} of them, as of {summary['as_of']} where a profile names no day. All counts are people."
    )
    yield ""
    yield "STATUS"
    yield from _statuses(summary)
    yield ""
    yield "AT LEAST ONE CONSIDERATION"
    yield from _severities(summary)
    for drug in sorted(summary["drugs"]):
        yield ""
        yield f"{drug.upper()}: {_many(summary['drugs'][drug]['assessed'], 'person', 'people')} assessed"
        for outcome in OUTCOMES:
            yield from _most(summary, drug, outcome)
    yield ""
    yield from paragraph(summary["notice"])


def _statuses(summary: Summary) -> Iterator[str]:
    for place in (0, 1):
        yield _row("", [("", "assessed")[place], *[_STATUS_HEADS[status][place] for status in DRUG_STATUSES]])
    for drug, counts in sorted(summary["drugs"].items()):
        yield _row(drug, [counts["assessed"], *[counts["statuses"][status] for status in DRUG_STATUSES]])
    asked = [f"{drug} {counts['rules']}" for drug, counts in sorted(summary["drugs"].items())]
    yield from paragraph(f"* by these rules alone, as many as there are about a drug: {', '.join(asked)}", "  ")


def _severities(summary: Summary) -> Iterator[str]:
    yield " " * _NAME + "  " + "  ".join(f" {_OUTCOMES[outcome]} ".center(width, "-") for outcome, width in zip(OUTCOMES, (31, 32), strict=True))
    yield _row("", [*SEVERITIES, *SEVERITIES])
    for drug, counts in [*sorted(summary["drugs"].items()), ("any of them", summary)]:
        yield _row(drug, [counts["severities"][severity][outcome]["persons"] for outcome in OUTCOMES for severity in SEVERITIES])


def _most(summary: Summary, drug: str, outcome: str) -> Iterator[str]:
    """Yield the rules that came out so most often for a drug; the first by name among equals."""
    found = [(-rule["drugs"][drug][outcome], name, rule) for name, rule in summary["rules"].items() if rule["drugs"].get(drug, {}).get(outcome)]
    title, severity = ("title", "severity") if outcome == "flagged" else ("unknown_title", "unknown_severity")
    if found:
        yield f"  {_HEADINGS[outcome]}"
    for count, name, rule in sorted(found, key=lambda one: one[:2])[:MOST]:
        yield from paragraph(f"{rule[severity]}: {rule[title]} ({name})", " " * 15, f"  {-count:>{_CELLS[0]},}  ")


def _row(name: str, cells: list[Any]) -> str:
    written = [f"{cell:,}" if isinstance(cell, int) else cell for cell in cells]
    return f"{name:<{_NAME}}" + "".join(cell.rjust(width) for cell, width in zip(written, _CELLS, strict=True))


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"
