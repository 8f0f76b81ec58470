"""Archive and indexes agree, whatever happens in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.archive.archive import Archive
from ingest.errors import IndexUnusable
from ingest.index.entry import Entry, Vector
from ingest.index.indexes import Indexes, LetterPassages
from ingest.index.manifest import Seal
from ingest.model import Tier
from tests.ingest.made_letters import PUBLIC, ROOT, embed, entries_of, holds, made

OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


@pytest.fixture
def indexes(tmp_path: Path) -> Iterator[Indexes]:
    with Indexes(tmp_path / "indexes", "e5") as opened:
        yield opened


def store(archive: Archive, *paragraphs: str, tier: Tier = OPEN, file: str = "brief") -> str:
    letter, passages, content = made(*paragraphs, file=file)
    archive.store(letter, passages, content, "", tier)
    return letter.source.document_id


def found(indexes: Indexes, tier: Tier, text: str) -> set[str]:
    """The documents that any of a tier's three indexes finds."""
    index, vector = indexes.tier(tier), embed(text)
    hits = index.passages.nearest(vector, 5) + index.sentences.nearest(vector, 5) + index.lexical.search(text, 5)
    return {key.split("/")[0] for key, _ in hits}


def test_update_follows_the_archive(archive: Archive, indexes: Indexes) -> None:
    key = store(archive, "Das Amt berät.")
    assert indexes.missing(archive) == [key]
    indexes.update(archive, [key], entries_of)
    assert indexes.missing(archive) == indexes.surplus(archive) == []
    assert (found(indexes, OPEN, "berät"), found(indexes, SHUT, "berät")) == ({key}, set())

    archive.decide_tier(key, SHUT, "ich", "weil")
    assert (indexes.missing(archive), indexes.surplus(archive)) == ([key], [key])
    indexes.update(archive, [key], entries_of)
    assert indexes.missing(archive) == indexes.surplus(archive) == []
    assert (found(indexes, OPEN, "berät"), found(indexes, SHUT, "berät")) == (set(), {key})

    archive.remove(key)
    assert indexes.surplus(archive) == [key]
    indexes.update(archive, [key], entries_of)
    assert found(indexes, SHUT, "berät") == set()


def test_a_letter_stored_anew_with_other_passages_is_missing(archive: Archive, indexes: Indexes) -> None:
    letter, passages, content = made("Eins.", "Zwei.")
    archive.store(letter, passages, content, "", OPEN)
    indexes.catch_up(archive, entries_of)
    archive.store(letter, passages[:1], content, "", OPEN)
    assert indexes.missing(archive) == [letter.source.document_id]
    assert indexes.catch_up(archive, entries_of) == 1
    assert sorted(indexes.tier(OPEN).lexical.ids()) == [passages[0].key]


def test_catching_up_tells_how_far_it_is(archive: Archive, indexes: Indexes) -> None:
    keys = {store(archive, "Text.", file=str(number)) for number in range(3)}
    told: list[tuple[int, int, str]] = []
    assert indexes.catch_up(archive, entries_of, lambda *step: told.append(step)) == 3
    assert [step[:2] for step in told] == [(3, 3)]
    assert told[0][2] in keys
    assert indexes.catch_up(archive, entries_of) == 0


def test_removal_leaves_every_search_at_once(archive: Archive, indexes: Indexes) -> None:
    key = store(archive, "Das Amt berät.")
    indexes.catch_up(archive, entries_of)
    indexes.remove([key, "unknown"])
    assert found(indexes, OPEN, "berät") == set()


def test_removal_and_rebuild_erase_from_the_files(archive: Archive, indexes: Indexes, tmp_path: Path) -> None:
    kept, gone = store(archive, "Das Amt berät."), store(archive, "Der Kanarienvogel singt.", file="anderer")
    indexes.catch_up(archive, entries_of)
    vector = embed("Der Kanarienvogel singt.").tobytes()
    archive.remove(gone)
    indexes.update(archive, [gone], entries_of)
    assert holds(tmp_path, vector)
    assert indexes.rebuild(archive, entries_of) == 1
    for trace in (vector, vector[:64], gone.encode()):
        assert holds(tmp_path / "indexes", trace) == []
    assert holds(tmp_path, b"Kanarienvogel") == []
    assert indexes.tier(OPEN).lexical.search("Kanarienvogel", 5) == []
    assert found(indexes, OPEN, "berät") == {kept}


def test_rebuilt_indexes_answer_as_before(archive: Archive, indexes: Indexes) -> None:
    subjects, places = ["Schulen", "Straßen", "Bäder", "Parks", "Brücken", "Museen"], ["Mitte", "Nord", "Süd", "Ost"]
    texts = [f"{subject} in {place} kosten Geld." for subject in subjects for place in places]
    store(archive, *texts)

    def vector(text: str) -> Vector:  # without the ties that few words in few dimensions make
        return np.random.default_rng(len(text) * 1000 + sum(text.encode())).normal(size=48).astype(np.float32)

    def distinct(letters: Sequence[LetterPassages]) -> list[list[Entry]]:
        return [[replace(one, vector=vector(one.search_text)) for one in entries] for entries in entries_of(letters)]

    indexes.catch_up(archive, distinct)

    def ranked() -> list[object]:
        index = indexes.tier(OPEN)
        return [
            (
                [(key, round(score, 5)) for key, score in index.passages.nearest(vector(text), 10)],
                [(key, round(score, 4)) for key, score in index.lexical.search(text, len(texts))],
            )
            for text in texts
        ]

    before = ranked()
    indexes.rebuild(archive, distinct)
    assert ranked() == before


def test_a_damaged_index_is_rebuilt_from_the_archive(archive: Archive, tmp_path: Path) -> None:
    key = store(archive, "Das Amt berät.")
    indexes = Indexes(tmp_path / "indexes", "e5")
    indexes.open()
    indexes.catch_up(archive, entries_of)
    indexes.close()
    (tmp_path / "indexes" / OPEN / "vectors" / "chroma.sqlite3").write_bytes(b"kaputt")
    with pytest.raises(IndexUnusable, match="fundstelle reindex"):
        indexes.open()
    with pytest.raises(IndexUnusable, match="geöffneter Index"):
        indexes.tier(SHUT)
    assert indexes.rebuild(archive, entries_of) == 1
    assert found(indexes, OPEN, "berät") == {key}
    indexes.close()
    with Indexes(tmp_path / "indexes", "e5") as again:
        assert again.missing(archive) == []


def test_another_model_needs_a_rebuild(archive: Archive, tmp_path: Path) -> None:
    store(archive, "Das Amt berät.")
    with Indexes(tmp_path / "indexes", "e5") as indexes:
        indexes.catch_up(archive, entries_of)
    other = Indexes(tmp_path / "indexes", "bge")
    with pytest.raises(IndexUnusable, match="embedder = bge"):
        other.open()
    other.rebuild(archive, entries_of)
    assert other.missing(archive) == []
    other.close()


def test_a_rebuild_that_fails_leaves_the_old_indexes_in_use(archive: Archive, indexes: Indexes, tmp_path: Path) -> None:
    key = store(archive, "Das Amt berät.")
    indexes.catch_up(archive, entries_of)

    def fails(_letters: Sequence[LetterPassages]) -> list[list[Entry]]:
        raise IndexUnusable("a", "b", "c")

    with pytest.raises(IndexUnusable):
        indexes.rebuild(archive, fails)
    assert found(indexes, OPEN, "berät") == {key}
    indexes.close()
    indexes.open()
    assert found(indexes, OPEN, "berät") == {key}
    assert not list((tmp_path / "indexes").glob("*.new"))


def test_an_index_that_cannot_be_sealed_keeps_no_other_open(
    archive: Archive, indexes: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chroma waits for ever on a directory that the same process still has open."""
    store(archive, "Das Amt berät.")
    indexes.catch_up(archive, entries_of)
    with monkeypatch.context() as patch:
        patch.setattr(Seal, "closed", lambda _: (_ for _ in ()).throw(IndexUnusable("a", "b", "c")))
        with pytest.raises(IndexUnusable):
            indexes.close()
    indexes.open()
    assert indexes.missing(archive) == []


def test_only_the_named_tier_is_rebuilt(archive: Archive, indexes: Indexes) -> None:
    store(archive, "Das Amt berät.")
    store(archive, "Geheim.", tier=SHUT, file="anderer")
    indexes.catch_up(archive, entries_of)
    other = indexes.tier(SHUT)
    assert indexes.rebuild(archive, entries_of, [OPEN]) == 1
    assert indexes.tier(SHUT) is other


def test_public_files_do_not_know_hidden_letters(archive: Archive, indexes: Indexes, tmp_path: Path) -> None:
    key = store(archive, "Der Kanarienvogel singt.", tier=SHUT)
    store(archive, "Das Amt berät.")
    indexes.catch_up(archive, entries_of)
    for trace in (key.encode(), embed("Der Kanarienvogel singt.").tobytes()):
        assert holds(tmp_path / "indexes" / SHUT, trace)
        assert holds(tmp_path / "indexes" / OPEN, trace) == []
    assert indexes.tier(OPEN).lexical.search("Kanarienvogel", 5) == []


def test_a_kill_between_commit_and_index_loses_nothing(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from ingest.archive.archive import Archive
from ingest.index.manifest import Seal
from ingest.index.indexes import Indexes
from tests.ingest.made_letters import entries_of
from tests.ingest.index.test_indexes import store
root = Path(sys.argv[1])
archive, indexes = Archive(root / "archive.sqlite3"), Indexes(root / "indexes", "e5")
indexes.open()
indexes.update(archive, [store(archive, "Das Amt berät.")], entries_of)
store(archive, "Der Rat beschließt.", file="zweiter")
os._exit(9)
"""
    command = [sys.executable, "-c", script, str(tmp_path)]
    assert subprocess.run(command, check=False, timeout=120, cwd=ROOT).returncode == 9
    with Archive(tmp_path / "archive.sqlite3") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        assert len(archive.summaries(PUBLIC)) == 2
        assert len(indexes.missing(archive)) == 1
        assert indexes.catch_up(archive, entries_of) == 1
        assert len(found(indexes, OPEN, "beschließt berät")) == 2


def test_importing_the_module_loads_no_heavy_library() -> None:
    script = (
        "import sys, ingest.index.indexes; sys.exit(bool({'chromadb', 'llama_index', 'tantivy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60, cwd=ROOT).returncode == 0
