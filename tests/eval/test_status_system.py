"""What the assistant says of the state of implementation, over the control letter that ships with the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.implementation.state import Progress
from eval.status_system import histories, said_of, texts_of
from ingest.errors import BadInput
from tests import corpus
from tests.eval.status_made import SHIPPED_LETTER, gold_status, said_status, shipped_rows
from tests.eval.structure.made import write_corpus


def test_every_point_of_the_shipped_letter_is_told_with_its_words() -> None:
    said = [one for one in said_of([corpus.SAMPLES / f"{SHIPPED_LETTER}.txt"]) if one.file == SHIPPED_LETTER]
    assert [one.number for one in said] == list("1234567")
    assert all(one.stands and one.cited_file == SHIPPED_LETTER and one.reference == "P0091/21" for one in said)
    assert [one.point for one in said] == sorted({one.point for one in said})
    assert said[1].state is Progress.NOT_RESPONSIBLE


def test_only_the_papers_of_the_gold_are_taken_in(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "k", {"1": "Text", "2": "Text"})
    (folder / "files" / "3.txt").write_text("Text", encoding="utf-8")
    row = gold_status(file="1")
    assert [path.stem for path in texts_of(folder, [row], whole=False)] == ["1", "2"]
    assert [path.stem for path in texts_of(folder, [row], whole=True)] == ["1", "2", "3"]
    assert [path.stem for path in texts_of(folder, [gold_status(file="3", refers=["1"])], whole=False)] == list("123")
    assert [path.stem for path in texts_of(corpus.SAMPLES, shipped_rows(), whole=False)] == [SHIPPED_LETTER]


def test_a_letter_of_the_gold_that_is_not_there(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "k", {"1": "Text"})
    with pytest.raises(BadInput, match="es fehlen 1, zum Beispiel 9"):
        texts_of(folder, [gold_status(file="9")], whole=True)


def test_histories_are_in_the_order_they_are_told() -> None:
    said = [said_status(), said_status(file="3"), said_status(point=1), said_status(file="2")]
    assert histories(said) == {0: ["1", "3", "2"], 1: ["1"]}
