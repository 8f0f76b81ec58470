"""From texts to vectors: the only door to sentence-transformers.

Importing this file is cheap. The library (seconds) and the model (under a second) are loaded by the first text, or
ahead of it by :meth:`Embedder.warm_up`, which a server calls in a thread of its own while it opens its page.
"""

from __future__ import annotations

import json
import os
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from ingest.fast_imports import collector_paused
from ingest.model_manifest import INT8_CLASS, check

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

LONGEST = 16_384
"""Characters of a text that are looked at: 512 tokens of at most 16 characters, twice over for white space."""

CHARACTERS_AT_ONCE = 65_536
"""Characters handed to the library at once: about 16,000 tokens, 25 MB of token vectors."""

MARKS = 16
"""What prompt, begin and end mark add to a text, in characters."""

WITH_OFFSETS = {"text": {"return_offsets_mapping": True}}
#: How many texts that are read as questions go through the encoder at once.
_QUESTIONS = 16
"""Asks the first module for the place of each token, too."""


def clean(text: str) -> str:
    """A text that every tokenizer takes: composed characters, no NUL, no lone surrogate, at most :data:`LONGEST` long.

    Surrogate pairs that came in as two characters become the character they stand for, a lone one U+FFFD.
    """
    text = text[:LONGEST].replace("\0", " ")
    return unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


class Embedder:
    """Vectors of passages and questions, float32, of length 1; safe to use from several threads.

    Args:
        model_dir: The folder that :func:`ingest.embedded_model.build` made, or the sentence-transformers folder of
            another model; what it wants before a text is taken from the folder's own prompts.

    Raises:
        ModelMissing: If a file is absent or of another size; the first text also compares the contents (hashes).
    """

    def __init__(self, model_dir: Path) -> None:
        self._folder = Path(model_dir)
        self._manifest = check(self._folder)
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """What an index records: vectors of different fingerprints must not be compared."""
        return self._manifest.fingerprint

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._manifest.dimension

    def warm_up(self) -> None:
        """Load library and model and embed one word, so that the first question finds everything ready."""
        self.embed_question("Bereit?")

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int, str], None] | None = None) -> Vectors:
        """Vectors of passages.

        Args:
            texts: Passages; what is beyond 512 tokens is not seen.
            progress: Called after each batch with the number of passages done, the total, and what is done.

        Returns:
            One row a text, in the order of the texts. A row does not depend on the other texts.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        cleaned = [clean(text) for text in texts]
        done = 0
        for rows in _batches([len(text) for text in cleaned]):
            batch = [cleaned[row] for row in rows]
            vectors[rows] = self._loaded().encode_document(batch, batch_size=len(rows), show_progress_bar=False)
            done += len(rows)
            if progress:
                progress(done, len(texts), "Vektoren")
        return vectors

    def embed_parts(
        self,
        texts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
        progress: Callable[[int, int, str], None] | None = None,
    ) -> list[tuple[Vectors, Vectors]]:
        """Vectors of passages and, from the same pass of the encoder, of stretches of them ("late chunking").

        The vector of a part is the mean of the vectors of its tokens, each of which has seen the whole text: Günther
        et al. 2024, arXiv 2409.04701; see docs/decisions/0017-late-chunking.md. A model that is not pooled by mean
        has no such vectors; it embeds the parts apart.

        Args:
            texts: Passages as :func:`clean` leaves them; what is beyond 512 tokens is not seen.
            parts: Of each text the stretches that are wanted, as start and end in characters of the text.
            progress: As for :meth:`embed_passages`.

        Returns:
            For each text its vector, that of :meth:`embed_passages`, and a row for each of its parts. A part without
            a token (blank, or beyond the limit) has the vector of the text. Nothing depends on the other texts.

        Raises:
            ValueError: If a text is not clean: its characters would not be those that the tokenizer counts.
        """
        model = self._with_clean(texts)
        if not _averages_tokens(model):
            return self._parts_apart(texts, parts, progress)
        shift = len(model.prompts["document"])  # the tokenizer counts from the beginning of the prompt
        found: dict[int, tuple[Vectors, Vectors]] = {}
        for rows in _batches([len(text) for text in texts]):
            outputs: Any = model.encode_document(
                [texts[row][:LONGEST] for row in rows],
                batch_size=len(rows),
                show_progress_bar=False,
                output_value=None,
                processing_kwargs=WITH_OFFSETS,
            )
            for row, output in zip(rows, outputs, strict=True):
                found[row] = _with_parts(output, parts[row], shift)
            if progress:
                progress(len(found), len(texts), "Vektoren")
        return [found[row] for row in range(len(texts))]

    def embed_question_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Vectors, Vectors]]:
        """The same for a few texts that are read as questions are, all at once.

        Args:
            texts, parts: As for :meth:`embed_parts`, at least one text.

        Returns:
            For each text its vector, that of :meth:`embed_question`, and a row for each of its parts.

        Raises:
            ValueError: If a text is not clean.
        """
        model = self._with_clean(texts)
        if not _averages_tokens(model):
            rows = [
                np.array([self.embed_question(text[start:end] or text) for start, end in own], np.float32)
                for text, own in zip(texts, parts, strict=True)
            ]
            own_vectors = [self.embed_question(text) for text in texts]
            return [(vector, row.reshape(-1, self.dimension)) for vector, row in zip(own_vectors, rows, strict=True)]
        outputs: Any = model.encode_query(
            [text[:LONGEST] for text in texts],
            batch_size=_QUESTIONS,
            show_progress_bar=False,
            output_value=None,
            processing_kwargs=WITH_OFFSETS,
        )
        shift = len(model.prompts["query"])
        return [_with_parts(output, own, shift) for output, own in zip(outputs, parts, strict=True)]

    def _with_clean(self, texts: Sequence[str]) -> SentenceTransformer:
        """The model, for texts whose characters are those that its tokenizer counts."""
        if any(clean(text) != text[:LONGEST] for text in texts):
            raise ValueError("texts whose parts are embedded have to be clean")
        return self._loaded()

    def _parts_apart(
        self,
        texts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
        progress: Callable[[int, int, str], None] | None,
    ) -> list[tuple[Vectors, Vectors]]:
        """The same for a model whose token vectors mean nothing alone: each part is a text of its own."""
        stretches = [text[start:end] for text, own in zip(texts, parts, strict=True) for start, end in own]
        vectors = self.embed_passages([*texts, *stretches], progress)
        found, row = [], len(texts)
        for vector, own in zip(vectors[: len(texts)], parts, strict=True):
            rows = vectors[row : row + len(own)].copy()
            rows[[not stretch.strip() for stretch in stretches[row - len(texts) :][: len(own)]]] = vector
            found.append((vector, rows))
            row += len(own)
        return found

    def embed_question(self, text: str) -> Vectors:
        """Vector of one question (one dimension)."""
        return cast(Vectors, self._loaded().encode_query(clean(text), show_progress_bar=False))

    def _loaded(self) -> SentenceTransformer:
        with self._loading:
            if self._model is None:
                check(self._folder, full=True)
                with collector_paused():
                    self._model = _shared(self._folder, self.fingerprint)
            return self._model


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Numbers of texts, the longest first, so that a batch holds texts of much the same length."""
    batch: list[int] = []
    characters = 0
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        size = lengths[row] + MARKS
        if batch and characters + size > CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
        batch.append(row)
        characters += size
    if batch:
        yield batch


def _averages_tokens(model: SentenceTransformer) -> bool:
    """Whether a model's vector is the mean of its token vectors, and its tokenizer tells where a token stands."""
    _, *others = model
    kinds = [type(other).__name__ for other in others]
    if kinds not in (["Pooling"], ["Pooling", "Normalize"]) or others[0].pooling_mode != "mean":
        return False
    return bool(getattr(model.tokenizer, "is_fast", True))


def _with_parts(output: dict[str, Any], parts: Sequence[tuple[int, int]], shift: int) -> tuple[Vectors, Vectors]:
    """A text's vector and those of its parts, from what the library says of its tokens.

    A token belongs to the part in which it ends: many tokenizers count the blank before a word to its first token.
    """
    vector = np.array(output["sentence_embedding"].numpy(), np.float32)
    tokens = output["token_embeddings"].numpy()
    starts, ends = output["offset_mapping"].numpy().T - shift
    rows = np.empty((len(parts), len(vector)), np.float32)
    for row, (start, end) in zip(rows, parts, strict=True):
        inside = (starts < ends) & (start < ends) & (ends <= end)
        mean = tokens[inside].mean(axis=0) if inside.any() else vector
        row[:] = mean / np.linalg.norm(mean)
    return vector, rows


@lru_cache(maxsize=2)
def _shared(folder: Path, fingerprint: str) -> SentenceTransformer:
    """The model of a folder with this content: one for all of a process, for each takes 400 MB."""
    return load(folder)


def load(folder: Path) -> SentenceTransformer:
    """Open a local sentence-transformers folder; no hub is asked, no code of the folder runs.

    sentence-transformers opens a folder whose ``modules.json`` names a foreign class only with ``trust_remote_code``,
    which would run whatever the folder names. We hand it the modules instead, by a list of the classes we know.

    Args:
        folder: A folder with ``modules.json``.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer

    entries = _read_json(folder / "modules.json")
    if entries[0]["type"] != INT8_CLASS:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    from sentence_transformers.base.modules import Normalize
    from sentence_transformers.sentence_transformer.modules import Pooling

    from ingest.int8_module import Int8Transformer

    known = {"Int8Transformer": Int8Transformer, "Pooling": Pooling, "Normalize": Normalize}
    modules = [known[entry["type"].rpartition(".")[2]].load(str(folder), entry["path"]) for entry in entries]
    settings = _read_json(folder / "config_sentence_transformers.json")
    return SentenceTransformer(
        modules=modules,
        device="cpu",
        prompts=settings["prompts"],
        similarity_fn_name=settings["similarity_fn_name"],
        local_files_only=True,
    )


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
