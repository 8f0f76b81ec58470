from __future__ import annotations

from pathlib import Path

from eval.structure.blocks import Counts
from eval.structure.pair_figures import PairFigures, found_paper, pair_figures
from eval.structure.pairs import compare
from ingest.model import BlockKind
from tests.eval.structure.made import (
    ANSWER_1,
    ANSWER_2,
    QUESTION_1,
    QUESTION_2,
    TEXT,
    bench_letter,
    bench_paper,
    block,
    letter,
    stretch,
    write_corpus,
)


def made_figures() -> PairFigures:
    """One paper: the parser ends the second question early and takes the first answer's words for a point."""
    wrong = letter(
        TEXT,
        block(TEXT, BlockKind.QUESTION, "1", QUESTION_1),
        block(TEXT, BlockKind.ANSWER, "1", ANSWER_1),
        block(TEXT, BlockKind.QUESTION, "2", QUESTION_2[:20]),
        block(TEXT, BlockKind.ANSWER, "2", ANSWER_2),
        block(TEXT, BlockKind.RESOLUTION_POINT, "1", "1. im Frühjahr und", group="I"),
    )
    gold = bench_paper(points=[stretch("2", "2. im Herbst.")])
    return PairFigures([compare(gold, found_paper([wrong]))], {"1": wrong})


def test_the_pairs_of_a_letter() -> None:
    found = found_paper([bench_letter()])
    assert compare(bench_paper(), found).pairs == Counts(2, 2, 2)
    assert found.points == ()


def test_questions_in_a_file_of_their_own() -> None:
    enquiry = letter(TEXT, block(TEXT, BlockKind.QUESTION, "1", QUESTION_1), file="1")
    text = "Zu Frage 1: Zwölf Bänke."
    reply = letter(text, block(text, BlockKind.ANSWER, "1", text), file="2")
    (pair,) = found_paper([enquiry, reply]).pairs
    assert (pair.question.file, pair.answer.file, pair.answer.end) == ("1", "2", len(text))


def test_points_that_are_answered_are_no_points_of_a_decision() -> None:
    point = block(TEXT, BlockKind.RESOLUTION_POINT, "1", QUESTION_1)
    alone = letter(TEXT, point)
    assert [one.number for one in found_paper([alone]).points] == ["1"]
    assert found_paper([alone], with_points=False).points == ()
    answered = found_paper([letter(TEXT, point, block(TEXT, BlockKind.ANSWER, "1", ANSWER_1))])
    assert (len(answered.pairs), answered.points) == (1, ())


def test_tables_by_hand() -> None:
    figures, layouts, papers = made_figures().tables(figures_only=False)
    assert figures[2] == [
        ["pairs", "0.500", "0.500", "1", "2", "2"],
        ["resolution points", "0.000", "0.000", "0", "1", "1"],
    ]
    assert layouts[2] == [[name, "0.500", "0.500", "1", "2", "2"] for name in ("inner_list", "numbers")]
    assert papers[2] == [["7", "numbers, inner_list", "0.500", "0.500", "1", "2", "2", "2"]]
    assert made_figures().tables(figures_only=True) == [figures]


def test_the_listing_shows_what_was_found_there() -> None:
    lines = made_figures().listing()
    assert lines[0].startswith("== paper 7 (numbers, inner_list): ")
    assert lines[1].startswith("  missed question 2 [1 93:135] 2. Wer pflegt")
    assert lines[3] == "    found 2, end -22; answer 2 in the right place"
    assert lines[4].startswith("  extra  question 2 [1 93:113]")
    assert any(line.startswith("    there: answer 2 [1 ") for line in lines)
    assert lines[-1].startswith("  extra  point I / 1 [1 ")


def test_where_nothing_was_paired_the_blocks_are_told() -> None:
    plain = letter(TEXT, block(TEXT, BlockKind.PARAGRAPH, None, TEXT.strip()))
    figures = PairFigures([compare(bench_paper(), found_paper([plain]))], {"1": plain})
    assert sum(line.startswith("    question there: paragraph None") for line in figures.listing()) == 2


def test_a_corpus_is_compared_with_its_gold(tmp_path: Path) -> None:
    names = {"1": "Stellungnahme", "2": "Protokoll TOP 1"}
    folder = write_corpus(tmp_path / "stadt", {"1": TEXT, "2": TEXT}, names=names)
    figures = pair_figures(folder, [bench_paper()])
    assert list(figures.letters) == ["1"], "minutes are not looked at"
    assert figures.matches[0].pairs.labelled == 2
