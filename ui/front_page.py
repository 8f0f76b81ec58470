"""Gradio's page template as Fundstelle serves it: German, without inline styles, with our style sheet and script.

Gradio 6.31 has no setting for any of this. tests/ui/test_front_page.py holds that its template still looks as expected
so that an update of Gradio fails there and not in a council's browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from ui.markup import escaped, joined, tag
from ui.page_texts import GERMAN

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.S)
#: Opening tags that carry inline styles; what they say stands in our style sheet.
_STYLED = re.compile(r"(<(?:html|body|gradio-app)\b[^>]*?)\s+style=\"[^\"]*\"", re.S)
_STYLE = re.compile(r"<style>.*?</style>", re.S)
#: Descriptions for social networks: they name foreign hosts.
_SOCIAL = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*?/>\s*", re.S)
#: Loads a script for pages inside foreign frames, which the policy forbids.
_FRAME_SCRIPT = re.compile(r"<script>(?:(?!</script>).)*?iframeResizer\.contentWindow.*?</script>", re.S)
_MANIFEST = re.compile(r"<link rel=\"manifest\"[^>]*>\s*")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The page and the hashes of its inline scripts, as a Content-Security-Policy names them ("'sha256-…'")."""

    html: str
    script_hashes: tuple[str, ...]


def front_page(template: str) -> FrontPage:
    """Gradio's page, made ours.

    Args:
        template: The HTML that Gradio renders; it holds texts of ours alone, nothing from a letter and no question.
    """
    page = template.replace('<html\n\tlang="en"', '<html\n\tlang="de"', 1)
    for pattern in (_STYLE, _SOCIAL, _FRAME_SCRIPT, _MANIFEST):
        page = pattern.sub("", page)
    page = _STYLED.sub(r"\1", page)
    page = page.replace("<head>", f"<head>{_head()}", 1).replace("<gradio-app", f"{_before()}<gradio-app", 1)
    return FrontPage(page, tuple(_hash(script) for script in _SCRIPT.findall(page)))


def _head() -> str:
    return joined(
        tag("title", escaped("Fundstelle")),
        tag("meta", name="color-scheme", content="light dark"),
        tag("link", rel="icon", href="/fundstelle/icon.svg", type="image/svg+xml"),
        tag("link", rel="stylesheet", href="/fundstelle/colours.css"),
        tag("link", rel="stylesheet", href="/fundstelle/letter.css"),
        tag("link", rel="stylesheet", href="/fundstelle/answers.css"),
        tag("link", rel="stylesheet", href="/fundstelle/page.css"),
        tag("link", rel="stylesheet", href="/fundstelle/fluent.css"),
        tag("link", rel="stylesheet", href="/fundstelle/answers.css"),
        tag("script", type="module", src="/fundstelle/page.js"),
    )


def _before() -> str:
    """What shows until Gradio's scripts have run; the style sheet takes it away then."""
    return tag(
        "div",
        tag("p", escaped("Fundstelle"), class_="titel"),
        tag("p", escaped(GERMAN.claim)),
        tag("noscript", tag("p", escaped(GERMAN.needs_script))),
        id="vorab",
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
