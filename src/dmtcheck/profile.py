"""The facts about one person. Each line is at once validator, data dictionary, JSON Schema, question and vocabulary.

Every fact is optional; absent and null both mean "not known". Source of names, types and values: the project's data
dictionary. The model is heavy to import; ``reading`` validates with the plain schema made from it.
"""

from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from dmtcheck.courses import MOST_FAILED, MOST_MITOXANTRONE, MOST_MONTHS
from dmtcheck.derived import DERIVED
from dmtcheck.facts import NONE, Fact, FactType
from dmtcheck.terms import Drug, Source

_STRICT = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


Reaction = Literal["ublituximab", "alemtuzumab", "mitoxantrone", "ocrelizumab", "natalizumab", "sulfite"]


def _fact(title: str, ask: str, who: Source, *, dated: bool = False, bounded: bool = False, completes: str = "", **limits: Any) -> Any:
    """Describe a fact. ``who`` can answer it; it may have a date; of a number, perhaps only bounds are known; it may be about a list."""
    extra: dict[str, Any] = {"answered_by": who, "dated": dated, "bounded": bounded, "completes": completes}
    return Field(None, title=title, description=ask, json_schema_extra=extra, **limits)


def _list(title: str, ask: str, who: Source, **limits: Any) -> Any:
    return _fact(title, ask, who, fail_fast=True, **limits)  # the first wrong item is enough: there may be a million


def _date_of(title: str) -> Any:
    return Field(None, title=f"{title} date", description=f"When was this taken: {title}?")


# The day of something that may never have happened.
Day = date | Literal["none"] | None


class TherapyCourse(BaseModel):
    """One therapy of MS that the person has or had. ``outcome`` is why it ended or how it goes; null is not known."""

    model_config = _STRICT

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S", title="name", description="Which therapy (brand or ingredient)?")]
    status: Literal["current", "stopped"] | None = Field(None, title="status", description="Is it current or stopped?")
    outcome: Literal["responded", "inadequate_response", "intolerance", "safety", "pregnancy", "access", "other"] | None = Field(
        None, title="outcome", description="How does it go, or why did it end?"
    )
    started: date | None = Field(None, title="first dose", description="When was it begun?")
    stopped: date | None = Field(None, title="stopped on", description="When was it stopped?")
    last_dose: date | None = Field(None, title="last dose", description="When was its last dose?")
    infusions: int | None = Field(None, title="infusions", description="How many infusions were given?", ge=0, le=1000)
    total_mg_per_m2: float | None = Field(
        None, title="dose in all", description="Of mitoxantrone: how many mg per square meter in all?", ge=0, le=MOST_MITOXANTRONE
    )


class Profile(BaseModel):
    """One person with multiple sclerosis, as far as known. Raises pydantic's ValidationError on anything else."""

    model_config = _STRICT

    id: str | None = Field(None, max_length=200, title="profile id", description="What is this profile called?")
    as_of: date | None = _fact("date of assessment", "On which date is this assessed?", "chart")
    considering: list[Drug] | None = _list("infusions under consideration", "Which infusions are under consideration?", "chart", min_length=1)
    age: float | None = _fact("age", "How old is the person, in years?", "person", ge=0, le=130)
    weight_kg: float | None = _fact("weight", "What does the person weigh, in kilograms?", "person", gt=0, le=500)
    ms_type: Literal["cis", "rrms", "spms", "prms", "ppms"] | None = _fact("type of MS", "Which type of MS has been diagnosed?", "chart")
    ms_activity: Literal["active", "not_active"] | None = _fact("disease activity", "Is the disease active (relapses or new lesions)?", "chart")
    worsening: bool | None = _fact("worsening relapsing-remitting MS", "Is the relapsing-remitting MS worsening between relapses?", "chart")
    therapies: list[TherapyCourse] | None = _list(
        "MS therapies so far",
        "Which MS therapies so far, is each current or stopped, how did it go, and when was its last dose?",
        "chart",
        max_length=1000,
    )
    therapies_complete: bool | None = _fact(
        "all MS therapies listed", "Are these all the MS therapies there have been?", "chart", completes="therapies"
    )
    failed_therapies: int | None = _fact(
        "therapies without enough response", "How many different MS therapies did not work well enough?", "chart", bounded=True, ge=0, le=MOST_FAILED
    )
    active_infection: bool | None = _fact("active infection", "Is there an active infection now?", "person")
    jcv_antibody: Literal["positive", "negative"] | None = _fact(
        "anti-JC-virus antibody",
        "What did the anti-JC-virus antibody test show (positive, if any test ever was), and when?",
        "laboratory",
        dated=True,
    )
    jcv_antibody_date: date | None = _date_of("anti-JC-virus antibody")
    jcv_index: float | None = _fact(
        "anti-JC-virus antibody index", "What was the index of the anti-JC-virus antibody test?", "laboratory", dated=True, ge=0, le=20
    )
    jcv_index_date: date | None = _date_of("anti-JC-virus antibody index")
    last_plasma_exchange: Day = _fact("last plasma exchange", "When was the last plasma exchange (none if there never was one)?", "chart")
    last_immunoglobulin: Day = _fact("last immunoglobulin infusion", "When was immunoglobulin last given into a vein (none if never)?", "chart")
    pml_ever: bool | None = _fact("PML, ever or suspected", "Has PML ever been diagnosed or suspected?", "chart")
    herpes_history: bool | None = _fact(
        "herpes infection, ever", "Has there ever been a herpes infection (cold sores, genital herpes, shingles)?", "person"
    )
    recurrent_infections: bool | None = _fact(
        "repeated infections, such as urinary tract infections",
        "Are there repeated infections, such as urinary tract infections?",
        "person",
    )
    hbsag: Literal["positive", "negative"] | None = _fact(
        "hepatitis B surface antigen", "What did the hepatitis B surface antigen test (HBsAg) show?", "laboratory", dated=True
    )
    hbsag_date: date | None = _date_of("hepatitis B surface antigen")
    anti_hbc: Literal["positive", "negative"] | None = _fact(
        "hepatitis B core antibody", "What did the hepatitis B core antibody test (anti-HBc) show?", "laboratory", dated=True
    )
    anti_hbc_date: date | None = _date_of("hepatitis B core antibody")
    hiv: Literal["positive", "negative"] | None = _fact("HIV", "What did the HIV test show?", "laboratory", dated=True)
    hiv_date: date | None = _date_of("HIV")
    tuberculosis_screen: Literal["positive", "negative"] | None = _fact(
        "tuberculosis screen", "What did the tuberculosis screen show?", "laboratory", dated=True
    )
    tuberculosis_screen_date: date | None = _date_of("tuberculosis screen")
    vzv_antibody: Literal["positive", "negative"] | None = _fact(
        "varicella zoster antibody", "What did the varicella zoster antibody test show?", "laboratory", dated=True
    )
    vzv_antibody_date: date | None = _date_of("varicella zoster antibody")
    heart_disease: bool | None = _fact("heart disease, now or before", "Is there, or was there ever, heart disease?", "chart")
    lvef_percent: float | None = _fact(
        "left ventricular ejection fraction",
        "What is the left ventricular ejection fraction in percent, and when was it measured?",
        "laboratory",
        ge=0,
        le=100,
        dated=True,
    )
    lvef_percent_date: date | None = _date_of("left ventricular ejection fraction")
    lvef_lower_limit_percent: float | None = _fact(
        "lower limit of normal of that laboratory",
        "What is the laboratory's lower limit of normal for the left ventricular ejection fraction, in percent?",
        "laboratory",
        ge=30,
        le=70,
    )
    ecg_date: Day = _fact("last ECG", "When was the last ECG (none if never)?", "chart")
    stroke_history: bool | None = _fact(
        "stroke or transient ischaemic attack, ever",
        "Has there ever been a stroke, a transient ischaemic attack, or a tear in an artery of the head or neck?",
        "chart",
    )
    anthracycline_exposure: bool | None = _fact(
        "earlier anthracycline",
        "Was an anthracycline or a similar cancer drug, mitoxantrone for cancer among them, ever given?",
        "chart",
    )
    chest_radiotherapy: bool | None = _fact("earlier radiotherapy to the chest", "Was radiotherapy to the chest ever given?", "chart")
    mitoxantrone_total_mg_per_m2: float | None = _fact(
        "lifetime mitoxantrone dose",
        "How much mitoxantrone has been given in all, in mg per square meter of body surface?",
        "chart",
        bounded=True,
        ge=0,
        le=MOST_MITOXANTRONE,
    )
    natalizumab_months: float | None = _fact(
        "months on natalizumab", "For how many months in all was natalizumab (Tysabri or Tyruko) given?", "chart", bounded=True, ge=0, le=MOST_MONTHS
    )
    neutrophils_per_mm3: float | None = _fact(
        "neutrophils", "How many neutrophils per cubic millimeter, and when was this measured?", "laboratory", ge=0, le=1_000_000, dated=True
    )
    neutrophils_per_mm3_date: date | None = _date_of("neutrophils")
    platelets_per_mm3: float | None = _fact(
        "platelets", "How many platelets per cubic millimeter, and when was this measured?", "laboratory", ge=0, le=10_000_000, dated=True
    )
    platelets_per_mm3_date: date | None = _date_of("platelets")
    immunoglobulins: Literal["normal", "low"] | None = _fact(
        "serum immunoglobulins", "Are the serum immunoglobulins normal or low, and when were they measured?", "laboratory", dated=True
    )
    immunoglobulins_date: date | None = _date_of("serum immunoglobulins")
    liver_disease: bool | None = _fact("liver disease", "Is there liver disease?", "chart")
    liver_tests: Literal["normal", "raised"] | None = _fact(
        "liver tests", "Are the liver tests normal or raised, and when were they taken?", "laboratory", dated=True
    )
    liver_tests_date: date | None = _date_of("liver tests")
    thyroid_disease: bool | None = _fact("thyroid disease", "Is there thyroid disease?", "chart")
    autoimmune_disease: bool | None = _fact("autoimmune disease other than MS", "Is there an autoimmune disease other than MS?", "chart")
    cancer_history: bool | None = _fact("cancer, now or before", "Is there, or was there ever, cancer?", "chart")
    depression: bool | None = _fact("depression", "Is there, or was there, depression?", "person")
    immunocompromised: bool | None = _fact(
        "weakened immune system", "Is the immune system weakened (for example by HIV, a transplant or a cancer of the blood)?", "chart"
    )
    prior_immunosuppressant: bool | None = _fact(
        "immunosuppressant, before",
        "Was an immunosuppressant taken before (such as mitoxantrone, azathioprine, methotrexate, cyclophosphamide, mycophenolate, cladribine, rituximab)?",
        "chart",
    )
    current_immunosuppressant: bool | None = _fact("immunosuppressant, now", "Is an immunosuppressant taken now?", "chart")
    inflammatory_bowel_disease: bool | None = _fact("inflammatory bowel disease", "Is there inflammatory bowel disease?", "chart")
    new_diarrhea: bool | None = _fact("new or lasting diarrhea", "Is there new or lasting diarrhea?", "person")
    bleeding_risk: bool | None = _fact(
        "bleeding disorder, anticoagulant or antiplatelet",
        "Is there a bleeding disorder, or is a medicine taken against clotting?",
        "chart",
    )
    could_become_pregnant: bool | None = _fact("could become pregnant", "Could the person become pregnant, or be pregnant now?", "person")
    pregnant: bool | None = _fact("pregnant", "Is the person pregnant?", "person")
    breastfeeding: bool | None = _fact("breastfeeding", "Is the person breastfeeding?", "person")
    planning_pregnancy: bool | None = _fact("planning a pregnancy", "Does the person plan to become pregnant?", "person")
    using_contraception: bool | None = _fact("using contraception", "Is effective contraception used?", "person")
    pregnancy_test: Literal["positive", "negative"] | None = _fact(
        "pregnancy test", "What did the pregnancy test show, and when?", "laboratory", dated=True
    )
    pregnancy_test_date: date | None = _date_of("pregnancy test")
    severe_reactions: list[Reaction] | None = _list(
        "severe allergic or infusion reactions",
        "To which of these was there ever a severe allergic or infusion reaction, or to none?",
        "person",
    )
    severe_reactions_complete: bool | None = _fact(
        "all severe reactions listed", "Are these all the severe reactions there have been?", "person", completes="severe_reactions"
    )
    vaccinations_complete: bool | None = _fact(
        "needed vaccines given in time", "Have the needed vaccines been given, long enough before the infusion?", "chart"
    )
    last_live_vaccine: Day = _fact("last live vaccine", "When was the last live vaccine (none if there never was one)?", "chart")
    brain_mri_date: Day = _fact("last MRI of the brain", "When was the last MRI of the brain (none if never)?", "chart")
    skin_exam_date: Day = _fact("last skin exam", "When was the skin last examined for cancer (none if never)?", "chart")
    thyroid_test_date: Day = _fact("last thyroid test", "When was the last thyroid blood test (none if never)?", "laboratory")
    breast_screen_date: Day = _fact("last breast cancer screening", "For women: when was the last breast cancer screening (none if never)?", "chart")
    hpv_screen_date: Day = _fact("last HPV screening", "For women: when was the last HPV screening (none if never)?", "chart")
    touch_enrolled: bool | None = _fact("enrolled in TOUCH", "Is the person enrolled in the TOUCH program?", "chart")
    tyruko_rems_enrolled: bool | None = _fact("enrolled in TYRUKO REMS", "Is the person enrolled in the TYRUKO REMS?", "chart")
    lemtrada_rems_enrolled: bool | None = _fact("enrolled in LEMTRADA REMS", "Is the person enrolled in the LEMTRADA REMS?", "chart")
    antiviral_prophylaxis: bool | None = _fact("herpes prophylaxis", "Is an antiviral against herpes planned or taken?", "chart")
    travels_often: bool | None = _fact("frequent travel", "Does the person travel often?", "person")
    daily_pill_difficult: bool | None = _fact("a daily tablet is hard", "Is taking a tablet every day difficult?", "person")
    refrigeration_difficult: bool | None = _fact("cold storage is hard", "Is keeping medicine cold at home difficult?", "person")


def facts() -> dict[str, Fact]:
    """Return the data dictionary: every fact of a profile in order, then the derived ones."""
    stated = {name: _describe(name, field) for name, field in Profile.model_fields.items()}
    return stated | {fact.name: fact for fact in DERIVED}


def plain_schema() -> dict[str, Any]:
    """Return the validator of ``Profile`` as plain data: a pydantic-core schema of typed dictionaries."""
    return _plain(Profile.__pydantic_core_schema__)  # type: ignore[no-any-return]  # plain data


def _describe(name: str, field: FieldInfo) -> Fact:
    kind, values = _type_of(field.annotation)
    limits = {type(one).__name__: one for one in field.metadata}
    low, high = (next((getattr(limits[one], one.lower()) for one in names if one in limits), 0) for names in (("Ge", "Gt"), ("Le",)))
    high = getattr(limits.get("MaxLen"), "max_length", high)
    extra: dict[str, Any] = dict(field.json_schema_extra or {})  # type: ignore[arg-type]  # a dictionary, made by _fact
    whole = int in get_args(field.annotation)
    if kind == "therapies":
        extra["parts"] = tuple(_describe(name, part) for name, part in TherapyCourse.model_fields.items())
    return Fact(name, field.title or name, field.description or "", kind, values, low, high, "Gt" in limits, whole, **extra)


def _type_of(annotation: Any) -> tuple[FactType, tuple[str, ...]]:
    inner, *others = (arg for arg in get_args(annotation) or (annotation,) if arg is not type(None))
    if others:
        return "day", (NONE,)
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
        case "union":
            return {**schema, "choices": [_plain(choice) for choice in schema["choices"]]}
    return schema
