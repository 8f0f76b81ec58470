"""Files of JSON lines: every broken line is named at once, with what is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pydantic import Field

from eval.jsonl import BrokenLine, Entry, Strict, read_entries, read_gold_entries, read_rows, refuse
from ingest.errors import BadInput


class Inner(Strict):
    speaker: str | None = None


class Made(Entry):
    id: str = Field(min_length=1)
    sure: bool = True
    lines: tuple[str, ...] = ()
    inner: Inner | None = None
    count: int = 0
    share: float = Field(default=0.0, le=1)
    day: datetime.date | None = None


def write(folder: Path, *lines: str) -> Path:
    path = folder / "made.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_good_lines_come_with_their_numbers(tmp_path: Path) -> None:
    rows, broken = read_rows(write(tmp_path, '\ufeff{"id": "a"}', "", '{"id": "b"}'), Made, "Zeilen")
    assert [(number, row.id) for number, row in rows] == [(1, "a"), (3, "b")]
    assert broken == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "dort steht kein gültiges JSON"),
        ("[" * 100_000, "dort steht kein gültiges JSON"),
        ("3", "der Eintrag muss ein JSON-Objekt sein"),
        ("{}", "das Feld „id“ fehlt"),
        ('{"id": ""}', "das Feld „id“ ist leer"),
        ('{"id": 3}', "das Feld „id“ muss eine Zeichenkette sein"),
        ('{"id": "a", "sure": "vielleicht"}', "das Feld „sure“ muss true oder false sein"),
        ('{"id": "a", "lines": 3}', "das Feld „lines“ muss eine Liste sein"),
        ('{"id": "a", "count": "x"}', "das Feld „count“ muss eine ganze Zahl sein"),
        ('{"id": "a", "share": "x"}', "das Feld „share“ muss eine Zahl sein"),
        ('{"id": "a", "share": 2}', "das Feld „share“ hat den Wert 2, der dort nicht stehen kann"),
        ('{"id": "a", "day": "gestern"}', "das Feld „day“ muss ein Tag sein (JJJJ-MM-TT)"),
        ('{"id": "a", "inner": 3}', "das Feld „inner“ muss ein Objekt sein"),
        ('{"id": "a", "inner": {"speker": "x"}}', "das Feld „inner.speker“ gibt es nicht"),
        ('{"sure": 3, "x": 1}', "das Feld „id“ fehlt; das Feld „sure“ muss true oder false sein; das Feld „x“"),
    ],
)
def test_what_is_wrong_is_said_in_german(tmp_path: Path, line: str, told: str) -> None:
    rows, (broken,) = read_rows(write(tmp_path, '{"id": "a"}', line), Made, "Zeilen")
    assert len(rows) == 1
    assert broken.number == 2 and told in broken.found


def test_one_broken_line_is_one_sentence(tmp_path: Path) -> None:
    told = str(refuse(tmp_path / "made.jsonl", [BrokenLine(7, "das Feld „id“ fehlt")], "eine Zeile", "README"))
    assert "made.jsonl, Zeile 7" in told and "das Feld „id“ fehlt" in told and "\n" not in told


def test_all_broken_lines_are_named_in_order_up_to_twenty(tmp_path: Path) -> None:
    broken = [BrokenLine(number, f"Fehler {number}") for number in (9, 2, 5)]
    told = str(refuse(tmp_path / "made.jsonl", broken, "eine Zeile", "README"))
    assert "3 fehlerhafte Zeilen" in told
    assert [line.split(":")[0] for line in told.splitlines()[1:]] == ["  Zeile 2", "  Zeile 5", "  Zeile 9"]
    many = [BrokenLine(number, "kaputt") for number in range(1, 24)]
    told = str(refuse(tmp_path / "made.jsonl", many, "eine Zeile", "README"))
    assert told.splitlines()[-1] == "  … und 3 weitere Zeilen"


def test_what_is_no_text_is_bad_input(tmp_path: Path) -> None:
    for path in (tmp_path / "absent", tmp_path):
        with pytest.raises(BadInput, match="lesbare Datei mit Zeilen"):
            read_rows(path, Made, "Zeilen")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8"):
        read_rows(tmp_path / "binary", Made, "Zeilen")


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a"}', '{"id": "b"}', '{"id": "a"}')
    with pytest.raises(BadInput, match="die id „a“ steht schon in Zeile 1"):
        read_entries(path, Made, "Zeilen", "eine Zeile", "nirgends")


def test_a_file_without_entries_is_refused_unless_it_may_be_empty(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_entries(path, Made, "Zeilen", "eine Zeile", "nirgends")
    assert read_entries(path, Made, "Zeilen", "eine Zeile", "nirgends", empty=True) == []
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_gold_entries(path, Made, "Zeilen", "eine Zeile")
