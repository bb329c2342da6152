"""The list of codes: every row makes sense, and ``dmtcheck codes`` prints it."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from dmtcheck import codes
from dmtcheck.cli import codes as command
from dmtcheck.errors import DmtcheckError
from dmtcheck.rulebook import Rulebook
from dmtcheck.therapies import recognise, table

# What is no fact of its own but what facts are made of, and the values that it has.
PARTS = {
    "result": {"positive", "negative", "unclear"},
    "level": {"raised", "low", "normal"},
    "outcome": {"inadequate_response", "intolerance", "safety", "pregnancy", "access", "other"},
}
PANELS = {"liver_tests": {"alt", "ast", "alp", "bilirubin"}, "immunoglobulins": {"igg", "igm", "iga"}}
SYSTEMS = {
    "http://hl7.org/fhir/sid/icd-10-cm",
    "http://hl7.org/fhir/sid/icd-10",
    "http://hl7.org/fhir/sid/icd-9-cm",
    "http://snomed.info/sct",
    "http://loinc.org",
    "http://www.nlm.nih.gov/research/umls/rxnorm",
    "http://hl7.org/fhir/sid/cvx",
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
    "http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason",
    "http://terminology.hl7.org/CodeSystem/HCPCS",
    "http://www.whocc.no/atc",
}
EVERY = codes.codes()


def test_every_row_is_whole() -> None:
    for code in EVERY:
        assert code.system in SYSTEMS, code
        assert code.code == code.code.strip() != "", code
        assert code.display, code
        assert code.match in ("exact", "prefix"), code
        assert code.match == "exact" or "/icd-" in code.system, code


def test_what_was_not_seen_is_marked_unverified() -> None:
    for code in EVERY:
        assert code.confidence == ("verified" if code.verified_at else "unverified"), code


def test_every_value_is_one_of_its_fact(rulebook: Rulebook) -> None:
    for code in EVERY:
        if code.fact in PARTS:
            assert code.value in PARTS[code.fact], code
        elif code.fact in PANELS:
            assert code.value in PANELS[code.fact], code
        elif code.fact == "doubt":
            assert set(code.value.split()) <= set(rulebook.facts), code
        elif code.fact == "therapies":
            assert recognise(code.value) if code.value else code.note, code
        elif code.fact == "severe_reactions":
            assert code.note, code
            assert not code.value, code
        else:
            fact = rulebook.facts[code.fact]
            known = {"yes_no": {"true", "false"}, "choice": set(fact.values), "number": set(), "day": {"live"}}[fact.type]
            assert code.value in known | {""}, code


def test_limits_are_within_those_of_the_fact(rulebook: Rulebook) -> None:
    numbers = [code for code in EVERY if code.unit]
    assert {code.fact for code in numbers} == {
        code.fact for code in EVERY if code.fact in rulebook.facts and rulebook.facts[code.fact].type == "number"
    }
    for code in numbers:
        fact = rulebook.facts[code.fact]
        assert fact.low <= float(code.low) < float(code.high) <= fact.high, code


def test_no_code_says_two_things() -> None:
    for place in codes.PLACES:
        said: dict[Any, Any] = {}
        for code in codes.table(place):
            assert said.setdefault((code.system, code.code, code.fact), code.value) == code.value, code
        assert len(set(codes.table(place))) == len(codes.table(place))


def test_the_codes_of_therapies_agree_with_their_list() -> None:
    for one in table().values():
        if one.rxnorm:
            (found,) = codes.find("medications", codes.RXNORM, one.rxnorm)
            known = recognise(found.value)
            assert known, one
            assert known.ingredient == one.ingredient, one


def test_the_nearest_row_counts() -> None:
    icd = "http://hl7.org/fhir/sid/icd-10-cm"
    assert [code.value for code in codes.find("conditions", icd, "G35")] == [""]
    assert [code.value for code in codes.find("conditions", icd, "G35.C1")] == ["active", "spms"]
    assert codes.find("conditions", icd, "G3") == ()
    assert codes.find("conditions", "", "G35") == ()
    assert codes.find("conditions", "http://snomed.info/sct", "G35") == ()


def test_mitogen_is_no_screen_for_tuberculosis() -> None:
    assert not [code for code in EVERY if code.code == "71774-4"]


@pytest.mark.parametrize("word", ["eligible", "safe", "approved", "recommended"])
def test_no_row_says_what_is_never_said(word: Any) -> None:
    assert not [code for code in EVERY if word in f"{code.display} {code.note}".lower().split()]


def test_the_command_prints_them() -> None:
    def run(*args: Any) -> Any:
        return CliRunner().invoke(command.codes, args)

    text = run("--fact", "jcv_antibody").output
    assert "http://loinc.org 70173-0: JC virus antibody (verified)" in text
    assert "1 codes." in text
    everything = run().output
    assert f"{len(EVERY)} codes." in everything
    assert "G35.B and all that begin so: Primary progressive multiple sclerosis = ppms (verified)" in everything
    found = json.loads(run("--format", "json", "--fact", "jcv_index").output)
    assert [(one["code"], one["unit"], one["fact"]) for one in found] == [("100977-8", "index", "jcv_index")]
    for fact, hint in (("jcv_antibodi", 'did you mean "jcv_antibody"?'), ("x", "expected one of")):
        error = run("--fact", fact).exception
        assert isinstance(error, DmtcheckError)
        assert hint in str(error)
