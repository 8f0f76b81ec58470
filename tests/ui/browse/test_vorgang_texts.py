"""What the page of a Vorgang says, in both languages."""

from __future__ import annotations

from ingest.model import BlockKind
from tests.ui.two_languages import assert_two_languages
from ui.browse.vorgang_texts import ENGLISH, GERMAN, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)


def test_points_and_questions_have_names() -> None:
    assert GERMAN.item(BlockKind.RESOLUTION_POINT, "2a") == "Beschlusspunkt 2a"
    assert GERMAN.short_item(BlockKind.QUESTION, None) == "Frage ohne Nummer"
    assert ENGLISH.short_item(BlockKind.RESOLUTION_POINT, "2a") == "Point 2a"


def test_german_is_what_is_not_english() -> None:
    assert [texts(code).language for code in ("de", "en", "xx")] == ["de", "en", "de"]
    assert ENGLISH.lists.language == ENGLISH.general.language == "en"
