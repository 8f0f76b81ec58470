"""What a user thinks of an answer, as the record that ``docs/interfaces.md`` describes: no name, no time of day.

The record is made from the answer as it was given, never from what a page sends back; the reader of such records is
``python -m eval feedback``.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from assistant.model import Answer, Citation, Status, Turn
from assistant.record_file import RecordFile
from ingest.errors import BadInput

#: What can be said of an answer, and of a question that was not answered, the favourable first.
OF_ANSWERS = ("right", "incomplete", "wrong", "should_refuse")
OF_REFUSALS = ("right", "should_answer")
#: Most characters of a reason.
MOST_REASON = 2_000
#: Name of the file in the data directory.
FILE = "feedback.jsonl"


def verdicts(status: Status) -> tuple[str, ...]:
    """What can be said of an answer of this status."""
    return OF_ANSWERS if status is Status.ANSWERED else OF_REFUSALS


def record(
    question: str, answer: Answer, verdict: str, reason: str, date: datetime.date, before: Sequence[Turn] = ()
) -> dict[str, Any]:
    """A feedback record.

    Args:
        question: What was asked.
        answer: What was answered.
        verdict: One of :func:`verdicts`.
        reason: Why, in the user's words; "" without.
        date: The day.
        before: Turns before it that the user wants to be kept, oldest first. Only their questions are: an earlier
            answer may quote a letter that is no longer to be seen.

    Raises:
        BadInput: The verdict is not one of this answer, or the reason is too long.
    """
    if verdict not in verdicts(answer.status):
        raise BadInput(
            "Erwartet wird ein Urteil über diese Antwort",
            "gefunden wurde keines oder ein anderes",
            "bitte wählen Sie eines der angebotenen",
        )
    said = reason.strip()
    if len(said) > MOST_REASON:
        raise BadInput(
            f"Erwartet wird eine Begründung mit bis zu {MOST_REASON} Zeichen",
            f"gefunden wurden {len(said)}",
            "bitte kürzen Sie sie",
        )
    row: dict[str, Any] = {"question": question}
    if earlier := questions(before):
        row["history"] = [{"role": "user", "content": content} for content in earlier]
    return row | {
        "lang": answer.language,
        "status": answer.status.value,
        "answer": answer.text,
        "citations": _citations().dump_python(answer.citations, mode="json"),
        "verdict": verdict,
        "reason": said,
        "date": date.isoformat(),
    }


def questions(before: Sequence[Turn]) -> tuple[str, ...]:
    """The questions among some turns, oldest first."""
    return tuple(turn.content for turn in before if turn.role == "user")


def forget_document(file: RecordFile, document_id: str) -> int:
    """Delete the records whose answers cite a letter; returns their number.

    Raises:
        ArchiveUnusable: The file cannot be read or written.
    """

    def cites(row: dict[str, Any]) -> bool:
        return any(one.get("document_id") == document_id for one in row.get("citations") or () if isinstance(one, dict))

    return file.drop(cites)


@lru_cache(maxsize=1)
def _citations() -> TypeAdapter[tuple[Citation, ...]]:
    return TypeAdapter(tuple[Citation, ...])
