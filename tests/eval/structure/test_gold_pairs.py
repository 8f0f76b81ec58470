from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.structure.gold_pairs import read_gold_papers
from ingest.errors import BadInput
from tests.corpus import ROOT
from tests.eval.structure.made import QUESTION_1, bench_paper, stretch, write_gold

DATA = ROOT / "eval" / "data"


def test_papers_are_read_as_written(tmp_path: Path) -> None:
    paper = bench_paper(points=[stretch(None, QUESTION_1, unsure=True)])
    (read,) = read_gold_papers(write_gold(tmp_path / "gold.jsonl", paper))
    assert read == paper and read.points[0].unsure
    places = [place for place, _ in read.stretches()]
    assert places == ["pair 1 question", "pair 1 answer", "pair 2 question", "pair 2 answer", "point 1"]


@pytest.mark.parametrize("line", ["[]", "{", '{"paper": "7"}'])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = write_gold(tmp_path / "gold.jsonl", bench_paper())
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 2"):
        read_gold_papers(path)


def test_unknown_fields_are_refused(tmp_path: Path) -> None:
    told = {**json.loads(bench_paper().model_dump_json()), "pears": []}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 1"):
        read_gold_papers(path)


@pytest.mark.parametrize(("part", "papers"), [("dev", 60), ("dev-2", 106), ("test", 20)])
def test_our_gold_names_no_paper_that_is_kept_apart(part: str, papers: int) -> None:
    gold = read_gold_papers(DATA / f"karlsruhe-structure-{part}.jsonl")
    assert len({paper.paper for paper in gold}) == len(gold) == papers
    assert [paper.paper for paper in gold if int(paper.paper) % 7 == 3] == []


def test_development_and_held_out_papers_are_different() -> None:
    one, other = (read_gold_papers(DATA / f"karlsruhe-structure-{part}.jsonl") for part in ("dev", "test"))
    assert {paper.paper for paper in one} & {paper.paper for paper in other} == set()
