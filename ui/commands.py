"""What the commands do, behind command line and socket alike: plain data in, plain data out.

Each takes the desk of the data directory's owner and something to tell of its steps; arguments and results can stand in
JSON. The results are what ``--json`` prints; docs/interfaces.md describes their keys.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.model import Letter
from ingest.passages import label, title
from ingest.read import read_source
from ingest.segment import segment

if TYPE_CHECKING:
    from assistant.desk import Desk

Result = dict[str, Any]
#: Told of steps: number done, number in all (0 where nobody knows it), what is being done.
Progress = Callable[[int, int, str], None]
#: A command: takes the owner's desk, a progress, and plain data by name.
Command = Callable[..., Result]


def ask(
    desk: Desk,
    progress: Progress,
    /,
    question: str,
    history: Sequence[Mapping[str, str]] = (),
    language: str | None = None,
) -> Result:
    """Answer a question.

    Args:
        desk: The owner's desk.
        progress: Told when something has to be loaded first.
        question: The question.
        history: Earlier turns with ``role`` and ``content``.
        language: "de" or "en" for the frame; None to take the question's.
    """
    from assistant.limits import checked_question
    from assistant.model import Turn

    checked_question(question)  # before the seconds that loading takes
    if not desk.ready:
        progress(0, 0, LOADING)
    turns = [Turn(turn["role"], turn["content"]) for turn in history]
    answer = desk.ask(question, turns, language=language)
    return plain(answer) | {"text": answer.text}


def ingest(
    desk: Desk,
    progress: Progress,
    /,
    paths: Sequence[str],
    cleared_by: str | None = None,
    clearances: str | None = None,
    plain_text: bool = False,
) -> Result:
    """Take letters in; paths are absolute, for the owner may stand elsewhere."""
    reports = desk.ingest(
        [Path(path) for path in paths],
        cleared_by,
        progress,
        clearances=Path(clearances) if clearances else None,
        plain=plain_text,
    )
    return {"reports": plain(reports)}


def reindex(desk: Desk, progress: Progress, /) -> Result:
    """Build all indexes anew from the archive."""
    progress(0, 0, LOADING)
    return {"letters": desk.reindex(progress)}


def doctor(desk: Desk, _progress: Progress, /) -> Result:
    """What is installed, what is indexed, what is missing."""
    return desk.doctor()


#: The commands that need the data directory, by name.
COMMANDS: Mapping[str, Command] = {"ask": ask, "ingest": ingest, "reindex": reindex, "doctor": doctor}

#: What a first question waits for.
LOADING = "Modell und Index werden geladen"


def structure(path: Path) -> Result:
    """The structure of a letter; needs neither data directory nor model.

    Raises:
        BadInput: The file is no text.
    """
    source, _ = read_source(path)
    return structure_of(segment(source))


def structure_of(letter: Letter) -> Result:
    """A letter's head and blocks as plain data."""
    return {
        "document_id": letter.source.document_id,
        "file": letter.source.file,
        "title": title(letter),
        "head": plain(letter.head),
        "blocks": [
            {
                "kind": block.kind.value,
                "number": block.number,
                "label": label(letter, block),
                "speaker": block.speaker.value,
                "refers_to": list(block.refers_to),
                "paragraphs": plain(block.paragraphs),
            }
            for block in letter.blocks
        ],
    }


def plain(value: Any) -> Any:
    """A frozen type of ours as plain data: objects by field name, enumerations by value, dates as ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence | frozenset):
        return [plain(item) for item in value]
    return value
