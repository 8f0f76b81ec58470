"""Golden Vorgänge of Dresden, walked over the development corpus as it is read from the files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from ingest.archive.archive import Archive
from ingest.links.links import LinkKind
from ingest.model import LetterKind, Tier
from ingest.oparl import papers_of
from ingest.read import read
from ingest.structure import ToRead, structured
from ingest.vorgang import Vorgang
from tests.corpus import dresden
from tests.ingest.made_letters import PUBLIC
from tests.ingest.made_vorgang import walked

#: The texts of the Vorgänge below, in an order that says nothing.
FILES = (
    *("314662", "232762", "287262", "265899", "275495", "236180", "244117", "222418", "230357", "231524", "243149"),
    *("458427", "463864", "453944", "123378"),
    *("AF2531-22_Antwort_2022-09-14", "P0091-21_Beschlusskontrolle_2022-06-23"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = dresden()
    papers = papers_of(folder)
    with Archive(tmp_path_factory.mktemp("dresden") / "archive.sqlite3") as opened:
        for name in FILES:
            reading = read(folder / "files" / f"{name}.txt")
            (one,) = structured([ToRead(reading.source, papers.get(folder / "files" / f"{name}.txt"))])
            opened.store(one.letter, one.passages, reading.content, name, Tier.OEFFENTLICH)
        yield opened


def course(found: Vorgang) -> list[tuple[str, str]]:
    """The letters of a Vorgang in their order: file and kind of link."""
    return [(station.letter.file, station.kind.value) for station in found.letters]


def said(found: Vorgang, number: str | None) -> list[tuple[str, str, str]]:
    """What was said about a point: file, how, and how it begins."""
    (item,) = [item for item in found.items if item.number == number]
    return [(s.letter.file, s.kind.value, " ".join(s.passages[0].text.split()[:4])) for s in item.stations]


def test_a_resolution_and_its_four_reports_in_order(archive: Archive) -> None:
    found = walked(archive, "A0093/15")
    assert course(found) == [
        ("232762", "same_paper"),
        ("265899", "controls"),
        ("275495", "controls"),
        ("287262", "controls"),
        ("314662", "controls"),
    ]
    stamped = found.letters[3]
    assert stamped.letter.date is None, "only the year of its stamp can be read"
    assert (stamped.after, stamped.before) == (datetime.date(2016, 11, 3), datetime.date(2017, 8, 31))


def test_each_point_of_it_with_the_reports_in_order(archive: Archive) -> None:
    found = walked(archive, "A0093/15")
    assert [item.number for item in found.items] == ["1", "2a", "2b", "3"]
    later = [
        ("275495", "controls", "Das Konzept befindet sich"),
        ("287262", "controls", "Siehe Beschlusskontrolle vom 3."),
        ("314662", "controls", "Die Beschlussvorlage V1569/17 zum"),
    ]
    assert said(found, "2a") == [("265899", "controls", "Die Beschlussvorlage und das"), *later]
    assert said(found, "2b") == [("265899", "controls", "Die Handlungsoptionen zur Deckelung"), *later]
    assert [begins for _, _, begins in said(found, "1")] == [
        "Zum Stand 21. Juni",
        "Die Prüfung durch den",
        "Zurzeit sind 2 Stellen",
        "Die Amtsvormundschaftsbetreuung ist gegenwärtig",
    ]
    assert [file for file, _, _ in said(found, "3")] == ["265899", "275495", "287262", "314662"]


def test_a_report_that_only_refers_to_an_earlier_one_leads_there(archive: Archive) -> None:
    found = walked(archive, "A0093/15")
    (referral,) = found.items[1].stations[2].referrals
    assert referral.link.kind is LinkKind.FOLLOWS
    assert referral.targets == ("Beschlusskontrolle zu A0093/15 vom 03.11.2016",)


def test_papers_that_the_letters_name_and_that_are_not_here(archive: Archive) -> None:
    assert walked(archive, "A0093/15").absent == ("V0210/14", "V1569/17")
    mentions = walked(archive, "V0210/14").mentions
    assert [station.letter.file for station in mentions] == ["232762", "265899", "275495", "287262", "314662"]
    assert {link.number for link in archive.links.to("V0210/14", PUBLIC)} == {"5"}


def test_one_letter_on_two_resolutions(archive: Archive) -> None:
    mine, other = walked(archive, "A0116/15"), walked(archive, "A0772/13")
    assert course(mine) == [("236180", "same_paper"), ("244117", "controls")] and mine.itself
    assert course(other) == [("244117", "controls")] and not other.itself
    joint = [("244117", "controls", "Zur Umsetzung des Beschlusses")]
    assert [said(mine, number) for number in "1234"] == [joint] * 4
    assert [said(other, number) for number in "1234"] == [joint] * 4
    assert [item.number for item in other.items] == ["1", "2", "3", "4"]
    assert "A0722/13" in mine.absent, "the letter misquotes A0772/13 so; nothing is guessed"


def test_minutes_resolution_and_report(archive: Archive) -> None:
    found = walked(archive, "V-Pi00004/19")
    assert course(found) == [("463864", "records"), ("453944", "same_paper"), ("458427", "controls")]
    assert [item.number for item in found.items] == ["1", "2"]
    for number in "12":
        assert [(file, how) for file, how, _ in said(found, number)] == [("463864", "records"), ("458427", "controls")]
    (session,) = [one for one in archive.links.of(document(archive, "453944"), PUBLIC) if one.kind is LinkKind.SESSION]
    assert [one.file for one in archive.links.targets(session, PUBLIC)] == ["463864"]


def test_a_later_enquiry_about_the_points_of_a_report(archive: Archive) -> None:
    found = walked(archive, "P0091/21")
    control, enquiry = "P0091-21_Beschlusskontrolle_2022-06-23", "AF2531-22_Antwort_2022-09-14"
    assert course(found) == [(control, "controls"), (enquiry, "concerns")] and not found.itself
    assert [item.number for item in found.items] == list("1234567")
    asked = [(control, "controls"), (enquiry, "asks_about"), (enquiry, "answers")]
    for number in "1234567":
        wanted = asked if number in "1256" else asked[:1]
        assert [(file, how) for file, how, _ in said(found, number)] == wanted, number
    questions = {item.number: station.passages[0].number for item in found.items for station in item.stations[1:]}
    assert questions == {"1": "1", "2": "2", "5": "3", "6": "4"}


def test_an_enquiry_with_its_answers(archive: Archive) -> None:
    found = walked(archive, "AF2531/22")
    assert [(item.number, len(item.stations)) for item in found.items] == [(number, 1) for number in "1234"]
    assert found.letters[0].letter.kind is LetterKind.ANSWER_LETTER


def test_an_answer_that_refers_to_another_enquiry(archive: Archive) -> None:
    found = walked(archive, "AF2006/13")
    sent = {
        (item.number, one.link.reference, one.link.number)
        for item in found.items
        for station in item.stations
        for one in station.referrals
    }
    assert sent == {("3", "AF2013/13", "3"), ("11", "AF1703/12", None), ("12", "AF1703/12", None)}


@pytest.mark.parametrize(
    ("reference", "files"), [("A0115/15", ["222418", "230357"]), ("A0097/15", ["231524", "243149"])]
)
def test_resolutions_with_one_report(archive: Archive, reference: str, files: list[str]) -> None:
    found = walked(archive, reference)
    assert [file for file, _ in course(found)] == files
    assert all([station.letter.file for station in item.stations] == files[1:] for item in found.items)


def document(archive: Archive, file: str) -> str:
    """The id of the document of a file."""
    return next(one.document_id for one in archive.summaries(PUBLIC) if one.file == file)
