"""What an erasure means: all letters of a paper, all versions of a file, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.erasing.selection import by_marks, selected
from ingest.archive.archive import Archive, Provenance
from ingest.archive.versions import Succession
from ingest.errors import BadInput
from ingest.model import Paper, Tier
from tests.ingest.made_letters import made


def put(
    archive: Archive,
    words: str,
    file: str = "brief",
    reference: str | None = "AF1/22",
    replaces: tuple[str, ...] = (),
    paper: Paper | None = None,
    origin: str = "",
    tier: Tier = Tier.OEFFENTLICH,
) -> str:
    letter, passages, content = made(words, file=file, reference=reference)
    provenance = Provenance(paper=paper, succession=Succession(replaces))
    archive.store(letter, passages, content, origin or f"/eingang/{file}.txt", tier, provenance=provenance)
    return letter.source.document_id


def ids(archive: Archive, name: str) -> set[str]:
    return {one.document_id for one in selected(archive, name)}


def test_a_reference_means_all_letters_of_the_paper_in_all_tiers_and_versions(archive: Archive) -> None:
    old = put(archive, "Alt.", "a")
    new = put(archive, "Neu.", "a", replaces=(old,))
    hidden = put(archive, "Geheim.", "b", tier=Tier.NICHTOEFFENTLICH)
    other = put(archive, "Anderes.", "c", "AF2/22")
    assert ids(archive, "AF1/22") == ids(archive, "af 1/22") == {old, new, hidden}
    assert ids(archive, "AF2/22") == {other}
    assert {one.document_id for one in selected(archive, "AF1/22") if one.is_older} == {old}


def test_letters_of_a_paper_without_a_reference_of_their_own_belong_to_it(archive: Archive) -> None:
    paper = Paper("https://example.org/papers/1", "AF1/22")
    main, annex = put(archive, "Eins.", "a", paper=paper), put(archive, "Anlage.", "b", None, paper=paper)
    assert ids(archive, "AF1/22") == {main, annex}
    assert ids(archive, annex) == {annex}


def test_a_file_means_all_its_versions(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Neu.")
    old = put(archive, "Alt.", "a", origin=str(path))
    new = put(archive, "Neu.", "a", replaces=(old,), origin=str(path))
    put(archive, "Anderes.", "b")
    for name in (old, new, "a", "a.txt", str(path)):
        assert ids(archive, name) == {old, new}, name
    (one,) = [one for one in selected(archive, new) if one.document_id == new]
    assert one.files == (str(path),) and one.passages == 1 and one.reference == "AF1/22"


def test_a_name_of_several_files_is_none(archive: Archive) -> None:
    put(archive, "Eins.", origin="/a/brief.txt")
    put(archive, "Zwei.", reference="AF2/22", origin="/b/brief.txt")
    with pytest.raises(BadInput, match="so heißen 2 Dateien"):
        selected(archive, "brief")


@pytest.mark.parametrize("name", ["", "  ", "AF9/99", "/nirgends/x.txt", "0123456789abcdef"])
def test_what_is_none_is_refused(archive: Archive, name: str) -> None:
    put(archive, "Eins.")
    with pytest.raises(BadInput, match="Erwartet wird ein aufgenommenes Schreiben"):
        selected(archive, name)


def test_what_was_erased_is_told_by_its_id_and_found_by_its_mark(archive: Archive) -> None:
    key, other = put(archive, "Eins."), put(archive, "Zwei.", "b")
    archive.erasures.begin([key], {})
    with pytest.raises(BadInput, match="Bescheinigung 1"):
        selected(archive, key)
    marks = archive.erasures.marks(1)
    assert by_marks(archive, marks) == ()
    put(archive, "Eins.")
    new = put(archive, "Drei.", replaces=(key,))
    assert {one.document_id for one in by_marks(archive, marks)} == {key}, "as an older version, too"
    assert {new, other}
