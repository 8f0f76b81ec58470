"""The command ``classify``: shows, changes, refuses."""

from __future__ import annotations

import argparse

import pytest

from ingest.errors import BadInput
from ingest.model import Tier
from tests.ui.houses import House
from ui.classification.command import arguments_of, classify, tier_of, told


def silent(*_: object) -> None:
    """Told of steps, says nothing."""


def test_it_shows_and_changes(fresh_house: House) -> None:
    desk, key = fresh_house.desk, fresh_house.bath
    before = classify(desk, silent, letter="AF0007/23")
    assert (before["document_id"], before["tier"], len(before["decisions"])) == (key, "oeffentlich", 1)
    after = classify(desk, silent, letter=key, tier="Gesperrt", who="Erika Muster", why="nennt ein Kind")
    assert after["tier"] == "gesperrt" and after["also"] == []
    lines = told(after).splitlines()
    assert lines[0] == f"AF0007/23 vom 03.04.2023 ({key})" and lines[1].startswith("personenbezogen gesperrt: ")
    assert "Erika Muster: nennt ein Kind" in lines[4] and "nicht angekreuzt" in lines[5]
    assert classify(desk, silent, letter="AF0007/23")["tier"] == "gesperrt", "whoever is on the machine sees all"


def test_older_versions_that_went_with_it_are_named() -> None:
    result = {"title": "AF", "document_id": "b", "tier": "intern", "decisions": [], "also": ["a"]}
    assert "Ältere Fassungen gehen mit: a" in told(result)


def test_tiers_are_words() -> None:
    assert tier_of(" nichtÖffentlich") is Tier.NICHTOEFFENTLICH and tier_of("intern") is Tier.INTERN
    with pytest.raises(BadInput, match="geheim"):
        tier_of("geheim")


def test_a_name_without_a_tier_is_refused() -> None:
    options = argparse.Namespace(letter="AF0007/23", tier=None, von="Erika", grund=None)
    with pytest.raises(BadInput, match="--tier"):
        arguments_of(options)
    options.von = None
    assert arguments_of(options) == {"letter": "AF0007/23", "tier": None, "who": "", "why": ""}
