"""A Fundstelle that stands alone names kind, reference, date, office, place and first words, and what is not public."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.standing import FIRST_CHARS, FIRST_WORDS, first_words, place, standing
from ingest.model import LetterKind, Tier
from tests.ui.made_answers import QUOTE

WHOLE = replace(
    QUOTE,
    paper="AF2531/22",
    label="AF2531/22 vom 14.09.2022, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 1",
)


def test_all_that_finds_the_place_is_named() -> None:
    assert standing(WHOLE) == (
        "Antwort auf Anfrage AF2531/22 vom 14.09.2022, Der Oberbürgermeister, zu Frage 3 (zu Beschlusspunkt 5), "
        "Abs. 1: „Das Freibad [öffnet] im Mai.“"
    )


def test_a_letter_that_is_not_public_says_so() -> None:
    assert "vom 14.09.2022 (nichtöffentlich), Der Oberbürgermeister" in standing(WHOLE, Tier.NICHTOEFFENTLICH)


def test_what_is_unknown_is_left_out() -> None:
    bare = replace(WHOLE, paper=None, date=None, office=None, file="brief", label="brief, Absatz 2")
    assert place(bare) == "Antwort auf eine Anfrage (Datei „brief“), Abs. 2"
    assert place(replace(bare, label="brief")) == "Antwort auf eine Anfrage (Datei „brief“)"


@pytest.mark.parametrize(
    ("kind", "label", "named"),
    [
        (
            LetterKind.RESOLUTION_CONTROL,
            "Beschlusskontrolle zu P0091/21 vom 14.09.2022, Beschlusspunkt 5, Antwort, Absatz 1",
            "Beschlusskontrolle zu P0091/21 vom 14.09.2022, Der Oberbürgermeister, Beschlusspunkt 5, Antwort, Abs. 1",
        ),
        (LetterKind.MINUTES, "Niederschrift P0091/21 vom 14.09.2022, TOP 4", "Niederschrift P0091/21 vom 14.09.2022,"),
        (LetterKind.OTHER, "P0091/21 vom 14.09.2022, Absatz 3", "Schreiben P0091/21 vom 14.09.2022,"),
    ],
)
def test_every_kind_has_its_name(kind: LetterKind, label: str, named: str) -> None:
    citation = replace(WHOLE, letter=kind, paper="P0091/21", label=label)
    assert place(citation).startswith(named)


@pytest.mark.parametrize("kind", LetterKind)
def test_no_kind_is_forgotten(kind: LetterKind) -> None:
    assert place(replace(WHOLE, letter=kind)) and place(replace(WHOLE, letter=kind, paper=None))


def test_the_first_words_are_few() -> None:
    assert first_words("eins zwei") == "eins zwei"
    assert first_words(" ".join("x" * 30 for _ in range(20))).endswith(" …")
    assert len(first_words("x" * 5_000)) <= FIRST_CHARS + 2
    assert len(first_words("ein " * 50).split()) == FIRST_WORDS + 1


def test_a_torn_name_is_not_mended_in_the_first_words() -> None:
    torn = replace(WHOLE, quote="Frau Mül\nler-Kusch sagt", display="Frau Müller-Kusch sagt")
    assert "„Frau Mül|ler-Kusch sagt“" in standing(torn)
    assert "„Frau Mül ler-Kusch sagt“" in standing(torn, words=torn.quote)


def test_it_is_one_line_even_where_nothing_can_be_compared() -> None:
    other = replace(WHOLE, quote="Das\nFreibad", display="etwas anderes")
    assert "\n" not in standing(other) and "„Das Freibad“" in standing(other)
