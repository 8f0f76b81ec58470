"""Every value that a page or a command can show has words."""

from __future__ import annotations

from assistant.erasing.receipt import ErasureReason, Remainder
from assistant.persons.naming import Record
from assistant.persons.pattern import Writing
from ingest.model import Tier
from ui.data_protection import texts


def test_everything_has_words() -> None:
    assert set(texts.REASONS) == set(ErasureReason) and set(texts.REMAINDERS) == set(Remainder)
    assert set(texts.WRITINGS) == set(Writing) and set(texts.RECORDS) == set(Record)
    assert all(texts.tier(tier) for tier in Tier) and texts.tier(Tier.NICHTOEFFENTLICH) == "nichtöffentlich"
