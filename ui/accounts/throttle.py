"""Growing delays between attempts to sign in, for each account and for each address.

No account is ever locked: whoever tries passwords in its name would decide who may work. In memory only: a restart
forgets, and an attacker cannot cause one. An attempt counts when it begins, so that a hundred at once are not one.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """How delays grow.

    Attributes:
        free: Failures before the first delay.
        first_s: The first delay, in seconds; each further failure doubles it.
        longest_s: The longest, in seconds.
    """

    free: int
    first_s: float
    longest_s: float

    def delay_s(self, failures: int) -> float:
        """Seconds after the last of some failures until the next attempt."""
        if failures < self.free:
            return 0.0
        return min(self.first_s * 2.0 ** min(failures - self.free, 30), self.longest_s)


#: An account: 288 attempts a day at most, which is nothing against twelve characters.
ACCOUNT = Policy(free=5, first_s=2.0, longest_s=300.0)
#: An address: a whole town hall may come from one, so it waits later and less long.
ADDRESS = Policy(free=20, first_s=2.0, longest_s=60.0)
#: Seconds after which failures are forgotten.
_FORGOTTEN_S = 12 * 3600.0
#: Names and addresses that are remembered; of more, the oldest are forgotten.
_MOST = 20_000


@dataclass(slots=True)
class _Failures:
    number: int
    last: float


class Throttle:
    """Says how long to wait before an attempt; any thread may use it.

    Args:
        now: A clock in seconds that never goes back, for tests.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._failures: OrderedDict[tuple[Policy, str], _Failures] = OrderedDict()  # by last failure
        self._changing = threading.Lock()

    def admit(self, account: str, address: str) -> float:
        """Let an attempt begin; it counts as failed until :meth:`succeeded` says otherwise.

        Args:
            account: Name that is tried, whether there is such an account or not.
            address: Where it comes from.

        Returns:
            0 if it may begin; else the seconds to wait, and nothing was counted.
        """
        keys = ((ACCOUNT, account), (ADDRESS, network_of(address)))
        with self._changing:
            now = self._now()
            self._forget(now)
            wait = max(self._wait(key, now) for key in keys)
            if wait <= 0:
                for key in keys:
                    self._count(key, now)
            return max(wait, 0.0)

    def succeeded(self, account: str, address: str) -> None:
        """An attempt was right: the account's failures are forgotten; of the address's, this one attempt alone."""
        with self._changing:
            self._failures.pop((ACCOUNT, account), None)
            found = self._failures.get((ADDRESS, network_of(address)))
            if found is not None:
                found.number = max(0, found.number - 1)

    def _wait(self, key: tuple[Policy, str], now: float) -> float:
        found = self._failures.get(key)
        return 0.0 if found is None else found.last + key[0].delay_s(found.number) - now

    def _count(self, key: tuple[Policy, str], now: float) -> None:
        found = self._failures.pop(key, None) or _Failures(0, now)
        self._failures[key] = _Failures(found.number + 1, now)

    def _forget(self, now: float) -> None:
        while self._failures:
            first = next(iter(self._failures.values()))
            if len(self._failures) <= _MOST and now - first.last < _FORGOTTEN_S:
                return
            self._failures.popitem(last=False)


def network_of(address: str) -> str:
    """What counts as one address: of IPv6 the first 64 bits, which one household or machine has; else itself."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv6Address):
        if read.ipv4_mapped is not None:
            return str(read.ipv4_mapped)
        return str(ipaddress.ip_network((read, 64), strict=False))
    return str(read)
