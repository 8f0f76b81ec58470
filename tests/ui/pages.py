"""What tests of pages read in them."""

from __future__ import annotations

import html
import re

from fastapi.testclient import TestClient

#: What may never come out of something that a person or a letter wrote.
ACTIVE = re.compile(r"<(?:script|iframe|object|embed|svg|img|style|base|meta http)", re.I)


def words(page: str) -> str:
    """The words that a page, or a part of one, shows: no tags, blanks joined."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def main_words(page: str) -> str:
    """The words of a page from its contents on."""
    return words(page.partition("<main")[2])


def read(browser: TestClient, address: str, status: int = 200) -> str:
    """A page as it comes, with the status that is expected; no browser may keep it."""
    answer = browser.get(address)
    assert answer.status_code == status, address
    assert answer.headers["cache-control"] == "no-store"
    return answer.text


def forms_of(page: str) -> list[str]:
    """Where the forms of a page lead, that of the language aside."""
    actions = map(html.unescape, re.findall(r'<form[^>]* action="([^"]+)"', page))
    return [action for action in actions if action != "/sprache"]
