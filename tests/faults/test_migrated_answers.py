"""An archive of an earlier version answers as its letters do when taken in today; its copy keeps no erased word."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.data_protection import ON_THE_MACHINE
from assistant.desk import Desk
from assistant.model import PUBLIC
from ingest.archive.upgrade import COPIES
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over
from tests.ingest.archive.old_archives import OLDER, rows, unpacked

BRIDGE, BATH, SECRET = (
    "Wann wird die Brücke am Weiher gesperrt?",
    "Was kostet die Sanierung der Becken?",
    "Wer kauft das Grundstück am Hafen?",
)


def told(desk: Desk) -> list[tuple[list[str], list[str]]]:
    """What is cited for each question, by everyone and by the public."""
    return [
        (
            [one.quote for one in desk.ask(question, (), EVERYONE).citations],
            [one.quote for one in desk.ask(question, (), PUBLIC).citations],
        )
        for question in (BRIDGE, BATH, SECRET)
    ]


def fresh(path: Path, folder: Path, model: Path) -> list[tuple[list[str], list[str]]]:
    """What is told after the letters of an archive were taken in anew, those that stand for their files."""
    current = (
        "1"
        if "superseded_by" not in rows(path, "SELECT sql FROM sqlite_master WHERE name = 'documents'")[0][0]
        else ("superseded_by IS NULL")
    )
    query = f"SELECT file, content, tier FROM documents JOIN sources USING (document_id) WHERE {current}"
    folder.mkdir()
    with desk_over(folder / "data", model) as desk:
        for file, content, tier in rows(path, query):
            (folder / f"{file}.txt").write_bytes(content)
            cleared = CLEARED_BY if tier == "oeffentlich" else None
            desk.ingest([folder / f"{file}.txt"], cleared)
        return told(desk)


@pytest.mark.parametrize("name", ["format-1", "format-2-first", "format-2-last"])
def test_the_same_answers(name: str, tmp_path: Path, quick_model: Path) -> None:
    assert name in OLDER
    expected = fresh(unpacked(name, tmp_path), tmp_path / "fresh", quick_model)
    (tmp_path / "data").mkdir()
    unpacked(name, tmp_path / "data")
    with desk_over(tmp_path / "data", quick_model) as desk:
        assert told(desk) == expected
    day = "7. August" if name == "format-1" else "9. Oktober"
    assert any(day in quote for quote in expected[0][1]), "the letter as it was last"
    assert not any("Beispiel GmbH" in quote for quote in expected[2][1])


def test_the_copy_goes_with_what_is_erased(tmp_path: Path, quick_model: Path) -> None:
    (tmp_path / "data").mkdir()
    unpacked("format-2-last", tmp_path / "data")
    with desk_over(tmp_path / "data", quick_model) as desk:
        assert len(list((tmp_path / "data").glob(COPIES))) == 1
        own = desk.data_protection
        condemned = own.condemned("AF0009/23", ON_THE_MACHINE)
        receipt = own.erase([one.document_id for one in condemned], ON_THE_MACHINE)
        assert receipt.is_complete and list((tmp_path / "data").glob(COPIES)) == []
