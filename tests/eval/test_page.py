"""The report as a page: well-formed, escaped, in need of nothing but itself."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.eval.made import QUOTE
from tests.eval.made_report import NASTY, made_report

_TAGS = """html head meta title style body main h1 h2 h3 p div article dl dt dd blockquote
table caption thead tbody tr th td svg text line rect polyline circle"""


def parsed(page: str) -> ElementTree.Element:
    """The page read as XML: every tag is closed, every sign escaped."""
    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    return ElementTree.fromstring(page)


def page(figures_only: bool = False) -> str:
    return made_report(figures_only).as_html()


@pytest.mark.parametrize("figures_only", [False, True])
def test_every_tag_is_closed_and_known(figures_only: bool) -> None:
    known = set(re.findall(r"\w+", _TAGS))
    root = parsed(page(figures_only))
    assert {element.tag for element in root.iter()} <= known
    assert [element.tag for element in root] == ["head", "body"]
    for table in root.iter("table"):
        assert [child.tag for child in table] == ["caption", "thead", "tbody"]
        width = len(table.findall("thead/tr/th"))
        assert all(len(row) == width for row in table.findall("tbody/tr"))


def test_the_page_needs_nothing_but_itself() -> None:
    root = parsed(page())
    assert not {"script", "link", "img", "iframe", "a", "use", "image"} & {element.tag for element in root.iter()}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {"src", "href", "style", "onclick", "onload"} & names
    assert "url(" not in page() and "@import" not in page()


def test_nothing_from_a_question_becomes_markup() -> None:
    told = " ".join(parsed(page()).itertext())
    assert NASTY.replace("\x00", "\ufffd") in told


def test_it_shows_what_was_expected_and_what_was_given() -> None:
    articles = list(parsed(page()).iter("article"))
    assert len(articles) == 3
    told = " ".join(articles[0].itertext())
    assert "AF1/22, Antwort zu Frage 3" in told and QUOTE in told


def test_it_has_three_charts_each_with_a_name() -> None:
    charts = list(parsed(page()).iter("svg"))
    assert len(charts) == 3 and all(chart.get("aria-label") for chart in charts)


def test_it_is_readable_dark_light_and_on_paper() -> None:
    style = parsed(page()).findtext("head/style") or ""
    assert "color-scheme:light dark" in style and "@media print" in style
    used, given = set(re.findall(r"var\((--\w+)\)", style)), set(re.findall(r"(--\w+):", style))
    assert used == given


def test_every_class_of_a_chart_has_its_style() -> None:
    style = parsed(page()).findtext("head/style") or ""
    shapes = [shape for chart in parsed(page()).iter("svg") for shape in chart.iter()]
    classes = {name for shape in shapes for name in shape.get("class", "").split()}
    assert [name for name in classes if f"svg .{name}" not in style] == []
