"""What axe-core finds on a page: whom a barrier shuts out, as far as a program can tell. The one file that knows it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: Rules of WCAG 2.0, 2.1 and 2.2, levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: What must not be there; "minor" and "moderate" are told by ``python -m tests.screens`` alone.
GRAVE = frozenset({"serious", "critical"})


def violations(page: Page, impacts: frozenset[str] = GRAVE, tags: list[str] = TAGS) -> list[str]:
    """What axe-core objects to, a line each: impact, rule, the elements.

    The script comes in through the debugger's door, which the page's policy does not govern; no other is open to it.

    Args:
        page: The page as it stands.
        impacts: Which degrees count ("minor", "moderate", "serious", "critical").
        tags: Which rules are asked.
    """
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['impact']}: {one['id']}: {one['help']}: {_where(one['nodes'])}"
        for one in found
        if one["impact"] in impacts
    ]


def outline(page: Page) -> list[str]:
    """What is wrong with the page as a whole: its language, its landmarks, its headings, its title."""
    wrong = []
    if page.locator("html").get_attribute("lang") not in ("de", "en"):
        wrong.append("html has no lang")
    for what, selector in (("main", "main"), ("h1", "h1:not(dialog h1)")):
        count = page.locator(selector).count()
        if count != 1:
            wrong.append(f"{count} {what} instead of one")
    if not page.title().strip():
        wrong.append("no title")
    if twice := page.evaluate(_TWICE):
        wrong.append(f"ids that stand there twice: {', '.join(twice)}")
    return wrong


_TWICE = """() => {
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id).filter(Boolean);
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}"""


def _where(nodes: list[dict[str, object]]) -> str:
    shown = [" ".join(str(part) for part in node["target"]) for node in nodes[:6]]  # type: ignore[attr-defined]
    return "; ".join(shown) + (f" and {len(nodes) - 6} more" if len(nodes) > 6 else "")
