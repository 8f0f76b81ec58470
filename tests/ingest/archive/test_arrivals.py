"""When letters came into view: taken in or cleared; never by being read or decided again."""

from __future__ import annotations

import datetime

import pytest

from ingest.archive.archive import Archive, Provenance
from ingest.archive.arrivals import arrived_since
from ingest.archive.tables import DECISIONS
from ingest.archive.versions import Succession
from ingest.model import Tier
from tests.ingest.made_letters import ALL, CLOSED, PUBLIC, made

NOON = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
OPEN, HELD = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


def put(archive: Archive, text: str, *decided: tuple[int, Tier], succession: Succession | None = None) -> str:
    """Store a letter, as if its tier had been decided at hours after noon."""
    letter, passages, content = made(text)
    document_id = letter.source.document_id
    tier = decided[-1][1]
    archive.store(
        letter, passages, content, f"/{document_id}", tier, provenance=Provenance(succession=succession or Succession())
    )
    with archive.change() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS decisions_no_delete")
        connection.execute(DECISIONS.delete().where(DECISIONS.c.document_id == document_id))
        rows = [
            {
                "document_id": document_id,
                "tier": tier,
                "who": "a",
                "decided_at": (NOON + hour * HOUR).isoformat(),
                "why": "b",
            }
            for hour, tier in decided
        ]
        connection.execute(DECISIONS.insert(), rows)
    return document_id


def test_a_letter_arrives_when_it_is_taken_in(archive: Archive) -> None:
    key = put(archive, "Eins.", (0, OPEN))
    assert arrived_since(archive, NOON, PUBLIC) == {key: NOON}
    assert arrived_since(archive, NOON + HOUR, PUBLIC) == {}


def test_the_same_second_counts(archive: Archive) -> None:
    key = put(archive, "Eins.", (0, OPEN))
    assert arrived_since(archive, NOON.replace(microsecond=900_000), PUBLIC) == {key: NOON}


def test_a_zone_is_minded(archive: Archive) -> None:
    put(archive, "Eins.", (0, OPEN))
    east = NOON.astimezone(datetime.timezone(2 * HOUR))
    assert arrived_since(archive, east, PUBLIC) and not arrived_since(archive, east + HOUR, PUBLIC)


@pytest.mark.parametrize(
    ("decided", "arrived"),
    [
        ([(0, HELD), (5, OPEN)], 5),
        ([(0, OPEN), (5, OPEN)], 0),
        ([(0, OPEN), (2, HELD), (5, OPEN)], 5),
        ([(0, OPEN), (2, HELD), (5, OPEN), (7, OPEN)], 5),
        ([(0, OPEN), (5, HELD)], None),
    ],
)
def test_the_last_step_into_view_is_the_arrival(
    archive: Archive, decided: list[tuple[int, Tier]], arrived: int | None
) -> None:
    key = put(archive, "Eins.", *decided)
    found = arrived_since(archive, NOON, PUBLIC)
    assert found == ({} if arrived is None else {key: NOON + arrived * HOUR})


def test_whoever_sees_both_tiers_sees_no_move_between_them(archive: Archive) -> None:
    key = put(archive, "Eins.", (0, HELD), (5, OPEN))
    assert arrived_since(archive, NOON, ALL) == {key: NOON}
    assert arrived_since(archive, NOON, CLOSED) == {}


def test_reading_anew_is_no_arrival(archive: Archive) -> None:
    key = put(archive, "Eins.", (0, OPEN))
    letter, passages, content = made("Eins.")
    archive.store(letter, passages, content, f"/{key}", OPEN)
    archive.restructure(letter, passages, None, "9:neu")
    assert arrived_since(archive, NOON + HOUR, PUBLIC) == {}


def test_a_new_version_arrives_and_the_replaced_one_is_gone(archive: Archive) -> None:
    old = put(archive, "Eins.", (0, OPEN))
    new = put(archive, "Zwei.", (3, OPEN), succession=Succession((old,)))
    assert arrived_since(archive, NOON, PUBLIC) == {new: NOON + 3 * HOUR}


def test_a_removed_letter_is_gone(archive: Archive) -> None:
    archive.remove(put(archive, "Eins.", (0, OPEN)))
    assert arrived_since(archive, NOON, PUBLIC) == {}
