"""Sessions: a random token in a cookie, its hash on the server; they end by themselves, and all at once if need be."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from assistant.personal.holder import TOKEN_CHARS, new_token
from ui.accounts.tables import Account, AccountsFile
from ui.cookies import set_cookie

#: Name of the cookie; over https with the prefix that no neighbour under the same domain can write (RFC 6265bis).
COOKIE = "fundstelle-anmeldung"
#: Seconds between two notes that a session is in use: not every picture of a page is worth a write.
_NOTED_S = 60
#: Seconds by which the clock may be put back without ending the sessions that began after that.
_CLOCK_S = 120


def cookie_name(secure: bool) -> str:
    """The name of the cookie; ``secure``: whether it travels encrypted only."""
    return f"__Host-{COOKIE}" if secure else COOKIE


def cookie_line(token: str, secure: bool) -> str:
    """The value of the Set-Cookie header that begins a session; it lasts until the browser is closed at most."""
    return set_cookie(cookie_name(secure), token, secure, kept_s=None)


def ended_cookie_line(secure: bool) -> str:
    """The value of the Set-Cookie header that takes the cookie away."""
    return set_cookie(cookie_name(secure), "", secure, kept_s=0)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long sessions last.

    Attributes:
        idle: Without a request.
        absolute: In all, however busy.
    """

    idle: datetime.timedelta = datetime.timedelta(minutes=60)
    absolute: datetime.timedelta = datetime.timedelta(hours=12)


LIFETIME = Lifetime()


class Sessions:
    """Begins, finds and ends sessions.

    Args:
        file: Where they are kept.
        lifetime: How long they last.
    """

    def __init__(self, file: AccountsFile, lifetime: Lifetime) -> None:
        self._file, self._lifetime = file, lifetime

    def begin(self, account: Account, now: datetime.datetime) -> str | None:
        """Sign somebody in.

        Returns:
            The token for the cookie; None where the account was disabled or got another password this very moment.
        """
        token = new_token()
        return token if self._file.begin(digest(token), account, now) else None

    def of(self, token: str, now: datetime.datetime) -> Account | None:
        """Whose session a token is.

        Args:
            token: What the cookie holds, whatever it is.
            now: The moment, with a time zone.

        Returns:
            The account; None if there is no such session, it has ended, or it seems to begin in the future: then the
            clock was put back, and nobody knows how long it has lasted.
        """
        if len(token) != TOKEN_CHARS or not token.isascii():
            return None
        found = self._file.session(digest(token))
        if found is None:
            return None
        age, rest = now - found.began_at, now - found.seen_at
        early = datetime.timedelta(seconds=-_CLOCK_S)
        if not (early <= age < self._lifetime.absolute and early <= rest < self._lifetime.idle):
            self._file.end(digest(token))
            return None
        if rest >= datetime.timedelta(seconds=_NOTED_S):
            self._file.seen(digest(token), now)
        return found.account

    def end(self, token: str) -> None:
        """Sign out: nobody signs in with this token again."""
        if len(token) == TOKEN_CHARS:
            self._file.end(digest(token))

    def expire(self, now: datetime.datetime) -> int:
        """Delete sessions that have ended by themselves; returns how many."""
        return self._file.expire(now - self._lifetime.absolute, now - self._lifetime.idle)


def digest(token: str) -> str:
    """What is kept of a token: hexadecimal SHA-256. Its 256 random bits need no slow hash."""
    return hashlib.sha256(b"session\0" + token.encode("utf-8", "replace")).hexdigest()
