"""Tokens: made for this address by somebody known, signed with ES384 or RS384, fresh, and used once."""

import base64
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cds_hooks_steps import INSTANCE, NOW, Chart, request
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from dmtcheck import Checker, DmtcheckError
from dmtcheck.service.hooks.seen import Seen
from dmtcheck.service.hooks.tokens import keys
from dmtcheck.service.settings import Issuer, Settings

BASE = "https://dmt.example.org/clinic"
ISS = "https://ehr.example.org"
EC = ec.generate_private_key(ec.SECP384R1())
OTHER_EC = ec.generate_private_key(ec.SECP384R1())
RSA = rsa.generate_private_key(65537, 2048)
FEEDBACK = {"feedback": [{"card": INSTANCE, "outcome": "overridden", "outcomeTimestamp": "2026-11-22T10:00:00Z"}]}
PLACES = {
    "/cds-services": ("GET", None),
    "/cds-services/dmtcheck-patient-view": ("POST", request("patient-view")),
    "/cds-services/dmtcheck-patient-view/feedback": ("POST", FEEDBACK),
}


def public(key: Any, kid: str, **more: Any) -> dict[str, Any]:
    algorithm: Any = ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else RSAAlgorithm
    return {**json.loads(algorithm.to_jwk(key.public_key())), "kid": kid, **more}


@pytest.fixture
def jwks(tmp_path: Path) -> str:
    path = tmp_path / "jwks.json"
    held = [
        public(EC, "ec", use="sig", alg="ES384"),
        public(RSA, "rsa"),
        public(OTHER_EC, "for-encryption", use="enc"),
        {"kty": "oct", "k": "c2VjcmV0", "kid": "oct"},
    ]
    path.write_text(json.dumps({"keys": held}), "utf-8")
    return str(path)


def guarded(checker: Checker, jwks: str, *, store: str = ":memory:", tenant: str | None = None, now: float = NOW) -> Chart:
    settings = Settings(base_url=BASE, issuers=(Issuer(ISS, jwks, tenant),), clock_skew=30, jti_store=store)
    return Chart(checker, settings, now=lambda: now)


def token(key: Any = EC, algorithm: str = "ES384", header: Any = None, **claims: Any) -> str:
    said = {"iss": ISS, "aud": f"{BASE}/cds-services", "iat": int(NOW), "exp": int(NOW) + 300, "jti": "j-1", **claims}
    head = {"kid": "rsa" if algorithm.startswith("RS") else "ec", "typ": "JWT", **(header or {})}
    return jwt.encode({name: value for name, value in said.items() if value is not None}, key, algorithm, head)


def unsigned(**header: Any) -> str:
    """A token with another algorithm in its header than it is signed with, if it is signed at all."""
    first, second, third = token().split(".")
    head = json.loads(base64.urlsafe_b64decode(first + "=="))
    forged = base64.urlsafe_b64encode(json.dumps({**head, **header}).encode()).rstrip(b"=").decode()
    return f"{forged}.{second}.{third}"


def discover(chart: Chart, sent: str) -> Any:
    return chart.send("GET", "/cds-services", headers={"authorization": f"Bearer {sent}"})


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("key", "algorithm"), [(EC, "ES384"), (RSA, "RS384")])
@pytest.mark.parametrize("several", [False, True])
def test_point_20_cds_hooks_2_0_176_a_token_for_this_address_opens_each_door(
    checker: Checker, jwks: str, place: str, key: Any, algorithm: str, several: bool
) -> None:
    chart = guarded(checker, jwks)
    method, body = PLACES[place]
    assert chart.send(method, place, body).status == 401
    audience = [f"{BASE}/other", f"{BASE}{place}"] if several else f"{BASE}{place}"
    answer = chart.send(method, place, body, {"Authorization": f"bearer {token(key, algorithm, aud=audience)}"})
    assert answer.status == 200, answer.text


@pytest.mark.parametrize(
    "sent", [{}, {"authorization": ""}, {"authorization": "Basic eDp5"}, {"authorization": "Bearer "}, {"authorization": "Bearer " + "x" * 20_000}]
)
def test_point_20_without_a_token_the_answer_asks_for_one(checker: Checker, jwks: str, sent: Any) -> None:
    answer = guarded(checker, jwks).send("GET", "/cds-services", headers=sent)
    assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.problem == "A bearer token is needed."


STRANGER = "The token is not signed by somebody known here."
ADDRESS = "The token is made for another address."
TIME = "The token is expired, not valid yet, or made for too long."
LACKING = "The token lacks exp, iat or jti."
BAD: dict[str, tuple[Callable[[], str], str]] = {
    "not a token": (lambda: "x", STRANGER),
    "a token of brackets": (lambda: base64.urlsafe_b64encode(b"[" * 9000).decode().rstrip("=") + ".e30.x", STRANGER),
    "cds_hooks_2_0_199 without signature": (lambda: jwt.encode({"iss": ISS}, None, "none", {"kid": "ec"}), STRANGER),  # type: ignore[arg-type]
    "none in the header of a signed one": (lambda: unsigned(alg="none"), STRANGER),
    "cds_hooks_2_0_200 signed with a shared secret": (lambda: token("s" * 64, "HS384", {"kid": "oct"}), STRANGER),
    "the public key as a shared secret": (
        lambda: hmac_with_public_key(),  # noqa: PLW0108  # it stands below
        STRANGER,
    ),
    "another algorithm": (lambda: token(RSA, "RS256"), STRANGER),
    "the algorithm of another key": (lambda: token(RSA, "RS384", {"kid": "ec"}), STRANGER),
    "forged": (lambda: token(OTHER_EC), STRANGER),
    "changed": (lambda: token()[:-4] + "AAAA", STRANGER),
    "an unknown key": (lambda: token(header={"kid": "other"}), STRANGER),
    "a key for encryption": (lambda: token(OTHER_EC, header={"kid": "for-encryption"}), STRANGER),
    "a key that is brought along": (
        lambda: token(OTHER_EC, header={"kid": "x", "jku": "https://evil.example/jwks", "jwk": public(OTHER_EC, "x")}),
        STRANGER,
    ),
    "an unknown issuer": (lambda: token(iss="https://evil.example"), STRANGER),
    "no issuer": (lambda: token(iss=None), STRANGER),
    "a type of another kind": (lambda: token(header={"typ": "at+jwt"}), STRANGER),
    "another address": (lambda: token(aud=f"{BASE}/cds-services/"), ADDRESS),
    "the address of another door": (lambda: token(aud=f"{BASE}/cds-services/dmtcheck-patient-view"), ADDRESS),
    "no address": (lambda: token(aud=None), ADDRESS),
    "expired": (lambda: token(iat=int(NOW) - 330, exp=int(NOW) - 30), TIME),
    "from the future": (lambda: token(iat=int(NOW) + 31, exp=int(NOW) + 60), TIME),
    "not valid yet": (lambda: token(nbf=int(NOW) + 31), TIME),
    "for too long": (lambda: token(exp=int(NOW) + 301), TIME),
    "ending before it begins": (lambda: token(iat=int(NOW) + 10, exp=int(NOW) + 5), TIME),
    "no expiry": (lambda: token(exp=None), LACKING),
    "an expiry in words": (lambda: token(exp="tomorrow"), LACKING),
    "no time of issue": (lambda: token(iat=None), LACKING),
    "true as time of issue": (lambda: token(iat=True), LACKING),
    "no number for nbf": (lambda: token(nbf="x"), LACKING),
    "no id": (lambda: token(jti=None), LACKING),
    "an empty id": (lambda: token(jti=""), LACKING),
}


def hmac_with_public_key() -> str:
    import hmac

    pem = EC.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = base64.urlsafe_b64encode(b'{"alg":"HS384","kid":"ec","typ":"JWT"}').rstrip(b"=").decode()
    body = token().split(".")[1]
    signature = base64.urlsafe_b64encode(hmac.digest(pem, f"{head}.{body}".encode(), "sha384")).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


@pytest.mark.parametrize("name", BAD)
def test_point_20_cds_hooks_2_0_190_a_token_that_is_not_right_is_refused(checker: Checker, jwks: str, name: str) -> None:
    make, problem = BAD[name]
    answer = discover(guarded(checker, jwks), make())
    assert (answer.status, answer.problem) == (401, problem)
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


@pytest.mark.parametrize(
    "claims", [{"iat": int(NOW) - 329, "exp": int(NOW) - 29}, {"iat": int(NOW) + 30, "exp": int(NOW) + 60}, {"nbf": int(NOW) + 30}]
)
def test_clocks_may_differ_a_little(checker: Checker, jwks: str, claims: Any) -> None:
    assert discover(guarded(checker, jwks), token(**claims)).status == 200


@pytest.mark.parametrize(("tenant", "status"), [("north", 200), ("south", 401), (None, 401)])
def test_an_issuer_may_be_tied_to_one_tenant(checker: Checker, jwks: str, tenant: str | None, status: int) -> None:
    assert discover(guarded(checker, jwks, tenant="north"), token(tenant=tenant)).status == status


@pytest.mark.parametrize("shared", [False, True])
def test_point_20_cds_hooks_2_0_204_a_token_is_used_once(checker: Checker, jwks: str, tmp_path: Path, shared: bool) -> None:
    store = str(tmp_path / "seen.db") if shared else ":memory:"
    first = guarded(checker, jwks, store=store)
    second = guarded(checker, jwks, store=store) if shared else first  # another worker
    sent = token()
    assert discover(first, sent).status == 200
    assert discover(second, sent).problem == "The token was used before."
    assert discover(first, token(jti="j-2")).status == 200
    assert discover(second, token(jti="j-2", exp=int(NOW) + 200)).status == 401


def test_the_store_holds_digests_only_and_forgets_what_is_over(tmp_path: Path) -> None:
    store = str(tmp_path / "seen.db")
    seen = Seen(store)
    assert seen.first("https://ehr.example.org j-1", 100, 0)
    assert not seen.first("https://ehr.example.org j-1", 100, 100)
    assert seen.first("https://ehr.example.org j-\ud800", 300, 101)
    held = sqlite3.connect(store)
    rows = held.execute("SELECT * FROM seen").fetchall()
    held.close()
    assert [until for _, until in rows] == [300]
    assert all(len(digest) == 32 for digest, _ in rows)
    assert seen.first("https://ehr.example.org j-1", 400, 301)
    assert b"ehr.example" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("place", ["nowhere/seen.db", "garbage.db"])
def test_a_store_that_cannot_be_used_lets_nobody_in(checker: Checker, jwks: str, tmp_path: Path, place: str) -> None:
    (tmp_path / "garbage.db").write_text("this is no database, whatever it is called\n" * 99, "utf-8")
    answer = discover(guarded(checker, jwks, store=str(tmp_path / place)), token())
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert answer.problem == "Whether the token was used before cannot be found out now."


def test_a_refused_token_is_not_remembered(checker: Checker, jwks: str) -> None:
    chart = guarded(checker, jwks)
    assert discover(chart, token(aud="elsewhere")).status == 401
    assert discover(chart, token()).status == 200


def test_tokens_need_the_address_of_the_service(checker: Checker, jwks: str) -> None:
    with pytest.raises(DmtcheckError, match='"issuers" needs "base_url"'):
        Chart(checker, Settings(issuers=(Issuer(ISS, jwks),)))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not a JWKS file"),
        ("[]", "not a JWKS file"),
        ("[" * 100_000, "not a JWKS file"),
        ('{"keys": 7}', "not a JWKS file"),
        ('{"keys": ["x"]}', "not a JWKS file"),
        ('{"keys": [{"kty": "EC", "crv": "P-384"}]}', "not a JWKS file"),
        ('{"keys": [{"kty": "EC", "crv": "P-384", "kid": "x", "x": "AA", "y": "AA"}]}', "not a JWKS file"),
        ('{"keys": []}', "holds no key for ES384 or RS384"),
        ('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "x"}]}', "holds no key for ES384 or RS384"),
        ('{"keys": [{"kty": "RSA", "kid": "x", "alg": "RS256"}]}', "holds no key for ES384 or RS384"),
        (json.dumps({"keys": [json.loads(ECAlgorithm.to_jwk(EC)) | {"kid": "x"}]}), "not a JWKS file"),
        (json.dumps({"keys": [public(rsa.generate_private_key(65537, 1024), "x")]}), "not a JWKS file"),
    ],
    ids=range(12),  # the keys are others each time
)
def test_a_file_without_usable_keys_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "jwks.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DmtcheckError, match=problem) as caught:
        keys(str(path))
    assert caught.value.file == str(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DmtcheckError, match="No such file"):
        keys(str(tmp_path / "none.json"))
