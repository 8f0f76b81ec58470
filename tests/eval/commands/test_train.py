"""``python -m eval train``: several archives to two files of weights, the same each time, never from a test set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import judge, reader
from eval.__main__ import main
from eval.train import JUDGE_FILE, READER_FILE
from tests.corpus import ROOT
from tests.eval.commands.conftest import GOLD

DATA = ROOT / "eval" / "data"
HELD_OUT = str(DATA / "dresden-test.jsonl")


@pytest.mark.parametrize(
    "words", [[HELD_OUT], [str(GOLD), "--off-topic", HELD_OUT], [str(GOLD), "--on", "nowhere", HELD_OUT]]
)
def test_a_test_set_is_refused(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In whatever place it stands, by one sentence, before anything is read."""
    assert main(["train", *words, "--out", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert "dresden-test.jsonl ist dem Namen nach zum Prüfen da" in told and told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], few: Path) -> None:
    words = ["--on", str(tmp_path / "nowhere"), str(few), "--out", str(tmp_path / "w")]
    assert main(["train", str(few), *words]) == 3
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "w").exists()


def test_folds_are_measured_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over questions about one letter each, so that there is a part for each letter."""
    before = [path.read_bytes() for path in (reader.WEIGHTS, judge.WEIGHTS)]
    items = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    about = [item for item in items if len({gold["paper"] for gold in item["gold"]}) < 2]
    gold = tmp_path / "about-dev.jsonl"
    gold.write_text("".join(json.dumps(item) + "\n" for item in about[::4]), encoding="utf-8")
    assert main(["train", str(gold), "--folds", "2"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# Kreuzvalidierung in 2 Teilen") and "about-dev | erste Fundstelle richtig" in told
    assert [path.read_bytes() for path in (reader.WEIGHTS, judge.WEIGHTS)] == before
    assert list(tmp_path.iterdir()) == [gold]


def test_folds_write_nothing_so_there_is_no_folder_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", str(GOLD), "--folds", "2", "--out", str(tmp_path)])
    assert "--out und --folds schließen einander aus" in capsys.readouterr().err


def test_twice_the_same_sets_are_twice_the_same_bytes(
    own: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the samples and a corpus of its own; the weights in use do not matter."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    few = tmp_path / "few-dev.jsonl"
    few.write_text("\n".join([*lines[16:40], *lines[-18:]]) + "\n", encoding="utf-8")
    for number in ("1", "2"):
        words = ["--off-topic", str(DATA / "off-topic-dev.jsonl"), "--on", *map(str, own)]
        assert main(["train", str(few), *words, "--out", str(tmp_path / number)]) == 0
        monkeypatch.setattr(reader, "load_weights", lambda: {"passage": {"is_letterhead": 50.0}, "sentence": {}})
    assert "Fragen und Teilfragen" in capsys.readouterr().out
    for name in (READER_FILE, JUDGE_FILE):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
        samples, more = json.loads((tmp_path / "1" / name).read_text("utf-8"))["trained_on"]
        assert samples["gold"] == ["few-dev.jsonl"] and samples["off_topic"] == ["off-topic-dev.jsonl"]
        assert more["gold"] == [own[1].name] and more["weight"] > samples["weight"]
