"""The fields that restrict a question: what they mean, and that nobody forgets them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import gradio as gr
import pytest

from assistant.filters import Filter
from assistant.model import PUBLIC
from assistant.roles import Role, principal_of
from ingest.errors import BadInput
from ingest.model import LetterKind, Tier
from tests.ui.payloads import PAYLOADS
from ui.narrowing import Narrowed, Narrowing
from ui.page_texts import ENGLISH, GERMAN
from ui.visitor import STAFF, STRANGER, Visitor

EMPLOYEE = Visitor(STAFF, None, "de")


def test_blank_fields_restrict_nothing() -> None:
    assert Narrowed().filter() is None and Narrowed(" ", "", (), " ").filter() is None
    assert Narrowed().principal(PUBLIC) == PUBLIC
    assert Narrowed().caption(GERMAN) == GERMAN.narrow


def test_fields_become_the_filter() -> None:
    narrowed = Narrowed("2022", "14.09.2022", ["Antwort auf eine Anfrage"], "Sozialamt", "SPD", "P0091/21")
    assert narrowed.filter() == Filter(
        since=datetime.date(2022, 1, 1),
        until=datetime.date(2022, 9, 14),
        kinds=frozenset({LetterKind.ANSWER_LETTER}),
        office="Sozialamt",
        fraction="SPD",
        vorgang="P0091/21",
    )


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_that_can_be_chosen_is_understood(kind: LetterKind) -> None:
    found = Narrowed(kinds=[GERMAN.kinds[kind]]).filter()
    assert found and found.kinds == {kind}


@pytest.mark.parametrize("narrowed", [Narrowed("gestern"), Narrowed("2023", "2022"), Narrowed(office="?" * 999)])
def test_what_cannot_be_applied_is_said(narrowed: Narrowed) -> None:
    with pytest.raises(BadInput):
        narrowed.filter()
    assert narrowed.caption(GERMAN) == GERMAN.narrow


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_field_is_a_filter_or_bad_input(payload: str) -> None:
    for narrowed in (Narrowed(payload), Narrowed(vorgang=payload), Narrowed(kinds=[payload])):
        try:
            narrowed.filter()
        except BadInput:
            continue


def test_the_caption_names_what_is_restricted() -> None:
    assert Narrowed("2022", vorgang="P0091/21").caption(GERMAN) == (
        "Suche eingegrenzt: Zeit ab 01.01.2022, Vorgang „P0091/21“"
    )
    assert Narrowed(tiers=["öffentlich"]).caption(ENGLISH) == "Search narrowed: public"


def test_tiers_only_ever_take_away() -> None:
    assert Narrowed(tiers=["öffentlich"]).principal(STAFF).tiers == {Tier.OEFFENTLICH}
    assert Narrowed(tiers=["nichtöffentlich"]).principal(PUBLIC).tiers == frozenset()
    assert Narrowed(tiers=["alle"]).principal(STAFF) == STAFF


def test_who_sees_several_tiers_chooses_among_those() -> None:
    narrowing = Narrowing()
    with gr.Blocks(analytics_enabled=False):
        narrowing.lay_out()
    assert not narrowing.framed(STRANGER, GERMAN)[narrowing.tiers]["visible"]
    assert narrowing.framed(EMPLOYEE, GERMAN)[narrowing.tiers]["visible"]
    councillor = Visitor(principal_of("rat", {Role.COUNCILLOR}), None, "de")
    offered = narrowing.framed(councillor, GERMAN)[narrowing.tiers]
    assert offered["visible"] and [name for _, name in offered["choices"]] == [
        "öffentlich",
        "intern",
        "nichtöffentlich",
    ]
    english = narrowing.framed(replace(EMPLOYEE, language="en"), ENGLISH)
    assert english[narrowing.office]["label"] == "Office"
    assert ("Enquiry", "Anfrage") in english[narrowing.kinds]["choices"]


def test_cleared_restricts_nothing() -> None:
    narrowing = Narrowing()
    with gr.Blocks(analytics_enabled=False):
        narrowing.lay_out()
    cleared = narrowing.cleared(GERMAN)
    assert Narrowed(*(cleared[field] for field in narrowing.fields)) == Narrowed(kinds=[], tiers=[])
    assert cleared[narrowing.fold]["label"] == GERMAN.narrow
