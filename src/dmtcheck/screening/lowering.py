"""Rails in columns: the same lowering that durable-rules runs, compiled to expressions of any engine.

A rail is two-valued: a value that is not there satisfies no test. So an engine's own treatment of what is missing decides nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, or_
from typing import Any, Final

import narwhals.stable.v2 as nw

from dmtcheck import courses, derived
from dmtcheck.facts import Facts
from dmtcheck.rails import Key, Rail, Term, certainly
from dmtcheck.rule import Rule
from dmtcheck.screening.days import Ago, Limit, Within
from dmtcheck.screening.stated import taken_on
from dmtcheck.screening.step import Step
from dmtcheck.screening.taken import NO, sure

_TESTS: Final[dict[str, Callable[[Any, Any], Any]]] = {"==": eq, "<": lt, "<=": le, ">": gt, ">=": ge}
# The facts that say how long ago something was: how the time is counted.
SINCE: Final = {fact: counted for fact, _, counted in (*courses.SINCE, *derived.SINCE)}


class Lowering:
    """Rules as columns of a frame of what is known.

    Attributes:
        limits: the days that tests compare with; they are columns of the frame, under these names.
        reads: the columns of the frame that are read besides these.
        steps: the columns to add: members of lists, then each test once, then the rails, which ``truth`` names.
    """

    def __init__(self, rules: Sequence[Rule], facts: Facts) -> None:
        self._facts = facts
        self.limits: dict[Limit, str] = {}
        rails = {
            truth(place, certain): certainly(certain, rule.when, facts, rule.fresh) for place, rule in enumerate(rules) for certain in (True, False)
        }
        self._tests = {term: f"test {number}" for number, term in enumerate(dict.fromkeys(term for rail in rails.values() for term in _terms(rail)))}
        tests = {name: self._test(term) for term, name in self._tests.items()}
        lists = [term.key for term in self._tests if facts[term.key.fact].type == "list"]
        plain = [_column(term.key) for term in self._tests if term.key not in lists]
        dates = [taken_on(term.key.fact) for term in self._tests if term.key.window]
        self.reads = list(dict.fromkeys([*plain, *(name for key in lists for name in (key.fact, f"{key.fact}_complete")), *dates]))
        decided = {name: self._rail(rail) for name, rail in rails.items()}
        members = {_column(key): _member(key) for key in lists}
        self.steps = [Step(members), Step(tests, list(tests)), Step(decided, list(rails))]

    def _limit(self, limit: Limit) -> nw.Expr:
        return nw.col(self.limits.setdefault(limit, f"limit {len(self.limits)}"))

    def _test(self, term: Term) -> nw.Expr:
        holds: nw.Expr
        if term.key.fact in SINCE:  # the longer ago, the earlier the day
            limit = self._limit(Ago(SINCE[term.key.fact], float(term.value), below=term.test in ("<", ">=")))
            holds = nw.col(_column(term.key)) < limit if term.test in (">", ">=") else nw.col(_column(term.key)) >= limit
        else:
            holds = _TESTS[term.test](nw.col(_column(term.key)), term.value)
        fresh = [sure(nw.col(taken_on(term.key.fact)) >= self._limit(Within(term.key.window)))] if term.key.window else []
        return reduce(and_, [sure(holds), *fresh])

    def _rail(self, rail: Rail) -> nw.Expr:
        if isinstance(rail, Term):
            return nw.col(self._tests[rail])
        parts = [self._rail(part) for part in rail.parts]
        if not parts:
            return ~NO if rail.how == "all" else NO
        return reduce(and_ if rail.how == "all" else or_, parts)


def truth(place: int, certain: bool) -> str:
    """Return the column that says whether the rule at a place is certainly true, or certainly false."""
    return f"rule {place} is {'true' if certain else 'false'}"


def _terms(rail: Rail) -> Iterator[Term]:
    if isinstance(rail, Term):
        yield rail
    else:
        for part in rail.parts:
            yield from _terms(part)


def _column(key: Key) -> str:
    """Return the column that a key reads, apart from its window."""
    return f"{key.fact} {key.part}" if key.part else key.fact


def _member(key: Key) -> nw.Expr:
    """Return whether a list holds a member; where it may lack some, what it does not hold is not known."""
    holds = nw.col(key.fact).list.contains(key.part)
    return nw.when(holds | ~sure(~nw.col(f"{key.fact}_complete"))).then(holds)
