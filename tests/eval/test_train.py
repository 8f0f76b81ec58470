"""From development questions to the two files of weights: the same each time, with their origin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import judge, reader
from eval.train import JUDGE_FILE, READER_FILE, Trained, fit_all
from eval.training_cases import Sets
from ingest.errors import BadInput
from tests.eval.made_cases import cases

SETS = [
    Sets.named([Path("a-dev.jsonl"), Path("b-dev.jsonl")], [Path("c-dev.jsonl")]),
    Sets.named([Path("d-dev.jsonl")], weight=3.0),
]


@pytest.fixture(scope="module")
def fitted() -> Trained:
    return fit_all(cases(), SETS)


def written(folder: Path) -> tuple[dict[str, object], dict[str, object]]:
    first, second = (json.loads((folder / name).read_text("utf-8")) for name in (READER_FILE, JUDGE_FILE))
    return first, second


def test_both_files_name_the_sets_archive_by_archive(fitted: Trained, tmp_path: Path) -> None:
    assert fitted.write(tmp_path / "new") == [tmp_path / "new" / READER_FILE, tmp_path / "new" / JUDGE_FILE]
    first, second = written(tmp_path / "new")
    assert (
        first["trained_on"]
        == second["trained_on"]
        == [
            {"gold": ["a-dev.jsonl", "b-dev.jsonl"], "off_topic": ["c-dev.jsonl"], "weight": 1.0},
            {"gold": ["d-dev.jsonl"], "off_topic": [], "weight": 3.0},
        ]
    )
    assert first["weights"] == fitted.reader.weights
    assert (second["weights"], second["threshold"]) == (fitted.judge.weights, fitted.judge.threshold)


def test_the_product_reads_what_is_written_here(
    fitted: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of files and of features: what one side calls otherwise would silently count as nothing."""
    assert (reader.WEIGHTS.name, judge.WEIGHTS.name) == (READER_FILE, JUDGE_FILE)
    shipped = {name: set(weights) for name, weights in reader.load_weights().items()}
    assert shipped == {name: set(weights) for name, weights in fitted.reader.weights.items()}
    assert set(json.loads(judge.WEIGHTS.read_text("utf-8"))["weights"]) == set(fitted.judge.weights)
    reader_file, judge_file = fitted.write(tmp_path)
    monkeypatch.setattr(reader, "WEIGHTS", reader_file)
    monkeypatch.setattr(judge, "WEIGHTS", judge_file)
    monkeypatch.setattr(reader, "load_weights", reader.load_weights.__wrapped__)
    monkeypatch.setattr(judge, "_parameters", judge._parameters.__wrapped__)
    assert reader.load_weights() == fitted.reader.weights
    assert judge.threshold() == fitted.judge.threshold


def test_the_product_was_not_fitted_on_a_test_set() -> None:
    for path in (reader.WEIGHTS, judge.WEIGHTS):
        origins = json.loads(path.read_text("utf-8"))["trained_on"]
        names = [name for one in origins for name in (*one["gold"], *one["off_topic"])]
        assert names
        assert not [name for name in names if "test" in name]


def test_the_same_cases_give_the_same_bytes(fitted: Trained, tmp_path: Path) -> None:
    fitted.write(tmp_path / "1")
    fit_all(cases(), SETS).write(tmp_path / "2")
    assert written(tmp_path / "1") == written(tmp_path / "2")
    for name in (READER_FILE, JUDGE_FILE):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_existing_files_are_replaced_and_nothing_else_is_left(fitted: Trained, tmp_path: Path) -> None:
    (tmp_path / READER_FILE).write_text("old", encoding="utf-8")
    fitted.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((READER_FILE, JUDGE_FILE))
    assert written(tmp_path)[0]["weights"] == fitted.reader.weights


def test_it_tells_how_well_the_sets_are_fitted(fitted: Trained) -> None:
    kept = f"{fitted.judge.kept:.3f}".replace(".", ",")
    assert "3 Fragen und Teilfragen, beste Stelle richtig bei 1,000" in str(fitted)
    assert f"{kept} der beantwortbaren bleiben" in str(fitted) and "1,000 der anderen werden verweigert" in str(fitted)


def test_a_folder_that_cannot_be_written_is_bad_input(fitted: Trained, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="beschreibbarer Ordner"):
        fitted.write(tmp_path / "file")
