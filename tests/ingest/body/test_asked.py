"""Where what is asked ends and its answer begins: quotations close, questions end, a gap follows, an answer begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.body.asked import SURE, Border, border, closes, inside_quotation
from ingest.body.layout import Line, lines
from tests.ingest.gold_structure import source_of

WIDTH = 40
#: A line of that width.
FULL = "Die Verwaltung arbeitet auf diesem Feld"
SHORT_LINES = "\n".join(["Fünf.", "Zwei.", "Drei.", "Vier.", "Sechs.", "Sieben.", "Acht.", "Neun.", "Zehn.", "Elf."])


def printed(text: str) -> list[Line]:
    return lines(source_of(text))


def edge(text: str, *, opened: bool = False) -> Border:
    return border(printed(text), width=WIDTH, opened=opened)


def asked(text: str, *, opened: bool = False) -> str:
    """The asked lines of an item."""
    rows = printed(text)
    return " / ".join(row.text for row in rows[: border(rows, width=WIDTH, opened=opened).lines])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Wie viele?\nEs gibt fünf.", "1. Wie viele?"),
        (f"1. {FULL}\nund wo?\n{FULL}.", f"1. {FULL} / und wo?"),
        ("1. Wie viele?\nUnd wer baut sie?\nDas Amt.", "1. Wie viele? / Und wer baut sie?"),
        ("1. Wie viele?\n\nWer baut sie?\n\nDas Amt.", "1. Wie viele? / Wer baut sie?"),
        ("1. Wie viele? Wer hat sie gebaut?\nund wann?\nNie.", "1. Wie viele? Wer hat sie gebaut? / und wann?"),
        (f"1. Wie viele?\n{SHORT_LINES}\nWer weiß?\nNiemand.", "1. Wie viele?"),
        ("1.\nWie viele?\nEs gibt fünf.", "1. / Wie viele?"),
    ],
    ids=["one line", "two lines", "two questions", "over a gap", "lower case", "a question far below", "number alone"],
)
def test_question_mark_ends_what_is_asked(text: str, found: str) -> None:
    assert asked(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. „Es sind viele.“\nEs gibt fünf.", "1. „Es sind viele.“"),
        ("„1. Es sind viele.“\nEs gibt fünf.", "„1. Es sind viele.“"),
        ('1. "Es sind viele."\nEs gibt fünf.', '1. "Es sind viele."'),
        ("1. „Gibt es Wege?\nEs fehlt daran.“\nJa, fünf?", "1. „Gibt es Wege? / Es fehlt daran.“"),
        ("1. „Was heißt „Weg“?\nWer weiß es?“\nDas Amt.", "1. „Was heißt „Weg“? / Wer weiß es?“"),
        ("1. „Gibt es Wege?''\nEs gibt fünf.", "1. „Gibt es Wege?''"),
        ("1. „Gibt es Wege?/'\nEs gibt fünf.", "1. „Gibt es Wege?/'"),
        ("1. ,,Gibt es Wege?,,\nEs gibt fünf.", "1. ,,Gibt es Wege?,,"),
        ("1.\n„Es sind viele.“\nEs gibt fünf.", "1. / „Es sind viele.“"),
    ],
    ids=[
        "german",
        "number inside",
        "straight",
        "beyond a question",
        "nested",
        "misread ''",
        "misread /'",
        ",,",
        "alone",
    ],
)
def test_closed_quotation_ends_what_is_asked(text: str, found: str) -> None:
    assert asked(text) == found
    assert edge(text).points > SURE


def test_quotation_that_goes_on_in_the_next_item() -> None:
    assert edge("1. „Wie viele es sind\nund wo sie sind") == Border(2, 0.0, open=True)
    assert edge("2. wer sie baut\nund wann", opened=True) == Border(2, 0.0, open=True)
    last = edge("3. wer sie hat.“\nDas Amt.", opened=True)
    assert (last.lines, last.open) == (1, False)


def test_quotation_that_was_not_opened_closes_nothing() -> None:
    found = edge("3. wer sie hat.“\nDas Amt.\nSo ist es.")
    assert not found.open and found.points < SURE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"1. Wege und Bänke\n\n{FULL}\nfünf Wege.", "1. Wege und Bänke"),
        (f"1. Wege und Bänke\n{FULL}\nfünf Wege.", "1. Wege und Bänke"),
        ("1. Der Rat will es so.\nJa, das Amt tut es.", "1. Der Rat will es so."),
    ],
    ids=["gap", "no gap", "answer's word"],
)
def test_heading_ends_at_its_line(text: str, found: str) -> None:
    assert asked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1. Gibt es Wege\n\nund Bänke?\n\nJa.",
        "1. Gibt es Wege im Wald,\n; und Bänke?\nJa.",
        "1. Gibt es (Wege\n) und Bänke?\nJa.",
    ],
)
def test_sentence_that_goes_on_is_no_border(text: str) -> None:
    assert edge(text).lines == 2


def test_lettered_parts_stay_with_their_question() -> None:
    assert asked("1. Gibt es\na) Wege?\nb) Bänke?\nBeides.") == "1. Gibt es / a) Wege? / b) Bänke?"


def test_evidence_adds_up() -> None:
    plain, gap = edge("1. Wie viele?\nSie alle."), edge("1. Wie viele?\n\nSie alle.")
    begun = edge("1. Wie viele?\n\nDerzeit alle.")
    quoted = edge("1. „Wie viele?“\n\nDerzeit alle.")
    assert SURE < plain.points < gap.points < begun.points < quoted.points


@pytest.mark.parametrize("text", ["1.", "1. Wie?", "1. Wie"])
def test_item_of_one_line_is_asked(text: str) -> None:
    assert edge(text).lines == 1


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        *(("So ist es.“", True), ('So ist es."', True), ("Wie?“,", True), ("das Wort”", True), ("Wie?''", True)),
        *(("So ist es.", False), ("Wie?", False), ("„Wie", False), ("", False)),
    ],
)
def test_quotation_seems_to_end(text: str, ends: bool) -> None:
    assert closes(text) is ends


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("„eins\nzwei\ndrei.“\nvier", [False, True, True, False]),
        ("eins\nzwei", [False, False]),
        ("eins „zwei“ drei\nvier", [False, False]),
        ("das nennt er in seinem Schreiben „eine\nMauer“ und mehr\nso", [False, False, False]),
        ("„eins „zwei“\ndrei.“\nvier", [False, True, False]),
    ],
    ids=["over lines", "none", "within a line", "opened within a line", "nested"],
)
def test_lines_inside_a_quotation(text: str, inside: list[bool]) -> None:
    assert inside_quotation(printed(text)) == inside


@given(
    st.lists(st.sampled_from(["1. Wie?", "„Wer", "Das Amt.“", "und so", FULL, "a) ja", "2.", "?", ")"]), min_size=1),
    st.sampled_from(["\n", "\n\n"]),
    st.booleans(),
)
def test_border_stands_behind_at_least_one_line(texts: list[str], gap: str, opened: bool) -> None:
    rows = printed("1. Ein Wort\n" + gap.join(texts))
    found = border(rows, width=WIDTH, opened=opened)
    assert 1 <= found.lines <= len(rows)
    assert len(inside_quotation(rows)) == len(rows)
