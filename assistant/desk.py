"""The one door: command line, page and evaluation ask, take letters in and read them here, and nowhere else.

A desk owns its data directory. It opens in a moment; model and indexes are loaded by the first question, or ahead of it
by :meth:`Desk.warm_up`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from assistant.answering import Answering
from assistant.audit.changes import corrected, taken_in
from assistant.audit.event import SYSTEM
from assistant.audit.log import FOLDER, Audit
from assistant.audit.views import Views
from assistant.backup.saving import back_up
from assistant.classifying import classify
from assistant.correcting import CorrectedLetter, Wanted, correct
from assistant.data_protection import DataProtection
from assistant.diagnosis import diagnose
from assistant.ending import Progress, unless_ending
from assistant.erasing.erasing import Erasing
from assistant.feedback import FILE as FEEDBACK
from assistant.feedback import forget_document
from assistant.language_model.fluency import Fluency
from assistant.machinery import Machinery
from assistant.misreadings import Misreadings
from assistant.model import PUBLIC
from assistant.personal.store import FILE, Personal
from assistant.recipe import PRODUCT, Recipe
from assistant.record_file import RecordFile
from ingest.archive.archive import Archive
from ingest.clearance import by_person, read_records
from ingest.data_directory import DataDirectory
from ingest.errors import FundstelleError, IndexUnusable
from ingest.offline import stay_in_the_house
from ingest.pipeline import IngestReport, Orders, ingest_files
from ingest.settings import Settings

#: Exercises what the first question and its follow-ups would otherwise wait for: dictionaries, caches, indexes' pages.
_WARM_UP = "Was wurde zu Punkt 1 beschlossen, und wann wurde es umgesetzt?"
_log = logging.getLogger(__name__)


class Desk(Answering):
    """A data directory, open for questions and letters; any thread may use it. Made by :meth:`open`.

    What only reads stands in :class:`assistant.reading_room.ReadingRoom`, what is asked in
    :class:`assistant.answering.Answering`.

    Args:
        settings: Where data and model are.
        directory: The data directory, owned by this process.
        archive: Its archive.
        recipe: Which parts of the assistant take part; an evaluation leaves one out.

    Attributes:
        settings: Where data and model are.
        personal: What people keep for themselves.
        misreadings: What readers report as wrongly read.
        feedback: What they thought of answers (:mod:`assistant.feedback`).
        audit: Who did what; ``views`` keeps there who saw which letter that is not public.
        data_protection: Erases letters, and finds the passages that name a person.
        classify: Puts a letter into a tier (:func:`assistant.classifying.classify`).
        back_up: Copies the data directory (:func:`assistant.backup.saving.back_up`).
    """

    def __init__(
        self, settings: Settings, directory: DataDirectory, archive: Archive, recipe: Recipe = PRODUCT
    ) -> None:
        machinery = Machinery(archive, directory.indexes, settings.model_dir, recipe)
        self.audit = Audit(directory.path / FOLDER, settings.audit)
        fluency = Fluency(settings.language_model, archive, machinery)
        super().__init__(archive, machinery, fluency, Views(self.audit, archive.tier_of))
        self.settings, self._directory = settings, directory
        self.misreadings = Misreadings(directory.path / "misreadings.jsonl")
        self.personal = Personal(directory.path / FILE, settings.history_days)
        self.feedback = RecordFile(directory.path / FEEDBACK)
        self.classify = partial(classify, archive, machinery, self.audit)  # waits for no ingest
        self.back_up = partial(back_up, settings, archive, self.audit)  # likewise
        self._changing = threading.Lock()
        self._closing = threading.Event()
        self._warming: threading.Thread | None = None
        erasing = Erasing(directory.path, archive, machinery, self.personal)
        erasing.places |= {"feedback": partial(forget_document, self.feedback), "page_pictures": self._images.forget}
        erasing.places["misreadings"] = self.misreadings.forget
        self.data_protection = DataProtection(archive, erasing, self.audit, self._changing, self.misreadings)

    @classmethod
    def open(cls, settings: Settings, recipe: Recipe = PRODUCT) -> Desk:
        """Become the owner of a data directory; arguments as for the class.

        Raises:
            DirectoryInUse: Another process owns it.
            ArchiveUnusable: It cannot be read or written, or is of a newer version.
        """
        stay_in_the_house()
        with ExitStack() as undo:
            directory = undo.enter_context(DataDirectory.claim(settings.data_dir))
            desk = cls(settings, directory, Archive(directory.archive), recipe)
            undo.pop_all()
        desk.data_protection.finish()
        return desk

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def directory(self) -> DataDirectory:
        """The data directory that this desk owns."""
        return self._directory

    def warm_up(self) -> None:
        """Load model and indexes in the background; a question asked meanwhile waits for them. Faults are logged."""
        if self._warming is None:
            self._warming = threading.Thread(target=self._warm_up, name="warm-up", daemon=True)
            self._warming.start()

    def ingest(
        self,
        paths: Sequence[Path],
        cleared_by: str | None = None,
        progress: Progress | None = None,
        *,
        clearances: Path | None = None,
        withheld_by: str | None = None,
        account: str = SYSTEM,
        erased_too: bool = False,
    ) -> list[IngestReport]:
        """Take letters in; see :func:`ingest.pipeline.ingest_files`.

        Args:
            paths: Files, folders and ZIP archives.
            cleared_by: Name and reason of the person who clears all of them.
            progress: Told before each file.
            clearances: A file of clearances (see :func:`ingest.clearance.read_records`).
            withheld_by: Name and reason of the person who withholds all of them; not beside ``cleared_by``.
            account: Whose account takes them in, for the audit.
            erased_too: Whether what was erased may come in again.

        Returns:
            One report a file.

        Raises:
            BadInput: What clears them cannot be used; a file that cannot be used is a report instead.
            FundstelleError: Archive, indexes or model cannot be used; what was taken in before is whole.
        """
        everyone = by_person(cleared_by, withheld_by)
        records = None if clearances is None else read_records(clearances)
        with self._changing:
            told = self._unless_closing(progress)
            reports = ingest_files(paths, self._archive, self._machinery, Orders(everyone, records, erased_too), told)
            return taken_in(self.audit, reports, account)

    def correct(
        self, letter: str, wanted: Sequence[Wanted] = (), who: str = "", undo: Sequence[int] = (), account: str = SYSTEM
    ) -> CorrectedLetter:
        """Correct how a letter was read, or take that back; see :func:`assistant.correcting.correct`."""
        with self._changing:
            done = correct(self._archive, self._machinery, letter, wanted, who, undo)
            return corrected(self.audit, done, bool(wanted or undo), account)

    def doctor(self) -> dict[str, Any]:
        """What is installed, what is indexed, what is missing; see :func:`assistant.diagnosis.diagnose`."""
        fault = None
        try:
            self._machinery.prepare()
        except FundstelleError as found:
            fault = str(found)
        return diagnose(self.settings, self._archive, self._machinery.indexes, fault)

    def reindex(self, progress: Progress | None = None) -> int:
        """Build all indexes anew from the archive; questions are answered meanwhile, if the old ones are whole.

        Returns:
            Number of letters indexed.
        """
        with self._changing:
            return self._machinery.rebuild(self._unless_closing(progress))

    def close(self) -> None:
        """Give the data directory back; what is being taken in ends with the letter at hand. May be called twice."""
        self._closing.set()
        self._fluency.close()
        with self._changing:
            self._machinery.close()
            self.personal.close()
            self._archive.close()
            self._directory.release()

    def _warm_up(self) -> None:
        try:
            self._load()
            self.suggestions(self._machinery.answer(_WARM_UP, (), PUBLIC, None), PUBLIC, "de")
            self._fluency.warm_up()
        except FundstelleError as fault:
            if not self._closing.is_set():
                _log.error("%s", fault)

    def _load(self) -> None:
        """Load what a question needs; indexes that cannot be used are caches, and are built anew."""
        try:
            self._machinery.load()
        except IndexUnusable as fault:
            if self._closing.is_set():
                raise
            _log.error("%s. Die Indexe werden jetzt neu gebaut", fault)
            self.reindex()
            self._machinery.load()

    def _unless_closing(self, progress: Progress | None) -> Progress:
        return unless_ending(self._closing, progress)
