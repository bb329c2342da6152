"""What the clinical content promises of itself, both ways."""

import re

import pytest

from dmtcheck import Checker, Rulebook
from dmtcheck.condition import ALWAYS, lines
from dmtcheck.outputs import renderer
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


def numbered(prefix: str, **counts: int) -> list[str]:
    return [f"{prefix}-{kind}{number}" for kind, count in counts.items() for number in range(1, count + 1)]


# Every row of what was collected from the labels, and the document that carries it. What one row says on top of that
# may have a row of its own, named after it: OCR-REQ6-CHILD.
NATALIZUMAB = numbered("NAT", BW=1, IND=2, CI=2, REQ=3, WP=9, DOSE=1, SP=2, I=3)
ROWS: dict[str, list[str]] = {
    "ocrevus-uspi": numbered("OCR", IND=4, CI=2, REQ=6, DOSE=4, WP=7, SP=3, I=1),
    "briumvi-uspi": numbered("BRI", IND=1, CI=2, REQ=7, DOSE=2, WP=5, SP=2),
    "lemtrada-uspi": numbered("LEM", BW=1, REMS=1, IND=3, CI=3, REQ=12, DOSE=1, WP=5, SP=2),
    "tysabri-uspi": [*NATALIZUMAB, "TYS-REMS1"],
    "tyruko-uspi": [*NATALIZUMAB, "TYR-REMS1"],
    "mitoxantrone-uspi": numbered("MIT", IND=3, BW=8, CI=1, WP=5, REQ=2, SP=3, DOSE=1, I=1),
    "ema-briumvi": ["BRI-GL1"],
    "ema-lemtrada": ["LEM-GL1", "LEM-GL2"],
    "ema-mitoxantrone": ["MIT-GL2"],
    "ema-natalizumab": ["NAT-GL2", "X-5"],
    "aan-2018": ["NAT-GL1", "MIT-GL1", "X-3", "X-4"],
    "general-knowledge": ["X-1", "X-2"],
}


@pytest.mark.parametrize("document", ROWS)
def test_every_row_collected_from_a_document_has_a_disposition(rulebook: Rulebook, document: str) -> None:
    statements = {str(statement.id): statement for statement in rulebook.documents[document].statements}
    assert set(ROWS[document]) - set(statements) == set()
    more = set(statements) - set(ROWS[document])
    assert all(any(id.startswith(f"{row}-") for row in ROWS[document]) for id in more), more
    for statement in statements.values():
        assert statement.rules or statement.information or statement.not_encoded, statement.id


def test_no_document_is_there_that_was_not_collected(rulebook: Rulebook) -> None:
    assert set(rulebook.documents) == {*ROWS, "article"}
    assert {name: document.kind for name, document in rulebook.documents.items() if document.kind != "label"} == {
        "article": "article",
        "aan-2018": "guideline",
        "general-knowledge": "knowledge",
        **dict.fromkeys([name for name in ROWS if name.startswith("ema-")], "regulator"),
    }


def test_what_no_us_label_and_no_article_says_is_never_critical_and_never_alone_forbids(rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        if not {rulebook.documents[one.document].kind for one in rule.citations} & {"label", "article"}:
            assert "critical" not in (rule.severity, rule.unknown_severity), rule.id
            assert rule.kind not in ("contraindication", "indication"), rule.id


def test_a_rule_that_rests_on_what_was_not_read_in_full_is_marked(rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        confidences = {one.confidence for one in rule.citations}
        assert rule.unverified is ("unverified" in confidences), rule.id
        known = {rulebook.documents[one.document].kind for one in rule.citations if one.confidence == "verified"}
        assert "knowledge" not in known, f"{rule.id}: what was read nowhere is verified by nothing"
    assert any(not rule.unverified for rule in rulebook.rules)
    assert any({one.confidence for one in rule.citations} == {"unverified"} for rule in rulebook.rules)


def test_what_is_unverified_is_called_so_wherever_it_is_shown(checker: Checker) -> None:
    report = checker.check({"considering": ["ocrevus", "tysabri"]})
    folds_nothing = {
        format: " ".join(re.sub(r"\x1b\[[0-9;]*m", "", renderer(format, everything=True)(report)).split()) for format in ("text", "markdown")
    }
    for _, one in report.considerations:
        for citation in one.definition.citations:
            if citation.confidence == "unverified" and not citation.document.startswith(("briumvi", "lemtrada", "mitoxantrone", "tyruko")):
                assert f"{citation.document}, {citation.section}, unverified" in folds_nothing["text"], one.rule
                assert f"{citation.section}, unverified" in folds_nothing["markdown"], one.rule


def test_a_rule_that_a_reader_could_take_for_a_us_one_says_whose_it_is(rulebook: Rulebook) -> None:
    """A rule that only a European text or a guideline carries names it: the reader is told whose advice it is."""
    whose = {"regulator": re.compile(r"\b(EU|European?)\b"), "guideline": re.compile(r"\b(guideline|AAN)\b")}
    for rule in rulebook.rules:
        kinds = {rulebook.documents[one.document].kind for one in rule.citations}
        if kinds <= set(whose):
            assert any(whose[kind].search(rule.title + rule.message) for kind in kinds), rule.id


def test_a_rule_about_after_treatment_alone_reads_nothing_that_only_a_next_infusion_needs(rulebook: Rulebook) -> None:
    for rule in rulebook.active:
        if rule.applies == ("after",):
            assert not {line.fact for line in lines(rule.when)} & {
                "touch_enrolled",
                "tyruko_rems_enrolled",
                "lemtrada_rems_enrolled",
                "vaccinations_complete",
            }, rule.id


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
    read |= {used for name in read for used in rulebook.facts[name].uses}
    could = {name for name, fact in rulebook.facts.items() if fact.in_conditions or fact.type == "day"}
    assert read - could == {"therapies"}
    assert could - read == set()


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
