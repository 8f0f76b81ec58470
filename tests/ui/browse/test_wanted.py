"""Filters as they stand in an address: read, kept, and never more than a principal may see."""

from __future__ import annotations

import datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from assistant.filters import Filter
from assistant.model import PUBLIC
from ingest.errors import BadInput
from ingest.model import LetterKind, Tier
from tests.ui.payloads import PAYLOADS
from ui.browse.wanted import KIND_NAMES, Wanted, asking_address, vorgang_address
from ui.visitor import STAFF

FULL = Wanted("Hafen", "2021", "14.09.2022", ("anfrage", "antwort"), "Sozialamt", "SPD", "oeffentlich", "P0091/21")


def test_an_address_keeps_every_filter_and_begins_anew() -> None:
    kept = parse_qsl(urlsplit(FULL.address("/suche", seite=3)).query)
    assert kept == [
        ("q", "Hafen"), ("vorgang", "P0091/21"), ("von", "2021"), ("bis", "14.09.2022"), ("art", "anfrage"),
        ("art", "antwort"), ("amt", "Sozialamt"), ("fraktion", "SPD"), ("ebene", "oeffentlich"), ("seite", "3"),
    ]  # fmt: skip
    assert "seite" not in Wanted(seite=7).address("/suche", q="Hafen")
    late = Wanted(stand="in Umsetzung", ueberfaellig=True)
    assert late.address("/umsetzung") == "/umsetzung?stand=in+Umsetzung&ueberfaellig=1" and late.restricts == 2
    assert Wanted().address("/suche") == "/suche" and Wanted(offen=True).address("/v") == "/v?offen=1"


def test_what_was_typed_becomes_a_filter() -> None:
    kinds = frozenset({LetterKind.ENQUIRY, LetterKind.ANSWER_LETTER})
    since, until = datetime.date(2021, 1, 1), datetime.date(2022, 9, 14)
    assert FULL.filter() == Filter(since, until, kinds, "Sozialamt", "SPD", None, "P0091/21")
    assert Wanted(bis="2022").filter() == Filter(until=datetime.date(2022, 12, 31))
    assert Wanted("Hafen").filter() is None
    assert (FULL.restricts, Wanted("Hafen").restricts) == (7, 0)


@pytest.mark.parametrize("wrong", [Wanted(von="gestern"), Wanted(bis="2022-13-01"), Wanted(art=("Einspruch",))])
def test_what_cannot_be_understood_is_bad_input(wrong: Wanted) -> None:
    with pytest.raises(BadInput):
        wrong.filter()


def test_a_tier_only_ever_takes_away() -> None:
    assert Wanted().narrowed(PUBLIC) is PUBLIC
    assert Wanted(ebene="nichtoeffentlich").narrowed(PUBLIC).tiers == frozenset()
    assert Wanted(ebene="nichtoeffentlich").narrowed(STAFF).tiers == {Tier.NICHTOEFFENTLICH}
    with pytest.raises(BadInput):
        Wanted(ebene="geheim").narrowed(STAFF)


def test_every_kind_has_a_name_of_its_own() -> None:
    assert set(KIND_NAMES) == set(LetterKind) and len(set(KIND_NAMES.values())) == len(LetterKind)


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one.isprintable()])
def test_an_address_is_only_an_address(payload: str) -> None:
    for address in (vorgang_address(payload), asking_address(frage=payload), Wanted(payload).address("/suche")):
        assert address.startswith(("/vorgang/", "/#frage=", "/suche"))
        assert not set("\"'<> ") & set(address)
