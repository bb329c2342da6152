"""dmtcheck inside an intake workflow: read profiles as they come, ask the next question, check again.

Each line of standard input is one profile as JSON; answers are taken from a second file, as a coordinator would give
them (here: examples/answers.json). Run it with

    python examples/embed.py examples/answers.json < profiles.ndjson
"""

import json
import sys
from datetime import date
from typing import Any

from dmtcheck import ProfileError, Report, check


def intake(profile: dict[str, Any], answers: dict[str, Any], as_of: date) -> tuple[dict[str, Any], Report]:
    """Ask the most useful question until it has no answer here or nothing is left to ask. Returns profile and report."""
    report = check(profile, as_of)
    asked: set[str] = set()
    while question := next((one for one in report.questions if one.fact not in asked), None):
        asked.add(question.fact)
        print(f"  ask: {question.ask}")
        if question.fact not in answers:
            print("       not known; it stays open")
            continue
        profile = {**profile, question.fact: answers[question.fact]}
        if f"{question.fact}_date" in answers:
            profile[f"{question.fact}_date"] = answers[f"{question.fact}_date"]
        report = check(profile, as_of)
    return profile, report


def main() -> None:
    """Read profiles from standard input and answers from the file named first."""
    with open(sys.argv[1], encoding="utf-8") as file:
        answers = json.load(file)
    as_of = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else date.today()  # noqa: DTZ011  # the day where the clinic is
    for line in sys.stdin:
        try:
            profile = json.loads(line)
            print(profile.get("id", "profile without id"))
            profile, report = intake(profile, answers, as_of)
        except (ValueError, ProfileError) as error:
            print(f"  cannot be read: {error}")
            continue
        for assessment in report.assessments:
            print(f"  {assessment.drug}: {assessment.status.replace('_', ' ')}")
            for consideration in assessment.considerations:
                print(f"    {consideration.severity}, {consideration.outcome.replace('_', ' ')}: {consideration.title}")


if __name__ == "__main__":
    main()
