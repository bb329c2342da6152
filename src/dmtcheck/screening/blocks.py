"""NDJSON in blocks of whole lines: bounded memory, through gzip and zstd, with the digest of the file on the way."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final, NamedTuple

import pyarrow as pa

from dmtcheck.errors import DmtcheckError
from dmtcheck.screening.places import Place
from dmtcheck.strict_json import BOM, PROFILE

BLOCK: Final = 8 * 1024 * 1024


class Mark(NamedTuple):
    """How far a file was read: how many bytes as they lie on the disk, and their SHA-256.

    Reading runs a little ahead, so the mark of the last block of a file is that of the whole file.
    """

    bytes: int
    sha256: str


class Block(NamedTuple):
    """Whole lines of one file.

    Attributes:
        line: number of the first, from 1.
        byte: where it begins in the uncompressed text, from 0.
        data: the lines; nothing where there is one line only and it is longer than a profile may be.
        lines: how many there are.
        mark: how far the file was read for it.
    """

    line: int
    byte: int
    data: bytes
    lines: int
    mark: Mark

    @property
    def is_too_long(self) -> bool:
        """Whether its one line is longer than a profile may be, and was passed over."""
        return self.lines == 1 and not self.data


class _Hashed:
    """A file whose bytes are counted and hashed as they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.close = file.close
        self._bytes = 0
        self._sha256 = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._bytes += len(data)
        self._sha256.update(data)
        return data

    @property
    def closed(self) -> bool:
        return self._file.closed

    def mark(self) -> Mark:
        return Mark(self._bytes, self._sha256.hexdigest())


def blocks(place: Place) -> Iterator[Block]:
    """Yield the lines of a file in blocks of about ``BLOCK`` bytes; a file without any is one block without lines.

    Raises:
        DmtcheckError: where the file cannot be read to its end, or is no text at all.
    """
    try:
        with open(place.file, "rb") as file, _unpacked(_Hashed(file), place) as (source, hashed):
            yield from _cut(_ahead(source, hashed, place), hashed)
    except OSError as error:
        raise DmtcheckError(_problem(error, place), file=place.file) from None


@contextmanager
def _unpacked(hashed: _Hashed, place: Place) -> Iterator[tuple[Any, _Hashed]]:
    """Give what to read the text from; a compressed file without a byte is not one that was written to its end."""
    if place.compression is None:
        yield hashed, hashed
        return
    if not os.path.getsize(place.file):
        raise OSError("it is empty")
    with pa.CompressedInputStream(pa.PythonFile(hashed, mode="r"), place.compression) as stream:
        yield stream, hashed


def _problem(error: OSError, place: Place) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    packed = f" as {place.compression}; the file may be cut off or damaged" if place.compression and not error.strerror else ""
    return f"cannot be read to its end{packed}: {error.strerror or error}"


def _ahead(source: Any, hashed: _Hashed, place: Place) -> Iterator[tuple[bytes, Mark]]:
    """Yield the text in pieces, each with the mark after the next one was read."""
    piece = source.read(BLOCK)
    _refuse_other_formats(piece, place)
    while piece:
        following = source.read(BLOCK)
        yield piece, hashed.mark()
        piece = following


def _refuse_other_formats(start: bytes, place: Place) -> None:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DmtcheckError("the file is not UTF-8 (it looks like UTF-16); save it as UTF-8", file=place.file)
    if start.startswith(b"PAR1"):
        raise DmtcheckError("this is compressed Parquet; unpack it first", file=place.file)


def _cut(pieces: Iterable[tuple[bytes, Mark]], hashed: _Hashed) -> Iterator[Block]:
    """Yield whole lines. Of a line that is too long only the length is kept."""
    line, byte, rest, passed = 1, -1, b"", 0
    for read, mark in pieces:
        piece = read
        if byte < 0:
            byte, piece = (len(BOM), piece[len(BOM) :]) if piece.startswith(BOM) else (0, piece)
        if passed:
            end = piece.find(b"\n") + 1
            passed += end or len(piece)
            if not end:
                continue
            yield Block(line, byte, b"", 1, mark)
            line, byte, piece, passed = line + 1, byte + passed, piece[end:], 0
        end = piece.rfind(b"\n") + 1
        if end:
            data, rest = rest + piece[:end], b""
            yield Block(line, byte, data, lines := data.count(b"\n"), mark)
            line, byte = line + lines, byte + len(data)
        rest += piece[end:]
        if len(rest) > PROFILE.bytes:
            passed, rest = len(rest), b""
    if passed or rest or line == 1:
        yield Block(line, max(byte, 0), rest, 1 if passed or rest else 0, hashed.mark())
