"""Results weighed against each other: the newest counts, what clashes is left out, and what was ever positive stays so."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from dmtcheck.dates import months_between
from dmtcheck.inputs.fhir.elements import When
from dmtcheck.inputs.fhir.findings import NAMED, Findings, Result
from dmtcheck.known import LONGEST_PREGNANCY

_EVER: Final = frozenset(("jcv_antibody", "anti_hbc", "hiv", "tuberculosis_screen"))  # once positive, always positive
_NEVER_OVER: Final = frozenset(("pregnant",))  # of which a later "no" does not say that the record is wrong
_DAYS: Final = frozenset(("thyroid_test_date", "ecg_date", "brain_mri_date"))
_UNDATED: Final = frozenset(("weight_kg", "pregnant", "breastfeeding", *_DAYS))  # facts that a profile keeps without a date
_CONCERNS: Final = ("positive", "raised", "low")
_WANTED: Final = "vzv_antibody"  # of which "positive" is no concern
_LIVER: Final = ("alt", "ast", "alp", "bilirubin")
_IMMUNOGLOBULINS: Final = ("igg", "igm", "iga")


def weigh(found: Findings) -> None:
    """Put in the results that count."""
    for fact, results in found.results.items():
        if "/" not in fact:
            _put(fact, _ever(fact, results, found) or _newest(fact, results, found), found)
    _panel("liver_tests", _LIVER, "raised", found)
    _panel("immunoglobulins", _IMMUNOGLOBULINS, "low", found)
    _spoken_against(found)
    _hepatitis_b(found)
    _pregnancy(found)


def _put(fact: str, counted: Sequence[Result], found: Findings) -> None:
    if not counted:
        return
    found.state(fact, counted[0].value, [one.ref for one in counted])
    day = counted[0].at.day
    if day and fact not in _UNDATED:
        found.state(f"{fact}_date", day.isoformat(), [one.ref for one in counted])
    for one in counted:
        if one.at.first and not one.at.day:
            found.note(fact, one.ref, "its date is not a full date: used without a date")


def _last(results: Iterable[Result]) -> date | None:
    return max((one.at.day for one in results if one.at.day), default=None)


def _of_last_day(results: Sequence[Result]) -> list[Result]:
    last = _last(results)
    return [one for one in results if one.at.day == last]


def _ever(fact: str, results: Sequence[Result], found: Findings) -> list[Result]:
    """Return the newest positive results of what stays positive, or none."""
    positive = [one for one in results if one.usable and one.value == "positive"] if fact in _EVER else []
    others = [one for one in results if one.usable and one.value != "positive"]
    if positive and others:
        found.note(fact, _refs(others), "negative, but another result is positive: once positive counts as positive")
    return _of_last_day(positive)


def _newest(fact: str, results: Sequence[Result], found: Findings) -> list[Result]:
    """Return the newest results; none where what may be the newest disagrees, or could not be read."""
    usable = [one for one in results if one.usable]
    begun = _begun(usable)
    rivals = [one for one in usable if fact in _NEVER_OVER or one.may_follow(begun)]
    if len({one.value for one in rivals}) > 1:
        _disagree(fact, rivals, found)
        return []
    newest = _of_last_day(rivals)
    return [] if not newest or _is_doubted(fact, newest, results, found) else newest


def _begun(results: Iterable[Result]) -> date | None:
    """Return the day before which the newest was not taken."""
    return max((one.at.first for one in results if one.at.first), default=None)


def _disagree(fact: str, rivals: Sequence[Result], found: Findings) -> None:
    """Say how results disagree of which any may be the newest."""
    last = _last(rivals)
    newest = _of_last_day(rivals)
    told, said = newest, f"results of the same day, {last}, disagree: none used"
    if fact in _NEVER_OVER or last is None:
        told, said = list(rivals), f"results {'' if fact in _NEVER_OVER else 'without a full date '}disagree: none used"
    elif len({one.value for one in newest}) == 1:
        told = [one for one in rivals if one.value != newest[0].value]
        said = f"without a full date, and it disagrees with the newest that has one, {last}: which is the newer is not known, none used"
    found.note(fact.partition("/")[0], _refs(told), said)


def _is_doubted(fact: str, newest: Sequence[Result], results: Iterable[Result], found: Findings) -> bool:
    """Whether a result that could not be read, and is not older, may say otherwise. A concern stays one until something clears it."""
    used, value, begun = {one.ref for one in newest}, newest[0].value, _begun(newest)
    unread = [one for one in results if not one.usable and one.value != value and one.ref not in used and one.may_follow(begun)]
    if not unread or value is True or (value in _CONCERNS and fact != _WANTED):
        return False
    said = f"it could not be used, and is not older than the last that is clear ({_refs(newest)}): that is not used either"
    found.note(fact.partition("/")[0], _refs(unread), said)
    return True


def _refs(results: Iterable[Result]) -> str:
    refs = list(dict.fromkeys(one.ref for one in results))
    return ", ".join(refs[:NAMED]) + (f" and {len(refs) - NAMED:,} more" if len(refs) > NAMED else "")


def _panel(fact: str, tests: Sequence[str], concern: str, found: Findings) -> None:
    """Put in several tests as one: of concern where one is, normal only where all are there and none is."""
    newest = {test: _newest(fact, found.results.get(f"{fact}/{test}", ()), found) for test in tests if f"{fact}/{test}" in found.results}
    raised = [one for results in newest.values() for one in results if one.value == concern]
    used = raised or [one for results in newest.values() for one in results]
    missing = [test for test in tests if not newest.get(test)]
    if newest and not raised and missing:
        found.note(fact, ", ".join(one.ref for one in used) or "Observation", f"normal only together with {', '.join(missing)}, of which none counts")
    elif used:
        days = [one.at.day for one in used]
        oldest = min((day for day in days if day), default=None) if all(days) else None
        value: Any = concern if raised else "normal"
        _put(fact, [Result(value, When(oldest, oldest), one.ref) for one in used], found)


def _spoken_against(found: Findings) -> None:
    """Leave out each "no" that something else on record speaks against, unless that is older."""
    for fact, doubts in found.against.items():
        if found.profile.get(fact) not in ("negative", False):
            continue
        day = None if fact in _NEVER_OVER else _last(_of(fact, found))
        against = [one for one in doubts if one.may_follow(day) and not (fact in _NEVER_OVER and _is_over(one.at.last, found.as_of))]
        for one in against:
            found.note(fact, one.ref, f"{one.value}: {_refs(_of(fact, found))} is not used, ask which holds")
        if against:
            found.drop(fact)


def _of(fact: str, found: Findings) -> list[Result]:
    refs = set(found.refs(fact))
    return [one for one in found.results[fact] if one.ref in refs]


def _is_over(day: date | None, as_of: date | None) -> bool:
    """Whether a pregnancy of a day is over."""
    return bool(day and as_of and months_between(day, as_of) > LONGEST_PREGNANCY)


def _hepatitis_b(found: Findings) -> None:
    """Leave out negative tests beside hepatitis B: on record, or an antigen that once was positive."""
    positive = [one.ref for one in found.results.get("hbsag", ()) if one.usable and one.value == "positive"]
    where = ", ".join(dict.fromkeys((*found.hepatitis_b, *positive)))
    if not where:
        return
    if "hbsag" not in found.profile:
        found.note("hbsag", where, "hepatitis B is on record: ask for the tests and for what came of it")
    for fact, test in (("hbsag", "the surface antigen"), ("anti_hbc", "the core antibody")):
        if found.profile.get(fact) == "negative":
            found.note(fact, ", ".join((*found.refs(fact), where)), f"{test} is negative, but hepatitis B is on record: not used")
            found.drop(fact)


def _pregnancy(found: Findings) -> None:
    """Leave out both where "not pregnant" and a positive test of that time contradict each other."""
    if found.profile.get("pregnant") is not False or found.profile.get("pregnancy_test") != "positive":
        return
    if not _is_over(_last(_of("pregnancy_test", found)), found.as_of):
        both = ", ".join((*found.refs("pregnant"), *found.refs("pregnancy_test")))
        found.note("pregnant", both, "not pregnant, but a pregnancy test is positive: neither used")
        for fact in ("pregnant", "pregnancy_test"):
            found.drop(fact)
