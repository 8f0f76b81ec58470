"""Where the language model runs, and what may be sent there.

The decision is made on addresses, not on names: the host is resolved once for every request, each address it has is
looked at, and the connection is made to one of just these (:mod:`assistant.language_model.wire`), so that a name that
resolves differently a moment later leads nowhere. What runs on this machine may see everything; any other host has to
be listed for the tier, and is spoken to only through TLS.
"""

from __future__ import annotations

import ipaddress
import os
import queue
import socket
import threading
from collections.abc import Iterable
from urllib.parse import urlsplit

from assistant.language_model.deadline import Deadline
from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from ingest.model import Tier
from ingest.settings import LanguageModelSettings

_PORTS = {"http": 80, "https": 443}
_LIST_IT = "bitte tragen Sie ihn unter allowed_hosts für diese Stufe ein, falls er sie erhalten darf"


class Endpoint:
    """A language model's server as the settings name it.

    Args:
        settings: The settings.

    Attributes:
        base_url: Where its interface begins, without a slash at its end.
        model: What the server calls the model.
        host: The host, as the settings name it.
        port: The TCP port.
    """

    def __init__(self, settings: LanguageModelSettings) -> None:
        parts = urlsplit(settings.base_url)
        self._settings, self._encrypted = settings, parts.scheme == "https"
        self.base_url, self.model = settings.base_url.rstrip("/"), settings.model
        self.host = (parts.hostname or "").casefold()
        self.port = parts.port or _PORTS[parts.scheme]

    def key(self) -> str:
        """The key of the service, "" where it needs none.

        Raises:
            LanguageModelUnavailable: The variable that should hold it is not set.
        """
        name = self._settings.api_key_env
        key = os.environ.get(name, "").strip() if name else ""
        if name and not key:
            remedy = "bitte setzen Sie die Variable für den Dienst von Fundstelle"
            raise LanguageModelUnavailable(
                self.host, f"die Umgebungsvariable {name} mit seinem Schlüssel fehlt", remedy
            )
        return key

    def addresses(self, tier: Tier, deadline: Deadline) -> tuple[str, ...]:
        """The addresses that passages of a tier may be sent to.

        Args:
            tier: The tier of the most closed of the passages.
            deadline: How long the name may take to resolve.

        Raises:
            HostNotAllowed: They may not go to this host.
            LanguageModelTooSlow: The name did not resolve in time.
            LanguageModelUnavailable: The name does not resolve.
        """
        addresses = self._resolved(deadline)
        found = [ipaddress.ip_address(address) for address in addresses]
        if all(address.is_loopback for address in found):
            return addresses
        if not self._listed(tier):
            raise HostNotAllowed(self.host, f"er ist für die Stufe „{tier.value}“ nicht zugelassen", _LIST_IT)
        if not self._encrypted:
            remedy = "bitte stellen Sie dem Dienst TLS voran und tragen Sie base_url mit https:// ein"
            raise HostNotAllowed(self.host, "er wäre über das Netz nur unverschlüsselt zu erreichen", remedy)
        if any(a.is_link_local or a.is_multicast or a.is_unspecified or a.is_reserved for a in found):
            raise HostNotAllowed(self.host, "sein Name führt zu einer Adresse, die keinem Dienst gehört", _LIST_IT)
        return addresses

    def allows(self, tier: Tier, deadline: Deadline) -> bool:
        """Whether passages of a tier may be sent there; errors of the network as for :meth:`addresses`."""
        try:
            self.addresses(tier, deadline)
        except HostNotAllowed:
            return False
        return True

    def reachable(self, seconds: float) -> bool:
        """Whether somebody listens where public passages may go; nothing is sent.

        Args:
            seconds: How long that may take.
        """
        deadline = Deadline(seconds)
        try:
            for address in self.addresses(Tier.OEFFENTLICH, deadline):
                try:
                    socket.create_connection((address, self.port), max(deadline.left, 0.01)).close()
                except OSError:
                    continue
                return True
        except LanguageModelUnavailable:
            return False
        return False

    def _listed(self, tier: Tier) -> bool:
        """Whether the host is listed for a tier, or for one that is more closed."""
        return any(
            listed.closedness >= tier.closedness and self.host in (name.casefold() for name in hosts)
            for listed, hosts in self._settings.allowed_hosts.items()
        )

    def _resolved(self, deadline: Deadline) -> tuple[str, ...]:
        """All addresses of the host; the system's resolver knows no deadline, so another thread waits for it."""
        answers: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
                answers.put([str(row[4][0]) for row in found])
            except (OSError, UnicodeError):
                answers.put(None)

        threading.Thread(target=look_up, name="resolve", daemon=True).start()
        try:
            found = answers.get(timeout=max(deadline.left, 0.01))
        except queue.Empty:
            raise LanguageModelTooSlow(self.host) from None
        if not found:
            raise LanguageModelUnavailable(self.host, "dieser Name ist im Netz nicht bekannt")
        return tuple(dict.fromkeys(found))


def most_closed(tiers: Iterable[Tier]) -> Tier:
    """The most closed of some tiers, at least one."""
    return max(tiers, key=lambda tier: tier.closedness)
