"""HTML: the text that a page shows. The only file that knows lxml's HTML parser; nothing is fetched, nothing is run.

Runs in the process of :mod:`ingest.formats.worker`.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as parser

from ingest.errors import BadInput
from ingest.formats.numerals import letter, roman

_NOT_SHOWN = {
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "audio", "video", "canvas",
    "select", "datalist", "map",
}  # fmt: skip
#: Elements that stand on lines of their own, with a blank line around them, and those without.
_PARAGRAPHS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "blockquote", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "form", "fieldset", "figure", "hr", "li", "details",
}  # fmt: skip
_LINES = {"tr", "dt", "dd", "caption", "legend", "summary", "figcaption", "option"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:<meta[^>]*charset|<\?xml[^>]*encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

#: Between what is shown: an end of line that counts, a line of its own, a paragraph of its own. None of them can stand
#: in a page's text.
_BREAK, _LINE, _PARAGRAPH = "\x1d", "\x1e", "\x1f"


def text(file: Path, name: str) -> str:
    """The text of a page: its paragraphs parted by blank lines, its tables row by row with tabs, its lists numbered.

    Raises:
        BadInput: It is too deeply nested to be read whole.
    """
    reader = parser.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    page = decode(file.read_bytes()).translate(dict.fromkeys((0, 0x1D, 0x1E, 0x1F)))
    try:
        root = parser.document_fromstring(page.encode("utf-8", "replace"), parser=reader)
    except etree.ParserError:  # nothing in it
        return ""
    if any(entry.type_name == "ERR_DOCUMENT_EMPTY" for entry in reader.error_log):
        return ""
    if any(entry.level_name == "FATAL" for entry in reader.error_log):
        raise BadInput(
            f"Erwartet wird eine HTML-Seite, wie Programme sie schreiben ({name})",
            "gefunden wurde eine, die sich nicht bis zum Ende lesen lässt",
            "bitte drucken Sie sie im Browser als PDF.",
        )
    showing = _Showing()
    showing.add(root, False)
    return _tidy("".join(showing.parts))


def decode(content: bytes) -> str:
    """A page's bytes by the encoding it declares, else UTF-8, else Windows-1252."""
    declared = _CHARSET.search(content[:4096])
    names = ["utf-8-sig"] if content.startswith(codecs.BOM_UTF8) else []
    names += [declared[1].decode("ascii")] if declared else []
    for encoding in [*names, "utf-8"]:
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return content.decode("cp1252", "replace")


class _Showing:
    """What a page shows, piece by piece."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.markers: dict[Any, str] = {}

    def add(self, element: Any, kept: bool) -> None:
        """Add what an element shows; ``kept``: with its blanks and line ends as they are."""
        tag = element.tag
        if tag in _NOT_SHOWN or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            return
        around = _PARAGRAPH if tag in _PARAGRAPHS else _LINE if tag in _LINES else ""
        self.parts.append(around)
        if tag == "br":
            self.parts.append(_BREAK)
        elif tag in {"td", "th"}:
            self.parts.append("\t" if element.getprevious() is not None else "")
        elif tag == "ol":
            self.markers |= _markers(element)
        elif tag == "li":
            self.parts.append(self.markers.pop(element, "• "))
        elif tag == "input" and element.get("type", "").lower() in {"checkbox", "radio"}:
            self.parts.append("☐" if element.get("checked") is None else "☒")
        kept = kept or tag in {"pre", "textarea"}
        self.parts.append(_words(element.text, kept))
        for child in element:
            self.add(child, kept)
            self.parts.append(_words(child.tail, kept))
        self.parts.append(around)


def _words(text: str | None, kept: bool) -> str:
    if kept:
        return (text or "").replace("\r\n", "\n").replace("\n", _BREAK)
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _markers(ordered: Any) -> dict[Any, str]:
    """What a browser prints before the items of a list."""
    items = [child for child in ordered if child.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    number = _integer(ordered.get("start"), len(items) if step < 0 else 1)
    markers = {}
    for item in items:
        number = _integer(item.get("value"), number)
        kind = item.get("type") or ordered.get("type") or "1"
        shown = {"a": letter(number, repeat=False), "i": roman(number)}.get(kind.lower(), str(number))
        markers[item] = f"{shown.upper() if kind.isupper() else shown}. "
        number += step
    return markers


def _integer(value: str | None, otherwise: int) -> int:
    found = re.match(r"\s*-?\d{1,9}", value or "")
    return int(found[0]) if found else otherwise


def _tidy(shown: str) -> str:
    """What is between the words as white space: the strongest of what stands together."""
    return re.sub(rf"[ \t\n{_BREAK}{_LINE}{_PARAGRAPH}]+", _between, shown).strip("\n\t ") + "\n"


def _between(found: re.Match[str]) -> str:
    run = found[0]
    if _PARAGRAPH in run or run.count(_BREAK) > 1:
        return "\n\n"
    if _BREAK in run or _LINE in run:
        return "\n"
    return "\t" if "\t" in run else " "
