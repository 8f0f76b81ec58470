from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model_folder import write_fp32_folder
from tests.training.made import pair, tiny_network
from training import steps
from training.__main__ import main
from training.pair import write_pairs


@pytest.fixture
def fp32(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / steps.TRIMMED
    folder.mkdir(parents=True)
    write_fp32_folder(tiny_network(tmp_path), folder)
    return folder


def test_export_says_what_it_made(fp32: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(fp32), str(tmp_path / "model")]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'model'}: ")


def test_settings_are_options(fp32: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    write_pairs([pair(str(number)) for number in range(8)], out / steps.TRAINING)
    assert main(["tune", "--out", str(out), "--batch", "8", "--epochs", "1"]) == 0
    assert capsys.readouterr().out.startswith("8 Zeilen aus 8 Vorlagen, 1 Schritte\n")


def test_a_fault_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "--out", str(tmp_path)]) != 0
    assert capsys.readouterr().err.count("\n") == 1
