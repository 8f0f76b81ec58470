"""What a text points at, and what it says of it."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.links.mentions import Mention, letters_named, mentions, own_places
from ingest.model import BlockKind, LetterKind

POINT, QUESTION, ANSWER = BlockKind.RESOLUTION_POINT, BlockKind.QUESTION, BlockKind.ANSWER


def only(text: str) -> Mention:
    (found,) = mentions(text)
    return found


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Beschlussempfehlung_V1640/12_OBR Alt_23.", "V1640/12"),
        ("Beschlusskontrolle zu V-Pi0003/19- Straßenbaumpflanzungen", "V-Pi0003/19"),
        ("Beschlusskontrolle zu V-PiOOOOl/19- Projekt", "V-Pi00001/19"),
        ("Beschlusskontrolle zu V-PiOÜ14/19- Projekt", "V-Pi0014/19"),
        ("Interfraktioneller Antrag A 0168/20", "A0168/20"),
        ("in der Sitzung (OBR Alt/032/2012)", "OBR Alt/032/2012"),
        ("gemäß der Vorlage 2025/0152 am", "2025/0152"),
        ("Vorlage Nr. 2017/0510", "2017/0510"),
        ("aus dem Beschluss 2016/0106 „Gründung", "2016/0106"),
        ("(2025/0347/1)", "2025/0347/1"),
        ("Vorlage: 2017/2018", "2017/2018"),
        ("(Vorlage: DHH/2025/6104)", "DHH/2025/6104"),
    ],
)
def test_references_in_every_shape(text: str, reference: str) -> None:
    assert only(text).reference == reference


@pytest.mark.parametrize(
    "text",
    [
        "im Doppelhaushalt 2022/2023",
        "ab dem Schuljahr 2026/2027",
        "Jahre 2021/22",
        "DHH 2011/2012",
        "(siehe ISEK Seite 142/143)",
        "Urteil vom 30.04.1991 - 14 S 1277/89 -",
        "Projekt Nr. Pie-001/20",
        "am 03.03.2022/0815",
    ],
)
def test_years_pages_and_courts_are_no_references(text: str) -> None:
    assert mentions(text) == []


def test_a_misread_district_is_read_by_the_letter_around_it() -> None:
    around = "Beschlusskontrolle zu V-PI00004/19 (Sitzungsnummer: SBR Pi/004/2020)"
    (found,) = mentions("zu V-PI00004/19 wurde", around)
    assert (found.reference, found.start, found.end) == ("V-Pi00004/19", 3, 15)


def test_a_point_of_a_resolution_with_its_date_over_line_ends() -> None:
    found = only(
        "Bezugnahme auf Punkt 5 des Beschlusses V0210/14 des Jugendhilfe\nausschusses vom 23. April 2015, konkrete"
    )
    assert found.reference == "V0210/14" and found.letter is LetterKind.RESOLUTION
    assert (found.item, found.numbers, found.date) == (POINT, ("5",), datetime.date(2015, 4, 23))
    assert not found.refers


def test_a_beschlusskontrolle_with_title_and_date() -> None:
    found, own = mentions(
        "Beschlusskontrolle zu P0091/21 „Dresden soll sicherer Hafen werden!„ vom 23.06.2022\nAF2531/22"
    )
    assert (found.letter, found.date) == (LetterKind.RESOLUTION_CONTROL, datetime.date(2022, 6, 23))
    assert own == Mention(84, 93, "AF2531/22")


@pytest.mark.parametrize(
    ("text", "item", "numbers"),
    [
        ("verweist auf die Antwort zur Frage 3 (AF2013/13) in", ANSWER, ("3",)),
        ("Frage 2 der Anfrage AF2013/13", QUESTION, ("2",)),
        ("die Vorlage V1474/12, Punkte 1 und 3", POINT, ("1", "3")),
        ("A0093/15 (Frage 4)", QUESTION, ("4",)),
        ("Vorlage: 2018/0449\nPunkt 24.5: Vergabe", None, ()),
    ],
)
def test_items_beside_a_reference(text: str, item: BlockKind | None, numbers: tuple[str, ...]) -> None:
    assert (only(text).item, only(text).numbers) == (item, numbers)


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("Im Übrigen verweise ich auf meine Antwort zurAnfrage AF1703/12.", True),
        ("Auf die Vorlage 2024/0269 wird verwiesen.", True),
        ("(vgl. Vorlage 2017/0535)", True),
        ("Siehe Anlage. Der Beschluss 2017/0535 gilt.", False),
    ],
)
def test_what_only_sends_its_reader_elsewhere(text: str, refers: bool) -> None:
    assert only(text).refers is refers


def test_letters_of_the_same_paper_by_date() -> None:
    (earlier,) = letters_named("Siehe Beschlusskontrolle vom 3. November 2016.")
    assert (earlier.date, earlier.refers, earlier.planned) == (datetime.date(2016, 11, 3), True, False)
    (coming,) = letters_named("nächste Beschlusskontrolle: 31. Januar 2017")
    assert (coming.date, coming.planned) == (datetime.date(2017, 1, 31), True)
    assert letters_named("Mit der Beschlusskontrolle vom 23.06. erklärt die Verwaltung") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Siehe Antwort zu 2.", ("2",)),
        ("Es wird auf die Antwort zu Frage 5 verwiesen.", ("5",)),
        ("Beantwortung siehe Frage 1", ("1",)),
        ("siehe hierzu Antwort zu C", ("C",)),
        ("Siehe Antwort zu Punkt 1 a", ("1a",)),
        ("Siehe Antwort zu Frage 8.1.", ("8.1",)),
        ("siehe Ziffer 1 und Ziffer 2.", ("1", "2")),
        ("siehe Ziff. 1.+2.", ("1", "2")),
        ("siehe auch Antworten 3 bis 5", ("3", "4", "5")),
        ("siehe auch Antwort zu Frage 2 - 12 Stellen", ("2",)),
    ],
)
def test_other_answers_of_the_same_letter(text: str, numbers: tuple[str, ...]) -> None:
    (found,) = own_places(text)
    assert found.numbers == numbers and found.refers


@pytest.mark.parametrize(
    "text",
    [
        "In § 5 Abs. 2 Ziffer 2 wird das Wort gestrichen",
        "siehe Ziffer 4 der textlichen Festsetzungen",
        "Siehe Anlage 1, Ziffer 14.1",
        "verweist auf die Antwort zur Frage 3 (AF2013/13)",
        "gleicher Bezug wie Punkt 3",
        "Die Antwort zu Frage 2 steht aus.",
    ],
)
def test_what_looks_like_another_answer(text: str) -> None:
    assert own_places(text) == []


@settings(deadline=None)
@given(st.text(alphabet="AFV-Pi0123/.,() \nsieheFragzuBlkot2016", max_size=80))
def test_places_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    for find in (mentions, letters_named, own_places):
        places = [(one.start, one.end) for one in find(text)]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(before[1] <= behind[0] for before, behind in pairwise(places))
