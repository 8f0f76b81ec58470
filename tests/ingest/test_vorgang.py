"""A Vorgang can be walked: from the resolution, point by point, through every letter about it, in the order of time."""

from __future__ import annotations

import datetime
from dataclasses import replace

from ingest.archive.archive import Archive
from ingest.links.links import LinkKind
from ingest.model import BlockKind, LetterKind, Tier
from ingest.vorgang import Item, Station, in_order, vorgang
from tests.ingest.made_letters import ALL, CLOSED, PUBLIC
from tests.ingest.made_vorgang import (
    ANSWER,
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    LAST,
    POINT,
    QUESTION,
    RESOLUTION,
    SERIES,
    UNDATED,
    Made,
    letter,
    put,
    walked,
)


def said(item: Item) -> list[tuple[str, str]]:
    """What was said about a point: how, and by which words."""
    return [(station.kind.value, station.passages[0].text[:24]) for station in item.stations]


def test_the_letters_in_the_order_of_time(archive: Archive) -> None:
    put(archive, reversed(SERIES))
    found = walked(archive)
    assert [station.letter.document_id for station in found.letters] == [one.source.document_id for one in SERIES]
    unknown = found.letters[2]
    assert unknown.letter.date is None
    assert (unknown.after, unknown.before) == (datetime.date(2016, 11, 3), datetime.date(2017, 8, 31))
    assert found.itself and found.subject == "Ein Beispiel" and found.reference == "A0093/15"


def test_each_point_with_all_that_was_said_about_it(archive: Archive) -> None:
    put(archive, SERIES)
    items = walked(archive).items
    assert [(item.kind, item.number) for item in items] == [(POINT, number) for number in ("1", "2a", "2b", "3")]
    assert items[1].wording[0].document_id == RESOLUTION.source.document_id
    later = [
        ("controls", "Siehe Beschlusskontrolle"),
        ("controls", "Die Beschlussvorlage V15"),
        ("asks_about", "1. Zu Punkt 2: Wann komm"),
        ("answers", "Im Oktober. Im Übrigen v"),
    ]
    assert said(items[1]) == [("controls", "Das Konzept ist im Gesch"), *later]
    assert said(items[2]) == [("controls", "Das Modell wird im Konze"), *later]
    assert said(items[0]) == [("controls", "Die Prüfung ist erfolgt.")] and items[3].stations == ()


def test_where_words_send_their_reader(archive: Archive) -> None:
    put(archive, SERIES)
    stations = walked(archive).items[1].stations
    sent = [
        (station.letter.document_id, one.link.reference, one.targets)
        for station in stations
        for one in station.referrals
    ]
    assert sent == [
        (UNDATED.source.document_id, "A0093/15", ("Beschlusskontrolle zu A0093/15 vom 03.11.2016",)),
        (ENQUIRY_ANSWERED.source.document_id, "AF2013/13", ()),
    ]


def test_an_enquiry_is_a_vorgang_too(archive: Archive) -> None:
    put(archive, SERIES)
    found = walked(archive, "AF0007/18")
    assert not found.itself, "only the answer is here, which quotes the questions"
    assert [(item.kind, item.number, said(item)) for item in found.items] == [
        (QUESTION, "1", [("answers", "Im Oktober. Im Übrigen v")]),
        (QUESTION, "2", [("answers", "Siehe Antwort zu 1.")]),
    ]
    (referral,) = found.items[1].stations[0].referrals
    assert referral.targets == ("AF0007/18 vom 15.01.2018, Antwort zu Frage 1, Absatz 1",)


def test_a_paper_that_is_only_mentioned(archive: Archive) -> None:
    put(archive, SERIES)
    found = walked(archive, "V0210/14")
    assert found.letters == found.items == () and not found.itself
    (mention,) = found.mentions
    assert mention.letter.document_id == RESOLUTION.source.document_id
    assert mention.passages[0].number == "3"


def test_papers_that_are_named_and_not_here(archive: Archive) -> None:
    put(archive, SERIES)
    assert walked(archive).absent == ("AF2013/13", "V0210/14", "V1569/17")
    put(archive, [letter(LetterKind.RESOLUTION, "V0210/14", Made(HEAD, None, "Beschluss zu V0210/14"))])
    assert walked(archive).absent == ("AF2013/13", "V1569/17")


def test_nothing_is_known_of_a_paper(archive: Archive) -> None:
    put(archive, SERIES)
    assert vorgang(archive, "A9999/99", PUBLIC) is None
    assert vorgang(archive, "", PUBLIC) is None


def test_a_hidden_letter_leaves_no_trace(archive: Archive) -> None:
    put(archive, [RESOLUTION, UNDATED])
    before = walked(archive)
    put(archive, [FIRST, LAST, ENQUIRY_ANSWERED], Tier.NICHTOEFFENTLICH)
    assert walked(archive) == before
    assert len(walked(archive, tiers=ALL).letters) == len(SERIES)
    assert vorgang(archive, "V1569/17", PUBLIC) is None
    hidden = walked(archive, tiers=CLOSED)
    assert RESOLUTION.source.document_id not in {station.letter.document_id for station in hidden.letters}


def test_points_that_only_a_report_quotes(archive: Archive) -> None:
    short = replace(RESOLUTION, blocks=RESOLUTION.blocks[:2])
    put(archive, [short, FIRST, LAST])
    items = walked(archive).items
    assert [item.number for item in items] == ["1", "2a", "2b"], "the resolution's second page has no text"
    assert [item.wording[0].document_id for item in items] == [
        short.source.document_id,
        FIRST.source.document_id,
        FIRST.source.document_id,
    ]


def test_minutes_come_before_the_resolution_of_the_same_day(archive: Archive) -> None:
    minutes = letter(
        LetterKind.MINUTES,
        "SR/018/2015",
        Made(BlockKind.PARAGRAPH, None, "TOP 4\nA0093/15"),
        Made(POINT, "1", "1. die Handlungsfähigkeit zu prüfen", "4"),
        date="2015-11-19",
    )
    put(archive, [RESOLUTION, minutes])
    found = walked(archive)
    assert [station.kind for station in found.letters] == [LinkKind.RECORDS, LinkKind.SAME_PAPER]
    assert said(found.items[0]) == [("records", "1. die Handlungsfähigkei")]


def test_a_motion_answered_point_by_point(archive: Archive) -> None:
    points = (Made(POINT, "1", "1. Es wird geprüft."), Made(POINT, "2", "2. Es wird berichtet."))
    answers = (points[0], Made(ANSWER, "1", "Es wurde geprüft."), points[1], Made(ANSWER, "2", "Siehe Antwort zu 1."))
    motion = letter(LetterKind.MOTION, "2018/0418", *points, date="2018-07-24")
    statement = letter(LetterKind.STATEMENT, "2018/0418", *answers, date="2018-07-24")
    put(archive, [statement, motion])
    found = walked(archive, "2018/0418")
    assert [station.letter.kind for station in found.letters] == [LetterKind.MOTION, LetterKind.STATEMENT]
    assert [item.wording[0].document_id for item in found.items] == [motion.source.document_id] * 2
    assert [said(item) for item in found.items] == [
        [("answers", "Es wurde geprüft.")],
        [("answers", "Siehe Antwort zu 1.")],
    ]


def test_points_of_the_minutes_are_no_questions_of_the_enquiry(archive: Archive) -> None:
    questions = (Made(QUESTION, "1", "1. Wann?"), Made(ANSWER, "1", "Bald."))
    answers = letter(LetterKind.ANSWER_LETTER, "2019/0001", *questions, date="2019-02-01")
    minutes = letter(LetterKind.MINUTES, "2019/0001", Made(POINT, "7", "7. Die Sitzung wird geschlossen."))
    put(archive, [minutes, answers])
    assert [(item.kind, item.number) for item in walked(archive, "2019/0001").items] == [(QUESTION, "1")]


def test_letters_whose_place_in_time_nobody_knows_stand_at_the_end(archive: Archive) -> None:
    put(archive, SERIES)
    dated = [station for station in walked(archive).letters if station.letter.date]
    unknown = replace(dated[1], letter=replace(dated[1].letter, date=None, file="unbekannt"))
    for after, before, place in (
        (None, None, 4),
        ("2017-09-13", None, 4),
        ("2016-11-03", "2017-09-13", 2),
        (None, "2015-11-01", 0),
        (None, "2015-11-19", 0),
        ("2016-12-01", "2017-02-01", 2),
        ("2015-12-01", "2017-02-01", 4),
    ):
        days = [datetime.date.fromisoformat(day) if day else None for day in (after, before)]
        mixed: list[Station] = in_order([replace(unknown, after=days[0], before=days[1]), *dated])
        assert [station.letter.file for station in mixed].index("unbekannt") == place, (after, before)
