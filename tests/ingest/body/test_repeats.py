"""What an answer repeats of its enquiry: questions are known again where a scan or an editor changed a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.body.layout import Line, lines
from ingest.body.repeats import NUMBER_LABEL, Enquiry, letters
from ingest.model import Block, BlockKind, Letter, Letterhead, LetterKind, Paragraph, Source, Span, Speaker
from tests.ingest.gold_structure import source_of

WAYS = "Wie viele Wege gibt es im Wald, und wer hat sie dort eigentlich gebaut?"
BENCHES = "Was kosten die neuen Bänke am See und im Park?"


def asking(*items: tuple[BlockKind, str | None, str]) -> Letter:
    """A letter with such blocks: kind, number, text."""
    blocks = tuple(
        Block(kind, number, Speaker.ENQUIRER, (Paragraph(text, (Span(0, 1),)),)) for kind, number, text in items
    )
    return Letter(Source("0" * 16, "anfrage", "x"), Letterhead(kind=LetterKind.ENQUIRY), blocks)


def enquiry(*texts: str) -> Enquiry:
    items = [(BlockKind.QUESTION, str(n), f"{n}. {text}") for n, text in enumerate(texts, 1)]
    return Enquiry.of(asking(*items))


def printed(text: str) -> list[Line]:
    return lines(source_of(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [("Wie viele?", "wieviele"), ("„2 a“ – ÄÖÜ ß", "2aäöüss"), ("\n\f §", ""), ("", "")],
)
def test_letters_and_digits_of_a_text(text: str, found: str) -> None:
    assert letters(text) == found


@pytest.mark.parametrize(
    "label",
    ["1. ", "2) ", "„3. ", "1.1. ", "a) ", "B. ", "Frage 3: ", "zu Frage 3: ", "Antwort zu 2: ", "Zu 1:\n", "1"],
)
def test_label_in_front_of_a_question(label: str) -> None:
    match = NUMBER_LABEL.match(label)
    assert match and match.end() == len(label)


@pytest.mark.parametrize("text", ["Wie viele?", "12 Wege", "Zuletzt", "A und O", "", "2022. Wer"])
def test_text_without_a_label(text: str) -> None:
    assert not NUMBER_LABEL.match(text)


def test_enquiry_asks_its_questions_and_points_and_their_lettered_parts() -> None:
    found = Enquiry.of(
        asking(
            (BlockKind.INTRO, None, "Wir fragen:"),
            (BlockKind.QUESTION, "1", "1. Wie viele?"),
            (BlockKind.QUESTION, "2", "2. Gibt es a) Wege? b) Bänke?"),
            (BlockKind.QUESTION, None, "Und wer?"),
            (BlockKind.RESOLUTION_POINT, "3", "3. Der Rat will es."),
            (BlockKind.ANSWER, "1", "Fünf."),
        )
    )
    assert found.numbers == ("1", "2", "3")
    assert found.texts == ("wieviele", "gibtesawegebbänke", "undwer", "derratwilles", "wege", "bänke")


def test_no_letter_asks_nothing() -> None:
    assert Enquiry.of(None) == Enquiry.of(asking()) == Enquiry()
    assert Enquiry().begun_by(WAYS) is None
    assert Enquiry().repeated_lines(printed(WAYS)) == 0


@pytest.mark.parametrize(
    "text",
    [
        WAYS,
        f"1. {WAYS}",
        f"„7. {WAYS}“",
        f"Zu Frage 1: {WAYS}",
        WAYS.upper(),
        WAYS.replace("Wege", "Weqe").replace("Wald", "Waid"),
        WAYS.replace(" ", "  "),
        "Wie viele Wege gibt es",
    ],
    ids=["as it is", "numbered", "quoted", "in words", "capitals", "misread", "blanks", "its beginning"],
)
def test_text_begins_to_repeat_a_question(text: str) -> None:
    assert enquiry(WAYS, BENCHES).begun_by(text) == letters(WAYS)


@pytest.mark.parametrize("text", ["Es gibt fünf Wege im Wald, und das Amt hat sie gebaut.", "Wie viele?", "", "1."])
def test_text_that_repeats_no_question(text: str) -> None:
    assert enquiry(WAYS, BENCHES).begun_by(text) is None


def test_question_of_a_few_letters_is_never_surely_repeated() -> None:
    assert enquiry("Wer zahlt es?").begun_by("Wer zahlt es?") is None


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (f"1. {WAYS}\nEs gibt fünf.", 1),
        ("1. Wie viele Wege gibt es im Wald,\nund wer hat sie dort eigentlich gebaut?\nEs gibt fünf.", 2),
        ("1.\nWie viele Wege gibt es im Wald,\nund wer hat sie dort eigentlich gebaut?\nEs gibt fünf.", 3),
        ("1. Wie viele Weqe gibt es im Waid,\nund wer hat sie dort eigentlch gebaut?\nEs gibt fünf.", 2),
        (f"1. {WAYS}", 1),
        ("1. Wie viele Wege gibt es im Wald?\nEs gibt fünf und mehr davon.\nSie sind lang.", 0),
        ("1. Die Bänke sind neu.\nSie sind alt.", 0),
    ],
    ids=["one line", "two lines", "number alone", "misread", "nothing else", "another question", "no question"],
)
def test_lines_that_repeat_a_question(text: str, size: int) -> None:
    assert enquiry(WAYS, BENCHES).repeated_lines(printed(text)) == size


def test_question_that_the_enquiry_breaks_off_is_repeated_to_its_end() -> None:
    broken = enquiry("Wie viele Wege gibt es im Wald, und wer hat sie dort")
    text = "1. Wie viele Wege gibt es im Wald, und wer hat sie dort\neigentlich einmal gebaut?\nDas Amt."
    assert broken.repeated_lines(printed(text)) == 2


@given(st.lists(st.sampled_from([WAYS, BENCHES, "Es gibt fünf.", "und so", "1.", "a) ja"]), min_size=1, max_size=12))
def test_never_more_lines_are_repeated_than_there_are(texts: list[str]) -> None:
    rows = printed("\n".join([*texts, "Ende"]))
    assert 0 <= enquiry(WAYS, BENCHES).repeated_lines(rows) <= len(rows)
