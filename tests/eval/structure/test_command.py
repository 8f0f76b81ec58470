from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from tests.eval.structure.made import QUESTION_1, TEXT, bench_paper, stretch, write_corpus, write_gold


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = write_corpus(tmp_path / "stadt", {"1": TEXT})
    block = {"kind": "question", "number": "1", "starts_with": QUESTION_1, "ends_with": QUESTION_1}
    entry = {"kind": "answer_letter", "reference": None, "date": None, "blocks": [block]}
    (folder / "structure.json").write_text(json.dumps({"1.txt": entry}), encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "stadt-structure-dev.jsonl", bench_paper())


def run(*words: object) -> int:
    return main(["structure", *map(str, words)])


def test_blocks(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, "--out", tmp_path / "reports", "--list") == 0
    page = (tmp_path / "reports" / "structure-stadt.md").read_text(encoding="utf-8")
    assert (
        page.startswith("# Evaluation: structure-stadt\n") and "## Letters\n" in page and "| corpus | stadt |" in page
    )
    assert page in capsys.readouterr().out


def test_pairs(corpus: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, "--gold", gold, "--list", "--out", tmp_path) == 0
    page = (tmp_path / "structure-stadt-dev.md").read_text(encoding="utf-8")
    assert "## By layout\n" in page and "| gold | stadt-structure-dev.jsonl |" in page
    assert run(corpus, "--gold", gold, "--figures-only") == 0
    shown = capsys.readouterr().out.rpartition("# Evaluation")[2]
    assert "## Figures" in shown and "## Papers" not in shown and "## By layout" not in shown


def test_a_held_out_gold_gives_figures_alone(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held_out = write_gold(tmp_path / "stadt-structure-test.jsonl", bench_paper())
    for words in ([], ["--list"]):
        assert run(corpus, "--gold", held_out, *words) == 3
    assert "--figures-only" in capsys.readouterr().err
    assert run(corpus, "--gold", held_out, "--figures-only", "--out", tmp_path) == 0
    assert "## Figures" in (tmp_path / "structure-stadt-test.md").read_text(encoding="utf-8")
    capsys.readouterr()


def test_noise_over_several_corpora(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write_corpus(tmp_path / "land", {"2": "Ein Satz."})
    assert run(corpus, other, "--noise", "--out", tmp_path) == 0
    page = (tmp_path / "structure-noise.md").read_text(encoding="utf-8")
    assert "| texts | 2 |" in page and "| crashes | 0 |" in page and "| corpus | stadt, land |" in page
    capsys.readouterr()


def test_check(corpus: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, "--check", gold) == 0
    wrong = write_gold(tmp_path / "wrong.jsonl", bench_paper(points=[{**stretch("1", QUESTION_1), "end": 30}]))
    assert run(corpus, "--check", wrong) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 point 1: begins or ends otherwise"


def test_only_noise_takes_several_corpora(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(corpus, corpus) == 3
    assert "--noise" in capsys.readouterr().err


def test_a_report_that_cannot_be_written(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run(corpus, "--out", tmp_path / "file") == 3
    assert "beschreibbarer Ordner" in capsys.readouterr().err


def test_a_list_and_figures_only_exclude_each_other(corpus: Path) -> None:
    with pytest.raises(SystemExit) as end:
        run(corpus, "--list", "--figures-only")
    assert end.value.code == 2
