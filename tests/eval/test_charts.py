"""Charts: well-formed, named, escaped, with everything in its place."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from eval.charts import Bar, bars, latency_chart, risk_coverage_chart
from eval.intervals import mean, rate
from eval.selective import Point


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter("text")]


def test_bars_show_figure_interval_and_what_cannot_be_certified() -> None:
    shown = [
        Bar("viele <b>", rate([1.0] * 20 + [0.0] * 20), False),
        Bar("wenige", rate([1.0, 0.0]), True),
        Bar("keine", mean([]), False),
    ]
    chart = parsed(bars("Zahlen & mehr", shown))
    assert chart.get("aria-label") == "Zahlen & mehr" and chart.get("role") == "img"
    rects = [(rect.get("class"), float(rect.get("width") or 0)) for rect in chart.iter("rect")]
    assert [kind for kind, _ in rects] == ["bar", "error few"]
    assert rects[0][1] == rects[1][1] > 0
    assert "0,50  (20/40)" in texts(bars("x", shown)) and "viele <b>" in texts(bars("x", shown))
    assert "trifft auf keine Frage zu" in texts(bars("x", shown))
    assert sum(line.get("class") == "whisker" for line in chart.iter("line")) == 6


def test_the_curve_ends_where_answers_end() -> None:
    points = [Point(0.9, 0.25, 0.0, 0.5, 1.0), Point(0.4, 0.5, 0.5, 1.0, 1.0)]
    chart = parsed(risk_coverage_chart("Kurve", points))
    (curve,) = chart.iter("polyline")
    places = [tuple(map(float, place.split(","))) for place in (curve.get("points") or "").split()]
    assert places == [(225.0, 260.0), (390.0, 20.0)]  # a quarter along the floor; half way, at the top
    (dot,) = chart.iter("circle")
    assert (float(dot.get("cx") or 0), float(dot.get("cy") or 0)) == places[-1]


@pytest.mark.parametrize("times", [[0.0], [0.4, 0.5], [12.0] * 50 + [9000.0]])
def test_the_histogram_counts_every_answer(times: list[float]) -> None:
    chart = latency_chart("Zeit", times, [("p50", times[0]), ("p95", times[0])])
    assert len(list(parsed(chart).iter("rect"))) == 24
    assert all(float(rect.get("height") or 0) >= 0 for rect in parsed(chart).iter("rect"))
    (marks,) = (text for text in texts(chart) if text.startswith("p50:"))
    assert ("länger als" in marks) == (max(times) > 1000)
