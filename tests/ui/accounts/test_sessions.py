"""Sessions: a token that only the browser knows, and an end that comes by itself, whatever the clock does."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.personal.holder import new_token
from ui.accounts.sessions import COOKIE, Lifetime, Sessions, cookie_line, cookie_name, digest, ended_cookie_line
from ui.accounts.tables import Account, AccountsFile

NOW = datetime.datetime(2026, 3, 28, 20, 0, tzinfo=datetime.UTC)  # the night in which Germany's clocks change
MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)
LIFETIME = Lifetime(idle=30 * MINUTE, absolute=8 * HOUR)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AccountsFile]:
    one = AccountsFile(tmp_path / "accounts.sqlite3")
    one.add("amt", [], NOW, "hash")
    yield one
    one.close()


@pytest.fixture
def sessions(file: AccountsFile) -> Sessions:
    return Sessions(file, LIFETIME)


def begun(file: AccountsFile, sessions: Sessions, now: datetime.datetime = NOW) -> tuple[str, Account]:
    account = file.account("amt")
    assert account is not None
    token = sessions.begin(account, now)
    assert token is not None
    return token, account


def test_only_the_browser_knows_the_token(file: AccountsFile, sessions: Sessions, tmp_path: Path) -> None:
    token, account = begun(file, sessions)
    assert sessions.of(token, NOW) == account and len(token) == 43
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert token.encode() not in stored and digest(token).encode() in stored
    assert hashlib.sha256(token.encode()).hexdigest() != digest(token), "no hash that another file could hold"


def test_what_is_kept_of_a_token_opens_nothing(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    for other in (digest(token), digest(token)[:43], new_token(), "", "x" * 43, "ä" * 43, token + "=", token[:-1]):
        assert sessions.of(other, NOW) is None, other


def test_it_ends_when_it_is_not_used(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    assert sessions.of(token, NOW + 29 * MINUTE) and sessions.of(token, NOW + 58 * MINUTE)
    assert sessions.of(token, NOW + 88 * MINUTE) is None
    assert sessions.of(token, NOW + 59 * MINUTE) is None, "what has ended stays ended"


def test_it_ends_however_busy_it_is(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    alive = [sessions.of(token, NOW + number * 20 * MINUTE) is not None for number in range(30)]
    assert alive == [True] * 24 + [False] * 6


@pytest.mark.parametrize("jump", [-24 * HOUR, -HOUR, 24 * HOUR, datetime.timedelta(days=4000)])
def test_a_clock_that_jumps_ends_sessions_and_never_prolongs_them(
    file: AccountsFile, sessions: Sessions, jump: datetime.timedelta
) -> None:
    token, _ = begun(file, sessions)
    assert sessions.of(token, NOW + jump) is None and sessions.of(token, NOW) is None


def test_a_clock_that_is_corrected_by_a_minute_ends_nothing(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    assert sessions.of(token, NOW - MINUTE) is not None


def test_summer_time_neither_prolongs_nor_ends_it(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    berlin = datetime.timezone(2 * HOUR)
    assert sessions.of(token, (NOW + 20 * MINUTE).astimezone(berlin)) is not None
    assert sessions.of(token, (NOW + 55 * MINUTE).astimezone(berlin)) is None


def test_signing_out_ends_one_session(file: AccountsFile, sessions: Sessions) -> None:
    (one, account), (other, _) = begun(file, sessions), begun(file, sessions)
    sessions.end(one)
    sessions.end("x")
    assert sessions.of(one, NOW) is None and sessions.of(other, NOW) == account


def test_ended_sessions_leave_the_file(file: AccountsFile, sessions: Sessions) -> None:
    token, _ = begun(file, sessions)
    begun(file, sessions, NOW + HOUR)
    assert sessions.expire(NOW + HOUR) == 1 and file.session(digest(token)) is None


def test_the_cookie_is_strict_and_no_scripts() -> None:
    assert cookie_name(True) == f"__Host-{COOKIE}" and cookie_name(False) == COOKIE
    assert cookie_line("t", True) == f"__Host-{COOKIE}=t; Path=/; SameSite=Strict; HttpOnly; Secure"
    assert cookie_line("t", False) == f"{COOKIE}=t; Path=/; SameSite=Strict; HttpOnly"
    assert ended_cookie_line(True) == f"__Host-{COOKIE}=; Path=/; Max-Age=0; SameSite=Strict; HttpOnly; Secure"
