from __future__ import annotations

import pytest

from assistant.verification.dates import moments


def first(text: str) -> tuple[int | None, int | None, int | None]:
    (one, *_) = moments(text)
    return one.year, one.month, one.day


@pytest.mark.parametrize(
    "text",
    ["am 3. März 2022", "am 03.03.2022", "3.3.22", "2022-03-03", "on March 3, 2022", "3 March 2022", "3. 3. 2022"],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert first(text) == (2022, 3, 3)


@pytest.mark.parametrize(
    ("said", "printed", "follows"),
    [
        ("im März 2022", "am 03.03.2022", True),
        ("2022", "am 03.03.2022", True),
        ("am 4. März 2022", "am 03.03.2022", False),
        ("am 3. März 2022", "im März 2022", False),
        ("im ersten Quartal 2022", "am 03.03.2022", True),
        ("im III. Quartal 2016", "im II. Quartal 2016", False),
        ("ab 2023", "bis 2023", False),
        ("bis Ende 2018", "bis zum 31. Dezember 2018", True),
        ("by the end of 2023", "bis Ende 2023", True),
    ],
)
def test_a_date_says_no_more_than_the_letter(said: str, printed: str, follows: bool) -> None:
    assert moments(said)[0].says_no_more_than(moments(printed)[0]) is follows


def test_a_day_without_year_may_be_of_the_letters_year() -> None:
    day, printed = moments("am 3. März 2022")[0], moments("am 3. März")[0]
    assert day.says_no_more_than(printed, 2022)
    assert not day.says_no_more_than(printed, 2021)


def test_a_span_of_years_is_two() -> None:
    assert [one.year for one in moments("Schuljahr 2021/22")] == [2021, 2022]


def test_two_months_share_a_year() -> None:
    assert [(one.month, one.year) for one in moments("Juni/Juli 2016")] == [(6, 2016), (7, 2016)]
