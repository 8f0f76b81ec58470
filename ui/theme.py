"""Gradio's theme: our type, and the colours of our style sheet in place of its own."""

from __future__ import annotations

import gradio as gr

_COLOURS = {
    "body_background_fill": "var(--grund)",
    "body_text_color": "var(--tinte)",
    "body_text_color_subdued": "var(--leise)",
    "background_fill_primary": "var(--blatt)",
    "background_fill_secondary": "var(--grund)",
    "border_color_primary": "var(--linie)",
    "border_color_accent": "var(--farbe)",
    "block_background_fill": "var(--blatt)",
    "block_border_color": "var(--linie)",
    "link_text_color": "var(--farbe)",
    "link_text_color_hover": "var(--farbe-stark)",
    "link_text_color_visited": "var(--farbe)",
    "input_background_fill": "var(--blatt)",
    "input_placeholder_color": "var(--leise)",
}


def theme() -> gr.themes.Base:
    """The theme; light and dark follow the style sheet, which follows the system."""
    sans = [gr.themes.Font("Source Sans Pro"), gr.themes.Font("system-ui"), gr.themes.Font("sans-serif")]
    mono = [gr.themes.Font("ui-monospace"), gr.themes.Font("monospace")]
    dark = {f"{name}_dark": colour for name, colour in _COLOURS.items() if name != "unset"}
    return gr.themes.Base(font=sans, font_mono=mono).set(**_COLOURS, **dark)
