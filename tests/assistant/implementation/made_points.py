"""Passages of an answer, made by hand: each sentence at a place of its own."""

from __future__ import annotations

from ingest.model import BlockKind, Passage, Sentence, Span, Speaker
from ingest.text.sentences import split_sentences


def passage(
    text: str, place: int = 1, kind: BlockKind = BlockKind.ANSWER, speaker: Speaker = Speaker.OFFICE
) -> Passage:
    """A paragraph with its sentences."""
    cut = tuple(Sentence(text[a:b], (Span(a, b),), speaker) for a, b in split_sentences(text))
    return Passage(f"d/{place}/1", "d", "Antwort", kind, "1", (), speaker, text, (Span(0, len(text)),), cut)
