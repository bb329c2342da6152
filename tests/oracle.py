"""A second, simple evaluator: reads ``when`` as plain YAML and knows nothing of the project's conditions, rails or engine."""

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import Any

COMPARE = {"above": gt, "at_least": ge, "below": lt, "at_most": le}


def truth(when: Mapping[str, Any], values: Mapping[str, Any], clears: Callable[[str], bool]) -> bool | None:
    """Return Kleene's truth. Of a number perhaps only the possible values are known, as a list; ``clears`` says whether a result is new enough to say no."""
    truths = [_line(name, asked, values, clears) for name, asked in when.items()]
    return False if False in truths else None if None in truths else True


def _line(name: str, asked: Any, values: Mapping[str, Any], clears: Callable[[str], bool]) -> bool | None:
    if name in ("any", "all"):
        truths = [truth(part, values, clears) for part in asked]
        strong = name == "any"
        return strong if strong in truths else None if None in truths else not strong
    if name not in values:
        return None
    possible = values[name] if isinstance(values[name], list) else [values[name]]
    answers = {_holds(asked, value) for value in possible}
    return None if len(answers) > 1 or (answers == {False} and not clears(name)) else answers.pop()


def _holds(asked: Any, value: Any) -> bool:
    if isinstance(asked, dict):
        ((operator, bound),) = asked.items()
        return bound in value if operator == "includes" else COMPARE[operator](value, bound)
    return value in asked if isinstance(asked, list) else value == asked
