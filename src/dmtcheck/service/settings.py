"""What the operator of the service decides, read from one TOML file. Every key is optional; a key that is misspelt is an error."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Final, NoReturn
from urllib.parse import SplitResult, urlsplit

from dmtcheck.errors import DmtcheckError, did_you_mean, shown
from dmtcheck.strict_json import MAX_BYTES

MOST_SECONDS: Final = 600
MOST_AT_ONCE: Final = 10_000
IN_MEMORY: Final = ":memory:"  # the store of seen tokens that each worker has for itself


@dataclass(frozen=True)
class Issuer:
    """Who may sign the tokens of CDS Hooks. ``jwks`` is the path of the file with their public keys."""

    iss: str
    jwks: str
    tenant: str | None = None


@dataclass(frozen=True)
class Settings:
    """How the service is run.

    Attributes:
        base_url: the address at which clients reach the service, without a slash at the end.
        tokens_sha256: the SHA-256, in hex, of each token that opens the interface, the page and the metrics; none: they are open.
        cors_origins: web pages of these origins may call the service from a browser.
        fhir_hosts: base addresses of the FHIR servers from which hooks may fetch.
        issuers: who may sign the tokens of CDS Hooks; none: the hooks are open.
        clock_skew: seconds by which the clocks of issuers may differ.
        jti_store: the file in which tokens that were seen are kept, so that none is used twice.
        hooks, page: whether CDS Hooks and the page are served.
        rules: folders of further rules.
        max_body: most bytes of a body.
        seconds_to_read, seconds_to_answer: how long a body may take to come, and an answer to be made.
        at_once: how many requests are answered at once; the others are told to come back.
    """

    base_url: str | None = None
    tokens_sha256: tuple[str, ...] = field(default=(), repr=False)
    cors_origins: tuple[str, ...] = ()
    fhir_hosts: tuple[str, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    clock_skew: int = 30
    jti_store: str = IN_MEMORY
    hooks: bool = True
    page: bool = True
    rules: tuple[str, ...] = ()
    max_body: int = MAX_BYTES
    seconds_to_read: float = 10
    seconds_to_answer: float = 10
    at_once: int = 64

    @property
    def is_guarded(self) -> bool:
        """Whether every door asks who is there: the interface for a token, the hooks for a signed one."""
        return bool(self.tokens_sha256) and (bool(self.issuers) or not self.hooks)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read(path: str) -> Settings:
    """Return the settings that a TOML file holds; paths in it start from its folder.

    Raises:
        DmtcheckError: naming the file and the key, and never a value that may be secret.
    """
    try:
        with open(path, "rb") as file:
            given = tomllib.load(file)
    except OSError as error:
        raise DmtcheckError(f"cannot be read: {error.strerror}", file=path) from None
    except UnicodeDecodeError:
        raise DmtcheckError("not valid TOML: it is not UTF-8", file=path) from None
    except tomllib.TOMLDecodeError as error:  # only the place is told: the text may hold a secret
        found = re.search(r"\((at [^()]*)\)$", str(error))
        raise DmtcheckError(f"not valid TOML{' ' + found[1] if found else ''}", file=path) from None
    try:
        return Settings(**_valid(given, _readers(os.path.dirname(os.path.abspath(path)))))
    except DmtcheckError as error:
        raise error.at(file=path) from None


Reader = Callable[[str, Any], Any]


def _readers(folder: str) -> dict[str, Reader]:
    """Return, for each key, what checks its value and brings it into shape."""

    def file(key: str, value: Any) -> str:
        return os.path.join(folder, _text(key, value))

    def store(key: str, value: Any) -> str:
        return IN_MEMORY if value == IN_MEMORY else file(key, value)

    return {
        "base_url": _address,
        "tokens_sha256": _each(_sha256),
        "cors_origins": _each(_origin),
        "fhir_hosts": _each(_address),
        "issuers": _each(_issuer(file)),
        "clock_skew": _whole(0, MOST_SECONDS),
        "jti_store": store,
        "hooks": _yes_no,
        "page": _yes_no,
        "rules": _each(file),
        "max_body": _whole(1, MAX_BYTES),
        "seconds_to_read": _seconds,
        "seconds_to_answer": _seconds,
        "at_once": _whole(1, MOST_AT_ONCE),
    }


def _issuer(file: Callable[[str, Any], str]) -> Reader:
    def jwks(key: str, value: Any) -> str:
        path = file(key, value)
        return path if os.path.isfile(path) else _refuse(key, "this file is not there")

    def read_issuer(key: str, value: Any) -> Issuer:
        return Issuer(**_valid(_table(key, value), {"iss": _text, "jwks": jwks, "tenant": _text}, key, ("iss", "jwks")))

    return read_issuer


def _valid(given: Mapping[str, Any], readers: Mapping[str, Reader], within: str = "", required: tuple[str, ...] = ()) -> dict[str, Any]:
    prefix = f"{within}, " if within else ""
    for key in given:
        if key not in readers:
            raise DmtcheckError(f"{prefix}unknown key {shown(key)}{did_you_mean(key, readers)}")
    for key in required:
        if key not in given:
            _refuse(within, f'"{key}" is missing')
    return {key: readers[key](f'{prefix}"{key}"', value) for key, value in given.items()}


def _refuse(key: str, problem: str) -> NoReturn:
    raise DmtcheckError(f"{key}: {problem}")


def _each(reader: Reader) -> Reader:
    def read_each(key: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            _refuse(key, "expected a list")
        return tuple(reader(f"{key}, number {number}", one) for number, one in enumerate(value, 1))

    return read_each


def _table(key: str, value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else _refuse(key, "expected a table")


def _text(key: str, value: Any) -> str:
    return value if isinstance(value, str) and value else _refuse(key, "expected a text")


def _yes_no(key: str, value: Any) -> bool:
    return value if isinstance(value, bool) else _refuse(key, "expected true or false")


def _whole(low: int, high: int) -> Reader:
    def read_whole(key: str, value: Any) -> int:
        return value if type(value) is int and low <= value <= high else _refuse(key, f"expected a whole number from {low} to {high}")

    return read_whole


def _seconds(key: str, value: Any) -> float:
    if type(value) in (int, float) and 0 < value <= MOST_SECONDS:
        return float(value)
    return _refuse(key, f"expected seconds, above 0 and up to {MOST_SECONDS}")


def _sha256(key: str, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value):
        return value
    return _refuse(key, "expected the SHA-256 of a token, 64 digits of lower-case hex")


def _parts(key: str, value: Any) -> SplitResult:
    """Return the parts of an address that is https, or http on this machine, and names neither user, query nor fragment."""
    text = _text(key, value)
    try:
        parts = urlsplit(text)
        whole = bool(parts.hostname) and parts.port != 0 and not re.search(r"[@?#\\\s]", text)
    except ValueError:  # brackets or a port that are none
        whole = False
    if whole and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(str(parts.hostname)))):
        return parts
    return _refuse(key, "expected an address that begins with https:// (http:// only on this machine), without user, query or fragment")


def _address(key: str, value: Any) -> str:
    _parts(key, value)
    return str(value).rstrip("/")


def _origin(key: str, value: Any) -> str:
    parts = _parts(key, value)
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin if value == origin else _refuse(key, "expected an origin such as https://ehr.example.org, without a path")
