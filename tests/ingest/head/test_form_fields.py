"""The fields of a form's head."""

from __future__ import annotations

import datetime

import pytest

from ingest.body.layout import lines
from ingest.head.form_cells import FormLine
from ingest.head.form_fields import read
from ingest.head.form_head import form_lines
from ingest.model import Letterhead, Paper, Role, Source
from tests.ingest import made_forms
from tests.ingest.gold_structure import source_of


def form(text: str) -> tuple[Source, list[FormLine]]:
    source = source_of(text)
    return source, form_lines(lines(source))


def head(text: str, paper: Paper | None = None) -> Letterhead:
    return read(*form(text), paper)[0]


def test_columns_of_labels_and_values() -> None:
    found = head(made_forms.COLUMNS)
    assert (found.reference, found.date) == ("2013/0121", datetime.date(2013, 10, 22))
    assert (found.office, found.fraction) == ("Dez. 4", "GRÜNE-Gemeinderatsfraktion")
    assert found.subject == "Bonusprogramm energetische Sanierung im Altbaubereich"


def test_enquiry_is_the_councillors_own() -> None:
    found = head(made_forms.TABLE.replace("Vorlage Nr.:", "vom: 29.05.2020\nVorlage Nr.:"))
    assert (found.office, found.date) == (None, datetime.date(2020, 5, 29))
    assert (found.reference, found.subject) == ("2020/0656", "Stand des Breitbandausbaus im Stadtgebiet")


def test_office_goes_on_over_lines_and_the_open_sitting_dates_the_paper() -> None:
    found = head(made_forms.LATE)
    assert found.office == "Dez. 6, Amt für Hochbau und Gebäudewirtschaft"
    assert (found.date, found.date_raw) == (datetime.date(2025, 11, 25), "25.11.2025")
    assert found.subject == "Sammel-Konzeptbeschluss und Sammel-Baubeschluss"


def test_minutes_name_their_paper_in_the_item() -> None:
    found = head(made_forms.MINUTES)
    assert (found.reference, found.office) == ("2021/0076", "Gemeinderat")
    assert found.date == datetime.date(2021, 2, 23)


def test_resolution_names_paper_session_and_body() -> None:
    found = head(made_forms.RESOLUTION)
    assert (found.reference, found.further_references) == ("A0097/15", ("SB/015/2015",))
    assert (found.office, found.date) == ("Ausschuss für Stadtentwicklung und Bau", datetime.date(2015, 11, 4))
    assert found.subject == "Freigabe von Einbahnstraßen für den Radverkehr"


def test_session_of_a_district_is_the_reference_of_its_minutes() -> None:
    found = head(made_forms.LETTERSPACED)
    assert (found.reference, found.office) == ("SBR Pi/004/2020", "Stadtbezirksbeirat Pieschen")
    assert found.date == datetime.date(2020, 1, 14)


@pytest.mark.parametrize(
    ("paper", "date"),
    [(None, None), (Paper("1", date=datetime.date(2013, 9, 26)), datetime.date(2013, 10, 22))],
)
def test_year_of_two_digits_needs_the_century_from_elsewhere(paper: Paper | None, date: datetime.date | None) -> None:
    text = made_forms.COLUMNS.replace("22.10.2013", "22.10.13").replace("September 2013", "Sept.")
    assert head(text.replace("2013/0121", "1299"), paper).date == date


def test_roles_of_the_lines() -> None:
    source, rows = form(made_forms.LATE)
    roles = read(source, rows, None)[1]
    assert [role for role in roles if role] == [
        *[Role.SUBJECT, Role.REFERENCE, Role.OFFICE, Role.OFFICE, Role.OFFICE, Role.OFFICE, Role.SUBJECT],
        *[Role.DATE] * 5,
    ]
