"""A draft as a Word file: the house's letter, real footnotes, a template that can be replaced; seen by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from ingest.errors import BadInput
from ingest.model import Tier
from ingest.read import read
from tests.ui.drafts.made_drafts import FIGURE, SECRET, draft
from tests.ui.drafts.test_footnotes import notes
from tests.ui.payloads import PAYLOADS
from ui.drafts.docx_export import SHIPPED, docx, template_of
from ui.drafts.sheet import Sheet, begun, sheet, showable

#: Seconds that LibreOffice may take on a busy machine; its first start makes a profile.
PATIENCE_S = 120


def made(tier: Tier = Tier.OEFFENTLICH) -> Sheet:
    return sheet(draft(tier, tier), begun(draft()))


def opened(content: bytes) -> object:
    return Document(io.BytesIO(content))


def written(content: bytes) -> list[str]:
    """The paragraphs of a letter's body, cells first."""
    document = Document(io.BytesIO(content))
    cells = [
        one.text for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    ]
    return [*cells, *(one.text for one in document.paragraphs if one.text)]


def test_a_letter_in_the_form_of_the_house() -> None:
    lines = written(docx(made()))
    assert lines[:4] == [
        "SPD-Fraktion",
        "[Stelle – bitte ergänzen]",
        "GZ: [Geschäftszeichen – bitte ergänzen]",
        "Datum: [Datum – bitte ergänzen]",
    ]
    assert lines[4:9] == [
        "Entwurf",
        "Freibad im Norden",
        "AF0099/24",
        "Sehr geehrte Damen und Herren,",
        "Ihre Anfrage vom 02.02.2024 beantworte ich wie folgt:",
    ]
    assert lines[9:] == [
        "1.\t„Wann öffnet das Freibad?“",
        "Das Freibad öffnet im Mai. Das Freibad öffnet im Juni.",
        "2.\t„Wie viele Gäste kamen?“",
        f"Es kamen {FIGURE.mark} Gäste.",
        "3.\t„Wer zahlt die Rutsche?“",
        "[keine Fundstelle – bitte ergänzen]",
        "Mit freundlichen Grüßen",
        "[Unterschrift – bitte ergänzen]",
    ]


def test_every_fundstelle_is_a_footnote_that_the_text_names() -> None:
    content = docx(made())
    found = notes(opened(content))
    assert list(found) == [1, 2, 3]
    assert found[1].startswith(
        "Antwort auf Anfrage AF1/22 vom 14.09.2022, Der Oberbürgermeister, zu Frage 1, Abs. 2: „Das"
    )
    assert found[3].endswith("Aktuelle Zahl zu erfragen bei: Sportamt.")
    body = Document(io.BytesIO(content)).element.body.xml
    assert [f'w:footnoteReference w:id="{number}"' in body for number in (1, 2, 3, 4)] == [True, True, True, False]


@pytest.mark.parametrize("tier", list(Tier))
def test_every_page_carries_the_highest_tier(tier: Tier) -> None:
    document = Document(io.BytesIO(docx(made(tier))))
    head = "\n".join(one.text for one in document.sections[0].header.paragraphs)
    name = {Tier.OEFFENTLICH: "öffentlich", Tier.NICHTOEFFENTLICH: "nichtöffentlich"}.get(tier, tier.value)
    assert head.startswith("☐ vertraulich\n" if tier is Tier.OEFFENTLICH else f"☒ vertraulich ({name})")
    assert f"höchste Ebene der Quellen: {name}." in head


def test_nothing_of_a_closed_tier_is_anywhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "entwurf.docx"
    path.write_bytes(docx(made()))
    shutil.unpack_archive(path, tmp_path / "parts", "zip")
    parts = [one.read_text(encoding="utf-8") for one in (tmp_path / "parts").rglob("*.xml")]
    assert len(parts) > 5 and not any(SECRET in part or "AF9/23" in part for part in parts)


def test_foreign_words_are_neither_markup_nor_template() -> None:
    for payload in PAYLOADS:
        edited = begun(draft())
        head = replace(edited.head, subject=payload, office=payload)
        content = docx(sheet(draft(), replace(edited, head=head, texts=(payload, "{{ vermerk }}", "{% if x %}"))))
        document = Document(io.BytesIO(content))
        assert "w:hyperlink" not in document.element.body.xml and "w:instrText" not in document.element.body.xml
        lines = [one.text for one in document.paragraphs]
        assert "{{ vermerk }}" in lines and "{% if x %}" in lines
        shown = "".join(showable(payload).split())
        assert shown in "".join("".join(lines).split()), payload
        assert len(document.core_properties.title) <= 200 and "&amp;" not in document.core_properties.title


def test_our_own_reader_reads_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "entwurf.docx"
    path.write_bytes(docx(made()))
    text = read(path).source.text
    assert "1." in text and "„Wann öffnet das Freibad?“" in text and "Das Freibad öffnet im Mai." in text


def test_a_municipality_brings_its_own_template(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Stadt Beispiel, {{ stelle }}, {{ fragen|length }} Fragen")
    own.add_paragraph("{%p for one in fundstellen %}")
    own.add_paragraph("{{ one }}")
    own.add_paragraph("{%p endfor %}")
    own.save(str(tmp_path / "antwort.docx"))
    assert template_of(tmp_path) == tmp_path / "antwort.docx"
    lines = written(docx(made(), template_of(tmp_path)))
    assert lines[0] == "Stadt Beispiel, [Stelle – bitte ergänzen], 3 Fragen" and len(lines) == 4
    assert template_of(tmp_path, tmp_path / "andere.docx") == tmp_path / "andere.docx"
    assert template_of(tmp_path / "leer") == SHIPPED


@pytest.mark.parametrize("words", ["{{ gibt_es_nicht }}", "{% for x in %}", "{{ ''.__class__.__mro__ }}", None])
def test_a_broken_template_is_named(tmp_path: Path, words: str | None) -> None:
    path = tmp_path / "kaputt.docx"
    if words is None:
        path.write_bytes(b"kein Word")
    else:
        document = Document()
        document.add_paragraph(words)
        document.save(str(path))
    with pytest.raises(BadInput, match=r"Erwartet wird eine Vorlage .*kaputt\.docx"):
        docx(made(), path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_prints_footnotes(tmp_path: Path) -> None:
    path = tmp_path / "entwurf.docx"
    path.write_bytes(docx(made()))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    found = read(tmp_path / "entwurf.pdf").source
    words = " ".join(found.text.split())
    assert len(found.page_starts) == 1
    for expected in ("vertraulich", "AF0099/24", "„Wann öffnet das Freibad?“", FIGURE.mark, "AF2/21 vom 03.03.2021"):
        assert expected in words
