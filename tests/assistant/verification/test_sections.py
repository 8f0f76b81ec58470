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


def test_a_law_in_full_is_the_one_of_its_short_name() -> None:
    (said,), text = sections("§ 30 Absatz 1 BauGB"), "gemäß § 30 Abs. 1 Baugesetzbuch"
    assert said.says_no_more_than(sections(text)[0], text)
    (other,) = sections("§ 30 Absatz 1 StVO")
    assert not other.says_no_more_than(sections(text)[0], text)
    assert sections("§ 45 a SGB XI")[0].number == sections("Paragraf 45a SGB XI")[0].number
