"""The letters of one paper to their blocks and passages, as corrected: what belongs together is read together.

An answer that does not repeat the questions is understood by the enquiry beside it, so a letter's passages depend on
the other letters of its paper. It depends on none that is more closed than itself: what an answer says of a question
would else tell whoever may see the answer what a letter asks that they may not see. :func:`basis` says by what a letter
was read: as long as it is the same, reading again would give the same, and is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.corrections import Correction, corrected
from ingest.model import Letter, Paper, Passage, Source, Tier
from ingest.pairing import enquiry_for
from ingest.passages import passages
from ingest.segment import segment_paper

#: Raise it with every change of what is read from the same bytes, or of the types that are stored: letters of an older
#: reader are then read anew when they are taken in again.
READER = 5


@dataclass(frozen=True, slots=True)
class ToRead:
    """One letter that is to be read.

    Attributes:
        source: Its source.
        paper: What is known of its paper.
        corrections: What staff corrected in it.
        tier: Who may see it; None where all letters that are read together may be understood by one another.
    """

    source: Source
    paper: Paper | None = None
    corrections: Sequence[Correction] = ()
    tier: Tier | None = None


@dataclass(frozen=True, slots=True)
class Structured:
    """A letter as read and corrected.

    Attributes:
        letter: The letter.
        passages: Its passages in reading order.
        open: Numbers of the corrections whose place is not in it any more.
    """

    letter: Letter
    passages: list[Passage]
    open: tuple[int, ...] = ()


def structured(readings: Sequence[ToRead]) -> list[Structured]:
    """Read letters that belong together.

    Args:
        readings: The letters of one paper, or a single letter.

    Returns:
        Each as read, in their order: by itself and those that are no more closed.
    """
    found: dict[int, Structured] = {}
    for tier in {one.tier for one in readings}:
        open_to_it = [n for n, one in enumerate(readings) if _closedness(one.tier) <= _closedness(tier)]
        together = zip(open_to_it, _together([readings[n] for n in open_to_it]), strict=True)
        found |= {n: one for n, one in together if readings[n].tier is tier}
    return [found[n] for n in range(len(readings))]


def seen_with(document_id: str, tiers: Mapping[str, Tier]) -> set[str]:
    """Those of some documents that are no more closed than one of them, itself included: by them it may be read."""
    return {key for key, tier in tiers.items() if tier.closedness <= tiers[document_id].closedness}


def _closedness(tier: Tier | None) -> int:
    return -1 if tier is None else tier.closedness


def _together(readings: Sequence[ToRead]) -> list[Structured]:
    read = segment_paper([(one.source, one.paper) for one in readings])
    found = [corrected(letter, one.corrections) for letter, one in zip(read, readings, strict=True)]
    letters = [one.letter for one in found]
    return [Structured(one.letter, passages(one.letter, enquiry_for(one.letter, letters)), one.open) for one in found]


def basis(paper: Paper | None, together: Iterable[str], corrections: Iterable[int]) -> str:
    """By what a letter is read: this reader, its paper, the documents read with it, its corrections.

    Args:
        paper: What is known of its paper.
        together: Ids of the documents of that paper by which it is understood, its own included.
        corrections: Numbers of the corrections that hold for it.
    """
    seen = repr((paper, sorted(set(together)) if paper else [], sorted(corrections)))
    return f"{READER}:{hashlib.sha256(seen.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def by_this_reader(read_by: str) -> bool:
    """Whether a basis is one of this reader, whatever else has changed since."""
    return read_by.startswith(f"{READER}:")
