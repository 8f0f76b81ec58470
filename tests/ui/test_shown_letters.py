"""The letters around the conversation: the latest first, and as the archive is now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import PUBLIC
from ingest.errors import ArchiveUnusable
from tests.ui.desk_double import DeskDouble
from tests.ui.made_answers import samples
from ui.page_texts import GERMAN
from ui.shown_letters import ShownLetters


def test_entries_stand_with_the_latest_first() -> None:
    shown = ShownLetters(DeskDouble(samples()[::-1]).as_desk())
    assert [entry.reference for entry in shown.entries(PUBLIC)] == ["AF2531/22", "P0091/21"]


def test_entries_are_read_anew_only_when_the_archive_has_changed() -> None:
    desk = DeskDouble()
    shown = ShownLetters(desk.as_desk())
    before = shown.entries(PUBLIC)
    desk.all_letters = []
    assert shown.entries(PUBLIC) is before
    desk.generation += 1
    assert shown.entries(PUBLIC) == []


def test_entries_of_one_principal_are_not_shown_to_another() -> None:
    shown = ShownLetters(DeskDouble().as_desk())
    assert shown.entries(PUBLIC)
    assert shown.entries(replace(PUBLIC, tiers=frozenset())) == []


def test_examples_come_from_the_letters_this_principal_may_see() -> None:
    shown = ShownLetters(DeskDouble().as_desk())
    assert shown.examples(PUBLIC, GERMAN)[0] == "Was sagt die Verwaltung zu Punkt 1 von P0091/21?"
    assert shown.examples(replace(PUBLIC, tiers=frozenset()), GERMAN) == []


def test_an_archive_that_cannot_be_read_gives_no_examples_and_is_told_once() -> None:
    desk = DeskDouble()
    desk.fault = ArchiveUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")
    shown = ShownLetters(desk.as_desk())
    assert shown.examples(PUBLIC, GERMAN) == []
    with pytest.raises(ArchiveUnusable):
        shown.entries(PUBLIC)
