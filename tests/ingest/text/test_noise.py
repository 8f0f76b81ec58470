"""Noise is what nobody wrote into a letter: page marks, heads, residues of forms; everything else stays text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import NoiseKind, Span
from ingest.text.noise import blanks, cost_form, noise_lines, page_starts
from tests.ingest.gold_structure import ANSWER, CONTROL, ink, letter_of, sample

#: Text enough that heads and residues are a small share of it.
PROSE = [
    f"Im {number}. Absatz steht etwas anderes über die Wege im Wald und die Bänke am See{word}."
    for number, word in enumerate("abcdefghijklmnopqrstuvwxyz" * 3)
]
MARK, HEAD, RESIDUE = NoiseKind.PAGE_MARK, NoiseKind.PAGE_HEAD, NoiseKind.FORM_RESIDUE


def noise_of(text: str, kind: NoiseKind | None = None) -> list[str]:
    return [text[n.span.start : n.span.end].strip() for n in noise_lines(text) if kind in (None, n.kind)]


def paged(edge: str, pages: int = 5, *, per_page: int = 12, marks: bool = True) -> str:
    """Pages of prose; ``edge`` stands at the foot of each, with ``#`` as the page's number."""
    found = []
    for page in range(1, pages + 1):
        head = f"\f-{page}-\n" if marks and page > 1 else "\f" if page > 1 else ""
        prose = "\n".join(PROSE[(page * per_page + n) % len(PROSE)] for n in range(per_page))
        found.append(f"{head}{prose}\n{edge.replace('#', str(page))}\n")
    return "".join(found)


# Page marks.


@pytest.mark.parametrize(
    "mark", ["-2-", "- 2-", "-2 -", "2-", "2 -", "– 2 –", "--2--", "Seite 2", "Seite 2 von 7", "  -2-  ", "-2-\r"]
)
def test_page_mark_in_its_forms(mark: str) -> None:
    assert noise_of(f"Ein Satz\n{mark}\ngeht weiter.", MARK) == [mark.strip()]


@pytest.mark.parametrize("line", ["2", "2.", "-2- Personen", "von -2-", "Seite 2 des Berichts", "-2022-", "--", "- 2"])
def test_line_that_is_no_page_mark(line: str) -> None:
    assert noise_of(f"Ein Satz\n{line}\ngeht weiter.") == []


def test_page_marks_count_up_from_page_2() -> None:
    assert noise_of("a\n-7-\nb\n-2-\nc\n-1-\nd\n-2-\ne\n-3-\nf") == ["-2-", "-3-"]
    assert noise_of("Seite 1 von 2\na\nSeite 2 von 2\nb", MARK) == ["Seite 1 von 2", "Seite 2 von 2"]


def test_page_mark_right_behind_a_form_feed_counts_even_where_one_before_is_lost() -> None:
    assert noise_of("a\n\f-2-\nb\n\fc\n\f-4-\nd") == ["-2-", "-4-"]
    assert noise_of("a\n-2-\nb\n-4-\nd") == ["-2-"]


def test_what_a_reader_of_pdf_files_prints_between_pages_is_a_mark() -> None:
    text = "a\n-- 1 of 3 --\nb\n-- 2 of 3 --\nc\n-- 3 of 3 --"
    assert noise_of(text, MARK) == ["-- 1 of 3 --", "-- 2 of 3 --", "-- 3 of 3 --"]
    assert noise_of("a\n-- 2 of 3 --\nb\n-- 1 of 3 --\nc") == ["-- 2 of 3 --"]


def test_page_head_that_counts() -> None:
    heads = [f"Ergänzende Erläuterungen      Seite {page}" for page in (2, 3)]
    text = "\n".join([*PROSE[:12], heads[0], *PROSE[12:24], heads[1], *PROSE[24:]])
    assert noise_of(text, HEAD) == heads
    assert noise_of(text.replace("Seite 2", "Seite 9").replace("Seite 3", "Seite 7")) == []


def test_a_text_of_nothing_but_marks_says_what_it_says() -> None:
    assert noise_lines("Seite 1 von 2") == noise_lines("Bitte auswählen\n") == ()


# Heads and feet that recur.


@pytest.mark.parametrize(
    "edge",
    ["Stadt Beispiel, Amt für Wege", "Vorlage 12/2020  Stand 3.4.2020", "Vorlage Seite # / 5"],
    ids=["words", "words and numbers", "with a count"],
)
@pytest.mark.parametrize("marks", [True, False], ids=["marked", "form feeds"])
def test_foot_of_every_page_is_a_page_head(edge: str, marks: bool) -> None:
    found = noise_of(paged(edge, marks=marks), HEAD)
    assert len(found) >= 4  # the first page's foot stands at an edge too, the last page's at none
    assert set(found) <= {edge.replace("#", str(page)) for page in range(1, 6)}


def test_what_stands_there_twice_is_a_sentence_and_not_a_head() -> None:
    assert noise_of(paged("Das gilt auch hier.", pages=2), HEAD) == []
    assert noise_of(paged("Das gilt auch hier.", pages=3), HEAD) == []
    assert noise_of(paged("Das gilt auch hier.", pages=4), HEAD) == ["Das gilt auch hier."] * 3


def test_title_of_the_document_is_a_head_where_it_is_repeated_once() -> None:
    text = f"Bericht zu den Wegen\n{paged('', pages=3)}".replace("-2-\n", "-2-\nBericht zu den Wegen\n")
    assert noise_of(text, HEAD) == ["Bericht zu den Wegen"]
    assert noise_lines(text)[1].span.start > text.index("-2-")


@pytest.mark.parametrize("label", ["zu Frage #", "Antwort zu #", "Frage #", "TOP #", "Punkt #", "Ziffer #"])
def test_label_that_heads_every_page_is_none(label: str) -> None:
    assert noise_of(paged(label), HEAD) == []


@pytest.mark.parametrize("edge", ["12 | # | 4", "", "x" * 120], ids=["figures", "blank", "long"])
def test_line_that_is_no_head_however_often_it_stands_there(edge: str) -> None:
    assert noise_of(paged(edge), HEAD) == []


def test_line_in_the_middle_of_pages_is_no_head() -> None:
    text = "".join(
        f"\f-{page}-\n" + "\n".join([*PROSE[page * 8 :][:4], "Das gilt auch hier.", *PROSE[page * 8 + 4 :][:4]]) + "\n"
        for page in range(2, 7)
    )
    assert noise_of(text, HEAD) == []


# Residues of forms.


@pytest.mark.parametrize(
    "line",
    [
        *("Bitte auswählen", "  bitte auswählen  ", "(nur für die interne Bearbeitung)", "Max Mustermann"),
        *("Gedruckt auf 100 Prozent Recyclingpapier", "Gedruckt auf 100 % Recyclingpapier"),
        *("Klicken Sie hier, um Text einzugeben.", "Error! Reference source not found."),
    ],
)
def test_residue_of_a_form(line: str) -> None:
    assert noise_of("\n".join([*PROSE, line, *PROSE])) == [line.strip()]
    assert noise_of("\n".join([*PROSE, line, *PROSE]), RESIDUE) == [line.strip()]


@pytest.mark.parametrize("line", ["Bitte auswählen Sie", "Herr Max Mustermann", "Recyclingpapier", "IQ-relevant"])
def test_line_that_only_looks_like_a_residue(line: str) -> None:
    assert noise_of("\n".join([*PROSE, line, *PROSE])) == []


# The share above which nothing but marks is noise.


def test_heads_and_residues_that_take_much_of_a_text_stay_text() -> None:
    few, many = paged("Stadt Beispiel, Amt für Wege"), paged("Stadt Beispiel, Amt für Wege", per_page=4)
    assert {noise.kind for noise in noise_lines(few)} == {MARK, HEAD}
    assert {noise.kind for noise in noise_lines(many)} == {MARK}
    assert noise_of("Bitte auswählen\nEin Satz.\n-2-\nNoch einer.") == ["-2-"]


# In a letter.


def test_noise_inside_a_sentence_is_shown_nowhere_and_kept_with_its_kind() -> None:
    foot = "Stadt Beispiel, Amt für Wege"
    text = paged(foot).replace(f"\n{foot}\n\f-2-\nIm", f"\nDas Amt hat die\n{foot}\n\f-2-\nalten Wege gebaut. Im")
    letter = letter_of(text)
    shown = [paragraph.text for block in letter.blocks for paragraph in block.paragraphs]
    assert any("Das Amt hat die alten Wege gebaut." in paragraph for paragraph in shown)
    kinds = {noise.kind for noise in letter.noise if letter.source.at(noise.span).strip()}
    assert kinds == {MARK, HEAD}


# Where pages begin.


def begins(text: str) -> list[str]:
    """The first word of each page."""
    return [text[start:].split()[0] for start in page_starts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("eins\n\fzwei\n\fdrei\n\f", ["eins", "zwei", "drei"]),
        ("eins\n\f \n\fdrei", ["eins", "drei", "drei"]),
        ("eins\n\f-2-\nzwei", ["eins", "-2-"]),
        ("eins\n-2-\nzwei\n-3-\ndrei", ["eins", "-2-", "-3-"]),
        ("eins\n-- 1 of 2 --\nzwei\n-- 2 of 2 --\n", ["eins", "zwei"]),
        ("eins\n-- 1 of 2 --\n\n-2-\nzwei", ["eins", "-2-"]),
        ("eins\n-- 1 of 1 --\n", []),
        ("eins\nzwei", []),
        ("eins\n-7-\nzwei", []),
    ],
    ids=[
        "form feeds",
        "a blank page",
        "feed and mark",
        "marks",
        "feet",
        "foot and mark are one",
        "one page",
        "no page",
        "no mark",
    ],
)
def test_pages_begin(text: str, words: list[str]) -> None:
    assert begins(text) == words


def test_pages_of_the_samples() -> None:
    source = sample(ANSWER).source
    assert page_starts(source.text) == source.page_starts
    assert [source.text[start : start + 4] for start in source.page_starts] == ["Haus", "-2-\n", "- 3-", "-4-\n"]
    assert page_starts(sample(CONTROL).source.text) == ()


# The form on costs.


def test_form_on_costs_from_its_title_to_its_last_line() -> None:
    form = "Finanzielle Auswirkungen\n☐ ja ☒ nein\nabgestimmt mit Amt 20"
    text = f"Der Rat will es.\n\n{form}\n\nBegründung"
    span = cost_form(text)
    assert span is not None and text[span.start : span.end] == form
    assert cost_form(text.replace("abgestimmt mit", "besprochen mit")) is None


# What is left over.

SPANS = st.lists(st.integers(0, 40), min_size=0, max_size=8, unique=True).map(sorted)


@given(SPANS)
def test_blank_stretches_complete_the_partition(cuts: list[int]) -> None:
    text = "".join(chr(97 + n % 26) for n in range(41))
    taken = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    left = list(blanks(text, reversed(taken)))
    assert all(noise.kind is NoiseKind.BLANK for noise in left)
    place = 0
    for span in sorted([*taken, *(noise.span for noise in left)]):
        assert span.start == place < span.end
        place = span.end
    assert place == len(text)


LINES = st.sampled_from(
    ["-2-", "-3-", "Seite 4", "-- 1 of 2 --", "Stadt Beispiel", "Bitte auswählen", "\f", "", " ", "\r", *PROSE[:8]]
)


@given(st.lists(LINES, max_size=60).map("\n".join))
def test_noise_is_whole_lines_in_order_and_pages_begin_in_the_text(text: str) -> None:
    found = noise_lines(text)
    assert list(found) == sorted(found, key=lambda noise: noise.span)
    for noise in found:
        line = text[noise.span.start : noise.span.end]
        assert line and not re.search(r"[\n\f]", line)
        assert text[: noise.span.start][-1:] in ("", "\n", "\f") and text[noise.span.end :][:1] in ("", "\n", "\f")
    starts = page_starts(text)
    assert list(starts) == sorted(set(starts)) and all(0 <= start < len(text) for start in starts)
    assert not starts or starts[0] == 0
    assert len(ink("".join(text[n.span.start : n.span.end] for n in found))) <= len(ink(text))
