"""A rulebook from a folder, or as it was in an earlier version of this checkout."""

import io
import os
import subprocess
import tarfile

from dmtcheck.errors import RulesError, shown
from dmtcheck.rulebook import Files, Rulebook, built_in, load_files, read_files


def rulebook(name: str) -> Rulebook:
    """Return the rulebook in the folder ``name``, or that of the git revision ``name``. Raises RulesError."""
    return load_files(read_files([name]) if os.path.isdir(name) else _at(name))


def _at(revision: str) -> Files:
    command = ["git", "-C", built_in(), "archive", "--format=tar", "--", revision]
    try:
        archive = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  # no shell; the user's own checkout
    except (OSError, subprocess.CalledProcessError):
        raise RulesError(f"{shown(revision)} is neither a folder of rules nor a git revision of this checkout") from None
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        files = {one.name: members.extractfile(one) for one in members if one.isfile() and one.name.endswith((".yaml", ".yml"))}
        return {name: (f"{revision}:{name}", file.read()) for name, file in files.items() if file}
