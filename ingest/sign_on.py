"""How people may sign on: the tables ``[accounts]``, ``[proxy]`` and ``[oidc]`` of ``fundstelle.toml``."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AccountSettings(_Table):
    """How long somebody stays signed in.

    Attributes:
        idle_minutes: Minutes without a request, 5 to 1,440.
        longest_hours: Hours in all, 1 to 168.
    """

    idle_minutes: int = Field(default=60, ge=5, le=1440)
    longest_hours: int = Field(default=12, ge=1, le=168)


class ProxySettings(_Table):
    """A web server in front that has signed its visitors on already.

    Attributes:
        addresses: Addresses or networks ("10.0.0.0/29") that such a server sends from; nobody else is believed. Empty:
            there is none.
        user_header: Name of the header that holds who asks; "" where it signs nobody on.
        roles_header: Name of the header that holds their groups, divided by commas or semicolons; "" to take the roles
            of the account of that name.
        roles: What a group is here, by its name ("Stadtrat" = "ratsmitglied").
    """

    addresses: tuple[str, ...] = ()
    user_header: str = Field(default="", pattern=r"^[A-Za-z0-9-]*$")
    roles_header: str = Field(default="", pattern=r"^[A-Za-z0-9-]*$")
    roles: dict[str, str] = Field(default_factory=dict)

    @field_validator("addresses")
    @classmethod
    def _networks(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        for address in addresses:
            if ipaddress.ip_network(address, strict=False).prefixlen == 0:
                raise ValueError("every address there is")
        return addresses


class OidcSettings(_Table):
    """The house's own sign-on by OpenID Connect.

    Attributes:
        issuer: Its address, as it names itself; https, or http on this machine. "": there is none.
        client_id: How it knows Fundstelle.
        client_secret_file: File with the secret that both share; None for a client without one.
        ca_file: File with the certificates that its address is checked against; None for the usual ones.
        scope: What is asked for.
        name_claim: The claim that holds a name.
        roles_claim: The claim that holds groups, with dots into what lies deeper ("realm_access.roles"); "" to take the
            roles of the account.
        roles: What a group is here, by its name.
    """

    issuer: str = ""
    client_id: str = Field(default="fundstelle", min_length=1)
    client_secret_file: Path | None = None
    ca_file: Path | None = None
    scope: str = Field(default="openid profile", pattern=r"^openid( [\w:.-]+)*$")
    name_claim: str = Field(default="preferred_username", min_length=1)
    roles_claim: str = ""
    roles: dict[str, str] = Field(default_factory=dict)

    @field_validator("issuer")
    @classmethod
    def _address(cls, issuer: str) -> str:
        parts = urlsplit(issuer)
        private = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1"))
        if issuer and not (
            private and parts.hostname and not parts.query and not parts.fragment and not parts.username
        ):
            raise ValueError("no https address")
        return issuer
