"""The words of the field that the whole project shares, in their order of concern."""

from typing import Final, Literal, get_args

Drug = Literal["briumvi", "lemtrada", "mitoxantrone", "ocrevus", "tysabri", "tyruko"]
Kind = Literal["indication", "contraindication", "precaution", "requirement", "monitoring", "preference"]
Severity = Literal["critical", "warning", "info"]
ReviewStatus = Literal["draft", "reviewed", "retired"]
Confidence = Literal["verified", "unverified"]
DocumentKind = Literal["article", "label", "guideline", "regulator", "knowledge"]
Coverage = Literal["complete", "partial"]
Outcome = Literal["flagged", "information_needed"]
Stage = Literal["considered", "current", "stopped"]
# When in treatment: before the first infusion, before every one (the first among them), between them, after the last.
Point = Literal["before_first", "before_each", "during", "after"]
Source = Literal["person", "chart", "laboratory"]
DrugStatus = Literal["contraindicated", "not_indicated", "information_needed", "caution", "no_concern_found"]

# Alphabetical: drugs are never ranked.
DRUGS: Final[tuple[Drug, ...]] = tuple(sorted(get_args(Drug)))
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
# Worst first.
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
REVIEW_STATUSES: Final[tuple[ReviewStatus, ...]] = get_args(ReviewStatus)
CONFIDENCES: Final[tuple[Confidence, ...]] = get_args(Confidence)
DOCUMENT_KINDS: Final[tuple[DocumentKind, ...]] = get_args(DocumentKind)
COVERAGES: Final[tuple[Coverage, ...]] = get_args(Coverage)
POINTS: Final[tuple[Point, ...]] = get_args(Point)
# Who can answer a question.
SOURCES: Final[tuple[Source, ...]] = get_args(Source)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
DRUG_STATUSES: Final[tuple[DrugStatus, ...]] = get_args(DrugStatus)
