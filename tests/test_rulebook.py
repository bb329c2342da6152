"""What the clinical content promises of itself, both ways."""

import re

import pytest

from dmtcheck import Rulebook
from dmtcheck.condition import ALWAYS, lines
from dmtcheck.rule import Rule
from dmtcheck.rulebook import Document
from dmtcheck.terms import DRUGS
from dmtcheck.therapies import recognise, table

NEVER_SAID = re.compile(r"\b(eligible|eligibility|safe|safely|approved?|approval|recommend\w*)\b", re.IGNORECASE)
# Statements of the article that its reader marked as a rule (R) or as a risk that a history makes a rule (R?).
FIRM = {13, 14, 17, 21, 24, 27, 44, 45, 54, 55, 59}
RISKS = {7, 8, 9, 40, 46, 47, 48, 50, 51, 53, 56, 57, 58}


def cited(rulebook: Rulebook) -> set[tuple[str, int | str, str]]:
    """Every document, statement and rule or piece of information that a citation joins."""
    from_rules = {(one.document, statement, rule.id) for rule in rulebook.rules for one in rule.citations for statement in one.statements}
    from_sheets = {
        (one.document, statement, f"{sheet.id}/{key}")
        for sheet in rulebook.sheets.values()
        for key, piece in sheet.information.items()
        for one in piece.citations
        for statement in one.statements
    }
    return from_rules | from_sheets


def disposed(rulebook: Rulebook) -> set[tuple[str, int | str, str]]:
    """The same, as the sources tell it."""
    return {
        (document.id, statement.id, target)
        for document in rulebook.documents.values()
        for statement in document.statements
        for target in statement.rules + statement.information
    }


def test_what_a_source_says_became_of_it_is_what_cites_it_and_the_other_way_round(rulebook: Rulebook) -> None:
    assert cited(rulebook) == disposed(rulebook)


def test_the_article_has_all_its_61_statements(rulebook: Rulebook) -> None:
    article = rulebook.documents["article"]
    assert [statement.id for statement in article.statements] == list(range(1, 62))
    assert article.coverage == "complete"


def test_every_caution_of_the_article_is_a_rule(rulebook: Rulebook) -> None:
    carried = {statement.id for statement in rulebook.documents["article"].statements if statement.rules}
    assert carried == FIRM | RISKS


def test_sections_agree_between_a_statement_and_what_cites_it(rulebook: Rulebook) -> None:
    sections = {(document.id, one.id): one.section for document in rulebook.documents.values() for one in document.statements}
    for rule in rulebook.rules:
        for one in rule.citations:
            assert {sections[one.document, statement] for statement in one.statements} == {one.section}, rule.id


def test_every_drug_has_a_sheet_with_what_it_is_and_how_it_is_given(rulebook: Rulebook) -> None:
    assert set(rulebook.sheets) == {*DRUGS, "all"}
    for drug in DRUGS:
        assert {"class", "used_for", "schedule", "side_effects"} <= set(rulebook.sheets[drug].information)


def texts(rulebook: Rulebook) -> list[str]:
    found = [text for rule in rulebook.rules for text in (rule.title, rule.message, rule.unknown_title, rule.unknown_message)]
    found += [one.note for rule in rulebook.rules for one in rule.citations]
    found += [piece.text for sheet in rulebook.sheets.values() for piece in sheet.information.values()]
    for document in rulebook.documents.values():
        found += [document.limits, *(text for one in document.statements for text in (one.says, one.not_encoded))]
    return found + [text for fact in rulebook.facts.values() for text in (fact.title, fact.ask)]


def test_no_text_gives_leave(rulebook: Rulebook) -> None:
    assert [text for text in texts(rulebook) if NEVER_SAID.search(text)] == []


def test_no_rule_is_signed_by_anyone_but_a_clinician(rulebook: Rulebook) -> None:
    assert {rule.status for rule in rulebook.rules} == {"draft"}


def test_every_rule_that_can_be_unknown_says_what_to_find_out(rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        if rule.when != ALWAYS and rule.kind != "preference":
            assert rule.unknown_message, rule.id
            assert rule.unknown_title, rule.id


def test_a_proposed_window_is_called_a_proposal(rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        if rule.fresh:
            assert any("proposal" in one.note for one in rule.citations), rule.id


def test_a_rule_from_a_label_cites_a_numbered_row_of_it(rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        for one in rule.citations:
            assert one.statements, f"{rule.id}: {one.document}"


def test_every_stated_fact_that_a_rule_could_read_is_read_by_one(rulebook: Rulebook) -> None:
    """A fact that no rule reads would be taken for one that raises nothing."""
    read = {line.fact for rule in rulebook.active for line in lines(rule.when)}
    assert {name for name, fact in rulebook.facts.items() if fact.in_conditions} == read


MUST: dict[str, tuple[str, str, str]] = {
    "briumvi/active-infection": ("contraindication", "active_infection", "critical"),
    "lemtrada/two-failed-therapies": ("indication", "failed_therapies", "warning"),
    "mitoxantrone/heart-monitoring": ("monitoring", "", "warning"),
    "ocrevus/pml-jc-virus": ("precaution", "jcv_antibody", "warning"),
    "all/natalizumab-pml-jc-virus": ("precaution", "jcv_antibody", "critical"),
}


@pytest.mark.parametrize("rule_id", MUST)
def test_the_cautions_this_was_built_for_are_there(rulebook: Rulebook, rule_id: str) -> None:
    rule: Rule = rulebook.by_id[rule_id]
    kind, fact, severity = MUST[rule_id]
    assert (rule.kind, rule.severity) == (kind, severity)
    assert [line.fact for line in lines(rule.when)] == ([fact] if fact else [])


def test_documents_say_when_they_are_from(rulebook: Rulebook) -> None:
    for document in rulebook.documents.values():
        assert isinstance(document, Document)
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", document.date), document.id


def test_every_therapy_has_one_meaning_and_a_confidence() -> None:
    assert len(table()) == len({(row.ingredient, row.brand) for row in table().values()})
    for row in table().values():
        assert row.confidence in ("verified", "unverified")
        assert row.drug is None or row.drug in DRUGS
        assert row.rxnorm == "" or row.rxnorm.isdigit()
    for drug in DRUGS:
        assert getattr(recognise(drug), "drug", None) == drug
    assert getattr(recognise(" ocrevus  ZUNOVO "), "drug", "") is None
    assert getattr(recognise("campath"), "drug", "") is None
    assert recognise("no such drug") is None
