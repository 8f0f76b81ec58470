"""An answer as text for the clipboard: as printed or to read, always with Fundstellen that stand alone.

"Wörtlich" is the source letter by letter, line ends included; "Lesefassung" joins what line ends tore and marks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.model import BEFORE_SENTENCES, Answer, NoticeKind
from assistant.texts import restriction
from ui.answers.quoted import Quoted, remark, statements
from ui.answers.texts import AnswerTexts
from ui.page_texts import PageTexts

#: The two forms, as addresses name them.
VERBATIM, READING = "woertlich", "lesefassung"
FORMS = (VERBATIM, READING)


def copied(
    question: str, answer: Answer, places: Sequence[Quoted], form: str, texts: AnswerTexts, frame: PageTexts
) -> str:
    """An answer with its Fundstellen.

    Args:
        question: What was asked.
        answer: What was answered.
        places: What it quotes: its citations, or the nearest places where nothing answers.
        form: One of :data:`FORMS`.
        texts: The page's language.
        frame: Likewise.
    """
    blocks = [f"{texts.question}: {question}", *_told(answer, places, form, texts)]
    if places:
        heading = texts.places if answer.citations else texts.nearest
        rows = [_place(place, form, bool(answer.citations)) for place in places]
        blocks.append("\n".join([f"{heading}:", *rows]))
    if form == READING and (marks := marks_of(places, texts, answer)):
        blocks.append(marks)
    if not answer.lead:  # it names the scope itself
        blocks.append(searched(answer, frame))
    return "\n\n".join(blocks) + "\n"


def copied_place(place: Quoted, form: str, texts: AnswerTexts) -> str:
    """One Fundstelle with its words.

    Args:
        place: The place.
        form: One of :data:`FORMS`.
        texts: The page's language.
    """
    rows = [f"„{_words(place, form)}“", _standing(place, form)]
    if form == READING and (marks := marks_of([place], texts)):
        rows.append(marks)
    return "\n\n".join(rows) + "\n"


def searched(answer: Answer, frame: PageTexts) -> str:
    """What was searched, as a sentence."""
    scope = answer.scope
    return frame.searched(scope.letters, scope.latest, restriction(scope, frame.language)) + "."


def marks_of(places: Sequence[Quoted], texts: AnswerTexts, answer: Answer | None = None) -> str:
    """What the marks in some passages mean, and in the reservation that an answer quotes; "" without any."""
    reserves = answer is not None and any(one.kind is NoticeKind.RESERVATION for one in answer.notices)
    reserved = [place.reserved[1] for place in places if reserves]
    mended = any(place.mended for place in places) or any("[" in words for words in reserved)
    return texts.marks(mended, any(place.torn for place in places) or any("|" in words for words in reserved))


def _told(answer: Answer, places: Sequence[Quoted], form: str, texts: AnswerTexts) -> Iterator[str]:
    """What is said, between the remarks that go before it and those that follow."""
    if answer.lead:
        yield answer.lead
    for notice in answer.notices:
        if notice.kind in BEFORE_SENTENCES:
            yield f"{texts.notice}: {remark(notice, places, form == VERBATIM)}"
    for one in statements(answer, places):
        rows = [f"„{_words(place, form)}“ [{place.citation.marker}]" for place in one.places]
        yield "\n".join([f"{one.who}:", *rows])
    for notice in answer.notices:
        if notice.kind not in BEFORE_SENTENCES:
            yield f"{texts.notice}: {remark(notice, places, form == VERBATIM)}"


def _place(place: Quoted, form: str, numbered: bool) -> str:
    return (f"[{place.citation.marker}] " if numbered else "- ") + _standing(place, form)


def _standing(place: Quoted, form: str) -> str:
    return place.standing_verbatim if form == VERBATIM else place.standing


def _words(place: Quoted, form: str) -> str:
    return place.citation.quote if form == VERBATIM else place.readable
