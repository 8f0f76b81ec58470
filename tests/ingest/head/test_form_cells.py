"""What a line of a form is."""

from __future__ import annotations

import pytest

from ingest.body.layout import Line, lines
from ingest.head.form_cells import Cell, FormLine, formed, heads_table, names_part, opens_body, table_size
from tests.ingest.gold_structure import source_of


def line(text: str) -> Line:
    return Line(0, len(text), text, False, False)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        *[("STELLUNGNAHME zur Anfrage", Cell.TITLE), ("N I E D E R S C H R I F T", Cell.TITLE)],
        *[("Stadt Karlsruhe", Cell.CITY), ("Der Oberbürgermeister", Cell.CITY), ("DRESDEN", Cell.CITY)],
        *[("Vorlage Nr.: 2025/0915", Cell.LABEL), ("Gegenstand;", Cell.LABEL), ("Gremium", Cell.LABEL)],
        *[("vom 01.10.2009", Cell.LABEL), ("vom Rhein her", Cell.TEXT)],
        *[("54. Plenarsitzung Gemeinderat", Cell.BODY), ("Ortschaftsrat Durlach", Cell.BODY)],
        *[("22.10.2013", Cell.DATE), ("07./08.12.2021", Cell.DATE), ("23. Februar 2021, 15:30 Uhr", Cell.DATE)],
        *[("2013/0121", Cell.NUMBER), ("29.2", Cell.NUMBER), ("☒", Cell.NUMBER), ("V-Pi00004/19", Cell.NUMBER)],
        *[("öffentlich", Cell.OPENNESS), ("Dez. 4", Cell.OFFICE), ("Stadtplanungsamt", Cell.OFFICE)],
        *[("Anfrage: SPD", Cell.MOVER), ("KULT-Gemeinderatsfraktion", Cell.MOVER)],
        ("Stadtrat Jürgen Muster (FW)", Cell.MOVER),
        ("Stadtrat Tobias Muster (CDU) bedankt sich für die Stellungnahme", Cell.TEXT),
        *[("Prozent Recyclingpapier", Cell.IMPRINT), ("Coffee Bike in Karlsruhe", Cell.TEXT)],
    ],
)
def test_cell_of_a_line(text: str, cell: Cell) -> None:
    assert formed(line(text)).cell is cell


def test_label_keeps_what_stands_beside_it() -> None:
    found = formed(line("Verantwortlich: Dez. 6"))
    assert (found.label, found.value) == ("Verantwortlich", "Dez. 6")


def test_title_stands_once_and_early() -> None:
    before = [formed(line("ANFRAGE"))]
    assert formed(line("Antrag"), before).cell is Cell.TEXT


def test_title_may_take_two_lines() -> None:
    before = [formed(line("STELLUNGNAHME zur gemeinsa-"))]
    assert formed(line("men Anfrage"), before).cell is Cell.TITLE


def test_what_stands_below_the_label_of_the_body_is_the_body() -> None:
    label = FormLine(line("Gremium:"), Cell.LABEL, "Gremium")
    assert formed(line("14. Plenariitzung Gemeinderat"), [label]).cell is Cell.BODY


def test_office_is_the_last_value_of_a_column() -> None:
    label = FormLine(line("Verantwortlich:"), Cell.LABEL, "Verantwortlich")
    openness = FormLine(line("öffentlich"), Cell.OPENNESS)
    assert formed(line("Bürgerservice und Sicherheit"), [label, openness]).cell is Cell.OFFICE


@pytest.mark.parametrize("text", ["1. Wie viele?", "Kurzfassung", "Finanzielle Auswirkungen", "Zu Frage 1:", "(...)"])
def test_line_that_opens_the_body(text: str) -> None:
    assert opens_body(text)


@pytest.mark.parametrize("text", ["Finanzielle Auswirkungen der Reform", "Informationstechnik und", "Fragen der Zeit"])
def test_subject_does_not_open_the_body(text: str) -> None:
    assert not opens_body(text)


def test_number_opens_the_body_and_names_no_part() -> None:
    assert not names_part("1. Wie viele?")


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ("Gemeinderat 31.05.2016 10 x\n1. Frage", 2),
        ("Gemeinderat 24.04.2018 44\nx\nFrage 1:", 3),
        ("Ergebnis\nGemeinderat 24.04.2018 44\nx\nEin Satz.", 4),
        ("Ausschuss für öffentliche\nEinrichtungen\n29.11.2022 18  x Vorberaten\nBeschlussantrag", 4),
        ("Gemeinderat 20.04.2021 27 X\nVerweis in den\nKulturausschuss\nKulturausschuss 20.07.2021 6 X\nEin Satz.", 5),
        ("Bauausschuss 12.März 2026 1 Ö\nKurzfassung", 2),
        ("Die Stadt plant.", 1),
    ],
)
def test_table_of_sittings(rows: str, size: int) -> None:
    printed = lines(source_of(f"Gremium Termin TOP ö nö\n{rows}\n"))
    assert heads_table(printed[0].text)
    assert table_size(printed, 0) == size
