"""Whoever sees words of a letter that is not public stands in the audit; of public letters nothing does."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.audit.event import Detail, EventKind, Purpose
from assistant.audit.views import Views
from assistant.drafting.draft import Reservation
from assistant.personal.holder import holder_of
from ingest.model import Tier
from tests.letters import CONTROL, letter_text
from tests.ui.houses import House
from tests.ui.letters.test_report_routes import hidden_fields
from tests.ui.made_answers import ANSWERED
from tests.ui.made_fluent import WRITTEN
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.implementation.views import CSV, PATH, XLSX
from ui.resuming import keep
from ui.visitor import STAFF

#: Words that stand in the hidden letter alone.
SECRET = "Verhandlungsstand mit dem Eigentümer"
QUESTION = "Wie ist der Verhandlungsstand mit dem Eigentümer des Grundstücks?"


class Watched:
    """A house, and what its audit holds of views."""

    def __init__(self, house: House) -> None:
        self.house, self.desk = house, house.desk
        self.staff = house.client(staff=True)

    def kept(self) -> list[tuple[str, str, Detail]]:
        found = self.desk.audit.entries([Purpose.ACCESS])
        letters = [one.document_id for one in self.desk.letters(STAFF)] if found else []
        ids = {stands: key for key, stands in self.desk.audit.pseudonyms(letters).items()} if letters else {}
        return [(one.event.who, ids[one.event.what], one.event.detail) for one in found]

    def during(self, client: TestClient, path: str) -> tuple[str, list[tuple[str, str, Detail]]]:
        """What a request shows, and what it adds to the audit; as if it were the first of a day."""
        self.desk.views = Views(self.desk.audit, self.desk._archive.tier_of)
        before = len(self.kept())
        return client.get(path, follow_redirects=False).text, self.kept()[before:]

    def paths(self, letter: str) -> Iterator[tuple[APIRoute, str]]:
        """Every address that can be read, about a letter."""
        values = {"document_id": letter, "ranges": "0-2000", "reference": "AF0009/23", "number": "1"}
        for route in self.house.staff_web.routes:
            if isinstance(route, APIRoute) and "GET" in (route.methods or ()):
                path = re.sub(r"\{(\w+)(?::path)?\}", lambda found: values.get(found[1], "1"), route.path)
                yield route, f"{path}?q={SECRET}&name=Muster"


@pytest.fixture
def watched(fresh_house: House) -> Watched:
    return Watched(fresh_house)


def test_every_page_that_shows_it_is_kept(watched: Watched) -> None:
    hidden, shown = watched.house.hidden, []
    for route, path in watched.paths(hidden):
        text, kept = watched.during(watched.staff, path)
        words = re.sub(r"<[^>]+>|&shy;|\xad", "", text).replace(f'value="{SECRET}"', "")
        if SECRET in words.replace(f"„{SECRET}“", "") or "{document_id}" in route.path:
            shown.append(route.path)
            assert ("staff", hidden) in [(who, what) for who, what, _ in kept], route.path
    assert {"/brief/{document_id}", "/stelle/{document_id}/{ranges}", "/suche", "/vorgang/{reference:path}"} <= set(
        shown
    )


def test_a_file_is_told_apart_from_a_page(watched: Watched) -> None:
    hidden = watched.house.hidden
    for path, way in ((f"/brief/{hidden}", Detail.PAGE), (f"/brief/{hidden}/original", Detail.FILE)):
        assert watched.during(watched.staff, path)[1] == [("staff", hidden, way)]


def test_what_is_public_is_kept_of_nobody(watched: Watched) -> None:
    for letter in (watched.house.control, watched.house.bath):
        for route, path in watched.paths(letter):
            if "{document_id}" in route.path:
                assert watched.during(watched.staff, path)[1] == [], path


def test_of_the_public_nothing_is_kept(watched: Watched) -> None:
    public = watched.house.client()
    for _, path in watched.paths(watched.house.hidden):
        assert watched.during(public, path)[1] == [], path
    assert watched.desk.ask(QUESTION).status and watched.kept() == []


def test_whoever_is_not_let_in_has_seen_nothing(watched: Watched) -> None:
    web = watched.house.client()
    assert watched.during(web, f"/brief/{watched.house.hidden}/berichtigen")[1] == []


def test_answers_and_drafts_keep_what_they_quote(watched: Watched) -> None:
    hidden, desk = watched.house.hidden, watched.desk
    answer = desk.ask(QUESTION, principal=STAFF)
    assert hidden in {one.document_id for one in answer.citations}
    assert watched.kept() == [("staff", hidden, Detail.QUOTED)]
    desk.views = Views(desk.audit, desk._archive.tier_of)
    enquiry = desk.enquiry(f"Anfrage\n\n1. {QUESTION}\n", "anfrage.txt")
    desk.draft(enquiry, STAFF, Tier.NICHTOEFFENTLICH, Reservation.TAKE)
    assert ("staff", hidden, Detail.QUOTED) in watched.kept()[1:]


def test_an_answer_that_is_opened_again_another_day_is_kept_again(watched: Watched) -> None:
    answer = watched.desk.ask(QUESTION, principal=STAFF)
    aid = watched.house.staff_site.shelf.put(None, Exchange(QUESTION, Stage.DONE, answer, len(answer.sentences)), ())
    text, kept = watched.during(watched.staff, f"/antwort/{aid}")
    assert SECRET in text and ("staff", watched.house.hidden, Detail.QUOTED) in kept


def test_what_cannot_be_kept_is_not_shown(watched: Watched) -> None:
    """A damaged audit closes what is not public, and nothing else."""
    hidden, public = f"/brief/{watched.house.hidden}", f"/brief/{watched.house.control}"
    watched.staff.get(hidden)
    (watched.desk.directory.path / "audit" / "access.head").write_bytes(b"{}\n")
    watched.desk.audit._chains[Purpose.ACCESS]._last = None
    watched.desk.views = Views(watched.desk.audit, watched.desk._archive.tier_of)
    answer = watched.staff.get(hidden)
    assert answer.status_code >= 500 and SECRET not in answer.text and "Prüfprotokoll" in answer.text
    assert watched.staff.get(public).status_code == watched.house.client().get(public).status_code == 200


def test_tables_of_points_keep_whose_words_they_show(watched: Watched) -> None:
    control, desk = watched.house.control, watched.desk
    desk.ingest([CONTROL], withheld_by="Test, zurückgezogen")
    for path in (PATH, CSV, XLSX, "/vorgang/P0091/21"):
        _, kept = watched.during(watched.staff, path)
        assert ("staff", control, Detail.QUOTED) in kept, path
    assert watched.during(watched.house.client(), PATH)[1] == []


def test_an_answer_in_the_history_is_kept_when_it_is_read_again(watched: Watched) -> None:
    staff, desk, site = watched.staff, watched.desk, watched.house.staff_site
    staff.get("/gemerkt")
    holder = holder_of(staff.cookies[HOLDER])
    answer = desk.ask(QUESTION, principal=STAFF)
    cid = keep(desk, holder, "", Exchange(QUESTION, Stage.DONE, answer, len(answer.sentences)))
    for path in (f"/verlauf/{cid}", "/verlauf/export.json", "/verlauf/export.txt"):
        assert ("staff", watched.house.hidden, Detail.QUOTED) in watched.during(staff, path)[1], path
    assert watched.during(staff, "/verlauf")[1] == [], "titles alone"
    assert site.desk is desk


def test_what_only_the_fluent_version_cites_is_kept_too(watched: Watched) -> None:
    staff, desk, hidden = watched.staff, watched.desk, watched.house.hidden
    staff.get("/gemerkt")
    version = replace(WRITTEN, citations=(replace(WRITTEN.citations[0], document_id=hidden),))
    exchange = Exchange(QUESTION, Stage.DONE, replace(ANSWERED, citations=(), near=()), 1, fluent=version)
    cid = keep(desk, holder_of(staff.cookies[HOLDER]), "", exchange)
    for path in (f"/verlauf/{cid}", "/verlauf/export.json", "/verlauf/export.txt"):
        assert ("staff", hidden, Detail.QUOTED) in watched.during(staff, path)[1], path


def test_words_that_somebody_reported_are_kept(watched: Watched) -> None:
    hidden, today = watched.house.hidden, datetime.date(2026, 11, 24)
    watched.desk.misreadings.add(hidden, 5, 9, SECRET, "", today)
    text, kept = watched.during(watched.staff, "/meldungen")
    assert SECRET in text and kept == [("staff", hidden, Detail.QUOTED)]


def test_words_that_name_a_person_are_kept(watched: Watched) -> None:
    hidden = next(iter(watched.desk.data_protection.naming("Max Beispiel", STAFF).letters)).document_id
    watched.desk._archive.decide_tier(hidden, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    for fields in ({}, {"datei": "1"}):
        watched.desk.views = Views(watched.desk.audit, watched.desk._archive.tier_of)
        before = len(watched.kept())
        assert watched.staff.post("/datenschutz/person", data={"name": "Max Beispiel", **fields}).status_code == 200
        assert ("staff", hidden, Detail.QUOTED) in watched.kept()[before:]


def test_what_staff_does_on_the_pages_is_theirs(watched: Watched) -> None:
    """Taking in, clearing and correcting are kept by account, not by the name that was typed."""
    path = f"/brief/{watched.house.bath}/berichtigen"
    fields = hidden_fields(watched.staff.get(path).text)
    watched.staff.post(path, data=fields | {"empfaenger": "", "von": "Anna Beispiel", "datum": "05.04.2023"})
    watched.staff.post(path, data={"zuruecknehmen": "1", "von": "Anna Beispiel"})
    letter = letter_text(reference="AF0077/24", date="07.07.2024").encode()
    form = {"sicht": "freigeben", "name": "Anna Beispiel", "grund": "geprüft"}
    with watched.staff as client:
        sent = client.post(
            "/aufnahme", files=[("dateien", ("neu.txt", letter))], data=form, headers={"accept": "text/html"}
        )
        deadline = time.monotonic() + 60
        while "refresh" in sent.headers and time.monotonic() < deadline:
            time.sleep(0.1)
            sent = client.get(sent.url.path)
    kept = [one.event for one in watched.desk.audit.entries([Purpose.ACCOUNTABILITY]) if one.event.who == "staff"]
    assert [one.kind for one in kept] == [EventKind.CORRECTED, EventKind.CORRECTED, EventKind.TAKEN_IN]
    assert kept[2].detail is Detail.PUBLIC and kept[0].what == watched.desk.audit.pseudonym(watched.house.bath)
