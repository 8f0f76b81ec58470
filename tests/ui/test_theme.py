"""Gradio's theme: its colours are our style sheet's, its fonts come from here."""

from __future__ import annotations

import importlib.util
import re
from importlib.resources import files
from pathlib import Path

import pytest

from ui.theme import theme

STYLE = (files("ui") / "static" / "colours.css").read_text(encoding="utf-8")


def test_the_theme_asks_nobody_for_fonts() -> None:
    made = theme()
    named = set(re.findall(r"https?://[^/]+", made._get_theme_css()))
    assert named <= {"http://www.w3.org"}, "that is SVG's name and fetches nothing"
    assert made._stylesheets == []


def test_every_colour_of_the_theme_is_in_the_style_sheet() -> None:
    used = set(re.findall(r"var\((--(?:grund|tinte|leise|blatt|linie|farbe)[\w-]*)\)", theme()._get_theme_css()))
    assert used and all(f"{name}:" in STYLE for name in used)


@pytest.mark.parametrize("font", re.findall(r'url\("/static/([^"]+)"\)', STYLE))
def test_the_fonts_come_with_gradio_and_are_whole(font: str) -> None:
    spec = importlib.util.find_spec("gradio")
    assert spec and spec.origin
    path = Path(spec.origin).parent / "templates" / "frontend" / "static" / font
    assert path.stat().st_size > 50_000, "smaller ones hold the letters of Gradio's preview alone"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    colours = dict(
        re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", STYLE.split("@media (prefers-color-scheme: dark)")[scheme == "dark"])
    )
    pairs = [
        (text, ground) for text in ("--tinte", "--leise", "--farbe") for ground in ("--grund", "--blatt", "--zart")
    ]
    pairs += [
        ("--tinte", "--marke"),
        ("--tinte", "--achtung-grund"),
        ("--achtung", "--achtung-grund"),
        ("--achtung", "--blatt"),
    ]
    pairs += [("--tinte", "--naehe-grund"), ("--naehe", "--naehe-grund"), ("--leise", "--naehe-grund")]
    pairs += [
        ("--fehler", "--fehler-grund"),
        ("--tinte", "--fehler-grund"),
        ("--auf-fuell", "--fuell"),
        ("--farbe-stark", "--zart"),
    ]
    pairs += [(speaker, "--blatt") for speaker in ("--rat", "--anfrage", "--verwaltung", "--dritte")]
    pairs += [(text, "--ki-grund") for text in ("--ki", "--tinte", "--leise", "--farbe")]
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in poor.items() if value < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
