"""What every report says of itself: what it is not, who has signed the rules, what they leave out, how old the sources are."""

from collections.abc import Collection

from dmtcheck.rulebook import Rulebook
from dmtcheck.terms import Drug


def notice(rulebook: Rulebook, drugs: Collection[Drug]) -> str:
    """Return the notice that ends every report on these drugs."""
    drafts = sum(rule.status == "draft" for rule in rulebook.active)
    cited = {one.document for rule in rulebook.active if not set(drugs).isdisjoint(rule.drugs) for one in rule.citations}
    dated = "; ".join(f"{document.title} ({document.date})" for name, document in rulebook.documents.items() if name in cited)
    return (
        "This is a list of considerations to raise with a clinician. It is not medical advice, and no concern found means only that these "
        f"rules found none. {drafts} of {len(rulebook.active)} rules are drafts that no clinician has signed. They carry what was collected "
        "from the sources below: no complete current label was read for any drug, a source marked unverified rests on weaker evidence than "
        "the others, and a fact that no rule of a drug reads changes nothing for that drug. A normal or negative result is taken as given. "
        f"Sources and dates: {dated}."
    )
