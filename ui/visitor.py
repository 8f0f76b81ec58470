"""Who visits: made here alone from the server's connection; nothing that a page sends takes part in it.

A role comes from how the server was started and where a request comes from, whose history it is from a cookie that no
script can read. Accounts will take the place of both.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

from assistant.model import PUBLIC, Principal
from assistant.personal.holder import Holder, holder_of
from ingest.model import Tier
from ui.cookies import LANGUAGE, cookie, holder_name
from ui.gate import host_of

if TYPE_CHECKING:
    import gradio as gr

#: The administration's staff: takes letters in, corrects them, sees every tier.
STAFF = Principal("staff", frozenset({"staff"}), frozenset(Tier))
#: Headers by which a proxy says that it stands between us and who asks.
_PASSED_ON = (b"forwarded", b"via", b"x-real-ip")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for a page.

    Attributes:
        principal: What they may see and do.
        holder: Whose history and remembered things are theirs; None without a cookie (yet).
        language: "de" or "en", as they last chose it.
    """

    principal: Principal
    holder: Holder | None
    language: str

    @property
    def is_staff(self) -> bool:
        """Whether staff's pages are open to them."""
        return "staff" in self.principal.roles


#: Someone of whom nothing is known.
STRANGER = Visitor(PUBLIC, None, "de")


class Visitors:
    """Tells who visits.

    Args:
        as_staff: Whether whoever sits at this machine is staff (``serve --as staff``).
        secure: Whether the page's public address is https, so that its cookies travel encrypted only.
    """

    def __init__(self, as_staff: bool = False, secure: bool = False) -> None:
        self.as_staff, self.secure = as_staff, secure

    def of(self, connection: HTTPConnection | gr.Request) -> Visitor:
        """Who is at the other end of a connection, from its peer and its raw headers."""
        own = connection if isinstance(connection, HTTPConnection) else connection.request
        if own is None:
            return STRANGER
        return Visitor(
            STAFF if self.as_staff and _sits_here(own) else PUBLIC,
            _holder(cookie(own.scope, holder_name(self.secure))),
            "en" if cookie(own.scope, LANGUAGE) == "en" else "de",
        )


def _sits_here(connection: HTTPConnection) -> bool:
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


def _holder(token: str | None) -> Holder | None:
    """The holder of a cookie's token; None where it holds something else."""
    try:
        return None if token is None else holder_of(token)
    except ValueError:
        return None
