"""Where a question has several parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import kind_wanted, parts
from assistant.limits import MAX_QUESTION
from assistant.parts import MOST_PARTS, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Was kostet es und wer bezahlt es?", ("Was kostet es", "wer bezahlt es?")),
        ("Was kostet es, und seit wann gilt das?", ("Was kostet es", "seit wann gilt das?")),
        ("What does it cost and who pays?", ("What does it cost", "who pays?")),
        ("Was kostet die Wache, welche Firma macht das?", ("Was kostet die Wache", "welche Firma macht das?")),
        ("Wer gewann den Preis? Höhe des Preisgelds?", ("Wer gewann den Preis?", "Höhe des Preisgelds?")),
        (
            "Wie viele gingen ein und wie viele wurden bewilligt?",
            ("Wie viele gingen ein", "wie viele wurden bewilligt?"),
        ),
        ("Gibt es einen Plan und wurde er umgesetzt?", ("Gibt es einen Plan", "wurde er umgesetzt?")),
        ("Wird er umgebaut, und wenn ja, wann?", ("Wird er umgebaut", "wann?")),
        ("Who runs it and is it open all year?", ("Who runs it", "is it open all year?")),
    ],
)
def test_two_questions_are_two_parts(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Wann und wo tagt der Rat?", ("Wann tagt der Rat?", "wo tagt der Rat?")),
        ("Wie viele und welche Schulen?", ("Wie viele Schulen?", "welche Schulen?")),
        ("Wer, wann und wo hat entschieden?", ("Wer hat entschieden?", "wann hat entschieden?", "wo hat entschieden?")),
    ],
)
def test_interrogatives_in_a_row_share_what_they_ask_about(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Wo hängen neue Nistkästen, samt Stückpreis bitte", "Stückpreis bitte"),
        ("Wie viele Menschen kamen 2023 an sowie ihre Herkunftsländer?", "ihre Herkunftsländer?"),
        ("Wie viele lernen in Vorbereitungsklassen sowie die Schulen", "die Schulen"),
        ("Wo entsteht der Spielplatz und die Kosten?", "die Kosten?"),
        ("Wie viele werden im Jahr erneuert und mit welchem Budget?", "mit welchem Budget?"),
        ("Aus welcher Statistik kommt das, von welchem Tag?", "von welchem Tag?"),
    ],
)
def test_noun_for_a_kind_of_answer_is_a_part(text: str, second: str) -> None:
    assert split(text)[1:] == (second,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Umbau Rathaus Kosten Termin", ("Umbau Rathaus Kosten", "Umbau Rathaus Termin")),
        ("Halle: bezahlter Betrag und Baufortschritt?", ("Halle: bezahlter Betrag?", "Halle: Baufortschritt?")),
        ("Umbau Kosten, Stichtag Ende April", ("Umbau Kosten, Stichtag Ende April",)),
    ],
)
def test_keywords_keep_their_topic(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.replace(" ?", "?") for part in split(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Was kosten Freibad und Halle?",
        "Was fordern die Fraktionen von SPD und Grünen?",
        "Weiß die Stadt, wie viele Ratten es gibt?",
        "Wie will man herausfinden, wie viel Personal nötig wäre?",
        "Wer trägt die Verantwortung und die Kosten?",
        "Wann steigen die Gebühren und die Kosten?",
        "Was kostet die Halle inklusive Gebühren?",
        "Was plant und baut die Stadt am Hafen?",
        "Wenn mir einer das Haus besprüht, hilft mir dann die Stadt?",
        "Wo kaufen die Leute ein, wenn der Laden zu hat?",
        "Wann öffnet die Halle? Danke!",
        "Freibad Nord? Wann öffnet es?",
        "Which company, which was hired in 2012, built it?",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert len(split(text)) == 1


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_a_part(text: str) -> None:
    assert split(text)


@pytest.mark.parametrize(
    "again",
    [
        "Wann und wo und wie und ",
        "Wer, wann und wo und ",
        "die Stadt und ",
        "der Bau sowie die Orte und ",
        "Wer zahlt mit Kosten und Namen, ",
        "wer bezahlt und warum und ",
        "Wann? Wo? ",
    ],
)
def test_the_longest_question_is_taken_apart_at_once(again: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may ask it: what it costs must not grow with the square of its length, or with the power of its rows."""
    tagged, looked = parts.tagged, 0

    def counted(text: str) -> tuple[tuple[str, str, str], ...]:
        nonlocal looked
        looked += len(text)
        assert looked < 400_000
        return tagged(text)

    monkeypatch.setattr(parts, "tagged", counted)
    monkeypatch.setattr(kind_wanted, "tagged", counted)
    question = (again * MAX_QUESTION)[:MAX_QUESTION]
    assert 1 <= len(split(question)) <= MOST_PARTS
