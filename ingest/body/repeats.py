"""What an answering letter repeats of its enquiry: the surest evidence for where a question begins and where it ends.

The enquiry is another file of the same paper. Scans and editors change a letter here and there, so likeness is measured
(Indel similarity of letters and digits, RapidFuzz) and not equality. This is the only file that knows RapidFuzz.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from ingest.body.layout import SENTENCE_END, Line
from ingest.model import BlockKind, Letter

#: The number in front of a question or point, with the words that may stand before it.
NUMBER_LABEL = re.compile(
    r"\A(?:(?:zu|Frage|Antwort zu)\s+)*[\"„“‚']?\s*"
    r"(?:\d{1,2}(?:\.\d{1,2})*(?:\s*[.)]*\s*(?:[+,/&–-]|und|u\.|bis)\s*\d{1,2})*|[IVX]{1,4}|[A-Z])\s*(?:[.):]+(?!\d)|(?=\s*$))\s*",
    re.I,
)
_LETTERED = re.compile(r"(?<=\s)(?=[a-h]\s?\.?\)\s)")
_ASKED = frozenset({BlockKind.QUESTION, BlockKind.RESOLUTION_POINT})
#: Letters of a question's beginning that are compared, the fewest that tell, and how like they must be (0 to 100).
_HEAD, _FEWEST, _LIKE = 40, 14, 85.0
#: How like the whole must be, and how much longer or shorter a repeated question may be.
_WHOLE, _SLACK = 88.0, 1.3


def letters(text: str) -> str:
    """The letters and digits of a text, casefolded."""
    return "".join(character for character in text.casefold() if character.isalnum())


@dataclass(frozen=True)
class Enquiry:
    """What another file of the paper asks.

    Attributes:
        numbers: Numbers of its questions or points, in order; those without one are left out.
        texts: Letters of all its questions or points and of their lettered parts, without their numbers.
    """

    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, letter: Letter | None) -> Enquiry:
        """What a letter asks; nothing for None."""
        asked = [block for block in letter.blocks if block.kind in _ASKED] if letter else []
        texts = [" ".join(paragraph.text for paragraph in block.paragraphs) for block in asked]
        lettered = [piece for text in texts for piece in _LETTERED.split(text)[1:]]
        return cls(
            tuple(block.number for block in asked if block.number),
            tuple(letters(NUMBER_LABEL.sub("", text, count=1)) for text in [*texts, *lettered]),
        )

    @cached_property
    def _heads(self) -> list[tuple[str, str]]:
        return [(text[:_HEAD], text) for text in self.texts if len(text) >= _FEWEST]

    def begun_by(self, text: str) -> str | None:
        """The question that a text begins to repeat, as letters; None where it repeats none."""
        head = letters(NUMBER_LABEL.sub("", text, count=1))
        for begin, whole in self._heads:
            size = min(len(begin), len(head))
            if size >= _FEWEST and fuzz.ratio(begin[:size], head[:size]) >= _LIKE:
                return whole
        return None

    def repeated_lines(self, rows: Sequence[Line]) -> int:
        """How many of an item's lines repeat a question; 0 where they repeat none.

        Args:
            rows: The item's lines, the first with its number.
        """
        head = " ".join(row.text for row in rows[:2])
        whole = self.begun_by(head)
        if whole is None:
            return 0
        found, best, most = "", 0, _WHOLE
        for n, row in enumerate(rows):
            found += letters(NUMBER_LABEL.sub("", row.text, count=1) if not found else row.text)
            if len(found) > _SLACK * len(whole) + _FEWEST:
                break
            if (score := fuzz.ratio(whole, found)) > most:
                best, most = n + 1, score
        # The enquiry's own text may have broken off in a sentence.
        while 0 < best < len(rows) and rows[best].text[0].islower() and not SENTENCE_END.search(rows[best - 1].text):
            best += 1
        return best
