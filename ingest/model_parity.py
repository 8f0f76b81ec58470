"""How near the int8 model is to the fp32 model it was made from, on the texts it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.embedding import Embedder, Vectors


@dataclass(frozen=True, slots=True)
class Parity:
    """Cosine of the two vectors of each text: mean and least, over passages and questions."""

    texts: int
    passages_mean: float
    passages_least: float
    questions_mean: float
    questions_least: float

    def __str__(self) -> str:
        return (
            f"{self.texts} Texte; Kosinus int8 zu fp32, Mittel (kleinster): "
            f"als Passage {self.passages_mean:.4f} ({self.passages_least:.4f}), "
            f"als Frage {self.questions_mean:.4f} ({self.questions_least:.4f})"
        )


def measure(int8_dir: Path, fp32_dir: Path, texts_dir: Path) -> Parity:
    """Compare two model folders.

    Args:
        int8_dir: The folder that runs.
        fp32_dir: The folder it is compared with.
        texts_dir: Folder of ``*.txt`` (UTF-8); their paragraphs and sentences are what is compared.

    Raises:
        ModelMissing: If a folder is absent or incomplete.
    """
    texts = [part for path in sorted(texts_dir.glob("*.txt")) for part in parts(path.read_text(encoding="utf-8"))]
    return compare(int8_dir, fp32_dir, texts)


def compare(int8_dir: Path, fp32_dir: Path, texts: list[str]) -> Parity:
    """Compare two model folders on texts, each as a passage and as a question.

    Raises:
        ModelMissing: If a folder is absent or incomplete.
    """
    int8, fp32 = Embedder(int8_dir), Embedder(fp32_dir)
    passages = _cosines(int8.embed_passages(texts), fp32.embed_passages(texts))
    questions = _cosines(_questions(int8, texts), _questions(fp32, texts))
    return Parity(
        len(texts), float(passages.mean()), float(passages.min()), float(questions.mean()), float(questions.min())
    )


def parts(text: str) -> list[str]:
    """Paragraphs and, where there are several, their sentences; roughly, for measuring only."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        sentences = re.split(r"(?<=[.?!])\s+(?=[A-ZÄÖÜ])", paragraph.strip())
        found += [paragraph.strip(), *sentences] if len(sentences) > 1 else sentences
    return [part for part in found if len(part) > 1]


def _questions(embedder: Embedder, texts: list[str]) -> Vectors:
    return np.stack([embedder.embed_question(text) for text in texts])


def _cosines(left: Vectors, right: Vectors) -> Vectors:
    return np.einsum("ij,ij->i", left, right)
