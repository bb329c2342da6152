"""The data of one call: what was sent along, and what it lacks, read from the FHIR server. What cannot be had is told, never left out."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import anyio
import httpx

from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir.elements import Element, element, elements, text
from dmtcheck.inputs.fhir.entries import Entry
from dmtcheck.inputs.fhir.subjects import Subject
from dmtcheck.record import Note
from dmtcheck.service.hooks import fhir_server
from dmtcheck.service.hooks.call import Call
from dmtcheck.service.hooks.discovery import PREFETCH
from dmtcheck.service.hooks.fhir_server import FhirServer, Unreadable, connect
from dmtcheck.service.hooks.refused import invalid, lacking

MOST_PAGES: Final = 10
MOST_MEDICATIONS: Final = 20
ABSENT: Final = ""  # in place of the next page: all of it is to be read
NOWHERE: Final = "\\"  # there is a next page, but nobody says where
_SLOW: Final = "the FHIR server did not answer in time"
_NEVER_ASKED: Final = Note(None, "procedures, reports, images, dispenses", "Not looked at: they are not asked for.")
_MEDICATION: Final = re.compile(r"Medication/[A-Za-z0-9._-]{1,64}")


class Part(NamedTuple):
    """What is there for one prefetch key. It is whole where there is no problem."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()

    def but(self, problem: str) -> "Part":
        """Return the same with one more problem."""
        return self._replace(problems=(*self.problems, problem))


class Collected(NamedTuple):
    """All that is there for a call.

    Attributes:
        patient: the Patient resource.
        entries: all resources, the Patient and the medications that are referred to among them.
        notes: what could not be read.
        conditions_whole: whether no condition is lacking.
        fetched: whether anything was read from the FHIR server.
    """

    patient: Element
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    conditions_whole: bool
    fetched: bool

    @property
    def bundle(self) -> Element:
        """All resources as one Bundle."""
        return {"resourceType": "Bundle", "entry": [{"fullUrl": entry.url, "resource": entry.resource} for entry in self.entries]}


async def collect(call: Call, hosts: Iterable[str], transport: httpx.AsyncBaseTransport | None = None) -> Collected:
    """Return the data of a call. Raises Refused where there is no Patient, or another one."""
    parts: dict[str, Part] = {}
    lacks = {}
    for key, template in PREFETCH.items():
        parts[key], next_page = _sent(key, call)
        if next_page is not None:
            lacks[key] = template.replace("{{context.patientId}}", call.patient) if next_page == ABSENT else next_page
    medications: dict[str, Part] = {}
    async with connect(call.server, call.token, hosts, transport) as server:
        with anyio.move_on_after(fhir_server.SECONDS_IN_ALL):
            await _read_all(server, lacks, parts)
            if isinstance(server, FhirServer):
                named = _medications([*_all(parts), *call.drafts])
                await _read_all(server, dict(zip(named, named, strict=True)), medications)
    patient = _patient(call, parts["patient"], sent="patient" not in lacks)
    _refuse_others(patient, parts, lacks)
    fetched = bool(lacks) and isinstance(server, FhirServer)
    return Collected(patient, (*_all(parts), *_all(medications)), (*_notes(parts), _NEVER_ASKED), not parts["conditions"].problems, fetched)


def _sent(key: str, call: Call) -> tuple[Part, str | None]:
    """Return what was sent along, and what is still to be read."""
    given = call.prefetch.get(key)
    if given is None:
        return Part(), None if key in call.prefetch and key != "patient" else ABSENT
    if isinstance(given, dict) and given.get("resourceType") == "OperationOutcome":
        return Part().but("the client could not read it"), None
    try:
        return page(_type(key), given)
    except Unreadable:
        return Part(), ABSENT


def page(type: str, given: object, before: int = 0) -> tuple[Part, str | None]:
    """Return one answer of a FHIR server, and the address of the next page; ``before`` it, so many entries were read.

    Raises:
        Unreadable: for anything that was not asked for.
    """
    if not isinstance(given, dict):
        raise Unreadable("it is not a FHIR resource")
    if given.get("resourceType") == type:
        return Part((Entry(given, 1),)), None
    if given.get("resourceType") != "Bundle" or type in ("Patient", "Medication"):
        raise Unreadable("it is another kind of FHIR resource")
    listed = [] if given.get("entry") is None else given["entry"]
    if not isinstance(listed, list):
        raise Unreadable("its entries are not a list")
    held = [(number, one) for number, one in enumerate(listed, 1) if isinstance(one, dict) and isinstance(one.get("resource"), dict)]
    entries = tuple(Entry(one["resource"], number, text(one.get("fullUrl"))) for number, one in held)
    next_page = _next(given)
    return Part(entries, tuple(_gaps(given, len(listed), entries, before, next_page))), next_page


def _gaps(bundle: Element, listed: int, entries: Sequence[Entry], before: int, next_page: str | None) -> Iterator[str]:
    """Yield what a bundle says, or shows, that it lacks."""
    if len(entries) < listed:
        yield "some entries hold no resource"
    if any(entry.kind == "OperationOutcome" and _is_error(entry.resource) for entry in entries):
        yield "the FHIR server met an error while it searched"
    total = bundle.get("total")
    if next_page is None and isinstance(total, int) and total > before + listed:
        yield "it holds fewer entries than were found"


def _is_error(outcome: Element) -> bool:
    said = [issue.get("severity") for issue in elements(outcome.get("issue"))]
    return not said or any(severity not in ("information", "warning") for severity in said)


def _next(bundle: Element) -> str | None:
    """Return the address of the next page, or None where there is none."""
    links = [link for link in elements(bundle.get("link")) if link.get("relation") == "next"]
    return (text(links[0].get("url")) or NOWHERE) if links else None


async def _read_all(server: FhirServer | str, lacks: Mapping[str, str], parts: dict[str, Part]) -> None:
    """Read what is lacking, several at once; what is not done in time stays behind as a problem."""
    if isinstance(server, str):
        for key in lacks:
            parts[key] = parts[key].but(server if not parts[key].entries else "only its first page was sent along")
        return
    async with anyio.create_task_group() as group:
        for key, address in lacks.items():
            part = parts.get(key, Part())
            parts[key] = part.but(_SLOW)  # until it is read: it may never begin
            group.start_soon(_read, server, key, address, part, parts)


async def _read(server: FhirServer, key: str, address: str | None, part: Part, parts: dict[str, Part]) -> None:
    for _ in range(MOST_PAGES):
        assert address
        try:
            more, address = page(_type(key), await server.read(address), len(part.entries))
        except Unreadable as error:
            parts[key] = part.but(str(error))
            return
        part = Part((*part.entries, *more.entries), (*part.problems, *more.problems))
        parts[key] = part.but(_SLOW) if address else part
        if not address:
            return
    parts[key] = part.but(f"only its first {MOST_PAGES} pages were read")


def _type(key: str) -> str:
    return re.split(r"[/?]", PREFETCH.get(key, key))[0]


def _patient(call: Call, part: Part, *, sent: bool) -> Element:
    if not part.entries:
        raise lacking(f"The patient cannot be had: {part.problems[0]}.")
    patient = part.entries[0].resource
    if patient.get("id") == call.patient:
        return patient
    if sent:
        raise invalid('The prefetched patient is another than "context.patientId" names.')
    raise lacking("The patient cannot be had: the FHIR server answered with another patient.")


def _refuse_others(patient: Element, parts: Mapping[str, Part], lacks: Collection[str]) -> None:
    """Refuse what is about somebody else, by the name of its key."""
    subject = Subject(Entry(patient, 0))
    for key, part in parts.items():
        try:
            for entry in part.entries:
                subject.problem(entry)
        except ProfileError:
            where = "read from the FHIR server" if key in lacks else "sent along"
            raise (lacking if key in lacks else invalid)(f'What was {where} under "{key}" holds data of another person.') from None


def _all(parts: Mapping[str, Part]) -> Iterator[Entry]:
    return (entry for part in parts.values() for entry in part.entries)


def _medications(entries: Sequence[Entry]) -> list[str]:
    """Return the medications that are only referred to, and are not there."""
    there = {entry.ref for entry in entries if entry.kind == "Medication"}
    references = [reference for entry in entries for reference in medication_references(entry)]
    named = dict.fromkeys(one for one in references if _MEDICATION.fullmatch(one) and one not in there)
    return list(named)[:MOST_MEDICATIONS]


def medication_references(entry: Entry) -> Iterator[str]:
    """Yield where the medication of an order or a course is to be found, in any version of FHIR."""
    newer = element(entry.resource.get("medication"))
    for one in (element(entry.resource.get("medicationReference")), newer, element(newer.get("reference"))):
        if text(one.get("reference")):
            yield text(one.get("reference"))


def _notes(parts: Mapping[str, Part]) -> Iterator[Note]:
    """Yield each problem once, with the keys that it is about."""
    about: dict[str, list[str]] = {}
    for key, part in parts.items():
        for problem in part.problems:
            about.setdefault(problem, []).append(key)
    for problem, keys in about.items():
        yield Note(None, ", ".join(keys), f"Not all of this is here: {problem}.")
