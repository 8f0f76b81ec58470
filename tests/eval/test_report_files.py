"""Reports as files in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.report_files import write_report
from ingest.errors import BadInput


def test_texts_and_bytes_are_written_anew_and_their_paths_told(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    for text in ("erst", "für später"):
        assert write_report(folder, {"x.md": text, "x.xml": b"\xff"}) == [folder / "x.md", folder / "x.xml"]
    assert (folder / "x.md").read_text(encoding="utf-8") == "für später" and (folder / "x.xml").read_bytes() == b"\xff"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match=r"beschreibbarer Ordner für den Bericht .*prüfen Sie Pfad"):
        write_report(tmp_path / "file", {"x.md": ""})
