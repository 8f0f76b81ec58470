"""Classifying on the page: staff and data protection, each what they see; in force with the next request."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from ingest.model import Tier
from tests.ui.houses import House
from ui.classification.texts import GERMAN
from ui.visitor import STAFF


def sent(client: TestClient, key: str, tier: str, who: str = "Erika Muster", why: str = "Grund") -> Any:
    page = client.get(f"/brief/{key}/einstufung").text
    stand = page.partition('name="stand" value="')[2].partition('"')[0]
    data = {"ebene": tier, "von": who, "grund": why, "stand": stand}
    return client.post(f"/brief/{key}/einstufung", data=data, follow_redirects=False)


def test_a_letter_leads_those_who_may_to_its_classification(house: House) -> None:
    way = f'href="/brief/{house.bath}/einstufung"'
    assert way in house.client(staff=True).get(f"/brief/{house.bath}").text
    assert way not in house.client().get(f"/brief/{house.bath}").text
    page = house.client(staff=True).get(f"/brief/{house.bath}/einstufung").text
    assert GERMAN.sees[Tier.OEFFENTLICH] in page and "nicht angekreuzt" in page


def test_what_is_sent_holds_with_the_next_request(fresh_house: House) -> None:
    staff, public, key = fresh_house.client(staff=True), fresh_house.client(), fresh_house.bath
    assert public.get(f"/brief/{key}").status_code == 200
    answer = sent(staff, key, "intern", why="vor der Sitzung")
    assert answer.status_code == 303 and answer.headers["location"] == f"/brief/{key}/einstufung?gemacht=1"
    absent = public.get("/brief/0123456789abcdef")
    hidden = public.get(f"/brief/{key}")
    assert (hidden.status_code, hidden.text) == (404, absent.text)
    assert "AF0007/23" not in public.get("/suche").text and "AF0007/23" in staff.get("/suche").text
    shown = staff.get(answer.headers["location"]).text
    assert GERMAN.done in shown and "vor der Sitzung" in shown and "staff: Erika Muster" in shown
    assert sent(staff, key, "oeffentlich").status_code == 303 and public.get(f"/brief/{key}").status_code == 200


def test_what_was_shown_must_still_hold_where_a_letter_is_opened(fresh_house: House) -> None:
    staff, key = fresh_house.client(staff=True), fresh_house.hidden
    data = {"ebene": "oeffentlich", "von": "Erika", "grund": "Grund", "stand": "0"}
    answer = staff.post(f"/brief/{key}/einstufung", data=data, follow_redirects=False)
    assert answer.status_code == 400 and "anders eingestuft" in answer.text
    assert fresh_house.desk.tier(key, STAFF) is Tier.NICHTOEFFENTLICH
    locked = staff.post(f"/brief/{key}/einstufung", data=data | {"ebene": "gesperrt"}, follow_redirects=False)
    assert locked.status_code == 303, "closing never waits"


def test_a_form_without_name_reason_or_tier_changes_nothing(fresh_house: House) -> None:
    staff, key = fresh_house.client(staff=True), fresh_house.bath
    for tier, who, why in (("intern", "", "Grund"), ("intern", "Erika", " "), ("geheim", "Erika", "Grund")):
        assert sent(staff, key, tier, who, why).status_code == 400
    assert fresh_house.desk.tier(key, STAFF) is Tier.OEFFENTLICH
