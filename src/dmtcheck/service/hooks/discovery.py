"""The services offered, and the data that each asks its client to send along."""

from typing import Any, Final, NamedTuple

SPECIFICATION: Final = "3.0.0"  # of CDS Hooks
HOOK_VERSION: Final = "1.0"  # of each of the three hooks

# Only what every client can fill in: the id of the patient, one type of resource, no includes.
PREFETCH: Final = {
    "patient": "Patient/{{context.patientId}}",
    "conditions": "Condition?patient={{context.patientId}}",
    "medications": "MedicationRequest?patient={{context.patientId}}",
    "statements": "MedicationStatement?patient={{context.patientId}}",
    "labs": "Observation?patient={{context.patientId}}&category=laboratory",
    "measurements": "Observation?patient={{context.patientId}}&code=http://loinc.org|10230-1,http://loinc.org|18043-0,http://loinc.org|8806-2,"
    "http://loinc.org|29463-7,http://loinc.org|3141-9,http://loinc.org|11524-6,http://loinc.org|24590-2",
    "administrations": "MedicationAdministration?patient={{context.patientId}}",
    "pregnancy": "Observation?patient={{context.patientId}}&code=http://loinc.org|82810-3",
    "immunizations": "Immunization?patient={{context.patientId}}",
    "allergies": "AllergyIntolerance?patient={{context.patientId}}",
}
NEEDED: Final = ("patient", "conditions")
_USAGE: Final = (
    "Needed, prefetched or readable on fhirServer: patient and conditions; without them the answer is 412. Send medications as well: "
    "without it nothing is known of earlier and current therapies, and the cards say so. The other prefetch keys only help: what they "
    "would tell is asked for instead, and the cards say which of them was not there. labs is for results of the laboratory; measurements for "
    "ejection fraction, weight, ECG and MRI, which are often filed elsewhere; administrations for the infusions that were given. fhirServer is read only where the operator of this service has listed its address."
)


class Service(NamedTuple):
    """One service. ``orders`` says whether it speaks of the drugs that are ordered, and not of all."""

    id: str
    hook: str
    title: str
    description: str
    orders: bool

    def to_dict(self) -> dict[str, Any]:
        """Return what discovery tells of it."""
        return {
            "hook": self.hook,
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "prefetch": PREFETCH,
            "usageRequirements": _USAGE,
            "version": SPECIFICATION,
            "hookVersion": HOOK_VERSION,
        }


_ABOUT: Final = "Considerations to raise with a clinician about infusion treatments of multiple sclerosis (MS), each with its reason and source"
SERVICES: Final = {
    service.id: service
    for service in (
        Service(
            "dmtcheck-patient-view",
            "patient-view",
            "MS infusions: overview",
            f"{_ABOUT}: a card for each drug that the patient has or had, and one card for the others. Nothing for a patient without MS on record.",
            orders=False,
        ),
        Service(
            "dmtcheck-order-select",
            "order-select",
            "MS infusions: the drug being selected",
            f"{_ABOUT}: only for the drug that is being selected, where it is one of Briumvi, Lemtrada, mitoxantrone, Ocrevus, Tyruko and Tysabri.",
            orders=True,
        ),
        Service(
            "dmtcheck-order-sign",
            "order-sign",
            "MS infusions: the drug ordered",
            f"{_ABOUT}: only for the drugs among the orders to be signed, where they are of Briumvi, Lemtrada, mitoxantrone, Ocrevus, Tyruko and Tysabri.",
            orders=True,
        ),
    )
}


def discovery() -> dict[str, Any]:
    """Return all services."""
    return {"services": [service.to_dict() for service in SERVICES.values()]}
