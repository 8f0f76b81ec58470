"""Letters that were erased: gone at once, known by marks, on record for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ingest.archive.archive import Archive
from ingest.archive.erasures import is_marked
from ingest.corrections import Change, Field
from ingest.model import Tier
from tests.ingest.made_letters import ALL, made


def put(archive: Archive, *paragraphs: str) -> str:
    letter, passages, content = made(*paragraphs)
    archive.store(letter, passages, content, "/eingang/brief.txt", Tier.OEFFENTLICH)
    return letter.source.document_id


def test_a_letter_goes_with_decisions_and_corrections(archive: Archive) -> None:
    key, other = put(archive, "Eins."), put(archive, "Zwei.")
    archive.corrections.add(key, [Change(Field.DATE, 0, 4, "Eins", None, "2022-09-14")], "Anna")
    archive.decide_tier(key, Tier.NICHTOEFFENTLICH, "Anna", "Grund")
    number, counts = archive.erasures.begin([key], {"who": "Anna"})
    assert (number, counts["documents"], counts["decisions"], counts["corrections"]) == (1, 1, 2, 1)
    assert archive.letter(key, ALL) is None and archive.decisions(key) == []
    assert archive.letter(other, ALL) and archive.decisions(other)
    with pytest.raises(IntegrityError, match="append-only"), archive._engine.begin() as connection:
        connection.execute(text("DELETE FROM decisions"))


def test_what_has_begun_is_known_until_it_is_finished(archive: Archive, tmp_path: Path) -> None:
    key = put(archive, "Eins.")
    number, counts = archive.erasures.begin([key], {"who": "Anna"})
    archive.close()
    with Archive(tmp_path / "archive.sqlite3") as again:
        assert again.erasures.begun() == [(number, {"who": "Anna", "document_ids": [key], "counts": counts})]
        again.erasures.finish(number, {"number": number, "wer": "Änne"})
        assert again.erasures.begun() == [] and again.erasures.receipts() == [{"number": 1, "wer": "Änne"}]
        again.empty_log()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert key.encode() not in content, "neither while it was on its way nor afterwards"


def test_the_same_bytes_are_known_by_their_mark_alone(archive: Archive) -> None:
    key = put(archive, "Eins.")
    assert archive.erasures.number_of(key) is None
    archive.erasures.begin([key], {})
    assert archive.erasures.number_of(key) == 1 and archive.erasures.number_of("0" * 16) is None
    (mark,) = archive.erasures.marks(1)
    assert is_marked(key, mark) and not is_marked("0" * 16, mark) and key not in mark
    archive.erasures.finish(1, {})
    put(archive, "Eins.")
    assert archive.erasures.begin([key], {})[0] == 2 and archive.erasures.number_of(key) == 2
    assert archive.erasures.marks(2) != archive.erasures.marks(1), "nobody can tell that it was the same"


@pytest.mark.parametrize("table", ["erasures", "erased"])
def test_receipts_and_marks_stay(archive: Archive, table: str) -> None:
    archive.erasures.begin([put(archive, "Eins.")], {})
    archive.erasures.finish(1, {})
    with pytest.raises(IntegrityError, match="append-only"), archive._engine.begin() as connection:
        connection.execute(text(f"DELETE FROM {table}"))


def test_words_of_letters_that_are_there(archive: Archive) -> None:
    put(archive, "Das Amt berät.")
    assert archive.erasures.used_elsewhere("Amt berät") and not archive.erasures.used_elsewhere("amt BERÄT")
