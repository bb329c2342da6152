"""What comes of the truth of the rules for each person and drug: what is flagged, open and clear, and the status of each drug.

It joins two answers that each have three values, as ``dmtcheck.report`` does for one person: whether a rule holds, and whether the person
is at its point of treatment.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

import narwhals.stable.v2 as nw

from dmtcheck.consideration import weighs
from dmtcheck.known import reaches
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook
from dmtcheck.screening.lowering import truth
from dmtcheck.screening.step import Step
from dmtcheck.screening.taken import CONSIDERED, NO, STATES, some
from dmtcheck.terms import DRUG_STATUSES, DRUGS, OUTCOMES, Drug, Point

# How a rule comes out, worst first; without any of them, it says nothing about the person.
WORDS: Final = (*OUTCOMES, "clear")
# The columns that answers need besides the truth of the rules.
READS: Final = ("considering", *(f"{drug} {what}" for drug in DRUGS for what in ("had", "states")))


class Pair(NamedTuple):
    """A drug and a rule about it."""

    drug: Drug
    rule: Rule

    def column(self, word: str) -> str:
        """Return the column that says whether it came out so, one of ``WORDS``."""
        return f"{word}:{self.drug}:{self.rule.id}"


def pairs(book: Rulebook) -> list[Pair]:
    """Return every drug with every rule about it."""
    return [Pair(drug, rule) for rule in book.active for drug in rule.drugs]


def wide(book: Rulebook) -> list[str]:
    """Return the columns of the wide result: the drugs, then the rules."""
    return [*DRUGS, *(rule.id for rule in book.active)]


def steps(book: Rulebook, drugs: Iterable[Drug], words: Callable[[Sequence[str]], nw.dtypes.DType], *, by_drug: bool) -> list[Step]:
    """Return the columns that a frame of decided rules is answered by.

    Args:
        book: the rules.
        drugs: all that is assessed; of none, what a profile considers, and what the person has or had.
        words: gives the type of a column of words.
        by_drug: whether how each rule comes out is also kept drug by drug.
    """
    chosen = tuple(drugs)
    reached, outcomes, rules = _reached(book), _outcomes(book), _rules(book, words(WORDS))
    assessed = [f"{drug} assessed" for drug in DRUGS]
    truths = [truth(place, certain) for place in range(len(book.active)) for certain in (True, False)]
    return [
        Step({f"{drug} considered": _considered(drug, chosen) for drug in DRUGS}),
        Step(dict(_stands(chosen))),
        Step(reached, [*truths, *reached, *assessed]),
        Step(outcomes, [*outcomes, *assessed]),
        Step({**_statuses(book, words(DRUG_STATUSES)), **rules}, [*DRUGS, *rules, *(outcomes if by_drug else ())]),
    ]


def _statuses(book: Rulebook, words: nw.dtypes.DType) -> dict[str, nw.Expr]:
    """Return the status of each drug: the gravest that one of its considerations makes it; null where it is not assessed."""
    found: dict[Drug, dict[str, list[nw.Expr]]] = {drug: {status: [] for status in DRUG_STATUSES} for drug in DRUGS}
    for pair in pairs(book):
        for outcome in OUTCOMES:
            found[pair.drug][weighs(pair.rule, outcome)].append(nw.col(pair.column(outcome)))
    for drug in DRUGS:
        found[drug][DRUG_STATUSES[-1]].append(nw.col(f"{drug} assessed"))
    return {drug: _first(found[drug], words) for drug in DRUGS}


def _rules(book: Rulebook, words: nw.dtypes.DType) -> dict[str, nw.Expr]:
    """Return how each rule comes out for the person, by its id: the worst over the drugs it is about."""
    return {rule.id: _first({word: [nw.col(Pair(drug, rule).column(word)) for drug in rule.drugs] for word in WORDS}, words) for rule in book.active}


def _first(found: Mapping[str, list[nw.Expr]], words: nw.dtypes.DType) -> nw.Expr:
    """Return the first word of which one column holds, otherwise null."""
    said = nw.lit(None, dtype=words)
    for word, columns in reversed(list(found.items())):
        said = nw.when(some(columns)).then(nw.lit(word, dtype=words)).otherwise(said) if columns else said
    return said


def _considered(drug: Drug, chosen: tuple[Drug, ...]) -> nw.Expr:
    """Whether a drug is to be begun: named, or chosen although the person neither considers nor has it; without a list, every one."""
    named = nw.col("considering").list.contains(drug)
    named = named | ~nw.col(f"{drug} had") if drug in chosen else named
    return named.fill_null(True)  # a value


def _stands(chosen: tuple[Drug, ...]) -> Iterator[tuple[str, nw.Expr]]:
    """Yield whether each drug is assessed, and where the person stands with it as one number."""
    for drug in DRUGS:
        asked = nw.col(f"{drug} considered") | nw.col(f"{drug} had")
        yield f"{drug} assessed", (asked if not chosen else ~NO if drug in chosen else NO)
        yield f"{drug} stands", (nw.col(f"{drug} states") + nw.col(f"{drug} considered").cast(nw.Int8) * CONSIDERED)


def _reached(book: Rulebook) -> dict[str, nw.Expr]:
    """Return whether the person surely is, and perhaps is, at each combination of points of treatment."""
    found = {}
    for drug, points in sorted({(pair.drug, pair.rule.applies) for pair in pairs(book)}):
        for how, answers in (("surely", (True,)), ("perhaps", (True, None))):
            found[_at(drug, points, how)] = nw.col(f"{drug} assessed") & nw.col(f"{drug} stands").is_in(_standing(points, answers))
    return found


def _standing(points: tuple[Point, ...], answers: tuple[bool | None, ...]) -> list[int]:
    """Return the numbers of where a person may stand at which ``dmtcheck.known`` gives one of these answers."""
    found = []
    for code, considered in product(range(1, CONSIDERED), (False, True)):
        states = frozenset(state for state, bit in STATES.items() if code & bit)
        if reaches(states, considered, points) in answers:
            found.append(code + CONSIDERED * considered)
    return found


def _at(drug: Drug, points: tuple[Point, ...], how: str) -> str:
    return f"{drug} {how} {' or '.join(points)}"


def _outcomes(book: Rulebook) -> dict[str, nw.Expr]:
    places = {rule.id: place for place, rule in enumerate(book.active)}
    found = {}
    for pair in pairs(book):
        holds, fails = (nw.col(truth(places[pair.rule.id], certain)) for certain in (True, False))
        surely, perhaps = (nw.col(_at(pair.drug, pair.rule.applies, how)) for how in ("surely", "perhaps"))
        unknown = perhaps & ~fails & ~(surely & holds)
        found[pair.column("flagged")] = surely & holds
        found[pair.column("information_needed")] = unknown if pair.rule.raises(None) else NO
        found[pair.column("clear")] = perhaps & fails
    return found
