"""Houses of letters of every tier, and an embedder that takes no time, so that thousands of questions can be asked."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.classifying import ON_THE_MACHINE
from assistant.desk import Desk
from ingest.index.entry import Vector
from ingest.model import Tier
from ingest.settings import SHIPPED_MODEL, LanguageModelSettings, Settings
from ingest.text.grams import words
from tests.corpus import SAMPLES
from tests.letters import CLEARANCES
from tests.scoreboard.secrecy.letters import MadeLetter, enquiry, letters, paper
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE
from ui.server import web_application
from ui.site import Site

DIMENSION = 128


class WordEmbedder:
    """Stands for the model: a vector of the words and their beginnings; the same for the same text, always."""

    fingerprint = "words-of-the-scoreboard"
    dimension = DIMENSION

    def warm_up(self) -> None:
        """Nothing to load."""

    def embed_question(self, text: str) -> Vector:
        """Vector of a question."""
        return _vector(text)

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> Vector:
        """Vectors of passages, one row a text."""
        return np.array([_vector(text) for text in texts], np.float32).reshape(len(texts), DIMENSION)

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]], progress: object = None
    ) -> list[tuple[Vector, Vector]]:
        """Vectors of passages and of parts of them."""
        return [
            (_vector(text), self.embed_passages([text[start:end] for start, end in own]))
            for text, own in zip(texts, parts, strict=True)
        ]

    def embed_question_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]], progress: object = None
    ) -> list[tuple[Vector, Vector]]:
        """The same for questions."""
        return self.embed_parts(texts, parts, progress)


@lru_cache(maxsize=20_000)
def _vector(text: str) -> Vector:
    vector = np.full(DIMENSION, 1e-3, dtype=np.float32)
    for word in words(text):
        vector[zlib.crc32(word.encode()) % DIMENSION] += 1
        vector[zlib.crc32(word[:5].encode()) % DIMENSION] += 0.5
    return vector / np.linalg.norm(vector)


@dataclass(frozen=True)
class Furnished:
    """A house of letters of every tier.

    Attributes:
        desk: Its desk.
        ids: The hidden documents with their tiers.
        hidden: The hidden letters as they were made; those of the house without them too, to ask about.
    """

    desk: Desk
    ids: dict[str, Tier]
    hidden: tuple[MadeLetter, ...]

    @cached_property
    def site(self) -> Site:
        """What its pages stand on."""
        return Site.over(self.desk, ADDRESS)

    @cached_property
    def web(self) -> FastAPI:
        """Its pages."""
        return web_application(self.site)

    def browser(self) -> TestClient:
        """Somebody of the public with a browser of their own."""
        return TestClient(self.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)


@contextmanager
def furnished(
    folder: Path,
    with_hidden: bool = True,
    model: Path | None = None,
    language_model: LanguageModelSettings | None = None,
    more: Callable[[Path], Sequence[Path]] | None = None,
) -> Iterator[Furnished]:
    """A house.

    Args:
        folder: Where its letters and its data directory go.
        with_hidden: Whether the hidden letters are there.
        model: The folder of the embedding model; None for the embedder of words.
        language_model: The language model of the house.
        more: Writes further public letters into a folder.
    """
    settings = replace(Settings(folder / "data", model or SHIPPED_MODEL), language_model=language_model)
    incoming = folder / "incoming"
    incoming.mkdir(parents=True)
    with Desk.open(settings) as desk:
        if model is None:
            desk._machinery._embedder = WordEmbedder()  # type: ignore[assignment]
        made = letters()
        desk.ingest([SAMPLES], clearances=CLEARANCES)
        open_ones = [_written(incoming, one) for one in made if one.tier is Tier.OEFFENTLICH]
        if more:
            open_ones += more(incoming)
        desk.ingest(open_ones, cleared_by="Test, für alle")
        hidden = [one for one in made if one.tier is not Tier.OEFFENTLICH]
        asked = enquiry(Tier.NICHTOEFFENTLICH)
        ids: dict[str, Tier] = {}
        if with_hidden:
            ids = _taken_in(desk, [(_written(incoming, one), one.tier) for one in hidden])
        ids |= _taken_in(desk, list(paper(folder / "oparl", asked if with_hidden else None)))
        yield Furnished(
            desk, {key: tier for key, tier in ids.items() if tier is not Tier.OEFFENTLICH}, (*hidden, asked)
        )


def _written(folder: Path, one: MadeLetter) -> Path:
    path = folder / one.name
    path.write_text(one.text, encoding="utf-8")
    return path


def _taken_in(desk: Desk, files: Sequence[tuple[Path, Tier]]) -> dict[str, Tier]:
    """Take letters in, each into its tier; ids and tiers."""
    reports = desk.ingest([path for path, _ in files], withheld_by="Test, nicht für alle")
    found = {}
    for report, (_, tier) in zip(reports, files, strict=True):
        assert report.document_id, report
        if tier is not Tier.NICHTOEFFENTLICH:
            desk.classify(report.document_id, tier, "Test", f"gehört nach {tier.value}", ON_THE_MACHINE)
        found[report.document_id] = tier
    return found
