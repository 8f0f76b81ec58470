"""From an answer to its fluent version: what the desk has where a language model is set up, and nothing where none is.

Whatever belongs to the language model is imported with the first version that is asked for.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from assistant.language_model.fluent import Fluent, Outcome
from assistant.machinery import Machinery
from assistant.model import Answer, Principal, Status, Turn
from ingest.archive.archive import Archive
from ingest.errors import FundstelleError
from ingest.settings import LanguageModelSettings

if TYPE_CHECKING:
    from assistant.context import Context
    from assistant.language_model.deadline import Deadline
    from assistant.language_model.endpoint import Endpoint
    from assistant.language_model.writer import Writer


#: Seconds that ending takes, so that the last word stands within the time that the settings give.
_ENDING_S = 0.5


class Fluency:
    """Fluent versions of answers; any thread may use it.

    Args:
        settings: The language model; None where there is none.
        archive: The letters.
        machinery: What questions are answered with.
    """

    def __init__(self, settings: LanguageModelSettings | None, archive: Archive, machinery: Machinery) -> None:
        self._settings, self._archive, self._machinery = settings, archive, machinery
        self._making = threading.Lock()
        self._made: tuple[Endpoint, Writer] | None = None
        self._running: weakref.WeakSet[Deadline] = weakref.WeakSet()

    @property
    def configured(self) -> bool:
        """Whether there is a language model."""
        return self._settings is not None

    def warm_up(self) -> None:
        """Import what the first version would wait for; asks nobody."""
        if self._settings is not None:
            self._writer(self._settings)

    def write(
        self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal
    ) -> Generator[Fluent, None, None]:
        """A fluent version of an answer, as it grows; closing the iterator ends the request.

        Args:
            answer: The extract.
            question: What was asked.
            history: Earlier turns. What was asked before is shown to the language model only where it may see all that
                whoever asks may see: the words of a question may come from any of it.
            principal: Who asks; nothing outside their tiers is shown to the language model.

        Yields:
            See :meth:`assistant.language_model.writer.Writer.write`; nothing at all where there is no language model,
            or for an answer that is not answered.

        Raises:
            FundstelleError: Archive or embedding model cannot be used.
        """
        if self._settings is None or answer.status is not Status.ANSWERED:
            return
        from assistant.language_model.deadline import Deadline
        from assistant.language_model.passages import material

        deadline = Deadline(self._settings.timeout_s - _ENDING_S)
        with self._making:
            self._running.add(deadline)
        endpoint, writer = self._writer(self._settings)
        shown = material(answer, self._archive, principal.tiers, self._context(answer, question, history, principal))
        if shown is None:  # what it cites was withheld or replaced meanwhile
            yield Fluent((), (), (), Outcome.NOT_ALLOWED, endpoint.model, True)
            return
        earlier = history if history and _sees_all(endpoint, principal, deadline) else ()
        yield from writer.write(question, shown, answer.language, earlier, deadline)

    def close(self) -> None:
        """End every version that is being written."""
        with self._making:
            for deadline in self._running:
                deadline.stop()

    def _context(self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal) -> Context | None:
        """What the answer was chosen from; None where that cannot be found again, for the answer has its own places."""
        try:
            return self._machinery.context(question, history, principal, answer.scope.within)
        except FundstelleError:
            return None

    def _writer(self, settings: LanguageModelSettings) -> tuple[Endpoint, Writer]:
        from assistant.language_model.adapter import Adapter
        from assistant.language_model.endpoint import Endpoint
        from assistant.language_model.writer import Writer
        from assistant.verification.check import Verifier

        with self._making:
            if self._made is None:
                endpoint = Endpoint(settings)
                adapter = Adapter(endpoint)
                adapter.warm_up()
                verifier = Verifier(self._machinery.embedder())
                self._made = endpoint, Writer(adapter, verifier, endpoint.model, settings.max_tokens)
            return self._made


def _sees_all(endpoint: Endpoint, principal: Principal, deadline: Deadline) -> bool:
    """Whether the language model may see everything that somebody may see."""
    from assistant.language_model.endpoint import most_closed
    from assistant.language_model.faults import LanguageModelUnavailable

    try:
        return endpoint.allows(most_closed(principal.tiers), deadline)
    except LanguageModelUnavailable:
        return False  # it will not be asked either
