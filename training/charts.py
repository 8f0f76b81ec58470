"""Charts of a training as SVG files of their own: readable on light and dark pages, with their numbers as words.

A file brings its own ground and both sets of colours (``prefers-color-scheme``), so that it is readable whatever page
shows it. No script, no font, no host.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import numpy as np

WINDOW = 20
"""Steps that the curve is a mean of."""

_WIDTH, _HEIGHT = 720, 300
#: The frame of the curve: left, top, right, bottom.
_FRAME = (60, 30, 690, 240)
_LEFT, _RIGHT, _ROW = 210, 610, 52
_STYLE = """\
.ground { fill: #ffffff } text { fill: #1c2530; font: 13px system-ui, sans-serif }
.axis, .grid { stroke: #8a94a0 } .grid { stroke-opacity: .35 }
.before { fill: #9aa5b1 } .after { fill: #1f6fb2 } .step { fill: #9aa5b1; fill-opacity: .6 }
.curve { fill: none; stroke: #1f6fb2; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  .ground { fill: #14191f } text { fill: #e6ebf0 } .before { fill: #6b7682 } .after { fill: #6db3f2 }
  .step { fill: #6b7682 } .curve { stroke: #6db3f2 }
}"""


class Group(NamedTuple):
    """Two bars: their name, the share (0 to 1) before and after, and what stands behind the second."""

    name: str
    before: float
    after: float
    note: str = ""


def smoothed(losses: Sequence[float], window: int = WINDOW) -> list[float]:
    """For each step the mean loss of the last ``window`` steps, of fewer at the beginning."""
    sums = np.cumsum([0.0, *losses])
    ends = np.arange(1, len(losses) + 1)
    starts = np.maximum(0, ends - window)
    return [float(value) for value in (sums[ends] - sums[starts]) / (ends - starts)]


def curve(title: str, losses: Sequence[float]) -> str:
    """The loss of each step as dots, and its moving mean as a line.

    Args:
        title: What the picture is called.
        losses: At least one.
    """
    left, top, right, bottom = _FRAME
    highest = max(losses) or 1.0

    def spot(step: int, loss: float) -> tuple[float, float]:
        across = step / max(1, len(losses) - 1)
        return left + across * (right - left), bottom - loss / highest * (bottom - top)

    parts = [_line(left, bottom, right, bottom, "axis"), _line(left, top, left, bottom, "axis")]
    for share in (0.0, 0.5, 1.0):
        y = bottom - share * (bottom - top)
        parts += [_line(left, y, right, y, "grid"), _text(left - 8, y + 4, f"{share * highest:.2f}", "end")]
    parts += [_text(spot(at, 0)[0], bottom + 20, str(at + 1), "middle") for at in sorted({0, len(losses) - 1})]
    parts += [_text((left + right) / 2, bottom + 42, "step", "middle"), _text(left, top - 12, "loss", "start")]
    parts += [_dot(*spot(step, loss)) for step, loss in enumerate(losses)]
    points = " ".join("{:.1f},{:.1f}".format(*spot(step, loss)) for step, loss in enumerate(smoothed(losses)))
    parts.append(f'<polyline class="curve" points="{points}"/>')
    mean = smoothed(losses)[-1]
    told = f"{len(losses)} steps; the first loss is {losses[0]:.2f}, the mean of the last {WINDOW} steps {mean:.2f}."
    return _svg(title, told, _HEIGHT, parts)


def bars(title: str, groups: Sequence[Group]) -> str:
    """Shares before and after, one above the other."""
    height = _ROW * len(groups) + 60
    parts = [_rect(_LEFT, 12, 14, 14, "before"), _text(_LEFT + 20, 24, "before", "start")]
    parts += [_rect(_LEFT + 90, 12, 14, 14, "after"), _text(_LEFT + 110, 24, "after", "start")]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LEFT + share * (_RIGHT - _LEFT)
        parts += [_line(x, 36, x, height - 24, "grid"), _text(x, height - 8, f"{share:.2f}", "middle")]
    for number, group in enumerate(groups):
        y = 42 + number * _ROW
        parts.append(_text(_LEFT - 10, y + 22, group.name, "end"))
        for offset, share, kind in ((0, group.before, "before"), (18, group.after, "after")):
            wide = share * (_RIGHT - _LEFT)
            parts += [_rect(_LEFT, y + offset, wide, 15, kind)]
            note = f"  {group.note}" if kind == "after" and group.note else ""
            parts.append(_text(_LEFT + wide + 6, y + offset + 12, f"{share:.3f}{note}", "start"))
    told = "; ".join(f"{one.name}: {one.before:.3f} before, {one.after:.3f} after" for one in groups)
    return _svg(title, f"{told}.", height, parts)


def _svg(title: str, told: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:g}" role="img" '
        f'aria-labelledby="title told">\n<title id="title">{escape(title)}</title>\n'
        f'<desc id="told">{escape(told)}</desc>\n<style>\n{_STYLE}\n</style>\n'
        f"{_rect(0, 0, _WIDTH, height, 'ground')}\n{chr(10).join(parts)}\n</svg>\n"
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def _dot(x: float, y: float) -> str:
    return f'<circle class="step" cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>'
