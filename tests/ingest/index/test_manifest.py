"""The manifest says what is indexed and by what; the seal says whether files are as they were left."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ingest.errors import IndexUnusable
from ingest.index.manifest import Indexed, Manifest, Seal, write_durably
from ingest.text import grams


def test_documents_come_back(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path, "e5")
    manifest.put({"a": Indexed("digest", 3, 9), "b": Indexed("digest", 1, 1)})
    manifest.drop(["b", "c"])
    assert Manifest(tmp_path, "e5").documents == {"a": Indexed("digest", 3, 9)}


@pytest.mark.parametrize(("key", "value"), [("format", 99), ("tokens", grams.VERSION + 1), ("embedder", "other")])
def test_another_version_says_which(tmp_path: Path, key: str, value: object) -> None:
    Manifest(tmp_path, "e5")
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {key: value}), encoding="utf-8")
    with pytest.raises(IndexUnusable, match=f"Index mit {key} = .*gefunden wurde {value}: .*fundstelle reindex"):
        Manifest(tmp_path, "e5")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"documents": {"a": {}}}', '{"documents": []}', "\0"])
def test_a_broken_manifest_is_unusable(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(IndexUnusable, match=r"unlesbare manifest\.json"):
        Manifest(tmp_path, "e5")


def test_files_without_a_manifest_are_unusable(tmp_path: Path) -> None:
    (tmp_path / "vectors").mkdir()
    with pytest.raises(IndexUnusable, match="ohne manifest"):
        Manifest(tmp_path, "e5")


def test_files_closed_in_order_are_intact(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "file").write_bytes(b"abc" * 1000)
    seal = Seal(tmp_path)
    assert not seal.intact()
    seal.opening()
    seal.opened()
    assert not seal.intact()
    seal.closed()
    assert seal.intact()


@pytest.mark.parametrize("change", [b"abd", b"ab", b"abcabc", None])
def test_any_change_of_a_closed_file_is_found(tmp_path: Path, change: bytes | None) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    Seal(tmp_path).closed()
    file.unlink() if change is None else file.write_bytes(change)
    with pytest.raises(IndexUnusable, match="seit dem letzten Schließen verändert"):
        Seal(tmp_path).intact()


def test_a_process_that_died_while_opening_is_remembered(tmp_path: Path) -> None:
    Seal(tmp_path).opening()
    with pytest.raises(IndexUnusable, match="letzte Start abbrach"):
        Seal(tmp_path).intact()


def test_a_broken_seal_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "seal.json").write_text("[]", encoding="utf-8")
    with pytest.raises(IndexUnusable, match=r"unlesbare seal\.json"):
        Seal(tmp_path).intact()


def test_a_write_that_fails_leaves_the_old_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_durably(tmp_path / "file", "alt")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(IndexUnusable, match="No space left"):
        write_durably(tmp_path / "file", "neu")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "alt"
