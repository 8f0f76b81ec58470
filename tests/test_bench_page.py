"""What the measurement of the page says and how it asks; its figures are measured by running it, never by a test."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from tests.bench import Figure
from tests.bench_page import PROMISED_MS, _spread, conditions, report


def test_a_spread_has_three_figures_and_the_promise() -> None:
    median, most, longest = _spread("first words", [10.0, 20.0, 1500.0], PROMISED_MS)
    assert (median.value, median.verdict) == (20.0, "met")
    assert most.value == pytest.approx(1352.0) and most.verdict == "MISSED"
    assert longest.value == 1500.0


def test_the_report_tells_conditions_and_sections() -> None:
    told = conditions(Namespace(users=5, data=None, letters=Path("briefe"), questions=Path("fragen.jsonl")))
    assert told["letters"] == "briefe" and "5 questions at once" in told["rounds"]
    shown = report({"load before": "0.10 (quiet)"}, {"Page `/`": [Figure("on the wire", 870.25, "kB")]})
    assert "- load before: 0.10 (quiet)" in shown
    assert "## Page `/`" in shown and "| on the wire | 870.2 kB |" in shown
