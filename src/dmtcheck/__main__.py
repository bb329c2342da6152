"""``python -m dmtcheck`` is the same as ``dmtcheck``."""

from dmtcheck.cli import main

main()
