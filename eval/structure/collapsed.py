"""A text with all white space collapsed, and the way back to the offsets of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Letters and digits of a gold stretch that are kept at either end.
EDGE = 40


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A source text with each run of white space (form feeds included) as one blank, none at its edges.

    Attributes:
        text: The collapsed text.
        offsets: Per character of it, the offset in the source; for a blank that of the first white space of its run.
    """

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> Collapsed:
        """Collapse a source text."""
        pieces: list[str] = []
        offsets: list[int] = []
        for word in re.finditer(r"\S+", source):
            if pieces:
                pieces.append(" ")
                offsets.append(offsets[-1] + 1)
            pieces.append(word[0])
            offsets.extend(range(word.start(), word.end()))
        return cls("".join(pieces), tuple(offsets))

    def find(self, wanted: str, start: int = 0) -> tuple[int, int] | None:
        """Where a collapsed stretch first stands, from a place of the collapsed text on.

        Args:
            wanted: The stretch, collapsed, not empty.
            start: Place in :attr:`text` from which to look.

        Returns:
            Its first place and one past its last, both in :attr:`text`; None where it stands nowhere.
        """
        place = self.text.find(wanted, start)
        return None if place < 0 else (place, place + len(wanted))

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a stretch of :attr:`text` that begins and ends with a printed character."""
        return self.offsets[start], self.offsets[end - 1] + 1


def collapse(text: str) -> str:
    """A text with each run of white space as one blank."""
    return " ".join(text.split())


def edges(text: str) -> tuple[str, str]:
    """The first and the last 40 characters of a text after collapsing; the whole text at both where it is shorter."""
    flat = collapse(text)
    return flat[:EDGE], flat[-EDGE:]
