"""Orders of missing laboratory tests, as drafts that a clinician may take or leave. Nothing is said to be better than anything else."""

from typing import Any, Final
from uuid import uuid5

from dmtcheck import codes
from dmtcheck.report import Report
from dmtcheck.service.hooks.call import Call

MOST: Final = 3
_LOINC: Final = "http://loinc.org"
# Each is one test with one result; a panel such as "liver tests" is not, and a pregnancy is asked after first.
_TESTS: Final = {
    "jcv_antibody": "anti-JC-virus antibody test",
    "hbsag": "hepatitis B surface antigen test",
    "anti_hbc": "hepatitis B core antibody test",
    "hiv": "HIV test",
    "vzv_antibody": "varicella zoster antibody test",
    "tuberculosis_screen": "tuberculosis screen",
    "neutrophils_per_mm3": "neutrophil count",
    "thyroid_test_date": "thyroid test (TSH)",
}


def suggestions(call: Call, report: Report, about: str) -> list[dict[str, Any]]:
    """Return the tests to order whose results a card about ``about`` asks for, the ones that settle most first."""
    missing = (question.fact for question in report.questions if question.fact in _TESTS)
    found = ((fact, code) for fact in missing for code in _codes(fact))
    return [_suggestion(call, fact, code, about) for fact, code in list(found)[:MOST]]


def _codes(fact: str) -> list[codes.Code]:
    """Return the first code for which a test can be ordered, where there is a verified one."""
    return [code for code in codes.of_fact(fact) if (code.system, code.match, code.confidence) == (_LOINC, "exact", "verified")][:1]


def _suggestion(call: Call, fact: str, code: codes.Code, about: str) -> dict[str, Any]:
    test = _TESTS[fact]
    order = {
        "resourceType": "ServiceRequest",
        "status": "draft",
        "intent": "proposal",
        "code": {"coding": [{"system": code.system, "code": code.code, "display": code.display}], "text": test},
        "subject": {"reference": f"Patient/{call.patient}"},
    }
    return {
        "label": f"Order: {test}",
        "uuid": str(uuid5(call.instance, f"{about}/{fact}")),
        "actions": [{"type": "create", "description": f"Draft an order: {test}", "resource": order}],
    }
