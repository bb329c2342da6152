"""The version of the program. The version of its clinical content stands in ``rules/rulebook.yaml``."""

from typing import Final

VERSION: Final = "0.1.0"
