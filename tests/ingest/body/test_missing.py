"""Pages without text, and attachments that a letter mentions and its file does not hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.body.missing import find_missing, mentions_attachment
from ingest.model import Block, BlockKind, MissingKind, Paragraph, Source, Speaker
from ingest.read import on_pages
from tests.ingest.gold_structure import source_of


def all_of(source: Source) -> list[Block]:
    spans = on_pages(source, 0, len(source.text))
    return [Block(BlockKind.PARAGRAPH, None, Speaker.OFFICE, (Paragraph(source.text, spans),))]


def names(text: str) -> list[str]:
    source = source_of(text)
    return [one.name for one in find_missing(source, all_of(source))]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Ein Brief.", []),
        ("Ein Brief.\f", []),
        ("Seite eins.\fSeite zwei.\f", []),
        ("Seite eins.\f\f", ["Seite 2"]),
        ("Seite eins.\f \n\f\f", ["Seite 2", "Seite 3"]),
        ("Seite eins.\f\fSeite drei.\f", ["Seite 2"]),
        ("Brief\nSeite 2 von 4\nEnde.", ["Seite 3", "Seite 4"]),
        ("-- 1 of 2 --\nBrief\n-- 2 of 2 --", []),
        ("Brief\n2/4\nweiter\n3/4\nEnde", ["Seite 4"]),
        ("Brief\n2/4\nEnde", []),
        ("Brief\n3/4\nweiter\n1/4\nEnde", []),
        ("Brief\nSeite 2 von 3\nund\nSeite 3 von 9\nEnde", []),
    ],
)
def test_pages(text: str, pages: list[str]) -> None:
    assert names(text) == pages


@pytest.mark.parametrize(
    ("text", "attachments"),
    [
        ("Die Liste (siehe Anlage) nennt alle.", ["Anlage"]),
        ("in Höhe gemäß Anlage 1 von 2.500 Euro", ["Anlage 1"]),
        ("nach den Anlagen 1 und 2 sowie Anlage 4", ["Anlage 1", "Anlage 2", "Anlage 4"]),
        ("eine Tabelle, die als Anlage dieser Anfrage beigefügt ist", ["Anlage"]),
        ("Im Detail siehe die Tabelle in der Anlage.", ["Anlage"]),
        ("Der Plan ist in Anlage 1 beigefügt.", ["Anlage 1"]),
        ("die beiliegende Übersicht", ["Anlage"]),
        ("Siehe Anhang A.", ["Anhang A"]),
        ("Ende\nAnlagen: Lageplan", ["Anlage"]),
        ("die in Anlage 1 beigefügte Satzung", ["Anlage 1"]),
        ("Die Nutzung baulicher Anlagen 2.1 Dächer", []),
        ("Die Anlage am Fluss ist gepflegt, diese Anlage von 1990.", []),
        ("Eine PV-Anlage mit 30 kW und die ELA-Anlage 2", []),
        ("nach Anlage 1 zu § 3 und Anlage 2 der Bauordnung", []),
        ("anliegende Straßen", []),
    ],
)
def test_attachments(text: str, attachments: list[str]) -> None:
    assert names(text) == attachments
    assert mentions_attachment(text) is bool(attachments)


def test_attachment_that_a_page_begins_with_is_there() -> None:
    assert names("Wie in Anlage 1 gezeigt.\fAnlage 1\nDie Tabelle.\f") == []
    assert names("Anlage 2\nWie in Anlage 1 gezeigt.") == ["Anlage 1"]


def test_places_of_a_mention_are_kept_and_noise_mentions_nothing() -> None:
    source = source_of("Siehe Anlage 1.\nEnde\nAnlage 1 fehlt")
    (found,) = find_missing(source, all_of(source))
    assert found.kind is MissingKind.ATTACHMENT
    assert [source.at(span) for span in found.spans] == ["Anlage 1", "Anlage 1"]
    assert find_missing(source, []) == ()


@settings(deadline=None)
@given(st.text(alphabet="Anlage 12und/-\f\nvonSeit§(.", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    source = Source("0" * 16, "x", text)
    for one in find_missing(source, all_of(source)):
        assert one.name
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
