"""The therapies of MS by ingredient: "Tecfidera" and "dimethyl fumarate" are one therapy, Zunovo is not Ocrevus."""

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dmtcheck.terms import Drug

_LIKE: Final = 0.75  # how alike two names are, from 0 to 1
# Forms of the infusions that are given under the skin, which the rules do not speak of.
_UNDER_THE_SKIN: Final = re.compile(r"hyaluronidase|\bsub-?\s?[ck]utan|\bsub-?cut\b|\bs\.\s?c\.|\bs[cq]\b|\b920 ?mg|under the skin")
_OTHER_FORM: Final = dict.fromkeys(("ocrelizumab", "Ocrevus"), "Ocrevus Zunovo") | dict.fromkeys(("natalizumab", "Tysabri"), "Tysabri subcutaneous")
FORMS_UNDER_THE_SKIN: Final = frozenset(("Zunovo", *_OTHER_FORM.values()))
_SLIP: Final = 0.85  # "tocilizumab" and "ocrelizumab" are less alike
# What may stand before the name of a medication: a strength, a form, a way of giving it.
_BEFORE_NAMES: Final = re.compile(
    r"(?:(?:[0-9]\w*|mg|ml|g|mcg|iu|unt|units?|vials?|pen|syringe|tab(?:let)?s?|cap(?:sule)?s?|bag|concentrate|solution|powder"
    r"|inj|injections?|injectable|inf|infusions?|infuse|inject|administer|administration|give|iv|im|sc|po|oral|intravenous(?:ly)?"
    r"|subcutaneous(?:ly)?|intramuscular|drug|medication|medicine|therapy|treatment|course|cycle|dose|start|continue|restart|resume"
    r"|maintenance|induction|initial|first|second|next|loading|the|a|of|ms|dmt|generic|brand|human|recombinant|hyaluronidase) )*"
)


class Therapy(NamedTuple):
    """One row of ``therapies.csv``: a product, or the ingredient alone where ``brand`` is empty.

    Attributes:
        ingredient: international name; two products of one ingredient are one therapy.
        brand: product name, or "".
        drug: which of the six infusions this name means, or None.
        rxnorm: RxNorm code of the ingredient or product, or "".
        confidence: "verified" or "unverified" for that code.
        immunosuppressant: "yes" where it counts as one for the rules, or "".
        note: what a reader should know of this row.
    """

    ingredient: str
    brand: str
    drug: Drug | None
    rxnorm: str
    confidence: str
    immunosuppressant: str
    note: str


def _key(name: str) -> str:
    """Return a name without case, marks and punctuation: "Interferon beta-1a" is "interferon beta 1a"."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", name.casefold()).split()) or name.casefold()


@cache
def table() -> dict[str, Therapy]:
    """Return every known therapy by its brand, or by its ingredient where there is no brand, as ``_key`` spells it."""
    import csv  # only where a profile names a therapy

    with open(os.path.join(os.path.dirname(__file__), "therapies.csv"), encoding="utf-8") as file:
        text = file.read()
    rows = [Therapy(**{k: v or (None if k == "drug" else "") for k, v in row.items()}) for row in csv.DictReader(text.splitlines())]  # type: ignore[arg-type]  # a test reads every row
    return {_key(row.brand or row.ingredient): row for row in rows}


@cache
def _longest_first() -> list[tuple[str, Therapy]]:
    return sorted(table().items(), key=lambda item: -len(item[0]))


def _held(key: str) -> Iterator[Therapy]:
    """Yield what a text names: "ocrevus zunovo" is one name, not two."""
    left = f" {key} "
    for known, row in _longest_first():
        if f" {known} " in left:
            left = left.replace(f" {known} ", " / ")
            yield row


@lru_cache(maxsize=1024)
def begins(text: str) -> bool:
    """Whether a text begins with a name of the list: nothing before it but a strength, a form, or a way of giving."""
    left = _BEFORE_NAMES.sub("", f"{_key(text)} ", count=1)
    return any(left.startswith(f"{known} ") for known in table())


@lru_cache(maxsize=1024)
def recognise(name: str) -> Therapy | None:
    """Return the therapy that a name means, or None.

    A brand or an ingredient, with or without marks, strengths and the other of the two: "Lemtrada (alemtuzumab) 12 mg".
    A name that holds two different ingredients, or two products of which only one is an infusion here, means none.
    A form that is given under the skin is none of the infusions: "ocrelizumab and hyaluronidase" is Zunovo.
    """
    held = list(_held(_key(name)))
    branded = [row for row in held if row.brand] or held
    one = len({row.ingredient for row in held}) == 1 and len({row.drug for row in branded}) == 1
    return in_form(branded[0], name) if one else None


def in_form(therapy: Therapy, said: str) -> Therapy:
    """Return the form under the skin of a therapy where that is ``said``, otherwise the therapy itself."""
    other = _OTHER_FORM.get(therapy.brand or therapy.ingredient) if is_under_the_skin(said) else None
    return table()[_key(other)] if other else therapy


def is_under_the_skin(said: str) -> bool:
    """Whether words say of a medicine that it is given under the skin."""
    return _UNDER_THE_SKIN.search(said.casefold()) is not None


def ingredient(name: str) -> str:
    """Return what two names must share to be one therapy: the ingredient, or the name itself where it is not known."""
    known = recognise(name)
    return known.ingredient if known else _key(name)


def nearest_ingredient(name: str) -> str:
    """Return the same, with a name that is not known taken for the one it resembles most: it may be misspelt."""
    return next(iter(possible_ingredients(name)), _key(name))


@lru_cache(maxsize=1024)
def misspelt(name: str) -> tuple[str, ...]:
    """Return the ingredients of which a name that is not known is a slip of the pen: nearer than one antibody is to another."""
    return () if recognise(name) else tuple(dict.fromkeys(_near(name, _SLIP)))


@lru_cache(maxsize=1024)
def possible_ingredients(name: str) -> tuple[str, ...]:
    """Return every ingredient that a name may mean, the likeliest first: one where it is known, several where it holds several."""
    known = recognise(name)
    return (known.ingredient,) if known else tuple(dict.fromkeys(_near(name, _LIKE)))


def _near(name: str, cutoff: float) -> Iterator[str]:
    for word in (_key(name), *_key(name).split()):
        yield from _nearest(word, cutoff)


@lru_cache(maxsize=4096)
def _nearest(word: str, cutoff: float) -> tuple[str, ...]:
    from difflib import get_close_matches  # only where a profile names a therapy

    return tuple(table()[match].ingredient for match in get_close_matches(word, table(), n=1, cutoff=cutoff))
