"""What a letter points at: the paper, the points, other letters; from which passage, by which words."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from ingest.links.links import Link, LinkKind, block_of, covers, links
from ingest.model import BlockKind, Letter, LetterKind
from tests.ingest.made_vorgang import (
    ANSWER,
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    INTRO,
    POINT,
    QUESTION,
    RESOLUTION,
    UNDATED,
    Made,
    key,
    letter,
    read,
)


def found(one: Letter, *kinds: LinkKind) -> list[tuple[str, str | None, str | None, str | None]]:
    """The links of some kinds: from which block, to which paper, item and number."""
    return [
        (block_of(link.source).partition("/")[2], link.reference, link.item and link.item.value, link.number)
        for link in links(one, read(one))
        if link.kind in kinds
    ]


def test_a_beschlusskontrolle_reports_on_the_resolution_and_each_of_its_points() -> None:
    assert found(FIRST, LinkKind.CONTROLS) == [
        ("1", "A0093/15", None, None),
        ("3", "A0093/15", "resolution_point", "1"),
        ("5", "A0093/15", "resolution_point", "2a"),
        ("7", "A0093/15", "resolution_point", "2b"),
    ]
    whole = links(FIRST, read(FIRST))[0]
    assert whole.letter is LetterKind.RESOLUTION and FIRST.source.verbatim(whole.spans) == "A0093/15"


def test_sessions_are_no_papers() -> None:
    assert found(RESOLUTION, LinkKind.SESSION) == [("1", "SR/018/2015", None, None)]
    assert found(RESOLUTION, LinkKind.SAME_PAPER) == [("1", "A0093/15", None, None)]


def test_an_earlier_letter_and_the_next_one_by_their_dates() -> None:
    paper = "A0093/15"
    named = [link for link in links(UNDATED, read(UNDATED)) if link.date]
    assert [(link.kind, link.reference, link.date) for link in named] == [
        (LinkKind.FOLLOWS, paper, datetime.date(2016, 11, 3)),
        (LinkKind.ANNOUNCES, paper, datetime.date(2017, 8, 31)),
    ]
    assert UNDATED.source.verbatim(named[0].spans) == "Beschlusskontrolle vom 3. November 2016"
    assert all(link.letter is LetterKind.RESOLUTION_CONTROL for link in named)


def test_an_enquiry_asks_about_points_of_the_resolution_its_head_names() -> None:
    assert found(ENQUIRY_ANSWERED, LinkKind.CONCERNS) == [("1", "A0093/15", None, None)]
    assert found(ENQUIRY_ANSWERED, LinkKind.ASKS_ABOUT) == [("2", "A0093/15", "resolution_point", "2")]
    assert found(ENQUIRY_ANSWERED, LinkKind.ANSWERS) == [
        ("1", "AF0007/18", None, None),
        ("3", "AF0007/18", "question", "1"),
        ("5", "AF0007/18", "question", "2"),
    ]
    concerned = next(link for link in links(ENQUIRY_ANSWERED, read(ENQUIRY_ANSWERED)) if link.kind is LinkKind.CONCERNS)
    assert (concerned.letter, concerned.date) == (LetterKind.RESOLUTION_CONTROL, datetime.date(2017, 9, 13))


def test_answers_that_send_their_reader_elsewhere() -> None:
    assert found(ENQUIRY_ANSWERED, LinkKind.REFERS) == [
        ("3", "AF2013/13", "answer", "3"),
        ("5", None, "answer", "1"),
    ]
    assert found(RESOLUTION, LinkKind.REFERS) == [("2", None, "resolution_point", "2")], "2 is there as 2a and 2b"


def test_mentions_name_point_and_letter() -> None:
    (link,) = [link for link in links(RESOLUTION, read(RESOLUTION)) if link.kind is LinkKind.MENTIONS]
    assert link == Link(
        LinkKind.MENTIONS, key(RESOLUTION, 5), "V0210/14", POINT, "5", LetterKind.RESOLUTION, None, link.spans
    )


def test_a_question_about_points_of_a_paper_it_names_itself() -> None:
    blocks = (
        Made(HEAD, None, "Ein Betreff zu A0001/20 und A0002/20"),
        Made(QUESTION, "1", "1. Zu Punkt 3 des Beschlusses A0002/20: Wann?"),
        Made(QUESTION, "2", "2. Zu Punkt 1: Wann?"),
    )
    enquiry = letter(LetterKind.ENQUIRY, "AF0001/21", *blocks, further=("A0001/20", "A0002/20"))
    asked = found(enquiry, LinkKind.ASKS_ABOUT)
    assert asked == [("2", "A0002/20", "resolution_point", "3")], "which of two is meant by the second is not guessed"


def test_a_resolution_that_only_the_introduction_names() -> None:
    blocks = (
        Made(INTRO, None, "Zum Beschluss A0001/20 wird gefragt:"),
        Made(QUESTION, "1", "1. Zu Punkt 3: Wann?"),
    )
    assert found(letter(LetterKind.ENQUIRY, "AF0001/21", *blocks), LinkKind.ASKS_ABOUT) == [
        ("2", "A0001/20", "resolution_point", "3")
    ]


def test_one_letter_on_two_resolutions_with_a_joint_answer() -> None:
    control = letter(
        LetterKind.RESOLUTION_CONTROL,
        "A0116/15",
        Made(HEAD, None, "Beschlusskontrolle zu A0772/13 und A0116/15"),
        Made(POINT, "1", "1. einzuführen", "A0772/13"),
        Made(POINT, "2", "2. weiterzuführen", "A0772/13"),
        Made(POINT, "1", "1. voranzutreiben", "A0116/15"),
        Made(ANSWER, None, "Zu beidem wird berichtet. nächste Beschlusskontrolle: 31. Dezember 2016"),
        further=("A0772/13",),
    )
    assert found(control, LinkKind.CONTROLS) == [
        ("1", "A0116/15", None, None),
        ("1", "A0772/13", None, None),
        ("5", "A0772/13", "resolution_point", "1"),
        ("5", "A0772/13", "resolution_point", "2"),
        ("5", "A0116/15", "resolution_point", "1"),
    ]
    assert [paper for _, paper, _, _ in found(control, LinkKind.ANNOUNCES)] == ["A0116/15", "A0772/13"]


def test_joint_numbers_answer_each_of_their_questions() -> None:
    blocks = (
        Made(QUESTION, "1", "1. Wie?"),
        Made(QUESTION, "2", "2. Wann?"),
        Made(ANSWER, "1-2", "So."),
        Made(QUESTION, "3", "3. Wo?"),
        Made(ANSWER, None, "Hier."),
    )
    answers = found(letter(LetterKind.ANSWER_LETTER, "AF0001/21", *blocks), LinkKind.ANSWERS)
    assert [(block, number) for block, _, item, number in answers if item] == [("3", "1"), ("3", "2"), ("5", "3")]


def test_minutes_record_the_papers_of_their_agenda_point_by_point() -> None:
    minutes = letter(
        LetterKind.MINUTES,
        "SBR Pi/004/2020",
        Made(HEAD, None, "Niederschrift SBR Pi/004/2020"),
        Made(BlockKind.PARAGRAPH, None, "Tagesordnung\nV-Pi00004/19\nV-PiOOOlO/19"),
        Made(BlockKind.PARAGRAPH, None, "4.1 Förderung\nV-Pi00004/19\nbeschließend"),
        Made(POINT, "1", "1. Die Zuwendung wird beschlossen.", "4.1"),
        Made(BlockKind.PARAGRAPH, None, "Die Beschlusskontrolle zu V-Pi0003/19 liegt vor."),
    )
    assert found(minutes, LinkKind.RECORDS) == [
        ("2", "V-Pi00010/19", None, None),
        ("3", "V-Pi00004/19", None, None),
        ("4", "V-Pi00004/19", "resolution_point", "1"),
    ]
    assert [paper for _, paper, _, _ in found(minutes, LinkKind.MENTIONS)] == ["V-Pi00004/19", "V-Pi0003/19"]


def test_a_statement_answers_the_points_of_the_motion() -> None:
    blocks = (Made(POINT, "1", "1. Es wird geprüft"), Made(ANSWER, "1", "Es wurde geprüft."))
    statement = letter(LetterKind.STATEMENT, "2018/0418", *blocks)
    assert found(statement, LinkKind.ANSWERS) == [
        ("1", "2018/0418", None, None),
        ("2", "2018/0418", "resolution_point", "1"),
    ]


def test_a_letter_without_reference_still_answers_its_questions() -> None:
    blocks = (Made(QUESTION, "1", "1. Wie?"), Made(ANSWER, "1", "So."))
    assert found(letter(LetterKind.ANSWER_LETTER, None, *blocks), LinkKind.ANSWERS) == [("2", None, "question", "1")]


def test_a_letter_without_passages_points_at_nothing() -> None:
    assert links(replace(FIRST, blocks=()), []) == ()


@pytest.mark.parametrize(
    ("said", "asked", "about"),
    [
        ("2", "2", True),
        ("2", "2a", True),
        ("2a", "2", True),
        ("2a", "2b", False),
        ("1", "12", False),
        ("1", "1.1", False),
        (None, None, True),
        (None, "1", False),
    ],
)
def test_which_point_a_number_is_about(said: str | None, asked: str | None, about: bool) -> None:
    assert covers(said, asked) is covers(asked, said) is about
