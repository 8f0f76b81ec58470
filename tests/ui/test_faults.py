"""A fault of the program is one sentence that says where, and never what it was about."""

from __future__ import annotations

import logging

import pytest

from ingest.errors import FundstelleError
from ui.faults import debugging, unexpected, without_content


def fault() -> RuntimeError:
    try:
        raise RuntimeError("Was weiß das Amt?")
    except RuntimeError as raised:
        return raised


def test_it_names_kind_and_place_only(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.delenv("FUNDSTELLE_DEBUG", raising=False)
    with caplog.at_level(logging.DEBUG):
        sentence = unexpected(fault())
    assert type(sentence) is FundstelleError and sentence.exit_code == 1
    assert "RuntimeError, test_faults.py, Zeile" in str(sentence)
    assert "Amt" not in str(sentence) + caplog.text


def test_whoever_debugs_sees_all(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("FUNDSTELLE_DEBUG", "1")
    assert debugging()
    unexpected(fault())
    assert "Was weiß das Amt?" in caplog.text


def test_a_fault_without_a_place_has_a_sentence_too() -> None:
    assert "(ValueError)" in str(unexpected(ValueError("x")))


def test_the_log_gets_type_and_place_without_the_words() -> None:
    try:
        raise ValueError("Was weiß das Amt?")
    except ValueError as caught:
        told = without_content(caught)
    assert told.startswith("ValueError < ") and "test_faults.py:" in told and "Amt" not in told
