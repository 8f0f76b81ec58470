"""A Vorgang as plain data and as a tree that can be read in a terminal."""

from __future__ import annotations

import datetime
import json
from typing import Any

from assistant.model import Scope
from ingest.archive.archive import Archive
from ingest.links.links import LinkKind
from ingest.model import LetterKind
from ingest.vorgang import vorgang
from tests.ingest.made_letters import PUBLIC
from tests.ingest.made_vorgang import ANSWER, ENQUIRY_ANSWERED, POINT, SERIES, Made, letter, put
from tests.ui.interfaces import hold
from ui import texts_de as de
from ui.commands import plain
from ui.vorgang import as_data, tree

SCOPE = Scope(5, datetime.date(2018, 1, 15))


def result(archive: Archive, reference: str = "A0093/15") -> Any:
    return json.loads(json.dumps(plain(as_data(vorgang(archive, reference, PUBLIC), reference, SCOPE))))


def test_it_fits_the_schema(archive: Archive) -> None:
    put(archive, SERIES)
    for reference in ("A0093/15", "V0210/14", "AF0007/18", "A9999/99"):
        hold("vorgang", result(archive, reference))


def test_the_tree_shows_each_station_with_label_and_date(archive: Archive) -> None:
    put(archive, SERIES)
    shown = tree(result(archive), 100)
    lines = [
        "Vorgang A0093/15: Ein Beispiel",
        "├─ 03.11.2016  Beschlusskontrolle: Beschlusskontrolle zu A0093/15 vom 03.11.2016",
        "Punkt 2a: ein Konzept zu erarbeiten",
        "├─ 03.11.2016  Bericht: Beschlusskontrolle zu A0093/15 vom 03.11.2016, Beschlusspunkt 2a, Antwort",
        "│    „Das Konzept ist im Geschäftsgang.“",
        "│    → verweist auf: Beschlusskontrolle zu A0093/15 vom 03.11.2016",
        "├─ 15.01.2018  Nachfrage: AF0007/18 vom 15.01.2018, Frage 1 (zu Beschlusspunkt 2)",
        "     → verweist auf: Antwort auf eine Anfrage AF2013/13, Frage 3 (liegt hier nicht vor)",
        "└─ in den hier einsehbaren Unterlagen keine Aussage dazu gefunden",
        "Genannt, aber hier nicht einsehbar: AF2013/13, V0210/14, V1569/17",
        "Durchsucht: die hier einsehbaren Unterlagen (5 Schreiben, Stand 15.01.2018).",
    ]
    assert [line for line in lines if line not in shown.splitlines()] == []
    unread = "├─ Datum nicht lesbar (nach dem 03.11.2016 und vor dem 31.08.2017)  Beschlusskontrolle:"
    assert unread in shown.splitlines()


def test_a_place_is_quoted_once(archive: Archive) -> None:
    put(archive, SERIES)
    shown = tree(result(archive), 100)
    assert shown.count("„Die Beschlussvorlage V1569/17 zum Konzept wurde behandelt.“") == 1
    assert de.VORGANG["above"] in shown, "2a and 2b share the later reports"


def test_a_paper_that_is_not_here_itself(archive: Archive) -> None:
    put(archive, [ENQUIRY_ANSWERED])
    shown = tree(result(archive, "AF0007/18"), 100)
    assert "AF0007/18 selbst liegt hier nicht vor" in shown
    assert "(wie zitiert in: AF0007/18 vom 15.01.2018, Frage 1 (zu Beschlusspunkt 2))" in shown


def test_a_mention_shows_the_words_around_it(archive: Archive) -> None:
    filler = "Es wird viel gesagt. " * 30
    blocks = (Made(POINT, "1", "1. Es wird berichtet."), Made(ANSWER, "1", f"{filler}Siehe V0210/14. {filler}"))
    put(archive, [letter(LetterKind.STATEMENT, "V0001/20", *blocks)])
    shown = " ".join(tree(result(archive, "V0210/14"), 100).split())
    assert "„… " in shown and "Siehe V0210/14." in shown and len(shown) < 800


def test_nothing_found_is_said_relative_to_what_may_be_seen(archive: Archive) -> None:
    put(archive, SERIES)
    assert tree(result(archive, "A9999/99"), 100) == (
        "In den hier einsehbaren Unterlagen (5 Schreiben, Stand 15.01.2018) steht nichts zu A9999/99."
    )


def test_no_line_is_wider_than_the_terminal(archive: Archive) -> None:
    put(archive, SERIES)
    assert max(map(len, tree(result(archive), 70).splitlines())) <= 70


def test_every_kind_of_a_place_has_its_word() -> None:
    places = set(LinkKind) - {LinkKind.SAME_PAPER, LinkKind.CONCERNS, LinkKind.SESSION, LinkKind.ANNOUNCES}
    assert set(de.VORGANG_SAYS) == {kind.value for kind in places}
