"""The receipt of an erasure: what went, when, by whom, why, and where traces were looked for. No word of a letter.

It names a letter by its kind, its reference and its tier. File names, subjects and dates of letters are not in it:
they may say what the letter said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ingest.model import LetterKind, Tier


class ErasureReason(StrEnum):
    """Why something is erased: the cases of Article 17(1) GDPR, and the end of the house's own retention."""

    UNSTATED = "ohne"
    PURPOSE_GONE = "zweck"
    CONSENT_WITHDRAWN = "widerruf"
    OBJECTION = "widerspruch"
    UNLAWFUL = "unrechtmaessig"
    LEGAL_DUTY = "rechtspflicht"
    RETENTION = "aufbewahrung"


class Remainder(StrEnum):
    """What an erasure cannot reach, and a person has to look after."""

    BACKUPS = "backups"
    OWN_MODEL = "own_model"
    ORIGINAL_FILES = "original_files"
    ON_PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class ErasedLetter:
    """A letter that is gone, without what it said."""

    kind: LetterKind
    reference: str | None
    tier: Tier


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through for traces afterwards.

    Attributes:
        files: Number of files of the data directory.
        size: Their size in bytes.
        needles: Number of byte strings that were looked for: ids, and stretches of the text that stand nowhere else.
        left: Files, relative to the data directory, that still hold one; empty where nothing is left.
        logged: Files of the audit that name an id: a chain is not written anew, it loses its entries when their time
            is over.
    """

    files: int = 0
    size: int = 0
    needles: int = 0
    left: tuple[str, ...] = ()
    logged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of an erasure.

    Attributes:
        number: Its number, from 1.
        begun_at, ended_at: When (UTC, ISO 8601).
        who: Name of the account that ordered it; "system" for whoever may run commands on the machine.
        reason: Why.
        letters: What went.
        counts: How many things of each kind went, by the name of the place they were in.
        marks: By what the same bytes are known if they come again, see :mod:`ingest.archive.erasures`.
        rebuilt: Whether the indexes were built anew at once; else they were thrown away, and the next start does it.
        searched: What was looked through afterwards.
        remainders: What is left to people.
        digest: SHA-256 over all of the above, in hexadecimal digits: whoever filed the receipt can tell it unchanged.
    """

    number: int
    begun_at: str
    ended_at: str
    who: str
    reason: ErasureReason
    letters: tuple[ErasedLetter, ...]
    counts: Mapping[str, int]
    marks: tuple[str, ...]
    rebuilt: bool
    searched: Searched
    remainders: tuple[Remainder, ...]
    digest: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether nothing was found afterwards."""
        return not self.searched.left


def signed(receipt: Receipt) -> Receipt:
    """A receipt with its digest."""
    row = plain_of(replace(receipt, digest=""))
    del row["digest"]
    written = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(receipt, digest=hashlib.sha256(written.encode()).hexdigest())


def plain_of(receipt: Receipt) -> dict[str, Any]:
    """A receipt as plain data."""
    row: dict[str, Any] = _receipts().dump_python(receipt, mode="json")
    return row


def receipt_of(row: Mapping[str, Any]) -> Receipt:
    """The receipt of plain data.

    Raises:
        ValueError: They are those of something else.
    """
    return _receipts().validate_python(dict(row))


@cache
def _receipts() -> TypeAdapter[Receipt]:
    return TypeAdapter(Receipt)
