"""Charts as inline SVG: no script, no font, no host; the page gives the colours, so that they suit dark, light, paper.

Each chart is an image with a name for those who do not see it; every number in it stands in a table beside it, too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from eval.intervals import Estimate
from eval.selective import Point
from eval.tables import markup, number

_WIDTH = 760
_ROW = 26
#: Where bars begin and end; names stand left of them, numbers right.
_LEFT, _RIGHT = 290, 590
#: The frame of a chart with two axes: left, top, right, bottom.
_FRAME = (60, 20, 720, 260)
_HEIGHT = 310
_BINS = 24
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Bar(NamedTuple):
    """A bar: its name, its figure, and whether it counts errors (low is good)."""

    name: str
    figure: Estimate
    error: bool


def bars(title: str, shown: Sequence[Bar]) -> str:
    """Figures between 0 and 1 as bars, each with its 95 % interval; pale where too few items certify it."""
    height = _ROW * len(shown) + 40
    parts = [_line(x, 10, x, height - 25, "grid") for x in map(_along, _QUARTERS)]
    parts += [_text(_along(x), height - 8, number(x, 2), "mid") for x in _QUARTERS]
    for place, bar in enumerate(shown):
        parts += _bar(bar, 14 + place * _ROW)
    return _svg(title, height, parts)


def risk_coverage_chart(title: str, points: Sequence[Point]) -> str:
    """The share of wrong answers over the share of questions answered, the surest answers first."""
    top = math.ceil(10 * max([0.1, *(point.risk for point in points)])) / 10
    spots = [_spot(point.coverage, point.risk / top) for point in points]
    parts = _axes([(share, number(share, 2)) for share in _QUARTERS], "Anteil der beantworteten Fragen")
    parts += [_text(52, _spot(0, share)[1] + 4, number(share * top, 2), "end") for share in (0, 0.5, 1)]
    parts.append(_text(_FRAME[0], 14, "Anteil falscher Antworten daran", ""))
    parts.append(f'<polyline class="curve" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in spots)}"/>')
    if spots:
        parts.append(f'<circle class="dot" cx="{spots[-1][0]:.1f}" cy="{spots[-1][1]:.1f}" r="4"/>')
    return _svg(title, _HEIGHT, parts)


def latency_chart(title: str, times: Sequence[float], marks: Sequence[tuple[str, float]]) -> str:
    """How long answers took, as a histogram. It ends at twice the last mark; what took longer stands in the last bar.

    Args:
        title: The chart's name.
        times: Milliseconds, at least one.
        marks: Names and values to mark, rising ("p50", "p95"), at least one.
    """
    end = 4 * _step(max(min(max(times), 2 * marks[-1][1]), 1.0) / 4)
    counts, edges = np.histogram(np.minimum(times, end), bins=_BINS, range=(0.0, end))
    most = max(int(counts.max()), 1)
    parts = _axes([(share, number(share * end, 0)) for share in _QUARTERS], "Millisekunden je Frage")
    parts += [_text(52, _spot(0, share)[1] + 4, number(share * most, 0), "end") for share in (0, 1)]
    parts.append(_text(_FRAME[0], 14, "Fragen", ""))
    for count, left, right in zip(counts, edges[:-1], edges[1:], strict=True):
        (x, y), (after, floor) = _spot(float(left) / end, int(count) / most), _spot(float(right) / end, 0)
        parts.append(_rect(x, y, max(after - x - 1, 0.5), floor - y, "bar"))
    for _, value in marks:
        x, floor = _spot(value / end, 0)
        parts.append(_line(x, _FRAME[1], x, floor, "mark"))
    told = [f"{name}: {number(value, 1)} ms" for name, value in marks]
    if slow := sum(time > end for time in times):
        told.append(f"länger als {number(end, 0)} ms: {slow}")
    return _svg(title, _HEIGHT, [*parts, _text(_FRAME[2], 14, "; ".join(told), "end")])


def _step(least: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= least)


def _bar(bar: Bar, y: float) -> list[str]:
    figure = bar.figure
    parts = [_text(_LEFT - 8, y + 14, bar.name, "end")]
    if figure.value is None or figure.low is None or figure.high is None:
        return [*parts, _text(_LEFT + 4, y + 14, "trifft auf keine Frage zu", "pale")]
    kind = f"{'error' if bar.error else 'bar'}{'' if figure.certifiable else ' few'}"
    middle = y + 9
    parts.append(_rect(_LEFT, y + 2, _along(figure.value) - _LEFT, 14, kind))
    parts.append(_line(_along(figure.low), middle, _along(figure.high), middle, "whisker"))
    parts += [_line(_along(x), middle - 4, _along(x), middle + 4, "whisker") for x in (figure.low, figure.high)]
    count = f"{figure.k}/{figure.n}" if figure.k is not None else f"n = {figure.n}"
    told = f"{number(figure.value, 2)}  ({count})"
    return [*parts, _text(_RIGHT + 12, y + 14, told, "" if figure.certifiable else "pale")]


def _axes(ticks: Sequence[tuple[float, str]], name: str) -> list[str]:
    left, top, right, bottom = _FRAME
    parts = [_line(left, bottom, right, bottom, "axis"), _line(left, top, left, bottom, "axis")]
    parts += [_text(_spot(share, 0)[0], bottom + 18, told, "mid") for share, told in ticks]
    return [*parts, _text((left + right) / 2, bottom + 38, name, "mid")]


def _spot(across: float, up: float) -> tuple[float, float]:
    """A place in the frame, both between 0 and 1."""
    left, top, right, bottom = _FRAME
    return left + across * (right - left), bottom - up * (bottom - top)


def _along(value: float) -> float:
    return _LEFT + value * (_RIGHT - _LEFT)


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    name = markup(title)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:g}" role="img" aria-label="{name}">'
        f"<title>{name}</title>\n{chr(10).join(parts)}\n</svg>"
    )


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{markup(words)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
