"""The documents of a ZIP archive come one at a time, each with its bytes or a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.formats.bundle import Member, holds_documents, members
from ingest.read import read_bytes
from tests.corpus import SAMPLES
from tests.ingest.formats.made_documents import zipped
from tests.letters import ANSWER


def test_members_are_read_like_files(tmp_path: Path) -> None:
    path = tmp_path / "Fraktion.zip"
    path.write_bytes(zipped({"2022/" + ANSWER.name: ANSWER.read_bytes(), "../b.txt": b"b"}))
    assert holds_documents(path)
    letter, refused = members(path)
    assert letter == Member("2022/" + ANSWER.name, ANSWER.read_bytes())
    assert read_bytes(letter.content, "brief.txt").source.text == ANSWER.read_text("utf-8")
    assert refused.content == b"" and "bitte" in refused.refusal


def test_broken_archive_is_a_fault_before_the_first_member(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"a"})[:-5])
    assert holds_documents(path)
    with pytest.raises(BadInput, match=r"a\.zip"):
        next(members(path))


def test_other_files_hold_no_documents(tmp_path: Path) -> None:
    assert not holds_documents(ANSWER)
    assert not holds_documents(tmp_path / "fehlt.zip")
    assert not holds_documents(SAMPLES)
