"""What a language model may be shown for an answer: the paragraphs of its Fundstellen, and what was nearly chosen.

Whole paragraphs, so that a summary has something to sum up; as spans of the letters, so that whatever is cited of them
resolves like any other Fundstelle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.address import Placed, says_something
from assistant.choose import LIKELY
from assistant.cite import citation_of
from assistant.context import Context
from assistant.further import one_each
from assistant.language_model.endpoint import most_closed
from assistant.model import Answer, Citation
from assistant.verification.verdict import Evidence
from assistant.verify import stands
from assistant.window import Window
from ingest.archive.archive import Archive, Tiers
from ingest.model import BlockKind, Letter, Passage, Tier

#: Most characters of all passages together (a prompt of about 3,000 tokens: small servers keep 4,096 with the answer),
#: and of one of them.
MOST, LONGEST = 7_000, 2_500
#: Most passages beyond those of the answer.
FURTHER = 3


@dataclass(frozen=True, slots=True)
class Material:
    """What may be cited.

    Attributes:
        evidence: The passages, by marker, in the order they are shown.
        citations: The same as citations of whole paragraphs.
        tier: The tier of the most closed of them.
    """

    evidence: Mapping[int, Evidence]
    citations: tuple[Citation, ...]
    tier: Tier


def material(answer: Answer, archive: Archive, tiers: Tiers, context: Context | None) -> Material | None:
    """What a language model may be shown.

    Args:
        answer: The extract.
        archive: The letters.
        tiers: What whoever asks may see; nothing else is shown to the model.
        context: What the answer was chosen from; None to show only the answer's own Fundstellen.

    Returns:
        The passages: those of the answer under their markers (a paragraph that has two of them under its first), then
        further ones. None where none of them may be seen any more.
    """
    found: list[tuple[Citation, Passage, Letter]] = []
    room = min(LONGEST, MOST // max(1, len(answer.citations)))
    letters: dict[str, Letter | None] = {}

    def add(window: Window, marker: int) -> int:
        """Add a window; the characters it takes."""
        passage = window.placed.passage
        if passage.document_id not in letters:
            letters[passage.document_id] = archive.letter(passage.document_id, tiers)
        letter = letters[passage.document_id]
        if letter is None or any(passage.key == other.key for _, other, _ in found):
            return 0
        citation = citation_of(window, letter, marker)
        if not stands(citation, letter.source):
            return 0
        found.append((citation, passage, letter))
        return len(citation.display)

    taken = 0
    for citation, placed in _cited(answer, archive, tiers):
        taken += add(_around(placed, citation, room), citation.marker)
    marker = max((one.marker for one in answer.citations), default=0)
    for placed in _nearly_chosen(context) if context and found else ():
        window = Window(placed, 0, len(placed.passage.sentences) - 1, 0.0, 0)
        if len(found) < len(answer.citations) + FURTHER and taken + len(window.text) <= MOST:
            added = add(window, marker + 1)
            taken, marker = taken + added, marker + (added > 0)
    known = [tier for citation, _, _ in found if (tier := archive.tier_of(citation.document_id)) is not None]
    if not found or len(known) < len(found):
        return None
    evidence = {citation.marker: _evidence(citation, passage) for citation, passage, _ in found}
    citations = (replace(citation, tier=tier) for (citation, _, _), tier in zip(found, known, strict=True))
    return Material(evidence, tuple(citations), most_closed(known))


def _cited(answer: Answer, archive: Archive, tiers: Tiers) -> Iterator[tuple[Citation, Placed]]:
    """The citations of an answer with their passages, as far as they may be seen now."""
    passages = {one.key: one for one in archive.passages([c.passage_key for c in answer.citations], tiers)}
    summaries = {one.document_id: one for one in archive.summaries(tiers)}
    for citation in answer.citations:
        passage, summary = passages.get(citation.passage_key), summaries.get(citation.document_id)
        if passage and summary:
            yield citation, Placed(passage, summary)


def _around(placed: Placed, citation: Citation, room: int) -> Window:
    """The paragraph of a citation, or of a long one as much around what is cited as there is room for."""
    sentences = placed.passage.sentences
    cited = [
        row
        for row, sentence in enumerate(sentences)
        if any(a.start < b.end and b.start < a.end for a in sentence.spans for b in citation.spans)
    ]
    first, last = (cited[0], cited[-1]) if cited else (0, 0)
    core, size = first, sum(len(one.text) + 1 for one in sentences[first : last + 1])
    while first > 0 or last + 1 < len(sentences):
        row = last + 1 if last + 1 < len(sentences) else first - 1
        size += len(sentences[row].text) + 1
        if size > room:
            break
        first, last = min(first, row), max(last, row)
    return Window(placed, first, last, 0.0, core)


def _nearly_chosen(context: Context) -> Iterator[Placed]:
    """Passages that are nearly as likely to answer a part of the question as the best, likeliest first."""
    for part in context.question.parts:
        rest = [term for other in context.question.parts if other is not part for term in other.terms]
        readings = one_each(context.readings(part, context.candidates, rest))
        for reading in readings[: 2 * FURTHER]:
            passage = reading.placed.passage
            told = passage.kind not in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE) and says_something(passage)
            if told and reading.chance >= LIKELY * readings[0].chance:
                yield reading.placed


def _evidence(citation: Citation, passage: Passage) -> Evidence:
    return Evidence(
        marker=citation.marker,
        text=citation.display,
        speaker=passage.speaker,
        office=citation.office,
        date=citation.date,
        paper=citation.paper,
        kind=passage.kind,
        asked=passage.asked,
        label=passage.label,
    )
