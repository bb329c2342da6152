"""Typed frames answered by an engine."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import polars as pl

from dmtcheck.rulebook import Rulebook
from dmtcheck.screening.answers import WORDS
from dmtcheck.screening.engines import Engine, Run
from dmtcheck.screening.program import REFUSED, Program
from dmtcheck.screening.together import Together
from dmtcheck.screening.typed import LINE
from dmtcheck.terms import DRUG_STATUSES, DRUGS, Drug


class Screener:
    """Answers typed frames by one engine and one set of rules. Safe to call from threads: one at a time is served.

    Attributes:
        engine: what runs the program.
        program: what is asked.
    """

    def __init__(self, engine: Engine, book: Rulebook, drugs: Sequence[Drug] = ()) -> None:
        self.engine = engine
        self.program = Program(book, drugs, engine.words)
        rules = {rule.id: pl.Enum(WORDS) for rule in book.active}
        self._words: dict[Any, Any] = {**{drug: pl.Enum(DRUG_STATUSES) for drug in DRUGS}, **rules}
        self._together = Together(self.program)
        self._run: Run | None = None
        self._lock = Lock()

    def answers(self, typed: pl.DataFrame) -> pl.DataFrame:
        """Return the answers to everyone in a typed frame, row for row.

        They are ``refused``, the status of each drug, how each rule comes out, and how it does for each drug.
        """
        with self._lock:  # what is compiled holds one frame at a time
            frame = self._together.of(typed)
            if self._run is None:
                self._run = self.engine.compiled(frame.schema, self.program.steps, (LINE, REFUSED))
            answers = self._run(frame).drop(LINE)
        held = answers.schema
        return answers.with_columns(pl.col(name).cast(words) for name, words in self._words.items() if held[name] != words)

    def decided(self, known: pl.DataFrame) -> pl.DataFrame:
        """Return the rails of every rule in a frame of what is known, row for row."""
        return self.engine.compiled(known.schema, self.program.decided.steps, (LINE,))(known)
