"""What a question is understood to ask."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking import Voice, Wanted
from assistant.question import papers_named, understand
from ingest.model import Role


@pytest.mark.parametrize(
    ("text", "points", "questions"),
    [
        ("Was sagt die Verwaltung zu Punkt 5?", ("5",), ()),
        ("Was sagt die Verwaltung zu Frage 5?", (), ("5",)),
        ("Beschlusspunkte 2 und 3", ("2", "3"), ()),
        ("zum dritten Punkt", ("3",), ()),
        ("die vierte Frage", (), ("4",)),
        ("Punkt fünf", ("5",), ()),
        ("What about the second question?", (), ("2",)),
        ("zu Punt 5", ("5",), ()),
        ("Wie viele Punkte gab es 2022?", (), ()),
    ],
)
def test_places_are_read_as_written(text: str, points: tuple[str, ...], questions: tuple[str, ...]) -> None:
    asked = understand(text)
    assert (asked.points, asked.questions) == (points, questions)


def test_half_of_a_question_is_a_part_of_its_own() -> None:
    parts = understand("Was kostet das Freibad und wer bezahlt es?").parts
    assert [(part.text, part.wanted) for part in parts] == [
        ("Was kostet das Freibad", Wanted.MONEY),
        ("wer bezahlt es?", Wanted.WHO),
    ]


def test_part_that_leaves_out_its_noun_wants_what_the_part_before_wants() -> None:
    parts = understand("Mit welchen Kosten rechnete die Stadt 2010 und mit welchen in der Prognose von 2016?").parts
    assert [part.wanted for part in parts] == [Wanted.MONEY, Wanted.MONEY]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Was steht in AF0007/23 und 2020/0820?", ("AF0007/23", "2020/0820")),
        ("Laut Stellungnahme 2020/0820 sind es vier.", ("2020/0820",)),
        ("Nachtrag 2025/1201/1", ("2025/1201/1",)),
        ("Doppelhaushalt 2026/2027, Schuljahr 2018/19", ()),
    ],
)
def test_papers_are_named_with_letters_or_by_year_and_number(text: str, papers: tuple[str, ...]) -> None:
    assert papers_named(text) == papers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does the city say about point 5?", "en"),
        ("Was sagt die Stadt zu Punkt 5?", "de"),
        ("Freibad", "de"),
        ("Was ist Mayors for Peace?", "de"),
    ],
)
def test_language_is_that_of_the_small_words(text: str, language: str) -> None:
    assert understand(text).language == language


@pytest.mark.parametrize(
    ("text", "voice", "role"),
    [
        ("Wer hat den Brief unterschrieben?", Voice.SIGNATURE, None),
        ("Wie lautet der Betreff?", Voice.LETTERHEAD, Role.SUBJECT),
        ("Was hat der Stadtrat beschlossen?", Voice.RESOLUTION, None),
        ("Wie tief ist das Becken?", Voice.ANY, None),
    ],
)
def test_voice_is_whose_words_are_wanted(text: str, voice: Voice, role: Role | None) -> None:
    asked = understand(text)
    assert (asked.voice, asked.role) == (voice, role)


def test_what_was_done_is_not_what_was_decided() -> None:
    assert understand("Was wurde umgesetzt?").done
    assert not understand("Was wurde beschlossen?").done


def test_references_are_kept() -> None:
    assert understand("Was steht in AF0007/23?").references == ("AF0007/23",)


@pytest.mark.parametrize(
    ("text", "months"),
    [("im Juni-Bericht", (6,)), ("the May letter", (5,)), ("die Mail nach Mainz", ()), ("from April to June", (4, 6))],
)
def test_months_are_whole_words(text: str, months: tuple[int, ...]) -> None:
    assert understand(text).months == months


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_understood(text: str) -> None:
    asked = understand(text)
    assert asked.parts and asked.language in ("de", "en")
