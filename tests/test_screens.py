"""The sheets of pictures; the pictures themselves are taken by ``make screens``, never by a test."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.screens import GAP, MOST_HEIGHT, sheet


def test_pictures_stand_side_by_side_and_high_ones_are_cut(tmp_path: Path) -> None:
    for name, size in {"wide": (200, 50), "high": (80, 3000)}.items():
        Image.new("RGB", size, "white").save(tmp_path / f"{name}.png")
    whole = sheet([tmp_path / "wide.png", tmp_path / "high.png", tmp_path / "not-taken.png"], "frage-1")
    assert whole.size == (200 + 80 + 3 * GAP, MOST_HEIGHT + 3 * GAP)
    assert whole.getpixel((GAP, 2 * GAP)) == (255, 255, 255) == whole.getpixel((GAP + 200 + GAP, 2 * GAP + 1999))
