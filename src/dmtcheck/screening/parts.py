"""One batch answered: what is written of it, what is rejected of it, and how it counts."""

import json
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import polars as pl

from dmtcheck.checker import Checker
from dmtcheck.screening.answered import answered
from dmtcheck.screening.answers import Pair, wide
from dmtcheck.screening.batch import Batch
from dmtcheck.screening.done import part_of, rejects_of
from dmtcheck.screening.folder import CONSIDERATIONS, PROFILES, Folder
from dmtcheck.screening.plan import Asked
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.totals import Tally
from dmtcheck.terms import DRUGS, KINDS, OUTCOMES, SEVERITIES


class Parts:
    """Answers batches, and writes each as one part."""

    def __init__(self, folder: Folder, checker: Checker, screener: Screener, asked: Asked) -> None:
        self._folder = folder
        self._checker = checker
        self._screener = screener
        self._asked = asked
        self.tally = Tally(checker.rulebook, asked.drugs)
        self._wide = wide(checker.rulebook)
        self._said = _said(self.tally)

    def write(self, number: int, batch: Batch) -> dict[str, Any]:
        """Answer a batch, write its rows and what is rejected of it, and return what to keep of it.

        Raises:
            DmtcheckError: where a line is neither answered nor rejected, or nothing can be written.
        """
        people, rejects = answered(batch, self._screener, self._checker, self._asked.drugs)
        counts = self.tally.of(people) + Counter(read=batch.lines, answered=people.height, rejected=len(rejects))
        sizes: dict[str, int] = {}
        rows: dict[str, int] = {}
        for name, frame in self._frames(number, batch.file, people):
            rows[name], sizes[name] = frame.height, self._write_frame(name, frame)
        if rejects:
            name = rejects_of(number)
            sizes[name] = self._write(name, b"".join(json.dumps(reject._asdict(), ensure_ascii=False).encode() + b"\n" for reject in rejects))
        return {"counts": counts, "sizes": sizes, "rows": rows}

    def _frames(self, number: int, file: str, people: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
        if self._asked.summary_only:
            return
        about = people.select("id", pl.lit(file).alias("file"), "line")
        yield part_of(PROFILES, number), pl.concat([about, people.select(self._wide)], how="horizontal")
        if self._asked.long:
            yield part_of(CONSIDERATIONS, number), self._long(about, people)

    def _long(self, about: pl.DataFrame, answers: pl.DataFrame) -> pl.DataFrame:
        """Return a row for each thing raised, person by person, in the order of a report."""
        where = answers.select(pl.col(self._said["column"].to_list()).arg_true().implode()).unpivot(value_name="row")["row"]
        said = self._said.drop("column").with_columns(where).filter(where.list.len() > 0).explode("row").sort("row", maintain_order=True)
        return pl.concat([about[said["row"]], said.drop("row")], how="horizontal")

    def _write_frame(self, name: str, frame: pl.DataFrame) -> int:
        whole = BytesIO()
        frame.write_parquet(whole, statistics=False)  # of words they say nothing, and cost a third of the writing
        with whole.getbuffer() as content:  # given back also where writing fails
            return self._write(name, content)

    def _write(self, name: str, content: "bytes | memoryview") -> int:
        with self._folder.writing(name) as file:
            file.write(content)
        return len(content)


def _said(tally: Tally) -> pl.DataFrame:
    """Return, for each column of the answers that raises something, what it says, in the order of a report."""
    found = [
        (DRUGS.index(drug), SEVERITIES.index(rule.severity_of(outcome)), OUTCOMES.index(outcome), rule.id, rule)
        for rule in tally.rules
        for drug in tally.drugs
        if drug in rule.drugs
        for outcome in OUTCOMES
    ]
    rows = [
        (Pair(DRUGS[drug], rule).column(OUTCOMES[outcome]), DRUGS[drug], name, OUTCOMES[outcome], rule.kind, SEVERITIES[severity])
        for drug, severity, outcome, name, rule in sorted(found)
    ]
    schema = {
        "column": pl.String(),
        "drug": pl.Enum(DRUGS),
        "rule": pl.Enum([rule.id for rule in tally.rulebook.active]),
        "outcome": pl.Enum(OUTCOMES),
        "kind": pl.Enum(KINDS),
        "severity": pl.Enum(SEVERITIES),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
