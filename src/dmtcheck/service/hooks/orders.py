"""Which of the six infusions are ordered. Draft orders are often not yet valid FHIR, so only their medication is looked at."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dmtcheck.courses import course
from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir.elements import element, elements
from dmtcheck.inputs.fhir.entries import Entry, Lookup
from dmtcheck.inputs.fhir.medications import Medication, medication, named, names_itself
from dmtcheck.inputs.fhir.subjects import Subject
from dmtcheck.inputs.fhir.wording import names_ms, words
from dmtcheck.service.hooks.call import Call
from dmtcheck.service.hooks.refused import invalid
from dmtcheck.terms import DRUGS, Drug
from dmtcheck.therapies import FORMS_UNDER_THE_SKIN, recognise

_SERVICE: Final = "ServiceRequest"  # as which an infusion may be ordered, too
_KINDS: Final = ("MedicationRequest", "MedicationOrder", _SERVICE)
_OVER: Final = ("cancelled", "entered-in-error", "stopped", "completed")
_TEST: Final = re.compile(r"test|antibod|\bindex|monitor|level|\blab|screen|\bmri\b|assay|titer|titre|educat|referral|consult")
_BETWEEN_NAMES: Final = re.compile(r"[()/,;+&]| or | and ", re.IGNORECASE)


class Ordered(NamedTuple):
    """What is ordered.

    Attributes:
        drugs: those of the six infusions, in alphabetical order.
        brand_unknown: those of which only the ingredient is named, so that each may be meant.
        unreadable: of how many orders the medication is not there, or not clear; each may be one of the six.
        under_the_skin: the forms of them that are not infused.
        for_ms: whether an order says that it is for MS.
    """

    drugs: tuple[Drug, ...]
    brand_unknown: frozenset[Drug]
    unreadable: int
    under_the_skin: tuple[str, ...] = ()
    for_ms: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether none of the orders may be one of the six, in any form."""
        return not (self.drugs or self.unreadable or self.under_the_skin)


def ordered(call: Call, others: Iterable[Entry] = ()) -> Ordered:
    """Return what is ordered, or is being selected; medications may stand among ``others``. Raises Refused where an order is for another patient."""
    lookup = Lookup([*call.drafts, *others])
    subject = Subject(Entry({"resourceType": "Patient", "id": call.patient}, 0))
    sure: set[Drug] = set()
    unsure: set[Drug] = set()
    forms: list[str] = []
    unreadable = 0
    counted = [order for order in call.drafts if _counts(order, call.selections)]
    for order in counted:
        _refuse_other(order, subject)
        found = _service(order) if order.kind == _SERVICE else medication(order, lookup)
        names = [found.therapy] if found.therapy else list(_names(found.called))
        for drugs in [course({"name": name}).drugs for name in names]:
            (unsure if len(drugs) > 1 else sure).update(drugs)
        forms += [name for name in names if name in FORMS_UNDER_THE_SKIN]
        unreadable += not names and found.may_be_one
    all_of_them = tuple(drug for drug in DRUGS if drug in sure | unsure)
    return Ordered(all_of_them, frozenset(unsure - sure), unreadable, tuple(dict.fromkeys(forms)), any(map(_is_for_ms, counted)))


def _service(order: Entry) -> Medication:
    """Return the medication of an order of a service; nothing where it is of something else, such as a test."""
    code = element(order.resource.get("code"))
    concepts = [one for each in (code, code.get("concept"), order.resource.get("orderDetail")) for one in elements(each)]
    found = named(concepts, itself=True)
    return found._replace(may_be_one=False) if found.therapy and not _TEST.search(words(concepts)) else Medication()


def _is_for_ms(order: Entry) -> bool:
    reasons = elements(order.resource.get("reasonCode")) + [element(one.get("concept")) for one in elements(order.resource.get("reason"))]
    return names_ms(reasons)


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
    pieces = [one for one in _BETWEEN_NAMES.split(called) if one.strip()]
    if not (pieces and names_itself(called) and names_itself(pieces[0])):
        return iter(())
    known = [row for row in map(recognise, filter(names_itself, pieces)) if row]
    branded = {row.ingredient for row in known if row.brand}
    return (row.brand or row.ingredient for row in known if row.brand or row.ingredient not in branded)
