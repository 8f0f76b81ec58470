"""Whoever holds a browser's token: the only way to what was asked with it.

The token is a random number in a cookie. The server keeps neither it nor anything it could be found from: a hash of it
names the rows, a key derived from it seals them. Who has the file, or a backup of it, can read neither.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Bytes of chance in a token.
TOKEN_BYTES = 32
#: Characters of a token: 32 bytes in base64 for URLs (RFC 4648, section 5) without padding.
TOKEN_CHARS = 43


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is known by a token, without a name.

    Attributes:
        id: Names the holder's rows: hexadecimal SHA-256 over "id" and the token's bytes; with an account, in the place
            of those bytes, HMAC-SHA256 under them over the account's name.
        key: Seals them: 32 bytes, HKDF-SHA256 (RFC 5869) of the same bytes with the info "key". Never shown, never
            stored.
    """

    id: str
    key: bytes = field(repr=False)


def new_token() -> str:
    """A token of 256 random bits, 43 characters that a cookie and an address can hold."""
    return base64.urlsafe_b64encode(secrets.token_bytes(TOKEN_BYTES)).decode("ascii").rstrip("=")


def holder_of(token: str, account: str = "") -> Holder:
    """Who holds a token.

    Args:
        token: As :func:`new_token` made it.
        account: Name of the account that is signed in where the token is; "" for none. Who signs in at another's
            browser is another holder, and the name alone leads to nobody.

    Returns:
        The holder; the same for the same token and account, for ever.

    Raises:
        ValueError: It is no token: not 43 characters of base64 for URLs, or not written the one way it is written.
    """
    if len(token) != TOKEN_CHARS or not token.isascii():
        raise ValueError("a token has 43 characters")
    try:
        secret = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except binascii.Error as fault:
        raise ValueError("a token is base64 for URLs") from fault
    if base64.urlsafe_b64encode(secret).decode("ascii").rstrip("=") != token:
        raise ValueError("a token is written in one way only")
    if account:
        secret = hmac.digest(secret, b"account\0" + account.encode("utf-8"), "sha256")
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"key").derive(secret)
    return Holder(hashlib.sha256(b"id" + secret).hexdigest(), key)
