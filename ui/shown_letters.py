"""The letters that the page shows around the conversation, read anew only when the archive has changed."""

from __future__ import annotations

from assistant.desk import Desk
from assistant.letters import LetterEntry
from assistant.model import Principal
from ingest.errors import FundstelleError
from ui.example_questions import READ_LETTERS, example_questions
from ui.frame import latest_first
from ui.page_texts import PageTexts


class ShownLetters:
    """What a page lists and makes its examples from.

    Args:
        desk: Knows the letters, and when they change.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: tuple[object, list[LetterEntry]] = (None, [])

    def entries(self, principal: Principal) -> list[LetterEntry]:
        """The letters this principal may see, the latest first.

        Raises:
            FundstelleError: The archive cannot be read.
        """
        key = (self._desk.generation, principal.tiers)
        read = self._read  # one look: another thread may put a newer list there
        if read[0] != key:
            read = self._read = (key, latest_first(self._desk.letters(principal)))
        return read[1]

    def examples(self, principal: Principal, texts: PageTexts) -> list[str]:
        """Questions to begin with; none while the archive cannot be read."""
        try:
            latest = self.entries(principal)[:READ_LETTERS]
            letters = [self._desk.letter(entry.document_id, principal) for entry in latest]
        except FundstelleError:  # whoever asks for the entries tells it
            return []
        return example_questions([letter for letter in letters if letter], texts)
