"""What a Vorgang lacks, as a list in relative words."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from assistant.gaps import Gaps, gaps
from ingest.archive.archive import Archive
from ingest.model import Missing, MissingKind, Span
from tests.ingest.made_letters import PUBLIC
from tests.ingest.made_vorgang import FIRST, RESOLUTION, put, walked
from ui.browse.gap_list import gap_list
from ui.browse.vorgang_texts import GERMAN

HERE = "In den hier einsehbaren Unterlagen (2 Schreiben)"


def test_every_gap_says_where_it_is_spoken_of(archive: Archive) -> None:
    missing = (Missing(MissingKind.ATTACHMENT, "Anlage 1", (Span(3, 9),)), Missing(MissingKind.PAGE, "Seite 2"))
    report = replace(FIRST, missing=missing)
    put(archive, [RESOLUTION, report])
    found = walked(archive)
    shown = gap_list(found, gaps(archive, found, PUBLIC), HERE, GERMAN)
    key, title = report.source.document_id, "Beschlusskontrolle zu A0093/15 vom 03.11.2016"
    rows = [html.unescape(re.sub(r"<[^>]+>", "", row)) for row in re.findall(r"<li>.*?</li>", shown)]
    assert rows == [
        f"Angekündigt für den 31.01.2017: Beschlusskontrolle. {HERE} nicht gefunden. {title}",
        f"Anlage 1: im Schreiben genannt, in der Datei nicht enthalten · {title}",
        f"Seite 2: ohne lesbaren Text · {title}",
        "Genannt, aber hier nicht einsehbar: V0210/14",
    ]
    assert f"/stelle/{key}/3-9" in shown and f'href="/brief/{key}"' in shown and 'href="/vorgang/V0210/14"' in shown


def test_nothing_missing_is_said_of_what_can_be_seen(archive: Archive) -> None:
    put(archive, [RESOLUTION])
    shown = gap_list(replace(walked(archive), absent=()), Gaps(), HERE, GERMAN)
    assert f"{HERE} keine fehlenden Anlagen" in html.unescape(shown)
