"""Bytes become a source: decoded once, refused if they are no text, with the places where pages begin."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import BadInput
from ingest.read import (
    MAX_BYTES,
    MAX_DOCUMENT_BYTES,
    on_pages,
    page_at,
    read,
    read_bytes,
    source_from_bytes,
)
from tests.corpus import SAMPLES
from tests.ingest.formats.made_documents import PDF_PAGE, written_pdf, zipped
from tests.ingest.gold_structure import ANSWER, CONTROL, ink, sample, source_of


def test_source_is_the_file_unaltered(tmp_path: Path) -> None:
    path = tmp_path / "Brief vom 1. Mai.txt"
    path.write_bytes("Grüße,\r\n\tzwei  Blanks\n".encode())
    reading = read(path)
    source = reading.source
    assert reading.content == path.read_bytes()
    assert source.text == "Grüße,\r\n\tzwei  Blanks\n"
    assert source.file == "Brief vom 1. Mai"
    assert source.document_id == hashlib.sha256(reading.content).hexdigest()[:16]
    assert (reading.boxes, reading.remarks) == ((), ())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Straße „A“ – 5 €".encode("cp1252"), "Straße „A“ – 5 €"),
        ("Straße".encode("latin-1"), "Straße"),
        ("\ufeffStraße".encode(), "Straße"),
        ("□ vertraulich".encode(), "□ vertraulich"),
    ],
)
def test_bytes_are_decoded(content: bytes, text: str) -> None:
    assert source_from_bytes(content, "brief.txt").text == text


def test_file_name_in_decomposed_form_is_composed() -> None:
    assert source_from_bytes(b"Wort", "Gru\u0308ße.txt").file == "Grüße"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "ohne ein einziges Wort"),
        (b" \n\f\t", "ohne ein einziges Wort"),
        (b"-\n***\n...", "ohne ein einziges Wort"),
        (b"%PDF-1.7 Brief", "dessen Seiten"),
        (b"PK\x05\x06" + bytes(18), "ein ZIP-Archiv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Brief", "im alten Word-"),
        (b"Brief\0text", "Binärdaten"),
        ("Brief".encode("utf-16"), "Binärdaten"),
        (b"\x89PNG\r\n\x1a\n Bild", "ein Bild"),
        (b"Stra\x81e", "die kein Text sind"),
        (b"x" * (MAX_BYTES + 1), "20 MB"),
    ],
    ids=["empty", "blank", "no word", "pdf", "zip", "old word", "NUL", "utf-16", "png", "undefined byte", "too large"],
)
def test_what_is_no_letter_is_refused_by_name(content: bytes, found: str) -> None:
    with pytest.raises(BadInput, match=found) as fault:
        read_bytes(content, "brief.txt")
    assert "brief.txt" in str(fault.value)
    assert "bitte" in str(fault.value)


def test_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"fehlt\.txt"):
        read(tmp_path / "fehlt.txt")
    with pytest.raises(BadInput):
        read(tmp_path)


def test_file_too_large_to_read_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "gross.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    with pytest.raises(BadInput, match=r"gross\.pdf.*100 MB"):
        read(path)


def test_format_is_seen_in_the_bytes_and_not_in_the_name(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(written_pdf(PDF_PAGE))
    reading = read(path)
    assert reading.source.text == "1. Wann kommt das Bad?\n\f"
    assert (reading.source.file, reading.source.page_starts) == ("brief", (0,))
    assert reading.content == path.read_bytes()
    assert [reading.source.text[box.start : box.end] for box in reading.boxes] == ["1.", "Wann", "kommt", "das", "Bad?"]
    page = b"<html><p>Gr&uuml;&szlig;e</p>"
    assert read_bytes(page, "brief.pdf").source.text == "Grüße\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (zipped({"a.txt": b"Brief"}), "ZIP-Archiv"),
        (b"{\\rtf1 Brief}", "RTF"),
        (b"\x89PNG\r\n\x1a\n Bild", "PNG"),
        (written_pdf([*PDF_PAGE[:4], "<</Length 0>>\nstream\n\nendstream"]), "ohne ein einziges Wort"),
    ],
)
def test_other_formats_are_refused_by_name(content: bytes, found: str) -> None:
    with pytest.raises(BadInput, match=rf"brief\.pdf.*{found}.*bitte"):
        read_bytes(content, "brief.pdf")


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        source = source_from_bytes(content, "brief.txt")
    except BadInput:
        return
    assert source.text


def test_pages_begin_after_form_feeds() -> None:
    source = source_of("eins\n\f-2-\nzwei\n\fdrei\n\f")
    assert [source.text[start] for start in source.page_starts] == ["e", "-", "d"]


def test_pages_begin_at_page_marks_where_there_is_no_form_feed() -> None:
    source = sample(ANSWER).source
    assert [source.text[start : start + 4] for start in source.page_starts] == ["Haus", "-2-\n", "- 3-", "-4-\n"]
    words = ["Hausmitteilung", "50 Netzwerken", "Punt 5", "MLtfreundli"]
    assert [page_at(source, source.text.index(word)) for word in words] == [1, 2, 3, 4]


def test_source_without_pages_shows_none() -> None:
    source = sample(CONTROL).source
    assert source.page_starts == ()
    assert page_at(source, 100) is None


def test_stretch_is_cut_at_pages_and_has_no_blank_edges() -> None:
    source = source_of("  eins \n\f zwei\n\f \n\f vier ")
    spans = on_pages(source, 0, len(source.text))
    assert [(source.at(span), span.page) for span in spans] == [("eins", 1), ("zwei", 2), ("vier", 4)]
    assert source.verbatim(spans) == "eins zwei vier"
    assert on_pages(source, 0, 2) == ()


@settings(deadline=None)
@given(st.text(alphabet="ab \n\f-2", min_size=1).filter(str.strip), st.data())
def test_cutting_at_pages_loses_no_ink(text: str, data: st.DataObject) -> None:
    try:
        source = source_of(text)
    except BadInput:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    spans = on_pages(source, start, end)
    assert ink(source.verbatim(spans)) == ink(text[start:end])
    assert list(spans) == sorted(spans)
    for span in spans:
        assert source.at(span) == source.at(span).strip()
        assert page_at(source, span.start) == page_at(source, span.end - 1) == span.page


@pytest.mark.parametrize("name", [ANSWER, CONTROL])
def test_sample_is_read_whole(name: str) -> None:
    assert sample(name).source.text == (SAMPLES / f"{name}.txt").read_bytes().decode()
