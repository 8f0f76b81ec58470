"""The systems that can be measured: each opens by its name and answers under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.recipe import PARTS
from eval.baselines.degenerate import DEGENERATE
from eval.baselines.registry import SYSTEMS
from eval.corpus_archive import find_corpus
from ingest.settings import Settings
from tests.eval.made import gold_item, gold_passage


def test_ours_comes_first() -> None:
    assert next(iter(SYSTEMS)) == "fundstelle"
    assert SYSTEMS.keys() >= {"naive", "bm25", "dense", *DEGENERATE}


def test_every_part_can_be_left_out() -> None:
    assert [name for name in SYSTEMS if name.startswith("without-")] == [f"without-{part}" for part in PARTS]


def test_a_part_that_is_left_out_is_missed(tmp_path: Path, model_dir: Path) -> None:
    item, corpus, settings = (
        gold_item(question="Wer wohnt am Nordpol?"),
        find_corpus(None),
        Settings(tmp_path, model_dir),
    )
    status = {}
    for name in ("fundstelle", "without-judge"):
        with SYSTEMS[name](corpus, settings) as system:
            status[name] = system.answer(item).status
    assert status == {"fundstelle": "not_found", "without-judge": "answered"}


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_opens_by_its_name(name: str, tmp_path: Path, model_dir: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "AF1-22.txt").write_text("1. Die Stadt fördert 1.762 Plätze in Kursen der Vereine.\n", encoding="utf-8")
    item = gold_item(question="Wie viele Plätze in Kursen?", gold=[gold_passage("Die Stadt fördert 1.762 Plätze")])
    with SYSTEMS[name](find_corpus(folder), Settings(tmp_path / "data", model_dir)) as system:
        assert system.name == name
        assert system.answer(item).id == item.id
