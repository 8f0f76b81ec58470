from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from tests.training.made import pair
from training.pair import Answer, one_line, pair_of, read_pairs, seen, without_brackets, write_pairs


def test_an_answer_is_seen_as_the_index_shows_it() -> None:
    answer = Answer("Vier Millionen Euro.", "Was kostet der Umbau?")
    assert seen("Umbau", answer, with_question=True) == "Umbau. Was kostet der Umbau? Vier Millionen Euro."
    assert seen("Umbau", answer, with_question=False) == "Umbau. Vier Millionen Euro."
    assert seen("", answer, with_question=False) == "Vier Millionen Euro."


def test_a_long_question_is_cut_as_in_the_index() -> None:
    assert seen("", Answer("Ja.", "x" * 999), with_question=True) == "x" * 300 + " Ja."


def test_a_title_loses_what_stands_in_brackets() -> None:
    assert without_brackets("Umbau  der Schule (Anfrage CDU) 2022") == "Umbau der Schule 2022"
    assert one_line(" a\n b\t") == "a b"


def test_pairs_come_back_as_they_were_written(tmp_path: Path) -> None:
    pairs = [pair(), pair("2", question="Ein\u2028e Frage", answers=(Answer("a", "b"), Answer("c")))]
    write_pairs(pairs, tmp_path / "new" / "pairs.jsonl")
    assert read_pairs(tmp_path / "new" / "pairs.jsonl") == pairs
    assert pair_of(asdict(pairs[1])) == pairs[1]
