"""Hostile files: none hangs or ends the main process, each is refused by name in one German sentence, or read."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ingest.errors import BadInput
from ingest.formats import extract as extracting
from ingest.formats.bundle import members
from ingest.formats.sandbox import Limits
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.ingest.formats.made_documents import PDF_PAGE, pdf_page, stream, written_pdf, zipped

#: Seconds a reading may take here, and a test beside that on a busy machine.
SECONDS = 8.0
PATIENCE = 30.0


def loop_of_forms() -> bytes:
    """A drawing that draws itself."""
    form = stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 6 0 R>>>>")
    return written_pdf([*PDF_PAGE[:2], pdf_page("", "/XObject <</X 6 0 R>>"), PDF_PAGE[3], stream("/X Do"), form])


def explosion_of_forms() -> bytes:
    """A drawing of twelve drawings of twelve drawings …, twelve deep."""
    forms = [
        stream(
            "/X Do " * 12 if depth < 11 else "BT /F 12 Tf (x) Tj ET",
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            f"/Resources <</Font <</F 4 0 R>> /XObject <</X {7 + depth} 0 R>>>>",
        )
        for depth in range(12)
    ]
    return written_pdf([*PDF_PAGE[:2], pdf_page("", "/XObject <</X 6 0 R>>"), PDF_PAGE[3], stream("/X Do"), *forms])


def packed_drawing() -> bytes:
    """A page of 100 million commands in 200 kilobytes."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"q " * 1_000_000) for _ in range(100)) + packer.flush()
    drawn = f"<</Length {len(data)} /Filter /FlateDecode>>\nstream\n{data.decode('latin-1')}\nendstream"
    return written_pdf([*PDF_PAGE[:4], drawn])


def loop_of_tables() -> bytes:
    """A PDF whose table of contents names itself as the one before it."""
    table = written_pdf(PDF_PAGE).rindex(b"xref\n0")
    return written_pdf(PDF_PAGE, f"/Prev {table}")


def swollen_word_document() -> bytes:
    """A Word document that unpacks to 600 MB."""
    written = io.BytesIO()
    archive = zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open("word/document.xml", "w") as part:
        for _ in range(60):
            part.write(b" " * 10_000_000)
    return written.getvalue()


def word_document_with_entities() -> bytes:
    """A Word document whose text is a billion laughs."""
    written = io.BytesIO()
    docx.Document().save(written)
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    body = f"<?xml version='1.0'?><!DOCTYPE d [{laughs}]>{body}<w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    with zipfile.ZipFile(written) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/document.xml": body.encode()})


PDF = written_pdf(PDF_PAGE)
FILES: dict[str, bytes | Callable[[], bytes]] = {
    "leer.pdf": b"",
    "abgeschnitten.pdf": PDF[: len(PDF) // 2],
    "schleife.pdf": loop_of_forms,
    "tabelle.pdf": loop_of_tables,
    "baum.pdf": written_pdf([PDF_PAGE[0], "<</Type /Pages /Kids [2 0 R] /Count 9999>>"]),
    "lawine.pdf": explosion_of_forms,
    "gepackt.pdf": packed_drawing,
    "riesig.pdf": written_pdf([*PDF_PAGE[:2], PDF_PAGE[2].replace("595 842", "9999999 9999999"), *PDF_PAGE[3:]]),
    "rauschen.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 99 + b"%%EOF",
    "bombe.docx": swollen_word_document,
    "gelaechter.docx": word_document_with_entities,
    "tief.html": b"<html>" + b"<div>" * 500_000 + b"Ende",
    "offen.html": b"<html><table>" + b"<tr><td>" * 300_000,
    "bild.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "archiv.txt": zipped({"a.txt": b"a"}),
    "text.pdf": b"Ein Brief, der kein PDF ist.\n\n1. Frage?",
    "brief.txt": PDF,
}
READ = {"text.pdf": "kein PDF", **dict.fromkeys(["brief.txt", "tabelle.pdf", "riesig.pdf"], "Wann kommt das Bad?")}


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_DOCUMENT", Limits(seconds=SECONDS, memory=500_000_000))
    monkeypatch.setattr(extracting, "_SCANNED_PAGE", Limits(seconds=SECONDS))


@pytest.mark.promise(21)
@pytest.mark.parametrize("name", FILES)
def test_hostile_file_ends_in_a_sentence_or_a_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(made() if callable(made := FILES[name]) else made)
    started = time.monotonic()
    if name in READ:
        assert READ[name] in read(path).source.text
    else:
        with pytest.raises(BadInput) as fault:
            read(path)
        assert name in fault.value.expected and fault.value.remedy.startswith("bitte")
    assert time.monotonic() - started < PATIENCE


@pytest.mark.promise(21)
def test_archive_bomb_ends_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bombe.zip"
    path.write_bytes(zipped({"brief.txt": b"Brief", "null.txt": b"\0" * 80_000_000}))
    started = time.monotonic()
    with pytest.raises(BadInput, match=r"bombe\.zip"):
        list(members(path))
    assert time.monotonic() - started < PATIENCE


@pytest.mark.promise(21)
@pytest.mark.parametrize(
    "piece", ["x", "Wort ", "1. ", "1.", "- ", "§ 28 Abs. 6 ", "(", "„Zu Frage 1", "Punkt 2, 3 und ", "-2-"]
)
def test_line_of_a_megabyte_is_read_segmented_and_cut_into_passages(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "zeile.txt"
    path.write_text((piece * 1_000_000)[:1_000_000] + " Ende", encoding="utf-8")
    started = time.monotonic()
    passages(segment(read(path).source))
    assert time.monotonic() - started < PATIENCE
