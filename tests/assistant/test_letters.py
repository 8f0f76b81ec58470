"""A letter in a list: its name, and the letters it belongs with."""

from __future__ import annotations

import datetime
from pathlib import Path

from assistant.letters import letter_entries, scope_of
from assistant.model import Scope
from ingest.archive.archive import Archive
from ingest.model import LetterKind, MarkState, Tier
from tests.ingest.made_letters import ALL, PUBLIC, made


def stored(archive: Archive, reference: str, further: tuple[str, ...], day: int, tier: Tier) -> str:
    letter, passages, content = made(
        "Das Amt berät.", file=f"brief-{day}", reference=reference, further=further, date=datetime.date(2022, 9, day)
    )
    archive.store(letter, passages, content, "", tier)
    return letter.source.document_id


def test_an_entry_says_what_a_list_shows(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        later = stored(archive, "AF2/22", ("P1/22",), 14, Tier.OEFFENTLICH)
        hidden = stored(archive, "AF3/22", ("P1/22",), 13, Tier.NICHTOEFFENTLICH)
        first = stored(archive, "P1/22", (), 12, Tier.OEFFENTLICH)
        entries = letter_entries(archive, PUBLIC)
        assert [(entry.document_id, entry.title) for entry in entries] == [
            (first, "P1/22 vom 12.09.2022"),
            (later, "AF2/22 vom 14.09.2022"),
        ]
        one = entries[1]
        assert (one.file, one.kind, one.reference) == ("brief-14", LetterKind.ANSWER_LETTER, "AF2/22")
        assert (one.date, one.office, one.subject) == (datetime.date(2022, 9, 14), "Amt für Beispiele", "Ein Beispiel")
        assert (one.tier, one.mark, one.passages) == (Tier.OEFFENTLICH, MarkState.UNTICKED, 1)
        assert one.vorgang == (first, later), "what is hidden belongs to nothing that is seen"
        assert letter_entries(archive, ALL)[2].vorgang == (first, hidden, later)


def test_what_is_searched_counts_only_what_may_be_seen(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        assert scope_of(archive, PUBLIC) == Scope(0, None)
        stored(archive, "P1/22", (), 12, Tier.OEFFENTLICH)
        stored(archive, "AF3/22", ("P1/22",), 13, Tier.NICHTOEFFENTLICH)
        assert scope_of(archive, PUBLIC) == Scope(1, datetime.date(2022, 9, 12))
        assert scope_of(archive, ALL) == Scope(2, datetime.date(2022, 9, 13))
