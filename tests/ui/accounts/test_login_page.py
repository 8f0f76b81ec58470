"""The pages of signing in: forms that a password manager understands, faults that are read aloud, no foreign markup."""

from __future__ import annotations

import pytest

from assistant.roles import Role
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.accounts.login_page import account_body, names, sign_in_body, told_body, unprotected_body
from ui.accounts.texts import ENGLISH, GERMAN
from ui.visitor import SignedIn

WHO = SignedIn("amt", frozenset({Role.STAFF, Role.COUNCILLOR}), by_session=True)


def inputs(page: str) -> dict[str, dict[str, str | None]]:
    return {str(dict(given)["name"]): dict(given) for name, given in read(page).tags if name == "input"}


def test_a_password_manager_finds_its_fields() -> None:
    fields = inputs(sign_in_body(GERMAN, "/suche", house=False, passwords=True))
    assert (fields["name"]["autocomplete"], fields["name"]["type"]) == ("username", "text")
    assert (fields["passwort"]["autocomplete"], fields["passwort"]["type"]) == ("current-password", "password")
    assert fields["zurueck"]["value"] == "/suche"
    change = inputs(account_body(GERMAN, WHO, has_password=True))
    assert [change[name]["autocomplete"] for name in ("alt", "neu", "nochmal")] == [
        "current-password", "new-password", "new-password",
    ]  # fmt: skip


def test_every_field_has_its_label_and_a_fault_is_read_aloud() -> None:
    page = sign_in_body(GERMAN, "/", house=False, passwords=True, fault=GERMAN.wrong)
    tags = read(page).tags
    labels = {dict(given)["for"] for name, given in tags if name == "label"}
    shown = [given for given in inputs(page).values() if given["type"] != "hidden"]
    assert {given["id"] for given in shown} == labels
    assert all(given["aria-describedby"] == "fehler" for given in shown)
    assert 'role="alert"' in page and GERMAN.wrong in read(page).text


def test_who_mistyped_the_password_types_it_alone_again() -> None:
    fields = inputs(sign_in_body(GERMAN, "/", house=False, passwords=True, fault=GERMAN.wrong, typed="amt"))
    assert fields["name"]["value"] == "amt" and "value" not in fields["passwort"]
    assert "autofocus" in fields["passwort"] and "autofocus" not in fields["name"]
    assert "autofocus" in inputs(sign_in_body(GERMAN, "/", house=False, passwords=True))["name"]


def test_what_there_is_not_is_not_offered() -> None:
    only_house = sign_in_body(GERMAN, "/", house=True, passwords=False)
    assert 'href="/anmelden/haus"' in only_house and "<form" not in only_house
    assert "/anmelden/haus" not in sign_in_body(GERMAN, "/", house=False, passwords=True)
    assert "<form" not in unprotected_body(GERMAN) and "https" in read(unprotected_body(GERMAN)).text


def test_an_account_says_what_one_is() -> None:
    page = read(account_body(GERMAN, WHO, has_password=True)).text
    assert "Ratsmitglied, Verwaltung" in page and GERMAN.change in page
    house = read(account_body(ENGLISH, SignedIn("x", frozenset(), by_session=False), has_password=False)).text
    assert ENGLISH.no_roles in house and ENGLISH.by_house in house and ENGLISH.change not in house
    assert all(GERMAN.may[role] in page for role in WHO.roles) and GERMAN.may[Role.DATA_PROTECTION] not in page
    assert list(names(WHO.roles, ENGLISH)) == ["Councillor", "Administration"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_was_typed_becomes_markup(payload: str) -> None:
    pages = (
        (sign_in_body(GERMAN, payload, True, True, payload), sign_in_body(GERMAN, "/", True, True, "x")),
        (account_body(GERMAN, SignedIn(payload, frozenset(), True), True, payload, payload),
         account_body(GERMAN, SignedIn("x", frozenset(), True), True, "x", "x")),
        (told_body(GERMAN, payload, payload, "/"), told_body(GERMAN, "x", "x", "/")),
    )  # fmt: skip
    for one, plain in pages:
        assert [name for name, _ in read(one).tags] == [name for name, _ in read(plain).tags]
