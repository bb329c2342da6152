"""The resources of a Bundle, or of several, one by one; and what a reference between them leads to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from dmtcheck.errors import ProfileError, visible
from dmtcheck.inputs.fhir.elements import Element, element, elements, text
from dmtcheck.inputs.fhir.findings import Findings

_RESOLVED: Final = ("Medication", "Condition", "Observation")  # what a reference may have to be followed to
_LONGEST: Final = 200  # letters of an address


class Entry(NamedTuple):
    """One resource: where it stands, and the address it is known by ("" where there is none)."""

    resource: Element
    number: int
    url: str = ""
    place: str = "entry"

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
    """Yield the same with the resources of a Bundle in its place. Raises ProfileError where one is damaged."""
    for entry in entries:
        if entry.kind != "Bundle":
            yield entry
            continue
        for inner in of_bundle(entry.resource, found):
            if inner.kind == "Bundle":
                found.note(None, inner.ref, "a Bundle inside a Bundle inside a Bundle: not read")
            else:
                yield inner


def single(entries: Iterable[Entry], found: Findings, *, newest_first: bool) -> list[Entry]:
    """Return each resource once. Of two versions the newer counts; where that is not certain, neither."""
    kept: dict[tuple[str, str, str], Entry | None] = {}
    for number, entry in enumerate(entries):
        key = (entry.kind, entry.id, entry.base) if entry.id else ("", entry.url or f"#{number}", "")
        if key not in kept:
            kept[key] = entry
            continue
        before = kept[key]
        if before is None or newest_first or same(before.resource, entry.resource) or entry.kind == "Patient":
            continue
        kept[key] = _newer(before, entry)
        if kept[key] is None:
            found.note(None, entry.ref, "there twice, and which is the newer is not certain: neither used")
    return [entry for entry in kept.values() if entry is not None]


def same(one: Element, other: Element) -> bool:
    """Whether two resources are equal; not where they are nested too deeply to tell."""
    try:
        return one == other
    except RecursionError:
        return False


def _newer(one: Entry, other: Entry) -> Entry | None:
    first, second = (text(element(entry.resource.get("meta")).get("lastUpdated")) for entry in (one, other))
    if not (first[:10] and second[:10]) or first[:10] == second[:10]:  # times of one day may be of several zones
        return None
    return one if first > second else other


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
