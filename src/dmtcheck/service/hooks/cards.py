"""The cards: what is told about the drugs ordered, or about those that the person has, had or may come to have."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final
from uuid import uuid5

from dmtcheck.courses import ANY_STATE
from dmtcheck.outputs import words
from dmtcheck.report import Assessment, Report
from dmtcheck.service.hooks import detail
from dmtcheck.service.hooks.call import Call
from dmtcheck.service.hooks.orders import Ordered
from dmtcheck.service.hooks.suggestions import suggestions
from dmtcheck.terms import SEVERITIES, Drug, Severity

TOPIC: Final = "urn:dmtcheck:topic"
_REASONS: Final = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"
# Those of HL7's reasons whose own words fit a list of things to raise.
_OVERRIDE: Final = {
    "cds-not-applicable": "PC CDS does not apply to patient",
    "wrong-time-workflow": "PC CDS delivered at wrong time in workflow or patient lifecycle",
    "recipient-disagrees-evidence": "Recipient disagrees with recommendation because of issues with the evidence",
    "risk-benefit-ratio": "Recipient assessment of risk/benefit ratio",
    "mitigate-risk-negative-outcome": "Action taken to mitigate risk of negative outcome",
    "patient-refuses": "Patient refuses/declines (no context given)*",
}
_OVERVIEW: Final = "overview"
_BRANDS: Final = "The order names natalizumab and no brand: it may be Tysabri or Tyruko, so there is a card for each."
_UNREADABLE: Final = (
    "What is ordered is only referred to, and was neither sent along nor readable; or it has only codes that are not known here, names of several "
    "medications, a name that is much like one of them, or one of them in passing. It may be one of Briumvi, Lemtrada, mitoxantrone, Ocrevus, "
    "Tyruko and Tysabri; nothing was checked for it. Name the medication in the order by its brand or ingredient to have it checked."
)
_UNDER_THE_SKIN: Final = (
    "These rules speak of infusions only. What is ordered is a form that is given under the skin: nothing was checked for it. "
    "Its own prescribing information holds what to raise."
)
_MS_UNCLEAR: Final = (
    "Multiple sclerosis is on record, or named in the order, in a way that could not be read: only suspected, in words without a code, with a code "
    "or a code system that is not known here, or in a record that could not be used. Nothing was checked for this order. If the diagnosis is "
    "confirmed, record it as a confirmed and active condition with a code of ICD-10-CM (G35) or SNOMED CT, and order again."
)

Card = dict[str, Any]


def of_orders(call: Call, report: Report, brand_unknown: Collection[Drug], base_url: str | None) -> list[Card]:
    """Return a card for each drug ordered that has something to say."""
    return [_of_drug(call, report, one, base_url, _BRANDS if one.drug in brand_unknown else "") for one in report.assessments if _raises(one)]


def of_patient(call: Call, report: Report, base_url: str | None) -> list[Card]:
    """Return a card for each drug that the person has or had, and one for all others; none where there is nothing to say."""
    raised = [one for one in report.assessments if _raises(one)]
    states = report.known.states
    given = [one for one in raised if "never" not in states.get(one.drug, ANY_STATE)]
    others = [one for one in raised if one not in given]
    cards = [_of_drug(call, report, one, base_url) for one in given]
    if others:
        part = _part(report, others)
        cards.append(_card(call, part, _OVERVIEW, "MS infusions: what to raise and to find out", detail.of_several(part), base_url))
    return cards


def beside(call: Call, found: Ordered) -> list[Card]:
    """Return the cards about orders for which nothing can be checked."""
    made = []
    if found.unreadable:
        which = "an order" if found.unreadable == 1 else f"{found.unreadable} orders"
        summary = f"MS infusions: the medication of {which} could not be read"
        made.append(_told(call, "unreadable", summary, "warning", "Medication not readable", _UNREADABLE))
    if found.under_the_skin:
        summary = f"{', '.join(found.under_the_skin)}: a form under the skin, for which nothing was checked"
        made.append(_told(call, "under-the-skin", summary, "info", "Form under the skin", _UNDER_THE_SKIN))
    return made


def ms_unclear(call: Call, drugs: Sequence[Drug]) -> Card:
    """Return the card for an order for somebody whose MS could not be read."""
    summary = f"{', '.join(drug.capitalize() for drug in drugs)}: multiple sclerosis could not be read from the record; nothing was checked"
    return _told(call, "ms-unclear", summary, "warning", "Multiple sclerosis not readable", _MS_UNCLEAR)


def _told(call: Call, about: str, summary: str, indicator: Severity, display: str, text: str) -> Card:
    """Return a card that says no more than its words."""
    return {
        "uuid": str(uuid5(call.instance, about)),
        "summary": summary,
        "indicator": indicator,
        "detail": text,
        "source": {"label": "dmtcheck", "topic": {"system": TOPIC, "code": about, "display": display}},
        "overrideReasons": [{"system": _REASONS, "code": code, "display": said} for code, said in _OVERRIDE.items()],
    }


def _of_drug(call: Call, report: Report, assessment: Assessment, base_url: str | None, remark: str = "") -> Card:
    part = _part(report, [assessment])
    return _card(call, part, assessment.drug, _summary(assessment, bool(remark)), detail.of_drug(part, [remark] if remark else []), base_url)


def _part(report: Report, assessments: Sequence[Assessment]) -> Report:
    """Return what ``report`` says of some of its drugs."""
    return Report(report.rulebook, report.known.only([one.drug for one in assessments]), tuple(assessments))


def _card(call: Call, report: Report, about: str, summary: str, text: str, base_url: str | None) -> Card:
    card = _told(call, about, summary, _indicator(report.assessments), "MS infusions" if about == _OVERVIEW else about.capitalize(), text)
    tests = [] if about == _OVERVIEW else suggestions(call, report, about)  # nobody orders a test for a drug that nobody thinks of
    if tests:
        card |= {"suggestions": tests, "selectionBehavior": "any"}
    if base_url:
        card["links"] = [{"label": "Open the questions in dmtcheck", "url": f"{base_url.rstrip('/')}/", "type": "absolute"}]
    return card


def _raises(assessment: Assessment) -> bool:
    return any(one.severity != "info" for one in assessment.considerations)


def _indicator(assessments: Sequence[Assessment]) -> Severity:
    """Return the gravest of what is raised. What is only not known warns at most: it could be settled by an answer."""
    return min((_weight for one in assessments for _weight in _weights(one)), key=SEVERITIES.index)


def _weights(assessment: Assessment) -> Iterator[Severity]:
    for one in assessment.considerations:
        yield "warning" if one.outcome == "information_needed" and one.severity == "critical" else one.severity


def _summary(assessment: Assessment, brand_unknown: bool) -> str:
    """Return one line: what is flagged, and how much is to be found out."""
    flagged = [one.severity for one in assessment.considerations if one.outcome == "flagged"]
    to_find_out = sum(one.outcome == "information_needed" and one.severity != "info" for one in assessment.considerations)
    parts = [f"{flagged.count('critical')} critical"] if "critical" in flagged else []
    parts += [f"{flagged.count('warning')} to weigh"] if "warning" in flagged else []
    parts += [f"{to_find_out} to find out {words.POINT[assessment.points[0]]}"] if to_find_out else []
    name = assessment.drug.capitalize()
    return f"{f'Tysabri or Tyruko (brand not named), if {name}' if brand_unknown else name}: {', '.join(parts)}"
