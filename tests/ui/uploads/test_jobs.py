"""Uploads into a real desk: what became of each file, nothing left on the disk, one after the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import event

from assistant.desk import Desk
from assistant.model import PUBLIC
from ingest.errors import FundstelleError
from ingest.ingest_report import IngestReport, Outcome
from ingest.model import Tier
from ingest.pipeline import AT_ONCE
from ingest.settings import Settings
from tests.letters import ANSWER, CONTROL, letter_text
from tests.ui.uploads.made_uploads import BROKEN, BUNDLE, LETTER, PDF, ended, left_over, taken_in, upload
from ui.uploads import jobs as module
from ui.uploads.jobs import Decision, Jobs, Standing
from ui.uploads.receiving import MOST_FILE_BYTES, ReceivedFile, Upload
from ui.visitor import STAFF


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    with Desk.open(Settings(tmp_path_factory.mktemp("uploads") / "data", model_dir)) as opened:
        yield opened


@pytest.fixture(scope="module")
def jobs(desk: Desk) -> Iterator[Jobs]:
    made = Jobs(desk.ingest, desk.settings.data_dir / "incoming")
    yield made
    made.close()


def outcomes(standing: Standing) -> list[tuple[str, Outcome]]:
    return [(row.name, row.report.outcome) for row in standing.rows]


def test_each_file_of_an_upload_has_its_row(jobs: Jobs, desk: Desk) -> None:
    job = taken_in(jobs, ("bündel.zip", BUNDLE), ("Antwort.pdf", PDF), ("leer.txt", b" \n"))
    assert outcomes(job.standing) == [
        ("2022/antwort.txt", Outcome.TAKEN_IN),
        ("2022/kaputt.pdf", Outcome.REFUSED),
        ("2022/kontrolle.txt", Outcome.TAKEN_IN),
        ("Antwort.pdf", Outcome.TAKEN_IN),
        ("leer.txt", Outcome.REFUSED),
    ]
    standing = job.standing
    assert [row.archive for row in standing.rows] == ["bündel.zip"] * 3 + [""] * 2
    assert (standing.phase, standing.done, standing.total, standing.fault) == ("done", 3, 3, "")
    assert "kaputt.pdf" in standing.rows[1].report.message and "gefunden" in standing.rows[1].report.message
    assert "leer.txt" in standing.rows[4].report.message, "under the name that its sender knows"
    assert standing.withheld == 2, "an unreadable mark, and none"
    assert left_over(desk.settings.data_dir / "incoming") == []


def test_the_same_bytes_are_the_same_letter_under_any_name(jobs: Jobs, desk: Desk) -> None:
    taken_in(jobs, ("Antwort.txt", LETTER))
    before = len(desk.letters(STAFF))
    job = taken_in(jobs, ("Antwort.txt", LETTER), ("Antwort.txt", LETTER), ("umbenannt.txt", LETTER))
    assert [outcome for _, outcome in outcomes(job.standing)] == [Outcome.UNCHANGED] * 3
    assert len(desk.letters(STAFF)) == before


def test_the_same_new_file_twice_in_one_upload_is_taken_in_once(jobs: Jobs) -> None:
    new = letter_text(reference="AF0099/23").encode()
    job = taken_in(jobs, ("a.txt", new), ("a.txt", new), ("b.txt", new))
    assert [outcome for _, outcome in outcomes(job.standing)] == [Outcome.TAKEN_IN, *[Outcome.UNCHANGED] * 2]


def test_another_letter_of_the_same_name_replaces_none(jobs: Jobs, desk: Desk) -> None:
    first = taken_in(jobs, ("Antwort.txt", letter_text(reference="AF0001/23").encode())).standing.rows[0].report
    second = taken_in(jobs, ("Antwort.txt", letter_text(reference="AF0002/23").encode())).standing.rows[0].report
    assert (first.outcome, second.outcome) == (Outcome.TAKEN_IN, Outcome.TAKEN_IN)
    assert {first.document_id, second.document_id} <= {entry.document_id for entry in desk.letters(PUBLIC)}


def test_only_an_unticked_mark_publishes_without_a_person(jobs: Jobs) -> None:
    marks = ("□ vertraulich", "x vertraulich", "")
    files = [(f"{number}.txt", letter_text(mark, f"AF003{number}/23").encode()) for number, mark in enumerate(marks)]
    tiers = [row.report.tier for row in taken_in(jobs, *files).standing.rows]
    assert tiers == [Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH, Tier.NICHTOEFFENTLICH]
    cleared = taken_in(jobs, *files, decision=Decision(cleared_by="Erika Muster, veröffentlicht")).standing
    assert outcomes(cleared)[1:] == [("1.txt", Outcome.CLEARED), ("2.txt", Outcome.CLEARED)]
    withdrawn = taken_in(jobs, *files, decision=Decision(withheld_by="Erika Muster, Namen")).standing
    assert withdrawn.count(Outcome.WITHDRAWN) == 3 == withdrawn.withheld
    assert withdrawn.rows[0].report.message == "Erika Muster, Namen"


def test_a_decision_that_cannot_be_used_ends_the_upload_with_its_sentence(jobs: Jobs) -> None:
    standing = taken_in(jobs, ("a.txt", LETTER), decision=Decision(cleared_by=" ")).standing
    assert standing.phase == "failed" and "Name und Grund" in standing.fault and standing.left == ("a.txt",)


def test_what_was_too_large_to_be_kept_and_an_empty_archive_are_named(jobs: Jobs) -> None:
    made = upload(jobs, [("nichts.zip", b"PK\x05\x06" + bytes(18)), ("brief.txt", LETTER)])
    large = ReceivedFile("riesig.zip", None, MOST_FILE_BYTES + 1)
    standing = ended(jobs.submit(Upload(made.folder, (large, *made.files), {}), Decision())).standing
    assert [outcome for _, outcome in outcomes(standing)][:2] == [Outcome.REFUSED, Outcome.REFUSED]
    assert "riesig.zip" in standing.rows[0].report.message and "100 MB" in standing.rows[0].report.message
    assert "nichts.zip" in standing.rows[1].report.message and standing.phase == "done"


def test_a_full_disk_ends_the_upload_named_and_what_came_before_stays(tmp_path: Path, model_dir: Path) -> None:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as desk:
        jobs = Jobs(desk.ingest, desk.settings.data_dir / "incoming")
        taken_in(jobs, ("erste.txt", LETTER))
        stop = "PRAGMA max_page_count = 1"
        listener = lambda connection: connection.exec_driver_sql(stop)  # noqa: E731  (removed by name below)
        event.listen(desk._archive._engine, "begin", listener)
        big = letter_text(first="Das Freibad öffnet wieder. " * 20_000).encode()
        standing = taken_in(jobs, ("zweite.txt", big)).standing
        assert standing.phase == "failed" and "Datenträger ist voll" in standing.fault
        assert standing.left == ("zweite.txt",) and left_over(tmp_path / "data" / "incoming") == []
        assert [entry.reference for entry in desk.letters(PUBLIC)] == ["AF0007/23"]
        jobs.close()


class Slow:
    """An ingest that waits in the middle until it is told to go on."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.go_on, self.fault = threading.Event(), fault
        self.calls: list[list[str]] = []

    def __call__(
        self,
        paths: Sequence[Path],
        cleared_by: str | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        *,
        withheld_by: str | None = None,
        account: str = "system",
    ) -> list[IngestReport]:
        self.calls.append([path.read_text() for path in paths])
        assert progress
        progress(1, len(paths), "brief.txt")
        assert self.go_on.wait(10)
        if self.fault:
            raise self.fault
        return [IngestReport(str(path), Outcome.TAKEN_IN) for path in paths]


def test_two_uploads_at_once_are_taken_in_one_after_the_other(tmp_path: Path) -> None:
    slow = Slow()
    jobs = Jobs(slow, tmp_path / "incoming")
    first = jobs.submit(upload(jobs, [("a.txt", b"1"), ("b.txt", b"2")]), Decision())
    second = jobs.submit(upload(jobs, [("a.txt", b"1")]), Decision())
    while not first.standing.name:
        time.sleep(0.01)
    assert (first.standing.phase, first.standing.done, first.standing.name) == ("running", 1, "brief.txt")
    assert (second.standing.phase, jobs.ahead(second), jobs.ahead(first)) == ("waiting", 1, 0)
    assert jobs.all() == [second, first] and jobs.get(first.id) is first and jobs.get("x") is None
    slow.go_on.set()
    assert ended(second).standing.rows[0].name == "a.txt" and ended(first).standing.count(Outcome.TAKEN_IN) == 2
    assert slow.calls == [["1", "2"], ["1"]], "the same file of the other upload was still there"
    jobs.close()


def test_a_fault_of_ours_ends_the_upload_without_a_word_of_a_letter(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    slow = Slow(KeyError("Geheimes aus einem Brief"))
    slow.go_on.set()
    jobs = Jobs(slow, tmp_path / "incoming")
    standing = taken_in(jobs, ("a.txt", b"1")).standing
    assert (standing.phase, standing.fault, standing.left) == ("failed", "", ("a.txt",))
    assert "KeyError" in caplog.text and "Geheimes" not in caplog.text
    assert left_over(tmp_path) == []


def test_what_a_fault_leaves_out_is_named(tmp_path: Path) -> None:
    slow = Slow()
    slow.go_on.set()
    jobs = Jobs(slow, tmp_path / "incoming")

    def then_fail(*given: object, **more: object) -> list[IngestReport]:
        if len(slow.calls) == 1:
            raise FundstelleError("Erwartet wird ein laufender Dienst", "er wird beendet", "bitte starten")
        return slow(*given, **more)  # type: ignore[arg-type]

    jobs._ingest = then_fail
    files = [(f"{number}.txt", b"%d" % number) for number in range(AT_ONCE + 2)]
    standing = taken_in(jobs, *files).standing
    assert standing.count(Outcome.TAKEN_IN) == AT_ONCE and standing.left == ("16.txt", "17.txt")
    assert standing.fault.startswith("Erwartet wird ein laufender Dienst") and left_over(tmp_path) == []


def test_too_many_that_wait_are_refused_and_old_ones_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    monkeypatch.setattr(module, "MOST_ENDED", 2)
    slow = Slow()
    jobs = Jobs(slow, tmp_path / "incoming")
    sent = [jobs.submit(upload(jobs, [("a.txt", b"1")]), Decision()) for _ in range(3)]
    while not sent[0].standing.name:
        time.sleep(0.01)
    with pytest.raises(FundstelleError, match="warten schon 2"):
        jobs.expect_room()
    slow.go_on.set()
    ended(sent[-1])
    jobs.expect_room()
    last = ended(jobs.submit(upload(jobs, [("a.txt", b"1")]), Decision()))
    assert jobs.all() == [last, sent[2]], "the latest two that have ended"


def test_what_a_killed_process_left_is_removed_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "incoming" / "waiting" / "x").mkdir(parents=True)
    (tmp_path / "incoming" / "waiting" / "x" / "0000").write_bytes(LETTER)
    Jobs(Slow(), tmp_path / "incoming")
    assert not (tmp_path / "incoming").exists()


def test_samples_are_read_as_on_the_command_line(jobs: Jobs, desk: Desk) -> None:
    standing = taken_in(jobs, (ANSWER.name, ANSWER.read_bytes()), (CONTROL.name, CONTROL.read_bytes())).standing
    assert [row.report.title for row in standing.rows] == [
        "AF2531/22 vom 14.09.2022",
        "Beschlusskontrolle zu P0091/21 vom 23.06.2022",
    ]
    assert taken_in(jobs, ("kaputt.pdf", BROKEN)).standing.rows[0].report.outcome is Outcome.REFUSED


def test_what_was_told_of_an_erased_letter_goes(jobs: Jobs) -> None:
    job = taken_in(jobs, ("gelb.txt", letter_text(reference="AF0077/23").encode()))
    (row,) = job.standing.rows
    assert jobs.forget(str(row.report.document_id)) >= 1 and job.standing.rows == ()
    assert jobs.forget(str(row.report.document_id)) == 0
