"""Figures of earlier letters are marked with their day; what only names something is left alone."""

from __future__ import annotations

import datetime

import pytest

from assistant.drafting.figures import day_stated, figures, marked, restored

DAY = datetime.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Dort wohnten 11.805 Personen in 23 Heimen.", ["11.805", "23"]),
        ("Es wurden 1,5 Mio. Euro ausgegeben.", ["1,5 Mio. Euro"]),
        ("Die Kosten betragen 12 000 Euro bzw. 1.234.567,89 €.", ["12 000 Euro", "1.234.567,89 €"]),
        ("Davon sind 45,3 % belegt, 30 Prozent frei.", ["45,3 %", "30 Prozent"]),
        ("Es sind 20 bis 30 Kinder in drei Klassen.", ["20 bis 30", "drei"]),
        ("Die Zahl stieg um EUR 300 auf 12 m².", ["EUR 300", "12 m²"]),
        ("Es gab 2000 Anträge.", ["2000"]),
    ],
)
def test_what_counts_or_measures_is_a_figure(text: str, values: list[str]) -> None:
    found = figures(text)
    assert [one.value for one in found] == values
    assert all(text[one.start : one.end] == one.value for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Am 23.05.2022 und am 3. Mai 2022, im Jahr 2021, im Schuljahr 2018/2019.",
        "Gemäß § 5 Abs. 2 Satz 1 SächsGemO und Artikel 3.",
        "Siehe AF2531/22 und die Vorlage V0815/20 sowie SR/034/2022.",
        "In der Tharandter Straße 12 fährt die Linie 8 ab 14 Uhr.",
        "Siehe Antwort zu Frage 2, Anlage 1, Punkt 3 und 4.",
        "Die 3. Grundschule und der 2. Bauabschnitt.",
        "Telefon 0351 4880, 01067 Dresden, SGB 8, B 173.",
        "Kinder unter drei Jahren, von 3 bis 6 Jahren.",
        "Die 0. g. Vorschriften gelten, 0. a. auch.",
    ],
)
def test_what_names_something_is_none(text: str) -> None:
    assert figures(text) == []


def test_a_sentence_keeps_all_but_its_figures() -> None:
    text = "Zum 31.12.2021 wohnten 11.805 Personen in 23 Heimen."
    sentence, found = marked(text, DAY, "Sozialamt")
    assert sentence == (
        "Zum 31.12.2021 wohnten [aktualisieren: zuletzt 11.805, Stand 31.12.2021] Personen in "
        "[aktualisieren: zuletzt 23, Stand 31.12.2021] Heimen."
    )
    assert {(one.as_of, one.office) for one in found} == {(datetime.date(2021, 12, 31), "Sozialamt")}
    assert restored(sentence, found) == text


def test_without_a_day_of_its_own_a_figure_is_of_its_letter() -> None:
    _, (figure,) = marked("Es sind 40 Bäume.", DAY, None)
    assert figure.as_of == DAY


def test_a_sentence_without_figures_is_unchanged() -> None:
    assert marked("Das Konzept wird abgestimmt.", DAY, None) == ("Das Konzept wird abgestimmt.", ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(Stand: 23.05.2022)", datetime.date(2022, 5, 23)),
        ("Zum Stichtag 1. März 2022 waren es 12.", datetime.date(2022, 3, 1)),
        ("Am 23.05.2022 wurde beschlossen.", None),
        ("Stand 01.01.2021: 5, Stand 01.01.2022: 7", None),
        ("Stand 31.02.2022", None),
    ],
)
def test_the_day_that_a_sentence_states(text: str, day: datetime.date | None) -> None:
    assert day_stated(text) == day
