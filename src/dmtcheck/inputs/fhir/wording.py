"""What the words of a Condition say beside its codes. They are no code: they are never used for a fact, only to doubt and to ask."""

import re
from typing import Final

from dmtcheck.codes import same_system
from dmtcheck.inputs.fhir.elements import codings, elements, rows, status, text

NEVER: Final = frozenset(("refuted", "entered-in-error"))
_MS: Final = re.compile(
    r"multiple[rn]? skleros|multiple sclerosis|encephalomyelitis disseminata|sclerosis multiplex|scl[eé]rose en plaques|esclerosis m[uú]ltiple"
    r"|sclerosi multipla|\b(?:rr|pp|sp)ms\b"
)
_MS_CODE: Final = re.compile(r"G35\b.*|G35[0-9A-D].*|340")  # in whatever system: enough to look it up
_FAMILY: Final = re.compile(r"\bfamily (?:medical )?history\b|\bhistory in (?:the )?family\b|\bfh\s?[:=]|familienanamnese")
_TYPES: Final = {
    "rrms": re.compile(r"relapsing[ -]*(?:and )?remitting|\brrms\b"),
    "spms": re.compile(r"secondar(?:y|ily)[ -]*progressive|\bspms\b"),
    "ppms": re.compile(r"primar(?:y|ily)[ -]*progressive|\bppms\b"),
    "prms": re.compile(r"progressive[ -]*relapsing|\bprms\b"),
    "cis": re.compile(r"clinically isolated|\bcis\b"),
}
_NMO: Final = re.compile(r"neuromyelitis optica|\bnmo(?:sd)?\b|\bg36\.?0")
_UNLIKE_MS: Final = "neuromyelitis optica is no multiple sclerosis: ask which of them it is"
_UNREAD_MS: Final = (
    "names multiple sclerosis in a way that is not read (no code that is listed, or its system is not an address): not used, look it up"
)


def words(concept: object) -> str:
    """Return all words of a CodeableConcept in lower case, its codes among them."""
    texts = [text(one.get("text")) for one in elements(concept)]
    return " | ".join([*texts, *(f"{one.code} {one.display}" for one in codings(concept))]).casefold()


def types(concept: object) -> set[str]:
    """Return the types of MS that the words name."""
    said = words(concept)
    return {value for value, pattern in _TYPES.items() if pattern.search(said)}


def is_of_family(resource: object) -> bool:
    """Whether a Condition is about the family, and not the person."""
    return any(
        any("family" in word for word in status(one.get("category"))) or _FAMILY.search(words(one.get("code"))) is not None
        for one in elements(resource)
    )


def names_ms(concept: object) -> bool:
    """Whether a CodeableConcept is of MS in any way, also one that is not read."""
    if any(row.fact == "ms_type" for row in rows("conditions", concept)) or _MS.search(words(concept)):
        return True
    unread = [one for one in codings(concept) if not same_system(one.system).startswith("http")]
    return any(_MS_CODE.fullmatch(one.code.upper()) for one in unread)


def suggests_ms(resource: object) -> bool:
    """Whether a Condition says in any way that the person has, or may have, MS."""
    return any(
        names_ms(one.get("code")) and not status(one.get("verificationStatus")) & NEVER and not is_of_family(one) for one in elements(resource)
    )


def apart(concept: object) -> str:
    """Return what is told of a Condition that is not listed but bears on whether it is MS, or ""."""
    if names_ms(concept):
        return _UNREAD_MS
    return _UNLIKE_MS if _NMO.search(words(concept)) else ""
