"""Which letters an erasure means: all of a paper, or all versions of a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.archive.archive import Archive
from ingest.errors import BadInput
from ingest.intake import is_there
from ingest.model import LetterKind, Tier

_EVERYONE = frozenset(Tier)
#: Most letters that are named where a name fits several.
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Condemned:
    """A letter that is to be erased.

    Attributes:
        document_id: Its id.
        title: What a councillor calls it.
        kind, reference, tier: Its own.
        passages: Number of its passages.
        is_older: Whether it is an older version of a file.
        files: Where its file still lies outside of the archive; an erasure does not touch those.
    """

    document_id: str
    title: str
    kind: LetterKind
    reference: str | None
    tier: Tier
    passages: int
    is_older: bool
    files: tuple[str, ...]


def selected(archive: Archive, name: str) -> tuple[Condemned, ...]:
    """The letters that a name means.

    Args:
        archive: The archive.
        name: A path, a document's id or the stem of a file's name for one file with all its versions; a reference for
            all letters of that paper.

    Returns:
        The letters by id, at least one.

    Raises:
        BadInput: It means none, or files of several papers.
    """
    meant = _versions(archive, _meant(archive, name))
    return tuple(_condemned(archive, key) for key in sorted(meant))


def by_marks(archive: Archive, marks: Iterable[str]) -> tuple[Condemned, ...]:
    """The letters in the archive that were erased before, by the marks of receipts; older versions included."""
    from ingest.archive.erasures import is_marked

    found = {key for key in _all(archive) if any(is_marked(key, mark) for mark in marks)}
    return tuple(_condemned(archive, key) for key in sorted(found))


def _meant(archive: Archive, name: str) -> set[str]:
    plain, stem = "".join(name.split()).casefold(), Path(name).stem.casefold()
    if plain and archive.versions.held(plain):
        return {plain}
    if at := archive.versions.at(os.path.abspath(name)) if name.strip() else []:
        return set(at)
    letters = archive.summaries(_EVERYONE)
    named = [one for one in letters if one.file.casefold() in (stem, name.casefold())]
    if len(named) > 1:
        told = "; ".join(f"{one.title} ({one.document_id})" for one in named[:_NAMED])
        raise BadInput(
            "Erwartet wird eine Angabe, die eine Vorlage oder eine Datei meint",
            f"so heißen {len(named)} Dateien: {told}",
            "bitte geben Sie eine der Kennungen in Klammern an",
        )
    if named:
        return {named[0].document_id}
    own = {one.document_id for one in letters if plain and "".join((one.reference or "").split()).casefold() == plain}
    papers = {held.paper.id for key in own if (held := archive.versions.held(key)) and held.paper and held.paper.id}
    own |= {key for paper in papers for key in archive.versions.of_paper(paper)}
    if not own:
        number = archive.erasures.number_of(plain)
        raise BadInput(
            "Erwartet wird ein aufgenommenes Schreiben (Zeichen, Pfad, Dateiname oder Kennung)",
            f"gelöscht wurde es schon, Bescheinigung {number}" if number else f"„{name[:80]}“ ist keines",
            "bitte prüfen Sie die Angabe",
        )
    return own


def _versions(archive: Archive, document_ids: Iterable[str]) -> set[str]:
    """Documents with all versions of their files: what they replaced, and what replaced them."""
    found = set(document_ids)
    for key in list(found):
        newest = archive.versions.successor(key, _EVERYONE) or key
        found |= {newest, *archive.versions.predecessors(newest), *archive.versions.predecessors(key)}
    return found


def _condemned(archive: Archive, document_id: str) -> Condemned:
    held = archive.versions.held(document_id)
    if held is None:
        raise BadInput(
            "Erwartet wird ein Schreiben im Archiv", f"{document_id} ist dort nicht mehr", "bitte noch einmal"
        )
    letter = archive.letter(document_id, _EVERYONE)
    return Condemned(
        document_id,
        held.title,
        letter.head.kind if letter else LetterKind.OTHER,
        letter.head.reference if letter else None,
        held.tier,
        held.passages,
        held.superseded_by is not None,
        tuple(one for one in archive.versions.origins(document_id) if is_there(one)),
    )


def _all(archive: Archive) -> set[str]:
    now = {one.document_id for one in archive.summaries(_EVERYONE)}
    return now | {older for key in now for older in archive.versions.predecessors(key)}
