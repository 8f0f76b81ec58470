"""What is not there: told by what the letters themselves announce, mention and leave unanswered."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.gaps import Gaps, gaps, is_asked_about, is_reported, unanswered, unasked, unheard
from ingest.archive.archive import Archive
from ingest.model import LetterKind, Missing, MissingKind, Span, Tier
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import (
    ANSWER,
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    LAST,
    QUESTION,
    RESOLUTION,
    SERIES,
    UNDATED,
    Made,
    letter,
    put,
    walked,
)


def announced(archive: Archive) -> list[tuple[datetime.date, str | None]]:
    found = gaps(archive, walked(archive), PUBLIC).announced
    return [(one.date, one.came.document_id if one.came else None) for one in found]


def test_points_that_nobody_reports_on_or_asks_about(archive: Archive) -> None:
    put(archive, SERIES)
    found = walked(archive)
    assert [item.number for item in unanswered(found)] == ["3"]
    assert [item.number for item in unasked(found)] == ["1", "3"]
    assert [is_reported(item) for item in found.items] == [True, True, True, False]
    assert [is_asked_about(item) for item in found.items] == [False, True, True, False]


def test_a_question_is_no_point_that_could_be_asked_about(archive: Archive) -> None:
    put(archive, [ENQUIRY_ANSWERED])
    found = walked(archive, "AF0007/18")
    assert unanswered(found) == unasked(found) == ()


def test_an_enquiry_without_its_answer(archive: Archive) -> None:
    asked = letter(
        LetterKind.ENQUIRY, "AF0008/18", Made(HEAD, None, "Anfrage AF0008/18 zu A0093/15"),
        Made(QUESTION, "1", "1. Zu Punkt 1: Was ergab die Prüfung?"), date="2018-02-01", further=("A0093/15",),
    )  # fmt: skip
    put(archive, [*SERIES, asked])
    items = walked(archive).items
    (heard,) = unheard(items[0])
    assert heard.letter.document_id == asked.source.document_id
    assert unheard(items[1]) == (), "AF0007/18 is answered in the same letter"
    reply = letter(
        LetterKind.ANSWER_LETTER, "AF0008/18", Made(HEAD, None, "AF0008/18"), Made(QUESTION, "1", "1. Was ergab sie?"),
        Made(ANSWER, "1", "Nichts."), date="2018-03-01",
    )  # fmt: skip
    put(archive, [reply])
    assert unheard(walked(archive).items[0]) == ()


def test_an_announced_report_that_came_and_one_that_did_not(archive: Archive) -> None:
    put(archive, [RESOLUTION, FIRST])
    day = datetime.date(2017, 1, 31)
    assert announced(archive) == [(day, None)]
    put(archive, [UNDATED])
    assert announced(archive) == [(day, UNDATED.source.document_id), (datetime.date(2017, 8, 31), None)]
    put(archive, [LAST], Tier.NICHTOEFFENTLICH)
    assert announced(archive)[1] == (datetime.date(2017, 8, 31), None), "what is hidden has not come"
    found = walked(archive)
    assert gaps(archive, found, ALL).announced[0].letter.document_id == FIRST.source.document_id


def test_what_the_letters_files_lack(archive: Archive) -> None:
    missing = (Missing(MissingKind.ATTACHMENT, "Anlage 1", (Span(0, 5),)), Missing(MissingKind.PAGE, "Seite 2"))
    put(archive, [RESOLUTION, replace(FIRST, missing=missing)])
    found = gaps(archive, walked(archive), PUBLIC).lacking
    assert [(one.letter.document_id, one.what) for one in found] == [(FIRST.source.document_id, m) for m in missing]


def test_without_gaps_there_is_nothing(archive: Archive) -> None:
    put(archive, [ENQUIRY_ANSWERED])
    assert gaps(archive, walked(archive, "AF0007/18"), PUBLIC) == Gaps()
