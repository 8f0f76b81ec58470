"""What was taken in, cleared, withheld or corrected is kept with the account that did it; what stayed is not."""

from __future__ import annotations

from pathlib import Path

from assistant.audit.changes import taken_in
from assistant.audit.event import Detail, EventKind
from assistant.audit.log import Audit
from assistant.correcting import Wanted
from assistant.desk import Desk
from ingest.corrections import Field
from ingest.ingest_report import IngestReport, Outcome
from ingest.model import Tier
from ingest.settings import Settings
from tests.letters import written


def test_what_changed_is_kept(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit")
    reports = [
        IngestReport(outcome.value, outcome, f"{number:064x}", "Brief", Tier.OEFFENTLICH)
        for number, outcome in enumerate(Outcome)
    ]
    reports.append(IngestReport("x", Outcome.REFUSED))
    assert taken_in(audit, reports, "erika") == reports
    kept = {(one.event.kind, one.event.what, one.event.detail) for one in audit.entries()}
    stands = [audit.pseudonym(f"{number:064x}") for number in range(5)]
    assert kept == {
        (EventKind.TAKEN_IN, stands[0], Detail.PUBLIC),
        (EventKind.TAKEN_IN, stands[1], Detail.PUBLIC),
        (EventKind.CLASSIFIED, stands[3], Detail.PUBLIC),
        (EventKind.CLASSIFIED, stands[4], Detail.PUBLIC),
    }
    assert {one.event.who for one in audit.entries()} == {"erika"}


def test_every_tier_has_its_detail() -> None:
    assert {tier.value for tier in Tier} <= {detail.value for detail in Detail}


def test_a_desk_keeps_what_it_is_told_to_change(tmp_path: Path, model_dir: Path) -> None:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as desk:
        path = written(tmp_path, "AF0007-23.txt")
        (report,) = desk.ingest([path], account="erika")
        assert report.document_id
        desk.ingest([path], cleared_by="Erika Muster, geprüft", account="erika")
        desk.ingest([path], account="erika")
        desk.correct(report.document_id)
        done = desk.correct(report.document_id, [Wanted(Field.OFFICE, "Amt 5")], "Erika Muster", account="otto")
        desk.correct(report.document_id, (), "Erika Muster", done.made)
        kept = [(one.event.kind, one.event.who) for one in desk.audit.entries()]
        assert kept == [
            (EventKind.TAKEN_IN, "erika"),
            *([(EventKind.CLASSIFIED, "erika")] if report.tier is not Tier.OEFFENTLICH else []),
            (EventKind.CORRECTED, "otto"),
            (EventKind.CORRECTED, "system"),
        ]
        assert {one.event.what for one in desk.audit.entries()} == {desk.audit.pseudonym(report.document_id)}
    stored = b"".join(one.read_bytes() for one in (tmp_path / "data" / "audit").iterdir())
    assert "geprüft".encode() not in stored and b"Muster" not in stored and b"Amt" not in stored
