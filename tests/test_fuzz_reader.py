"""Records told in another way say the same, and less told never says "no": people made by chance, each read twice."""

import copy
import re
from typing import Any

from fhir_steps import TODAY, about, bundle, coded, condition, given, observation, patient, record, request, statement
from fuzz import holds
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from dmtcheck.checker import Checker
from dmtcheck.inputs.fhir import gather, read
from dmtcheck.record import Note, Record

DAYS = st.sampled_from(["2026-11-20", "2026-11-01", "2026-09-01", "2024-02-29", "2019-05-05", "2026-12-01", "2026", "2026-10", "x", None])
CODES = "ICD-10-CM G35.A|ICD-10-CM G35.C1|ICD-10-CM G35|SNOMED 24700007|ICD-10-CM B18.1|ICD-10-CM A81.2|SNOMED 77386006|ICD-10-CM I50.9|ICD-10-CM B20"
DRUGS = st.sampled_from(
    ["Ocrevus", "Tysabri", "natalizumab", "Lemtrada", "Tecfidera", "Mitoxantrone", "RxNorm 1594660", "aspirin", "Ocrevus or Tysabri"]
)
TESTS = [f"LOINC {code}" for code in "70173-0 5196-1 5195-3 13952-7 56888-1 71773-6 19162-7 2118-8 82810-3".split()]
PANEL = [f"LOINC {code}" for code in "1742-6 1920-8 6768-6 1975-2 2465-3 2472-9 2458-8".split()]
ANSWERS = ["positive", "negative", "not detected", "equivocal", "SNOMED 77386006", "SNOMED 60001007", "SNOMED 10828004", "SNOMED 260385009", 7, None]
FINAL = st.sampled_from(["final", "amended", "preliminary", "entered-in-error", None])
NO = (False, "negative", "normal", "none")
YES = {True, "positive", "raised", "low"}

Resource = dict[str, Any]


def without_nothing(made: Resource) -> Resource:
    return {key: value for key, value in made.items() if value is not None}


@st.composite
def conditions(draw: Any) -> Resource:
    clinical = draw(st.sampled_from(["active", "remission", "resolved", None]))
    sure = draw(st.sampled_from(["confirmed", "provisional", "refuted", None]))
    return without_nothing(condition(draw(st.sampled_from([*CODES.split("|"), "a cold"])), clinical, sure, onsetDateTime=draw(DAYS)))


@st.composite
def results(draw: Any) -> Resource:
    more = draw(st.sampled_from([{}, {}, {"dataAbsentReason": coded("x")}, {"component": [{"code": coded(TESTS[0]), "valueString": "negative"}]}]))
    return without_nothing(observation(draw(st.sampled_from(TESTS)), draw(st.sampled_from(ANSWERS)), draw(DAYS), status=draw(FINAL), **more))


@st.composite
def levels(draw: Any) -> Resource:
    flag = draw(st.sampled_from([None, "flag H", "flag N", "flag L", "flag A"]))
    limits = draw(st.sampled_from([None, [{"high": {"value": 40, "unit": "U/L"}, "low": {"value": 5, "unit": "U/L"}}]]))
    day = draw(st.sampled_from(["2026-09-01", "2026-09-02"]))
    more = {"interpretation": flag and [coded(flag)], "referenceRange": limits}
    return without_nothing(observation(draw(st.sampled_from(PANEL)), (draw(st.sampled_from([3, 20, 90])), "U/L"), day, **more))


@st.composite
def numbers(draw: Any) -> Resource:
    code, unit = draw(st.sampled_from([("LOINC 10230-1", "%"), ("LOINC 29463-7", "kg"), ("LOINC 751-8", "10*3/uL"), ("LOINC 99999-9", "1")]))
    return without_nothing(observation(code, (draw(st.sampled_from([3, 55, 60.5, 3000])), unit), draw(DAYS)))


@st.composite
def courses(draw: Any) -> Resource:
    drug, day = draw(DRUGS), draw(DAYS)
    reason = draw(st.sampled_from([None, [coded("ICD-10-CM G35.A")], [coded("ICD-10-CM C91.1")], [coded("pain")]]))
    why = draw(st.sampled_from([None, coded("reason preg"), coded("reason sintol"), coded("x")]))
    kind = draw(st.sampled_from(["request", "statement", "given", "dispense"]))
    if kind == "request":
        status = draw(st.sampled_from(["active", "stopped", "completed", "cancelled", "on-hold"]))
        return without_nothing(request(drug, status, day, reasonCode=reason, statusReason=why))
    if kind == "statement":
        status = draw(st.sampled_from(["active", "stopped", "on-hold", "not-taken"]))
        period = {"start": "2020-01-01", "end": day} if day else None
        return without_nothing(statement(drug, status, reasonCode=reason, statusReason=why and [why], effectivePeriod=period))
    if kind == "given":
        return without_nothing(given(drug, day, reasonCode=reason))
    return without_nothing(about("MedicationDispense", status="completed", medicationCodeableConcept=coded(drug), whenHandedOver=day))


@st.composite
def others(draw: Any) -> Resource:
    day = draw(DAYS)
    vaccine = about("Immunization", status="completed", vaccineCode=coded(draw(st.sampled_from(["CVX 03", "CVX 141"]))), occurrenceDateTime=day)
    allergy = about("AllergyIntolerance", code=coded(draw(DRUGS)), criticality=draw(st.sampled_from(["high", "low", None])))
    scan = about("ImagingStudy", status="available", procedureCode=[coded("LOINC 24590-2")], started=day)
    done = about("Procedure", status="completed", code=coded("LOINC 11524-6"), performedDateTime=day)
    return without_nothing(draw(st.sampled_from([vaccine, allergy, scan, done, about("CarePlan")])))


ANY = conditions() | results() | levels() | numbers() | courses() | others()


@st.composite
def people(draw: Any, of: Any = ANY) -> list[Resource]:
    """Draw the resources of a person; some of them stand there in two versions."""
    drawn = draw(st.lists(of, max_size=9))
    made = [one | {"id": f"{number}-r"} for number, one in enumerate(drawn)]
    for one in draw(st.lists(st.sampled_from(made), max_size=2)) if made else ():
        other = draw(st.sampled_from([{}, {"meta": {"lastUpdated": "2026-01-01"}}, {"status": "entered-in-error"}]))
        made.append(one | other)
    return made


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(resources=people())
def test_what_must_hold_of_every_record(checker: Checker, resources: list[Resource]) -> None:
    whole = bundle(patient(), *resources)
    assert not list(holds.problems(whole, read(whole, TODAY), checker))


def plain(found: Record) -> Any:
    """Return a record without the order in which it tells things."""
    facts = {fact: _sorted(value) for fact, value in found.profile.items()}
    return facts, {fact: frozenset(refs) for fact, refs in found.origins.items()}, {_words(note) for note in found.notes}, found.ms_on_record


def _sorted(value: Any) -> Any:
    return sorted(value, key=str) if isinstance(value, list) else value


def _words(note: Note) -> Any:
    return note.fact, *(tuple(sorted(re.findall(r"[\w/.-]+", said))) for said in (note.value, note.problem))


def facts(found: Record) -> Any:
    return found.profile, found.origins, found.ms_on_record


@settings(max_examples=75, deadline=None)
@for_all(resources=people(), random=st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(resources: list[Resource], random: Any) -> None:
    mixed = [patient(), *resources]
    random.shuffle(mixed)
    assert plain(read(bundle(*mixed), TODAY)) == plain(record(*resources))


@settings(max_examples=50, deadline=None)
@for_all(resources=people(), place=st.integers(0, 9))
def test_what_is_unrelated_changes_nothing_but_notes(resources: list[Resource], place: int) -> None:
    unrelated = [about("CarePlan", id="u1"), observation("LOINC 8302-2", (170, "cm"), id="u2"), condition("a sprained ankle", id="u3")]
    unrelated += [request("paracetamol", id="u4"), {"resourceType": "Organization", "id": "u5"}, observation("LOINC 5196-1", "negative", id="u6")]
    unrelated[-1]["subject"] = {"reference": "Group/1"}
    assert facts(record(*resources[:place], *unrelated, *resources[place:])) == facts(record(*resources))


@settings(max_examples=125, deadline=None)
@for_all(resources=people().filter(bool), gone=st.integers(0, 99))
def test_what_is_taken_away_never_leaves_a_no(resources: list[Resource], gone: int) -> None:
    """A fact says "no" only where it did before, where it said "yes" by what is gone, or where a note told of a clash with that."""
    place = gone % len(resources)
    before, after = record(*resources), record(*resources[:place], *resources[place + 1 :])
    ref = f"{resources[place]['resourceType']}/{resources[place]['id']}"
    clashes = {note.fact for note in before.notes if ref in note.value}
    said_before, said_after = denials(before), denials(after)
    for fact in said_after - said_before:
        assert before.profile.get(fact) in YES or fact in clashes or _is_other_version(resources, place), (fact, before, after)
    if "therapies" not in clashes and not _is_other_version(resources, place):
        were = {one["name"]: one.get("status") for one in before.profile.get("therapies", ())}
        for one in after.profile.get("therapies", ()):
            assert one.get("status") != "stopped" or were[one["name"]], (one, before)


def denials(found: Record) -> set[str]:
    return {fact for fact, value in found.profile.items() if value in NO and not fact.endswith("_complete")}


def _is_other_version(resources: list[Resource], place: int) -> bool:
    return [one["id"] for one in resources].count(resources[place]["id"]) > 1


@settings(max_examples=50, deadline=None)
@for_all(resources=people(), cut=st.integers(0, 9))
def test_two_bundles_say_the_same_as_one(resources: list[Resource], cut: int) -> None:
    whole = record(*resources)
    assert facts(gather([bundle(*resources[:cut]), None, bundle(*resources[cut:])], patient(), TODAY)) == facts(whole)
    assert facts(gather([patient(), *resources], None, TODAY)) == facts(whole)


@settings(max_examples=100, deadline=None)
@for_all(resources=people(courses() | others()))
def test_r4_and_r5_say_the_same(resources: list[Resource]) -> None:
    assert record(*map(in_r5, resources)) == record(*resources)


def in_r5(resource: Resource) -> Resource:
    """Return a resource of R4 as R5 writes it."""
    made = copy.deepcopy(resource)
    kind = made["resourceType"]
    if "medicationCodeableConcept" in made:
        made["medication"] = {"concept": made.pop("medicationCodeableConcept")}
    if "reasonCode" in made:
        made["reason"] = [{"concept": one} for one in made.pop("reasonCode")]
    moved = {"Procedure": ("performedDateTime", "occurrenceDateTime"), "MedicationAdministration": ("effectiveDateTime", "occurenceDateTime")}
    for old, new in [moved[kind]] if kind in moved and moved[kind][0] in made else ():
        made[new] = made.pop(old)
    if kind == "ImagingStudy":
        made["procedure"] = [{"concept": one} for one in made.pop("procedureCode")]
    if kind == "MedicationStatement":
        adherence = {"active": "taking", "not-taken": "not-taking"}.get(made["status"], made["status"])
        made |= {"status": "recorded", "adherence": {"code": {"coding": [{"code": adherence}]}}}
        for one in made.pop("statusReason", ()):
            made["adherence"]["reason"] = one
    return made


@settings(max_examples=50, deadline=None)
@for_all(resources=people())
def test_what_is_only_beside_the_content_changes_nothing(resources: list[Resource]) -> None:
    assert record(*[decorated(one, top=True) for one in resources]) == record(*resources)


def decorated(value: Any, top: bool = False) -> Any:
    """Return the same with ids, extensions, a narrative and what a server adds, wherever FHIR allows them."""
    if isinstance(value, list):
        return [decorated(one) for one in value]
    if not isinstance(value, dict):
        return value
    more = {"extension": [{"url": "urn:x", "valueString": "negative", "valueCode": "G35.A"}]}
    made = {key: decorated(one) for key, one in value.items()} | more
    if top:
        version = {"versionId": "3", "profile": ["urn:p"], "tag": [{"system": "urn:x", "code": "x"}]}
        made |= {"meta": version | value.get("meta", {}), "text": {"status": "generated", "div": "<div>positive, G35.A</div>"}, "language": "en"}
        return made | {f"_{key}": more for key, one in value.items() if isinstance(one, str) and key != "resourceType"}
    return {"id": "e1"} | made
