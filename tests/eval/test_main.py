"""The command line: exit codes, sentences for errors, and one run from end to end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eval.__main__ import main
from tests import corpus
from tests.eval.made import QUOTE, cited, gold_item, prediction

GOLD = corpus.ROOT / "eval" / "data" / "dresden-dev.jsonl"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Five answerable and two unanswerable questions of the development set."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join([*lines[16:21], *lines[-18:-16]]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    """A corpus of one letter and one question about it."""
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "AF1-22.txt").write_text(QUOTE, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(gold_item().model_dump(exclude_none=True)) + "\n", encoding="utf-8")
    return letters, gold


@pytest.mark.parametrize("words", [[], ["run"], ["predict", "gold.jsonl"], ["run", "g", "--system", "nobody"]])
def test_wrong_usage_is_exit_code_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2


def test_a_broken_line_is_one_sentence_and_exit_code_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD.read_text(encoding="utf-8").splitlines()[0] + "\n{broken\n", encoding="utf-8")
    assert main(["run", str(path)]) == 3
    told = capsys.readouterr()
    assert "Zeile 2" in told.err and told.err.count("\n") == 1
    assert told.out == ""


def test_a_corpus_without_letters_is_exit_code_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["predict", str(GOLD), "--out", str(tmp_path / "o"), "--corpus", str(tmp_path)]) == 3
    assert "Erwartet wird ein Ordner mit Schreiben" in capsys.readouterr().err


def test_predictions_are_scored(own: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letters, gold = own
    file = tmp_path / "mine.jsonl"
    file.write_text(prediction(cited()).model_dump_json() + "\n", encoding="utf-8")
    words = ["run", str(gold), "--corpus", str(letters), "--predictions", str(file), "--out", str(tmp_path / "r")]
    assert main(words) == 0
    assert "| first_right | 1.000 | 1.000 to 1.000 | 1 |" in capsys.readouterr().out
    report = json.loads((tmp_path / "r" / "gold-mine.json").read_text(encoding="utf-8"))
    assert report["figures"]["quotes_verbatim"]["value"] == 1


def test_a_failure_is_exit_code_one(own: tuple[Path, Path], tmp_path: Path) -> None:
    letters, gold = own
    file = tmp_path / "none.jsonl"
    file.touch()
    words = ["run", str(gold), "--corpus", str(letters), "--predictions", str(file), "--out", str(tmp_path / "r")]
    assert main(words) == 1


def test_a_degenerate_system_needs_no_model(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["predict", str(few), "--out", str(out), "--system", "both-letters"]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 7


def test_end_to_end(
    few: Path, tmp_path: Path, model_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ask the assistant over the samples twice; the second run finds its archive."""
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(model_dir))
    data, out = str(tmp_path / "data"), tmp_path / "answers.jsonl"
    assert main(["predict", str(few), "--out", str(out), "--data", data]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines[:2]] == ["dd-017", "dd-018"]
    assert {line["status"] for line in lines} <= {"answered", "not_found"}
    sources = {path.stem: path.read_bytes().decode() for path in corpus.SAMPLES.glob("*.txt")}
    for line in lines:
        for citation in line["citations"]:
            slices = [sources[citation["file"]][span["start"] : span["end"]] for span in citation["spans"]]
            assert " ".join(slices) == citation["quote"]
    capsys.readouterr()
    assert main(["run", str(few), "--data", data, "--out", str(tmp_path / "reports")]) == 0
    told = capsys.readouterr()
    assert "Schreiben aufnehmen" not in told.err
    report = json.loads((tmp_path / "reports" / "few-fundstelle.json").read_text(encoding="utf-8"))
    assert report["figures"]["quotes_verbatim"]["value"] == 1
    assert report["figures"]["answered"]["value"] >= 0.8
    assert report["provenance"]["details"]["letters_searched"] == "2"


def test_an_oparl_folder_is_searched_alone(
    few: Path, tmp_path: Path, model_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what lies under ``files/``; an uncleared letter is seen, for the evaluator sees every tier."""
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(model_dir))
    folder = tmp_path / "oparl"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "1.json").write_text("{}", encoding="utf-8")
    shutil.copytree(corpus.SAMPLES, folder / "files", ignore=lambda *_: ["AF2531-22_Antwort_2022-09-14.txt"])
    shutil.copy(GOLD, folder / "gold.txt")
    data, out = str(tmp_path / "data"), tmp_path / "answers.jsonl"
    assert main(["predict", str(few), "--out", str(out), "--data", data, "--corpus", str(folder)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    files = {citation["file"] for line in lines for citation in line["citations"] + line["near"]}
    assert files == {"P0091-21_Beschlusskontrolle_2022-06-23"}
