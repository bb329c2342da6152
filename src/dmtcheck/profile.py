"""The facts about one person. Each line is at once validator, data dictionary, JSON Schema, question and vocabulary.

Every fact is optional; absent and null both mean "not known". Source of names, types and values: the project's data
dictionary. The model is heavy to import; ``reading`` validates with the plain schema made from it.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from dmtcheck.facts import Fact, FactType
from dmtcheck.terms import Drug

_STRICT = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


Reaction = Literal["ublituximab", "alemtuzumab", "mitoxantrone", "ocrelizumab", "natalizumab", "sulfite"]


def _fact(title: str, ask: str, *, dated: bool = False, **bounds: Any) -> Any:
    return Field(None, title=title, description=ask, json_schema_extra={"dated": True} if dated else None, **bounds)


def _list(title: str, ask: str, **bounds: Any) -> Any:
    return _fact(title, ask, fail_fast=True, **bounds)  # the first wrong item is enough: there may be a million


def _date_of(title: str) -> Any:
    return Field(None, title=f"{title} date", description=f"When was this taken: {title}?")


class TherapyCourse(BaseModel):
    """One therapy of MS that the person has or had. ``outcome`` is why it ended or how it goes; null is not known."""

    model_config = _STRICT

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    status: Literal["current", "stopped"] | None = None
    outcome: Literal["responded", "inadequate_response", "intolerance", "safety", "pregnancy", "access", "other"] | None = None
    started: date | None = None
    stopped: date | None = None
    last_dose: date | None = None
    infusions: int | None = Field(None, ge=0, le=1000)
    total_mg_per_m2: float | None = Field(None, ge=0, le=1000)


class Profile(BaseModel):
    """One person with multiple sclerosis, as far as known. Raises pydantic's ValidationError on anything else."""

    model_config = _STRICT

    id: str | None = Field(None, max_length=200, title="profile id", description="What is this profile called?")
    as_of: date | None = _fact("date of assessment", "On which date is this assessed?")
    considering: list[Drug] | None = _list("infusions under consideration", "Which infusions are under consideration?", min_length=1)
    age: float | None = _fact("age", "How old is the person, in years?", ge=0, le=130)
    ms_type: Literal["cis", "rrms", "spms", "prms", "ppms"] | None = _fact("type of MS", "Which type of MS has been diagnosed?")
    ms_activity: Literal["active", "not_active"] | None = _fact("disease activity", "Is the disease active (relapses or new lesions)?")
    worsening: bool | None = _fact("worsening relapsing-remitting MS", "Is the relapsing-remitting MS worsening between relapses?")
    therapies: list[TherapyCourse] | None = _list(
        "MS therapies so far", "Which MS therapies so far, how did each go, and when was its last dose?", max_length=1000
    )
    failed_therapies: int | None = _fact(
        "therapies without enough response", "How many different MS therapies did not work well enough?", ge=0, le=30
    )
    active_infection: bool | None = _fact("active infection", "Is there an active infection now?")
    jcv_antibody: Literal["positive", "negative"] | None = _fact(
        "anti-JC-virus antibody", "What did the anti-JC-virus antibody test show, and when?", dated=True
    )
    jcv_antibody_date: date | None = _date_of("anti-JC-virus antibody")
    pml_ever: bool | None = _fact("PML, ever or suspected", "Has PML ever been diagnosed or suspected?")
    herpes_history: bool | None = _fact("herpes infection, ever", "Has there ever been a herpes infection (cold sores, genital herpes, shingles)?")
    recurrent_infections: bool | None = _fact(
        "repeated infections, such as urinary tract infections", "Are there repeated infections, such as urinary tract infections?"
    )
    heart_disease: bool | None = _fact("heart disease, now or before", "Is there, or was there ever, heart disease?")
    lvef_percent: float | None = _fact(
        "left ventricular ejection fraction",
        "What is the left ventricular ejection fraction in percent, and when was it measured?",
        ge=0,
        le=100,
        dated=True,
    )
    lvef_percent_date: date | None = _date_of("left ventricular ejection fraction")
    stroke_history: bool | None = _fact("stroke or transient ischaemic attack, ever", "Has there ever been a stroke or transient ischaemic attack?")
    liver_disease: bool | None = _fact("liver disease", "Is there liver disease?")
    liver_tests: Literal["normal", "raised"] | None = _fact(
        "liver tests", "Are the liver tests normal or raised, and when were they taken?", dated=True
    )
    liver_tests_date: date | None = _date_of("liver tests")
    thyroid_disease: bool | None = _fact("thyroid disease", "Is there thyroid disease?")
    autoimmune_disease: bool | None = _fact("autoimmune disease other than MS", "Is there an autoimmune disease other than MS?")
    cancer_history: bool | None = _fact("cancer, now or before", "Is there, or was there ever, cancer?")
    depression: bool | None = _fact("depression", "Is there, or was there, depression?")
    severe_reactions: list[Reaction] | None = _list(
        "severe allergic or infusion reactions", "To which of these was there ever a severe allergic or infusion reaction (an empty list means none)?"
    )
    travels_often: bool | None = _fact("frequent travel", "Does the person travel often?")
    daily_pill_difficult: bool | None = _fact("a daily tablet is hard", "Is taking a tablet every day difficult?")
    refrigeration_difficult: bool | None = _fact("cold storage is hard", "Is keeping medicine cold at home difficult?")


# Facts that nobody states: computed from others in ``known``, for conditions only.
DERIVED: Final = (
    Fact("lemtrada_within_3_days", "Lemtrada infusion within the last 3 days", "When was the last Lemtrada infusion?", "yes_no", asks="therapies"),
)


def facts() -> dict[str, Fact]:
    """Return the data dictionary: every fact of a profile in order, then the derived ones."""
    stated = {name: _describe(name, field) for name, field in Profile.model_fields.items()}
    return stated | {fact.name: fact for fact in DERIVED}


def plain_schema() -> dict[str, Any]:
    """Return the validator of ``Profile`` as plain data: a pydantic-core schema of typed dictionaries."""
    return _plain(Profile.__pydantic_core_schema__)  # type: ignore[no-any-return]  # plain data


def _describe(name: str, field: FieldInfo) -> Fact:
    kind, values = _type_of(field.annotation)
    bounds = {type(m).__name__: m for m in field.metadata}
    low, high = (getattr(bounds.get(bound), attribute, 0) for bound, attribute in (("Ge", "ge"), ("Le", "le")))
    high = getattr(bounds.get("MaxLen"), "max_length", high)
    dated = bool(field.json_schema_extra)
    kind = "count" if name == "failed_therapies" else kind
    return Fact(name, field.title or name, field.description or "", kind, values, low, high, kind == "count", dated)


def _type_of(annotation: Any) -> tuple[FactType, tuple[str, ...]]:
    inner = next(arg for arg in get_args(annotation) if arg is not type(None))
    if get_origin(inner) is Literal:
        return "choice", get_args(inner)
    if get_origin(inner) is list:
        (item,) = get_args(inner)
        return ("therapies", ()) if item is TherapyCourse else ("drugs" if item is Drug else "list", get_args(item))
    plain: dict[Any, FactType] = {bool: "yes_no", int: "number", float: "number", date: "date", str: "text"}
    return plain[inner], ()


def _plain(schema: Any) -> Any:
    match schema["type"]:
        case "model":
            fields = schema["schema"]["fields"].items()
            members = {k: {"type": "typed-dict-field", "required": "default" not in f["schema"], "schema": _plain(f["schema"])} for k, f in fields}
            return {"type": "typed-dict", "fields": members, "extra_behavior": "forbid", "config": {"strict": True, "allow_inf_nan": False}}
        case "default":
            return _plain(schema["schema"])
        case "nullable":
            return {"type": "nullable", "schema": _plain(schema["schema"])}
        case "list":
            return {**schema, "items_schema": _plain(schema["items_schema"])}
    return schema
