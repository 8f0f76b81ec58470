"""The figures over a corpus whose letters were labelled whole (``structure.json``)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.structure.blocks import Counts, FoundBlock, Matched, counts_by_kind, found_blocks, match
from eval.structure.gold_blocks import GoldLetter, read_structure
from eval.structure.heads import FieldCounts, compare_heads
from eval.structure.letters import segmented, sources, text_files
from eval.structure.listing import difference
from eval.structure.papers import Papers
from eval.tables import Table
from ingest.model import BlockKind, Letter, Source


@dataclass(frozen=True, slots=True)
class Compared:
    """One labelled letter with what was found in it."""

    gold: GoldLetter
    letter: Letter
    found: list[FoundBlock]
    matched: Matched

    @property
    def counts(self) -> Counts:
        """Counts over all kinds."""
        return sum(counts_by_kind(self.matched).values(), Counts())


@dataclass(frozen=True, slots=True)
class BlockFigures:
    """All labelled letters of a corpus, compared.

    Attributes:
        compared: The letters in the order of their files.
        heads: The fields of their heads, read with what their papers say.
        printed: The same, read from the print alone.
        texts: All texts of the corpus.
    """

    compared: list[Compared]
    heads: dict[str, FieldCounts]
    printed: dict[str, FieldCounts]
    texts: list[Source]

    @property
    def counts(self) -> Counts:
        """Counts over all letters and kinds."""
        return sum((one.counts for one in self.compared), Counts())

    def by_kind(self) -> dict[BlockKind, Counts]:
        """Counts per kind of block over all letters."""
        total: dict[BlockKind, Counts] = {}
        for one in self.compared:
            for kind, counts in counts_by_kind(one.matched).items():
                total[kind] = total.get(kind, Counts()) + counts
        return total

    def tables(self, figures_only: bool) -> list[Table]:
        """The tables of the report.

        Args:
            figures_only: Leave out everything about single letters: for a held-out set.
        """
        rows = [rates("all", self.counts), *(rates(kind.value, counts) for kind, counts in self.by_kind().items())]
        letters = [
            [one.gold.file, one.gold.kind.value, *rates("", one.counts)[1:], _flaws(one)] for one in self.compared
        ]
        columns = ["precision", "recall", "hits", "labelled", "found"]
        tables: list[Table] = [
            ("Blocks", ["kind", *columns], rows),
            _heads("Letterheads, with what the papers say", self.heads, figures_only),
            _heads("Letterheads, from the print alone", self.printed, figures_only),
        ]
        if not figures_only:
            tables.append(("Letters", ["file", "kind", *columns, "missed; extra"], letters))
        return tables

    def listing(self) -> list[str]:
        """Lines on all misses and extras."""
        lines: list[str] = []
        for one in self.compared:
            lines += difference(one.gold.file, one.letter.source.text, one.matched, one.found)
        for name, field in self.heads.items():
            lines += [f"{name}: {file}: {found} for {wanted}" for file, wanted, found in field.wrong]
            lines += [f"{name}: {file}: not found" for file in field.missed]
            lines += [f"{name}: {file}: {found} invented" for file, found in field.invented]
        return lines


def block_figures(folder: Path) -> BlockFigures:
    """Compare all labelled letters of a corpus.

    Args:
        folder: An OParl folder with a ``structure.json``.

    Raises:
        BadInput: No texts, or no structure.
    """
    texts = sources(text_files(folder))
    golds = read_structure(folder, {path.name: source.text for path, source in texts.items()})
    paths = [folder / "files" / gold.file for gold in golds]
    own = {path: texts[path] for path in paths}
    letters, printed = segmented(own, Papers.of(folder)), segmented(own, None)
    compared = []
    for gold, path in zip(golds, paths, strict=True):
        found = found_blocks(letters[path])
        compared.append(Compared(gold, letters[path], found, match(gold.blocks, found)))
    return BlockFigures(
        compared,
        compare_heads((gold, letters[path]) for gold, path in zip(golds, paths, strict=True)),
        compare_heads((gold, printed[path]) for gold, path in zip(golds, paths, strict=True)),
        list(texts.values()),
    )


def rates(name: str, counts: Counts) -> list[str]:
    """A row: name, precision, recall, hits, labelled, found."""
    numbers = [str(value) for value in (counts.hits, counts.labelled, counts.found)]
    return [name, _rate(counts.precision), _rate(counts.recall), *numbers]


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _flaws(one: Compared) -> str:
    missed = [f"{block.kind.value} {block.number or ''}".strip() for block in one.matched.missed]
    extra = [f"{block.kind.value} {block.number or ''}".strip() for block in one.matched.extra]
    return f"{', '.join(missed)}; {', '.join(extra)}" if missed or extra else ""


def _heads(caption: str, heads: dict[str, FieldCounts], figures_only: bool) -> Table:
    rows = []
    for name, field in heads.items():
        wrong = [f"{file}: {found} for {wanted}" for file, wanted, found in field.wrong]
        invented = [f"{file}: {found}" for file, found in field.invented]
        counts = [str(field.right), str(field.readable)]
        rows.append(
            [name, _rate(field.rate), *counts, *(_some(one, figures_only) for one in (wrong, field.missed, invented))]
        )
    return caption, ["field", "rate", "right", "readable", "wrong", "missed", "invented"], rows


def _some(items: list[str], figures_only: bool) -> str:
    return str(len(items)) + (f" ({', '.join(items)})" if items and not figures_only else "")
