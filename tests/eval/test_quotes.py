"""Quotes on one line: what line ends did to a text is undone, and nothing else."""

from __future__ import annotations

import pytest

from eval.quotes import one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Stadt\nfördert  Kurse.\f\n", "Die Stadt fördert Kurse."),
        ("Ausländer-\nbehörde", "Ausländerbehörde"),
        ("Ausländer- \r\n  behörde", "Ausländerbehörde"),
        ("Kultur-\nund Sportamt", "Kultur- und Sportamt"),
        ("Fußball-\nWM", "Fußball- WM"),
        ("2020-\nheute", "2020- heute"),
        ("Amt\u00adsblatt\u200b im\u00a0Mai", "Amtsblatt im Mai"),
        ("Akt euren bleiben", "Akt euren bleiben"),
        (" \n", ""),
    ],
)
def test_it_is_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected
