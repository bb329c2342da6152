"""Reads every example that HL7 publishes with FHIR R4: as it is, beside a Patient, and changed in many ways; says what does not hold."""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from fuzz import holds
from fuzz.mutations import everything, mutated

from dmtcheck.checker import Checker, checker
from dmtcheck.errors import ProfileError
from dmtcheck.inputs import records
from dmtcheck.inputs.fhir import KINDS, gather, read
from dmtcheck.strict_json import RECORDS, decode, read_object

PACKAGE = "hl7.fhir.r4.examples@4.0.1"
INTEGRITY = "sha512-DXBdIZOeQaSKIgCU7w6HOC7sw/6BzylmipLkBW4f//pT+Bc94x+8LImwTdvaNThPJoOzpBzvxAzNqjeu3X/zLw=="
DAYS = (date(2026, 11, 22), date(2013, 1, 1), None)
FEW = 1  # changes of a type that is not read: they may only be counted, so few are enough
OURS = Path(__file__).resolve().parents[2] / "examples" / "fhir" / "petra.json"  # a whole person with MS, of which most changes matter
TIMES = 20  # as many changes of that one
LARGE = 200_000  # bytes; a larger file is changed only once, and only when small in what is read of it
MOST_TOLD = 40


class Found:
    """What was counted, and what did not hold."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.problems: dict[str, str] = {}
        self.slow: tuple[float, str] = (0.0, "")

    def problem(self, where: str, what: str) -> None:
        """Take down the first place of each kind of problem."""
        self.counted["problems"] += 1
        self.problems.setdefault(what, where)


def archive(given: str | None, folder: str) -> Path:
    """Return the package, fetched unless it is given. Ends the program where it is not the one that is meant."""
    path = Path(given) if given else _fetched(folder)
    digest = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if digest != INTEGRITY:
        sys.exit(f"{path.name} is not {PACKAGE}: its SHA-512 is another")
    return path


def _fetched(folder: str) -> Path:
    subprocess.run(["npm", "pack", PACKAGE, "--silent", "--ignore-scripts", "--pack-destination", folder], check=True, stdout=subprocess.DEVNULL)
    (path,) = Path(folder).glob("*.tgz")
    return path


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each example, one after the other."""
    with tarfile.open(path) as package:
        for member in package:
            name = member.name.removeprefix("package/")
            file = package.extractfile(member) if name.endswith(".json") and "/" not in name and not name.startswith(".") else None
            if file and name != "package.json":
                yield name, file.read()


def beside_a_patient(resource: dict[str, Any]) -> dict[str, Any]:
    """Return a Bundle of a Patient and a resource, which is about that Patient if about any."""
    person = next((one for one in holds_resources(resource) if one.get("resourceType") == "Patient"), None)
    id = next((name for one in everything(resource) if (name := _patient_of(one))), "p1")
    patient = person or {"resourceType": "Patient", "id": id, "birthDate": "1980-05-01"}
    others = [] if resource is person else [{"resource": resource}]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}, *others]}


def holds_resources(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a resource, and those of a Bundle."""
    yield resource
    yield from (one for one, _, _ in holds.resources(resource)) if resource.get("resourceType") == "Bundle" else ()


def _patient_of(value: Any) -> str:
    for key in ("subject", "patient") if isinstance(value, dict) else ():
        reference = value.get(key)
        target = reference.get("reference") if isinstance(reference, dict) else None
        if isinstance(target, str) and target.startswith("Patient/"):
            return target.removeprefix("Patient/")
    return ""


def as_it_is(ours: Checker, name: str, data: bytes, found: Found) -> None:
    """Read a file as the command line does."""
    try:
        records.read(ours, data, DAYS[0])
        found.counted["read as they are"] += 1
    except ProfileError as error:
        found.counted["refused as they are"] += 1
        if "\n" in str(error):
            found.problem(name, "refused in other than one line")
    except Exception as error:  # noqa: BLE001  # that is what is looked for
        found.problem(name, f"as it is: {type(error).__name__}: {error}"[:300])


def examine(ours: Checker, where: str, given: dict[str, Any], as_of: date | None, found: Found) -> None:
    """Read one Bundle and say what does not hold."""
    found.counted["bundles"] += 1
    try:
        record = read(given, as_of)
    except ProfileError as error:
        found.counted["bundles refused"] += 1
        for one in holds.refusal_problems(given, error):
            found.problem(where, one)
        return
    except Exception as error:  # noqa: BLE001  # that is what is looked for
        found.problem(where, f"{type(error).__name__}: {error}"[:300])
        return
    found.counted["facts"] += len(record.profile)
    found.counted["with MS on record"] += record.ms_on_record
    for one in holds.problems(given, record, ours):
        found.problem(where, one)
    if not any(one.get("resourceType") == "Bundle" for one in _held(given)):
        together = gather([given], None, as_of)
        if (together.profile, together.ms_on_record) != (record.profile, record.ms_on_record):
            found.problem(where, "a Bundle read by itself and gathered differ")


def _held(given: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in given["entry"] if isinstance(entry, dict) and isinstance(entry.get("resource"), dict)]


def one_file(ours: Checker, name: str, data: bytes, random: Random, mutations: int, found: Found) -> None:
    """Read one file in every way."""
    found.counted["files"] += 1
    as_it_is(ours, name, data, found)
    try:
        resource = read_object(decode(data, RECORDS), RECORDS)
    except ProfileError:
        found.counted["files that are no strict JSON"] += 1
        return
    whole = beside_a_patient(resource)
    examine(ours, name, whole, DAYS[0], found)
    is_read = any(one.get("resourceType") in (*KINDS, "Patient", "Medication") for one in holds_resources(resource))
    number = (mutations if is_read else FEW) if len(data) < LARGE else FEW
    for turn in range(number):
        made = mutated(whole, random, times=1 + turn % 4)
        if isinstance(made.get("entry"), list) and made.get("resourceType") == "Bundle":
            examine(ours, f"{name}, change {turn}", made, random.choice(DAYS), found)


def somebody_else(ours: Checker, name: str, data: bytes, found: Found) -> None:
    """A resource about another person than the Patient beside it must be refused, whatever it is."""
    resource = json.loads(data)
    if resource.get("resourceType") in KINDS:
        given = beside_a_patient(resource | {"subject": {"reference": "Patient/somebody-else"}, "patient": {"reference": "Patient/p1"}})
        given["entry"][0]["resource"]["id"] = "p1"
        try:
            read(given, DAYS[0])
            found.problem(name, "read although it is about somebody else")
        except ProfileError:
            found.counted["somebody else's, refused"] += 1


def main() -> int:
    """Run all of it and tell what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--archive", help="the package as a .tgz, where it is there already")
    options.add_argument("--mutations", type=int, default=60, help="changes of each example of a type that is read")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    ours, found, began = checker(), Found(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files(archive(given.archive, folder)):
            at = time.monotonic()
            one_file(ours, name, data, Random(f"{given.seed} {name}"), given.mutations, found)
            somebody_else(ours, name, data, found)
            found.slow = max(found.slow, (time.monotonic() - at, name))
        one_file(ours, OURS.name, OURS.read_bytes(), Random(given.seed), given.mutations * TIMES, found)
    print(", ".join(f"{number:,} {what}" for what, number in found.counted.items()))
    print(f"{time.monotonic() - began:.0f} s; the slowest: {found.slow[1]}, {found.slow[0]:.1f} s")
    for what, where in list(found.problems.items())[:MOST_TOLD]:
        print(f"  {where}: {what}")
    return bool(found.problems)


if __name__ == "__main__":
    sys.exit(main())
