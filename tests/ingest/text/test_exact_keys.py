"""References, sections, dates and numbers in one form each."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.text.exact_keys import LONGEST_KEY, exact_keys

MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"]
MONTHS.append("Dezember")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("P0091/21", {"p91/21", "91/21"}),
        ("p 0091/21", {"p91/21", "91/21"}),
        ("P0091/2021", {"p91/21", "91/21"}),
        ("P0091-21_Beschlusskontrolle_2022-06-23", {"p91/21", "91/21", "2022-06-23", "2022-06"}),
        ("AF2531/22, SR/034/2022", {"af2531/22", "2531/22", "sr34/22", "34/22"}),
        ("V-Pi00004/19", {"vpi4/19", "4/19"}),
        ("Beschluss 0091/21", {"91/21"}),
        ("Vorlage 2022/0123, 2025/0347/1", {"2022/123", "2025/347/1"}),
        ("§ 28 Abs. 6 SächsGemO", {"§28", "§28abs6"}),
        ("Paragraph 28 Absatz 6", {"§28", "§28abs6"}),
        ("§§ 28, 29 und 30a VwVfG", {"§28", "§29", "§30a"}),
        ("Art. 3 GG", {"art3"}),
        ("100.000 Euro", {"100000"}),
        ("100 000 Euro", {"100000"}),
        ("100\u202f000 Euro", {"100000"}),
        ("100000€", {"100000"}),
        ("100,00 Euro", {"100"}),
        ("1.234.567,80", {"1234567,8"}),
        ("100,000 euros", {"100000", "100"}),
        ("1,234.56", {"1234,56"}),
        ("18,05 % und 18.05 %", {"18,05"}),
        ("4.016 Personen.", {"4016"}),
        ("23.06.2022", {"2022-06-23", "2022-06"}),
        ("23. JUNI 2022", {"2022-06-23", "2022-06"}),
        ("14. SEP. 2022", {"2022-09-14", "2022-09"}),
        ("3. März 2022", {"2022-03-03", "2022-03"}),
        ("March 3, 2022", {"2022-03-03", "2022-03"}),
        ("3rd March 2022", {"2022-03-03", "2022-03"}),
        ("im Mai 2022", {"2022-05"}),
        ("1.3.22", {"2022-03-01", "2022-03"}),
        ("am 18.05. 12:30 Uhr", {"18,05", "12", "30"}),
        ("Marktplatz 5", {"5"}),
        ("Frage 3, Punkt 12", {"3", "12"}),
        ("", set()),
        ("\0 \ud800 §", set()),
    ],
)
def test_keys(text: str, keys: set[str]) -> None:
    assert set(exact_keys(text)) == keys


@given(st.integers(0, 10**12))
def test_a_number_is_one_key_however_it_is_grouped(number: int) -> None:
    grouped = f"{number:,}"
    forms = {str(number), grouped.replace(",", "."), grouped.replace(",", " "), grouped.replace(",", "'")}
    assert {exact_keys(f"es sind {form} Euro") for form in forms} == {(str(number),)}


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_is_one_key_however_it_is_written(day: datetime.date) -> None:
    name = MONTHS[day.month - 1]
    forms = [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day.day}. {name} {day.year}", f"{day}"]
    forms.append(f"{day.day}. {name.upper()} {day.year}")
    assert {exact_keys(f"vom {form},") for form in forms} == {(f"{day}", f"{day:%Y-%m}")}


@given(st.sampled_from(["P", "AF", "V", "mAF"]), st.integers(1, 9999), st.integers(10, 99))
def test_a_reference_is_one_key_however_it_is_written(letters: str, number: int, year: int) -> None:
    forms = [f"{letters}{number:04}/{year}", f"{letters} {number:04}/{year}", f"{letters.lower()}{number}/20{year}"]
    assert {exact_keys(f"zu {form}?") for form in forms} == {(f"{letters.lower()}{number}/{year}", f"{number}/{year}")}


@given(st.text(st.characters(codec=None)) | st.text("0123456789.,/- §aPjuni'"))
@example("9" * 200)
def test_keys_are_short_distinct_and_without_blanks(text: str) -> None:
    keys = exact_keys(text)
    assert len(set(keys)) == len(keys)
    assert all(0 < len(key) <= LONGEST_KEY and not any(character.isspace() for character in key) for key in keys)


@pytest.mark.parametrize("part", ["1", "1 ", "100.000.", "§ 1,", "a-", "1/", "1,000", "1. ", ",1", "juni ", "§", "1-"])
def test_no_text_takes_long(part: str) -> None:
    began = time.monotonic()
    exact_keys("§ 1 " + part * (100_000 // len(part)))
    assert time.monotonic() - began < 2
