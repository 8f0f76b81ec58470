from __future__ import annotations

import pytest

from assistant.verification.sections import sections


@pytest.mark.parametrize(
    ("said", "printed", "follows"),
    [
        ("§ 28 AufenthG", "§ 28 Abs. 6 AufenthG", True),
        ("§ 28 Abs. 5 AufenthG", "§ 28 Abs. 6 AufenthG", False),
        ("§ 82", "§ 28", False),
        ("§ 2 Abs. 7 FreizügG/EU", "§ 2 (7) FreizügG/EU", True),
        ("Section 28(6)", "§ 28 Abs. 6", True),
        ("Art. 28", "§ 28", False),
    ],
)
def test_a_section_says_no_more_than_the_letter(said: str, printed: str, follows: bool) -> None:
    assert sections(said)[0].says_no_more_than(sections(printed)[0], printed) is follows


def test_several_sections_are_several() -> None:
    assert [one.number for one in sections("§§ 5, 6 und 7 BauGB")] == ["5", "6", "7"]
