from __future__ import annotations

import pytest

from assistant.verification.places import placed

TEXT = (
    "Mit Bescheid vom 26. Juni 2019 wurde die Entscheidung mitgeteilt; die Fördersumme wurde am 2. September 2019 "
    "überwiesen. Davon waren 4.016 Personen durch das Sozialamt untergebracht, 7.703 wohnten privat."
)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Die Fördersumme wurde am 26. Juni 2019 überwiesen.", "26. Juni 2019"),
        ("Überwiesen wurde am 26. Juni 2019 die Fördersumme.", "26. Juni 2019"),
        ("Privat wohnten 4.016.", "4.016"),
        ("Es waren 7.703 Personen durch das Sozialamt untergebracht, 4.016 wohnten privat.", "7.703"),
    ],
)
def test_a_figure_in_the_place_of_another(sentence: str, word: str) -> None:
    (found,) = [one for one in placed(sentence, [TEXT]) if one.token.word == word]
    assert found.others - found.own > 0.25


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 02.09.2019 wurde die Fördersumme überwiesen, der Bescheid stammt vom 26.06.2019.",
        "Vom Sozialamt waren 4.016 Personen untergebracht.",
        "Privat wohnten 7.703, 4.016 durch das Sozialamt.",
        "Es geht um 4.016 und 7.703 Menschen.",
    ],
)
def test_figures_in_their_places(sentence: str) -> None:
    found = placed(sentence, [TEXT])
    assert found and all(one.others - one.own < 0.2 for one in found)


def test_figures_of_another_unit_are_no_rivals() -> None:
    (found,) = placed("Die Halle kostet 12 Euro.", ["Die Halle ist 40 m lang. Der Eintritt liegt bei 12 Euro."])
    assert found.others == 0


def test_a_figure_that_the_passages_do_not_have_is_left_out() -> None:
    assert not placed("Es waren 99 Personen.", [TEXT])
