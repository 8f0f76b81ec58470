"""What tests of pages read in them."""

from __future__ import annotations

import html
import re

#: What may never come out of something that a person or a letter wrote.
ACTIVE = re.compile(r"<(?:script|iframe|object|embed|svg|img|style|base|meta http)", re.I)


def words_of(page: str) -> str:
    """The text of a page without its tags, blanks joined."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def forms_of(page: str) -> list[str]:
    """Where the forms of a page lead, that of the language aside."""
    actions = map(html.unescape, re.findall(r'<form[^>]* action="([^"]+)"', page))
    return [action for action in actions if action != "/sprache"]
