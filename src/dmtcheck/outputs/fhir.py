"""A report as FHIR R4: a Bundle with a GuidanceResponse for each drug, each followed by a DetectedIssue for each consideration.

Ids are made from what the report rests on, so the same report gives the same bytes. Nothing of ours stands at a web
address: systems, extensions and the module are names that begin with ``urn:dmtcheck:``. A GuidanceResponse names its
issues where the standard has module output, in the Parameters of ``outputParameters``.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from dmtcheck import codes
from dmtcheck.consideration import Consideration
from dmtcheck.errors import visible
from dmtcheck.facts import Fact, Facts, plain
from dmtcheck.known import Known
from dmtcheck.outputs import words
from dmtcheck.record import Note
from dmtcheck.report import Assessment, Report
from dmtcheck.rule import Citation
from dmtcheck.rulebook import Document
from dmtcheck.terms import Drug, Severity
from dmtcheck.version import VERSION

LOINC: Final = "http://loinc.org"
OURS: Final = "urn:dmtcheck:"
_NAMESPACE: Final = UUID("e6c1a4a5-4a55-5f0b-9d59-5f1f0a8a7d6e")
_SEVERITY: Final[dict[Severity, str]] = {"critical": "high", "warning": "moderate", "info": "low"}
_REFERENCE: Final = re.compile(r"(?:[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}|urn:\S+|https?://\S+)")
# Where a missing fact may be found: by the system of its codes, the laboratory first, and by the fact itself where its codes do not tell.
_TYPES: Final = {
    LOINC: ("Observation", "code"),
    "http://hl7.org/fhir/sid/cvx": ("Immunization", "vaccineCode"),
    "http://snomed.info/sct": ("Condition", "code"),
    "http://hl7.org/fhir/sid/icd-10-cm": ("Condition", "code"),
}
_LOINC_ANSWER: Final = "LA"  # such a code is a result, and no test
_UNCODED: Final = {"therapies": "MedicationStatement", "severe_reactions": "AllergyIntolerance"}


class _Frame(NamedTuple):
    """What all resources of one report share."""

    report: Report
    subject: dict[str, Any]
    seed: str

    def id(self, *parts: str) -> str:
        return str(uuid5(_NAMESPACE, "\0".join([*parts, self.seed])))


def render(report: Report) -> str:
    """Return the Bundle as indented JSON, all of it ASCII."""
    return json.dumps(bundle(report), indent=2) + "\n"


def bundle(report: Report) -> dict[str, Any]:
    """Return the report as a Bundle."""
    frame = _Frame(report, _subject(report.known), _seed(report))
    resources: list[dict[str, Any]] = []
    for assessment in report.assessments:
        issues = [_issue(frame, assessment.drug, one) for one in assessment.considerations]
        resources += [_response(frame, assessment, [issue["id"] for issue in issues]), *issues]
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "id": frame.id("bundle"), "type": "collection", "entry": entries}


def coding(code: codes.Code) -> dict[str, Any]:
    """Return a code as a Coding; one that was not verified says so."""
    unverified = [] if code.confidence == "verified" else [_extension("confidence", valueCode=code.confidence)]
    return filled({"extension": unverified, "system": code.system, "code": code.code, "display": code.display})


def filled(form: dict[str, Any]) -> dict[str, Any]:
    """Return ``form`` without what holds nothing: FHIR knows no null and nothing empty."""
    return {name: value for name, value in form.items() if value not in (None, "", [], {})}


def _seed(report: Report) -> str:
    known = report.known
    values = {name: plain(value) for name, value in sorted(known.values.items())}
    dates = {name: day.isoformat() for name, day in sorted(known.dates.items())}
    states = {drug: sorted(found) for drug, found in sorted(known.states.items())}
    return json.dumps([known.id or "", str(known.as_of), report.rulebook.digest, known.considering, values, dates, states])


def _subject(known: Known) -> dict[str, Any]:
    """Return the Patient that the facts came from; else the name of the profile, where it has one."""
    found = [place for places in known.origins.values() for place in places if place.startswith("Patient/")]
    if found:
        return {"reference": found[0]}
    return {"identifier": {"value": visible(known.id)}} if known.id and known.id.strip() else {}


def _extension(name: str, **value: Any) -> dict[str, Any]:
    return {"url": OURS + name, **value}


def _parts(name: str, **values: Any) -> dict[str, Any]:
    """Return an extension of several parts, each with its value: ``section__String="5.3"``."""
    parts = [(name.split("__"), value) for name, value in values.items() if value not in (None, "")]
    return {"url": OURS + name, "extension": [{"url": part, f"value{kind}": value} for (part, kind), value in parts]}


# ---- one drug


def _response(frame: _Frame, assessment: Assessment, issues: Sequence[str]) -> dict[str, Any]:
    report, book, drug = frame.report, frame.report.rulebook, assessment.drug
    missing = dict.fromkeys(fact for one in assessment.considerations for fact in one.missing)
    name = report.rulebook.name_of(drug)
    said = f"{name}: {words.status(assessment)}. {words.standing(assessment).capitalize()}. {words.counts(assessment)}."
    return filled(
        {
            "resourceType": "GuidanceResponse",
            "id": frame.id("drug", drug),
            "contained": [_device(report), _messages(report), _result(assessment, issues)],
            "moduleUri": f"{OURS}rules:{book.version}",
            "status": "data-required" if assessment.status == "information_needed" else "data-requested" if missing else "success",
            "subject": frame.subject,
            "occurrenceDateTime": report.known.as_of and report.known.as_of.isoformat(),
            "performer": {"reference": "#dmtcheck"},
            "reasonCode": [{"coding": [{"system": f"{OURS}drug", "code": drug}], "text": name}],
            "note": [{"text": said}],
            "evaluationMessage": [{"reference": "#messages"}],
            "outputParameters": {"reference": "#result"},
            "dataRequirement": [_requirement(book.facts[fact]) for fact in missing],
        }
    )


def _device(report: Report) -> dict[str, Any]:
    book = report.rulebook
    versions = (("program", VERSION), ("rules", book.version), ("digest of the rules", book.digest))
    return {
        "resourceType": "Device",
        "id": "dmtcheck",
        "deviceName": [{"name": "dmtcheck", "type": "model-name"}],
        "version": [{"type": {"text": what}, "value": value} for what, value in versions],
    }


def _messages(report: Report) -> dict[str, Any]:
    """Return what every report says of itself, and what could not be fully understood: no response travels without it."""
    notes = [f"{_about(note, report.rulebook.facts)}{visible(note.value)}. {visible(note.problem)}" for note in report.data_quality]
    issues = [("information", "informational", report.notice), *[("warning", "processing", note) for note in notes]]
    return {
        "resourceType": "OperationOutcome",
        "id": "messages",
        "issue": [{"severity": severity, "code": code, "diagnostics": said} for severity, code, said in issues],
    }


def _about(note: Note, facts: Facts) -> str:
    return f"{facts[note.fact].title}: " if note.fact and note.fact in facts else ""


def _result(assessment: Assessment, issues: Sequence[str]) -> dict[str, Any]:
    told = {"drug": assessment.drug, "stage": assessment.stage, "status": assessment.status}
    references = [{"name": "issue", "valueReference": {"reference": f"urn:uuid:{issue}"}} for issue in issues]
    return {
        "resourceType": "Parameters",
        "id": "result",
        "parameter": [*[{"name": name, "valueCode": value} for name, value in told.items()], *references],
    }


def _requirement(fact: Fact) -> dict[str, Any]:
    """Return a missing fact as what to look for; one that no code says, as an answer in our own Questionnaire."""
    told = [] if fact.name in _UNCODED else [code for code in codes.of_fact(fact.name) if not code.code.startswith(_LOINC_ANSWER)]
    kind, path = next((found for system, found in _TYPES.items() if any(code.system == system for code in told)), ("", ""))
    fitting = {(code.system, code.code): coding(code) for code in told if code.match == "exact" and _TYPES.get(code.system) == (kind, path)}
    return filled(
        {
            "extension": [_extension("fact", valueCode=fact.name), _extension("question", valueString=fact.ask)],
            "type": kind or _UNCODED.get(fact.name, "QuestionnaireResponse"),
            "codeFilter": [{"path": path, "code": list(fitting.values())}] if fitting else [],
        }
    )


# ---- one consideration


def _issue(frame: _Frame, drug: Drug, one: Consideration) -> dict[str, Any]:
    report, documents = frame.report, frame.report.rulebook.documents
    cited = words.cited(one, drug) or list(one.definition.citations)
    urls = [url for url in (documents[citation.document].url for citation in cited) if url]
    as_rule = [{"system": f"{OURS}rule", "code": one.rule, "display": one.title}, {"system": f"{OURS}kind", "code": one.kind}]
    missing = [_missing(one, fact, report.rulebook.facts) for fact in one.missing]
    sources = [_source(citation, documents[citation.document]) for citation in cited]
    form = {
        "resourceType": "DetectedIssue",
        "id": frame.id("rule", drug, one.rule),
        "contained": [_device(report)],
        "extension": [_extension("review", valueCode=one.review), *missing, *sources],
        "status": "final" if one.outcome == "flagged" else "preliminary",
        "code": {"coding": as_rule, "text": f"{one.title} ({one.kind}; {one.review} rule)"},
        "severity": _SEVERITY[one.severity],
        "patient": frame.subject,
        "identifiedDateTime": report.known.as_of and report.known.as_of.isoformat(),
        "author": {"reference": "#dmtcheck"},
        "implicated": [{"display": report.rulebook.name_of(drug)}],
        "evidence": list(_evidence(report, one)),
        "detail": one.message,
        "reference": urls[0] if urls else None,
    }
    return filled(form)


def _missing(one: Consideration, fact: str, facts: Facts) -> dict[str, Any]:
    too_old = True if fact in one.stale else None
    return _parts("missing", fact__Code=fact, question__String=facts[fact].ask, tooOld__Boolean=too_old, taken__Date=one.stale.get(fact))


def _source(citation: Citation, document: Document) -> dict[str, Any]:
    return _parts(
        "source",
        document__Code=document.id,
        title__String=document.title,
        date__Date=document.date,
        section__String=citation.section,
        statements__String=", ".join(map(str, citation.statements)),
        url__Uri=document.url,
        confidence__Code=citation.confidence,
        note__String=citation.note,
    )


def _evidence(report: Report, one: Consideration) -> Iterator[dict[str, Any]]:
    facts, taken = report.rulebook.facts, one.taken
    for name, value in one.because.items():
        day = f" ({taken[name]})" if name in taken else ""
        said = f"{facts[name].title}: {words.measured(name, value)}{day}"
        as_fact = {"coding": [{"system": f"{OURS}fact", "code": name, "display": facts[name].title}], "text": said}
        yield filled({"code": [as_fact], "detail": [_reference(place) for place in report.places_of(name)]})


def _reference(place: str) -> dict[str, Any]:
    """Return where a fact stands; of an answer in a form, the form and the question; what is no reference, in words."""
    whole, _, item = place.partition("#")
    if not _REFERENCE.fullmatch(whole):
        return {"display": visible(place)}
    return filled({"reference": whole, "display": visible(item)})
