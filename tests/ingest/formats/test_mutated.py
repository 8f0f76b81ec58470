"""Damaged files of every kind: each ends as a text or as one German sentence, and the process that reads goes on."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import docx
import pytest

from ingest.errors import BadInput
from ingest.formats import extract as extracting
from ingest.formats.bundle import members
from ingest.formats.sandbox import Limits
from ingest.read import read
from ingest.segment import segment
from tests.corpus import SAMPLES
from tests.ingest.formats.made_documents import PDF_PAGE, stream, written_pdf, zipped
from tests.scoreboard.counting import Promised

#: What one reading may use, and the clock of a busy machine beside that.
LIMITS = Limits(seconds=10, memory=512 * 1024 * 1024)
PATIENCE_S = 30.0
LETTER = "P0091-21_Beschlusskontrolle_2022-06-23.txt"


def flipped(content: bytes, random: Random) -> bytes:
    """Up to 40 bytes changed."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 40)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut(content: bytes, random: Random) -> bytes:
    """The beginning alone."""
    return content[: random.randrange(1, len(content))]


def torn(content: bytes, random: Random) -> bytes:
    """A piece is missing."""
    start = random.randrange(len(content))
    return content[:start] + content[start + random.randint(1, 2000) :]


def doubled(content: bytes, random: Random) -> bytes:
    """A piece stands there many times."""
    start = random.randrange(len(content))
    return content[:start] + content[start : start + 200] * random.randint(2, 50) + content[start:]


def swollen(content: bytes, random: Random) -> bytes:
    """A number in it is huge or negative, a piece of it random."""
    number = random.choice([b"4294967295", b"-1", b"99999999999999999999", b"0"])
    start = random.randrange(len(content))
    return content[:start] + number + random.randbytes(random.randint(0, 64)) + content[start:]


KINDS: tuple[Callable[[bytes, Random], bytes], ...] = (flipped, cut, torn, doubled, swollen)


@cache
def whole() -> dict[str, bytes]:
    """One good file of each format, by its ending."""
    text = (SAMPLES / LETTER).read_bytes()
    return {
        "txt": text,
        "html": b"<html><body><h1>Brief</h1><table><tr><td>Datum</td></tr></table><p>" + text + b"</p></body></html>",
        "pdf": written_pdf([*PDF_PAGE[:4], stream("BT /F 12 Tf 70 700 Td (Wann kommt das Bad?) Tj ET " * 20)]),
        "docx": word_document(),
        "zip": zipped({"brief.txt": text, "zweiter.txt": b"Ein Brief."}),
    }


def word_document() -> bytes:
    """A Word document with a paragraph and a table."""
    made, written = docx.Document(), io.BytesIO()
    made.add_paragraph("Wann kommt das Bad?")
    made.add_table(2, 2)
    made.save(written)
    return written.getvalue()


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_DOCUMENT", LIMITS)
    monkeypatch.setattr(extracting, "_SCANNED_PAGE", LIMITS)


def ends_well(path: Path) -> str:
    """Why a file did not end as it should: as a text or as one sentence that names it; "" if it did."""
    started = time.monotonic()
    try:
        if path.suffix == ".zip":
            list(members(path))
        else:
            segment(read(path).source)
    except BadInput as fault:
        if not (fault.expected and fault.found and fault.remedy):
            return f"{path.name}: a sentence without its three parts: {fault}"
    took = time.monotonic() - started
    return f"{path.name}: {took:.0f} s" if took > PATIENCE_S else ""


@pytest.mark.promise(21)
@pytest.mark.parametrize("ending", ["txt", "html", "pdf", "docx", "zip"])
def test_a_damaged_file_ends_as_a_text_or_a_sentence(ending: str, tmp_path: Path, promised: Promised) -> None:
    assert ends_well(written(tmp_path / f"ganz.{ending}", whole()[ending])) == ""
    for seed in range(promised.size(quick=20, full=100)):
        random = Random(f"{ending}{seed}")
        damage = KINDS[seed % len(KINDS)]
        path = written(tmp_path / f"{damage.__name__}-{seed}.{ending}", damage(whole()[ending], random))
        wrong = ends_well(path)
        promised.case(wrong == "", wrong)
        path.unlink()


def written(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path
