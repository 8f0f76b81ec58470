"""What a report says about its origin."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
from pathlib import Path

from eval import provenance


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def test_the_commit_and_whether_files_differ(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "file").write_text("a", encoding="utf-8")
    assert provenance.commit(tmp_path) is None
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "-m", "first")
    clean = provenance.commit(tmp_path)
    assert clean is not None and len(clean) == 12
    (tmp_path / "file").write_text("b", encoding="utf-8")
    assert provenance.commit(tmp_path) == clean + "+"


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    assert provenance.commit(tmp_path / "absent") is None


def test_reports_on_structure_show_it_as_a_table() -> None:
    origin = provenance.Provenance("s", "g", "1", "c", "2", 3, (), None, "heute", {"more": "x"})
    caption, head, rows = origin.as_table()
    assert (caption, head) == ("Provenance", ["what", "value"])
    assert ["letters", "3"] in rows and ["unreadable", "none"] in rows and ["commit", "unknown"] in rows
    assert rows[-1] == ["more", "x"]


def test_digest_and_date(tmp_path: Path) -> None:
    (tmp_path / "gold").write_bytes(b"abc")
    assert provenance.digest(tmp_path / "gold") == hashlib.sha256(b"abc").hexdigest()
    assert datetime.datetime.fromisoformat(provenance.now()).tzinfo is not None
