"""A corpus to a desk of its own: an archive beside the user's, kept for the next call and never mixed with it.

Only files that are new or changed are taken in again, or all after a change of the reader. The desk has no door to
remove a letter, so a corpus that lost or renamed one gets a fresh archive.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from eval.sources import Sources
from ingest.corpus import listing
from ingest.errors import BadInput, IndexUnusable
from ingest.pipeline import Outcome
from ingest.settings import Settings
from ingest.structure import READER

if TYPE_CHECKING:
    from assistant.desk import Desk

#: The letters that ship with the project; searched when no corpus is named.
SAMPLES = Path(__file__).resolve().parent.parent / "samples"

#: Decisions that ship with letters; without one a letter stays in the tier its mark puts it, and the evaluator sees it.
CLEARANCES = "clearance.toml"

_STATE = "corpus.json"

DeskOpener = Callable[[Settings], "Desk"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of letters and what stands in them.

    Attributes:
        folder: Where they lie, absolute.
        documents: Their files.
        sources: Their texts.
        unsupported: Number of files per suffix that cannot be read yet.
    """

    folder: Path
    documents: tuple[Path, ...]
    sources: Sources
    unsupported: dict[str, int]

    @property
    def unreadable(self) -> tuple[str, ...]:
        """What a report says about files that were not searched: names of empty ones, counts of unknown kinds."""
        return (*self.sources.unreadable, *(f"{count} {suffix}" for suffix, count in self.unsupported.items()))


def find_corpus(folder: Path | None) -> Corpus:
    """Read a corpus.

    Args:
        folder: A folder of letters or an OParl folder; None for the project's samples.

    Raises:
        BadInput: The folder holds no letter.
    """
    folder = (folder or _samples()).resolve()
    found = listing(folder)
    return Corpus(folder, found.documents, Sources.read(found.documents), found.unsupported)


@contextmanager
def desk_over(corpus: Corpus, settings: Settings, opener: DeskOpener | None = None) -> Iterator[Desk]:
    """Open the desk over a corpus, with all its letters taken in; it is closed at the end.

    Args:
        corpus: What is searched, and nothing else.
        settings: The user's settings; the archive lies in ``eval/<hash of the folder>`` under their data directory.
        opener: Opens a desk; by default the assistant's own.

    Raises:
        FundstelleError: The archive or the model cannot be used, or the archive is in use.
    """
    home = replace(settings, data_dir=archive_folder(corpus.folder, settings))
    opener = opener or _open_desk
    readable = [path for path in corpus.documents if path.name not in corpus.sources.unreadable]
    wanted = {str(path.relative_to(corpus.folder)): _digest(path) for path in readable}
    held = _held(home.data_dir)
    if held.keys() - wanted.keys():
        opener(home).close()  # raises if another process owns the archive: then it is not removed
        shutil.rmtree(home.data_dir)
        held = {}
    desk = opener(home)
    try:
        _bring_up(desk)
        new = [corpus.folder / name for name, digest in wanted.items() if held.get(name) != digest]
        if new:
            _take_in(desk, new, corpus.folder / CLEARANCES)
            _remember(home.data_dir, corpus.folder, wanted)
        yield desk
    finally:
        desk.close()


def archive_folder(folder: Path, settings: Settings) -> Path:
    """Where the archive of a corpus lies: one folder per absolute path."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return settings.data_dir / "eval" / name


def _samples() -> Path:
    if not SAMPLES.is_dir():
        raise BadInput(
            "Erwartet wird der Ordner samples neben dem Programm",
            "gefunden wurde er nicht",
            "bitte starten Sie aus einem vollständigen Checkout oder nennen Sie --corpus.",
        )
    return SAMPLES


def _open_desk(settings: Settings) -> Desk:
    from assistant.desk import Desk  # late: it brings the model and the indexes, which scoring alone does not need

    return Desk.open(settings)


def _take_in(desk: Desk, paths: list[Path], clearances: Path) -> None:
    """Take letters in. What is refused is named, and the others count."""
    with tqdm(total=len(paths), desc="Schreiben aufnehmen", unit="") as bar:

        def show(done: int, total: int, _name: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        known = clearances if clearances.is_file() else None
        reports = desk.ingest(paths, progress=show, clearances=known)
    for report in reports:
        if report.outcome is Outcome.REFUSED:
            tqdm.write(f"{Path(report.path).name}: {report.message}", file=sys.stderr)


def _bring_up(desk: Desk) -> None:
    """Load model and indexes; indexes of another model are built anew, for here they are nobody's but ours."""
    try:
        desk.ask("Bereit?")
    except IndexUnusable:
        with tqdm(desc="Indexe neu aufbauen", unit="") as bar:

            def show(done: int, total: int, _name: str) -> None:
                bar.total = total
                bar.update(done - bar.n)

            desk.reindex(show)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _held(data_dir: Path) -> dict[str, str]:
    """What the last call took in, name and digest; "" for a digest of what an older reader read.

    Empty after an interrupted call, so that all is offered again: what the archive has is not read twice.
    """
    try:
        state = json.loads((data_dir / _STATE).read_text(encoding="utf-8"))
        read = state["reader"] == READER
        return {str(name): str(digest) if read else "" for name, digest in state["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remember(data_dir: Path, folder: Path, files: dict[str, str]) -> None:
    state = {"folder": str(folder), "reader": READER, "files": files}
    target = data_dir / _STATE
    draft = target.with_suffix(".tmp")
    draft.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(target)
