"""The house's sign-on against a real provider: what it should do works, and whatever it should not do is refused."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from assistant.personal.holder import new_token
from assistant.roles import Role
from ingest.errors import BadInput, FundstelleError
from ingest.sign_on import OidcSettings
from tests.ui.accounts.provider import SECRET, Provider, other_key, provider
from ui.accounts import oidc
from ui.accounts.oidc import HouseSignOn, Known

BACK = "http://127.0.0.1:7860/anmelden/haus/zurueck"
Claims = dict[str, Any]


@pytest.fixture
def house() -> Iterator[Provider]:
    with provider() as one:
        yield one


def settings(house: Provider, folder: Path, **more: Any) -> OidcSettings:
    secret = folder / "geheim"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    roles = {"Stadtrat": "ratsmitglied", "Amt": "verwaltung"}
    values = {"issuer": house.issuer, "client_secret_file": secret, "roles_claim": "groups", "roles": roles}
    return OidcSettings(**(values | more))


@pytest.fixture
def sign_on(house: Provider, tmp_path: Path) -> HouseSignOn:
    return HouseSignOn(settings(house, tmp_path), BACK)


def through(house: Provider, sign_on: HouseSignOn, **changed: str) -> Known:
    """A whole sign-in; ``changed``: what the browser brings back otherwise."""
    begun = sign_on.begin()
    return sign_on.finish(begun.secret, house.authorize(begun.address) | changed)


def test_the_house_says_who_it_is(house: Provider, sign_on: HouseSignOn) -> None:
    assert through(house, sign_on) == Known(f"{house.issuer} 4711", "mueller", frozenset({Role.COUNCILLOR}))
    assert house.asked == ["/.well-known/openid-configuration", "/token", "/keys"]
    through(house, sign_on)
    assert house.asked[3:] == ["/token"], "what it says of itself is asked for once an hour"


def test_nothing_is_asked_before_somebody_signs_in(house: Provider, sign_on: HouseSignOn) -> None:
    assert house.asked == []
    sign_on.begin()
    assert house.asked == ["/.well-known/openid-configuration"]


def test_what_goes_through_the_address_bar_gives_nothing_away(sign_on: HouseSignOn) -> None:
    one, other = sign_on.begin(), sign_on.begin()
    asked = dict(parse_qsl(urlsplit(one.address).query))
    assert SECRET not in one.address and one.secret not in one.address
    assert len({asked["state"], asked["nonce"], asked["code_challenge"], one.secret}) == 4
    assert asked["redirect_uri"] == BACK and one.address != other.address


def test_roles_lie_where_the_settings_say(house: Provider, tmp_path: Path) -> None:
    house.who |= {"realm_access": {"roles": ["amt", "Kantine", 7]}, "name": "Anna Müller", "rolle": "Stadtrat"}
    deeper = HouseSignOn(settings(house, tmp_path, roles_claim="realm_access.roles", name_claim="name"), BACK)
    assert through(house, deeper) == Known(f"{house.issuer} 4711", "Anna Müller", frozenset({Role.STAFF}))
    for claim, roles in (("rolle", {Role.COUNCILLOR}), ("nirgends.da", set()), ("sub.tiefer", set())):
        assert through(house, HouseSignOn(settings(house, tmp_path, roles_claim=claim), BACK)).roles == roles
    assert through(house, HouseSignOn(settings(house, tmp_path, roles_claim=""), BACK)).roles is None


def test_changed_keys_are_asked_for_once_more(
    house: Provider, sign_on: HouseSignOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    through(house, sign_on)
    house.key = RSAKey.generate_key(2048, {"kid": "zwei"})
    with pytest.raises(FundstelleError):
        through(house, sign_on)
    later = time.monotonic() + 61
    monkeypatch.setattr("ui.accounts.oidc.time.monotonic", lambda: later)
    assert through(house, sign_on).name == "mueller"


@pytest.mark.parametrize(
    "changed",
    [{"state": "x"}, {"state": ""}, {"state": "ä\udcff"}, {"iss": "https://evil.example"}, {"code": ""},
     {"code": "", "error": "access_denied"}],
    ids=str,
)  # fmt: skip
def test_what_a_browser_did_not_begin_is_not_finished(
    house: Provider, sign_on: HouseSignOn, changed: dict[str, str]
) -> None:
    with pytest.raises(BadInput, match="Anmelden"):
        through(house, sign_on, **changed)
    assert "/token" not in house.asked


def test_another_browser_cannot_finish_it(house: Provider, sign_on: HouseSignOn) -> None:
    begun = sign_on.begin()
    brought = house.authorize(begun.address)
    for secret in ("", new_token(), sign_on.begin().secret):
        with pytest.raises(BadInput):
            sign_on.finish(secret, brought)
    assert sign_on.finish(begun.secret, brought).name == "mueller"
    with pytest.raises(FundstelleError):
        sign_on.finish(begun.secret, brought)


def test_a_code_of_another_sign_in_is_worth_nothing(house: Provider, sign_on: HouseSignOn) -> None:
    mine, theirs = sign_on.begin(), house.authorize(sign_on.begin().address)
    with pytest.raises(FundstelleError):
        sign_on.finish(mine.secret, house.authorize(mine.address) | {"code": theirs["code"]})


WRONG: dict[str, Callable[[Claims], Claims]] = {
    "foreign issuer": lambda claims: claims | {"iss": "https://evil.example"},
    "foreign audience": lambda claims: claims | {"aud": "anderer"},
    "several audiences": lambda claims: claims | {"aud": ["fundstelle", "anderer"]},
    "foreign party": lambda claims: claims | {"azp": "anderer"},
    "expired": lambda claims: claims | {"exp": int(time.time()) - 90},
    "from the future": lambda claims: claims | {"iat": int(time.time()) + 9000},
    "foreign nonce": lambda claims: claims | {"nonce": "x"},
    **{f"no {name}": lambda claims, name=name: {key: one for key, one in claims.items() if key != name}  # type: ignore[misc]
       for name in ("iss", "aud", "exp", "iat", "nonce", "sub")},
    "nobody": lambda claims: claims | {"sub": ""},
    "a number": lambda claims: claims | {"sub": 7},
    "words for time": lambda claims: claims | {"exp": "morgen"},
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_token_that_says_something_else_is_not_believed(house: Provider, sign_on: HouseSignOn, wrong: str) -> None:
    house.claims = WRONG[wrong]
    with pytest.raises(FundstelleError, match="Nachweis"):
        through(house, sign_on)


FORGED: dict[str, Callable[[Provider, Claims], Any]] = {
    "another key": lambda house, claims: jwt.encode({"alg": "ES256", "kid": "eins"}, claims, other_key()),
    "shared secret": lambda house, claims: jwt.encode(
        {"alg": "HS256", "kid": "eins"}, claims, OctKey.import_key(SECRET * 2)
    ),
    "public key as secret": lambda house, claims: jwt.encode(
        {"alg": "HS256", "kid": "eins"}, claims, OctKey.import_key(str(house.key.as_dict(private=False)["n"]))
    ),
    "no signature": lambda house, claims: ".".join([_none(), *house.sign(claims).split(".")[1:2], ""]),
    "cut signature": lambda house, claims: house.sign(claims)[:-8],
    "changed claims": lambda house, claims: ".".join(
        [
            house.sign(claims).split(".")[0],
            house.sign(claims | {"sub": "1"}).split(".")[1],
            house.sign(claims).split(".")[2],
        ]
    ),
    "no token": lambda house, claims: "",
    "something else": lambda house, claims: {"sub": "4711"},
    "nothing": lambda house, claims: None,
}


def _none() -> str:
    return "eyJhbGciOiJub25lIn0"  # {"alg":"none"}


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_a_token_that_the_house_did_not_sign_is_not_believed(
    house: Provider, sign_on: HouseSignOn, forged: str
) -> None:
    house.signed = lambda claims: FORGED[forged](house, claims)
    with pytest.raises(FundstelleError, match="Nachweis"):
        through(house, sign_on)


@pytest.mark.parametrize(
    "about",
    [{"token_endpoint": "http://evil.example/token"}, {"token_endpoint": None}, {"jwks_uri": "https://127.0.0.1/keys"},
     {"issuer": "https://evil.example"}],
    ids=str,
)  # fmt: skip
def test_nobody_but_the_issuer_is_asked(house: Provider, sign_on: HouseSignOn, about: Claims) -> None:
    house.about = about
    with pytest.raises(FundstelleError, match="brauchbare Auskunft"):
        through(house, sign_on)


@pytest.mark.parametrize(
    "said",
    [(500, b"{}"), (302, b"{}"), (200, b"[]"), (200, b"<html>"), (200, b"[" * 100_000), (200, b" " * 1_100_000),
     (404, b"")],
    ids=lambda said: f"{said[0]}-{len(said[1])}",
)  # fmt: skip
def test_answers_that_are_none_are_said_to_be(house: Provider, sign_on: HouseSignOn, said: tuple[int, bytes]) -> None:
    house.answer = lambda path: said
    with pytest.raises(FundstelleError, match="brauchbare Auskunft"):
        sign_on.begin()
    assert "/woanders" not in house.asked


def test_a_house_that_is_away_is_said_to_be(tmp_path: Path) -> None:
    with provider() as gone:
        away = HouseSignOn(settings(gone, tmp_path), BACK)
    with pytest.raises(FundstelleError, match="nicht erreichbar"):
        away.begin()


def test_settings_that_cannot_be_used_stop_the_start(house: Provider, tmp_path: Path) -> None:
    wrong: list[Claims] = [{"client_secret_file": tmp_path / "fehlt"}, {"ca_file": tmp_path / "fehlt"}]
    wrong += [{"roles": {"Amt": "staff"}}, {"ca_file": tmp_path / "geheim"}]
    for more in wrong:
        with pytest.raises(BadInput):
            HouseSignOn(settings(house, tmp_path, **more), BACK)


def test_an_issuer_that_does_not_answer_holds_few_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may begin to sign in, and the pages share some forty threads."""
    monkeypatch.setattr(oidc, "_TIMEOUT_S", 1.0)
    monkeypatch.setattr(oidc, "_AT_ONCE", 2)
    took: list[float] = []

    def begin() -> None:
        began = time.monotonic()
        with pytest.raises(FundstelleError):
            sign_on.begin()
        took.append(time.monotonic() - began)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        issuer = f"http://127.0.0.1:{silent.getsockname()[1]}"
        sign_on = HouseSignOn(OidcSettings(issuer=issuer), BACK)
        beginning = [threading.Thread(target=begin) for _ in range(6)]
        for one in beginning:
            one.start()
        for one in beginning:
            one.join()
    assert sum(seconds > 0.5 for seconds in took) == 2, "the others are told at once"
