"""A changed file replaces its old version, which stays readable; the same bytes elsewhere stay the document."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ingest import structure
from ingest.archive.archive import Archive
from ingest.clearance import Decision, cleared_by
from ingest.index.indexes import Indexes
from ingest.model import Tier
from ingest.pipeline import Orders, Outcome, ingest_files
from tests.corpus import ROOT
from tests.ingest.made_letters import ALL, PUBLIC, embed, entries_of
from tests.ingest.test_pipeline import RecordingIndexer, one
from tests.letters import letter_text, written

OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


@pytest.fixture
def indexer(archive: Archive) -> RecordingIndexer:
    return RecordingIndexer(archive)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "eingang").mkdir()
    return tmp_path / "eingang"


def listed(archive: Archive) -> set[str]:
    return {summary.document_id for summary in archive.summaries(ALL)}


def test_a_changed_file_replaces_its_old_version(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    old = str(one(archive, indexer, written(folder)).document_id)
    cited = archive.passages_of(old, PUBLIC)[5]
    changed = one(archive, indexer, written(folder, first="Das Freibad bleibt geschlossen."))
    new = str(changed.document_id)

    assert changed.outcome is Outcome.CHANGED
    assert listed(archive) == {new} == set(archive.related(new, PUBLIC)) and archive.related(old, PUBLIC) == []
    assert archive.states(OPEN).keys() == {new}
    assert set(indexer.calls[-2:]) == {old, new}
    assert archive.passages([cited.key], PUBLIC) == [cited], "what was cited still stands under its key"
    assert archive.letter(old, PUBLIC) and archive.content(old, PUBLIC)
    assert archive.versions.successor(old, PUBLIC) == new
    assert archive.versions.successor(new, PUBLIC) is None


def test_a_chain_of_versions_ends_at_the_newest(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    ids = [str(one(archive, indexer, written(folder, first=f"Fassung {n} gilt.")).document_id) for n in range(3)]
    assert [archive.versions.successor(key, PUBLIC) for key in ids] == [ids[2], ids[2], None]
    assert archive.versions.predecessors(ids[2]) == [ids[1], ids[0]]


def test_a_file_that_goes_back_is_its_old_version_again(
    archive: Archive, indexer: RecordingIndexer, folder: Path
) -> None:
    old = str(one(archive, indexer, written(folder)).document_id)
    new = str(one(archive, indexer, written(folder, first="Anders.")).document_id)
    back = one(archive, indexer, written(folder))
    assert (back.outcome, back.document_id) == (Outcome.CHANGED, old)
    assert listed(archive) == {old}
    assert (archive.versions.successor(old, PUBLIC), archive.versions.successor(new, PUBLIC)) == (None, old)


def test_a_newer_version_that_is_hidden_looks_like_none(
    archive: Archive, indexer: RecordingIndexer, folder: Path
) -> None:
    old = str(one(archive, indexer, written(folder)).document_id)
    new = one(archive, indexer, written(folder, mark="☒ vertraulich"))
    assert new.tier is SHUT
    assert archive.versions.successor(old, PUBLIC) is None
    assert archive.versions.successor(old, ALL) == new.document_id


def test_moved_bytes_stay_the_document(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    first = written(folder, "a.txt")
    key = str(one(archive, indexer, first).document_id)
    first.rename(folder / "b.txt")
    assert one(archive, indexer, folder / "b.txt").outcome is Outcome.UNCHANGED
    assert archive.versions.origins(key) == [str(folder / "b.txt")]
    written(folder, "a.txt", first="Etwas Neues an der alten Stelle.")
    assert one(archive, indexer, first).outcome is Outcome.TAKEN_IN
    assert len(listed(archive)) == 2


def test_a_copy_that_changes_leaves_the_other(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        key = str(one(archive, indexer, written(folder, name)).document_id)
    assert listed(archive) == {key}
    new = one(archive, indexer, written(folder, "b.txt", first="Nur hier anders."))
    assert new.outcome is Outcome.TAKEN_IN and listed(archive) == {key, new.document_id}


def test_files_that_exchange_their_names_replace_nothing(
    archive: Archive, indexer: RecordingIndexer, folder: Path
) -> None:
    written(folder, "a.txt")
    written(folder, "b.txt", first="Das andere.")
    ingest_files([folder], archive, indexer)
    before = listed(archive)
    (folder / "a.txt").rename(folder / "c.txt")
    (folder / "b.txt").rename(folder / "a.txt")
    (folder / "c.txt").rename(folder / "b.txt")
    ingest_files([folder], archive, indexer)
    assert listed(archive) == before and len(before) == 2


def test_a_clearance_holds_for_its_bytes_a_withdrawal_for_the_file(
    archive: Archive, indexer: RecordingIndexer, folder: Path
) -> None:
    cleared = one(archive, indexer, written(folder, mark="vertraulich"), Orders(cleared_by("Muster, Probe")))
    assert cleared.tier is OPEN
    assert one(archive, indexer, written(folder, mark="vertraulich", first="Neu.")).tier is SHUT

    path = written(folder, "zweiter.txt")
    withdrawn = one(archive, indexer, path, Orders(everyone=Decision(SHUT, "Muster", "Namen Dritter")))
    assert withdrawn.tier is SHUT
    new = one(archive, indexer, written(folder, "zweiter.txt", first="Auch ohne Namen."))
    assert (new.outcome, new.tier, new.message) == (Outcome.CHANGED, SHUT, "Namen Dritter")
    assert one(archive, indexer, path).tier is SHUT, "and stays so when it is taken in again"


def test_unchanged_files_are_not_read(
    archive: Archive, indexer: RecordingIndexer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        written(folder, f"{number}.txt", reference=f"AF000{number}/23")
    ingest_files([folder], archive, indexer)
    generation, calls = archive.generation, list(indexer.calls)
    with monkeypatch.context() as patch:
        patch.setattr("ingest.planning.read_bytes", lambda *_: pytest.fail("it was read"))
        patch.setattr("ingest.pipeline.structured", lambda *_: pytest.fail("it was segmented"))
        assert {report.outcome for report in ingest_files([folder], archive, indexer)} == {Outcome.UNCHANGED}
    assert (archive.generation, indexer.calls) == (generation, calls)
    monkeypatch.setattr(structure, "READER", structure.READER + 1)
    ingest_files([folder], archive, indexer)
    assert archive.generation == generation + 5
    assert indexer.calls[len(calls) :] == [f"prepare at {generation + n}" for n in range(5)], "read alike: not indexed"


def test_a_zip_archive_is_a_folder(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    def pack(first: str) -> None:
        with zipfile.ZipFile(folder / "briefe.zip", "w") as bundle:
            bundle.writestr("2023/a.txt", letter_text(first=first))
            bundle.writestr("leer.txt", "")

    pack("Das Freibad öffnet.")
    reports = {report.path.partition("!")[2]: report for report in ingest_files([folder], archive, indexer)}
    assert {name: report.outcome for name, report in reports.items()} == {
        "2023/a.txt": Outcome.TAKEN_IN,
        "leer.txt": Outcome.REFUSED,
    }
    assert reports["leer.txt"].reason.startswith("gefunden wurde")
    old = str(reports["2023/a.txt"].document_id)
    assert archive.versions.origins(old) == [f"{folder / 'briefe.zip'}!2023/a.txt"]
    pack("Das Freibad bleibt zu.")
    changed = next(report for report in ingest_files([folder], archive, indexer) if report.document_id)
    assert changed.outcome is Outcome.CHANGED and archive.versions.successor(old, ALL) == changed.document_id


ENQUIRY = """\
Anfrage

Sehr geehrter Herr Oberbürgermeister,

1. Wann öffnet das Freibad im Norden wieder?

2. Was kostet die Sanierung der Becken?
"""
REPLY = """\
Stellungnahme zur Anfrage

Zu Frage 1:

Das Freibad im Norden öffnet im Juni wieder.

Zu Frage 2:

Die Sanierung kostet eine Million Euro.
"""


def paper(folder: Path, **files: str) -> Path:
    for part in ("papers", "files"):
        (folder / part).mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "files" / f"{name[1:]}.txt").write_text(text, encoding="utf-8")
    content = {
        "id": "https://example.org/papers/1",
        "reference": "2023/0007",
        "name": "Freibad im Norden",
        "paperType": "Anfrage",
        "mainFile": {"id": "https://example.org/files/1", "name": "Anfrage"},
        "auxiliaryFile": [{"id": "https://example.org/files/2", "name": "Stellungnahme"}],
    }
    (folder / "papers" / "1.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_paper_is_read_together_whatever_comes_first(
    archive: Archive, indexer: RecordingIndexer, folder: Path
) -> None:
    paper(folder, _2=REPLY)
    (reply,) = ingest_files([folder / "files" / "2.txt"], archive, indexer)
    key = str(reply.document_id)
    held = archive.versions.held(key)
    assert held is not None and held.paper is not None and held.paper.reference == "2023/0007"
    paper(folder, _1=ENQUIRY)
    (enquiry,) = ingest_files([folder / "files" / "1.txt"], archive, indexer)
    assert indexer.calls[-1] == enquiry.document_id or key in indexer.calls[-2:]
    again = ingest_files([folder], archive, indexer)
    assert [report.outcome for report in again] == [Outcome.UNCHANGED] * 2
    assert set(archive.versions.of_paper("https://example.org/papers/1")) == {key, enquiry.document_id}
    asked = [passage.asked for passage in archive.passages_of(key, ALL)]
    assert any(question and "Freibad" in question for question in asked)


def test_a_file_of_two_papers_stays_with_the_first(archive: Archive, indexer: RecordingIndexer, folder: Path) -> None:
    first, second = folder / "a", folder / "b"
    for root, name in ((first, "1"), (second, "2")):
        root.mkdir()
        paper(root, _1=REPLY)
        about = json.loads((root / "papers" / "1.json").read_text(encoding="utf-8"))
        about["id"] = f"https://example.org/papers/{name}"
        (root / "papers" / "1.json").write_text(json.dumps(about), encoding="utf-8")
    ingest_files([folder], archive, indexer)
    generation = archive.generation
    assert {report.outcome for report in ingest_files([folder], archive, indexer)} == {Outcome.UNCHANGED}
    assert archive.generation == generation
    shutil.rmtree(first)
    ingest_files([folder], archive, indexer)
    (key,) = listed(archive)
    assert archive.versions.of_paper("https://example.org/papers/2") == [key]


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, folder: Path) -> None:
    for number in range(40):
        written(folder, f"{number:02}.txt", reference=f"AF00{number:02}/23")
    script = """
import os, signal, sys
from pathlib import Path
from ingest.archive.archive import Archive
from ingest.index.indexes import Indexes
from ingest.pipeline import ingest_files
from tests.ingest.made_letters import entries_of

root, letters = Path(sys.argv[1]), Path(sys.argv[2])
archive, indexes = Archive(root / "archive.sqlite3"), Indexes(root / "indexes", "e5")

class Indexer:
    def prepare(self):
        indexes.open()
    def update(self, document_ids):
        indexes.update(archive, document_ids, entries_of)

def progress(done, total, what):
    if done == 21:
        os.kill(os.getpid(), signal.SIGKILL)

ingest_files([letters], archive, Indexer(), progress=progress)
"""
    command = [sys.executable, "-c", script, str(tmp_path), str(folder)]
    assert subprocess.run(command, check=False, timeout=120, cwd=ROOT, env=os.environ).returncode == -9
    with Archive(tmp_path / "archive.sqlite3") as archive, Indexes(tmp_path / "indexes", "e5") as indexes:
        assert len(archive.summaries(ALL)) == 21
        assert len(indexes.missing(archive)) == 5, "the last few were archived and not yet indexed"
        indexes.catch_up(archive, entries_of)
        again = ingest_files([folder], archive, RecordingIndexer(archive))
        counted = [[report.outcome for report in again].count(kind) for kind in (Outcome.UNCHANGED, Outcome.TAKEN_IN)]
        assert counted == [21, 19]
        assert indexes.catch_up(archive, entries_of) == 19
        hits = indexes.tier(OPEN).passages.nearest(embed("Das Freibad öffnet am 1. Juni 2024 wieder."), 3)
        assert hits[0][1] > 0.9
