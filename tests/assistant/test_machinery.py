"""Model, indexes and answerer are loaded once, when needed, and again after a fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant import machinery as module
from assistant.machinery import Machinery
from assistant.model import PUBLIC
from ingest.archive.archive import Archive
from ingest.errors import IndexUnusable, ModelMissing
from ingest.index.entry import Vector
from ingest.model import Tier
from tests.ingest.made_letters import embed, embed_parts, made


class WordEmbedder:
    """Stands for the model: a vector of the words; missing as long as its folder is."""

    fingerprint = "words"
    dimension = 48

    def __init__(self, folder: Path) -> None:
        if not folder.exists():
            raise ModelMissing("Erwartet wird ein Modell", "es fehlt", "bitte erzeugen")

    def warm_up(self) -> None: ...

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Vector, Vector]]:
        return embed_parts(texts, parts)


class SearchingAnswerer:
    """Stands for the answerer: how many passages the public index finds."""

    made = 0

    def __init__(self, archive: Archive, indexes: Any, embedder: WordEmbedder, *_: object) -> None:
        type(self).made += 1
        self._indexes = indexes

    def answer(self, question: str, *_: object) -> Any:
        index = self._indexes.tier(Tier.OEFFENTLICH)
        return len(index.lexical.search(question, 99)), len(index.passages.nearest(embed(question), 99))

    def search(self, words: str, *_: object) -> Any:
        return self.answer(words)


@pytest.fixture
def machinery(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machinery]:
    monkeypatch.setattr(module, "Embedder", WordEmbedder)
    monkeypatch.setattr("assistant.answer.Answerer", SearchingAnswerer)
    monkeypatch.setattr(SearchingAnswerer, "made", 0)
    (tmp_path / "model").mkdir()
    made_one = Machinery(archive, tmp_path / "indexes", tmp_path / "model")
    yield made_one
    made_one.close()


def store(archive: Archive, text: str) -> str:
    letter, passages, content = made(text)
    archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
    return letter.source.document_id


def ask(machinery: Machinery, question: str = "Beratung im Amt") -> Any:
    return machinery.answer(question, (), PUBLIC, None)


def test_it_loads_with_the_first_question_and_indexes_what_is_missing(machinery: Machinery, archive: Archive) -> None:
    store(archive, "Das Amt berät.")
    assert not machinery.ready and machinery.indexes is None
    told: list[tuple[int, int]] = []
    machinery.load(lambda done, total, what: told.append((done, total)))
    assert told == [(1, 1)]
    assert machinery.ready and ask(machinery) == (1, 1)
    found: Any = machinery.search("Beratung im Amt", PUBLIC, None, 50)
    assert found == (1, 1), "a search goes the same way"


def test_the_embedding_model_is_there_for_others_too(machinery: Machinery) -> None:
    assert machinery.embedder() is machinery.embedder()
    assert not machinery.ready, "nothing else was loaded for it"


def test_threads_that_come_together_load_it_once(machinery: Machinery) -> None:
    threads = [threading.Thread(target=machinery.load) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert SearchingAnswerer.made == 1


def test_a_missing_model_is_a_fault_until_it_is_there(machinery: Machinery, tmp_path: Path) -> None:
    (tmp_path / "model").rmdir()
    for need in (machinery.load, machinery.prepare, lambda: ask(machinery), machinery.rebuild):
        with pytest.raises(ModelMissing):
            need()
    (tmp_path / "model").mkdir()
    assert ask(machinery) == (0, 0)


def test_a_letter_can_be_found_as_soon_as_it_is_updated(machinery: Machinery, archive: Archive) -> None:
    assert ask(machinery) == (0, 0)
    machinery.update([store(archive, "Das Amt berät.")])
    assert ask(machinery) == (1, 1)


def test_damaged_indexes_are_a_fault_until_they_are_rebuilt(
    machinery: Machinery, archive: Archive, tmp_path: Path
) -> None:
    store(archive, "Das Amt berät.")
    (tmp_path / "indexes" / "oeffentlich").mkdir(parents=True)
    (tmp_path / "indexes" / "oeffentlich" / "manifest.json").write_text("{}")
    with pytest.raises(IndexUnusable, match="fundstelle reindex"):
        ask(machinery)
    assert machinery.rebuild() == 1
    assert ask(machinery) == (1, 1)


def test_indexes_of_other_texts_are_refused(
    machinery: Machinery, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(machinery)
    machinery.close()
    monkeypatch.setattr(WordEmbedder, "fingerprint", "others")
    other = Machinery(archive, tmp_path / "indexes", tmp_path / "model")
    with pytest.raises(IndexUnusable, match="fundstelle reindex"):
        ask(other)


def test_questions_are_answered_while_the_indexes_are_rebuilt(machinery: Machinery, archive: Archive) -> None:
    for number in range(20):
        store(archive, f"Das Amt berät in Zimmer {number}.")
    ask(machinery)
    stop, answers, faults = threading.Event(), [], []

    def keep_asking() -> None:
        while not stop.is_set():
            try:
                answers.append(ask(machinery))
            except IndexUnusable as fault:
                faults.append(fault)

    threads = [threading.Thread(target=keep_asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        machinery.rebuild()
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert set(answers) == {(20, 20)}


def test_damaged_indexes_that_are_being_rebuilt_are_opened_by_nobody(
    machinery: Machinery, archive: Archive, tmp_path: Path
) -> None:
    store(archive, "Das Amt berät.")
    (tmp_path / "indexes" / "oeffentlich").mkdir(parents=True)
    (tmp_path / "indexes" / "oeffentlich" / "manifest.json").write_text("{}")
    said: list[str] = []

    def asks(*_: object) -> None:
        with pytest.raises(IndexUnusable) as fault:
            machinery.load()
        said.append(str(fault.value))

    assert machinery.rebuild(asks) == 1
    assert said and all("gerade neu gebaut" in one for one in said)
    assert ask(machinery) == (1, 1)


def test_after_the_end_nothing_is_opened_again(machinery: Machinery) -> None:
    ask(machinery)
    machinery.close()
    machinery.close()
    needs: list[Callable[[], object]] = [machinery.prepare, machinery.rebuild, lambda: ask(machinery)]
    for need in needs:
        with pytest.raises(IndexUnusable, match="beendet"):
            need()


def test_what_is_erased_is_in_no_file_and_the_rest_is_not_embedded_again(
    machinery: Machinery, archive: Archive, tmp_path: Path
) -> None:
    assert not machinery.erase(["0123456789abcdef"], frozenset(Tier)), "there are no indexes yet"
    gone, kept = store(archive, "Der Kanarienvogel singt."), store(archive, "Das Amt berät.")
    assert ask(machinery)[1] == 2
    archive.remove(gone)
    assert machinery.erase([gone], frozenset(Tier)) and ask(machinery) == (1, 1)
    files = [path for path in (tmp_path / "indexes").rglob("*") if path.is_file()]
    assert not any(gone.encode() in path.read_bytes() for path in files)
    assert any(kept.encode() in path.read_bytes() for path in files)


def test_indexes_that_are_thrown_away_come_back_with_the_next_question(machinery: Machinery, archive: Archive) -> None:
    store(archive, "Das Amt berät.")
    assert ask(machinery) == (1, 1)
    machinery.discard()
    assert machinery.indexes is None and ask(machinery) == (1, 1)
