"""The pages of data protection, from the search to the receipt."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from assistant.audit.event import EventKind
from assistant.model import PUBLIC
from tests.ui.houses import House
from ui.conversation import Exchange, Stage

QUESTION = "Wann öffnet das Freibad im Norden wieder?"


def test_a_person_is_looked_for_and_nothing_of_it_stands_in_an_address(fresh_house: House) -> None:
    client = fresh_house.client(staff=True)
    assert "Person suchen" in client.get("/datenschutz").text
    answer = client.post("/datenschutz/person", data={"name": "Max Beispiel"})
    assert answer.status_code == 200 and "AF0007/23" in answer.text and "wörtlich" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    file = client.post("/datenschutz/person", data={"name": "Max Beispiel", "datei": "1"})
    assert file.headers["content-type"].startswith("text/markdown") and "Max Beispiel Amtsleiter" in file.text
    assert "Auskunft.md" in file.headers["content-disposition"]
    kept = [entry.event for entry in fresh_house.desk.audit.entries()]
    assert [one.detail for one in kept if one.kind is EventKind.PERSON_SEARCHED] == ["shown", "exported"]
    assert client.post("/datenschutz/person", data={"name": "?"}).status_code == 400


def test_a_letter_is_shown_first_and_then_erased(fresh_house: House) -> None:
    client = fresh_house.client(staff=True)
    answer = fresh_house.desk.ask(QUESTION)
    exchange = Exchange(QUESTION, Stage.DONE, answer, len(answer.sentences))
    fresh_house.site.shelf.put(None, exchange, ())
    assert client.get("/datenschutz").status_code == 200  # the pages are made: what they keep is known
    shown = client.post("/datenschutz/loeschen", data={"was": "AF0007/23"})
    ids = dict(re.findall(r'name="(kennung-\d+)" value="(\w+)"', shown.text))
    assert list(ids.values()) == [fresh_house.bath] and "nicht zurücknehmen" in shown.text
    assert fresh_house.desk.letter(fresh_house.bath, PUBLIC), "looking erases nothing"
    assert client.post("/datenschutz/loeschen", data={**ids, "grund": "laune"}).status_code == 400
    done = client.post("/datenschutz/loeschen", data={**ids, "grund": "widerspruch"}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/datenschutz/bescheinigung/1")
    receipt = client.get("/datenschutz/bescheinigung/1").text
    assert "Widerspruch" in receipt and "keine Spur" in receipt and "angeordnet von staff" in receipt
    assert "Antworten laufender Gespräche 1" in receipt
    assert client.get(f"/brief/{fresh_house.bath}").status_code == 404
    assert "/datenschutz/bescheinigung/1" in client.get("/datenschutz").text
    assert client.get("/datenschutz/bescheinigung/2").status_code == 404
    again = client.post("/datenschutz/loeschen", data={**ids, "grund": "widerspruch"})
    assert again.status_code == 400 and "Bescheinigung 1" in again.text


def test_only_data_protection_finds_the_way(house: House) -> None:
    assert 'href="/datenschutz"' in house.client(staff=True).get("/suche").text
    client: TestClient = house.client()
    assert "/datenschutz" not in client.get("/suche").text
    for path in ("/datenschutz", "/datenschutz/bescheinigung/1"):
        assert client.get(path).status_code == 404
    for path in ("/datenschutz/person", "/datenschutz/loeschen"):
        assert client.post(path, data={"name": "Max Beispiel"}).status_code == 404
