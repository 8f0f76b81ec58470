"""From a name and what is wanted to a letter that is read otherwise, and back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.correcting import Wanted, correct, corrections_of, find_letter
from ingest.archive.archive import Archive
from ingest.corrections import Field
from ingest.errors import BadInput
from ingest.model import BlockKind, Tier
from ingest.pipeline import Outcome, ingest_files
from tests.ingest.made_letters import ALL
from tests.ingest.test_pipeline import RecordingIndexer
from tests.letters import written


@pytest.fixture
def indexer(archive: Archive) -> RecordingIndexer:
    return RecordingIndexer(archive)


@pytest.fixture
def key(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> str:
    (tmp_path / "eingang").mkdir()
    (report,) = ingest_files([written(tmp_path / "eingang")], archive, indexer)
    return str(report.document_id)


def numbers(archive: Archive, key: str) -> list[str | None]:
    return [passage.number for passage in archive.passages_of(key, ALL) if passage.kind is BlockKind.QUESTION]


def test_a_correction_reaches_lists_passages_and_indexes(archive: Archive, indexer: RecordingIndexer, key: str) -> None:
    calls = len(indexer.calls)
    found = correct(archive, indexer, "AF0007/23", [Wanted(Field.DATE, "2023-04-05")], "Anna Beispiel")
    assert found.made == (1,) and found.open == () and found.tier is Tier.OEFFENTLICH
    assert found.corrections[0].who.endswith(": Anna Beispiel")
    (summary,) = archive.summaries(ALL)
    assert (summary.date, summary.title) == (datetime.date(2023, 4, 5), "AF0007/23 vom 05.04.2023")
    assert archive.passages_of(key, ALL)[0].label.startswith("AF0007/23 vom 05.04.2023")
    assert indexer.calls[calls:][-1] == key
    (letter,) = (archive.letter(key, ALL),)
    assert letter is not None and "03.04.2023" in letter.source.text


def test_it_outlives_re_ingest_and_a_newer_reader(
    archive: Archive, indexer: RecordingIndexer, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    position = next(n for n, block in enumerate(letter_blocks(archive, key), 1) if block is BlockKind.QUESTION)
    wanted = [Wanted(Field.BLOCK_NUMBER, "7", position), Wanted(Field.DATE, "2023-04-05")]
    correct(archive, indexer, key, wanted, "Anna")
    path = tmp_path / "eingang" / "brief.txt"
    assert [report.outcome for report in ingest_files([path], archive, indexer)] == [Outcome.UNCHANGED]
    assert numbers(archive, key)[0] == "7"
    monkeypatch.setattr("ingest.structure.READER", 99)
    ingest_files([path], archive, indexer)
    assert numbers(archive, key)[0] == "7"

    (changed,) = ingest_files([written(path.parent, first="Das Freibad bleibt zu.")], archive, indexer)
    new = str(changed.document_id)
    assert changed.outcome is Outcome.CHANGED and numbers(archive, new)[0] == "7", "where the words are the same"
    assert archive.summaries(ALL)[0].date == datetime.date(2023, 4, 5)
    (changed,) = ingest_files([written(path.parent, date="06.04.2023")], archive, indexer)
    found = correct(archive, indexer, str(changed.document_id), [], "")
    assert found.open == (2,), "another stamp: whoever corrected the old one has to look again"
    assert found.letter.head.date == datetime.date(2023, 4, 6) and numbers(archive, str(changed.document_id))[0] == "7"


def letter_blocks(archive: Archive, key: str) -> list[BlockKind]:
    letter = archive.letter(key, ALL)
    assert letter is not None
    return [block.kind for block in letter.blocks]


def test_what_is_undone_is_as_before(archive: Archive, indexer: RecordingIndexer, key: str) -> None:
    before = archive.letter(key, ALL), archive.passages_of(key, ALL)
    correct(archive, indexer, key, [Wanted(Field.KIND, "statement")], "Anna")
    found = correct(archive, indexer, key, [], "Bernd", undo=[1])
    assert (archive.letter(key, ALL), archive.passages_of(key, ALL)) == before
    assert found.corrections[0].undone_by == 2
    with pytest.raises(BadInput, match="die noch gilt"):
        correct(archive, indexer, key, [], "Bernd", undo=[1])


def test_borders_by_words_and_several_changes_at_once(archive: Archive, indexer: RecordingIndexer, key: str) -> None:
    wanted = [Wanted(Field.SPLIT, "am 1. Juni 2024"), Wanted(Field.SUBJECT, None)]
    before = len(letter_blocks(archive, key))
    found = correct(archive, indexer, key, wanted, "Anna")
    assert len(found.letter.blocks) == before + 1 and found.letter.head.subject is None
    assert [one.change.field for one in found.corrections] == [Field.SPLIT, Field.SUBJECT]


@pytest.mark.parametrize(
    ("wanted", "who", "found"),
    [
        ([Wanted(Field.SUBJECT, "x")], " ", "wer berichtigt"),
        ([Wanted(Field.BLOCK_NUMBER, "1")], "Anna", "welchen Abschnitt"),
        ([Wanted(Field.SUBJECT, "x"), Wanted(Field.SPLIT, "gibt es nicht")], "Anna", "genau einmal"),
    ],
)
def test_what_cannot_be_changes_nothing(
    archive: Archive, indexer: RecordingIndexer, key: str, wanted: list[Wanted], who: str, found: str
) -> None:
    generation = archive.generation
    with pytest.raises(BadInput, match=found):
        correct(archive, indexer, key, wanted, who)
    assert archive.generation == generation and archive.corrections.of(key) == []


def test_a_letter_by_path_id_file_or_reference(
    archive: Archive, indexer: RecordingIndexer, key: str, tmp_path: Path
) -> None:
    for name in (str(tmp_path / "eingang" / "brief.txt"), key, "brief", "brief.txt", "af 0007/23"):
        assert find_letter(archive, name) == key
    for name in ("", "gibt es nicht"):
        with pytest.raises(BadInput, match="ist keines"):
            find_letter(archive, name)
    ingest_files([written(tmp_path, "zweiter.txt", first="Anders.")], archive, indexer)
    with pytest.raises(BadInput, match="meint 2"):
        find_letter(archive, "AF0007/23")
    assert find_letter(archive, "zweiter") != key
    ingest_files([written(tmp_path / "eingang", first="Neu.")], archive, indexer)
    with pytest.raises(BadInput, match=r"durch die Fassung [0-9a-f]{16} ersetzt"):
        find_letter(archive, key)


def test_who_only_looks_changes_nothing_and_waits_for_nobody(
    archive: Archive, indexer: RecordingIndexer, key: str, tmp_path: Path
) -> None:
    correct(archive, indexer, key, [Wanted(Field.DATE, "2023-04-05"), Wanted(Field.OFFICE, "Bäderamt")], "Anna")
    correct(archive, indexer, key, [], "Anna", undo=[2])
    calls = len(indexer.calls)
    found = corrections_of(archive, key, ALL)
    assert len(indexer.calls) == calls
    assert found is not None and found.letter.head.date == datetime.date(2023, 4, 5) and found.open == ()
    assert [(one.number, one.undone_by is None) for one in found.corrections] == [(1, True), (2, False)]
    (changed,) = ingest_files([written(tmp_path / "eingang", date="06.04.2023")], archive, indexer)
    newer = corrections_of(archive, str(changed.document_id), ALL)
    assert newer is not None and newer.open == (1,)
    assert corrections_of(archive, key, frozenset()) is None and corrections_of(archive, "0" * 16, ALL) is None
