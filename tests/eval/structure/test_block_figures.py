from __future__ import annotations

import json
from pathlib import Path

from eval.structure.block_figures import BlockFigures, Compared, block_figures, rates
from eval.structure.blocks import Counts, found_blocks, match
from eval.structure.gold_blocks import GoldBlock, GoldLetter
from eval.structure.heads import compare_heads
from ingest.model import BlockKind, LetterKind
from tests.corpus import dresden
from tests.eval.structure.made import ANSWER_1, ANSWER_2, QUESTION_1, QUESTION_2, TEXT, bench_letter, write_corpus


def label(kind: BlockKind, number: str, piece: str) -> GoldBlock:
    start = TEXT.index(piece)
    return GoldBlock(kind, number, start, start + len(piece))


def made_figures() -> BlockFigures:
    """Two letters: one perfect, one whose labels end the last answer before its list and know a signature more."""
    perfect = (
        label(BlockKind.QUESTION, "1", QUESTION_1),
        label(BlockKind.ANSWER, "1", ANSWER_1),
        label(BlockKind.QUESTION, "2", QUESTION_2),
        label(BlockKind.ANSWER, "2", ANSWER_2),
    )
    short = (*perfect[:3], label(BlockKind.ANSWER, "2", ANSWER_2.partition("\n")[0]))
    letter = bench_letter()
    golds = [
        GoldLetter("a.txt", LetterKind.ANSWER_LETTER, "AF1/22", None, perfect),
        GoldLetter("b.txt", LetterKind.ANSWER_LETTER, "AF2/22", "2022-09-14", short),
    ]
    found = found_blocks(letter)
    compared = [Compared(gold, letter, found, match(gold.blocks, found)) for gold in golds]
    heads = compare_heads((gold, letter) for gold in golds)
    return BlockFigures(compared, heads, heads, [letter.source])


def test_figures_by_hand() -> None:
    figures = made_figures()
    assert figures.counts == Counts(7, 8, 8)
    assert figures.by_kind() == {BlockKind.QUESTION: Counts(4, 4, 4), BlockKind.ANSWER: Counts(3, 4, 4)}
    blocks, heads, printed, letters = figures.tables(figures_only=False)
    assert blocks[2][0] == ["all", "0.875", "0.875", "7", "8", "8"]
    assert heads[2][1] == ["reference", "0.500", "1", "2", "1 (b.txt: AF1/22 for AF2/22)", "0", "0"]
    assert heads[2][2] == ["date", "0.000", "0", "1", "0", "1 (b.txt)", "0"]
    assert printed[0] != heads[0]
    assert [row[-1] for row in letters[2]] == ["", "answer 2; answer 2"]


def test_figures_only_tells_of_no_letter() -> None:
    tables = made_figures().tables(figures_only=True)
    assert "b.txt" not in str(tables) and len(tables) == 3


def test_the_listing_names_what_was_missed() -> None:
    lines = made_figures().listing()
    assert lines[0] == "== b.txt: 3 hits, 1 missed, 1 extra"
    assert lines[3] == f"    off: end +{len(ANSWER_2) - len(ANSWER_2.partition(chr(10))[0])}"
    assert lines[-2:] == ["reference: b.txt: AF1/22 for AF2/22", "date: b.txt: not found"]


def test_a_row_of_nothing() -> None:
    assert rates("none", Counts()) == ["none", "–", "–", "0", "0", "0"]


def test_a_corpus_is_compared_with_its_structure(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "stadt", {"1": TEXT})
    block = {"kind": "question", "number": "1", "starts_with": QUESTION_1, "ends_with": QUESTION_1}
    entry = {"kind": "answer_letter", "reference": None, "date": None, "blocks": [block]}
    (folder / "structure.json").write_text(json.dumps({"1.txt": entry}), encoding="utf-8")
    figures = block_figures(folder)
    assert (figures.counts.labelled, len(figures.texts), figures.heads["date"].readable) == (1, 1, 0)


def test_the_development_corpus_is_compared() -> None:
    figures = block_figures(dresden())
    assert (figures.counts.labelled, len(figures.compared)) == (335, 41)
    assert figures.heads["date"].readable == 24
