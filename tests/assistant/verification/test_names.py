from __future__ import annotations

import pytest

from assistant.verification.names import exchanged, is_body, names, unknown, unknown_purpose

TEXT = "Das Sozialamt und Herr Müller prüfen mit dem Sächsischen Städtetag den Standort Löbtau in Dresden."


@pytest.mark.parametrize(
    "sentence",
    ["Herr Neumann prüft es.", "Es geht um Pieschen.", "Das Hochbauamt prüft den Standort.", "Die VBK prüfen es."],
)
def test_a_name_that_is_not_there(sentence: str) -> None:
    assert list(unknown(names(sentence), TEXT))


@pytest.mark.parametrize(
    "sentence",
    [
        "Müllers Amt prüft den Standort.",
        "Der Dresdner Standort wird geprüft.",
        "Das Sozialamt prüft Löbtau.",
        "Die Stellung bleibt offen.",
    ],
)
def test_a_name_that_is_there(sentence: str) -> None:
    assert not list(unknown(names(sentence), TEXT))


def test_english_words_in_capitals_are_none() -> None:
    assert not list(unknown(names("The City Council reviews the site in Saxony.", english=True), "Sachsen"))
    assert list(unknown(names("The council asked Bruchsal.", english=True), "Sachsen"))


def test_an_office_by_its_short_form() -> None:
    assert not list(unknown(names("Das Gartenbauamt teilt mit."), "Dez. 5, GBA"))


def test_another_name_beside_the_same_noun() -> None:
    assert exchanged("Die Stadt fragt den Bayerischen Städtetag.", TEXT)
    assert not exchanged("Die Stadt fragt den Sächsischen Städtetag.", TEXT)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Die Fragen der SPD gehen weiter.",
            "Im Sozialausschuss liegt der Pflegemonitor vor. Die Stellungnahme folgt.",
        ),
        ("Es gilt die Bayerische Bauordnung.", "Die Prüfung erfolgt nach SächsBO."),
        ("Das Bundesverteidigungsministerium wertet aus.", "Die Auswertung erfolgt durch das BMI."),
    ],
)
def test_a_name_that_only_looks_like_one_there(sentence: str, text: str) -> None:
    assert list(unknown(names(sentence), text))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Das BAMF entscheidet.", "Es entscheidet das Bundesamt für Migration und Flüchtlinge."),
        ("Das Bundesinnenministerium wertet aus.", "Die Auswertung erfolgt durch das BMI."),
        ("Getestet wird im Turmbergbad.", "Getestet werden könnte im Turmberg Bad."),
        ("Der Rat arbeitet mit Sächsischem Städtetag.", "Zusammenarbeit mit dem Sächsischen Städtetag"),
        ("Es gilt der Bebauungsplan Nr. 852.", "Es gilt der Bebauungsplan 852."),
    ],
)
def test_a_name_in_another_form(sentence: str, text: str) -> None:
    assert not list(unknown(names(sentence), text))


def test_a_body_by_its_purpose() -> None:
    assert unknown_purpose("Der Ausschuss für Kultur berät.", "Der Jugendhilfeausschuss berät.")
    assert not unknown_purpose("Das Amt für Kultur berät.", "Das Kulturamt berät.")
    assert is_body("Ausländerbehörde") and is_body("Gemeinderat") and not is_body("Vorlage")


def test_a_part_of_a_compound_beside_the_same_name() -> None:
    assert not exchanged("Zuständig war das Polizeirevier West.", "Das Revier West ist zuständig.")


def test_an_office_of_two_words_by_its_short_form() -> None:
    found = names("Laut Sozial- und Jugendbehörde fehlt Geld.")
    assert not list(unknown(found, "Dez. 3, SJB: Es fehlt Geld."))
    assert list(unknown(found, "Dez. 3, HGW: Es fehlt Geld."))
