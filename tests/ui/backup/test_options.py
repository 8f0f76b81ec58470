"""What can be typed behind ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.arguments import parser
from ui.backup.command import arguments_of


def test_both_take_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = parser().parse_args(["backup", "ziel"])
    assert arguments_of(options) == {"target": str(tmp_path / "ziel"), "personal": True}
    options = parser().parse_args(["backup", "ziel", "--ohne-persoenliches"])
    assert arguments_of(options)["personal"] is False
    assert parser().parse_args(["restore", "ziel"]).source == Path("ziel")
