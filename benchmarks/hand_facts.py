"""What the rules written by hand share: from which days facts are computed, and by which names therapies are known."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from dmtcheck.facts import Fact
from dmtcheck.rulebook import Rulebook
from dmtcheck.therapies import table

MONTH: Final = 30.4375
WORDS: Final = ("clear", "information_needed", "flagged")
# Facts that are computed from a day (months unless they say otherwise), and from one day to another.
SINCE: Final[Mapping[str, str]] = {
    "months_since_lvef": "lvef_percent_date",
    "months_since_platelet_count": "platelets_per_mm3_date",
    "months_since_ecg": "ecg_date",
    "months_since_brain_mri": "brain_mri_date",
    "months_since_skin_exam": "skin_exam_date",
    "months_since_thyroid_test": "thyroid_test_date",
    "months_since_hpv_screen": "hpv_screen_date",
    "days_since_live_vaccine": "last_live_vaccine",
}
TO_TEST: Final[Mapping[str, str]] = {
    "days_from_plasma_exchange_to_jcv_test": "last_plasma_exchange",
    "months_from_immunoglobulin_to_jcv_test": "last_immunoglobulin",
}
LAST_DOSE: Final[Mapping[str, str]] = {
    "months_since_briumvi": "ublituximab",
    "weeks_since_briumvi": "ublituximab",
    "months_since_lemtrada": "alemtuzumab",
    "days_since_lemtrada": "alemtuzumab",
    "months_since_mitoxantrone": "mitoxantrone",
    "months_since_natalizumab": "natalizumab",
    "months_since_ocrevus": "ocrelizumab",
}
INFUSED: Final = ("alemtuzumab", "mitoxantrone", "natalizumab", "ocrelizumab", "ublituximab")
DAYS: Final = {"days": 1.0, "weeks": 7.0, "months": MONTH}


def _names(wanted: Callable[[Any], bool]) -> list[str]:
    """Return the names of those therapies of the code list, in small letters."""
    return [(row.brand or row.ingredient).lower() for row in table().values() if wanted(row)]


HELD: Final = {one: _names(lambda row, one=one: row.ingredient == one) for one in INFUSED}
GIVEN: Final = {one: _names(lambda row, one=one: row.ingredient == one and (row.drug or not row.brand)) for one in INFUSED}
BRANDS: Final = {one: _names(lambda row, one=one: row.drug == one) for one in ("tysabri", "tyruko")}
OURS: Final = sorted({name for names in GIVEN.values() for name in names})


def stated(book: Rulebook) -> list[Fact]:
    """Return the facts that a profile may state."""
    return [fact for fact in book.facts.values() if not fact.uses]


def unit(name: str) -> float:
    """Return how many days the unit has that a fact is named by."""
    return DAYS[name.split("_", 1)[0]]


def dated(fact: str) -> str:
    """Return the fact that says when a result was taken."""
    return f"{fact.replace('lvef_margin', 'lvef')}_date"
