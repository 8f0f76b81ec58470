"""The process that reads one foreign file: sets its own limits, does one task, leaves plain data in its folder.

Started by :mod:`ingest.formats.sandbox` alone. Libraries are imported by the task that needs them.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.errors import BadInput
from ingest.formats.sandbox import INPUT, RESULT, too_big

#: A task: takes the file to read, its name for messages, and arguments; returns plain data.
Task = Callable[..., dict[str, Any]]


def unpack_members(file: Path, name: str, **_: Any) -> dict[str, Any]:
    """The members of a ZIP archive, as numbered files beside the answer."""
    from ingest.formats.unpack import unpack

    return {"members": unpack(file, name, Path.cwd())}


def read_pdf(file: Path, name: str, **_: Any) -> dict[str, Any]:
    """The pages of a PDF."""
    from ingest.formats.pdf import pages

    return {"pages": pages(file, name)}


def read_scan(file: Path, name: str, *, page: int) -> dict[str, Any]:
    """A page of a PDF, read by text recognition."""
    from ingest.formats.pdf import image
    from ingest.formats.scan import recognise
    from ingest.formats.tesseract import DPI

    return {"lines": recognise(image(file, name, page, DPI), name)}


def draw_page(file: Path, name: str, *, page: int, dpi: int) -> dict[str, Any]:
    """The image of a page of a PDF, as ``page.png`` beside the answer."""
    from ingest.formats.pdf import image

    image(file, name, page, dpi).save("page.png")
    return {}


def read_docx(file: Path, name: str, **_: Any) -> dict[str, Any]:
    """The text of a Word document."""
    from ingest.formats.docx import text

    return {"text": text(file, name)}


def read_html(file: Path, name: str, **_: Any) -> dict[str, Any]:
    """The text of an HTML page."""
    from ingest.formats.html import text

    return {"text": text(file, name)}


TASKS: dict[str, Task] = {
    "members": unpack_members,
    "pdf": read_pdf,
    "scan": read_scan,
    "image": draw_page,
    "docx": read_docx,
    "html": read_html,
}


def limit(seconds: float, memory: int, written: int) -> None:
    """Hold this process, and each that it starts, to its limits; nothing can raise them again."""
    cpu = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(task: str, name: str, order: str) -> None:
    """Do a task and leave its answer; a file that cannot be read is an answer too."""
    given = json.loads(order)
    limit(given["seconds"], given["memory"], given["written"])
    arguments = given["arguments"]
    file = Path(arguments.pop("file", INPUT))
    try:
        answer = TASKS[task](file, name, **arguments)
    except BadInput as fault:
        answer = _refusal(fault)
    except MemoryError:
        answer = _refusal(too_big(name))
    Path(RESULT).write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


def _refusal(fault: BadInput) -> dict[str, Any]:
    return {"refused": [fault.expected, fault.found, fault.remedy]}


if __name__ == "__main__":
    main(*sys.argv[1:])
