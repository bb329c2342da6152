"""The whole command against the imports it cannot do without, process by process.

    python benchmarks/startup.py [rounds]

Takes `dmtcheck` and `python` from the folder of the Python that runs it. Nothing is asserted about time.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from clock import race, table

ROUNDS: Final = 40
MILLI: Final = 1e3
IMPORTS: Final = 'python -c "import click, pydantic"'
PROFILE: Final = {
    "id": "p-001",
    "as_of": "2026-11-22",
    "considering": ["ocrevus", "lemtrada"],
    "age": 34,
    "ms_type": "rrms",
    "ms_activity": "active",
    "active_infection": False,
    "therapies": [{"name": "Tecfidera", "status": "stopped", "outcome": "inadequate_response"}],
}


def process(command: Sequence[str]) -> Callable[[], object]:
    """Return what runs a command to its end. Stops everything where it fails (1 says that something was raised)."""

    def run() -> None:
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 1) or done.stderr:
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.decode()}")

    return run


def main() -> None:
    """Print least and median time of each process, and the ratio to the imports alone."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    home = Path(sys.executable).parent
    python, dmtcheck = str(home / "python"), str(home / "dmtcheck")
    with TemporaryDirectory() as folder:
        everything = PROFILE | {"considering": None}
        paths = {name: Path(folder, name) for name in ("profile.json", "all-six.json")}
        for path, profile in zip(paths.values(), (PROFILE, everything), strict=True):
            path.write_text(json.dumps(profile), "utf-8")
        commands = {
            IMPORTS: [python, "-c", "import click, pydantic"],
            "dmtcheck profile.json, two drugs": [dmtcheck, str(paths["profile.json"])],
            "dmtcheck profile.json, all six": [dmtcheck, str(paths["all-six.json"])],
            "dmtcheck --format json, all six": [dmtcheck, "--format", "json", str(paths["all-six.json"])],
            "python -c pass": [python, "-c", "pass"],
        }
        seconds = race({name: process(command) for name, command in commands.items()}, rounds)
    print(f"milliseconds a process; {rounds} interleaved rounds; the aim for profile.json is a ratio of at most 1.5\n")
    print(table("process", seconds, IMPORTS, unit=MILLI))


if __name__ == "__main__":
    main()
