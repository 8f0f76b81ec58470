"""Which labels number the items of a letter: rows with evidence are chosen over inner lists, dates and tables."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.body.layout import Line, lines
from ingest.body.markers import markers
from ingest.body.sequence import Row, asks, asks_enough, begins, best_row, row_above
from tests.ingest.gold_structure import source_of

#: A line of running text that shows how wide the letter is printed.
FULL = "Die Verwaltung arbeitet auf diesem Gebiet mit mehr als fünfzig Gruppen und Vereinen zusammen und"


def printed(text: str) -> list[Line]:
    return lines(source_of(text))


def row_of(rows: list[Line], *, asking: bool = True, headed: bool = True) -> Row:
    return best_row(rows, markers(rows), asking=asking, headed=headed)


def labels(text: str, *, asking: bool = True, headed: bool = True) -> list[str]:
    """The numbers that were chosen, each with the first word behind it."""
    rows = printed(text)
    row = row_of(rows, asking=asking, headed=headed)
    return [f"{m.number} {rows[m.line].text[m.behind :].split()[0]}" for m in row.markers]


# Enquiries: items ask or are quoted.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Wie?\n\nSo.\n\n2. Wer?\n\nEr.", ["1 Wie?", "2 Wer?"]),
        ("1. Wie?\nSo.\n2. Wer?\nEr.\n3. Wann?\nNie.", ["1 Wie?", "2 Wer?", "3 Wann?"]),
        ("Frage 1: Wie?\nSo.\nFrage 2: Wer?\nEr.", ["1 Wie?", "2 Wer?"]),
        ("A. Wie?\nSo.\nB. Wer?\nEr.", ["A Wie?", "B Wer?"]),
        ("I. Wie?\nSo.\nII. Wer?\nEr.", ["I Wie?", "II Wer?"]),
        ("1.1 Wie ist es?\nSo.\n1.2 Wer ist es?\nEr.\n2.1 Wann ist es?\nNie.", ["1.1 Wie", "1.2 Wer", "2.1 Wann"]),
        ("1.+2. Wie und wer?\nSo.\n3. Wann?\nNie.", ["1-2 Wie", "3 Wann?"]),
        ("„1. Wie viele es sind.\n2. Wer sie hat.“\nEs sind fünf.", ["1 Wie", "2 Wer"]),
        ("1. „Der Weg ist lang.“\nJa.\n2. „Er ist alt.“\nJa.", ["1 „Der", "2 „Er"]),
        ("1. Wie?\nSo.", ["1 Wie?"]),
    ],
    ids=[
        *("blank lines", "no blank line", "in words", "letters", "roman", "decimal", "joint"),
        *("a quotation over several", "quoted one by one", "a single question"),
    ],
)
def test_row_of_questions(text: str, found: list[str]) -> None:
    assert labels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Kein Wort trägt hier eine Zahl.",
        "1. Der Weg ist lang.",
        "1. Der Weg ist lang.\n2. Er ist alt.",
        "3. Wie?\n4. Wer?",
        f"{FULL} am\n1. Mai 2022 wird, wie {FULL}\n2. Lesung?",
        "5 Euro kostet es.\n12 Personen wohnen hier.",
        "Zu 1: Ja.\nZu 2: Nein.",
        "1. 120 345 17\n2. 130 222 19\n3. 140 111 20",
    ],
    ids=[
        *("no number", "one that tells", "two that tell", "begins late", "dates and ordinals"),
        *("counts", "answers alone", "a table"),
    ],
)
def test_text_in_which_nothing_is_numbered(text: str) -> None:
    assert labels(text) == []


def test_inner_list_is_not_the_row() -> None:
    text = (
        "1. Wie viele Wege gibt es?\n\nEs gibt diese Wege:\n1. der lange Weg\n2. der kurze Weg\n3. der alte Weg\n\n"
        "2. Wer hat sie gebaut?\n\nDas Amt."
    )
    assert labels(text) == ["1 Wie", "2 Wer"]


def test_numbers_without_a_sign_need_more_evidence() -> None:
    items = [f"{n} Ist der {n}. Weg bekannt?\n\nJa." for n in (1, 2, 3)]
    assert labels("\n\n".join(items)) == ["1 Ist", "2 Ist", "3 Ist"]
    assert labels("\n\n".join(items[:2])) == []


def test_number_at_the_head_of_a_wrapped_line_is_no_label() -> None:
    text = f"1. Wie viele?\n\n{FULL} gemäß Nummer\n2. Der Rest steht dort, {FULL}\n\n2. Wer?\n\nEr."
    assert labels(text) == ["1 Wie", "2 Wer?"]


def test_count_may_begin_anew() -> None:
    text = "Zum Wald\n\n1. Wie?\n\nSo.\n\n2. Wer?\n\nEr.\n\nZum See\n\n1. Wann?\n\nNie.\n\n2. Wo?\n\nHier.\n"
    assert labels(text) == ["1 Wie?", "2 Wer?", "1 Wann?", "2 Wo?"]
    assert [[m.number for m in group] for group in row_of(printed(text)).groups()] == [["1", "2"], ["1", "2"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Wie?\n\nSo.\n\n2. Wer?\n\nEr.\n\n4. Wann?\n\nNie.", ["1 Wie?", "2 Wer?", "4 Wann?"]),
        ("1. Wie?\n\nSo.\n\n2. Wer?\n\nEr.\n\n9. Wann?\n\nNie.", ["1 Wie?", "2 Wer?"]),
    ],
    ids=["one is bridged", "six are not"],
)
def test_number_that_a_scan_lost(text: str, found: list[str]) -> None:
    assert labels(text) == found


def test_quotation_that_is_repeated_counts_more_than_an_answer_that_is_numbered_too() -> None:
    text = "„1. Wie viele?\n2. Wer?“\n\nAntwort:\n\n1. Fünf.\n\n2. Das Amt.\n"
    assert labels(text)[:2] == ["1 Wie", "2 Wer?“"]


def test_headings_with_text_of_their_own_may_number_an_answer() -> None:
    long = "Das Amt hat die Wege im Wald gezählt und in eine Karte eingetragen. " * 5
    text = f"1. Wege\n\n{long}\n\n2. Bänke\n\n{long}\n\n3. Tore\n\n{long}"
    assert labels(text) == ["1 Wege", "2 Bänke", "3 Tore"]
    assert labels(text, headed=False) == []
    assert labels(text.replace(long, "Ja.")) == []


# Decisions: items need not ask.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Der Rat will es.\n\n2. Er zahlt es.", ["1 Der", "2 Er"]),
        ("1. Der Rat will\n\na) Wege,\n\nb) Bänke.\n\n2. Er zahlt es.", ["1 Der", "2 Er"]),
        ("I. Der Rat will\n\n1. Wege,\n\n2. Bänke.\n\nII. Er zahlt es.", ["I Der", "II Er"]),
    ],
    ids=["plain", "letters within", "arabic below roman"],
)
def test_points_of_a_decision_are_the_outer_ones(text: str, found: list[str]) -> None:
    assert labels(text, asking=False) == found


# What stands above a row.


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("A. Wald\n\n1. Wie?\n\n2. Wer?\n\nB. See\n\n1. Wann?\n\n2. Wo?", ["A", "B"]),
        ("I. Wald\n\n1. Wie?\n\n2. Wer?\n\nII. See\n\n1. Wann?\n\n2. Wo?", ["I", "II"]),
        ("1. „Gibt es\na) Wege?\nb) Bänke?“\nJa.\n2. „Gibt es\na) Tore?\nb) Zäune?“\nNein.", ["1", "2"]),
        ("1. Wie?\n\n2. Wer?\n\n1. Wann?\n\n2. Wo?", []),
        ("1. Wie?\n\n2. Wer?\n\nA. Die Wege\n\nB. Die Bänke", []),
    ],
    ids=["letters", "roman", "numbers above letters", "none", "behind the row"],
)
def test_row_above_heads_groups(text: str, above: list[str]) -> None:
    rows = printed(text)
    assert [m.number for m in row_above(rows, markers(rows), row_of(rows)).markers] == above


# What a line shows.


@pytest.mark.parametrize(
    ("text", "line", "begun"),
    [
        ("eins", 0, True),
        ("eins\nzwei", 1, False),
        ("Ein Satz.\nzwei", 1, True),
        ('Ein Satz."\nzwei', 1, True),
        ("eins\n\nzwei", 1, True),
        ("eins\n-2-\nzwei", 1, True),
    ],
)
def test_line_that_begins_something(text: str, line: int, begun: bool) -> None:
    assert begins(printed(text), line) is begun


@pytest.mark.parametrize(
    ("text", "until", "asked"),
    [
        ("Wie?", 1, True),
        ("Wie?“", 1, True),
        ("Wie viele\nes sind?", 2, True),
        ("Wie viele\nes sind?", 1, False),
        ("Wie? Das ist so.", 1, True),
        ("wie?so", 1, False),
        ("Wie\n" + "und\n" * 20 + "so?", 22, False),
    ],
)
def test_question_mark_ends_a_line_soon(text: str, until: int, asked: bool) -> None:
    assert asks(printed(text), 0, until) is asked


def test_row_asks_enough_where_a_third_of_its_items_does() -> None:
    for asked, enough in [(3, True), (2, True), (1, False)]:
        items = [f"{n}. Wie{'?' if n <= asked else '.'}" for n in range(1, 6)]
        rows = printed("\n\n".join(items))
        assert asks_enough(rows, Row(tuple(markers(rows))), headed=False) is enough


# What holds for every text.

ITEMS = st.lists(
    st.tuples(
        st.sampled_from(
            ["1. ", "2. ", "3. ", "4) ", "1.1 ", "a) ", "b) ", "A. ", "B. ", "I. ", "II. ", "Frage 2: ", ""]
        ),
        st.sampled_from(["Wie?", "Der Rat will es.", "„Wer?“", "und so", "", FULL]),
        st.sampled_from(["\n", "\n\n", "\n-2-\n"]),
    ),
    min_size=1,
    max_size=25,
)


@given(ITEMS, st.booleans())
def test_row_is_in_reading_order_of_one_style_and_its_groups_count_up(
    items: list[tuple[str, str, str]], asking: bool
) -> None:
    rows = printed("Ein Wort.\n" + "".join(map("".join, items)))
    row = row_of(rows, asking=asking)
    assert all(a.line < b.line for a, b in pairwise(row.markers))
    assert len({marker.style for marker in row.markers}) <= 1
    groups = row.groups() if row.markers else []
    assert tuple(marker for group in groups for marker in group) == row.markers
    assert all(a.paths[-1] <= b.paths[0] for group in groups for a, b in pairwise(group))  # a slip prints one twice
