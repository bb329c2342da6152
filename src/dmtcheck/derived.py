"""Facts that nobody states: computed from stated ones and the date of assessment, so that conditions hold no arithmetic.

What comes from the therapies is computed in ``courses``.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from dmtcheck.dates import days_between, months_between
from dmtcheck.facts import NEVER, NONE, Fact, FactType, Interval, Value

LVEF_LIMIT: Final = 50  # percent, where the laboratory gives none: older US label of mitoxantrone, boxed warning
MITOXANTRONE_DOSE: Final = 12  # mg per square meter: US label of mitoxantrone, dosage
_LVEF: Final = "left ventricular ejection fraction"


def _derived(name: str, title: str, *uses: str, type: FactType = "number", low: float = 0, bounded: bool = False, dated: bool = False) -> Fact:
    return Fact(name, title, "", type, (), low, NEVER, whole=name.startswith("days_"), bounded=bounded, dated=dated, uses=uses)


DERIVED: Final = (
    _derived("lvef_margin_percent", f"{_LVEF} above the lower limit of normal", "lvef_percent", "lvef_lower_limit_percent", low=-70, dated=True),
    _derived("mitoxantrone_total_with_next_dose", "lifetime mitoxantrone dose with the next one", "mitoxantrone_total_mg_per_m2", bounded=True),
    _derived("alemtuzumab_ever", "alemtuzumab, ever", "therapies", type="yes_no"),
    _derived("ocrelizumab_ever", "ocrelizumab, ever", "therapies", type="yes_no"),
    _derived("ublituximab_ever", "ublituximab, ever", "therapies", type="yes_no"),
    _derived("natalizumab_ever", "natalizumab, ever", "therapies", "natalizumab_months", type="yes_no"),
    _derived("mitoxantrone_ever", "mitoxantrone, ever", "mitoxantrone_total_mg_per_m2", "therapies", type="yes_no"),
    _derived("months_since_lvef", f"months since the last {_LVEF}", "lvef_percent"),
    _derived("months_since_platelet_count", "months since the last blood count", "platelets_per_mm3"),
    _derived("months_since_ecg", "months since the last ECG", "ecg_date"),
    _derived("months_since_brain_mri", "months since the last MRI of the brain", "brain_mri_date"),
    _derived("months_since_skin_exam", "months since the last skin exam", "skin_exam_date"),
    _derived("months_since_thyroid_test", "months since the last thyroid test", "thyroid_test_date"),
    _derived("months_since_hpv_screen", "months since the last HPV screening", "hpv_screen_date"),
    _derived("breast_screen_done", "breast cancer screening done", "breast_screen_date", type="yes_no"),
    _derived("days_since_live_vaccine", "days since the last live vaccine", "last_live_vaccine"),
    _derived("days_from_plasma_exchange_to_jcv_test", "days from plasma exchange to the anti-JC-virus antibody test", "jcv_antibody", "last_plasma_exchange"),
    _derived("months_from_immunoglobulin_to_jcv_test", "months from immunoglobulin to the anti-JC-virus antibody test", "jcv_antibody", "last_immunoglobulin"),
    _derived("days_since_lemtrada", "days since the last Lemtrada infusion", "therapies", bounded=True),
    _derived("weeks_since_briumvi", "weeks since the last Briumvi infusion", "therapies", bounded=True),
    _derived("months_since_briumvi", "months since the last Briumvi infusion", "therapies", bounded=True),
    _derived("months_since_lemtrada", "months since the last Lemtrada infusion", "therapies", bounded=True),
    _derived("months_since_mitoxantrone", "months since the last mitoxantrone infusion", "therapies", bounded=True),
    _derived("months_since_natalizumab", "months since the last natalizumab infusion", "therapies", bounded=True),
    _derived("months_since_ocrevus", "months since the last Ocrevus infusion", "therapies", bounded=True),
    _derived("alemtuzumab_now", "alemtuzumab now", "therapies", type="yes_no"),
    _derived("mitoxantrone_now", "mitoxantrone now", "therapies", type="yes_no"),
    _derived("natalizumab_now", "natalizumab now", "therapies", type="yes_no"),
    _derived("ocrelizumab_now", "ocrelizumab now", "therapies", type="yes_no"),
    _derived("ublituximab_now", "ublituximab now", "therapies", type="yes_no"),
    _derived("tysabri_now", "Tysabri now", "therapies", type="yes_no"),
    _derived("tyruko_now", "Tyruko now", "therapies", type="yes_no"),
    _derived("another_ms_therapy_now", "an MS therapy now that is none of the six infusions", "therapies", type="yes_no"),
)  # fmt: skip
# Time since a day that a profile states: the fact, what the day is of, and how the time is counted.
SINCE: Final[tuple[tuple[str, str, Callable[[date, date], float]], ...]] = tuple(
    (fact.name, fact.uses[0], days_between if fact.whole else months_between)
    for fact in DERIVED
    if "_since_" in fact.name and fact.uses != ("therapies",)
)


def derive(values: Mapping[str, Value], dates: Mapping[str, date], as_of: date | None) -> Iterator[tuple[str, Value]]:
    """Yield every derived fact, those from the therapies apart, that the stated ones and their dates make known."""
    yield from _amounts(values)
    if "breast_screen_date" in values:
        yield "breast_screen_done", values["breast_screen_date"] != NONE
    for name, base, passed in SINCE:
        yield from _passed(name, passed, dates.get(base) or values.get(base), as_of)
    tested = dates.get("jcv_antibody")
    yield from _passed("days_from_plasma_exchange_to_jcv_test", days_between, values.get("last_plasma_exchange"), tested)
    yield from _passed("months_from_immunoglobulin_to_jcv_test", months_between, values.get("last_immunoglobulin"), tested)


def _amounts(values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    lvef, total = values.get("lvef_percent"), values.get("mitoxantrone_total_mg_per_m2")
    if lvef is not None:
        yield "lvef_margin_percent", lvef - values.get("lvef_lower_limit_percent", LVEF_LIMIT)  # type: ignore[operator, misc]  # numbers
    if isinstance(total, Interval):
        yield "mitoxantrone_total_with_next_dose", Interval(total.low + MITOXANTRONE_DOSE, total.high + MITOXANTRONE_DOSE)
    elif total is not None:
        yield "mitoxantrone_total_with_next_dose", total + MITOXANTRONE_DOSE  # type: ignore[operator]  # a number
    for name, amount in (("natalizumab_ever", values.get("natalizumab_months")), ("mitoxantrone_ever", total)):
        if isinstance(amount, (int, float)) and (amount > 0 or name not in values):
            yield name, amount > 0


def _passed(name: str, passed: Callable[[date, date], float], day: object, until: date | None) -> Iterator[tuple[str, Value]]:
    """Yield how long ago ``day`` was on ``until``; nothing without either, or where it came later: one before it may be nearer."""
    if day == NONE:
        yield name, NEVER
    elif isinstance(day, date) and until is not None and day <= until:
        yield name, passed(day, until)
