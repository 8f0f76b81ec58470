"""The tables of the sign-on: what can be set, and what is refused because it would let somebody in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.errors import BadInput
from ingest.settings import Settings
from ingest.sign_on import AccountSettings, OidcSettings, ProxySettings

FILE = """
[accounts]
idle_minutes = 30
longest_hours = 8
[proxy]
addresses = ["10.0.0.1", "10.1.0.0/24"]
user_header = "X-Remote-User"
roles_header = "X-Groups"
[proxy.roles]
"Stadtrat" = "ratsmitglied"
[oidc]
issuer = "https://fundstelle.example.org/realms/haus"
client_secret_file = "geheim"
roles_claim = "realm_access.roles"
"""


def read(folder: Path, text: str) -> Settings:
    (folder / "fundstelle.toml").write_text(text, encoding="utf-8")
    return Settings.load(folder)


def test_nobody_signs_on_unless_it_is_set(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    assert (settings.proxy, settings.oidc) == (ProxySettings(), OidcSettings())
    assert settings.proxy.addresses == () and settings.proxy.user_header == settings.oidc.issuer == ""
    assert settings.accounts == AccountSettings(idle_minutes=60, longest_hours=12)


def test_the_tables_are_read_and_files_lie_beside_them(tmp_path: Path) -> None:
    settings = read(tmp_path, FILE)
    assert settings.accounts.idle_minutes == 30 and settings.proxy.roles == {"Stadtrat": "ratsmitglied"}
    assert settings.oidc.client_secret_file == tmp_path / "geheim" and settings.oidc.ca_file is None


@pytest.mark.parametrize(
    ("text", "key"),
    [("[accounts]\nidle_minutes = 0", "accounts.idle_minutes"), ("[accounts]\nlonger = 1", "accounts.longer"),
     ('[proxy]\naddresses = ["proxy.haus"]', "proxy.addresses"),
     ('[oidc]\nissuer = "http://example.org"', "oidc.issuer")],
)  # fmt: skip
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        read(tmp_path, text)


@pytest.mark.parametrize("network", ["0.0.0.0/0", "::/0"])
def test_not_everybody_is_a_server_in_front(network: str) -> None:
    with pytest.raises(ValidationError):
        ProxySettings(addresses=(network,))


@pytest.mark.parametrize("header", ["X Remote", "X-Remote:", "x\ny", "Ü"])
def test_a_header_has_the_name_of_one(header: str) -> None:
    with pytest.raises(ValidationError):
        ProxySettings(user_header=header)


@pytest.mark.parametrize(
    ("issuer", "good"),
    [("https://fundstelle.example.org", True), ("http://127.0.0.1:8080", True), ("", True),
     ("http://fundstelle.example.org", False), ("http:" + "//127.0.0.1.evil.example", False), ("fundstelle", False),
     ("https://fundstelle.example.org/?x=1", False), ("https:" + "//amt@example.org", False), ("https:/" + "/", False)],
)  # fmt: skip
def test_an_issuer_is_reached_privately(issuer: str, good: bool) -> None:
    if good:
        assert OidcSettings(issuer=issuer).issuer == issuer
    else:
        with pytest.raises(ValidationError):
            OidcSettings(issuer=issuer)
