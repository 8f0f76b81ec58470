"""The ways between the two views of what became of resolutions: the points with their states, and the gaps."""

from __future__ import annotations

from ui.browse.wanted import Wanted
from ui.implementation.texts import ImplementationTexts
from ui.markup import Html, escaped, tag

#: Where the two views are, and the points as tables.
PATH, GAPS = "/umsetzung", "/umsetzung/luecken"
CSV, XLSX = "/umsetzung.csv", "/umsetzung.xlsx"


def views(here: str, wanted: Wanted, texts: ImplementationTexts) -> Html:
    """The ways; a chosen Vorgang goes along.

    Args:
        here: Address of the view that is shown.
        wanted: What is chosen in it.
        texts: The page's language.
    """
    kept = Wanted(vorgang=wanted.vorgang)
    rows = [
        tag("li", tag("a", escaped(words), href=kept.address(path), aria_current="page" if path == here else None))
        for path, words in ((PATH, texts.points), (GAPS, texts.gaps))
    ]
    return tag("nav", tag("ul", *rows), class_="ansichten", aria_label=texts.views)
