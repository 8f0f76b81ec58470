"""``python -m eval train``: from sets to the two files of weights, the same each time, and never from a test set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import evidence, reader
from eval.__main__ import main
from eval.train import JUDGE_FILE, READER_FILE, fit_all
from eval.training_cases import Sets
from ingest.errors import BadInput
from tests import corpus
from tests.eval.made_cases import SOURCES, cases

DATA = corpus.ROOT / "eval" / "data"
SETS = Sets.named([Path("a-dev.jsonl"), Path("b-dev.jsonl")], [Path("c-dev.jsonl")])


def test_both_files_name_the_sets(tmp_path: Path) -> None:
    fitted = fit_all(cases(), SOURCES, SETS)
    assert fitted.write(tmp_path / "new") == [tmp_path / "new" / READER_FILE, tmp_path / "new" / JUDGE_FILE]
    first, second = (json.loads((tmp_path / "new" / name).read_text("utf-8")) for name in (READER_FILE, JUDGE_FILE))
    assert first["trained_on"] == second["trained_on"] == ["a-dev.jsonl", "b-dev.jsonl"]
    assert second["off_topic"] == ["c-dev.jsonl"]
    assert first["weights"] == fitted.reader.weights
    assert (second["weights"], second["threshold"]) == (fitted.judge.weights, fitted.judge.threshold)


def test_the_product_reads_what_is_written_here() -> None:
    """Names of files and of features: what one side calls otherwise would silently count as nothing."""
    assert (reader.WEIGHTS.name, evidence.WEIGHTS.name) == (READER_FILE, JUDGE_FILE)
    fitted = fit_all(cases(), SOURCES, SETS)
    assert set(reader.load_weights()) == set(fitted.reader.weights)
    assert set(json.loads(evidence.WEIGHTS.read_text("utf-8"))["weights"]) == set(fitted.judge.weights)


def test_the_product_was_not_fitted_on_a_test_set() -> None:
    for path in (reader.WEIGHTS, evidence.WEIGHTS):
        written = json.loads(path.read_text("utf-8"))
        names = [*written["trained_on"], *written.get("off_topic", [])]
        assert names
        assert not [name for name in names if "test" in name]


def test_it_tells_how_well_the_sets_are_fitted() -> None:
    assert "3 question parts, best sentence right in 1.000" in str(fit_all(cases(), SOURCES, SETS))


def test_a_folder_that_cannot_be_written_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="beschreibbarer Ordner"):
        fit_all(cases(), SOURCES, SETS).write(tmp_path / "file")


def test_a_test_set_is_one_sentence_and_exit_code_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", str(DATA / "dresden-dev.jsonl"), "--off-topic", str(DATA / "dresden-test.jsonl")]
    assert main([*words, "--out", str(tmp_path / "w")]) == 3
    told = capsys.readouterr()
    assert "dresden-test.jsonl ist dem Namen nach zum Prüfen da" in told.err and told.err.count("\n") == 1
    assert not (tmp_path / "w").exists()


def test_twice_the_same_sets_are_twice_the_same_bytes(
    tmp_path: Path, model_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the samples, each time with an archive of its own; the weights in use do not matter."""
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(model_dir))
    lines = (DATA / "dresden-dev.jsonl").read_text(encoding="utf-8").splitlines()
    few = tmp_path / "few-dev.jsonl"
    few.write_text("\n".join([*lines[16:40], *lines[-18:]]) + "\n", encoding="utf-8")
    for number in ("1", "2"):
        words = ["--data", str(tmp_path / f"data{number}"), "--out", str(tmp_path / number)]
        assert main(["train", str(few), "--off-topic", str(DATA / "off-topic-dev.jsonl"), *words]) == 0
        monkeypatch.setattr(reader, "load_weights", lambda: {"is_letterhead": 50.0})
    assert "question parts" in capsys.readouterr().out
    for name in (READER_FILE, JUDGE_FILE):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
