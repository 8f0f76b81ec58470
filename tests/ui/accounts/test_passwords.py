"""Passwords: what counts as one, and that a hash gives nothing away, neither by itself nor by the time it takes."""

from __future__ import annotations

import statistics
import time
from contextlib import suppress

import pytest
from argon2 import PasswordHasher, extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BadInput
from ui.accounts.passwords import LEAST_CHARS, MOST_CHARS, NOBODYS, Passwords, checked_password

PASSWORD = "vier Wörter ohne Bezug"


def test_only_the_password_itself_fits() -> None:
    passwords = Passwords()
    kept = passwords.hashed(PASSWORD)
    assert kept.startswith("$argon2id$") and PASSWORD not in kept
    assert passwords.fits(kept, PASSWORD) and not passwords.fits(kept, PASSWORD + " ")
    assert passwords.hashed(PASSWORD) != kept, "salted"


def test_it_fits_however_its_letters_are_put_together() -> None:
    passwords = Passwords()
    assert passwords.fits(passwords.hashed("Straßenbäume im Süden"), "Straßenba\u0308ume im Su\u0308den")


@pytest.mark.parametrize("kept", [None, "", "kein Hash", NOBODYS])
def test_where_there_is_none_nothing_fits(kept: str | None) -> None:
    assert not Passwords().fits(kept, PASSWORD)


def test_what_is_too_long_never_fits() -> None:
    passwords = Passwords()
    assert not passwords.fits(passwords.hashed("x" * MOST_CHARS), "x" * (MOST_CHARS + 1))
    assert not passwords.fits(passwords.hashed(PASSWORD), "x" * 1_000_000)


def test_nobodys_hash_takes_the_work_of_any_other() -> None:
    assert extract_parameters(NOBODYS) == extract_parameters(PasswordHasher().hash("x"))


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords()
    kept = passwords.hashed(PASSWORD)

    def took(against: str | None) -> float:
        began = time.thread_time()
        passwords.fits(against, "falsch geraten")
        return time.thread_time() - began

    pairs = [(took(kept), took(None)) for _ in range(7)]
    known, unknown = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert 0.5 < known / unknown < 2


def test_weaker_parameters_are_outdated() -> None:
    assert Passwords().is_outdated(PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD))
    assert not Passwords().is_outdated(NOBODYS)


@pytest.mark.parametrize(
    "password",
    ["", "kurz", "x" * (MOST_CHARS + 1), "aaaaaaaaaaaaaaaa", "abababababab", "muellermueller", "MuellerFundstelle1",
     "vier Wörter\nohne Bezug", "vier Wörter\0ohne Bezug"],
)  # fmt: skip
def test_what_is_no_password_is_refused_in_words(password: str) -> None:
    with pytest.raises(BadInput) as fault:
        checked_password(password, "mueller")
    assert str(LEAST_CHARS) in str(fault.value) and (not password or password not in str(fault.value))


@given(st.text(max_size=300), st.text(max_size=20))
def test_what_counts_is_of_the_right_length(password: str, name: str) -> None:
    with suppress(BadInput):
        assert LEAST_CHARS <= len(checked_password(password, name)) <= MOST_CHARS
