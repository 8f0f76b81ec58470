"""What ``make bench`` says about its figures; what it measures is measured by running it, never by a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import Figure, megabytes, quantile, report, table


@pytest.mark.parametrize(("value", "limit", "verdict"), [(60.0, 60, "met"), (60.1, 60, "MISSED"), (9.0, None, "")])
def test_a_limit_is_met_up_to_itself(value: float, limit: float | None, verdict: str) -> None:
    assert Figure("ask", value, "ms", limit).verdict == verdict


def test_a_line_shows_value_limit_and_verdict() -> None:
    lines = table("Start", [Figure("page", 2.12345, "s", 5), Figure("passages", 68, ""), Figure("cosine", 0.99912, "")])
    assert lines.splitlines()[4:] == [
        "| page | 2.123 s | ≤ 5 s | met |",
        "| passages | 68 |  |  |",
        "| cosine | 0.9991 |  |  |",
    ]


def test_the_report_begins_with_the_conditions() -> None:
    assert "- load before: 2.10 (NOT QUIET)\n\n## Start" in report({"load before": "2.10 (NOT QUIET)"}, {"Start": []})


def test_quantiles_are_interpolated() -> None:
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5


def test_a_folder_is_as_large_as_its_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "one").write_bytes(b"x" * 1500)
    (tmp_path / "two").write_bytes(b"x" * 500)
    assert megabytes(tmp_path) == pytest.approx(0.002)
    assert megabytes(tmp_path / "two") == pytest.approx(0.0005)
    assert megabytes(tmp_path / "none") == 0
