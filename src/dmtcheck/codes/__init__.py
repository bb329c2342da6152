"""The codes of records made elsewhere, and the fact that each stands for: data, in the CSV files beside this module."""

import os
import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from dmtcheck.therapies import table as known_therapies

Place = Literal["conditions", "observations", "answers", "medications", "reasons", "vaccines"]
PLACES: Final[tuple[Place, ...]] = ("conditions", "observations", "answers", "medications", "reasons", "vaccines")

SNOMED: Final = "http://snomed.info/sct"
RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
_ICD: Final = ("http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-9-cm")
ATC: Final = "http://www.whocc.no/atc"
HCPCS: Final = "http://terminology.hl7.org/CodeSystem/HCPCS"
_INTERPRETATION: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"

# Other addresses under which a system is found.
_SAME: Final = {
    "urn:oid:2.16.840.1.113883.6.90": _ICD[0],
    "urn:oid:2.16.840.1.113883.6.3": _ICD[1],
    "urn:oid:2.16.840.1.113883.6.103": _ICD[2],
    "http://hl7.org/fhir/sid/icd-9": _ICD[2],
    "http://fhir.de/CodeSystem/bfarm/icd-10-gm": _ICD[1],
    "http://fhir.de/CodeSystem/dimdi/icd-10-gm": _ICD[1],
    "http://fhir.de/CodeSystem/bfarm/atc": ATC,
    "urn:oid:2.16.840.1.113883.6.73": ATC,
    "urn:oid:2.16.840.1.113883.6.285": HCPCS,
    "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets": HCPCS,
    "urn:oid:2.16.840.1.113883.6.96": SNOMED,
    "urn:oid:2.16.840.1.113883.6.1": "http://loinc.org",
    "urn:oid:2.16.840.1.113883.6.88": RXNORM,
    "urn:oid:2.16.840.1.113883.12.292": "http://hl7.org/fhir/sid/cvx",
    "urn:oid:2.16.840.1.113883.5.83": _INTERPRETATION,
    "http://hl7.org/fhir/v3/ObservationInterpretation": _INTERPRETATION,
    "http://hl7.org/fhir/v2/0078": _INTERPRETATION,
    "http://terminology.hl7.org/CodeSystem/v2-0078": _INTERPRETATION,
}
# Editions of ICD-10 that countries have made from that of the WHO.
_EDITION: Final = re.compile(r"http://hl7\.org/fhir/sid/icd-10-(?!cm$|pcs$)[a-z]{2,3}")
_LETTERS_ALIKE: Final = 4  # so far a code of one edition of ICD-10 means the same in another; what follows differs
_WELL_FORMED: Final = re.compile(r"[A-Z][0-9]{2}[0-9]{0,3}")  # letters that follow say how sure it is, and may say that it is excluded


class Code(NamedTuple):
    """One row: a code, and what it says of a person.

    Attributes:
        system: the code system, by the address that FHIR gives it.
        code: the code.
        display: what it is called, in few words.
        fact: the fact of a profile; or "result", "level", "outcome" for the answers and reasons that facts are made of.
        value: the value that it gives; "" where the record gives it, or where the code does not tell.
        match: "exact", or "prefix" where it stands for every code that begins so.
        confidence: "verified" or "unverified".
        verified_at: where it was seen.
        note: what a reader should know of it, among it what is our choice.
        low, high: the limits of a number that can be true, in ``unit``.
        unit: the unit of the fact.
    """

    system: str
    code: str
    display: str
    fact: str
    value: str
    match: str
    confidence: str
    verified_at: str
    note: str
    low: str = ""
    high: str = ""
    unit: str = ""


@cache
def codes() -> tuple[Code, ...]:
    """Return every code, file by file."""
    return tuple(code for place in PLACES for code in table(place))


@cache
def of_fact(fact: str) -> tuple[Code, ...]:
    """Return the codes that stand for a fact; none where it has no code."""
    return tuple(code for code in codes() if code.fact == fact)


@cache
def table(place: Place) -> tuple[Code, ...]:
    """Return the codes that may stand in one place of a record."""
    import csv  # only where codes are needed

    with open(os.path.join(os.path.dirname(__file__), f"{place}.csv"), encoding="utf-8", newline="") as file:
        rows = tuple(Code(**row) for row in csv.DictReader(file))
    return (*rows, *_therapies({row.code for row in rows})) if place == "medications" else rows


def _therapies(listed: set[str]) -> tuple[Code, ...]:
    """Return the codes that the list of therapies has beside those already ``listed``, each once."""
    found: dict[str, Code] = {}
    for one in known_therapies().values():
        if one.rxnorm and one.rxnorm not in listed:
            name = one.brand or one.ingredient
            code = Code(RXNORM, one.rxnorm, name, "therapies", name, "exact", one.confidence, "", one.note)
            found.setdefault(one.rxnorm, code._replace(verified_at="therapies.csv" if one.confidence == "verified" else ""))
    return tuple(found.values())


def find(place: Place, system: str, code: str) -> tuple[Code, ...]:
    """Return what a code says where it stands in ``place``: of each fact, the row that is nearest to the code.

    Never by the code alone: without its system, one code means an enzyme and a people.
    """
    return _find(place, system.strip(), code.strip())


@lru_cache(maxsize=8192)
def _find(place: Place, system: str, code: str) -> tuple[Code, ...]:
    system = same_system(system)
    exact, prefix = _index(place)
    key = _key(system, code)
    nearest = list(exact.get((system, key), ()))
    for length in range(min(len(key), _LONGEST), 0, -1):
        facts = {row.fact for row in nearest}
        nearest += [row for row in prefix.get((system, key[:length]), ()) if row.fact not in facts]
    if system == _ICD[1] and _WELL_FORMED.fullmatch(key) and not nearest:
        alike = _find(place, _ICD[0], key[:_LETTERS_ALIKE])
        return tuple(row._replace(system=system, confidence="unverified", verified_at="") for row in alike)
    return tuple(nearest) if system != _ICD[1] or _WELL_FORMED.fullmatch(key) else ()


_LONGEST: Final = 8  # no code of ICD has more letters and digits


@cache
def _index(place: Place) -> tuple[dict[tuple[str, str], list[Code]], dict[tuple[str, str], list[Code]]]:
    exact: dict[tuple[str, str], list[Code]] = {}
    prefix: dict[tuple[str, str], list[Code]] = {}
    for row in table(place):
        (prefix if row.match == "prefix" else exact).setdefault((row.system, _key(row.system, row.code)), []).append(row)
    return exact, prefix


def same_system(system: str) -> str:
    """Return the address under which ``codes`` lists a system that may be written otherwise."""
    plain = system.rstrip("/")
    if plain.startswith("https://"):
        plain = "http://" + plain.removeprefix("https://")
    if _EDITION.fullmatch(plain):
        return _ICD[1]
    return SNOMED if plain.startswith(SNOMED + "/") else _SAME.get(plain, plain)


def _key(system: str, code: str) -> str:
    """Return a code as it is compared: one of ICD without its dot, and without the marks that editions put after it."""
    return code.upper().replace(".", "").rstrip("-+*!†# ") if system in _ICD else code
