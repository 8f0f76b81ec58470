from __future__ import annotations

import pytest

from eval.structure.numbers import same_number


@pytest.mark.parametrize(
    ("label", "number", "group"),
    [
        (None, None, None),
        ("1", "1", None),
        ("1", "1.", None),
        ("(5)", "5", None),
        ("5", "(5)", None),
        ("a", "a.)", None),
        ("A", "a", None),
        ("2a", "2. a)", None),
        ("2a", "2a", None),
        ("Frage 3", "3", None),
        ("3", "Zu Frage 3", None),
        ("1.1", "1.1", None),
        ("1.1", "1", "1"),
        ("A0772/13 1", "1", "A0772/13"),
        ("V-Pi00004/19 2", "2", "V-Pi00004/19"),
        ("A0116/15 (5)", "5", "A0116/15"),
        ("4.1/2", "2", "4.1"),
        ("4.3", None, "4.3"),
        ("I.2", "2", "I"),
        ("I 2", "2", "I"),
        ("A1", "1", "A"),
        ("A.1", "A1", None),
        ("2", "2", "A0116/15"),
        (None, None, "4.1"),
        ("1-2", "1-2", None),
        ("1-2", "1 – 2", None),
        ("1-3", "1, 2, 3", None),
        ("1-3", "1.+2.+3.", None),
        ("1, 3", "1 und 3", None),
        ("3-12", "3 bis 12", None),
        ("B-D", "B, C, D", None),
        ("3d-3f", "3d, 3e, 3f", None),
        ("1a-1c", "1a, 1b, 1c", None),
        ("1a-c", "1a-1c", None),
        ("6, 6a", "6, 6a", None),
        ("I.1-2", "1, 2", "I"),
        ("I.1, I.2", "1, 2", "I"),
        ("Nachfrage", "Nachfrage", None),
    ],
)
def test_the_same(label: str | None, number: str | None, group: str | None) -> None:
    assert same_number(label, number, group)


@pytest.mark.parametrize(
    ("label", "number", "group"),
    [
        ("1", None, None),
        (None, "1", None),
        ("1", "2", None),
        ("1", "11", None),
        ("1.1", "11", None),
        ("11", "1.1", None),
        ("2a", "2", None),
        ("1-2", "1", None),
        ("1-2", "1-3", None),
        ("1, 3", "1-3", None),
        ("A0772/13 1", "1", None),
        ("A0772/13 1", "1", "A0116/15"),
        ("4.1/2", "2", "4.4"),
        ("4.3", "4", None),
        ("I.2", "2", "II"),
        ("Nachfrage", None, None),
    ],
)
def test_not_the_same(label: str | None, number: str | None, group: str | None) -> None:
    assert not same_number(label, number, group)


def test_years_are_no_range() -> None:
    assert not same_number("1950-2021", "1951", None)
    assert same_number("1950-2021", "1950-2021", None)
