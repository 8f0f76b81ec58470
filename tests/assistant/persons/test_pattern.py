"""A name in all its writings; and what only looks like it."""

from __future__ import annotations

import pytest

from assistant.persons.pattern import NamePattern, Writing, folded_words
from ingest.errors import BadInput

WORDS = folded_words("Mullerstein Müllersteim Müllersteins Müllerstein Wollerstein Stein")
EVA = NamePattern("Dr. Eva Müllerstein", WORDS)


def found(pattern: NamePattern, text: str) -> list[tuple[Writing, str]]:
    return [(one.writing, text[one.start : one.end]) for one in pattern.mentions(text)]


@pytest.mark.parametrize(
    ("text", "writing", "words"),
    [
        ("Frau Eva Müllerstein sagt", Writing.EXACT, "Eva Müllerstein"),
        ("EVA MUELLERSTEIN", Writing.EXACT, "EVA MUELLERSTEIN"),
        ("Eva\nMüllerstein", Writing.EXACT, "Eva\nMüllerstein"),
        ("Eva Maria Müllerstein", Writing.EXACT, "Eva Maria Müllerstein"),
        ("Eva Mu\u0308llerstein", Writing.EXACT, "Eva Mu\u0308llerstein"),
        ("Müllerstein, Eva", Writing.REVERSED, "Müllerstein, Eva"),
        ("Eva Müllersteins Antrag", Writing.INFLECTED, "Eva Müllersteins"),
        ("Eva Müllerstein's Antrag", Writing.INFLECTED, "Eva Müllerstein's"),
        ("Eva Müller-\nstein", Writing.TORN, "Eva Müller-\nstein"),
        ("Eva Mül\u00adlerstein", Writing.TORN, "Eva Mül\u00adlerstein"),
        ("Eva M ü l l e r s t e i n", Writing.TORN, "Eva M ü l l e r s t e i n"),
        ("Eva Mullerstein", Writing.MISREAD, "Eva Mullerstein"),
        ("Frau Müllersteim", Writing.MISREAD, "Müllersteim"),
        ("E. Müllerstein", Writing.INITIALS, "E. Müllerstein"),
        ("E.Müllerstein", Writing.INITIALS, "E.Müllerstein"),
        ("Eva M. sagte", Writing.INITIALS, "Eva M."),
        ("E. M. sagte", Writing.INITIALS, "E. M."),
        ("Frau Müllerstein sagt", Writing.SURNAME, "Müllerstein"),
        ("Frau Müllersteins Antrag", Writing.SURNAME, "Müllersteins"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, writing: Writing, words: str) -> None:
    assert found(EVA, text) == [(writing, words)]


@pytest.mark.parametrize("text", ["Müllersteinstraße", "Müllersteiner", "Altmüllerstein", "Eva Meier", "", "E. Meier"])
def test_other_names_are_others(text: str) -> None:
    assert found(EVA, text) == []


def test_several_in_their_order() -> None:
    assert [one for one, _ in found(EVA, "Frau Müllerstein (E. M.) und Eva Müllerstein")] == [
        Writing.SURNAME,
        Writing.INITIALS,
        Writing.EXACT,
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Prof. Dr. Karl-Heinz von der Heide", "Karl Heinz von der Heide"),
        ("Müller-Lüdenscheidt,  Max Moritz", "Max Moritz Müller Lüdenscheidt"),
        ("Muster", "Muster"),
        ("Frau Muster", "Muster"),
        ("von Ardenne", "von Ardenne"),
    ],
)
def test_a_name_is_understood(name: str, shown: str) -> None:
    assert NamePattern(name).name == shown


def test_double_names_and_several_given_names() -> None:
    max_ = NamePattern("Max Moritz Müller-Lüdenscheidt")
    for text in ("Max Moritz Müller-Lüdenscheidt", "Max Müller-Lüdenscheidt", "Max Müller - Lüdenscheidt"):
        assert found(max_, text) == [(Writing.EXACT, text)]
    assert found(max_, "M. Müller-Lüdenscheidt")[0][0] is Writing.INITIALS


def test_a_surname_alone_is_what_was_looked_for() -> None:
    muster = NamePattern("Muster")
    assert found(muster, "Frau Muster und Herrn Musters Sohn") == [
        (Writing.EXACT, "Muster"),
        (Writing.INFLECTED, "Musters"),
    ]


@pytest.mark.parametrize("name", ["", " ", "X", "12345", "a" * 101])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="Name einer Person"):
        NamePattern(name)
