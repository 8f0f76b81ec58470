"""Point by point through the letters of a paper: the history, who may see it, what is overdue."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.filters import Filter
from assistant.implementation.points import implementation
from assistant.implementation.state import PointStatus, Progress
from ingest.archive.archive import Archive
from ingest.model import BlockKind, Letter, LetterKind, Paragraph, Span, Tier
from ingest.pipeline import ingest_files
from tests.corpus import SAMPLES, dresden
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import (
    ANSWER,
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    INTRO,
    LAST,
    POINT,
    RESOLUTION,
    SERIES,
    UNDATED,
    Made,
    letter,
    put,
)

TODAY = datetime.date(2026, 11, 23)
MOTION = letter(
    LetterKind.MOTION, "2020/0001", Made(HEAD, None, "Antrag 2020/0001"),
    Made(POINT, "1", "1. Die Stadt richtet eine Anlaufstelle ein."),
    Made(POINT, "2", "2. Die Stadt stellt Bänke auf."), Made(POINT, "3", "3. Namensgebung des Platzes"),
    date="2020-02-01",
)  # fmt: skip


class NoIndex:
    """Where nothing is searched, nothing is indexed."""

    def prepare(self) -> None:
        """Nothing to make ready."""

    def update(self, document_ids: Sequence[str]) -> None:
        """Nothing to bring up to date."""


def points(archive: Archive, reference: str = "A0093/15", tiers: frozenset[Tier] = PUBLIC) -> dict[str, PointStatus]:
    return {one.number or "": one for one in implementation(archive, tiers, TODAY, reference=reference)}


def states(point: PointStatus) -> list[Progress]:
    return [one.progress for one in point.reports]


def statement(*blocks: Made, date: str = "2020-03-01") -> Letter:
    return letter(LetterKind.STATEMENT, "2020/0001", Made(HEAD, None, "Stellungnahme 2020/0001"), *blocks, date=date)


def test_the_history_of_a_point(archive: Archive) -> None:
    put(archive, reversed(SERIES))
    found = points(archive)
    assert list(found) == ["1", "2a", "2b", "3"]
    history = found["2a"].reports
    assert [one.letter.document_id for one in history] == [one.source.document_id for one in (FIRST, UNDATED, LAST)]
    assert states(found["2a"]) == [Progress.ONGOING, Progress.ONGOING, Progress.DONE]
    assert found["2a"].progress is Progress.DONE and found["2a"].subject == "Ein Beispiel"


def test_a_report_that_only_refers_says_what_is_said_there(archive: Archive) -> None:
    put(archive, SERIES)
    referring = points(archive)["2a"].reports[1]
    assert referring.letter.document_id == UNDATED.source.document_id
    assert referring.passage.document_id == FIRST.source.document_id
    assert referring.sentence == "Das Konzept ist im Geschäftsgang."
    assert referring.refers == ("Beschlusskontrolle zu A0093/15 vom 03.11.2016",)


def test_what_is_referred_to_and_hidden_leaves_it_unclear(archive: Archive) -> None:
    put(archive, [RESOLUTION, UNDATED])
    put(archive, [FIRST], Tier.NICHTOEFFENTLICH)
    (open_,) = points(archive)["2a"].reports
    assert (open_.progress, open_.refers) == (Progress.UNCLEAR, ())
    assert open_.sentence.startswith("Siehe Beschlusskontrolle") and open_.spans
    assert states(points(archive, tiers=ALL)["2a"]) == [Progress.ONGOING, Progress.ONGOING]


def test_a_later_enquiry_belongs_to_the_history(archive: Archive) -> None:
    put(archive, SERIES)
    point = points(archive)["2a"]
    assert [one.document_id for one in point.enquiries] == [ENQUIRY_ANSWERED.source.document_id]
    (reply,) = point.replies
    assert reply.is_reply and reply.sentence.startswith(("Im Oktober", "Im Übrigen"))
    assert not points(archive)["1"].enquiries


def test_a_point_without_a_report_is_unclear(archive: Archive) -> None:
    put(archive, SERIES)
    point = points(archive)["3"]
    assert point.reports == () and point.current is None and point.progress is Progress.UNCLEAR


def test_whoever_announces_the_next_report_is_not_done(archive: Archive) -> None:
    put(archive, [RESOLUTION, FIRST])
    (report,) = points(archive)["1"].reports
    assert (report.progress, report.announced) == (Progress.ONGOING, datetime.date(2017, 1, 31))


def test_overdue(archive: Archive) -> None:
    put(archive, [RESOLUTION, FIRST])
    day = datetime.date(2017, 1, 31)
    assert [one.next_report for one in points(archive).values()] == [day] * 4
    assert not any(one.overdue for one in points(archive).values()), "of days behind the latest letter nothing is known"
    put(archive, [ENQUIRY_ANSWERED])
    found = implementation(archive, PUBLIC, TODAY)
    assert [one.overdue for one in found] == [True] * 4
    assert not any(one.overdue for one in implementation(archive, PUBLIC, datetime.date(2017, 1, 15)))
    put(archive, [LAST])
    assert [(one.next_report, one.overdue) for one in points(archive).values()] == [(None, False)] * 4


def test_only_what_may_be_seen(archive: Archive) -> None:
    put(archive, [RESOLUTION])
    put(archive, [FIRST], Tier.NICHTOEFFENTLICH)
    assert implementation(archive, PUBLIC, TODAY) == ()
    assert len(implementation(archive, ALL, TODAY)) == 4


def test_which_reports_are_wanted(archive: Archive) -> None:
    put(archive, [*SERIES, MOTION, statement(Made(ANSWER, "1", "Die Anlaufstelle ist eingerichtet."))])
    late = Filter(since=datetime.date(2020, 1, 1))
    assert {one.reference for one in implementation(archive, PUBLIC, TODAY, late)} == {"2020/0001"}
    year = Filter(since=datetime.date(2017, 1, 1), until=datetime.date(2017, 12, 31))
    assert [len(one.reports) for one in implementation(archive, PUBLIC, TODAY, year)] == [3, 3], "the history stays"
    assert implementation(archive, PUBLIC, TODAY, reference="A9999/99") == ()


def test_a_statement_that_refuses_the_whole_motion(archive: Archive) -> None:
    refusal = Made(INTRO, None, "Die Verwaltung empfiehlt, den Antrag abzulehnen.")
    put(archive, [MOTION, statement(refusal, Made(ANSWER, "1", "Anlaufstellen gibt es in vielen Städten."))])
    found = points(archive, "2020/0001")
    assert [one.progress for one in found.values()] == [Progress.DECLINED] * 3
    assert found["2"].current and found["2"].current.sentence == refusal.text


def test_a_refusal_of_some_points_holds_for_these(archive: Archive) -> None:
    refusal = Made(INTRO, None, "Die Verwaltung empfiehlt, Ziffer 1 und 3 des Antrags abzulehnen.")
    put(archive, [MOTION, statement(refusal, Made(ANSWER, "2", "Die Bänke wurden aufgestellt."))])
    found = points(archive, "2020/0001")
    assert [found[number].progress for number in "123"] == [Progress.DECLINED, Progress.DONE, Progress.DECLINED]


def test_an_answer_in_which_another_point_begins(archive: Archive) -> None:
    texts = ("Die Bänke wurden aufgestellt.", "3. Namensgebung Darüber wird derzeit beraten.")
    made = statement(Made(ANSWER, "2", "\n\n".join(texts)))
    start = made.blocks[-1].paragraphs[0].spans[0].start
    places = (start, start + len(texts[0]) + 2)
    cut = tuple(Paragraph(text, (Span(place, place + len(text)),)) for text, place in zip(texts, places, strict=True))
    blocks = (*made.blocks[:-1], replace(made.blocks[-1], paragraphs=cut))
    put(archive, [MOTION, replace(made, blocks=blocks)])
    found = points(archive, "2020/0001")
    assert [one.progress for one in found.values()] == [Progress.UNCLEAR, Progress.DONE, Progress.ONGOING]
    assert found["3"].reports[0].sentence == texts[1]


def test_points_that_only_their_words_show(archive: Archive) -> None:
    benches = Made(BlockKind.PARAGRAPH, None, "1. Die Stadt stellt auf allen Plätzen Bänke auf.")
    signs = Made(BlockKind.PARAGRAPH, None, "2. Die Stadt stellt an allen Eingängen Schilder auf.")
    head = Made(HEAD, None, "Antrag 2020/0001")
    motion = letter(LetterKind.MOTION, "2020/0001", head, benches, signs, date="2020-02-01")
    there = Made(BlockKind.PARAGRAPH, None, "Die Bänke wurden aufgestellt.")
    no = Made(BlockKind.PARAGRAPH, None, "Schilder sind nicht vorgesehen.")
    put(archive, [motion, statement(benches, there, signs, no)])
    found = points(archive, "2020/0001")
    assert [one.progress for one in found.values()] == [Progress.DONE, Progress.DECLINED]
    assert found["2"].current and found["2"].current.sentence == no.text


def test_a_refusal_that_is_referred_to(archive: Archive) -> None:
    refused = Made(ANSWER, "2", "Bänke sind dort nicht möglich.")
    put(archive, [MOTION, statement(refused, Made(ANSWER, "3", "Siehe Antwort zu 2."))])
    found = points(archive, "2020/0001")["3"]
    assert found.progress is Progress.DECLINED and found.reports[0].sentence == refused.text


def test_a_refusal_at_the_end_of_the_last_answer(archive: Archive) -> None:
    last = "Der Platz hat einen Namen. Die Verwaltung empfiehlt, den Antrag abzulehnen."
    put(archive, [MOTION, statement(Made(ANSWER, "1", "Anlaufstellen gibt es."), Made(ANSWER, "3", last))])
    assert [one.progress for one in points(archive, "2020/0001").values()] == [Progress.DECLINED] * 3


@pytest.mark.parametrize("number", ["2a", "2b"])
def test_the_series_of_the_corpus_yields_its_history(archive: Archive, number: str) -> None:
    ingest_files([dresden()], archive, NoIndex())
    point = points(archive, tiers=ALL)[number]
    assert [one.letter.file for one in point.reports] == ["265899", "275495", "287262", "314662"]
    assert states(point) == [Progress.ONGOING] * 4
    assert point.reports[2].passage.document_id == point.reports[1].letter.document_id, "Siehe Beschlusskontrolle vom …"
    assert point.reports[1].announced == datetime.date(2017, 1, 31) and not point.overdue
    assert states(points(archive, tiers=ALL)["1"])[-1] is Progress.DONE


def test_the_seven_points_of_the_sample(archive: Archive) -> None:
    ingest_files([SAMPLES], archive, NoIndex())
    found = points(archive, "P0091/21", ALL)
    assert list(found) == ["1", "2", "3", "4", "5", "6", "7"]
    day = datetime.date(2022, 6, 23)
    assert all(one.current and one.current.spans and one.current.date == day for one in found.values())
    assert found["2"].current and found["2"].progress is Progress.NOT_RESPONSIBLE
    assert found["2"].current.holds_for == "Sozialamt"
    assert found["1"].progress is Progress.ONGOING and found["3"].progress is Progress.REPORTED
    assert len(found["5"].enquiries) == 1 and found["5"].replies, "AF2531/22 asks about it"
    for one in found.values():
        source = archive.source(one.reports[0].passage.document_id)
        assert all(0 <= span.start < span.end <= len(source.text) for span in one.reports[0].spans)
