"""One thing changed in a JSON value: what clients, servers and enemies get wrong, by chance and always the same for one seed."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from dmtcheck.codes import PLACES, SNOMED, table

Path = tuple[Any, ...]
Places = list[tuple[Path, Any]]
CODES = [{"system": row.system, "code": row.code, "display": row.display} for place in PLACES for row in table(place)]
SYSTEMS = ["", "urn:x", "http://loinc.org/", "https://snomed.info/sct", SNOMED + "/900000000000207008", "urn:oid:2.16.840.1.113883.6.90", " x", "é"]
WRONG: list[Any] = [
    None,
    True,
    False,
    7,
    -1,
    0.5,
    "",
    " ",
    "x",
    [],
    {},
    [[]],
    [{}],
    [None],
    {"x": None},
    {"coding": [7, {"code": 7}]},
    {"value": "1"},
]
NUMBERS = [0, -0.0, -1, 1e308, 5e-324, 10**30, 10**400, 2**63, 1e12, 3000, 0.003, 55.5, float(10**15)]
TEXTS = [
    "\u200b",
    "\u202e",
    "\ud800",
    "\0",
    "\x1b[31m",
    "\n",
    "ß",
    "\U0001f9e0",
    "Ｇ３５",
    "#",
    "?",
    "a" * 5000,
    "Patient/",
    "urn:uuid:",
    "{{x}}",
    "<b>",
]
WORDS = (
    "active recurrence relapse inactive remission resolved confirmed refuted entered-in-error provisional unconfirmed final amended preliminary "
    "cancelled registered completed stopped on-hold draft not-done unknown high severe positive negative reactive POS H L N taking order proposal"
).split()
DAYS = ["2026-11-22", "2026-11-23", "2026", "2026-10", "2026-02-30", "0000-01-01", "9999-12-31", "1900-01-01T00:00:00Z", "2026-11-22T24:61:00", "now"]
DAYS += ["2026-10-01", "2013-05-05", "2026-11-20", "+2026-11-22", "٢٠٢٦-١١-٢٢"]  # noqa: RUF001  # digits, but not of ASCII


def places(value: Any, most: int = 4000, deepest: int = 40) -> list[tuple[Path, Any]]:
    """Return everything inside with the way to it: the first ``most`` of a large value, and not below ``deepest``."""
    found: list[tuple[Path, Any]] = []
    waiting: list[tuple[Path, Any]] = [((), value)]
    while waiting and len(found) < most:
        path, inside = waiting.pop()
        found.append((path, inside))
        if len(path) < deepest:
            waiting += [((*path, key), one) for key, one in _members(inside)]
    return found[1:]


def _members(value: Any) -> list[tuple[Any, Any]]:
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []


def everything(value: Any) -> Iterator[Any]:
    """Yield all that is inside, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [inside for _, inside in _members(one)]


def changed(value: Any, path: Path, change: Callable[[Any, Any], None]) -> Any:
    """Return the same value with ``change`` made to a copy of what holds ``path``; nothing that is given changes."""
    made = _copy(value)
    inside = made
    for key in path[:-1]:
        inside[key] = _copy(inside[key])
        inside = inside[key]
    change(inside, path[-1])
    return made


def _copy(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else list(value)


def put(value: Any, path: Path, other: Any) -> Any:
    """Return the same value with something else at ``path``."""

    def change(holder: Any, key: Any) -> None:
        holder[key] = other

    return changed(value, path, change)


def mutated(value: Any, random: Random, times: int = 1) -> Any:
    """Return ``value`` with so many things changed."""
    for _ in range(times):
        found = places(value)
        if not found:
            return value
        value = random.choice(MUTATIONS)(value, found, random)
    return value


def drop(value: Any, found: Places, random: Random) -> Any:
    return changed(value, random.choice(found)[0], lambda holder, key: holder.__delitem__(key))


def duplicate(value: Any, found: Places, random: Random) -> Any:
    """Put a thing in twice: a member of a list behind itself, any other as a list of two."""

    def change(holder: Any, key: Any) -> None:
        if isinstance(holder, list):
            holder.insert(key, holder[key])
        else:
            holder[key] = [holder[key], holder[key]]

    return changed(value, random.choice(found)[0], change)


def wrong_type(value: Any, found: Places, random: Random) -> Any:
    return put(value, random.choice(found)[0], random.choice(WRONG))


def huge_number(value: Any, found: Places, random: Random) -> Any:
    numbers = [one for one in found if isinstance(one[1], int | float)]
    return put(value, random.choice(numbers or found)[0], random.choice(NUMBERS))


def unicode(value: Any, found: Places, random: Random) -> Any:
    path, said = random.choice([one for one in found if isinstance(one[1], str)] or found)
    strange = random.choice(TEXTS)
    return put(value, path, random.choice([strange, f"{said}{strange}", f"{strange}{said}"]))


def other_system(value: Any, found: Places, random: Random) -> Any:
    return _at_key(value, found, random, ("system",), random.choice(SYSTEMS))


def other_code(value: Any, found: Places, random: Random) -> Any:
    """Put in a code that is listed, wherever it may fit or not."""
    codings = [one for one in found if isinstance(one[1], dict) and "code" in one[1]]
    return put(value, random.choice(codings or found)[0], random.choice(CODES))


def other_status(value: Any, found: Places, random: Random) -> Any:
    word = random.choice(WORDS)
    given = random.choice([word, {"coding": [{"code": word}]}, {"text": word}, [{"coding": [{"code": word}]}]])
    keys = ("status", "clinicalStatus", "verificationStatus", "intent", "criticality", "severity", "interpretation", "valueString")
    return _at_key(value, found, random, keys, given)


def other_day(value: Any, found: Places, random: Random) -> Any:
    days = [one for one in found if isinstance(one[1], str) and one[1][:4].isdigit() and one[1][4:5] in ("", "-")]
    return put(value, random.choice(days or found)[0], random.choice(DAYS))


def other_reference(value: Any, found: Places, random: Random) -> Any:
    given = random.choice(
        ["Patient/somebody-else", "#p", "urn:uuid:1", "Group/1", "Patient/p1?x", "https://x.example/fhir/Patient/p1", "Medication/m"]
    )
    return _at_key(value, found, random, ("reference",), given)


def nested(value: Any, found: Places, random: Random) -> Any:
    path, deep = random.choice(found)
    for _ in range(random.choice([3, 60, 900, 2500])):
        deep = [deep] if random.random() < 0.5 else {"extension": deep}
    return put(value, path, deep)


def _at_key(value: Any, found: Places, random: Random, keys: tuple[str, ...], other: Any) -> Any:
    return put(value, random.choice([one for one in found if one[0][-1] in keys] or found)[0], other)


MUTATIONS: list[Callable[[Any, Places, Random], Any]] = [
    *(drop, duplicate, wrong_type, huge_number, unicode, other_system),
    *(other_code, other_status, other_day, other_reference, nested),
]
