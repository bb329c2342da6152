"""Settings: what is read, and that a mistake names the file and the key and tells no secret."""

import re
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path

import pytest

from dmtcheck import DmtcheckError
from dmtcheck.service import Issuer, Settings, read
from dmtcheck.service.settings import is_loopback

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "deployment" / "service.toml"
SECRET = "correct-horse"
DIGEST = sha256(SECRET.encode()).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "keys.json").write_text("{}")
    return tmp_path / "service.toml"


def test_everything_that_can_be_set(file: Path) -> None:
    file.write_text(f"""
base_url = "https://dmtcheck.example.org/"
tokens_sha256 = ["{DIGEST}"]
cors_origins = ["https://ehr.example.org", "http://localhost:8080"]
fhir_hosts = ["https://fhir.example.org/r4/", "http://127.0.0.1:8081/fhir"]
clock_skew = 60
jti_store = "seen.sqlite"
hooks = true
page = false
rules = ["ours", "/srv/theirs"]
max_body = 1000
seconds_to_read = 5
seconds_to_answer = 2.5
at_once = 8

[[issuers]]
iss = "https://ehr.example.org"
jwks = "keys.json"

[[issuers]]
iss = "https://other.example.org"
jwks = "{file.parent}/keys.json"
tenant = "north"
""")
    keys = str(file.parent / "keys.json")
    settings = read(str(file))
    assert settings == Settings(
        base_url="https://dmtcheck.example.org",
        tokens_sha256=(DIGEST,),
        cors_origins=("https://ehr.example.org", "http://localhost:8080"),
        fhir_hosts=("https://fhir.example.org/r4", "http://127.0.0.1:8081/fhir"),
        issuers=(Issuer("https://ehr.example.org", keys), Issuer("https://other.example.org", keys, "north")),
        clock_skew=60,
        jti_store=str(file.parent / "seen.sqlite"),
        hooks=True,
        page=False,
        rules=(str(file.parent / "ours"), "/srv/theirs"),
        max_body=1000,
        seconds_to_read=5.0,
        seconds_to_answer=2.5,
        at_once=8,
    )
    assert DIGEST not in repr(settings)


def test_nothing_need_be_set(file: Path) -> None:
    file.write_text("")
    assert read(str(file)) == Settings()
    file.write_text('jti_store = ":memory:"')
    assert read(str(file)).jti_store == ":memory:"


def test_doors_are_guarded_only_where_each_of_them_is() -> None:
    issuers = (Issuer("https://ehr.example.org", "keys.json"),)
    assert not Settings().is_guarded
    assert not Settings(tokens_sha256=(DIGEST,)).is_guarded
    assert not Settings(issuers=issuers).is_guarded
    assert Settings(tokens_sha256=(DIGEST,), issuers=issuers).is_guarded
    assert Settings(tokens_sha256=(DIGEST,), hooks=False).is_guarded


def test_what_only_this_machine_reaches() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "example.org", "localhost.example.org", ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tokens_sha265 = []", 'unknown key "tokens_sha265", did you mean "tokens_sha256"?'),
        ("base_url = 3", '"base_url": expected a text'),
        ('base_url = ""', '"base_url": expected a text'),
        ('base_url = "http://dmtcheck.example.org"', '"base_url": expected an address that begins with https://'),
        ('base_url = "https://user:word@example.org"', '"base_url": expected an address'),
        ('base_url = "https://example.org?a=b"', '"base_url": expected an address'),
        ('base_url = "https://example.org:99999"', '"base_url": expected an address'),
        ('base_url = "https://[::1"', '"base_url": expected an address'),
        ('base_url = "https://"', '"base_url": expected an address'),
        ('fhir_hosts = ["ftp://example.org"]', '"fhir_hosts", number 1: expected an address'),
        ('fhir_hosts = ["http://example.org"]', '"fhir_hosts", number 1: expected an address'),
        ('fhir_hosts = "https://example.org"', '"fhir_hosts": expected a list'),
        ('cors_origins = ["*"]', '"cors_origins", number 1: expected an address'),
        ('cors_origins = ["https://example.org/"]', '"cors_origins", number 1: expected an origin'),
        (f'tokens_sha256 = ["{DIGEST}", "{SECRET}"]', '"tokens_sha256", number 2: expected the SHA-256 of a token'),
        ("tokens_sha256 = [1]", '"tokens_sha256", number 1: expected the SHA-256'),
        ("clock_skew = true", '"clock_skew": expected a whole number from 0 to 600'),
        ("clock_skew = 601", '"clock_skew": expected a whole number from 0 to 600'),
        ("max_body = 8388609", '"max_body": expected a whole number from 1 to 8388608'),
        ("at_once = 0", '"at_once": expected a whole number'),
        ("seconds_to_read = 0", '"seconds_to_read": expected seconds, above 0 and up to 600'),
        ("seconds_to_answer = true", '"seconds_to_answer": expected seconds'),
        ("seconds_to_answer = nan", '"seconds_to_answer": expected seconds'),
        ("hooks = 1", '"hooks": expected true or false'),
        ("rules = [1]", '"rules", number 1: expected a text'),
        ("issuers = [1]", '"issuers", number 1: expected a table'),
        ('[[issuers]]\niss = "a"', '"issuers", number 1: "jwks" is missing'),
        ('[[issuers]]\niss = "a"\njwks = "none.json"', '"issuers", number 1, "jwks": this file is not there'),
        ('[[issuers]]\niss = "a"\njwks = "keys.json"\nkid = "b"', '"issuers", number 1, unknown key "kid"'),
        (f'hooks = true\ntokens_sha256 = ["{SECRET}', "not valid TOML at "),
        (f'tokens_sha256 = "{SECRET}" "', "not valid TOML at line 1, column"),
    ],
)
def test_a_mistake_names_the_file_and_the_key_and_tells_no_secret(text: str, words: str, file: Path) -> None:
    file.write_text(text)
    with pytest.raises(DmtcheckError) as refused:
        read(str(file))
    told = str(refused.value)
    assert told.startswith(f"{file}: {words}") and "\n" not in told
    assert SECRET not in told and DIGEST not in told and "word@" not in told


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    with pytest.raises(DmtcheckError, match="cannot be read: No such file"):
        read(str(file))
    file.write_bytes(b'base_url = "\xff"')
    with pytest.raises(DmtcheckError, match="not valid TOML: it is not UTF-8"):
        read(str(file))


def test_the_example_is_read_and_shows_every_key_and_its_default() -> None:
    text = EXAMPLE.read_text("utf-8")
    settings = read(str(EXAMPLE))
    assert not settings.is_guarded  # no token that everybody knows
    assert replace(settings, base_url=None, cors_origins=(), fhir_hosts=(), hooks=True) == Settings()
    assert all(re.search(rf"^(# )?\[*{one.name}\b", text, re.MULTILINE) for one in fields(Settings))
