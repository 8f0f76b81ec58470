"""Where figures come from: digests, the commit, the date, and the short form that reports on structure show.

Reports on answers carry a :mod:`eval.manifest`.
"""

from __future__ import annotations

import datetime
import hashlib
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.tables import Table, plain_text

#: The folder that holds the packages.
CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was measured, with what, when.

    Attributes:
        system: Name of the system.
        gold: Name of the gold file.
        gold_sha256: Digest of its bytes.
        corpus: Name of the corpus folder.
        corpus_sha256: Fingerprint of its texts.
        letters: Number of texts in it.
        unreadable: Names and kinds of files that could not be read.
        commit: Commit of the checkout, "+" behind it where files differ from it; None outside a checkout.
        date: When the run began, ISO 8601 with offset.
        details: What the system tells of itself, such as the model's fingerprint.
    """

    system: str
    gold: str
    gold_sha256: str
    corpus: str
    corpus_sha256: str
    letters: int
    unreadable: tuple[str, ...]
    commit: str | None
    date: str
    details: Mapping[str, str]

    def as_table(self) -> Table:
        """The table that says what was measured, with what and when."""
        facts = asdict(self)
        details: Mapping[str, str] = facts.pop("details")
        rows = [[name, plain_text(value, "none", "unknown")] for name, value in {**facts, **details}.items()]
        return "Provenance", ["what", "value"], rows


def now() -> str:
    """The present moment, ISO 8601 with offset, to the second."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def commit(checkout: Path = CHECKOUT) -> str | None:
    """The commit of a checkout, twelve digits, with "+" where files differ from it; None where git knows none."""
    head = _git(checkout, "rev-parse", "--short=12", "HEAD")
    if head is None:
        return None
    return head + ("+" if _git(checkout, "status", "--porcelain", "--untracked-files=no") else "")


def _git(checkout: Path, *words: str) -> str | None:
    try:
        command = ["git", "-C", str(checkout), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
