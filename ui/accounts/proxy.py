"""A web server in front that has signed its visitors on, and says who they are in a header.

Such a header is believed from the configured addresses alone, by the connection's own peer. Whoever reaches this
service past that server can write any header, and is nobody. The server must set the header itself with each request,
in the place of whatever a browser sent under its name (docs/betrieb.md).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from assistant.roles import Role
from ingest.errors import BadInput
from ingest.sign_on import ProxySettings

_MOST_NAME_CHARS = 128


@dataclass(frozen=True, slots=True)
class Brought:
    """Whom a proxy names: the name, and their roles; None where it names none and the account has them."""

    name: str
    roles: frozenset[Role] | None


class Proxy:
    """The web servers in front.

    Args:
        settings: Which they are, and what they send.

    Raises:
        BadInput: The settings name a role that there is not.
    """

    def __init__(self, settings: ProxySettings) -> None:
        self._networks = tuple(ipaddress.ip_network(address, strict=False) for address in settings.addresses)
        self._user = settings.user_header.lower().encode("ascii")
        self._groups = settings.roles_header.lower().encode("ascii")
        self._roles = role_table(settings.roles, "[proxy.roles]")

    def named(self, connection: HTTPConnection) -> Brought | None:
        """Whom a request's header names; None if it comes from elsewhere, or names nobody or more than one."""
        if not self._user or not self._sends(_peer(connection)):
            return None
        names = [value for key, value in connection.scope["headers"] if key == self._user]
        name = _text(names[0]).strip() if len(names) == 1 else ""
        if not re.fullmatch(r"[\w.@\\+-]+", name) or len(name) > _MOST_NAME_CHARS:
            return None
        if not self._groups:
            return Brought(name, None)
        groups = [_text(value) for key, value in connection.scope["headers"] if key == self._groups]
        return Brought(name, roles_of(re.split(r"[,;]", groups[0]) if len(groups) == 1 else (), self._roles))

    def address(self, connection: HTTPConnection) -> str:
        """Where a request comes from: its peer or, from a web server in front, the last address that is none of ours.

        Only that one was written by a server that we know; all before it the sender may have made up.
        """
        peer = _peer(connection)
        if not self._sends(peer):
            return peer
        passed = [_text(value) for key, value in connection.scope["headers"] if key == b"x-forwarded-for"]
        for one in reversed([part.strip() for part in ",".join(passed).split(",") if part.strip()]):
            if not self._sends(one):
                return one[:64]
        return peer

    def _sends(self, address: str) -> bool:
        """Whether an address is that of a web server in front."""
        try:
            read = ipaddress.ip_address(address)
        except ValueError:
            return False
        plain = getattr(read, "ipv4_mapped", None) or read
        return any(plain in network for network in self._networks)


def role_table(named: Mapping[str, str], where: str) -> dict[str, Role]:
    """What groups are here, by their names in small letters.

    Args:
        named: Names of roles by names of groups.
        where: The table of the settings that they stand in.

    Raises:
        BadInput: There is no such role.
    """
    known = {role.value: role for role in Role}
    for value in named.values():
        if value not in known:
            raise BadInput(
                f"Erwartet werden in {where} die Rollen {', '.join(known)}",
                f"gefunden wurde „{value[:40]}“",
                "bitte berichtigen Sie fundstelle.toml",
            )
    return {group.strip().casefold(): known[value] for group, value in named.items()}


def roles_of(groups: Iterable[str], table: Mapping[str, Role]) -> frozenset[Role]:
    """The roles of somebody in some groups; a group that the table does not name gives none."""
    return frozenset(table[name] for name in (group.strip().casefold() for group in groups) if name in table)


def _peer(connection: HTTPConnection) -> str:
    """The other end of the connection itself; "" where there is none."""
    peer: tuple[str, int] | None = connection.scope.get("client")
    return peer[0] if peer else ""


def _text(value: bytes) -> str:
    """A header's value; UTF-8 where it is, for names with umlauts."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
