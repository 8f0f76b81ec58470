"""The addresses of signing in: sessions begin and end as they should, and nothing is told to whoever guesses."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from starlette.requests import HTTPConnection

from assistant.audit.event import EventKind as Event
from assistant.personal.holder import new_token
from ingest.settings import Settings
from ingest.sign_on import OidcSettings, ProxySettings
from tests.ui.accounts.people import PASSWORD, PEOPLE, Doorway, doorway
from tests.ui.accounts.provider import SECRET, provider
from tests.ui.houses import ADDRESS, HERE
from ui.accounts.sessions import COOKIE
from ui.accounts.store import FILE
from ui.accounts.texts import GERMAN as WORDS
from ui.cookies import HOLDER
from ui.shell_texts import GERMAN

NEW = "ein ganz anderes Passwort"


@pytest.fixture
def door(tmp_path: Path) -> Doorway:
    return doorway(tmp_path, PEOPLE)


def tried(browser: TestClient, name: str, password: str, back: str = "/") -> httpx.Response:
    return browser.post("/anmelden", data={"name": name, "passwort": password, "zurueck": back})


def known(browser: TestClient) -> str:
    return str(browser.get("/offen").json())


def test_without_accounts_there_is_nothing_to_sign_in_with(tmp_path: Path) -> None:
    bare = doorway(tmp_path)
    browser = bare.browser()
    absent = browser.get("/gibt-es-nicht")
    for method, path in (("GET", "/anmelden"), ("POST", "/anmelden"), ("GET", "/anmelden/haus"), ("GET", "/konto"),
                         ("GET", "/anmelden/haus/zurueck"), ("POST", "/konto/passwort")):  # fmt: skip
        answer = browser.request(method, path, data={"name": "amt"} if method == "POST" else None)
        assert (answer.status_code, answer.text) == (404, absent.text), path
    assert known(browser) == "public" and GERMAN.sign_in not in absent.text
    assert list(tmp_path.iterdir()) == []


def test_an_account_that_is_added_meanwhile_signs_in(tmp_path: Path) -> None:
    door = doorway(tmp_path)
    assert door.browser().get("/anmelden").status_code == 404
    doorway(tmp_path, ["amt"])
    assert known(door.signed_in("amt")) == "amt"


def test_signing_in_leads_back_and_is_shown(door: Doorway) -> None:
    browser = door.browser()
    form = browser.get("/anmelden?zurueck=/suche%3Fq=a")
    assert form.status_code == 200 and 'name="zurueck" value="/suche?q=a"' in form.text
    answer = tried(browser, "amt", PASSWORD, "/suche?q=a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/suche?q=a")
    line = answer.headers["set-cookie"]
    assert re.fullmatch(rf"{COOKIE}=[\w-]{{43}}; Path=/; SameSite=Strict; HttpOnly", line)
    assert answer.headers["cache-control"] == "no-store" and known(browser) == "amt"
    assert "Angemeldet: amt" in browser.get("/konto").text and "Verwaltung" in browser.get("/konto").text
    assert browser.get("/anmelden").headers["location"] == "/konto"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""])
def test_it_never_leads_elsewhere(door: Doorway, back: str) -> None:
    assert tried(door.browser(), "amt", PASSWORD, back).headers["location"] == "/"


def test_whatever_does_not_fit_is_answered_alike(door: Doorway) -> None:
    """Byte by byte, but for the name, which whoever typed it need not type again; the names are of one length."""
    door.accounts.disable("rat")
    typed = (("amt", "falsch"), ("rat", PASSWORD), ("nie", "x"), ("nie", PASSWORD))
    answers = [tried(door.browser(), *one) for one in typed]
    alike = [unnamed(one.text, name) for one, (name, _) in zip(answers, typed, strict=True)]
    assert set(alike) == {alike[0]}
    assert {(one.status_code, str(sorted(one.headers.items()))) for one in answers} == {
        (403, str(sorted(answers[0].headers.items())))
    }
    assert "set-cookie" not in answers[0].headers and 'role="alert"' in answers[0].text
    nothing = tried(door.browser(), "", "")
    assert nothing.status_code == 403 and WORDS.wrong in nothing.text


def unnamed(page: str, name: str) -> str:
    """A page without the name in its field."""
    shown = f' value="{name}"'
    assert page.count(shown) == 1
    return page.replace(shown, "")


def test_guessing_is_told_to_wait_and_nothing_more(door: Doorway) -> None:
    browser = door.browser()
    for _ in range(5):
        tried(browser, "nie", "falsch")
        tried(browser, "amt", "falsch")
    nobody, somebody = tried(browser, "nie", PASSWORD), tried(browser, "amt", PASSWORD)
    assert nobody.status_code == somebody.status_code == 429
    assert int(somebody.headers["retry-after"]) in (1, 2)
    said = [re.sub(r"\d+ Sek", "", unnamed(*one)) for one in ((nobody.text, "nie"), (somebody.text, "amt"))]
    assert said[0] == said[1]


def test_each_browser_has_its_own_session_and_an_old_one_ends(door: Doorway) -> None:
    browser = door.signed_in("amt")
    old = browser.cookies[COOKIE]
    assert tried(browser, "rat", PASSWORD).status_code == 303
    assert known(browser) == "rat" and browser.cookies[COOKIE] != old
    stolen = door.browser()
    stolen.cookies.set(COOKIE, old)
    assert known(stolen) == "public"


def test_a_token_that_was_planted_is_not_taken_over(door: Doorway) -> None:
    browser = door.browser()
    browser.cookies.set(COOKIE, planted := new_token(), domain="127.0.0.1")
    tried(browser, "amt", PASSWORD)
    assert planted not in [cookie.value for cookie in browser.cookies.jar if cookie.path == "/" and cookie.value != ""]
    other = door.browser()
    other.cookies.set(COOKIE, planted)
    assert known(other) == "public"


def test_signing_out_ends_the_session_for_whoever_has_the_token(door: Doorway) -> None:
    browser = door.signed_in("amt")
    token = browser.cookies[COOKIE]
    answer = browser.post("/abmelden")
    assert answer.status_code == 200 and answer.headers["clear-site-data"] == '"cache"'
    assert "Max-Age=0" in answer.headers["set-cookie"] and "Angemeldet:" not in answer.text
    browser.cookies.set(COOKIE, token)
    assert known(browser) == "public" and browser.get("/konto").status_code == 404
    assert door.browser().post("/abmelden").status_code == 200, "once more does no harm"
    assert door.events[-2:] == [(Event.SIGNED_IN, "amt", "amt"), (Event.SIGNED_OUT, "amt", "amt")]


def test_roles_and_disabling_hold_with_the_next_request(door: Doorway) -> None:
    browser = door.signed_in("amt")
    assert browser.get("/nur-verwaltung").status_code == 200
    door.accounts.set_roles("amt", [])
    assert browser.get("/nur-verwaltung").status_code == 404 and known(browser) == "amt"
    door.accounts.disable("amt")
    assert known(browser) == "public" and browser.get("/nur-angemeldet").status_code == 404


def test_each_role_opens_its_own_door(door: Doorway) -> None:
    doors = {"amt": "verwaltung", "schutz": "datenschutz", "pflege": "betreuung", "rat": "", "gast": ""}
    for name, own in doors.items():
        browser = door.signed_in(name)
        found = [path for path in doors.values() if path and browser.get(f"/nur-{path}").status_code == 200]
        assert found == ([own] if own else []) and browser.get("/nur-angemeldet").status_code == 200, name


def test_ones_own_password_is_changed_with_the_old_one(door: Doorway) -> None:
    browser, elsewhere = door.signed_in("amt"), door.signed_in("amt")

    def changed(old: str, new: str, again: str) -> httpx.Response:
        return browser.post("/konto/passwort", data={"alt": old, "neu": new, "nochmal": again})

    wrong = ((PASSWORD, NEW, "x"), (PASSWORD, "kurz", "kurz"), ("x", NEW, NEW))
    assert [changed(*one).status_code for one in wrong] == [400, 400, 403]
    assert known(elsewhere) == "amt"
    done = changed(PASSWORD, NEW, NEW)
    assert done.status_code == 303 and "Das Passwort ist geändert" in browser.get(done.headers["location"]).text
    assert known(browser) == "amt" and known(elsewhere) == "public"
    assert tried(door.browser(), "amt", PASSWORD).status_code == 403 and door.signed_in("amt", NEW)


def test_a_password_does_not_travel_where_everybody_can_read_it(door: Doorway) -> None:
    for browser in (
        door.browser(peer=("192.0.2.7", 1)),
        door.browser(address="http://fundstelle.example.org"),
    ):
        form, sent = browser.get("/anmelden"), tried(browser, "amt", PASSWORD)
        assert form.status_code == sent.status_code == 400 and "https" in form.text and "<form" in form.text
        assert 'type="password"' not in form.text and "set-cookie" not in sent.headers


def test_over_https_the_cookie_is_this_very_hosts(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, public_url="https://fundstelle.example.org")
    door = doorway(tmp_path, ["amt"], settings)
    browser = door.browser(peer=("192.0.2.7", 1), address="https://fundstelle.example.org")
    line = tried(browser, "amt", PASSWORD).headers["set-cookie"]
    assert line.startswith(f"__Host-{COOKIE}=") and line.endswith("; Path=/; SameSite=Strict; HttpOnly; Secure")
    assert known(browser) == "amt"


def test_what_is_no_form_is_refused(door: Doorway) -> None:
    answers = [
        door.browser().post("/anmelden", json={"name": "amt", "passwort": PASSWORD}),
        door.browser().post("/anmelden", data={"name": "amt", "passwort": "x" * 20_000}),
    ]
    assert [one.status_code for one in answers] == [400, 400]


def test_no_log_holds_a_name_or_a_password(door: Doorway, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        browser = door.browser()
        for name, password in (("Kanarienname", "Kanarienpasswort"), ("amt", "Kanarienpasswort"), ("amt", PASSWORD)):
            tried(browser, name, password)
        browser.post("/konto/passwort", data={"alt": "Kanarienpasswort", "neu": NEW, "nochmal": NEW})
    assert "anarien" not in caplog.text and PASSWORD not in caplog.text
    assert all("anarien" not in what for _, _, what in door.events)


def test_histories_are_the_browsers_and_the_accounts_together(door: Doorway) -> None:
    """Signed out, or as somebody else, nobody finds what was asked before; the account alone opens nothing."""
    browser, visitors, token = door.browser(), door.site.visitors, new_token()
    holders = []
    for name in ("", "amt", "rat", "amt"):
        browser.cookies.clear()
        browser.cookies.set(HOLDER, token)
        if name:
            tried(browser, name, PASSWORD)
        sent = browser.build_request("GET", "/offen").headers["cookie"]
        scope = {"type": "http", "headers": [(b"cookie", sent.encode())], "client": HERE}
        holders.append(visitors.of(HTTPConnection(scope)).holder)
    assert holders[1] == holders[3] and len({one.id for one in holders if one}) == 3
    elsewhere = door.signed_in("amt")
    assert elsewhere.cookies.get(HOLDER) is None


def test_a_damaged_file_signs_nobody_in_and_the_public_reads_on(door: Doorway, tmp_path: Path) -> None:
    browser = door.signed_in("amt")
    door.accounts.close()
    for path in tmp_path.glob(f"{FILE}*"):
        path.write_bytes(b"beschaedigt " * 400)
    assert known(browser) == "public" and browser.get("/nur-verwaltung").status_code == 404
    answer = tried(door.browser(), "amt", PASSWORD)
    assert answer.status_code == 503 and "Datei der Konten" in answer.text


def test_a_server_in_front_names_who_it_is(tmp_path: Path) -> None:
    front = ProxySettings(addresses=("10.0.0.1",), user_header="X-Remote-User")
    door = doorway(tmp_path, PEOPLE, Settings(tmp_path, tmp_path, proxy=front))
    sent = {"x-remote-user": "amt"}
    inside, outside = door.browser(("10.0.0.1", 1), ADDRESS), door.browser(("192.0.2.7", 1), ADDRESS)
    assert inside.get("/nur-verwaltung", headers=sent).json() == "amt"
    assert outside.get("/nur-verwaltung", headers=sent).status_code == 404
    page = inside.get("/konto", headers=sent).text
    assert "Angemeldet: amt" in page and "/abmelden" not in page and 'type="password"' not in page
    assert inside.post("/konto/passwort", headers=sent, data={"alt": PASSWORD}).status_code == 404
    door.accounts.disable("amt")
    assert inside.get("/nur-verwaltung", headers=sent).status_code == 404


def test_the_house_signs_on(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text(SECRET, encoding="utf-8")
    with provider() as house:
        oidc = OidcSettings(
            issuer=house.issuer, client_secret_file=tmp_path / "geheim", roles_claim="groups",
            roles={"Stadtrat": "ratsmitglied"},
        )  # fmt: skip
        door = doorway(tmp_path / "data", settings=Settings(tmp_path / "data", tmp_path, oidc=oidc))
        (tmp_path / "data").mkdir()
        browser = door.browser()
        form = browser.get("/anmelden")
        assert 'href="/anmelden/haus"' in form.text and 'type="password"' not in form.text
        begun = browser.get("/anmelden/haus")
        assert begun.status_code == 303 and begun.headers["location"].startswith(f"{house.issuer}/auth?")
        assert re.search(r"; Path=/; Max-Age=600; SameSite=Lax; HttpOnly$", begun.headers["set-cookie"])
        brought = house.authorize(begun.headers["location"])
        stranger = door.browser().get("/anmelden/haus/zurueck", params=brought)
        assert stranger.status_code == 400 and "set-cookie" not in stranger.headers
        back = browser.get("/anmelden/haus/zurueck", params=brought, headers={"sec-fetch-site": "cross-site"})
        assert back.status_code == 200 and back.headers["refresh"] == "0; url=/"
        assert known(browser) == "oidc:mueller" and "Ratsmitglied" in browser.get("/konto").text
        door.accounts.disable("oidc:mueller")
        assert known(browser) == "public"
        again = house.authorize(browser.get("/anmelden/haus").headers["location"])
        refused = browser.get("/anmelden/haus/zurueck", params=again)
        assert refused.status_code == 403 and "gesperrt" in refused.text and known(browser) == "public"
