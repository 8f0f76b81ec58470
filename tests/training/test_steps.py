"""The steps over a working folder, with two sample letters as the corpus and a tiny network in the model's place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.model_manifest import describe, write_manifest
from ingest.network import from_folder
from tests.training.made import oparl_folder, pair, tiny_network
from training import steps
from training.pair import write_pairs
from training.settings import Settings


def silent(done: int, total: int, what: str) -> None:
    assert 0 < done <= total and what


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A working folder as ``mine`` leaves it."""
    network = tiny_network(tmp_path)
    out = tmp_path / "out"
    for name, writer in ((steps.UNTRAINED, write_int8_folder), (steps.TRIMMED, write_fp32_folder)):
        (out / name).mkdir(parents=True)
        writer(network, out / name)
    write_manifest(out / steps.UNTRAINED, describe(out / steps.UNTRAINED, "tiny", ""))
    write_pairs([pair(str(number)) for number in range(8)], out / steps.TRAINING)
    write_pairs([pair("3"), pair("10", question="Wann beginnen die Arbeiten?")], out / steps.TEST)
    return out


def test_a_model_is_trained_and_compared(out: Path) -> None:
    training = steps.tune(out, Settings(batch=4, epochs=1), silent)
    assert len(training.losses) == 2 and training.papers == 8
    assert steps.write_model(out).package.endswith("trained: training.json")
    found = steps.compare(out, silent)
    assert found == json.loads((out / steps.FIGURES).read_text(encoding="utf-8")) | found
    assert set(found["gain"]["alone"]) == {"recall_1", "recall_5", "recall_10"}
    assert found["parity"]["passages_mean"] > 0.99
    assert found["cores"] > 0 and set(found) == {"before", "after", "gain", "parity", "engine", "cores"}


def test_without_pairs_the_step_before_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="training mine"):
        steps.tune(tmp_path, Settings(), silent)


@pytest.mark.full
def test_letters_become_pairs_and_a_trimmed_model(tmp_path: Path) -> None:
    counts = steps.mine(oparl_folder(tmp_path / "texts"), None, tmp_path / "out", silent)
    assert counts == json.loads((tmp_path / "out" / steps.COUNTS).read_text(encoding="utf-8"))
    assert (counts["letters"], counts["papers"]) == (2, 2)
    assert counts["test"]["papers"] == counts["training"]["papers"] == 1
    assert counts["written_questions_without_passage"] > 1000  # their letters are not here
    assert 20_000 < counts["pieces"] < 60_000
    assert from_folder(tmp_path / "out" / steps.TRIMMED).rows == counts["pieces"]
