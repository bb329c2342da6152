"""Frames of an engine that holds its rows elsewhere (DuckDB, Spark): everything as expressions, nothing is brought here but names and dates.

The courses of a person are laid side by side in slots, as many as anybody has.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Any, Final

import narwhals.stable.v2 as nw
from narwhals import Schema

from dmtcheck.errors import DmtcheckError, did_you_mean, shown
from dmtcheck.facts import NONE, Fact
from dmtcheck.screening.days import last_day
from dmtcheck.screening.meanings import KINDS, Meaning, Meanings
from dmtcheck.screening.program import Program
from dmtcheck.screening.step import put
from dmtcheck.screening.taken import NO, Evidence, read, some, sure

MOST_SLOTS: Final = 12  # whoever has more therapies is not answered here
MANY: Final = f"therapies: more than {MOST_SLOTS}, or added since this was asked; check this profile alone, or ask again"
NEW: Final = "as_of: a date that was not there when this was asked; ask again"
_UNREADABLE: Final = 1 << KINDS.index("unreadable")  # what a name counts as that was not there when this was asked
Lazy = nw.LazyFrame[Any]
_ISO: Final = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
ODD: Final = "odd"  # what a text cannot be read as, in words
_TYPES: Final[dict[str, tuple[Any, ...]]] = {
    "yes_no": (nw.Boolean,),
    "choice": (nw.String, nw.Enum, nw.Categorical),
    "text": (nw.String,),
    "date": (nw.Date,),
    "day": (nw.Date, nw.String),
    "list": (nw.List,),
    "drugs": (nw.List,),
    "therapies": (nw.List,),
}


def laid_out(frame: Lazy, program: Program, facts: Sequence[Fact], keep: Sequence[str], as_of: date | None) -> Lazy:
    """Return a typed frame with the evidence of the therapies put together, and the limits on the dates of assessment.

    Raises:
        DmtcheckError: where a column is no fact, or cannot hold its values.
    """
    schema = frame.collect_schema()
    _refuse_columns(schema, facts, keep)
    therapies = next(fact for fact in facts if fact.type == "therapies")
    texts = [fact.name for fact in facts if isinstance(schema.get(fact.name), nw.String)]
    frame = frame.with_columns(nw.col(name).cast(nw.String) for name in texts)  # the JSON of DuckDB passes for text, and is compared otherwise
    columns = {kept(name): nw.col(name) for name in keep}
    columns |= {name: column for fact in facts if fact is not therapies for name, column in _typed(fact, schema.get(fact.name), as_of)}
    slots, names = _slots(frame, schema)
    if slots:
        means = Meanings().of(names)
        held = [field.name for field in schema["therapies"].inner.fields]  # type: ignore[attr-defined]  # a list of structures
        columns |= {name: column for number in range(slots) for name, column in _parts(number, means, therapies, held)}
    listed = ~nw.col("therapies").is_null() if "therapies" in schema else NO
    more = sure(nw.col("therapies").list.len() > slots) if "therapies" in schema else NO
    odd = nw.coalesce(_odd(facts, schema), nw.when(more).then(nw.lit(MANY)))
    typed = frame.select(**columns, **{"therapies listed": listed, ODD: odd})
    for number in range(slots):
        typed = put(typed, read(f"slot {number} "), ())
    limits = _limits(typed, program)
    new = ~nw.col("as_of").is_null() & next(iter(limits.values())).is_null()
    odd = nw.coalesce(ODD, nw.when(new).then(nw.lit(NEW)))
    return typed.with_columns(**{**_joined(program, slots), **limits, ODD: odd})


def kept(name: str) -> str:
    """Return what a column of the caller's own is called on the way: none of ours may bear its name."""
    return f"kept {name}"


def _refuse_columns(schema: Schema, facts: Sequence[Fact], keep: Sequence[str]) -> None:
    known = {fact.name: fact for fact in facts}
    for name, dtype in schema.items():
        if name in known:
            _refuse_type(f'the column "{name}"', dtype, known[name])
        elif name not in keep:
            raise DmtcheckError(f"unknown fact {shown(name)}{did_you_mean(name, known)}; name columns of your own in keep")


def _refuse_type(where: str, dtype: Any, fact: Fact) -> None:
    fits = dtype.is_numeric() and dtype not in (nw.Float32, nw.Float16) if fact.type == "number" else isinstance(dtype, _TYPES[fact.type])
    if fact.type == "therapies" and fits and isinstance(dtype.inner, nw.Struct):
        parts = {part.name: part for part in fact.parts}
        for field in dtype.inner.fields:
            if field.name not in parts:
                raise DmtcheckError(f"{where}: unknown key {shown(field.name)}{did_you_mean(field.name, parts)}")
            _refuse_type(f'{where}, "{field.name}"', field.dtype, parts[field.name])
        fits = any(field.name == "name" for field in dtype.inner.fields)
    elif fits and isinstance(dtype, nw.List):
        fits = isinstance(dtype.inner, nw.String)
    if not fits:
        raise DmtcheckError(f"{where} is {dtype}; expected {fact.expected}")


def _typed(fact: Fact, dtype: nw.dtypes.DType | None, as_of: date | None) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the column of a fact; of a day also the one that says that it never happened, and whether it is no day at all."""
    if fact.type == "day":
        yield from _day(fact.name, dtype)
    elif dtype is None:
        own = nw.lit(as_of, dtype=nw.Date) if fact.name == "as_of" else _nothing(fact)
        yield fact.name, own
    elif fact.name == "as_of" and as_of:
        yield fact.name, nw.coalesce(nw.col(fact.name), nw.lit(as_of))
    else:
        yield fact.name, nw.col(fact.name).cast(nw.Float64) if fact.type == "number" else nw.col(fact.name)


def _day(name: str, dtype: nw.dtypes.DType | None) -> Iterator[tuple[str, nw.Expr]]:
    if not isinstance(dtype, nw.String):
        yield name, nw.lit(None, dtype=nw.Date) if dtype is None else nw.col(name)
        yield f"{name} {NONE}", NO
        return
    yield name, nw.when(_is_day(name)).then(_spelled(name).str.to_date("%Y-%m-%d"))
    yield f"{name} {NONE}", sure(nw.col(name) == NONE)


def _spelled(name: str) -> nw.Expr:
    """Return a text that is spelled as a date in any case: engines fail at what they cannot read, even where it is not wanted."""
    return nw.when(nw.col(name).str.contains(_ISO)).then(nw.col(name)).otherwise(nw.lit("2000-01-01"))


def _is_day(name: str) -> nw.Expr:
    """Whether a text is a day of the calendar."""
    text = _spelled(name)
    year, month, day = (text.str.slice(start, size).cast(nw.Int32) for start, size in ((0, 4), (5, 2), (8, 2)))
    return sure(nw.col(name).str.contains(_ISO)) & (year > 0) & (day <= last_day(year * 12 + month - 1))


def _odd(facts: Sequence[Fact], schema: Schema) -> nw.Expr:
    """Return what is wrong with a text that should be a day or none; null where nothing is."""
    days = [fact for fact in facts if fact.type == "day" and isinstance(schema.get(fact.name), nw.String)]
    told = [
        nw.when(~nw.col(fact.name).is_null() & (nw.col(fact.name) != NONE) & ~_is_day(fact.name)).then(
            nw.lit(f"{fact.name}: expected {fact.expected}")
        )
        for fact in days
    ]
    return nw.coalesce(*told, nw.lit(None, dtype=nw.String))


def _nothing(fact: Fact) -> nw.Expr:
    types = {"yes_no": nw.Boolean(), "number": nw.Float64(), "date": nw.Date(), "list": nw.List(nw.String()), "drugs": nw.List(nw.String())}
    return nw.lit(None, dtype=types.get(fact.type, nw.String()))


def _slots(frame: Lazy, schema: Schema) -> tuple[int, list[str]]:
    """Return how many courses anybody has, up to ``MOST_SLOTS``, and the different names of all; "" stands for none."""
    if "therapies" not in schema:
        return 0, []
    most = frame.select(most=nw.col("therapies").list.len().max()).collect().item()
    slots = min(int(most or 0), MOST_SLOTS)
    named = [frame.select(name=_course(number).struct.field("name")).unique().collect()["name"] for number in range(slots)]
    return slots, sorted({name or "" for column in named for name in column})


def _course(number: int) -> nw.Expr:
    """Return a course, null where there are not so many: not every engine lets one ask for what is not there."""
    therapies = nw.col("therapies")
    return nw.when(therapies.list.len() > number).then(therapies.list.get(number))


def _parts(number: int, means: dict[str, Meaning], therapies: Fact, held: Sequence[str]) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the columns of one slot: what the name means, the other parts of the course, and whether there is one."""
    name = _course(number).struct.field("name").fill_null("")
    for what in Meaning._fields:
        numbers = [getattr(mean, what) for mean in means.values()]
        default = _UNREADABLE if what == "bits" else 0
        yield f"slot {number} {what}", name.replace_strict(list(means), numbers, default=default, return_dtype=nw.Int32)
    for part in therapies.parts[1:]:
        value = _course(number).struct.field(part.name) if part.name in held else _nothing(part)
        yield f"slot {number} {part.name}", value.cast(nw.Float64) if part.type == "number" else value
    yield f"slot {number} there", sure(nw.col("therapies").list.len() > number)


def _joined(program: Program, slots: int) -> dict[str, nw.Expr]:
    """Return the evidence of all courses of a person put together."""
    of_slots = [program.evidence(f"slot {number} ") for number in range(slots)]
    return {kind.name: _join(kind.how, [ones[place] for ones in of_slots]) for place, kind in enumerate(program.evidence(""))}


def _join(how: str, ones: Sequence[Evidence]) -> nw.Expr:
    there = [nw.col(f"slot {number} there") for number in range(len(ones))]
    shown = [(is_there, one.what) for is_there, one in zip(there, ones, strict=True)]
    match how:
        case "any":
            return some(is_there & sure(what) for is_there, what in shown)
        case "latest":
            days = [nw.when(is_there).then(what) for is_there, what in shown]
            return nw.max_horizontal(*days) if days else nw.lit(None, dtype=nw.Date)
        case "sum":
            return reduce(add, [nw.when(is_there).then(what).otherwise(nw.lit(0.0)) for is_there, what in shown], nw.lit(0.0))
    counts = [is_there & sure(what) for is_there, what in shown]
    return reduce(add, [nw.when(_is_new(place, counts, ones)).then(nw.lit(1)).otherwise(nw.lit(0)) for place in range(len(ones))], nw.lit(0))


def _is_new(place: int, counts: Sequence[nw.Expr], ones: Sequence[Evidence]) -> nw.Expr:
    """Whether a course counts, and none before it is the same therapy."""
    before = some(counts[earlier] & (nw.col(ones[earlier].key) == nw.col(ones[place].key)) for earlier in range(place))
    return counts[place] & ~before


def _limits(frame: Lazy, program: Program) -> dict[str, nw.Expr]:
    days = frame.select("as_of").unique().collect()["as_of"].to_list()
    limits = {day: program.limits_on(day) for day in sorted(days, key=str)}
    return {name: _chosen({day: on[name] for day, on in limits.items()}) for name in program.limits.values()}


def _chosen(by_day: dict[date | None, date | None]) -> nw.Expr:
    """Return the limit on each person's date of assessment."""
    day = nw.col("as_of")
    is_it = {on: day.is_null() if on is None else day == nw.lit(on) for on in by_day}
    return nw.coalesce(*(nw.when(is_it[on]).then(nw.lit(limit, dtype=nw.Date)) for on, limit in by_day.items()), nw.lit(None, dtype=nw.Date))
