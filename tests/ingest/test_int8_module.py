from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import Embedder
from ingest.int8_module import MOST_THREADS, Int8Transformer, usable_threads

TEXTS = [
    "Was wurde getan?",
    "",
    "Der Stadtrat beauftragt den Oberbürgermeister, die Verwaltung zu bitten, einen Bericht vorzulegen.",
    "Nein.",
    "Der Oberbürgermeister berichtet jährlich. " * 20,
    "Doch.",
]


@pytest.fixture(scope="module")
def module(embedder: Embedder) -> Int8Transformer:
    return embedder._loaded()[0]


def token_vectors(module: Int8Transformer, texts: list[str]) -> list[np.ndarray]:
    features = module.forward(module.preprocess(texts, prompt="passage: "))
    lengths = features["attention_mask"].sum(dim=1).tolist()
    return [row[:length].numpy() for row, length in zip(features["token_embeddings"], lengths, strict=True)]


def test_a_text_has_the_same_vectors_alone_and_in_any_batch(module: Int8Transformer) -> None:
    together = token_vectors(module, TEXTS)
    backwards = token_vectors(module, TEXTS[::-1])[::-1]
    for text, vectors, others in zip(TEXTS, together, backwards, strict=True):
        assert np.array_equal(vectors, token_vectors(module, [text])[0])
        assert np.array_equal(vectors, others)


def test_what_is_beyond_512_tokens_is_cut_off(module: Int8Transformer) -> None:
    features = module.preprocess(["Bericht " * 2000])
    assert features["input_ids"].shape == (1, 512)
    assert features["input_ids"][0, -1] == module.tokenizer.token_to_id("</s>")


def test_it_tells_where_tokens_stand_where_that_is_asked_for(module: Int8Transformer) -> None:
    asked = {"text": {"return_offsets_mapping": True}}
    features = module.preprocess(["Nein.", "Doch, ja doch."], prompt="passage: ", processing_kwargs=asked)
    offsets = features["offset_mapping"].tolist()
    assert len(offsets) == 2
    assert len(offsets[0]) == features["input_ids"].shape[1]
    assert offsets[0][0] == offsets[0][-1] == [0, 0]
    assert max(end for _, end in offsets[0]) == len("passage: Nein.")
    assert "offset_mapping" not in module.preprocess(["Nein."])


def test_padding_has_no_vectors(module: Int8Transformer) -> None:
    features = module.forward(module.preprocess(["Nein.", "Der Oberbürgermeister berichtet jährlich."]))
    short = int(features["attention_mask"][0].sum())
    assert features["token_embeddings"][0, short:].abs().sum() == 0


def test_it_can_be_saved_and_loaded(module: Int8Transformer, tmp_path: Path) -> None:
    module.save(str(tmp_path / "0"))
    again = Int8Transformer.load(str(tmp_path), subfolder="0")
    assert again.get_embedding_dimension() == 384
    assert np.array_equal(token_vectors(again, ["Nein."])[0], token_vectors(module, ["Nein."])[0])


def test_threads_are_bounded() -> None:
    assert 1 <= usable_threads() <= MOST_THREADS
