"""References of papers and sessions, and the points that a question says it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.references import is_session, points_named, references


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
        ("", []),
    ],
)
def test_references_of_a_text(text: str, found: list[str]) -> None:
    assert references(text) == found


@pytest.mark.parametrize("reference", ["SR/034/2022", "JHA/016/2015", "SBR Pi/004/2020"])
def test_session(reference: str) -> None:
    assert is_session(reference)


@pytest.mark.parametrize("reference", ["P0091/21", "AF2531/22", "V-Pi00004/19", ""])
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
