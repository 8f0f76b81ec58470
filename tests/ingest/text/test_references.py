"""References of papers and sessions, and the points that a question says it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.references import (
    folded,
    is_session,
    labelled_references,
    mended,
    points_named,
    references,
    same_paper,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beschlusskontrolle zu P0091/21 (Sitzungsnummer: SR/034/2022)", ["P0091/21", "SR/034/2022"]),
        ("AF2531/22", ["AF2531/22"]),
        ("mAF0316/12 und V-Pi00004/19", ["mAF0316/12", "V-Pi00004/19"]),
        ("A0115/15, A0115/15 und A0097/15", ["A0115/15", "A0097/15"]),
        ("AF 2531/22", ["AF2531/22"]),
        ("Urteil vom 7. Juli 2015, 4 A12/14, Rn. 28", []),
        ("am 03.03.2022, 100/2022, und/oder 2021/22", []),
        ("im Haushalt 2021/2022", []),
        ("das amt 2021/22", []),
        ("https://example.org/P0091/21/x", []),
        ("Beschlussempfehlung_V1640/12_OBR Alt_23.", ["V1640/12"]),
        ("Beschlusskontrolle zu V-Pi0003/19- Straßenbäume", ["V-Pi0003/19"]),
        ("Jahre 2021/22, DHH 2011/2012, Seite 142/143", []),
        ("Urteil vom 30.04.1991 - 14 S 1277/89 -", []),
        ("", []),
    ],
)
def test_references_of_a_text(text: str, found: list[str]) -> None:
    assert references(text) == found


@pytest.mark.parametrize("reference", ["SR/034/2022", "JHA/016/2015", "SBR Pi/004/2020"])
def test_session(reference: str) -> None:
    assert is_session(reference)


@pytest.mark.parametrize("reference", ["P0091/21", "AF2531/22", "V-Pi00004/19", "DHH/2025/6713", "2019/0554", ""])
def test_paper_is_no_session(reference: str) -> None:
    assert not is_session(reference)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. Zu Punkt 1: Mit welchen Netzwerken …", ("1",)),
        ("„Zu Punkt 2(Engagement im Netzwerk", ("2",)),
        ("„Zu Punt 5(Zusammenarbeit", ("5",)),
        ("„Zu Punkt6(Bleibeperspektive", ("6",)),
        ("„Zu Punkt16(Bleibeperspektive", ("16",)),
        ("Punkt123(", ()),
        ("Zu den Punkten 3 und 4: Wie …", ("3", "4")),
        ("zu den Punkten 2 bis 4", ("2", "3", "4")),
        ("zu den Punkten 1, 3 und 7", ("1", "3", "7")),
        ("zu\nBeschlusspunkt 2", ("2",)),
        ("zu Punkt 3 und noch einmal zu Punkt 3", ("3",)),
        ("zu den Punkten 1 bis 99999999999", ("1",)),
        ("zu Punkt 2022", ()),
        ("Punkt 3 wurde vertagt", ()),
        ("zu diesem Punkt", ()),
        ("zu Frage 3", ()),
    ],
)
def test_points_that_a_question_names(text: str, points: tuple[str, ...]) -> None:
    assert points_named(text) == points


@settings(deadline=None)
@given(st.text(alphabet="Zu Punkt den12,bis-und/AF.", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert len(set(references(text))) == len(references(text))
    assert all(point.isdigit() for point in points_named(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vorlage Nr.:      2022/0485", ["2022/0485"]),
        ("dazu: Vorlage: 2013/0240 und Vorlage 2025/1201/1", ["2013/0240", "2025/1201/1"]),
        ("im Haushalt 2021/2022", []),
    ],
)
def test_number_that_its_label_makes_a_reference(text: str, found: list[str]) -> None:
    assert labelled_references(text) == found


@pytest.mark.parametrize(
    ("text", "around", "read"),
    [
        ("V-PI00004/19", "SBR Pi/004/2020", {"V-PI00004/19": "V-Pi00004/19"}),
        ("V-PI0013/19", "des Stadtbezirksbeirates Plauen", {"V-PI0013/19": "V-Pl0013/19"}),
        ("AF-BI00005/20", "", {}),
        ("V-PiOOOlO/19", "", {"V-PiOOOlO/19": "V-Pi00010/19"}),
        ("V-Pi00004/19 und AF2531/22", "SBR Pl", {}),
    ],
)
def test_misread_reference_is_mended(text: str, around: str, read: dict[str, str]) -> None:
    assert mended(text, around) == read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("V-PI00004/19", "V-Pi00004/19", True),
        ("V-PI0013/19", "V-Pl0013/19", True),
        ("V-Pi0013/19", "V-Pl0013/19", False),
        ("p 0091/21", "P0091/21", True),
        ("AFO316/12", "AF0316/12", True),
        ("V-Pi0003/19", "V-Pi00003/19", False),
        ("A0772/13", "A0722/13", False),
    ],
)
def test_which_references_are_of_one_paper(one: str, other: str, same: bool) -> None:
    assert same_paper(one, other) is same_paper(other, one) is same
    assert not same or folded(one) == folded(other)
