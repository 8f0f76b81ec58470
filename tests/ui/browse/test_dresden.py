"""The Vorgänge of the development corpus as pages: the order of time, each point with its reports and enquiries."""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.browsing import browse, vorgaenge
from assistant.gaps import gaps
from assistant.letters import scope_of
from ingest.archive.archive import Archive
from ingest.errors import BadInput
from ingest.model import Tier
from ingest.oparl import papers_of
from ingest.read import read
from ingest.structure import ToRead, structured
from tests.corpus import dresden, karlsruhe
from tests.ingest.made_letters import PUBLIC
from tests.ingest.made_vorgang import walked
from ui.browse.search_page import Found, search_body
from ui.browse.texts import GERMAN as LISTS
from ui.browse.vorgaenge_page import vorgaenge_body
from ui.browse.vorgang_page import vorgang_body
from ui.browse.vorgang_texts import GERMAN
from ui.browse.wanted import Wanted

#: As many letters as the figures are given for.
LETTERS = 2_000


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("dresden") / "archive.sqlite3") as opened:
        taken_in(opened, dresden(), sorted((dresden() / "files").glob("*.txt")))
        yield opened


def taken_in(archive: Archive, folder: Path, files: list[Path]) -> None:
    papers = papers_of(folder)
    for file in files:
        try:
            reading = read(file)
        except BadInput:  # a scan without text
            continue
        (one,) = structured([ToRead(reading.source, papers.get(file))])
        archive.store(one.letter, one.passages, reading.content, file.stem, Tier.OEFFENTLICH)


def shown(archive: Archive, reference: str) -> str:
    found = walked(archive, reference)
    page = vorgang_body(found, gaps(archive, found, PUBLIC), scope_of(archive, PUBLIC), GERMAN)
    return html.unescape(page)


def points(page: str) -> dict[str, str]:
    """The words of each point's section, by its number."""
    sections = re.findall(r'<section class="punkt".*?</section>', page)
    plain = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in sections]
    return {one.split()[1]: one for one in plain}


def test_the_petition_point_by_point(archive: Archive) -> None:
    page = shown(archive, "P0091/21")
    found = points(page)
    assert list(found) == list("1234567")
    scope = "(43 Schreiben, Stand 07.12.2023)"
    for number, said in found.items():
        assert "23.06.2022 Bericht Geschäftsbereich Arbeit, Soziales, Gesundheit und Wohnen" in said
        gap = f"In den hier einsehbaren Unterlagen {scope} keine Nachfrage zu Punkt {number} gefunden."
        asked = "spätestens 14.09.2022 Nachfrage SPD-Fraktion" in said
        answered = "14.09.2022 Antwort Der Oberbürgermeister" in said
        assert (asked, answered, gap in said) == ((True, True, False) if number in "1256" else (False, False, True))
    assert "Anlage: im Schreiben genannt, in der Datei nicht enthalten" in page
    assert "P0091/21 selbst liegt hier nicht vor" in page and page.count("<svg") == 4, "picture and three signs"


def test_a_resolution_and_its_reports_in_the_order_of_time(archive: Archive) -> None:
    page = shown(archive, "A0093/15")
    course = page[page.index('id="schreiben"') :]
    titles = re.findall(r'class="schreiben">([^<]+)<', course)
    assert titles == [
        "Beschluss zu A0093/15 vom 19.11.2015",
        "Beschlusskontrolle zu A0093/15 vom 23.08.2016",
        "Beschlusskontrolle zu A0093/15 vom 03.11.2016",
        "Beschlusskontrolle zu A0093/15",
        "Beschlusskontrolle zu A0093/15 vom 13.09.2017",
    ]
    for said in points(page).values():
        days = re.findall(r"(\d\d\.\d\d\.\d{4}|nicht lesbar)(?: zwischen \S+ und \S+)? Bericht", said)
        assert days == ["23.08.2016", "03.11.2016", "nicht lesbar", "13.09.2017"]
    assert "kündigt für den 31.01.2017 an: Beschlusskontrolle; gefolgt von Beschlusskontrolle zu A0093/15" in page


def test_an_announced_report_that_is_not_here(archive: Archive) -> None:
    assert "Angekündigt für den 31.12.2016: Beschlusskontrolle. In den hier" in shown(archive, "A0116/15")


@pytest.mark.full
def test_how_long_lists_of_two_thousand_letters_take(
    tmp_path: Path, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Reports figures; a machine that is busy fails nothing."""
    folder = karlsruhe()
    with Archive(tmp_path / "archive.sqlite3") as archive:
        taken_in(archive, folder, sorted((folder / "files").glob("*.txt"))[: LETTERS + 60])

        def search() -> None:
            search_body(Found(browse(archive, PUBLIC, None)), Wanted(), LISTS)

        def listed() -> None:
            vorgaenge_body(vorgaenge(archive, PUBLIC, None), Wanted(), LISTS)

        letters = scope_of(archive, PUBLIC).letters
        for name, make in (("/suche", search), ("/vorgaenge", listed)):
            cold, warm = taken(make), sorted(taken(make) for _ in range(9))
            record_property(name, warm[4])
            with capsys.disabled():
                told = f"{name}, {letters} letters: {cold:.0f} ms cold, {warm[4]:.0f} ms warm (median of 9)"
                sys.stdout.write(f"\n{told}\n")
    assert letters > LETTERS / 2


def taken(make: Callable[[], None]) -> float:
    """Milliseconds that a call takes."""
    started = time.perf_counter()
    make()
    return (time.perf_counter() - started) * 1000
