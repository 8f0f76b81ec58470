from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.model import BlockKind, LetterKind
from tests.corpus import SAMPLES
from tests.training.made import ANSWER_FILE, oparl_folder, sample_letter
from training.letters import letters_of, reserved


def test_a_paragraph_begins_where_it_says() -> None:
    letter = sample_letter()
    text = (SAMPLES / f"{ANSWER_FILE}.txt").read_text(encoding="utf-8")
    answers = [said for said in letter.paragraphs if said.kind is BlockKind.ANSWER]
    assert letter.kind is LetterKind.ANSWER_LETTER and len(answers) > 3
    assert all(text[said.at :].startswith(said.text.split()[0]) for said in answers)
    assert all(said.asked for said in answers)


def test_every_seventh_paper_is_reserved() -> None:
    assert [number for number in range(20) if reserved(str(number))] == [3, 10, 17]
    assert not reserved("p3")


def test_a_folder_is_read_with_the_numbers_of_its_papers(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    letters = letters_of(oparl_folder(tmp_path), progress=lambda *step: steps.append(step))
    assert [(letter.paper, letter.file, letter.subject) for letter in letters] == [
        ("10", "100", "Titel"),
        ("11", "110", "Titel"),
    ]
    assert steps[-1][:2] == (2, 2)


def test_papers_of_the_other_folder_are_left_out(tmp_path: Path) -> None:
    folder = oparl_folder(tmp_path / "all")
    (tmp_path / "sample" / "papers").mkdir(parents=True)
    (tmp_path / "sample" / "papers" / "10.json").write_text("{}")
    assert [letter.paper for letter in letters_of(folder, tmp_path / "sample")] == ["11"]


def test_a_folder_without_papers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="keine Vorlage"):
        letters_of(tmp_path)
