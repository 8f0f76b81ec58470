"""The accounts of a house: adding and changing them, signing in with a password or through the house's own sign-on."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.audit.event import STRANGER, SYSTEM, Event, EventKind
from assistant.roles import Role
from ingest.errors import BadInput
from ui.accounts.passwords import Passwords, checked_password
from ui.accounts.sessions import LIFETIME, Lifetime, Sessions
from ui.accounts.tables import Account, AccountsFile
from ui.accounts.throttle import Throttle

#: Name of the file in the data directory.
FILE = "accounts.sqlite3"
#: Before the name of whoever the house's sign-on (OpenID Connect) brings: no account of the same name is theirs.
BROUGHT = "oidc:"
MOST_NAME_CHARS = 64
#: Names that mean somebody else in the audit.
_TAKEN = frozenset({SYSTEM, STRANGER, "staff"})
_NAME = re.compile(r"\w[\w.@\\-]{1,63}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of signing in.

    Attributes:
        token: The session's token; None if name and password do not fit.
        wait_s: Seconds to wait before the next attempt, where this one was not looked at; else 0.
    """

    token: str | None
    wait_s: float = 0.0


#: Keeps an event in the audit.
Records = Callable[[Event], None]


def _unrecorded(event: Event) -> None:
    """Keep nothing: where there is no audit, in tests."""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Accounts:
    """The accounts of a data directory; any thread may use it.

    Args:
        path: The file; made with the first account.
        lifetime: How long sessions last.
        record: Keeps the audit; where it cannot, nobody signs in.
        now: The clock, with a time zone; for tests.
        throttle: Delays attempts to sign in.

    Raises:
        ArchiveUnusable: By all methods: the file cannot be read or written.
    """

    def __init__(
        self,
        path: Path,
        lifetime: Lifetime = LIFETIME,
        record: Records = _unrecorded,
        now: Callable[[], datetime.datetime] = _now,
        throttle: Throttle | None = None,
    ) -> None:
        self._file = AccountsFile(path)
        self._sessions = Sessions(self._file, lifetime)
        self._passwords, self._throttle = Passwords(), throttle or Throttle()
        self._audit, self._now = record, now

    @property
    def are_there(self) -> bool:
        """Whether there ever was an account; without one, signing in is not offered."""
        return self._file.is_there

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def end_all(self) -> int:
        """End all sessions, because a backup knows some that had ended since; returns how many."""
        return self._file.end_all()

    # Looking after accounts.

    def all(self) -> list[Account]:
        """All accounts, by name."""
        return self._file.accounts()

    def named(self, name: str) -> Account | None:
        """The account of a name, however its letters are written."""
        return self._file.account(_plain(name))

    def add(self, name: str, roles: Iterable[Role], password: str | None, who: str = SYSTEM) -> Account:
        """Add an account.

        Args:
            name: Its name.
            roles: Its roles.
            password: Its password; None where a proxy signs on.
            who: Who adds it.

        Raises:
            BadInput: There is one of this name, or name or password cannot be used.
        """
        called = checked_name(name)
        hashed = None if password is None else self._passwords.hashed(checked_password(password, called))
        if not self._file.add(called, roles, self._now(), hashed):
            raise BadInput(
                "Erwartet wird ein neuer Name", f"„{called}“ gibt es schon", "bitte wählen Sie einen anderen"
            )
        self._record(EventKind.ACCOUNT_ADDED, who, called)
        return self._known(called)

    def set_roles(self, name: str, roles: Iterable[Role], who: str = SYSTEM) -> Account:
        """Give an account other roles, at once; errors as for :meth:`disable`."""
        found = self._known(name)
        self._record(EventKind.ROLES_CHANGED, who, found.name)  # before: nobody gets a role that no audit knows of
        self._file.set_roles(found.number, roles)
        return self._known(found.name)

    def disable(self, name: str, disabled: bool = True, who: str = SYSTEM) -> Account:
        """Disable an account and end its sessions, or enable it again.

        Raises:
            BadInput: There is none of this name.
        """
        found = self._known(name)
        self._file.set_disabled(found.number, disabled)
        event = EventKind.ACCOUNT_DISABLED if disabled else EventKind.ACCOUNT_ENABLED
        self._record(event, who, found.name)
        return self._known(found.name)

    def set_password(self, name: str, password: str, who: str = SYSTEM) -> Account:
        """Give an account another password and end its sessions.

        Raises:
            BadInput: There is no such account, the house's sign-on brings it, or the password cannot be used.
        """
        found = self._known(name)
        if found.subject is not None:
            raise BadInput(
                "Erwartet wird ein Konto mit eigenem Passwort",
                f"„{found.name}“ meldet sich über das Haus an",
                "bitte ändern Sie das Passwort dort",
            )
        self._file.set_password(found.number, self._passwords.hashed(checked_password(password, found.name)))
        self._record(EventKind.PASSWORD_CHANGED, who, found.name)
        return self._known(found.name)

    # Signing in and out.

    def sign_in(self, name: str, password: str, address: str) -> Attempt:
        """Sign in with a password.

        A wrong password, an unknown name, a disabled account and one without a password take the same work and look
        the same.

        Args:
            name: What was typed as the name.
            password: What was typed as the password.
            address: Where the request comes from.
        """
        typed = _plain(name)[:MOST_NAME_CHARS]
        if wait := self._throttle.admit(typed, address):
            return Attempt(None, wait)
        found = self._file.account(typed)
        fits = self._passwords.fits(found.password if found else None, password)
        token = None
        if found and found.password and fits and not found.is_disabled:
            token = self._sessions.begin(found, self._now())
        if not found or token is None:
            self._record(EventKind.SIGN_IN_REFUSED, STRANGER, found.name if found else "")
            return Attempt(None)
        self._throttle.succeeded(typed, address)
        self.expire()
        if found.password and self._passwords.is_outdated(found.password):
            self._file.renew_hash(found.number, found.password, self._passwords.hashed(password))
        self._record(EventKind.SIGNED_IN, found.name, found.name)
        return Attempt(token)

    def brought(self, subject: str, name: str, roles: frozenset[Role] | None) -> str | None:
        """Sign in whom the house's sign-on has named; an account is made the first time.

        Args:
            subject: How it knows them, for ever and alone.
            name: What it calls them; only the first time.
            roles: What they are in the house; None to leave that to the account.

        Returns:
            The session's token; None where the account is disabled.
        """
        found = self._file.known_as(subject) or self._made(subject, name)
        if found.is_disabled:
            self._record(EventKind.SIGN_IN_REFUSED, STRANGER, found.name)
            return None
        if roles is not None and roles != found.roles:
            self._record(EventKind.ROLES_CHANGED, SYSTEM, found.name)
            self._file.set_roles(found.number, roles)
        token = self._sessions.begin(found, self._now())
        self.expire()
        if token is not None:
            self._record(EventKind.SIGNED_IN, found.name, found.name)
        return token

    def of(self, token: str) -> Account | None:
        """Who is signed in with a token; None for whatever else a cookie may hold."""
        return self._sessions.of(token, self._now()) if self.are_there else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        found = self.of(token)
        if found is not None:
            self._sessions.end(token)
            self._record(EventKind.SIGNED_OUT, found.name, found.name)

    def change_password(self, account: Account, old: str, new: str, address: str) -> Attempt:
        """Change one's own password: all sessions end, and a new one begins.

        Args:
            account: Who is signed in.
            old: The password until now; guessing it is as slow as signing in.
            new: The new one.
            address: Where the request comes from.

        Raises:
            BadInput: The new one cannot be used.
        """
        checked_password(new, account.name)
        if wait := self._throttle.admit(account.name, address):
            return Attempt(None, wait)
        if not self._passwords.fits(account.password, old):
            return Attempt(None)
        self._throttle.succeeded(account.name, address)
        changed = self.set_password(account.name, new, account.name)
        return Attempt(self._sessions.begin(changed, self._now()))

    def expire(self) -> int:
        """Delete sessions that have ended by themselves; returns how many."""
        return self._sessions.expire(self._now()) if self.are_there else 0

    def _record(self, kind: EventKind, who: str, what: str) -> None:
        """Keep an event; ``what`` is an account, "" where there is none of a name: it may be somebody's password."""
        self._audit(Event(kind, who, what))

    def _known(self, name: str) -> Account:
        found = self.named(name)
        if found is None:
            raise BadInput(
                "Erwartet wird der Name eines Kontos",
                f"„{_plain(name)[:MOST_NAME_CHARS]}“ gibt es nicht",
                "„fundstelle users list“ zeigt alle",
            )
        return found

    def _made(self, subject: str, name: str) -> Account:
        """An account for whom the house's sign-on brings; who is called like another gets a number behind the name."""
        called = BROUGHT + re.sub(r"[^\w.@-]+", "-", _plain(name))[: MOST_NAME_CHARS - len(BROUGHT) - 4]
        number = 1
        while not self._file.add(called if number == 1 else f"{called}-{number}", (), self._now(), None, subject):
            if (found := self._file.known_as(subject)) is not None:  # two requests at once
                return found
            number += 1
        made = self._file.known_as(subject)
        if made is None:
            raise ValueError("an account that was added is there")
        self._record(EventKind.ACCOUNT_ADDED, SYSTEM, made.name)
        return made


def checked_name(name: str) -> str:
    """The name of a new account, in small letters.

    Raises:
        BadInput: It has other characters than letters, digits and ``. _ @ - \\``, or means somebody else in the audit.
    """
    called = _plain(name)
    if not _NAME.fullmatch(called) or is_taken(called):
        raise BadInput(
            "Erwartet wird ein freier Name aus 2 bis 64 Buchstaben, Ziffern und . _ @ - \\, ohne Leerzeichen",
            f"gefunden wurde „{called[:MOST_NAME_CHARS]}“",
            "bitte wählen Sie einen anderen",
        )
    return called


def is_taken(name: str) -> bool:
    """Whether a name means somebody else in the audit, however its letters are written."""
    return _plain(name) in _TAKEN


def _plain(name: str) -> str:
    """One way of writing a name, so that no two look the same (NFKC, small letters)."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()
