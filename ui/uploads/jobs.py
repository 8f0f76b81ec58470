"""Uploads on their way into the archive: one after the other, in a thread of their own, with what became of each file.

A file waits under a number and goes to ``incoming/<first 16 digits of its SHA-256>/<its name>`` only for as long as it
is taken in. That path is its origin for good, so an uploaded "Antwort.pdf" never replaces another letter of that name:
what stands at the same origin has the same bytes. Nothing of an upload is left on the disk when it has ended.
"""

from __future__ import annotations

import datetime
import logging
import secrets
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol

from assistant.audit.event import SYSTEM
from ingest.errors import BadInput, FundstelleError
from ingest.ingest_report import IngestReport, Outcome, refused
from ingest.model import Tier
from ingest.pipeline import AT_ONCE
from ui.uploads.receiving import MOST_FILE_BYTES, ReceivedFile, Upload, emptied, safe_name, unwritable

#: Where an upload stands; "failed": a fault ended it, what was taken in before stays.
Phase = Literal["waiting", "running", "done", "failed"]

#: Uploads that may wait behind the one at hand, and ended ones that are remembered.
MOST_WAITING, MOST_ENDED = 10, 30
#: Nothing of such a file is in the archive.
NOT_TAKEN = (Outcome.REFUSED, Outcome.UNSUPPORTED)
_log = logging.getLogger(__name__)


class Ingest(Protocol):
    """What takes letters in: :meth:`assistant.desk.Desk.ingest`."""

    def __call__(
        self,
        paths: Sequence[Path],
        cleared_by: str | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        *,
        withheld_by: str | None = None,
        account: str = SYSTEM,
    ) -> list[IngestReport]:
        """Take letters in."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff decides about every letter of an upload: name and reason; None both to let the marks decide.

    ``account`` is whose it is, for the audit.
    """

    cleared_by: str | None = None
    withheld_by: str | None = None
    account: str = SYSTEM


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file, or of one in a ZIP archive.

    Attributes:
        name: The file as its sender calls it; of one in an archive its path there.
        report: What became of it.
        archive: The archive that it came in; "" for a file that was sent by itself.
    """

    name: str
    report: IngestReport
    archive: str = ""

    @property
    def withheld(self) -> bool:
        """Whether its letter is taken in, and nobody sees it until it is cleared."""
        return self.report.tier not in (None, Tier.OEFFENTLICH)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an upload is.

    Attributes:
        phase: Where it stands.
        done: Files that are through; a ZIP archive is one.
        total: Files in all.
        name: The file at hand; "" between two.
        rows: What became of those that are through.
        fault: The sentence of the fault that ended it; "" where none did, or where it has no sentence for people.
        left: Files that the fault left out, or of which it is unknown what became of them.
    """

    phase: Phase
    done: int
    total: int
    name: str = ""
    rows: tuple[Row, ...] = ()
    fault: str = ""
    left: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.phase in ("done", "failed")

    @property
    def withheld(self) -> int:
        """Number of letters that nobody sees until they are cleared."""
        return sum(row.withheld for row in self.rows)

    def count(self, *outcomes: Outcome) -> int:
        """Number of rows with one of these outcomes."""
        return sum(row.report.outcome in outcomes for row in self.rows)


@dataclass(slots=True)
class Job:
    """One upload.

    Attributes:
        id: Its address: 16 URL-safe random characters.
        upload: Its files.
        decision: Who may see them.
        begun_at: When it was sent.
        standing: How far it is; replaced as a whole, so any thread may read it.
        through: Number of its files of which it is known what became.
    """

    upload: Upload
    decision: Decision
    standing: Standing
    through: int = 0
    begun_at: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))


class Jobs:
    """All uploads since the service started; any thread may use it.

    Args:
        ingest: Takes letters in.
        folder: Where files wait, in a data directory that this process owns. What is left there of a process that was
            killed is removed.
    """

    def __init__(self, ingest: Ingest, folder: Path) -> None:
        self._ingest, self._folder = ingest, folder
        emptied(folder)
        self._jobs: dict[str, Job] = {}
        self._changing = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="upload")

    def folder(self) -> Path:
        """A folder for the files of one upload; not made yet."""
        return self._folder / "waiting" / secrets.token_hex(8)

    def expect_room(self) -> None:
        """Refuse one more upload while very many wait.

        Raises:
            FundstelleError: :data:`MOST_WAITING` are waiting.
        """
        if sum(job.standing.phase == "waiting" for job in self.all()) >= MOST_WAITING:
            raise FundstelleError(
                "Erwartet wird eine kurze Warteschlange",
                f"es warten schon {MOST_WAITING} Aufnahmen",
                "bitte senden Sie die Dateien noch einmal, wenn einige davon fertig sind",
            )

    def submit(self, upload: Upload, decision: Decision) -> Job:
        """Have an upload taken in as soon as those before it are through.

        Args:
            upload: Its files; they are gone when it has ended.
            decision: Who may see them.
        """
        job = Job(upload, decision, Standing("waiting", 0, len(upload.files)))
        with self._changing:
            ended = [one.id for one in self._jobs.values() if one.standing.ended]
            for old in ended[: max(0, len(ended) - MOST_ENDED + 1)]:
                del self._jobs[old]
            self._jobs[job.id] = job
        future = self._worker.submit(self._run, job)
        future.add_done_callback(lambda done: self._end(job, done))
        return job

    def get(self, job_id: str) -> Job | None:
        """An upload; None if there is none of this id, or it is long ended."""
        return self._jobs.get(job_id)

    def forget(self, document_id: str) -> int:
        """Drop what is told of a letter that ended uploads brought; returns the number of rows."""
        gone = 0
        with self._changing:
            for job in self._jobs.values():
                rows = tuple(row for row in job.standing.rows if row.report.document_id != document_id)
                gone += len(job.standing.rows) - len(rows)
                if job.standing.ended:
                    job.standing = replace(job.standing, rows=rows)
        return gone

    def all(self) -> list[Job]:
        """All uploads that are remembered, the latest first."""
        with self._changing:
            return list(reversed(self._jobs.values()))

    def ahead(self, job: Job) -> int:
        """Number of uploads that come before one and have not ended."""
        before = 0
        for one in reversed(self.all()):
            if one.id == job.id:
                break
            before += not one.standing.ended
        return before

    def close(self) -> None:
        """Wait for what runs and waits; nothing can be sent after that."""
        self._worker.shutdown()

    # In the worker's thread.

    def _run(self, job: Job) -> None:
        job.standing = replace(job.standing, phase="running")
        files = job.upload.files
        try:
            for start in range(0, len(files), AT_ONCE):
                rows = self._taken_in(job, files[start : start + AT_ONCE], start)
                job.through = min(start + AT_ONCE, len(files))
                job.standing = replace(job.standing, done=job.through, name="", rows=(*job.standing.rows, *rows))
        finally:
            emptied(job.upload.folder)

    def _taken_in(self, job: Job, files: Sequence[ReceivedFile], before: int) -> list[Row]:
        """Take a few files in, as many as are indexed together: what became of them shows while the rest is read."""
        kept = [file for file in files if file.path]
        places = {file: self._folder / file.sha256[:16] / safe_name(file.name) for file in kept}
        decided = job.decision

        def tell(done: int, total: int, name: str) -> None:
            job.standing = replace(job.standing, done=before + min(done, len(files)), name=name)

        try:
            for file, place in places.items():
                assert file.path is not None  # else it is not kept
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                file.path.replace(place)
            paths = list(dict.fromkeys(places.values()))
            reports = self._ingest(
                paths, decided.cleared_by, tell, withheld_by=decided.withheld_by, account=decided.account
            )
        except OSError as fault:
            raise unwritable(fault) from fault
        finally:
            for place in places.values():
                emptied(place.parent)
        return list(_rows(files, places, reports))

    def _end(self, job: Job, done: Future[None]) -> None:
        fault = done.exception()
        if fault is None:
            job.standing = replace(job.standing, phase="done", name="")
            return
        if not isinstance(fault, FundstelleError):  # a fault of ours: type and place, nothing of a letter
            place = traceback.extract_tb(fault.__traceback__)[-1]
            _log.error("upload: %s at %s:%s", type(fault).__name__, place.filename, place.lineno)
        left = [file.name for file in job.upload.files[job.through :]]
        sentence = str(fault) if isinstance(fault, FundstelleError) else ""
        job.standing = replace(job.standing, phase="failed", name="", fault=sentence, left=tuple(left))


def _rows(
    files: Sequence[ReceivedFile], places: Mapping[ReceivedFile, Path], reports: Sequence[IngestReport]
) -> Iterator[Row]:
    """What became of each file, in the order in which they were sent; those of a ZIP archive in its own."""
    seen = set()
    for file in files:
        place = places.get(file)
        if place is None:
            yield Row(file.name, refused(file.name, _too_large(file)))
            continue
        own = [report for report in reports if report.path == str(place) or report.path.startswith(f"{place}!")]
        for report in own or [refused(str(place), _empty_archive(file))]:
            if place in seen and report.outcome not in NOT_TAKEN:  # the same file twice in one upload
                report = replace(report, outcome=Outcome.UNCHANGED)
            member = report.path.removeprefix(str(place)).removeprefix("!")
            yield Row(member or file.name, report, file.name if member else "")
        seen.add(place)


def _too_large(file: ReceivedFile) -> BadInput:
    return BadInput(
        f"Erwartet wird eine Datei bis {MOST_FILE_BYTES // 1_000_000} MB ({file.name})",
        f"gefunden wurden {file.size // 1_000_000} MB",
        "bitte teilen Sie die Datei.",
    )


def _empty_archive(file: ReceivedFile) -> BadInput:
    return BadInput(
        f"Erwartet wird ein ZIP-Archiv mit Schreiben ({file.name})",
        "gefunden wurde eines ohne Dateien",
        "bitte packen Sie es neu.",
    )
