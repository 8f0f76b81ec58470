from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ingest.errors import ModelMissing
from ingest.model_manifest import INT8_CLASS, check, describe, sha256_of, write_manifest

OTHER_CLASS = "sentence_transformers.base.modules.transformer.Transformer"


def make_folder(folder: Path, first_class: str = INT8_CLASS, manifest: bool = True) -> Path:
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "1_Pooling" / "config.json").write_text('{"embedding_dimension": 384}')
    (folder / "modules.json").write_text(json.dumps([{"type": first_class, "path": ""}]))
    (folder / "model.bin").write_bytes(b"0123456789")
    if manifest:
        write_manifest(folder, describe(folder, "package==1", "00"))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "model")


def test_a_whole_folder_passes(folder: Path) -> None:
    assert check(folder) == check(folder, full=True)
    assert sorted(check(folder).files) == ["1_Pooling/config.json", "model.bin", "modules.json"]
    assert check(folder).dimension == 384
    assert check(folder).files["model.bin"].sha256 == sha256_of(folder / "model.bin")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "model.bin").unlink()
    with pytest.raises(ModelMissing, match=r"model\.bin, sie fehlt: bitte neu erzeugen mit .*embedded_model"):
        check(folder)


def test_a_truncated_file_is_found_by_its_size(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"01234")
    with pytest.raises(ModelMissing, match=r"model\.bin mit 10 Bytes, gefunden wurden 5 Bytes"):
        check(folder)


@pytest.mark.promise(25)
def test_an_altered_file_of_the_same_size_is_found_by_its_hash(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"9876543210")
    check(folder)
    with pytest.raises(ModelMissing, match=r"model\.bin mit der Prüfsumme"):
        check(folder, full=True)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 1}', '{"files": {"a": 1}}', "\x00"])
def test_an_unreadable_manifest_is_no_model(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content)
    with pytest.raises(ModelMissing, match="gefunden wurde"):
        check(folder)


def test_a_manifest_of_another_version_is_no_model(folder: Path) -> None:
    content = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(content | {"version": 99}))
    with pytest.raises(ModelMissing, match="gefunden wurde Fassung 99"):
        check(folder)


@pytest.mark.parametrize("made", [False, True])
def test_no_folder_and_an_empty_folder_are_no_model(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "model").mkdir()
    with pytest.raises(ModelMissing, match=r"manifest\.json, sie fehlt"):
        check(tmp_path / "model")


def test_our_folder_without_its_manifest_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        check(make_folder(tmp_path / "model", manifest=False))


def test_a_folder_of_another_model_passes_without_a_manifest(tmp_path: Path) -> None:
    other = make_folder(tmp_path / "other", first_class=OTHER_CLASS, manifest=False)
    before = check(other, full=True).fingerprint
    (other / "model.bin").write_bytes(b"01234")
    assert check(other).fingerprint != before


def test_another_model_without_pooling_is_no_model(tmp_path: Path) -> None:
    other = make_folder(tmp_path / "other", first_class=OTHER_CLASS, manifest=False)
    (other / "1_Pooling" / "config.json").unlink()
    with pytest.raises(ModelMissing, match="lesbare Beschreibung"):
        check(other)


def test_the_fingerprint_changes_with_the_contents(folder: Path) -> None:
    before = check(folder).fingerprint
    assert len(before) == 16
    (folder / "model.bin").write_bytes(b"9876543210")
    write_manifest(folder, describe(folder, "package==1", "00"))
    assert check(folder).fingerprint != before


@pytest.mark.parametrize("content", [b"", b"abc" * 100_000])
def test_the_hash_is_sha256(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert sha256_of(tmp_path / "file") == hashlib.sha256(content).hexdigest()
