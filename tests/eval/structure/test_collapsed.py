from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eval.structure.collapsed import Collapsed, collapse, edges


def test_places_lead_back_to_the_source() -> None:
    source = "\n Ein \n\f\n Satz.  Noch\teiner. "
    flat = Collapsed.of(source)
    assert flat.text == "Ein Satz. Noch einer."
    found = flat.find("Satz. Noch")
    assert found is not None
    start, end = flat.in_source(*found)
    assert source[start:end] == "Satz.  Noch"
    assert flat.find("Satz", found[1]) is None


def test_a_stretch_is_found_from_a_place_on() -> None:
    flat = Collapsed.of("ja nein ja")
    assert flat.find("ja") == (0, 2)
    assert flat.find("ja", 1) == (8, 10)


@given(st.text(alphabet="ab \n\f\t\u00a0\u2003ß", max_size=60))
def test_every_character_keeps_its_offset(source: str) -> None:
    flat = Collapsed.of(source)
    assert flat.text == collapse(source)
    assert [source[offset] for offset in flat.offsets if not source[offset].isspace()] == list("".join(source.split()))
    assert all(flat.text[n] == " " for n, offset in enumerate(flat.offsets) if source[offset].isspace())


def test_edges_are_forty_characters_or_the_whole() -> None:
    assert edges("a\n b") == ("a b", "a b")
    text = "x" * 39 + " " + "y" * 39
    assert edges(text) == ("x" * 39 + " ", " " + "y" * 39)
