"""What every report says of itself: what it is not, who has signed the rules, what they leave out, how old the sources are."""

from dmtcheck.rulebook import Rulebook


def notice(rulebook: Rulebook) -> str:
    """Return the notice that ends every report."""
    drafts = sum(rule.status == "draft" for rule in rulebook.active)
    dated = "; ".join(f"{document.title} ({document.date})" for document in rulebook.documents.values())
    limits = " ".join(document.limits for document in rulebook.documents.values() if document.coverage == "complete")
    return (
        "This is a list of considerations to raise with a clinician. It is not medical advice, and no concern found means only that these "
        f"rules found none. {drafts} of {len(rulebook.active)} rules are drafts that no clinician has signed. {limits} The labels of the drugs "
        "ask for more than these rules cover, and a fact that no rule of a drug reads changes nothing for that drug. No complete current label was read for any drug; a source marked unverified rests on weaker "
        f"evidence than the others. Sources and dates: {dated}."
    )
