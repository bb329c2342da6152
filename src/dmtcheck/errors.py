"""What can go wrong for a user, as one sentence that names the place."""

from collections.abc import Iterable, Sequence
from typing import Self


class DmtcheckError(ValueError):
    """Something that the user gave cannot be used. Its text is one line and names the place.

    Attributes:
        problem: what is wrong and what was expected, in plain words.
        file, line, column: where, as far as it is known (line and column count from 1).
    """

    def __init__(self, problem: str, *, file: str | None = None, line: int | None = None, column: int | None = None) -> None:
        self.problem = problem
        self.file = file
        self.line = line
        self.column = column
        super().__init__(problem)

    def at(self, *, file: str | None = None, line: int | None = None, column: int | None = None) -> Self:
        """The same error with what it did not know of its place filled in."""
        self.file = self.file if self.file is not None else file
        if self.line is None:
            self.line, self.column = line, column
        return self

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.problem}" if place else self.problem


class ProfileError(DmtcheckError):
    """A profile that cannot be read: its form, a fact's name, type or value, or two facts that disagree.

    Attributes:
        path: the keys and positions that lead to the value, where it is known.
        at_key: whether the problem is the last key of the path and not its value.
    """

    def __init__(
        self, problem: str, path: tuple[str | int, ...] = (), *, at_key: bool = False, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(problem, line=line, column=column)
        self.path = path
        self.at_key = at_key


class RulesError(DmtcheckError):
    """A rule, source or drug file that cannot be read or that a reader could misread."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``', did you mean "x"?'`` for the known name nearest to ``name``, or nothing."""
    import difflib  # only on the way to an error

    near = difflib.get_close_matches(name.casefold()[:80], {k.casefold(): k for k in known}, n=1, cutoff=0.6)
    spelled = next((k for k in known if near and k.casefold() == near[0]), None)
    return f', did you mean "{spelled}"?' if spelled else ""


def unknown(what: str, name: str, known: Sequence[str]) -> str:
    """Return what to say of a name that is not in a closed set: the nearest, or all of it."""
    return f"unknown {what} {shown(name)}{did_you_mean(name, known) or ', expected one of ' + ', '.join(known)}"


def named(path: tuple[str | int, ...]) -> str:
    """Return the way to a value in words: ``"therapies", number 2, "name"``."""
    return ", ".join(f"number {part + 1}" if isinstance(part, int) else f'"{part}"' for part in path)


def shown(text: object, limit: int = 40) -> str:
    """Return a value from outside as short quoted text that a terminal cannot misread."""
    plain = str(text)
    cut = plain if len(plain) <= limit else plain[: limit - 3] + "..."
    return '"' + visible(cut) + '"'


def visible(text: str) -> str:
    """Return ``text`` with every control, bidirectional and other invisible character written as its escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
