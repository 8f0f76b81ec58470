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
from assistant.filters import Filter
from assistant.history import Resolved, resolve
from assistant.later import later_statements
from assistant.letters import allowed, scope_of
from assistant.model import Answer, Citation, Notice, NoticeKind, Principal, RankedPassage, Scope, Status, Turn
from assistant.notices import pages_missing
from assistant.question import understand
from assistant.recipe import PRODUCT, Recipe
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
        recipe: Which parts take part; all of them but for an ablation.
    """

    def __init__(self, archive: Archive, indexes: Indexes, embedder: Embedder, recipe: Recipe = PRODUCT) -> None:
        self._archive, self._recipe = archive, recipe
        self._search = Search(archive, indexes, embedder, recipe)

    def answer(
        self,
        question: str,
        history: Sequence[Turn],
        principal: Principal,
        language: str | None = None,
        within: Filter | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: The question, as :func:`assistant.limits.checked_question` lets it pass.
            history: Earlier turns of the chat, oldest first.
            principal: Who asks; nothing outside their tiers is read.
            language: "de" or "en" for the frame; None to take the question's.
            within: Which of the principal's letters are searched; None for all of them.
        """
        started = time.perf_counter()
        context = self.context(question, history, principal, within)
        choice = choose(context)
        frame = language or context.question.language
        answer = self._compose(choice, principal, frame, scope_of(self._archive, principal.tiers, within))
        elapsed = (time.perf_counter() - started) * 1000
        return replace(answer, latency_ms=round(elapsed, 2))

    def search(self, words: str, principal: Principal, within: Filter | None, most: int) -> tuple[RankedPassage, ...]:
        """The passages nearest to some words, best first; arguments as for :meth:`answer`, ``most`` of them at most."""
        return self._search.ranked(
            " ".join(words.split()), principal, allowed(self._archive, principal.tiers, within), most
        )

    def context(
        self, question: str, history: Sequence[Turn], principal: Principal, within: Filter | None = None
    ) -> Context:
        """All that a question is answered from, before anything is chosen; arguments as for :meth:`answer`."""
        resolved = resolve(" ".join(question.split()), history)
        return self._context(resolved, principal, allowed(self._archive, principal.tiers, within))

    def about(
        self, question: str, subject: str, principal: Principal, documents: frozenset[str] | None = None
    ) -> Context:
        """All that a question of an enquiry is answered from.

        Args:
            question: The question.
            subject: What the enquiry is about: its questions lean on that as follow-ups do on what was asked before.
            principal: Who asks.
            documents: The documents that are searched, as far as they may be seen; None for all of them.
        """
        return self._context(Resolved(" ".join(question.split()), " ".join(subject.split())), principal, documents)

    def _context(self, resolved: Resolved, principal: Principal, let_pass: frozenset[str] | None) -> Context:
        """What a question is answered from; a follow-up inherits the places its predecessor named."""
        asked = understand(resolved.question)
        earlier = understand(resolved.leans_on) if resolved.leans_on else None
        text = f"{resolved.leans_on} {resolved.question}".strip()
        points = asked.points or (earlier.points if earlier and not asked.questions else ())
        questions = asked.questions or (earlier.questions if earlier and not asked.points else ())
        if earlier and not asked.references and earlier.references:
            asked = replace(asked, references=earlier.references)
        of_head = asked.voice in (Voice.LETTERHEAD, Voice.SIGNATURE)
        names_place = bool(points or questions) or of_head or asked.lists_questions
        found = self._search.find(asked, text, names_place, principal, let_pass, resolved.references)

        @lru_cache(maxsize=64)
        def head_of(document_id: str) -> Wording:
            passages = self._archive.passages_of(document_id, principal.tiers)
            return wording(" ".join(p.text for p in passages if p.kind is BlockKind.LETTERHEAD))

        return Context(asked, earlier.terms if earlier else (), points, questions, found, head_of, self._recipe)

    def _compose(self, choice: Choice, principal: Principal, language: str, scope: Scope) -> Answer:
        """Cite and verify what was chosen."""
        ids = {w.placed.passage.document_id for w in (*choice.windows, *choice.near)}
        letters = {key: letter for key in ids if (letter := self._archive.letter(key, principal.tiers))}
        windows = [w for w in choice.windows if w.placed.passage.document_id in letters]
        composed, cited = cite(windows, letters, language)
        sentences, citations = verified(composed, cited, {key: letter.source for key, letter in letters.items()})
        remarks = list(choice.notices)
        if scope.within and not scope.letters:
            remarks.append((NoticeKind.FILTER_EMPTY, (texts.restriction(scope, language),)))
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
            citations=self._tiered(citations),
            near=self._tiered(near),
            notices=tuple(
                Notice(kind, texts.notice(kind, language, *values)) for kind, values in dict.fromkeys(remarks)
            ),
            scope=scope,
            confidence=round(choice.confidence, 3),
            latency_ms=0.0,
        )

    def _tiered(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """Citations that say who may see their letters."""
        return tuple(replace(one, tier=self._archive.tier_of(one.document_id) or one.tier) for one in citations)


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
