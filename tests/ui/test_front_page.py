"""Gradio's page made ours: a contract with its template, and what must not be left of it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests.ui.test_markup import read
from ui.front_page import front_page


@pytest.fixture(scope="module")
def template() -> str:
    """The template as Gradio ships it; its placeholders stand where settings will."""
    spec = importlib.util.find_spec("gradio")
    assert spec and spec.origin
    path = Path(spec.origin).parent / "templates" / "frontend" / "index.html"
    return path.read_text(encoding="utf-8")


def test_the_page_is_german(template: str) -> None:
    assert 'lang="en"' in template, "Gradio lets the language be chosen by now: use its setting"
    page = front_page(template).html
    assert '<html\n\tlang="de"' in page and 'lang="en"' not in page


def test_no_inline_style_is_left(template: str) -> None:
    tags = read(front_page(template).html).tags
    assert "style" not in [name for name, _ in tags]
    assert "style" not in [key for _, attributes in tags for key, _ in attributes]


def test_no_foreign_host_is_left(template: str) -> None:
    assert "https://" in template
    assert not re.search(r"https?://|[\"'(]//\w", front_page(template).html)


def test_style_sheets_script_and_icon_of_ours_are_there(template: str) -> None:
    page = front_page(template).html
    for name in ("colours.css", "letter.css", "answers.css", "page.css", "page.js", "icon.svg"):
        assert f"/fundstelle/{name}" in page


def test_something_is_there_before_the_script_has_run(template: str) -> None:
    text = read(front_page(template).html).text
    assert "Fundstelle" in text and "Diese Seite braucht JavaScript" in text


def test_every_inline_script_is_named_by_hash(template: str) -> None:
    page = front_page(template)
    inline = [
        attributes for name, attributes in read(page.html).tags if name == "script" and "src" not in dict(attributes)
    ]
    assert len(page.script_hashes) == len(inline) > 0
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", found) for found in page.script_hashes)


def test_hashes_are_those_a_browser_computes() -> None:
    page = front_page("<html><head></head><script>alert(1)</script></html>")
    assert page.script_hashes == ("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",)
