"""All that names a person in an archive: text, passages, older versions, and what stands beside letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.persons.naming import Record, naming
from assistant.persons.pattern import Writing
from ingest.archive.archive import Archive, Provenance
from ingest.archive.versions import Succession
from ingest.corrections import Change, Field
from ingest.errors import BadInput
from ingest.model import Tier
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.ingest.made_letters import ALL, PUBLIC, made
from tests.letters import written


def put(
    archive: Archive,
    *words: str,
    file: str = "brief",
    replaces: tuple[str, ...] = (),
    tier: Tier = Tier.OEFFENTLICH,
) -> str:
    letter, own, content = made(*words, file=file)
    provenance = Provenance(succession=Succession(replaces))
    archive.store(letter, own, content, f"/eingang/{file}.txt", tier, "Amt", provenance=provenance)
    return letter.source.document_id


def test_all_versions_and_tiers_that_may_be_seen(archive: Archive) -> None:
    old = put(archive, "Frau Eva Muster fragt.", file="a")
    new = put(archive, "Die Rätin fragt.", "E. Muster antwortet.", file="a", replaces=(old,))
    hidden = put(archive, "Eva Musters Haus.", file="b", tier=Tier.NICHTOEFFENTLICH)
    put(archive, "Niemand.", file="c")
    found = naming(archive, "Eva Muster", ALL)
    assert {one.document_id: [n.writing for n in one.named] for one in found.letters} == {
        old: [Writing.EXACT],
        new: [Writing.INITIALS],
        hidden: [Writing.INFLECTED],
    }
    assert (found.looked, found.count) == (4, 3)
    assert {one.document_id for one in found.letters if one.is_older} == {old}
    (mention,) = next(one for one in found.letters if one.document_id == new).named
    assert mention.passage_key == f"{new}/2/1" and mention.words == "E. Muster antwortet."
    assert hidden not in {one.document_id for one in naming(archive, "Eva Muster", PUBLIC).letters}


def test_what_stands_beside_a_letter(archive: Archive) -> None:
    key = put(archive, "Niemand.", file="2022_Eva-Muster")
    archive.decide_tier(key, Tier.NICHTOEFFENTLICH, "Eva Muster", "auf Wunsch")
    archive.corrections.add(key, [Change(Field.OFFICE, 0, 4, "Eins", "Amt", "Büro Eva Muster")], "Anna")
    (letter,) = naming(archive, "Eva Muster", ALL, [(key, "hier fehlt Eva Muster")]).letters
    kinds = [kind for kind, _ in letter.records]
    assert set(kinds) == set(Record) and letter.named == ()


def test_heads_and_signatures_are_looked_through(archive: Archive, tmp_path: Path) -> None:
    reading = read(written(tmp_path))
    letter = segment(reading.source)
    archive.store(letter, passages(letter), reading.content, "", Tier.OEFFENTLICH)
    (found,) = naming(archive, "Max Beispiel", ALL).letters
    assert Writing.EXACT in [one.writing for one in found.named]


def test_a_name_that_only_the_paragraph_shows_whole(archive: Archive) -> None:
    letter, own, content = made("Frau Eva Mus[Seite 2]ter fragt.")
    from dataclasses import replace

    joined = [replace(own[0], text="Frau Eva Muster fragt.")]
    archive.store(letter, joined, content, "", Tier.OEFFENTLICH)
    (found,) = naming(archive, "Eva Muster", ALL).letters
    assert [(one.writing, one.passage_key) for one in found.named] == [(Writing.TORN, own[0].key)]


def test_a_scan_that_was_misread(archive: Archive) -> None:
    put(archive, "Frau Eva Mustemann fragt.")
    (found,) = naming(archive, "Eva Mustermann", ALL).letters
    assert [one.writing for one in found.named] == [Writing.MISREAD]


def test_no_name(archive: Archive) -> None:
    assert naming(archive, "Eva Muster", ALL).letters == ()
    with pytest.raises(BadInput, match="Name einer Person"):
        naming(archive, "?", ALL)
