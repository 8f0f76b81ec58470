"""From an address to what is shown: the letter as its visitor may see it, its newer version, the page of the place."""

from __future__ import annotations

from tests.ui.houses import ADDRESS, House
from ui.letters.finding import find, page_view
from ui.visitor import STAFF, STRANGER, Visitor

OFFICER = Visitor(STAFF, None, "de")


def test_a_letter_is_found_with_its_place_and_absolute_address(house: House) -> None:
    shown = find(house.site, STRANGER, house.pdf, "300-400")
    assert shown is not None and shown.address == f"{ADDRESS}/stelle/{house.pdf}/300-400"
    assert (shown.pages, shown.staff, shown.tier.value, shown.place.newer) == (2, False, "oeffentlich", "")
    assert shown.passage is not None and shown.passage.label.startswith("AF0008/23 vom 05.05.2023, Antwort zu Frage 2")


def test_what_may_not_be_seen_is_not_found(house: House) -> None:
    assert find(house.site, STRANGER, house.hidden) is None and find(house.site, STRANGER, "0" * 16) is None
    staff = find(house.site, OFFICER, house.hidden)
    assert staff is not None and staff.staff and staff.tier.value == "nichtoeffentlich"


def test_the_image_begins_where_the_place_is(house: House) -> None:
    shown = find(house.site, STRANGER, house.pdf, "300-400")
    assert shown is not None
    assert page_view(house.desk, STRANGER, shown, 0)[0] == 2
    assert page_view(house.desk, STRANGER, shown, 1)[0] == 1
    assert page_view(house.desk, STRANGER, shown, 9)[0] == 2
    whole = find(house.site, STRANGER, house.pdf)
    assert whole is not None and page_view(house.desk, STRANGER, whole, 0)[0] == 1
    assert "seitenwahl" not in page_view(house.desk, STRANGER, shown, 0, detail=True)[1]
