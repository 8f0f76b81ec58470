"""From a question to its answer: understand, search, choose, cite, verify."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant import texts
from assistant.asking import Voice
from assistant.choose import choose
from assistant.cite import citation_of, cite
from assistant.context import Choice, Context, Remark
from assistant.history import resolve
from assistant.later import later_statements
from assistant.letters import scope_of
from assistant.model import Answer, Citation, Notice, NoticeKind, Principal, Status, Turn
from assistant.notices import pages_missing
from assistant.question import Question, understand
from assistant.search import Search
from assistant.terms import Wording, wording
from assistant.verify import verified
from ingest.archive.archive import Archive
from ingest.model import BlockKind, Letter

if TYPE_CHECKING:
    from ingest.embedding import Embedder
    from ingest.index.indexes import Indexes

#: From this probability on, what comes nearest is worth showing; below it the question is about something else.
NEAR = 0.08


class Answerer:
    """Answers questions from an archive and its indexes.

    Args:
        archive: The archive.
        indexes: The indexes, open.
        embedder: The embedding model.
    """

    def __init__(self, archive: Archive, indexes: Indexes, embedder: Embedder) -> None:
        self._archive = archive
        self._search = Search(archive, indexes, embedder)

    def answer(
        self, question: str, history: Sequence[Turn], principal: Principal, language: str | None = None
    ) -> Answer:
        """Answer a question.

        Args:
            question: The question, as :func:`assistant.limits.checked_question` lets it pass.
            history: Earlier turns of the chat, oldest first.
            principal: Who asks; nothing outside their tiers is read.
            language: "de" or "en" for the frame; None to take the question's.
        """
        started = time.perf_counter()
        context = self.context(question, history, principal)
        choice = choose(context)
        frame = language or context.question.language
        answer = self._compose(choice, principal, frame)
        elapsed = (time.perf_counter() - started) * 1000
        return replace(answer, latency_ms=round(elapsed, 2))

    def context(self, question: str, history: Sequence[Turn], principal: Principal) -> Context:
        """All that a question is answered from, before anything is chosen; arguments as for :meth:`answer`."""
        text, earlier = resolve(" ".join(question.split()), history)
        lean = understand(earlier) if earlier else None
        return self._context(understand(text), lean, f"{earlier} {text}".strip(), principal)

    def _context(self, asked: Question, earlier: Question | None, text: str, principal: Principal) -> Context:
        """What a question is answered from; a follow-up inherits the places its predecessor named."""
        points = asked.points or (earlier.points if earlier and not asked.questions else ())
        questions = asked.questions or (earlier.questions if earlier and not asked.points else ())
        if earlier and not asked.references and earlier.references:
            asked = replace(asked, references=earlier.references)
        of_head = asked.voice in (Voice.LETTERHEAD, Voice.SIGNATURE)
        names_place = bool(points or questions) or of_head or asked.lists_questions
        found = self._search.find(asked, text, names_place, principal)

        @lru_cache(maxsize=64)
        def head_of(document_id: str) -> Wording:
            passages = self._archive.passages_of(document_id, principal.tiers)
            return wording(" ".join(p.text for p in passages if p.kind is BlockKind.LETTERHEAD))

        return Context(asked, earlier.terms if earlier else (), points, questions, found, head_of)

    def _compose(self, choice: Choice, principal: Principal, language: str) -> Answer:
        """Cite and verify what was chosen."""
        ids = {w.placed.passage.document_id for w in (*choice.windows, *choice.near)}
        letters = {key: letter for key in ids if (letter := self._archive.letter(key, principal.tiers))}
        windows = [w for w in choice.windows if w.placed.passage.document_id in letters]
        composed, cited = cite(windows, letters, language)
        sentences, citations = verified(composed, cited, {key: letter.source for key, letter in letters.items()})
        scope = scope_of(self._archive, principal.tiers)
        remarks = list(choice.notices)
        if sentences:
            remarks += [(NoticeKind.PARTLY_OPEN, (part.text.rstrip(" ?") + "?",)) for part in choice.open_parts]
        if len(sentences) < len(composed):
            remarks.append((NoticeKind.REMOVED, ()))
        remarks += later_statements(self._archive, citations, principal.tiers)
        remarks += _reservations(citations)
        remarks += pages_missing(windows, letters) if sentences else []
        worth_showing = choice.confidence >= NEAR or bool(choice.notices)
        near = _near(choice, letters) if worth_showing and not sentences else ()
        status = Status.ANSWERED if sentences else Status.NEAR if near else Status.NOT_FOUND
        return Answer(
            status=status,
            language=language,
            partial=bool(sentences and choice.open_parts),
            lead="" if sentences else texts.absence(scope, language),
            sentences=tuple(sentences),
            citations=tuple(citations),
            near=near,
            notices=tuple(
                Notice(kind, texts.notice(kind, language, *values)) for kind, values in dict.fromkeys(remarks)
            ),
            scope=scope,
            confidence=round(choice.confidence, 3),
            latency_ms=0.0,
        )


def _near(choice: Choice, letters: Mapping[str, Letter]) -> tuple[Citation, ...]:
    """The nearest places, each passage once, numbered from 1."""
    seen: dict[str, Citation] = {}
    for window in choice.near:
        key = window.placed.passage.key
        letter = letters.get(window.placed.passage.document_id)
        if letter and key not in seen:
            seen[key] = citation_of(window, letter, len(seen) + 1)
    return tuple(seen.values())[:3]


def _reservations(citations: Sequence[Citation]) -> list[Remark]:
    """The reservation of every cited letter, once."""
    made = {c.document_id: c for c in citations if c.reservation and c.kind is not BlockKind.LETTERHEAD}
    return [(NoticeKind.RESERVATION, (c.office or "Die Verwaltung", c.reservation or "")) for c in made.values()]
