from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from eval import train_support
from eval.support_gold import GoldSentence, read_gold_sentences
from eval.train_support import SupportFit, fit_support, main, trade_off
from ingest.errors import BadInput

GOLD = Path(__file__).resolve().parents[2] / "eval" / "data" / "verify-dev.jsonl"


@lru_cache(maxsize=1)
def fitted() -> tuple[tuple[GoldSentence, ...], SupportFit]:
    gold = read_gold_sentences(GOLD)[:80]
    return gold, fit_support(gold, None)


def test_weights_have_the_sign_that_is_given() -> None:
    _, fit = fitted()
    assert fit.weights["covered"] >= 0 >= fit.weights["undenied"]
    assert 0 < fit.threshold < 1
    assert fit.caught


def test_chances_are_those_of_every_sentence() -> None:
    gold, fit = fitted()
    assert len(fit.chances) == len(gold)
    assert all(0 <= chance <= 1 for chance in fit.chances)


def test_more_refused_is_more_caught() -> None:
    _, head, rows = trade_off(*fitted())
    for column in range(1, len(head)):
        values = [float(row[column].replace(",", ".")) for row in rows if row[column]]
        assert values == sorted(values)


def test_length_alone_tells_nothing() -> None:
    rng = np.random.default_rng(7)
    right = np.arange(400) % 2 == 0
    words = np.where(right, rng.integers(9, 20, 400), rng.integers(6, 14, 400))
    names = ["constant", "covered", "shorter", "longer"]
    near = 0.02 * words + rng.normal(0, 0.1, 400)  # nearer the longer, and nothing else
    features = np.column_stack([np.ones(400), near, np.maximum(0, 12 - words), np.clip(words - 12, 0, 8)]).astype(float)
    weights = train_support._fit(features, right, names)
    faithful = features[right] @ weights
    assert abs(np.polyfit(words[right], faithful, 1)[0]) < 0.05


def test_the_weights_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    _, fit = fitted()
    monkeypatch.setattr(train_support, "fit_support", lambda gold, embedder: fit)
    monkeypatch.setattr(train_support, "WEIGHTS", tmp_path / "weights.json")
    few = tmp_path / "few.jsonl"
    few.write_text("".join(GOLD.read_text(encoding="utf-8").splitlines(keepends=True)[:80]), encoding="utf-8")
    assert main([str(few), "--write"]) == 0
    written = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert written["words_alone_threshold"] == fit.threshold
    assert 0 not in written["with_vectors"].values()
    assert "paraphrased caught" in capsys.readouterr().out


def test_held_out_sentences_are_refused() -> None:
    with pytest.raises(BadInput, match="Entwicklungsdaten"):
        main([str(GOLD.with_name("verify-test.jsonl"))])
