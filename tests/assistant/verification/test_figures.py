from __future__ import annotations

import pytest

from assistant.verification.facts import facts
from assistant.verification.figures import flaws
from assistant.verification.verdict import Flaw
from tests.assistant.verification.made_evidence import shown


def found(sentence: str, text: str | None = None) -> set[Flaw]:
    passages = shown(text) if text else shown()
    return set(flaws(sentence, facts(sentence), passages))


@pytest.mark.parametrize(
    ("sentence", "flaw"),
    [
        ("Zugewiesen wurden 1.206 Personen.", Flaw.NUMBER),
        ("Es kostet 1,5 Mio. m².", Flaw.UNIT),
        ("Es beginnt am 4. März 2024.", Flaw.DATE),
        ("Das regelt § 29 AufenthG.", Flaw.SECTION),
        ("Das steht in V0091/21.", Flaw.REFERENCE),
        ("Zusammen sind es 1.705 Menschen.", Flaw.DERIVED),
        ("Benötigt werden 500 Plätze.", Flaw.HEDGE),
    ],
)
def test_each_kind(sentence: str, flaw: Flaw) -> None:
    assert found(sentence) == {flaw}


@pytest.mark.parametrize(
    "sentence",
    [
        "2022 wurden 1205 Personen zugewiesen.",
        "Der Umbau kostet 1.500.000 Euro.",
        "Benötigt werden etwa 500 Plätze.",
        "Laut Antwort zu Frage 3 vom 14.09.2022 (AF2531/22) sind es 1.205.",
    ],
)
def test_other_formats_of_the_same(sentence: str) -> None:
    assert not found(sentence)


def test_the_letters_date_is_no_date_of_what_it_tells() -> None:
    assert found("Der Umbau beginnt am 14.09.2022.") == {Flaw.DATE}


def test_members_of_a_list_may_be_counted_in_words() -> None:
    assert not found("Es geht um drei Lücken.", "Es fehlen: a. Nordring b. Südring c. Ostring.")
    assert found("Es geht um vier Lücken.", "Es fehlen: a. Nordring b. Südring c. Ostring.") == {Flaw.NUMBER}


def test_a_length_in_another_unit_is_the_same() -> None:
    assert found("Die Schicht ist 0,6 m stark.", "Die Schicht ist 60 cm stark.") == set()
    assert found("Die Schicht ist 60 mm stark.", "Die Schicht ist 60 cm stark.") == {Flaw.UNIT}


def test_a_month_without_a_year_is_that_of_the_passage() -> None:
    assert found("Beraten wird im Juni und Juli 2016.", "Beraten wird im Zeitraum Juni/Juli 2016.") == set()
    assert found("Beraten wird im August 2016.", "Beraten wird im Zeitraum Juni/Juli 2016.") == {Flaw.DATE}


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Im Q3 2022 beginnt der Bau.", "Im 3. Quartal 2022 beginnt der Bau."),
        ("Im 2. Bauabschnitt wird gebaut.", "Im zweiten Bauabschnitt wird gebaut."),
        ("Im Bauabschnitt 2 wird gebaut.", "Im Bauabschnitt II wird gebaut."),
        ("Das kostet rund eine Million Euro.", "Das kostet 1.023.400 Euro."),
        ("Das regelt § 3 Absatz 2 Satz 1 BauGB.", "Das regelt § 3 Abs. 2 S. 1 BauGB."),
        ("Geöffnet ist von 8:30 bis 16 Uhr.", "Geöffnet ist von 8.30 Uhr bis 16.00 Uhr."),
        ("Geleert wird zweimal pro Woche.", "Geleert wird 2x wöchentlich."),
        ("Die Stadt zahlt 12.000 € je Schule.", "Die Stadt zahlt 12 TEUR pro Schule."),
    ],
)
def test_another_form_is_the_same_value(said: str, printed: str) -> None:
    assert found(said, printed) == set()


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Im Q4 2022 beginnt der Bau.", "Im 3. Quartal 2022 beginnt der Bau."),
        ("Im 4. Bauabschnitt wird gebaut.", "Im zweiten Bauabschnitt wird gebaut."),
        ("Im Bauabschnitt 4 wird gebaut.", "Im Bauabschnitt II wird gebaut."),
        ("Das kostet rund 1.100.000 Euro.", "Das kostet 1.023.400 Euro."),
        ("Das kostet rund 1.023.399 Euro.", "Das kostet 1.023.400 Euro."),
    ],
)
def test_another_value_is_none_in_any_form(said: str, printed: str) -> None:
    assert found(said, printed)
