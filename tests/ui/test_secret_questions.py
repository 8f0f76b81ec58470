"""What somebody asks is nobody else's: no page, no command, no log and no audit tells it, whoever looks."""

from __future__ import annotations

import json
import logging
import re
import shutil
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.desk import Desk
from assistant.feedback import FILE as FEEDBACK
from assistant.personal.holder import holder_of
from assistant.roles import principal_of
from ingest.errors import IndexUnusable
from ingest.settings import Settings
from tests.ui.accounts.people import PEOPLE, furnish, signed_in
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE, House, house_over
from ui.commands import COMMANDS
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.resuming import keep
from ui.server import web_application
from ui.site import Site

#: Words that stand in no letter and on no page.
CANARY = "Kanarienvogelpark"
#: The same for what is sent everywhere; what is sent as a report is meant for staff.
SENT = "Papageienvoliere"
QUESTION = f"Wie ist der Verhandlungsstand zum Grundstück am {CANARY}?"
#: What a parameter is called that takes words, and forms' fields.
FIELDS = ("q", "name", "frage", "grund", "bemerkung", "von", "amt", "vorgang", "reference", "zurueck", "aid", "text")


@dataclass(frozen=True)
class Fraction:
    """A house in which a councillor has asked, and all that their browser knows of it."""

    house: House
    web: FastAPI
    asking: TestClient
    known: dict[str, str]

    def browser(self, name: str = "") -> TestClient:
        """The browser of somebody who has signed in; with "" of somebody who has not."""
        client = TestClient(self.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)
        return signed_in(client, name) if name else client

    def addresses(self, method: str) -> Iterator[str]:
        """Every address, with what is the councillor's in the place of its parameters."""
        values = {**self.known, "document_id": self.house.hidden, "ranges": "0-200", "reference": "AF0009/23"}
        for route in self.web.routes:
            if isinstance(route, APIRoute) and method in (route.methods or ()) and route.path != "/abmelden":
                yield re.sub(r"\{(\w+)(?::path)?\}", lambda found: values.get(found[1], "1"), route.path)


@pytest.fixture(scope="module")
def fraction(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fraction]:
    folder = tmp_path_factory.mktemp("fraction")
    shutil.copytree(letters.data_dir, folder / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    with Desk.open(replace(letters, data_dir=folder / "data")) as desk:
        site = Site.over(desk, ADDRESS)
        web = web_application(site)
        furnish(web.state.accounts)
        asking = signed_in(TestClient(web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE), "rat")
        asking.get("/gemerkt")
        holder = holder_of(asking.cookies[HOLDER], "rat")
        answer = desk.ask(QUESTION, principal=principal_of("rat", PEOPLE["rat"]))
        exchange = Exchange(QUESTION, Stage.DONE, answer, len(answer.sentences))
        aid = site.shelf.put(holder, exchange, ())
        cid = keep(desk, holder, "", exchange)
        assert asking.post("/gemerkt/frage", data={"aid": aid}, follow_redirects=False).status_code == 303
        assert asking.post(f"/antwort/{aid}/rueckmeldung", data={"urteil": "right", "grund": CANARY}).is_success
        (question,) = desk.personal.remembered.questions(holder)
        known = {"aid": aid, "cid": cid, "number": str(question.number)}
        yield Fraction(house_over(desk, letters.data_dir.parent), web, asking, known)
        web.state.accounts.close()


def test_whoever_asked_finds_it_again(fraction: Fraction) -> None:
    found = [path for path in fraction.addresses("GET") if CANARY in fraction.asking.get(path).text]
    assert len(found) >= 6, "else the test below holds nothing"


def test_nobody_else_finds_it_on_any_page(fraction: Fraction) -> None:
    """Whatever their roles, also with the browser in which it was asked, once its user has signed out."""
    cookie = fraction.asking.cookies[HOLDER]
    others = [fraction.browser(name) for name in PEOPLE]
    for name in ("", *(set(PEOPLE) - {"rat"})):
        same = fraction.browser(name)
        same.cookies.set(HOLDER, cookie)
        others.append(same)
    staff = TestClient(web_application(Site.over(fraction.house.desk, ADDRESS, True)), base_url=ADDRESS, client=HERE)
    for client in (*others, staff):
        for path in fraction.addresses("GET"):
            assert CANARY not in client.get(path, params={"seite": "1"}).text, path


@pytest.mark.promise(26)
def test_no_command_tells_it(fraction: Fraction) -> None:
    desk: Any = fraction.house.desk
    for name, arguments in (
        ("audit", {"action": "show"}),
        ("audit", {"action": "export"}),
        ("audit", {"action": "verify"}),
        ("users", {"action": "list"}),
        ("doctor", {}),
        ("status", {}),
    ):
        assert CANARY not in json.dumps(COMMANDS[name](desk, lambda *_: None, **arguments), ensure_ascii=False), name


@pytest.mark.promise(26)
def test_no_file_holds_it_but_the_feedback_that_its_author_sent(fraction: Fraction) -> None:
    folder = fraction.house.desk.settings.data_dir
    holding = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and CANARY.casefold() in path.read_bytes().decode("utf-8", "ignore").casefold()
    ]
    assert holding == [FEEDBACK]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that is logged at any level, by us or by a library; what the test's own browser logs left out."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def expect_silence(records: list[logging.LogRecord]) -> None:
    for record in records:
        if not record.name.startswith("httpx"):
            told = urllib.parse.unquote_plus(logging.Formatter().format(record))
            assert SENT.casefold() not in told.casefold(), f"{record.name}: {record.pathname}:{record.lineno}"


def send_everything(fraction: Fraction, client: TestClient) -> int:
    """Ask every address with the canary in query, form, path and headers; the number of requests."""
    words = dict.fromkeys(FIELDS, SENT)
    headers = {"referer": f"{ADDRESS}/?q={SENT}", "user-agent": SENT, "accept-language": SENT}
    count = 0
    for path in fraction.addresses("GET"):
        for address in (path, re.sub(r"1$", SENT, path)):
            client.get(address, params=words, headers=headers, follow_redirects=False)
            count += 1
    for path in fraction.addresses("POST"):
        if "anmelden" not in path:  # throttled, and tested for itself
            client.post(path, data=words, params=words, headers=headers, follow_redirects=False)
            count += 1
    return count


@pytest.mark.promise(26)
@pytest.mark.parametrize("name", ["", "rat", "amt", "schutz", "pflege"])
def test_no_log_holds_what_was_asked(fraction: Fraction, logged: pytest.LogCaptureFixture, name: str) -> None:
    assert send_everything(fraction, fraction.browser(name)) > 80
    fraction.house.desk.ask(QUESTION.replace(CANARY, SENT))
    expect_silence(logged.records)


@pytest.mark.promise(26)
@pytest.mark.parametrize("fault", [RuntimeError(SENT), IndexUnusable(SENT, SENT, SENT), OSError(5, SENT)])
def test_no_log_holds_it_where_everything_fails(
    fraction: Fraction, logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fails(*_: object, **__: object) -> Any:
        raise fault

    for name in ("ask", "search", "browse", "vorgaenge", "vorgang", "letter", "letters", "implementation", "scope"):
        monkeypatch.setattr(fraction.house.desk, name, fails)
    client = TestClient(fraction.web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE, raise_server_exceptions=False)
    send_everything(fraction, client)
    assert any(record.name.startswith("ui") for record in logged.records), "else nothing failed"
    expect_silence(logged.records)


@pytest.mark.promise(26)
def test_a_refused_sign_in_leaves_no_word_of_what_was_typed(
    fraction: Fraction, logged: pytest.LogCaptureFixture
) -> None:
    """Who types a password into the wrong field must not find it in the log or the audit."""
    fraction.browser().post("/anmelden", data={"name": SENT, "passwort": SENT})
    expect_silence(logged.records)
    assert all(SENT.casefold() not in (one.event.what + one.event.who).casefold() for one in entries(fraction))


def entries(fraction: Fraction) -> list[Any]:
    return fraction.house.desk.audit.entries()
