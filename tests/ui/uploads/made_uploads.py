"""Uploads made for a test: files as a browser would have sent them, and the wait for what becomes of them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

from tests.ingest.formats.made_documents import PDF_PAGE, written_pdf, zipped
from tests.letters import ANSWER, CONTROL, letter_text
from ui.uploads.jobs import Decision, Job, Jobs
from ui.uploads.receiving import ReceivedFile, Upload

#: Seconds that an upload of a few letters may take: the model is loaded by the first.
ENOUGH_S = 120

LETTER = letter_text().encode()
PDF = written_pdf(PDF_PAGE)
#: A PDF that breaks off in the middle, as half a download does.
BROKEN = PDF[:60]
BUNDLE = zipped(
    {"2022/antwort.txt": ANSWER.read_bytes(), "2022/kaputt.pdf": BROKEN, "2022/kontrolle.txt": CONTROL.read_bytes()}
)


def upload(jobs: Jobs, files: Sequence[tuple[str, bytes]]) -> Upload:
    """Files as :func:`ui.uploads.receiving.received` leaves them."""
    folder = jobs.folder()
    folder.mkdir(parents=True)
    kept = []
    for number, (name, content) in enumerate(files):
        path = folder / f"{number:04}"
        path.write_bytes(content)
        kept.append(ReceivedFile(name, path, len(content), hashlib.sha256(content).hexdigest()))
    return Upload(folder, tuple(kept), {})


def taken_in(jobs: Jobs, *files: tuple[str, bytes], decision: Decision | None = None) -> Job:
    """An upload that has ended."""
    return ended(jobs.submit(upload(jobs, files), decision or Decision()))


def ended(job: Job) -> Job:
    """Wait for the end of an upload."""
    deadline = time.monotonic() + ENOUGH_S
    while not job.standing.ended:
        assert time.monotonic() < deadline, job.standing
        time.sleep(0.02)
    return job


def left_over(folder: Path) -> list[Path]:
    """Files that lie anywhere in a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]
