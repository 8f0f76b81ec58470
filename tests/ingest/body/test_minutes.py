"""Minutes by agenda item, and what was decided in each."""

from __future__ import annotations

from ingest.body.minutes import minuted_parts
from tests.ingest.gold_structure import letter_of
from tests.ingest.made_forms import LETTERSPACED, MINUTES
from tests.ingest.made_papers import noted, outline, rows_of

#: As a Dresden district council minutes them: the agenda, an opening, items with numbers alone on their lines.
DISTRICT = """\
1

Kontrolle der Niederschrift

2

Vorlagen

Einleitung:

Der Vorsitzende eröffnet die Sitzung.

1

Kontrolle der Niederschrift

Es gibt keine Einwände.

2

Vorlagen

2.1

Förderung von Projekten

V-Pi00004/19

Herr Muster stellt das Projekt vor. Es kostet 2020 noch 3.500 Euro.

Beschluss:

1. Der Stadtbezirksbeirat beschließt die Zuwendung zum Projekt in Höhe von 3.500 Euro.
2. Eine Förderzusage für die Folgejahre ist damit nicht verbunden.

Abstimmungsergebnis: Zustimmung
Ja 15 Nein 0 Enthaltung 1

2.2

Wege im Wald

Beschlussempfehlung:

Der Stadtbezirksbeirat stimmt der Vorlage zu.

Frau Muster dankt für die Beratung.
"""


def parts(text: str) -> list[tuple[str, str | None, str]]:
    rows = rows_of(text)
    return noted(rows, minuted_parts(rows))


def test_items_of_the_agenda_with_their_decisions() -> None:
    found = parts(DISTRICT)
    assert [part for part in found if part[0] == "resolution_point"] == [
        (
            *("resolution_point", "2.1.1"),
            "1. Der Stadtbezirksbeirat beschließt die Zuwendung zum Projekt in Höhe von 3.500 Euro.",
        ),
        ("resolution_point", "2.1.2", "2. Eine Förderzusage für die Folgejahre ist damit nicht verbunden."),
        ("resolution_point", "2.2", "Der Stadtbezirksbeirat stimmt der Vorlage zu."),
    ]
    assert ("paragraph", "2.1", "Abstimmungsergebnis: Zustimmung Ja 15 Nein 0 Enthaltung 1") in found
    assert ("paragraph", "2.2", "Frau Muster dankt für die Beratung.") in found


def test_agenda_in_front_of_the_opening_is_no_item() -> None:
    found = parts(DISTRICT)
    assert found[0] == ("paragraph", None, "1 Kontrolle der Niederschrift 2 Vorlagen")
    assert found[1] == ("intro", None, "Einleitung: Der Vorsitzende eröffnet die Sitzung.")
    assert found[2] == ("paragraph", "1", "1 Kontrolle der Niederschrift Es gibt keine Einwände.")


def test_every_line_stands_in_one_part() -> None:
    rows = rows_of(DISTRICT)
    found = minuted_parts(rows)
    assert [part.first for part in found] == [0, *(part.end for part in found[:-1])]
    assert found[-1].end == len(rows)


def test_verbatim_record_names_its_item() -> None:
    letter = letter_of(f"{MINUTES}\nAbstimmungsergebnis:\nKeine Abstimmung\n")
    assert outline(letter) == ["resolution_point 31"]


def test_whole_minutes() -> None:
    letter = letter_of(f"{LETTERSPACED}\n{DISTRICT}")
    assert letter.head.reference == "SBR Pi/004/2020"
    assert outline(letter) == ["resolution_point 2.1 1", "resolution_point 2.1 2", "resolution_point 2.2"]


def test_text_without_item_and_decision() -> None:
    assert parts("Im Wald gibt es Wege.\n\nSie sind alt.") == []
    assert minuted_parts([]) == []
