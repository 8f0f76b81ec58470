"""Labels at the heads of lines: what may number an item, what it says of its text, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.body.layout import Line
from ingest.body.markers import Marker, Path, Role, each_number, joint, markers, written


def found(text: str) -> list[Marker]:
    """The readings of the label at the head of one line."""
    return markers([Line(0, len(text), text, False, False)])


def only(text: str) -> Marker:
    (marker,) = found(text)
    return marker


@pytest.mark.parametrize(
    ("text", "style", "number", "sign", "quoted"),
    [
        ("1. Wie viele Wege gibt es?", "1", "1", ".", False),
        ("12. Wer", "1", "12", ".", False),
        ("1.", "1", "1", ".", False),
        ("2) Wie", "1", "2", ")", False),
        ("1.) Wie", "1", "1", ")", False),
        ("1: Wie", "1", "1", ":", False),
        ("5.Wie", "1", "5", ".", False),
        ("4) Augustenburgstraße", "1", "4", ")", False),
        ("„1. Wie", "1", "1", ".", True),
        ('"1. Wie', "1", "1", ".", True),
        ("1. „Wie", "1", "1", ".", True),
        ("„2, Wie", "1", "2", ".", True),
        ("2, Wie viele?“", "1", "2", ".", False),
        ("2. „a) Wie", "1", "2", ".", True),
        ("2. a) Wie", "1", "2", ".", False),
        ("2.b) Wie", "1", "2b", ")", False),
        ("2a) Wie", "1", "2a", ")", False),
        ("1.1 Wie", "1", "1.1", "", False),
        ("1.1. Wie", "1", "1.1", ".", False),
        ("1.2.3 Wie", "1", "1.2.3", "", False),
        ("1 Ist der Verwaltung bekannt", "1", "1", "", False),
        ("1 Ist der …", "1", "1", "", False),
        ("a) Wer", "a", "a", ")", False),
        ("b.) Was", "a", "b", ")", False),
        ("A. Kosten", "A", "A", ".", False),
        ("C) Wer", "A", "C", ")", False),
        ("II. Teil", "I", "II", ".", False),
        ("1.+2.", "1", "1-2", ".", False),
        ("1./2. Die", "1", "1-2", ".", False),
        ("3. und 4. Die", "1", "3-4", ".", False),
        ("1-3. Die", "1", "1-3", ".", False),
        ("1, 3 und 5: Die", "1", "1, 3, 5", ":", False),
    ],
)
def test_label_that_numbers(text: str, style: str, number: str, sign: str, quoted: bool) -> None:
    marker = only(text)
    assert (marker.style, marker.number, marker.sign, marker.quoted) == (style, number, sign, quoted)
    assert marker.role is Role.NUMBERS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Frage 3:", "3"),
        ("Frage Nr. 3: Wie", "3"),
        ("Frage 1.1:", "1.1"),
        ("Frage B3:", "B3"),
        ("Fragen 1 und 2:", "1-2"),
        ("Ziffer 2:", "2"),
        ("Frage 3", "3"),
        ("Nachfrage: Wer", "Nachfrage"),
        ("Zusatzfrage: Wer", "Zusatzfrage"),
    ],
)
def test_label_that_asks(text: str, number: str) -> None:
    assert (only(text).role, only(text).number) == (Role.ASKS, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Zu Frage 1", "1"),
        ("zu Frage 4", "4"),
        ("Zu Frage 1 – Die Wege", "1"),
        ("zu A1)", "A1"),
        ("zu A1) Das Amt", "A1"),
        ("Zu 1.", "1"),
        ("ad 2: Ja.", "2"),
        ("Zu 1. „Wann kommt", "1"),
        ("Zu 1 und 2:", "1-2"),
        ("Zu 1./2.:", "1-2"),
        ("Zu den Fragen 1 bis 3:", "1-3"),
        ("Antworten zu den Fragen 1, 3 und 5:", "1, 3, 5"),
        ("Antwort zu Frage 3:", "3"),
        ("Antwort zu 2:", "2"),
        ("Antwort auf Frage 2:", "2"),
        ("Zu Ziffer 4:", "4"),
        ("Zu Antragspunkt 2:", "2"),
        ("zu Punkt 3 a):", "3a"),
        ("Zu Frage II:", "II"),
        ("Zu I. und II.:", "I, II"),
    ],
)
def test_label_that_answers(text: str, number: str) -> None:
    assert (only(text).role, only(text).number) == (Role.ANSWERS, number)


@pytest.mark.parametrize(
    "text",
    [
        *("14. SEP. 2022", "1. Januar 2020", "14.09.2022", "01.02.2020 Sitzung", "9. 12. 2021"),
        *("1. Lesung", "2. Quartal", "3. Sitzung", "3. Obergeschoss", "1. Bürgermeister"),
        *("2022. Wer", "1991 wurde", "5 Euro", "2,5 Mio. Euro", "12:30 Uhr", "99999999999. Wer", "1, 2 und 3"),
        *("2.wie", "§ 3.", "-2-", "i. d. R. wird", "A 14 wird", "Nr. 3 wird"),
        *("Zu Beginn", "Zu 1 Die", "zu 100 Prozent", "Auf 3 Straßen", "Die Antwort zu 3:", "Antwort:", "Fragen:"),
        *("", "Wort", "?"),
    ],
)
def test_line_without_a_label(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "value"), [("I. Teil", 1), ("V. Teil", 5), ("X) Teil", 10)])
def test_letter_that_is_also_a_roman_number_has_two_readings(text: str, value: int) -> None:
    assert [(marker.style, marker.paths) for marker in found(text)] == [("I", ((value,),)), ("A", ((text[0],),))]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("2. Wie", ((2,),)),
        ("1.1 Wie", ((1, 1),)),
        ("2.b) Wie", ((2, "b"),)),
        ("1. und 2. Wie", ((1,), (2,))),
        ("3-5. Die", ((3,), (4,), (5,))),
        ("IV. Teil", ((4,),)),
        ("XIX. Teil", ((19,),)),
        ("b) Wie", (("b",),)),
        ("Zu B3:", (("B", 3),)),
        ("Zu 1, 1 und 2:", ((1,), (2,))),
    ],
)
def test_numbers_are_paths(text: str, paths: tuple[Path, ...]) -> None:
    assert only(text).paths == paths


@pytest.mark.parametrize("text", ["XXXX. Teil", "XXI. Teil"])
def test_roman_numbers_end_at_20(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "behind"),
    [("1. Wie", " Wie"), ("Zu Frage 3: Ja.", " Ja."), ("1.1 Wie", "Wie"), ("2.b) Wie", " Wie"), ("1.", "")],
)
def test_text_behind_a_label(text: str, behind: str) -> None:
    assert text[only(text).behind :] == behind


def test_labels_are_found_line_by_line() -> None:
    rows = [Line(0, 0, text, False, False) for text in ["Fragen", "1. Wie?", "Ja.", "2. Wer?", "Zu 1: Ja."]]
    assert [(marker.line, marker.number) for marker in markers(rows)] == [(1, "1"), (3, "2"), (4, "1")]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [(["2"], "2"), (["1", "2"], "1-2"), (["3", "4", "5"], "3-5"), (["1", "3"], "1, 3"), (["2a", "2b"], "2a, 2b")],
)
def test_joint_numbers(numbers: list[str], text: str) -> None:
    assert joint(numbers) == text
    assert each_number(text) == numbers


@pytest.mark.parametrize(
    ("number", "each"),
    [
        *(("2", ["2"]), ("1.1", ["1.1"]), ("2a", ["2a"]), ("3-5", ["3", "4", "5"]), ("1, 3-4", ["1", "3", "4"])),
        *(("A", ["A"]), ("Nachfrage", ["Nachfrage"])),
    ],
)
def test_numbers_that_one_stands_for(number: str, each: list[str]) -> None:
    assert each_number(number) == each


@pytest.mark.parametrize(
    ("path", "text"),
    [((2,), "2"), ((2, "a"), "2a"), ((1, 1), "1.1"), (("B", 3), "B3"), (("a",), "a"), ((1, 2, 3), "1.2.3")],
)
def test_path_as_people_write_it(path: Path, text: str) -> None:
    assert written(path) == text


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8, unique=True))
def test_joint_numbers_lose_none(values: list[int]) -> None:
    numbers = [str(value) for value in values]
    assert each_number(joint(numbers)) == numbers


@given(st.text(st.sampled_from('0123456789.,:)(+-/–„“" abcABIVXFragezu?'), max_size=40))
def test_label_is_a_beginning_of_its_line_and_has_numbers(text: str) -> None:
    for marker in found(text):
        assert 0 < marker.behind <= len(text)
        assert marker.paths and all(marker.paths)
        assert marker.number
