"""Every route and every role: the public, a holder, somebody else, whoever sits at a machine served for staff, people
with accounts. What is not theirs is as if not there.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.desk import Desk
from assistant.personal.history import Past
from assistant.personal.holder import holder_of
from assistant.roles import Role
from ingest.settings import Settings
from tests.scoreboard.counting import Promised
from tests.ui.accounts.people import PASSWORD, PEOPLE, furnish, signed_in
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE, House, files, house_over
from ui.accounts.store import FILE
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.doors import DOORS, administration, anyone, classifier, data_protection, expect_doors, staff
from ui.doors import signed_in as with_account
from ui.server import web_application
from ui.site import Site

#: Where only staff comes in; every other address that is named nowhere here is open to all.
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
#: Where only staff or data protection comes in.
FOR_CLASSIFIERS = {("GET", "/brief/{document_id}/einstufung"), ("POST", "/brief/{document_id}/einstufung")}
#: Where only whoever has an account comes in, only data protection, only who looks after the house.
FOR_ACCOUNTS = {("GET", "/konto"), ("POST", "/konto/passwort")}
FOR_DATA_PROTECTION = {
    ("GET", "/datenschutz"),
    ("POST", "/datenschutz/person"),
    ("POST", "/datenschutz/loeschen"),
    ("GET", "/datenschutz/bescheinigung/{number}"),
}
FOR_ADMINISTRATION: set[tuple[str, str]] = set()
#: What is not there for everybody, by its door.
CLOSED = {
    staff: FOR_STAFF,
    classifier: FOR_CLASSIFIERS,
    with_account: FOR_ACCOUNTS,
    data_protection: FOR_DATA_PROTECTION,
    administration: FOR_ADMINISTRATION,
}
#: Whom each door lets in, of people with accounts; "gesperrt" and "abgelaufen" are nobody.
LETS_IN = {
    staff: {"amt"},
    classifier: {"amt", "schutz"},
    with_account: set(PEOPLE),
    data_protection: {"schutz"},
    administration: {"pflege"},
}
#: Who may see a letter that is not public.
SEES_HIDDEN = {"rat", "amt", "schutz"}
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


def door_of(route: APIRoute) -> object:
    """The one door of a route."""
    (door,) = {one.call for one in route.dependant.dependencies} & DOORS
    return door


@pytest.mark.promise(4)
def test_every_route_has_one_door(house: House) -> None:
    found = routes(house)
    assert len(found) > 30
    for door, named in CLOSED.items():
        assert {(method, route.path) for method, route in found if door_of(route) is door} == named
    assert set(CLOSED) | {anyone} == DOORS


@pytest.mark.promise(4)
def test_a_route_without_a_door_stops_the_start(house: House) -> None:
    web = FastAPI()

    @web.get("/vergessen")
    def forgotten() -> str:
        return "offen"

    with pytest.raises(ValueError, match="/vergessen needs exactly one door"):
        expect_doors([route for route in web.routes if isinstance(route, APIRoute)])


@pytest.mark.promise(4)
def test_for_the_public_staffs_pages_and_hidden_letters_are_not_there(house: House, promised: Promised) -> None:
    expect_closed(house, house.client(), frozenset(), sees_hidden=False, promised=promised)


def expect_closed(
    house: House, client: TestClient, opens: frozenset[object], sees_hidden: bool, promised: Promised
) -> None:
    """Hold that somebody finds what their doors open, and that all else is there no more than what nobody wrote.

    Args:
        house: Whose routes.
        client: Their browser.
        opens: The doors that let them in, besides the one for everybody.
        sees_hidden: Whether they may see letters that are not public.
        promised: Told each route.
    """
    for method, route in routes(house):
        door, address = door_of(route), filled(route.path, house.hidden)
        if address == "/abmelden":  # would end the session that is asked with
            continue
        closed = door is not anyone and door not in opens
        answer = asked(client, method, address)
        if closed or ("{document_id}" in route.path and not sees_hidden):
            absent = asked(client, method, filled(route.path, "0123456789abcdef"))
            assert answer.status_code == 404, (method, route.path)
            assert looks(answer) == looks(absent), (method, route.path)
        else:
            assert answer.status_code < 500, (method, route.path)
            if door is not anyone and "{" not in route.path:
                assert answer.status_code != 404 or (method, route.path) == ("POST", "/konto/passwort"), route.path
        promised.case(True)


@dataclass(frozen=True)
class Peopled:
    """A house in which people have accounts."""

    house: House
    web: FastAPI

    def browser(self, name: str = "") -> TestClient:
        """The browser of somebody who has signed in; with "" of somebody who has not."""
        client = TestClient(self.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)
        return signed_in(client, name) if name else client


@pytest.fixture(scope="module")
def peopled(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    folder = tmp_path_factory.mktemp("peopled")
    shutil.copytree(letters.data_dir, folder / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    with Desk.open(replace(letters, data_dir=folder / "data")) as desk:
        web = web_application(Site.over(desk, ADDRESS))
        furnish(web.state.accounts)
        for name in ("gesperrt", "abgelaufen"):
            web.state.accounts.add(name, list(Role), PASSWORD)
        yield Peopled(house_over(desk, letters.data_dir.parent), web)
        web.state.accounts.close()


@pytest.mark.promise(4)
@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_finds_what_is_for_their_roles_and_nothing_else(
    peopled: Peopled, name: str, promised: Promised
) -> None:
    opens = frozenset(door for door, people in LETS_IN.items() if name in people)
    expect_closed(peopled.house, peopled.browser(name), opens, name in SEES_HIDDEN, promised)


@pytest.mark.promise(4)
def test_whoever_is_disabled_or_whose_session_has_ended_is_the_public(peopled: Peopled, promised: Promised) -> None:
    """Each of them has every role, and a session that was open a moment ago."""
    accounts, stranger = peopled.web.state.accounts, peopled.browser()
    hidden = f"/brief/{peopled.house.hidden}"
    for name in ("gesperrt", "abgelaufen"):
        client = peopled.browser(name)
        assert client.get(hidden).status_code == client.get("/aufnahme").status_code == 200
        if name == "gesperrt":
            accounts.disable(name)
        else:
            with sqlite3.connect(peopled.house.desk.settings.data_dir / FILE) as raw:
                raw.execute("UPDATE sessions SET seen_at = '2020-01-01T00:00:00+00:00'")
            raw.close()
        expect_closed(peopled.house, client, frozenset(), sees_hidden=False, promised=promised)
        assert looks(client.get(hidden)) == looks(stranger.get(hidden))


def test_what_staff_sees_of_people_is_never_what_they_asked(peopled: Peopled) -> None:
    """A question of a councillor's is in no page that anybody else can open, whatever their roles."""
    asking = peopled.browser("rat")
    asking.get("/gemerkt")
    holder = holder_of(asking.cookies[HOLDER], "rat")
    canary = "Wie steht es um den Kanarienvogelpark?"
    now, answer = datetime.datetime.now(datetime.UTC), peopled.house.desk.ask(QUESTION)
    peopled.house.desk.personal.history.add(holder, None, Past(canary, now, answer, 1, False))
    assert "Kanarienvogelpark" in asking.get("/verlauf").text
    signed_out = TestClient(peopled.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)
    signed_out.cookies.set(HOLDER, asking.cookies[HOLDER])
    for other in (signed_out, *(peopled.browser(name) for name in PEOPLE)):
        for method, route in routes(peopled.house):
            if method == "GET":
                assert "Kanarienvogelpark" not in asked(other, method, filled(route.path, peopled.house.bath)).text


def test_staffs_pages_and_hidden_letters_are_there_for_staff(house: House) -> None:
    client = house.client(staff=True)
    letters = [route.path for method, route in routes(house) if method == "GET" and "{document_id}" in route.path]
    assert len(letters) >= 5
    for path in ["/aufnahme", "/meldungen", *letters]:
        if "seite" not in path:  # a text has no pages
            address = filled(path.replace("{ranges}", "0-20"), house.hidden)
            assert client.get(address).status_code == 200, path


@pytest.mark.promise(4)
def test_staff_that_comes_by_a_proxy_or_from_elsewhere_is_the_public(house: House) -> None:
    path = f"/brief/{house.hidden}"
    assert house.client(staff=True).get(path).status_code == 200
    for header in ("x-forwarded-for", "x-forwarded-host", "forwarded", "via"):
        assert house.client(staff=True).get(path, headers={header: "x"}).status_code == 404
    elsewhere = TestClient(house.staff_web, base_url=ADDRESS, client=("192.0.2.7", 1))
    assert elsewhere.get(path).status_code == 404 and elsewhere.get("/aufnahme").status_code == 404


@pytest.mark.promise(4)
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
