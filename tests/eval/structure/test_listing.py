from __future__ import annotations

from eval.structure.blocks import FoundBlock, match
from eval.structure.gold_blocks import GoldBlock
from eval.structure.listing import difference
from ingest.model import BlockKind

TEXT = "1. Wie viele Bänke stehen im Stadtpark? Zwölf Bänke stehen dort. 2. Wer pflegt sie? Das Amt für Gärten."
QUESTION, ANSWER = BlockKind.QUESTION, BlockKind.ANSWER


def place(piece: str) -> tuple[int, int]:
    return TEXT.index(piece), TEXT.index(piece) + len(piece)


def test_nothing_is_said_of_a_perfect_letter() -> None:
    found = [FoundBlock(QUESTION, "1", None, 0, 39)]
    assert list(difference("a.txt", TEXT, match([GoldBlock(QUESTION, "1", 0, 39)], found), found)) == []


def test_each_miss_stands_beside_what_was_found() -> None:
    gold = [
        GoldBlock(ANSWER, "1", *place("Zwölf Bänke stehen dort.")),
        GoldBlock(QUESTION, "2", *place("2. Wer pflegt sie?")),
        GoldBlock(ANSWER, "2", *place("Das Amt für Gärten.")),
    ]
    start = place("Zwölf")[0]
    long = FoundBlock(ANSWER, "1", None, start, start + 43)
    wrong = FoundBlock(ANSWER, "3", "I", *place("Das Amt für Gärten."))
    lone = FoundBlock(QUESTION, "9", None, 0, 6)
    lines = list(difference("a.txt", TEXT, match(gold, [long, wrong, lone]), [long, wrong, lone]))
    assert lines[0] == "== a.txt: 0 hits, 3 missed, 3 extra"
    assert lines[1].startswith("  missed answer 1 [40:64] Zwölf Bänke stehen dort. … ")
    assert lines[3] == "    off: end +19"
    assert "    off: kind answer for question, start -25" in lines
    assert lines[-3].startswith("    found answer I / 3 [84:103]") and lines[-2] == "    off: number I 3 for 2"
    assert lines[-1].startswith("  extra  question 9 [0:6] 1. Wie")


def test_a_block_that_is_right_elsewhere_is_told_so() -> None:
    gold = [GoldBlock(ANSWER, "1", 0, 60), GoldBlock(ANSWER, "2", 20, 25)]
    found = [FoundBlock(ANSWER, "1", None, 0, 60)]
    lines = list(difference("a.txt", TEXT, match(gold, found), found))
    assert lines[2].endswith("(right for another label)")
    far = [FoundBlock(ANSWER, "1", None, 80, 90)]
    assert "    nothing found there" in difference("a.txt", TEXT, match(gold, far), far)
