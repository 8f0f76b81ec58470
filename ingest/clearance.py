"""Who may see a letter: what its mark says, what a person decides, and the record of that.

A letterhead's mark decides only where it is plainly unticked and nothing in the letter speaks against it
(:mod:`ingest.quarantine`). Everything else (ticked, unreadable, absent, contradictory) withholds the letter until a
person clears it: with all letters of a run (:func:`cleared_by`), by a record for exactly these bytes
(:func:`read_records`), or singly (:mod:`assistant.classifying`). The more particular word stands: what was classified
singly is opened only singly, and what is locked opens with no run at all.
"""

from __future__ import annotations

import datetime
import getpass
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import BadInput, system_says
from ingest.model import MarkState, Tier
from ingest.quarantine import Sign, reasons

#: Who decides where the mark itself is clear.
MARK_READER = "fundstelle"
#: How the name begins of who decided about one letter alone; no account has such a name.
SINGLY = "einzeln: "


@dataclass(frozen=True, slots=True)
class Decision:
    """Into which tier a letter goes, who says so, and why; the archive adds when."""

    tier: Tier
    who: str
    why: str


class _Record(BaseModel):
    """One ``[[clearance]]`` of a file of records."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    file: str = Field(min_length=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    tier: Tier
    cleared_by: str = Field(min_length=1)
    date: datetime.date
    reason: str = Field(min_length=1)


class _Records(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    clearance: list[_Record]


def read_records(path: Path) -> dict[str, Decision]:
    """Read a file of clearances (TOML, see ``samples/README.md``).

    Args:
        path: The file.

    Returns:
        The decision for each SHA-256 of a file's bytes (64 hexadecimal digits).

    Raises:
        BadInput: It cannot be read, is no such file, or decides twice and differently about the same bytes.
    """
    expected = f"Erwartet wird eine Datei mit Freigaben ({path.name})"
    remedy = "bitte berichtigen Sie die Datei; samples/README.md beschreibt ihre Schlüssel"
    try:
        records = _Records.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).clearance
    except OSError as fault:
        found = system_says(fault)
        raise BadInput(expected, found, "bitte prüfen Sie Pfad und Leserechte") from fault
    except ValidationError as fault:
        error = fault.errors(include_url=False)[0]
        place = ".".join(str(part) for part in error["loc"])
        raise BadInput(expected, f"unbrauchbar ist „{place}“", remedy) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(expected, f"gefunden wurde kein gültiges TOML ({fault})", remedy) from fault
    decided: dict[str, Decision] = {}
    for record in records:
        decision = Decision(record.tier, record.cleared_by, f"{record.reason} (Freigabe vom {record.date:%d.%m.%Y})")
        if decided.setdefault(record.sha256, decision).tier != record.tier:
            raise BadInput(expected, f"gefunden wurden zwei verschiedene Entscheidungen zu „{record.file}“", remedy)
    return decided


def cleared_by(text: str) -> Decision:
    """The decision of the person at the keyboard to publish a letter.

    Args:
        text: Name and reason, as the person gives them.

    Raises:
        BadInput: The text is empty.
    """
    if not any(character.isalnum() for character in text):
        raise BadInput(
            "Erwartet werden Name und Grund der Freigabe",
            "gefunden wurde ein leerer Text",
            'bitte geben Sie beides an: --cleared-by "Name, Grund"',
        )
    return Decision(Tier.OEFFENTLICH, f"{account()}: {text.strip()}", text.strip())


def by_person(cleared: str | None, withheld: str | None) -> Decision | None:
    """What a person decides about all letters of one run: to publish them, to withhold them, or nothing.

    Args:
        cleared: Name and reason of who publishes them; see :func:`cleared_by`.
        withheld: Name and reason of who withholds them.

    Raises:
        BadInput: A text is empty, or both are given.
    """
    if withheld is None:
        return None if cleared is None else cleared_by(cleared)
    if cleared is not None or not any(character.isalnum() for character in withheld):
        raise BadInput(
            "Erwartet werden Name und Grund, warum die Schreiben zurückgehalten werden",
            "gefunden wurde ein leerer Text" if cleared is None else "gefunden wurde zugleich eine Freigabe",
            "bitte geben Sie entweder eine Freigabe an oder wer sie warum zurückhält",
        )
    return Decision(Tier.NICHTOEFFENTLICH, f"{account()}: {withheld.strip()}", withheld.strip())


def decide(mark: MarkState, decision: Decision | None, signs: tuple[Sign, ...] = ()) -> Decision:
    """Into which tier a letter goes.

    Args:
        mark: What its letterhead shows.
        decision: What a person decided about it, None where nobody did.
        signs: What speaks against publishing it.

    Returns:
        The person's decision, except where it only repeats what the mark says; without one, public only if the mark is
        unticked and there are no signs.
    """
    if mark is MarkState.UNTICKED and not signs and (decision is None or decision.tier is Tier.OEFFENTLICH):
        return Decision(Tier.OEFFENTLICH, MARK_READER, WHY[mark])
    return decision or Decision(Tier.NICHTOEFFENTLICH, MARK_READER, f"{WHY[mark]} {reasons(signs)}".strip())


def stands(tier: Tier, who: str, wanted: Tier) -> bool:
    """Whether a decision stands against what a run of many letters wants.

    Args:
        tier: The tier that was decided.
        who: Who decided it.
        wanted: The tier that the run would put the letter into.
    """
    return wanted is not tier and (
        tier is Tier.GESPERRT or (who.startswith(SINGLY) and wanted.closedness < tier.closedness)
    )


def decided(
    mark: MarkState,
    person: Decision | None,
    before: tuple[Tier, str] | None,
    replaced: Sequence[tuple[Tier, str, str]],
    signs: tuple[Sign, ...] = (),
) -> Decision:
    """Into which tier a letter goes that may have been there before, or may replace another.

    A letter that comes again stays where a person put it, until a person decides otherwise. A new version is decided by
    its own mark, as any letter: a clearance holds for exactly the bytes it was given for. But what a person withheld is
    not published by a changed file: there the new version begins where the old one was put, or where its own mark puts
    it, whichever is more closed.

    Args:
        mark: What its letterhead shows.
        person: What a person decides about it now, None where nobody does.
        before: Its tier, and who put it there; None for a new document.
        replaced: Tier of each version it replaces, who put it there, and why.
        signs: What speaks against publishing it.

    Returns:
        The decision; where nothing is to change, that of :data:`MARK_READER` for the tier it is in, without a reason.
    """
    if before is None:
        own = decide(mark, person, signs)
        held = [Decision(*one) for one in replaced if one[0] is not Tier.OEFFENTLICH and one[1] != MARK_READER]
        if person is not None:
            held = [one for one in held if stands(one.tier, one.who, own.tier)]
        return max([*held, own], key=lambda one: one.tier.closedness)
    tier, who = before
    decision = decide(mark, None, signs)
    if stands(tier, who, (person or decision).tier):
        return Decision(tier, MARK_READER, "")
    if person and person.tier is not tier:
        return person
    return Decision(tier, MARK_READER, "") if person or who != MARK_READER or decision.tier is tier else decision


#: What a mark's state means, as the archive records it.
WHY = {
    MarkState.UNTICKED: "Das Kästchen „vertraulich“ im Briefkopf ist nicht angekreuzt.",
    MarkState.TICKED: "Das Kästchen „vertraulich“ im Briefkopf ist angekreuzt.",
    MarkState.UNREADABLE: "Der Vertraulichkeitsvermerk im Briefkopf ist nicht eindeutig lesbar.",
    MarkState.ABSENT: "Der Briefkopf trägt keinen Vertraulichkeitsvermerk.",
}


def account() -> str:
    """The name of this process's account; its number where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in the environment and none in the account database
        import os

        return f"uid {os.getuid()}"
