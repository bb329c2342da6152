"""Who may call: a token signed by an issuer that the operator has listed, made for this very address, fresh, and used once."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import jwt

from dmtcheck.errors import DmtcheckError
from dmtcheck.service.hooks.refused import Refused
from dmtcheck.service.hooks.seen import Seen
from dmtcheck.service.settings import Issuer

LIFETIME: Final = 300  # seconds, at most
_KINDS: Final = {("EC", "P-384"): "ES384", ("RSA", None): "RS384"}
_LONGEST: Final = 16_384
_SHORTEST_RSA: Final = 2048  # bits

_LAST_SECOND: Final = 1e12
_LACKING: Final = "The token lacks exp, iat or jti."
_STRANGER: Final = "The token is not signed by somebody known here."

Keys = Mapping[str, tuple[str, Any]]  # for each id of a key: its one algorithm and the key


class Tokens:
    """Checks tokens. The keys are read once, when the service starts; none is ever fetched.

    Attributes:
        issuers: who may sign; none: every call is let through.
        base_url: the address at which clients reach the service.
        skew: seconds by which the clocks of issuers may differ.
        seen: remembers the tokens that were used.
        now: tells the time in seconds.

    Raises:
        DmtcheckError: where a file of keys cannot be used, or the address is lacking.
    """

    def __init__(self, issuers: Sequence[Issuer], base_url: str | None, skew: float, seen: Seen, now: Callable[[], float]) -> None:
        if issuers and not base_url:
            raise DmtcheckError('"issuers" needs "base_url": a token is made for one address')
        self._issuers = {issuer.iss: (issuer, keys(issuer.jwks)) for issuer in issuers}
        self._base = (base_url or "").rstrip("/")
        self._skew = skew
        self._seen = seen
        self._now = now

    def check(self, authorization: str | None, path: str) -> None:
        """Let a call of ``path`` through. Raises Refused."""
        if not self._issuers:
            return
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip() or len(token) > _LONGEST:
            raise Refused(401, "login", "A bearer token is needed.", {"WWW-Authenticate": "Bearer"})
        claims = self._claims(token.strip())
        audience = claims.get("aud")
        if f"{self._base}{path}" not in (audience if isinstance(audience, list) else [audience]):
            raise _not_let_in("The token is made for another address.")
        now = self._now()
        until = self._until(claims, now)
        if not self._seen.first(f"{claims['iss']} {claims['jti']}", until, now):
            raise _not_let_in("The token was used before.")

    def _claims(self, token: str) -> dict[str, Any]:
        """Return what a token says, where one of the issuers signed it."""
        try:
            header = jwt.get_unverified_header(token)
            issuer, found = self._issuers[jwt.decode(token, options={"verify_signature": False})["iss"]]
            algorithm, key = found[header["kid"]]
            claims: dict[str, Any] = jwt.decode(token, key, [algorithm], options=_OURS)
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, RecursionError):
            raise _not_let_in(_STRANGER) from None
        if str(header.get("typ")).upper() != "JWT" or (issuer.tenant and claims.get("tenant") != issuer.tenant):
            raise _not_let_in(_STRANGER)
        return claims

    def _until(self, claims: Mapping[str, Any], now: float) -> float:
        """Return how long a token is good for, in seconds of the clock."""
        issued, until = _time(claims, "iat"), _time(claims, "exp")
        begins = _time(claims, "nbf") if "nbf" in claims else issued
        if not isinstance(claims.get("jti"), str) or not claims["jti"]:
            raise _not_let_in(_LACKING)
        if max(issued, begins) > now + self._skew or until + self._skew <= now or not 0 < until - issued <= LIFETIME:
            raise _not_let_in("The token is expired, not valid yet, or made for too long.")
        return until + self._skew


# Times and the address are checked here, by the clock that was handed in.
_OURS: Final[Any] = {f"verify_{name}": False for name in ("exp", "nbf", "iat", "aud", "iss", "sub", "jti")}


def keys(path: str) -> Keys:
    """Return the public keys of a JWKS file that may sign: ES384 and RS384, each with an id. Raises DmtcheckError."""
    try:
        with open(path, encoding="utf-8") as file:
            held = json.load(file)["keys"]
        found = {one["kid"]: _key(one) for one in held if _algorithm(one)}
    except OSError as error:
        raise DmtcheckError(f"cannot be read: {error.strerror}", file=path) from None
    except (jwt.PyJWTError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DmtcheckError('not a JWKS file: expected {"keys": [...]} with public keys, each with a "kid"', file=path) from None
    if not found:
        raise DmtcheckError("holds no key for ES384 or RS384", file=path)
    return found


def _algorithm(one: Mapping[str, Any]) -> str | None:
    """Return the algorithm of a key, or None where it is not one for signing with ES384 or RS384."""
    algorithm = _KINDS.get((one["kty"], one.get("crv")))
    fits = one.get("use", "sig") == "sig" and one.get("alg", algorithm) == algorithm
    return algorithm if fits else None


def _key(one: Mapping[str, Any]) -> tuple[str, Any]:
    algorithm = _algorithm(one)
    assert algorithm
    if "d" in one:
        raise ValueError("a private key")
    key = jwt.PyJWK(dict(one), algorithm).key
    if algorithm == "RS384" and key.key_size < _SHORTEST_RSA:
        raise ValueError("a short key")
    return algorithm, key


def _time(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LAST_SECOND:  # NaN is not
        return float(value)
    raise _not_let_in(_LACKING)


def _not_let_in(problem: str) -> Refused:
    return Refused(401, "security", problem, {"WWW-Authenticate": 'Bearer error="invalid_token"'})
