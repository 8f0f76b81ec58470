"""The frame of a page: one landmark each, no inline script or style, and the same 404 for hidden and absent."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.roles import Role, principal_of
from ingest.errors import ArchiveUnusable, BadInput
from tests.ui.payloads import PAYLOADS
from ui import shell
from ui.markup import escaped, joined, tag
from ui.shell_texts import ENGLISH, GERMAN
from ui.visitor import STAFF, STRANGER, SignedIn, Visitor

CLERK = replace(STRANGER, principal=STAFF)
ENGLISHMAN = replace(STRANGER, language="en")
BODY = joined(tag("h1", escaped("Suche")), tag("p", escaped("Nichts")))


def text(answer: object) -> str:
    return bytes(answer.body).decode()  # type: ignore[attr-defined]


def test_a_page_is_whole() -> None:
    answer = shell.page("Suche", BODY, STRANGER, "/suche?q=a", ("browse.css",), ("browse.js",))
    page = text(answer)
    assert page.startswith("<!doctype html>") and '<html lang="de">' in page
    assert "<title>Suche · Fundstelle</title>" in page and str(BODY) in page
    for name in ("main", "h1", "nav", "header", "footer"):
        assert len(re.findall(rf"<{name}\b", page)) == 1
    assert '<a href="#inhalt" class="sprung">' in page and '<main id="inhalt"' in page
    assert answer.headers["cache-control"] == "no-store" and answer.status_code == 200
    links = re.findall(r'(?:src|href)="(/fundstelle/[^"]+)"', page)
    assert [name.rsplit("/", 1)[1] for name in links] == [
        "icon.svg", "colours.css", "shell.css", "browse.css", "browse.js",
    ]  # fmt: skip
    assert "<script>" not in page and "style=" not in page and "http" not in page


def test_the_way_to_where_one_is_is_marked() -> None:
    def marked(here: str) -> list[str]:
        return re.findall(r'<a href="([^"]+)" aria-current="page">', shell.navigation(CLERK, here))

    assert marked("/") == ["/"] and marked("/suche?q=/verlauf") == ["/suche"]
    assert marked("/umsetzung/luecken?vorgang=A1/20") == ["/umsetzung"]
    assert marked("/verlauf/abc") == ["/verlauf"] and marked("/aufnahme") == ["/aufnahme"]
    assert marked("/vorgang/A1/20") == marked("") == marked("/verlaufx") == []


def test_only_staff_finds_the_ways_to_its_pages() -> None:
    everyone = [address for address, _ in shell.entries(STRANGER)]
    assert everyone == ["/", "/suche", "/vorgaenge", "/umsetzung", "/gemerkt", "/verlauf"]
    assert [address for address, _ in shell.entries(CLERK)] == [
        *everyone,
        "/entwurf",
        "/aufnahme",
        "/meldungen",
        "/datenschutz",
    ]
    assert GERMAN.locked_detail in text(shell.page("x", BODY, CLERK, "/"))
    stranger = text(shell.page("x", BODY, STRANGER, "/"))
    assert GERMAN.staff_detail not in stranger and GERMAN.locked_detail not in stranger


def test_the_switch_leads_back_to_the_same_page_in_the_other_language() -> None:
    german, english = (text(shell.page("x", BODY, visitor, "/suche?q=a&b")) for visitor in (STRANGER, ENGLISHMAN))
    assert 'name="zurueck" value="/suche?q=a&amp;b"' in german
    assert '<button name="sprache" value="en" lang="en">English</button>' in german
    assert '<html lang="en">' in english and 'value="de" lang="de">Deutsch</button>' in english
    assert ENGLISH.remembered in english and GERMAN.remembered not in english


def test_what_is_not_there_looks_the_same_everywhere() -> None:
    one, other = shell.not_there(STRANGER), shell.not_there(STRANGER)
    assert (one.status_code, one.body, one.headers) == (other.status_code, other.body, other.headers)
    assert one.status_code == 404 and GERMAN.not_there in text(one)
    assert ENGLISH.not_there in text(shell.not_there(ENGLISHMAN))


def test_a_fault_says_what_was_expected_and_has_a_status_of_its_own() -> None:
    refused = shell.fault(STRANGER, BadInput("Erwartet wird ein Tag", "gefunden wurde <b>", "bitte ändern"))
    assert refused.status_code == 400 and GERMAN.refused in text(refused)
    assert "Erwartet wird ein Tag, gefunden wurde &lt;b&gt;: bitte ändern" in text(refused)
    broken = shell.fault(ENGLISHMAN, ArchiveUnusable("Erwartet wird ein Archiv", "gefunden wurde keins", "bitte …"))
    assert broken.status_code == 503 and ENGLISH.fault in text(broken) and '<p lang="de">Erwartet wird' in text(broken)
    unexpected = shell.fault(STRANGER, None)
    assert unexpected.status_code == 503 and GERMAN.general_fault in text(unexpected)


def test_a_request_that_is_not_let_in_learns_why() -> None:
    foreign, large = shell.refused(STRANGER, 403), shell.refused(ENGLISHMAN, 413)
    assert (foreign.status_code, large.status_code) == (403, 413)
    assert escaped(GERMAN.foreign) in text(foreign) and ENGLISH.too_large in text(large)
    assert shell.refused(STRANGER, 404).body == shell.not_there(STRANGER).body


def test_a_script_gets_one_sentence() -> None:
    fault = BadInput("Erwartet wird ein Tag", "gefunden wurde keiner", "bitte ändern")
    answer = shell.sentence(STRANGER, 400, fault)
    assert (answer.body.decode(), answer.status_code, answer.media_type) == (str(fault), 400, "text/plain")
    assert shell.sentence(ENGLISHMAN, 404).body.decode() == ENGLISH.not_there
    assert shell.sentence(STRANGER, 503).body.decode() == GERMAN.general_fault


@pytest.mark.parametrize("payload", PAYLOADS)
def test_title_and_address_are_never_markup(payload: str) -> None:
    page = text(shell.page(payload, BODY, STRANGER, f"/suche?q={payload}"))
    plain = text(shell.page("x", BODY, STRANGER, "/suche"))
    assert re.findall(r"<(/?\w+)", page) == re.findall(r"<(/?\w+)", plain), "no element more"


def signed_in(*roles: Role, by_session: bool = True) -> Visitor:
    who = SignedIn("amt<b>", frozenset(roles), by_session)
    return Visitor(principal_of("amt<b>", roles), None, "de", who, may_sign_in=True)


def test_the_head_says_who_is_signed_in_and_how_to_sign_out() -> None:
    page = text(shell.page("x", BODY, signed_in(Role.COUNCILLOR), "/suche"))
    assert '<a href="/konto">Angemeldet: amt&lt;b&gt;</a>' in page and 'action="/abmelden"' in page
    assert f"<strong>{GERMAN.councillor}</strong>" in page and GERMAN.staff_detail in page
    assert 'action="/abmelden"' not in text(shell.page("x", BODY, signed_in(by_session=False), "/suche"))


def test_signing_in_is_offered_where_it_can_be_done() -> None:
    assert "/anmelden" not in text(shell.page("x", BODY, STRANGER, "/suche"))
    page = text(shell.page("x", BODY, replace(STRANGER, may_sign_in=True), "/suche?q=a&b"))
    assert 'href="/anmelden?zurueck=%2Fsuche%3Fq%3Da%26b"' in page and f">{GERMAN.sign_in}</a>" in page
    assert shell.account_html(replace(STRANGER, may_sign_in=True)).count('href="/anmelden"') == 1


@pytest.mark.parametrize(
    ("roles", "named"),
    [((Role.STAFF, Role.COUNCILLOR), GERMAN.staff), ((Role.COUNCILLOR,), GERMAN.councillor),
     ((Role.DATA_PROTECTION,), GERMAN.data_protection), ((Role.ADMINISTRATION,), ""), ((), "")],
)  # fmt: skip
def test_whoever_sees_more_than_the_public_is_reminded(roles: tuple[Role, ...], named: str) -> None:
    found = shell.role_html(signed_in(*roles))
    assert (f"<strong>{named}</strong>" in found) if named else found == ""


def test_who_could_sign_in_is_told_so_where_nothing_is_there() -> None:
    could = replace(STRANGER, may_sign_in=True)
    assert GERMAN.not_there_yet in text(shell.not_there(could))
    known = replace(could, signed_in=SignedIn("rat", frozenset(), by_session=True))
    assert GERMAN.not_there_yet not in text(shell.not_there(known)) + text(shell.not_there(STRANGER))
