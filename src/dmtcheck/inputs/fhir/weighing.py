"""Results weighed against each other: the newest counts, what clashes is left out, and what was ever positive stays so."""

from collections.abc import Sequence
from typing import Any, Final

from dmtcheck.dates import months_between
from dmtcheck.inputs.fhir.findings import Findings, Result
from dmtcheck.known import LONGEST_PREGNANCY

_EVER: Final = frozenset(("jcv_antibody", "anti_hbc", "hiv", "tuberculosis_screen"))  # once positive, always positive
_NEVER_OVER: Final = frozenset(("pregnant",))  # of which a later "no" does not say that the record is wrong
_DAYS: Final = frozenset(("thyroid_test_date", "ecg_date", "brain_mri_date"))
_UNDATED: Final = frozenset(("weight_kg", "pregnant", "breastfeeding", *_DAYS))  # facts that a profile keeps without a date
_LIVER: Final = ("alt", "ast", "alp", "bilirubin")
_IMMUNOGLOBULINS: Final = ("igg", "igm", "iga")


def weigh(found: Findings) -> None:
    """Put in the results that count."""
    for fact, results in found.results.items():
        if "/" not in fact:
            _put(fact, _ever(fact, results, found) or _newest(fact, results, found), found)
    _panel("liver_tests", _LIVER, "raised", found)
    _panel("immunoglobulins", _IMMUNOGLOBULINS, "low", found)
    _hepatitis_b(found)
    _pregnancy(found)


def _put(fact: str, counted: Sequence[Result], found: Findings) -> None:
    if not counted:
        return
    found.state(fact, counted[0].value, [one.ref for one in counted])
    day = counted[0].day
    if day and fact not in _UNDATED:
        found.state(f"{fact}_date", day.isoformat(), [one.ref for one in counted])


def _ever(fact: str, results: Sequence[Result], found: Findings) -> list[Result]:
    """Return the newest positive results of what stays positive, or none."""
    if fact not in _EVER:
        return []
    positive = [one for one in results if one.value == "positive"]
    if not positive:
        return []
    last = max((one.day for one in positive if one.day), default=None)
    others = [one.ref for one in results if one not in positive]
    if others:
        found.note(fact, ", ".join(others), "negative, but another result is positive: once positive counts as positive")
    return [one for one in positive if one.day == last]


def _newest(fact: str, results: Sequence[Result], found: Findings) -> list[Result]:
    """Return the newest results, which agree; none where they do not."""
    last = max((one.day for one in results if one.day), default=None)
    newest = [one for one in results if one.day == last or fact in _NEVER_OVER]
    if any(one.value != newest[0].value for one in newest):
        when = "disagree" if fact in _NEVER_OVER else f"of the same day, {last}, disagree" if last else "without a date disagree"
        found.note(fact, ", ".join(one.ref for one in newest), f"results {when}: none used")
        return []
    undated = [one for one in results if last and one.day is None and one.value != newest[0].value]
    if not undated:
        return newest
    refs, settled = ", ".join(one.ref for one in undated), not isinstance(newest[0].value, str)
    said = f"without a date, and it disagrees with the newest that has one, {last}"
    found.note(fact, refs, f"{said}: not used" if settled else f"{said}: which is the newer is not known, none used")
    return newest if settled else []


def _panel(fact: str, tests: Sequence[str], concern: str, found: Findings) -> None:
    """Put in several tests as one: of concern where one is, normal only where all are there and none is."""
    newest = {test: _newest(fact, found.results.get(f"{fact}/{test}", ()), found) for test in tests if f"{fact}/{test}" in found.results}
    raised = [one for results in newest.values() for one in results if one.value == concern]
    used = raised or [one for results in newest.values() for one in results]
    missing = [test for test in tests if not newest.get(test)]
    if newest and not raised and missing:
        found.note(fact, ", ".join(one.ref for one in used) or "Observation", f"normal only together with {', '.join(missing)}, of which none counts")
    elif used:
        days = [one.day for one in used]
        oldest = min((day for day in days if day), default=None) if all(days) else None
        value: Any = concern if raised else "normal"
        _put(fact, [Result(value, oldest, one.ref) for one in used], found)


def _hepatitis_b(found: Findings) -> None:
    if not found.hepatitis_b:
        return
    where = ", ".join(dict.fromkeys(found.hepatitis_b))
    if found.profile.get("hbsag") == "negative":
        found.note("hbsag", ", ".join((*found.refs("hbsag"), where)), "the surface antigen is negative, but hepatitis B is on record: not used")
        found.drop("hbsag")
    elif "hbsag" not in found.profile:
        found.note("hbsag", where, "hepatitis B is on record: ask for the tests and for what came of it")


def _pregnancy(found: Findings) -> None:
    """Leave out both where "not pregnant" and a positive test of that time contradict each other."""
    if found.profile.get("pregnant") is not False or found.profile.get("pregnancy_test") != "positive":
        return
    (taken, *_) = [one.day for one in found.results["pregnancy_test"] if one.ref in found.refs("pregnancy_test")]
    if taken is None or found.as_of is None or months_between(taken, found.as_of) <= LONGEST_PREGNANCY:
        both = ", ".join((*found.refs("pregnant"), *found.refs("pregnancy_test")))
        found.note("pregnant", both, "not pregnant, but a pregnancy test is positive: neither used")
        for fact in ("pregnant", "pregnancy_test"):
            found.drop(fact)
