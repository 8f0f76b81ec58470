"""The record of corrections: append-only, for every version of a file, gone only with its letter."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ingest.archive.archive import Archive, Provenance
from ingest.archive.versions import Succession
from ingest.corrections import Change, Field
from ingest.errors import BadInput
from ingest.model import Tier
from tests.ingest.made_letters import made

CHANGE = Change(Field.DATE, 0, 4, "Eins", None, "2022-09-14")


def put(archive: Archive, *paragraphs: str, replaces: tuple[str, ...] = ()) -> str:
    letter, passages, content = made(*paragraphs)
    succeeds = Provenance(succession=Succession(replaces))
    archive.store(letter, passages, content, "/eingang/brief.txt", Tier.OEFFENTLICH, provenance=succeeds)
    return letter.source.document_id


def test_who_and_when_and_what_are_kept(archive: Archive) -> None:
    key = put(archive, "Eins.")
    assert archive.corrections.of(key) == []
    assert archive.corrections.add(key, [CHANGE, CHANGE], "Anna Beispiel") == [1, 2]
    first, second = archive.corrections.of(key)
    assert (first.number, first.change, first.who, first.undone_by) == (1, CHANGE, "Anna Beispiel", None)
    assert first.when.endswith("+00:00") and archive.corrections.holding(key) == [1, 2]
    archive.corrections.undo(1, key, "Bernd Beispiel")
    assert archive.corrections.holding(key) == [2]
    first, second = archive.corrections.of(key)
    assert first.undone_by == 3 and second.undone_by is None


def test_storing_anew_keeps_them(archive: Archive) -> None:
    key = put(archive, "Eins.")
    archive.corrections.add(key, [CHANGE], "Anna")
    assert put(archive, "Eins.") == key
    assert archive.corrections.holding(key) == [1]


def test_a_newer_version_knows_those_of_the_older(archive: Archive) -> None:
    old = put(archive, "Eins.")
    archive.corrections.add(old, [CHANGE], "Anna")
    new = put(archive, "Eins.", "Zwei.", replaces=(old,))
    archive.corrections.add(new, [CHANGE], "Anna")
    assert [one.document_id for one in archive.corrections.of(new)] == [old, new]
    archive.corrections.undo(1, new, "Anna")
    assert archive.corrections.holding(old) == [] and archive.corrections.holding(new) == [2]


@pytest.mark.parametrize("number", [1, 7])
def test_only_what_holds_can_be_undone(archive: Archive, number: int) -> None:
    key = put(archive, "Eins.")
    archive.corrections.add(key, [CHANGE], "Anna")
    archive.corrections.undo(1, key, "Anna")
    with pytest.raises(BadInput, match="die noch gilt"):
        archive.corrections.undo(number, key, "Anna")


def test_somebody_answers_for_them(archive: Archive) -> None:
    key = put(archive, "Eins.")
    with pytest.raises(BadInput, match="wer berichtigt"):
        archive.corrections.add(key, [CHANGE], " ")


@pytest.mark.parametrize("statement", ["DELETE FROM corrections", "UPDATE corrections SET new = ''"])
def test_they_cannot_be_altered(archive: Archive, statement: str) -> None:
    archive.corrections.add(put(archive, "Eins."), [CHANGE], "Anna")
    with pytest.raises(IntegrityError, match="append-only"), archive._engine.begin() as connection:
        connection.execute(text(statement))


def test_they_go_with_their_letter(archive: Archive) -> None:
    key = put(archive, "Eins.")
    archive.corrections.add(key, [CHANGE], "Anna")
    archive.remove(key)
    assert archive.corrections.of(key) == []
