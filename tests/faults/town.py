"""A town's letters, each with words of its own, and a desk over them whose model is made of words: it loads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from assistant import machinery
from assistant.desk import Desk
from assistant.filters import Filter
from assistant.model import Principal
from ingest.index.entry import Vector
from ingest.model import Tier
from ingest.settings import Settings
from tests.ingest.made_letters import DIMENSION, embed, embed_parts
from tests.letters import letter_text

EVERYONE = Principal("alle", frozenset(), frozenset(Tier))
CLEARED_BY = "Test, für alle"
#: Three rows of syllables: every three of them are a word that stands in one letter alone.
_FIRST = (
    "Bar",
    "Dol",
    "Fen",
    "Gur",
    "Hal",
    "Jor",
    "Kem",
    "Lut",
    "Mor",
    "Nis",
    "Pol",
    "Rud",
    "Sil",
    "Tam",
    "Wer",
    "Zul",
)
_LAST = (
    "bach",
    "berg",
    "dorf",
    "feld",
    "gasse",
    "grund",
    "hain",
    "hof",
    "kamp",
    "lohe",
    "moor",
    "platz",
    "ried",
    "steg",
)
_MIDDLE = ("", "en", "ern", "heim", "ler", "mann", "sen", "tal", "weiler", "zen")
MOST = len(_FIRST) * len(_MIDDLE) * len(_LAST)


class WordsEmbedder:
    """Stands for the model: a vector of the words. What is tested here does not depend on which model it is."""

    fingerprint = "words"
    dimension = DIMENSION

    def __init__(self, folder: Path) -> None: ...

    def warm_up(self) -> None: ...

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Vector, Vector]]:
        return embed_parts(texts, parts)

    def embed_question(self, text: str) -> Vector:
        vector: Vector = np.asarray(embed(text), np.float32)
        return vector


def place(number: int) -> str:
    """The place that letter ``number`` is about, 0 to :data:`MOST` - 1."""
    rest, first = divmod(number, len(_FIRST))
    middle, last = divmod(rest, len(_LAST))
    return f"{_FIRST[first]}{_MIDDLE[middle]}{_LAST[last]}"


def reference(number: int) -> str:
    """The reference of letter ``number``."""
    return f"AF{1000 + number}/23"


def words(number: int, version: int = 0) -> str:
    """The sentence that answers :func:`question` in a version of letter ``number``."""
    return f"Die Brücke am {place(number)} wird am {1 + version % 28}. März {2030 + version // 28} gesperrt."


def question(number: int) -> str:
    """A question that letter ``number`` alone answers."""
    return f"Wann wird die Brücke am {place(number)} gesperrt?"


def letter(folder: Path, number: int, version: int = 0, mark: str = "□ vertraulich") -> Path:
    """Letter ``number`` as a file."""
    text = letter_text(mark, reference(number), first=words(number, version))
    text = text.replace("Wann öffnet das Freibad im Norden wieder?", question(number))
    text = text.replace("Freibad im Norden", f"Brücke am {place(number)}")
    path = folder / f"{number:04}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def patched(patch: pytest.MonkeyPatch) -> None:
    """Have every desk of this process use :class:`WordsEmbedder`."""
    patch.setattr(machinery, "Embedder", WordsEmbedder)


@contextmanager
def desk_over(data: Path, model_dir: Path) -> Iterator[Desk]:
    """A desk over a data directory."""
    with Desk.open(Settings(data, model_dir)) as desk:
        yield desk


def is_found(desk: Desk, number: int, version: int = 0) -> bool:
    """Whether letter ``number`` can be found: archive and indexes hold it as it is."""
    hits = desk.search(question(number), EVERYONE, Filter(paper=reference(number)), most=10)
    return any(words(number, version) in hit.passage.text for hit in hits)
