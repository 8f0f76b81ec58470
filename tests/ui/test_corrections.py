"""What the options of ``correct`` ask for, and how its result looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.corrections import Field
from ingest.errors import BadInput
from ingest.model import BlockKind, LetterKind
from tests.ui import results
from ui import texts_de as de
from ui.arguments import parser
from ui.corrections import arguments_of, shown, wanted


def asked(*words: str) -> list[dict[str, Any]]:
    return wanted(parser().parse_args(["correct", "AF7/23", *words]))


def test_a_file_is_named_as_its_owner_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.txt").touch()
    found = arguments_of(parser().parse_args(["correct", "brief.txt", "--rueckgaengig", "4", "--von", "Anna"]))
    assert found == {"letter": str(tmp_path / "brief.txt"), "changes": [], "who": "Anna", "undo": [4]}
    assert arguments_of(parser().parse_args(["correct", "AF7/23"]))["letter"] == "AF7/23"


@pytest.mark.parametrize(
    ("words", "field", "new"),
    [
        (["--art", "Antwort"], "kind", "answer_letter"),
        (["--art", "resolution_control"], "kind", "resolution_control"),
        (["--zeichen", "AF 7/23"], "reference", "AF 7/23"),
        (["--datum", "14.09.2022"], "date", "2022-09-14"),
        (["--datum", "2022-09-14"], "date", "2022-09-14"),
        (["--datum", ""], "date", None),
        (["--amt", " Amt  für Bäder"], "office", "Amt für Bäder"),
        (["--betreff", ""], "subject", None),
        (["--empfaenger", "Frau Muster; Fraktion A;"], "addressees", "Frau Muster\nFraktion A"),
        (["--fraktion", "A"], "fraction", "A"),
        (["--teilen", "Die Stadt plant"], "split", "Die Stadt plant"),
    ],
)
def test_one_option_one_change(words: list[str], field: str, new: str | None) -> None:
    assert asked(*words) == [{"field": field, "new": new, "block": None}]


def test_with_a_block_they_are_about_it() -> None:
    words = ["--block", "7", "--art", "frage", "--nummer", "3.", "--grenze", "1234", "--verbinden"]
    assert asked(*words) == [
        {"field": "border", "new": "1234", "block": 7},
        {"field": "block_kind", "new": "question", "block": 7},
        {"field": "block_number", "new": "3", "block": 7},
        {"field": "join", "new": None, "block": 7},
    ]
    assert asked("--block", "7") == asked("--liste") == asked() == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--art", "Gedicht"], "beschlusskontrolle, antwort"),
        (["--art", "Gedicht", "--block", "1"], "briefkopf, einleitung"),
        (["--datum", "31.02.2022"], "14.09.2022"),
        (["--datum", "gestern"], "14.09.2022"),
    ],
)
def test_what_is_none_says_what_is(words: list[str], found: str) -> None:
    with pytest.raises(BadInput, match=found):
        asked(*words)


def test_every_value_has_a_word() -> None:
    assert list(de.FIELDS) == list(Field)
    assert list(de.LETTER_KINDS) == list(LetterKind) and list(de.BLOCK_KINDS) == list(BlockKind)
    for words in (de.LETTER_KINDS, de.BLOCK_KINDS):
        assert len({word.casefold() for word in words.values()}) == len(words)


def test_a_corrected_letter_as_text() -> None:
    text = shown(results.corrected(), only_list=False)
    assert text.startswith("AF0007/23 vom 03.04.2023 (öffentlich, 0123456789abcdef)\n")
    assert "   1  Datum: nichts → 03.04.2023, anna: Anna Beispiel, 23.11.2026" in text and "[zurückgenommen]" in text
    assert "   2  Nummer des Abschnitts: 2 → 3 (Stelle 210)" in text and "[offen: " in text
    assert "   1  Frage 3          210–260        „Was kostet die Sanierung der Becken?“" in text
    assert "Abschnitte" not in shown(results.corrected(), only_list=True)
    assert "Keine Berichtigungen." in shown(results.corrected(corrections=[]), only_list=True)


def test_kinds_and_joins_are_named() -> None:
    base = results.corrected()["corrections"][0] | {"undone_by": None}
    rows = [
        base | {"field": "kind", "old": "other", "new": "statement"},
        base | {"field": "block_kind", "old": "answer", "new": "question"},
        base | {"field": "join", "old": None, "new": None},
        base | {"field": "subject", "old": "x\x1b[31m", "new": "y" * 300},
    ]
    text = shown(results.corrected(corrections=rows), only_list=True)
    assert "Art: Schreiben → Stellungnahme" in text and "Antwort → Frage" in text
    assert "mit dem Abschnitt davor verbunden, " in text and "\x1b" not in text and "…" in text
