"""Whether a gold of pairs says of its texts what stands in them; faults name places, never words of the gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.structure.collapsed import edges
from eval.structure.gold_pairs import GoldPaper, Stretch
from eval.structure.papers import Papers
from ingest.read import read

#: Papers whose id leaves this remainder are kept apart for others to test with: no gold of ours names them.
KEPT_APART = 7, 3


def faults(folder: Path, gold: Sequence[GoldPaper]) -> Iterator[str]:
    """Everything that is wrong with a gold, a line each.

    Args:
        folder: The corpus it was labelled on.
        gold: Its papers.

    Raises:
        BadInput: A paper or a text is not there.
    """
    seen: set[str] = set()
    papers = Papers.of(folder)
    for paper in gold:
        if paper.paper in seen:
            yield f"{paper.paper}: labelled twice"
        seen.add(paper.paper)
        if int(paper.paper) % KEPT_APART[0] == KEPT_APART[1]:
            yield f"{paper.paper}: is kept apart"
        if not paper.layout:
            yield f"{paper.paper}: no layout"
        yield from _misplaced(papers, paper)
        yield from _entangled(paper)


def _misplaced(papers: Papers, paper: GoldPaper) -> Iterator[str]:
    """Stretches in files that are not the paper's, and stretches whose ends are not what the gold says."""
    files = {path.stem for path in papers.files(paper.paper)}
    texts = {path.stem: read(path).source.text for path in papers.labelled(paper.paper) if _named(paper, path.stem)}
    for place, stretch in paper.stretches():
        where = f"{paper.paper} {place}"
        if stretch.file not in texts:
            yield f"{where}: file {stretch.file} is {'minutes' if stretch.file in files else 'no file of the paper'}"
            continue
        text = texts[stretch.file]
        piece = text[stretch.start : stretch.end]
        if not 0 <= stretch.start < stretch.end <= len(text):
            yield f"{where}: outside its text"
        elif piece != piece.strip():
            yield f"{where}: white space at its edges"
        elif [edge.strip() for edge in edges(piece)] != [stretch.starts_with.strip(), stretch.ends_with.strip()]:
            yield f"{where}: begins or ends otherwise"


def _named(paper: GoldPaper, file: str) -> bool:
    return any(stretch.file == file for _, stretch in paper.stretches())


def _entangled(paper: GoldPaper) -> Iterator[str]:
    """Stretches that overlap: only a joint answer, or one question labelled with two answers, may stand twice."""
    sure = [(n, pair) for n, pair in enumerate(paper.pairs, 1) if not pair.unsure]
    for n, pair in sure:
        if _overlap(pair.question, pair.answer):
            yield f"{paper.paper} pair {n}: question and answer overlap"
        for m, other in sure:
            if m <= n:
                continue
            for name, left, right in (
                ("questions", pair.question, other.question),
                ("answers", pair.answer, other.answer),
                ("question and answer", pair.question, other.answer),
                ("answer and question", pair.answer, other.question),
            ):
                same = (left.start, left.end) == (right.start, right.end) and name in ("questions", "answers")
                if _overlap(left, right) and not same:
                    yield f"{paper.paper} pairs {n} and {m}: {name} overlap"
    ends = {(point.file, point.start, point.end) for point in paper.points}
    if len(ends) != len(paper.points):
        yield f"{paper.paper}: a point stands twice"


def _overlap(left: Stretch, right: Stretch) -> bool:
    return left.file == right.file and max(left.start, right.start) < min(left.end, right.end)
