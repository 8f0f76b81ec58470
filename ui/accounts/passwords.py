"""Passwords: what counts as one, and how it is kept: as an Argon2id hash, with the same work for right and wrong names.

Parameters are those that argon2-cffi gives itself: RFC 9106, section 4, second recommended option (64 MiB, three
passes, four lanes). The hash names them, so that a later version can raise them when somebody signs in.
"""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ingest.errors import BadInput

#: Characters of a password. Length is what counts, no rule on kinds of characters (NIST SP 800-63B, 3.1.1.2).
LEAST_CHARS, MOST_CHARS = 12, 200
#: Different characters that a password has at least: "aaaaaaaaaaaa" is long, too.
_LEAST_DIFFERENT = 5
#: Hashes that are computed at the same time: each takes 64 MiB, and the machine has other work.
_AT_ONCE = 2
#: A hash of nothing that anybody knows: what a password is held against where there is no account.
NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4$kisWvkXuDWxsPY3XQztWHA$QhgQs4PRVpYiEihgBlyIuy3Gj6x58pFZs5fRFjtSfnU"
)  # fmt: skip


class Passwords:
    """Makes and checks hashes; any thread may use it."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._room = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """The hash of a password: method, parameters, salt and hash as text (PHC string format)."""
        with self._room:
            return self._hasher.hash(_normal(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one of a hash.

        Args:
            kept: The hash; None where there is no account or it has no password: then the work is the same.
            password: What was typed; of any length.
        """
        typed = _normal(password)
        with self._room:
            try:
                right = self._hasher.verify(kept or NOBODYS, typed[:MOST_CHARS])
            except (VerificationError, InvalidHashError):
                return False
        return right and kept is not None and len(typed) <= MOST_CHARS

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(kept)


def checked_password(password: str, name: str) -> str:
    """A new password.

    Args:
        password: What was typed.
        name: Name of the account that it is for.

    Raises:
        BadInput: It is too short or too long, made of few characters, or of the name.
    """
    typed = _normal(password)
    expected = f"Erwartet wird ein Passwort mit {LEAST_CHARS} bis {MOST_CHARS} Zeichen"
    remedy = "bitte wählen Sie ein längeres, etwa vier Wörter, die nichts miteinander zu tun haben"
    if not LEAST_CHARS <= len(typed) <= MOST_CHARS:
        found = "ein kürzeres" if len(typed) < LEAST_CHARS else "ein längeres"
        raise BadInput(
            expected, f"gefunden wurde {found}", remedy if len(typed) < LEAST_CHARS else "bitte kürzen Sie es"
        )
    if any(unicodedata.category(character).startswith("C") for character in typed):
        raise BadInput(expected, "gefunden wurden Steuerzeichen", "bitte tippen Sie es ein")
    rest = typed.casefold().replace(name.casefold(), "").replace("fundstelle", "") if name else typed
    if len(set(rest)) < _LEAST_DIFFERENT:
        found = "gefunden wurde eines aus wenigen verschiedenen Zeichen oder aus dem Namen"
        raise BadInput(expected, found, remedy)
    return typed


def _normal(password: str) -> str:
    """One way of writing (NFC), whichever keyboard it was typed on; half characters become question marks."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode("utf-8"))
