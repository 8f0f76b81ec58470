from __future__ import annotations

from assistant.verification.verdict import Flaw


def test_a_flaw_is_said_in_german_words() -> None:
    assert all(" " in flaw.value and flaw.value[-1] != "." for flaw in Flaw)
