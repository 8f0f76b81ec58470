"""The display form of a stretch of source text: what a line or page break tore is joined, nothing else changes.

Letters and digits are those of the source, in order: a property test holds it. The source itself is never altered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.model import Source, Spans
from ingest.words import is_torn

#: Conjunctions before which a hyphen at a line end stays ("Zuweisungs- und Ankommensprozesse").
_KEEPS_HYPHEN = "und|oder|bzw|sowie|beziehungsweise|als|wie|noch|statt|bis"
_HYPHEN = re.compile(rf"(?<=[^\W\d_])-[ \t]*[\r\n]\s*(?=(?!(?:{_KEEPS_HYPHEN})\b)[a-zäöüß])")
_BREAK = re.compile(r"([^\W\d_]+)(?:[ \t]*[\r\n]\s*)([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]{3,}")


def display(source: Source, spans: Spans) -> str:
    """The readable form of some spans of a source, on one line.

    Args:
        source: The source text.
        spans: Stretches in reading order; a break between two counts as a line break.

    Returns:
        The text with torn words joined, line-end hyphens resolved, Markdown traces and runs of white space removed.
    """
    text = "\n".join(source.at(span) for span in spans)
    text = text.replace("\u00ad", "").replace("**", "")
    text = _HYPHEN.sub("", text)
    known = _whole_words(source.text)
    text = _join(text, known)
    return re.sub(r"\s+", " ", text).strip()


def _join(text: str, known: frozenset[str]) -> str:
    """Join the words that a line break tore; the position moves on, so a word torn twice is joined twice."""
    pieces, position = [], 0
    while match := _BREAK.search(text, position):
        pieces.append(text[position : match.end(1)])
        if not is_torn(match[1], match[2], known):
            pieces.append(" ")
        position = match.start(2)
    return "".join(pieces) + text[position:]


@lru_cache(maxsize=64)
def _whole_words(text: str) -> frozenset[str]:
    """Words (casefolded) that stand whole within a line of a source: evidence for how its torn words read."""
    return frozenset(
        word.casefold()
        for line in text.splitlines()
        for word in _WORD.findall(line)[1:-1]  # a line's first and last word may be torn themselves
    )
