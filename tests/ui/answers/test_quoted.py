"""What an answer quotes is compared with its letters as they are now."""

from __future__ import annotations

from dataclasses import replace

from assistant.model import PUBLIC, AnswerSentence, Notice, NoticeKind
from ingest.model import Tier
from tests.ui.answers.shelved import QUESTION
from tests.ui.houses import House
from ui.answers.quoted import first_said, quoted, remark, statements
from ui.visitor import STAFF


def test_what_was_torn_is_marked_and_the_letters_stay(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    places = quoted(answer.citations, house.desk, PUBLIC)
    assert [one.mended for one in places] == [False, True, True]
    assert "dem [Sächsischen] Staatsministerium" in places[1].readable and not places[1].torn
    for one in places:
        letters = [sign for sign in one.readable if sign.isalnum()]
        assert letters == [sign for sign in one.citation.quote if sign.isalnum()]


def test_what_one_speaker_says_stands_together(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    said = statements(answer, quoted(answer.citations, house.desk, PUBLIC))
    assert [len(one.places) for one in said] == [1, 2]
    assert said[1].who == "Der Oberbürgermeister, Schreiben vom 14.09.2022"


def test_two_speakers_of_one_passage_are_both_named(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    other = AnswerSentence("Jemand anderes", "…", (1,))
    mixed = replace(answer, sentences=(*answer.sentences, other))
    assert statements(mixed, quoted(answer.citations, house.desk, PUBLIC))[0].who.endswith("; Jemand anderes")


def test_a_place_of_a_hidden_letter_is_left_out_and_named_so_for_staff(house: House) -> None:
    answer = house.desk.ask("Was antwortet die Verwaltung auf Frage 1 in AF0009/23?", principal=STAFF)
    hidden = [one for one in (*answer.citations, *answer.near) if one.document_id == house.hidden]
    assert hidden, "staff's search finds it"
    assert quoted(hidden, house.desk, PUBLIC) == ()
    (found, *_) = quoted(hidden, house.desk, STAFF)
    assert found.tier is Tier.NICHTOEFFENTLICH and "(nichtöffentlich)" in found.standing


def test_a_reservation_is_quoted_as_printed_or_with_marks(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    places = quoted(answer.citations, house.desk, PUBLIC)
    (notice,) = (one for one in answer.notices if one.kind is NoticeKind.RESERVATION)
    assert "künftige [vergleichbare] Konstellationen" in remark(notice, places, verbatim=False)
    assert "vergleich\nbare" in remark(notice, places, verbatim=True)
    assert remark(Notice(NoticeKind.NO_MEASURE, "x"), places, verbatim=True) == "x"


def test_what_several_places_share_is_said_once(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    rows = first_said(quoted(answer.citations, house.desk, PUBLIC))
    assert [(bool(asked), bool(reservation)) for _, asked, reservation in rows] == [
        (True, False),
        (True, True),
        (False, False),
    ]
