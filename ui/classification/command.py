"""The command ``classify``: plain data in, plain data out; whoever may run commands on the machine may classify."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.classifying import ON_THE_MACHINE, people
from ingest.errors import BadInput
from ingest.model import Tier
from ui.classification.texts import GERMAN
from ui.terminal import printable

if TYPE_CHECKING:
    from assistant.desk import Desk

Result = dict[str, Any]
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def classify(
    desk: Desk,
    _progress: Callable[[int, int, str], None],
    /,
    letter: str,
    tier: str | None = None,
    who: str = "",
    why: str = "",
) -> Result:
    """Put a letter into a tier, or only show who put it where it is.

    Args:
        desk: The owner's desk.
        letter: The letter: an absolute path, a document id, the stem of its file or its reference.
        tier: The tier; None to only show.
        who: Who decides.
        why: Their reason.

    Raises:
        BadInput: The letter or the tier is none, or name or reason is missing.
    """
    if tier is None:
        found = desk.classification(letter, ON_THE_MACHINE)
    else:
        found = desk.classify(letter, tier_of(tier), who, why, ON_THE_MACHINE)
    return {
        "document_id": found.document_id,
        "title": found.title,
        "tier": found.tier.value,
        "decisions": [
            {"tier": one.tier.value, "who": people(one.who), "when": one.when, "why": one.why}
            for one in found.decisions
        ],
        "also": list(found.also),
    }


def tier_of(text: str) -> Tier:
    """The tier of a word ("öffentlich", "oeffentlich").

    Raises:
        BadInput: It is none.
    """
    spelt = text.strip().casefold().translate(_UMLAUTS)
    for tier in Tier:
        if tier.value == spelt:
            return tier
    raise BadInput(
        f"Erwartet wird eine Stufe ({', '.join(Tier)})", f"gefunden wurde „{text[:40]}“", "bitte wählen Sie eine davon"
    )


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`classify` out of what was typed.

    Raises:
        BadInput: Name or reason is given and no tier.
    """
    if options.tier is None and (options.von or options.grund):
        raise BadInput("Erwartet wird die Stufe (--tier)", "gefunden wurde keine", f"es gibt: {', '.join(Tier)}")
    name = str(Path(options.letter).absolute()) if Path(options.letter).exists() else options.letter
    return {"letter": name, "tier": options.tier, "who": options.von or "", "why": options.grund or ""}


def told(result: Result) -> str:
    """What the command prints: what holds, and every decision, the latest first."""
    tier = Tier(result["tier"])
    lines = [f"{result['title']} ({result['document_id']})", f"{GERMAN.tiers[tier]}: {GERMAN.sees[tier]}"]
    if result["also"]:
        lines.append(f"Ältere Fassungen gehen mit: {', '.join(result['also'])}")
    lines += ["", f"{GERMAN.history}:"]
    for one in reversed(result["decisions"]):
        when = datetime.datetime.fromisoformat(one["when"]).astimezone()
        lines.append(f"  {when:%d.%m.%Y %H:%M}  {GERMAN.tiers[Tier(one['tier'])]}, {one['who']}: {one['why']}")
    return "\n".join(printable(line).rstrip() for line in lines)
