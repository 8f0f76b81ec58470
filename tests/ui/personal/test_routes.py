"""The addresses of what a visitor keeps: theirs alone, as they may see it now, and gone when they say so."""

from __future__ import annotations

import datetime
import html
import json
import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from assistant.model import PUBLIC, Answer, Status
from assistant.personal.holder import Holder, holder_of, new_token
from assistant.personal.store import FILE
from ingest.model import Tier
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE, House
from tests.ui.pages import forms_of, words
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.resuming import past_of
from ui.server import web_application
from ui.site import Site
from ui.visitor import Visitor

QUESTION = "Wann öffnet das Freibad im Norden wieder?"
#: A word that no letter holds.
CANARY = "Schwimmparadiesvogel"


class Person:
    """Somebody with a browser that has its cookie."""

    def __init__(self, house: House) -> None:
        token = new_token()
        self.holder: Holder = holder_of(token)
        self.browser: TestClient = house.client()
        self.browser.cookies.set(HOLDER, token)
        self.browser.follow_redirects = False

    def words(self, address: str) -> str:
        answer = self.browser.get(address)
        assert answer.status_code == 200, address
        return words(answer.text)


@pytest.fixture
def person(house: House) -> Person:
    return Person(house)


@pytest.fixture(scope="module")
def answer(house: House) -> Answer:
    found = house.desk.ask(QUESTION)
    assert found.status is Status.ANSWERED
    return found


def exchange(answer: Answer, question: str = QUESTION) -> Exchange:
    return Exchange(question, Stage.DONE, answer, len(answer.sentences))


def kept(house: House, holder: Holder, answer: Answer, question: str = QUESTION, into: str | None = None) -> str:
    past = past_of(exchange(answer, question))
    assert past
    cid = house.desk.personal.history.add(holder, into, past)
    assert cid
    return cid


def test_a_conversation_is_listed_and_opens(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    assert f"{QUESTION} " in person.words("/verlauf") and "1 Frage · aufbewahrt bis" in person.words("/verlauf")
    opened = person.browser.get(f"/verlauf/{cid}")
    assert answer.sentences[0].text in words(opened.text) and "Fundstellen" in words(opened.text)
    assert opened.headers["cache-control"] == "no-store"


def test_its_answers_lie_on_the_shelf_again_and_only_once(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    kept(house, person.holder, answer, "Und was kostet es?", cid)
    pages = [html.unescape(person.browser.get(f"/verlauf/{cid}").text) for _ in range(2)]
    first, again = (re.findall(r"/antwort/([\w-]{22})", page) for page in pages)
    assert first == again and len(set(first)) == 2
    visitor = Visitor(PUBLIC, person.holder, "de")
    shelved = house.site.shelf.get(first[1], visitor, house.desk)
    assert shelved and shelved.exchange.question == "Und was kostet es?"
    assert [turn.role for turn in shelved.before] == ["user", "assistant"]


def test_nobody_else_sees_or_changes_anything(house: House, person: Person, answer: Answer) -> None:
    """Another cookie, none, and staff: on every route, as if it were not there."""
    cid = kept(house, person.holder, answer, f"{CANARY}?")
    person.browser.post("/gemerkt/vorgang", data={"reference": "AF0007/23"})
    (followed,) = house.desk.personal.remembered.vorgaenge(person.holder)
    strangers = [Person(house).browser, house.client(), house.client(staff=True)]
    for browser in strangers:
        browser.follow_redirects = False
        for address in ("/verlauf", "/verlauf?seite=1", "/gemerkt", "/verlauf/export.json", "/verlauf/export.txt"):
            shown = html.unescape(browser.get(address).text)
            assert CANARY not in shown and "AF0007/23" not in shown and cid not in shown
        for verb, address in (
            ("GET", f"/verlauf/{cid}"),
            ("GET", f"/verlauf/{cid}/loeschen"),
            ("POST", f"/verlauf/{cid}/loeschen"),
            ("POST", f"/verlauf/{cid}/fortsetzen"),
            ("POST", f"/gemerkt/{followed.number}/loeschen"),
        ):
            there, absent = (browser.request(verb, way) for way in (address, address.replace(cid, "x" * 22)))
            assert there.status_code == absent.status_code == 404, address
            assert there.text == absent.text
        browser.post("/verlauf/loeschen")
    assert CANARY in person.words("/verlauf") and "AF0007/23" in person.words("/gemerkt")


def test_no_cookie_is_given_for_a_visit_from_elsewhere(house: House) -> None:
    """A link in a mail brings no strict cookie; a new one in its place would end the visitor's history."""
    client = TestClient(house.web, base_url=ADDRESS, headers={"sec-fetch-site": "cross-site"}, client=HERE)
    assert "set-cookie" not in client.get("/verlauf").headers
    assert "set-cookie" in house.client().get("/verlauf").headers


def test_what_another_page_sends_changes_nothing(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
        for address in ("/verlauf/loeschen", f"/verlauf/{cid}/loeschen", "/verlauf/schalten"):
            assert person.browser.post(address, headers=headers).status_code == 403
    assert QUESTION in person.words("/verlauf") and house.desk.personal.history.is_on(person.holder)


def test_deleting_asks_first_and_is_for_good(house: House, person: Person, answer: Answer) -> None:
    first, second = kept(house, person.holder, answer), kept(house, person.holder, answer, "Was kostet es?")
    assert "Dieses Gespräch löschen?" in person.words(f"/verlauf/{first}/loeschen")
    assert forms_of(person.browser.get(f"/verlauf/{first}/loeschen").text) == [f"/verlauf/{first}/loeschen"]
    gone = person.browser.post(f"/verlauf/{first}/loeschen")
    assert (gone.status_code, gone.headers["location"]) == (303, "/verlauf?getan=geloescht")
    assert "Das Gespräch ist gelöscht." in person.words("/verlauf?getan=geloescht")
    assert person.browser.get(f"/verlauf/{first}").status_code == 404
    assert "1 Gespräch." in person.words("/verlauf/loeschen")
    assert person.browser.post("/verlauf/loeschen").headers["location"] == "/verlauf?getan=alle-geloescht"
    assert person.browser.get(f"/verlauf/{second}").status_code == 404
    assert person.browser.get("/verlauf/loeschen").headers["location"] == "/verlauf", "nothing left to delete"


def test_switching_off_keeps_nothing_more(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    off = person.browser.post("/verlauf/schalten", data={"verlauf": "aus"})
    assert off.headers["location"] == "/verlauf?getan=aus"
    past = past_of(exchange(answer))
    assert past and house.desk.personal.history.add(person.holder, cid, past) is None
    words = person.words("/verlauf")
    assert "Der Verlauf ist ausgeschaltet" in words and QUESTION in words
    person.browser.post("/verlauf/schalten", data={"verlauf": "an"})
    assert house.desk.personal.history.is_on(person.holder)


def test_going_on_notes_the_conversation_for_the_start_page(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    went = person.browser.post(f"/verlauf/{cid}/fortsetzen")
    assert (went.status_code, went.headers["location"]) == (303, "/")
    resumed = house.site.resuming.take(person.holder)
    assert resumed and resumed.conversation == cid and resumed.exchanges == (exchange(answer),)


def test_a_place_says_who_may_see_it_now(fresh_house: House) -> None:
    house, token = fresh_house, new_token()
    cid = kept(house, holder_of(token), house.desk.ask(QUESTION))
    browser = house.client(staff=True)
    browser.cookies.set(HOLDER, token)
    marked = 'class="ebene nichtoeffentlich"'
    assert marked not in browser.get(f"/verlauf/{cid}").text
    house.desk._archive.decide_tier(house.bath, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert marked in browser.get(f"/verlauf/{cid}").text


def test_a_withdrawn_letter_hides_what_rests_on_it_at_once(fresh_house: House) -> None:
    """On every route, and until it is public again; the question stays, it is the visitor's own."""
    house, desk = fresh_house, fresh_house.desk
    person, answer = Person(house), desk.ask(QUESTION)
    cid = kept(house, person.holder, answer)
    desk._archive.decide_tier(house.bath, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    said = answer.sentences[0].text
    for address in (f"/verlauf/{cid}", "/verlauf/export.json", "/verlauf/export.txt", "/verlauf"):
        shown = person.browser.get(address).text
        assert said not in words(shown) and house.bath not in shown and QUESTION in words(shown), address
    assert "nicht mehr einsehbar" in person.words(f"/verlauf/{cid}")
    person.browser.post(f"/verlauf/{cid}/fortsetzen")
    resumed = house.site.resuming.take(person.holder)
    assert resumed and resumed.exchanges == ()
    desk._archive.decide_tier(house.bath, Tier.OEFFENTLICH, "Test", "doch")
    assert said in person.words(f"/verlauf/{cid}")


def test_everything_can_be_taken_away(house: House, person: Person, answer: Answer) -> None:
    kept(house, person.holder, answer)
    person.browser.post("/gemerkt/vorgang", data={"reference": "AF0007/23"})
    data = person.browser.get("/verlauf/export.json")
    assert data.headers["content-type"].startswith("application/json")
    assert re.fullmatch(
        r'attachment; filename="fundstelle-verlauf-\d{4}-\d\d-\d\d\.json"', data.headers["content-disposition"]
    )
    held = json.loads(data.text)
    assert held["conversations"][0]["exchanges"][0]["answer"]["text"] == answer.text
    assert held["vorgaenge"][0]["reference"] == "AF0007/23"
    text = person.browser.get("/verlauf/export.txt")
    assert text.headers["content-type"] == "text/plain; charset=utf-8" and QUESTION in text.text


def test_a_question_is_remembered_from_the_shelf(house: House, person: Person, answer: Answer) -> None:
    aid = house.site.shelf.put(person.holder, exchange(answer), ())
    saved = person.browser.post("/gemerkt/frage", data={"aid": aid})
    assert saved.headers["location"] == "/gemerkt?getan=frage"
    told = person.browser.post("/gemerkt/frage?teil=1", data={"aid": aid})
    assert (told.status_code, told.text) == (200, "Die Frage ist gemerkt.")
    assert [one.question for one in house.desk.personal.remembered.questions(person.holder)] == [QUESTION]
    assert QUESTION in person.words("/gemerkt")
    assert Person(house).browser.post("/gemerkt/frage", data={"aid": aid}).status_code == 404
    assert person.browser.post("/gemerkt/frage?teil=1", data={"aid": "nichts"}).status_code == 404


def test_news_stand_on_the_page(house: House, person: Person) -> None:
    remembered = house.desk.personal.remembered
    remembered.follow(person.holder, "AF0007/23")
    long_ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=3)
    assert remembered.visit(person.holder, long_ago) is None
    words = person.words("/gemerkt")
    assert "Seit Ihrem letzten Besuch am" in words, "it was there before it was followed"
    number = remembered.vorgaenge(person.holder)[0].number
    assert person.browser.post(f"/gemerkt/{number}/loeschen").headers["location"] == "/gemerkt?getan=entfernt"
    assert "Sie folgen noch keinem Vorgang." in person.words("/gemerkt")


def test_without_a_cookie_nothing_is_kept_and_that_is_said(house: House) -> None:
    client = TestClient(house.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)
    refused = client.post("/gemerkt/vorgang", data={"reference": "AF0007/23"})
    assert refused.status_code == 400 and "Cookie" in words(refused.text)


@pytest.mark.parametrize(
    ("address", "data"), [("/gemerkt/vorgang", {"reference": ""}), ("/gemerkt/vorgang", {"reference": "x" * 200})]
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(person: Person, address: str, data: dict[str, str]) -> None:
    refused = person.browser.post(address, data=data)
    assert refused.status_code == 400 and "Erwartet wird die Nummer eines Vorgangs" in words(refused.text)


@pytest.mark.parametrize("number", ["0", "-1", "1e9", "9" * 30, "%00", "١"])
def test_odd_numbers_are_not_there(person: Person, number: str) -> None:
    assert person.browser.post(f"/gemerkt/{number}/loeschen").status_code == 404


@pytest.mark.parametrize("page", ["0", "999999", "x", "-1", "", "9" * 30])
def test_odd_pages_are_the_nearest_there_is(person: Person, page: str) -> None:
    assert person.browser.get("/verlauf", params={"seite": page}).status_code == 200


def test_a_house_without_history_keeps_none_but_remembers(fresh_house: House) -> None:
    desk = fresh_house.desk
    desk.personal.history.days = 0
    site = Site.over(desk, ADDRESS)
    off = replace(fresh_house)
    object.__setattr__(off, "site", site)
    object.__setattr__(off, "web", web_application(site))
    person = Person(off)
    past = past_of(exchange(desk.ask(QUESTION)))
    assert past and desk.personal.history.add(person.holder, None, past) is None
    assert "In diesem Haus wird kein Verlauf aufbewahrt." in person.words("/verlauf")
    assert not (desk.directory.path / FILE).exists()
    person.browser.post("/gemerkt/vorgang", data={"reference": "AF0007/23"})
    assert "AF0007/23" in person.words("/gemerkt")


def test_no_word_that_was_asked_stands_in_any_file(fresh_house: House) -> None:
    """Over the whole data directory, archive and indexes included, before and after everything is deleted."""
    house, desk = fresh_house, fresh_house.desk
    person, answer = Person(house), desk.ask(f"{QUESTION} {CANARY}")
    cid = kept(house, person.holder, answer, f"{QUESTION} {CANARY}")
    aid = house.site.shelf.put(person.holder, exchange(answer, f"{CANARY} {QUESTION}"), ())
    person.browser.post("/gemerkt/frage", data={"aid": aid})
    person.browser.post("/gemerkt/vorgang", data={"reference": CANARY})
    for address in ("/verlauf", f"/verlauf/{cid}", "/gemerkt", "/verlauf/export.json"):
        assert CANARY in person.browser.get(address).text
    assert _holding(house, CANARY) == []
    person.browser.post("/verlauf/loeschen")
    for one in (*desk.personal.remembered.questions(person.holder), *desk.personal.remembered.vorgaenge(person.holder)):
        person.browser.post(f"/gemerkt/{one.number}/loeschen")
    assert _holding(house, CANARY) == []


def _holding(house: House, word: str) -> list[str]:
    """The files of the data directory that hold a word, in any case and as UTF-8 or UTF-16."""
    forms = [form.encode(code) for form in (word, word.lower()) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in house.desk.directory.path.rglob("*") if path.is_file()]
    assert any(path.name == FILE for path in files)
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def test_english_is_english(house: House, person: Person, answer: Answer) -> None:
    cid = kept(house, person.holder, answer)
    person.browser.cookies.set("sprache", "en")
    assert "Who can read this" in person.words("/verlauf") and "Continue" in person.words(f"/verlauf/{cid}")
    assert "Matters that you follow" in person.words("/gemerkt")
