"""The command ``correct``: what its options ask for, and how its result looks in a terminal. Pure functions."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.corrections import Field
from ingest.errors import BadInput
from ingest.model import BlockKind, LetterKind, Tier
from ui import texts_de as de
from ui.option_values import day, letter_kind, named
from ui.terminal import WIDEST, printable

Data = Mapping[str, Any]

#: Characters of a block's text that its line shows.
_SHOWN = 60


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`ui.commands.correct` from a command line; errors as for :func:`wanted`."""
    letter = str(Path(options.letter).absolute()) if Path(options.letter).exists() else options.letter
    undo = [options.rueckgaengig] if options.rueckgaengig is not None else []
    return {"letter": letter, "changes": wanted(options), "who": options.von or "", "undo": undo}


def wanted(options: argparse.Namespace) -> list[dict[str, Any]]:
    """What the options of ``correct`` ask for, as plain data: ``field``, ``new``, ``block``.

    Borders come first and joins last, so that the number of a block means the one that was shown.

    Raises:
        BadInput: A value is none of its field.
    """
    block = options.block
    asked: list[tuple[Field, str | None]] = []
    if options.grenze is not None:
        asked.append((Field.BORDER, options.grenze))
    if options.art is not None:
        asked.append((Field.KIND, letter_kind(options.art)) if block is None else _block_kind(options.art))
    if options.nummer is not None:
        asked.append((Field.BLOCK_NUMBER, options.nummer.strip(" .)") or None))
    for field, value in (
        (Field.REFERENCE, options.zeichen),
        (Field.OFFICE, options.amt),
        (Field.SUBJECT, options.betreff),
        (Field.FRACTION, options.fraktion),
    ):
        if value is not None:
            asked.append((field, " ".join(value.split()) or None))
    if options.empfaenger is not None:
        lines = [" ".join(line.split()) for line in options.empfaenger.split(";")]
        asked.append((Field.ADDRESSEES, "\n".join(filter(None, lines)) or None))
    if options.datum is not None:
        asked.append((Field.DATE, _date(options.datum)))
    if options.teilen is not None:
        asked.append((Field.SPLIT, options.teilen))
    if options.verbinden:
        asked.append((Field.JOIN, None))
    of_block = {Field.BORDER, Field.BLOCK_KIND, Field.BLOCK_NUMBER, Field.JOIN}
    return [{"field": f.value, "new": new, "block": block if f in of_block else None} for f, new in asked]


def _block_kind(name: str) -> tuple[Field, str]:
    return Field.BLOCK_KIND, named(name, {kind.value: words for kind, words in de.BLOCK_KINDS.items()})


def _date(text: str) -> str | None:
    """A date as ISO 8601; None for an empty text."""
    if not text.strip():
        return None
    try:
        return day(text).isoformat()
    except ValueError as fault:
        raise BadInput(
            "Erwartet wird ein Datum wie 14.09.2022",
            f"gefunden wurde „{text}“",
            'bitte berichtigen Sie es ("" löscht).',
        ) from fault


def shown(result: Data, only_list: bool) -> str:
    """A corrected letter: its corrections and, unless only they are wanted, its blocks with numbers and borders."""
    return "\n".join(printable(line).rstrip() for line in _lines(result, only_list))


def _lines(result: Data, only_list: bool) -> Iterator[str]:
    tier = de.TIERS[Tier(result["tier"])]
    yield f"{result['title']} ({tier}, {result['document_id']})"
    yield ""
    yield de.CORRECTIONS if result["corrections"] else de.NO_CORRECTIONS
    for row in result["corrections"]:
        yield f"{row['number']:>4}  {_correction(row)}"
    if not only_list:
        yield ""
        yield de.BLOCKS
        for block in result["blocks"]:
            kind = de.BLOCK_KINDS[BlockKind(block["kind"])]
            name = " ".join(part for part in (kind, block["number"]) if part)
            place = f"{block['start']}–{block['end']}"
            yield f"{block['position']:>4}  {name:<16} {place:<14} „{_shortened(block['text'], _SHOWN)}“"


def _correction(row: Data) -> str:
    field = de.FIELDS[Field(row["field"])]
    values = (_value(row, row["old"]), _value(row, row["new"]))
    change = field if row["field"] == Field.JOIN.value else f"{field}: {values[0]} → {values[1]}"
    when = datetime.datetime.fromisoformat(row["when"]).astimezone()
    place = de.AT_BLOCK.format(start=row["start"]) if row["of_block"] else ""
    state = ""
    if row["undone_by"] is not None:
        state = f" [{de.UNDONE}]"
    elif row["open"]:
        state = f" [{de.OPEN}]"
    return f"{change}{place}, {row['who']}, {when:%d.%m.%Y %H:%M}{state}"


def _value(row: Data, value: str | None) -> str:
    if value is None:
        return de.NOTHING
    if row["field"] == Field.KIND.value:
        return de.LETTER_KINDS[LetterKind(value)]
    if row["field"] == Field.BLOCK_KIND.value:
        return de.BLOCK_KINDS[BlockKind(value)]
    if row["field"] == Field.DATE.value:
        return f"{datetime.date.fromisoformat(value):%d.%m.%Y}"
    return _shortened(value.replace("\n", "; "), WIDEST)


def _shortened(text: str, characters: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= characters else f"{line[: characters - 1].rstrip()}…"
