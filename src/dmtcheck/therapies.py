"""The therapies of MS by ingredient: "Tecfidera" and "dimethyl fumarate" are one therapy, Zunovo is not Ocrevus."""

import os
from functools import cache
from typing import NamedTuple

from dmtcheck.terms import Drug


class Therapy(NamedTuple):
    """One row of ``therapies.csv``: a product, or the ingredient alone where ``brand`` is empty.

    Attributes:
        ingredient: international name; two products of one ingredient are one therapy.
        brand: product name, or "".
        drug: which of the six infusions this name means, or None.
        rxnorm: RxNorm code of the ingredient or product, or "".
        confidence: "verified" or "unverified" for that code.
        note: what a reader should know of this row.
    """

    ingredient: str
    brand: str
    drug: Drug | None
    rxnorm: str
    confidence: str
    note: str


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


@cache
def table() -> dict[str, Therapy]:
    """Return every known therapy by its brand, or by its ingredient where there is no brand, in lower case."""
    import csv  # only where a profile names a therapy

    with open(os.path.join(os.path.dirname(__file__), "therapies.csv"), encoding="utf-8") as file:
        text = file.read()
    rows = [Therapy(**{k: v or (None if k == "drug" else "") for k, v in row.items()}) for row in csv.DictReader(text.splitlines())]  # type: ignore[arg-type]  # a test reads every row
    return {_key(row.brand or row.ingredient): row for row in rows}


def recognise(name: str) -> Therapy | None:
    """Return the therapy that a brand or ingredient name means (case and spaces do not matter), or None."""
    return table().get(_key(name))


def ingredient(name: str) -> str:
    """Return what two names must share to be one therapy: the ingredient, or the name itself where it is not known."""
    known = recognise(name)
    return known.ingredient if known else _key(name)
