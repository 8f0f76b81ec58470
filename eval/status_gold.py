"""Gold of the state of implementation: one line for each point that a letter reports on, labelled by reading.

The format and the rules of labelling stand in ``eval/data/README.md``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field, model_validator

from assistant.implementation.state import Progress
from eval.jsonl import Entry, read_gold_entries
from eval.quotes import one_line

#: What the names of held-out sets end in: their figures are looked at, their lines are not.
HELD_OUT = "-test"


class GoldStatus(Entry):
    """What one letter says became of one point.

    Attributes:
        id: Unique within its file ("sd-001").
        reference: The paper that was decided or moved.
        file: Stem of the file of the letter that reports.
        number: The point's number as printed; None where the letter numbers none.
        point: The point's first words, verbatim, by which it is told from its neighbours.
        state: What the letter says became of it.
        evidence: The words that say so, verbatim, each of them enough; empty only where the state is unclear.
        date: The letter's date; None where it cannot be read, or where there are several.
        next_report: For when the letter announces the next report, a day; None without one.
        holds_for: The office or level that is not responsible, in the letter's words; None with another state.
        refers: Stems of the files to which the letter sends its reader for this point.
        also: Other states that a careful reader could defend; none where the case is clear.
        remark: Why, for the reader.
    """

    id: str = Field(min_length=1)
    reference: str = Field(min_length=1)
    file: str = Field(min_length=1)
    number: str | None
    point: str = Field(min_length=1)
    state: Progress
    evidence: tuple[str, ...]
    date: datetime.date | None
    next_report: datetime.date | None
    holds_for: str | None
    refers: tuple[str, ...] = ()
    also: tuple[Progress, ...] = ()
    remark: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether no other state could be defended."""
        return not self.also

    @model_validator(mode="after")
    def _consistent(self) -> GoldStatus:
        if not self.evidence and self.state is not Progress.UNCLEAR:
            raise ValueError("evidence fehlt: nur „unklar“ darf ohne stehen")
        if (self.holds_for is not None) != (self.state is Progress.NOT_RESPONSIBLE):
            raise ValueError("holds_for gehört zu „nicht zuständig“, und nur dorthin")
        if self.state in self.also or len(set(self.also)) != len(self.also):
            raise ValueError("also nennt einen Stand, der schon genannt ist")
        return self


def read_gold_statuses(path: Path) -> tuple[GoldStatus, ...]:
    """Read a file of labelled points, as :func:`eval.jsonl.read_gold_entries` reads."""
    return read_gold_entries(path, GoldStatus, "Umsetzungsständen", "ein Umsetzungsstand")


def faults(gold: Sequence[GoldStatus], texts: Mapping[str, str]) -> Iterator[str]:
    """Everything that a gold says of its texts and that is not so, a line each; no line quotes the gold.

    Args:
        gold: The rows.
        texts: The source texts by the stem of their file.
    """
    seen: dict[tuple[str, str], str] = {}
    for row in gold:
        first = seen.setdefault((row.file, row.point), row.id)
        if first != row.id:
            yield f"{row.id}: labels the same point as {first}"
        missing = [file for file in (row.file, *row.refers) if file not in texts]
        if missing:
            yield f"{row.id}: no text {', '.join(missing)}"
            continue
        own, all_texts = one_line(texts[row.file]), [one_line(texts[file]) for file in (row.file, *row.refers)]
        if one_line(row.point) not in own:
            yield f"{row.id}: the point does not stand in {row.file}"
        if row.holds_for and one_line(row.holds_for) not in own:
            yield f"{row.id}: holds_for does not stand in {row.file}"
        for number, words in enumerate(row.evidence, 1):
            if not any(one_line(words) in text for text in all_texts):
                yield f"{row.id}: evidence {number} does not stand in {row.file}"
