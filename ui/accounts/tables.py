"""The tables of accounts and sessions, and the file that they stand in: the one place that knows its database.

A session is known by a hash of its token, a password by its Argon2id hash: who has the file can sign in as nobody.
Neither addresses nor browsers are kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from assistant.roles import Role
from ingest.archive.lazy_database import LazyDatabase
from ingest.archive.tables import META, iso

#: Version of the tables; a file of another one is refused.
SCHEMA = 1

METADATA = MetaData()
META.to_metadata(METADATA)
#: ``password`` is empty where the house signs on, ``subject`` where it does not (or by name, through a proxy).
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("roles", String, nullable=False),
    Column("disabled", Integer, nullable=False),
    Column("password", String),
    Column("subject", String, unique=True),
    Column("made_at", String, nullable=False),
    sqlite_autoincrement=True,
)
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("account", ForeignKey("accounts.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("began_at", String, nullable=False, index=True),
    Column("seen_at", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in.

    Attributes:
        number: Its number, never given again.
        name: Its name, in small letters.
        roles: What they are in the house.
        is_disabled: Whether they may not sign in any more.
        password: The hash of the password; None where the house signs on.
        subject: How the house's sign-on knows them; None otherwise.
    """

    number: int
    name: str
    roles: frozenset[Role]
    is_disabled: bool
    password: str | None = field(default=None, repr=False)
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """That somebody is signed in: whose it is, when it began, when it was last used."""

    account: Account
    began_at: datetime.datetime
    seen_at: datetime.datetime


class AccountsFile(LazyDatabase):
    """The file; made when the first account is."""

    metadata, schema, known_by = METADATA, SCHEMA, frozenset({ACCOUNTS.name, SESSIONS.name})
    expected = "Erwartet wird eine lesbare Datei der Konten"
    remedy = other_version = (
        "bitte spielen Sie eine Sicherung der Datei ein, oder benennen Sie sie um und legen Sie die Konten neu an; bis "
        "dahin ist niemand angemeldet, die Schreiben sind nicht betroffen"
    )

    # Accounts.

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        return [_account(row) for row in self.rows(select(ACCOUNTS).order_by(ACCOUNTS.c.name))]

    def account(self, name: str) -> Account | None:
        """The account of a name."""
        return next((_account(row) for row in self.rows(select(ACCOUNTS).where(ACCOUNTS.c.name == name))), None)

    def known_as(self, subject: str) -> Account | None:
        """The account that the house's sign-on knows by a subject."""
        return next((_account(row) for row in self.rows(select(ACCOUNTS).where(ACCOUNTS.c.subject == subject))), None)

    def add(
        self, name: str, roles: Iterable[Role], now: datetime.datetime, password: str | None, subject: str | None = None
    ) -> bool:
        """Add an account; False, and nothing is changed, where there is one of this name or subject."""
        same = ACCOUNTS.c.name == name
        taken = select(ACCOUNTS.c.number).where(same if subject is None else same | (ACCOUNTS.c.subject == subject))
        row = {"name": name, "roles": _written(roles), "disabled": 0, "password": password, "subject": subject}
        with self.change() as connection:
            if connection.execute(taken).first() is not None:
                return False
            connection.execute(insert(ACCOUNTS).values(**row, made_at=iso(now)))
        return True

    def set_roles(self, number: int, roles: Iterable[Role]) -> None:
        """Give an account other roles; its sessions go on and have them at once."""
        with self.change() as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.number == number).values(roles=_written(roles)))

    def set_disabled(self, number: int, disabled: bool) -> None:
        """Disable an account, which ends its sessions, or enable it again."""
        with self.change() as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.number == number).values(disabled=int(disabled)))
            if disabled:
                connection.execute(delete(SESSIONS).where(SESSIONS.c.account == number))

    def set_password(self, number: int, password: str) -> None:
        """Give an account another password, which ends its sessions."""
        with self.change() as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.number == number).values(password=password))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == number))
        self.cut_log()  # it still holds the old hash

    def renew_hash(self, number: int, old: str, new: str) -> None:
        """Keep the same password under stronger parameters, unless it was changed meanwhile."""
        same = (ACCOUNTS.c.number == number) & (ACCOUNTS.c.password == old)
        with self.change() as connection:
            connection.execute(update(ACCOUNTS).where(same).values(password=new))

    # Sessions.

    def begin(self, digest: str, account: Account, now: datetime.datetime) -> bool:
        """Begin a session; False where the account was disabled or got another password meanwhile."""
        with self.change() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.number == account.number)).first()
            if row is None or row.disabled or row.password != account.password:
                return False
            values = {"digest": digest, "account": account.number, "began_at": iso(now), "seen_at": iso(now)}
            connection.execute(insert(SESSIONS).values(**values))
        return True

    def session(self, digest: str) -> Session | None:
        """The session of a digest, whether it has expired or not; none of a disabled account."""
        both = select(ACCOUNTS, SESSIONS.c.began_at, SESSIONS.c.seen_at).join(SESSIONS)
        for row in self.rows(both.where((SESSIONS.c.digest == digest) & (ACCOUNTS.c.disabled == 0))):
            return Session(_account(row), _moment(row.began_at), _moment(row.seen_at))
        return None

    def seen(self, digest: str, now: datetime.datetime) -> None:
        """Note that a session was used; one that has ended meanwhile stays ended."""
        with self.change() as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.digest == digest).values(seen_at=iso(now)))

    def end(self, digest: str) -> None:
        """End a session."""
        with self.change() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.digest == digest))

    def expire(self, began_before: datetime.datetime, seen_before: datetime.datetime) -> int:
        """Delete sessions that began or were last used before a moment; returns how many."""
        old = (SESSIONS.c.began_at < iso(began_before)) | (SESSIONS.c.seen_at < iso(seen_before))
        with self.change() as connection:
            return connection.execute(delete(SESSIONS).where(old)).rowcount

    def end_all(self) -> int:
        """Delete all sessions; returns how many. Without accounts there is nothing to do."""
        if not self.is_there:
            return 0
        with self.change() as connection:
            return connection.execute(delete(SESSIONS)).rowcount


def _account(row: Any) -> Account:
    """An account of a row; a role that this version does not know is none."""
    known = frozenset(role for role in Role if role.value in row.roles.split())
    return Account(row.number, row.name, known, bool(row.disabled), row.password, row.subject)


def _written(roles: Iterable[Role]) -> str:
    return " ".join(sorted(role.value for role in set(roles)))


def _moment(written: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(written)
