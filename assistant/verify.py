"""No sentence leaves without a citation that carries it: checked in code, after composing.

A citation must name a place that exists, its quote must stand there, and every printed character of a sentence, so
every number with its unit, every date, name and negation, must stand in what it cites, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.model import AnswerSentence, Citation
from ingest.model import Source

#: Hyphen, soft hyphen, asterisk (see :func:`ingest.text.display.display`).
_CHANGED = "-\u00ad*"


def verified(
    sentences: Sequence[AnswerSentence], citations: Sequence[Citation], sources: Mapping[str, Source]
) -> tuple[list[AnswerSentence], list[Citation]]:
    """The sentences that their citations carry, and the citations that stand.

    Args:
        sentences: Sentences of an answer.
        citations: Its citations.
        sources: Source texts by document id.

    Returns:
        What may be shown; a sentence is kept only if one of its citations stands and carries it.
    """
    standing = {c.marker: c for c in citations if c.document_id in sources and stands(c, sources[c.document_id])}
    kept = []
    for sentence in sentences:
        markers = tuple(m for m in sentence.markers if m in standing and carries(standing[m].quote, sentence.text))
        if markers:
            kept.append(AnswerSentence(sentence.attribution, sentence.text, markers))
    used = {marker for sentence in kept for marker in sentence.markers}
    return kept, [citation for citation in citations if citation.marker in used]


def stands(citation: Citation, source: Source) -> bool:
    """Whether the quote is exactly what stands at the citation's spans."""
    return (
        all(span.end <= len(source.text) for span in citation.spans)
        and source.verbatim(citation.spans) == citation.quote
    )


def carries(quote: str, text: str) -> bool:
    """Whether every printed character of a sentence stands in the quote, in one unbroken row."""
    wanted = ink(text)
    return bool(wanted) and wanted in ink(quote)


def ink(text: str) -> str:
    """A text without what display form may change: white space, hyphens at line ends, Markdown's asterisks."""
    return "".join(character for character in text if not character.isspace() and character not in _CHANGED)
