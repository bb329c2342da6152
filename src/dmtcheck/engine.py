"""The decision: durable-rules says of each rule whether it is certainly true or certainly false for one profile.

Both rails of every rule are rules of the engine, and what neither rail answers is unknown. So an action that is lost,
for whatever reason, shows as information needed and never as silence. This is the only module that knows durable-rules
(2.0.28). It drives the C module below the public Python layer, because that layer starts threads that race the caller,
loses results and is several times slower (docs/adr/0002).
"""

import os
import sys
from collections.abc import Sequence
from json import dumps
from threading import Lock
from typing import Any, Final

from dmtcheck.condition import Truth
from dmtcheck.errors import DmtcheckError
from dmtcheck.facts import Fact, Facts
from dmtcheck.known import Known
from dmtcheck.rails import Key, Plain, Rail, Term, certainly, keys, ways
from dmtcheck.rule import Rule


def _import() -> Any:
    """Import the C module. Resolving its symbols lazily makes it load on Python 3.13, where one it never calls is gone."""
    flags = sys.getdlopenflags()
    sys.setdlopenflags(flags & ~os.RTLD_NOW | os.RTLD_LAZY)
    try:
        import durable_rules_engine  # type: ignore[import-not-found]  # a C module without type hints
    finally:
        sys.setdlopenflags(flags)
    return durable_rules_engine


_durable = _import()
_OPERATORS: Final = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
# Measured in benchmarks/arrangement.py. Above 60 rails, more than 64 may hold at one node, which the engine cannot count.
RAILS_A_RULESET: Final = 45
MOST_RAILS: Final = 60
MOST_MATCHES: Final = 1000  # a rail of overlapping alternatives matches once for each that holds
_MARK: Final = {"p": 1}  # in every profile and nowhere else: what a rule without a condition matches
_NAME: Final = 4  # digits of a rail's name, which begins the text of a match: {"0012":{"m":...


class EngineError(DmtcheckError):
    """durable-rules failed. There is no answer, and none must be assumed."""


class Engine:
    """Answers one fixed list of rules. Safe to call from threads (one at a time is served) and after a fork.

    An engine takes up to a few MB and gives none of it back: make one for a set of rules and keep it.
    """

    def __init__(self, rules: Sequence[Rule], facts: Facts, rails_a_ruleset: int = RAILS_A_RULESET) -> None:
        if rails_a_ruleset > MOST_RAILS:
            raise EngineError(f"a ruleset holds at most {MOST_RAILS} rails")
        self._count = len(rules)
        rails: dict[Rail, list[tuple[int, bool]]] = {}
        for place, rule in enumerate(rules):
            for truth in (True, False):
                for way in ways(certainly(truth, rule.when, facts, rule.fresh)):
                    rails.setdefault(way, []).append((place, truth))
        ordered = sorted(rails, key=lambda rail: sorted(str(key) for key in keys(rail)))
        self._answers = {f"{number:0{_NAME}d}": tuple(rails[rail]) for number, rail in enumerate(ordered)}
        every = sorted({key for rail in ordered for key in keys(rail)}, key=str)
        self._members: dict[str, list[_Member]] = {}
        for number, key in enumerate(every):
            self._members.setdefault(key.fact, []).append(_Member(number, key, facts[key.fact]))
        self._width = len(every)
        named = list(zip(self._answers, ordered, strict=True))
        self._shards = [_Shard(named[start : start + rails_a_ruleset], every) for start in range(0, len(named), rails_a_ruleset)]
        self._build()

    def _build(self) -> None:
        self._lock = Lock()
        self._process = os.getpid()
        self._handles = [_durable.create_ruleset(f"rules-{number}", shard.definition) for number, shard in enumerate(self._shards)]

    def truths(self, known: Known) -> list[Truth]:
        """Return the truth of every rule for one profile, in the order of the rules; None is unknown.

        Raises:
            EngineError: where durable-rules fails; nothing is answered then.
        """
        if self._process != os.getpid():
            self._build()  # handles do not survive a fork
        members = self.members(known)
        answers: list[Truth] = [None] * self._count
        with self._lock:
            for place, shard in enumerate(self._shards):
                for name in self._matches(place, shard.text(members)):
                    for rule, truth in self._answers[name]:
                        if answers[rule] is (not truth):
                            raise EngineError(f"the engine called rule {rule} both true and false; there is no answer")
                        answers[rule] = truth
        return answers

    def members(self, known: Known) -> list[str]:
        """Return each key of a profile as a member of the engine's fact; a value that is not there is no member."""
        members = [""] * self._width
        for fact in known.values:
            for member in self._members.get(fact, ()):
                members[member.number] = member.text(known)
        return members

    def _matches(self, place: int, text: str) -> list[str]:
        """Assert one fact, collect the names of the rails that match, and take the fact back."""
        handle = self._handles[place]
        names: list[str] = []
        try:
            outcome, state = _durable.assert_fact(handle, text)
            if outcome == 1:  # nothing matches
                _durable.retract_fact(handle, text)
                return names
            if outcome:
                raise EngineError(f"the engine refused a profile (outcome {outcome}); there is no answer")
            started = _durable.start_action_for_state(handle, state)
            match: str | None = started[1] if started else None
            while match is not None:
                names.append(match[2 : 2 + _NAME])
                if len(names) > MOST_MATCHES:
                    raise EngineError("the engine does not come to an end; there is no answer")
                match = _durable.complete_and_start_action(handle, state)
            _durable.retract_fact(handle, text)
        except EngineError:
            self._build()
            raise
        except Exception as error:
            self._build()  # a profile that was left behind would meet the next one
            raise EngineError(f"the engine failed ({type(error).__name__}); there is no answer") from error
        return names


class _Shard:
    """A ruleset: its definition in the engine's language, and the text of a profile with only the keys it reads."""

    def __init__(self, named: Sequence[tuple[str, Rail]], every: Sequence[Key]) -> None:
        self._names = {key: f"k{number}" for number, key in enumerate(every)}
        self._reads = sorted({every.index(key) for _, rail in named for key in keys(rail)})
        self.definition = dumps({name: {"all": [{"m": self._pattern(rail)}]} for name, rail in named})

    def text(self, members: Sequence[str]) -> str:
        """Return the profile as the engine's fact. Identity is fixed: who it is about never reaches the engine."""
        return '{"id":1,"sid":1,"p":1' + "".join([members[number] for number in self._reads]) + "}"

    def _pattern(self, rail: Rail) -> dict[str, Any]:
        if isinstance(rail, Term):
            test = {self._names[rail.key]: rail.value}
            return test if rail.test == "==" else {_OPERATORS[rail.test]: test}
        parts = [self._pattern(part) for part in rail.parts]
        if len(parts) == 1:
            return parts[0]
        return {"$and" if rail.how == "all" else "$or": parts} if parts else dict(_MARK)


class _Member:
    """One key of a profile as a member of the engine's fact. Texts come from closed sets and are made once."""

    def __init__(self, number: int, key: Key, fact: Fact) -> None:
        self.number = number
        self._key = key
        closed: tuple[Plain, ...] = {"yes_no": (True, False), "list": (True, False), "choice": fact.values}.get(fact.type, ())
        self._texts = {value: f',"k{number}":{dumps(value)}' for value in closed}

    def text(self, known: Known) -> str:
        """Return the member, or nothing where there is no value."""
        value = self._key.of(known)
        if value is None:
            return ""
        return self._texts[value] if self._texts else f',"k{self.number}":{_number(value)}'


def _number(value: Plain) -> str:
    """Return a number written out: the engine cannot read an exponent."""
    text = repr(value)
    if "e" not in text:
        return text
    from decimal import Decimal  # seldom needed

    return format(Decimal(text), "f")
