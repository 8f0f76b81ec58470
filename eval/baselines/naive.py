"""The naive baseline: what an afternoon with a retrieval library gives.

LlamaIndex' ``SentenceSplitter`` with chunks of 512 tokens, all-MiniLM-L6-v2, Chroma, the nearest three shown, every
question answered; structure, words and evidence play no part. Everything is as the tutorials have it but for one thing,
which favours it: a chunk is often longer than the 1,200 letters and digits that count as one place
(:mod:`eval.matching`), and is then cited by its half that is nearest to the question. Its latency is that of the
search, without this choice.

Chunks and vectors are kept beside the corpus' archive, in a folder of their own, and made anew when texts, model or
splitter change.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from importlib.metadata import version
from pathlib import Path

from llama_index.core.node_parser import SentenceSplitter
from tqdm import tqdm

from eval.baselines.answers import CITED, citing, query_of
from eval.corpus_archive import Corpus, archive_folder
from eval.gold import GoldItem
from eval.matching import MAX_QUOTE, letters
from eval.prediction import PredictedCitation, PredictedSpan, Prediction
from eval.sources import Sources
from ingest.data_directory import DataDirectory
from ingest.embedding import Embedder, Vectors
from ingest.index.vector_index import ChromaIdStore, VectorDirectory
from ingest.offline import stay_in_the_house
from ingest.settings import Settings

#: Tokens of a chunk (of the splitter's own tokenizer), and how many of them it shares with the next.
CHUNK = 512
SHARED = 50
_CHUNKS = "chunks.json"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a source: stem of the file, first code point, one past the last."""

    file: str
    start: int
    end: int


class FixedChunks:
    """Answers every question with the chunks nearest to it.

    Args:
        sources: The texts.
        chunks: Their chunks.
        store: The chunks' vectors, by their places in ``chunks``.
        embedder: The model they were made with.
    """

    name = "naive"

    def __init__(self, sources: Sources, chunks: Sequence[Chunk], store: ChromaIdStore, embedder: Embedder) -> None:
        self._sources, self._chunks, self._store, self._embedder = sources, chunks, store, embedder
        self._parts: dict[Chunk, tuple[list[Chunk], Vectors]] = {}
        self._halves = SentenceSplitter(chunk_size=CHUNK // 2, chunk_overlap=0)
        embedder.warm_up()

    def facts(self) -> dict[str, str]:
        """The model's fingerprint, the chunks' size and number."""
        size = f"{CHUNK} tokens, {SHARED} shared"
        return {"model": self._embedder.fingerprint, "chunk": size, "chunks": str(len(self._chunks))}

    def answer(self, item: GoldItem) -> Prediction:
        """The nearest chunks, with the question's history put before it as it stands."""
        begun = time.perf_counter()
        vector = self._embedder.embed_question(query_of(item))
        found = [self._chunks[int(key)] for key, _ in self._store.nearest(vector, CITED)]
        elapsed = (time.perf_counter() - begun) * 1000
        return citing(item, [self._citation(self._place(chunk, vector)) for chunk in found], elapsed)

    def _place(self, chunk: Chunk, vector: Vectors) -> Chunk:
        """A chunk, or its part nearest to the question where it is longer than a place may be."""
        text = self._text(chunk)
        if len(letters(text)) <= MAX_QUOTE:
            return chunk
        if chunk not in self._parts:
            parts = list(_cut(self._halves, chunk.file, text, chunk.start))
            self._parts[chunk] = parts, self._embedder.embed_passages([self._text(part) for part in parts])
        parts, rows = self._parts[chunk]
        return parts[int((rows @ vector).argmax())]

    def _text(self, chunk: Chunk) -> str:
        return self._sources.by_file[chunk.file].text[chunk.start : chunk.end]

    def _citation(self, chunk: Chunk) -> PredictedCitation:
        return PredictedCitation(
            paper=None,
            file=chunk.file,
            label=chunk.file,
            kind="paragraph",
            number=None,
            part="answer",
            speaker="office",
            quote=self._text(chunk),
            spans=(PredictedSpan(page=None, start=chunk.start, end=chunk.end),),
        )


@contextmanager
def fixed_chunks(corpus: Corpus, settings: Settings, embedder: Embedder) -> Iterator[FixedChunks]:
    """The baseline over a corpus, its chunks made where they are not there yet.

    Args:
        corpus: What is searched.
        settings: The user's settings; the chunks lie beside the archive of the corpus.
        embedder: The model.

    Raises:
        DirectoryInUse: Another process measures the same at the moment.
        IndexUnusable: Chroma cannot read or write the vectors.
    """
    stay_in_the_house()
    archive = archive_folder(corpus.folder, settings)
    with DataDirectory.claim(archive.with_name(f"{archive.name}-naive")) as directory:
        splitter = f"{CHUNK} {SHARED} {version('llama-index-core')}"
        made_by = [corpus.sources.fingerprint, embedder.fingerprint, splitter]
        chunks = _kept(directory.path / _CHUNKS, made_by)
        if chunks is None:
            shutil.rmtree(directory.indexes, ignore_errors=True)
        vectors = VectorDirectory(directory.indexes)
        try:
            store = vectors.store("chunks")
            if chunks is None:
                chunks = list(_chunks(corpus.sources))
                _embed(chunks, corpus.sources, store, embedder)
                kept = {"made_by": made_by, "chunks": [astuple(chunk) for chunk in chunks]}
                (directory.path / _CHUNKS).write_text(json.dumps(kept), encoding="utf-8")
            yield FixedChunks(corpus.sources, chunks, store, embedder)
        finally:
            vectors.close()


def _kept(path: Path, made_by: list[str]) -> list[Chunk] | None:
    """The chunks of an earlier run; None where there are none, or of other texts, another model or splitter."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        same: bool = kept["made_by"] == made_by
        return [Chunk(*chunk) for chunk in kept["chunks"]] if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _chunks(sources: Sources) -> Iterator[Chunk]:
    splitter = SentenceSplitter(chunk_size=CHUNK, chunk_overlap=SHARED)
    for source in tqdm(sources.by_file.values(), desc="Texte teilen", unit=""):
        yield from _cut(splitter, source.file, source.text, 0)


def _cut(splitter: SentenceSplitter, file: str, text: str, offset: int) -> Iterator[Chunk]:
    """The chunks of a text; the splitter tells their words, and they stand one behind the other."""
    at = 0
    for piece in splitter.split_text(text):
        at = text.index(piece, at)
        yield Chunk(file, offset + at, offset + at + len(piece))
        at += 1


def _embed(chunks: Sequence[Chunk], sources: Sources, store: ChromaIdStore, embedder: Embedder) -> None:
    texts = [sources.by_file[chunk.file].text[chunk.start : chunk.end] for chunk in chunks]
    with tqdm(total=len(texts), desc="Stücke einbetten", unit="") as bar:
        rows = embedder.embed_passages(texts, lambda done, _total, _what: bar.update(done - bar.n) and None)
    store.upsert([str(number) for number in range(len(chunks))], rows)
