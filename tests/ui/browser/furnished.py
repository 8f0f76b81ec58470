"""A house with letters of every sort, served within this process for the public and for staff.

The desk is the real one, so what pages show can be held at a moment that otherwise passes too fast to be seen.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from assistant.desk import Desk
from assistant.model import PUBLIC
from ingest.errors import FundstelleError
from ingest.settings import SHIPPED_MODEL
from tests.ui.browser.worded import WordedDesk
from tests.ui.houses import CLEARED_BY, taken_in
from ui.server import web_application
from ui.site import Site
from ui.visitor import STAFF

#: For tests that ask through these pages: Gradio's queue uses an option that its table library will drop, and a warning
#: would be an error in it.
GRADIO_WARNS = pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated")
#: The PDF among the letters, and one that the public does not see.
PDF_REFERENCE, HIDDEN_REFERENCE = "AF0008/23", "AF0009/23"


@dataclass(frozen=True, slots=True)
class Furnished:
    """A house that is served.

    Attributes:
        desk: Its desk.
        public: Address of its pages for everyone.
        staff: Address of the same pages for staff.
        worded: Address of the same pages for everyone, with a language model beside them.
        worded_staff: The same for staff.
        wording: What stands for that language model.
    """

    desk: Desk
    public: str
    staff: str
    worded: str
    worded_staff: str
    wording: WordedDesk
    _going_on: threading.Event = field(default_factory=threading.Event)

    def id_of(self, reference: str) -> str:
        """The id of the latest letter of a reference, hidden ones included."""
        return [one.document_id for one in self.desk.letters(STAFF) if one.reference == reference][-1]

    def hold(self) -> None:
        """Questions asked from now on are answered only after :meth:`let_go`."""
        go_on, ask = self._going_on, Desk.ask

        def held(*words: Any, **more: Any) -> Any:
            go_on.wait(60)
            return ask(self.desk, *words, **more)

        go_on.clear()
        self.desk.ask = held  # type: ignore[method-assign]

    def let_go(self) -> None:
        """Questions are answered again."""
        self._going_on.set()
        self.wording.reset()
        vars(self.desk).pop("ask", None)

    @contextmanager
    def broken(self) -> Iterator[None]:
        """Questions asked meanwhile meet a fault."""

        def fail(*_: Any, **__: Any) -> Any:
            raise FundstelleError(
                "Erwartet wird ein lesbares Verzeichnis der Schreiben",
                "seine Datei ist beschädigt",
                "bitte verständigen Sie, wer dieses Programm betreut",
            )

        self.desk.ask = fail  # type: ignore[method-assign]
        try:
            yield
        finally:
            self.let_go()


@contextmanager
def furnished(folder: Path, more: Sequence[Path] = (), model_dir: Path = SHIPPED_MODEL) -> Iterator[Furnished]:
    """Take the letters of :class:`tests.ui.houses.House` in and serve them.

    Args:
        folder: An empty folder for letters and data.
        more: Further letters, all cleared.
        model_dir: Folder of the embedding model.
    """
    with Desk.open(taken_in(folder, model_dir)) as desk, ExitStack() as doors:
        desk.ingest(list(more), cleared_by=CLEARED_BY)
        desk.ask("Bereit?", principal=PUBLIC)  # loads the model
        public, staff = (doors.enter_context(listening(desk, as_staff)) for as_staff in (False, True))
        wording = WordedDesk(desk)
        worded, worded_staff = (
            doors.enter_context(listening(wording.as_desk(), as_staff)) for as_staff in (False, True)
        )
        yield Furnished(desk, public, staff, worded, worded_staff, wording)


@contextmanager
def listening(desk: Desk, as_staff: bool) -> Iterator[str]:
    """The address of a desk's pages while they are served, by a thread of this process."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        address = f"http://127.0.0.1:{opened.getsockname()[1]}"
        web = web_application(Site.over(desk, address, as_staff))
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # streams that end with the service are no news
        server = uvicorn.Server(
            uvicorn.Config(web, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, name="pages", daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(30)
