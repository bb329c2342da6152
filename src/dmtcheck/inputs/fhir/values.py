"""What one result says: positive or negative, a number in a known unit, raised or low. Anything unclear says nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dmtcheck.codes import Code, find
from dmtcheck.inputs.fhir.elements import Element, called, codings, element, elements, names, number, rows, status, text

_WORDS: Final = {
    **dict.fromkeys(("positive", "pos", "reactive", "detected", "present", "positiv", "reaktiv"), "positive"),
    **dict.fromkeys(("negative", "neg", "non-reactive", "nonreactive", "non reactive", "not reactive", "not detected"), "negative"),
    **dict.fromkeys(("negativ", "nicht reaktiv", "nicht-reaktiv"), "negative"),
}
_NORMAL: Final = frozenset(("n", "normal"))  # of an interpretation: it does not contradict "negative"
_UNSURE: Final = frozenset(
    ("equivocal", "borderline", "indeterminate", "inconclusive", "trace", "invalid", "weakly", "weak", "unclear", "intermediate")
) | frozenset(("grenzwertig", "fraglich", "schwach"))
_DENIED: Final = frozenset(("negative", "neg", "nonreactive", "not", "non", "no", "none", "absent", "negativ", "nicht", "kein", "keine"))
_NOT_DONE: Final = frozenset(("not done", "not performed", "not tested", "cancelled", "canceled"))
_LETTERS: Final = re.compile(r"[a-z]+")
_INDEX: Final = frozenset(("", "1", "index", "{index}", "{index_val}", "{ratio}"))
_OF_NORMAL: Final = frozenset(("normal", "normal range"))  # the types of limits that say what is normal
UCUM: Final = "http://unitsofmeasure.org"

# Unit of a fact: the units it may be given in, as ``_plain`` writes them, by what they are multiplied with.
_PER_MM3: Final = {
    **dict.fromkeys(("/uL", "/mm3", "/mm*3", "{cells}/uL", "{#}/uL", "cells/uL", "cells/mm3", "10*6/L", "10^6/L", "10*0/uL"), 1.0),
    **dict.fromkeys(("10*3/uL", "10^3/uL", "10E3/uL", "10*3/mm3", "10^3/mm3", "10*3/mm*3", "x10*3/uL", "x10^3/uL", "x10E3/uL"), 1000.0),
    **dict.fromkeys(("10*9/L", "10^9/L", "10E9/L", "x10*9/L", "x10^9/L", "x10E9/L", "G/L", "Gpt/L", "K/uL", "K/mm3", "Thousand/uL"), 1000.0),
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
    return bool(holder.get("dataAbsentReason")) or any(one in _NOT_DONE for one in _texts(holder))


def hidden(holder: Element) -> bool:
    """Whether a result is there, but not shown."""
    return "masked" in status(holder.get("dataAbsentReason"))


def answers(holder: Element) -> list[Code]:
    """Return what the codes of a result say."""
    return [row for place in ("valueCodeableConcept", "interpretation") for row in rows("answers", holder.get(place))]


def qualitative(holder: Element, *, flags: bool = True) -> str:
    """Return "positive" or "negative", never from a number.

    Args:
        holder: the result.
        flags: whether a flag, such as "abnormal", contradicts "negative".

    Raises:
        Unclear: where it says neither, or both.
    """
    texts = _texts(holder)
    said = {_WORDS[one] for one in texts if one in _WORDS} | {row.value for row in answers(holder) if row.fact == "result"}
    hinted = {hint for one in (*texts, *_displays(holder)) for hint in _hints(one)}
    if len(said) == 1 and said <= {"positive", "negative"} and hinted <= said:
        if said == {"negative"} and flags and is_flagged(holder):
            raise Unclear("it says negative, but its interpretation says something else")
        return said.pop()
    raise Unclear("it is not clear whether it is positive or negative" if said | hinted else "it does not say positive or negative")


def is_negative(holder: Element) -> bool:
    """Whether a result says that it is negative, and nothing else."""
    try:
        return not absent(holder) and qualitative(holder) == "negative"
    except Unclear:
        return False


def is_flagged(holder: Element) -> bool:
    """Whether an interpretation says anything but negative or normal."""
    return any(_meant(one) != {"negative"} for one in elements(holder.get("interpretation")) if called(one))


def is_telling(holder: Element) -> bool:
    """Whether a result that is not read seems to be a positive, or a flagged one."""
    said = {hint for one in (*_texts(holder), *_displays(holder)) for hint in _hints(one)} | {row.value for row in answers(holder)}
    return holder.get("valueBoolean") is True or bool(said & {"positive", "unclear"}) or is_flagged(holder)


def _texts(holder: Element) -> list[str]:
    """Return the texts that a result is told in."""
    return [text(one).casefold() for one in (holder.get("valueString"), *(c.get("text") for c in elements(holder.get("valueCodeableConcept"))))]


def _displays(holder: Element) -> list[str]:
    return [one.display.casefold() for one in codings(holder.get("valueCodeableConcept"))]


def _meant(interpretation: Element) -> set[str]:
    """Return what an interpretation says by its codes and in words, with "normal" as negative."""
    said = {"negative" if row.value == "normal" else row.value for row in rows("answers", interpretation)}
    local = [one.code for one in codings(interpretation) if not find("answers", one.system, one.code)]
    for one in (word.casefold() for word in (*names(interpretation), *local)):
        said |= {"negative"} if one in _NORMAL else set(_hints(one))
    return said


def _hints(said: str) -> Iterator[str]:
    """Yield what a text says, or seems to say. What only seems so decides nothing, but may contradict a code."""
    words = set(_LETTERS.findall(said))
    if said in _WORDS:
        yield _WORDS[said]
    elif words & _UNSURE:
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
    code = _plain(given.get("code")) if text(given.get("system")).rstrip("/") in (UCUM, UCUM.replace("http:", "https:")) else ""
    written = _plain(given.get("unit"))
    if code and code not in units:
        raise Unclear("its unit is not known")
    factors = {units[unit] for unit in (code, written) if unit in units and unit} or ({units[""]} if "" in units and not (code or written) else set())
    if not factors:
        raise Unclear("its unit is not known" if written else "it has no unit")
    if len(factors) > 1:
        raise Unclear("its unit is given in two ways that disagree")
    return factors.pop()


def _plain(unit: object) -> str:
    """Return a unit with one way to write liter and micro."""
    plain = text(unit).replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u").replace("/mcL", "/uL")
    return plain[:-1] + "L" if plain.endswith(("/l", "/ul")) else plain


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
        if status(limits.get("type")) - _OF_NORMAL:
            continue
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
