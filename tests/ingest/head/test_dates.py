"""Dates of stamps: read where one reading is left, None where a scan left a doubt."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.head.dates import fits, full_year, parse_date, year_of


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("14. SEP. 2022", (2022, 9, 14)),
        ("23. JUNI 2022", (2022, 6, 23)),
        ("23.06.2022", (2022, 6, 23)),
        ("7. Juli 2015", (2015, 7, 7)),
        ("Dresden, 7. Juli 2015", (2015, 7, 7)),
        ("Dresden, den 3.4.2021", (2021, 4, 3)),
        ("1. März 2020", (2020, 3, 1)),
        ("2.MRZ.2020", (2020, 3, 2)),
        ("1 7. JAN. 2017", (2017, 1, 17)),
        ("0 7. DEZ. 2023", (2023, 12, 7)),
        ("2 8 . FEB. 2018", (2018, 2, 28)),
        ("(GB 5) 23. JUNI 2022", (2022, 6, 23)),
        *[("2 7, HOV. 2023", (2023, 11, 27)), ("3 1 AUS. 2017", (2017, 8, 31)), ("2 3. FEP 2021", (2021, 2, 23))],
        *[("- 3. DEZ. 2020", (2020, 12, 3)), (". 0 5. NOV. 2015", (2015, 11, 5)), ("15.FEB.2021", (2021, 2, 15))],
        *[("07./08.12.2021", (2021, 12, 8)), ("am Dienstag. 14. Januar 2020.", (2020, 1, 14))],
    ],
)
def test_date_of_a_stamp(stamp: str, date: tuple[int, int, int]) -> None:
    assert parse_date(stamp) == datetime.date(*date)


@pytest.mark.parametrize(
    "stamp",
    [
        *["", "Datum", "2022", "0 * FE3. 2013", ". 3, jäh. 2Ü3", "17. EL »W", "® 2016", "i / rr0 onn", "2 S. AÜ6. 281"],
        *[
            "31. APR. 2020",
            "9 9. JAN. 2017",
            "23. JNUI 2022",
            "00.01.2020",
            "12.13.2020",
            "2 a JAK. 2öto",
            "14. SEP. 22",
        ],
        *["1  7. JAN. 2017", "2'7. JAN. 2017", "' 7. JAN. 2017", "l 7. JAN. 2017", "* 3. AUG. 2015", "^0- SEP. 2019"],
        *[
            "1FEB. 2020",
            "1 9- FEB. 2019.",
            "25.H0V, 2015",
            "7 5 JAW. 2020'",
            "12. Mal 2020",
            "03. JUX 2020",
            "° 7. JAN. 2017",
        ],
    ],
)
def test_stamp_that_cannot_be_read_for_certain_has_no_date(stamp: str) -> None:
    assert parse_date(stamp) is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789. JANFEBHOVuni,-'*\n", max_size=24))
def test_any_stamp_is_a_date_or_none(stamp: str) -> None:
    found = parse_date(stamp)
    assert found is None or str(found.year) in stamp


@pytest.mark.parametrize(
    ("day", "text", "earliest", "possible"),
    [
        ((2016, 2, 19), "Sitzung im Jahr 2015", 2015, True),
        ((2017, 2, 19), "Beschluss vom 4.11.2015", 2015, True),
        ((2019, 2, 19), "Beschluss vom 4.11.2015 bis zum 30.11.2015", 2015, False),
        ((2015, 5, 1), "ohne ein Jahr", 2016, False),
        ((2021, 5, 1), "ohne ein Jahr", None, True),
        ((2021, 5, 1), "ohne ein Jahr", 2012, False),
    ],
)
def test_date_fits_the_years_of_its_letter(
    day: tuple[int, int, int], text: str, earliest: int | None, possible: bool
) -> None:
    date = datetime.date(*day)
    assert fits(date, f"{date:%d.%m.%Y}\n{text}", f"{date:%d.%m.%Y}", earliest) is possible


@pytest.mark.parametrize(
    ("reference", "year"),
    [("A0093/15", 2015), ("2019/0554", 2019), ("2025/0347/1", 2025), ("SR/034/2022", 2022), ("25438", None)],
)
def test_year_of_a_reference(reference: str, year: int | None) -> None:
    assert year_of(reference) == year


def test_short_year_is_completed_by_the_text_around_it() -> None:
    assert full_year("11.11.09", "vom 01.10.2009") == "11.11.2009"
    assert full_year("11.11.09", "vom 01.10.2008") == "11.11.09"
    assert full_year("11.11.2009", "2009") == "11.11.2009"
