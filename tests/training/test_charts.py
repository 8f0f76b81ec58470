from __future__ import annotations

from xml.etree import ElementTree

import pytest

from training.charts import Group, bars, curve, smoothed

SVG = "{http://www.w3.org/2000/svg}"


def test_a_curve_is_smoothed_by_what_came_before() -> None:
    assert smoothed([4.0, 2.0, 0.0], window=2) == [4.0, 3.0, 1.0]


@pytest.mark.parametrize("losses", [[2.0], [0.0, 0.0], [3.0, 2.0, 1.0]])
def test_a_curve_shows_each_step_and_tells_itself_in_words(losses: list[float]) -> None:
    root = ElementTree.fromstring(curve("Verlust & Schritte", losses))
    assert root.findtext(f"{SVG}title") == "Verlust & Schritte"
    assert (root.findtext(f"{SVG}desc") or "").startswith(f"{len(losses)} steps; the first loss is {losses[0]:.2f}")
    assert len(root.findall(f"{SVG}circle")) == len(losses)


def test_bars_show_both_shares_and_both_sets_of_colours() -> None:
    drawn = bars("Recall", [Group("recall@1", 0.25, 0.5, "(+0.250)")])
    root = ElementTree.fromstring(drawn)
    assert root.findtext(f"{SVG}desc") == "recall@1: 0.250 before, 0.500 after."
    one, other = (rect for rect in root.findall(f"{SVG}rect") if rect.get("height") == "15.0")
    assert 2 * float(one.attrib["width"]) == float(other.attrib["width"])
    assert "prefers-color-scheme: dark" in drawn and root.find(f"{SVG}rect[@class='ground']") is not None
