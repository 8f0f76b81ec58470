"""The naive baseline: what an afternoon with a retrieval library gives.

Fixed chunks without regard to structure, the stock vector index over them, the first chunk cited, every question
answered. It uses the assistant's own embedding model, so the difference to the assistant is what structure and rules
bring.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.schema import TextNode
from pydantic import PrivateAttr

from eval.gold import GoldItem
from eval.prediction import PredictedCitation, PredictedSpan, Prediction
from ingest.embedding import Embedder
from ingest.model import Letter, Source

#: Characters of a chunk, and how many of them it shares with the next: common values in tutorials.
CHUNK = 512
SHARED = 64


class FixedChunks:
    """Answers every question with the chunk nearest to it.

    Args:
        letters: The letters to search.
        embedder: The embedding model.
    """

    name = "naive"

    def __init__(self, letters: Iterable[Letter], embedder: Embedder) -> None:
        model = _Embedding(embedder)
        self._letters = {letter.source.file: letter for letter in letters}
        nodes = [node for letter in self._letters.values() for node in _nodes(letter.source)]
        index = VectorStoreIndex(nodes=nodes, embed_model=model)
        self._retriever = index.as_retriever(similarity_top_k=1)
        self._fingerprint = embedder.fingerprint

    def facts(self) -> dict[str, str]:
        """The model's fingerprint and the chunks' size."""
        return {"model": self._fingerprint, "chunk": f"{CHUNK} characters, {SHARED} shared"}

    def answer(self, item: GoldItem) -> Prediction:
        """The first chunk, with the question's history put before it as it stands."""
        begun = time.perf_counter()
        query = " ".join([*(turn.content for turn in item.history), item.question])
        node = self._retriever.retrieve(query)[0].node
        file, start, end = node.metadata["file"], node.metadata["start"], node.metadata["end"]
        letter = self._letters[file]
        citation = PredictedCitation(
            paper=letter.head.reference,
            file=file,
            label=file,
            kind="paragraph",
            number=None,
            part="answer",
            speaker="office",
            quote=letter.source.text[start:end],
            spans=(PredictedSpan(page=None, start=start, end=end),),
        )
        elapsed = (time.perf_counter() - begun) * 1000
        return Prediction(
            id=item.id,
            status="answered",
            partial=False,
            answer=citation.quote,
            citations=(citation,),
            latency_ms=elapsed,
        )


def _nodes(source: Source) -> Iterator[TextNode]:
    for start in range(0, max(1, len(source.text) - SHARED), CHUNK - SHARED):
        end = min(start + CHUNK, len(source.text))
        if text := source.text[start:end].strip():
            metadata = {"file": source.file, "start": start, "end": end}
            yield TextNode(text=text, metadata=metadata, excluded_embed_metadata_keys=list(metadata))


class _Embedding(BaseEmbedding):
    """Our embedder behind the library's interface; passed in by name, since its default is a cloud service."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name="fundstelle")
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._embedder.embed_question(query).tolist()

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._embedder.embed_passages([text])[0].tolist()

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed_passages(texts).tolist()

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    @classmethod
    def class_name(cls) -> str:
        """Name in the library's records."""
        return "FundstelleEmbedding"

    def __deepcopy__(self, memo: dict[int, Any]) -> _Embedding:
        return self  # a loaded model is not copied along with the settings that hold it
