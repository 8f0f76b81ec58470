from __future__ import annotations

from pathlib import Path

import pytest

from eval.structure.check import faults
from eval.structure.gold_pairs import read_gold_papers
from ingest.errors import BadInput
from tests.corpus import ROOT, karlsruhe
from tests.eval.structure.made import (
    ANSWER_1,
    ANSWER_2,
    QUESTION_1,
    QUESTION_2,
    TEXT,
    bench_paper,
    stretch,
    write_corpus,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    names = {"1": "Stellungnahme", "2": "Protokoll TOP 1"}
    return write_corpus(tmp_path / "k", {"1": TEXT, "2": TEXT}, names=names)


def one_pair(question: dict[str, object], answer: dict[str, object]) -> dict[str, object]:
    return {"question": question, "answer": answer, "unsure": False}


def test_a_right_gold_has_no_faults(corpus: Path) -> None:
    assert list(faults(corpus, [bench_paper(points=[stretch(None, QUESTION_1)])])) == []


def test_the_same_paper_twice_and_one_kept_apart(corpus: Path) -> None:
    assert list(faults(corpus, [bench_paper(), bench_paper()])) == ["7: labelled twice"]
    apart = write_corpus(corpus.parent / "apart", {"1": TEXT}, paper="10")
    assert list(faults(apart, [bench_paper(paper="10", layout=[])])) == ["10: is kept apart", "10: no layout"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"start": 20}, "pair 1 question: begins or ends otherwise"),
        ({"ends_with": "anders"}, "pair 1 question: begins or ends otherwise"),
        ({"end": len(TEXT) + 1}, "pair 1 question: outside its text"),
        ({"end": stretch("1", QUESTION_1)["end"] + 1}, "pair 1 question: white space at its edges"),
        ({"file": "2"}, "pair 1 question: file 2 is minutes"),
        ({"file": "3"}, "pair 1 question: file 3 is no file of the paper"),
    ],
)
def test_what_does_not_stand_there_is_told(corpus: Path, change: dict[str, object], fault: str) -> None:
    pair = one_pair({**stretch("1", QUESTION_1), **change}, stretch("1", ANSWER_1))
    assert next(faults(corpus, [bench_paper(pairs=[pair])])) == f"7 {fault}"


def test_stretches_that_overlap_are_told(corpus: Path) -> None:
    first = one_pair(stretch("1", QUESTION_1), stretch("1", f"{QUESTION_1}\n{ANSWER_1}"))
    second = one_pair(stretch("2", QUESTION_2), stretch("2", ANSWER_2.partition("\n")[0]))
    third = one_pair(stretch("3", "1. im Frühjahr"), stretch("2", ANSWER_2))
    assert list(faults(corpus, [bench_paper(pairs=[first, second, third])])) == [
        "7 pair 1: question and answer overlap",
        "7 pairs 2 and 3: answers overlap",
        "7 pair 3: question and answer overlap",
    ]


def test_a_joint_answer_stands_twice(corpus: Path) -> None:
    pairs = [one_pair(stretch(str(n), q), stretch("1-2", ANSWER_2)) for n, q in ((1, QUESTION_1), (2, QUESTION_2))]
    assert list(faults(corpus, [bench_paper(pairs=pairs)])) == []
    points = [stretch("1", QUESTION_1)] * 2
    assert list(faults(corpus, [bench_paper(pairs=[], points=points)])) == ["7: a point stands twice"]


def test_a_paper_that_is_not_there(corpus: Path) -> None:
    with pytest.raises(BadInput):
        list(faults(corpus, [bench_paper(paper="8")]))


@pytest.mark.parametrize("part", ["dev", "dev-2", "test"])
def test_our_gold_stands_in_the_development_corpus(part: str) -> None:
    gold = read_gold_papers(ROOT / "eval" / "data" / f"karlsruhe-structure-{part}.jsonl")
    assert list(faults(karlsruhe(), gold)) == []
