"""Tokens, and who holds them."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from assistant.personal.holder import TOKEN_CHARS, holder_of, new_token

ZEROS = "A" * TOKEN_CHARS


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == TOKEN_CHARS and holder_of(token) for token in tokens)


def test_a_token_always_leads_to_the_same_holder_and_no_other() -> None:
    token = new_token()
    assert holder_of(token) == holder_of(token) != holder_of(new_token())


def test_id_and_key_are_what_their_standards_say() -> None:
    """SHA-256 over "id" and the bytes; HKDF-SHA256 by hand: extract with an empty salt, one block of expand."""
    secret = bytes(32)
    holder = holder_of(ZEROS)
    assert holder.id == hashlib.sha256(b"id" + secret).hexdigest()
    extracted = hmac.digest(bytes(32), secret, "sha256")
    assert holder.key == hmac.digest(extracted, b"key\x01", "sha256")


def test_a_holder_shows_no_key() -> None:
    holder = holder_of(ZEROS)
    assert str(holder.key) not in repr(holder) and "key" not in repr(holder)


@pytest.mark.parametrize(
    "token",
    ["", "A" * 42, "A" * 44, "A" * 42 + "=", "A" * 42 + "B", "+" + "A" * 42, "!" * 43, "ä" * 43, "A" * 41 + " A"],
)
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="token"):
        holder_of(token)


def test_with_an_account_it_is_another_holder_and_the_account_alone_is_nobody() -> None:
    token, other = new_token(), new_token()
    assert holder_of(token, "amt") == holder_of(token, "amt")
    assert len({one.id for one in (holder_of(token), holder_of(token, "amt"), holder_of(token, "rat"))}) == 3
    assert holder_of(token, "amt").key not in (holder_of(token).key, holder_of(other, "amt").key)
    bound = hmac.digest(bytes(32), b"account\0m\xc3\xbcller", "sha256")
    assert holder_of(ZEROS, "müller").id == hashlib.sha256(b"id" + bound).hexdigest()
