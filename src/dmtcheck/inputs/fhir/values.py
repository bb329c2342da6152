"""What one result says: positive or negative, a number in a known unit, raised or low. Anything unclear says nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dmtcheck.codes import Code
from dmtcheck.inputs.fhir.elements import Element, codings, element, elements, number, rows, text

_WORDS: Final = {
    **dict.fromkeys(("positive", "pos", "reactive", "detected"), "positive"),
    **dict.fromkeys(("negative", "neg", "non-reactive", "nonreactive", "not detected"), "negative"),
}
_UNSURE: Final = frozenset(
    ("equivocal", "borderline", "indeterminate", "inconclusive", "trace", "invalid", "weakly", "weak", "unclear", "intermediate")
)
_DENIED: Final = frozenset(("negative", "neg", "nonreactive", "not", "non", "no", "none", "absent"))
_LETTERS: Final = re.compile(r"[a-z]+")
_INDEX: Final = frozenset(("", "1", "index", "{index}", "{index_val}", "{ratio}"))
UCUM: Final = "http://unitsofmeasure.org"

# Unit of a fact: the units it may be given in, by what they are multiplied with.
_PER_MM3: Final = {
    **dict.fromkeys(("/uL", "/mm3", "/mm*3", "{cells}/uL", "{#}/uL", "cells/uL", "10*6/L", "10^6/L", "10*0/uL"), 1.0),
    **dict.fromkeys(
        ("10*3/uL", "10^3/uL", "10*3/mm3", "10^3/mm3", "10*3/mm*3", "10*9/L", "10^9/L", "x10*3/uL", "x10^3/uL", "x10^9/L", "K/uL"), 1000.0
    ),
    **dict.fromkeys(("10*12/L", "10*6/uL", "10^6/uL"), 1_000_000.0),
}
_UNITS: Final = {
    "/mm3": _PER_MM3,
    "kg": {"kg": 1.0, "g": 0.001, "[lb_av]": 0.45359237, "lb": 0.45359237, "lbs": 0.45359237},
    "%": {"%": 1.0},
    "index": dict.fromkeys(_INDEX, 1.0),
}


class Unclear(Exception):
    """A result that cannot be used; its text says why."""


def absent(holder: Element) -> bool:
    """Whether a result is said not to be there."""
    return bool(holder.get("dataAbsentReason"))


def answers(holder: Element) -> list[Code]:
    """Return what the codes of a result say."""
    return [row for place in ("valueCodeableConcept", "interpretation") for row in rows("answers", holder.get(place))]


def qualitative(holder: Element) -> str:
    """Return "positive" or "negative", never from a number.

    Raises:
        Unclear: where it says neither, or both.
    """
    texts = [text(one).casefold() for one in (holder.get("valueString"), *(c.get("text") for c in elements(holder.get("valueCodeableConcept"))))]
    concepts = answers(holder)
    said = {_WORDS[one] for one in texts if one in _WORDS} | {row.value for row in concepts if row.fact == "result"}
    hinted = {hint for one in texts if one not in _WORDS for hint in _hints(one)}
    if len(said) == 1 and said <= {"positive", "negative"} and hinted <= said:
        return said.pop()
    raise Unclear("it is not clear whether it is positive or negative" if said | hinted else "it does not say positive or negative")


def _hints(said: str) -> Iterator[str]:
    """Yield what a text that is in no table seems to say: it decides nothing, but may contradict a code."""
    words = set(_LETTERS.findall(said))
    if words & _UNSURE:
        yield "unclear"
    elif words & _DENIED:
        yield "negative"
    elif words & set(_WORDS):
        yield "positive"


def quantity(holder: Element, row: Code) -> float:
    """Return a number in the unit of the fact.

    Raises:
        Unclear: where there is none, its unit is not known, or it cannot be true.
    """
    given = element(holder.get("valueQuantity"))
    value = number(given.get("value"))
    if value is None:
        raise Unclear("it holds no number that can be used")
    if given.get("comparator"):
        raise Unclear("it is only said to be above or below a number")
    value = round(value * _factor(given, _UNITS[row.unit]), 6)
    if not float(row.low) <= value <= float(row.high):
        raise Unclear(f"its value cannot be true in its unit (from {row.low} to {row.high} {row.unit} is)")
    return value


def _factor(given: Element, units: dict[str, float]) -> float:
    code = text(given.get("code")) if text(given.get("system")).rstrip("/") in (UCUM, UCUM.replace("http:", "https:")) else ""
    written = text(given.get("unit"))
    if code and code not in units:
        raise Unclear("its unit is not known")
    factors = {units[unit] for unit in (code, written) if unit in units and unit} or ({units[""]} if "" in units and not (code or written) else set())
    if not factors:
        raise Unclear("its unit is not known" if written else "it has no unit")
    if len(factors) > 1:
        raise Unclear("its unit is given in two ways that disagree")
    return factors.pop()


def level(holder: Element, needed: str) -> str:
    """Return "raised", "low" or "normal", by what the laboratory says: the interpretation, or its own limits.

    Args:
        holder: the result.
        needed: the limit without which nothing is normal: "high" or "low".

    Raises:
        Unclear: where it does not say, or says two things.
    """
    listed = rows("answers", holder.get("interpretation"))
    flags = {row.value for row in listed if row.fact == "level"}
    ranged = _by_range(holder, needed)
    if len(flags | ranged) == 1 and not (ranged == {"normal"} and not flags and _other_flag(holder, listed)):
        return (flags | ranged).pop()
    raise Unclear(
        "it says two different things" if flags | ranged else "it does not say whether it is normal: no interpretation and no limits that fit"
    )


def _other_flag(holder: Element, listed: Iterable[Code]) -> bool:
    """Whether there is an interpretation that is not understood, such as "abnormal"."""
    return bool(codings(holder.get("interpretation"))) and not any(row.fact == "level" for row in listed)


def _by_range(holder: Element, needed: str) -> set[str]:
    given = element(holder.get("valueQuantity"))
    value = number(given.get("value"))
    if value is None or given.get("comparator"):
        return set()
    found = set()
    for limits in elements(holder.get("referenceRange")):
        high, low = (_limit(limits.get(which), given) for which in ("high", "low"))
        if high is not None and value > high:
            found.add("raised")
        elif low is not None and value < low:
            found.add("low")
        elif (high if needed == "high" else low) is not None:
            found.add("normal")
    return found


def _limit(limit: object, given: Element) -> float | None:
    """Return a limit, where it is in the unit of the value."""
    other = element(limit)
    units = [(text(one.get("code")) or text(one.get("unit")), text(one.get("unit")) or text(one.get("code"))) for one in (other, given)]
    return number(other.get("value")) if units[0][0] and (units[0][0] == units[1][0] or units[0][1] == units[1][1]) else None
