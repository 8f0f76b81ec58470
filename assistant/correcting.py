"""Corrections of letters: which letter is meant, what is to change in it, what it is then."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.archive.archive import Archive, Tiers
from ingest.clearance import account
from ingest.corrections import (
    HEAD_FIELDS,
    Change,
    Correction,
    Field,
    apply,
    block_change,
    head_change,
    holding,
    offset_of,
)
from ingest.errors import BadInput
from ingest.model import Letter, Tier
from ingest.pipeline import Indexer, read_again
from ingest.structure import ToRead, structured

_EVERYONE = frozenset(Tier)
#: Most letters that are named where a name fits several.
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that somebody wants to be read otherwise.

    Attributes:
        field: What.
        new: The right value, as :func:`ingest.corrections.head_change` and ``block_change`` take it; for a border or a
            split also the words that begin there.
        block: Number of the block, from 1; None for a field of the head and for a split.
    """

    field: Field
    new: str | None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectedLetter:
    """A letter with what was corrected in it.

    Attributes:
        letter: The letter as it is now.
        tier: Who may see it.
        corrections: What was corrected, first to last, undone ones included.
        open: Numbers of those that hold and whose place is not in the letter any more.
        made: Numbers of those that this call made.
    """

    letter: Letter
    tier: Tier
    corrections: tuple[Correction, ...]
    open: tuple[int, ...]
    made: tuple[int, ...] = ()


def correct(
    archive: Archive, indexer: Indexer, name: str, wanted: Sequence[Wanted], who: str, undo: Sequence[int] = ()
) -> CorrectedLetter:
    """Correct a letter, or take corrections back, and make passages and indexes agree.

    Args:
        archive: The archive.
        indexer: The indexes.
        name: The letter: a path, a document id, the stem of its file or its reference.
        wanted: What is to change; nothing to only look.
        who: Name of the person who says so; the account of this process is recorded with it.
        undo: Numbers of corrections to take back first.

    Returns:
        The letter as it is then.

    Raises:
        BadInput: No letter or several are meant, a change cannot be made, or nobody answers for it; nothing is changed.
    """
    document_id = find_letter(archive, name)
    if (wanted or undo) and not who.strip():
        raise BadInput("Erwartet wird, wer berichtigt", "der Name fehlt", 'bitte nennen Sie ihn: --von "Vorname Name"')
    signed = f"{account()}: {who.strip()}"
    for number in undo:
        archive.corrections.undo(number, document_id, signed)
    found = read_again(document_id, archive, indexer)
    made: list[int] = []
    if wanted:
        made = archive.corrections.add(document_id, changes(found.letter, wanted), signed)
        found = read_again(document_id, archive, indexer)
    return CorrectedLetter(
        found.letter,
        archive.tier_of(document_id) or Tier.NICHTOEFFENTLICH,
        tuple(archive.corrections.of(document_id)),
        found.open,
        tuple(made),
    )


def corrections_of(archive: Archive, document_id: str, tiers: Tiers) -> CorrectedLetter | None:
    """A letter with what was corrected in it; only looks, so it need not wait for letters that are taken in.

    Args:
        archive: The archive.
        document_id: The letter.
        tiers: What may be seen.

    Returns:
        The letter; None if there is none in these tiers.
    """
    letter, held = archive.letter(document_id, tiers), archive.versions.held(document_id)
    if letter is None or held is None:
        return None
    made = tuple(archive.corrections.of(document_id))
    still_open = structured([ToRead(letter.source, held.paper, made)])[0].open if made else ()
    return CorrectedLetter(letter, held.tier, made, still_open)


def changes(letter: Letter, wanted: Sequence[Wanted]) -> list[Change]:
    """What is wanted as changes of a letter, each of the letter as the ones before it leave it.

    Raises:
        BadInput: One cannot be made.
    """
    found: list[Change] = []
    for one in wanted:
        if one.field in HEAD_FIELDS:
            change = head_change(letter, one.field, one.new)
        else:
            new, block = one.new, one.block
            if one.field in (Field.BORDER, Field.SPLIT):
                new = str(offset_of(letter, new or ""))
                block = holding(letter, int(new)) if one.field is Field.SPLIT else block
            if block is None:
                raise BadInput(
                    "Erwartet wird, um welchen Abschnitt es geht",
                    "die Nummer fehlt",
                    "bitte geben Sie sie mit --block an; ohne weitere Angaben zeigt der Befehl alle Abschnitte.",
                )
            change = block_change(letter, block, one.field, new)
        found.append(change)
        letter = apply(letter, [Correction(0, letter.source.document_id, change, "", "")])
    return found


def find_letter(archive: Archive, name: str) -> str:
    """The document that a path, an id, the stem of a file's name or a reference means.

    Raises:
        BadInput: It means none, several, or one that a newer version replaced.
    """
    letters = archive.summaries(_EVERYONE)
    at = archive.versions.at(os.path.abspath(name)) if name.strip() else []
    plain = "".join(name.split()).casefold()
    stem = Path(name).stem.casefold()
    for meant in (
        [one for one in letters if one.document_id in at],
        [one for one in letters if one.document_id == plain],
        [one for one in letters if one.file.casefold() in (stem, name.casefold())],
        [one for one in letters if "".join((one.reference or "").split()).casefold() == plain and plain],
    ):
        if len(meant) == 1:
            return meant[0].document_id
        if meant:
            named = "; ".join(f"{one.title} ({one.document_id})" for one in meant[:_NAMED])
            raise BadInput(
                "Erwartet wird eine Angabe, die genau ein Schreiben meint",
                f"„{name}“ meint {len(meant)}: {named}",
                "bitte geben Sie eine der Kennungen in Klammern oder den Pfad der Datei an.",
            )
    newer = archive.versions.successor(plain, _EVERYONE)
    raise BadInput(
        "Erwartet wird ein aufgenommenes Schreiben (Pfad, Kennung, Dateiname oder Zeichen)",
        f"„{name}“ ist durch die Fassung {newer} ersetzt" if newer else f"„{name}“ ist keines",
        "bitte prüfen Sie die Angabe oder nehmen Sie die Datei zuerst auf.",
    )
