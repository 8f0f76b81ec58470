"""The command ``audit``: check the audit, show it, write it out; plain data in, plain data out."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.audit.entry import Entry, Mark
from assistant.audit.event import OF_LETTERS, SYSTEM, Detail, Event, EventKind, Purpose
from assistant.data_protection import ON_THE_MACHINE
from ingest.errors import BadInput, system_says
from ui.audit.texts import DETAILS, KINDS, PURPOSES
from ui.option_values import day
from ui.texts_de import AUDIT_ACTIONS

if TYPE_CHECKING:
    from assistant.audit.log import Audit, Checked
    from assistant.desk import Desk

Result = dict[str, Any]
#: Entries that ``show`` lists where nothing narrows them, the latest.
_SHOWN = 100
_WITH_MARK = re.compile(r"(\w+):([0-9]{1,12}):([0-9a-f]{64})")


def audit(
    desk: Desk,
    _progress: Callable[[int, int, str], None],
    /,
    action: str,
    marks: tuple[str, ...] | list[str] = (),
    only: Mapping[str, str] | None = None,
) -> Result:
    """Check, show or begin the audit anew; whoever may run commands over a data directory may do all of it.

    That somebody looked is an entry as well.

    Args:
        desk: The owner's desk.
        action: One of :data:`ui.texts_de.AUDIT_ACTIONS`; "export" gives the same as "show", of all entries.
        marks: For "verify" what earlier checks gave, "access:123:<hash>" each.
        only: For "show" and "export": ``who``, ``what`` (a letter's id, an account, a receipt), ``kind``, ``since``,
            ``until`` (ISO 8601) and ``person``, a name that was searched for, where they are to be narrowed.

    Raises:
        BadInput: The action is none, or a mark, a kind or a day is none.
        FundstelleError: The audit cannot be read, or for "show" and "export" is not what was written.
    """
    if action == "verify":
        return _verified(desk.audit, marks)
    if action == "renew":
        return {"action": action, "renewed": [purpose.value for purpose in desk.audit.renew()]}
    if action not in ("show", "export"):
        actions = ", ".join(AUDIT_ACTIONS)
        raise BadInput(f"Erwartet wird eine der Handlungen {actions}", "gefunden wurde eine andere", "bitte wählen Sie")
    narrow = dict(only or {})
    if person := narrow.pop("person", ""):
        narrow |= {"what": person, "kind": EventKind.PERSON_SEARCHED.value}
    whole = desk.audit.entries()
    if whole and "what" in narrow:
        narrow["stands"] = desk.audit.pseudonym(narrow["what"])
    found = [one for one in whole if _fits(one, narrow)]
    detail = Detail.SHOWN if action == "show" else Detail.EXPORTED
    desk.audit.record(Event(EventKind.AUDIT_READ, SYSTEM, "", detail))
    shown = found[-_SHOWN:] if action == "show" and not only else found
    letters = _letters(desk) if any(one.event.kind in OF_LETTERS for one in shown) else {}
    return {
        "action": action,
        "count": len(found),
        "entries": [_plain(one) for one in shown],
        "letters": {one.event.what: letters[one.event.what] for one in shown if one.event.what in letters},
    }


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`audit` from a command line.

    Raises:
        BadInput: A kind or a day is none.
    """
    only = {"who": options.wer, "what": options.was, "kind": options.ereignis, "person": options.person}
    if options.ereignis and options.ereignis not in [kind.value for kind in EventKind]:
        kinds = ", ".join(kind.value for kind in EventKind)
        found = f"„{options.ereignis[:40]}“ ist keines"
        raise BadInput("Erwartet wird ein Ereignis, das es gibt", found, f"möglich sind {kinds}")
    for key, text in (("since", options.von), ("until", options.bis)):
        only[key] = _day(text) if text else None
    wanted = {key: value for key, value in only.items() if value}
    return {"action": options.action, "marks": options.stand or [], "only": wanted or None}


def told(result: Result) -> str:
    """What the command prints."""
    if result["action"] == "renew":
        names = [PURPOSES[Purpose(one)] for one in result["renewed"]]
        return f"Neu begonnen: {', '.join(names)}." if names else "Nichts ist beschädigt; alles bleibt, wie es ist."
    if result["action"] == "verify":
        lines = [line for one in result["chains"] for line in _told_chain(one)]
        return "\n".join(lines) or "Das Prüfprotokoll ist noch leer."
    if result["action"] == "export":
        return lines_of(result).rstrip("\n")
    lines = [_told_entry(one, result["letters"]) for one in result["entries"]]
    if len(lines) < result["count"]:
        lines.append(f"Gezeigt sind die letzten {len(lines)} von {result['count']}; export gibt alle aus.")
    return "\n".join(lines) or "Kein Eintrag."


def is_whole(result: Result) -> bool:
    """Whether a check found everything as it was written; true for what checks nothing."""
    return all(one["whole"] for one in result.get("chains", ()))


def lines_of(result: Result) -> str:
    """Entries as JSON lines; the hash of each is the SHA-256 of its other keys, ``purpose`` excepted, as one line."""
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in result["entries"])


def write(result: Result, path: Path) -> str:
    """Write entries to a new file, readable by its user alone, and say so.

    Raises:
        BadInput: The file is there already, or cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(lines_of(result))
    except OSError as fault:
        remedy = "bitte nennen Sie einen anderen Namen"
        raise BadInput(f"Erwartet wird eine neue Datei {path.name}", system_says(fault), remedy) from fault
    return f"{len(result['entries'])} Einträge stehen in {path}."


def _verified(audit: Audit, marks: tuple[str, ...] | list[str]) -> Result:
    checked = audit.check(dict(_mark(one) for one in marks))
    if all(one.is_whole for one in checked):
        audit.record(Event(EventKind.AUDIT_READ, SYSTEM, "", Detail.VERIFIED))
    return {"action": "verify", "chains": [_plain_chain(one) for one in checked]}


def _mark(text: str) -> tuple[Purpose, Mark]:
    found = _WITH_MARK.fullmatch(text.strip())
    if found is None or found[1] not in [purpose.value for purpose in Purpose]:
        raise BadInput(
            "Erwartet wird ein Stand, wie ihn „audit verify“ nennt (access:123:…)",
            "gefunden wurde etwas anderes",
            "bitte übernehmen Sie ihn ungekürzt",
        )
    return Purpose(found[1]), Mark(int(found[2]), found[3])


def _letters(desk: Desk) -> dict[str, str]:
    """The ids of letters that there are, by what stands for them."""
    ids = [one.document_id for one in desk.letters(ON_THE_MACHINE)]
    return {stands: key for key, stands in desk.audit.pseudonyms(ids).items()}


def _fits(entry: Entry, only: Mapping[str, str]) -> bool:
    event, on = entry.event, entry.when.date().isoformat()
    told = {"who": event.who, "kind": event.kind.value}
    return (
        all(told[key] == value for key, value in only.items() if key in told)
        and ("what" not in only or event.what in (only["what"], only["stands"]))
        and only.get("since", on) <= on <= only.get("until", on)
    )


def _plain(entry: Entry) -> Result:
    event = entry.event
    return {
        "number": entry.number,
        "when": entry.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "kind": event.kind.value,
        "who": event.who,
        "what": event.what,
        "detail": event.detail.value,
        "before": entry.before,
        "hash": entry.hash,
        "purpose": event.purpose.value,
    }


def _plain_chain(one: Checked) -> Result:
    return {
        "purpose": one.purpose.value,
        "whole": one.is_whole,
        "entries": one.entries,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "cut": one.cut.number,
        "mark": f"{one.purpose.value}:{one.mark.number}:{one.mark.hash}",
        "broken_line": one.broken,
        "mark_missed": one.missed,
    }


def _told_chain(one: Result) -> list[str]:
    name = PURPOSES[Purpose(one["purpose"])]
    if one["broken_line"] is not None:
        place = f"ab Zeile {one['broken_line']}" if one["broken_line"] else "am Ende"
        return [f"{name}: BESCHÄDIGT oder verändert {place}."]
    if one["mark_missed"]:
        return [f"{name}: NEU GESCHRIEBEN oder zurückgesetzt; der notierte Stand kommt nicht vor."]
    cut = f", die ersten {one['cut']} sind nach Ablauf der Frist gelöscht" if one["cut"] else ""
    return [f"{name}: unverändert, {one['entries']} Einträge{cut}.", f"  Stand zum Notieren: {one['mark']}"]


def _told_entry(one: Result, letters: Mapping[str, str]) -> str:
    when = datetime.datetime.fromisoformat(one["when"].replace("Z", "+00:00")).astimezone()
    kind, detail = KINDS[EventKind(one["kind"])], DETAILS[Detail(one["detail"])]
    named = letters.get(one["what"], one["what"])
    what = f", {named}" if named else ""
    return f"{when:%d.%m.%Y %H:%M:%S}  {one['who']}: {kind}{what}{f' ({detail})' if detail else ''}"


def _day(text: str) -> str:
    try:
        return day(text).isoformat()
    except ValueError as fault:
        raise BadInput(
            "Erwartet wird ein Tag wie 14.09.2022", f"gefunden wurde „{text}“", "bitte berichtigen"
        ) from fault
