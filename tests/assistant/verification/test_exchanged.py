from __future__ import annotations

import pytest

from assistant.verification.exchanged import flaws
from assistant.verification.verdict import Flaw
from tests.assistant.verification.made_evidence import shown

TEXT = (
    "Die Abteilungsleitung der Ausländerbehörde ist neben dem Sozialamt wöchentlich in einen Jour Fixe mit der "
    "Landesdirektion Sachsen eingebunden. Zum Stand 21. Juni 2016 führt das Jugendamt 676 Vormundschaften, davon 271 "
    "für Minderjährige; am 31. Mai 2015 waren es weniger. Weltweit sind über 8.000 Städte und Gemeinden vereint. "
    "Der Bebauungsplan weist ein Gewerbegebiet aus. Eingeladen waren der Zweite Bürgermeister Herr Sittel und Herr "
    "Bürgermeister Lehmann. Vorberaten wurde im Bauausschuss am 3. April 2025 und im Planungsausschuss am 10. April "
    "2025."
)


@pytest.mark.parametrize(
    ("sentence", "flaw"),
    [
        (
            "Die Abteilungsleitung der Landesdirektion Sachsen ist neben dem Sozialamt wöchentlich in einen Jour Fixe "
            "mit der Ausländerbehörde eingebunden.",
            Flaw.NAME,
        ),
        ("Zum Stand 31. Mai 2015 führt das Jugendamt 676 Vormundschaften.", Flaw.DATE),
        ("Zum Stand 21. Juni 2016 führt das Sozialamt 676 Vormundschaften.", Flaw.NAME),
        ("Zum Stand 21. Juni 2016 führt das Jugendamt 271 Vormundschaften, davon 676 für Minderjährige.", Flaw.UNIT),
        ("Weltweit sind über 8.000 Länder und Gemeinden vereint.", Flaw.UNIT),
        ("Der Bebauungsplan weist ein Wohngebiet aus.", Flaw.CONTENT),
        ("Zweiter Bürgermeister war Herr Lehmann.", Flaw.NAME),
        ("Der Planungsausschuss tagte am 3. April 2025.", Flaw.DATE),
        ("Der Ausschuss für Kultur hat das vorberaten.", Flaw.NAME),
    ],
)
def test_something_else_in_its_place(sentence: str, flaw: Flaw) -> None:
    assert flaw in set(flaws(sentence, shown(TEXT)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Jugendamt führt zum 21.06.2016 laut Bericht 676 Vormundschaften, davon 271 für Minderjährige.",
        "Neben dem Sozialamt ist die Abteilungsleitung der Ausländerbehörde in einen Jour Fixe mit der Landesdirektion "
        "Sachsen eingebunden.",
        "Von 676 Vormundschaften des Jugendamtes waren 271 für Minderjährige.",
        "Herr Sittel war Zweiter Bürgermeister.",
        "Am 3. April 2025 beriet der Bauausschuss vor, am 10. April 2025 der Planungsausschuss.",
        "Der Bebauungsplan weist das Gebiet als Gewerbegebiet aus.",
        "More than 8,000 towns are united.",
    ],
)
def test_the_same_in_other_words(sentence: str) -> None:
    assert not set(flaws(sentence, shown(TEXT)))


def test_people_are_people() -> None:
    assert not set(flaws("Davon wohnten 7.703 Menschen privat.", shown("Davon wohnten 7.703 Personen privat.")))


def test_two_names_of_the_council() -> None:
    text = "Der Gemeinderat hat am 29. März 2022 die Förderung verlängert."
    assert not set(flaws("Der Stadtrat hat am 29. März 2022 die Förderung verlängert.", shown(text)))
