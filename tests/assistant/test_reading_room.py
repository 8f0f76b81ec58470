"""What can be read: each reader the letters of their tiers, and of any other nothing, in whatever way they ask."""

from __future__ import annotations

import datetime

import pytest

from assistant.model import PUBLIC, Principal, Scope
from assistant.reading_room import ReadingRoom
from ingest.archive.archive import Archive
from ingest.errors import BadInput
from ingest.model import Tier
from tests.ingest.made_vorgang import SERIES, put

ALL = Principal("test", frozenset({"datenschutz"}), frozenset(Tier))
NOBODY = Principal("nobody", frozenset(), frozenset())
START = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 11, 23)
REFERENCE = "A0093/15"


@pytest.fixture
def archive(archive: Archive) -> Archive:
    put(archive, SERIES)
    return archive


def test_lists_and_letters(archive: Archive) -> None:
    room = ReadingRoom(archive)
    entries = room.letters(PUBLIC)
    assert {one.document_id for one in entries} == {one.source.document_id for one in SERIES}
    assert room.browse(PUBLIC).total == room.scope(PUBLIC).letters == len(entries) == 5
    for one in entries:
        letter = room.letter(one.document_id, PUBLIC)
        assert letter is not None and letter.head.reference == one.reference
        assert room.entry(one.document_id, PUBLIC) == one and room.tier(one.document_id, PUBLIC) is Tier.OEFFENTLICH
        for passage in room.passages(one.document_id, PUBLIC):
            assert room.passage(passage.key, PUBLIC) == passage


def test_a_vorgang_with_its_gaps_and_what_became_of_its_points(archive: Archive) -> None:
    room = ReadingRoom(archive)
    found, scope = room.vorgang(REFERENCE)
    assert found is not None and scope == room.scope(PUBLIC) and room.gaps(found, PUBLIC)
    assert room.vorgaenge(PUBLIC).total >= 1 and room.implementation(PUBLIC, TODAY, reference=REFERENCE)
    assert room.gap_survey(PUBLIC, REFERENCE) != room.gap_survey(NOBODY, REFERENCE)
    with pytest.raises(BadInput):
        room.vorgaenge(PUBLIC, words="?")


@pytest.mark.parametrize("tier", [Tier.INTERN, Tier.NICHTOEFFENTLICH, Tier.GESPERRT])
def test_a_letter_of_another_tier_is_as_if_it_were_not_there(archive: Archive, tier: Tier) -> None:
    room, document_id = ReadingRoom(archive), SERIES[0].source.document_id
    before, key = room.generation, room.passages(document_id, PUBLIC)[0].key
    archive.decide_tier(document_id, tier, "Test", "zurückgezogen")
    assert room.generation > before
    assert room.tier(document_id, ALL) is tier and room.letter(document_id, ALL) and room.passage(key, ALL)
    for reader in (PUBLIC, NOBODY):
        assert room.letter(document_id, reader) is room.entry(document_id, reader) is None
        assert room.tier(document_id, reader) is room.corrections(document_id, reader) is None
        assert room.passages(document_id, reader) == [] and room.passage(key, reader) is None
        assert room.boxes(document_id, reader) == () and room.pages(document_id, reader) == 0
        assert room.original(document_id, reader) is room.page_image(document_id, 1, reader) is None
        assert room.superseded_by(document_id, reader) is None
        listed = {one.document_id for one in room.letters(reader)} | set(room.arrived_since(START, reader))
        assert document_id not in listed
        with pytest.raises(BadInput):
            room.classification(document_id, reader)
    assert room.classification(document_id, ALL).tier is tier


def test_of_nothing_nobody_sees_anything(archive: Archive) -> None:
    room = ReadingRoom(archive)
    assert room.vorgang(REFERENCE, NOBODY) == (None, Scope(0, None))
    assert room.letters(NOBODY) == [] and room.browse(NOBODY).total == room.vorgaenge(NOBODY).total == 0
    assert room.implementation(NOBODY, TODAY) == ()
