"""From a typed frame, its therapies put together, to answers: what is known, which rules hold, what comes of it, as steps for any engine."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

import narwhals.stable.v2 as nw

from dmtcheck.rulebook import Rulebook
from dmtcheck.screening import answers, stated
from dmtcheck.screening.days import Limit
from dmtcheck.screening.lowering import Lowering
from dmtcheck.screening.problems import PREGNANCY, Problem, of_course, problems
from dmtcheck.screening.step import Step
from dmtcheck.screening.taken import Evidence, evidence, sure
from dmtcheck.terms import Drug

REFUSED: Final = "refused"
PROBLEM: Final = "problem"  # the first thing that is wrong with a profile, in words


class Program:
    """Everything that is asked of a frame.

    Attributes:
        limits: days that depend on the date of assessment, and the columns that hold them.
        problems: what makes a profile one that cannot be read, once the therapies are put together. Where the frame is not ``typed``, they are also told.
        known, decided, answered: the columns to add, in this order; of a ``typed`` frame also the outcomes drug by drug. ``words`` gives the type of a column of words.
    """

    def __init__(self, book: Rulebook, drugs: Iterable[Drug], words: Callable[[Sequence[str]], nw.dtypes.DType], *, typed: bool = True) -> None:
        self.decided = Lowering(book.active, book.facts)
        self.limits: dict[Limit, str] = {**self.decided.limits, PREGNANCY: "limit of pregnancy"}
        self.problems: list[Problem] = list(problems(book.facts, typed=typed))
        listed, concluded, settled, last = stated.steps(book.facts, self.problems)
        if not typed:  # nobody reads such a profile again to say what is wrong
            settled = Step({**settled.add, PROBLEM: nw.coalesce(*(nw.when(sure(holds)).then(nw.lit(words)) for words, holds in self.problems))})
        self.known: list[Step] = [
            listed,
            concluded,
            settled,
            Step(last.add, [REFUSED, *answers.READS, *self.decided.reads, *self.decided.limits.values()]),
        ]
        self.answered: list[Step] = answers.steps(book, drugs, words, by_drug=typed)
        self._therapies = book.facts["therapies"]
        self._typed = typed

    @property
    def steps(self) -> list[Step]:
        """All steps, one after the other."""
        decided = [step if step.keep is None else Step(step.add, [*step.keep, *answers.READS]) for step in self.decided.steps]
        return [*self.known, *decided, *self.answered]

    def evidence(self, at: str) -> list[Evidence]:
        """Return what a course is evidence of, and whether anything is wrong in it. ``at`` is what its columns begin with."""
        return [*evidence(at), Evidence("therapies wrong", "any", of_course(self._therapies, at, typed=self._typed))]

    def limits_on(self, as_of: date | None) -> dict[str, date | None]:
        """Return the limits on one date of assessment by the names of their columns."""
        return {name: limit.before(as_of) for limit, name in self.limits.items()}
