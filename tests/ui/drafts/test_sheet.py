"""What leaves the house of a draft: nothing of a closed tier, every marker a Fundstelle, figures only as marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import GENERATED_MARK, INTERNAL_MARK, OPEN_MARK, Draft, DraftSentence
from ingest.model import Tier
from tests.ui.drafts.made_drafts import CLOSED, FIGURE, OPENING, SECRET, draft
from ui.drafts.sheet import (
    Edited,
    Head,
    Note,
    begun,
    completed,
    footnotes,
    graded,
    head_of,
    marked,
    outgoing,
    paragraphs,
    pieces,
    sheet,
)


def generated() -> Draft:
    """A draft whose first answer a language model worded."""
    made = draft()
    words = (DraftSentence(GENERATED_MARK, None), DraftSentence("Genannt werden Mai und Juni.", 1, (), (2,)))
    return replace(
        made, answers=(replace(made.answers[0], sentences=words), *made.answers[1:]), generated_by="muster-7b"
    )


def test_what_a_language_model_worded_is_marked_wherever_it_goes() -> None:
    letter = sheet(generated(), begun(generated()))
    assert letter.answers[0].text == f"{GENERATED_MARK} Genannt werden Mai und Juni. [1] [2]"
    found = list(pieces(letter.answers[0].text, letter.notes))
    kinds = [(piece.kind, piece.note.marker if piece.note else piece.text) for piece in found]
    assert kinds == [("mark", GENERATED_MARK), ("words", " Genannt werden Mai und Juni."), ("note", 1), ("note", 2)]
    assert "Sprachmodell (muster-7b)" in graded(letter)
    closed = replace(letter, tier=Tier.NICHTOEFFENTLICH, highest_tier=Tier.NICHTOEFFENTLICH, generated_by="x" * 200)
    assert len(graded(closed)) <= 255, "a property of a Word file"
    assert "Sprachmodell" not in graded(sheet(draft(), begun(draft())))


def reserved() -> Draft:
    """A draft that takes a reservation over."""
    words = DraftSentence("Ohne Anerkennung einer Rechtspflicht.", 5)
    said = replace(OPENING, citation=replace(OPENING.citation, marker=5))
    return replace(draft(), opening=(words,), reservations=(said,))


def test_a_letterhead_knows_what_the_enquiry_says() -> None:
    head = head_of(draft())
    assert (head.addressee, head.subject, head.reference) == ("SPD-Fraktion", "Freibad im Norden", "AF0099/24")
    assert head.opening == "Ihre Anfrage vom 02.02.2024 beantworte ich wie folgt:" and head.office == ""
    assert completed("  ", "Stelle") == "[Stelle – bitte ergänzen]" and completed(" Amt ", "Stelle") == "Amt"


def test_a_draft_begins_with_its_sentences_and_their_markers() -> None:
    first, second, third = begun(draft()).texts
    assert first == "Das Freibad öffnet im Mai. [1] Das Freibad öffnet im Juni. [2]"
    assert second == f"Es kamen {FIGURE.mark} Gäste. [3]"
    assert third == OPEN_MARK
    assert begun(draft()).reservation == ""
    assert begun(reserved()).reservation == "Ohne Anerkennung einer Rechtspflicht. [5]"


def test_nothing_of_a_closed_tier_stands_on_a_sheet() -> None:
    made = sheet(draft(), begun(draft()))
    assert SECRET not in repr(made) and CLOSED.citation.document_id not in repr(made)
    assert [note.marker for note in made.notes] == [1, 2, 3]
    assert outgoing(f"Davor. {INTERNAL_MARK}") == f"Davor. {OPEN_MARK}"


def test_a_sheet_knows_which_answers_are_open_and_whom_to_ask() -> None:
    edited = begun(draft())
    made = sheet(draft(), replace(edited, texts=("", *edited.texts[1:])))
    assert [(one.number, one.is_open) for one in made.answers] == [("1", True), ("2", False), ("3", True)]
    assert made.answers[0].text == OPEN_MARK
    assert {note.marker: note.ask for note in made.notes} == {1: (), 2: (), 3: ("Sportamt",)}


def test_a_reservation_enters_with_its_fundstelle_and_can_be_left_out() -> None:
    made = sheet(reserved(), begun(reserved()))
    assert made.reservation.endswith("[5]") and [note.marker for note in made.notes] == [1, 2, 3, 5]
    assert sheet(reserved(), replace(begun(reserved()), reservation=" ")).reservation == ""


@pytest.mark.parametrize(
    ("own", "sources", "mark"),
    [
        (Tier.OEFFENTLICH, Tier.OEFFENTLICH, "☐ vertraulich"),
        (Tier.NICHTOEFFENTLICH, Tier.OEFFENTLICH, "☒ vertraulich (nichtöffentlich)"),
        (Tier.NICHTOEFFENTLICH, Tier.NICHTOEFFENTLICH, "☒ vertraulich (nichtöffentlich)"),
    ],
)
def test_the_mark_is_that_of_the_most_closed(own: Tier, sources: Tier, mark: str) -> None:
    made = sheet(draft(own, sources), begun(draft()))
    assert marked(made) == mark
    assert graded(made).endswith(f"{'nicht' if sources is Tier.NICHTOEFFENTLICH else ''}öffentlich.")


def test_pieces_are_words_marks_and_fundstellen() -> None:
    notes = sheet(draft(), begun(draft())).notes
    text = f"Wort [1] und {FIGURE.mark}, [99] bleibt. {OPEN_MARK}"
    found = [(one.kind, one.note.marker if one.note else one.text) for one in pieces(text, notes)]
    assert found == [
        ("words", "Wort"),
        ("note", 1),
        ("words", " und "),
        ("mark", FIGURE.mark),
        ("words", ", [99] bleibt. "),
        ("mark", OPEN_MARK),
    ]


def test_footnotes_say_first_words_and_whom_to_ask_once() -> None:
    note = Note(
        3, "Antwort AF1/22, zu Frage 1: „Es kamen …“", "Antwort AF1/22, zu Frage 1", "x", Tier.OEFFENTLICH, ("A",)
    )
    assert footnotes([note, note]) == [f"{note.standing} Aktuelle Zahl zu erfragen bei: A.", f"{note.place}."]


def test_paragraphs_part_at_empty_lines_and_nothing_disguises_itself() -> None:
    assert paragraphs("a\nb\n\n \nc\n") == ["a\nb", "c"]
    assert outgoing("x\u202ey\x00z\ud800\r\nb") == "x\ufffdy\ufffdz\ufffd\nb"


def test_as_many_texts_as_questions() -> None:
    with pytest.raises(ValueError, match="zip"):
        sheet(draft(), Edited(Head(), ("nur eine",)))
