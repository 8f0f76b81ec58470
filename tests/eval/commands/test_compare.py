"""``python -m eval compare``: two reports on the same questions, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main


def made(few: Path, folder: Path, *words: str) -> Path:
    name = words[words.index("--system") + 1]
    assert main(["run", str(few), "--out", str(folder), *words]) == 0
    return folder / f"few-{name}.json"


def test_two_systems_side_by_side(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = made(few, tmp_path, "--system", "one-word")
    second = made(few, tmp_path, "--system", "fundstelle")
    capsys.readouterr()
    assert main(["compare", str(first), str(second)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# Vergleich auf few.jsonl: A = one-word (few-one-word), B = fundstelle (few-fundstelle)")
    (row,) = (line for line in told.splitlines() if line.startswith("| first_right |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[2] == "0,000" and cells[4].startswith("+") and cells[8:] == ["5", "nicht zertifizierbar"]
    assert cells[6].startswith("0 / ")
    assert "| nur B |" in told and "dd-0" in told
    assert "Achtung" not in told


def test_a_held_out_set_names_no_item(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = made(few, tmp_path, "--system", "one-word", "--figures-only")
    second = made(few, tmp_path, "--system", "both-letters")
    capsys.readouterr()
    assert main(["compare", str(first), str(second)]) == 0
    told = capsys.readouterr().out
    assert "zurückgehalten" in told and "dd-0" not in told


def test_different_gold_is_refused(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = made(few, tmp_path / "one", "--system", "one-word")
    few.write_text("\n".join(few.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    second = made(few, tmp_path / "two", "--system", "one-word")
    assert main(["compare", str(first), str(second)]) == 3
    assert "dieselben Goldfragen" in capsys.readouterr().err


def test_other_letters_are_told_of(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "other.txt").write_text("Ein ganz anderes Schreiben.", encoding="utf-8")
    first = made(few, tmp_path / "one", "--system", "one-word")
    second = made(few, tmp_path / "two", "--system", "one-word", "--corpus", str(letters))
    capsys.readouterr()
    assert main(["compare", str(first), str(second)]) == 0
    assert "über verschiedenen Schreiben" in capsys.readouterr().out
