"""What a question needs beside the archive: model, indexes, answerer. Loaded once, when first needed or ahead of it.

Loading takes seconds (imports above all), so a desk opens without it. What fails is tried again at the next need: a
model that was missing may be there by now.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.filters import Filter
from assistant.model import Answer, Principal, RankedPassage, Turn
from assistant.recipe import PRODUCT, Recipe
from ingest.archive.archive import Archive
from ingest.embedding import Embedder
from ingest.errors import FundstelleError, IndexUnusable
from ingest.fast_imports import collector_paused
from ingest.index.carrying import carrying
from ingest.index.entries import entry_maker, fingerprint
from ingest.index.indexes import Indexes, Progress
from ingest.model import Tier

if TYPE_CHECKING:
    from assistant.answer import Answerer
    from assistant.context import Context

#: How often a question that met indexes in the moment of their exchange is asked again, and after how many seconds.
_ATTEMPTS, _PAUSE = 20, 0.05

_Found = TypeVar("_Found")


class Machinery:
    """Model, indexes and answerer over an archive; any thread of the owning process may use it.

    Args:
        archive: The archive.
        directory: The folder of the indexes.
        model_dir: The folder of the embedding model.
        recipe: Which parts of the assistant take part.
    """

    def __init__(self, archive: Archive, directory: Path, model_dir: Path, recipe: Recipe = PRODUCT) -> None:
        self._archive, self._directory, self._model_dir, self._recipe = archive, directory, model_dir, recipe
        self._loading = threading.RLock()
        self._embedder: Embedder | None = None
        self._indexes: Indexes | None = None
        self._answerer: Answerer | None = None
        self._rebuilding, self._rebuilt = False, 0
        self._closed = False

    @property
    def ready(self) -> bool:
        """Whether a question can be answered without loading anything."""
        return self._answerer is not None

    @property
    def indexes(self) -> Indexes | None:
        """The indexes, if they are open."""
        return self._indexes

    def load(self, progress: Progress | None = None) -> Answerer:
        """Load what is missing, and index what the archive holds and the indexes lack.

        Args:
            progress: Told after each few letters that had to be indexed.

        Raises:
            ModelMissing: The model is not there or not the pinned one.
            IndexUnusable: The indexes cannot be used; :meth:`rebuild` helps.
        """
        if self._answerer is not None:
            return self._answerer
        with self._loading:
            if self._answerer is None:
                indexes = self._opened()
                indexes.catch_up(self._archive, entry_maker(self._model()), progress)
                self._answerer = self._make_answerer(indexes)
            return self._answerer

    def answer(
        self,
        question: str,
        history: Sequence[Turn],
        principal: Principal,
        language: str | None,
        within: Filter | None = None,
    ) -> Answer:
        """Answer a question; one that meets the exchange of indexes at the end of a rebuild waits for it."""
        return self._asked(lambda: self.load().answer(question, history, principal, language, within))

    def search(self, words: str, principal: Principal, within: Filter | None, most: int) -> tuple[RankedPassage, ...]:
        """The passages nearest to some words; waits as :meth:`answer` does."""
        return self._asked(lambda: self.load().search(words, principal, within, most))

    def context(
        self, question: str, history: Sequence[Turn], principal: Principal, within: Filter | None = None
    ) -> Context:
        """All that a question is answered from; see :meth:`assistant.answer.Answerer.context`."""
        return self.load().context(question, history, principal, within)

    def about(
        self, question: str, subject: str, principal: Principal, documents: frozenset[str] | None = None
    ) -> Context:
        """All that a question of an enquiry is answered from; waits as :meth:`answer` does."""
        return self._asked(lambda: self.load().about(question, subject, principal, documents))

    def embedder(self) -> Embedder:
        """The embedding model, for what else compares texts.

        Raises:
            ModelMissing: It is not there or not the pinned one.
        """
        return self._model()

    def prepare(self) -> None:
        """Make sure that letters can be indexed (see :class:`ingest.pipeline.Indexer`)."""
        with self._loading:
            self._opened()

    def update(self, document_ids: Sequence[str]) -> None:
        """Make the indexes agree with the archive about some documents."""
        with self._loading:
            indexes = self._opened()
        indexes.update(self._archive, document_ids, entry_maker(self._model()))

    def rebuild(self, progress: Progress | None = None) -> int:
        """Build all indexes anew from the archive, damaged ones too; those that are open answer until the end.

        Returns:
            Number of letters indexed.
        """
        with self._loading:
            embedder = self._model()
            indexes = self._indexes or self._open_if_possible(embedder)
            self._rebuilding = True
        try:
            number = indexes.rebuild(self._archive, entry_maker(embedder), progress=progress)
        finally:
            self._rebuilt += 1
            self._rebuilding = False
        with self._loading:
            self._indexes = indexes
        return number

    def erase(self, document_ids: Sequence[str], tiers: Collection[Tier]) -> bool:
        """Rid the index files of documents that the archive has no more, and index those again that it reads otherwise.

        Nothing that stayed the same is embedded again. Where the indexes cannot be used (a model is missing, files are
        damaged, the disk is full), they are thrown away as a whole: the next start builds them anew.

        Args:
            document_ids: The documents that went, and those that are read otherwise without them.
            tiers: The tiers in which one of them ever was.

        Returns:
            Whether the indexes are there afterwards.
        """
        if not self._directory.exists():
            return False
        try:
            self.update(document_ids)
            self._carry_over(tiers)
        except FundstelleError:
            self.discard()
        return self._directory.exists()

    def discard(self) -> None:
        """Throw all indexes away; the next question builds them anew."""
        with self._loading:
            if self._indexes is not None:
                self._indexes.close()
            self._indexes = self._answerer = None
            self._rebuilt += 1  # whoever was reading asks once more
            shutil.rmtree(self._directory, ignore_errors=True)

    def _carry_over(self, tiers: Collection[Tier]) -> None:
        """Build the indexes of some tiers anew with the vectors that they hold."""
        with self._loading:
            indexes, make = self._opened(), entry_maker(self._model())
        self._rebuilding = True
        try:
            made = carrying(indexes, self._archive, make, tiers)
            indexes.rebuild(self._archive, made, [tier for tier in Tier if tier in tiers])
        finally:
            self._rebuilt += 1
            self._rebuilding = False

    def close(self) -> None:
        """Close the indexes; a load that is under way is waited for."""
        with self._loading:
            self._closed = True
            if self._indexes is not None:
                self._indexes.close()
            self._indexes = self._answerer = None

    def _asked(self, ask: Callable[[], _Found]) -> _Found:
        """What is read from the indexes, once more where their exchange came in between."""
        for _ in range(_ATTEMPTS):
            rebuilt = self._rebuilt
            try:
                return ask()
            except IndexUnusable:
                if not self._rebuilding and rebuilt == self._rebuilt:
                    raise
            time.sleep(_PAUSE)
        return ask()

    def _model(self) -> Embedder:
        with self._loading:
            if self._embedder is None:
                self._embedder = Embedder(self._model_dir)
            return self._embedder

    def _opened(self) -> Indexes:
        if self._indexes is None:
            self._refuse_closed()
            if self._rebuilding:  # whoever opened them now would clear away what is being built
                raise IndexUnusable(
                    "Erwartet wird ein vollständiger Index",
                    "er wird gerade neu gebaut",
                    "bitte fragen Sie in einigen Minuten noch einmal",
                )
            indexes = Indexes(self._directory, fingerprint(self._model()))
            with collector_paused():  # the first opening imports large libraries
                indexes.open()
            self._indexes = indexes
        return self._indexes

    def _open_if_possible(self, embedder: Embedder) -> Indexes:
        self._refuse_closed()
        indexes = Indexes(self._directory, fingerprint(embedder))
        with suppress(IndexUnusable):  # that is why somebody rebuilds
            indexes.open()
        return indexes

    def _make_answerer(self, indexes: Indexes) -> Answerer:
        from assistant.answer import Answerer  # late: brings llama-index

        embedder = self._model()
        embedder.warm_up()
        return Answerer(self._archive, indexes, embedder, self._recipe)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise IndexUnusable(
                "Erwartet wird ein laufender Dienst", "er wird gerade beendet", "bitte starten Sie ihn neu"
            )
