"""Counts of a population: of one part as plain numbers that add up, of all parts as the summary.

Everything that is counted is persons, but ``considerations``: a person may have several of one severity.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

import polars as pl

from dmtcheck.notice import notice
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Rulebook
from dmtcheck.screening.answers import WORDS, Pair
from dmtcheck.terms import DRUG_STATUSES, DRUGS, OUTCOMES, SEVERITIES, Drug, Outcome, Severity

SCHEMA: Final = 1
Counts = Counter[str]


class Tally:
    """What is counted: the rules of the drugs that are assessed. ``drugs`` without any is all of them."""

    def __init__(self, rulebook: Rulebook, drugs: Sequence[str]) -> None:
        self.rulebook = rulebook
        self.drugs: tuple[Drug, ...] = tuple(drug for drug in DRUGS if drug in drugs or not drugs)
        self.rules = tuple(rule for rule in rulebook.active if set(rule.drugs) & set(self.drugs))
        self._counting = list(self._expressions())
        self._raising = list(self._raised())
        ways = [f"{severity}:{outcome}" for severity, outcome in product(SEVERITIES, OUTCOMES)]
        self._any = [pl.any_horizontal([f"persons:{drug}:{way}" for drug in self.drugs]).sum().alias(f"persons:all:{way}") for way in ways]

    def of(self, answers: pl.DataFrame) -> Counts:
        """Return the counts of one part; ``answers`` holds no row that was rejected."""
        found = {
            **answers.select(self._counting).row(0, named=True),
            **answers.select(self._raising).select(pl.all().sum(), *self._any).row(0, named=True),
        }
        return Counter({name: int(number) for name, number in found.items() if number})

    def pairs(self, drugs: Sequence[Drug], severity: Severity, outcome: Outcome) -> list[str]:
        """Return the columns that say which considerations of one severity came out so."""
        kept = [rule for rule in self.rules if rule.severity_of(outcome) == severity and (outcome == "flagged" or rule.raises(None))]
        return [Pair(drug, rule).column(outcome) for rule in kept for drug in drugs if drug in rule.drugs]

    def _expressions(self) -> Iterator[pl.Expr]:
        for drug in self.drugs:
            yield pl.col(drug).is_not_null().sum().alias(f"assessed:{drug}")
            for status in DRUG_STATUSES:
                yield (pl.col(drug) == status).sum().alias(f"status:{drug}:{status}")
        yield pl.col([pair.column(word) for rule in self.rules for pair in self._asked(rule) for word in WORDS]).sum()
        for rule in self.rules:
            if len(self._asked(rule)) > 1:  # otherwise it comes out as it does for its one drug
                yield from ((pl.col(rule.id) == word).sum().alias(f"rule:{rule.id}:{word}") for word in WORDS)

    def _raised(self) -> Iterator[pl.Expr]:
        """Yield whether somebody has at least one consideration of each severity and outcome for each drug."""
        for drug, severity, outcome in product(self.drugs, SEVERITIES, OUTCOMES):
            columns = self.pairs((drug,), severity, outcome)
            yield (pl.any_horizontal(columns) if columns else pl.col(drug).is_null() & False).alias(f"persons:{drug}:{severity}:{outcome}")

    def summary(self, counts: Counts, as_of: str) -> dict[str, Any]:
        """Return the counts of all parts as ``summary.json`` holds them.

        A rule as a whole came out for a person as in the row of that person: the worst of the drugs it is about.
        """
        book = self.rulebook
        profiles = {"read": counts["read"], "answered": counts["answered"], "rejected": counts["rejected"]}
        return {
            "schema": SCHEMA,
            "rulebook": {"version": book.version, "digest": book.digest, "total": len(book.active)},
            "as_of": as_of,
            "profiles": profiles,
            "severities": self._severities(counts, "all", self.drugs),
            "drugs": {drug: self._drug(counts, drug) for drug in self.drugs},
            "rules": {rule.id: self._rule(counts, rule) for rule in self.rules},
            "notice": notice(book, self.drugs),
        }

    def _drug(self, counts: Counts, drug: Drug) -> dict[str, Any]:
        return {
            "assessed": counts[f"assessed:{drug}"],
            "rules": sum(drug in rule.drugs for rule in self.rules),
            "statuses": {status: counts[f"status:{drug}:{status}"] for status in DRUG_STATUSES},
            "severities": self._severities(counts, drug, (drug,)),
        }

    def _severities(self, counts: Counts, name: str, drugs: Sequence[Drug]) -> dict[str, Any]:
        def both(severity: Severity, outcome: Outcome) -> dict[str, int]:
            considerations = sum(counts[pair] for pair in self.pairs(drugs, severity, outcome))
            return {"persons": counts[f"persons:{name}:{severity}:{outcome}"], "considerations": considerations}

        return {severity: {outcome: both(severity, outcome) for outcome in OUTCOMES} for severity in SEVERITIES}

    def _rule(self, counts: Counts, rule: Rule) -> dict[str, Any]:
        asked = self._asked(rule)
        worst = {word: asked[0].column(word) if len(asked) == 1 else f"rule:{rule.id}:{word}" for word in WORDS}
        return {
            "title": rule.title,
            "unknown_title": rule.unknown_title or f"Not known: {rule.title}",
            "kind": rule.kind,
            "severity": rule.severity,
            "unknown_severity": rule.unknown_severity,
            **{word: counts[name] for word, name in worst.items()},
            "drugs": {pair.drug: {word: counts[pair.column(word)] for word in WORDS} for pair in asked},
        }

    def _asked(self, rule: Rule) -> list[Pair]:
        """Return a rule with each drug that is assessed of those it is about."""
        return [Pair(drug, rule) for drug in self.drugs if drug in rule.drugs]


def raised(summary: Mapping[str, Any], severities: Sequence[Severity]) -> bool:
    """Whether anything, flagged or not known, is of one of these severities."""
    return any(summary["severities"][severity][outcome]["persons"] for severity in severities for outcome in OUTCOMES)
