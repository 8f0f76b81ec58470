"""The body of a letter as it is read: its printed lines, the labels at their heads, and what kind of letter it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.body.asked import Border, border
from ingest.body.layout import Line, printed_width
from ingest.body.markers import Marker, markers
from ingest.body.repeats import Enquiry
from ingest.model import BlockKind

#: Points of a border that the enquiry itself proves.
_PROVEN = 9.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How letters of one kind are built.

    Attributes:
        asked: What their numbered items are.
        answered: Whether items are answered in the same letter.
        asking: Whether items must ask or be quoted to count as items.
        headed: Whether items may also be headings with text of their own.
        reasoned: Whether reasons follow the last item, with or without a heading.
    """

    asked: BlockKind
    answered: bool
    asking: bool
    headed: bool = True
    reasoned: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Lines ``first`` to ``end`` (exclusive) of a body and what they are."""

    kind: BlockKind
    number: str | None
    first: int
    end: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Lines of a letter between head and closing words.

    Attributes:
        rows: The lines.
        shape: How letters of this kind are built.
        enquiry: What another file of the paper asks.
        labels: What may number an item, in order.
        width: The printed width in characters.
    """

    rows: Sequence[Line]
    shape: Shape
    enquiry: Enquiry
    labels: tuple[Marker, ...]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Line], shape: Shape, enquiry: Enquiry) -> Body:
        """A body with the labels that its lines bear."""
        return cls(rows, shape, enquiry, tuple(markers(rows)), printed_width(rows))

    def border(self, first: int, end: int, opened: bool) -> Border:
        """Where the asked part of the item from line ``first`` to ``end`` ends (:mod:`ingest.body.asked`)."""
        if size := self.enquiry.repeated_lines(self.rows[first:end]):
            return Border(size, _PROVEN)
        return border(self.rows[first:end], width=self.width, opened=opened)

    def repeats(self, marker: Marker) -> bool:
        """Whether a question of the enquiry is repeated behind a label."""
        text = self.rows[marker.line].text[marker.behind :]
        following = self.rows[marker.line + 1].text if marker.line + 1 < len(self.rows) else ""
        return self.enquiry.begun_by(f"{text} {following}") is not None
