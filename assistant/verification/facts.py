"""Everything in a text that can be compared by value: dates, sections of law, references, quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from assistant.verification.dates import Moment, moments
from assistant.verification.numbers import Quantity, quantities
from assistant.verification.papers import Named, named
from assistant.verification.sections import Section, sections

_Fact = TypeVar("_Fact", Named, Section, Moment)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says in figures, each kind in reading order; a stretch is of one kind only."""

    moments: tuple[Moment, ...]
    sections: tuple[Section, ...]
    named: tuple[Named, ...]
    quantities: tuple[Quantity, ...]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where all of them stand, start and end in code points."""
        places = [(one.start, one.end) for one in self.moments]
        places += [(one.start, one.end) for one in self.sections]
        places += [(one.start, one.end) for one in self.named]
        return places + [(one.start, one.end) for one in self.quantities]


@lru_cache(maxsize=5_000)
def facts(text: str, english: bool = False) -> Facts:
    """Read a text.

    Args:
        text: A sentence or a passage in display form.
        english: Whether its numbers are printed the English way.
    """
    taken: list[tuple[int, int]] = []
    laws = _free(sections(text), taken)  # before references: "S. 1" behind a section is its sentence, no page
    references = _free(named(text), taken)
    days = _free(moments(text), taken)
    return Facts(tuple(days), tuple(laws), tuple(references), tuple(quantities(text, taken, english)))


def _free(found: Sequence[_Fact], taken: list[tuple[int, int]]) -> list[_Fact]:
    """Those of some facts that stand where no other kind stands; then these stretches are taken."""
    free = [one for one in found if not any(start < one.end and one.start < end for start, end in taken)]
    taken += [(one.start, one.end) for one in free]
    return free
