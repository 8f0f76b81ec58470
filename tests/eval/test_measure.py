"""A measurement from beginning to end; the assistant itself is measured in the tests of the commands."""

from __future__ import annotations

import json
from pathlib import Path

from eval import provenance
from eval.measure import Order, measured, scored
from eval.run import Run
from tests.eval.made import QUOTE, cited, gold_item, prediction


def order(folder: Path, system: str = "one-word") -> Order:
    (folder / "letters").mkdir(exist_ok=True)
    (folder / "letters" / "AF1-22.txt").write_text(QUOTE, encoding="utf-8")
    gold = folder / "gold.jsonl"
    gold.write_text(json.dumps(gold_item().model_dump(exclude_none=True)) + "\n", encoding="utf-8")
    return Order(gold, folder / "letters", system, folder / "data")


def test_a_system_is_asked_by_its_name(tmp_path: Path) -> None:
    report = measured(order(tmp_path))
    assert report.stem == "gold-one-word"
    assert report.evaluation.figures["answered"].value == 1
    manifest = report.manifest
    assert manifest.gold_sha256 == provenance.digest(tmp_path / "gold.jsonl")
    assert (manifest.corpus, manifest.letters) == ("letters", 1)
    assert manifest.settings == {"system": "one-word", "figures_only": False}
    assert manifest.model is None and manifest.details == {}


def test_answers_that_are_there_are_scored(tmp_path: Path) -> None:
    run = Run({"x-001": prediction(cited())}, {})
    report = scored(order(tmp_path), run, "mine", {"predictions": "p", "model": "m1"})
    assert report.stem == "gold-mine"
    assert report.evaluation.figures["first_right"].value == 1
    assert report.manifest.settings["system"] is None
    assert (report.manifest.model, report.manifest.details) == ("m1", {"predictions": "p"})
