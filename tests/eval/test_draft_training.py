"""The weights of what bears are fitted on labelled enquiries, the same ones each time, and written for the product."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.drafting.bearing import WEIGHTS
from eval.draft_training import PENALTY, Weighed, fit_bearing, write
from ingest.errors import BadInput


def rows() -> list[Weighed]:
    """Candidates of which the near ones bear."""
    near = [(0.9, True), (0.8, True), (0.7, True), (0.4, False), (0.3, False), (0.2, False)]
    return [
        Weighed(f"dr-x{n}", {"constant": 1.0, "near": value, "same": 0.5}, bears)
        for n, (value, bears) in enumerate(near)
    ]


def test_what_tells_them_apart_weighs_most() -> None:
    weights = fit_bearing(rows())
    assert weights["near"] > 1 > abs(weights["same"]) and weights == fit_bearing(rows())


def test_labels_of_one_kind_cannot_be_learned_from() -> None:
    with pytest.raises(BadInput, match="nur eine der beiden Arten"):
        fit_bearing([row for row in rows() if row.bears])


def test_they_are_written_as_the_product_reads_them(tmp_path: Path) -> None:
    path = write(fit_bearing(rows()), rows(), "drafts.jsonl", tmp_path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == WEIGHTS.name and told["weights"] == fit_bearing(rows())
    assert (told["trained_on"], told["candidates"], told["penalty"]) == (["drafts.jsonl"], 6, PENALTY)
    with pytest.raises(BadInput, match="beschreibbarer Ordner"):
        write({}, rows(), "drafts.jsonl", tmp_path / "nowhere")
