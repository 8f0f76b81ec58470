"""Files with one JSON object a line, read strictly: every broken line is named at once, with what is wrong in it.

Whoever writes such a file by hand mends it in one go; an error a run would cost a run an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import BadInput, system_says

#: Broken lines that a message names; the others are counted.
MOST = 20
#: Faults of one line that a message names.
_MOST_IN_LINE = 3

Row = TypeVar("Row", bound=BaseModel)


class Strict(BaseModel):
    """A row, or a part of one, with the fields of its format and no other: a misspelt one would be read by nobody."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(Strict):
    """A row that has a name of its own within its file."""

    id: str


Named = TypeVar("Named", bound=Entry)


class BrokenLine(NamedTuple):
    """A line that is not what it should be: its number, from 1, and what is wrong, in German."""

    number: int
    found: str


def read_rows(path: Path, kind: type[Row], what: str) -> tuple[list[tuple[int, Row]], list[BrokenLine]]:
    """Read a file of JSON objects, one a line; blank lines are skipped.

    Args:
        path: The file, UTF-8.
        kind: What each line must be.
        what: What the file holds, for messages ("Goldfragen").

    Returns:
        The good lines with their numbers, and the broken ones; hand these to :func:`refuse`.

    Raises:
        BadInput: The file cannot be read as text.
    """
    rows: list[tuple[int, Row]] = []
    broken: list[BrokenLine] = []
    for number, line in enumerate(_lines(path, what), 1):
        if line.strip():
            try:
                rows.append((number, kind.model_validate(json.loads(line))))
            except ValidationError as error:
                broken.append(BrokenLine(number, told(error)))
            except (ValueError, RecursionError):
                broken.append(BrokenLine(number, "dort steht kein gültiges JSON"))
    return rows, broken


def read_entries(
    path: Path, kind: type[Named], what: str, entry: str, form: str, *, empty: bool = False
) -> list[tuple[int, Named]]:
    """Read a file of entries with different ids.

    Args:
        path, kind, what: As for :func:`read_rows`.
        entry: What each line should be ("eine Goldfrage").
        form: Where the format is documented.
        empty: Whether there may be none.

    Returns:
        The entries with their lines, from 1.

    Raises:
        BadInput: The file cannot be read, holds no entry, or lines are broken or have the id of another; the message
            names them all, up to 20.
    """
    rows, broken = read_rows(path, kind, what)
    first: dict[str, int] = {}
    for number, row in rows:
        if row.id in first:
            broken.append(BrokenLine(number, f"die id „{row.id}“ steht schon in Zeile {first[row.id]}"))
        first.setdefault(row.id, number)
    if broken:
        raise refuse(path, broken, entry, form)
    if not (rows or empty):
        raise BadInput(f"Erwartet wird {entry} oder mehr ({path.name})", "gefunden wurde nichts", "bitte prüfen.")
    return rows


def read_gold_entries(path: Path, kind: type[Named], what: str, entry: str) -> tuple[Named, ...]:
    """Read a file of gold, one JSON object a line; blank lines are skipped.

    Args:
        path, kind, what, entry: As for :func:`read_entries`.

    Returns:
        Its entries in order, at least one.

    Raises:
        BadInput: As by :func:`read_entries`.
    """
    return tuple(row for _, row in read_entries(path, kind, what, entry, "eval/data/README.md"))


def refuse(path: Path, broken: Sequence[BrokenLine], entry: str, form: str) -> BadInput:
    """The error that names broken lines, at most 20 of them, in their order.

    Args:
        path: The file.
        broken: Its broken lines, at least one.
        entry: What each line should be ("eine Goldfrage").
        form: Where the format is documented.
    """
    broken = sorted(broken)
    if len(broken) == 1:
        return BadInput(
            f"Erwartet wird in {path.name}, Zeile {broken[0].number}, {entry} im JSON-Format",
            broken[0].found,
            f"bitte berichtigen Sie die Zeile (Format: {form}).",
        )
    listed = [f"  Zeile {line.number}: {line.found}" for line in broken[:MOST]]
    if len(broken) > MOST:
        listed.append(f"  … und {len(broken) - MOST} weitere Zeilen")
    return BadInput(
        f"Erwartet wird in {path.name} in jeder Zeile {entry} im JSON-Format",
        f"gefunden wurden {len(broken)} fehlerhafte Zeilen",
        "\n".join([f"bitte berichtigen Sie sie (Format: {form}).", *listed]),
    )


def _lines(path: Path, what: str) -> list[str]:
    expected = f"Erwartet wird eine lesbare Datei mit {what} ({path.name})"
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise BadInput(expected, system_says(error), "bitte prüfen Sie Pfad und Leserechte.") from error
    except UnicodeDecodeError as error:
        raise BadInput(expected, "gefunden wurde etwas, das kein UTF-8 ist", "bitte als UTF-8 speichern.") from error


def told(error: ValidationError) -> str:
    """What is wrong with an entry, in German: its first faults, and how many there are beside them."""
    found = [_sentence(fault) for fault in error.errors(include_url=False)]
    rest = f"; und {len(found) - _MOST_IN_LINE} weitere Fehler" if len(found) > _MOST_IN_LINE else ""
    return "; ".join(found[:_MOST_IN_LINE]) + rest


def _sentence(fault: Mapping[str, Any]) -> str:
    """One of pydantic's errors in German; the names of its types stand in pydantic's documentation, "Errors"."""
    place = ".".join(str(part) for part in fault["loc"])
    context = fault.get("ctx", {})
    match fault["type"]:
        case "value_error":
            return str(context["error"])
        case "missing":
            return f"das Feld „{place}“ fehlt"
        case "extra_forbidden":
            return f"das Feld „{place}“ gibt es nicht"
        case "literal_error":
            allowed = str(context["expected"]).replace(" or ", " oder ")
            return f"das Feld „{place}“ hat den Wert {_shown(fault['input'])}, erlaubt ist {allowed}"
        case "string_too_short" | "too_short":
            return f"das Feld „{place}“ ist leer"
        case "string_type":
            return f"das Feld „{place}“ muss eine Zeichenkette sein"
        case "bool_type" | "bool_parsing":
            return f"das Feld „{place}“ muss true oder false sein"
        case "tuple_type" | "list_type":
            return f"das Feld „{place}“ muss eine Liste sein"
        case "model_type" | "model_attributes_type":
            return f"das Feld „{place}“ muss ein Objekt sein" if place else "der Eintrag muss ein JSON-Objekt sein"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"das Feld „{place}“ muss eine ganze Zahl sein"
        case "float_type" | "float_parsing" | "finite_number":
            return f"das Feld „{place}“ muss eine Zahl sein"
        case kind if kind.startswith("date_"):
            return f"das Feld „{place}“ muss ein Tag sein (JJJJ-MM-TT)"
        case "dict_type":
            return f"das Feld „{place}“ muss Namen und Werte haben"
        case _:
            return f"das Feld „{place}“ hat den Wert {_shown(fault['input'])}, der dort nicht stehen kann"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else text[:39] + "…"
