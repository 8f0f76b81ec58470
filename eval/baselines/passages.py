"""Half of the assistant's own search each: words alone (BM25) and meaning alone (vectors), over its passages.

Both see what the assistant sees: paragraphs with label, subject and the question they answer
(:mod:`ingest.index.context`), in the archive and the indexes of the same desk. What they lack is the other half, and
everything behind the search: reader, evidence, verification. Every question is answered, with the first three
paragraphs.

BM25 runs over character 4-grams and exact keys (:mod:`ingest.index.lexical_index`), which on this material beats BM25
over words; scores of the two tiers are compared as they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from eval.baselines.answers import CITED, citing, query_of
from eval.corpus_archive import Corpus, archive_folder, desk_over
from eval.gold import GoldItem
from eval.locator import locate
from eval.matching import MAX_QUOTE, letters
from eval.prediction import PredictedCitation, PredictedSpan, Prediction
from ingest.archive.archive import Archive
from ingest.data_directory import DataDirectory
from ingest.embedding import Embedder
from ingest.index.entries import entry_maker, fingerprint
from ingest.index.indexes import Indexes
from ingest.model import Passage, Spans, Tier
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.index.tier_index import TierIndex

_ALL = frozenset(Tier)
#: Paragraphs that each tier is asked for.
_DEPTH = 10


class Passages:
    """Answers every question with the paragraphs that one index has first.

    Args:
        archive: The archive of the corpus.
        indexes: Its indexes, open.
        embedder: The model they were made with.
    """

    name = "passages"

    def __init__(self, archive: Archive, indexes: Indexes, embedder: Embedder) -> None:
        self._archive, self._indexes, self._embedder = archive, indexes, embedder
        self._letters = {summary.document_id: summary for summary in archive.summaries(_ALL)}
        embedder.warm_up()

    def facts(self) -> dict[str, str]:
        """The model's fingerprint and the number of letters searched."""
        return {"model": self._embedder.fingerprint, "letters_searched": str(len(self._letters))}

    def answer(self, item: GoldItem) -> Prediction:
        """The first paragraphs, with the question's history put before it as it stands."""
        begun = time.perf_counter()
        query = query_of(item)
        scored = [pair for tier in sorted(_ALL) for pair in self._ranked(self._indexes.tier(tier), query)]
        keys = [key for key, _ in sorted(scored, key=lambda pair: (-pair[1], pair[0]))]
        # A file that was replaced may still be indexed; the letters are those that stand now.
        found = [one for one in self._archive.passages(keys, _ALL) if one.document_id in self._letters][:CITED]
        citations = [self._citation(passage) for passage in found]
        return citing(item, citations, (time.perf_counter() - begun) * 1000)

    def _ranked(self, index: TierIndex, query: str) -> Sequence[tuple[str, float]]:
        """Keys of the first paragraphs of a tier with their scores, best first."""
        raise NotImplementedError

    def _citation(self, passage: Passage) -> PredictedCitation:
        summary, letter = self._letters[passage.document_id], self._archive.letter(passage.document_id, _ALL)
        assert letter is not None, "a passage of the archive has its letter there"
        kind, part = locate(passage.kind, passage.speaker, summary.kind)
        spans = _place(passage, letter.source.verbatim)
        return PredictedCitation(
            paper=summary.reference,
            file=summary.file,
            label=passage.label,
            kind=kind,
            number=passage.number,
            part=part,
            speaker=passage.speaker.value,
            quote=letter.source.verbatim(spans),
            spans=tuple(PredictedSpan(page=span.page, start=span.start, end=span.end) for span in spans),
        )


class WordsAlone(Passages):
    """The first paragraphs by BM25."""

    name = "bm25"

    def _ranked(self, index: TierIndex, query: str) -> Sequence[tuple[str, float]]:
        return index.lexical.search(query, _DEPTH)


class MeaningAlone(Passages):
    """The first paragraphs by cosine similarity."""

    name = "dense"

    def _ranked(self, index: TierIndex, query: str) -> Sequence[tuple[str, float]]:
        return index.passages.nearest(self._embedder.embed_question(query), _DEPTH)


@contextmanager
def passages_of(kind: type[Passages], corpus: Corpus, settings: Settings) -> Iterator[Passages]:
    """One of these baselines over a corpus, which is taken in first where it is not yet.

    Args:
        kind: Which one.
        corpus: What is searched.
        settings: The user's settings, as for :func:`eval.corpus_archive.desk_over`.

    Raises:
        FundstelleError: Archive, indexes or model cannot be used, or the archive is in use.
    """
    with desk_over(corpus, settings):
        pass
    with ExitStack() as opened:
        directory = opened.enter_context(DataDirectory.claim(archive_folder(corpus.folder, settings)))
        archive = opened.enter_context(closing(Archive(directory.archive)))
        embedder = Embedder(settings.model_dir)
        indexes = opened.enter_context(Indexes(directory.indexes, fingerprint(embedder)))
        indexes.catch_up(archive, entry_maker(embedder))
        yield kind(archive, indexes, embedder)


def _place(passage: Passage, words_at: Callable[[Spans], str]) -> Spans:
    """Where a paragraph stands; of one that is longer than a place may be, its first sentences."""
    if len(letters(words_at(passage.spans))) <= MAX_QUOTE:
        return passage.spans
    spans: Spans = ()
    for sentence in passage.sentences:
        if spans and len(letters(words_at((*spans, *sentence.spans)))) > MAX_QUOTE:
            break
        spans = (*spans, *sentence.spans)
    return spans
