"""The command line: exit codes, sentences for errors, and a module for each command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eval.__main__ import main
from tests import corpus

GOLD = corpus.ROOT / "eval" / "data" / "dresden-dev.jsonl"


@pytest.mark.parametrize("words", [[], ["run"], ["predict", "gold.jsonl"], ["run", "g", "--system", "nobody"]])
def test_wrong_usage_is_exit_code_two_and_one_german_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    told = capsys.readouterr().err
    assert caught.value.code == 2
    assert told.startswith("Der Aufruf passt nicht (") and told.count("\n") == 1


COMMANDS = ["run", "verify", "compare", "predict", "check", "gate", "feedback", "train", "structure"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_in_german_what_it_takes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Evaluators are users: no word of argparse's own is left, and no help in English."""
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    told = re.sub(r"--[\w-]+", "", capsys.readouterr().out)
    assert caught.value.code == 0
    assert told.startswith(f"Aufruf: python -m eval {command}")
    assert not re.search(r"\b(?:usage|options|show|the|of|and|only|with|default)\b", told)


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
