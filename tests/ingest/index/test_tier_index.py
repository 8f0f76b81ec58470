"""The indexes of one tier stay in step, notice damage, and recover from any kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexUnusable
from ingest.index.entry import Entry
from ingest.index.lexical_index import LexicalIndex
from ingest.index.manifest import Indexed, Manifest
from ingest.index.tier_index import Indexable, TierIndex
from ingest.index.vector_index import ChromaIdStore
from tests.ingest.made_letters import ROOT, embed, entries_of, holds, made


def entries(*texts: str, document: str = "d") -> list[Entry]:
    return [
        Entry(f"{document}/{number}", text, embed(text), np.array([embed(part) for part in text.split(".") if part]))
        for number, text in enumerate(texts, start=1)
    ]


def keys(index: TierIndex) -> tuple[list[str], list[str], list[str]]:
    return sorted(index.passages.ids()), sorted(index.sentences.ids()), sorted(index.lexical.ids())


def put(index: TierIndex, document: str, found: list[Entry], digest: str = "digest") -> None:
    index.put({document: Indexable(found, digest)})


def filled(directory: Path) -> TierIndex:
    index = TierIndex(directory, "e5")
    put(index, "d", entries("Das Amt berät. Es hilft.", "Der Rat beschließt."))
    return index


def test_one_document_in_all_three_indexes(tmp_path: Path) -> None:
    index = filled(tmp_path)
    assert keys(index) == (["d/1", "d/2"], ["d/1#0", "d/1#1", "d/2#0"], ["d/1", "d/2"])
    assert index.documents == {"d": Indexed("digest", 2, 3)}
    assert index.passages.nearest(embed("Der Rat beschließt."), 1)[0][0] == "d/2"
    assert index.sentences.nearest(embed("Es hilft"), 1)[0][0] == "d/1#1"
    assert index.lexical.search("Beschließt der Rat?", 1)[0][0] == "d/2"
    index.close()
    index.close()


def test_replacing_leaves_nothing_behind(tmp_path: Path) -> None:
    index = filled(tmp_path)
    put(index, "d", entries("Neu."))
    assert keys(index) == (["d/1"], ["d/1#0"], ["d/1"])
    put(index, "d", [], "leer")
    assert keys(index) == ([], [], [])
    assert index.documents == {"d": Indexed("leer", 0, 0)}
    index.remove(["d"])
    assert index.documents == {}
    index.close()
    TierIndex(tmp_path, "e5").close()


def test_a_passage_without_sentences(tmp_path: Path) -> None:
    index = TierIndex(tmp_path, "e5")
    put(index, "d", [Entry("d/1", "", embed(""), np.empty((0, 48), np.float32))])
    assert keys(index) == (["d/1"], [], ["d/1"])
    index.close()


def test_no_sentence_of_a_letter_stands_in_its_files(tmp_path: Path) -> None:
    sentence = "Seit März 2022 ist am Ferdinandplatz ein Verbindungsbüro eingerichtet."
    letter, passages, _ = made(sentence)
    index = TierIndex(tmp_path, "e5")
    put(index, letter.source.document_id, entries_of([(letter, passages)])[0])
    index.close()
    for words in (sentence, "Verbindungsbüro", "Verbindungsb", "Ferdinandplatz"):
        assert holds(tmp_path, words.encode()) == []


def test_another_model_or_version_is_refused_and_the_old_one_still_opens(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with pytest.raises(IndexUnusable, match="embedder"):
        TierIndex(tmp_path, "other")
    TierIndex(tmp_path, "e5").close()


@pytest.mark.parametrize("pattern", ["chroma.sqlite3", "*.idx", "*.store", "meta.json", "manifest.json"])
def test_a_flipped_byte_is_found_before_anything_is_opened(tmp_path: Path, pattern: str) -> None:
    filled(tmp_path).close()
    file = next(tmp_path.rglob(pattern))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(IndexUnusable, match="verändert"):
        TierIndex(tmp_path, "e5")


def test_a_lost_file_after_a_crash_is_found(tmp_path: Path) -> None:
    index = filled(tmp_path)
    index._torn = True  # as after a fault: close without a seal
    index.close()
    for file in (tmp_path / "lexical").iterdir():
        file.unlink()
    index = TierIndex(tmp_path, "e5")
    assert index.documents == {}  # not whole, so it counts as missing
    assert keys(index) == ([], [], [])
    index.close()


def test_a_write_that_fails_half_way_counts_as_missing_and_is_tidied_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = filled(tmp_path)

    def full(*_: object) -> None:
        raise IndexUnusable("a", "b", "c")

    with monkeypatch.context() as patch:
        patch.setattr(type(index.sentences), "upsert", full)
        with pytest.raises(IndexUnusable):
            put(index, "e", entries("Anderes.", document="e"))
    assert "e" not in index.documents
    index.close()
    index = TierIndex(tmp_path, "e5")
    assert keys(index) == (["d/1", "d/2"], ["d/1#0", "d/1#1", "d/2#0"], ["d/1", "d/2"])
    index.close()


KILLED = """
import os, sys
from pathlib import Path
import tests.ingest.index.test_tier_index as test
for place, (owner, name) in test.PLACES.items():
    if os.fork() == 0:  # a process of its own that dies at this place
        index = test.filled(Path(sys.argv[1]) / place)
        original = getattr(owner, name)
        def dies(*arguments):
            if name != "put":
                original(*arguments)
            os._exit(9)
        setattr(owner, name, dies)
        if place != "in use":
            test.put(index, "d", test.entries("Neuer Text. Mit Folgen.", "Zweitens.", "Drittens."), "neu")
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 9
"""

PLACES: dict[str, tuple[type, str]] = {
    "after deletion": (ChromaIdStore, "delete_ids"),
    "after words": (LexicalIndex, "replace"),
    "after vectors": (ChromaIdStore, "upsert"),
    "before manifest": (Manifest, "put"),
    "in use": (Manifest, "put"),
}


def test_a_kill_at_any_step_leaves_a_missing_document_never_a_half_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    subprocess.run(command, check=True, timeout=120, cwd=ROOT)
    for place in PLACES:
        index = TierIndex(tmp_path / place, "e5")
        if place == "in use":
            assert index.documents == {"d": Indexed("digest", 2, 3)}
            assert index.lexical.search("Rat", 1)
        else:
            assert index.documents == {}
            assert keys(index) == ([], [], [])
        put(index, "d", entries("Neuer Text."), "neu")
        assert keys(index) == (["d/1"], ["d/1#0"], ["d/1"])
        index.close()
