"""What letterheads say against what a reader labelled: right, wrong, missed and invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eval.structure.collapsed import collapse
from eval.structure.gold_blocks import GoldLetter
from ingest.model import Letter

#: The fields that are compared.
FIELDS = ("kind", "reference", "date")


@dataclass(slots=True)
class FieldCounts:
    """One field over letters.

    Attributes:
        readable: Letters for which the label has a value.
        right: Those of them whose value was found.
        wrong: Letters (file, label, found) for which another value was found.
        missed: Files for which none was found though the label has one.
        invented: Letters (file, found) for which a value was found though the label says that none can be read.
    """

    readable: int = 0
    right: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    invented: list[tuple[str, str]] = field(default_factory=list)

    @property
    def rate(self) -> float | None:
        """Right ÷ readable; None over nothing."""
        return self.right / self.readable if self.readable else None


def compare_heads(letters: Iterable[tuple[GoldLetter, Letter]]) -> dict[str, FieldCounts]:
    """Compare the heads of labelled letters, field by field."""
    counts = {name: FieldCounts() for name in FIELDS}
    for gold, letter in letters:
        date = letter.head.date
        values = {
            "kind": (gold.kind.value, letter.head.kind.value),
            "reference": (gold.reference, letter.head.reference),
            "date": (gold.date, date.isoformat() if date else None),
        }
        for name, (wanted, found) in values.items():
            _count(counts[name], gold.file, wanted, found)
    return counts


def _count(counts: FieldCounts, file: str, wanted: str | None, found: str | None) -> None:
    if wanted is None:
        if found is not None:
            counts.invented.append((file, found))
        return
    counts.readable += 1
    if found is None:
        counts.missed.append(file)
    elif _flat(found) == _flat(wanted):
        counts.right += 1
    else:
        counts.wrong.append((file, wanted, found))


def _flat(value: str) -> str:
    return collapse(value).replace(" ", "")
