"""What a form sent, read strictly: no unknown field, no field twice, at most one file, and nothing written to disk."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from dmtcheck.errors import shown

MAX_FIELDS: Final = 10_000  # a thousand therapies have eight each
_ELSEWHERE: Final = ("cross-site", "same-site")  # what browsers say of a form that another page sent


class Refused(Exception):
    """A request that the page does not answer; ``problem`` is one sentence."""

    def __init__(self, problem: str, status: int = 400) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = status


class Form(NamedTuple):
    """The fields of a form by name, in their order, and the file chosen in it, if any."""

    fields: Mapping[str, tuple[str, ...]]
    file: bytes | None = None

    def one(self, name: str) -> str:
        """Return the text of a field that may stand once; "" where it is not there."""
        words = self.fields.get(name, ("",))
        if len(words) > 1:
            raise Refused(f"The field {shown(name)} stands more than once.")
        return words[0]

    def many(self, name: str) -> tuple[str, ...]:
        """Return the texts of a field that may stand several times."""
        return self.fields.get(name, ())

    def only(self, allowed: Collection[str]) -> None:
        """Raise Refused for a field that this form does not have."""
        unknown = next((name for name in self.fields if name not in allowed), None)
        if unknown is not None:
            raise Refused(f"There is no field {shown(unknown)} in this form.")


async def read(request: Request, most: int) -> Form:
    """Return the form that a request carries, a file of up to ``most`` bytes in it. Raises Refused."""
    if request.headers.get("sec-fetch-site") in _ELSEWHERE:
        raise Refused("This form was sent by another page; begin at the start.", 403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            parts = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=MAX_FIELDS, max_part_size=most)
            parts.spool_max_size = most + 1  # a file stays in memory
            return await _form(await parts.parse())
        if kind == "application/x-www-form-urlencoded":
            return await _form(await FormParser(request.headers, request.stream(), max_fields=MAX_FIELDS, max_part_size=most).parse())
    except (MultiPartException, ValueError):  # a charset may also be one that cannot be decoded
        raise Refused("The form cannot be read.") from None
    raise Refused("The page answers to its own forms only.", 415)


async def _form(data: FormData) -> Form:
    fields: dict[str, list[str]] = {}
    file = None
    try:
        for name, value in data.multi_items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value)
            elif name == "file":
                file = await value.read()
            else:
                raise Refused(f"There is no file {shown(name)} in this form.")
    finally:
        await data.close()
    return Form({name: tuple(words) for name, words in fields.items()}, file)
