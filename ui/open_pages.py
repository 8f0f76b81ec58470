"""What the server holds of each open page, its conversation and what it shows: how many, for how long, and not at all
once a letter is erased that it shows.

Gradio by itself holds 10,000 pages, some 200 kB each, and forgets none of them before. A page that is forgotten while
somebody still has it open goes on with its next question as a new conversation.
"""

from __future__ import annotations

import datetime
from typing import Any

from ui.keeping import KEPT

#: Open pages that are held; of more, the one that was used least lately goes.
MOST = 500


class OpenPages:
    """The open pages of a start page.

    Args:
        blocks: The start page, a ``gradio.Blocks`` that is not served yet.
    """

    def __init__(self, blocks: Any) -> None:
        blocks.state_session_capacity = MOST
        self._blocks = blocks

    def expire(self, now: datetime.datetime) -> int:
        """Forget every page that nobody has used for :data:`ui.keeping.KEPT`; returns their number.

        Args:
            now: The moment, with a time zone.
        """
        since = (now - KEPT).astimezone().replace(tzinfo=None)  # Gradio notes the machine's own time
        return self._forget({page for page, used in list(self._held.time_last_used.items()) if used < since})

    def forget(self, document_id: str) -> int:
        """Forget every page that shows anything of a letter, which always names it; returns their number."""
        pages = list(self._held.session_data.items())
        return self._forget({page for page, of in pages if document_id in f"{of.state_data}{of.config_values}"})

    @property
    def _held(self) -> Any:
        return self._blocks.state_holder

    def _forget(self, pages: set[str]) -> int:
        with self._held.lock:
            gone = [page for page in pages if self._held.session_data.pop(page, None) is not None]
            for page in pages:
                self._held.time_last_used.pop(page, None)
        return len(gone)
