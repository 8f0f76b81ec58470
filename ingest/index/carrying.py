"""Indexes built anew without embedding anything again: vectors of the old ones are carried over.

A rebuild that shall only rid the files of what was removed embeds nothing that is still the same: a document whose
digest is what the old index holds has the vectors that stand there. Minutes become seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ingest.archive.archive import Archive
from ingest.errors import IndexUnusable
from ingest.index.context import indexed_text
from ingest.index.entry import Entry, sentence_id
from ingest.index.indexes import EntriesOf, Indexes, LetterPassages
from ingest.model import Tier

if TYPE_CHECKING:
    from ingest.index.tier_index import TierIndex


def carrying(indexes: Indexes, archive: Archive, entries_of: EntriesOf, tiers: Iterable[Tier] = Tier) -> EntriesOf:
    """A maker of entries that takes the vectors of open indexes where they are those of the archive's letters.

    Args:
        indexes: The old indexes; a tier that is not open gives nothing.
        archive: The archive.
        entries_of: Makes the entries of all other letters.
        tiers: The tiers that are to be built anew.
    """
    held: dict[str, TierIndex] = {}
    for tier in tiers:
        try:
            index = indexes.tier(tier)
        except IndexUnusable:
            continue
        known = index.documents
        held |= {
            key: index for key, digest in archive.states(tier).items() if key in known and known[key].digest == digest
        }

    def made(letters: Sequence[LetterPassages]) -> list[Sequence[Entry]]:
        found = {letter.source.document_id: _carried((letter, own), held) for letter, own in letters}
        others = [one for one in letters if found[one[0].source.document_id] is None]
        new = iter(entries_of(others) if others else ())
        return [kept if (kept := found[letter.source.document_id]) is not None else next(new) for letter, _ in letters]

    return made


def _carried(letter_passages: LetterPassages, held: dict[str, TierIndex]) -> list[Entry] | None:
    """The entries of a letter with the vectors of the old index; None where one is missing."""
    letter, passages = letter_passages
    index = held.get(letter.source.document_id)
    if index is None:
        return None
    ids = [[sentence_id(one.key, number) for number in range(len(one.sentences))] for one in passages]
    vectors = index.passages.vectors([one.key for one in passages])
    sentences = index.sentences.vectors([key for own in ids for key in own])
    if not all(ids) or len(vectors) != len(passages) or len(sentences) != sum(map(len, ids)):
        return None
    return [
        Entry(one.key, indexed_text(letter, one), vectors[one.key], np.stack([sentences[key] for key in own]))
        for one, own in zip(passages, ids, strict=True)
    ]
