"""What has to be said beside an answer, as kinds from the closed list; the words stand in :mod:`assistant.texts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asking import Voice
from assistant.context import Context, Remark
from assistant.model import NoticeKind
from assistant.premise import claim_of, unproven
from assistant.window import Window
from ingest.body.missing import mentions_attachment
from ingest.model import Letter, MissingKind, Speaker
from ingest.text.words import tagged

_ASKS_DETAIL = re.compile(
    r"\bgenau\b|wie\s+heißen|welche\w*\s.*\b(?:namentlich|einzeln)|im\s+einzelnen|\bliste\b|aufzähl|"
    r"namen\s+der|exactly|list of|names of",
    re.I,
)

#: Whoever asks what the enquirers or a head say makes no claim of their own.
_OWN_CLAIM = frozenset({Voice.ANY, Voice.REPORT, Voice.RESOLUTION})


def asks_detail(text: str) -> bool:
    """Whether a question asks for names or a full list, which an attachment may hold."""
    return bool(_ASKS_DETAIL.search(text))


def names_attachment(text: str) -> bool:
    """Whether a sentence refers to an attachment of its letter."""
    return mentions_attachment(text)


def beside(context: Context, windows: Sequence[Window]) -> list[Remark]:
    """What has to be said beside an answer.

    Args:
        context: The question.
        windows: What answers it.

    Returns:
        The remarks: first that a premise is unproven, then in the order of the windows; one may come twice.
    """
    found: list[Remark] = list(_unproven(context, windows))
    for window in windows:
        attached = any(names_attachment(sentence.text) for sentence in window.placed.passage.sentences)
        if attached and (names_attachment(window.text) or asks_detail(context.question.text)):
            found.append((NoticeKind.ATTACHMENT_MISSING, (window.placed.passage.label,)))
    if context.question.done and windows and not any(_names_measure(window.text) for window in windows):
        found.append((NoticeKind.NO_MEASURE, ()))
    speakers = {window.placed.passage.speaker for window in windows}
    asks_administration = re.search(r"verwaltung|stadt\b|administration|city", context.question.text, re.I)
    if speakers == {Speaker.ENQUIRER} and context.question.voice is not Voice.ENQUIRY and asks_administration:
        found.append((NoticeKind.ONLY_ENQUIRER, ()))
    return found


def pages_missing(windows: Sequence[Window], letters: Mapping[str, Letter]) -> list[Remark]:
    """That a letter breaks off behind what is cited of it: the next page has no text or is not there.

    Args:
        windows: What answers.
        letters: The letters they stand in, by document id.
    """
    found: list[Remark] = []
    for window in windows:
        passage = window.placed.passage
        lost = [one.name for one in letters[passage.document_id].missing if one.kind is MissingKind.PAGE]
        last = passage.spans[-1].page or 1
        if f"Seite {last + 1}" in lost:
            found.append((NoticeKind.PAGE_MISSING, (passage.label.partition(",")[0], ", ".join(lost))))
    return found


def _unproven(context: Context, windows: Sequence[Window]) -> Iterator[Remark]:
    """That what is cited does not show what the question takes for granted."""
    question = context.question
    claim = claim_of(question.text) if windows and question.voice in _OWN_CLAIM else None
    if claim is None:
        return
    cited = [window.placed.passage for window in windows]
    documents, keys = {one.document_id for one in cited}, {one.key for one in cited}
    found = (one.passage for one in context.found.placed)
    around = [one for one in found if one.document_id in documents and one.key not in keys]
    if unproven(claim, cited, around):
        asked = question.text.rstrip(" ?.!")
        german = claim.clause or f"was die Frage voraussetzt („{asked}?“)"
        yield NoticeKind.PREMISE_UNPROVEN, (german, f"what the question takes for granted (“{asked}?”)")


def _names_measure(text: str) -> bool:
    """Whether a report names something done: a number, a date, a perfect or passive ("ist eingerichtet")."""
    tags = tagged(text)
    participle = any(tag == "VV(PP)" for _, _, tag in tags)
    auxiliary = any(tag.startswith("VA") for _, _, tag in tags)
    return bool(re.search(r"\d", text)) or (participle and auxiliary)
