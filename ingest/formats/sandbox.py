"""Runs one reading of a foreign file in a process of its own, with limits on time, memory and what it writes.

What a broken or hostile file does to a library (a loop, a gigabyte, a crash) ends with that process. Files go in and
plain data (JSON, numbered files) comes back through a folder that both see and that is gone afterwards.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent.parent

#: Largest answer of a reading, in bytes: the words of some thousand pages with their boxes.
MAX_RESULT = 200_000_000

#: Names of the files in the shared folder.
INPUT, RESULT, ERRORS = "input", "result.json", "errors.txt"

_MODULE = "ingest.formats.worker"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reading may use.

    Attributes:
        seconds: Wall-clock time; the processor time of each of its processes is held to the same.
        memory: Bytes of address space, of each of its processes.
        written: Bytes of the largest file it writes.
    """

    seconds: float = 60
    memory: int = 2_000_000_000
    written: int = MAX_RESULT


@contextmanager
def scratch(content: bytes | None = None) -> Iterator[Path]:
    """A folder that only this user can enter, gone at the end; with ``content`` as its file ``input``."""
    with tempfile.TemporaryDirectory(prefix="fundstelle-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if content is not None:
            (folder / INPUT).write_bytes(content)
        yield folder


def run(task: str, name: str, folder: Path, limits: Limits | None = None, **arguments: Any) -> dict[str, Any]:
    """Run a task of :mod:`ingest.formats.worker` in a process of its own and wait for it.

    Args:
        task: The task's name there.
        name: File name of the document, for messages.
        folder: A :func:`scratch` folder; the process starts in it.
        limits: What it may use.
        arguments: What the task needs to know, as JSON.

    Returns:
        What the task returns.

    Raises:
        BadInput: The task refused the file, took too long or too much memory, or broke down.
    """
    limits = limits or Limits()
    order = {
        "arguments": arguments,
        "seconds": limits.seconds,
        "memory": limits.memory,
        "written": limits.written,
    }
    result = folder / RESULT
    result.unlink(missing_ok=True)
    with (folder / ERRORS).open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE, task, name, json.dumps(order)],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,  # a group of its own, so that whatever it started is ended with it
        )
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired as late:
            raise _too_long(name, limits) from late
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    if process.returncode == -signal.SIGXCPU:
        raise _too_long(name, limits)
    if process.returncode or not result.is_file() or result.stat().st_size > MAX_RESULT:
        raise _broken(name, folder, process.returncode)
    answer: dict[str, Any] = json.loads(result.read_bytes())
    if "refused" in answer:
        raise BadInput(*answer["refused"])
    return answer


def _environment(folder: Path) -> dict[str, str]:
    """As little of ours as it needs: no settings, no secrets of this process's environment."""
    kept = {key: os.environ[key] for key in ("PATH", "TESSDATA_PREFIX") if key in os.environ}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(folder),
        "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve memory that counts as used
        "OMP_THREAD_LIMIT": "1",  # Tesseract's threads wait for each other more than they work
    }


def _too_long(name: str, limits: Limits) -> BadInput:
    return BadInput(
        f"Erwartet wird eine Datei, die sich in {limits.seconds:.0f} Sekunden lesen lässt ({name})",
        "gefunden wurde eine, die länger braucht oder nie fertig wird",
        "bitte öffnen Sie sie selbst und speichern Sie sie neu, umfangreiche in mehreren Teilen.",
    )


def _broken(name: str, folder: Path, code: int) -> BadInput:
    """A process that broke down: what it said last names the fault's type, never the file's text."""
    lines = (folder / ERRORS).read_bytes()[-2000:].decode("utf-8", "replace").strip().splitlines()
    kind = lines[-1].partition(":")[0].rpartition(".")[2] if lines and lines[-1][:1].isalpha() else ""
    if kind == "MemoryError" or "memory" in " ".join(lines).casefold():
        return too_big(name)
    signs = kind if kind.isidentifier() else f"Signal {-code}" if code < 0 else f"Rückgabewert {code}"
    return BadInput(
        f"Erwartet wird eine unbeschädigte Datei ({name})",
        f"das Lesen ist abgebrochen ({signs})",
        "bitte öffnen Sie sie selbst und speichern Sie sie neu.",
    )


def too_big(name: str) -> BadInput:
    """The fault of a file that unfolds to more than fits the memory it may use."""
    return BadInput(
        f"Erwartet wird eine Datei von gewöhnlichem Umfang ({name})",
        "gefunden wurde eine, die beim Lesen mehr Arbeitsspeicher braucht als erlaubt",
        "bitte teilen Sie sie oder speichern Sie sie mit kleineren Bildern neu.",
    )
