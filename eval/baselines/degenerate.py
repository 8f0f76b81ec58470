"""Systems that try to please the score without answering: each cites by a trick, and each must score near 0.

They are oracles where that helps them: the whole letter cited is the gold's own, the word is taken from the gold quote.
"""

from __future__ import annotations

from collections.abc import Iterable

from eval.gold import GoldItem, GoldPassage
from eval.locator import locate
from eval.prediction import PredictedCitation, PredictedSpan, Prediction
from ingest.model import Block, BlockKind, Letter, Spans


class _Degenerate:
    """Shared part: letters by the stem of their file, and an answer made of citations."""

    name = "degenerate"

    def __init__(self, letters: Iterable[Letter]) -> None:
        self._letters = {letter.source.file: letter for letter in letters}

    def facts(self) -> dict[str, str]:
        """A degenerate system has nothing to tell."""
        return {}

    def answer(self, item: GoldItem) -> Prediction:
        """Answer with whatever this system cites, in full."""
        citations = tuple(self._cite(item))
        return Prediction(
            id=item.id,
            status="answered" if citations else "not_found",
            partial=False,
            answer="\n".join(citation.quote for citation in citations),
            citations=citations,
            latency_ms=0.0,
        )

    def _cite(self, item: GoldItem) -> Iterable[PredictedCitation]:
        raise NotImplementedError

    def _whole(self, letter: Letter) -> PredictedCitation:
        text = letter.source.text
        spans = (PredictedSpan(page=None, start=0, end=len(text)),)
        return _citation(letter, letter.source.file, text, spans, ("paragraph", None, "answer", "office"))


class WholeLetter(_Degenerate):
    """Cites the right letter from its first word to its last."""

    name = "whole-letter"

    def _cite(self, item: GoldItem) -> Iterable[PredictedCitation]:
        return [self._whole(self._letters[gold.file]) for gold in item.gold[:1] if gold.file in self._letters]


class BothLetters(_Degenerate):
    """Cites every letter there is, whatever the question."""

    name = "both-letters"

    def _cite(self, item: GoldItem) -> Iterable[PredictedCitation]:
        return [self._whole(letter) for letter in self._letters.values()]


class OneWord(_Degenerate):
    """Cites the longest word of each gold passage, under the gold's own label."""

    name = "one-word"

    def _cite(self, item: GoldItem) -> Iterable[PredictedCitation]:
        for gold in item.gold:
            if (letter := self._letters.get(gold.file)) is not None:
                word = max(gold.quote.split(), key=len)
                place = (gold.locator.kind, gold.locator.number, gold.locator.part, "office")
                yield _citation(letter, "", word, (), place)


class QuestionInstead(_Degenerate):
    """Cites the question or the resolution point where its answer is asked for; what is no answer it leaves open.

    Which letters ask in the asker's words, and search finds those words first: the commonest way to be wrong.
    """

    name = "question-instead"

    def _cite(self, item: GoldItem) -> Iterable[PredictedCitation]:
        for gold in item.gold:
            letter = self._letters.get(gold.file)
            if letter is None or gold.locator.part not in ("answer", None):
                continue
            for block in letter.blocks:
                if _asks(block, gold):
                    spans = tuple(span for paragraph in block.paragraphs for span in paragraph.spans)
                    kind, part = locate(block.kind, block.speaker, letter.head.kind)
                    place = (kind, block.number, part, block.speaker.value)
                    yield _citation(letter, "", letter.source.verbatim(spans), _spans(spans), place)


def _asks(block: Block, gold: GoldPassage) -> bool:
    return block.kind in (BlockKind.QUESTION, BlockKind.RESOLUTION_POINT) and block.number == gold.locator.number


def _spans(spans: Spans) -> tuple[PredictedSpan, ...]:
    return tuple(PredictedSpan(page=span.page, start=span.start, end=span.end) for span in spans)


def _citation(
    letter: Letter,
    label: str,
    quote: str,
    spans: tuple[PredictedSpan, ...],
    place: tuple[str, str | None, str | None, str],
) -> PredictedCitation:
    kind, number, part, speaker = place
    return PredictedCitation(
        paper=letter.head.reference,
        file=letter.source.file,
        label=label or letter.source.file,
        kind=kind,
        number=number,
        part=part,
        speaker=speaker,
        quote=quote,
        spans=spans,
    )


#: The degenerate systems by name.
DEGENERATE: dict[str, type[_Degenerate]] = {
    system.name: system for system in (WholeLetter, BothLetters, OneWord, QuestionInstead)
}
