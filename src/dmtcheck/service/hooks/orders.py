"""Which of the six infusions are ordered. Draft orders are often not yet valid FHIR, so only their medication is looked at."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dmtcheck.courses import course
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.inputs.fhir.medications import medication
from dmtcheck.inputs.fhir.subjects import Subject
from dmtcheck.service.hooks.call import Call
from dmtcheck.service.hooks.collected import medication_references
from dmtcheck.service.hooks.refused import invalid
from dmtcheck.terms import DRUGS, Drug
from dmtcheck.therapies import recognise

_KINDS: Final = ("MedicationRequest", "MedicationOrder")
_OVER: Final = ("cancelled", "entered-in-error", "stopped", "completed")
_MAY_BE_ONE: Final = "must be looked up"  # how the reader of FHIR ends what it says of such a medication
_BETWEEN_NAMES: Final = re.compile(r"[()/,;+&]| or | and ", re.IGNORECASE)


class Ordered(NamedTuple):
    """What is ordered.

    Attributes:
        drugs: those of the six infusions, in alphabetical order.
        brand_unknown: those of which only the ingredient is named, so that each may be meant.
        unreadable: of how many orders the medication is not there, or not clear; each may be one of the six.
    """

    drugs: tuple[Drug, ...]
    brand_unknown: frozenset[Drug]
    unreadable: int


def ordered(call: Call, others: Iterable[Entry] = ()) -> Ordered:
    """Return what is ordered, or is being selected; medications may stand among ``others``. Raises Refused where an order is for another patient."""
    lookup = Lookup([*call.drafts, *others])
    subject = Subject(Entry({"resourceType": "Patient", "id": call.patient}, 0))
    sure: set[Drug] = set()
    unsure: set[Drug] = set()
    unreadable = 0
    for order in call.drafts:
        if not _counts(order, call.selections):
            continue
        _refuse_other(order, subject)
        found = medication(order, lookup)
        names = [found.therapy] if found.therapy else list(_names(found.called))
        for drugs in [course({"name": name}).drugs for name in names]:
            (unsure if len(drugs) > 1 else sure).update(drugs)
        unreadable += not names and (_MAY_BE_ONE in found.problem if found.called else any(medication_references(order)))
    return Ordered(tuple(drug for drug in DRUGS if drug in sure | unsure), frozenset(unsure - sure), unreadable)


def _counts(order: Entry, selections: frozenset[str] | None) -> bool:
    if order.kind not in _KINDS or order.resource.get("status") in _OVER or order.resource.get("doNotPerform") is True:
        return False
    return selections is None or not selections.isdisjoint((f"{order.kind}/{order.id}", order.id, order.url))


def _refuse_other(order: Entry, subject: Subject) -> None:
    try:
        subject.problem(order)  # an order that does not say for whom it is, is for the patient of the call
    except ProfileError:
        raise invalid('"context.draftOrders" holds an order for another patient than "context.patientId" names.') from None


def _names(called: str) -> Iterator[str]:
    """Yield the therapies that a medication names one by one, where it means none as a whole: "natalizumab (Tysabri or Tyruko)"."""
    named = [row for row in map(recognise, _BETWEEN_NAMES.split(called)) if row]
    branded = {row.ingredient for row in named if row.brand}
    return (row.brand or row.ingredient for row in named if row.brand or row.ingredient not in branded)
