"""The texts of misreadings and corrections in both languages."""

from __future__ import annotations

from ingest.corrections import Field
from ingest.model import BlockKind
from tests.ui.two_languages import assert_two_languages
from ui import texts_de
from ui.letters.report_texts import ENGLISH, GERMAN, texts


def test_both_languages_say_the_same() -> None:
    assert_two_languages(GERMAN, ENGLISH)
    assert (texts("en"), texts("de"), texts("xx")) == (ENGLISH, GERMAN, GERMAN)


def test_every_field_and_kind_has_the_name_that_the_command_gives_it() -> None:
    assert set(GERMAN.fields) == set(Field) and set(GERMAN.block_kinds) == set(BlockKind)
    assert GERMAN.block_kinds == texts_de.BLOCK_KINDS
