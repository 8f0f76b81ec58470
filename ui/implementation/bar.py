"""How many points are in which state, as one bar; every share stands below it as text, and chooses its state.

Only attributes place things, for the page's policy allows no inline style; colours come from ``implementation.css``.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.implementation.state import Progress
from ui.browse.wanted import Wanted
from ui.implementation.selection import NAMES
from ui.implementation.texts import ImplementationTexts
from ui.markup import Html, escaped, joined, tag
from ui.progress import class_of

#: Width and height of the bar, the gap between two shares, and the least width of one, in units of the picture.
WIDTH, HEIGHT, GAP, LEAST = 1000.0, 22.0, 3.0, 6.0


def bar(counts: Mapping[Progress | None, int], wanted: Wanted, path: str, texts: ImplementationTexts) -> Html:
    """The bar with its key; "" where there is nothing to share, that is with less than two points.

    Args:
        counts: Number of points by state, in the order of the bar; none of them 0.
        wanted: What is chosen; each entry of the key replaces the state in it.
        path: Address of the page.
        texts: The page's language.
    """
    total = sum(counts.values())
    if total < 2:
        return Html("")
    words = [_share(state, count, total, texts) for state, count in counts.items()]
    drawing = tag(
        "svg",
        tag("title", escaped(f"{texts.shares}: {'; '.join(words)}")),
        *_parts(counts, total),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"{texts.shares}: {'; '.join(words)}",
        class_="anteile",
    )
    rows = [
        tag("li", _key(state), _choice(state, said, wanted, path)) for state, said in zip(counts, words, strict=True)
    ]
    return tag("div", drawing, tag("ul", *rows, class_="anteile"), class_="balken")


def _parts(counts: Mapping[Progress | None, int], total: int) -> list[Html]:
    """The shares side by side; a small one is wide enough to be seen, at the cost of the others."""
    room = WIDTH - GAP * (len(counts) - 1)
    least = min(LEAST, room / len(counts))
    spare = room - least * len(counts)
    shown, left = [], 0.0
    for state, count in counts.items():
        width = least + spare * count / total
        shown.append(
            tag("rect", x=f"{left:.1f}", y="0", width=f"{width:.1f}", height=f"{HEIGHT:g}", class_=class_of(state))
        )
        left += width + GAP
    return shown


def _share(state: Progress | None, count: int, total: int, texts: ImplementationTexts) -> str:
    percent = round(100 * count / total)
    return texts.share.format(name=texts.progress.state(state), count=count, percent=percent or "< 1")


def _key(state: Progress | None) -> Html:
    sign = tag("rect", x="1", y="1", width="12", height="12", class_=class_of(state))
    return tag("svg", sign, viewBox="0 0 14 14", width="14", height="14", aria_hidden="true", class_="anteile")


def _choice(state: Progress | None, said: str, wanted: Wanted, path: str) -> Html:
    """The words of a share; they choose its state, or take the choice back."""
    name = NAMES[state]
    if wanted.stand == name:
        return tag("a", tag("strong", escaped(said)), href=wanted.address(path, stand=""), aria_current="true")
    return joined(tag("a", escaped(said), href=wanted.address(path, stand=name)))
