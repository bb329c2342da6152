"""What durable-rules does to the careless, line by line, and that the engine is not careless."""

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from people import person

from dmtcheck import Checker, EngineError, Rulebook, engine
from dmtcheck.condition import ALWAYS, Join, Line
from dmtcheck.engine import Engine
from dmtcheck.facts import Interval
from dmtcheck.known import Known
from dmtcheck.profile import facts
from dmtcheck.rule import Rule

FACTS = facts()
PEOPLE = [person(Random(seed)) for seed in range(50)]


def rule(when: Any, name: str = "a/b") -> Rule:
    return Rule(name, "", (), "precaution", "info", "draft", when=when)


def person_with(**values: Any) -> Known:
    return Known(None, None, (), values, {})


@pytest.fixture
def own(rulebook: Rulebook) -> Engine:
    """An engine of one's own, to break."""
    ids = ("all/cold-storage-difficult", "all/natalizumab-depression", "all/natalizumab-herpes")
    return Engine([rulebook.by_id[name] for name in ids], rulebook.facts)


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_no_thread_is_ever_started() -> None:
    code = "import threading; from dmtcheck import check; check({}); check({'age': 3}); assert threading.active_count() == 1"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_memory_is_flat_over_many_profiles(checker: Checker) -> None:
    read = [checker.read(profile) for profile in PEOPLE]

    def many(times: int) -> None:
        for number in range(times):
            checker.truths(read[number % len(read)])

    many(3000)
    gc.collect()
    before = resident()
    many(10000)
    gc.collect()
    assert resident() - before < 1_000_000


def test_threads_get_the_answers_that_one_alone_gets(checker: Checker) -> None:
    read = [checker.read(profile) for profile in PEOPLE]
    alone = [checker.truths(known) for known in read]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(checker.truths, read * 20)) == alone * 20
    assert threading.active_count() >= 1


def test_a_forked_child_answers_for_itself(checker: Checker) -> None:
    known = checker.read(PEOPLE[3])
    expected = checker.truths(known)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, json.dumps(checker.truths(known)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    assert json.loads(os.read(reader, 100_000)) == expected
    os.close(reader)
    assert checker.truths(known) == expected


def test_the_name_of_a_profile_never_reaches_the_engine(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = engine._durable.assert_fact

    def listening(handle: int, text: str) -> Any:
        seen.append(text)
        return real(handle, text)

    monkeypatch.setattr(engine._durable, "assert_fact", listening)
    checker.check({"id": "secret", "age": 34, "therapies": [{"name": "secret"}]})
    assert seen
    assert not any("secret" in text for text in seen)


def test_a_name_that_the_engine_would_interpret_is_harmless(checker: Checker) -> None:
    plain = checker.check({"age": 34}).to_dict()
    for name in ("1", "$s", "sid", '","sid":"2', "null"):
        assert {**checker.check({"id": name, "age": 34}).to_dict(), "id": None} == plain


@pytest.mark.parametrize("value", [1e-05, 5e-324, 17.999999999999996, 18.000000000000004, 0.1 + 0.2, 130, 0])
def test_numbers_are_compared_as_python_compares_them(value: float) -> None:
    lines = [Line("age", operator, (bound,)) for bound in (0, 18, 0.3) for operator in ("above", "at_least", "below", "at_most")]  # type: ignore[arg-type]  # the comparisons
    answers = Engine([rule(line) for line in lines], FACTS).truths(person_with(age=value))
    assert answers == [line.holds(value) for line in lines]


def test_more_than_sixty_rules_with_one_equal_line_are_all_answered() -> None:
    flags = [name for name, fact in FACTS.items() if fact.type == "yes_no"]
    joined = [Join("any", (Line("heart_disease", "is", (True,)), Line(flag, "is", (True,)))) for flag in flags if flag != "heart_disease"]
    rules = [rule(Join(how, (Line("age", "above", (bound,)), part))) for bound in range(12) for how in ("all", "any") for part in joined]  # type: ignore[arg-type]  # the two joins
    assert len(rules) > 300
    one = Engine(rules, FACTS)
    for known in (person_with(heart_disease=True, age=50), person_with(age=0, **dict.fromkeys(flags, False)), person_with(age=5)):
        assert one.truths(known) == [asked.judge(known).truth for asked in rules]


def test_alternatives_that_hold_together_count_once() -> None:
    both = Join("any", (Line("heart_disease", "is", (True,)), Line("depression", "is", (True,)), Line("age", "above", (1,))))
    assert Engine([rule(both)], FACTS).truths(person_with(heart_disease=True, depression=True, age=5)) == [True]


def test_a_rule_without_a_condition_holds_for_everyone_and_no_other_does() -> None:
    assert Engine([rule(ALWAYS), rule(Line("age", "above", (1,)))], FACTS).truths(person_with()) == [True, None]


def test_a_ruleset_holds_no_more_than_the_engine_can_count(rulebook: Rulebook) -> None:
    with pytest.raises(EngineError, match="at most 60"):
        Engine(rulebook.active, rulebook.facts, 61)


def drops_every_action(*_: Any) -> None:
    return None


def raises(*_: Any) -> None:
    raise RuntimeError("broken")


def drops_all_but_the_first(*_: Any) -> None:
    return None


@pytest.mark.parametrize(
    ("function", "broken"), [("start_action_for_state", drops_every_action), ("complete_and_start_action", drops_all_but_the_first)]
)
def test_an_action_that_is_lost_is_unknown_and_never_clear(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch, function: str, broken: Callable[..., Any]
) -> None:
    checker = Checker(rulebook)
    known = checker.read({"active_infection": False, "age": 40, "ms_type": "rrms"})
    whole = checker.truths(known)
    monkeypatch.setattr(engine._durable, function, broken)
    less = checker.truths(known)
    assert less.count(None) > whole.count(None)
    assert all(answer is None or answer is expected for answer, expected in zip(less, whole, strict=True))


@pytest.mark.parametrize("function", ["assert_fact", "start_action_for_state", "complete_and_start_action", "retract_fact"])
def test_an_engine_that_raises_gives_an_error_and_recovers(own: Engine, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    known = person_with(depression=True, herpes_history=True)
    expected = own.truths(known)
    monkeypatch.setattr(engine._durable, function, raises)
    with pytest.raises(EngineError, match="no answer"):
        own.truths(known)
    monkeypatch.undo()
    assert own.truths(known) == expected


def test_a_profile_that_the_engine_refuses_is_an_error(own: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine._durable, "assert_fact", lambda *_: (2, 0))
    with pytest.raises(EngineError, match="refused"):
        own.truths(person_with(depression=True))


def test_an_engine_that_never_ends_is_an_error(own: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine._durable, "complete_and_start_action", lambda *_: '{"0000":{}}')
    with pytest.raises(EngineError, match="come to an end"):
        own.truths(person_with(depression=True, herpes_history=True, refrigeration_difficult=True))


def test_a_rule_both_true_and_false_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Engine([rule(Line("depression", "is", (True,)))], FACTS)
    monkeypatch.setattr(own, "_matches", lambda *_: list(own._answers))
    with pytest.raises(EngineError, match="both true and false"):
        own.truths(person_with(depression=True))


def test_the_public_layer_of_durable_rules_gives_the_same_answers(checker: Checker) -> None:
    """The documented Python layer, slower and with threads, in a process of its own: the fallback if the C module changes."""
    code = """
import json
from random import Random
from people import person
from dmtcheck import Checker, load_rulebook
checker = Checker(load_rulebook())  # loads the C module so that it also loads on Python 3.13
import durable.engine
class Quiet(durable.engine.Host):
    def _run(self): pass
one = checker._engine
fired = []
def noting(name):
    return lambda c: fired.append(name)
host = Quiet()
for number, shard in enumerate(one._shards):
    definition = {name: {**body, "run": noting(name)} for name, body in json.loads(shard.definition).items()}
    host.set_rulesets({f"rules{number}": definition})
for seed in range(40):
    profile = person(Random(seed))
    if any(isinstance(value, float) and value < 0.001 for value in profile.values()):
        continue  # json.dumps writes an exponent, which the engine cannot read
    known = checker.read(profile)
    members = one.members(known)
    fired.clear()
    for number, shard in enumerate(one._shards):
        fact = json.loads(shard.text(members))
        try:
            host.assert_fact(f"rules{number}", fact)
        except durable.engine.MessageNotHandledException:
            pass
        try:
            host.retract_fact(f"rules{number}", fact)
        except durable.engine.MessageNotHandledException:
            pass
    answers = [None] * len(checker.rulebook.active)
    for name in fired:
        for rule, truth in one._answers[name]:
            answers[rule] = truth
    assert answers == checker.truths(known), seed
"""
    environment = {**os.environ, "PYTHONPATH": os.path.dirname(__file__)}
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, env=environment)


@pytest.mark.parametrize("values", [{"age": 17}, {"age": 18}, {"age": 18.5}, {"age": 30}, {"failed_therapies": 2}, {"failed_therapies": 3}, {}])
def test_a_number_may_be_asked_for_as_it_is_or_as_one_of_several(values: dict[str, Any]) -> None:
    lines = [Line("age", "is", (18,)), Line("age", "is", (18, 30)), Line("failed_therapies", "is", (2,)), Line("failed_therapies", "is", (1, 3))]
    known = person_with(**values)
    assert Engine([rule(line) for line in lines], FACTS).truths(known) == [rule(line).judge(known).truth for line in lines]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (1, 2), (2, 3), (2, 2), (3, 9)])
def test_a_count_known_in_part_answers_only_what_its_bounds_decide(low: int, high: int) -> None:
    lines = [Line("failed_therapies", operator, (2,)) for operator in ("above", "at_least", "below", "at_most", "is")]  # type: ignore[arg-type]  # operators
    known = person_with(failed_therapies=Interval(low, high))
    assert Engine([rule(line) for line in lines], FACTS).truths(known) == [rule(line).judge(known).truth for line in lines]


@pytest.mark.parametrize(
    ("low", "high", "truths"),
    [
        (0, 23.99, (False, False, True, True, False)),
        (0, 24, (False, None, None, True, None)),
        (12.5, 24.01, (None, None, None, None, None)),
        (24, 24.5, (None, True, False, None, None)),
        (24.01, 600, (True, True, False, False, False)),
    ],
)
def test_an_amount_known_in_part_answers_only_what_its_bounds_decide(low: float, high: float, truths: tuple[bool | None, ...]) -> None:
    lines = [Line("natalizumab_months", operator, (24,)) for operator in ("above", "at_least", "below", "at_most", "is")]  # type: ignore[arg-type]  # operators
    known = person_with(natalizumab_months=Interval(low, high))
    assert tuple(rule(line).judge(known).truth for line in lines) == truths
    assert tuple(Engine([rule(line) for line in lines], FACTS).truths(known)) == truths


def test_in_another_process_the_engine_is_built_anew(own: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    known = person_with(depression=True)
    expected, handles = own.truths(known), own._handles
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert own.truths(known) == expected
    assert own._handles != handles
