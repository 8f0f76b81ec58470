"""The figures over papers whose question-answer pairs were labelled (``karlsruhe-structure-*.jsonl``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.structure.block_figures import rates
from eval.structure.blocks import borders
from eval.structure.collapsed import edges
from eval.structure.gold_pairs import GoldPaper, Stretch
from eval.structure.letters import segmented, sources
from eval.structure.pairs import (
    FoundPair,
    FoundPaper,
    FoundStretch,
    PaperMatch,
    by_layout,
    compare,
    pair_share,
    share,
    total,
)
from eval.structure.papers import Papers
from eval.tables import Table
from ingest.model import Block, BlockKind, Letter
from ingest.pairing import pairs

_COLUMNS = ["precision", "recall", "hits", "labelled", "found"]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """All labelled papers, compared.

    Attributes:
        matches: One a paper, in the gold's order.
        letters: The letters of all these papers by the stem of their file.
    """

    matches: list[PaperMatch]
    letters: dict[str, Letter]

    def tables(self, figures_only: bool) -> list[Table]:
        """The tables of the report.

        Args:
            figures_only: Leave out everything about single papers and layouts: for a held-out set.
        """
        found, points = total(self.matches)
        tables: list[Table] = [
            ("Figures", ["what", *_COLUMNS], [rates("pairs", found), rates("resolution points", points)])
        ]
        if figures_only:
            return tables
        layouts = [rates(name, counts) for name, counts in by_layout(self.matches).items()]
        papers = [
            [
                match.gold.paper,
                ", ".join(match.gold.layout),
                *rates("", match.pairs)[1:],
                ", ".join(str(match.gold.pairs[n].question.number) for n in match.missed),
            ]
            for match in self.matches
        ]
        return [
            *tables,
            ("By layout", ["layout", *_COLUMNS], layouts),
            ("Papers", ["paper", "layout", *_COLUMNS, "missed"], papers),
        ]

    def listing(self) -> list[str]:
        """Lines on all misses and extras."""
        return [line for match in self.matches for line in self._difference(match)]

    def _difference(self, match: PaperMatch) -> Iterator[str]:
        if not (match.missed or match.extra or match.point_missed or match.point_extra):
            return
        yield f"== paper {match.gold.paper} ({', '.join(match.gold.layout)}): {match.pairs}, points {match.points}"
        for n in match.missed:
            pair = match.gold.pairs[n]
            yield f"  missed question {self._told(pair.question)}"
            yield f"         answer   {self._told(pair.answer)}"
            close = max(match.extra, key=lambda one: pair_share(pair.question, pair.answer, one), default=None)
            if close is not None and pair_share(pair.question, pair.answer, close):
                yield f"    found {_off(pair.question, close.question)}; answer {_off(pair.answer, close.answer)}"
            else:
                for name, stretch in (("question", pair.question), ("answer", pair.answer)):
                    yield from (f"    {name} there: {told}" for told in self._blocks_at(stretch))
        for extra in match.extra:
            yield f"  extra  question {self._told(extra.question)}"
            yield f"         answer   {self._told(extra.answer)}"
        for n in match.point_missed:
            yield f"  missed point {self._told(match.gold.points[n])}"
            yield from (f"    there: {told}" for told in self._blocks_at(match.gold.points[n]))
        for point in match.point_extra:
            yield f"  extra  point {self._told(point)}"

    def _told(self, stretch: Stretch | FoundStretch) -> str:
        first, last = edges(self.letters[stretch.file].source.text[stretch.start : stretch.end])
        group = getattr(stretch, "group", None)
        number = f"{group} / {stretch.number}" if group else str(stretch.number)
        return f"{number} [{stretch.file} {stretch.start}:{stretch.end}] {first} … {last}"

    def _blocks_at(self, stretch: Stretch) -> Iterator[str]:
        letter = self.letters.get(stretch.file)
        for block in letter.blocks if letter else ():
            found = _stretch(letter, block) if letter else None
            if found is not None and share(stretch, found):
                yield f"{block.kind.value} {self._told(found)}"


def pair_figures(folder: Path, gold: Sequence[GoldPaper]) -> PairFigures:
    """Compare all labelled papers of a corpus.

    Args:
        folder: The OParl folder that was labelled.
        gold: The labelled papers.

    Raises:
        BadInput: A paper or all its texts are missing.
    """
    papers = Papers.of(folder)
    matches: list[PaperMatch] = []
    letters: dict[str, Letter] = {}
    for paper in gold:
        every = segmented(sources(papers.files(paper.paper)), papers)
        own = [every[path] for path in papers.labelled(paper.paper) if path in every]
        matches.append(compare(paper, found_paper(own, with_points="motion" not in paper.layout)))
        letters.update({letter.source.file: letter for letter in own})
    return PairFigures(matches, letters)


def found_paper(letters: Sequence[Letter], with_points: bool = True) -> FoundPaper:
    """What the parser finds in the letters of one paper.

    Args:
        letters: Its letters, minutes left out.
        with_points: False for a motion, whose points are asked for and not decided: the labels name none.
    """
    by_id = {letter.source.document_id: letter for letter in letters}
    found, asked = [], set()
    for pair in pairs(letters):
        question = _stretch(by_id[pair.question_source.document_id], pair.question)
        answer = _stretch(by_id[pair.answer_source.document_id], pair.answer)
        found.append(FoundPair(question, answer))
        asked.add(question)
    points = (
        _stretch(letter, block)
        for letter in letters
        for block in letter.blocks
        if block.kind is BlockKind.RESOLUTION_POINT
    )
    return FoundPaper(tuple(found), tuple(one for one in points if with_points and one not in asked))


def _stretch(letter: Letter, block: Block) -> FoundStretch:
    return FoundStretch(block.number, block.group, letter.source.file, *borders(letter, block))


def _off(gold: Stretch, found: FoundStretch) -> str:
    """In what a found stretch differs from a labelled one."""
    if gold.file != found.file:
        return f"{found.number} in file {found.file}"
    told = [f"start {found.start - gold.start:+d}"] if found.start != gold.start else []
    told += [f"end {found.end - gold.end:+d}"] if found.end != gold.end else []
    number = f"{found.group or ''} {found.number}".strip()
    return ", ".join([number, *told]) if told else f"{number} in the right place"
