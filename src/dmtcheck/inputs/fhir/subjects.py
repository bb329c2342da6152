"""Whether a resource is about the one person of a record. A foreign one is an error: somebody else's results may not count."""

from typing import Final, NamedTuple

from dmtcheck.errors import ProfileError
from dmtcheck.inputs.fhir.elements import Element, element, elements, name, text
from dmtcheck.inputs.fhir.entries import Entry

OURS: Final = ""
_NO_SUBJECT: Final = "does not say whom it is about: not used"
_NO_PATIENT: Final = "is not about a person but about something else, such as a group or a device: not used"
_UNKNOWN: Final = "refers to a person in a way that cannot be followed: not used"


class _Target(NamedTuple):
    """What a reference says: the server, the id; or the whole, where it is neither."""

    base: str
    id: str
    whole: str


class Subject:
    """The one person. Without a Patient, the first resource that names a person decides who that is."""

    def __init__(self, patient: Entry | None) -> None:
        self.known = patient is not None
        self.id = patient.id if patient else ""
        self._base = patient.base if patient else ""
        self._url = patient.url if patient else ""
        self._identifiers = _identifiers(patient.resource) if patient else frozenset()
        self._judged: dict[tuple[str, str], str] = {}

    @property
    def is_named(self) -> bool:
        """Whether anything says who the person is."""
        return bool(self.id or self._url)

    def problem(self, entry: Entry) -> str:
        """Return why a resource does not count as one about this person, or ``OURS``.

        Raises:
            ProfileError: where it is about somebody else.
        """
        named = [one for key in ("subject", "patient") if (one := element(entry.resource.get(key)))]
        problems = [self._of_reference(reference, entry) for reference in named]
        return next((problem for problem in problems if problem), OURS) if named else _NO_SUBJECT

    def _of_reference(self, reference: Element, entry: Entry) -> str:
        target = text(reference.get("reference"))
        if not target:
            same = self._identifiers & _identifiers({"identifier": [reference.get("identifier")]})
            return OURS if same else _UNKNOWN if "identifier" in reference else _NO_SUBJECT
        if target.startswith("#"):
            return self._of_contained(target[1:], entry)
        key = (target, entry.base)
        if key not in self._judged:
            self._judged[key] = self._of_target(target, entry)
        return self._judged[key]

    def _of_contained(self, id: str, entry: Entry) -> str:
        inside = next((one for one in elements(entry.resource.get("contained")) if text(one.get("id")) == id), {})
        if inside and text(inside.get("resourceType")) != "Patient":
            return _NO_PATIENT
        return OURS if inside and self.known and (id == self.id or self._identifiers & _identifiers(inside)) else _UNKNOWN

    def _of_target(self, target: str, entry: Entry) -> str:
        if "?" in target:
            return _UNKNOWN
        plain = target.split("/_history/", maxsplit=1)[0].rstrip("/")
        if plain.startswith("urn:"):
            return self._accept(_Target("", "", plain), entry)
        way = plain.split("/")
        if len(way) < 2:
            return _UNKNOWN
        if way[-2] != "Patient":
            return _NO_PATIENT
        base = "/".join(way[:-2]) if len(way) > 2 else entry.base
        return self._accept(_Target(base, way[-1], plain), entry)

    def _accept(self, target: _Target, entry: Entry) -> str:
        """Return ``OURS``. Raises ProfileError where ``target`` is somebody else."""
        if not self.is_named:
            if self.known:
                return "cannot be told to be about the Patient, who has no id: not used"
            self.id, self._base, self._url = target.id, target.base, "" if target.id else target.whole
            return OURS
        same_place = not (target.base and self._base) or target.base == self._base
        if target.id == self.id != "" and same_place:
            self._base = self._base or target.base
        elif target.whole != self._url and not (self.id and target.whole.rsplit(":", 1)[-1] == self.id):
            raise ProfileError(f"{entry.spot}: this {name(entry.kind)} is about another person than the rest; give the record of one person")
        return OURS


def _identifiers(resource: Element) -> frozenset[tuple[str, str]]:
    """Return the identifiers of a person, of which system and value are known."""
    both = ((text(one.get("system")), text(one.get("value"))) for one in elements(resource.get("identifier")))
    return frozenset(one for one in both if all(one))
