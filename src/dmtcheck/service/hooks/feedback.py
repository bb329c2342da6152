"""What a clinician did with a card. It is checked, perhaps counted, and never kept."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from dmtcheck.service.hooks.refused import invalid

Count = Callable[[str, str], None]  # takes the service and the outcome


def take(given: Mapping[str, Any], service: str, count: Count | None) -> None:
    """Check all feedback of one request, and count it by outcome. Raises Refused where the standard asks for another shape."""
    entries = given.get("feedback")
    if not isinstance(entries, list) or not entries:
        raise invalid('"feedback" must be a list that is not empty.')
    outcomes = [_outcome(one, f'"feedback", number {number}') for number, one in enumerate(entries, 1)]
    for outcome in outcomes if count else ():
        assert count
        count(service, outcome)


def _outcome(one: object, place: str) -> str:
    if not isinstance(one, dict) or not _is_text(one.get("card")):
        raise invalid(f'{place}: "card" must be the uuid of a card.')
    outcome = one.get("outcome")
    if outcome not in ("accepted", "overridden"):
        raise invalid(f'{place}: "outcome" must be "accepted" or "overridden" (cds-fb-1).')
    if outcome == "accepted" and not _are_suggestions(one.get("acceptedSuggestions")):
        raise invalid(f'{place}: "acceptedSuggestions" must be a list of objects with an "id" (cds-fb-2).')
    if one.get("overrideReason") is not None and not _is_reason(one["overrideReason"]):
        raise invalid(f'{place}: "overrideReason" must hold a "reason", a "userComment" or both (cds-fb-3).')
    if not _is_instant(one.get("outcomeTimestamp")):
        raise invalid(f'{place}: "outcomeTimestamp" must be a date and time with its zone.')
    return str(outcome)


def _are_suggestions(given: object) -> bool:
    return isinstance(given, list) and bool(given) and all(isinstance(one, dict) and _is_text(one.get("id")) for one in given)


def _is_reason(given: object) -> bool:
    if not isinstance(given, dict):
        return False
    reason, comment = given.get("reason"), given.get("userComment")
    coded = isinstance(reason, dict) and _is_text(reason.get("code"))
    return (coded or reason is None) and (comment is None or isinstance(comment, str)) and (coded or _is_text(comment))


def _is_instant(given: object) -> bool:
    try:
        return isinstance(given, str) and "T" in given.upper() and datetime.fromisoformat(given).tzinfo is not None
    except ValueError:
        return False


def _is_text(given: object) -> bool:
    return isinstance(given, str) and bool(given.strip())
