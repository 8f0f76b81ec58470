"""The bar is for people at a terminal; a file or a pipe gets nothing of it."""

from __future__ import annotations

import io
import sys

import pytest

from ui.progress_bar import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bar() as show:
        show(0, 0, "Modell laden")
        show(3, 12, "x" * 70)
    assert "Modell laden" in terminal.getvalue() and f"{'x' * 60} " in terminal.getvalue()
    assert "3/12" in terminal.getvalue() and "x" * 61 not in terminal.getvalue()


def test_a_file_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with progress_bar() as show:
        show(3, 12, "Schreiben lesen")
    assert file.getvalue() == ""
