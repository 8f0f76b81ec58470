"""The words of a report: one for each figure and each group."""

from __future__ import annotations

from eval.metrics import FIGURES
from eval.report_texts import FIGURE_NAMES, GROUP_CAPTIONS, GROUP_FIGURES
from eval.run import GROUPS


def test_every_figure_and_group_has_its_words() -> None:
    assert list(FIGURE_NAMES) == list(FIGURES)
    assert list(GROUP_CAPTIONS) == list(GROUPS)
    assert set(GROUP_FIGURES) <= set(FIGURES)
