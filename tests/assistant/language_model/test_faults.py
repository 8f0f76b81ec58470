"""Faults say what to do, and nothing of what was asked."""

from __future__ import annotations

from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from ingest.errors import FundstelleError


def test_each_is_one_german_sentence_with_a_remedy() -> None:
    for fault in (
        LanguageModelUnavailable("127.0.0.1", "er ist nicht erreichbar"),
        LanguageModelTooSlow("127.0.0.1"),
        HostNotAllowed("example.org", "er ist nicht zugelassen", "bitte prüfen Sie das"),
    ):
        assert isinstance(fault, FundstelleError) and isinstance(fault, LanguageModelUnavailable)
        assert str(fault).startswith("Erwartet wird ein Sprachmodell, das der Dienst auf ")
        assert ": bitte " in str(fault)
