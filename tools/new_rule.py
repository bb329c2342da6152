"""Scaffold a rule and its block in the feature of each of its drugs: ``make rule NAME=ocrevus/my-caution``."""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRUGS = ("briumvi", "lemtrada", "mitoxantrone", "ocrevus", "tyruko", "tysabri")
RULE = """\
title: {title}
drugs: [{drugs}]
kind: precaution
severity: warning
status: draft
when:
  age: {{above: 100}}
message: >
  What to raise with a clinician when the condition holds, in one or two plain sentences.
when_unknown:
  message: >
    What is not known, and what to ask.
sources:
  - {{document: article, statements: [44], section: "Which section says so"}}
"""
BLOCK = """
  @{name}
  Rule: {title}
    What this raises, and from which source.

    Scenario Outline: The clinical reason for {name}
      Given the profile says
        | fact | value |
        | age  | <age> |
      When {drug} is considered
      Then {name} <outcome>

      Examples:
        | age | outcome                             |
        | 101 | is flagged as a precaution, warning |
        | 100 | is not flagged                      |

    Scenario: What {name} needs to know is asked for
      When {drug} is considered
      Then {name} needs information as warning
      And it asks for "age"
"""


def scaffold(root: Path, name: str) -> list[Path]:
    """Write the rule and append its blocks. Returns what was written. Raises SystemExit where the name cannot be used."""
    match = re.fullmatch(rf"({'|'.join(DRUGS)}|all)/[a-z0-9]+(-[a-z0-9]+)*", name)
    if not match:
        sys.exit(f'"{name}" is not a name such as ocrevus/my-caution (a drug or all, then words joined by hyphens)')
    path = root / "rules" / f"{name}.yaml"
    if path.exists() or (root / "rules" / "retired" / f"{name}.yaml").exists():
        sys.exit(f"{path.relative_to(root)} is there already; ids are never used again")
    drugs = DRUGS if match[1] == "all" else (match[1],)
    title = name.split("/")[1].replace("-", " ").capitalize()
    path.write_text(RULE.format(title=title, drugs=", ".join(drugs)), encoding="utf-8")
    written = [path]
    for drug in drugs:
        feature = root / "features" / f"{drug}.feature"
        with feature.open("a", encoding="utf-8") as file:
            file.write(BLOCK.format(name=name, title=title, drug=drug))
        written.append(feature)
    return written


def main() -> None:
    """Read the name from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="such as ocrevus/my-caution")
    for path in scaffold(ROOT, parser.parse_args().name):
        print(path.relative_to(ROOT))
    print("Now write the condition, the words and the source, then the scenarios; `make test` says what is missing.")


if __name__ == "__main__":
    main()
