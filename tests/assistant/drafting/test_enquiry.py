"""An enquiry to its questions: typed, as a letter, in a reply that repeats them."""

from __future__ import annotations

import datetime

import pytest

from assistant.drafting.enquiry import MAX_QUESTIONS, read_enquiry
from ingest.errors import BadInput
from ingest.model import LetterKind
from tests.corpus import karlsruhe
from tests.letters import ANSWER, letter_text

LETTER = """\
Anfrage
Stadtrat Max Muster (Fraktion Beispiel)

Betreff: Bäume in der Südstadt

Sehr geehrter Herr Oberbürgermeister,

wir fragen die Verwaltung:

1. Wie viele Bäume wurden 2021 gefällt?
2. Was hat das gekostet und wer
hat es bezahlt?
3. Bitte listen Sie die Standorte auf.

Mit freundlichen Grüßen
Max Muster
"""


def asked(text: str) -> list[tuple[str, str]]:
    """Numbers and words of the questions of a text."""
    return [(one.number, one.text) for one in read_enquiry(text, "anfrage.txt").questions]


def test_numbered_questions_of_a_letter_with_the_request_that_goes_on_with_them() -> None:
    assert asked(LETTER) == [
        ("1", "Wie viele Bäume wurden 2021 gefällt?"),
        ("2", "Was hat das gekostet und wer hat es bezahlt?"),
        ("3", "Bitte listen Sie die Standorte auf."),
    ]


def test_questions_stand_where_their_spans_say() -> None:
    enquiry = read_enquiry(LETTER, "anfrage.txt")
    source = enquiry.letter.source
    for question in enquiry.questions:
        assert question.text.split()[0] in source.verbatim(question.spans)


def test_unnumbered_questions_are_counted() -> None:
    assert asked("Wie viele Bäume wurden gefällt? Was hat das gekostet?") == [
        ("1", "Wie viele Bäume wurden gefällt?"),
        ("2", "Was hat das gekostet?"),
    ]


def test_a_few_words_typed_are_one_request() -> None:
    assert asked("Umnutzung von Gewerberäumen zu Wohnraum") == [("1", "Umnutzung von Gewerberäumen zu Wohnraum")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1) Warum?\n2) Seit wann?", ["Warum?", "Seit wann?"]),
        ("Wie viele waren es 2019?\n\n20 Bäume, stimmt das?", ["Wie viele waren es 2019?", "20 Bäume, stimmt das?"]),
    ],
)
def test_numbers_go_and_figures_stay(typed: str, words: list[str]) -> None:
    assert [text for _, text in asked(typed)] == words


def test_who_asks_about_what_and_when() -> None:
    enquiry = read_enquiry(letter_text().encode(), "brief.txt")
    assert enquiry.letter.head.kind is LetterKind.ANSWER_LETTER
    assert (enquiry.reference, enquiry.date) == ("AF0007/23", datetime.date(2023, 4, 3))
    assert [one.number for one in enquiry.questions] == ["1", "2"]
    assert read_enquiry(LETTER, "anfrage.txt").asker == "Stadtrat Max Muster (Fraktion Beispiel)"


def test_a_reply_gives_the_questions_it_repeats() -> None:
    enquiry = read_enquiry(ANSWER.read_bytes(), ANSWER.name)
    assert [one.number for one in enquiry.questions] == ["1", "2", "3", "4"]
    assert enquiry.questions[0].text.startswith("Zu Punkt 1: Mit welchen lokalen Netzwerken")
    assert enquiry.asker == "SPD-Fraktion"


@pytest.mark.parametrize("nothing", ["", "  \n", "§§§"])
def test_an_enquiry_without_words_is_refused(nothing: str) -> None:
    with pytest.raises(BadInput):
        read_enquiry(nothing, "anfrage.txt")


def test_a_letter_that_asks_nothing_is_refused() -> None:
    text = "Sehr geehrte Damen und Herren,\n\n" + "das Amt bleibt am Freitag geschlossen.\n\n" * 60
    with pytest.raises(BadInput, match="keine Frage"):
        read_enquiry(text, "rundschreiben.txt")


def test_more_questions_than_any_enquiry_has_are_refused() -> None:
    with pytest.raises(BadInput, match=f"bis {MAX_QUESTIONS} Fragen"):
        read_enquiry(" ".join(f"Was kostet Haus {n}?" for n in range(MAX_QUESTIONS + 1)), "liste.txt")


def test_real_enquiries_have_questions() -> None:
    files = karlsruhe() / "files"
    for number, count in (("657633", 3), ("628707", 9), ("613011", 3)):
        found = read_enquiry((files / f"{number}.txt").read_bytes(), f"{number}.txt")
        assert len(found.questions) == count and found.subject and found.asker


def test_an_unnumbered_question_within_a_paragraph_is_asked_too() -> None:
    text = """\
Anfrage
Betreff: Altes Gemeindehaus

Begründung:
Der Bauausschuss hat sich mit dem Antrag bereits befasst. Wann wird der Ortschaftsrat informiert? neue
Informationen wären wünschenswert.

Gibt es schon konkrete Pläne für die weitere Nutzung?

Erfolgt ein kompletter Abriss des Gebäudes?
"""
    assert [words for _, words in asked(text)] == [
        "Wann wird der Ortschaftsrat informiert?",
        "Gibt es schon konkrete Pläne für die weitere Nutzung?",
        "Erfolgt ein kompletter Abriss des Gebäudes?",
    ]
