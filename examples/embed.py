"""dmtcheck inside an intake workflow: read profiles as they come, ask the next question, check again.

Each line of standard input is one profile as JSON. What the person can answer is asked at once, the most useful question
first; the answers come from a second file, as a coordinator would give them (here: examples/answers.json). What has to be
looked up in the chart or to come from the laboratory is left as a list. Run it with

    python examples/embed.py examples/answers.json < profiles.ndjson
"""

import json
import sys
from datetime import date
from typing import Any

from dmtcheck import ProfileError, Report, changes, check, next_question


def intake(profile: dict[str, Any], answers: dict[str, Any], as_of: date) -> Report:
    """Ask the person as long as an answer could change the status of a drug. Returns the last report."""
    report = check(profile, as_of)
    not_here = {fact.name for fact in report.rulebook.facts.values() if fact.answered_by != "person"}
    while question := next_question(report, not_known=not_here):
        not_here.add(question.fact)
        answer = answers.get(question.fact)
        print(f"  {question.ask} {'Not known; it stays open.' if answer is None else json.dumps(answer)}")
        profile = {**profile, question.fact: answer}
        before, report = report, check(profile, as_of)
        for change in changes(before, report):
            if change.after == "flagged":
                print(f"    raised: {change.title} ({change.drug})")
    return report


def tell(report: Report) -> None:
    """Print what was found about each drug, and how much is still open."""
    for assessment in report.assessments:
        print(f"  {assessment.drug}: {assessment.status.replace('_', ' ')}")
        for consideration in assessment.considerations:
            if consideration.outcome == "flagged" and consideration.severity != "info":
                print(f"    {consideration.severity}: {consideration.title}")
    for who in ("person", "chart", "laboratory"):
        facts = [question.fact for question in report.questions if question.answered_by == who]
        if facts:
            print(f"  still open, {who}: {', '.join(facts)}")


def main() -> None:
    """Read profiles from standard input and answers from the file named first."""
    with open(sys.argv[1], encoding="utf-8") as file:
        answers = json.load(file)
    as_of = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else date.today()  # noqa: DTZ011  # the day where the clinic is
    for line in sys.stdin:
        try:
            profile = json.loads(line)
            print(profile.get("id", "profile without id"))
            tell(intake(profile, answers, as_of))
        except (ValueError, ProfileError) as error:
            print(f"  cannot be read: {error}")


if __name__ == "__main__":
    main()
