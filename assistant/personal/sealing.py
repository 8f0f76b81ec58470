"""Sealing: what a person asked, readable with their key alone, and only where it was put.

AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits for each seal. Where a seal belongs is
authenticated with it, so that whoever can write to the file cannot move one person's rows to another, or into another
conversation.
"""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assistant.personal.holder import Holder

#: Bytes of the nonce before each sealed text: what NIST SP 800-38D recommends.
_NONCE_BYTES = 12


def seal(holder: Holder, table: str, row: str, text: str) -> bytes:
    """Seal a text.

    Args:
        holder: Whose it is.
        table: The table that it is for.
        row: The row that it is for.
        text: What is sealed; lone surrogates become question marks.

    Returns:
        Nonce, ciphertext and tag: 28 bytes more than the text in UTF-8.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(holder.key).encrypt(nonce, text.encode("utf-8", "replace"), _place(holder, table, row))


def unseal(holder: Holder, table: str, row: str, sealed: bytes) -> str | None:
    """The text that was sealed; None if it is damaged, or was sealed for another holder, table or row."""
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(holder.key).decrypt(nonce, rest, _place(holder, table, row)).decode("utf-8")
    except (InvalidTag, ValueError):  # ValueError: too short for nonce and tag
        return None


def mark(holder: Holder, *parts: str) -> str:
    """A sign by which a holder's rows of the same content are told, which says nothing of it to anyone else.

    Args:
        holder: Whose it is.
        parts: What it stands for.

    Returns:
        HMAC-SHA256 over the parts under a key of its own, 64 hexadecimal digits.
    """
    key = hmac.digest(holder.key, b"mark", "sha256")
    return hmac.new(key, "\0".join(parts).encode("utf-8", "replace"), "sha256").hexdigest()


def _place(holder: Holder, table: str, row: str) -> bytes:
    return "\0".join((table, row, holder.id)).encode("utf-8", "replace")
