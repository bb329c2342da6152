"""The resources of a Bundle, or of several, one by one; and what a reference between them leads to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from dmtcheck.errors import ProfileError, visible
from dmtcheck.inputs.fhir.elements import Element, element, elements, status, text
from dmtcheck.inputs.fhir.findings import Findings

_RESOLVED: Final = ("Medication", "Condition", "Observation")  # what a reference may have to be followed to
_LONGEST: Final = 200  # letters of an address
_WHOM: Final = ("subject", "patient")
_TIMES: Final = ("effectiveDateTime", "effectivePeriod", "issued")
_COMPARED: Final = 10  # versions of a resource that a further one is compared with
_TWICE: Final = "there twice, and which is the newer is not certain: neither used"


class Entry(NamedTuple):
    """One resource: where it stands, the address it is known by ("" where there is none), and why it may not be used ("" where it may)."""

    resource: Element
    number: int
    url: str = ""
    place: str = "entry"
    problem: str = ""

    @property
    def kind(self) -> str:
        """Its type."""
        return text(self.resource.get("resourceType"))

    @property
    def id(self) -> str:
        """Its id, or ""."""
        return text(self.resource.get("id"))

    @property
    def ref(self) -> str:
        """What a note calls it: "Observation/jcv-1", else its address, else its place."""
        return visible(f"{self.kind}/{self.id}" if self.id else self.url or self.spot)[:_LONGEST]

    @property
    def spot(self) -> str:
        """Its place, such as "entry 7"."""
        return f"{self.place} {self.number}" if self.number else self.place

    @property
    def base(self) -> str:
        """The address of the server it comes from, or ""."""
        return self.url.rsplit("/", 2)[0] if self.url.startswith("http") and self.url.count("/") > 3 else ""


def of_bundle(bundle: Element, found: Findings) -> Iterator[Entry]:
    """Yield the resources of a Bundle; of one inside it too.

    Raises:
        ProfileError: where it is damaged.
    """
    listed = _listed(bundle)
    if any(text(link.get("relation")) == "next" for link in elements(bundle.get("link"))):
        found.note(None, "Bundle", "one page of several: it is not whole, and what the other pages hold is not known")
    deleted: set[str] = set()
    for index, item in enumerate(listed):
        if not isinstance(item, Mapping):
            raise ProfileError(f"entry {index + 1}: expected an object", ("entry", index))
        resource, asked = item.get("resource"), element(item.get("request"))
        if text(asked.get("method")) == "DELETE":
            deleted.add(text(asked.get("url")))
        if resource is None:
            found.count("entry without a resource", "nothing to read")
            continue
        if not isinstance(resource, Mapping) or not text(resource.get("resourceType")):
            raise ProfileError(f'entry {index + 1}: "resource" is not an object with a "resourceType"', ("entry", index))
        entry = Entry(resource, index + 1, text(item.get("fullUrl")))
        if f"{entry.kind}/{entry.id}" in deleted:  # what follows is an earlier version
            found.count(entry.kind, "deleted: not used")
        else:
            yield entry


def _listed(bundle: Element) -> list[Any]:
    listed = bundle.get("entry")
    if listed is not None and not isinstance(listed, list):
        raise ProfileError('"entry": expected a list of entries', ("entry",))
    return listed or []


def of_resources(resources: Iterable[Any]) -> Iterator[Entry]:
    """Yield resources one by one. Raises ProfileError where one is damaged; nothing at all (null) is passed over."""
    for number, resource in enumerate(resources, 1):
        if resource is None:
            continue
        if not isinstance(resource, Mapping) or not text(resource.get("resourceType")):
            raise ProfileError(f'resource {number}: expected an object with a "resourceType"')
        yield Entry(resource, number, place="resource")


def opened(entries: Iterable[Entry], found: Findings) -> Iterator[Entry]:
    """Yield the same with the resources of a Bundle in its place, and after each the Observations in it. Raises ProfileError where one is damaged."""
    for entry in entries:
        if entry.kind != "Bundle":
            yield from _with_contained(entry)
            continue
        for inner in of_bundle(entry.resource, found):
            if inner.kind == "Bundle":
                found.note(None, inner.ref, "a Bundle inside a Bundle inside a Bundle: not read")
            else:
                yield from _with_contained(inner)


def _with_contained(entry: Entry) -> Iterator[Entry]:
    """Yield a resource, then the Observations contained in it. Whose they are, and what puts them out, stands around them."""
    yield entry
    around = {key: entry.resource.get(key) for key in ("contained", "modifierExtension")}
    if "entered-in-error" in status(entry.resource.get("status")):
        around["status"] = "entered-in-error"
    for one in elements(entry.resource.get("contained")):
        if text(one.get("resourceType")) == "Observation":
            inherited = _whose(entry, one) | _taken(entry, one) | {key: value for key, value in around.items() if value}
            yield Entry({**one, **inherited, "id": None}, entry.number, f"{entry.ref}#{text(one.get('id'))}", entry.place)


def _whose(entry: Entry, contained: Element) -> dict[str, Any]:
    own = any(element(contained.get(key)) for key in _WHOM)
    return {} if own else {key: entry.resource[key] for key in _WHOM if key in entry.resource}


def _taken(entry: Entry, contained: Element) -> dict[str, Any]:
    """Return when the results of a report were taken, for one that does not say so itself."""
    if entry.kind != "DiagnosticReport" or any(key in contained for key in (*_TIMES, "effectiveInstant", "effectiveTiming")):
        return {}
    return {key: entry.resource[key] for key in _TIMES if key in entry.resource}


def single(entries: Iterable[Entry], *, newest_first: bool) -> list[Entry]:
    """Return each resource once. Of two versions the newer counts; where that is not certain, both have that as their problem."""
    kept: dict[tuple[str, str, str], list[Entry]] = {}
    for number, entry in enumerate(entries):
        versions = kept.setdefault((entry.kind, entry.id, entry.base) if entry.id else ("", entry.url or f"#{number}", ""), [])
        settled = newest_first or entry.kind == "Patient"
        if not versions or not (settled or any(same(one.resource, entry.resource) for one in versions[-_COMPARED:])):
            versions.append(entry)
    return [entry for versions in kept.values() for entry in _current(versions)]


def _current(versions: list[Entry]) -> list[Entry]:
    """Return the newest version, by the day of its last change: times of one day may be of several zones."""
    days = [text(element(entry.resource.get("meta")).get("lastUpdated"))[:10] for entry in versions]
    if len(versions) > 1 and (not all(days) or days.count(max(days)) > 1):
        return [entry._replace(problem=_TWICE) for entry in versions]
    return [versions[days.index(max(days))]]


def same(one: Element, other: Element) -> bool:
    """Whether two resources are equal; not where they are nested too deeply to tell."""
    try:
        return one == other
    except RecursionError:
        return False


class Lookup:
    """Finds what a reference leads to: inside the resource itself, by address, or by type and id."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._at: dict[str, Element] = {}
        for entry in entries:
            if entry.kind in _RESOLVED:
                self._at.setdefault(f"{entry.kind}/{entry.id}", entry.resource)
                self._at.setdefault(entry.url or entry.ref, entry.resource)

    def find(self, reference: object, entry: Entry) -> Element | None:
        """Return the resource that a Reference of ``entry`` leads to, or None."""
        target = text(element(reference).get("reference"))
        if target.startswith("#"):
            contained = elements(entry.resource.get("contained"))
            return next((one for one in contained if text(one.get("id")) == target[1:]), None)
        target = target.split("/_history/", maxsplit=1)[0]
        if "://" in target or target.startswith("urn:"):
            return self._at.get(target)
        return self._at.get(f"{entry.base}/{target}") or self._at.get(target)
