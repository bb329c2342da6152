"""The same rules as one would write them by hand: in SQL for DuckDB, in polars, and as a loop in Python.

    python benchmarks/by_hand.py duckdb people.ndjson out.parquet
    python benchmarks/by_hand.py duckdb-text people.ndjson out.parquet
    python benchmarks/by_hand.py polars people.ndjson out.parquet
    python benchmarks/by_hand.py python people.ndjson out.parquet
    python benchmarks/by_hand.py compare people.ndjson          # whether they say the same as dmtcheck (of 2,000 people)

Each rule's ``when`` is translated plainly, with the three truth values that SQL and polars have, and ends as one column of words.
What is left out, all of it in favour of what is written by hand:

- nothing is checked: no closed sets, limits, contradictions, days in the future, keys that stand twice or are misspelt; no rejects;
- no points of treatment: every rule is answered for everybody; no drugs, no statuses, no counts, no file and line;
- therapies by their name alone, spelled as in the code list; a name that is not known is nothing;
- no bounds: a sum or a day that is known in part is taken for known; lists are taken for complete;
- nothing follows from other facts (a positive test from the pregnancy, an immunosuppressant from the therapies);
- one date of assessment for all; months of 30.4375 days.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl
from samples import AS_OF, SUMS

from dmtcheck.condition import lines
from dmtcheck.known import CONCLUDED
from dmtcheck.rulebook import Rulebook

COMPARED: Final = 2_000
# Where each of them is; only the one that runs is imported.
CONTENDERS: Final = {
    "duckdb": ("hand_sql", "with_duckdb"),
    "duckdb-text": ("hand_sql", "with_duckdb_text"),
    "polars": ("hand_polars", "with_polars"),
    "python": ("hand_loop", "with_python"),
}


def answer(name: str, people: Path, out: Path) -> None:
    """Let one of them answer a file of NDJSON, and write a file of Parquet."""
    module, function = CONTENDERS[name]
    getattr(import_module(module), function)(people, out)


def compare(people: Path) -> None:
    """Print how many truths of rules agree with those of dmtcheck: of rules that read stated facts only, and of the others."""
    from dmtcheck.checker import checker

    ours = checker()
    book = ours.rulebook
    with TemporaryDirectory() as folder:
        few, out = Path(folder, "few.ndjson"), Path(folder, "out.parquet")
        few.write_bytes(b"".join(people.read_bytes().splitlines(keepends=True)[:COMPARED]))
        known = [ours.read(json.loads(line), AS_OF) for line in few.open(encoding="utf-8")]
        truths = [ours.truths(one) for one in known]
        for name in CONTENDERS:
            answer(name, few, out)
            said = pl.read_parquet(out).sort("id")
            _print_agreement(name, book, truths, said)


def _print_agreement(name: str, book: Rulebook, truths: list[list[bool | None]], said: pl.DataFrame) -> None:
    words = {True: "flagged", None: "information_needed", False: "clear"}
    groups: dict[str, list[tuple[float, str]]] = {title: [] for title in ("stated facts alone", "facts that others bear on", "derived facts")}
    for place, rule in enumerate(book.active):
        facts = [book.facts[line.fact] for line in lines(rule.when)]
        lists = any(line.operator == "includes" for line in lines(rule.when))
        expected = [words[row[place]] for row in truths]
        share = sum(one == two for one, two in zip(expected, said[rule.id].cast(pl.String), strict=True)) / len(expected)
        derived = any(fact.uses or fact.bounded for fact in facts)
        borne = lists or any(fact.name in CONCLUDED or fact.name in SUMS for fact in facts)
        groups["derived facts" if derived else "facts that others bear on" if borne else "stated facts alone"].append((share, rule.id))
    for title, found in groups.items():
        same, answers = sum(share == 1 for share, _ in found), sum(share for share, _ in found) / len(found)
        print(f"{name:6}  {title:24}  {same:3} of {len(found):3} rules agree for everybody, {answers:7.2%} of the answers; least: {min(found)}")


def main() -> None:
    """Run one of them, or compare all."""
    if sys.argv[1:2] == ["compare"]:
        compare(Path(sys.argv[2]))
    else:
        answer(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))


if __name__ == "__main__":
    main()
