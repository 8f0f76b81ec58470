"""Every route and every role: the public, a holder, somebody else, staff. What is not theirs is as if not there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.personal.history import Past
from assistant.personal.holder import holder_of
from ingest.settings import Settings
from tests.ui.houses import ADDRESS, House, files
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.doors import anyone, staff

#: Where only staff comes in; every other address is open to all.
FOR_STAFF = {
    ("GET", "/aufnahme"),
    ("POST", "/aufnahme"),
    ("GET", "/aufnahme/{job_id}"),
    ("GET", "/aufnahme/{job_id}/stand"),
    ("GET", "/brief/{document_id}/berichtigen"),
    ("POST", "/brief/{document_id}/berichtigen"),
    ("GET", "/entwurf"),
    ("POST", "/entwurf"),
    ("GET", "/entwurf/{did}"),
    ("POST", "/entwurf/{did}"),
    ("POST", "/entwurf/{did}/docx"),
    ("POST", "/entwurf/{did}/markdown"),
    ("GET", "/meldungen"),
    ("POST", "/meldungen/{number}/erledigt"),
}
#: Parameters that name something of one holder's.
OWN = re.compile(r"/antwort/\{aid\}|/verlauf/\{cid\}|/gemerkt/\{number\}")
QUESTION = "Wann öffnet das Freibad im Norden wieder?"


@dataclass(frozen=True)
class Owner:
    """A holder with an answer on the shelf, a conversation, a followed Vorgang."""

    client: TestClient
    aid: str
    cid: str
    number: int

    def address(self, path: str) -> str:
        """The address of a route with what is theirs in the place of its parameters."""
        mine = {"aid": self.aid, "cid": self.cid, "number": str(self.number)}
        return re.sub(r"\{(\w+)\}", lambda found: mine[found[1]], path)


def owner(house: House) -> Owner:
    """A holder who asked something; each call makes another."""
    client = house.client()
    client.get("/gemerkt")
    holder = holder_of(client.cookies[HOLDER])
    answer, now = house.desk.ask(QUESTION), datetime.datetime.now(datetime.UTC)
    exchange = Exchange(QUESTION, Stage.DONE, answer, len(answer.sentences))
    aid = house.site.shelf.put(holder, exchange, ())
    cid = house.desk.personal.history.add(holder, None, Past(QUESTION, now, answer, exchange.shown, False))
    house.desk.personal.remembered.follow(holder, "AF0007/23")
    (followed,) = house.desk.personal.remembered.vorgaenge(holder)
    assert cid
    return Owner(client, aid, cid, followed.number)


@pytest.fixture(scope="module")
def holder(house: House) -> Iterator[Owner]:
    yield owner(house)


def routes(house: House) -> list[tuple[str, APIRoute]]:
    found = [route for route in house.web.routes if isinstance(route, APIRoute)]
    return [(method, route) for route in found for method in sorted(route.methods or ())]


def asked(client: TestClient, method: str, path: str) -> httpx.Response:
    """The answer to a request with a form of no meaning."""
    data = {"a": "b"} if method == "POST" else None
    return client.request(method, path, follow_redirects=False, data=data)


def filled(path: str, letter: str) -> str:
    """An address with something in the place of its parameters: a letter's id, else what there is nowhere."""
    return re.sub(r"\{(\w+)(?::path)?\}", lambda found: letter if found[1] == "document_id" else "1", path)


def looks(answer: httpx.Response) -> tuple[int, str, dict[str, str]]:
    """All that an answer tells; the token that each browser has of its own is left out."""
    return (
        answer.status_code,
        answer.text,
        {name: value for name, value in answer.headers.items() if name != "set-cookie"},
    )


def test_every_route_has_one_door(house: House) -> None:
    doors = {
        (method, route.path): {one.call for one in route.dependant.dependencies} & {anyone, staff}
        for method, route in routes(house)
    }
    assert len(doors) > 30 and all(len(door) == 1 for door in doors.values())
    assert {name for name, door in doors.items() if door == {staff}} == FOR_STAFF


def test_for_the_public_staffs_pages_and_hidden_letters_are_not_there(house: House) -> None:
    client = house.client()
    for method, route in routes(house):
        answer = asked(client, method, filled(route.path, house.hidden))
        if (method, route.path) in FOR_STAFF or "{document_id}" in route.path:
            absent = asked(client, method, filled(route.path, "0123456789abcdef"))
            assert answer.status_code == 404, (method, route.path)
            assert looks(answer) == looks(absent), (method, route.path)
        else:
            assert answer.status_code < 500, (method, route.path)


def test_staffs_pages_and_hidden_letters_are_there_for_staff(house: House) -> None:
    client = house.client(staff=True)
    letters = [route.path for method, route in routes(house) if method == "GET" and "{document_id}" in route.path]
    assert len(letters) >= 5
    for path in ["/aufnahme", "/meldungen", *letters]:
        if "seite" not in path:  # a text has no pages
            address = filled(path.replace("{ranges}", "0-20"), house.hidden)
            assert client.get(address).status_code == 200, path


def test_staff_that_comes_by_a_proxy_or_from_elsewhere_is_the_public(house: House) -> None:
    path = f"/brief/{house.hidden}"
    assert house.client(staff=True).get(path).status_code == 200
    for header in ("x-forwarded-for", "x-forwarded-host", "forwarded", "via"):
        assert house.client(staff=True).get(path, headers={header: "x"}).status_code == 404
    elsewhere = TestClient(house.staff_web, base_url=ADDRESS, client=("192.0.2.7", 1))
    assert elsewhere.get(path).status_code == 404 and elsewhere.get("/aufnahme").status_code == 404


def test_what_is_a_holders_own_is_there_for_nobody_else(house: House, holder: Owner) -> None:
    """Not for another holder, not for staff, not for a browser without a cookie."""
    own = [(method, route.path) for method, route in routes(house) if OWN.match(route.path)]
    assert len(own) > 8
    without = TestClient(house.web, base_url=ADDRESS, headers={"origin": ADDRESS})
    for method, path in own:
        for other in (owner(house).client, house.client(staff=True), house.client(), without):
            answer = asked(other, method, holder.address(path))
            absent = asked(other, method, re.sub(r"\{\w+\}", "1" * 22, path))
            assert answer.status_code in (400, 404), (method, path)
            assert looks(answer) == looks(absent), (method, path)


def test_what_is_a_holders_own_is_there_for_them(house: House) -> None:
    reading = [route.path for method, route in routes(house) if method == "GET" and OWN.match(route.path)]
    mine = owner(house)
    for path in reading:
        assert mine.client.get(mine.address(path)).status_code == 200, path
    for path in ("/verlauf/{cid}/fortsetzen", "/verlauf/{cid}/loeschen", "/gemerkt/{number}/loeschen"):
        assert asked(mine.client, "POST", mine.address(path)).status_code == 303, path


def test_lists_hold_what_is_the_holders_own(house: House, holder: Owner) -> None:
    for path in ("/verlauf", "/verlauf/export.json", "/verlauf/export.txt"):
        assert QUESTION in holder.client.get(path).text, path
        for other in (house.client(), house.client(staff=True)):
            other.get(path)
            assert QUESTION not in other.get(path).text, path
    assert "AF0007/23" in holder.client.get("/gemerkt").text
    assert "AF0007/23" not in house.client().get("/gemerkt").text


def test_no_page_is_kept_by_browser_or_proxy(house: House, holder: Owner) -> None:
    for method, route in routes(house):
        if method == "GET" and not OWN.match(route.path):
            answer = asked(holder.client, method, filled(route.path, house.control))
        elif method == "GET":
            answer = holder.client.get(holder.address(route.path))
        else:
            continue
        if answer.headers.get("content-type", "").startswith(("text/", "application/json")):
            assert answer.headers["cache-control"] == "no-store", route.path


def test_a_letter_that_is_withdrawn_shows_nowhere_any_more(fresh_house: House, letters: Settings) -> None:
    """Looked at anew with each request: what cites it disappears from shelf, history, search and lists at once."""
    words = "öffnet am 1. Juni 2024"
    mine = owner(fresh_house)
    seen = "".join(asked(mine.client, *one).text for one in reading(fresh_house, mine))
    assert seen.count(words) >= 4
    path = files(letters.data_dir.parent)["bath"]
    (report,) = fresh_house.desk.ingest([path], withheld_by="Test, zurückgezogen")
    assert report.document_id == fresh_house.bath
    for method, address in reading(fresh_house, mine):
        assert words not in asked(mine.client, method, address).text, address
    assert asked(mine.client, "GET", mine.address("/antwort/{aid}.pdf")).status_code == 404


def reading(house: House, mine: Owner) -> list[tuple[str, str]]:
    """Every address that can be read, about the letter that the holder's answer cites."""
    found = []
    for method, route in routes(house):
        if method == "GET":
            own = OWN.match(route.path) is not None
            path = route.path.replace("{ranges}", "0-2000").replace("{reference:path}", "AF0007/23")
            found.append((method, mine.address(path) if own else filled(path, house.bath)))
    return [*found, ("GET", f"/suche?q={QUESTION}")]
