"""A Vorgang on a page: each point with what was said, in order, every place with its link, every gap in words."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

import pytest

from assistant.gaps import gaps
from assistant.implementation.points import implementation
from assistant.letters import scope_of
from assistant.model import Scope
from ingest.archive.archive import Archive
from ingest.model import LetterKind, Tier
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import ENQUIRY_ANSWERED, HEAD, LAST, QUESTION, SERIES, Made, letter, put, walked
from tests.ui.pages import words
from tests.ui.payloads import PAYLOADS
from ui.browse.vorgang_page import nothing_body, title_of, vorgang_body
from ui.browse.vorgang_texts import ENGLISH, GERMAN, VorgangTexts


def shown(
    archive: Archive,
    reference: str = "A0093/15",
    tiers: frozenset[Tier] = PUBLIC,
    texts: VorgangTexts = GERMAN,
) -> str:
    found = walked(archive, reference, tiers)
    return vorgang_body(found, gaps(archive, found, tiers), scope_of(archive, tiers), texts, len(tiers) > 1)


def point(page: str, number: int) -> str:
    """The section of a point."""
    (section,) = re.findall(rf'<section class="punkt" aria-labelledby="punkt-{number}">.*?</section>', page)
    return str(section)


def stations(section: str) -> list[str]:
    return [words(one)[:60] for one in re.findall(r'<li class="station .*?</li>', section)]


HERE = "In den hier einsehbaren Unterlagen (5 Schreiben, Stand 15.01.2018)"


def test_each_point_with_what_was_said_in_the_order_of_time(archive: Archive) -> None:
    put(archive, SERIES)
    second = point(shown(archive), 2)
    assert words(second).startswith("Beschlusspunkt 2a 2. a) ein Konzept zu erarbeiten Wortlaut:")
    assert stations(second) == [
        "03.11.2016 Bericht Das Konzept ist im Geschäftsgang. Beschlu",
        "Datum nicht lesbar zwischen 03.11.2016 und 31.08.2017 Berich",
        "13.09.2017 Bericht Die Beschlussvorlage V1569/17 zum Konzept",
        "spätestens 15.01.2018 Nachfrage hier zitiert nach der Antwor",
        "15.01.2018 Antwort Im Oktober. Im Übrigen verweise ich auf m",
    ]
    assert "verweist auf Beschlusskontrolle zu A0093/15 vom 03.11.2016" in words(second)
    assert "verweist auf Antwort auf eine Anfrage AF2013/13, Frage 3; das liegt hier nicht vor" in words(second)


def test_each_point_has_its_state_where_something_reports_on_it(archive: Archive) -> None:
    put(archive, SERIES)
    found = walked(archive)
    (first, *rest) = implementation(archive, PUBLIC, datetime.date(2026, 11, 23), reference="A0093/15")
    twice = replace(found, items=(found.items[0], replace(found.items[1], number=found.items[0].number)))
    for one in (found, twice):
        page = vorgang_body(one, gaps(archive, one, PUBLIC), Scope(5, None), GERMAN, False, (first, *rest))
        assert words(point(page, 1)).startswith("Beschlusspunkt 1 ") and "laut " in words(point(page, 1))[:90]
        assert page.count('id="stand-1"') == 1, "an address leads to one place"
    assert 'class="umsetzung"' not in shown(archive)


def test_gaps_are_told_of_what_can_be_seen(archive: Archive) -> None:
    put(archive, SERIES)
    page = shown(archive)
    assert f"{HERE} keine Nachfrage zu Punkt 1 gefunden." in words(point(page, 1))
    assert f"{HERE} kein Bericht zu Punkt 3 gefunden." in words(point(page, 4))
    assert "keine Nachfrage" not in words(point(page, 2)) and "Genannt, aber hier nicht einsehbar" in words(page)
    put(archive, [LAST], Tier.NICHTOEFFENTLICH)
    assert "4 Schreiben" in words(shown(archive))


def test_where_nobody_asked_it_is_said_once(archive: Archive) -> None:
    put(archive, SERIES[:4])
    page = words(shown(archive))
    assert page.count("keine Nachfrage") == 1 and "keine Nachfrage zu den Punkten dieses Beschlusses gefunden." in page


def test_an_enquiry_without_answer_is_a_gap(archive: Archive) -> None:
    asked = letter(
        LetterKind.ENQUIRY, "AF0008/18", Made(HEAD, None, "Anfrage AF0008/18 zu A0093/15"),
        Made(QUESTION, "1", "1. Zu Punkt 1: Was ergab die Prüfung?"), date="2018-02-01", further=("A0093/15",),
    )  # fmt: skip
    put(archive, [*SERIES, asked])
    page = shown(archive)
    assert "keine Antwort auf diese Nachfrage gefunden." in words(point(page, 1))
    assert "01.02.2018 Nachfrage 1. Zu Punkt 1" in words(point(page, 1)), "the enquiry itself has a day"
    assert "keine Antwort auf Frage 1 gefunden." in words(shown(archive, "AF0008/18"))


def test_every_place_has_its_permalink_and_every_letter_its_address(archive: Archive) -> None:
    put(archive, SERIES)
    page = html.unescape(shown(archive))
    places = re.findall(r'href="/stelle/([0-9a-f]{16})/([0-9_-]+)"', page)
    for document_id, ranges in places:
        one = archive.letter(document_id, PUBLIC)
        assert one is not None
        for start, end in (part.split("-") for part in ranges.split("_")):
            assert " ".join(one.source.text[int(start) : int(end)].split()) in words(page)
    assert len(places) == 15
    assert all(f'href="/brief/{one.source.document_id}"' in page for one in SERIES)


def test_the_same_words_are_quoted_once(archive: Archive) -> None:
    put(archive, SERIES)
    page = html.unescape(shown(archive))
    assert page.count("Die Beschlussvorlage V1569/17 zum Konzept wurde behandelt.") == 1
    targets = re.findall(r'href="#(stelle-[^"]+)">Derselbe Wortlaut wie bei Beschlusspunkt 2a', page)
    assert len(targets) == 4 and all(page.count(f'id="{target}"') == 1 for target in targets)


def test_ids_are_unique_and_headings_in_order(archive: Archive) -> None:
    put(archive, SERIES)
    page = shown(archive)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and re.findall(r"<h1", page) == ["<h1"]
    assert set(re.findall(r'href="#([^"]+)"', html.unescape(page))) <= {html.unescape(one) for one in ids}


def test_a_paper_that_is_not_here_itself(archive: Archive) -> None:
    put(archive, [ENQUIRY_ANSWERED])
    page = words(shown(archive, "AF0007/18"))
    assert "AF0007/18 selbst liegt hier nicht vor" in page and "zitiert nach: AF0007/18 vom 15.01.2018" in page
    assert "2 Fragen, 2 davon beantwortet" in page


def test_a_paper_that_is_only_mentioned(archive: Archive) -> None:
    put(archive, SERIES)
    page = shown(archive, "V0210/14")
    assert "<mark>V0210/14</mark>" in page and "Erwähnt in anderen Schreiben" in page
    assert "selbst liegt hier nicht vor" not in words(page), "there are no letters about it either"


def test_what_can_be_done_from_here(archive: Archive) -> None:
    put(archive, SERIES)
    page = html.unescape(shown(archive))
    assert 'href="/#vorgang=A0093%2F15"' in page and 'href="/suche?vorgang=A0093%2F15"' in page
    assert (
        '<form action="/gemerkt/vorgang" method="post"><input type="hidden" name="reference" value="A0093/15">' in page
    )


def test_staff_reads_who_may_see_each_letter(archive: Archive) -> None:
    put(archive, SERIES[:4])
    put(archive, SERIES[4:], Tier.NICHTOEFFENTLICH)
    assert "nichtöffentlich" in words(shown(archive, tiers=ALL)) and "öffentlich" not in words(shown(archive))


def test_english_frames_german_words(archive: Archive) -> None:
    put(archive, SERIES)
    page = words(shown(archive, texts=ENGLISH))
    assert "no enquiry about Point 1 was found" in page and "Das Konzept ist im Geschäftsgang." in page
    assert "Beschlusspunkt 2a" not in re.sub(r"vom \d\d\.\d\d\.\d{4}, Beschlusspunkt 2a", "", page)


def test_a_hidden_and_an_absent_paper_look_the_same() -> None:
    scope = Scope(5, None)
    assert "steht nichts zu A1/22." in words(nothing_body("A1/22", scope, GERMAN))
    assert len(nothing_body("A1/22", scope, GERMAN)) == len(nothing_body("A9/99", scope, GERMAN))


def test_the_tab_names_reference_and_matter(archive: Archive) -> None:
    put(archive, SERIES)
    assert title_of(walked(archive)) == "A0093/15: Ein Beispiel"
    assert title_of(replace(walked(archive), subject=None)) == "A0093/15"


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if "\ud800" not in one])
def test_payloads_are_text(archive: Archive, payload: str) -> None:
    point_1 = Made(QUESTION, "1", f"1. {payload}")
    hostile = letter(LetterKind.ENQUIRY, "AF1/22", Made(HEAD, None, "AF1/22"), point_1, date="2022-01-01")
    head = replace(hostile.head, subject=payload, office=payload, fraction=payload)
    put(archive, [replace(hostile, head=head)])
    page = shown(archive, "AF1/22", ALL)
    known = "article|header|h1|h2|p|div|a|form|input|button|section|ol|ul|li|span|time|blockquote|nav|details|summary"
    assert not re.search(rf"<(?!/?(?:{known})\b)", page)
    assert page.count("<form") == 1 and page.count("<input") == 1 and "<img" not in page
