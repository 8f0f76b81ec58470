"""Windows to citations and the sentences they carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant import texts
from assistant.model import AnswerSentence, Citation
from assistant.reader import Reading
from assistant.window import Window
from ingest.model import BlockKind, Letter, LetterKind, Role, Span, Spans, Speaker

#: Spans closer than this, in characters, are quoted as one.
NEIGHBOURS = 40


def cite(
    windows: Sequence[Window], letters: Mapping[str, Letter], language: str
) -> tuple[list[AnswerSentence], list[Citation]]:
    """Make citations, numbered from 1 in the given order, and the sentences of the answer.

    Args:
        windows: What is to be said.
        letters: Letters by document id.
        language: Language of the frame.
    """
    sentences, citations = [], []
    for marker, window in enumerate(windows, 1):
        citation = citation_of(window, letters[window.placed.passage.document_id], marker)
        citations.append(citation)
        for sentence in window.sentences:
            who = _attribution(citation, sentence.speaker, language)
            sentences.append(AnswerSentence(who, sentence.text, (marker,)))
    return sentences, citations


def citation_of(window: Window, letter: Letter, marker: int) -> Citation:
    """The Fundstelle of a window."""
    passage, head = window.placed.passage, letter.head
    spans = _merged([span for sentence in window.sentences for span in sentence.spans])
    speakers = {sentence.speaker for sentence in window.sentences}
    return Citation(
        marker=marker,
        passage_key=passage.key,
        document_id=passage.document_id,
        paper=head.reference,
        letter=head.kind,
        file=letter.source.file,
        label=passage.label,
        kind=passage.kind,
        number=passage.number,
        refers_to=passage.refers_to,
        speaker=speakers.pop() if len(speakers) == 1 else passage.sentences[window.core].speaker,
        office=head.office,
        date=head.date,
        quote=letter.source.verbatim(spans),
        spans=spans,
        display=window.text,
        asked=passage.asked,
        reservation=reservation(letter),
    )


def reservation(letter: Letter) -> str | None:
    """What a letter reserves for all it says, in display form."""
    found = [p.text for block in letter.blocks for p in block.paragraphs if p.role is Role.RESERVATION]
    return " ".join(found) or None


def _merged(spans: Sequence[Span]) -> Spans:
    """Neighbouring spans on one page as one, white space between them included."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and last.page == span.page and 0 <= span.start - last.end < NEIGHBOURS:
            merged[-1] = Span(last.start, span.end, span.page)
        else:
            merged.append(span)
    return tuple(merged)


def _attribution(citation: Citation, speaker: Speaker, language: str) -> str:
    """Who says a sentence of a citation."""
    date = f"{citation.date:%d.%m.%Y}" if citation.date else ""
    return texts.attribution(speaker, citation.kind, citation.letter, citation.office, citation.paper, date, language)


def is_report(one: Window | Reading) -> bool:
    """Whether a window or reading is the administration's answer to a point or question."""
    return one.placed.passage.kind is BlockKind.ANSWER


def by_time(windows: Sequence[Window]) -> list[Window]:
    """Windows in the order of their letters' dates, within a letter as given; a control letter before an answer."""
    far = "9999"

    def when(window: Window) -> tuple[str, bool]:
        letter = window.placed.letter
        return (letter.date.isoformat() if letter.date else far, letter.kind is LetterKind.ANSWER_LETTER)

    return sorted(windows, key=when)
