"""Receipts: there and back as plain data, and told unchanged by their digest."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.erasing.receipt import (
    ErasedLetter,
    ErasureReason,
    Receipt,
    Remainder,
    Searched,
    plain_of,
    receipt_of,
    signed,
)
from ingest.model import LetterKind, Tier

RECEIPT = Receipt(
    number=3,
    begun_at="2026-11-23T10:00:00+00:00",
    ended_at="2026-11-23T10:00:04+00:00",
    who="schutz",
    reason=ErasureReason.UNLAWFUL,
    letters=(ErasedLetter(LetterKind.ANSWER_LETTER, "AF0007/23", Tier.OEFFENTLICH),),
    counts={"documents": 1, "passages": 14},
    marks=("00:11",),
    rebuilt=True,
    searched=Searched(files=40, size=1_700_000, needles=5),
    remainders=(Remainder.BACKUPS, Remainder.ON_PAPER),
)


def test_there_and_back() -> None:
    receipt = signed(RECEIPT)
    assert receipt_of(json.loads(json.dumps(plain_of(receipt)))) == receipt
    assert receipt.is_complete and not replace(RECEIPT, searched=Searched(left=("a",))).is_complete


def test_a_receipt_that_was_changed_has_another_digest() -> None:
    assert signed(signed(RECEIPT)) == signed(RECEIPT)
    assert signed(replace(RECEIPT, who="anders")).digest != signed(RECEIPT).digest


def test_something_else_is_none() -> None:
    with pytest.raises(ValueError, match="number"):
        receipt_of({"wer": "schutz"})
