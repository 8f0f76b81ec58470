"""The points as CSV and XLSX: what spreadsheets read, nothing they calculate."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.implementation.state import PointStatus
from ingest.model import Tier
from tests.ui.implementation.made_points import DONE, HIDDEN, POINTS, SERIES
from tests.ui.payloads import PAYLOADS
from ui.implementation.tables import HISTORY, csv_of, highest_tier, history_rows, xlsx_of
from ui.implementation.tables import POINTS as COLUMNS


def absolute(path: str) -> str:
    return f"https://fundstelle.example.org{path}"


def read_csv(points: tuple[PointStatus, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_of(points, absolute).decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(points: tuple[PointStatus, ...]) -> Any:
    return load_workbook(io.BytesIO(xlsx_of(points, absolute)))


def test_csv_has_a_row_for_each_point() -> None:
    assert csv_of(POINTS, absolute).startswith(b"\xef\xbb\xbf")
    series, done, unreported = read_csv(POINTS)
    assert list(done) == list(COLUMNS)
    assert done["Stand"] == "umgesetzt" and done["laut"] == "Sozialamt" and done["Stand vom"] == "03.11.2016"
    assert done["Beleg"] == "Die Prüfung ist erfolgt." and done["Adresse"].startswith(absolute("/stelle/"))
    assert (series["nächster Bericht"], series["überfällig"], series["Aussagen"]) == ("31.03.2018", "ja", "3")
    assert series["Nachfragen"] == "AF0007/18 vom 15.01.2018"
    assert (unreported["Stand"], unreported["Beleg"], unreported["Ebene"]) == ("ohne Bericht", "", "öffentlich")


def test_a_workbook_has_the_points_and_all_statements() -> None:
    book = sheets(POINTS)
    assert book.sheetnames == ["Stand", "Verlauf"]
    points, history = (list(book[name].values) for name in book.sheetnames)
    assert points[0] == COLUMNS and len(points) == 4 and history[0] == HISTORY and len(history) == 5
    assert points[1][COLUMNS.index("nächster Bericht")] == datetime.datetime(2018, 3, 31)
    assert [row[HISTORY.index("Stand")] for row in history[1:4]] == [
        "in Umsetzung", "berichtet, keine Maßnahme genannt", "unklar",
    ]  # fmt: skip
    assert len(history_rows([SERIES], absolute)) == 3 and book["Stand"].freeze_panes == "A2"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(formula: str) -> None:
    bad = replace(DONE, wording=formula, subject=formula, reports=(replace(DONE.reports[0], office=formula),))
    (row,) = read_csv((bad,))
    assert row["Wortlaut"] == row["Betreff"] == row["laut"] == f"'{formula}"
    for name in ("Betreff", "Wortlaut", "laut"):
        cell = sheets((bad,))["Stand"].cell(2, COLUMNS.index(name) + 1)
        assert cell.data_type == "s" and cell.quotePrefix and cell.value.strip() == formula.strip()


@pytest.mark.parametrize("payload", [*PAYLOADS, "a\x00b\x0bc\ud800d", "lang " * 10_000])
def test_any_text_makes_a_table_that_opens(payload: str) -> None:
    bad = replace(DONE, wording=payload, number=payload, reference=payload)
    assert sheets((bad,))["Stand"].max_row == 2
    assert len(read_csv((bad,))) == 1


def test_a_table_knows_its_highest_tier() -> None:
    assert highest_tier(POINTS) is highest_tier([]) is Tier.OEFFENTLICH
    assert highest_tier([DONE, HIDDEN]) is Tier.NICHTOEFFENTLICH
    assert [row["Ebene"] for row in read_csv((DONE, HIDDEN))] == ["öffentlich", "nichtöffentlich"]
