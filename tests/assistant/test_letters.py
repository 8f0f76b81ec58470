"""A letter in a list: its name, and the letters it belongs with."""

from __future__ import annotations

import datetime
from pathlib import Path

from assistant.filters import Filter
from assistant.letters import allowed, letter_entries, scope_of
from assistant.model import Scope
from ingest.archive.archive import Archive
from ingest.model import BlockKind, LetterKind, MarkState, Tier
from tests.ingest.made_letters import ALL, PUBLIC, made
from tests.ingest.made_vorgang import POINT, Made, letter, put


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
        assert one.fraction is None
        assert one.vorgang == (first, later), "what is hidden belongs to nothing that is seen"
        assert letter_entries(archive, ALL)[2].vorgang == (first, hidden, later)


def test_what_is_searched_counts_only_what_may_be_seen(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        assert scope_of(archive, PUBLIC) == Scope(0, None)
        stored(archive, "P1/22", (), 12, Tier.OEFFENTLICH)
        stored(archive, "AF3/22", ("P1/22",), 13, Tier.NICHTOEFFENTLICH)
        assert scope_of(archive, PUBLIC) == Scope(1, datetime.date(2022, 9, 12))
        assert scope_of(archive, ALL) == Scope(2, datetime.date(2022, 9, 13))


def test_a_filter_lets_pass_only_what_may_be_seen(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        later = stored(archive, "AF2/22", ("P1/22",), 14, Tier.OEFFENTLICH)
        hidden = stored(archive, "AF3/22", ("P1/22",), 13, Tier.NICHTOEFFENTLICH)
        first = stored(archive, "P1/22", (), 12, Tier.OEFFENTLICH)
        within = Filter(since=datetime.date(2022, 9, 13))
        assert allowed(archive, PUBLIC, None) is allowed(archive, PUBLIC, Filter()) is None
        assert allowed(archive, PUBLIC, within) == {later}
        assert allowed(archive, ALL, within) == {later, hidden}
        for one in (Filter(vorgang="P1/22"), Filter(vorgang="af 2/22"), Filter(office="beispiele")):
            assert allowed(archive, PUBLIC, one) == {first, later}
            assert allowed(archive, ALL, one) == {first, later, hidden}
        assert allowed(archive, PUBLIC, Filter(vorgang="AF3/22")) == frozenset(), "as if it were not there"
        assert scope_of(archive, PUBLIC, within) == Scope(1, datetime.date(2022, 9, 14), within)


def test_minutes_that_record_a_paper_belong_to_its_vorgang(tmp_path: Path) -> None:
    resolution = letter(LetterKind.RESOLUTION, "A0001/22", Made(POINT, "1", "Es wird gebaut."), date="2022-01-10")
    blocks = Made(BlockKind.PARAGRAPH, None, "TOP 4\nA0001/22"), Made(POINT, "1", "Es wird gebaut.", "4")
    minutes = letter(LetterKind.MINUTES, "SR/034/2022", *blocks, date="2022-01-11")
    other = letter(LetterKind.RESOLUTION, "A0002/22", Made(POINT, "1", "Es wird nicht gebaut."), date="2022-01-12")
    with Archive(tmp_path / "archive.sqlite3") as archive:
        put(archive, (resolution, minutes, other))
        recorded = allowed(archive, PUBLIC, Filter(vorgang="A0001/22"))
        assert recorded == {resolution.source.document_id, minutes.source.document_id}


def test_letters_without_date_that_a_period_leaves_out_are_counted(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite3") as archive:
        for number, day in enumerate((None, None, datetime.date(2022, 9, 1))):
            one, passages, content = made("Das Amt berät.", file=f"b{number}", reference=f"AF{number}/22", date=day)
            archive.store(one, passages, content, "", Tier.NICHTOEFFENTLICH if number == 1 else Tier.OEFFENTLICH)
        year = Filter(since=datetime.date(2022, 1, 1))
        assert scope_of(archive, PUBLIC, year).undated == 1, "the hidden one is not counted"
        assert scope_of(archive, ALL, year).undated == 2
        assert scope_of(archive, PUBLIC, Filter(office="beispiele")).undated == 0
        assert scope_of(archive, PUBLIC, Filter(since=datetime.date(2022, 1, 1), paper="AF9/22")).undated == 0
