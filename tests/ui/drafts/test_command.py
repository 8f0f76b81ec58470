"""The command ``draft`` over a real desk: a letter as data and as a file, of the tier that was chosen."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import pytest
from docx import Document

from assistant.drafting.draft import GENERATED_MARK
from ingest.errors import BadInput, FundstelleError
from tests.ui.browser.worded import WordedDesk
from tests.ui.houses import House
from tests.ui.interfaces import hold
from ui.drafts.command import arguments_of, draft, file_of, summary, write
from ui.texts_de import WORDING

ENQUIRY = """1. Wann öffnet das Freibad im Norden wieder?
2. Wie ist der Verhandlungsstand mit dem Eigentümer des Grundstücks?
3. Wann wird der Fernsehturm saniert?
"""
SECRET = "Der Verhandlungsstand mit dem Eigentümer des Grundstücks ist nicht öffentlich."


@pytest.fixture
def enquiry(tmp_path: Path) -> Path:
    path = tmp_path / "anfrage.txt"
    path.write_text(ENQUIRY, encoding="utf-8")
    return path


def quiet(*_: object) -> None:
    """A progress that nobody watches."""


def test_a_public_letter_takes_from_public_letters_alone(house: House, enquiry: Path, tmp_path: Path) -> None:
    result = draft(house.desk, quiet, **arguments_of(enquiry, "öffentlich", "prüfen", tmp_path / "e.docx"))
    file = file_of(result)
    hold("draft", result)
    assert [one["open"] for one in result["answers"]] == [False, True, True]
    assert "1. Juni 2024" in result["answers"][0]["text"] and result["answers"][1]["internal"] >= 1
    text = "\n".join(one.text for one in Document(io.BytesIO(file)).paragraphs)
    assert "1. Juni 2024" in text and SECRET not in text and "AF0009/23" not in json.dumps(result)
    assert result["highest_tier"] == result["tier"] == "oeffentlich"
    told = summary(result, Path("e.docx"))
    assert told.startswith("e.docx: 3 Fragen, davon offen: 2\nOffen: Fragen 2, 3\n")
    assert "Frage 2: [interne Fundstelle – nicht übernommen] (" in told and "höchste Ebene der Quellen" in told


def test_a_closed_letter_carries_its_sources_tier(house: House, enquiry: Path) -> None:
    result = draft(house.desk, quiet, **arguments_of(enquiry, "nichtoeffentlich", "weglassen", None))
    text = file_of(result).decode()
    assert text.startswith("**☒ vertraulich (nichtöffentlich)**") and SECRET in text
    assert result["highest_tier"] == "nichtoeffentlich" and result["opening"] == ""
    hold("draft", result)


def test_nothing_is_taken_in(house: House, enquiry: Path) -> None:
    before = house.desk.generation
    draft(house.desk, quiet, **arguments_of(enquiry, "oeffentlich", "pruefen", None))
    assert house.desk.generation == before


@pytest.mark.parametrize(
    ("tier", "reservation", "out", "expected"),
    [
        ("geheim", "prüfen", None, "die Ebene des Schreibens"),
        ("öffentlich", "egal", None, "der Umgang mit Vorbehalten"),
        ("öffentlich", "prüfen", Path("entwurf.odt"), "eine Datei auf .docx oder .md"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    tier: str, reservation: str, out: Path | None, expected: str
) -> None:
    with pytest.raises(BadInput, match=expected):
        arguments_of(Path("/gibt/es/nicht"), tier, reservation, out)


def test_an_enquiry_that_is_not_there_is_named(house: House, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"Erwartet wird eine lesbare Datei \(fehlt\.pdf\)"):
        draft(house.desk, quiet, path=str(tmp_path / "fehlt.pdf"))


def test_a_file_is_written_or_its_fault_said(tmp_path: Path) -> None:
    write(b"x", tmp_path / "e.md")
    assert (tmp_path / "e.md").read_bytes() == b"x"
    assert file_of({"file": base64.b64encode(b"y").decode()}) == b"y"
    with pytest.raises(FundstelleError, match="schreiben lässt"):
        write(b"x", tmp_path / "kein" / "ordner.md")


def test_a_language_model_words_it_where_that_is_said(house: House, enquiry: Path, tmp_path: Path) -> None:
    told: list[str] = []
    desk = WordedDesk(house.desk).as_desk()
    arguments = arguments_of(enquiry, "öffentlich", "prüfen", tmp_path / "e.docx") | {"fluent": True}
    result = draft(desk, lambda done, total, what: told.append(what), **arguments)
    file = file_of(result)
    hold("draft", result)
    assert [one["generated"] for one in result["answers"]] == [True, False, False] and WORDING in told
    assert result["generated_by"] == "muster-7b-instruct"
    document = Document(io.BytesIO(file))
    text = "\n".join(one.text for one in document.paragraphs)
    assert GENERATED_MARK in text and "schriftlich geäußert." in text
    head = "\n".join(one.text for one in document.sections[0].header.paragraphs)
    assert "Sprachmodell (muster-7b-instruct)" in head, "on every page"
    assert "Sprachmodell (muster-7b-instruct)" in document.core_properties.subject, "and for machines"
    with pytest.raises(BadInput, match="language_model"):
        draft(house.desk, quiet, **arguments)
