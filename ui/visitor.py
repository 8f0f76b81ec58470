"""Who visits: made here alone from the server's connection; nothing that a page sends takes part in it.

Who it is comes from the session behind a cookie that no script can read, or from a web server in front that the house
trusts (:mod:`ui.accounts`); else from how the server was started and where a request comes from. Whose history it is
comes from another such cookie: the browser's own secret, and with whom is signed in there, so that who shares a browser
shares no history.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from starlette.requests import HTTPConnection

from assistant.model import PUBLIC, Principal
from assistant.personal.holder import Holder, holder_of
from assistant.roles import Role, principal_of
from ui.cookies import LANGUAGE, cookie, holder_name
from ui.gate import host_of

if TYPE_CHECKING:
    import gradio as gr

#: Whoever sits at a machine served for staff: takes letters in, corrects them, sees every tier, and all else that one
#: person has to do where there is only one.
STAFF = principal_of("staff", {Role.STAFF, Role.DATA_PROTECTION, Role.ADMINISTRATION})
#: Headers by which a proxy says that it stands between us and who asks.
_PASSED_ON = (b"forwarded", b"via", b"x-real-ip")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody with an account.

    Attributes:
        name: Its name.
        roles: What they are in the house.
        by_session: Whether they signed in here, and can sign out; else a web server in front names them.
    """

    name: str
    roles: frozenset[Role]
    by_session: bool


class Identities(Protocol):
    """Tells who is signed in."""

    @property
    def offers_sign_in(self) -> bool:
        """Whether there is anything to sign in with."""

    def of(self, connection: HTTPConnection) -> SignedIn | None:
        """Who is signed in at the other end of a connection."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for a page.

    Attributes:
        principal: What they may see and do.
        holder: Whose history and remembered things are theirs; None without a cookie (yet).
        language: "de" or "en", as they last chose it.
        signed_in: Their account; None for the public, and for whoever sits at a machine served for staff.
        may_sign_in: Whether there is anything to sign in with.
    """

    principal: Principal
    holder: Holder | None
    language: str
    signed_in: SignedIn | None = None
    may_sign_in: bool = False

    def has(self, role: Role) -> bool:
        """Whether they are this in the house."""
        return role.value in self.principal.roles

    def has_any(self, roles: Iterable[Role]) -> bool:
        """Whether they are one of these in the house."""
        return any(map(self.has, roles))

    @property
    def is_staff(self) -> bool:
        """Whether staff's pages are open to them."""
        return self.has(Role.STAFF)

    @property
    def sees_more(self) -> bool:
        """Whether they see letters that are not public."""
        return self.principal.tiers > PUBLIC.tiers


#: Someone of whom nothing is known.
STRANGER = Visitor(PUBLIC, None, "de")


class Visitors:
    """Tells who visits.

    Args:
        as_staff: Whether whoever sits at this machine is staff (``serve --as staff``).
        secure: Whether the page's public address is https, so that its cookies travel encrypted only.

    Attributes:
        identities: Tells who is signed in; None while there are no accounts.
    """

    def __init__(self, as_staff: bool = False, secure: bool = False) -> None:
        self.as_staff, self.secure = as_staff, secure
        self.identities: Identities | None = None

    def of(self, connection: HTTPConnection | gr.Request) -> Visitor:
        """Who is at the other end of a connection, from its peer and its raw headers."""
        own = connection if isinstance(connection, HTTPConnection) else connection.request
        if own is None:
            return STRANGER
        signed_in = self.identities.of(own) if self.identities else None
        if signed_in is not None:
            principal = principal_of(signed_in.name, signed_in.roles)
        else:
            principal = STAFF if self.as_staff and sits_here(own) else PUBLIC
        return Visitor(
            principal,
            _holder(cookie(own.scope, holder_name(self.secure)), signed_in.name if signed_in else ""),
            "en" if cookie(own.scope, LANGUAGE) == "en" else "de",
            signed_in,
            self.identities is not None and self.identities.offers_sign_in,
        )


def sits_here(connection: HTTPConnection) -> bool:
    """Whether a request was made on this machine itself; what a proxy on it passes on was not."""
    peer: tuple[str, int] | None = connection.scope.get("client")
    headers = dict(connection.scope["headers"])
    passed_on = any(name in _PASSED_ON or name.startswith(b"x-forwarded") for name in headers)
    return peer is not None and _is_loopback(peer[0]) and not passed_on and _is_loopback(host_of(headers))


def _is_loopback(address: str) -> bool:
    """Whether an address or name is this machine's own."""
    try:
        return address == "localhost" or ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def _holder(token: str | None, account: str) -> Holder | None:
    """The holder of a cookie's token; None where it holds something else."""
    try:
        return None if token is None else holder_of(token, account)
    except ValueError:
        return None
