"""The bar of shares: each as wide as its share, in words below, and a way to choose it."""

from __future__ import annotations

import html
import re

from assistant.implementation.state import Progress
from ui.browse.wanted import Wanted
from ui.implementation.bar import GAP, LEAST, WIDTH, bar
from ui.implementation.selection import STATES
from ui.implementation.texts import ENGLISH, GERMAN


def test_shares_are_drawn_by_attributes_and_said_in_words() -> None:
    shown = bar({Progress.DONE: 3, Progress.UNCLEAR: 1}, Wanted(amt="Sozialamt"), "/umsetzung", GERMAN)
    (done, unclear) = re.findall(r'<rect x="([\d.]+)" y="0" width="([\d.]+)"', shown)
    assert float(done[1]) > 2.9 * float(unclear[1]) and float(unclear[0]) == float(done[1]) + GAP
    assert abs(float(unclear[0]) + float(unclear[1]) - WIDTH) < 0.2 and "style=" not in shown
    assert 'aria-label="Anteile: umgesetzt: 3 (75 %); unklar: 1 (25 %)"' in html.unescape(shown)
    assert 'href="/umsetzung?amt=Sozialamt&amp;stand=umgesetzt"' in shown
    assert "implemented: 3 (75 %)" in bar({Progress.DONE: 3, None: 1}, Wanted(), "/umsetzung", ENGLISH)


def test_a_chosen_share_takes_the_choice_back() -> None:
    shown = bar({Progress.DONE: 3, None: 1}, Wanted(stand="umgesetzt"), "/umsetzung", GERMAN)
    assert '<a href="/umsetzung" aria-current="true"><strong>' in shown


def test_the_smallest_share_can_be_seen() -> None:
    counts = dict.fromkeys(STATES.values(), 1) | {Progress.DONE: 10_000}
    shown = bar(counts, Wanted(), "/umsetzung", GERMAN)
    widths = [float(one) for one in re.findall(r'y="0" width="([\d.]+)"', shown)]
    assert "unklar: 1 (< 1 %)" in html.unescape(shown)
    assert min(widths) >= LEAST and abs(sum(widths) + GAP * (len(counts) - 1) - WIDTH) < 1
    assert len(set(re.findall(r'<rect [^>]*y="0"[^>]*class="([\w-]+)"', shown))) == len(counts)


def test_nothing_is_shared_by_one() -> None:
    assert bar({}, Wanted(), "/umsetzung", GERMAN) == bar({Progress.DONE: 1}, Wanted(), "/umsetzung", GERMAN) == ""
