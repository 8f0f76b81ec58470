"""The commands ``forget`` and ``person``: plain data in, plain data out. What cannot be undone is asked for first."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.data_protection import ON_THE_MACHINE
from assistant.erasing.receipt import ErasureReason, Receipt, plain_of, receipt_of
from assistant.erasing.selection import Condemned
from ingest.errors import BadInput, system_says
from ui.data_protection import texts as de
from ui.data_protection.told import condemned_lines, files_of, naming_text, receipt_lines

if TYPE_CHECKING:
    from assistant.desk import Desk

Result = dict[str, Any]
#: Runs a command where the data directory's owner is: its name and its arguments.
Perform = Callable[[str, dict[str, Any]], Result]
#: The word that whoever erases at a terminal types.
WORD = "löschen"


def forget(
    desk: Desk,
    _progress: Callable[[int, int, str], None],
    /,
    action: str,
    name: str = "",
    document_ids: Sequence[str] = (),
    marks: Sequence[str] | None = None,
    reason: str = ErasureReason.UNSTATED.value,
) -> Result:
    """Show what would be erased, erase it, or list receipts; whoever may run commands on the machine may do all of it.

    Args:
        desk: The owner's desk.
        action: "show" (what ``name``, or the marks of receipts, mean), "erase" (exactly these ids) or "receipts".
        name: A paper's reference, a file's path or a document's id.
        document_ids: What to erase, as "show" listed it.
        marks: Marks of receipts.
        reason: One of :class:`ErasureReason`.

    Raises:
        BadInput: The name means nothing, or what it means has changed since it was shown.
    """
    own = desk.data_protection
    if action == "receipts":
        return {"receipts": [plain_of(one) for one in own.receipts(ON_THE_MACHINE)]}
    if action == "erase":
        return {"receipt": plain_of(own.erase(document_ids, ON_THE_MACHINE, _reason(reason)))}
    found = own.again(marks, ON_THE_MACHINE) if marks is not None else own.condemned(name, ON_THE_MACHINE)
    return {"letters": [asdict(one) for one in found]}


def person(desk: Desk, _progress: Callable[[int, int, str], None], /, name: str, exported: bool = False) -> Result:
    """All passages that name a person.

    Args:
        desk: The owner's desk.
        name: The person.
        exported: Whether it is written to a file.
    """
    found = desk.data_protection.naming(name, ON_THE_MACHINE, exported)
    moment = datetime.datetime.now().astimezone().strftime("%d.%m.%Y, %H:%M Uhr")
    return {
        "name": found.name,
        "looked": found.looked,
        "letters": [
            {
                "document_id": one.document_id,
                "title": one.title,
                "tier": one.tier.value,
                "date": one.date.isoformat() if one.date else None,
                "is_older": one.is_older,
                "named": [asdict(named) for named in one.named],
                "records": [{"kind": kind.value, "words": words} for kind, words in one.records],
            }
            for one in found.letters
        ],
        "text": naming_text(found, moment),
    }


def performed_by(options: argparse.Namespace, perform: Perform) -> Result:
    """Run ``forget`` or ``person`` as the command line says; asks before anything is erased.

    Args:
        options: What was typed.
        perform: Runs a command where the data directory's owner is.

    Raises:
        BadInput: Nothing was named, or nobody agreed.
    """
    if options.command == "forget":
        return _forgotten(options, perform)
    result = perform("person", {"name": options.name, "exported": options.out is not None})
    if options.out:
        _write(result["text"], options.out)
    return result


def told(options: argparse.Namespace, result: Result) -> str:
    """What either command prints."""
    if options.command == "forget":
        return _told_forget(result)
    return f"Geschrieben: {options.out}" if options.out else str(result["text"]).rstrip()


def _forgotten(options: argparse.Namespace, perform: Perform) -> Result:
    """Show, ask, erase."""
    if options.receipts:
        return perform("forget", {"action": "receipts"})
    if not options.what and not options.again:
        raise BadInput(
            "Erwartet wird, was gelöscht werden soll", "gefunden wurde nichts", "etwa: fundstelle forget AF0007/23"
        )
    asked: dict[str, Any] = {"action": "show", "name": options.what}
    if options.again:
        asked = {"action": "show", "marks": _marks(options.again)}
    elif Path(options.what).exists():
        asked["name"] = str(Path(options.what).absolute())
    reason = _reason(options.grund).value
    letters = perform("forget", asked)["letters"]
    if not letters:
        return {"receipt": None, "letters": []}
    if not options.yes:
        _agreed([_condemned(one) for one in letters])
    ids = [one["document_id"] for one in letters]
    done = perform("forget", {"action": "erase", "document_ids": ids, "reason": reason})
    return done | {"files": files_of(map(_condemned, letters))}


def _told_forget(result: Result) -> str:
    """What the command prints."""
    if "receipts" in result:
        receipts = [receipt_of(row) for row in result["receipts"]]
        return "\n\n".join("\n".join(receipt_lines(one)) for one in receipts) or de.NO_RECEIPTS
    if result["receipt"] is None:
        return "Nichts davon ist im Archiv."
    rows = [*receipt_lines(receipt_of(result["receipt"]))]
    if result.get("files"):
        rows += [
            "Diese Dateien liegen noch dort und sind von Hand zu löschen:",
            *(f"- {one}" for one in result["files"]),
        ]
    return "\n".join(rows)


def is_complete(result: Result) -> bool:
    """Whether nothing was left of what was erased."""
    return not result.get("receipt") or receipt_of(result["receipt"]).is_complete


def _write(text: str, path: Path) -> None:
    """Write what names a person to a file that only its user can read.

    Raises:
        BadInput: It cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as fault:
        raise BadInput(
            f"Erwartet wird eine Datei, die sich schreiben lässt ({path})",
            system_says(fault),
            "bitte prüfen Sie den Pfad",
        ) from fault


def _agreed(condemned: Sequence[Condemned]) -> None:
    told = "\n".join(["", f"{de.WOULD_GO}:", *(f"- {line}" for line in condemned_lines(condemned)), "", de.FOR_GOOD])
    if not sys.stdin.isatty():
        raise BadInput(
            "Erwartet wird eine Bestätigung (--yes)",
            "gefunden wurde keine",
            f"endgültig gelöscht würde: {'; '.join(condemned_lines(condemned))}",
        )
    if input(f"{told}\n\nZum Bestätigen „{WORD}“ eintippen: ").strip().casefold() != WORD:
        raise BadInput(f"Erwartet wird „{WORD}“", "gefunden wurde etwas anderes", "gelöscht wurde nichts")


def _condemned(row: Result) -> Condemned:
    from pydantic import TypeAdapter

    return TypeAdapter(Condemned).validate_python(row)


def _reason(chosen: str) -> ErasureReason:
    try:
        return ErasureReason(chosen)
    except ValueError as fault:
        raise BadInput(
            f"Erwartet wird einer der Gründe {', '.join(ErasureReason)}",
            f"gefunden wurde „{chosen[:40]}“",
            "bitte wählen Sie einen davon",
        ) from fault


def _marks(path: Path) -> list[str]:
    """The marks of a file of receipts, as ``forget --receipts --json`` prints them."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["receipts"]
        receipts: list[Receipt] = [receipt_of(row) for row in rows]
    except OSError as fault:
        raise BadInput(
            f"Erwartet werden Bescheinigungen ({path.name})", system_says(fault), "bitte prüfen Sie Pfad und Leserechte"
        ) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput(
            f"Erwartet werden Bescheinigungen, wie „fundstelle forget --receipts --json“ sie ausgibt ({path.name})",
            "gefunden wurde etwas anderes",
            "bitte prüfen Sie die Datei",
        ) from fault
    return [mark for receipt in receipts for mark in receipt.marks]
