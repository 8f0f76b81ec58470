"""The sentences of the pages on which staff takes letters in: complete in both languages."""

from __future__ import annotations

from ingest.ingest_report import Outcome
from ingest.model import Tier
from tests.ui.two_languages import assert_two_languages
from ui.uploads.texts import ENGLISH, GERMAN, texts


def test_both_languages_say_something_with_the_same_placeholders() -> None:
    assert_two_languages(GERMAN, ENGLISH)


def test_every_outcome_and_tier_has_a_word() -> None:
    assert set(GERMAN.outcomes) == set(Outcome) and set(GERMAN.tiers) == set(Tier)


def test_numbers_and_sizes_are_written_as_the_language_does() -> None:
    assert [GERMAN.counted(GERMAN.files_counted, count) for count in (1, 2000)] == ["1 Datei", "2.000 Dateien"]
    assert ENGLISH.counted(ENGLISH.files_counted, 2000) == "2,000 files"
    assert [GERMAN.size(size) for size in (2_140_000, 100_000_000)] == ["2,1 MB", "100 MB"]
    assert ENGLISH.size(2_140_000) == "2.1 MB"


def test_german_is_what_is_not_english() -> None:
    assert [texts(code).language for code in ("de", "en", "xx")] == ["de", "en", "de"]
