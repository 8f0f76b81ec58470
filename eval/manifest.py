"""The manifest of a report: everything that its figures depend on, so that another run can be the same, or say why not.

It names no folder of the machine: files of the checkout by their path in it, others by their name alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from eval import provenance
from eval.intervals import RESAMPLES, SEED
from eval.provenance import CHECKOUT

_PRODUCT = "fundstelle"
_LOCK = "constraints.txt"
#: Packages whose code has a part in an answer or in its figures.
_CODE = ("ingest", "assistant", "eval")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was measured, with what, where and when.

    Attributes:
        system: Name of the system.
        gold: Name of the gold file.
        gold_path: Its path in the checkout; None where it lies elsewhere.
        gold_sha256: Digest of its bytes.
        corpus: Name of the corpus folder.
        corpus_path: Its path in the checkout; None where it lies elsewhere.
        corpus_sha256: Fingerprint of its texts.
        letters: Number of texts in it.
        unreadable: Names and kinds of files that could not be read.
        version: Version of the product.
        commit: Commit of the checkout, twelve digits; None outside a checkout.
        dirty: Whether tracked files differ from that commit; None outside a checkout.
        code_sha256: Digest of all program files of ingest, assistant and eval.
        weights: Digest of each file of trained numbers, by its path.
        model: Fingerprint of the embedding model; None where none is used.
        index: Fingerprint of the indexes: versions, model and what they hold; None where none is used.
        lock_sha256: Digest of constraints.txt; None where it is not there.
        packages: Installed version of each package that the product declares.
        settings: The options of the run.
        seed: Seed of the bootstrap; nothing else is drawn by chance.
        resamples: Its number of samples.
        cpu: Name of the processor.
        cpus: Number of processors that the run could use.
        python: Version of Python.
        platform: Operating system and machine.
        date: When the run began, ISO 8601 with offset.
        details: What else the system tells of itself.
    """

    system: str
    gold: str
    gold_path: str | None
    gold_sha256: str
    corpus: str
    corpus_path: str | None
    corpus_sha256: str
    letters: int
    unreadable: tuple[str, ...]
    version: str | None
    commit: str | None
    dirty: bool | None
    code_sha256: str
    weights: Mapping[str, str]
    model: str | None
    index: str | None
    lock_sha256: str | None
    packages: Mapping[str, str | None]
    settings: Mapping[str, str | bool | None]
    seed: int
    resamples: int
    cpu: str
    cpus: int
    python: str
    platform: str
    date: str
    details: Mapping[str, str]

    def plain(self) -> dict[str, Any]:
        """The manifest as plain data."""
        return asdict(self)


def surroundings(checkout: Path = CHECKOUT) -> dict[str, Any]:
    """The part of a manifest that is the same for every run of this program on this machine."""
    head = provenance.commit(checkout)
    return {
        "version": _version(_PRODUCT),
        "commit": head.removesuffix("+") if head else None,
        "dirty": head.endswith("+") if head else None,
        "code_sha256": _digest_of(checkout, (file for name in _CODE for file in (checkout / name).rglob("*.py"))),
        "weights": _weights(checkout),
        "lock_sha256": provenance.digest(checkout / _LOCK) if (checkout / _LOCK).is_file() else None,
        "packages": _packages(),
        "seed": SEED,
        "resamples": RESAMPLES,
        "cpu": _cpu(),
        "cpus": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
    }


def within_checkout(path: Path, checkout: Path = CHECKOUT) -> str | None:
    """The path of a file in the checkout, with "/"; None where it lies elsewhere."""
    resolved = path.resolve()
    return resolved.relative_to(checkout).as_posix() if resolved.is_relative_to(checkout) else None


def index_fingerprint(folder: Path) -> str:
    """What the indexes below a folder say of themselves: versions, model, and the digest of each document they hold.

    Args:
        folder: The folder of the tiers' folders.

    Returns:
        SHA-256, hexadecimal; the same for the same letters, whatever the order in which they were taken in.
    """
    from ingest.index.manifest import MANIFEST

    told = {path.parent.name: json.loads(path.read_bytes()) for path in sorted(folder.glob(f"*/{MANIFEST}"))}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _digest_of(folder: Path, files: Iterable[Path]) -> str:
    lines = sorted(f"{file.relative_to(folder).as_posix()} {provenance.digest(file)}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _weights(checkout: Path) -> dict[str, str]:
    files = sorted((checkout / "assistant").rglob("*.json"))
    return {file.relative_to(checkout).as_posix(): provenance.digest(file) for file in files}


def _packages() -> dict[str, str | None]:
    try:
        declared = metadata.requires(_PRODUCT) or []
    except metadata.PackageNotFoundError:
        return {}
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in declared if "extra ==" not in line}
    return {name: _version(name) for name in sorted(names)}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _cpu() -> str:
    """The processor's name, where the system tells it (Linux: /proc/cpuinfo), else its architecture."""
    try:
        told = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    except OSError:
        told = None
    return told[1].strip() if told else platform.processor() or platform.machine()
