"""The words of classifications: complete in both languages, for every tier."""

from __future__ import annotations

from ingest.model import Tier
from tests.ui.two_languages import assert_two_languages
from ui.classification.texts import ENGLISH, GERMAN, texts


def test_two_languages() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert texts("en") is ENGLISH and texts("de") is GERMAN
    assert set(GERMAN.tiers) == set(GERMAN.sees) == set(Tier)
