"""Bring the files of others that the intake page serves to where it serves them from, as its lock file names them.

    python tools/assets.py            # take each package with npm, check it against the lock file, copy its files
    python tools/assets.py --check    # only check the files that are there; needs no network

To take another version, write its number and its integrity (`npm view NAME@VERSION dist.integrity`) into the lock file first.
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parents[1] / "src" / "dmtcheck" / "service" / "page" / "static"
LOCK = STATIC / "assets.lock.json"


def integrity(data: bytes) -> str:
    """Return what npm calls the integrity of a file."""
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")


def take(name: str, package: dict[str, Any], folder: Path) -> dict[str, bytes]:
    """Return the files of a package. Raises SystemExit where it is not the one that the lock file names."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{name}@{package['version']}"]
    packed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603  # names from the lock file
    archive = folder / packed.stdout.split()[-1]
    if integrity(archive.read_bytes()) != package["integrity"]:
        sys.exit(f"{name} {package['version']} is not what the lock file names: its integrity differs")
    with tarfile.open(archive) as tar:
        members = {file: tar.extractfile(one["from"]) for file, one in package["files"].items()}
        return {file: member.read() for file, member in members.items() if member}


def wrong(lock: dict[str, Any], folder: Path) -> list[str]:
    """Return the files that are not there as the lock file names them."""
    wanted = {file: one["integrity"] for package in lock.values() for file, one in package["files"].items()}
    return [file for file, said in wanted.items() if not (folder / file).is_file() or integrity((folder / file).read_bytes()) != said]


def main() -> None:
    """Take or check what the lock file names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only check the files that are there")
    lock = json.loads(LOCK.read_text("utf-8"))
    if not parser.parse_args().check:
        for name, package in lock.items():
            with tempfile.TemporaryDirectory() as folder:
                for file, data in take(name, package, Path(folder)).items():
                    (STATIC / file).write_bytes(data)
                    package["files"][file]["integrity"] = integrity(data)
        LOCK.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
    if found := wrong(lock, STATIC):
        sys.exit(f"not as the lock file names it: {', '.join(found)}")
    print("as the lock file names them:", ", ".join(sorted(file for package in lock.values() for file in package["files"])))


if __name__ == "__main__":
    main()
