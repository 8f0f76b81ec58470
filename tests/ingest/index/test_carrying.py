"""Indexes built anew with the vectors they had: the same answers, and nothing is embedded again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.archive.archive import Archive
from ingest.index.carrying import carrying
from ingest.index.entry import Entry
from ingest.index.indexes import Indexes, LetterPassages
from ingest.model import Tier
from tests.ingest.made_letters import embed, entries_of, made

OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


def store(archive: Archive, *paragraphs: str, tier: Tier = OPEN) -> str:
    letter, passages, content = made(*paragraphs)
    archive.store(letter, passages, content, "", tier)
    return letter.source.document_id


class Counting:
    """Makes entries, and counts for how many letters."""

    def __init__(self) -> None:
        self.letters = 0

    def __call__(self, letters: Sequence[LetterPassages]) -> Sequence[Sequence[Entry]]:
        self.letters += len(letters)
        return entries_of(letters)


def test_what_is_the_same_is_carried_and_what_is_not_is_made(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        kept, hidden = store(archive, "Das Amt berät."), store(archive, "Der Rat schweigt.", tier=SHUT)
        gone = store(archive, "Der Kanarienvogel singt.")
        indexes.catch_up(archive, entries_of)
        before = indexes.tier(OPEN).passages.vectors([f"{kept}/1/1"])
        archive.remove(gone)
        new = store(archive, "Ein neuer Brief.")
        made_anew = Counting()
        indexes.rebuild(archive, carrying(indexes, archive, made_anew))
        assert made_anew.letters == 1 and indexes.missing(archive) == indexes.surplus(archive) == []
        assert set(indexes.tier(OPEN).documents) == {kept, new} and set(indexes.tier(SHUT).documents) == {hidden}
        after = indexes.tier(OPEN).passages.vectors([f"{kept}/1/1"])
        assert np.allclose(before[f"{kept}/1/1"], after[f"{kept}/1/1"], atol=1e-6)
        assert indexes.tier(OPEN).lexical.search("berät", 1)[0][0].startswith(kept)
        assert indexes.tier(SHUT).sentences.nearest(embed("Der Rat schweigt."), 1)[0][0].startswith(hidden)


def test_a_letter_that_is_read_otherwise_is_embedded_again(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        key = store(archive, "Das Amt berät.")
        indexes.catch_up(archive, entries_of)
        letter, passages, content = made("Das Amt berät.")
        archive.store(letter, passages[:0], content, "", OPEN)
        counting = Counting()
        indexes.rebuild(archive, carrying(indexes, archive, counting))
        assert counting.letters == 1 and indexes.tier(OPEN).holds(key)


def test_indexes_that_are_not_open_give_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        store(archive, "Das Amt berät.")
        counting = Counting()
        indexes = Indexes(tmp_path / "indexes", "e5")
        assert indexes.rebuild(archive, carrying(indexes, archive, counting, [OPEN]), [OPEN]) == counting.letters == 1
        indexes.close()


def test_a_vector_that_is_missing_is_made(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        key = store(archive, "Das Amt berät.")
        indexes.catch_up(archive, entries_of)
        indexes.tier(OPEN).sentences.delete_ids([f"{key}/1/1#0"])
        counting = Counting()
        indexes.rebuild(archive, carrying(indexes, archive, counting))
        assert counting.letters == 1
