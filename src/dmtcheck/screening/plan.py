"""What must be the same for a run to continue: inputs, rules, versions and what is asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from typing import Any, Final, NamedTuple

from dmtcheck.errors import DmtcheckError
from dmtcheck.rulebook import Rulebook
from dmtcheck.screening.places import Place
from dmtcheck.terms import Drug
from dmtcheck.version import VERSION

SCHEMA: Final = 1
Plan = Mapping[str, Any]
# What screening needs on every engine, and the package of each engine.
LIBRARIES: Final = ("polars", "pyarrow", "narwhals", "numpy")
PACKAGES: Final = {"polars": "polars", "duckdb": "duckdb", "spark": "pyspark"}
_WORDS: Final = {
    "schema": "the layout of the folder",
    "dmtcheck": "the version of dmtcheck",
    "rules": "the rules",
    "engine": "the engine",
    "libraries": "the libraries",
    "drugs": "--drug",
    "as_of": "--as-of",
    "long": "--long",
    "summary_only": "--summary",
    "shard": "--shard",
    "inputs": "the inputs",
}


class Shard(NamedTuple):
    """The share of one run among several: part after part is dealt out to the ``number`` runs, this one being the ``place``-th."""

    place: int = 1
    number: int = 1

    def has(self, file: int, batch: int) -> bool:
        """Whether a batch of a file, both counted from 0, is of this share: neither many files nor one large one fall to one run."""
        return (file + batch) % self.number == self.place - 1

    def __str__(self) -> str:
        return f"{self.place}/{self.number}"


class Asked(NamedTuple):
    """What a run is asked for. Without ``as_of``, ``begun`` is the date of assessment of whoever names none."""

    begun: date
    as_of: date | None = None
    drugs: tuple[Drug, ...] = ()
    engine: str = "polars"
    long: bool = False
    summary_only: bool = False
    shard: Shard = Shard()


def plan(asked: Asked, rulebook: Rulebook, places: Sequence[Place]) -> Plan:
    """Return what a run is to do."""
    return {
        "schema": SCHEMA,
        "dmtcheck": VERSION,
        "rules": {"version": rulebook.version, "digest": rulebook.digest, "total": len(rulebook.active)},
        "engine": {"name": asked.engine, "version": version(PACKAGES[asked.engine])},
        "libraries": {name: version(name) for name in LIBRARIES},
        "drugs": sorted(set(asked.drugs)),
        "as_of": (asked.as_of or asked.begun).isoformat(),
        "long": asked.long,
        "summary_only": asked.summary_only,
        "shard": str(asked.shard),
        "inputs": [{"file": place.file, "bytes": place.bytes} for place in places],
    }


def settled(begun: Plan, now: Plan, asked: Asked, folder: str) -> Plan:
    """Return what a run that was begun is to do: the same as now, on the day on which it was begun where none is named.

    Raises:
        DmtcheckError: where it was begun with something else; names the first difference.
    """
    then = {**begun, "inputs": [{key: one.get(key) for key in ("file", "bytes")} for one in begun.get("inputs", ())]}
    if asked.as_of is None:
        now = {**now, "as_of": then.get("as_of")}
    for key in _WORDS:
        if then.get(key) != now[key]:
            difference = _of_inputs(then[key], now[key]) if key == "inputs" else f"was {_shown(then.get(key))}, is now {_shown(now[key])}"
            raise DmtcheckError(f"{_WORDS[key]}: {difference}; give the same again, or name another folder", file=folder)
    return now


def _of_inputs(then: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> str:
    sizes = {one["file"]: one["bytes"] for one in then}
    for one in now:
        if one["file"] not in sizes:
            return f"{one['file']} is new"
        if one["bytes"] != sizes[one["file"]]:
            return f"{one['file']} had {sizes[one['file']]:,} bytes, has now {one['bytes']:,}"
    gone = [file for file in sizes if file not in {one["file"] for one in now}]
    return f"{gone[0]} is left out" if gone else "they are in another order"


def _shown(value: object) -> str:
    match value:
        case True | False:
            return "given" if value else "not given"
        case list():
            return ", ".join(map(str, value)) or "not given"
        case dict():
            return " ".join(str(part) for part in value.values())
        case _:
            return str(value)
