"""The body of a letter: its labels, where what is asked ends, and what is repeated of the enquiry."""

from __future__ import annotations

from ingest.body.body import Body
from ingest.body.layout import printed_width
from ingest.body.repeats import Enquiry
from ingest.model import BlockKind
from tests.ingest.made_papers import ANSWERING, body_of, enquiry, paper

ANSWERED = """\
1. Wie viele Haushalte im Stadtgebiet sind heute an das Glasfaser-
netz angeschlossen
Derzeit sind es 40 Prozent.
2. Wer trägt die Kosten?
Die Kosten tragen die Stadtwerke."""


def test_labels_stand_at_the_heads_of_lines() -> None:
    body = body_of(ANSWERED, ANSWERING)
    assert [(marker.line, marker.number) for marker in body.labels] == [(0, "1"), (3, "2")]
    assert body.width == printed_width(body.rows)


def test_without_the_enquiry_the_print_tells_where_a_question_ends() -> None:
    border = body_of(ANSWERED, ANSWERING).border(3, 5, opened=False)
    assert border.lines == 1


def test_what_the_enquiry_asks_is_proof_even_without_a_question_mark() -> None:
    body = body_of(ANSWERED, ANSWERING, paper(enquiry())[0])
    proven = body.border(0, 3, opened=False)
    assert proven.lines == 2
    assert proven.points > body_of(ANSWERED, ANSWERING).border(0, 3, opened=False).points
    assert [body.repeats(marker) for marker in body.labels] == [True, True]


def test_without_the_enquiry_nothing_is_repeated() -> None:
    body = body_of(ANSWERED, ANSWERING)
    assert not any(body.repeats(marker) for marker in body.labels)
    assert body.shape.asked is BlockKind.QUESTION


def test_an_empty_body() -> None:
    body = Body.of([], ANSWERING, Enquiry())
    assert (body.labels, body.width) == ((), 0)
