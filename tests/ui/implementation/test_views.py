"""The ways between points and gaps."""

from __future__ import annotations

from ui.browse.wanted import Wanted
from ui.implementation.texts import ENGLISH, GERMAN
from ui.implementation.views import GAPS, PATH, views


def test_a_vorgang_goes_along_and_the_view_is_marked() -> None:
    shown = views(GAPS, Wanted(vorgang="A1/20", stand="umgesetzt", seite=3), GERMAN)
    assert 'href="/umsetzung?vorgang=A1%2F20"' in shown
    assert 'href="/umsetzung/luecken?vorgang=A1%2F20" aria-current="page"' in shown and shown.count("aria-current") == 1
    assert "Gaps" in views(PATH, Wanted(), ENGLISH)
