"""The format of a file shows in its bytes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from ingest.formats.detect import Format, detect, foreign, is_bundle
from tests.ingest.formats.made_documents import zipped


def word_document() -> bytes:
    written = io.BytesIO()
    docx.Document().save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (b"Sehr geehrte Frau Muster,", Format.TEXT),
        (b"", Format.TEXT),
        (b"Der Aufruf <html> steht im Text.", Format.TEXT),
        (b"%PDF-1.4\n", Format.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", Format.PDF),
        (b"Kopf eines Webservers\n%PDF-1.4\n1 0 obj endobj", Format.PDF),
        (b"Der Brief nennt %PDF- nur.", Format.TEXT),
        (b"<!DOCTYPE html><p>Brief", Format.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- Vorlage -->\n<html>", Format.HTML),
        (b"{\\rtf1 Brief}", Format.FOREIGN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Format.FOREIGN),
        (b"\x89PNG\r\n\x1a\n", Format.FOREIGN),
        (zipped({"a.txt": b"Brief"}), Format.BUNDLE),
        (zipped({}), Format.BUNDLE),
        (zipped({"a.txt": b"Brief"})[:-30], Format.BUNDLE),
        (zipped({"xl/workbook.xml": b""}), Format.FOREIGN),
        (zipped({"mimetype": b"", "META-INF/manifest.xml": b""}), Format.FOREIGN),
    ],
)
def test_format_of_bytes(content: bytes, format_: Format) -> None:
    assert detect(content) is format_
    assert is_bundle(content) == (format_ is Format.BUNDLE)
    assert bool(foreign(content)) == (format_ is Format.FOREIGN)


def test_word_document_is_no_bundle_and_a_bundle_of_word_documents_is_one() -> None:
    document = word_document()
    assert detect(document) is Format.DOCX
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("brief.docx", document)
    assert detect(stored.getvalue()) is Format.BUNDLE
