"""FHIR resources of one person (R4, R4B, R5; older ones as far as they look alike), read into a ``Record``.

A resource that is not there says nothing: only what is there makes a fact, and what is not used is noted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from dmtcheck.codes import Place
from dmtcheck.errors import ProfileError, shown, visible
from dmtcheck.inputs.fhir import conditions, courses, evidence, observations, others, person, weighing
from dmtcheck.inputs.fhir.elements import element, name, rows, text
from dmtcheck.inputs.fhir.entries import Entry, Lookup, of_bundle, of_resources, opened, same, single
from dmtcheck.inputs.fhir.findings import Findings, listed
from dmtcheck.inputs.fhir.subjects import Subject
from dmtcheck.record import Record

# What is about the person, and is read.
KINDS: Final = ("Condition", "Immunization", "AllergyIntolerance", *observations.READ, *evidence.READ)
_CODED: Final[dict[str, tuple[Place, str]]] = {"Condition": ("conditions", "code"), "Immunization": ("vaccines", "vaccineCode")}
_ASIDE: Final = ("Patient", "OperationOutcome", "Medication")  # read in their own way, or followed to


def is_fhir(given: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a FHIR resource rather than a profile."""
    return isinstance(given.get("resourceType"), str)


def read(given: Mapping[str, Any], as_of: date | None = None) -> Record:
    """Return what a Bundle, or a single Patient, says of one person.

    Args:
        given: the resource, decoded from JSON.
        as_of: date of assessment. Without it there is no age, and nothing that must be recent.

    Raises:
        ProfileError: where it is another resource, is damaged, or is not of one person.
    """
    kind = text(given.get("resourceType"))
    if kind == "Patient":
        return gather((), given, as_of)
    if kind != "Bundle":
        raise ProfileError(f'"resourceType": expected a Bundle or a Patient, found {shown(kind)}', ("resourceType",))
    found = Findings(as_of)
    entries = list(opened(of_bundle(given, found), found))
    patient = _patient(entries, None)
    subject = _subject(entries, patient)
    if not (patient or subject.is_named):
        raise ProfileError("there is no Patient in it, and nothing says whom it is about", ("entry",))
    return _assemble(single(entries, newest_first=given.get("type") == "history"), patient, subject, found)


def gather(resources: Iterable[Mapping[str, Any] | None], patient: Mapping[str, Any] | None, as_of: date | None) -> Record:
    """Return what resources say of one person; a Bundle among them stands for what it holds.

    Args:
        resources: the resources, in any order; null is passed over.
        patient: the Patient, where it is not among them.
        as_of: date of assessment.

    Raises:
        ProfileError: where a resource is damaged or about somebody else.
    """
    found = Findings(as_of)
    own = None if patient is None else Entry(patient, 0, place="the Patient given")
    if patient is not None and element(patient).get("resourceType") != "Patient":
        raise ProfileError("what is given as the Patient is not one")
    entries = list(opened(of_resources(resources), found))
    own = _patient(entries, own)
    return _assemble(single(entries, newest_first=False), own, _subject(entries, own), found)


def _assemble(entries: list[Entry], patient: Entry | None, subject: Subject, found: Findings) -> Record:
    """Return what the resources of one person say."""
    kinds = _ours(entries, subject, found)
    if patient:
        person.read(patient, found)
    else:
        found.note("age", "Patient", "there is no Patient among the resources: the age is not known")
    person.put_id(subject.id, patient.ref if patient else visible(f"Patient/{subject.id}"), found)
    lookup = Lookup(entry for entry in entries if not entry.problem)
    conditions.read(kinds.get("Condition", ()), found)
    observations.read([one for kind in observations.READ for one in kinds.get(kind, ())], lookup, found)
    weighing.weigh(found)
    courses.put(evidence.collect([one for kind in evidence.READ for one in kinds.get(kind, ())], lookup, found), found)
    others.vaccines(kinds.get("Immunization", ()), found)
    others.allergies(kinds.get("AllergyIntolerance", ()), found)
    return found.record()


def _patient(entries: Iterable[Entry], patient: Entry | None) -> Entry | None:
    """Return the one Patient. Raises ProfileError where there are two."""
    for entry in entries:
        if entry.kind != "Patient":
            continue
        if patient is None:
            patient = entry
        elif not _same(patient, entry):
            raise ProfileError(f"there are two different Patients, {patient.spot} and {entry.spot}; give the record of one person")
    return patient


def _same(one: Entry, other: Entry) -> bool:
    if one.base and other.base and one.base != other.base:
        return False
    return one.id == other.id != "" or same(one.resource, other.resource)


def _subject(entries: Iterable[Entry], patient: Entry | None) -> Subject:
    """Return whom all of it is about. Raises ProfileError where anything is about somebody else, whatever would become of it."""
    subject = Subject(patient)
    for entry in entries:
        if entry.kind not in _ASIDE:
            subject.problem(entry)
    return subject


def _ours(entries: Iterable[Entry], subject: Subject, found: Findings) -> dict[str, list[Entry]]:
    """Return the resources that are read, by type. Says what is not read, and why."""
    kinds: dict[str, list[Entry]] = {}
    unread: Counter[str] = Counter()
    for entry in entries:
        if entry.kind == "OperationOutcome":
            found.note(None, entry.ref, "the server reports a problem (OperationOutcome): the record may not be whole")
        elif entry.kind not in (*_ASIDE, *KINDS):
            unread[entry.kind] += 1
        elif entry.kind in KINDS and (elsewhere := subject.problem(entry)):
            _put_aside(entry, elsewhere, found)
        elif problem := entry.problem or _hidden(entry):
            _put_aside(entry, problem, found)
            if entry.kind in observations.READ:
                kinds.setdefault(entry.kind, []).append(entry._replace(problem=problem))
            elif entry.kind == "Condition":
                found.suspect(rows("conditions", entry.resource.get("code")), None, entry.ref)
        elif entry.kind in KINDS:
            kinds.setdefault(entry.kind, []).append(entry)
    if unread:
        names = [f"{name(kind)} ({count})" for kind, count in sorted(unread.items())]
        found.note(None, f"{unread.total():,} resources", listed("of types that are not read", names))
    return kinds


def _put_aside(entry: Entry, problem: str, found: Findings) -> None:
    """Say why a resource is not used, with each fact that its code is of."""
    facts: list[str] = []
    if entry.kind in _CODED:
        place, key = _CODED[entry.kind]
        facts = [row.fact for row in rows(place, entry.resource.get(key))]
    elif entry.kind in observations.READ:
        facts = observations.facts(entry)
    elif entry.kind in KINDS:
        facts = ["therapies" if entry.kind in evidence.READ else "severe_reactions"]
    for fact in dict.fromkeys(facts or (None,)):
        found.note(fact, entry.ref, problem)


def _hidden(entry: Entry) -> str:
    changed = entry.resource.get("modifierExtension")
    return "an extension may change what it means (modifierExtension): not used" if changed else ""
