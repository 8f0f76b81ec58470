"""Which line of a head is for what, also where a scan interleaved its columns."""

from __future__ import annotations

import pytest

from ingest.body.layout import lines
from ingest.head.address_head import is_words, roles
from ingest.model import Role
from tests.ingest.gold_structure import source_of


def told(text: str, salutation: str = "Sehr geehrter Herr Muster,") -> dict[Role | None, list[str]]:
    head = lines(source_of(text))
    found: dict[Role | None, list[str]] = {}
    for line, role in zip(head, roles(head, salutation), strict=True):
        found.setdefault(role, []).append(line.text)
    return found


TORN = """\
Hausmitteilung

Dresden.
QLGgqGU'

D vertraulich

Landeshauptstadt Dresden
Geschäftsbereich
An alle

GZ:

Fraktionen im Stadtrat
2 513

Bildung und Jugend

Datum:

"
MRZ. ?Offf

Beschlusskontrolle zu A0093/15 (Sitzungsnummer: SR/018/2015)

Leistungsfähige Strukturen erhalten
"""


def test_torn_columns_are_put_together() -> None:
    found = told(TORN)
    assert found[Role.OFFICE] == ["Landeshauptstadt Dresden", "Geschäftsbereich", "Bildung und Jugend"]
    assert found[Role.ADDRESSEE] == ["An alle", "Fraktionen im Stadtrat"]
    assert found[Role.FILE_NUMBER] == ["GZ:", "2 513"]
    assert found[Role.DATE] == ["Datum:", "MRZ. ?Offf"]
    assert found[Role.MARK] == ["D vertraulich"]
    assert found[Role.SUBJECT][0].startswith("Beschlusskontrolle")
    assert found[Role.SUBJECT][1:] == ["Leistungsfähige Strukturen erhalten"]
    assert found[None] == ["Hausmitteilung", "Dresden.", "QLGgqGU'"]


def test_address_may_stand_behind_the_date() -> None:
    found = told(
        "Landeshauptstadt Dresden\n\nDatum:\n\n. 3, jäh. 2Ü3\n\nHerrn Stadtrat\nMax Muster\n\nTrichter\nmAF0316/12\n"
    )
    assert found[Role.ADDRESSEE] == ["Herrn Stadtrat", "Max Muster"]
    assert found[Role.SUBJECT] == ["Trichter"]
    assert found[Role.REFERENCE] == ["mAF0316/12"]


def test_surname_of_the_salutation_tells_the_addressee() -> None:
    assert told("Stadt Beispiel\n\nErika Muster\n\nWege\n", "Sehr geehrte Frau Muster,")[Role.ADDRESSEE] == [
        "Erika Muster"
    ]


def test_office_that_is_written_to_is_no_sender() -> None:
    found = told(
        "Stadt Beispiel\nBeauftragte für Wege\n\nGeschäftsbereich Soziales\nBürgermeister Max Muster\n\nWege im Wald\n"
    )
    assert found[Role.ADDRESSEE] == ["Geschäftsbereich Soziales", "Bürgermeister Max Muster"]
    assert found[Role.OFFICE] == ["Stadt Beispiel", "Beauftragte für Wege"]


def test_column_of_contacts_is_nobodys_role() -> None:
    found = told(
        "Stadt Beispiel\nBearb.:\nTel.:\nSitz:\n\nFrau Richter\n27 15\nII/129\n\nDatum:\n\n31.05.2012\n\nWege im Wald\n"
    )
    assert Role.ADDRESSEE not in found
    assert found[Role.DATE] == ["Datum:", "31.05.2012"]


@pytest.mark.parametrize("text", ["Dresden.", "QLGgqGU'", "]3LG2qGU'", "Hausmitteilung", "ab", "1 2 3 4"])
def test_logo_is_no_words(text: str) -> None:
    assert not is_words(text)


@pytest.mark.parametrize(
    "text", ["SPD-Fraktion", "Fraktion Bündnis 90/Die Grünen", "Fraktion DIE LINKE.", "Vincent Drews"]
)
def test_address_is_words(text: str) -> None:
    assert is_words(text)
