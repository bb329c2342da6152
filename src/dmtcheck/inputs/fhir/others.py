"""Vaccines and allergies."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from dmtcheck.dates import days_between
from dmtcheck.inputs.fhir.elements import Element, called, codings, elements, first_of, name, rows, status, text
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.findings import FUTURE, Findings
from dmtcheck.inputs.fhir.medications import named
from dmtcheck.inputs.fhir.wording import NEVER, words
from dmtcheck.therapies import recognise

RECENT: Final = 28  # days, the shortest that a rule asks for: what is older could clear one, and a vaccine that is not listed may be newer
_REACTIONS: Final = ("ublituximab", "alemtuzumab", "mitoxantrone", "ocrelizumab", "natalizumab")
_SULFITE: Final = re.compile(r"sul(?:f|ph)ites?\b")


def vaccines(entries: Iterable[Entry], found: Findings) -> None:
    """Put in when the last live vaccine was given. That there is none on record does not say that there was none."""
    days: dict[date, list[str]] = {}
    for entry in entries:
        code = entry.resource.get("vaccineCode")
        listed = rows("vaccines", _padded(code))
        at = first_of(entry.resource, "occurrenceDateTime", "date")
        if not listed:
            found.unlisted("vaccine", called(code))
        elif status(entry.resource.get("status")) != {"completed"} or entry.resource.get("wasNotGiven") is True:
            found.note("last_live_vaccine", entry.ref, f"{name(called(code))}: not said to have been given: not used")
        elif found.is_ahead(at):
            found.note("last_live_vaccine", entry.ref, FUTURE)
        elif at and at.day:
            found.doubt(listed, "last_live_vaccine", entry.ref)
            days.setdefault(at.day, []).append(entry.ref)
        else:
            found.note("last_live_vaccine", entry.ref, "a live vaccine without a full date, which may be the last: not used, ask for the date")
    _last(days, found)


def _padded(concept: object) -> list[Element]:
    """Return the codes of a vaccine, each with two digits at least: "3" is "03"."""
    return [{"system": one.system, "code": one.code.zfill(2) if one.code.isdecimal() else one.code} for one in codings(concept)]


def _last(days: dict[date, list[str]], found: Findings) -> None:
    """Put in the last day, where that can only raise a rule, whatever was given later."""
    last = max(days, default=None)
    if last is None:
        return
    if found.as_of is None or days_between(last, found.as_of) >= RECENT:
        said = f"the last live vaccine on record, of {last}; whether there was a later one is not known: ask"
        found.note("last_live_vaccine", ", ".join(days[last]), said)
    else:
        found.state("last_live_vaccine", last.isoformat(), days[last])


def allergies(entries: Iterable[Entry], found: Findings) -> None:
    """Put in the severe reactions to one of the infusions or to sulfite. The list is never known to be complete."""
    severe: dict[str, list[str]] = {}
    for entry in entries:
        resource = entry.resource
        code = [*elements(resource.get("code")), *elements(resource.get("substance"))]
        code += [one for reaction in elements(resource.get("reaction")) for one in elements(reaction.get("substance"))]
        substance = _substance(code)
        if substance is None:
            found.unlisted("allergy", called(code))
        elif (status(resource.get("verificationStatus")) | status(resource.get("status"))) & NEVER:
            found.note("severe_reactions", entry.ref, f"{substance}: refuted or entered in error: not used")
        elif _is_severe(entry):
            severe.setdefault(substance, []).append(entry.ref)
        else:
            found.note("severe_reactions", entry.ref, f"{substance}: an allergy or reaction, not said to be severe: ask how severe it was")
    if severe:
        refs = [ref for each in severe.values() for ref in each]
        found.state("severe_reactions", list(severe), refs)
        found.state("severe_reactions_complete", False, refs)


def _substance(code: object) -> str | None:
    """Return which of the substances asked about an allergy is to, or None."""
    known = recognise(named(code).therapy)
    if known and known.ingredient in _REACTIONS:
        return known.ingredient
    texts = [text(one.get("text")) for one in elements(code)] + [called(code)]
    return "sulfite" if any(_SULFITE.search(one.casefold()) for one in texts) else None


def _is_severe(entry: Entry) -> bool:
    high = status(entry.resource.get("criticality")) & {"high", "crith"}
    return bool(high) or any("severe" in status(one.get("severity")) or _is_anaphylaxis(one) for one in elements(entry.resource.get("reaction")))


def _is_anaphylaxis(reaction: Element) -> bool:
    said = [one for each in elements(reaction.get("manifestation")) for one in (each, *elements(each.get("concept")))]
    return any(row.fact == "severe_reactions" for row in rows("conditions", said)) or any("anaphyla" in words(one) for one in said)
