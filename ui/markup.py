"""HTML as a type of its own: what is not escaped does not reach the page, and mypy holds it.

Everything visible is made of :data:`Html`. A plain string becomes one only through :func:`escaped`; tags and attributes
come from :func:`tag`. The conversation travels through a Markdown component (docs/decisions/0006), so characters that
mean something in Markdown are written as character references, too, and no line break is ever raw.
"""

from __future__ import annotations

import html
import re
from typing import NewType

Html = NewType("Html", str)

#: Control characters, and those that turn the direction of writing: they would let a text disguise itself.
_DISGUISE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]"
)
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\n\t!$*[\\]_`{|}~"}
#: Elements without an end, in HTML and (written without contents) in SVG.
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_SVG_VOID = frozenset({"circle", "image", "line", "path", "rect"})


def escaped(text: str) -> Html:
    """Any text as HTML that shows exactly this text; control characters show as "\N{REPLACEMENT CHARACTER}"."""
    shown = _DISGUISE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Html(html.escape(shown, quote=True).translate(_MARKDOWN))


def tag(name: str, /, *children: Html, **attributes: str | bool | None) -> Html:
    """An element.

    Args:
        name: Name of the element.
        children: Its contents.
        attributes: Its attributes; a trailing underscore is dropped (``class_``), any other becomes a hyphen; capitals
            stay as they are (``viewBox``). None and False leave an attribute out, True writes it without a value.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    if name in _SVG_VOID and not children:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*parts: Html) -> Html:
    """Several pieces of HTML, one behind the other."""
    return Html("".join(parts))


def unseen(text: str) -> Html:
    """A text for screen readers alone."""
    return tag("span", escaped(text), class_="vh")


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escaped(value)}"'
