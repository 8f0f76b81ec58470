"""Lists of letters and Vorgänge: counts, choices and pages, made from what may be seen alone."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.browsing import PAGE, Facet, browse, matter, vorgaenge
from assistant.filters import Filter
from ingest.archive.archive import Archive
from ingest.model import Letter, LetterKind, Tier
from tests.ingest.made_letters import ALL, PUBLIC, made
from tests.ingest.made_vorgang import ANSWER, HEAD, QUESTION, SERIES, UNDATED, Made, letter, put


def signed(number: int, office: str | None, fraction: str | None = None, year: int = 2022) -> Letter:
    """A letter of an office, asked by a fraction."""
    one, _, _ = made("Das Amt berät.", file=f"brief-{number}", reference=f"AF{number}/22")
    day = datetime.date(year, 1, 1 + number % 28)
    return replace(one, head=replace(one.head, office=office, fraction=fraction, date=day))


def test_the_latest_come_first_and_those_without_a_date_last(archive: Archive) -> None:
    put(archive, SERIES)
    found = browse(archive, PUBLIC, None)
    assert [entry.date and entry.date.isoformat() for entry in found.entries] == [
        "2018-01-15", "2017-09-13", "2016-11-03", "2015-11-19", None,
    ]  # fmt: skip
    assert found.entries[-1].document_id == UNDATED.source.document_id
    assert (found.total, found.page, found.scope.letters) == (5, 1, 5)


def test_pages_follow_each_other_and_one_too_far_is_the_last(archive: Archive) -> None:
    put(archive, [signed(number, "Amt") for number in range(PAGE + 3)])
    first, second = browse(archive, PUBLIC, None), browse(archive, PUBLIC, None, 2)
    assert (len(first.entries), len(second.entries), first.total) == (PAGE, 3, PAGE + 3)
    assert not {one.document_id for one in first.entries} & {one.document_id for one in second.entries}
    assert browse(archive, PUBLIC, None, 99) == second and browse(archive, PUBLIC, None, -1) == first


def test_each_choice_says_how_many_letters_it_would_leave(archive: Archive) -> None:
    put(archive, SERIES)
    found = browse(archive, PUBLIC, None)
    assert found.kinds == (Facet("resolution_control", 3), Facet("answer_letter", 1), Facet("resolution", 1))
    assert [one.value for one in found.years] == ["2018", "2017", "2016", "2015"]
    for facet in found.kinds:
        chosen = browse(archive, PUBLIC, Filter(kinds=frozenset({LetterKind(facet.value)})))
        assert chosen.total == facet.letters and chosen.kinds == found.kinds, "the others can still be chosen"
    of_2016 = Filter(since=datetime.date(2016, 1, 1), until=datetime.date(2016, 12, 31))
    restricted = browse(archive, PUBLIC, of_2016)
    assert restricted.kinds == (Facet("resolution_control", 1),) and restricted.years == found.years
    assert (restricted.total, restricted.scope.letters, restricted.scope.undated) == (1, 5, 1)


def test_filters_combine(archive: Archive) -> None:
    put(archive, [signed(1, "Sozialamt", "SPD"), signed(2, "Sozialamt", "CDU"), signed(3, "Schulamt", "SPD", 2021)])
    within = Filter(office="Sozialamt", fraction="SPD", since=datetime.date(2022, 1, 1))
    found = browse(archive, PUBLIC, within)
    assert [entry.reference for entry in found.entries] == ["AF1/22"] and found.entries[0].fraction == "SPD"
    assert found.offices == (Facet("Sozialamt", 1),), "of those of the SPD since 2022"
    assert found.fractions == (Facet("CDU", 1), Facet("SPD", 1)) and found.years == (Facet("2022", 1),)


def test_an_office_counts_what_its_filter_would_leave(archive: Archive) -> None:
    names = ("Sozialamt", "Sozialamt", "Sozialamt, Abteilung Asyl", "Dez. 1", "Dez.1", "Dez. 11", None)
    put(archive, [signed(number, name) for number, name in enumerate(names)])
    offices = browse(archive, PUBLIC, None).offices
    assert offices[:2] == (Facet("Sozialamt", 3), Facet("Dez. 1", 2)), "one spelling of two, and no Dez. 11"
    for facet in offices:
        assert browse(archive, PUBLIC, Filter(office=facet.value)).total == facet.letters


def test_a_hidden_letter_leaves_no_trace_in_lists(archive: Archive, tmp_path: Path) -> None:
    put(archive, SERIES[:3])
    hidden = [signed(8, "Geheimamt", "Geheimfraktion", 2099), *SERIES[3:]]
    before = browse(archive, PUBLIC, None), vorgaenge(archive, PUBLIC, None)
    put(archive, hidden, Tier.NICHTOEFFENTLICH)
    assert (browse(archive, PUBLIC, None), vorgaenge(archive, PUBLIC, None)) == before
    seen = browse(archive, ALL, None)
    assert seen.total == 6 and "Geheimamt" in [one.value for one in seen.offices]
    found = vorgaenge(archive, ALL, None).entries
    assert [entry.reference for entry in found] == ["AF8/22", "A0093/15"] and found[1].letters == 5


def test_a_vorgang_goes_under_the_paper_most_of_its_letters_name(archive: Archive) -> None:
    put(archive, SERIES)
    (entry,) = vorgaenge(archive, PUBLIC, None).entries
    assert (entry.reference, entry.further, entry.letters) == ("A0093/15", ("AF0007/18",), 5)
    assert (entry.first, entry.last) == (datetime.date(2015, 11, 19), datetime.date(2018, 1, 15))
    assert entry.kinds == (LetterKind.RESOLUTION, LetterKind.RESOLUTION_CONTROL, LetterKind.ANSWER_LETTER)
    assert entry.subject == "Ein Beispiel" and entry.open_points == 1, "nobody reports on point 3"


def test_vorgaenge_by_filter_by_words_and_by_what_is_open(archive: Archive) -> None:
    answered = letter(
        LetterKind.ANSWER_LETTER, "AF0002/22", Made(HEAD, None, "AF0002/22"), Made(QUESTION, "1", "1. Wann?"),
        Made(ANSWER, "1", "Im Mai."), date="2022-05-01",
    )  # fmt: skip
    put(archive, [*SERIES, replace(answered, head=replace(answered.head, subject="Radwege an der Elbe"))])

    def listed(within: Filter | None = None, words: str = "", only_open: bool = False) -> list[str]:
        found = vorgaenge(archive, PUBLIC, within, words=words, only_open=only_open)
        assert found.total == len(found.entries)
        return [entry.reference for entry in found.entries]

    assert listed() == ["AF0002/22", "A0093/15"]
    assert listed(Filter(until=datetime.date(2016, 1, 1))) == ["A0093/15"]
    assert listed(words="Radweg") == ["AF0002/22"] and listed(words="Radweg Weser") == []
    assert listed(words="af0007/18") == ["A0093/15"] and listed(words="A0093/16") == []
    assert listed(only_open=True) == ["A0093/15"]


def test_open_points_are_counted_anew_after_a_change(archive: Archive) -> None:
    put(archive, SERIES)
    assert vorgaenge(archive, PUBLIC, None, only_open=True).entries[0].open_points == 1
    put(archive, SERIES[:1])
    archive.remove(SERIES[1].source.document_id)
    assert vorgaenge(archive, PUBLIC, None).entries[0].open_points == 2, "point 1 has lost its only report"


def test_letters_without_a_paper_make_no_vorgang(archive: Archive) -> None:
    put(archive, [letter(LetterKind.MINUTES, "SR/034/2022", Made(HEAD, None, "Niederschrift"), date="2022-01-01")])
    put(archive, [letter(LetterKind.OTHER, None, Made(HEAD, None, "Rundschreiben"), date="2022-01-01")])
    assert vorgaenge(archive, PUBLIC, None).entries == () and browse(archive, PUBLIC, None).total == 2


@pytest.mark.parametrize(
    ("subject", "reference", "about"),
    [
        ("Beschlusskontrolle zu P0091/21 (Sitzungsnummer: SR/034/2022) Sicherer Hafen", "P0091/21", "Sicherer Hafen"),
        ("Beschlusskontrolle zu P0091/21", "P0091/21", "Beschlusskontrolle zu P0091/21"),
        ("Beschlusskontrolle zu P0091/21 „Hafen“", "AF2531/22", "Beschlusskontrolle zu P0091/21 „Hafen“"),
        ("Beschlusskontrolle zu P0091/21 „Hafen“", None, "Beschlusskontrolle zu P0091/21 „Hafen“"),
        ("Sicherer Hafen", "P0091/21", "Sicherer Hafen"),
    ],
)
def test_what_a_form_prints_is_no_matter(subject: str, reference: str | None, about: str) -> None:
    assert matter(subject, reference) == about
