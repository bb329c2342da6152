"""One person's answers by the path of single profiles: for whom columns cannot take for certain, and to compare columns with."""

from collections.abc import Sequence
from typing import Any

from dmtcheck.checker import Checker
from dmtcheck.known import Known
from dmtcheck.report import compose
from dmtcheck.screening.answers import WORDS, pairs
from dmtcheck.screening.program import REFUSED
from dmtcheck.terms import DRUGS, Drug


def answer(checker: Checker, known: Known, drugs: Sequence[Drug] = ()) -> dict[str, Any]:
    """Return a row of answers, as ``Screener.answers`` gives them, on what is known of one person.

    Args:
        checker: what answers.
        known: what the profile says.
        drugs: all that is assessed; of none, what the profile considers, and what the person has or had.
    """
    known = known.only(drugs) if drugs else known
    truths = checker.truths(known)
    places = {rule.id: place for place, rule in enumerate(checker.rulebook.active)}
    report = compose(checker.rulebook, known, truths)
    raised = {(drug, one.rule): one.outcome for drug, one in report.considerations}
    row: dict[str, Any] = {REFUSED: False, **dict.fromkeys(DRUGS), **{one.drug: one.status for one in report.assessments}}
    row |= dict.fromkeys(rule.id for rule in checker.rulebook.active)
    for pair in pairs(checker.rulebook):
        outcome = raised.get((pair.drug, pair.rule.id))
        is_asked = pair.drug in known.drugs and known.reaches(pair.drug, pair.rule.applies) is not False
        came_out = outcome or ("clear" if is_asked and truths[places[pair.rule.id]] is False else None)
        row |= {pair.column(word): came_out == word for word in WORDS}
        row[pair.rule.id] = min((word for word in (row[pair.rule.id], came_out) if word), key=WORDS.index, default=None)
    return row
