"""Files to letters: what is taken in, what is refused, and who may see it afterwards."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.archive.tables import DOCUMENTS, PASSAGES
from ingest.clearance import MARK_READER, SINGLY, Decision, cleared_by, read_records
from ingest.errors import ArchiveUnusable, IndexUnusable
from ingest.model import BlockKind, MarkState, Tier
from ingest.pipeline import IngestReport, Orders, Outcome, ingest_files
from ingest.quarantine import REMEDY
from tests.corpus import SAMPLES
from tests.ingest.made_letters import ALL, PUBLIC
from tests.letters import ANSWER, CLEARANCES, CONTROL, NO_POINTS, written

SOURCE = '{"document_id": "x", "file": "x", "text": "", "page_starts": []}'
OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


@dataclass
class RecordingIndexer:
    """Stands for the indexes: notes what it is told, and the state of the archive then."""

    archive: Archive
    calls: list[str] = field(default_factory=list)
    fault: Exception | None = None

    def prepare(self) -> None:
        self.calls.append(f"prepare at {self.archive.generation}")
        if self.fault:
            raise self.fault

    def update(self, document_ids: Sequence[str]) -> None:
        for document_id in document_ids:
            assert self.archive.tier_of(document_id) is not None, "archived before it is indexed"
        self.calls += document_ids


@pytest.fixture
def indexer(archive: Archive) -> RecordingIndexer:
    return RecordingIndexer(archive)


def one(archive: Archive, indexer: RecordingIndexer, path: Path, orders: Orders | None = None) -> IngestReport:
    (report,) = ingest_files([path], archive, indexer, orders)
    return report


def test_samples_with_their_clearances_are_public(archive: Archive, indexer: RecordingIndexer) -> None:
    reports = ingest_files([SAMPLES], archive, indexer, Orders(records=read_records(CLEARANCES)))
    assert [report.outcome for report in reports] == [Outcome.TAKEN_IN] * 2
    assert [report.title for report in reports] == [
        "AF2531/22 vom 14.09.2022",
        "Beschlusskontrolle zu P0091/21 vom 23.06.2022",
    ]
    assert len(archive.summaries(PUBLIC)) == 2
    answer, control = (archive.decisions(str(report.document_id)) for report in reports)
    assert [decision.who for decision in (*answer, *control)] == [MARK_READER, "Projekt Fundstelle"]


def test_each_letter_is_archived_before_it_is_indexed(archive: Archive, indexer: RecordingIndexer) -> None:
    report = one(archive, indexer, ANSWER)
    assert indexer.calls == ["prepare at 0", report.document_id]


def test_unusable_indexes_are_a_fault_before_anything_changes(archive: Archive, indexer: RecordingIndexer) -> None:
    indexer.fault = IndexUnusable("Erwartet", "gefunden", "tun")
    with pytest.raises(IndexUnusable):
        one(archive, indexer, ANSWER)
    assert archive.summaries(ALL) == []


def test_the_same_bytes_again_change_nothing(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    first = one(archive, indexer, ANSWER)
    generation, calls = archive.generation, list(indexer.calls)
    renamed = tmp_path / "anderer Name.txt"
    renamed.write_bytes(ANSWER.read_bytes())
    assert one(archive, indexer, ANSWER).outcome is Outcome.UNCHANGED
    assert archive.generation == generation
    again = one(archive, indexer, renamed)
    assert (again.outcome, again.document_id, again.title) == (Outcome.UNCHANGED, first.document_id, first.title)
    assert indexer.calls == calls and len(archive.summaries(ALL)) == 1


def test_what_an_older_reader_read_otherwise_is_read_anew(archive: Archive, indexer: RecordingIndexer) -> None:
    report = one(archive, indexer, ANSWER, Orders(cleared_by("Muster, Probe")))
    document_id = str(report.document_id)
    letter = archive.letter(document_id, ALL)
    assert letter is not None
    archive.store(letter, archive.passages_of(document_id, ALL)[:3], ANSWER.read_bytes(), "", OPEN)
    decisions = archive.decisions(document_id)

    assert one(archive, indexer, ANSWER).outcome is Outcome.RENEWED
    assert len(archive.passages_of(document_id, ALL)) == report.passages
    assert archive.decisions(document_id) == decisions


def test_what_this_version_cannot_read_is_read_anew(archive: Archive, indexer: RecordingIndexer) -> None:
    document_id = str(one(archive, indexer, ANSWER).document_id)
    with archive.change() as connection:
        connection.execute(PASSAGES.update().values(passage="{}"))
        connection.execute(DOCUMENTS.update().values(letter='{"source": ' + SOURCE + "}", basis="1:old", digest="old"))
    with pytest.raises(ArchiveUnusable, match="nehmen Sie das Schreiben neu auf"):
        archive.passages_of(document_id, ALL)
    assert one(archive, indexer, ANSWER).outcome is Outcome.RENEWED
    assert archive.passages_of(document_id, ALL) and archive.letter(document_id, ALL)


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("vertraulich", MarkState.UNREADABLE),
        ("☒ vertraulich", MarkState.TICKED),
        ("", MarkState.ABSENT),
    ],
)
def test_without_a_plainly_open_mark_a_letter_is_withheld_until_cleared(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path, mark: str, state: MarkState
) -> None:
    path = written(tmp_path, mark=mark)
    report = one(archive, indexer, path)
    assert (report.outcome, report.tier, report.mark) == (Outcome.TAKEN_IN, SHUT, state)
    assert "Briefkopf" in report.message
    assert archive.summaries(PUBLIC) == []
    assert one(archive, indexer, path).outcome is Outcome.UNCHANGED

    cleared = one(archive, indexer, path, Orders(cleared_by("Erika Muster, am 3.2. veröffentlicht")))
    assert (cleared.outcome, cleared.tier, cleared.message) == (Outcome.CLEARED, OPEN, "")
    assert len(archive.summaries(PUBLIC)) == 1
    before, after = archive.decisions(str(report.document_id))
    assert (before.tier, before.who) == (SHUT, MARK_READER)
    assert after.tier is OPEN and after.who.endswith(": Erika Muster, am 3.2. veröffentlicht") and after.when
    assert indexer.calls[-1] == report.document_id


def test_a_letter_that_a_person_cleared_stays_cleared(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    path = written(tmp_path, mark="vertraulich")
    one(archive, indexer, path, Orders(cleared_by("Muster, Probe")))
    again = one(archive, indexer, path)
    assert (again.outcome, again.tier) == (Outcome.UNCHANGED, OPEN)


def test_a_record_can_withdraw_a_letter(archive: Archive, indexer: RecordingIndexer) -> None:
    one(archive, indexer, ANSWER)
    records = {key: type(decision)(SHUT, "Muster", "Namen") for key, decision in read_records(CLEARANCES).items()}
    for _ in range(2):  # the second time without a record: a person's word holds
        report = one(archive, indexer, ANSWER, Orders(records=records))
        assert report.tier is SHUT and report.message == "Namen"
        records = {}
    assert archive.summaries(PUBLIC) == []
    one(archive, indexer, ANSWER, Orders(cleared_by("Erika, doch")))
    assert archive.decisions(str(report.document_id))[-1].who.endswith("Erika, doch")


def test_a_record_holds_for_its_bytes_only(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    changed = tmp_path / CONTROL.name
    changed.write_bytes(CONTROL.read_bytes() + b"\n")
    assert one(archive, indexer, changed, Orders(records=read_records(CLEARANCES))).tier is SHUT


def test_one_bad_file_does_not_stop_the_others(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    bad = {
        "leer.txt": (b"", "ohne ein einziges Wort"),
        "binaer.txt": (b"%PDF-1.7", "unbeschädigtes PDF"),
        "steuer.txt": (b"\x01\xff" * 20, "kein Text"),
    }
    for name, (content, _) in bad.items():
        (tmp_path / name).write_bytes(content)
    written(tmp_path, "zuletzt.txt")
    reports = {Path(report.path).name: report for report in ingest_files([tmp_path], archive, indexer)}
    for name, (_, found) in bad.items():
        assert reports[name].outcome is Outcome.REFUSED
        assert found in reports[name].message and "bitte" in reports[name].message
    assert reports["zuletzt.txt"].outcome is Outcome.TAKEN_IN


def test_a_refused_file_leaves_what_is_there(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    one(archive, indexer, ANSWER)
    generation = archive.generation
    (tmp_path / "leer.txt").write_bytes(b"")
    one(archive, indexer, tmp_path / "leer.txt")
    assert archive.generation == generation and len(archive.summaries(PUBLIC)) == 1


def test_a_letter_without_points_is_plain_paragraphs(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    path = tmp_path / "rundschreiben.txt"
    path.write_text(NO_POINTS, encoding="utf-8")
    report = one(archive, indexer, path)
    assert (report.outcome, report.title) == (Outcome.TAKEN_IN, "rundschreiben vom 01.02.2023")
    kinds = {passage.kind for passage in archive.passages_of(str(report.document_id), ALL)}
    assert BlockKind.PARAGRAPH in kinds and not kinds & {BlockKind.QUESTION, BlockKind.RESOLUTION_POINT}
    assert archive.tier_of(str(report.document_id)) is SHUT


def test_a_path_that_is_no_file_is_refused_without_waiting(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "pipe", tmp_path / "nicht-da.txt", tmp_path / "empty"]
    reports = ingest_files(paths, archive, indexer)
    assert [report.outcome for report in reports] == [Outcome.REFUSED] * 3
    assert {
        found
        for report in reports
        for found in ("Pipe", "nichts unter diesem Namen", "kein lesbares")
        if found in report.message
    }


def test_a_folder_names_what_it_cannot_read(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "brief.doc").write_bytes(b"alt")
    reports = ingest_files([tmp_path], archive, indexer)
    assert [(report.outcome, report.message) for report in reports] == [
        (Outcome.UNSUPPORTED, "1 .doc"),
        (Outcome.TAKEN_IN, ""),
    ]


def test_a_file_named_twice_is_read_once(archive: Archive, indexer: RecordingIndexer, tmp_path: Path) -> None:
    path = written(tmp_path)
    assert len(ingest_files([path, tmp_path, path], archive, indexer)) == 1


def test_progress_is_told_before_each_file_and_can_end_the_run(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, what: str) -> None:
        told.append((done, total, what))
        if what == "b.txt":
            raise InterruptedError

    written(tmp_path, "a.txt")
    written(tmp_path, "b.txt", reference="AF0008/23")
    with pytest.raises(InterruptedError):
        ingest_files([tmp_path], archive, indexer, progress=progress)
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt")]
    assert len(archive.summaries(PUBLIC)) == 1


def test_what_was_erased_is_refused_until_somebody_insists(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    path = written(tmp_path)
    taken = one(archive, indexer, path)
    archive.erasures.begin([str(taken.document_id)], {})
    refused = one(archive, indexer, path)
    assert refused.outcome is Outcome.REFUSED and "Bescheinigung 1" in refused.message
    assert one(archive, indexer, path, Orders(erased_too=True)).outcome is Outcome.TAKEN_IN
    assert one(archive, indexer, path).outcome is Outcome.UNCHANGED


IBAN = "Bitte überweisen Sie auf DE89 3704 0044 0532 0130 00."


def test_what_speaks_against_publishing_withholds_a_letter_until_it_is_cleared_singly(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    path = written(tmp_path, first=IBAN)
    report = one(archive, indexer, path)
    assert (report.mark, report.tier) == (MarkState.UNTICKED, SHUT)
    assert "IBAN" in report.message and report.message.endswith(REMEDY) and "DE89" not in report.message
    for orders in (None, Orders(cleared_by("Erika, alle"))):
        again = one(archive, indexer, path, orders)
        assert (again.outcome, again.tier) == (Outcome.UNCHANGED, SHUT), (
            "a word about all letters is none about this one"
        )
    record = {hashlib.sha256(path.read_bytes()).hexdigest(): Decision(OPEN, "Erika Muster", "Spendenkonto.")}
    assert one(archive, indexer, path, Orders(cleared_by("Erika, alle"), record)).outcome is Outcome.CLEARED
    assert one(archive, indexer, path).tier is OPEN, "and it stays"


def test_a_letter_that_an_older_version_published_is_looked_at_again(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, first=IBAN)
    with monkeypatch.context() as older:
        older.setattr("ingest.pipeline.signs", lambda *_: ())
        assert one(archive, indexer, path).tier is OPEN
    assert one(archive, indexer, path).outcome is Outcome.WITHDRAWN


def test_the_same_bytes_under_a_name_that_contradicts_them_are_withdrawn(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path
) -> None:
    path = written(tmp_path)
    assert one(archive, indexer, path).tier is OPEN
    path = path.rename(tmp_path / "nichtöffentlich.txt")
    assert one(archive, indexer, path).outcome is Outcome.WITHDRAWN


def test_a_letter_that_is_classified_while_a_run_writes_stays_where_it_was_put(
    archive: Archive, indexer: RecordingIndexer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run has decided and not yet written: the archive looks once more, inside its transaction."""
    path = written(tmp_path)
    key = one(archive, indexer, path).document_id
    assert key
    archive.decide_tier(key, SHUT, f"{SINGLY}muster: Erika", "enthält Namen")
    monkeypatch.setattr("ingest.pipeline.decided", lambda *_: Decision(OPEN, "muster: alle", "für alle"))
    for _ in range(2):
        assert one(archive, indexer, path).tier is SHUT
        monkeypatch.setattr("ingest.planning.by_this_reader", lambda _: False)  # now it is written anew
    assert [held.tier for held in archive.decisions(key)] == [OPEN, SHUT]
