"""The first module of our sentence-transformers folder: tokenizer and encoder in int8, run by CTranslate2.

sentence-transformers knows torch, ONNX and OpenVINO; this module brings a fourth runtime behind the library's interface
(:class:`~sentence_transformers.base.modules.InputModule`), so that Pooling, Normalize and ``encode`` stay as they are.
Importing this file imports sentence-transformers (seconds): only :mod:`ingest.embedding` does so, when it must.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

import ctranslate2
import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers.base.modules import InputModule
from tokenizers import Tokenizer

from ingest.model_tokenizer import PADDING

MOST_THREADS = 4
"""More threads do not make a single question faster, and a city's server has other work to do."""

TOKENS_AT_ONCE = 1024
"""Tokens that go through the encoder together; more is slower (cache), fewer too (overhead)."""


def usable_threads() -> int:
    """Number of threads for one batch: the cores this process may use, at most :data:`MOST_THREADS`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_THREADS)


class Int8Transformer(InputModule):
    """Token vectors from an int8 encoder.

    Args:
        folder: The module's folder: ``model.bin``, ``config.json`` and ``vocabulary.json`` of CTranslate2, and
            ``tokenizer.json``.
        embedding_dimension: Width of the token vectors.
        max_seq_length: Most tokens of a text, begin and end marks included; what is beyond is cut off.
    """

    config_file_name = "int8_config.json"
    config_keys: ClassVar[list[str]] = ["embedding_dimension", "max_seq_length"]
    save_in_root = False

    def __init__(self, folder: str | Path, embedding_dimension: int, max_seq_length: int) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.embedding_dimension = embedding_dimension
        self.max_seq_length = max_seq_length
        self.tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(max_seq_length)
        self.tokenizer.enable_padding(pad_id=self.tokenizer.token_to_id(PADDING), pad_token=PADDING)
        self._encoder = ctranslate2.Encoder(
            str(self.folder), device="cpu", compute_type="int8", intra_threads=usable_threads()
        )

    def get_embedding_dimension(self) -> int:
        """Width of the token vectors."""
        return self.embedding_dimension

    def preprocess(
        self,
        inputs: Sequence[Any],
        prompt: str | None = None,
        processing_kwargs: Mapping[str, Mapping[str, Any]] | None = None,
        **kwargs: Any,
    ) -> dict[str, torch.Tensor | Any]:
        """Tokenize.

        Args:
            inputs: The texts, strings without lone surrogates.
            prompt: Put before every text.
            processing_kwargs: Settings of the tokenizer for this call, as the library's own module takes them; of
                these, ``{"text": {"return_offsets_mapping": True}}`` is known here.
            **kwargs: What sentence-transformers passes for other modules; unused.

        Returns:
            ``input_ids`` and ``attention_mask``, int32, one row a text, padded to the longest; where it is asked for,
            ``offset_mapping`` as well: start and end of each token in prompt and text, in characters, (0, 0) for marks
            and padding.
        """
        encodings = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        features = {
            "input_ids": torch.from_numpy(np.array([encoding.ids for encoding in encodings], dtype=np.int32)),
            "attention_mask": torch.from_numpy(
                np.array([encoding.attention_mask for encoding in encodings], dtype=np.int32)
            ),
        }
        if (processing_kwargs or {}).get("text", {}).get("return_offsets_mapping"):
            offsets = np.array([encoding.offsets for encoding in encodings], dtype=np.int32)
            features["offset_mapping"] = torch.from_numpy(offsets)
        return features

    def forward(self, features: dict[str, torch.Tensor | Any], **kwargs: Any) -> dict[str, torch.Tensor | Any]:
        """Add ``token_embeddings`` (texts x tokens x width, float32) to the features of :meth:`preprocess`.

        Only texts of the very same length go through the encoder together. Padding changes the order of a few float
        sums, int8 rounding makes that a cosine of .999: without it, a vector is bit for bit the same alone and in any
        batch, and an index that is built anew ranks as before. It costs a tenth of the throughput.
        """
        token_ids = features["input_ids"].numpy()
        lengths = features["attention_mask"].numpy().sum(axis=1)
        vectors = np.zeros((*token_ids.shape, self.embedding_dimension), np.float32)
        for length in np.unique(lengths):
            rows = np.flatnonzero(lengths == length)
            step = max(1, TOKENS_AT_ONCE // int(length))
            for start in range(0, len(rows), step):
                some = rows[start : start + step]
                vectors[some, :length] = self._encode(np.ascontiguousarray(token_ids[some, :length]))
        features["token_embeddings"] = torch.from_numpy(vectors)
        return features

    def _encode(self, token_ids: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """Token vectors of texts of equal length."""
        lengths = np.full(len(token_ids), token_ids.shape[1], np.int32)
        output = self._encoder.forward_batch(
            ctranslate2.StorageView.from_array(token_ids), lengths=ctranslate2.StorageView.from_array(lengths)
        )
        return np.asarray(output.last_hidden_state)

    def save(self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any) -> None:
        """Copy the module's files to another folder."""
        shutil.copytree(self.folder, output_path, dirs_exist_ok=True)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any) -> Self:
        """Load from a sentence-transformers folder.

        Args:
            model_name_or_path: The folder that holds ``modules.json``; local only.
            subfolder: The module's folder in it.
            **kwargs: What sentence-transformers passes for modules from a hub; unused.
        """
        config = cls.load_config(model_name_or_path, subfolder=subfolder, local_files_only=True)
        return cls(Path(model_name_or_path) / subfolder, **config)
