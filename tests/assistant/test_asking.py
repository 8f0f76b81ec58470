"""The patterns of German and English questions: each finds its own kind, in large and small letters."""

from __future__ import annotations

import pytest

from assistant.asking import ASKS_WORDING, DONE, HEAD, LISTS_QUESTIONS, SIGNATURE, VOICES, Voice
from ingest.model import Role


def first(patterns: dict, text: str) -> object:  # type: ignore[type-arg]
    return next((kind for kind, pattern in patterns.items() if pattern.search(text)), None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Welches Aktenzeichen hat der Brief?", Role.FILE_NUMBER),
        ("Ist das Schreiben vertraulich?", Role.MARK),
        ("An wen ist der Brief?", Role.ADDRESSEE),
        ("Wie lautet der Betreff?", Role.SUBJECT),
        ("Welches Datum trägt das Schreiben?", Role.DATE),
        ("Who wrote the letter?", Role.OFFICE),
        ("Was kostet das Freibad?", None),
    ],
)
def test_line_of_the_head_is_told_by_its_words(text: str, role: Role | None) -> None:
    assert first(dict(HEAD), text) is role


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Was will der Fragesteller wissen?", Voice.ENQUIRY),
        ("Was gilt laut Richtlinie?", Voice.QUOTED),
        ("Was hat der Stadtrat beschlossen?", Voice.RESOLUTION),
        ("Was hat die Verwaltung geantwortet?", Voice.REPORT),
        ("What does the administration say?", Voice.REPORT),
        ("Was kostet das Freibad?", None),
    ],
)
def test_voice_is_told_by_its_words(text: str, voice: Voice | None) -> None:
    assert first(dict(VOICES), text) is voice


@pytest.mark.parametrize("text", ["Was wurde getan?", "Ist das Geld geflossen?", "Was tut sie konkret? Was macht sie?"])
def test_what_was_done_is_told(text: str) -> None:
    assert bool(DONE.search(text)) is (text[-6:] != "macht?" or "konkret" in text)


def test_what_was_decided_is_not_what_was_done() -> None:
    assert not DONE.search("Was hat der Rat beschlossen?")


@pytest.mark.parametrize("text", ["Wer hat den Brief unterschrieben?", "Wer hat das zur Kenntnis genommen?"])
def test_signature_is_told(text: str) -> None:
    assert SIGNATURE.search(text)


def test_wording_of_the_enquiry_is_told() -> None:
    assert ASKS_WORDING.search("Wie lautet Frage 2?")
    assert not ASKS_WORDING.search("Was kostet das Freibad?")


def test_list_of_questions_is_told_but_not_one_question_by_number() -> None:
    assert LISTS_QUESTIONS.search("Welche Fragen wurden gestellt?")
    assert not LISTS_QUESTIONS.search("Welche Frage 2 wurde gestellt?")
