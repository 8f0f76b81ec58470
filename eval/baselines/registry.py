"""Everything that can be measured, by its name: the assistant, whole and without a part, its rivals, what must not win.

A system is opened over a corpus and closed by its context. Whoever adds one adds a line here; libraries and models that
only one of them needs are imported for that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from assistant.recipe import PARTS, without
from eval.baselines.degenerate import DEGENERATE
from eval.corpus_archive import Corpus, desk_over
from eval.system import DeskSystem, System
from ingest.segment import segment
from ingest.settings import Settings

#: Opens a system over a corpus; its archives and caches lie under the data directory of the settings.
Factory = Callable[[Corpus, Settings], AbstractContextManager[System]]


@contextmanager
def _assistant(corpus: Corpus, settings: Settings) -> Iterator[System]:
    with desk_over(corpus, settings) as desk:
        yield DeskSystem(desk)


def _lacking(part: str) -> Factory:
    """The assistant without one of its parts, over the same archive and indexes."""

    @contextmanager
    def opened(corpus: Corpus, settings: Settings) -> Iterator[System]:
        from assistant.desk import Desk

        with desk_over(corpus, settings, lambda home: Desk.open(home, without(part))) as desk:
            yield DeskSystem(desk, f"without-{part}")

    return opened


@contextmanager
def _naive(corpus: Corpus, settings: Settings) -> Iterator[System]:
    from eval.baselines.minilm import minilm
    from eval.baselines.naive import fixed_chunks

    with fixed_chunks(corpus, settings, minilm()) as system:
        yield system


@contextmanager
def _bm25(corpus: Corpus, settings: Settings) -> Iterator[System]:
    from eval.baselines.passages import WordsAlone, passages_of

    with passages_of(WordsAlone, corpus, settings) as system:
        yield system


@contextmanager
def _dense(corpus: Corpus, settings: Settings) -> Iterator[System]:
    from eval.baselines.passages import MeaningAlone, passages_of

    with passages_of(MeaningAlone, corpus, settings) as system:
        yield system


def _degenerate(name: str) -> Factory:
    @contextmanager
    def opened(corpus: Corpus, settings: Settings) -> Iterator[System]:
        yield DEGENERATE[name](segment(source) for source in corpus.sources.by_file.values())

    return opened


#: Every system by its name in reports; the first is what is measured where none is named.
SYSTEMS: dict[str, Factory] = {
    "fundstelle": _assistant,
    "naive": _naive,
    "bm25": _bm25,
    "dense": _dense,
    **{f"without-{part}": _lacking(part) for part in PARTS},
    **{name: _degenerate(name) for name in DEGENERATE},
}
