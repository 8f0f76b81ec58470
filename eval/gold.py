"""Gold questions: their format, and a reader that names the line of whatever is wrong.

The format is documented in ``eval/data/README.md``. An unknown field is an error: a misspelt ``expects`` would
otherwise be an expectation that nobody checks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ingest.errors import BadInput

QuestionType = Literal[
    "fact",
    "number",
    "date",
    "who",
    "why",
    "list",
    "status",
    "multi-paper",
    "comparison",
    "cross-document",
    "followup",
    "unanswerable",
]
PassageKind = Literal["question", "point", "paragraph", "preamble", "intro", "letterhead", "signature"]
PassagePart = Literal["resolution", "answer", "question", "letterhead"]
SpeakerName = Literal["council", "enquirer", "office", "third_party", "record"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Locator(_Strict):
    """Where in its letter a passage stands, in a councillor's terms.

    Attributes:
        kind: What it stands under.
        number: As printed; "1+2" where several questions share one answer; None without one.
        part: Whose part of it; None where the gold does not say.
    """

    kind: PassageKind
    number: str | None = None
    part: PassagePart | None = None


class GoldPassage(_Strict):
    """A passage that answers: citing it is right.

    Attributes:
        paper: Reference of the paper ("P0091/21").
        file: Stem of the source file.
        locator: Where in the file it stands.
        quote: Its words, contiguous and verbatim but for torn lines.
        also_in: Stems of other files that hold the same passage; citing one of them is right too.
    """

    paper: str
    file: str
    locator: Locator
    quote: str = Field(min_length=1)
    also_in: tuple[str, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Stems of all files in which a citation is right."""
        return frozenset((self.file, *self.also_in))


class GoldTurn(_Strict):
    """An earlier turn of a follow-up question."""

    role: Literal["user", "assistant"]
    content: str


class Expectations(_Strict):
    """How an answer must behave beyond citing the right passage; :func:`eval.expectations.unmet` tells them."""

    speaker: SpeakerName | None = None
    not_part: PassagePart | None = None
    partial: bool | None = None
    notice: str | None = None
    status: Literal["answered", "near|not_found"] | None = None
    text_has: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class GoldItem(_Strict):
    """One gold question.

    Attributes:
        id: Unique within its file ("dd-001").
        question: What the user types.
        answerable: False where a right answer says that the papers do not tell.
        type: Kind of question.
        gold: The passages that answer it, each of them needed; empty unless answerable.
        facts: Strings that a right answer contains; "a|b" means either.
        history: Earlier turns of a follow-up.
        lang: Language of the question, "de" or "en".
        expects: Behaviour beyond the citation; None where nothing special is asked.
        note: For the reader; of an unanswerable item what is missing.
        related_paper: Paper that an unanswerable item comes nearest to.
        absent_in: Where the answer was checked to be absent.
    """

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answerable: bool
    type: QuestionType
    gold: tuple[GoldPassage, ...] = ()
    facts: tuple[str, ...] = ()
    history: tuple[GoldTurn, ...] = ()
    lang: Literal["de", "en"] = "de"
    expects: Expectations | None = None
    note: str | None = None
    related_paper: str | None = None
    absent_in: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> GoldItem:
        if self.answerable != bool(self.gold):
            raise ValueError("answerable und gold widersprechen sich")
        if self.answerable == (self.type == "unanswerable"):
            raise ValueError("answerable und type widersprechen sich")
        if self.type == "followup" and not self.history:
            raise ValueError("eine Anschlussfrage braucht history")
        return self


def read_gold(path: Path) -> tuple[GoldItem, ...]:
    """Read a file of gold questions, one JSON object a line; blank lines are skipped.

    Args:
        path: The file, UTF-8.

    Returns:
        Its items in order, at least one.

    Raises:
        BadInput: The file cannot be read, holds no item, or a line is broken; the message names the line.
    """
    items: list[GoldItem] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        item = _item(line, path.name, number)
        if item.id in seen:
            raise _broken(path.name, number, f"die id „{item.id}“ steht schon in Zeile {seen[item.id]}")
        seen[item.id] = number
        items.append(item)
    if not items:
        raise BadInput(f"Erwartet wird eine Goldfrage oder mehr ({path.name})", "gefunden wurde keine", "bitte prüfen.")
    return tuple(items)


def _lines(path: Path) -> list[str]:
    expected = f"Erwartet wird eine lesbare Datei mit Goldfragen ({path.name})"
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        found = f"das System meldet „{error.strerror or error}“"
        raise BadInput(expected, found, "bitte prüfen Sie Pfad und Leserechte.") from error
    except UnicodeDecodeError as error:
        raise BadInput(expected, "gefunden wurde etwas, das kein UTF-8 ist", "bitte als UTF-8 speichern.") from error


def _item(line: str, name: str, number: int) -> GoldItem:
    try:
        return GoldItem.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "Eintrag"
        raise _broken(name, number, f"das Feld „{place}“ stimmt nicht ({first['msg']})") from error
    except (ValueError, RecursionError) as error:
        raise _broken(name, number, "dort steht kein gültiges JSON") from error


def _broken(name: str, number: int, found: str) -> BadInput:
    return BadInput(
        f"Erwartet wird in {name}, Zeile {number}, eine Goldfrage im JSON-Format",
        found,
        "bitte berichtigen Sie die Zeile (Format: eval/data/README.md).",
    )
