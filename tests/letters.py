"""Small letters written to files, for tests that take letters in."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import SAMPLES

CONTROL = SAMPLES / "P0091-21_Beschlusskontrolle_2022-06-23.txt"
ANSWER = SAMPLES / "AF2531-22_Antwort_2022-09-14.txt"
CLEARANCES = SAMPLES / "clearance.toml"

_LETTER = """\
{mark}

Landeshauptstadt Beispiel
Amt für Bäder

GZ:

(A) 12.3

Datum:

{date}

Freibad im Norden
{reference}

Sehr geehrte Frau Muster,

zu Ihrer Anfrage teile ich Ihnen mit:

1. Wann öffnet das Freibad im Norden wieder?

{first}

2. Was kostet die Sanierung der Becken?

Die Sanierung kostet nach heutigem Stand 480.000 Euro.

Mit freundlichen Grüßen

Max Beispiel
Amtsleiter
"""
NO_POINTS = """\
Landeshauptstadt Beispiel

Datum:

01.02.2023

Ein Rundschreiben

Sehr geehrte Damen und Herren,

das Amt bleibt am Freitag geschlossen.

Mit freundlichen Grüßen
"""


def letter_text(
    mark: str = "□ vertraulich",
    reference: str = "AF0007/23",
    date: str = "03.04.2023",
    first: str = "Das Freibad öffnet am 1. Juni 2024 wieder.",
) -> str:
    """The text of an answer to an enquiry with two questions; an empty ``mark`` leaves it without one."""
    return _LETTER.format(mark=mark, reference=reference, date=date, first=first)


def written(folder: Path, name: str = "brief.txt", **parts: str) -> Path:
    """The file of such a letter."""
    path = folder / name
    path.write_text(letter_text(**parts), encoding="utf-8")
    return path
