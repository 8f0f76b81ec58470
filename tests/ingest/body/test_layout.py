"""Lines become paragraphs: noise and decoration go, false breaks are healed, lost breaks are found."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from ingest.body.layout import MARKER, SALUTATION, Line, lines, paragraph_starts, paragraphs, printed_width
from ingest.model import Span
from ingest.text.noise import blanks, noise_lines
from tests.ingest.gold_structure import ANSWER, CONTROL, mutated_samples, sample, source_of

#: A full line of a letter that is set to about this width.
FULL = "Die Landeshauptstadt Dresden arbeitet auf diesem Gebiet mit mehr als fünfzig Gruppen und Vereinen"


def grouped(text: str) -> list[str]:
    source = source_of(text)
    return [" ".join(paragraph.text.split()) for paragraph in paragraphs(source, lines(source))]


def wide(*parts: str) -> str:
    """Parts between full lines, so that the width of the print shows."""
    return "\n".join([FULL, FULL, *parts, FULL, FULL])


def printed(text: str) -> list[str]:
    return [line.text for line in lines(source_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eins\n\nzwei\n", ["eins", "zwei"]),
        ("eins\n-2-\nzwei", ["eins", "zwei"]),
        ("eins\n\f-2-\n\nzwei", ["eins", "zwei"]),
        ("— **Beschlusskontrolle zu P0091/21**", ["Beschlusskontrolle zu P0091/21"]),
        ("- 2. Die Stadt hilft.**", ["2. Die Stadt hilft."]),
        ("• eins\n° zwei\n® drei", ["eins", "zwei", "drei"]),
        ("eins\r\n\r\nzwei\r\n", ["eins", "zwei"]),
        ("***\n—\n\u00ad\nWort", ["Wort"]),
        ("-jedoch", ["-jedoch"]),
        ("eins\n-- 1 of 2 --\nzwei", ["eins", "zwei"]),
        ("\uf0b7 eins\n▪ zwei", ["eins", "zwei"]),
    ],
)
def test_lines_are_without_marks_and_decoration(text: str, found: list[str]) -> None:
    assert printed(text) == found


def test_line_knows_what_stands_before_it() -> None:
    found = lines(source_of("eins\nzwei\n\ndrei\n-2-\nvier"))
    assert [(line.text, line.after_blank, line.after_page_mark) for line in found] == [
        ("eins", False, False),
        ("zwei", False, False),
        ("drei", True, False),
        ("vier", False, True),
    ]


def test_line_knows_whether_a_bullet_stands_before_it() -> None:
    found = lines(source_of("eins\n• zwei\n  ➢ drei\n- vier\n— fünf"))
    assert [(line.text, line.bullet) for line in found] == [
        ("eins", False),
        ("zwei", True),
        ("drei", True),
        ("vier", False),
        ("fünf", False),
    ]


@pytest.mark.parametrize("text", ["1.", "2) Wie", "„3. Warum", "4. „Zu Punkt6(", "12. Wer", "5.Wie", '"1.'])
def test_number_that_may_open_an_item(text: str) -> None:
    assert MARKER.match(text)


@pytest.mark.parametrize(
    "text", ["2022. Wer", "3.2 Mio.", "1991 wurde", "5 Euro", "§ 3.", "14.09.2022", "2.wie", "1.5."]
)
def test_number_that_opens_nothing(text: str) -> None:
    assert not MARKER.match(text)


def test_salutations() -> None:
    assert all(
        SALUTATION.match(text) for text in ["Sehr geehrte Frau", "Sehr  geehrter Herr", "Liebe Eltern", "Werter Herr"]
    )
    assert not SALUTATION.match("Liebe ist alles")


def test_false_break_inside_a_sentence_is_healed() -> None:
    assert grouped(wide("die Möglichkeiten sind verse\n\nhentlich unterblieben und die Behörde")) == [
        " ".join(wide("die Möglichkeiten sind verse hentlich unterblieben und die Behörde").split())
    ]


def test_page_mark_inside_a_sentence_is_no_break() -> None:
    assert len(grouped(wide("dass die ausländische Person\n\n-2-\n\nauf die Möglichkeit hinweisen"))) == 1


def test_blank_line_after_a_sentence_is_a_break() -> None:
    assert grouped(f"{FULL}\n{FULL} und Punkt.\n\nNeuer Absatz") == [f"{FULL} {FULL} und Punkt.", "Neuer Absatz"]


def test_short_line_after_a_sentence_is_a_break_even_where_the_blank_line_is_lost() -> None:
    assert len(grouped(wide("Hier endet er.\nDer nächste beginnt ohne Leerzeile und hat auch noch"))) == 2


def test_full_line_after_a_sentence_is_no_break() -> None:
    assert len(grouped(f"{FULL}\n{FULL}.\n{FULL}\n{FULL}")) == 1


def test_salutation_stands_alone() -> None:
    assert grouped("Sehr geehrter Herr Drews,\nzu Ihrer Anfrage") == ["Sehr geehrter Herr Drews,", "zu Ihrer Anfrage"]


def test_number_alone_on_its_line_belongs_to_its_text() -> None:
    assert grouped("Fragen:\n\n1.\n\nZu Punkt 1: Wie?\n\n2.\n\nZu Punkt 2: Was?") == [
        "Fragen:",
        "1. Zu Punkt 1: Wie?",
        "2. Zu Punkt 2: Was?",
    ]


def test_bullet_opens_a_paragraph_even_inside_a_sentence() -> None:
    assert grouped("Es gibt\n• lange Wege,\n• kurze Wege und\nBänke") == [
        "Es gibt",
        "lange Wege,",
        "kurze Wege und Bänke",
    ]


def test_number_opens_a_paragraph_only_where_a_sentence_ended_or_a_blank_line_stands() -> None:
    assert len(grouped(f"{FULL} in Nr.\n3. der Anlage")) == 2
    assert len(grouped(f"{FULL} wie in Punkt\n3. der Anlage")) == 1


@pytest.mark.parametrize("text", ["14. SEP. 2022", "1. Lesung", "3. Quartal"])
def test_ordinal_opens_no_paragraph(text: str) -> None:
    assert len(grouped(f"{FULL}.\n{text} {FULL}")) == 1


def test_closed_quotation_on_a_short_line_ends_a_paragraph() -> None:
    assert len(grouped(wide('Wie sieht das konkret aus?"\nDie Landeshauptstadt Dresden arbeitet hier mit'))) == 2


def test_lines_that_are_not_wrapped_break_at_blank_lines() -> None:
    long = "Ein Satz ohne Umbruch, der sehr lang ist " * 6
    assert len(grouped(f"{long}\n\n{long}\n\n{long}")) == 3


def test_no_line_makes_no_paragraph() -> None:
    assert paragraphs(source_of("x"), []) == []


def test_width_may_be_that_of_the_whole_letter() -> None:
    source = source_of("Hier endet er.\nDer nächste beginnt")
    assert len(paragraphs(source, lines(source))) == 1
    assert len(paragraphs(source, lines(source), width=90)) == 2


def test_paragraphs_begin_at_their_starts() -> None:
    source = source_of(f"{FULL}\n{FULL}.\n\nNeuer Absatz\n\n• eins\n• zwei")
    body = lines(source)
    assert paragraph_starts(body, printed_width(body)) == [0, 2, 3, 4]
    assert paragraph_starts(body[:1], 0) == [0]
    assert paragraph_starts([], 0) == []


@pytest.mark.parametrize(
    ("lengths", "width"), [([], 0), ([40], 0), ([90] * 20, 90), ([90] * 18 + [5, 300], 90), ([10] * 19 + [90], 10)]
)
def test_printed_width_is_that_of_nine_lines_in_ten(lengths: list[int], width: int) -> None:
    assert printed_width([Line(0, size, "x" * size, False, False) for size in lengths]) == width


def test_sample_has_the_paragraphs_of_its_print() -> None:
    found = grouped(sample(ANSWER).source.text)
    assert any(p.startswith("Die Zusammenarbeit mit der") for p in found)  # its blank line is lost
    assert any("die ausländische Person -4- auf die Möglichkeit" in p for p in found)
    assert any("bekommen,** hier zu arbeiten" in p for p in grouped(sample(CONTROL).source.text))


@settings(max_examples=20, deadline=None)
@given(mutated_samples())
def test_lines_and_paragraphs_keep_order_and_ink(text: str) -> None:
    if not text.strip() or not any(c.isalnum() for c in text):
        return
    source = source_of(text)
    body = lines(source)
    assert [line.start for line in body] == sorted(line.start for line in body)
    assert all(source.text[line.start : line.end] == line.text == line.text.strip() for line in body)
    found = paragraphs(source, body)
    assert all(a.end <= b.start for a, b in pairwise(found))
    taken = [*(Span(p.start, p.end) for p in found), *(one.span for one in noise_lines(text))]
    outside = [source.at(one.span) for one in blanks(text, taken)]
    assert not re.search(r"[^\W_]", "".join(outside)), "every letter and digit stands in a paragraph or in the noise"
