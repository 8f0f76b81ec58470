"""A report is never cited without the word that what was said later stands elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.later import later_statements
from assistant.model import Citation, NoticeKind
from ingest.archive.archive import Archive
from ingest.model import BlockKind, Letter, LetterKind, Speaker, Tier
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import ENQUIRY_ANSWERED, FIRST, LAST, RESOLUTION, SERIES, UNDATED, key, put

OF_UNDATED = "Beschlusskontrolle zu A0093/15, Beschlusspunkt 2, Antwort"
OF_LAST = "Beschlusskontrolle zu A0093/15 vom 13.09.2017, Beschlusspunkt 2, Antwort"
OF_ENQUIRY = "AF0007/18 vom 15.01.2018, Antwort zu Frage 1"


@pytest.fixture
def archive(archive: Archive) -> Archive:
    put(archive, SERIES)
    return archive


def cited(letter: Letter, block: int, number: str | None, kind: BlockKind = BlockKind.ANSWER) -> Citation:
    """A citation of a block of a letter."""
    head = letter.head
    return Citation(
        marker=1,
        passage_key=key(letter, block),
        document_id=letter.source.document_id,
        paper=head.reference,
        letter=head.kind,
        file=letter.source.file,
        label="",
        kind=kind,
        number=number,
        refers_to=(),
        speaker=Speaker.OFFICE,
        office=None,
        date=head.date,
        quote="",
        spans=(),
        display="",
    )


def test_all_that_was_said_later_about_the_point_in_the_order_of_time(archive: Archive) -> None:
    assert later_statements(archive, [cited(FIRST, 5, "2a")], PUBLIC) == [
        (NoticeKind.LATER_STATEMENT, ("; ".join((OF_UNDATED, OF_LAST, OF_ENQUIRY)),))
    ]


def test_a_joint_answer_covers_each_of_its_points(archive: Archive) -> None:
    (remark,) = later_statements(archive, [cited(FIRST, 5, "1, 2a")], PUBLIC)
    assert remark[1][0].startswith(OF_UNDATED)


def test_what_is_cited_itself_is_not_announced(archive: Archive) -> None:
    both = [cited(FIRST, 5, "2a"), cited(ENQUIRY_ANSWERED, 3, "1"), cited(UNDATED, 3, "2")]
    assert later_statements(archive, both, PUBLIC) == [(NoticeKind.LATER_STATEMENT, (OF_LAST,))]


def test_nothing_later(archive: Archive) -> None:
    assert later_statements(archive, [cited(FIRST, 3, "1")], PUBLIC) == []
    assert later_statements(archive, [cited(ENQUIRY_ANSWERED, 3, "1")], PUBLIC) == []
    assert later_statements(archive, [cited(RESOLUTION, 2, "1", BlockKind.RESOLUTION_POINT)], PUBLIC) == []
    assert later_statements(archive, [cited(FIRST, 8, None)], PUBLIC) == []
    assert later_statements(archive, [], PUBLIC) == []


def test_a_hidden_later_word_is_not_hinted_at(tmp_path: Path) -> None:
    with Archive(tmp_path / "hidden.sqlite3") as archive:
        put(archive, [FIRST])
        put(archive, [LAST, UNDATED, ENQUIRY_ANSWERED], Tier.NICHTOEFFENTLICH)
        assert later_statements(archive, [cited(FIRST, 5, "2a")], PUBLIC) == []
        assert later_statements(archive, [cited(FIRST, 5, "2a")], ALL) != []


def test_a_letter_without_any_date_is_not_called_later(tmp_path: Path) -> None:
    nameless = replace(LAST, head=replace(LAST.head, date=None, kind=LetterKind.RESOLUTION_CONTROL))
    with Archive(tmp_path / "nameless.sqlite3") as archive:
        put(archive, [FIRST, nameless])
        assert later_statements(archive, [cited(FIRST, 5, "2a")], PUBLIC) == []
