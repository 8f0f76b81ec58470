"""HTML as a type: nothing enters it unescaped."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import Html, escaped, joined, tag, unseen


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((name, attributes))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert html.unescape(escaped(text)) == text


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert read(escaped(text)).tags == []
    assert not set("<>\"'\n\r*_[]`$!~|\\{}") & set(escaped(text))


def test_escaped_keeps_line_breaks_as_references() -> None:
    assert escaped("a\r\nb\rc\nd") == "a&#10;b&#10;c&#10;d"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x1b", "\ufeff", "\ud800"])
def test_escaped_shows_what_would_disguise(sign: str) -> None:
    assert escaped(f"a{sign}b") == "a\N{REPLACEMENT CHARACTER}b"


@given(st.text(min_size=1))
def test_tag_keeps_an_attribute_in_its_quotes(text: str) -> None:
    [(name, attributes)] = read(tag("a", href=text)).tags
    assert (name, len(attributes), attributes[0][0]) == ("a", 1, "href")


def test_tag_writes_names_and_flags() -> None:
    written = tag("details", escaped("x"), class_="a", data_x_y="1", open=True, hidden=False, id=None)
    assert written == '<details class="a" data-x-y="1" open>x</details>'


def test_tag_leaves_void_elements_open() -> None:
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert tag("img", src="/a.png", alt="") == '<img src="/a.png" alt="">'
    assert tag("input", name="a", required=True) == '<input name="a" required>'


def test_tag_writes_drawings() -> None:
    box = tag("rect", x="1", stroke_width="2")
    assert tag("svg", box, viewBox="0 0 9 9") == '<svg viewBox="0 0 9 9"><rect x="1" stroke-width="2"/></svg>'
    assert tag("circle", tag("title", escaped("a")), r="1") == '<circle r="1"><title>a</title></circle>'


def test_joined_and_unseen() -> None:
    assert joined(Html("<b>"), unseen("<"), Html("</b>")) == '<b><span class="vh">&lt;</span></b>'
