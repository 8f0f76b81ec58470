from __future__ import annotations

from assistant.verification.turns import KINDS, added, opposed


def test_what_a_sentence_adds() -> None:
    assert list(added("Alle Schulen sind betroffen, weil Geld fehlt.", "Schulen sind betroffen.")) == ["cause", "all"]
    assert set(added("Nur Schulen.", "Lediglich Schulen.")) <= set(KINDS)


def test_opposites() -> None:
    assert opposed("Die Kosten steigen.", "Die Kosten sinken.") == 1
    assert opposed("Die Kosten steigen.", "Die Kosten sind gestiegen.") == 0
