from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import BadInput
from tests.training.made import ANSWER_FILE, sample_letter
from training.asked import ASKED, NEAR, Question, asked, line_of, questions
from training.letters import reserved
from training.mining import legible
from training.pair import Origin


def test_a_line_finds_its_passage() -> None:
    letter = sample_letter()
    first, second, *_ = [said for said in letter.paragraphs if said.asked and legible(said.text)]
    lines = [Question("2531", ANSWER_FILE, "wie viele sind das", said.at) for said in (first, second, second)]
    found = asked([letter], lines)
    assert found.lost == [] and [pair.answers[0].text for pair in found.pairs] == [first.text, *[second.text] * 2]
    assert found.pairs[0].answers[0].asked == first.asked
    assert found.pairs[0].origin is Origin.ASKED


def test_a_line_whose_passage_is_gone_is_told() -> None:
    lines = [Question("2531", ANSWER_FILE, "Wo?", 1_000_000), Question("1", "2", "Wann?", 0)]
    assert asked([sample_letter()], lines).lost == lines


@pytest.mark.parametrize("path", [ASKED, NEAR], ids=lambda path: path.name)
def test_the_shipped_questions_are_well_formed(path: Path) -> None:
    lines = questions(path)
    assert len(lines) > 1000
    assert not any(reserved(line.paper) for line in lines)
    assert len({(line.file, line.question.lower()) for line in lines}) == len(lines)
    assert all((line.at is None) == (path == NEAR) and len(line.question.split()) > 1 for line in lines)
    assert path.read_text(encoding="utf-8") == "".join(f"{line_of(line)}\n" for line in lines)


@pytest.mark.parametrize("line", ['{"paper": "3", "file": "1", "question": "?"}', '{"paper": "1"}', "[]", "{"])
def test_a_broken_line_and_a_reserved_paper_are_refused(line: str, tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text(json.dumps({"paper": "1", "file": "1", "question": "?", "at": 3}) + f"\n{line}\n")
    with pytest.raises(BadInput, match="Zeile 2"):
        questions(path)
