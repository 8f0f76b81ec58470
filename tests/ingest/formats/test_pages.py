"""Placed words become a text with boxes that point at them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.pages import PlacedLine, assemble


def line(text: str, base: float, height: float = 0.012) -> PlacedLine:
    words = text.split()
    return PlacedLine(tuple((word, 0.1 * n, base - height, 0.1 * n + 0.08, base) for n, word in enumerate(words)), base)


def test_wider_distance_parts_paragraphs() -> None:
    bases = [0.10, 0.12, 0.14, 0.175, 0.195, 0.215]
    found = assemble([[line(f"Zeile {n}", base) for n, base in enumerate(bases)]])
    assert found.text == "Zeile 0\nZeile 1\nZeile 2\n\nZeile 3\nZeile 4\nZeile 5\n\f"
    assert found.page_starts == (0,)


def test_paragraphs_of_one_line_each_are_parted() -> None:
    found = assemble([[line("a", 0.1), line("b", 0.14), line("c", 0.18)]])
    assert found.text == "a\n\nb\n\nc\n\f"


def test_jump_upwards_is_a_new_paragraph_and_a_raised_word_is_none() -> None:
    found = assemble([[line("a", 0.5), line("b", 0.52), line("c", 0.1), line("d", 0.12), line("e", 0.118)]])
    assert found.text == "a\nb\n\nc\nd\ne\n\f"


def test_empty_page_keeps_its_number() -> None:
    found = assemble([[line("eins", 0.1)], [], [line("drei", 0.1)]], ("Hinweis.",))
    assert found.text == "eins\n\f\fdrei\n\f"
    assert found.page_starts == (0, 6, 7)
    assert [box.page for box in found.boxes] == [1, 3]
    assert found.remarks == ("Hinweis.",)


def test_words_of_a_line_share_its_height_and_letters_are_composed() -> None:
    words = (("Gru\u0308ße", 0.1, 0.1, 0.2, 0.12), ("an", 0.3, 0.105, 0.4, 0.11))
    found = assemble([[PlacedLine(words, 0.11)]])
    assert found.text == "Grüße an\n\f"
    assert [(found.text[box.start : box.end], box.top, box.bottom) for box in found.boxes] == [
        ("Grüße", 0.1, 0.12),
        ("an", 0.1, 0.12),
    ]


@given(
    st.lists(
        st.lists(st.tuples(st.text("aäb1-", min_size=1, max_size=5), st.floats(0.02, 1.0)), max_size=6), max_size=4
    )
)
def test_each_word_has_a_box_at_its_place(pages: list[list[tuple[str, float]]]) -> None:
    found = assemble([[line(word, base) for word, base in page] for page in pages])
    words = [word for page in pages for word, _ in page]
    assert [found.text[box.start : box.end] for box in found.boxes] == words == found.text.split()
    assert found.text.count("\f") == len(pages) == len(found.page_starts)
