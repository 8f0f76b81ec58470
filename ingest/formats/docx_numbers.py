"""The numbers that Word prints before paragraphs: they stand nowhere in the text, but follow from its list settings.

Rules as in ECMA-376 part 1, section 17.9 (numbering). Works on the elements that python-docx parsed.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

from ingest.formats.numerals import letter, roman

_MAX_LEVEL = 8
_MAX_STYLES = 20  # a style based on itself ends here


class Numbers:
    """The counters of a document's lists.

    Args:
        numbering: Its element ``w:numbering``; None where it has no lists.
        styles: Its element ``w:styles``.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in _children(styles, "w:style")}
        self._lists = {item.get(qn("w:numId")): item for item in _children(numbering, "w:num")}
        self._abstract = {item.get(qn("w:abstractNumId")): item for item in _children(numbering, "w:abstractNum")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """What is printed before a paragraph, with the blank behind it ("2. ", "a) "); empty for most.

        Counts on: each paragraph has to be asked for once, in the order of the document.
        """
        number, level = self._list_of(paragraph)
        settings = self._level(number, level)
        if settings is None:
            return ""
        counts = self._count(number, level)
        written = _value(settings, "w:lvlText") or ""
        if _value(settings, "w:numFmt") == "bullet":
            text = "•" if written and not written.isascii() and not written.isprintable() else written
        else:
            legal = settings.find(qn("w:isLgl")) is not None
            text = re.sub(r"%(\d)", lambda found: self._shown(number, int(found[1]) - 1, counts, legal), written)
        return text and text + ("" if _value(settings, "w:suff") == "nothing" else " ")

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and level a paragraph is on, by itself or by its style; "0" is no list."""
        properties = paragraph.find(qn("w:pPr"))
        level, number = _list_settings(properties)
        name = _value(properties, "w:pStyle")
        for _ in range(_MAX_STYLES):
            style = self._styles.get(name)
            if number is not None or style is None:
                break
            by_style, number = _list_settings(style.find(qn("w:pPr")))
            level = level if level is not None else by_style
            if number is not None and level is None:
                level = self._level_of_style(number, name)
            name = _value(style, "w:basedOn")
        return number or "0", min(level or 0, _MAX_LEVEL)

    def _level_of_style(self, number: str, style: str | None) -> int:
        for settings in _children(self._abstract_of(number), "w:lvl"):
            if _value(settings, "w:pStyle") == style:
                return int(settings.get(qn("w:ilvl")))
        return 0

    def _abstract_of(self, number: str) -> Any:
        found = self._abstract.get(_value(self._lists.get(number), "w:abstractNumId"))
        linked = _value(found, "w:numStyleLink")
        if linked in self._styles:
            other = _list_settings(self._styles[linked].find(qn("w:pPr")))[1]
            found = self._abstract.get(_value(self._lists.get(other), "w:abstractNumId"), found)
        return found

    def _level(self, number: str, level: int) -> Any:
        """The settings of a level of a list; None for no list."""
        override = self._override(number, level)
        own = override.find(qn("w:lvl")) if override is not None else None
        if own is not None:
            return own
        return _at_level(_children(self._abstract_of(number), "w:lvl"), level)

    def _override(self, number: str, level: int) -> Any:
        return _at_level(_children(self._lists.get(number), "w:lvlOverride"), level)

    def _count(self, number: str, level: int) -> dict[int, int]:
        """Count one on; lists on the same settings share their counters, unless one starts anew."""
        counts = self._counts.setdefault(self._abstract_of(number).get(qn("w:abstractNumId")), {})
        start = _value(self._override(number, level), "w:startOverride")
        if start is not None and (number, level) not in self._begun:
            counts[level] = int(start)
        else:
            counts[level] = counts[level] + 1 if level in counts else self._start(number, level)
        self._begun.add((number, level))
        for deeper in [other for other in counts if other > level]:
            restart = _value(self._level(number, deeper), "w:lvlRestart")
            if restart is None or level < int(restart):
                del counts[deeper]
        return counts

    def _start(self, number: str, level: int) -> int:
        return int(_value(self._level(number, level), "w:start") or 1)

    def _shown(self, number: str, level: int, counts: dict[int, int], legal: bool) -> str:
        count = counts.setdefault(level, self._start(number, level))
        kind = "decimal" if legal else _value(self._level(number, level), "w:numFmt")
        if kind in {"lowerLetter", "upperLetter"}:
            shown = letter(count, repeat=True)
        elif kind in {"lowerRoman", "upperRoman"}:
            shown = roman(count)
        elif kind == "none":
            return ""
        else:
            return f"{count:02}" if kind == "decimalZero" else f"{count}." if kind == "ordinal" else str(count)
        return shown.upper() if kind.startswith("upper") else shown


def _children(element: Any, name: str) -> list[Any]:
    return [] if element is None else element.findall(qn(name))


def _value(element: Any, name: str) -> str | None:
    """The attribute ``w:val`` of a child."""
    child = None if element is None else element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _list_settings(properties: Any) -> tuple[int | None, str | None]:
    """Level and list that paragraph properties name."""
    settings = None if properties is None else properties.find(qn("w:numPr"))
    level = _value(settings, "w:ilvl")
    return None if level is None else int(level), _value(settings, "w:numId")


def _at_level(elements: list[Any], level: int) -> Any:
    return next((element for element in elements if element.get(qn("w:ilvl")) == str(level)), None)
