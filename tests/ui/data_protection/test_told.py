"""Receipts and findings as plain text."""

from __future__ import annotations

from dataclasses import replace

from assistant.erasing.receipt import Searched, signed
from assistant.erasing.selection import Condemned
from assistant.persons.naming import Named, Naming, NamingLetter, Record
from assistant.persons.pattern import Writing
from ingest.model import LetterKind, Tier
from tests.assistant.erasing.test_receipt import RECEIPT
from ui.data_protection import told

LETTER = NamingLetter(
    "0123456789abcdef",
    "AF0007/23 vom 03.04.2023",
    Tier.OEFFENTLICH,
    None,
    True,
    (Named(Writing.TORN, 3, 9, None, "", "Eva\nMus-ter"),),
    ((Record.FILE, "Eva_Muster"),),
)


def test_a_receipt() -> None:
    lines = list(told.receipt_lines(signed(RECEIPT)))
    assert lines[0] == "Bescheinigung 3" and "- Antwort auf eine Anfrage, AF0007/23, öffentlich" in lines
    assert any("Absätze (in allen Suchindexen) 14" in line for line in lines)
    assert any(line == "Nachgesehen in 40 Dateien (1,7 MB): keine Spur." for line in lines)
    bad = replace(RECEIPT, rebuilt=False, searched=Searched(left=("a.txt",), logged=("audit/x",)))
    text = "\n".join(told.receipt_lines(bad))
    assert "stehen noch in: a.txt" in text and "verworfen" in text and "Prüfprotokoll nennt die Kennung" in text


def test_what_would_go() -> None:
    one = Condemned("0123456789abcdef", "A", LetterKind.OTHER, None, Tier.OEFFENTLICH, 2, True, ("/b", "/a"))
    assert told.condemned_lines([one]) == ["A (öffentlich, 2 Absätze, ältere Fassung, Kennung 0123456789abcdef)"]
    assert told.files_of([one, one]) == ["/a", "/b"]


def test_what_names_a_person() -> None:
    text = told.naming_text(Naming("Eva Muster", (LETTER,), 7), "23.11.2026, 10:00 Uhr")
    assert "2 Stellen in 1 von 7 Schreiben" in text and "Stand: 23.11.2026" in text
    assert told.summary(Naming("Eva Muster", (replace(LETTER, records=()),), 7)).startswith("1 Stelle in 1 von 7")
    assert "- **außerhalb der Absätze** (getrennt): Eva Mus-ter" in text and "Eva_Muster" in text
    assert "versiegelt" in text
    assert "Kein Schreiben nennt" in told.naming_text(Naming("Eva Muster", (), 7), "jetzt")
