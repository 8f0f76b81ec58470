"""A fluent version of an answer: written by a language model, checked sentence by sentence before anyone sees it."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import Protocol

from assistant.language_model.background import in_background
from assistant.language_model.breaker import Breaker
from assistant.language_model.deadline import Deadline
from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.language_model.passages import Material
from assistant.language_model.prompt import Prompt, prompt
from assistant.language_model.sentences import Sentences, Written
from assistant.model import Turn
from assistant.verification.check import Verifier
from assistant.verification.verdict import Flaw
from ingest.model import Tier

#: A version of which less than this share of sentences stands is withdrawn: the rest would mislead by what it lacks.
LEAST_SHARE = 0.5
_log = logging.getLogger(__name__)


class Streams(Protocol):
    """What writes: :class:`assistant.language_model.adapter.Adapter`."""

    def stream(self, prompt: Prompt, tier: Tier, deadline: Deadline, max_tokens: int) -> Iterator[str]:
        """See :meth:`assistant.language_model.adapter.Adapter.stream`."""


class Writer:
    """Writes fluent versions; any thread may use it.

    Args:
        adapter: Asks the language model.
        verifier: Checks what it writes.
        model: What the language model is called.
        max_tokens: How much it is asked to write at most.
        breaker: Knows whether asking is worth while.
    """

    def __init__(
        self, adapter: Streams, verifier: Verifier, model: str, max_tokens: int, breaker: Breaker | None = None
    ) -> None:
        self._adapter, self._verifier = adapter, verifier
        self._model, self._max_tokens = model, max_tokens
        self._breaker = breaker or Breaker()

    def write(
        self, question: str, material: Material, language: str, history: Sequence[Turn], deadline: Deadline
    ) -> Iterator[Fluent]:
        """A fluent version, as it grows; never raises for what the language model does.

        Args:
            question: The question.
            material: What may be cited.
            language: "de" or "en": that of the answer.
            history: Earlier turns that the language model may see.
            deadline: When it is done at the latest; stopped when nobody iterates any more.

        Yields:
            What may be shown so far, also unchanged about once a second; the last one is done. Its sentences are all
            verified, and those of one that failed or was too slow are those that came before.
        """
        page = _Page(material, self._verifier, self._model)
        yield page.state()
        if not self._breaker.allows():
            yield page.state(Outcome.FAILED, done=True)
            return
        told = prompt(question, tuple(material.evidence.values()), language, history)
        outcome = Outcome.WRITTEN
        try:
            pieces = self._adapter.stream(told, material.tier, deadline, self._max_tokens)
            with closing(_generator(in_background(pieces, deadline))) as coming:
                yield from page.fill(coming, deadline)
            if deadline.over and not page.full:
                outcome = Outcome.TOO_SLOW
        except HostNotAllowed as fault:
            _log.warning("%s", fault)
            yield page.state(Outcome.NOT_ALLOWED, done=True)
            return
        except LanguageModelTooSlow:
            outcome = Outcome.TOO_SLOW
        except LanguageModelUnavailable as fault:
            _log.warning("%s", fault)
            outcome = Outcome.FAILED
        last = page.last(outcome)
        if last.outcome is Outcome.FAILED or (outcome is Outcome.TOO_SLOW and not page.any_text):
            self._breaker.failed()
        else:
            self._breaker.succeeded()
        yield last


class _Page:
    """What was written and checked so far."""

    def __init__(self, material: Material, verifier: Verifier, model: str) -> None:
        self._material, self._verifier, self._model = material, verifier, model
        self._sentences: list[FluentSentence] = []
        self._removed: list[Flaw] = []
        self._reader = Sentences()
        self.full = False
        self.any_text = False

    def fill(self, coming: Iterator[str | None], deadline: Deadline) -> Iterator[Fluent]:
        """Read what comes; a state after every sentence, and one where nothing comes."""
        for piece in coming:
            self.any_text = self.any_text or bool(piece)
            found = self._reader.feed(piece) if piece else []
            for sentence in found:
                if deadline.over:
                    return
                self._check(sentence)
                yield self.state()
            if piece is None:
                self._verifier.prepare(self._material.evidence)  # nothing comes yet: read the passages meanwhile
                yield self.state()
            if self._reader.full:
                self.full = True
                return
        if not deadline.over:
            for sentence in self._reader.close():
                self._check(sentence)

    def _check(self, sentence: Written) -> None:
        verdict = self._verifier.check(sentence.text, sentence.markers, self._material.evidence)
        if verdict.badge is None or verdict.flaws:
            self._removed.append(next((flaw for flaw in Flaw if flaw in verdict.flaws), Flaw.CONTENT))
            return
        self._sentences.append(
            FluentSentence(sentence.text, sentence.markers, verdict.badge, verdict.support, verdict.verbatim)
        )

    def last(self, outcome: Outcome) -> Fluent:
        """The state in which it ends: withdrawn where most of it fell, failed where nothing came."""
        number = len(self._sentences) + len(self._removed)
        if number and len(self._sentences) < LEAST_SHARE * number:
            return Fluent((), self._material.citations, tuple(self._removed), Outcome.WITHDRAWN, self._model, True)
        if not number and outcome is Outcome.WRITTEN:
            outcome = Outcome.FAILED
        return self.state(outcome, done=True)

    def state(self, outcome: Outcome = Outcome.WRITTEN, done: bool = False) -> Fluent:
        """The version as it is now."""
        sentences, removed = tuple(self._sentences), tuple(self._removed)
        return Fluent(sentences, self._material.citations, removed, outcome, self._model, done)


def _generator(coming: Iterator[str | None]) -> Generator[str | None, None, None]:
    yield from coming
