"""Words in names that no code list holds: they make no fact, but say which fact a reader should look at."""

import re
from collections.abc import Iterable
from typing import Final

from dmtcheck.therapies import recognise

_ANTI_HBS: Final = re.compile(r"anti-?hbs|surface (?:ab\b|antibod)|vaccin|immuni[sz]|impf")  # that is there after a vaccination
# In this order; a fact of None where the word does not tell which of several it is.
_WORDS: Final[tuple[tuple[re.Pattern[str], str | None], ...]] = tuple(
    (re.compile(pattern), fact)
    for pattern, fact in (
        (r"leu[ck]oen[ck]ephalopath|leukoenzephalopath|\bpml\b", "pml_ever"),
        (r"\bjc[- ]?v|\bjc[- ]virus|\bjc[- ]?polyoma|stratify", "jcv_antibody"),
        (r"hepatitis b\b.*core|hep\.? b\b.*core|\bhbv core|anti-?hbc\b|\bhbc(?:ab)?\b", "anti_hbc"),
        (r"hepatitis[- ]b\b|hep\.? b\b|\bhbv\b|\bhbs", "hbsag"),
        (r"hepatit", None),
        (r"\bhiv\b|\bhiv[- ]?1|human immunodefic|\baids\b", "hiv"),
        (r"immun(?:o|e )defic|immundefekt|immunocomprom|immunosuppress", "immunocompromised"),
        (
            r"cancer|[ck]arcinom|karzinom|krebs|lymphom|leuk(?:a?em|äm)i|melanom|tumou?r(?! necrosis)|neoplas|malign|myelom|sarkom|sarcom",
            "cancer_history",
        ),
        (r"\bstroke\b(?! volume)|schlaganfall|transient isch", "stroke_history"),
        (r"infar[ck]t", None),
        (r"tuber[ck]ul|quantiferon|t-spot", "tuberculosis_screen"),
        (r"anaphyl", "severe_reactions"),
        (r"pregnan|schwanger|gravid|\bb?-?hcg\b|gonadotropin", "pregnant"),
        (r"heart failure|herzinsuff|cardiomyopath|kardiomyopath", "heart_disease"),
        (r"(?<!right ventricular )(?<!rv )ejection fraction|\blvef\b", "lvef_percent"),
    )
)
_LIVE: Final = re.compile(
    r"\blive\b|attenuat|yellow|\byf\b|yf-vax|stamaril|dengue|dengvaxia|qdenga|chikung|ixchiq|ebola|ervebo|\bmmr|measles|mumps|rubell|priorix|proquad"
    r"|varic|varivax|zostavax|flumist|fluenz|nasal|typhoid|vivotif|\bbcg\b|rotavir|rotateq|rotarix|oral polio|\bopv\b|smallpox|vaccinia|jynneos"
    r"|imvanex|cholera|vaxchora|adenovir|lebend|gelbfieber|masern"
)
_TESTS: Final = ("jcv_antibody", "hiv", "tuberculosis_screen", "lvef_percent")
_VACCINE: Final = "vaccine"
_PLAIN: Final = ("medication",)  # recognised, or not, in their own way
_NO_THERAPY: Final = ("allergy", _VACCINE)  # where the name of a therapy is none that was taken


def hint(kind: str, called: str) -> tuple[bool, str | None]:
    """Return whether a name holds a word of what matters, and the fact that it may be about where that is clear."""
    said = called.casefold()
    if kind in _PLAIN:
        return False, None
    if kind == _VACCINE:
        return (True, "last_live_vaccine") if _LIVE.search(said) else (False, None)
    fact = next(((True, fact) for pattern, fact in _WORDS if pattern.search(said)), (False, None))
    return fact if fact[0] or kind in _NO_THERAPY or not _names_therapy(called) else (True, "therapies")


def _names_therapy(called: str) -> bool:
    return any(recognise(word) for word in re.findall(r"[\w-]{4,}", called))


def tests(texts: Iterable[str]) -> str | None:
    """Return which test the names of a result are of, where it is one beside which an older result may not stand."""
    said = " ".join(texts).casefold()
    fact = next((fact for pattern, fact in _WORDS if pattern.search(said)), None)
    return fact if fact in _TESTS or (fact in ("hbsag", "anti_hbc") and not _ANTI_HBS.search(said)) else None
