"""A batch answered: by columns, and one by one whom columns cannot take for certain."""

from collections.abc import Sequence

import polars as pl

from dmtcheck.checker import Checker
from dmtcheck.errors import DmtcheckError
from dmtcheck.screening import single
from dmtcheck.screening.batch import Batch, Reject
from dmtcheck.screening.program import REFUSED
from dmtcheck.screening.screener import Screener
from dmtcheck.screening.typed import LINE, ODD
from dmtcheck.terms import Drug


def answered(batch: Batch, screener: Screener, checker: Checker, drugs: Sequence[Drug]) -> tuple[pl.DataFrame, list[Reject]]:
    """Return ``id``, ``line`` and the answers to everyone who is answered, and the lines that are rejected, each by line.

    Raises:
        DmtcheckError: where a line is neither.
    """
    answers = screener.answers(batch.frame)
    odd = batch.frame[ODD] | answers[REFUSED]
    read, rejected = batch.alone(batch.frame[LINE].filter(odd))
    accepted, rejects = batch.accepted + read, batch.rejects + rejected
    people = pl.concat([batch.frame.select("id", LINE), answers], how="horizontal").filter(~odd)
    if accepted:
        ones = [{"id": known.id, LINE: line, **single.answer(checker, known, drugs)} for line, known in accepted]
        people = pl.concat([people, pl.DataFrame(ones, schema=people.schema)]).sort(LINE)
    _refuse_loss(batch, people[LINE], [reject.line for reject in rejects])
    return people, sorted(rejects, key=lambda reject: reject.line)


def _refuse_loss(batch: Batch, people: pl.Series, rejected: list[int]) -> None:
    lines = pl.concat([people, pl.Series(rejected, dtype=people.dtype)])
    if not lines.len() == lines.n_unique() == batch.lines:
        problem = (
            f"{batch.lines:,} lines were read, but {people.len():,} answered and {len(rejected):,} rejected; the run stops, for nothing may be lost"
        )
        raise DmtcheckError(problem, file=batch.file)
